package cypher

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dateline/graph"
	"dateline/graph/storetest"
)

// dense is a graph in which every one of n nodes points to every other.
func dense(n int) *graph.Graph {
	g := &graph.Graph{}
	for i := range n {
		id := strings.Repeat("e", i+1)
		g.Nodes = append(g.Nodes, graph.Node{ID: id, Label: graph.Person, Props: map[string]any{"name": id}})
	}
	for _, a := range g.Nodes {
		for _, b := range g.Nodes {
			if a.ID != b.ID {
				g.Edges = append(g.Edges, graph.Edge{ID: a.ID + ">" + b.ID, Type: "KNOWS", From: a.ID, To: b.ID, FromLabel: a.Label, ToLabel: b.Label})
			}
		}
	}
	return g
}

// TestHostileSteps: searches without end are ended by the number of their
// steps or by their memory, with no answer. Steps are counted, not seconds, so
// that a busy machine makes no difference.
func TestHostileSteps(t *testing.T) {
	const most = 300_000
	for _, q := range []string{
		"MATCH (a), (b), (c), (d) RETURN count(*)",
		"MATCH (a)-[*]-(b) RETURN count(*)",
		"MATCH (a)-[*]->(b) WHERE a.name = 'none' OR b.name = 'none' RETURN a",
		"MATCH p = (a)-[*]-(b) RETURN collect(p)",
		"MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths((a)-[*]-(b)) WHERE length(p) > 90 RETURN p",
		"MATCH (a) WHERE EXISTS { (a)-[*]-(b)-[*]-(c) WHERE c.name STARTS WITH 'none' } RETURN count(*)",
		"MATCH (a) RETURN [(a)-[*]-(b) WHERE b.name STARTS WITH 'none' | b]",
		"MATCH (a) CALL { MATCH (b)-[*]-(c) RETURN count(*) AS n } RETURN sum(n)",
		"UNWIND range(1, 10000000) AS x UNWIND range(1, 1000) AS y RETURN count(*)",
		"UNWIND range(1, 10000000) AS x WITH x ORDER BY -x RETURN x LIMIT 1",
		"UNWIND range(1, 10000000) AS x RETURN collect(DISTINCT x)",
		"RETURN reduce(l = [], x IN range(1, 100000) | l + x)",
		"RETURN reduce(l = [1], x IN range(1, 60) | l + l)",
		"RETURN [x IN range(1, 9999999) | [y IN range(1, 9999999) | y]]",
		"RETURN any(x IN range(1, 9999999) WHERE none(y IN range(1, 9999999) WHERE y < 0) AND x < 0)",
	} {
		e := New(dense(25))
		e.maxTicks, e.maxMem = most, 1<<26
		tree, p, err := parse(q, nil)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		cq, _, err := compile(e, p, tree, nil)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		x, rows := e.exec(context.Background(), cq, nil), 0
		err = cq.run(x, func(*exec) error { rows++; return nil })
		if !errors.Is(err, ErrBudget) || !errors.Is(err, graph.ErrTimeout) {
			t.Errorf("%s: %v after %d steps", q, err, x.ticks)
		}
		if x.ticks > most+1024+maxList/8 || rows > 0 && !strings.HasPrefix(q, "MATCH (a) RETURN [") {
			t.Errorf("%s: ended after %d steps with %d rows", q, x.ticks, rows)
		}
	}
}

// TestHostileText: however a text is nested, the parser looks at each token a
// bounded number of times, and too long or too deep a query is an error.
func TestHostileText(t *testing.T) {
	e := New(storetest.Story())
	for _, part := range []string{"(", "[", "{a: ", "NOT ", "-", "+1", "(a)-->", "[x IN ", "CASE WHEN ", "EXISTS { MATCH (a) WHERE ", "(a)-[", "`a", "'", "((a)-[", "[(a)--(b) | ", "1 IN ", "a.b", "a[", "all(x IN [", "RETURN ", "reduce(s = ", "CALL { ", "(:A&(", "n:A|", "COUNT { (a)--"} {
		for _, head := range []string{"RETURN ", "MATCH ", "MATCH (a) WHERE ", "", "MATCH (a) RETURN a ORDER BY "} {
			for _, n := range []int{3, 240, 20_000} {
				q := head + strings.Repeat(part, n)
				if len(q) > 1<<18 {
					q = q[:1<<18]
				}
				_, p, err := parse(q, nil)
				if p == nil {
					continue // not even words
				}
				if p.reads > 200*len(p.toks)+1000 {
					t.Errorf("%s(%s)*%d: %d looks at %d words: %v", head, part, n, p.reads, len(p.toks), err)
				}
			}
		}
	}
	for _, q := range []string{strings.Repeat("x", 1<<20), "RETURN '" + strings.Repeat("x", 1<<20) + "'", "RETURN 1" + strings.Repeat(" ", 1<<20)} {
		if _, err := e.Query(context.Background(), q, nil, graph.Limits{}); !errors.Is(err, graph.ErrQuery) || !strings.Contains(err.Error(), "longer than") {
			t.Errorf("1 MB: %.100v", err)
		}
	}
}
