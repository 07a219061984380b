package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// names turns the recogniser's names into mentions.
func (w *work) names() {
	for i := range w.doc.Names {
		nm := &w.doc.Names[i]
		if nm.Last <= nm.First || nm.Last > len(w.words) || w.skip[nm.First] || nm.Type == extract.Misc && !w.typed(nm.First, nm.Last) {
			continue
		}
		for _, p := range w.pieces(nm.First, nm.Last, nm.Type) {
			w.addName(p[0], p[1], nm.Type, nm.Source, nm.Score)
		}
	}
}

// typed tells whether the gazetteer knows the whole name.
func (w *work) typed(first, last int) bool {
	n, c := w.lex.Longest(w.words[:last], first)
	return n == last-first && c&(extract.ClassOrganization|extract.ClassCountry|extract.ClassCity|extract.ClassRegion) != 0
}

// pieces splits a name of two places at its hyphen: "Ostrava|-|Zilina" is two
// names, "Baden|-|Baden", which the gazetteer knows, one.
func (w *work) pieces(first, last int, typ extract.Type) [][2]int {
	if typ != extract.Person {
		for i := first + 1; i+1 < last; i++ {
			if w.low[i] != "-" && w.low[i] != "–" && w.low[i] != "/" {
				continue
			}
			n, _ := w.lex.Longest(w.words[:last], first)
			left, lc := w.lex.Longest(w.words[:i], first)
			right, rc := w.lex.Longest(w.words[:last], i+1)
			if n < last-first && lc&placeClass != 0 && rc&placeClass != 0 && left == i-first && right >= 1 {
				return append([][2]int{{first, i}}, w.pieces(i+1, last, typ)...)
			}
		}
	}
	return [][2]int{{first, last}}
}

const placeClass = extract.ClassCountry | extract.ClassRegion | extract.ClassCity | extract.ClassDemonym

// addName adds a name after taking off what is no part of it.
func (w *work) addName(first, last int, typ extract.Type, source string, score float64) int {
	for first < last && (w.low[first] == "the" || w.tag(first) == "DT" && w.low[first] == w.words[first] || isMark(w.words[first])) {
		first++
	}
	for last > first && (w.low[last-1] == "'s" || w.low[last-1] == "’s" || w.low[last-1] == "'" || w.low[last-1] == "’" || isMark(w.words[last-1])) {
		last--
	}
	full := first
	if typ == extract.Person {
		first = w.afterTitle(first, last)
	}
	if first >= last || !w.free(first, last) {
		return -1
	}
	if full < first {
		for i := full; i < first; i++ {
			w.titled[i] = true
		}
	}
	m := extract.Mention{Type: typ, Form: extract.FormName, Score: score, Source: source, Number: "sing"}
	w.retype(&m, first, last)
	// "Afghan", "Kenyans" alone: a demonym, whatever the recogniser says.
	if last-first == 1 && w.demonym(first) {
		return -1
	}
	k := w.add(first, last, w.headOf(first, last, m.Type), m)
	w.cover(k)
	if m.Type == extract.Person {
		w.title(k, full)
	}
	return k
}

func isMark(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// headOf: the last token; by the tree where a name has its head elsewhere
// ("Bank of Ghana").
func (w *work) headOf(first, last int, typ extract.Type) int {
	if typ != extract.Person {
		for i := first + 1; i < last; i++ {
			if w.low[i] == "of" || w.low[i] == "for" || w.low[i] == "in" || w.low[i] == "on" {
				return i - 1
			}
		}
	}
	if h := w.doc.Tokens[last-1].Head; typ == extract.Person && h >= first && h < last-1 && strings.HasPrefix(w.doc.Tokens[last-1].Rel, "flat") {
		return h
	}
	if typ == extract.Person { // UD: the first name heads a flat name
		for i := first; i < last; i++ {
			if h := w.doc.Tokens[i].Head; h >= 0 && (h < first || h >= last || h == i) {
				return i
			}
		}
	}
	return last - 1
}

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
	if known {
		w.byClass(m, class)
	}
	if t, ok := w.t.last[w.words[last-1]]; ok && last-first > 1 && !(known && class&orgClass != 0 && t.typ == extract.Place) {
		if m.Type != extract.Person || !w.given(first) {
			m.Type, m.Kind = t.typ, orKind(m.Kind, t.kind)
		}
	} else if head := w.headOf(first, last, extract.Organization); head < last-1 {
		// "Ministry of Emergency Situations", "University of Nairobi"
		if t, ok := w.t.last[w.words[head]]; ok && t.typ == extract.Organization {
			m.Type, m.Kind = t.typ, orKind(m.Kind, t.kind)
		}
	}
	if m.Type == extract.Misc {
		m.Type = extract.Organization
	}
	w.details(m, first, last)
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

func (w *work) given(i int) bool {
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
