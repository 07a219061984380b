// Claims that contradict each other, and who makes them
MATCH p = (a)-[:CLAIMS]->(:Claim)-[:CONTRADICTS]-(:Claim)<-[:CLAIMS]-(b)
WHERE elementId(a) < elementId(b)
RETURN p LIMIT 10
