package export

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"dateline/graph"
)

// statementRows is how many nodes or edges one statement of a script makes:
// enough to be quick, few enough for Browser's editor.
const statementRows = 200

// Cypher writes a script for cypher-shell or Browser (multi-statement editor
// on) that makes constraints and then the graph, with MERGE: it may run twice.
func Cypher(w io.Writer, g *graph.Graph, schema *graph.Schema) error {
	g = sorted(g)
	bw := bufio.NewWriter(w)
	fmt.Fprintln(bw, "// Graph of events from news reports. Run it with:")
	fmt.Fprintln(bw, "//   cypher-shell -a bolt://localhost:7687 -u neo4j -f graph.cypher")
	for _, t := range schema.Nodes() {
		fmt.Fprintf(bw, "CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE;\n", strings.ToLower(t.Label), t.Label)
	}
	fmt.Fprintln(bw, "CALL db.awaitIndexes(60);")
	for from := 0; from < len(g.Nodes); {
		to := from
		for to < len(g.Nodes) && g.Nodes[to].Label == g.Nodes[from].Label && to-from < statementRows {
			to++
		}
		cypherRows(bw, from, to, func(i int) string {
			return fmt.Sprintf("{id: %s, p: %s}", cypherString(g.Nodes[i].ID), cypherMap(g.Nodes[i].Props))
		}, fmt.Sprintf("MERGE (n:%s {id: row.id}) SET n += row.p;", g.Nodes[from].Label))
		from = to
	}
	kind := func(e *graph.Edge) [3]string { return [3]string{e.Type, e.FromLabel, e.ToLabel} }
	sort.SliceStable(g.Edges, func(i, j int) bool {
		a, b := kind(&g.Edges[i]), kind(&g.Edges[j])
		return strings.Join(a[:], " ") < strings.Join(b[:], " ")
	})
	for from := 0; from < len(g.Edges); {
		to := from
		for to < len(g.Edges) && kind(&g.Edges[to]) == kind(&g.Edges[from]) && to-from < statementRows {
			to++
		}
		e := &g.Edges[from]
		key, set := "", "SET r.id = row.id, r += row.p;"
		if t := schema.Edge(e.Type); t != nil && t.Multi {
			key, set = " {id: row.id}", "SET r += row.p;"
		}
		cypherRows(bw, from, to, func(i int) string {
			e := &g.Edges[i]
			return fmt.Sprintf("{id: %s, a: %s, b: %s, p: %s}", cypherString(e.ID), cypherString(e.From), cypherString(e.To), cypherMap(e.Props))
		}, fmt.Sprintf("MATCH (a:%s {id: row.a}) MATCH (b:%s {id: row.b}) MERGE (a)-[r:%s%s]->(b) %s", e.FromLabel, e.ToLabel, e.Type, key, set))
		from = to
	}
	return bw.Flush()
}

func cypherRows(w io.Writer, from, to int, row func(int) string, do string) {
	fmt.Fprintln(w, "UNWIND [")
	for i := from; i < to; i++ {
		sep := ","
		if i == to-1 {
			sep = ""
		}
		fmt.Fprintf(w, "  %s%s\n", row(i), sep)
	}
	fmt.Fprintf(w, "] AS row\n%s\n", do)
}

func cypherMap(props map[string]any) string {
	names := make([]string, 0, len(props))
	for k := range props {
		names = append(names, k)
	}
	sort.Strings(names)
	for i, k := range names {
		names[i] = k + ": " + cypherValue(props[k])
	}
	return "{" + strings.Join(names, ", ") + "}"
}

func cypherValue(v any) string {
	switch x := v.(type) {
	case string:
		return cypherString(x)
	case graph.Date:
		return "date(" + cypherString(string(x)) + ")"
	case graph.Point:
		return "point({latitude: " + cypherFloat(x.Lat) + ", longitude: " + cypherFloat(x.Lon) + "})"
	case float64:
		return cypherFloat(x)
	case []string:
		out := make([]string, len(x))
		for i, s := range x {
			out[i] = cypherString(s)
		}
		return "[" + strings.Join(out, ", ") + "]"
	case []float64:
		out := make([]string, len(x))
		for i, f := range x {
			out[i] = cypherFloat(f)
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	return text(v, "")
}

// cypherFloat always shows that the number is a float.
func cypherFloat(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// cypherString quotes a string. Control characters and separators are written
// as \uXXXX, so that no line breaks inside a string and no editor changes
// them. Neo4j resolves \uXXXX before it looks at quotes and backslashes, so a
// backslash of the text must never stand before a u: the string is cut in two
// there.
func cypherString(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	last := rune(0)
	for _, r := range s {
		if last == '\\' && r == 'u' {
			b.WriteString("' + '")
		}
		last = r
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff':
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
