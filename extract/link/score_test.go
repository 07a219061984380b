package link

import (
	"context"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
)

func TestReadCalibration(t *testing.T) {
	c, err := readCalibration(calibrationText)
	if err != nil {
		t.Fatal(err)
	}
	for _, class := range []string{"country", "place", "organization", "person"} {
		if len(c[class]) != len(Features) {
			t.Errorf("%s: %d weights", class, len(c[class]))
		}
	}
	for text, want := range map[string]string{
		"# a comment\nplace 1 2\n":                                 "calibration.txt:2: want a class",
		"place" + strings.Repeat(" x", len(Features)) + "\n":       "calibration.txt:1: ",
		"\n\nplace" + strings.Repeat(" 1", len(Features)+1) + "\n": "calibration.txt:3: want a class",
	} {
		if _, err := readCalibration(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: have %v, want %s", text, err, want)
		}
	}
}

// TestScores: scores are probabilities of rivals, in the order of their points;
// what the text pins down and the report speaks of is likelier than what it
// does not.
func TestScores(t *testing.T) {
	base, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	st, err := New(base)
	if err != nil {
		t.Fatal(err)
	}
	w := newWork(st, &extract.Document{})
	ch := &extract.Chain{Name: "Tripoli", Type: extract.Place, Named: true}
	at := func(country string, points float64, how kb.How, pinned bool) cand {
		return cand{Candidate: kb.Candidate{Entry: kb.Entry{Key: "x:" + country, Country: country, Population: 200_000}, How: how}, score: points, pinned: pinned}
	}
	w.share["LY"] = 1
	good := w.scores(ch, []cand{at("LY", 6, kb.HowName, true), at("LB", 3, kb.HowName, false), at("GR", 1, kb.HowName, false)})
	sum := 0.0
	for i, p := range good {
		sum += p
		if p <= 0 || p >= 1 || i > 0 && p > good[i-1] {
			t.Errorf("scores %v", good)
		}
	}
	if sum > 1 {
		t.Errorf("scores %v sum to %v", good, sum)
	}
	if poor := w.scores(ch, []cand{at("LB", 3, kb.HowVariant, false), at("GR", 2.9, kb.HowName, false)}); poor[0] >= good[0] {
		t.Errorf("a rare form in a country nobody speaks of has %v, the best %v", poor[0], good[0])
	}
	if got := w.scores(ch, nil); got != nil {
		t.Errorf("no candidates have scores %v", got)
	}
}

// TestTraced: the evidence comes with each link that is weighed.
func TestTraced(t *testing.T) {
	base, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	st, err := New(base)
	if err != nil {
		t.Fatal(err)
	}
	var got []Evidence
	doc := &extract.Document{Text: "Kenya", Chains: []extract.Chain{{ID: "k1", Type: extract.Place, Name: "Kenya", Kind: kb.KindCountry, Country: "KE", Named: true}}}
	if err := st.Traced(func(_ *extract.Document, _ *extract.Chain, e Evidence) { got = append(got, e) }).Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Class != "country" || len(got[0].Values) != len(Features) || len(doc.Chains[0].Links) == 0 {
		t.Errorf("evidence %v, links %v", got, doc.Chains[0].Links)
	}
}
