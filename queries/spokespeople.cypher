// title: Who speaks for whom?
// description: People who speak for organizations, governments or persons, with the words that say so.
// columns: person speaks_for confidence sources quote
MATCH (p:Person)-[r:SPOKESMAN_OF]->(o)
RETURN p.name AS person, o.name AS speaks_for, r.confidence AS confidence, r.sources AS sources, r.quote AS quote
ORDER BY speaks_for, person
