package event_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/kb"
	"dateline/extract/ontology"
)

// ploverActorsEven is the least share of PLOVER's evaluation half (even records,
// of which only this figure is ever looked at) with the right root type, actor
// and target.
const ploverActorsEven = 0.61

var (
	ploverSource = regexp.MustCompile(`(?s)"source":\s*(\[.*?\])`)
	ploverTarget = regexp.MustCompile(`(?s)"target":\s*(\[.*?\])`)
	ploverActor  = regexp.MustCompile(`"actorText":\s*"([^"]+)"`)
)

// party is who acts or is acted on, as a country or a name.
type party struct {
	iso   map[string]bool
	words map[string]bool
}

// same: one country, or for bodies without one a word of the name.
func (p party) same(q party) bool {
	for c := range p.iso {
		if q.iso[c] {
			return true
		}
	}
	for w := range p.words {
		if q.words[w] {
			return true
		}
	}
	return false
}

func (p party) add(q party) {
	for c := range q.iso {
		p.iso[c] = true
	}
	for w := range q.words {
		p.words[w] = true
	}
}

// readParty reads a country or a name off a phrase: "British Defence Secretary Tom
// King" is Britain, "U.N. Security Council" itself.
func readParty(base *kb.Base, text string) party {
	p := party{map[string]bool{}, map[string]bool{}}
	f := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' })
	for i := range f {
		for n := min(4, len(f)-i); n > 0; n-- {
			s := strings.TrimSuffix(strings.TrimSuffix(strings.Join(f[i:i+n], " "), "'s"), "’s")
			for _, look := range []func(string) (string, bool){base.CountryNamed, base.Demonym, base.CapitalNamed} {
				if iso, ok := look(s); ok {
					p.iso[iso] = true
				}
			}
		}
		w := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(strings.Trim(f[i], ".,'’\""), "'s"), "’s"), ".", "")
		if unicode.IsUpper(rune(f[i][0])) && (len(w) > 3 || len(w) > 1 && w == strings.ToUpper(w)) { // "Hamas", "U.N."
			p.words[strings.ToLower(w)] = true
		}
	}
	return p
}

// partyOf is the party of an argument: the mention with its title and the
// words of its phrase before it ("Russian President Boris Yeltsin").
func partyOf(base *kb.Base, doc *extract.Document, m *extract.Mention) party {
	return partyIn(base, doc, m, map[string]bool{})
}

func partyIn(base *kb.Base, doc *extract.Document, m *extract.Mention, seen map[string]bool) party {
	if seen[m.ID] {
		return party{}
	}
	seen[m.ID] = true
	first, last := m.First, m.Last
	if m.Form == extract.FormNominal && m.HeadTok >= 0 { // "refugees fleeing the civil war in Liberia"
		if f, l := doc.Subtree(m.HeadTok); f <= first && l >= last && l-f < 25 {
			first, last = f, l
		}
	}
	for first > 0 && m.First-first < 6 {
		tag := doc.Tokens[first-1].Tag
		if !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "JJ") && tag != "POS" {
			break
		}
		first--
	}
	for n := 0; last+1 < len(doc.Tokens) && n < 1 && strings.EqualFold(doc.Word(last), "of"); n++ { // "president of Armenia"
		last += 3
	}
	p := readParty(base, doc.Text[doc.Tokens[first].Start:doc.Tokens[min(last, len(doc.Tokens))-1].End])
	if m.Form == extract.FormNominal {
		for i := range doc.Mentions { // "their forces"
			if o := &doc.Mentions[i]; o.Form == extract.FormPronoun && o.First >= first && o.Last <= m.HeadTok {
				p.add(partyIn(base, doc, o, seen))
			}
		}
	}
	if m.Country != "" {
		p.iso[m.Country] = true
	}
	if m.Form == extract.FormPronoun && m.Chain != "" { // what a pronoun stands for
		for i := range doc.Mentions {
			if o := &doc.Mentions[i]; o.Chain == m.Chain && o.Form != extract.FormPronoun {
				p.add(partyIn(base, doc, o, seen))
			}
		}
	}
	return p
}

var twoSided = map[string]bool{"agree": true, "consult": true, "cooperate": true, "support": true, "fight": true}

// rightParties: the event's coding has a source of the record as actor and,
// where the record names one, a target as recipient; two-sided kinds have all in
// either role.
func rightParties(base *kb.Base, doc *extract.Document, ev *extract.EventMention, root string, sources, targets []party) bool {
	var actors, others []string
	for _, a := range ev.Arguments {
		switch a.Role {
		case "agent":
			actors = append(actors, a.Mention)
		case "patient", "beneficiary":
			others = append(others, a.Mention)
		}
	}
	if c := ev.Coding; c != nil {
		if len(c.Actors) > 0 {
			actors = c.Actors
		}
		others = append(others, c.Recipients...)
	}
	if twoSided[root] {
		both := append(append([]string(nil), actors...), others...)
		actors, others = both, both
	}
	hit := func(want []party, have []string) bool {
		for _, id := range have {
			m := doc.Mention(id)
			for _, w := range want {
				if m != nil && w.same(partyOf(base, doc, m)) {
					return true
				}
			}
		}
		return len(want) == 0
	}
	return hit(sources, actors) && hit(targets, others)
}

// codedAs: an event of the document has one of the roots; one of them has the
// parties too.
func codedAs(base *kb.Base, o *ontology.Ontology, doc *extract.Document, roots string, sources, targets []party) (ok, right bool) {
	for j := range doc.Events {
		ev := &doc.Events[j]
		root := o.Type(ev.Type).Code
		if ev.Coding != nil && ev.Coding.Root != "" {
			root = ev.Coding.Root
		}
		if root != "" && strings.Contains(" "+roots+" ", " "+root+" ") {
			ok = true
			right = right || rightParties(base, doc, ev, root, sources, targets)
		}
	}
	return ok, right
}

// coder is what the tests of the coding need: the base, the types, the pipeline.
func coder(t *testing.T) (*kb.Base, *ontology.Ontology, *english.English) {
	t.Helper()
	base, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	en, err := english.New(english.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return base, o, en
}

// names are the actors of a record's list.
func names(list *regexp.Regexp, rec string) (out []string) {
	if m := list.FindStringSubmatch(rec); m != nil {
		for _, a := range ploverActor.FindAllStringSubmatch(m[1], -1) {
			out = append(out, a[1])
		}
	}
	return out
}

func showCoding(doc *extract.Document, c *extract.Coding) string {
	if c == nil {
		return ""
	}
	out := " CODED " + c.Root + " from"
	for _, id := range c.Actors {
		out += " " + textOf(doc, id)
	}
	out += " to"
	for _, id := range c.Recipients {
		out += " " + textOf(doc, id)
	}
	return out
}

// TestPloverActors measures root type, actor and target on PLOVER's records: the
// odd half is for development and listed with -v, of the even half only the
// share is printed.
func TestPloverActors(t *testing.T) {
	list := ploverRecords(t)
	base, o, en := coder(t)
	var typed, acting, aimed, full, all [2]int
	for _, rec := range list {
		if rec.want == "document" {
			continue
		}
		half := rec.n % 2
		all[half]++
		read := func(re *regexp.Regexp) (out []party) {
			for _, n := range names(re, rec.raw) {
				out = append(out, readParty(base, n))
			}
			return out
		}
		sources, targets := read(ploverSource), read(ploverTarget)
		doc := &extract.Document{ID: "d_plover", Text: rec.text, Published: "2001-07-11"}
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		ok, right := codedAs(base, o, doc, rec.want, sources, targets)
		if ok {
			typed[half]++
		}
		if _, a := codedAs(base, o, doc, rec.want, sources, nil); a {
			acting[half]++
		}
		if _, a := codedAs(base, o, doc, rec.want, nil, targets); a {
			aimed[half]++
		}
		if right {
			full[half]++
		} else if half == 1 {
			t.Logf("MISS %d %s (type found %v; from %v to %v): %s", rec.n, rec.want, ok, names(ploverSource, rec.raw), names(ploverTarget, rec.raw), rec.text)
			for j := range doc.Events {
				t.Logf("    %s%s", show(doc, &doc.Events[j]), showCoding(doc, doc.Events[j].Coding))
			}
		}
	}
	for half, name := range []string{"even (evaluation)", "odd (development)"} {
		t.Logf("%s: root type %d, with actor %d, with target %d, with both %d, of %d", name, typed[half], acting[half], aimed[half], full[half], all[half])
	}
	if share := float64(full[0]) / float64(all[0]); share < ploverActorsEven {
		t.Errorf("even half: %.3f, want %.3f", share, ploverActorsEven)
	}
}

func textOf(doc *extract.Document, id string) string {
	m := doc.Mention(id)
	return "“" + doc.Text[m.Start:m.End] + "”"
}
