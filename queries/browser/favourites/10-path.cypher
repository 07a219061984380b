// How the most named people and bodies are joined
MATCH (x:Person|Organization)
WITH x ORDER BY x.mentions DESC, x.name LIMIT 5
WITH collect(x) AS named
UNWIND named AS a UNWIND named AS b
WITH a, b WHERE elementId(a) < elementId(b)
MATCH p = shortestPath((a)-[*..6]-(b))
WHERE none(n IN nodes(p) WHERE n:Sentence OR n:Document)
RETURN p LIMIT 6
