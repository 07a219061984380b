// title: Who reported an event first?
// description: For events whose name holds the given words: the earliest report, its sentence, and who told it after that.
// params: event string ""
// columns: event day first published later sentence
MATCH (e:Event)-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
WHERE toLower(e.name) CONTAINS toLower($event)
WITH e, s, d ORDER BY d.published, d.id, s.start
WITH e, head(collect(d)) AS fd, head(collect(s)) AS fs, collect(DISTINCT coalesce(d.publisher, d.name)) AS tellers
RETURN e.name AS event, coalesce(e.date, e.earliest) AS day, tellers[0] AS first, fd.published AS published, tellers[1..] AS later, fs.text AS sentence
ORDER BY day, event
