// title: Who did what to whom?
// description: Events of a type (seize, protest ...; all if none is given) with those who act, those acted upon, and the place.
// params: type string ""
// columns: event type agents patients places day
MATCH (e:Event) WHERE $type = '' OR e.type = $type
OPTIONAL MATCH (e)-[:AGENT]->(a)
WITH e, a ORDER BY a.name
WITH e, collect(DISTINCT a.name) AS agents
OPTIONAL MATCH (e)-[:PATIENT]->(p)
WITH e, agents, p ORDER BY p.name
WITH e, agents, collect(DISTINCT p.name) AS patients
OPTIONAL MATCH (e)-[:OCCURRED_AT]->(l:Place)
WITH e, agents, patients, l ORDER BY l.name
WITH e, agents, patients, collect(DISTINCT l.name) AS places
RETURN e.name AS event, e.type AS type, agents, patients, places, coalesce(e.date, e.earliest) AS day
ORDER BY day, event
