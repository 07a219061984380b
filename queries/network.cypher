// title: Who and what is around a name?
// description: Everything within two steps of a person, organization, place or event, without the sentences.
// params: name string
// params: limit int 50
// columns: path links
MATCH path = (x:Person|Organization|Place|Event {name: $name})-[*1..2]-(y)
WHERE none(n IN nodes(path) WHERE n:Sentence OR n:Document)
RETURN [n IN nodes(path) | n.name] AS path, [r IN relationships(path) | type(r)] AS links
ORDER BY size(links), path, links
LIMIT $limit
