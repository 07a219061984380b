package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"sort"
	"strings"

	"dateline/graph"
)

// GraphML writes the graph for Gephi, yEd, Cytoscape or NetworkX. What these
// show of a node is its "label": the name; its label in the graph is "class".
// An edge's "label" is its type, and its "weight" the number of sentences that
// state it. Numbers stay numbers, a point becomes latitude and longitude, lists
// are joined with " | ".
func GraphML(w io.Writer, g *graph.Graph) error {
	g = sorted(g)
	bw := bufio.NewWriter(w)
	fmt.Fprintln(bw, xml.Header+`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`+
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`)
	nodeKeys := attributes(len(g.Nodes), func(i int) map[string]any { return g.Nodes[i].Props }, "label")
	edgeKeys := attributes(len(g.Edges), func(i int) map[string]any { return g.Edges[i].Props }, "label")
	nodeKeys["class"] = "string"
	edgeKeys["weight"] = "double"
	declare(bw, "node", nodeKeys)
	declare(bw, "edge", edgeKeys)
	fmt.Fprintln(bw, `<graph id="G" edgedefault="directed">`)
	for _, n := range g.Nodes {
		fmt.Fprintf(bw, `<node id="%s">`, escape(n.ID))
		data(bw, "node", "label", prop(n.Props, "name"))
		data(bw, "node", "class", n.Label)
		dataProps(bw, "node", n.Props)
		fmt.Fprintln(bw, "</node>")
	}
	for _, e := range g.Edges {
		fmt.Fprintf(bw, `<edge id="%s" source="%s" target="%s">`, escape(e.ID), escape(e.From), escape(e.To))
		data(bw, "edge", "label", e.Type)
		data(bw, "edge", "weight", text(max(1, number(e.Props["mentions"])), ""))
		dataProps(bw, "edge", e.Props)
		fmt.Fprintln(bw, "</edge>")
	}
	fmt.Fprintln(bw, "</graph>\n</graphml>")
	return bw.Flush()
}

// key is the id of an attribute: nodes and edges may share a name (kind), but
// a GraphML id stands once in a file. A property that is named as one of our
// own attributes ("type" of an event) keeps its name on nodes.
func key(kind, name string) string { return kind[:1] + "_" + name }

var mlKinds = map[graph.Kind]string{graph.Bool: "boolean", graph.Int: "long", graph.Float: "double"}

func attributes(n int, props func(int) map[string]any, more string) map[string]string {
	out := map[string]string{more: "string"}
	for i := range n {
		for k, v := range props(i) {
			if _, ok := v.(graph.Point); ok {
				out["latitude"], out["longitude"] = "double", "double"
				continue
			}
			kind := mlKinds[graph.KindOf(v)]
			if kind == "" {
				kind = "string"
			}
			out[k] = kind
		}
	}
	return out
}

func declare(w io.Writer, kind string, keys map[string]string) {
	names := make([]string, 0, len(keys))
	for k := range keys {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		fmt.Fprintf(w, `<key id="%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", key(kind, k), kind, k, keys[k])
	}
}

func dataProps(w io.Writer, kind string, props map[string]any) {
	names := make([]string, 0, len(props))
	for k := range props {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		if p, ok := props[k].(graph.Point); ok {
			data(w, kind, "latitude", text(p.Lat, ""))
			data(w, kind, "longitude", text(p.Lon, ""))
			continue
		}
		data(w, kind, k, text(props[k], " | "))
	}
}

func data(w io.Writer, kind, name, value string) {
	fmt.Fprintf(w, `<data key="%s">%s</data>`, key(kind, name), escape(value))
}

// escape makes text of XML 1.0; characters that it cannot hold (NUL and other
// control characters) become U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
