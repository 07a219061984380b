// title: What do unnamed sources say?
// description: Claims of sources that no report names ("a security source", "officials"), with whoever says the same of the event under a name.
// columns: source claim stance event named outlet
MATCH (w:Person|Organization)-[:CLAIMS]->(c:Claim)-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
WHERE NOT w.resolved AND NOT EXISTS { MATCH (w)<-[m:MENTIONS]-(:Sentence) WHERE m.kind = 'name' }
OPTIONAL MATCH (c)-[:ASSERTS|DENIES|CONFIRMS|DOUBTS]->(e:Event)
OPTIONAL MATCH (e)<-[:ASSERTS|CONFIRMS]-(:Claim)<-[:CLAIMS]-(n)
WHERE n.resolved OR EXISTS { MATCH (n)<-[m:MENTIONS]-(:Sentence) WHERE m.kind = 'name' }
WITH w, c, s, d, e, n ORDER BY n.name
WITH w, c, s, d, e, collect(DISTINCT n.name) AS named
RETURN w.name AS source, c.text AS claim, c.stance AS stance, e.name AS event, named, coalesce(d.publisher, d.name) AS outlet
ORDER BY source, outlet, s.start, event
