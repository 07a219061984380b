package tag_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

func tagger(t testing.TB) *tag.Tagger {
	t.Helper()
	tg, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	return tg
}

func TestTags(t *testing.T) {
	tg := tagger(t)
	for text, want := range map[string]string{
		"Rebels seized the border town on Friday .":       "NNS VBD DT NN NN IN NNP .",
		"The minister said that she had not resigned .":   "DT NN VBD IN PRP VBD RB VBN .",
		"Three soldiers were killed by a roadside bomb .": "CD NNS VBD VBN IN DT NN NN .",
		"Chad , which also borders Libya , closed it .":   "NNP , WDT RB VBZ NNP , VBD PRP .",
		"He asked which borders are open .":               "PRP VBD WDT NNS VBP JJ .",
	} {
		if got := strings.Join(tg.Words(strings.Fields(text)), " "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// Lemmas: irregular forms from the table, the rest by rule.
func TestLemmas(t *testing.T) {
	tg := tagger(t)
	for _, c := range [][3]string{
		{"went", "VBD", "go"}, {"cities", "NNS", "city"}, {"clashes", "NNS", "clash"}, {"children", "NNS", "child"},
		{"denied", "VBD", "deny"}, {"attacking", "VBG", "attack"}, {"seized", "VBN", "seize"}, {"stopped", "VBD", "stop"},
		{"worse", "JJR", "bad"}, {"biggest", "JJS", "big"}, {"Kabul", "NNP", "Kabul"}, {"said", "VBD", "say"},
		{"shelled", "VBD", "shell"}, {"besieged", "VBN", "besiege"}, {"police", "NN", "police"}, {"forces", "NNS", "force"},
	} {
		if got := tg.Lemma(c[0], c[1]); got != c[2] {
			t.Errorf("%s/%s: got %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

// The work grows with the text, not with its square.
func TestLongText(t *testing.T) {
	tg := tagger(t)
	took := func(n int) time.Duration {
		doc := &extract.Document{Text: strings.Repeat("word and ", n)}
		if err := tokenize.New().Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if err := tg.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		return time.Since(start)
	}
	took(1000)
	if a, b := took(5000), took(50000); b > 60*a {
		t.Errorf("10,000 words took %v, 100,000 took %v", a, b)
	}
}

func BenchmarkAnnotate(b *testing.B) {
	tg := tagger(b)
	doc := &extract.Document{Text: strings.Repeat("Police in the capital said a lawyer for the teachers' union had been held on Tuesday. ", 200)}
	if err := tokenize.New().Annotate(context.Background(), doc); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := tg.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "words/s")
}

// A sentence and a clause with a subject have a finite verb.
func TestFinite(t *testing.T) {
	tg := tagger(t)
	for _, text := range []string{
		"The boat carrying 80 migrants capsized/VBD off Lampedusa .",
		"Hundreds of riot police surrounded/VBD the campus on Friday .",
		"Two people died when a train derailed/VBD .",
		"The colours clash/VBP .",
		"Police arrested/VBD a man suspected/VBN of murder .",
		"Eleven miners trapped/VBN underground were rescued/VBN on Sunday .",
	} {
		var words, want []string
		for w := range strings.FieldsSeq(text) {
			w, tag, _ := strings.Cut(w, "/")
			words, want = append(words, w), append(want, tag)
		}
		for i, got := range tg.Words(words) {
			if want[i] != "" && got != want[i] {
				t.Errorf("%s: %s is %s", text, words[i], got)
			}
		}
	}
}
