package cypher

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/neo4j/neo4jtest"
)

// TestBesideNeo4j measures this engine and a real Neo4j on the same machine,
// graph and queries, and compares the rows:
//
//	DATELINE_BESIDE=1 go test ./graph/cypher -run TestBesideNeo4j -v -timeout 30m
//
// Neo4j runs with its full compiler and is warm, over Bolt; what every query
// pays for the way there (its plan is looked at first) is the row "RETURN 1".
// A number above 1 is the number of nodes, with three edges for each; without
// the variable the test is skipped.
func TestBesideNeo4j(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("DATELINE_BESIDE"))
	switch n {
	case 0:
		t.Skip("set DATELINE_BESIDE=1 to measure this engine beside Neo4j")
	case 1:
		n = 100_000
	}
	ctx := context.Background()
	g := bigGraph(n, 3*n)
	srv := neo4jtest.Unstarted(t)
	srv.Full = true
	if err := srv.Restart(); err != nil {
		t.Fatal(err)
	}
	entities := []string{graph.Person, graph.Organization, graph.Place}
	var relations []graph.EdgeType
	for _, name := range []string{"MEMBER_OF", "LOCATED_IN", "KNOWS"} {
		relations = append(relations, graph.EdgeType{Type: name, From: entities, To: entities, Multi: true})
	}
	server := srv.Store(t, graph.NewSchema(relations))
	start := time.Now()
	if _, err := server.Load(ctx, g, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	loaded := time.Since(start)
	own, opened, heap := openBeside(t, g)

	var b strings.Builder
	fmt.Fprintf(&b, "%d nodes, %d edges; Neo4j loaded in %.1f s; opened here in %.2f s, %.0f MB\n", len(g.Nodes), len(g.Edges), loaded.Seconds(), opened.Seconds(), float64(heap)/1e6)
	fmt.Fprintf(&b, "%-24s %12s %12s %12s %8s  (median of the runs, ms)\n", "query", "here", "Neo4j", "bar", "rows")
	for _, q := range append(slices.Clone(benchQueries), benchQuery{"RETURN 1", "RETURN 1", 0}) {
		here, a := median(t, own, q.text)
		there, c := median(t, server, q.text)
		if a != c {
			t.Errorf("%s: the rows differ:\nhere  %.300s\nNeo4j %.300s", q.name, a, c)
		}
		bar := ""
		if q.limit > 0 {
			bar = fmt.Sprintf("%.2f", ms(q.limit))
		}
		fmt.Fprintf(&b, "%-24s %12.3f %12.3f %12s %8d\n", q.name, ms(here), ms(there), bar, strings.Count(a, "\n"))
	}
	t.Log("\n" + b.String())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// openBeside writes the graph to a file and opens it as a user does.
func openBeside(t *testing.T, g *graph.Graph) (*Engine, time.Duration, uint64) {
	t.Helper()
	var buf bytes.Buffer
	if err := graph.Write(&buf, g); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "graph.jsonl")
	if err := os.WriteFile(name, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	buf = bytes.Buffer{}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	e, err := Open(name)
	took := time.Since(start)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	return e, took, after.HeapAlloc - min(before.HeapAlloc, after.HeapAlloc)
}

// median asks three times to get warm, then for half a second, five times at
// least; it gives the rows as sorted lines too, floats to twelve digits.
func median(t *testing.T, q graph.Querier, text string) (time.Duration, string) {
	t.Helper()
	var times []time.Duration
	var rows []string
	begin := time.Now()
	for i := 0; i < 8 || time.Since(begin) < time.Second && i < 1000; i++ {
		start := time.Now()
		res, err := q.Query(context.Background(), text, nil, graph.Limits{Rows: 1 << 20})
		took := time.Since(start)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if i < 3 {
			begin = time.Now()
			continue
		}
		times = append(times, took)
		if len(times) > 1 {
			continue
		}
		for _, r := range res.Rows {
			for k, v := range r {
				if f, ok := v.(float64); ok {
					r[k] = fmt.Sprintf("%.12g", f)
				}
			}
			line, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, string(line))
		}
	}
	slices.Sort(times)
	slices.Sort(rows)
	return times[len(times)/2], strings.Join(append(rows, ""), "\n")
}
