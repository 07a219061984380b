// title: Which events exclude each other?
// description: Two tellings of what can have happened only one way, each with who is behind it.
// columns: one told_by other other_told_by why
MATCH (a:Event)-[x:INCOMPATIBLE_WITH]->(b:Event)
OPTIONAL MATCH (p)-[:CLAIMS]->(:Claim)-[:ASSERTS|CONFIRMS]->(a)
WITH a, x, b, p ORDER BY p.name
WITH a, x, b, collect(DISTINCT p.name) AS told_by
OPTIONAL MATCH (q)-[:CLAIMS]->(:Claim)-[:ASSERTS|CONFIRMS]->(b)
WITH a, x, b, told_by, q ORDER BY q.name
WITH a, x, b, told_by, collect(DISTINCT q.name) AS other_told_by
RETURN a.name AS one, told_by, b.name AS other, other_told_by, x.reason AS why
ORDER BY one, other
