package timex_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"dateline/extract"
	"dateline/extract/score"
)

// goldDates is the part of the gold dates that the tagger gets right.
func goldDates(t *testing.T, dir string) float64 {
	if m, _ := filepath.Glob(filepath.Join(dir, "c*", "gold.json")); len(m) == 0 {
		t.Skip("no gold in " + dir)
	}
	p := chain(t)
	rep, err := score.Clusters(dir, func(_ string, docs []score.GoldDoc) (*extract.Corpus, error) {
		c := &extract.Corpus{}
		for _, d := range docs {
			doc := &extract.Document{ID: d.ID, SourceID: d.ID, Text: d.Text, Published: d.Published}
			if err := p.Annotate(context.Background(), doc); err != nil {
				return nil, err
			}
			c.Documents = append(c.Documents, doc)
		}
		return c, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if testing.Verbose() {
		if err := rep.Show(os.Stdout, "dates"); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%s: found %.3f, right %.3f", dir, rep.Figure("clusters dates", "found"), rep.Figure("clusters dates", "right"))
	return rep.Figure("clusters dates", "right")
}

func TestGoldDates(t *testing.T) {
	for dir, bar := range map[string]float64{"../../testdata/corpus": 0.85, "../../../shared/gold": 0.92} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			if r := goldDates(t, dir); r < bar {
				t.Errorf("dates right: %.3f, below %.2f", r, bar)
			}
		})
	}
}
