// title: How are two names connected?
// description: A shortest chain of edges between two names, without the sentences.
// params: from string
// params: to string
// columns: chain links
MATCH (a:Person|Organization|Place|Event {name: $from})
MATCH (b:Person|Organization|Place|Event {name: $to})
MATCH path = shortestPath((a)-[*..8]-(b))
WHERE none(n IN nodes(path) WHERE n:Sentence OR n:Document)
RETURN [n IN nodes(path) | n.name] AS chain, [r IN relationships(path) | type(r)] AS links
ORDER BY chain, links
