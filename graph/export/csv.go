package export

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"dateline/graph"
)

// arraySep parts the elements of a list in neo4j-admin's files. A character
// that no text holds: the unit separator of ASCII. Where a text does hold it,
// it is written as a space.
const arraySep = "\x1f"

// AdminCSV writes a folder for neo4j-admin's import into an empty database:
// a file for each label and each kind of edge, and import.sh with the command.
// This is the fastest way for millions of nodes. The tool reads an empty list
// as no value.
func AdminCSV(dir string, g *graph.Graph, schema *graph.Schema) error {
	g = sorted(g)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var args []string
	for _, t := range schema.Nodes() {
		nodes := slices.DeleteFunc(slices.Clone(g.Nodes), func(n graph.Node) bool { return n.Label != t.Label })
		if len(nodes) == 0 {
			continue
		}
		name := strings.ToLower(t.Label) + ".csv"
		if err := nodeFile(filepath.Join(dir, name), t, nodes); err != nil {
			return err
		}
		args = append(args, fmt.Sprintf("--nodes=%s=%s", t.Label, name))
	}
	by := map[[3]string][]graph.Edge{}
	for _, e := range g.Edges {
		k := [3]string{e.Type, e.FromLabel, e.ToLabel}
		by[k] = append(by[k], e)
	}
	kinds := make([][3]string, 0, len(by))
	for k := range by {
		kinds = append(kinds, k)
	}
	sort.Slice(kinds, func(i, j int) bool { return strings.Join(kinds[i][:], " ") < strings.Join(kinds[j][:], " ") })
	for _, k := range kinds {
		name := strings.ToLower(k[1]+"-"+k[0]+"-"+k[2]) + ".csv"
		if err := edgeFile(filepath.Join(dir, name), schema.Edge(k[0]), k, by[k]); err != nil {
			return err
		}
		args = append(args, fmt.Sprintf("--relationships=%s=%s", k[0], name))
	}
	return script(filepath.Join(dir, "import.sh"), args)
}

// AdminArgs are the arguments of "neo4j-admin database import full" that fit
// the files, before the --nodes and --relationships.
func AdminArgs() []string {
	return []string{"--multiline-fields=true", "--array-delimiter=U+001F", "--trim-strings=false", "--ignore-empty-strings=false"}
}

func script(path string, args []string) error {
	var b strings.Builder
	b.WriteString("#!/bin/sh\n# Imports this folder into an empty database of a server that is stopped.\n# Constraints and full-text indexes come afterwards: dateline schema --cypher\n")
	b.WriteString("cd \"$(dirname \"$0\")\" || exit 1\nexec neo4j-admin database import full neo4j --overwrite-destination \\\n")
	for _, a := range AdminArgs() {
		b.WriteString("  " + a + " \\\n")
	}
	for i, a := range args {
		end := " \\\n"
		if i == len(args)-1 {
			end = "\n"
		}
		b.WriteString("  " + a + end)
	}
	return os.WriteFile(path, []byte(b.String()), 0o755)
}

var adminKinds = map[graph.Kind]string{graph.String: "string", graph.Bool: "boolean", graph.Int: "long", graph.Float: "double",
	graph.Day: "date", graph.Place2D: "point{crs:WGS-84}", graph.Strings: "string[]", graph.Floats: "double[]"}

func header(name string) string {
	p, _ := graph.PropertyOf(name)
	return name + ":" + adminKinds[p.Kind]
}

func nodeFile(path string, t *graph.NodeType, nodes []graph.Node) error {
	cols := columns(t.Props, len(nodes), func(i int) map[string]any { return nodes[i].Props })
	head := []string{"id:ID(" + t.Label + ")"}
	for _, c := range cols {
		head = append(head, header(c))
	}
	return table(path, head, len(nodes), func(i int) []any {
		row := []any{nodes[i].ID}
		for _, c := range cols {
			row = append(row, nodes[i].Props[c])
		}
		return row
	})
}

func edgeFile(path string, t *graph.EdgeType, k [3]string, edges []graph.Edge) error {
	cols := columns(t.Props, len(edges), func(i int) map[string]any { return edges[i].Props })
	head := []string{":START_ID(" + k[1] + ")", ":END_ID(" + k[2] + ")", "id:string"}
	for _, c := range cols {
		head = append(head, header(c))
	}
	return table(path, head, len(edges), func(i int) []any {
		row := []any{edges[i].From, edges[i].To, edges[i].ID}
		for _, c := range cols {
			row = append(row, edges[i].Props[c])
		}
		return row
	})
}

// table writes a file. A value that is not there is an empty field; a string
// that is empty is a quoted one.
func table(path string, head []string, n int, row func(int) []any) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for i, h := range head {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString(h)
	}
	w.WriteByte('\n')
	for i := range n {
		for j, v := range row(i) {
			if j > 0 {
				w.WriteByte(',')
			}
			if v != nil {
				w.WriteString(csvField(v))
			}
		}
		w.WriteByte('\n')
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func csvField(v any) string {
	switch x := v.(type) {
	case graph.Point:
		return fmt.Sprintf(`"{latitude:%s, longitude:%s}"`, cypherFloat(x.Lat), cypherFloat(x.Lon))
	case string:
		return quote(x)
	case []string:
		clean := make([]string, len(x))
		for i, s := range x {
			clean[i] = strings.ReplaceAll(s, arraySep, " ")
		}
		return quote(strings.Join(clean, arraySep))
	case []float64:
		return quote(text(x, arraySep))
	}
	return text(v, arraySep)
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
