// title: Which places border each other?
// description: Places with a common border, from the reports or a knowledge base; without a name, all.
// params: place string ""
// columns: place borders known_from
MATCH (a:Place)-[r:BORDERS]-(b:Place)
WHERE CASE WHEN $place = '' THEN a.id < b.id ELSE a.name = $place END
RETURN a.name AS place, b.name AS borders, CASE WHEN r.from_kb THEN r.kb ELSE 'reports' END AS known_from
ORDER BY place, borders
