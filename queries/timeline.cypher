// title: What happened when?
// description: All dated events between two days, in order, with how exact the date is and what the reports say it rests on.
// params: from date 0001-01-01
// params: to date 9999-12-31
// columns: day precision text event status
MATCH (e:Event)
WHERE coalesce(e.earliest, e.latest) <= date($to) AND coalesce(e.latest, e.earliest) >= date($from)
RETURN coalesce(e.date, e.earliest, e.latest) AS day, e.granularity AS precision, e.date_text AS text, e.name AS event, e.status AS status
ORDER BY day, event
