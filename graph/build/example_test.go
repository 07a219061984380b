package build_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/source"
	"dateline/graph"
	"dateline/graph/build"
	"dateline/graph/cypher"
)

// Two reports go the whole way from text to an answer in Cypher, and the edge
// leads back to the sentence it came from.
func Example() {
	en, err := english.New(english.Options{})
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	var docs []*extract.Document
	for _, text := range []string{
		"ACCRA, March 3, 2024 (Reuters) - Opposition spokeswoman Ama Darko said police had arrested nine marchers in Kumasi.",
		"KUMASI, March 4, 2024 - Police spokesman Kofi Mensah denied that anybody had been arrested in Kumasi on Sunday.",
	} {
		doc := source.FromText(text)
		if err := en.Pipeline.Annotate(ctx, doc); err != nil {
			log.Fatal(err)
		}
		docs = append(docs, doc)
	}
	g, err := build.Build(en.Merger.Merge(docs), en.Ontology)
	if err != nil {
		log.Fatal(err)
	}
	// The same text runs on Neo4j: cypher.Engine and the store of graph/neo4j
	// are both a graph.Querier.
	res, err := cypher.New(g).Query(ctx, `
		MATCH (who)-[:CLAIMS]->(c:Claim)-[r:ASSERTS|DENIES]->(:Event {type: 'arrest'})
		MATCH (c)-[:SUPPORTED_BY]->(s:Sentence)
		RETURN who.name, type(r), left(s.text, 24) ORDER BY who.name`, nil, graph.Limits{})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range res.Rows {
		fmt.Println(strings.Trim(fmt.Sprint(row), "[]"))
	}
	// Output:
	// Ama Darko ASSERTS Opposition spokeswoman A
	// Kofi Mensah DENIES Police spokesman Kofi Me
}
