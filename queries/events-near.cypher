// title: What happened within so many kilometres of a place?
// description: Events at places within a distance of a place, by coordinates, nearest first; the place itself is among them.
// params: place string
// params: km float 50
// columns: event place km day status
MATCH (a:Place {name: $place})
MATCH (e:Event)-[:OCCURRED_AT]->(p:Place)
WITH e, p, min(point.distance(a.location, p.location)) AS metres
WHERE metres <= $km * 1000
RETURN e.name AS event, p.name AS place, round(metres / 1000.0, 1) AS km, coalesce(e.date, e.earliest) AS day, e.status AS status
ORDER BY km, day, event
