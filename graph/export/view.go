package export

import (
	"cmp"
	"slices"

	"dateline/graph"
)

// view finds what belongs to a node or edge of a sorted graph.
type view struct {
	g     *graph.Graph
	nodes map[string]*graph.Node
	out   map[string][]*graph.Edge // by the id of the node they start from
	in    map[string][]*graph.Edge
}

func newView(g *graph.Graph) *view {
	v := &view{g: sorted(g), nodes: map[string]*graph.Node{}, out: map[string][]*graph.Edge{}, in: map[string][]*graph.Edge{}}
	for i := range v.g.Nodes {
		v.nodes[v.g.Nodes[i].ID] = &v.g.Nodes[i]
	}
	for i := range v.g.Edges {
		e := &v.g.Edges[i]
		v.out[e.From] = append(v.out[e.From], e)
		v.in[e.To] = append(v.in[e.To], e)
	}
	return v
}

// prop is a property as plain text; "" when it is not there.
func prop(props map[string]any, name string) string {
	if v, ok := props[name]; ok {
		return text(v, "; ")
	}
	return ""
}

// from gives the nodes that edges of the types lead to from id, the surest
// edge first.
func (v *view) from(id string, types ...string) []*graph.Node { return v.ends(v.out[id], true, types) }

// to gives the nodes that edges of the types come from to id.
func (v *view) to(id string, types ...string) []*graph.Node { return v.ends(v.in[id], false, types) }

func (v *view) ends(edges []*graph.Edge, far bool, types []string) []*graph.Node {
	list := slices.DeleteFunc(slices.Clone(edges), func(e *graph.Edge) bool { return !slices.Contains(types, e.Type) })
	slices.SortStableFunc(list, func(a, b *graph.Edge) int {
		return cmp.Compare(number(b.Props["confidence"]), number(a.Props["confidence"]))
	})
	var out []*graph.Node
	for _, e := range list {
		end := e.From
		if far {
			end = e.To
		}
		if n := v.nodes[end]; n != nil && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func number(v any) float64 {
	switch x := v.(type) {
	case float64:
		return x
	case int64:
		return float64(x)
	}
	return 0
}

// sentences are those that an event or claim rests on, or that an edge names
// as its evidence: the surest first, then in order of id.
func (v *view) sentences(id string) []*graph.Node { return v.from(id, graph.SupportedBy) }

func (v *view) evidence(e *graph.Edge) []*graph.Node {
	ids, _ := e.Props["evidence"].([]string)
	var out []*graph.Node
	for _, id := range ids {
		if n := v.nodes[id]; n != nil {
			out = append(out, n)
		}
	}
	return out
}

// documents of sentences, each once, in order of publication.
func (v *view) documents(sents []*graph.Node) []*graph.Node {
	var out []*graph.Node
	for _, s := range sents {
		if d := v.nodes[graph.DocumentOf(s.ID)]; d != nil && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b *graph.Node) int {
		pa, pb := prop(a.Props, "published"), prop(b.Props, "published")
		if (pa == "") != (pb == "") {
			return cmp.Compare(pb, pa) // undated ones last
		}
		return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// names of nodes, in order, each once.
func names(nodes []*graph.Node) []string {
	out := []string{}
	for _, n := range nodes {
		if name := prop(n.Props, "name"); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// collect gives a property of nodes, where they have it, each value once.
func collect(nodes []*graph.Node, name string) []string {
	out := []string{}
	for _, n := range nodes {
		if s := prop(n.Props, name); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
