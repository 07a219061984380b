// title: Find somebody or something by any of its names
// description: Full-text search over names and aliases; a tilde after a word forgives misspellings.
// params: name string
// params: limit int 10
// columns: name aliases kind score
CALL db.index.fulltext.queryNodes('entity_names', $name) YIELD node, score
RETURN node.name AS name, node.aliases AS aliases, labels(node)[0] AS kind, round(score, 2) AS score
ORDER BY score DESC, name
LIMIT $limit
