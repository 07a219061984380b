// title: Which events are disputed, and who stands where?
// description: Events that somebody denies or that have a rival telling, with those who assert and those who deny.
// columns: event day status asserted_by denied_by
MATCH (e:Event) WHERE e.status IN ['disputed', 'denied']
OPTIONAL MATCH (p)-[:CLAIMS]->(:Claim)-[:ASSERTS|CONFIRMS]->(e)
WITH e, p ORDER BY p.name
WITH e, collect(DISTINCT p.name) AS asserted_by
OPTIONAL MATCH (q)-[:CLAIMS]->(:Claim)-[:DENIES]->(e)
WITH e, asserted_by, q ORDER BY q.name
WITH e, asserted_by, collect(DISTINCT q.name) AS denied_by
RETURN e.name AS event, coalesce(e.date, e.earliest) AS day, e.status AS status, asserted_by, denied_by
ORDER BY day, event
