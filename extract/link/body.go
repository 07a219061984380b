package link

import (
	"math"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// bodies links organizations.
func (w *work) bodies() {
	for i := range w.doc.Chains {
		ch := &w.doc.Chains[i]
		if ch.Type != extract.Organization || !ch.Named {
			continue
		}
		cands := w.bodyCands(ch)
		if len(cands) > 0 && cands[0].score >= bodyNil {
			w.set(ch, cands)
			continue
		}
		w.consider(ch, cands)
		w.state(ch)
	}
}

const bodyNil = 1.2

func (w *work) bodyCands(ch *extract.Chain) []cand {
	var out []cand
	seen := map[string]int{}
	for k, name := range append([]string{ch.Name}, ch.Aliases...) {
		for _, c := range w.base.Find(name) {
			if c.Type != extract.Organization {
				continue
			}
			if j, ok := seen[c.Key]; ok {
				out[j].add(0.8, "also \""+c.Text+"\"")
				continue
			}
			x := cand{Candidate: c}
			w.bodyPoints(ch, &x, name, k)
			seen[c.Key] = len(out)
			out = append(out, x)
		}
	}
	out = twins(out)
	sortCands(out)
	return out
}

// twins takes an entry out that is another's acronym: a base made from several
// tables may hold both "Freedom Front" with the acronym FF and "FF", of one
// country and kind.
func twins(cands []cand) []cand {
	for i := 0; i < len(cands); i++ {
		x := &cands[i]
		if x.How != kb.HowName || strings.ToUpper(x.Name) != x.Name || strings.ContainsRune(x.Name, ' ') || x.Country == "" {
			continue
		}
		for j := range cands {
			if y := &cands[j]; j != i && y.How == kb.HowAcronym && y.Text == x.Name && y.Country == x.Country && y.Kind == x.Kind {
				y.score = max(x.score, y.score)
				cands = append(cands[:i], cands[i+1:]...)
				i--
				break
			}
		}
	}
	return cands
}

func (w *work) bodyPoints(ch *extract.Chain, c *cand, name string, k int) {
	switch c.How {
	case kb.HowName:
		c.add(2.2, "name")
	case kb.HowAlias:
		c.add(2, "alias \""+c.Text+"\"")
	case kb.HowAcronym:
		c.add(1.2, "acronym "+c.Text)
	default:
		c.add(1, "variant \""+c.Text+"\"")
	}
	if c.Population > 0 {
		c.add(0.8, "well known")
	} else if c.Prominence > 0 {
		c.add(prominence(c.Entry), "articles about it")
	}
	if c.Own {
		c.add(ownPoints, "in a table of yours")
	}
	if ch.Kind != "" && ch.Kind == c.Kind {
		c.add(0.5, "kind "+c.Kind)
	} else if ch.Kind != "" && apart(ch.Kind, c.Kind) {
		c.count(-2, "kind "+c.Kind+", not "+ch.Kind)
	}
	switch {
	case c.Country == "":
		c.count(0.3, "of no one country")
	case ch.Country != "" && ch.Country != c.Country:
		c.count(-4, "of "+c.Country+", not "+ch.Country)
	case ch.Country == c.Country && ch.Country != "":
		c.add(2, "of "+c.Country)
		c.pinned = true
	case w.share[c.Country] > 0:
		c.add(0.8+1.2*w.share[c.Country], "the report is about "+c.Country)
	case c.Kind == "agency" || c.Kind == "company" || c.Kind == "ngo":
		// Agencies and companies are quoted everywhere.
	case c.How == kb.HowAcronym || c.How == kb.HowVariant:
		c.count(-1.5, "the report does not speak of "+c.Country)
	default:
		c.count(-0.7, "the report does not speak of "+c.Country)
	}
	// "Congress", "Guardian", "Punch": a word as well.
	if !strings.ContainsAny(name, " -") && strings.ToUpper(name) != name {
		if _, class := w.base.Longest([]string{name}, 0); class&extract.ClassCommonWord != 0 {
			c.count(-0.8, "also an ordinary word")
		}
	}
}

// apart: a chain of one kind is no entry of the other.
func apart(a, b string) bool {
	group := func(k string) string {
		switch k {
		case "armed-group":
			return "armed"
		case "agency":
			return "agency"
		case "company":
			return "company"
		case "ministry", "military", "police", "security-forces", "government", "intelligence", "parliament", "court":
			return "state"
		case "igo":
			return "igo"
		}
		return ""
	}
	x, y := group(a), group(b)
	return x != "" && y != "" && x != y
}

// state gives a body of state that the base does not hold a key of our own,
// made of country and name, so that it is one in all reports: a ministry of a
// country needs no entry to be known.
func (w *work) state(ch *extract.Chain) {
	switch ch.Kind {
	case "ministry", "government", "military", "police", "security-forces", "parliament":
	default:
		return
	}
	e, ok := w.base.Country(ch.Country)
	if !ok {
		return
	}
	_, adj := w.base.CountryName(ch.Country)
	rest, of := strings.CutSuffix(ch.Name, " of "+e.Name)
	if !of {
		if rest, of = strings.CutPrefix(ch.Name, adj+" "); !of || adj == "" {
			return
		}
	}
	if rest == "" || ch.Kind == "ministry" && !strings.HasSuffix(rest, "Ministry") && !strings.HasPrefix(rest, "Ministry") {
		return
	}
	if n, ok := w.national(ch.Country, kb.Fold(rest)); ok {
		c := cand{Candidate: kb.Candidate{Entry: n, Text: ch.Name}}
		c.add(3, "body of state of "+e.Name)
		c.pinned = true
		w.set(ch, []cand{c})
		return
	}
	id := strings.ToLower(ch.Country) + "-" + strings.ReplaceAll(kb.Fold(rest), " ", "-")
	named := cand{Candidate: kb.Candidate{Entry: kb.Entry{Name: ch.Name, Country: ch.Country, Kind: ch.Kind}, Text: ch.Name}, score: 3, pinned: true}
	score := math.Round(w.scores(ch, []cand{named})[0]*1000) / 1000
	ch.Links = append(ch.Links, extract.Link{KB: "dateline", ID: id, Name: ch.Name, Score: score, Reason: "body of state of " + e.Name})
	ch.Facts = append(ch.Facts, extract.Fact{Type: "agency_of", Object: e.Key, KB: "dateline"})
}

// nationals are the words for a country's parliament, armed forces and police,
// with the kinds of the base's keys that they ask for, in order: "the Kyrgyz
// parliament" is dateline:kg-parliament, which is the Jogorku Kenesh; "the
// Congolese army" and "the Congolese military" are the FARDC.
var nationals = map[string][]string{
	"parliament": {"parliament"}, "legislature": {"parliament"},
	"army": {"army", "armed-forces"}, "national army": {"army", "armed-forces"}, "military": {"armed-forces"}, "armed forces": {"armed-forces"},
	"defence forces": {"armed-forces"}, "defense forces": {"armed-forces"}, "defence force": {"armed-forces"}, "defense force": {"armed-forces"},
	"police": {"police"}, "police force": {"police"}, "national police": {"police"},
}

// national finds the body of a country that a word stands for.
func (w *work) national(iso, word string) (kb.Entry, bool) {
	for _, kind := range nationals[word] {
		if e, ok := w.base.Entry("dateline:" + strings.ToLower(iso) + "-" + kind); ok {
			return e, true
		}
	}
	return kb.Entry{}, false
}
