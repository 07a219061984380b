package mention_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/mention"
	"dateline/extract/ner"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

// chain is the real chain up to mentions.
var chain = sync.OnceValues(func() ([]extract.Stage, error) {
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	tg, err := tag.New()
	if err != nil {
		return nil, err
	}
	ps, err := parse.New()
	if err != nil {
		return nil, err
	}
	rec, err := ner.New(base.Gazetteer())
	if err != nil {
		return nil, err
	}
	return []extract.Stage{tokenize.New(), tg, ps, rec, mention.New(base)}, nil
})

func annotate(t testing.TB, text string) *extract.Document {
	t.Helper()
	stages, err := chain()
	if err != nil {
		t.Skip("no models: ", err)
	}
	doc := &extract.Document{ID: "d", Text: text}
	for _, st := range stages {
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	return doc
}

// show writes a mention as "form TYPE kind [text] country title".
func show(doc *extract.Document, m *extract.Mention) string {
	s := fmt.Sprintf("%s %s %s [%s]", m.Form, m.Type, m.Kind, doc.Surface(m.Span))
	if m.Country != "" {
		s += " " + m.Country
	}
	if !m.Title.IsZero() {
		s += " title=" + doc.Surface(m.Title.Span())
	}
	if m.Metonym {
		s += " metonym"
	}
	return strings.Join(strings.Fields(s), " ")
}

func TestMentions(t *testing.T) {
	for _, tt := range []struct{ text, want, not string }{
		{"The Kenyan interior ministry said on Monday that the rebels had left.",
			"name ORGANIZATION ministry [Kenyan interior ministry] KE; demonym PLACE country [Kenyan] KE; nominal ORGANIZATION armed-group [the rebels]", ""},
		{"Traffic at the Malaba-Tororo border crossing stopped after the talks failed.",
			"name PLACE crossing [Malaba-Tororo border crossing]; name PLACE city [Malaba]; name PLACE city [Tororo]", ""},
		{"Kenya's foreign ministry and Kenyan police said the new interior ministry and their army knew nothing.",
			"name ORGANIZATION ministry [Kenya's foreign ministry] KE; name PLACE country [Kenya] KE; name ORGANIZATION police [Kenyan police] KE; demonym PLACE country [Kenyan] KE; nominal ORGANIZATION ministry [the new interior ministry]; nominal ORGANIZATION military [their army]; pronoun PERSON [their]", ""},
		{"Karlsen CEO Nora Lind quit. Karlsen and Boeing signed. The airline Karlsen flies to Oslo.",
			"name ORGANIZATION [Karlsen]; name PERSON [Nora Lind]; name ORGANIZATION [Karlsen]; name ORGANIZATION company [Boeing]; name ORGANIZATION [Karlsen]; name PLACE capital [Oslo]", "PERSON [Karlsen]"},
		{"The ferry Santa Marta left Cebu. The wreck of the Santa Marta lies off Bohol.", "name PLACE city [Cebu]; name PLACE [Bohol]", "[Santa Marta]"},
		{"The Forest Industry Authority (Finda) denied it. Finda fined nobody.",
			"name ORGANIZATION government [Forest Industry Authority]; name ORGANIZATION [Finda]; name ORGANIZATION [Finda]", "PLACE [Finda]"},
		{"LOME, May 6 (Gulf Wire) - Gunmen fled from Goma to Karbole. Karbole, in Tone region, lies near the border.",
			"name ORGANIZATION agency [Gulf Wire]; name PLACE [Karbole]", "PERSON [Karbole]"},
		{"Interior ministry spokeswoman Grace Akinyi told Reuters she knew nothing.",
			"name ORGANIZATION ministry [Interior ministry]; name PERSON [Grace Akinyi] title=Interior ministry spokeswoman; name ORGANIZATION agency [Reuters]; pronoun PERSON [she]", ""},
		{"Nairobi says the border will stay shut.", "name PLACE capital [Nairobi] KE metonym", ""},
		{"Lawmakers in Nairobi met on Friday.", "name PLACE capital [Nairobi]", "name PLACE capital [Nairobi] KE metonym"},
		{"Two Kenyans were arrested near Arusha.", "nominal PERSON people [Two Kenyans] KE", "demonym PLACE country [Kenyans] KE"},
		{"The Ministry of Health and Social Affairs of Ghana denied it.", "name ORGANIZATION ministry [Ministry of Health and Social Affairs of Ghana] GH", ""},
		{"The Garissa County Disaster Authority (GCDA) sent boats.", "name ORGANIZATION [GCDA]", ""},
		{"Fighting spread across Garissa county, the police said.", "name PLACE province [Garissa county]; nominal ORGANIZATION police [the police]", ""},
		{"Its army withdrew its troops, said the US envoy.", "name PLACE country [US] US; nominal ORGANIZATION military [Its army]", ""},
		{"Shares of Kaori fell. The brewer Kaori Foods denied it. Kaori, which owns nine plants, rose on Friday.", "name ORGANIZATION [Kaori]; name ORGANIZATION [Kaori Foods]", "name PERSON"},
		{"Okello's Popular Front (PF) won. Sarah Okello, its leader, wept.", "name PERSON [Okello]; name ORGANIZATION [Popular Front]; name PERSON [Sarah Okello]", ""},
		{"He joined the Popular Front for Justice in May.", "name ORGANIZATION [Popular Front for Justice]", ""},
		{"The National Liberation Council for Peace in Mali (NLCPM) met.", "name ORGANIZATION [National Liberation Council for Peace in Mali] ML", ""},
		{"Soldiers of the 31st Brigade fled.", "name ORGANIZATION [31st Brigade]", ""},
		{"The charity, Blue Harbour, said so. She wrote it on X.", "name ORGANIZATION [Blue Harbour]; name ORGANIZATION [X]", ""},
		{"The Malawi Revenue Authority seized two trucks.", "name ORGANIZATION government [Malawi Revenue Authority] MW; name PLACE country [Malawi] MW", ""},
		{"Malawi mourned. The Malawi Prison Service wept.", "name ORGANIZATION organization [Malawi Prison Service] MW", "inner"},
		{"The Kenya Teachers Union objected.", "", "PLACE"},
		{"A South African court freed him.", "demonym PLACE country [South African] ZA", "name PLACE"},
		{"Rebels left the Darfur village of Labado during Ramadan.", "name PLACE [Labado]", "name PERSON"},
		{"Settlers left the West Bank town.", "name PLACE [West Bank]", "ORGANIZATION"},
		{"Hurricane Katrina hit Cuba. Katrina then turned north.", "name PLACE country [Cuba] CU", "Katrina]"},
		{"The USS Gerald Ford left Norfolk.", "", "Gerald"},
		{"The Times of Malta asked the new Labour Minister Sarah Borg whether nine workers of Barkala Copper plc had really been locked inside.", "name ORGANIZATION [Times of Malta] MT; name PERSON [Sarah Borg]; name ORGANIZATION [Barkala Copper plc]", "[Labour]"},
		{"Chad Brewer flew from Chad to Nice in May, and Theresa May ate turkey in Turkey.",
			"name PERSON [Chad Brewer]; name PLACE country [Chad] TD; name PLACE [Nice]; name PERSON [Theresa May]; name PLACE country [Turkey] TR", "[turkey]"},
		{"It may rain in May, which is nice.", "", "name"},
		{"Union spokeswoman Rosa Lind was held after police shot dead three protesters.", "name PERSON [Rosa Lind]; nominal PERSON activist [three protesters]", "name ORGANIZATION"},
		{"They fled on foot to Elena, a Kenyan village.", "name PLACE [Elena]", "name PERSON"},
		{"According to Vigilia Nova, a Lima-based group that monitors courts, Vigilia Nova was right.", "name ORGANIZATION [Vigilia Nova]", "PERSON"},
		{"Hakim, a militia leader, and Rosa Lind, the council's president, met.", "name PERSON [Hakim]; name PERSON [Rosa Lind]", "name ORGANIZATION"},
		{"Villagers fled Kachin state and the Kachin State Congress.", "name PLACE [Kachin]", "nominal PLACE country"},
		{"Prime Minister Abiy Ahmed met President Museveni.", "name PERSON [Abiy Ahmed] title=Prime Minister; name PERSON [Museveni] title=President", ""},
		{"Videos on social media showed movements near the frontier.", "nominal PLACE border [the frontier]", "nominal ORGANIZATION"},
	} {
		doc := annotate(t, tt.text)
		var got []string
		for i := range doc.Mentions {
			got = append(got, show(doc, &doc.Mentions[i]))
		}
		all := strings.Join(got, "; ") + ";"
		for _, w := range strings.Split(tt.want, "; ") {
			// Kinds of names depend on the base; the test gives those it cares for.
			if w != "" && !strings.Contains(all, w) && !containsLoosely(got, w) {
				t.Errorf("%s\n  have %s\n  want %s", tt.text, all, w)
			}
		}
		if tt.not != "" && strings.Contains(all, tt.not) {
			t.Errorf("%s\n  have %s\n  must not have %s", tt.text, all, tt.not)
		}
	}
}

// containsLoosely leaves out the kind.
func containsLoosely(got []string, want string) bool {
	form, rest, _ := strings.Cut(want, " ")
	typ, rest, _ := strings.Cut(rest, " ")
	_, rest, _ = strings.Cut(rest, "[")
	for _, g := range got {
		if strings.HasPrefix(g, form+" "+typ+" ") && strings.HasSuffix(g, "["+rest) && form == "name" {
			return true
		}
	}
	return false
}

// TestBoilerplate: nothing in marked regions is a mention.
func TestBoilerplate(t *testing.T) {
	stages, err := chain()
	if err != nil {
		t.Skip("no models: ", err)
	}
	text := "Rebels left Goma.\n\nSubscribe to the Nairobi Courier by John Smith\n"
	doc := &extract.Document{ID: "d", Text: text, Boilerplate: []extract.Pair{{Start: 19, End: len(text)}}}
	for _, st := range stages {
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	for i := range doc.Mentions {
		if doc.Mentions[i].Start >= 19 {
			t.Errorf("mention in boilerplate: %s", show(doc, &doc.Mentions[i]))
		}
	}
}

// TestAuthors: who writes the report and the posts in it is named, and what
// else stands in those lines is not.
func TestAuthors(t *testing.T) {
	stages, err := chain()
	if err != nil {
		t.Skip("no models: ", err)
	}
	text := "By Sarah Mitchell in Nairobi\n\nRebels left Goma.\n\n— Goma Rising (@gomarising) May 3, 2024\n"
	doc := &extract.Document{ID: "d", Text: text, Boilerplate: []extract.Pair{{Start: 0, End: 28}, {Start: 49, End: len(text)}}}
	for _, st := range stages {
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for i := range doc.Mentions {
		got = append(got, show(doc, &doc.Mentions[i]))
	}
	all := strings.Join(got, "; ")
	for _, want := range []string{"PERSON [Sarah Mitchell]", "[Nairobi]", "ORGANIZATION [Goma Rising]"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in %s", want, all)
		}
	}
}

// TestLong: hostile texts end quickly.
func TestLong(t *testing.T) {
	annotate(t, strings.Repeat("Keita's Popular Front and Shares of Kaori Foods (KF) met Ada Okello, its head, on X; ", 3000))
}

func FuzzPosition(f *testing.F) {
	for _, s := range []string{"The (New) York-London U.S.-led al-Qaeda 's of of Ministry of", "(A) B (C", "President Mr. Dr. of the the", "A-B-C-D-E Ministry for and of Health, X and Y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		doc := annotate(t, text)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.First >= m.Last || m.HeadTok < m.First || m.HeadTok >= m.Last || doc.TokenSpan(m.First, m.Last) != m.Span {
				t.Fatalf("mention %+v does not fit its tokens", m)
			}
			if i > 0 && doc.Mentions[i-1].Start > m.Start {
				t.Fatal("mentions out of order")
			}
		}
	})
}
