// Package storetest is the conformance suite of graph.Store: what every store
// must do, and how it must look afterwards, told by graph.Merge and
// graph.Without.
//
// Caveat: Run wants an empty store every time that it asks for one.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand"
	"strings"
	"testing"

	"dateline/graph"
)

// Run holds a store to the suite. open gives an empty store with Schema.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, graph.Store)
	}{
		{"empty", testEmpty},
		{"round trip", testRoundTrip},
		{"twice", testTwice},
		{"other order", testOrder},
		{"two halves", testHalves},
		{"properties merge", testMerge},
		{"delete", testDelete},
		{"delete shared", testDeleteStory},
		{"delete unknown", testDeleteUnknown},
		{"delete all", testDeleteAll},
		{"hostile strings", testHostile},
		{"refused", testRefused},
		{"cancelled", testCancelled},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

func load(t *testing.T, st graph.Store, g *graph.Graph) graph.Stats {
	t.Helper()
	stats, err := st.Load(context.Background(), g, graph.LoadOptions{Batch: 100})
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// Same fails the test where the store does not hold exactly g.
func Same(t *testing.T, st graph.Store, g *graph.Graph) {
	t.Helper()
	have, err := st.Graph(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if d := graph.Diff(g, have, Schema()); len(d) > 0 {
		t.Fatalf("the store differs in %d places (wanted, now found):\n%s", len(d), graph.Report(d, 15))
	}
	if err := graph.Validate(have, Schema()); err != nil {
		t.Fatalf("what the store holds is not valid: %v", err)
	}
}

func testEmpty(t *testing.T, st graph.Store) {
	load(t, st, &graph.Graph{})
	Same(t, st, &graph.Graph{})
}

func testRoundTrip(t *testing.T, st graph.Store) {
	g := Story()
	stats := load(t, st, g)
	if stats.NodesCreated != len(g.Nodes) || stats.EdgesCreated != len(g.Edges) {
		t.Errorf("created %d nodes and %d edges of %d and %d", stats.NodesCreated, stats.EdgesCreated, len(g.Nodes), len(g.Edges))
	}
	Same(t, st, g)
}

func testTwice(t *testing.T, st graph.Store) {
	g := Synthetic(20, 1)
	load(t, st, g)
	stats := load(t, st, g)
	if stats.NodesCreated+stats.EdgesCreated+stats.NodesMerged+stats.EdgesMerged > 0 {
		t.Errorf("the second load changed something: %+v", stats)
	}
	Same(t, st, g)
}

func testOrder(t *testing.T, st graph.Store) {
	g := Synthetic(20, 2)
	mixed := g.Clone()
	r := rand.New(rand.NewSource(7))
	r.Shuffle(len(mixed.Nodes), func(i, j int) { mixed.Nodes[i], mixed.Nodes[j] = mixed.Nodes[j], mixed.Nodes[i] })
	r.Shuffle(len(mixed.Edges), func(i, j int) { mixed.Edges[i], mixed.Edges[j] = mixed.Edges[j], mixed.Edges[i] })
	load(t, st, mixed)
	Same(t, st, g)
}

// half puts every document into one of two parts, by its id.
func half(doc string) bool {
	h := fnv.New32a()
	h.Write([]byte(doc))
	return h.Sum32()%2 == 0
}

func testHalves(t *testing.T, st graph.Store) {
	for name, g := range map[string]*graph.Graph{"synthetic": Synthetic(24, 3), "story": Story()} {
		one := Part(g, half)
		two := Part(g, func(d string) bool { return !half(d) })
		if len(one.Nodes) == 0 || len(two.Nodes) == 0 || len(one.Nodes) == len(g.Nodes) {
			t.Fatalf("%s: the halves are no halves", name)
		}
		load(t, st, two)
		load(t, st, one)
		load(t, st, two)
	}
	want := graph.Merge(mergeHalves(Synthetic(24, 3)), mergeHalves(Story()), Schema())
	Same(t, st, want)
}

// mergeHalves is the whole again, less what only the whole can know: edges
// between documents, such as a contradiction.
func mergeHalves(g *graph.Graph) *graph.Graph {
	return graph.Merge(Part(g, half), Part(g, func(d string) bool { return !half(d) }), Schema())
}

// testMerge: two loads with different properties of one node and one edge.
func testMerge(t *testing.T, st graph.Store) {
	doc := func(id, day, origin string) *maker {
		m := &maker{&graph.Graph{}}
		props := map[string]any{"name": id, "published": graph.Date(day)}
		if origin != "" {
			props["origin"] = origin
		}
		m.node(graph.Document, id, props)
		m.node(graph.Sentence, id+"#0", map[string]any{"name": "s", "text": "text of " + id, "start": int64(0), "end": int64(9)})
		m.edge(graph.InDocument, graph.Sentence, id+"#0", graph.Document, id, nil)
		return m
	}
	relation := func(m *maker, score float64, props, event map[string]any) *graph.Graph {
		id := m.g.Nodes[0].ID + "#0"
		m.node(graph.Person, "p", props)
		m.node(graph.Organization, "o", map[string]any{"name": "Front"})
		m.node(graph.Event, "ev", event)
		m.edge(graph.Mentions, graph.Sentence, id, graph.Person, "p", map[string]any{"text": "p"})
		m.edge(graph.SupportedBy, graph.Event, "ev", graph.Sentence, id, map[string]any{"confidence": score})
		e := m.edge("LEADS", graph.Person, "p", graph.Organization, "o", nil)
		graph.SetEvidence(e.Props, map[string]float64{id: score})
		graph.Derive(m.g)
		return m.g
	}
	a := relation(doc("d_a", "2024-03-01", ""), 0.5,
		map[string]any{"name": "Ada Noor", "aliases": []string{"Ada", "Noor"}, "resolved": false},
		map[string]any{"name": "A happens", "type": "protest", "status": "undisputed", "earliest": graph.Date("2024-03-01"), "latest": graph.Date("2024-03-31"), "granularity": "month"})
	b := relation(doc("d_b", "2024-02-01", ""), 0.75,
		map[string]any{"name": "Ada Noor", "aliases": []string{"A. Noor", "Ada"}, "resolved": true, "wikidata_id": "Q1"},
		map[string]any{"name": "A happens", "type": "protest", "status": "undisputed", "earliest": graph.Date("2024-03-05"), "latest": graph.Date("2024-03-05"), "date": graph.Date("2024-03-05"), "granularity": "day"})
	c := relation(doc("d_c", "2024-02-01", "d_b"), 0.25,
		map[string]any{"name": "Ada Noor"}, map[string]any{"name": "A happens", "type": "protest", "status": "denied"})
	want := graph.Merge(graph.Merge(a, b, Schema()), c, Schema())
	load(t, st, c)
	load(t, st, a)
	stats := load(t, st, b)
	if stats.NodesMerged == 0 && stats.NodesCreated != 2 {
		t.Errorf("stats do not tell of the merge: %+v", stats)
	}
	Same(t, st, want)
	checkMerged(t, want)
}

func checkMerged(t *testing.T, g *graph.Graph) {
	t.Helper()
	var got []string
	for _, n := range g.Nodes {
		switch n.ID {
		case "p":
			got = append(got, line(n.Props["aliases"], n.Props["resolved"], n.Props["wikidata_id"], n.Props["mentions"]))
		case "ev":
			got = append(got, line(n.Props["date"], n.Props["earliest"], n.Props["granularity"], n.Props["status"], n.Props["sources"], n.Props["confidence"]))
		}
	}
	for _, e := range g.Edges {
		if e.Type == "LEADS" {
			got = append(got, line(e.Props["mentions"], e.Props["sources"], e.Props["first_reported"], e.Props["last_reported"], e.Props["confidence"], e.Props["quote"], e.Props["evidence"]))
		}
	}
	want := []string{
		"2024-03-05 2024-03-05 day disputed 2 0.75",
		"[A. Noor Ada Noor] true Q1 3",
		"3 2 2024-02-01 2024-03-01 0.75 text of d_b [d_a#0 d_b#0 d_c#0]",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("merged:\n%q\nwant\n%q", got, want)
	}
}

func line(a ...any) string { return strings.TrimSpace(fmt.Sprintln(a...)) }

func remove(t *testing.T, st graph.Store, doc string) {
	t.Helper()
	if _, err := st.Delete(context.Background(), doc); err != nil {
		t.Fatalf("delete %s: %v", doc, err)
	}
}

func testDelete(t *testing.T, st graph.Store) {
	g := Synthetic(18, 4)
	load(t, st, g)
	want := g
	for _, doc := range []string{"d_000004", "d_000000", "d_000017", "d_000001", "d_000002"} {
		want, _ = graph.Without(want, doc, Schema())
		remove(t, st, doc)
		Same(t, st, want)
	}
}

// testDeleteStory deletes each document of the story from the whole.
func testDeleteStory(t *testing.T, st graph.Store) {
	g := Story()
	for _, n := range g.Nodes {
		if n.Label != graph.Document {
			continue
		}
		load(t, st, g)
		want, _ := graph.Without(g, n.ID, Schema())
		remove(t, st, n.ID)
		Same(t, st, want)
	}
}

func testDeleteUnknown(t *testing.T, st graph.Store) {
	g := Story()
	load(t, st, g)
	if _, err := st.Delete(context.Background(), "d_nobody"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("delete of an unknown document: %v, want ErrNotFound", err)
	}
	if _, err := st.Delete(context.Background(), "e_faris"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("delete of a person: %v, want ErrNotFound", err)
	}
	Same(t, st, g)
}

func testDeleteAll(t *testing.T, st graph.Store) {
	g := Story()
	load(t, st, g)
	for _, n := range g.Nodes {
		if n.Label == graph.Document {
			remove(t, st, n.ID)
		}
	}
	Same(t, st, &graph.Graph{})
}

// Hostile is a graph whose strings try to break out of whatever holds them.
func Hostile() *graph.Graph {
	m := &maker{&graph.Graph{}}
	texts := []string{
		"O'Brien \"x\" `y` \\ \n\t\r end", "'}) DETACH DELETE n //", "\\", "\\'", "'", "\"", "$p ${p} {{p}}", "", " ",
		"سپین بولدک 🇦🇫 \u202e rtl", "nul\x00in", "bell\x07 esc\x1b del\x7f", "\u2028line\u2029para\u0085nel", "invalid \xff\xfe utf-8",
		"a,b;c|d", "<node id=\"1\">&amp;</node>]]>", "\\u0041 \\n %s %d", "\\u0027}) DETACH DELETE n //", "\\\\u0027 end", "=1+1", "\ufeffbom", "{\"kind\":\"node\"}",
	}
	m.node(graph.Document, "d_h", map[string]any{"name": "hostile"})
	m.node(graph.Sentence, "d_h#0", map[string]any{"name": "s", "text": texts[0], "start": int64(0), "end": int64(9)})
	m.edge(graph.InDocument, graph.Sentence, "d_h#0", graph.Document, "d_h", nil)
	for i, s := range texts {
		id := fmt.Sprintf("e_'\"`\\,;|$\n%d", i)
		m.node(graph.Person, id, map[string]any{"name": s, "aliases": []string{s, "", s + s}, "kind": s})
		e := m.edge(graph.Mentions, graph.Sentence, "d_h#0", graph.Person, id, map[string]any{"text": s})
		e.ID += "|1"
	}
	graph.Derive(m.g)
	m.g.Sort()
	return m.g
}

func testHostile(t *testing.T, st graph.Store) {
	g := Hostile()
	load(t, st, g)
	load(t, st, g)
	Same(t, st, g.Clone()) // a clone is clean
}

// testRefused: a graph with a fault anywhere is refused whole.
func testRefused(t *testing.T, st graph.Store) {
	for want, spoil := range map[error]func(*graph.Graph){
		graph.ErrLabel:     func(g *graph.Graph) { g.Nodes[0].Label = "Person`) DETACH DELETE n //" },
		graph.ErrType:      func(g *graph.Graph) { g.Edges[0].Type = "KNOWS" },
		graph.ErrEndpoint:  func(g *graph.Graph) { g.Edges[0].To = "nobody" },
		graph.ErrID:        func(g *graph.Graph) { g.Nodes[0].ID = "" },
		graph.ErrDuplicate: func(g *graph.Graph) { g.Nodes = append(g.Nodes, g.Nodes[0]) },
		graph.ErrProperty:  func(g *graph.Graph) { g.Nodes[0].Props["name"] = 3 },
		graph.ErrEvidence: func(g *graph.Graph) {
			for i := range g.Edges {
				if _, ok := g.Edges[i].Props["scores"]; ok {
					g.Edges[i].Props["scores"] = []float64{}
				}
			}
		},
	} {
		g := Story()
		spoil(g)
		_, err := st.Load(context.Background(), g, graph.LoadOptions{})
		var v *graph.ValidationError
		if !errors.As(err, &v) || !errors.Is(err, want) {
			t.Errorf("load: %v, want a ValidationError with %v", err, want)
		}
	}
	Same(t, st, &graph.Graph{})
}

func testCancelled(t *testing.T, st graph.Store) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := st.Load(ctx, Story(), graph.LoadOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("load with a cancelled context: %v", err)
	}
	load(t, st, Story())
	Same(t, st, Story())
}
