package main

import (
	"bytes"
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
