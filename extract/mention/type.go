package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// retype corrects the type of a name by its last word and by the gazetteer,
// and sets kind and country.
func (w *work) retype(m *extract.Mention, first, last int) {
	n, class := w.lex.Longest(w.words[:last], first)
	known := n == last-first
	surface := w.doc.Surface(w.doc.TokenSpan(first, last))
	if iso, ok := w.lex.CountryNamed(surface); ok && m.Type != extract.Person {
		m.Type, m.Kind, m.Country = extract.Place, "country", iso
		return
	}
	if known && !(m.Type == extract.Person && last-first > 1 && w.given(first) && w.titleBefore(first)) {
		if m.Type == extract.Place && last < len(w.words) && w.words[last] == w.low[last] && w.nounAt(last).typ == extract.Place {
			class &^= extract.ClassPerson | extract.ClassFirstName | extract.ClassLastName // "the Karima district"
		}
		w.byClass(m, class)
		if last-first > 1 && m.Type == extract.Organization && class&extract.ClassRegion != 0 && class&orgClass == 0 {
			m.Type = extract.Place // "West Bank"
		}
	}
	if w.short[surface] {
		m.Type, m.Kind = extract.Organization, ""
		w.details(m, first, last)
		return
	}
	if t := w.t.whole[surface]; t.typ != "" {
		m.Type, m.Kind = t.typ, t.kind
	}
	if last-first > 1 && w.words[last-1] == "Church" && denomination[w.low[last-2]] {
		m.Type, m.Kind = extract.Organization, "organization"
		w.settled[surface] = true
	}
	settled := m.Type == extract.Organization && w.settled[surface]
	if t := w.lastOf(last - 1); t.typ != "" && last-first > 1 && !settled && !(known && class&orgClass != 0 && t.typ == extract.Place) &&
		!(known && class&orgClass == 0 && class&(extract.ClassCountry|extract.ClassRegion|extract.ClassBigCity) != 0 && t.typ == extract.Organization) { // "West Bank"
		if m.Type != extract.Person || t.sure || !w.given(first) {
			m.Type, m.Kind = t.typ, orKind(m.Kind, t.kind)
		}
	} else if t := w.t.first[w.low[first]]; t.typ != "" && last-first > 1 && !known {
		m.Type, m.Kind = t.typ, orKind(m.Kind, t.kind) // "Minera del Sur"
	} else if head := w.headOf(first, last, extract.Organization); head < last-1 {
		// "Ministry of Emergency Situations", "University of Nairobi"
		if t, ok := w.t.last[w.words[head]]; ok && t.typ == extract.Organization {
			m.Type, m.Kind = t.typ, orKind(m.Kind, t.kind)
		}
	}
	called := w.nounBesides(first, last) // "the newspaper | Le Matin"
	if t := called; t != "" && !(known && class&(orgClass|extract.ClassCountry|extract.ClassBigCity) != 0) && (t != extract.Person || m.Type == extract.Place) {
		m.Type = t
	} else if t := w.nounAfter(last); t == extract.Place && m.Type == extract.Person && last-first == 1 {
		m.Type, m.Gender = t, "" // "Tine, a Chadian town": whatever else bears the name
	} else if t != "" && !known && w.t.last[w.words[last-1]].typ == "" && m.Type != extract.Person {
		m.Type = t
	}
	if m.Type == extract.Misc {
		m.Type = extract.Organization
	}
	if n, ok := w.t.nouns[w.words[last-1]]; ok && m.Kind == "" && last-first > 1 && m.Type == extract.Organization && n.typ == m.Type {
		m.Kind = n.kind // "Hyderabad police"
	}
	if m.Type == extract.Organization && !known && m.Kind == "" && !(called == extract.Organization && w.low[first-1] != ",") && (w.given(first) || w.possessedByBody(first)) && w.personal(first, last) {
		m.Type = extract.Person
	}
	if (m.Kind == "party" || m.Kind == "military") && w.fightsState(first, last) {
		m.Kind = "armed-group"
	}
	if t, ok := w.t.kinds[m.Kind]; ok && t != m.Type {
		m.Kind = "" // read off the name's last word before its type was known
	}
	w.details(m, first, last)
}

// titleBefore: a noun for a person or a title stands before the name, which so
// is no body, though a base may list it among them ("rebel leader X").
func (w *work) titleBefore(first int) bool {
	if first == 0 {
		return false
	}
	n := w.nounAt(first - 1)
	return n.typ == extract.Person && n.number != "plur" || w.t.titles[strings.TrimSuffix(w.low[first-1], ".")]
}

// lastOf looks a word up among the last words of names, also when it is in
// capitals: "THE HARBOUR HERALD".
func (w *work) lastOf(i int) noun {
	if t, ok := w.t.last[w.words[i]]; ok {
		return t
	}
	if len(w.words[i]) > 3 && allUpper(w.words[i]) {
		return w.t.last[capitalised(w.words[i])]
	}
	return noun{}
}

// fightsState: "Azawad Liberation Front", "National Resistance Army".
func (w *work) fightsState(first, last int) bool {
	for i := first; i < last; i++ {
		switch w.words[i] {
		case "Liberation", "Resistance", "Insurgent", "Guerrilla", "Mujahideen", "Jihad":
			return last-first > 1
		}
	}
	return false
}

// possessedByBody: "the Taliban's | Zabihullah Mujahid": what a body has and
// is called by two names is its man.
func (w *work) possessedByBody(first int) bool {
	if first < 2 || w.low[first-1] != "'s" && w.low[first-1] != "’s" {
		return false
	}
	for n := 1; n <= 4 && n < first; n++ {
		if k, c := w.lex.Longest(w.words[:first-1], first-1-n); k == n && c&orgClass != 0 {
			return true
		}
	}
	return false
}

// nounBesides: the noun before the name, or with a comma around the name: "the
// organisation, Blue Harbour, said".
func (w *work) nounBesides(first, last int) extract.Type {
	if t := w.nounBefore(first); t != "" || first < 3 || w.low[first-1] != "," || w.lowAt(last) != "," {
		return t
	}
	n := w.nounAt(first - 2)
	if w.tag(first-2) != "NN" || n.number == "plur" || n.typ == extract.Organization && stateKind[n.kind] && n.kind != "party" || n.typ == extract.Place && n.kind != "town" && n.kind != "city" {
		return ""
	}
	at := first - 3
	for at > 0 && first-at < 7 && (w.tag(at) == "JJ" || w.tag(at) == "NN") {
		at--
	}
	if w.low[at] == "the" || w.tag(at) == "PRP$" || w.tag(at) == "POS" || w.opens(at+1) && n.typ == extract.Organization {
		return n.typ // at the head of a sentence also "Irish low cost airline, X, said"
	}
	return ""
}

// nounBefore: a noun right before a name says what it names: "the group
// Blue Harbour", "the newspaper Tamarind", "two checkpoints, Kela and Oru".
func (w *work) nounBefore(first int) extract.Type {
	at := first - 1
	if at < 1 {
		return ""
	}
	if w.low[at] == "," && w.nounAt(at-1).typ == extract.Place && w.tag(at-1) == "NNS" {
		return extract.Place
	}
	if n := w.nounAt(at - 1); w.low[at] == "of" && n.typ == extract.Place && n.number != "plur" && w.words[at-1] == w.low[at-1] {
		switch n.kind {
		case "town", "city", "province", "area", "water":
			return extract.Place // "the village of Labado"
		}
	}
	if w.low[at] == "and" && w.nameAt(at-1) >= 0 && w.out[w.nameAt(at-1)].Type == extract.Place {
		if k := w.out[w.nameAt(at-1)].First - 1; k > 0 && w.low[k] == "," && w.nounAt(k-1).typ == extract.Place && w.tag(k-1) == "NNS" {
			return extract.Place
		}
	}
	n := w.nounAt(at)
	if n2 := w.nounEnding(at); n2.kind == "agency" {
		n = n2
	}
	if n.typ == "" && w.t.bodies[w.low[at]] && w.words[at] == w.low[at] && w.tag(at) == "NN" && w.tag(at-1) != "PRP$" {
		return extract.Organization // "the juice brand Solana"
	}
	if n.typ == "" || w.words[at] != w.low[at] || w.tag(at) != "NN" && n.kind != "company" && !(w.tag(at) == "JJ" && n.kind == "agency") || n.number == "plur" {
		return ""
	}
	if n.typ == extract.Place && n.kind != "town" && n.kind != "city" {
		return ""
	}
	if n.typ == extract.Organization && stateKind[n.kind] && n.kind != "party" {
		return ""
	}
	return n.typ
}

// nounAfter: "Blue Harbour, the group that", "Kela, a village in".
func (w *work) nounAfter(last int) extract.Type {
	if w.lowAt(last) != "," || w.tag(last+1) != "DT" {
		return ""
	}
	for i := last + 2; i < len(w.words) && i < last+6; i++ {
		// not the owner of what it is: "Paredes, the council's president"
		if n := w.nounAt(i); n.typ != "" && w.noun(i) && !w.noun(i+1) && w.tag(i+1) != "POS" && w.words[i] == w.low[i] {
			if n.number == "plur" {
				return ""
			}
			return n.typ
		}
		if t := w.tag(i); t != "JJ" && t != "NN" && t != "NNP" && t != "HYPH" && t != "VBN" && t != "POS" {
			return ""
		}
	}
	return ""
}

// personal: two or three capitalised words that end with no word of bodies,
// which after a given name are a person, whatever else they may seem.
func (w *work) personal(first, last int) bool {
	if last-first < 2 || last-first > 3 || w.t.last[w.words[last-1]].typ != "" {
		return false
	}
	for i := first; i < last; i++ {
		if !upper(w.words[i]) || allUpper(w.words[i]) || isMark(w.words[i]) || w.lower[w.low[i]] {
			return false
		}
	}
	return true
}

func orKind(a, b string) string {
	if a != "" && a != "city" && a != "capital" {
		return a
	}
	return b
}

const orgClass = extract.ClassOrganization | extract.ClassArmedGroup | extract.ClassAgency

func (w *work) byClass(m *extract.Mention, c extract.Class) {
	org, place := c&orgClass != 0, c&(extract.ClassCountry|extract.ClassRegion|extract.ClassCity) != 0
	person := c&(extract.ClassPerson|extract.ClassFirstName|extract.ClassLastName) != 0
	switch {
	case person && !org && !place && m.Type == extract.Place:
		m.Type = extract.Person
	case org && !place && !(person && m.Type == extract.Person):
		m.Type = extract.Organization
	case c&(extract.ClassBigCity|extract.ClassCapital|extract.ClassCountry) != 0 && !org && !person && c&extract.ClassCommonWord == 0:
		m.Type = extract.Place
	}
	switch {
	case m.Type == extract.Organization && c&extract.ClassArmedGroup != 0:
		m.Kind = "armed-group"
	case m.Type == extract.Organization && c&extract.ClassAgency != 0:
		m.Kind = "agency"
	case m.Type == extract.Place && c&extract.ClassCapital != 0:
		m.Kind = "capital"
	case m.Type == extract.Place && c&extract.ClassCity != 0:
		m.Kind = "city"
	}
}

var stateKind = map[string]bool{"ministry": true, "military": true, "police": true, "government": true, "parliament": true, "court": true, "intelligence": true, "party": true, "security-forces": true}

// countryBefore is the country that an adjective or a possessor right before
// a token names.
func (w *work) countryBefore(first int) string {
	at := first
	if w.low[at-1] == "'s" || w.low[at-1] == "’s" {
		at--
	}
	if at == 0 {
		return ""
	}
	if iso, ok := w.lex.Demonym(w.words[at-1]); ok && upper(w.words[at-1]) {
		return iso
	}
	for n := 3; n > 0; n-- {
		if at >= n && upper(w.words[at-n]) {
			if iso, ok := w.lex.CountryNamed(w.doc.Surface(w.doc.TokenSpan(at-n, at))); ok {
				return iso
			}
			if iso, ok := w.lex.Demonym(w.doc.Surface(w.doc.TokenSpan(at-n, at))); ok {
				return iso
			}
		}
	}
	return ""
}

func (w *work) given(i int) bool {
	if w.lowAt(i+1) == "-" && len(w.words[i]) < 4 { // "Al" of "Al-Nour", "El" of "El-Fasher"
		return false
	}
	_, c := w.lex.Longest(w.words[i:i+1], 0)
	return c&extract.ClassFirstName != 0
}

// details sets gender of persons and country of bodies that name one
// ("Afghan National Army", "Bank of Ghana").
func (w *work) details(m *extract.Mention, first, last int) {
	if m.Type == extract.Person {
		if last-first > 1 {
			m.Gender = w.lex.Gender(w.words[first])
		}
		return
	}
	if m.Country == "" {
		m.Country = w.countryIn(first, last)
	}
	if m.Country == "" && first > 0 && stateKind[m.Kind] { // "the Afghan | Defence Ministry", "Ghana's | Supreme Court"
		m.Country = w.countryBefore(first)
	}
}

// countryIn is the one country that the tokens name by demonym or name.
func (w *work) countryIn(first, last int) string {
	found := ""
	for i := first; i < last; i++ {
		iso, ok := w.demonymAt(i)
		n := 1
		if !ok {
			if n, _ = w.lex.Longest(w.words[:last], i); n > 0 {
				iso, ok = w.lex.CountryNamed(w.doc.Surface(w.doc.TokenSpan(i, i+n)))
			}
		}
		if !ok {
			continue
		}
		if found != "" && found != iso {
			return ""
		}
		found = iso
		i += max(n, 1) - 1
	}
	return found
}

// demonymAt: "Afghan", and in two words "South Korean" at its first.
func (w *work) demonymAt(i int) (string, bool) {
	if !upper(w.words[i]) {
		return "", false
	}
	if i+1 < len(w.words) && upper(w.words[i+1]) {
		if iso, ok := w.lex.Demonym(w.words[i] + " " + w.words[i+1]); ok {
			return iso, true
		}
	}
	return w.lex.Demonym(w.words[i])
}

func (w *work) demonym(i int) bool {
	_, ok := w.lex.Demonym(w.words[i])
	if !ok {
		return false
	}
	_, country := w.lex.CountryNamed(w.words[i])
	return !country
}

func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func allUpper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}
