package graph_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"dateline/graph"
	"dateline/graph/storetest"
)

// TestMergeLaws: a merge does not care for order, grouping or repetition.
func TestMergeLaws(t *testing.T) {
	s := storetest.Schema()
	a, b, c := storetest.Synthetic(9, 1), storetest.Synthetic(12, 2), storetest.Story()
	same := func(law string, x, y *graph.Graph) {
		t.Helper()
		if d := graph.Diff(x, y, s); len(d) > 0 {
			t.Errorf("%s:\n%s", law, graph.Report(d, 5))
		}
	}
	same("idempotent", graph.Merge(a, a, s), a)
	same("commutative", graph.Merge(a, b, s), graph.Merge(b, a, s))
	same("associative", graph.Merge(graph.Merge(a, b, s), c, s), graph.Merge(a, graph.Merge(b, c, s), s))
	same("empty", graph.Merge(c, &graph.Graph{}, s), c)
	if err := graph.Validate(graph.Merge(a, c, s), s); err != nil {
		t.Error(err)
	}
}

// TestWithout: what each document of the story takes with it.
func TestWithout(t *testing.T) {
	for doc, want := range map[string]struct{ gone, changed []string }{
		"d_copy": {gone: []string{"d_copy", "d_copy#1", "d_copy#22", "c_d_copy_1", "c_d_copy_2"}},
		"d_one":  {gone: []string{"d_one", "d_one#1", "d_one#22", "c_d_one_1", "c_d_one_2"}},
		// the ministry, the march and its leader are known from d_two alone;
		// Karth goes, Vessia stays above Orsk Ferry; the seizure is no longer
		// disputed, and its two documents are one source
		"d_two": {gone: []string{"d_two", "d_two#1", "d_two#22", "c_two_1", "c_two_2", "e_ministry", "e_lima", "e_karth", "ev_repel", "ev_protest"},
			changed: []string{"node Event ev_seize status undisputed"}},
	} {
		g := storetest.Story()
		out, ok := graph.Without(g, doc, storetest.Schema())
		if !ok {
			t.Fatalf("%s is not there", doc)
		}
		left := map[string]bool{}
		for _, n := range out.Nodes {
			left[n.ID] = true
			if n.ID == "ev_seize" {
				for _, c := range want.changed {
					if got := fmt.Sprint("node Event ev_seize status ", n.Props["status"]); got != c {
						t.Errorf("without %s: %s, want %s", doc, got, c)
					}
				}
			}
		}
		gone := map[string]bool{}
		for _, id := range want.gone {
			gone[id] = true
		}
		for _, n := range g.Nodes {
			if left[n.ID] == gone[n.ID] {
				t.Errorf("without %s: %s is there: %v", doc, n.ID, left[n.ID])
			}
		}
		if err := graph.Validate(out, storetest.Schema()); err != nil {
			t.Errorf("without %s: %v", doc, err)
		}
	}
}

func TestJoinStatus(t *testing.T) {
	all := []string{"unverified", "undisputed", "corroborated", "denied", "disputed"}
	for _, c := range [][3]string{
		{"unverified", "undisputed", "undisputed"}, {"undisputed", "corroborated", "corroborated"}, {"denied", "undisputed", "disputed"},
		{"denied", "corroborated", "disputed"}, {"denied", "unverified", "denied"}, {"disputed", "unverified", "disputed"},
	} {
		if got := graph.JoinStatus(c[0], c[1]); got != c[2] {
			t.Errorf("%s and %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
	for _, a := range all {
		for _, b := range all {
			if graph.JoinStatus(a, b) != graph.JoinStatus(b, a) {
				t.Errorf("%s, %s: order matters", a, b)
			}
			for _, c := range all {
				if graph.JoinStatus(graph.JoinStatus(a, b), c) != graph.JoinStatus(a, graph.JoinStatus(b, c)) {
					t.Errorf("%s, %s, %s: grouping matters", a, b, c)
				}
			}
		}
	}
}

// TestValidate: one fault each, and what the error says.
func TestValidate(t *testing.T) {
	edge := func(g *graph.Graph, typ string) *graph.Edge {
		for i := range g.Edges {
			if g.Edges[i].Type == typ {
				return &g.Edges[i]
			}
		}
		return nil
	}
	for _, c := range []struct {
		spoil func(*graph.Graph)
		want  error
		says  string
	}{
		{func(g *graph.Graph) { g.Nodes[0].Label = "Thing" }, graph.ErrLabel, `"Thing"`},
		{func(g *graph.Graph) { g.Nodes[0].ID = strings.Repeat("x", graph.MaxID+1) }, graph.ErrID, "longer than"},
		{func(g *graph.Graph) { g.Nodes[0].ID = "a\xff" }, graph.ErrID, "UTF-8"},
		{func(g *graph.Graph) { delete(g.Nodes[0].Props, "name") }, graph.ErrProperty, "name is missing"},
		{func(g *graph.Graph) { g.Nodes[0].Props["name"] = 1 }, graph.ErrProperty, "want string"},
		{func(g *graph.Graph) { g.Nodes[0].Props["colour"] = "red" }, graph.ErrProperty, "not declared"},
		{func(g *graph.Graph) { edge(g, "AGENT").Props["confidence"] = math.NaN() }, graph.ErrProperty, "not a number"},
		{func(g *graph.Graph) { edge(g, "AGENT").Props["first_reported"] = graph.Date("2031-02-30") }, graph.ErrProperty, "YYYY-MM-DD"},
		{func(g *graph.Graph) { edge(g, "AGENT").ToLabel = "Place" }, graph.ErrEndpoint, "the edge says Place"},
		{func(g *graph.Graph) { e := edge(g, "AGENT"); e.To, e.ToLabel = "d_one", "Document" }, graph.ErrEndpoint, "not one of"},
		{func(g *graph.Graph) { e := edge(g, "BORDERS"); e.From, e.To = e.To, e.From }, graph.ErrEndpoint, "no direction"},
		{func(g *graph.Graph) { g.Edges = append(g.Edges, *edge(g, "AGENT")) }, graph.ErrDuplicate, "another edge"},
		{func(g *graph.Graph) { e := *edge(g, "AGENT"); e.ID = "new"; g.Edges = append(g.Edges, e) }, graph.ErrDuplicate, "joined twice"},
		{func(g *graph.Graph) { edge(g, "AGENT").Props["evidence"] = []string{"d_one#9"} }, graph.ErrEvidence, "no sentence"},
		{func(g *graph.Graph) { delete(edge(g, "CAPITAL_OF").Props, "kb") }, graph.ErrEvidence, "without kb"},
		{func(g *graph.Graph) { edge(g, "IN_DOCUMENT").To = "d_two" }, graph.ErrEvidence, "document"},
	} {
		g := storetest.Story()
		c.spoil(g)
		err := graph.Validate(g, storetest.Schema())
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %v with %q", err, c.want, c.says)
		}
	}
	if err := graph.Validate(storetest.Story(), storetest.Schema()); err != nil {
		t.Error(err)
	}
}

// TestSharedName: an ontology's part_of joins organizations, ours events.
func TestSharedName(t *testing.T) {
	s := graph.NewSchema([]graph.EdgeType{{Type: "PART_OF", From: []string{graph.Organization}, To: []string{graph.Organization}}})
	if e := s.Edge("PART_OF"); len(e.From) != 2 || len(e.To) != 2 {
		t.Errorf("PART_OF joins %v and %v", e.From, e.To)
	}
	if e := graph.NewSchema(nil).Edge("PART_OF"); len(e.From) != 1 {
		t.Errorf("another schema has changed: %v", e.From)
	}
}

func TestReadFaults(t *testing.T) {
	head := `{"kind":"header","schema":1,"nodes":0,"edges":0}` + "\n"
	for text, want := range map[string]string{
		"":                             "line 1: not a graph file",
		"{\"kind\":\"document\"}\n":    "line 1: not a graph file",
		"hello\n":                      "line 1: not a graph file",
		`{"kind":"header","schema":9}`: "line 1: graph file of a later version",
		head + "{\"kind\":\"node\"\n":  "line 2: ",
		head + "\n{\"kind\":\"x\"}\n":  "line 3: unknown kind",
		head + `{"kind":"node","label":"Person","id":"p","props":{"mentions":"many"}}`: "line 2: mentions: ",
		head + `{"kind":"node","label":"Person","id":"p","props":{"name":null}}`:       "line 2: name: null",
	} {
		_, err := graph.Read(strings.NewReader(text))
		var f *graph.FileError
		if !errors.As(err, &f) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// FuzzRead: whatever is read can be written, and is then the same again.
func FuzzRead(f *testing.F) {
	for _, g := range []*graph.Graph{storetest.Story(), storetest.Hostile(), {}} {
		var b bytes.Buffer
		if err := graph.Write(&b, g); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		g, err := graph.Read(bytes.NewReader(in))
		if err != nil || graph.Validate(g, storetest.Schema()) != nil {
			return
		}
		var one, two bytes.Buffer
		if err := graph.Write(&one, g); err != nil {
			t.Fatal(err)
		}
		back, err := graph.Read(bytes.NewReader(one.Bytes()))
		if err != nil {
			t.Fatalf("%v\n%s", err, one.Bytes())
		}
		if err := graph.Write(&two, back); err != nil || one.String() != two.String() {
			t.Errorf("%v\n%s\n%s", err, one.String(), two.String())
		}
	})
}
