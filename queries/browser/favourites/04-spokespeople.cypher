// Who speaks for whom, who leads what
MATCH p = (:Person)-[:SPOKESMAN_OF|LEADS|HOLDS_OFFICE|MEMBER_OF]->()
RETURN p LIMIT 20
