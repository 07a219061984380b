// title: What does somebody claim?
// description: All claims of a person, organization or place, in order of the day they were made.
// params: who string
// columns: made stance claim event told_to source
MATCH (w:Person|Organization|Place {name: $who})-[:CLAIMS]->(c:Claim)-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
OPTIONAL MATCH (c)-[:ASSERTS|DENIES|CONFIRMS|DOUBTS]->(e:Event)
OPTIONAL MATCH (c)-[:TOLD_TO]->(o)
RETURN c.made AS made, c.stance AS stance, c.text AS claim, e.name AS event, o.name AS told_to, coalesce(d.publisher, d.name) AS source
ORDER BY made, source, s.start, claim, event
