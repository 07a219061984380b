// title: Whom do we not know yet?
// description: Names that no knowledge base knows, and unnamed sources, most mentioned first.
// params: limit int 50
// columns: name kind mentions
MATCH (e:Person|Organization|Place) WHERE NOT e.resolved
RETURN e.name AS name, labels(e)[0] AS kind, e.mentions AS mentions
ORDER BY mentions DESC, name
LIMIT $limit
