package event_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/source"
)

// TestDump prints every event of the files in EVENT_DUMP (a glob; EVENT_DATE their day) as the
// default pipeline finds them, by sentence, for reading; with EVENT_MERGE also
// what the documents say together.
func TestDump(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("EVENT_DUMP"))
	if len(files) == 0 {
		t.Skip("EVENT_DUMP names no files")
	}
	en, err := english.New(english.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var docs []*extract.Document
	for doc, err := range source.Open(context.Background(), files, source.Options{Date: os.Getenv("EVENT_DATE")}) {
		if err != nil {
			t.Fatal(err)
		}
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
		fmt.Println("=====", filepath.Base(doc.Path), doc.Published)
		for _, s := range doc.Sentences {
			fmt.Printf("--- %s: %s\n", s.Kind, doc.Surface(s.Span))
			for j := range doc.Events {
				if ev := &doc.Events[j]; s.Contains(ev.Trigger.Span()) {
					fmt.Println("   ", show(doc, ev))
				}
			}
			if os.Getenv("EVENT_TREE") != "" {
				fmt.Print(treeOf(doc, s.First, s.Last))
			}
		}
	}
	if os.Getenv("EVENT_MERGE") == "" {
		return
	}
	c := en.Merger.Merge(docs)
	for _, ev := range c.Events {
		fmt.Println(ev.Type, "|", ev.Name, "|", ev.Earliest, ev.Latest, ev.Status, len(ev.Mentions), ev.Sources, ev.Values)
	}
	for _, x := range c.Contradictions {
		fmt.Println("CONTRADICTION", x.Reason, x.Detail, len(x.Claims))
	}
}
