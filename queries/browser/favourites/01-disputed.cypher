// The most disputed events: who asserts (green) and who denies (red)
MATCH (e:Event)<-[:DENIES]-(d:Claim)
WITH e, count(d) AS denials ORDER BY denials DESC, e.name LIMIT 2
MATCH p = (who)-[:CLAIMS]->(:Claim)-[:ASSERTS|CONFIRMS|DENIES|DOUBTS]->(e)
RETURN p LIMIT 12
