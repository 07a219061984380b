package graph

import (
	"fmt"
	"sort"
	"strings"
)

// Difference is one thing that two graphs do not share.
type Difference struct {
	Item string // "node Person p1", "edge AGENT e1 -> p1"
	Kind string // missing (only in a), added (only in b), changed
	// Property, A and B say what changed.
	Property string
	A, B     any
}

func (d Difference) String() string {
	if d.Kind == "changed" {
		return fmt.Sprintf("%s: %s: %v, now %v", d.Item, d.Property, d.A, d.B)
	}
	return d.Item + ": " + d.Kind
}

// Diff lists what differs from a to b, in order; none means that the graphs
// are equal whatever the order of their nodes and edges.
func Diff(a, b *Graph, schema *Schema) []Difference {
	left, right := items(a, schema), items(b, schema)
	var out []Difference
	for k, x := range left {
		y, ok := right[k]
		if !ok {
			out = append(out, Difference{Item: k, Kind: "missing"})
			continue
		}
		names := keys(x)
		for n := range y {
			if _, ok := x[n]; !ok {
				names = append(names, n)
			}
		}
		for _, n := range names {
			if !EqualValues(x[n], y[n]) {
				out = append(out, Difference{k, "changed", n, x[n], y[n]})
			}
		}
	}
	for k := range right {
		if left[k] == nil {
			out = append(out, Difference{Item: k, Kind: "added"})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i].Item+"\x00"+out[i].Property < out[j].Item+"\x00"+out[j].Property
	})
	return out
}

func items(g *Graph, schema *Schema) map[string]map[string]any {
	out := make(map[string]map[string]any, len(g.Nodes)+len(g.Edges))
	for _, n := range g.Nodes {
		out["node "+n.Label+" "+n.ID] = notNil(n.Props)
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		k := fmt.Sprintf("edge %s %s -> %s", e.Type, e.From, e.To)
		if t := schema.Edge(e.Type); t != nil && t.Multi {
			k += " " + e.ID
		}
		props := cloneProps(e.Props)
		props["id"] = e.ID
		out[k] = props
	}
	return out
}

func notNil(p map[string]any) map[string]any {
	if p == nil {
		return map[string]any{}
	}
	return p
}

// Report writes at most n differences, one a line, for tests and logs.
func Report(list []Difference, n int) string {
	var b strings.Builder
	for i, d := range list {
		if i == n {
			fmt.Fprintf(&b, "... and %d more\n", len(list)-n)
			break
		}
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}
