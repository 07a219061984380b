// Around whom or what the reports name most
MATCH (x:Person|Organization)
WITH x ORDER BY x.mentions DESC, x.name LIMIT 1
MATCH p = (x)-[]-(y)
WHERE NOT y:Sentence
RETURN p LIMIT 18
