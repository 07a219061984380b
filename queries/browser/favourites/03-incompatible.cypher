// Outcomes that exclude each other, with who took part
MATCH p = (a:Event)-[:INCOMPATIBLE_WITH]-(:Event)
WITH a, p LIMIT 8
OPTIONAL MATCH q = (a)-[:AGENT|PATIENT|OCCURRED_AT]->()
RETURN p, q
