package english_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/source"
)

// texts are the reports of testdata/corpus.
func texts(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "corpus", "*", "*.txt"))
	if err != nil || len(files) == 0 {
		tb.Fatal("no reports in testdata/corpus", err)
	}
	var out []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

var shared = sync.OnceValues(func() (*english.English, error) { return english.New(english.Options{}) })

func load(tb testing.TB) *english.English {
	tb.Helper()
	en, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return en
}

// BenchmarkChain is the whole chain of one document at a time, without merge,
// and each stage of it; words/s counts white-space words.
func BenchmarkChain(b *testing.B) {
	en := load(b)
	list := texts(b)
	words := 0
	for _, t := range list {
		words += len(strings.Fields(t))
	}
	for _, until := range en.Pipeline.Stages() {
		p, err := en.Pipeline.Until(until)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("to-"+until, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, t := range list {
					if err := p.Annotate(context.Background(), source.FromText(t)); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkMerge joins as many reports as its name says, made of the corpus
// with other names and days.
func BenchmarkMerge(b *testing.B) {
	en := load(b)
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := vary(b, en, n)
			b.ResetTimer()
			for b.Loop() {
				en.Merger.Merge(docs)
			}
		})
	}
}

// vary makes n annotated reports: the corpus with its towns renamed and its
// days shifted, so that they tell of different things.
func vary(tb testing.TB, en *english.English, n int) []*extract.Document {
	tb.Helper()
	list := texts(tb)
	var out []*extract.Document
	for i := range n {
		t := list[i%len(list)]
		if i >= len(list) {
			t = fmt.Sprintf("%s\n\nReport %d of a series.\n", strings.ReplaceAll(t, "Monday", []string{"Tuesday", "Friday", "Sunday"}[i%3]), i)
		}
		doc := source.Options{Date: fmt.Sprintf("20%02d-%02d-11", 10+i/12%15, 1+i%12)}.Document("", source.Record{Text: t})
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			tb.Fatal(err)
		}
		out = append(out, doc)
	}
	return out
}
