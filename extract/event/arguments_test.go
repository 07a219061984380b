package event_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/english"
)

// TestArguments reads testdata/arguments.txt: reports of a line each, and below
// them the arguments that the whole pipeline up to events must give or must not
// give ("!"), with their reasons.
func TestArguments(t *testing.T) {
	b, err := os.ReadFile("testdata/arguments.txt")
	if err != nil {
		t.Fatal(err)
	}
	en, err := english.New(english.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var doc *extract.Document
	for n, line := range strings.Split(string(b), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			doc = &extract.Document{ID: "d_test", Text: strings.ReplaceAll(line, ` \ `, "\n\n"), Published: "2026-03-18"}
			if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
		default:
			trigger, wants, _ := strings.Cut(strings.TrimSpace(line), " | ")
			checkArguments(t, fmt.Sprintf("arguments.txt:%d", n+1), doc, trigger, wants)
		}
	}
}

// checkArguments compares the arguments of the first event whose trigger begins
// with the word.
func checkArguments(t *testing.T, at string, doc *extract.Document, trigger, wants string) {
	t.Helper()
	for i := range doc.Events {
		ev := &doc.Events[i]
		if !strings.HasPrefix(doc.Surface(ev.Trigger.Span()), trigger) {
			continue
		}
		have := map[string]bool{}
		for _, a := range ev.Arguments {
			if m := doc.Mention(a.Mention); m != nil {
				s := a.Role + "=" + doc.Surface(m.Span)
				have[s], have[s+" ("+a.Reason+")"] = true, true
			}
		}
		for _, w := range strings.Split(wants, "; ") {
			not := strings.HasPrefix(w, "!")
			if have[strings.TrimPrefix(w, "!")] == not {
				t.Errorf("%s: %s: %s: have %s", at, trigger, w, show(doc, ev))
			}
		}
		return
	}
	t.Errorf("%s: no event %q in %q", at, trigger, doc.Text)
}
