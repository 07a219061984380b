package neo4j

import (
	"context"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

// indexes beside the unique id of every label: label, then properties.
var indexes = [][]string{
	{graph.Person, "name"}, {graph.Organization, "name"}, {graph.Place, "name"}, {graph.Event, "name"},
	{graph.Person, "wikidata_id"}, {graph.Organization, "wikidata_id"}, {graph.Place, "wikidata_id"},
	{graph.Place, "geonames_id"}, {graph.Event, "type"}, {graph.Event, "earliest"}, {graph.Event, "latest"},
	{graph.Document, "published"},
}

// Statements are the constraints and indexes of the schema, each of which may
// run any number of times. Full-text indexes lag a moment behind
// (eventually consistent), which makes loads faster.
func Statements(schema *graph.Schema) []string {
	var out []string
	for _, t := range schema.Nodes() {
		out = append(out, fmt.Sprintf("CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE", strings.ToLower(t.Label), t.Label))
	}
	for _, ix := range indexes {
		out = append(out, fmt.Sprintf("CREATE INDEX %s_%s IF NOT EXISTS FOR (n:%s) ON (n.%s)", strings.ToLower(ix[0]), ix[1], ix[0], ix[1]))
	}
	const lag = "OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}}"
	return append(out,
		"CREATE POINT INDEX place_location IF NOT EXISTS FOR (n:Place) ON (n.location)",
		"CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Person|Organization|Place|Event) ON EACH [n.name, n.aliases] "+lag,
		"CREATE FULLTEXT INDEX texts IF NOT EXISTS FOR (n:Sentence|Document|Claim) ON EACH [n.text, n.title] "+lag)
}

// Init makes constraints and indexes, and waits until they can be used.
func (st *Store) Init(ctx context.Context) error {
	s := st.session(ctx, driver.AccessModeWrite)
	defer s.Close(ctx)
	for _, stmt := range append(Statements(st.schema), "CALL db.awaitIndexes(60)") {
		res, err := s.Run(ctx, stmt, nil)
		if err == nil {
			_, err = res.Consume(ctx)
		}
		if err != nil {
			return wrap("init", st.cfg, err)
		}
	}
	return nil
}
