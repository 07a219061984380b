// The sentences under the event with most claims, and their reports
MATCH (e:Event)<-[:ASSERTS|CONFIRMS|DENIES|DOUBTS]-(c:Claim)
WITH e, count(c) AS claims ORDER BY claims DESC, e.name LIMIT 1
MATCH p = (e)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(:Document)
RETURN p LIMIT 12
