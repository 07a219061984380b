package queries_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/graph"
	"dateline/graph/neo4j/neo4jtest"
	"dateline/graph/storetest"
	"dateline/queries"
)

var update = flag.Bool("update", false, "write the golden files anew")

func all(t *testing.T) []queries.Query {
	t.Helper()
	list, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 15 {
		t.Fatalf("only %d queries", len(list))
	}
	return list
}

var (
	strip  = regexp.MustCompile(`(?s)//[^\n]*|'[^']*'`)
	labels = regexp.MustCompile(`\([A-Za-z0-9_]*:([A-Za-z|]+)|\b[a-z]:([A-Z][a-z]+)`)
	types  = regexp.MustCompile(`\[[a-z_]*:([A-Z_|]+)`)
	props  = regexp.MustCompile(`\b[a-z][A-Za-z0-9]?\.([a-z_]+)\b|\{([a-z_]+):`)
	params = regexp.MustCompile(`\$([A-Za-z_]+)`)
)

// TestAgainstSchema: labels, types, properties and parameters of every query
// are declared.
func TestAgainstSchema(t *testing.T) {
	schema := storetest.Schema()
	for _, q := range all(t) {
		body := strip.ReplaceAllString(q.Text, "''")
		for _, m := range labels.FindAllStringSubmatch(body, -1) {
			for _, l := range strings.Split(m[1]+m[2], "|") {
				if schema.Node(l) == nil {
					t.Errorf("%s: label %s is not in the schema", q.Name, l)
				}
			}
		}
		for _, m := range types.FindAllStringSubmatch(body, -1) {
			for _, e := range strings.Split(m[1], "|") {
				if schema.Edge(e) == nil {
					t.Errorf("%s: edge type %s is not in the schema", q.Name, e)
				}
			}
		}
		for _, m := range props.FindAllStringSubmatch(body, -1) {
			name := m[1] + m[2]
			if _, ok := graph.PropertyOf(name); !ok && name != "id" && name != "distance" {
				t.Errorf("%s: property %s is not in the schema", q.Name, name)
			}
		}
		used := map[string]bool{}
		for _, m := range params.FindAllStringSubmatch(body, -1) {
			used[m[1]] = true
		}
		for _, p := range q.Params {
			if !used[p.Name] {
				t.Errorf("%s: parameter %s is declared and not used", q.Name, p.Name)
			}
			delete(used, p.Name)
		}
		for p := range used {
			t.Errorf("%s: parameter %s is used and not declared", q.Name, p)
		}
	}
}

// TestSchemaCheckBites: the check above finds planted faults.
func TestSchemaCheckBites(t *testing.T) {
	body := "MATCH (p:Persn)-[:KNOWS]->(o) WHERE o:Town RETURN p.nme, $x"
	var found []string
	for _, re := range []*regexp.Regexp{labels, types, props, params} {
		for _, m := range re.FindAllStringSubmatch(body, -1) {
			found = append(found, strings.Join(m[1:], ""))
		}
	}
	if want := []string{"Persn", "Town", "KNOWS", "nme", "x"}; !slices.Equal(found, want) {
		t.Errorf("found %v, want %v", found, want)
	}
}

// cases are the parameters that each query is asked with; queries that are not
// named here are asked with their defaults.
var cases = map[string]map[string]string{
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

// TestRows asks every query of a real Neo4j that holds storetest.Story, and
// compares all rows with testdata/NAME.golden.
func TestRows(t *testing.T) {
	srv := neo4jtest.Start(t)
	st := srv.Store(t, storetest.Schema())
	ctx := context.Background()
	if _, err := st.Load(ctx, storetest.Figures(), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, q := range all(t) {
		t.Run(q.Name, func(t *testing.T) {
			values, err := q.Values(cases[q.Name])
			if err != nil {
				t.Fatal(err)
			}
			res, err := st.Query(ctx, q.Text, values, graph.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(res.Columns, q.Columns) {
				t.Errorf("columns are %v, the header says %v", res.Columns, q.Columns)
			}
			for _, n := range res.Notes {
				if !strings.Contains(n, "missing relationship type is: DOUBTS") { // the story has no doubt in it
					t.Errorf("the server remarks: %s", n)
				}
			}
			golden(t, q.Name, res.Rows)
		})
	}
}

func golden(t *testing.T, name string, rows [][]any) {
	t.Helper()
	var b strings.Builder
	for _, r := range rows {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("rows:\n%swant:\n%s", b.String(), want)
	}
	if len(rows) == 0 {
		t.Error("no rows: the test shows nothing")
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"// title: a\n// description: b\nRETURN 1":                                       "x.cypher:1:",
		"// title: a\n// nonsense\nRETURN 1":                                             "x.cypher:2:",
		"// title: a\n// description: b\n// params: p text\n// columns: c\nRETURN 1":     "x.cypher:3:",
		"// title: a\n// description: b\n// params: p int many\n// columns: c\nRETURN 1": "x.cypher:3:",
	} {
		if _, err := queries.Parse("x", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if _, err := queries.Get("no-such"); !errors.Is(err, queries.ErrUnknown) {
		t.Errorf("unknown query: %v", err)
	}
}

func TestValues(t *testing.T) {
	q, err := queries.Get("nearby")
	if err != nil {
		t.Fatal(err)
	}
	for _, given := range []map[string]string{{}, {"place": "A", "km": "far"}, {"place": "A", "miles": "3"}} {
		if _, err := q.Values(given); !errors.Is(err, queries.ErrParam) {
			t.Errorf("%v: %v, want ErrParam", given, err)
		}
	}
	v, err := q.Values(map[string]string{"place": "A"})
	if err != nil || v["km"] != 100.0 || v["place"] != "A" {
		t.Errorf("defaults: %v, %v", v, err)
	}
}
