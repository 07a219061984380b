package english_test

import (
	"testing"

	"dateline/extract"
)

// A paragraph taken over from another report, shortened and with words changed,
// makes no second source; an account of one's own does.
func TestCopiesDoNotCorroborate(t *testing.T) {
	en := load(t)
	const (
		agency = "Rebels seized the border town of Bunagana on Monday after two days of heavy shelling, residents said by telephone.\n\n" +
			"Shops stayed closed and the road to Rutshuru was empty, they said.\n"
		copied = "Traders in Rutshuru fear for their stocks. Prices of flour have doubled within a week, and lorries wait at the bridge.\n\n" +
			"The rebels seized the town of Bunagana on Monday after two days of shelling, residents told the agency by telephone.\n\n" +
			"Nobody knows when the market will open again, the head of the traders said. Some have sent their families to Goma.\n"
		own = "Fighters captured Bunagana on Monday, the head of a school there said. He saw them march in from the hills, about two hundred men.\n"
	)
	for _, c := range []struct {
		name  string
		texts []string
		want  int
	}{
		{"a copied paragraph", []string{agency, copied}, 1},
		{"an account of its own", []string{agency, own}, 2},
		{"both", []string{agency, copied, own}, 2},
	} {
		var docs []*extract.Document
		for _, text := range c.texts {
			docs = append(docs, annotate(t, en, text, "2022-06-14"))
		}
		best := 0
		for _, e := range en.Merger.Merge(docs).Events {
			if e.Type == "seize" {
				best = max(best, e.Sources)
			}
		}
		if best != c.want {
			t.Errorf("%s: %d independent sources of the capture, want %d", c.name, best, c.want)
		}
	}
}
