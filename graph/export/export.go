// Package export writes a graph in the forms that other programs read: JSON
// Lines (our own), a Cypher script, CSV for neo4j-admin, GraphML, JSON-LD with
// terms of SEM, PROV-O and schema.org, rows of events as ICEWS and POLECAT have
// them, entities of FollowTheMoney. In goes a graph that fits its schema, out
// come files; the same graph gives the same bytes.
//
// Caveat: nothing here checks the graph; call graph.Validate first.
package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/graph"
)

// JSONLines writes the graph as graph.Write does.
func JSONLines(w io.Writer, g *graph.Graph) error { return graph.Write(w, g) }

// sorted gives a clean copy in order.
func sorted(g *graph.Graph) *graph.Graph {
	g = g.Clone()
	g.Sort()
	return g
}

// columns are the properties that any of n items has, in the order that the
// schema shows them in.
func columns(order []string, n int, props func(int) map[string]any) []string {
	seen := map[string]bool{}
	for i := range n {
		for k := range props(i) {
			seen[k] = true
		}
	}
	var out []string
	for _, k := range order {
		if seen[k] {
			out = append(out, k)
		}
	}
	return out
}

// text writes a value as plain text; lists are joined with sep.
func text(v any, sep string) string {
	switch x := v.(type) {
	case string:
		return x
	case graph.Date:
		return string(x)
	case bool:
		return strconv.FormatBool(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64)
	case []string:
		return strings.Join(x, sep)
	case []float64:
		out := make([]string, len(x))
		for i, f := range x {
			out[i] = strconv.FormatFloat(f, 'g', -1, 64)
		}
		return strings.Join(out, sep)
	}
	return fmt.Sprint(v)
}
