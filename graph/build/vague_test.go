package build

import (
	"testing"

	"dateline/extract"
)

// One report has "the Taliban's Zabihullah Mujahid", another calls him their
// spokesman: the first says nothing that the second does not.
func TestVague(t *testing.T) {
	doc := func(typ, status, polarity string) *extract.Document {
		return &extract.Document{
			Mentions:  []extract.Mention{{ID: "m1", Entity: "mujahid"}, {ID: "m2", Entity: "taliban"}},
			Relations: []extract.RelationMention{{Type: typ, Subject: "m1", Object: "m2", Status: status, Polarity: polarity}},
		}
	}
	for _, c := range []struct {
		typ, status, polarity string
		want                  bool
	}{
		{"spokesman_of", "", "positive", true},
		{"spokesman_of", "", "", true},
		{"spokesman_of", "former", "positive", false}, // he may still be of them
		{"spokesman_of", "", "negative", false},
		{"affiliated_with", "", "positive", false},
	} {
		corpus := &extract.Corpus{Documents: []*extract.Document{doc("affiliated_with", "", "positive"), doc(c.typ, c.status, c.polarity)}}
		vague := Vague(corpus)
		if got := vague("affiliated_with", "mujahid", "taliban"); got != c.want {
			t.Errorf("beside %s %q %q: %v, want %v", c.typ, c.status, c.polarity, got, c.want)
		}
		if vague("affiliated_with", "taliban", "mujahid") || vague("spokesman_of", "mujahid", "taliban") {
			t.Errorf("beside %s: another relation is dropped", c.typ)
		}
	}
}
