// title: Which events rest on one source only?
// description: Events that one independent source tells; a copy of a text is no second source.
// columns: event day source sentence
MATCH (e:Event {sources: 1})-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
WITH e, s, d ORDER BY d.published, d.id, s.start
WITH e, collect(coalesce(d.publisher, d.name)) AS sources, collect(s.text) AS sentences
RETURN e.name AS event, coalesce(e.date, e.earliest) AS day, sources[0] AS source, sentences[0] AS sentence
ORDER BY day, event
