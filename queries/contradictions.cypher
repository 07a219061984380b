// title: Which claims contradict each other?
// description: Pairs of claims that cannot both be true, with the sentences they stand in.
// columns: reason source says against but
MATCH (d1:Document)<-[:IN_DOCUMENT]-(s1:Sentence)<-[:SUPPORTED_BY]-(a:Claim)-[x:CONTRADICTS]->(b:Claim)-[:SUPPORTED_BY]->(s2:Sentence)-[:IN_DOCUMENT]->(d2:Document)
RETURN x.reason AS reason, coalesce(d1.publisher, d1.name) AS source, s1.text AS says, coalesce(d2.publisher, d2.name) AS against, s2.text AS but
ORDER BY reason, source, against, says, but
