// title: On what sentences does an edge rest?
// description: The sentences behind every edge between two names, with their document.
// params: from string
// params: to string ""
// columns: edge confidence sentence source url
MATCH (a {name: $from})-[r]-(b)
WHERE r.evidence IS NOT NULL AND ($to = '' OR b.name = $to)
MATCH (s:Sentence)-[:IN_DOCUMENT]->(d:Document) WHERE s.id IN r.evidence
RETURN startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name AS edge, r.confidence AS confidence, s.text AS sentence, coalesce(d.publisher, d.name) AS source, d.url AS url
ORDER BY edge, source, s.start
