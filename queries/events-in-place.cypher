// title: What happened in a place, and in the places inside it?
// description: Events at the place or anywhere below it, between two days; without a place, everywhere.
// params: place string ""
// params: from date 0001-01-01
// params: to date 9999-12-31
// columns: event place day status
MATCH (e:Event)-[:OCCURRED_AT]->(p:Place)
WHERE ($place = '' OR EXISTS { MATCH (p)-[:LOCATED_IN*0..6]->(big:Place) WHERE toLower(big.name) = toLower($place) })
  AND coalesce(e.earliest, e.latest, date($from)) <= date($to) AND coalesce(e.latest, e.earliest, date($to)) >= date($from)
RETURN e.name AS event, p.name AS place, coalesce(e.date, e.earliest) AS day, e.status AS status
ORDER BY day, event, place
