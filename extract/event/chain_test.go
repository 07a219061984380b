package event_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/event"
	"dateline/extract/kb"
	"dateline/extract/mention"
	"dateline/extract/ner"
	"dateline/extract/ontology"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/timex"
	"dateline/extract/tokenize"
)

// chain is the real pipeline up to events.
var chain = sync.OnceValues(func() (*extract.Pipeline, error) {
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	tg, err := tag.New()
	if err != nil {
		return nil, err
	}
	ps, err := parse.New()
	if err != nil {
		return nil, err
	}
	names, err := ner.New(base)
	if err != nil {
		return nil, err
	}
	o, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	evs, err := event.New(o)
	if err != nil {
		return nil, err
	}
	return extract.NewPipeline(tokenize.New(), tg, ps, names, timex.New(), mention.New(base), evs)
})

// annotate runs the chain on a text published on 14 July 2021, a Wednesday.
func annotate(t testing.TB, text string) *extract.Document {
	t.Helper()
	return annotateDated(t, text, "2021-07-14")
}

func annotateDated(t testing.TB, text, date string) *extract.Document {
	t.Helper()
	p, err := chain()
	if err != nil {
		t.Fatal(err)
	}
	doc := &extract.Document{ID: "d_test", Text: text, Published: date}
	if err := p.Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	return doc
}

// show writes an event on one line: what a reader wants to see in a failure.
func show(doc *extract.Document, ev *extract.EventMention) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q", ev.Type, doc.Surface(ev.Trigger.Span()))
	for _, a := range ev.Arguments {
		s := ""
		if m := doc.Mention(a.Mention); m != nil {
			s = doc.Surface(m.Span)
		} else if x := doc.Time(a.Time); x != nil {
			s = doc.Surface(x.Span)
		}
		fmt.Fprintf(&b, " %s=%q", a.Role, s)
		if a.Reason != "" {
			fmt.Fprintf(&b, "(%s)", a.Reason)
		}
	}
	for _, v := range ev.Values {
		fmt.Fprintf(&b, " %s=%v%s", v.Property, v.Number, v.Bound)
	}
	fmt.Fprintf(&b, " %s/%s/%s [%s] %.2f", ev.Polarity, ev.Modality, ev.Tense, ev.Rule, ev.Score)
	return b.String()
}

// tree writes the parse of a document with its mentions, a token a line.
func tree(doc *extract.Document) string { return treeOf(doc, 0, len(doc.Tokens)) }

func treeOf(doc *extract.Document, first, last int) string {
	var b strings.Builder
	for i := first; i < last; i++ {
		tok := doc.Tokens[i]
		h := "ROOT"
		if tok.Head != i && tok.Head >= 0 {
			h = doc.Surface(doc.Tokens[tok.Head].Span)
		}
		fmt.Fprintf(&b, "   %s/%s(%s) -%s-> %s", doc.Surface(tok.Span), tok.Tag, tok.Lemma, tok.Rel, h)
		if m := doc.MentionAt(i); m >= 0 {
			fmt.Fprintf(&b, "  [%s %s %s %s]", doc.Surface(doc.Mentions[m].Span), doc.Mentions[m].Type, doc.Mentions[m].Form, doc.Mentions[m].Kind)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// stage is the stage under test alone.
func stage(t testing.TB) *event.Stage {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	st, err := event.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return st
}
