// title: Who claims or denies an event?
// description: Every claim on events whose name holds the given words, with who makes it and where it stands.
// params: event string ""
// columns: event who stance claim made source
MATCH (who)-[:CLAIMS]->(c:Claim)-[stance:ASSERTS|DENIES|CONFIRMS|DOUBTS]->(e:Event)
WHERE toLower(e.name) CONTAINS toLower($event)
MATCH (c)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(d:Document)
RETURN e.name AS event, who.name AS who, type(stance) AS stance, c.text AS claim, c.made AS made, coalesce(d.publisher, d.name) AS source
ORDER BY event, made, who, stance, source
