package ner_test

import (
	"context"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/ner"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

func chain(t testing.TB, gaz bool) *extract.Pipeline {
	t.Helper()
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	var g extract.Gazetteer
	if gaz {
		base, err := kb.Default()
		if err != nil {
			t.Fatal(err)
		}
		g = base.Gazetteer()
	}
	names, err := ner.New(g)
	if err != nil {
		t.Fatal(err)
	}
	p, err := extract.NewPipeline(tokenize.New(), tagger, names)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func find(t testing.TB, p *extract.Pipeline, text string) string {
	t.Helper()
	doc := &extract.Document{Text: text}
	if err := p.Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, nm := range doc.Names {
		if nm.Span != doc.TokenSpan(nm.First, nm.Last) {
			t.Errorf("%q: span %v is not that of its tokens", text, nm.Span)
		}
		out = append(out, string(nm.Type[:3])+":"+doc.Surface(nm.Span))
	}
	return strings.Join(out, " | ")
}

// Each case is a text and its names, in order.
func TestNames(t *testing.T) {
	p := chain(t, true)
	for text, want := range map[string]string{
		"Zabihullah Mujahid spoke in Kabul. Reporters asked Mujahid about the attack.": "PER:Zabihullah Mujahid | PLA:Kabul | PER:Mujahid",
		"Afghan soldiers left the town of Herat on Monday.":                            "PLA:Herat",
		"President Emmanuel Macron met Col. James Okello in Nairobi.":                  "PER:Emmanuel Macron | PER:James Okello | PLA:Nairobi",
		"Trucks waited at the Spin Boldak-Chaman crossing.":                            "PLA:Spin Boldak | PLA:Chaman",
		"The Interior Ministry denied the report.":                                     "ORG:Interior Ministry",
		"Talks between the European Union and Turkey ended in Brussels.":               "ORG:European Union | PLA:Turkey | PLA:Brussels",
		"The US-led coalition bombed Raqqa.":                                           "PLA:US | PLA:Raqqa",
		"Nobody came and nothing happened.":                                            "",
		"The Tajik foreign ministry summoned the envoy.":                               "ORG:Tajik foreign ministry",
	} {
		if got := find(t, p, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// Without a gazetteer names are found too.
func TestNoGazetteer(t *testing.T) {
	p := chain(t, false)
	if got := find(t, p, "Angela Merkel visited London."); !strings.Contains(got, "Merkel") || !strings.Contains(got, "PLA:London") {
		t.Errorf("got %s", got)
	}
}

// Hostile input ends quickly and keeps the laws.
func FuzzPosition(f *testing.F) {
	p := chain(f, true)
	for _, s := range []string{"", "Al-Shabaab/ISIS (AS) said.", "ПРЕЗИДЕНТ 😀 \u200b x", "- - / /", "United Nations Secretary-General", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := &extract.Document{Text: text}
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, nm := range doc.Names {
			if nm.First < at || nm.Last <= nm.First || nm.Span != doc.TokenSpan(nm.First, nm.Last) {
				t.Fatalf("%q: names out of order or empty: %+v", text, doc.Names)
			}
			at = nm.Last
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	p := chain(b, true)
	doc := &extract.Document{Text: strings.Repeat("Police in Lagos said Amina Bello, a lawyer for the National Union of Teachers, was held on Tuesday. ", 200)}
	if err := p.Annotate(context.Background(), doc); err != nil {
		b.Fatal(err)
	}
	base, _ := kb.Default()
	names, _ := ner.New(base.Gazetteer())
	b.ReportAllocs()
	for b.Loop() {
		if err := names.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "words/s")
}
