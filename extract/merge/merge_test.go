package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/ontology"
)

// testOnt is an ontology of two outcomes that exclude each other.
func testOnt(t *testing.T) *ontology.Ontology {
	t.Helper()
	ont, err := ontology.Load("testdata")
	if err != nil {
		t.Fatal(err)
	}
	return ont
}

// maker makes a document by hand: sentences one a line, then chains, events
// and claims that point at strings of the text.
type maker struct {
	t   *testing.T
	doc *extract.Document
}

func report(t *testing.T, id, published, text string) *maker {
	doc := &extract.Document{ID: "d_" + id, SourceID: id, Published: published, Text: text}
	at := 0
	for i, l := range strings.SplitAfter(text, "\n") {
		s := strings.TrimRight(l, "\n")
		if s != "" {
			doc.Sentences = append(doc.Sentences, extract.Sentence{Span: extract.Span{Start: at, End: at + len(s)}, Paragraph: i})
		}
		at += len(l)
	}
	return &maker{t, doc}
}

func (m *maker) span(s string) extract.Span {
	i := strings.Index(m.doc.Text, s)
	if i < 0 {
		m.t.Fatalf("%q is not in %q", s, m.doc.Text)
	}
	return extract.Span{Start: i, End: i + len(s)}
}

// chain adds an entity of the document; key "kb:id" links it, "" leaves it NIL.
func (m *maker) chain(surface string, typ extract.Type, key string) *maker {
	n := len(m.doc.Mentions) + 1
	mid, cid := fmt.Sprintf("m%d", n), fmt.Sprintf("k%d", n)
	m.doc.Mentions = append(m.doc.Mentions, extract.Mention{ID: mid, Span: m.span(surface), Type: typ, Form: extract.FormName, Chain: cid})
	ch := extract.Chain{ID: cid, Type: typ, Name: surface, Mentions: []string{mid}, Named: !strings.HasPrefix(surface, "a ")}
	if kb, id, ok := strings.Cut(key, ":"); ok {
		ch.Links = []extract.Link{{KB: kb, ID: id, Score: 0.9}}
	}
	m.doc.Chains = append(m.doc.Chains, ch)
	return m
}

func (m *maker) mention(surface string) string {
	for _, x := range m.doc.Mentions {
		if m.doc.Surface(x.Span) == surface {
			return x.ID
		}
	}
	m.t.Fatalf("no mention %q", surface)
	return ""
}

// event adds an event mention; args are role=surface, day, or polarity.
func (m *maker) event(typ, trigger string, args ...string) *maker {
	ev := extract.EventMention{ID: fmt.Sprintf("v%d", len(m.doc.Events)+1), Type: typ, Trigger: extract.Pair(m.span(trigger)), Polarity: "positive", Modality: "asserted", Score: 0.8}
	for _, a := range args {
		k, v, _ := strings.Cut(a, "=")
		switch k {
		case "day":
			id := fmt.Sprintf("t%d", len(m.doc.Times)+1)
			m.doc.Times = append(m.doc.Times, extract.TimeExpr{ID: id, Span: m.span(trigger), Type: "DATE", Value: v, Earliest: v, Latest: v, Granularity: "day"})
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: "time", Time: id})
		case "polarity":
			ev.Polarity = v
		case "modality":
			ev.Modality = v
		case "killed":
			var n float64
			fmt.Sscan(v, &n)
			ev.Values = append(ev.Values, extract.Value{Property: "killed", Number: n})
		default:
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: k, Mention: m.mention(v)})
		}
	}
	m.doc.Events = append(m.doc.Events, ev)
	return m
}

func (m *maker) claim(source, stance, content string, about ...string) *maker {
	m.doc.Claims = append(m.doc.Claims, extract.Claim{ID: fmt.Sprintf("c%d", len(m.doc.Claims)+1), Source: m.mention(source), Stance: stance,
		Content: extract.Pair(m.span(content)), About: about, Score: 0.8})
	return m
}

// crossing is a small story: two reports of a capture, one of a repelled
// attack, and one of another capture elsewhere.
func crossing(t *testing.T) []*extract.Document {
	a := report(t, "a", "2021-07-14", "The Taliban seized Spin Boldak on Wednesday, Mujahid said.\nThe border with Pakistan was quiet.").
		chain("Taliban", extract.Organization, "dateline:taliban").chain("Spin Boldak", extract.Place, "geonames:1").
		chain("Mujahid", extract.Person, "").chain("Pakistan", extract.Place, "geonames:9").
		event("seize", "seized", "agent=Taliban", "patient=Spin Boldak", "day=2021-07-14").
		claim("Mujahid", "asserts", "The Taliban seized Spin Boldak on Wednesday", "v1")
	b := report(t, "b", "2021-07-14", "Taliban fighters captured the town of Spin Boldak, a source in Pakistan told AFP.\nThe interior ministry denied it.").
		chain("Taliban", extract.Organization, "dateline:taliban").chain("Spin Boldak", extract.Place, "geonames:1").
		chain("a source", extract.Person, "").chain("interior ministry", extract.Organization, "").chain("Pakistan", extract.Place, "geonames:9").
		event("seize", "captured", "agent=Taliban", "patient=Spin Boldak").
		claim("a source", "asserts", "Taliban fighters captured the town of Spin Boldak", "v1").
		claim("interior ministry", "denies", "it", "v1")
	c := report(t, "c", "2021-07-14", "Afghan forces repelled a Taliban attack on Spin Boldak, Arian said.").
		chain("Afghan forces", extract.Organization, "").chain("Taliban", extract.Organization, "dateline:taliban").
		chain("Spin Boldak", extract.Place, "geonames:1").chain("Arian", extract.Person, "").
		event("repel", "repelled", "agent=Afghan forces", "patient=Taliban", "place=Spin Boldak", "day=2021-07-14").
		claim("Arian", "asserts", "Afghan forces repelled a Taliban attack on Spin Boldak", "v1")
	d := report(t, "d", "2021-08-02", "The Taliban seized Herat on Monday.").
		chain("Taliban", extract.Organization, "dateline:taliban").chain("Herat", extract.Place, "geonames:2").
		event("seize", "seized", "agent=Taliban", "patient=Herat", "day=2021-08-02")
	return []*extract.Document{a.doc, b.doc, c.doc, d.doc}
}

func TestMergeStory(t *testing.T) {
	c := New(testOnt(t), nil).Merge(crossing(t))
	var got []string
	for _, e := range c.Events {
		got = append(got, fmt.Sprintf("%s %s %d %s", e.Type, e.Earliest, len(e.Mentions), e.Status))
	}
	slices.Sort(got)
	want := []string{"repel 2021-07-14 1 disputed", "seize 2021-07-14 2 disputed", "seize 2021-08-02 1 undisputed"}
	if !slices.Equal(got, want) {
		t.Errorf("events:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	reasons := map[string]int{}
	for _, x := range c.Contradictions {
		reasons[x.Reason]++
	}
	if reasons["denial"] != 1 || reasons["incompatible-outcome"] != 1 || len(c.Contradictions) != 2 {
		t.Errorf("contradictions: %v", reasons)
	}
	n := 0
	for _, e := range c.Entities {
		if e.ID == "e_dateline_taliban" {
			n++
			if len(e.Mentions) != 4 {
				t.Errorf("Taliban has %d mentions, want 4", len(e.Mentions))
			}
		}
	}
	if n != 1 {
		t.Errorf("%d Taliban nodes", n)
	}
}

// The order of documents must not show, nor must a document given twice.
func TestMergeOrderFree(t *testing.T) {
	ont := testOnt(t)
	dump := func(docs []*extract.Document) []byte {
		var b bytes.Buffer
		if err := extract.NewEncoder(&b).Corpus(New(ont, nil).Merge(docs)); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	want := dump(crossing(t))
	r := rand.New(rand.NewSource(1))
	for range 20 {
		docs := crossing(t)
		docs = append(docs, docs[r.Intn(len(docs))])
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		if got := dump(docs); !bytes.Equal(got, want) {
			t.Fatalf("another order gives another corpus:\n%s\nwant\n%s", got, want)
		}
	}
}

func TestEntitiesAcrossDocuments(t *testing.T) {
	for _, c := range []struct {
		name   string
		a, b   string // PERSON chains of two reports
		shared string // names that both reports hold besides
		one    bool
	}{
		{"same full name", "Tareq Arian", "Tareq Arian", "", true},
		{"diacritics", "Léa Fournier", "Lea Fournier", "", true},
		{"one letter", "Zabihullah Mujahid", "Zabiullah Mujahid", "", true},
		{"another first name", "Tareq Arian", "Samir Arian", "", false},
		{"last name, same story", "Tareq Arian", "Arian", "Kunduz, Balkh", true},
		{"last name, no story", "Tareq Arian", "Arian", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			mk := func(id, name string) *extract.Document {
				m := report(t, id, "2021-07-14", name+" spoke. "+c.shared).chain(name, extract.Person, "")
				for _, s := range strings.Split(c.shared, ", ") {
					if s != "" {
						m.chain(s, extract.Place, "geonames:"+s)
					}
				}
				return m.doc
			}
			n := 0
			for _, e := range New(testOnt(t), nil).Merge([]*extract.Document{mk("a", c.a), mk("b", c.b)}).Entities {
				if e.Type == extract.Person {
					n++
				}
			}
			if (n == 1) != c.one {
				t.Errorf("%q and %q: %d entities", c.a, c.b, n)
			}
		})
	}
}

func TestAnonymousStayApart(t *testing.T) {
	mk := func(id string) *extract.Document {
		return report(t, id, "2021-07-14", "a security source spoke "+id).chain("a security source", extract.Person, "").doc
	}
	c := New(testOnt(t), nil).Merge([]*extract.Document{mk("a"), mk("b")})
	if len(c.Entities) != 2 {
		b, _ := json.Marshal(c.Entities)
		t.Errorf("want two sources: %s", b)
	}
}

func TestApart(t *testing.T) {
	v := func(n float64, bound string) extract.Value {
		return extract.Value{Property: "killed", Number: n, Bound: bound}
	}
	for _, c := range []struct {
		a, b extract.Value
		want bool
	}{
		{v(17, ""), v(17, ""), false},
		{v(17, ""), v(19, ""), true},
		{v(17, "at-least"), v(19, ""), false},
		{v(17, "at-least"), v(45, ""), true},
		{v(19, ""), v(17, "at-least"), false},
		{v(1000, "about"), v(1050, ""), false},
		{v(1000, "about"), v(5000, ""), true},
	} {
		if got := apart(c.a, c.b); got != c.want {
			t.Errorf("%v %v: %v", c.a, c.b, got)
		}
	}
}

// TestAgreeTypes: a lone name is what the other reports say it is, unless a
// person in full bears it.
func TestAgreeTypes(t *testing.T) {
	mg := New(testOnt(t), nil)
	firm := report(t, "a", "", "Karlsen Foods closed a plant in Rosk. Nora Lind protested.").
		chain("Karlsen Foods", extract.Organization, "").chain("Rosk", extract.Place, "").chain("Nora Lind", extract.Person, "")
	firm.doc.Chains[0].Kind = "company"
	lone := report(t, "b", "", "Karlsen paid. Nora Lind left Rosk. Lind wept.").
		chain("Karlsen", extract.Person, "").chain("Nora Lind", extract.Person, "").chain("Rosk", extract.Person, "").chain("Lind", extract.Person, "")
	mg.Merge([]*extract.Document{firm.doc, lone.doc})
	want := map[string]extract.Type{"Karlsen": extract.Organization, "Rosk": extract.Place, "Lind": extract.Person}
	for i := range lone.doc.Mentions {
		m := &lone.doc.Mentions[i]
		if s := lone.doc.Surface(m.Span); want[s] != "" && m.Type != want[s] {
			t.Errorf("%s is %s, want %s", s, m.Type, want[s])
		}
	}
	if a, b := firm.doc.Mentions[0].Entity, lone.doc.Mentions[0].Entity; a != b {
		t.Errorf("Karlsen Foods is %s, Karlsen %s", a, b)
	}
}
