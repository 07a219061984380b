// title: Who changed his figures?
// description: Sources that give more than one number for the same thing, in the order in which they gave them.
// params: who string ""
// columns: who event property figures days outlets
MATCH (w)-[:CLAIMS]->(c:Claim)-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
WHERE c.number IS NOT NULL AND ($who = '' OR w.name = $who)
OPTIONAL MATCH (c)-[:ASSERTS|DENIES|CONFIRMS|DOUBTS]->(e:Event)
WITH w, c, d, s, e ORDER BY coalesce(c.made, d.published), d.published, d.id, s.start, c.id
WITH w, e, c.property AS property, collect(c.value) AS figures, collect(coalesce(c.made, d.published)) AS days, collect(coalesce(d.publisher, d.name)) AS outlets, count(DISTINCT c.number) AS numbers
WHERE numbers > 1
RETURN w.name AS who, e.name AS event, property, figures, days, outlets
ORDER BY who, event, property
