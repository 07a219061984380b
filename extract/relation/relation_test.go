package relation_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/ontology"
	"dateline/extract/relation"
)

// A hostile text must not take more than linear time, nor break the law of
// position.
func TestHostile(t *testing.T) {
	st := stage(t)
	for _, unit := range []string{"Chad and ", "Chad, ", "the president of ", "Chad - ", "Chad's ", "Chad borders ", ") ( ", "company president Chad ", "joint border Chad ", "Chad , its head , "} {
		doc := handmade(strings.Repeat(unit, 20000))
		start := time.Now()
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q repeated: %v for %d tokens", unit, d, len(doc.Tokens))
		}
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
	}
}

// handmade is one sentence of words, each Chad a place, each token the child
// of the one before.
func handmade(text string) *extract.Document {
	doc := &extract.Document{ID: "d", Text: text}
	at := 0
	for _, w := range strings.Fields(text) {
		at += strings.Index(text[at:], w)
		i := len(doc.Tokens)
		tag := map[string]string{"and": "CC", "the": "DT", "of": "IN", "president": "NN", "borders": "VBZ", ",": ",", "-": ":"}[w]
		if tag == "" {
			tag = "NNP"
		}
		doc.Tokens = append(doc.Tokens, extract.Token{Span: extract.Span{Start: at, End: at + len(w)}, Tag: tag, Lemma: strings.ToLower(w), Head: max(0, i-1), Rel: "conj"})
		if strings.HasPrefix(w, "Chad") {
			doc.Mentions = append(doc.Mentions, extract.Mention{ID: "m" + string(rune('0'+i%10)) + strings.Repeat("x", 0) + itoa(i), Span: doc.Tokens[i].Span,
				Type: extract.Place, Form: extract.FormName, Kind: "country", Country: "TD", Chain: "k" + itoa(i), First: i, Last: i + 1, HeadTok: i})
			doc.Chains = append(doc.Chains, extract.Chain{ID: "k" + itoa(i), Type: extract.Place, Named: true})
		}
		at += len(w)
	}
	doc.Sentences = []extract.Sentence{{Span: extract.Span{Start: 0, End: len(text)}, First: 0, Last: len(doc.Tokens)}}
	return doc
}

func itoa(i int) string {
	var b []byte
	for ; i > 0 || len(b) == 0; i /= 10 {
		b = append([]byte{byte('0' + i%10)}, b...)
	}
	return string(b)
}

// The stage alone, on a report of many relations.
func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("Kenyan Foreign Minister Grace Achieng met Peter Okello, the head of the World Bank, in Nairobi, the capital of Kenya. The border between Kenya and Uganda was closed, said Omar Haddad, a spokesman for the interior ministry. ", 40)
	doc := annotate(b, text)
	o, err := ontology.Default()
	if err != nil {
		b.Fatal(err)
	}
	st, err := relation.New(o)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		if err := st.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
