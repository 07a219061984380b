package mention_test

import (
	"context"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/timex"
)

// dated is annotate with times, which the lines above a report are read by.
func dated(t *testing.T, text string) *extract.Document {
	t.Helper()
	stages, err := chain()
	if err != nil {
		t.Skip("no models: ", err)
	}
	n := len(stages)
	doc := &extract.Document{ID: "d", Text: text, Published: "2025-03-04"}
	if strings.HasPrefix(text, "Eco") {
		doc.Publisher = "Eco del Sur" // as extract/source reads it off the page
	}
	for _, st := range append(append([]extract.Stage{}, stages[:n-1]...), timex.New(), stages[n-1]) {
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	return doc
}

// Lines of a page above the story, and bodies in small letters.
func TestHeads(t *testing.T) {
	for _, tt := range []struct{ text, want, not string }{
		{"COASTLINE RECORDER | Tuesday, 4 March 2025 | Mombasa\n\nHarbour pilots end their strike\n\nPilots went back to work.", "ORGANIZATION agency [COASTLINE RECORDER]; PLACE city [Mombasa]", ""},
		{"Eco del Sur\nArequipa, 4 March 2025 | Updated 09:40\n\nFarmers block the road\n\nFarmers blocked a road.", "ORGANIZATION agency [Eco del Sur]; PLACE city [Arequipa]", ""},
		{"Miners walk out\n\nBy our correspondent in Lusaka\n\n4 March 2025\n\nMiners walked out on Monday.", "[Lusaka]", ""},
		{"NAIROBI, Mar. 4 (Gulf Wire) - Police fired shots.", "PLACE capital [NAIROBI]", "[Mar"},
		{"He told the radio station Onda Verde that the newspaper Le Phare and the database Portwatch had erred.", "[Onda Verde]; ORGANIZATION [Le Phare]; ORGANIZATION [Portwatch]", "PERSON [Le Phare]"},
		{"The wounded were taken to the Kisumu general hospital, a spokesman for the Kisumu police said.", "ORGANIZATION hospital [Kisumu general hospital]; ORGANIZATION police [Kisumu police]", ""},
		{"Gambia's maritime administration and the Cyprus prison service denied it; their new prison service did not.", "[Gambia's maritime administration]; [Cyprus prison service]", "[new prison"},
		{"No ransom was paid, Coordinating Minister for Maritime Affairs Rudi Hartono said.", "PERSON [Rudi Hartono]", "ORGANIZATION [Coordinating"},
		{"The Methodist Church called for calm.", "ORGANIZATION organization [Methodist Church]", "PLACE"},
		{"The Philippine Red Cross found nobody.", "ORGANIZATION ngo [Philippine Red Cross]", "PERSON"},
		{"The Blue Heron, a roll-on roll-off ferry, sank on Monday. Divers reached the Blue Heron.", "", "[Blue Heron]"},
	} {
		doc := dated(t, tt.text)
		var out []string
		for i := range doc.Mentions {
			if m := &doc.Mentions[i]; m.Form == extract.FormName {
				out = append(out, strings.TrimPrefix(show(doc, m), "name "))
			}
		}
		got := strings.Join(out, "; ")
		for _, w := range strings.Split(tt.want, "; ") {
			if !strings.Contains(got, w) {
				t.Errorf("%s\n  no %q in %s", tt.text, w, got)
			}
		}
		if tt.not != "" && strings.Contains(got, tt.not) {
			t.Errorf("%s\n  has %q: %s", tt.text, tt.not, got)
		}
	}
}
