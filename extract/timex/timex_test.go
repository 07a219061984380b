package timex_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"dateline/extract"
)

// TestTimes reads testdata/times.txt: published | sentence | expressions.
func TestTimes(t *testing.T) {
	b, err := os.ReadFile("testdata/times.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := chain(t)
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cell := strings.Split(line, "|")
		if len(cell) != 3 {
			t.Fatalf("line %d: want three cells: %s", n+1, line)
		}
		for i := range cell {
			cell[i] = strings.TrimSpace(cell[i])
		}
		doc := &extract.Document{ID: "d", Text: cell[1]}
		if cell[0] != "-" {
			doc.Published = cell[0]
		}
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if got := show(doc); got != cell[2] {
			t.Errorf("line %d: %s | %s\n got %s\nwant %s", n+1, cell[0], cell[1], got, cell[2])
		}
	}
}

func show(doc *extract.Document) string {
	var out []string
	for _, x := range doc.Times {
		s := fmt.Sprintf("%s => %s [%s..%s] %s %s", doc.Surface(x.Span), x.Value, x.Earliest, x.Latest, x.Granularity, x.Mod)
		out = append(out, strings.Join(strings.Fields(s), " "))
	}
	return strings.Join(out, " ; ")
}

// In a history the year comes from the date named last, though the text has a
// date of publication.
func TestNarrative(t *testing.T) {
	doc := &extract.Document{ID: "d", Published: "2009-12-19", Text: `The war broke out in August 1911. In September 1911 the port fell.
The first treaty of May 1912 failed. On 3 June 1912 the king fled. By July 1912 it was lost. In October the rest gave up.
Two days later, on 5 November, the fleet sailed. The next year brought famine.`}
	if err := chain(t).Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	got := show(doc)
	for _, want := range []string{"October => 1912-10 ", "5 November => 1912-11-05 ", "The next year => 1913 "} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// A hostile text ends quickly.
func TestLinear(t *testing.T) {
	p := chain(t)
	for _, unit := range []string{"two days after ", "March ", "3 - ", "the the ", "the end of ", "early ", "last next this ", "Monday, ", "\"", "1999-", "a few "} {
		doc := &extract.Document{ID: "d", Published: "2021-07-14", Text: strings.Repeat(unit, 100_000/len(unit))}
		start := time.Now()
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%q: %v for 100 kB", unit, d)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("On Monday, 3 March 2021, at 5 p.m. he left; two days later, early in 2022, it fell.", "2021-07-14")
	f.Add("from March to June 2020 – 1914-18 'tis the '90s, 12.13.2021 31 February 99/99/2021", "")
	f.Add("\u2019\u2019 0 BC the 0th century every 9999999999 years ago Easter 1", "9999-12-31")
	p := chain(f)
	f.Fuzz(func(t *testing.T, text, published string) {
		doc := &extract.Document{ID: "d", Text: strings.ToValidUTF8(text, "?"), Published: published}
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, x := range doc.Times {
			if x.Len() == 0 || x.First >= x.Last || doc.TokenSpan(x.First, x.Last) != x.Span {
				t.Fatalf("%q: tokens [%d,%d)", doc.Surface(x.Span), x.First, x.Last)
			}
			if x.Start < last {
				t.Fatalf("%q overlaps the one before", doc.Surface(x.Span))
			}
			last = x.End
			if x.Earliest != "" && x.Latest != "" && x.Earliest > x.Latest {
				t.Fatalf("%q: %s after %s", doc.Surface(x.Span), x.Earliest, x.Latest)
			}
		}
	})
}

func BenchmarkTimes(b *testing.B) {
	doc := &extract.Document{ID: "d", Published: "2021-07-14", Text: strings.Repeat("Police said on Tuesday that at least 12 people had been killed in the town since early May, two days after the talks of 3 March 2020 failed. ", 200)}
	if err := chain(b).Annotate(context.Background(), doc); err != nil {
		b.Fatal(err)
	}
	st := stage()
	b.ResetTimer()
	for range b.N {
		if err := st.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
