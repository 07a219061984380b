package link_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
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
	st, err := link.New(base)
	if err != nil {
		return nil, err
	}
	return []extract.Stage{tokenize.New(), tg, ps, rec, mention.New(base), coref.New(base), st}, nil
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

// TestHostile: texts made of names alone end in time that grows with their
// length, not its square.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	base, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for i := range 12_000 {
		text.WriteString([]string{"Paris ", "Al Hasa", "Kenya Board ", "Omar Haddad", "the interior ministry", "KBO", "Springfield"}[i%7] + string(rune('a'+i%26)) + strconv.Itoa(i) + " said, ")
	}
	doc := &extract.Document{ID: "d", Text: text.String()}
	if err := tokenize.New().Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	for i := range doc.Tokens {
		doc.Tokens[i].Tag, doc.Tokens[i].Head = "NNP", -1
		if i%5 == 0 {
			doc.Names = append(doc.Names, extract.Name{Span: doc.Tokens[i].Span, Type: []extract.Type{extract.Person, extract.Place, extract.Organization}[i%3], First: i, Last: i + 1})
		}
	}
	links, err := link.New(base)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	for _, st := range []extract.Stage{mention.New(base), coref.New(base), links} {
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("%d tokens took %v", len(doc.Tokens), d)
	} else {
		t.Logf("%d tokens in %v", len(doc.Tokens), d)
	}
}

// TestReports: on the five reports that this project began with, when they
// are there, the chains carry the keys by which reports are joined.
func TestReports(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/*.txt")
	if len(files) == 0 {
		t.Skip("no ../../../shared/corpus")
	}
	base, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc := annotate(t, string(text), nil)
		bodies := map[string]string{}
		for _, ch := range doc.Chains {
			if len(ch.Links) > 0 {
				bodies[ch.Name] = ch.Links[0].KB + ":" + ch.Links[0].ID
			}
		}
		for name, want := range map[string]string{"Taliban": "dateline:taliban", "Interior Ministry of Afghanistan": "dateline:af-interior-ministry"} {
			if bodies[name] != want {
				t.Errorf("%s: %s is linked to %q, want %q", filepath.Base(f), name, bodies[name], want)
			}
		}
		for name, want := range map[string]string{"Spin Boldak": "Kandahar province < Afghanistan", "Chaman": "Balochistan < Pakistan"} {
			var path []string
			for e, ok := base.Entry(bodies[name]); ok && e.Parent != ""; {
				e, ok = base.Entry(e.Parent)
				path = append(path, e.Name)
			}
			if got := strings.Join(path, " < "); got != want {
				t.Errorf("%s: %s lies in %q, want %q", filepath.Base(f), name, got, want)
			}
		}
	}
}
