// title: Which figures do the sources give?
// description: Numbers in claims (killed, injured ...), so that differing counts of one event stand side by side.
// params: property string ""
// columns: event property value who source
MATCH (c:Claim)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(d:Document)
WHERE c.number IS NOT NULL AND ($property = '' OR c.property = $property)
OPTIONAL MATCH (c)-[:ASSERTS|DENIES|CONFIRMS|DOUBTS]->(e:Event)
OPTIONAL MATCH (w)-[:CLAIMS]->(c)
RETURN e.name AS event, c.property AS property, c.value AS value, w.name AS who, coalesce(d.publisher, d.name) AS source
ORDER BY event, property, c.number, who, source
