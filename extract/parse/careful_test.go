package parse_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

func careful(t testing.TB) (*tag.Tagger, *parse.Parser) {
	t.Helper()
	tg, _ := chain(t)
	p, err := parse.NewCareful()
	if err != nil {
		t.Fatal(err)
	}
	return tg, p
}

// Two readings still give one tree with one root.
func TestCarefulTree(t *testing.T) {
	tg, p := careful(t)
	for _, text := range []string{
		"", ".", "a b c", "( ( (", "Police said . . . and and the", "1 2 3 % $",
		"Rebels who had crossed the river at dawn seized the town , which the army had left a week before , officials and witnesses said .",
		strings.Repeat("and that the which of ", 300),
	} {
		words := strings.Fields(text)
		heads, rels := p.Words(words, tg.Words(words))
		roots := 0
		for i := range heads {
			if (heads[i] < 0) != (rels[i] == "root") {
				t.Errorf("%.40q: word %d has head %d and relation %s", text, i, heads[i], rels[i])
			}
			if heads[i] < 0 {
				roots++
			}
			steps := 0
			for j := i; heads[j] >= 0 && steps <= len(heads); steps++ {
				j = heads[j]
			}
			if steps > len(heads) {
				t.Fatalf("%.40q: a cycle at word %d", text, i)
			}
		}
		if len(words) > 0 && roots != 1 {
			t.Errorf("%.40q: %d roots", text, roots)
		}
	}
}

func TestCarefulLongSentence(t *testing.T) {
	_, p := careful(t)
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

func BenchmarkCareful(b *testing.B) {
	tg, p := careful(b)
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
