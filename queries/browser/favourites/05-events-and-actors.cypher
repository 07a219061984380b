// The best attested events: who did it, to whom, where
MATCH (e:Event)-[:AGENT|PATIENT]->()
WITH DISTINCT e ORDER BY e.sources DESC, e.name LIMIT 8
MATCH p = (e)-[:AGENT|PATIENT|OCCURRED_AT|DESTINATION|BENEFICIARY]->()
RETURN p
