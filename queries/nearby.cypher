// title: Which places are near a place?
// description: Places within a distance of a place, by their coordinates, nearest first.
// params: place string
// params: km float 100
// columns: place km
MATCH (a:Place {name: $place})
MATCH (b:Place)
WHERE a <> b AND point.distance(a.location, b.location) < $km * 1000
RETURN b.name AS place, round(point.distance(a.location, b.location) / 1000.0, 1) AS km
ORDER BY km, place
