// title: Which events does nobody vouch for?
// description: Events that the reports tell in their own words, without a source that asserts, confirms, denies or doubts them.
// columns: event day publishers sentence
MATCH (e:Event)-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
WHERE NOT (e)<-[:ASSERTS|CONFIRMS|DENIES|DOUBTS]-(:Claim)
WITH e, s, d ORDER BY d.published, d.id, s.start
WITH e, collect(DISTINCT coalesce(d.publisher, d.name)) AS publishers, head(collect(s)) AS fs
RETURN e.name AS event, coalesce(e.date, e.earliest) AS day, publishers, fs.text AS sentence
ORDER BY day, event
