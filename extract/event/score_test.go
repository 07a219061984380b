package event_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract"
)

// triggerRecall is the least share of the gold's event triggers that must be
// found on the real chain.
const triggerRecall = 0.5

// TestGoldTriggers measures the recall of triggers on the gold clusters, as
// their scoring tool does: by overlap.
func TestGoldTriggers(t *testing.T) {
	dirs, _ := filepath.Glob("../../../shared/gold/c*")
	if len(dirs) == 0 {
		t.Skip("no gold clusters beside the checkout")
	}
	found, all, events := 0, 0, 0
	for _, d := range dirs {
		f, n, e := scoreCluster(t, d)
		found, all, events = found+f, all+n, events+e
	}
	rate := float64(found) / float64(all)
	t.Logf("%d of %d triggers found (%.1f %%); %d events in all", found, all, 100*rate, events)
	if rate < triggerRecall {
		t.Errorf("recall %.3f, want %.3f", rate, triggerRecall)
	}
}

type goldFile struct {
	Documents []struct{ ID, File, Date string }
	Events    []struct {
		Type, Label, Realis string
		Triggers            []struct {
			Document, Text string
			Start          int
		}
	}
}

func scoreCluster(t *testing.T, dir string) (found, all, events int) {
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var g goldFile
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	docs := map[string]*extract.Document{}
	for _, d := range g.Documents {
		text, err := os.ReadFile(filepath.Join(dir, d.File))
		if err != nil {
			t.Fatal(err)
		}
		docs[d.ID] = annotateDated(t, strings.Replace(string(text), "[Fictional test material - not a news report]", "", 1), d.Date)
		events += len(docs[d.ID].Events)
	}
	for _, ge := range g.Events {
		for _, tr := range ge.Triggers {
			all++
			doc := docs[tr.Document]
			start := byteOffset(doc.Text, tr.Start)
			want := extract.Span{Start: start, End: start + len(tr.Text)}
			if ev := eventAt(doc, want); ev != nil {
				found++
				t.Logf("ok   %s %-8s %-12q %s", tr.Document, ge.Type, tr.Text, show(doc, ev))
			} else {
				t.Logf("MISS %s %-8s %-12q %s", tr.Document, ge.Type, tr.Text, doc.Surface(doc.Sentences[doc.SentenceAt(want.Start)].Span))
			}
		}
	}
	return found, all, events
}

func eventAt(doc *extract.Document, s extract.Span) *extract.EventMention {
	for i := range doc.Events {
		if doc.Events[i].Trigger.Span().Overlaps(s) {
			return &doc.Events[i]
		}
	}
	return nil
}

// byteOffset turns a code-point offset into a byte offset.
func byteOffset(s string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(s); runes-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}
