package merge

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
)

// fakeBase knows two entries.
type fakeBase struct{}

func (fakeBase) Describe(key string) (Entry, bool) {
	switch key {
	case "kb:falcons", "wikidata:Q99000001":
		return Entry{Key: "kb:falcons", Type: extract.Organization, Name: "Grey Falcons", Kind: "armed-group", Country: "KE",
			Links: []extract.Link{{KB: "wikidata", ID: "Q99000001"}}}, true
	case "kb:lb":
		return Entry{Key: "kb:lb", Type: extract.Place, Name: "Tripoli", Country: "LB", Kind: "city",
			Location: &extract.Location{Lat: 34.4, Lon: 35.8}}, true
	}
	return Entry{}, false
}

// three reports of people and places of like names.
func namesakes(t *testing.T) []*extract.Document {
	a := report(t, "a", "2023-01-01", "Ali Khan met Abdul Rahimi in Tripoli.\nThe Grey Eagles fled.").
		chain("Ali Khan", extract.Person, "").chain("Abdul Rahimi", extract.Person, "").chain("Tripoli", extract.Place, "kb:ly").
		chain("Grey Eagles", extract.Organization, "").doc
	b := report(t, "b", "2023-01-02", "Ali Khan spoke to Mullah Rahimi near Tripoli.").
		chain("Ali Khan", extract.Person, "").chain("Mullah Rahimi", extract.Person, "").chain("Tripoli", extract.Place, "kb:ly").doc
	c := report(t, "c", "2023-01-03", "Ali Khan, also known as The Fox, came back.\nThe Grey Falcons fled.").
		chain("Ali Khan", extract.Person, "").chain("Grey Falcons", extract.Organization, "kb:falcons").doc
	// coreference took The Fox for Ali Khan
	fox := extract.Mention{ID: "m9", Span: extract.Span{Start: 24, End: 31}, Type: extract.Person, Form: extract.FormName, Chain: "k1"}
	c.Mentions = append(c.Mentions, fox)
	c.Chains[0].Mentions = append(c.Chains[0].Mentions, "m9")
	c.Chains[0].Aliases = []string{"The Fox"}
	return []*extract.Document{a, b, c}
}

// entities in a form that people read: name, type, the reports it stands in,
// links.
func listed(c *extract.Corpus) string {
	var out []string
	for _, e := range c.Entities {
		docs := ""
		for _, m := range e.Mentions {
			docs += strings.TrimPrefix(m[0], "d_")
		}
		s := fmt.Sprintf("%s %s %s", e.Name, strings.ToLower(string(e.Type)), docs)
		for _, l := range e.Links {
			s += " " + l.KB + ":" + l.ID
		}
		out = append(out, s)
	}
	return strings.Join(sorted(out), "; ")
}

func sorted(s []string) []string {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
	return s
}

func decided(t *testing.T, text string) *extract.Corpus {
	t.Helper()
	d, err := ReadDecisions(strings.NewReader(text), "some/folder/d.txt")
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return New(testOnt(t), fakeBase{}).With(d).Merge(namesakes(t))
}

func TestDecisions(t *testing.T) {
	const (
		rahimi = "Abdul Rahimi person a"
		mullah = "Mullah Rahimi person b"
		khan   = "Ali Khan person abcc"
		trip   = "Tripoli place ab kb:ly"
		eagles = "Grey Eagles organization a"
		falc   = "Grey Falcons organization c kb:falcons"
	)
	for _, tt := range []struct{ text, want, note string }{
		{"", strings.Join(sorted([]string{rahimi, mullah, khan, trip, eagles, falc}), "; "), ""},
		{"same Mullah Rahimi = Abdul Rahimi", strings.Join(sorted([]string{"Mullah Rahimi person ab", khan, trip, eagles, falc}), "; "), ""},
		{"same Abdul Rahimi = Mullah Rahimi = ali khan # one person", strings.Join(sorted([]string{"Abdul Rahimi person aabbcc", trip, eagles, falc}), "; "), ""},
		{"same Grey Eagles = Grey Falcons", strings.Join(sorted([]string{rahimi, mullah, khan, trip, "Grey Eagles organization ac kb:falcons"}), "; "), ""},
		{"different Ali Khan @ d_a != Ali Khan @ c", strings.Join(sorted([]string{rahimi, mullah, "Ali Khan person ab", "Ali Khan person cc", trip, eagles, falc}), "; "), ""},
		{"different Ali Khan != \"The Fox\"", strings.Join(sorted([]string{rahimi, mullah, "Ali Khan person abc", "The Fox person c", trip, eagles, falc}), "; "), ""},
		{"different Tripoli @ a != Tripoli @ b", strings.Join(sorted([]string{rahimi, mullah, khan, "Tripoli place a kb:ly", "Tripoli place b", eagles, falc}), "; "), ""},
		{"different Tripoli @ a != Tripoli @ b\nlink Tripoli @ b = kb:lb", strings.Join(sorted([]string{rahimi, mullah, khan, "Tripoli place a kb:ly", "Tripoli place b kb:lb", eagles, falc}), "; "), ""},
		{"rename Ali Khan = Ali Khan Durrani", strings.Join(sorted([]string{rahimi, mullah, "Ali Khan Durrani person abcc", trip, eagles, falc}), "; "), ""},
		{"retype Grey Eagles = place", strings.Join(sorted([]string{rahimi, mullah, khan, trip, "Grey Eagles place a", falc}), "; "), ""},
		{"link Grey Eagles = wikidata:Q99000001", strings.Join(sorted([]string{rahimi, mullah, khan, trip, "Grey Falcons organization ac kb:falcons"}), "; "), ""},
		{"link [PLACE] Tripoli = kb:lb", strings.Join(sorted([]string{rahimi, mullah, khan, "Tripoli place ab kb:lb", eagles, falc}), "; "), ""},
		{"unlink kb:ly", strings.Join(sorted([]string{rahimi, mullah, khan, "Tripoli place ab", eagles, falc}), "; "), ""},
		{"same Nobody = Ali Khan", strings.Join(sorted([]string{rahimi, mullah, khan, trip, eagles, falc}), "; "), "d.txt:1: no entity Nobody in these reports"},
		{"\n\nlink Ali Khan = kb:nosuch", strings.Join(sorted([]string{rahimi, mullah, khan, trip, eagles, falc}), "; "), "d.txt:3: no entry kb:nosuch in the knowledge bases"},
	} {
		c := decided(t, tt.text)
		if got := listed(c); got != tt.want {
			t.Errorf("%s\nhave %s\nwant %s", tt.text, got, tt.want)
		}
		if notes := strings.Join(c.Notes, "\n"); !strings.Contains(notes, tt.note) || tt.note == "" && notes != "" {
			t.Errorf("%s\nnotes %q, want %q", tt.text, notes, tt.note)
		}
	}
}

// What is not decided about keeps its id, and so does what is: a decision by
// id made on one run holds on the next, where other decisions came in.
func TestDecisionIDs(t *testing.T) {
	id := func(c *extract.Corpus, name string) string {
		for _, e := range c.Entities {
			if e.Name == name {
				return e.ID
			}
		}
		t.Fatalf("no %s in %s", name, listed(c))
		return ""
	}
	plain := decided(t, "")
	a, b, eagles := id(plain, "Abdul Rahimi"), id(plain, "Mullah Rahimi"), id(plain, "Grey Eagles")
	joined := decided(t, "same "+a+" = "+b)
	if got := id(joined, "Abdul Rahimi"); got != a {
		t.Errorf("joined: %s, want %s", got, a)
	}
	renamed := decided(t, "same "+a+" = "+b+"\nrename "+a+" = Haji Rahimi\nretype "+eagles+" = PLACE")
	if id(renamed, "Haji Rahimi") != a || id(renamed, "Grey Eagles") != eagles || id(renamed, "Ali Khan") != id(plain, "Ali Khan") {
		t.Errorf("ids moved: %s", listed(renamed))
	}
	for _, e := range renamed.Entities {
		if e.ID == a && strings.Join(e.Decided, "; ") != "same, d.txt:1; rename, d.txt:2" {
			t.Errorf("decided: %v", e.Decided)
		}
	}
	for _, doc := range renamed.Documents {
		for _, m := range doc.Mentions {
			if m.Entity == b {
				t.Errorf("%s %s still is %s", doc.ID, m.ID, b)
			}
		}
	}
}

// Lines that cannot be read, with their place and what to write.
func TestBadDecisions(t *testing.T) {
	for text, want := range map[string]string{
		"\nunite A = B":           `x/d.txt:2: "unite" is no decision`,
		"same A":                  "x/d.txt:1: same wants 2 sides, has 1; write: same A = B",
		"same A = ":               "x/d.txt:1: a name is missing; write: same A = B",
		"same A != B":             "x/d.txt:1: same does not take !=; write: same A = B",
		"different A = B":         "x/d.txt:1: different does not take =; write: different A != B",
		"retype A = robot":        `x/d.txt:1: type "ROBOT"; write: retype A`,
		"link A = 123":            `x/d.txt:1: key "123"; write: link A = base:id`,
		"rename \"A = B":          `x/d.txt:1: the quotes are not closed`,
		"rename A = B = C":        "x/d.txt:1: rename wants 2 sides, has 3",
		"same [ROBOT] A = B":      "x/d.txt:1: type [ROBOT]: want [PERSON]",
		"same A @ = B":            "x/d.txt:1: which report? A @",
		"same A = !B":             `x/d.txt:1: "!" is not understood here`,
		"unlink A = B":            "x/d.txt:1: unlink does not take =; write: unlink A",
		"# fine\nsame A = B\nfoo": `x/d.txt:3: "foo" is no decision`,
	} {
		_, err := ReadDecisions(strings.NewReader(text), "x/d.txt")
		var de *DecisionError
		if !errors.As(err, &de) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: have %v, want %s", text, err, want)
		}
	}
}

// A name written by QuoteName is read back as it was.
func FuzzQuoteName(f *testing.F) {
	for _, s := range []string{"Ali Khan", `"x" = y`, "a # b", "e_12", "a:b", `back\slash`, "[PLACE] x", " a  b "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if strings.ContainsAny(name, "\n\r") || strings.TrimSpace(name) == "" || strings.ContainsRune(name, '\ufeff') {
			t.Skip()
		}
		d, err := ReadDecisions(strings.NewReader("unlink "+QuoteName(name)), "d")
		if err != nil || len(d.lines) != 1 || d.lines[0].refs[0].name != name {
			t.Errorf("%q as %s: %v %+v", name, QuoteName(name), err, d)
		}
	})
}
