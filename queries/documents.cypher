// title: What does each document bring?
// description: Documents with the number of sentences used, events told and claims reported.
// columns: document publisher published sentences events claims
MATCH (d:Document)
OPTIONAL MATCH (d)<-[:IN_DOCUMENT]-(s:Sentence)
WITH d, count(DISTINCT s) AS sentences
OPTIONAL MATCH (d)<-[:IN_DOCUMENT]-(:Sentence)<-[:SUPPORTED_BY]-(e:Event)
WITH d, sentences, count(DISTINCT e) AS events
OPTIONAL MATCH (d)<-[:IN_DOCUMENT]-(:Sentence)<-[:SUPPORTED_BY]-(c:Claim)
RETURN d.name AS document, d.publisher AS publisher, d.published AS published, sentences, events, count(DISTINCT c) AS claims
ORDER BY published, document
