package event_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// TestCounts reads values: sentence, event type, property=number, or "none"
// where a number counts no people.
func TestCounts(t *testing.T) {
	table := `
The blast left 12 dead and 30 injured.                   | die     | killed=12
The union says eleven were detained.                     | arrest  | arrested=11
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

// TestNumbers reads what a number says: sentence, event type, then value and
// bound, or "none" where nothing is counted.
func TestNumbers(t *testing.T) {
	table := `
Thirty-one miners were killed in the blast.                 | die     | 31
Twenty-two passengers were injured.                         | injure  | 22
Sixty people were killed in the fire.                       | die     | 60
Police arrested two dozen protesters.                       | arrest  | 24
Police arrested a dozen students on Monday.                 | arrest  | 12
Dozens of people were injured in the stampede.              | injure  | 24 at-least
Scores of people were killed.                               | die     | 40 at-least
Hundreds of villagers were killed.                          | die     | 200 at-least
Tens of thousands of people were killed.                    | die     | 20000 at-least
Several hundred people were killed in the quake.            | die     | 200 at-least
Police arrested several dozen activists.                    | arrest  | 24 at-least
Between 30 and 40 people were killed.                       | die     | 30 at-least
The blast killed 30 to 40 people.                           | die     | 30 at-least
The blast killed 30-40 people.                              | die     | 30 at-least
Two or three soldiers were wounded.                         | injure  | 2 at-least
As many as 12 people were killed.                           | die     | 12 at-most
Up to 60 prisoners were killed.                             | die     | 60 at-most
No fewer than 15 officers were injured.                     | injure  | 15 at-least
At least 17 people were killed.                             | die     | 17 at-least
Nearly 3,000 people were killed.                            | die     | 3000 less-than
More than a thousand people were killed.                    | die     | 1000 more-than
About 200 demonstrators were arrested.                      | arrest  | 200 about
Some 1,200 workers were arrested.                           | arrest  | 1200 about
The famine killed 1.2 million people.                       | die     | 1200000
Two hundred and five people were killed.                    | die     | 205
At least 5k people were killed.                             | die     | 5000 at-least
At least another 30 people were injured.                    | injure  | 30 at-least
30 or more people were killed.                              | die     | 30 at-least
Two of them were killed.                                    | die     | 2
Fourteen of the hostages were killed.                       | die     | 14
Over 50 fighters were killed in the raid.                   | die     | 50 more-than
A third of the herd was killed.                             | die     | none
The death toll climbed to 22.                               | die     | 22
`
	for line := range strings.Lines(strings.TrimSpace(table)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		text, typ, want := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])
		doc, got := annotate(t, text), "none"
		for i := range doc.Events {
			if doc.Events[i].Type != typ {
				continue
			}
			for _, v := range doc.Events[i].Values {
				got = strings.TrimSpace(strconv.FormatFloat(v.Number, 'f', -1, 64) + " " + v.Bound)
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s\n%s", text, got, want, tree(doc))
			for i := range doc.Events {
				t.Log(show(doc, &doc.Events[i]))
			}
		}
	}
}

// TestPlaces reads where an event is put and why, over several sentences.
func TestPlaces(t *testing.T) {
	text := "Gunmen attacked a mine near Kolwezi on Tuesday, killing two guards, the owner said.\n\nFour miners were wounded.\n\nIn 2016 the army arrested a union leader."
	doc := annotate(t, text)
	want := map[string]string{"injure": "Kolwezi scene", "arrest": ""}
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
