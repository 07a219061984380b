// title: How are two names connected?
// description: The shortest chains of edges between two names, without the sentences.
// params: from string
// params: to string
// params: limit int 10
// columns: chain links
MATCH (a:Person|Organization|Place|Event {name: $from})
MATCH (b:Person|Organization|Place|Event {name: $to})
MATCH path = allShortestPaths((a)-[*..8]-(b))
WHERE none(n IN nodes(path) WHERE n:Sentence OR n:Document)
RETURN DISTINCT [n IN nodes(path) | n.name] AS chain, [r IN relationships(path) | type(r)] AS links
ORDER BY chain, links
LIMIT $limit
