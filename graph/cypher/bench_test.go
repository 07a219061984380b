package cypher

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"runtime"
	"testing"
	"time"

	"dateline/graph"
)

// bigGraph is 100,000 nodes and 300,000 edges at random.
func bigGraph(nodes, edges int) *graph.Graph {
	r := rand.New(rand.NewSource(1))
	g := &graph.Graph{}
	labels := []string{graph.Person, graph.Organization, graph.Place}
	for i := range nodes {
		g.Nodes = append(g.Nodes, graph.Node{ID: fmt.Sprintf("e_%d", i), Label: labels[i%3], Props: map[string]any{
			"name": fmt.Sprintf("Name %d", i), "aliases": []string{fmt.Sprintf("N%d", i)}, "kind": fmt.Sprintf("kind %d", i%17), "resolved": i%5 == 0, "mentions": int64(i % 50)}})
	}
	types := []string{"MEMBER_OF", "LOCATED_IN", "KNOWS"}
	for i := range edges {
		a, b := r.Intn(nodes), r.Intn(nodes)
		g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprintf("r_%d", i), Type: types[i%3], From: g.Nodes[a].ID, FromLabel: g.Nodes[a].Label,
			To: g.Nodes[b].ID, ToLabel: g.Nodes[b].Label, Props: map[string]any{"confidence": float64(i%100) / 100, "office": fmt.Sprintf("office %d", i%5), "quote": fmt.Sprintf("words %d", i)}})
	}
	g.Sort()
	return g
}

type benchQuery struct {
	name, text string
	limit      time.Duration // that it is held to
}

var benchQueries = []benchQuery{
	{"anchored-two-hop", "MATCH (a:Person {name: 'Name 3999'})-->(b)-->(c) RETURN b.name, c.name", time.Millisecond},
	{"two-hop-aggregate", "MATCH (a)-[:MEMBER_OF]->(b)-[:LOCATED_IN]->(c) RETURN c.kind AS kind, count(*) AS n ORDER BY n DESC LIMIT 10", 1500 * time.Millisecond},
	{"two-hop-aggregate-all", "MATCH (a)-->(b)-->(c) RETURN c.kind AS kind, count(*) AS n, avg(a.mentions) AS m ORDER BY n DESC", 1500 * time.Millisecond},
	{"length-1-4", "MATCH (a {id: 'e_4000'})-[*1..4]->(b) RETURN count(DISTINCT b) AS n", 50 * time.Millisecond},
	{"length-1-4-either", "MATCH (a {id: 'e_4000'})-[*1..4]-(b) RETURN count(DISTINCT b) AS n", 50 * time.Millisecond},
	{"shortest", "MATCH (a {id: 'e_4000'}), (b {id: 'e_77'}), p = shortestPath((a)-[*]-(b)) RETURN length(p)", 500 * time.Millisecond},
	{"label-group", "MATCH (p:Person) RETURN p.kind, count(*), max(p.mentions)", 200 * time.Millisecond},
}

func BenchmarkQuery(b *testing.B) {
	e := New(bigGraph(100_000, 300_000))
	for _, q := range benchQueries {
		b.Run(q.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := e.Query(context.Background(), q.text, nil, graph.Limits{Rows: 1 << 20}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpen reads a graph file and makes the indexes.
func BenchmarkOpen(b *testing.B) {
	var buf bytes.Buffer
	if err := graph.Write(&buf, bigGraph(100_000, 300_000)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(buf.Len()))
	for b.Loop() {
		e, err := read(buf.Bytes())
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc-uint64(buf.Len()))/1e6, "MB")
		runtime.KeepAlive(e)
		b.StartTimer()
	}
}

// TestSpeed holds the engine to the times of its bars, with room for a slow
// machine and the race detector.
func TestSpeed(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const slack = 30
	e := New(bigGraph(10_000, 30_000))
	for _, q := range benchQueries {
		best := time.Hour
		for range 3 {
			start := time.Now()
			if _, err := e.Query(context.Background(), q.text, nil, graph.Limits{Rows: 1 << 20}); err != nil {
				t.Fatal(q.name, err)
			}
			best = min(best, time.Since(start))
		}
		if best > slack*q.limit {
			t.Errorf("%s took %v", q.name, best)
		}
	}
}
