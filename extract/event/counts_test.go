package event_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestCounts reads values: sentence, event type, property=number, or "none"
// where a number counts no people.
func TestCounts(t *testing.T) {
	table := `
The union says eleven were detained.                     | arrest  | arrested=11
The blast left 12 dead and 30 injured.                   | die     | killed=12
The blast left 12 dead and 30 injured.                   | injure  | wounded=30
At least 9 were killed and dozens injured.               | injure  | wounded=24
The death toll rose from 14 to 22.                       | die     | killed=22
Three officers lost their lives in the fire.             | die     | killed=3
The drought killed 20 percent of the herd.               | die     | none
Not one of their guards was killed.                      | die     | none
The company put the loss at 40 million euros.            | -       | none
`
	for line := range strings.Lines(strings.TrimSpace(table)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		text, typ, want := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])
		doc, got := annotate(t, text), "none"
		for i := range doc.Events {
			for _, v := range doc.Events[i].Values {
				if typ == "-" || doc.Events[i].Type == typ {
					got = fmt.Sprintf("%s=%v", v.Property, v.Number)
				}
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestPlaces reads where an event is put and why, over several sentences.
func TestPlaces(t *testing.T) {
	text := "Gunmen attacked a mine near Kolwezi on Tuesday, killing two guards, the owner said.\n\nFour miners were wounded.\n\nIn 2016 the army arrested a union leader."
	doc := annotate(t, text)
	want := map[string]string{"injure": "Kolwezi lede", "arrest": ""}
	for i := range doc.Events {
		ev := &doc.Events[i]
		w, ok := want[ev.Type]
		if !ok {
			continue
		}
		got := ""
		for _, a := range ev.Arguments {
			if m := doc.Mention(a.Mention); m != nil && a.Role == "place" {
				got = doc.Surface(m.Span) + " " + a.Reason
			}
		}
		if got != w {
			t.Errorf("%s: place %q, want %q", ev.Type, got, w)
		}
		delete(want, ev.Type)
	}
	if len(want) > 0 {
		t.Errorf("no event for %v", want)
	}
}

// TestAfterTime: the time of "N days after X" is not X's.
func TestAfterTime(t *testing.T) {
	doc := annotate(t, "The deal comes 18 days after the two presidents signed an accord in Lima.")
	for i := range doc.Events {
		ev := &doc.Events[i]
		if doc.Surface(ev.Trigger.Span()) == "deal" {
			continue
		}
		for _, a := range ev.Arguments {
			if a.Time != "" {
				t.Errorf("%s is dated %s", doc.Surface(ev.Trigger.Span()), a.Time)
			}
		}
	}
}
