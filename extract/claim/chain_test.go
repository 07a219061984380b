package claim_test

import (
	"context"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/claim"
	"dateline/extract/coref"
	"dateline/extract/event"
	"dateline/extract/kb"
	"dateline/extract/mention"
	"dateline/extract/ner"
	"dateline/extract/ontology"
	"dateline/extract/parse"
	"dateline/extract/relation"
	"dateline/extract/source"
	"dateline/extract/tag"
	"dateline/extract/timex"
	"dateline/extract/tokenize"
)

var chain = sync.OnceValues(func() (*extract.Pipeline, error) {
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	ont, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	tagger, err := tag.New()
	if err != nil {
		return nil, err
	}
	parser, err := parse.New()
	if err != nil {
		return nil, err
	}
	names, err := ner.New(base.Gazetteer())
	if err != nil {
		return nil, err
	}
	rels, err := relation.New(ont)
	if err != nil {
		return nil, err
	}
	evs, err := event.New(ont)
	if err != nil {
		return nil, err
	}
	claims, err := claim.New()
	if err != nil {
		return nil, err
	}
	return extract.NewPipeline(tokenize.New(), tagger, parser, names, timex.New(), mention.New(base), coref.New(base), rels, evs, claims)
})

// annotate runs the real chain on a report.
func annotate(t testing.TB, text, date string) *extract.Document {
	t.Helper()
	p, err := chain()
	if err != nil {
		t.Fatal(err)
	}
	doc := source.FromText(text)
	if date != "" {
		doc.Published = date
	}
	if err := p.Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	return doc
}

// surface of a span, "" when there is none.
func surface(doc *extract.Document, p extract.Pair) string {
	if p.IsZero() {
		return ""
	}
	return doc.Text[p.Start:p.End]
}
