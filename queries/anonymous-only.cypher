// title: Which events rest on unnamed sources only?
// description: Events that somebody asserts or confirms, where nobody who does has a name in any report ("a security source", "officials").
// columns: event day status sources publishers
MATCH (w)-[:CLAIMS]->(c:Claim)-[:ASSERTS|CONFIRMS]->(e:Event)
WITH e, w ORDER BY w.name
WITH e, collect(DISTINCT w) AS who
WHERE none(w IN who WHERE w.resolved OR EXISTS { MATCH (w)<-[m:MENTIONS]-(:Sentence) WHERE m.kind = 'name' })
MATCH (e)<-[:ASSERTS|CONFIRMS]-(:Claim)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(d:Document)
WITH e, who, coalesce(d.publisher, d.name) AS publisher ORDER BY publisher
WITH e, who, collect(DISTINCT publisher) AS publishers
RETURN e.name AS event, coalesce(e.date, e.earliest) AS day, e.status AS status, [w IN who | w.name] AS sources, publishers
ORDER BY day, event
