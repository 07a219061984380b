// title: How far do the figures for an event lie apart?
// description: The lowest and the highest number that anybody gives for the same thing in an event, and who gives them.
// params: event string ""
// columns: event property lowest lowest_by highest highest_by figures
MATCH (w)-[:CLAIMS]->(c:Claim)-[:ASSERTS|DENIES|CONFIRMS|DOUBTS]->(e:Event)
WHERE c.number IS NOT NULL AND toLower(e.name) CONTAINS toLower($event)
WITH e, w, c ORDER BY c.number, w.name
WITH e, c.property AS property, collect(c.value) AS given, collect(w.name) AS who, count(DISTINCT c.number) AS figures
WHERE figures > 1
RETURN e.name AS event, property, given[0] AS lowest, who[0] AS lowest_by, given[-1] AS highest, who[-1] AS highest_by, figures
ORDER BY event, property
