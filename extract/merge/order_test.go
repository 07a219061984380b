package merge_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/source"
)

// Order and part of events, from words to the merged events: testdata/orders.txt.
func TestOrders(t *testing.T) {
	en, err := english.New(english.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/orders.txt")
	if err != nil {
		t.Fatal(err)
	}
	type example struct {
		text string
		want []string
	}
	var list []example
	for line := range strings.Lines(string(text)) {
		switch line = strings.TrimRight(line, "\n"); {
		case line == "" || line[0] == '#':
		case line[0] == ' ':
			e := &list[len(list)-1]
			e.want = append(e.want, strings.TrimSpace(line))
		default:
			list = append(list, example{text: line})
		}
	}
	for _, e := range list {
		doc := source.FromText(e.text)
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		got := ordersOf(en.Merger.Merge([]*extract.Document{doc}))
		slices.Sort(e.want)
		if !slices.Equal(got, e.want) {
			for _, ev := range doc.Events {
				t.Logf("%s %s", ev.Type, doc.Surface(ev.Trigger.Span()))
			}
			t.Errorf("%s\n  got  %q\n  want %q", e.text, got, e.want)
		}
	}
}

// ordersOf lists the orders of a merged report in the form of the table.
func ordersOf(c *extract.Corpus) []string {
	words := map[string]string{}
	for _, d := range c.Documents {
		for i := range d.Events {
			words[d.Events[i].Event] = d.Surface(d.Events[i].Trigger.Span())
		}
	}
	var out []string
	for _, e := range c.Events {
		for _, b := range e.Before {
			out = append(out, words[e.ID]+" before "+words[b])
		}
		for _, p := range e.PartOf {
			out = append(out, words[e.ID]+" part of "+words[p])
		}
	}
	slices.Sort(out)
	return out
}
