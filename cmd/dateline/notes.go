package main

import (
	"regexp"
	"slices"
	"strings"

	"dateline/extract/ontology"
	"dateline/graph"
	"dateline/graph/build"
)

// missingName finds the name that a query uses and the graph does not have, in
// the notes of the server and of our engine.
var missingName = regexp.MustCompile(`(?i)(?:missing (label|relationship type|property)(?: name)? is: |the provided (label|relationship type|property) is not in the database: )([^\s)]+)`)

// remark prints the notes of a query. A name that nothing in the graph has is
// a typing error more often than not, and would silently give no rows: the
// nearest name of the schema is offered.
func (e *env) remark(notes []string) {
	var rest, missing []string
	seen := map[string]bool{}
	var schema *graph.Schema
	for _, n := range notes {
		m := missingName.FindStringSubmatch(n)
		if m == nil {
			rest = append(rest, n)
			continue
		}
		kind, name := strings.ToLower(m[1]+m[2]), m[3]
		if seen[kind+name] {
			continue
		}
		seen[kind+name] = true
		if schema == nil {
			ont, err := ontology.Load()
			if err != nil {
				rest = append(rest, n)
				continue
			}
			schema = build.Schema(ont)
		}
		labels, types, props := schemaNames(schema)
		words := map[string][]string{"label": labels, "relationship type": types, "property": props}[kind]
		known := false
		for _, w := range words {
			known = known || w == name
		}
		switch {
		case !known:
			e.note("note: no %s of the schema is called %s%s", kind, name, orNearest(name, words))
		case kind != "property":
			missing = append(missing, kind+" "+name)
		}
	}
	if len(missing) > 0 {
		e.note("note: not in this database: %s (nothing loaded?)", strings.Join(missing, ", "))
	}
	slices.Sort(rest)
	for _, n := range slices.Compact(rest) {
		e.note("note: %s", n)
	}
}

func schemaNames(s *graph.Schema) (labels, types, props []string) {
	props = []string{"id"}
	for _, n := range s.Nodes() {
		labels = append(labels, n.Label)
		props = append(props, n.Props...)
	}
	for _, t := range s.Edges() {
		types = append(types, t.Type)
		props = append(props, t.Props...)
	}
	return labels, types, props
}

// orNearest asks after the nearest word, if one is near, however it is written.
func orNearest(name string, words []string) string {
	lower, spelled := make([]string, len(words)), map[string]string{}
	for i, w := range words {
		lower[i] = strings.ToLower(w)
		spelled[lower[i]] = w
	}
	if w := spelled[closest(name, lower)]; w != "" {
		return "; did you mean " + w + "?"
	}
	return ""
}
