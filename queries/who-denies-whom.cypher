// title: Who denies what whom asserts?
// description: Pairs of sources of which one denies events that the other asserts or confirms, the most opposed first.
// columns: denier denied events names
MATCH (a)-[:CLAIMS]->(:Claim)-[:DENIES]->(e:Event)<-[:ASSERTS|CONFIRMS]-(:Claim)<-[:CLAIMS]-(b)
WHERE a <> b
WITH a, b, e ORDER BY e.name
WITH a, b, collect(DISTINCT e.name) AS names
RETURN a.name AS denier, b.name AS denied, size(names) AS events, names
ORDER BY events DESC, denier, denied
