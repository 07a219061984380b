package coref

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"dateline/extract"
)

// joinBody: the same name; else by country for bodies of state; else a short
// form that begins or ends a longer name of one body only.
func (r *resolver) joinBody(i int) {
	m := &r.ms[i]
	if isState(m.Kind) && r.portfolio(i) != "" {
		return // with the nominals, in text order
	}
	f := r.folded[i]
	for _, c := range r.byName["o "+f] {
		if c.country == "" || m.Country == "" || c.country == m.Country {
			r.join(i, c)
			return
		}
	}
	if c := r.longer(i, words(f)); c != nil {
		r.join(i, c)
		r.index(c, "o "+f)
		return
	}
	c := r.start(i)
	r.index(c, "o "+f)
	if ws := words(f); len(ws) > 1 {
		r.index(c, "first "+ws[0])
		r.index(c, "last "+ws[len(ws)-1])
	}
	if m.Kind == "armed-group" {
		r.armed = append(r.armed, c)
	}
}

// longer finds the one body whose name begins or ends with the words: "PDMA"
// of "PDMA Sindh", "Wildlife Service" of "Kenya Wildlife Service". A single
// ordinary word is not enough.
func (r *resolver) longer(i int, ws []string) *cluster {
	if len(ws) == 0 {
		return nil
	}
	m := &r.ms[i]
	short := len(ws) == 1 && !allUpper(r.surface(i))
	var found *cluster
	cs := slices.Concat(r.byName["first "+ws[0]], r.byName["last "+ws[len(ws)-1]])
	for _, c := range cs {
		for _, fs := range c.forms {
			_, adj := r.lex.CountryName(c.country)
			switch {
			case adj != "" && len(fs) > len(ws) && strings.Join(fs, " ") == fold(adj)+" "+strings.Join(ws, " "):
				// "Taliban" after "Afghan Taliban"
			case !short && len(ws) == 1 && len(fs) > 1 && fs[0] == ws[0] && organ[fs[len(fs)-1]]:
				continue // "UN" is not the "UN Security Council"
			case short && r.before(i, 1) == "the" && wholeBody[ws[0]] && len(fs) > 1 && fs[len(fs)-1] == ws[0] && c.typ == extract.Organization:
				// "the Church" after "the Catholic Church"
			case short && m.Type == extract.Organization && fs[0] == ws[0] && c.kind != "armed-group" && !isState(c.kind) && len(ws[0]) > 2:
				// "Kaori" after "Kaori Foods"
			case short:
				continue
			}
			if len(fs) > len(ws) && (equal(fs[:len(ws)], ws) || equal(fs[len(fs)-len(ws):], ws)) && (len(ws) > 1 || short || fs[0] == ws[0]) {
				if found != nil && found != c {
					return nil
				}
				found = c
			}
		}
	}
	return found
}

// wholeBody: nouns by which a report calls the body whose name ends in them,
// with a capital.
var wholeBody = map[string]bool{"church": true, "council": true, "commission": true, "committee": true, "court": true, "tribunal": true, "authority": true, "front": true, "movement": true, "alliance": true, "coalition": true, "league": true,
	"federation": true, "foundation": true, "institute": true, "assembly": true, "agency": true, "union": true}

// organ: what bodies have inside them, which go by the name of the whole and a
// noun.
var organ = map[string]bool{"council": true, "commission": true, "committee": true, "mission": true, "agency": true, "office": true, "court": true, "parliament": true, "assembly": true, "force": true,
	"forces": true, "programme": true, "program": true, "fund": true, "secretariat": true, "summit": true, "envoy": true, "delegation": true, "bank": true, "congress": true, "union": true, "wing": true, "board": true, "navy": true, "army": true, "police": true, "bureau": true, "unit": true, "department": true, "ministry": true}

func equal(a, b []string) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// acronyms joins "PDMA" with "Provincial Disaster Management Authority" when
// the letters fit one body of the report only, or the brackets say so.
func (r *resolver) acronyms() {
	r.bracketed()
	byInitials := map[string][]*cluster{}
	for _, c := range r.all {
		if c.typ == extract.Person || !c.named {
			continue
		}
		for _, f := range slices.Sorted(maps.Keys(c.forms)) {
			if ws := c.forms[f]; len(ws) > 1 {
				for _, in := range initialsOf(ws) {
					byInitials[in] = append(byInitials[in], c)
				}
			}
		}
	}
	for _, c := range r.all {
		if c.typ == extract.Person || len(c.mentions) == 0 || c.kind == "country" {
			continue
		}
		for _, f := range slices.Sorted(maps.Keys(c.forms)) {
			if len(c.forms[f]) != 1 || !r.upperForm(c, f) {
				continue
			}
			if d := spelledOut(c, byInitials[f]); d != nil {
				r.merge(d, c)
				break
			}
		}
	}
}

// bracketed joins the acronym that stands in brackets right behind a body's
// name, whatever its letters: "Civic Union (GS)" is short for the name in the
// body's own tongue.
func (r *resolver) bracketed() {
	for k := 1; k < len(r.ms); k++ {
		m := &r.ms[k]
		if m.Form != extract.FormName || m.Type != extract.Organization || m.First < 2 || !r.alias(m) || m.Last-m.First != 1 {
			continue
		}
		big := capitals(r.surface(k)) > 1 // "PLA", "FAMa"
		for i := k - 1; i >= 0 && i > k-4; i-- {
			n := &r.ms[i]
			if n.Last != m.First-1 && !(n.Last == m.First-2 && (r.low(m.First-1) == "or" || r.low(m.First-1) == "the")) || n.Form != extract.FormName || n.Type != extract.Organization || r.of[i] == nil || r.of[k] == nil || r.of[i] == r.of[k] {
				continue
			}
			if !big && (len(r.folded[i]) == 0 || len(r.folded[k]) < 4 || r.folded[i][0] != r.folded[k][0]) {
				break // "Maritime Industry Authority (Marina)", not "the Board (Accra)"
			}
			if len(r.of[k].forms) == 1 && (r.of[k].kind != "agency" || r.of[i].kind == "agency" || shuffled(words(r.folded[i]), r.folded[k])) && len(words(r.folded[i])) > 1 {
				r.merge(r.of[i], r.of[k])
			}
			break
		}
	}
}

func capitals(s string) (n int) {
	for _, c := range s {
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n
}

// shuffled: the letters are the initials in another order, as in the body's
// own tongue: "National Integrity Centre (CNI)".
func shuffled(ws []string, letters string) bool {
	if len(letters) < 3 {
		return false
	}
	for _, in := range initialsOf(ws) {
		a, b := []byte(in), []byte(letters)
		slices.Sort(a)
		slices.Sort(b)
		if slices.Equal(a, b) {
			return true
		}
	}
	return false
}

// alias: in brackets, or between commas after "or": "the Workers' Party, or WP,".
func (r *resolver) alias(m *extract.Mention) bool {
	before, after := r.low(m.First-1), r.low(m.Last)
	if after == "," && (before == "," || before == "the" && r.low(m.First-2) == ",") && m.Last+1 < len(r.doc.Tokens) {
		t := r.doc.Tokens[m.Last+1].Tag // "Gabon's army, the FAG, called it a lie", not in a list
		return strings.HasPrefix(t, "VB") || t == "MD"
	}
	return before == "(" && after == ")" || before == "or" && r.low(m.First-2) == "," && after == ","
}

func (r *resolver) upperForm(c *cluster, f string) bool {
	for _, i := range c.mentions {
		if r.folded[i] == f {
			return allUpper(r.surface(i))
		}
	}
	return false
}

// spelledOut is the one chain of the acronym's type among those whose letters
// fit.
func spelledOut(c *cluster, cs []*cluster) *cluster {
	var found *cluster
	for _, d := range cs[:min(len(cs), maxBucket)] {
		if d = d.root(); d == c || d.typ != c.typ {
			continue
		}
		if found != nil && found != d {
			return nil
		}
		found = d
	}
	return found
}

// merge moves all of b into a.
func (r *resolver) merge(a, b *cluster) {
	for _, i := range b.mentions {
		r.join(i, a)
	}
	b.mentions = nil
	b.forms = map[string][]string{}
	b.into = a
}
