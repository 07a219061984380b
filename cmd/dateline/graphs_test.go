package main

import (
	"context"
	"io"
	"path/filepath"
	"testing"
)

// The graph of every set of reports in testdata keeps to the schema: a type
// that a stage gives and the schema does not allow would end a whole run.
func TestGraphsKeepToSchema(t *testing.T) {
	for _, dir := range []string{"corpus", "dev", "heldout", "heldout2", "heldout3", "heldout4", "heldout5", "dev2"} {
		e := &env{out: io.Discard, err: io.Discard, quiet: true}
		o := extractOptions{paths: []string{filepath.Join("..", "..", "testdata", dir)}}
		corpus, _, err := extractAll(context.Background(), e, o)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := buildGraph(corpus, nil); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
}
