package link_test

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/coref"
	"dateline/extract/kb"
	"dateline/extract/link"
	"dateline/extract/mention"
	"dateline/extract/ner"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

var chain = sync.OnceValues(func() ([]extract.Stage, error) {
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
	rec, err := ner.New(base.Gazetteer())
	if err != nil {
		return nil, err
	}
	return []extract.Stage{tokenize.New(), tg, ps, rec, mention.New(base), coref.New(base), link.New(base)}, nil
})

func annotate(t testing.TB, text string, timing map[string]time.Duration) *extract.Document {
	t.Helper()
	stages, err := chain()
	if err != nil {
		t.Skip("no models: ", err)
	}
	doc := &extract.Document{ID: "d", Text: text}
	for _, st := range stages {
		start := time.Now()
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if timing != nil {
			timing[st.Name()] += time.Since(start)
		}
	}
	return doc
}

// TestLinks: per paragraph a report, then "mention => what its chain links to,
// as 'Name CC kind', or NIL".
func TestLinks(t *testing.T) {
	b, err := os.ReadFile("testdata/links.txt")
	if err != nil {
		t.Fatal(err)
	}
	base, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, para := range strings.Split(string(b), "\n\n")[1:] {
		lines := strings.Split(strings.TrimSpace(para), "\n")
		doc := annotate(t, lines[0], nil)
		for _, l := range lines[1:] {
			text, want, _ := strings.Cut(l, " => ")
			if got := linked(base, doc, text); got != want {
				t.Errorf("%s\n  %s: have %s, want %s", lines[0], text, got, want)
			}
		}
	}
}

// linked describes the link of the last mention with that text.
func linked(base *kb.Base, doc *extract.Document, text string) string {
	chainID := ""
	for i := range doc.Mentions {
		if doc.Surface(doc.Mentions[i].Span) == text {
			chainID = doc.Mentions[i].Chain
		}
	}
	for _, ch := range doc.Chains {
		if ch.ID != chainID {
			continue
		}
		if len(ch.Links) == 0 {
			return "NIL"
		}
		e, ok := base.Entry(ch.Links[0].KB + ":" + ch.Links[0].ID)
		if !ok {
			return ch.Links[0].Name
		}
		return strings.Join(strings.Fields(e.Name+" "+e.Country+" "+e.Kind), " ")
	}
	return "no mention"
}

// TestFacts: what the base knows comes with the link.
func TestFacts(t *testing.T) {
	doc := annotate(t, "Officials met in Khujand, Tajikistan, and in Bishkek.", nil)
	facts := map[string]int{}
	for _, ch := range doc.Chains {
		for _, f := range ch.Facts {
			facts[ch.Name+" "+f.Type]++
		}
	}
	for _, want := range []string{"Khujand located_in", "Tajikistan borders", "Bishkek capital_of"} {
		if facts[want] == 0 {
			t.Errorf("no %s in %v", want, facts)
		}
	}
}

// BenchmarkCost reports what mention, coref and link take, in words a second.
func BenchmarkCost(b *testing.B) {
	text, err := os.ReadFile("testdata/links.txt")
	if err != nil {
		b.Fatal(err)
	}
	timing := map[string]time.Duration{}
	words := 0
	annotate(b, "Warm up.", nil)
	for b.Loop() {
		doc := annotate(b, string(text), timing)
		words += len(doc.Tokens)
	}
	for _, st := range []string{"mention", "coref", "link"} {
		b.ReportMetric(float64(words)/timing[st].Seconds(), st+"_words/s")
	}
}
