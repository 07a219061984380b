package event_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestDump prints every event of the files in EVENT_DUMP (a glob), by
// sentence, for reading.
func TestDump(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("EVENT_DUMP"))
	if len(files) == 0 {
		t.Skip("EVENT_DUMP names no files")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc := annotate(t, string(b))
		fmt.Println("=====", filepath.Base(f))
		for _, s := range doc.Sentences {
			fmt.Printf("--- %s: %s\n", s.Kind, doc.Surface(s.Span))
			for j := range doc.Events {
				if ev := &doc.Events[j]; s.Contains(ev.Trigger.Span()) {
					fmt.Println("   ", show(doc, ev))
				}
			}
		}
	}
}
