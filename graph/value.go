package graph

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"time"
)

// Time gives the day at midnight UTC; an error if it is no date of the years
// 0001 to 9999.
func (d Date) Time() (time.Time, error) { return time.Parse(time.DateOnly, string(d)) }

// EqualValues tells whether two property values are the same.
func EqualValues(a, b any) bool { return reflect.DeepEqual(a, b) }

// EqualProps tells whether two nodes or edges have the same properties.
func EqualProps(a, b map[string]any) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		w, ok := b[k]
		if !ok || !EqualValues(v, w) {
			return false
		}
	}
	return true
}

// compareValues orders values of one kind; values of different kinds, which a
// valid graph never has, by kind.
func compareValues(a, b any) int {
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return cmp.Compare(x, y)
		}
	case Date:
		if y, ok := b.(Date); ok {
			return cmp.Compare(x, y)
		}
	case int64:
		if y, ok := b.(int64); ok {
			return cmp.Compare(x, y)
		}
	case float64:
		if y, ok := b.(float64); ok {
			return cmp.Compare(x, y)
		}
	case bool:
		if y, ok := b.(bool); ok {
			return cmp.Compare(btoi(x), btoi(y))
		}
	case Point:
		if y, ok := b.(Point); ok {
			return cmp.Or(cmp.Compare(x.Lat, y.Lat), cmp.Compare(x.Lon, y.Lon))
		}
	case []string:
		if y, ok := b.([]string); ok {
			return slices.Compare(x, y)
		}
	}
	return cmp.Compare(KindOf(a), KindOf(b))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// CleanValue gives a value as stores keep it: invalid UTF-8 in strings made
// valid (each bad run becomes U+FFFD), because stores refuse or change it
// otherwise, each in its own way; lists that are sets (rule Union) in order,
// each element once.
func CleanValue(name string, v any) any {
	switch x := v.(type) {
	case string:
		return strings.ToValidUTF8(x, "\uFFFD")
	case []string:
		out := slices.Clone(x)
		for i, s := range out {
			out[i] = strings.ToValidUTF8(s, "\uFFFD")
		}
		if properties[name].Rule == Union {
			slices.Sort(out)
			out = slices.Compact(out)
		}
		if out == nil {
			out = []string{}
		}
		return out
	}
	return v
}

func cloneProps(p map[string]any) map[string]any {
	out := make(map[string]any, len(p))
	for k, v := range p {
		if x, ok := v.([]float64); ok {
			v = slices.Clone(x)
		}
		out[k] = CleanValue(k, v)
	}
	return out
}

// Clone copies a graph so that neither shares memory with the other; values
// come out clean (see CleanValue).
func (g *Graph) Clone() *Graph {
	out := &Graph{Nodes: slices.Clone(g.Nodes), Edges: slices.Clone(g.Edges)}
	for i := range out.Nodes {
		out.Nodes[i].Props = cloneProps(out.Nodes[i].Props)
	}
	for i := range out.Edges {
		out.Edges[i].Props = cloneProps(out.Edges[i].Props)
	}
	return out
}

// Sort puts nodes and edges in their order: nodes by label and id, edges by
// type, from, to, id.
func (g *Graph) Sort() {
	slices.SortFunc(g.Nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(g.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.ID, b.ID))
	})
}
