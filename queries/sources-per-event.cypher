// title: How many sources tell each event?
// description: Documents and independent sources (copies of one text count once), the best told first.
// columns: event status sources documents sentences publishers
MATCH (e:Event)-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
WITH e, count(DISTINCT d) AS documents, count(DISTINCT s) AS sentences, coalesce(d.publisher, d.name) AS publisher
WITH e, sum(documents) AS documents, sum(sentences) AS sentences, publisher ORDER BY publisher
WITH e, sum(documents) AS documents, sum(sentences) AS sentences, collect(publisher) AS publishers
RETURN e.name AS event, e.status AS status, e.sources AS sources, documents, sentences, publishers
ORDER BY sources DESC, sentences DESC, event
