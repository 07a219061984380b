package cypher_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/graph"
	"dateline/graph/cypher"
	"dateline/graph/storetest"
	"dateline/queries"
)

// params are those with which the golden files were made on a real server.
var params = map[string]map[string]string{
	"chain":           {"from": "Faris Odan", "to": "Lima Reth"},
	"claims-by":       {"who": "Faris Odan"},
	"claims-on-event": {"event": "seizes bridge"},
	"events-in-place": {"place": "upper valley", "from": "2031-05-01", "to": "2031-05-02"},
	"evidence":        {"from": "Faris Odan", "to": "River Front"},
	"events-near":     {"place": "Dell Landing", "km": "50"},
	"first-report":    {"event": "seizes"},
	"find":            {"name": "Odn~"},
	"nearby":          {"place": "Orsk Ferry", "km": "50"},
	"network":         {"name": "Lima Reth"},
	"timeline":        {"from": "2031-05-03"},
	"who-did-what":    {"type": "seize"},
}

// TestQueriesAsOnServer: every query of the project gives here the rows that
// Neo4j gave for the same graph.
func TestQueriesAsOnServer(t *testing.T) {
	g := storetest.Figures()
	e := cypher.New(g)
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		t.Run(q.Name, func(t *testing.T) {
			want, err := os.ReadFile(filepath.Join("..", "..", "queries", "testdata", q.Name+".golden"))
			if err != nil {
				t.Skip("no rows of a server to compare with: ", err)
			}
			values, err := q.Values(params[q.Name])
			if err != nil {
				t.Fatal(err)
			}
			res, err := e.Query(context.Background(), q.Text, values, graph.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(res.Columns, q.Columns) {
				t.Errorf("columns %q, want %q", res.Columns, q.Columns)
			}
			var b strings.Builder
			for _, r := range res.Rows {
				line, err := json.Marshal(r)
				if err != nil {
					t.Fatal(err)
				}
				b.Write(append(line, '\n'))
			}
			if b.String() != string(want) {
				t.Errorf("rows:\n%swant:\n%s", b.String(), want)
			}
		})
	}
}
