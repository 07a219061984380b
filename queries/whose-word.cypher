// title: Whose word does each outlet carry?
// description: How many claims of each source a publisher reports, how many of them against others, and whether it has the other side at all.
// params: limit int 50
// columns: outlet who claims contradicted other_side
MATCH (w)-[:CLAIMS]->(c:Claim)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(d:Document)
WITH coalesce(d.publisher, d.name) AS outlet, w, c,
     EXISTS { MATCH (c)-[:CONTRADICTS]-(:Claim) } AS against,
     EXISTS { MATCH (c)-[:CONTRADICTS]-(:Claim)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(d) } AS answered
WITH DISTINCT outlet, w, c, against, answered
RETURN outlet, w.name AS who, count(*) AS claims, sum(CASE WHEN against THEN 1 ELSE 0 END) AS contradicted, sum(CASE WHEN answered THEN 1 ELSE 0 END) AS other_side
ORDER BY outlet, claims DESC, who
LIMIT $limit
