package relation_test

import (
	"context"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/coref"
	"dateline/extract/kb"
	"dateline/extract/link"
	"dateline/extract/mention"
	"dateline/extract/ner"
	"dateline/extract/ontology"
	"dateline/extract/parse"
	"dateline/extract/relation"
	"dateline/extract/tag"
	"dateline/extract/timex"
	"dateline/extract/tokenize"
)

var chain = sync.OnceValues(func() (*extract.Pipeline, error) {
	o, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	tg, err := tag.New()
	if err != nil {
		return nil, err
	}
	pr, err := parse.New()
	if err != nil {
		return nil, err
	}
	nr, err := ner.New(base.Gazetteer())
	if err != nil {
		return nil, err
	}
	rel, err := relation.New(o)
	if err != nil {
		return nil, err
	}
	links, err := link.New(base)
	if err != nil {
		return nil, err
	}
	return extract.NewPipeline(tokenize.New(), tg, pr, nr, timex.New(), mention.New(base), coref.New(base), links, rel)
})

// annotate runs the real chain up to relations.
func annotate(t testing.TB, text string) *extract.Document {
	t.Helper()
	p, err := chain()
	if err != nil {
		t.Fatal(err)
	}
	doc := &extract.Document{ID: "d", Text: text, Published: "2024-03-01"}
	if err := p.Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// stage is the stage of the default ontology.
func stage(t testing.TB, opts ...relation.Option) *relation.Stage {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	st, err := relation.New(o, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return st
}
