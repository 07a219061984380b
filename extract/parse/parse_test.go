package parse_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

func chain(t testing.TB) (*tag.Tagger, *parse.Parser) {
	t.Helper()
	tg, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	return tg, p
}

// annotated is a text with the trees of a parser.
func annotated(t testing.TB, parser *parse.Parser, text string) *extract.Document {
	t.Helper()
	tg, _ := chain(t)
	p, err := extract.NewPipeline(tokenize.New(), tg, parser)
	if err != nil {
		t.Fatal(err)
	}
	doc := &extract.Document{Text: text}
	if err := p.Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// isSubject: a word is the subject of another.
func isSubject(doc *extract.Document, subject, verb string) bool {
	for i := range doc.Tokens {
		if doc.Word(i) == subject && doc.Tokens[i].Rel == "nsubj" && doc.Word(doc.Tokens[i].Head) == verb {
			return true
		}
	}
	return false
}

// Trees as word<relation<head.
func TestTrees(t *testing.T) {
	tg, p := chain(t)
	for text, want := range map[string][]string{
		"Rebels seized the town .":                            {"Rebels<nsubj<seized", "town<obj<seized", "the<det<town"},
		"Three soldiers were arrested by police .":            {"soldiers<nsubj:pass<arrested", "were<aux:pass<arrested", "police<obl:agent<arrested"},
		"The minister who resigned has denied the report .":   {"resigned<acl:relcl<minister", "minister<nsubj<denied"},
		"Its army gave up the city .":                         {"Its<nmod:poss<army", "up<compound:prt<gave"},
		"Rebels seize key border crossing":                    {"Rebels<nsubj<seize", "crossing<obj<seize"},
		"Officials said that the bridge had been destroyed .": {"destroyed<ccomp<said", "bridge<nsubj:pass<destroyed"},
	} {
		words := strings.Fields(text)
		heads, rels := p.Words(words, tg.Words(words))
		var got []string
		for i, h := range heads {
			if h >= 0 {
				got = append(got, fmt.Sprintf("%s<%s<%s", words[i], rels[i], words[h]))
			}
		}
		all := " " + strings.Join(got, " ") + " "
		for _, w := range want {
			if !strings.Contains(all, " "+w+" ") {
				t.Errorf("%s\nwant %s\nin  %s", text, w, all)
			}
		}
	}
}

// Every sentence is one tree with one root, whatever it is made of.
func FuzzTree(f *testing.F) {
	tg, p := chain(f)
	for _, s := range []string{"", ".", "a b c", "( ( (", "He said . . . and and the", "1 2 3 % $"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		heads, rels := p.Words(words, tg.Words(words))
		roots := 0
		for i, h := range heads {
			if (h < 0) != (rels[i] == "root") {
				t.Fatalf("%q: word %d has head %d and relation %s", words, i, h, rels[i])
			}
			if h < 0 {
				roots++
			}
			j, steps := i, 0
			for ; heads[j] >= 0 && steps <= len(heads); steps++ {
				j = heads[j]
			}
			if steps > len(heads) {
				t.Fatalf("%q: a cycle at word %d", words, i)
			}
		}
		if len(words) > 0 && roots != 1 {
			t.Fatalf("%q: %d roots", words, roots)
		}
	})
}

// One sentence of many words takes time in proportion.
func TestLongSentence(t *testing.T) {
	_, p := chain(t)
	took := func(n int) time.Duration {
		words, tags := make([]string, n), make([]string, n)
		for i := range words {
			words[i], tags[i] = []string{"the", "army", "said"}[i%3], []string{"DT", "NN", "VBD"}[i%3]
		}
		start := time.Now()
		p.Words(words, tags)
		return time.Since(start)
	}
	took(1000)
	if a, b := took(10000), took(100000); b > 60*a {
		t.Errorf("10,000 words took %v, 100,000 took %v", a, b)
	}
}

func BenchmarkAnnotate(b *testing.B) {
	tg, p := chain(b)
	doc := &extract.Document{Text: strings.Repeat("Police in the capital said a lawyer for the teachers' union, who had spoken at the rally, had been held on Tuesday. ", 200)}
	for _, st := range []extract.Stage{tokenize.New(), tg} {
		if err := st.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "words/s")
}
