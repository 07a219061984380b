package timex_test

import (
	"context"
	"os"
	"testing"

	"dateline/extract"
	"dateline/extract/score"
	"dateline/extract/tag"
	"dateline/extract/timex"
	"dateline/extract/tokenize"
)

func chain(tb testing.TB) *extract.Pipeline {
	tb.Helper()
	tagger, err := tag.New()
	if err != nil {
		tb.Fatal(err)
	}
	p, err := extract.NewPipeline(tokenize.New(), tagger, timex.New())
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// wikiWars scores the files of one half; the folder of the data is given by
// its place beside the checkout.
func wikiWars(t *testing.T, eval bool) score.TimeScore {
	dir := "../../../shared/data/time/wikiwars"
	files, err := score.WikiWarsFiles(dir, eval)
	if err != nil || len(files) == 0 {
		t.Skip("no WikiWars beside the checkout")
	}
	p := chain(t)
	var sum score.TimeScore
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		gold, err := score.ReadTimeML(name[len(dir)+1:], f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		doc := &extract.Document{ID: "d", Text: gold.Text, Published: gold.Published}
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		sc, errs := score.Times(gold, doc)
		if testing.Verbose() && !eval && os.Getenv("SHOW") != "" {
			for _, e := range errs {
				t.Logf("%s\t%s\t%q\tgold %s\tsystem %s", e.Document, e.Kind, e.Text, e.Gold, e.System)
			}
		}
		t.Logf("%-32s %v", gold.Name, sc)
		sum.Add(sc)
	}
	t.Logf("%-32s %v", "all", sum)
	return sum
}

// Histories: the year of "in March" is the one named last. The second half of
// the files is for measuring only.
func TestWikiWars(t *testing.T) {
	for _, eval := range []bool{false, true} {
		sum := wikiWars(t, eval)
		if _, _, f := sum.F(); f < 0.92 {
			t.Errorf("extents F %.3f, below 0.92", f)
		}
		if a := sum.Accuracy(); a < 0.75 {
			t.Errorf("values right %.3f, below 0.75", a)
		}
	}
}

func stage() extract.Stage { return timex.New() }
