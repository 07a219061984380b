package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/graph"
)

func compareCommand(e *env) *cli.Command {
	return &cli.Command{Name: "compare", Usage: "what one report has and the other lacks or denies", ArgsUsage: "DOCUMENT DOCUMENT",
		Description: "A document is named by its id in the record, its file name, or the beginning of its document id, as in the\n" +
			"extract of the last run. First what they contradict each other on, then what only one of them tells, then what both tell.\n" +
			"  dateline compare 01-wire.txt 02-herald.txt",
		Flags: listFlags(&cli.StringFlag{Name: "extract", Usage: "the extract `FILE` (default: the last run's)"},
			&cli.BoolFlag{Name: "differences", Usage: "leave out what both tell"}),
		Action: func(c *cli.Context) error { return runCompare(e, c) }}
}

func runCompare(e *env, c *cli.Context) error {
	if c.NArg() != 2 {
		return &usageError{"compare wants two documents", "dateline compare 01-wire.txt 02-herald.txt"}
	}
	corpus, err := readRun(c.String("extract"), c.String("out"))
	if err != nil {
		return err
	}
	v := newViewer(corpus)
	a, err := v.document(c.Args().Get(0))
	if err != nil {
		return err
	}
	b, err := v.document(c.Args().Get(1))
	if err != nil {
		return err
	}
	if a == b {
		return &usageError{"both are the same document", ""}
	}
	res := graph.Result{Columns: []string{"", "what", docName(a), docName(b), "about", "event_id", "claims"}}
	if c.Bool("json") {
		res.Columns = []string{"part", "what", "one", "other", "about", "event_id", "claims"}
	}
	res.Rows = append(res.Rows, v.contradicting(a, b)...)
	res.Rows = append(res.Rows, v.toldBy(a, b, !c.Bool("differences"))...)
	return listRows(e, c, res, 4, docName(a), docName(b))
}

// document finds a report by what people call it.
func (v *viewer) document(name string) (*extract.Document, error) {
	var found []*extract.Document
	for _, d := range v.docs {
		if d.ID == name || d.SourceID == name || docName(d) == name || d.Path == name || d.URL != "" && d.URL == name {
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		for _, d := range v.docs {
			if strings.HasPrefix(d.ID, name) || strings.HasPrefix(docName(d), name) {
				found = append(found, d)
			}
		}
	}
	var names []string
	for _, d := range v.docs {
		names = append(names, docName(d))
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, &usageError{fmt.Sprintf("no document %q in the extract", name), didYouMean(name, names, "the extract has "+join(names[:min(5, len(names))]))}
	}
	return nil, &usageError{fmt.Sprintf("%d documents are called %q", len(found), name), "take the document id: " + found[0].ID + ", " + found[1].ID}
}

// contradicting lists the contradictions with a claim in each of the two.
func (v *viewer) contradicting(a, b *extract.Document) [][]any {
	var out [][]any
	for _, x := range v.c.Contradictions {
		var one, other, refs []any
		for _, r := range x.Claims {
			for _, side := range []struct {
				doc  *extract.Document
				list *[]any
			}{{a, &one}, {b, &other}} {
				if r[0] != side.doc.ID || !slices.ContainsFunc(v.against[r], func(o extract.Ref) bool { return o[0] != r[0] && (o[0] == a.ID || o[0] == b.ID) }) {
					continue
				}
				k := slices.IndexFunc(side.doc.Claims, func(c extract.Claim) bool { return c.ID == r[1] })
				cl := &side.doc.Claims[k]
				who, _ := v.source(side.doc, cl)
				*side.list = append(*side.list, strings.TrimPrefix(who+": ", ": ")+extract.OneLine(side.doc.Surface(cl.Content.Span())))
				refs = append(refs, r[0]+"/"+r[1])
			}
		}
		if len(one) > 0 && len(other) > 0 {
			out = append(out, []any{"contradicts", v.topic(x), one, other, x.About, orNil(first(x.Events)), refs})
		}
	}
	return out
}

// topic names what a contradiction is about.
func (v *viewer) topic(x extract.Contradiction) string {
	if ev := v.events[first(x.Events)]; ev != nil && x.Reason != "value" {
		return ev.Name
	}
	return x.Detail
}

// toldBy lists the events that one of the two tells, then those of both.
func (v *viewer) toldBy(a, b *extract.Document, both bool) [][]any {
	type telling struct {
		ev   *extract.Event
		a, b string
	}
	var list []telling
	for i := range v.c.Events {
		t := telling{ev: &v.c.Events[i]}
		for _, r := range t.ev.Mentions {
			switch r[0] {
			case a.ID:
				t.a = cmp.Or(t.a, sentenceOf(a, r[1]))
			case b.ID:
				t.b = cmp.Or(t.b, sentenceOf(b, r[1]))
			}
		}
		if t.a != "" || t.b != "" {
			list = append(list, t)
		}
	}
	part := func(t telling) int {
		switch {
		case t.b == "":
			return 0
		case t.a == "":
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(x, y telling) int {
		return cmp.Or(cmp.Compare(part(x), part(y)), cmp.Compare(len(y.ev.Mentions), len(x.ev.Mentions)), cmp.Compare(x.ev.Name, y.ev.Name), cmp.Compare(x.ev.ID, y.ev.ID))
	})
	names := []string{"only the first", "only the second", "both"}
	var out [][]any
	for _, t := range list {
		if p := part(t); p < 2 || both {
			out = append(out, []any{names[p], t.ev.Name, orNil(t.a), orNil(t.b), t.ev.Status, t.ev.ID, []any(nil)})
		}
	}
	return out
}

// sentenceOf is the sentence in which a report tells an event.
func sentenceOf(doc *extract.Document, event string) string {
	ev := doc.Event(event)
	if ev == nil {
		return ""
	}
	if s := doc.SentenceAt(ev.Trigger.Start); s >= 0 {
		return extract.OneLine(doc.Surface(doc.Sentences[s].Span))
	}
	return extract.OneLine(doc.Surface(ev.Trigger.Span()))
}
