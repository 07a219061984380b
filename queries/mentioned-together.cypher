// title: Who is mentioned together most?
// description: Pairs of people, organizations and places in the same sentences.
// params: limit int 20
// columns: a b together
MATCH (a:Person|Organization|Place)<-[:MENTIONS]-(s:Sentence)-[:MENTIONS]->(b:Person|Organization|Place)
WHERE a.id < b.id
RETURN a.name AS a, b.name AS b, count(DISTINCT s) AS together
ORDER BY together DESC, a, b
LIMIT $limit
