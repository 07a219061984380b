package event_test

import (
	"fmt"
	"os"
	"testing"
)

// TestShow prints what the chain makes of the sentences in the file named by
// EVENT_SHOW; a tool for whoever writes a type.
func TestShow(t *testing.T) {
	name := os.Getenv("EVENT_SHOW")
	if name == "" {
		t.Skip("EVENT_SHOW names no file")
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc := annotate(t, string(b))
	for i, s := range doc.Sentences {
		fmt.Printf("--- %d %s: %s\n", i, s.Kind, doc.Surface(s.Span))
		for j := range doc.Events {
			if ev := &doc.Events[j]; s.Contains(ev.Trigger.Span()) {
				fmt.Println("   ", show(doc, ev))
			}
		}
		if os.Getenv("EVENT_TREE") != "" {
			sub := *doc
			fmt.Print(treeOf(&sub, s.First, s.Last))
		}
	}
}
