// title: Who contradicts himself?
// description: Two claims of one source that cannot both be true, with where each was reported.
// columns: who reason says source also also_in
MATCH (w)-[:CLAIMS]->(a:Claim)-[x:CONTRADICTS]-(b:Claim)<-[:CLAIMS]-(w)
WHERE a.id < b.id
MATCH (a)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(d:Document)
MATCH (b)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(f:Document)
RETURN DISTINCT w.name AS who, x.reason AS reason, a.text AS says, coalesce(d.publisher, d.name) AS source, b.text AS also, coalesce(f.publisher, f.name) AS also_in
ORDER BY who, says, source, also, also_in
