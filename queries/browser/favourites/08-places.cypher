// Where things happened, and what lies in what
MATCH p = (:Event)-[:OCCURRED_AT]->(place:Place)
WITH p, place LIMIT 12
OPTIONAL MATCH q = (place)-[:LOCATED_IN]->(:Place)
RETURN p, q
