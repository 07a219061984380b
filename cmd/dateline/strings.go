package main

import (
	"bytes"
	"slices"
	"strings"
)

func join(s []string) string    { return strings.Join(s, ", ") }
func joinBar(s []string) string { return strings.Join(s, "|") }

// isExtract tells an extract from a graph file: the extract's header names the
// tool, the graph's does not.
func isExtract(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return bytes.Contains(line, []byte(`"tool"`))
}

// remarks makes the server's notes short: what is not in the database, once.
func remarks(notes []string) []string {
	var out, missing []string
	for _, n := range notes {
		if _, name, ok := strings.Cut(n, "the missing "); ok {
			name = strings.TrimRight(strings.Replace(name, " name is:", "", 1), ")")
			name = strings.Replace(name, " is:", "", 1)
			if !slices.Contains(missing, name) {
				missing = append(missing, name)
			}
		} else if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if len(missing) > 0 {
		out = append(out, "not in this database: "+strings.Join(missing, ", ")+" (nothing loaded, or a spelling?)")
	}
	return out
}
