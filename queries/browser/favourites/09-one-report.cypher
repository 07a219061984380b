// What one report claims, and who says it there
MATCH (d:Document)<-[:IN_DOCUMENT]-(:Sentence)<-[:SUPPORTED_BY]-(c:Claim)
WITH d, count(c) AS claims ORDER BY claims DESC, d.name LIMIT 1
MATCH p = (d)<-[:IN_DOCUMENT]-(:Sentence)<-[:SUPPORTED_BY]-(c:Claim)
WITH p, c LIMIT 10
OPTIONAL MATCH q = (c)<-[:CLAIMS]-()
RETURN p, q
