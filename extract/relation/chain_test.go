package relation_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/mention"
	"dateline/extract/ner"
	"dateline/extract/ontology"
	"dateline/extract/parse"
	"dateline/extract/relation"
	"dateline/extract/tag"
	"dateline/extract/timex"
	"dateline/extract/tokenize"
)

type fakeCoref struct{}

func (fakeCoref) Name() string              { return "coref" }
func (fakeCoref) Requires() []extract.Layer { return nil }
func (fakeCoref) Provides() []extract.Layer { return []extract.Layer{extract.LayerChains} }
func (fakeCoref) Annotate(_ context.Context, doc *extract.Document) error {
	by := map[string]int{}
	last := -1
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		s := strings.ToLower(doc.Surface(m.Span))
		switch {
		case m.Form == extract.FormName:
			k, ok := by[s]
			if !ok {
				k = len(doc.Chains)
				doc.Chains = append(doc.Chains, extract.Chain{ID: "k" + s, Type: m.Type, Name: s, Named: true, Kind: m.Kind, Country: m.Country})
				by[s] = k
			}
			m.Chain = doc.Chains[k].ID
			if !(m.Type == extract.Person && last >= 0) {
				last = k
			}
		case m.Form == extract.FormPronoun && last >= 0:
			m.Chain = doc.Chains[last].ID
		}
	}
	return nil
}

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
	return extract.NewPipeline(tokenize.New(), tg, pr, nr, timex.New(), mention.New(base), fakeCoref{}, rel)
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
