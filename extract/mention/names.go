package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// names turns the recogniser's names into mentions.
func (w *work) names() {
	vote := w.vote()
	last := w.lastNames()
	listed := w.listed()
	for i := range w.doc.Names {
		nm := w.doc.Names[i]
		if listed[i] {
			nm.Type = extract.Person
		}
		if t, ok := vote[w.doc.Surface(nm.Span)]; ok && !listed[i] {
			nm.Type = t
		}
		if nm.Type == extract.Person && !listed[i] && nm.Last-nm.First == 1 && !last[w.doc.Surface(nm.Span)] && w.capitalAlone(nm.First) {
			nm.Type = extract.Place
		}
		if nm.Type != extract.Person && nm.Last-nm.First == 1 && last[w.doc.Surface(nm.Span)] && !w.placeKnown(nm.First) {
			nm.Type = extract.Person
		}
		if nm.Last <= nm.First || nm.Last > len(w.words) || w.skip[nm.First] || nm.Type == extract.Misc && !w.typed(nm.First, nm.Last) {
			continue
		}
		for _, p := range w.pieces(nm.First, nm.Last, nm.Type) {
			w.addName(p[0], p[1], nm.Type, nm.Source, nm.Score)
		}
	}
}

// listed are the names in lists after a noun for persons in the plural:
// "presidents Keita, Ouattara and Sall".
func (w *work) listed() map[int]bool {
	out := map[int]bool{}
	for i := range w.doc.Names {
		nm := &w.doc.Names[i]
		if nm.First == 0 || nm.Last > len(w.words) {
			continue
		}
		if n := w.nounAt(nm.First - 1); n.typ == extract.Person && n.number == "plur" || w.tag(nm.First-1) == "NNS" && n.typ == extract.Person {
			out[i] = true
			continue
		}
		if i == 0 || !out[i-1] {
			continue
		}
		switch w.doc.Text[w.doc.Names[i-1].End:nm.Start] {
		case ", ", " and ", ", and ", " & ":
			out[i] = true
		}
	}
	return out
}

// lastNames are the last words of the persons' full names.
func (w *work) lastNames() map[string]bool {
	out := map[string]bool{}
	for i := range w.doc.Names {
		if nm := &w.doc.Names[i]; nm.Type == extract.Person && nm.Last-nm.First > 1 && nm.Last <= len(w.words) {
			out[w.words[nm.Last-1]] = true
		}
	}
	return out
}

// capitalAlone: one word that is a capital's name and has no title is the
// capital, though persons are called so too (Santiago).
func (w *work) capitalAlone(i int) bool {
	_, c := w.lex.Longest(w.words[:i+1], i)
	return c&extract.ClassCapital != 0 && (i == 0 || w.nounAt(i-1).typ != extract.Person && !w.t.titles[strings.TrimSuffix(w.low[i-1], ".")])
}

func (w *work) placeKnown(i int) bool {
	n, c := w.lex.Longest(w.words[:i+1], i)
	return n == 1 && c&placeClass != 0
}

// vote settles the type of strings that the recogniser gives several types to
// in one report. A place noun before the name ("the town of X") counts most.
func (w *work) vote() map[string]extract.Type {
	votes := map[string]map[extract.Type]float64{}
	for i := range w.doc.Names {
		nm := &w.doc.Names[i]
		s := w.doc.Surface(nm.Span)
		if votes[s] == nil {
			votes[s] = map[extract.Type]float64{}
		}
		votes[s][nm.Type] += max(nm.Score, 0.1)
		if nm.First > 1 && w.low[nm.First-1] == "of" && w.nounAt(nm.First-2).typ == extract.Place {
			votes[s][extract.Place] += 2
		}
		if nm.Last < len(w.low) && w.words[nm.Last] == w.low[nm.Last] && w.nounAt(nm.Last).typ == extract.Place && nm.Type != extract.Organization {
			votes[s][extract.Place] += 2 // "Kenya's Garissa county"
		}
	}
	out := map[string]extract.Type{}
	for s, v := range votes {
		best := extract.Misc
		for _, t := range []extract.Type{extract.Organization, extract.Person, extract.Place} {
			if v[t] > v[best] {
				best = t
			}
		}
		out[s] = best
	}
	return out
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
			if n < last-first && lc&placeClass != 0 && rc&placeClass != 0 && left == i-first && right >= 1 && long(w.words[first:i]) && long(w.words[i+1:last]) {
				return append([][2]int{{first, i}}, w.pieces(i+1, last, typ)...)
			}
		}
	}
	return [][2]int{{first, last}}
}

// long: "Al" and "Bel" are places too, but not in "Al-Tal" and "Kyzyl-Bel".
func long(words []string) bool {
	return len(words) > 1 || len(words) == 1 && len(words[0]) > 3 && upper(words[0])
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
	if cut := w.beforeOffice(first, last); cut < last {
		if cut == first {
			return -1 // "Deputy Commissioner" is no name
		}
		if n, c := w.lex.Longest(w.words[:cut], first); n != cut-first || c&(placeClass|orgClass) == 0 {
			return -1
		}
		typ, last = extract.Place, cut
	}
	if !w.proper(first, last) {
		return -1
	}
	if cut := w.beforeNoun(first, last); cut < last {
		last = cut
	}
	full := first
	if typ == extract.Person {
		first = w.afterTitle(first, last)
	}
	first, last = w.wholeWord(first, last)
	if typ == extract.Organization && first > 0 && w.demonym(first-1) { // "the | Lebanese Red Cross"
		if n, c := w.lex.Longest(w.words[:last], first-1); n == last-first+1 && c&orgClass != 0 {
			first--
		}
	}
	if first >= last || !w.free(first, last) {
		return -1
	}
	if full < first {
		for i := full; i < first; i++ {
			w.titled[i] = true
		}
	}
	if w.t.last[w.words[w.headOf(first, last, extract.Organization)]].kind == "misc" && last-first > 1 {
		return -1 // a treaty, a war, a cup
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

// beforeOffice is where an office begins that ends a would-be name: "Chaman |
// Assistant Commissioner".
func (w *work) beforeOffice(first, last int) int {
	at := last
	for at > first && (w.t.persons[w.low[at-1]] || w.t.titles[strings.TrimSuffix(w.low[at-1], ".")]) && !w.given(at-1) {
		at--
	}
	if at < last && !w.t.persons[w.low[last-1]] {
		return last
	}
	return at
}

// beforeNoun cuts a noun off a known name: "AFP | news agency".
func (w *work) beforeNoun(first, last int) int {
	n, c := w.lex.Longest(w.words[:last], first)
	at := first + n
	if n == 0 || at >= last || c&orgClass == 0 {
		return last
	}
	for i := at; i < last; i++ {
		if w.words[i] != w.low[i] {
			return last
		}
	}
	if w.t.nouns[strings.Join(w.low[at:last], " ")].typ != extract.Organization {
		return last
	}
	return at
}

// proper: a name has a capital, and is no noun of the table alone unless the
// gazetteer has it ("Mujahideen", "Police"; but "Congress").
func (w *work) proper(first, last int) bool {
	capitals := false
	for i := first; i < last; i++ {
		if last-first > 1 && (w.demonym(i) || w.opens(i) && w.t.nouns[w.low[last-1]].typ != "" && w.words[last-1] == w.low[last-1]) {
			continue // "Kenyan interior ministry" is none, nor is "Interior ministry"
		}
		for _, r := range w.words[i] {
			capitals = capitals || unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
		}
	}
	if !capitals {
		return false
	}
	if last-first == 1 {
		if n, ok := w.t.nouns[w.low[first]]; ok && n.typ != "" && !allUpper(w.words[first]) {
			_, c := w.lex.Longest(w.words[:last], first)
			return c&(orgClass|placeClass) != 0 && !w.lower[w.low[first]]
		}
	}
	return true
}

// opens tells whether a token is the first of its sentence.
func (w *work) opens(i int) bool {
	s := w.doc.SentenceOf(i)
	return s >= 0 && (w.doc.Sentences[s].First == i || w.doc.Sentences[s].First == i-1 && isMark(w.words[i-1]))
}

// wholeWord takes in what a hyphen joins to the name ("Kyzyl" of "Kyzyl-Bel"),
// unless both sides are places of their own.
func (w *work) wholeWord(first, last int) (int, int) {
	joined := func(i int) bool {
		return i > 0 && i+1 < len(w.words) && w.words[i] == "-" && w.doc.Tokens[i-1].End == w.doc.Tokens[i].Start &&
			w.doc.Tokens[i].End == w.doc.Tokens[i+1].Start && upper(w.words[i+1]) && upper(w.words[i-1])
	}
	place := func(a, b int) bool {
		n, c := w.lex.Longest(w.words[:b], max(a, 0))
		return n == b-a && c&placeClass != 0 && long(w.words[a:b])
	}
	for joined(last) && w.free(last, last+2) && !(place(first, last) && place(last+1, last+2)) && !w.anyPlace(last+1) {
		last += 2
	}
	for joined(first-1) && w.free(first-2, first) && !(place(first, last) && (place(first-2, first-1) || first > 2 && place(first-3, first-1))) {
		first -= 2
	}
	return first, last
}

// anyPlace: a name of several words begins here: "A-Spin Boldak".
func (w *work) anyPlace(i int) bool {
	n, c := w.lex.Longest(w.words, i)
	return n > 0 && c&(extract.ClassCountry|extract.ClassDemonym) != 0 || n > 1 && c&placeClass != 0
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
	if t := w.nounBefore(first); t != "" && !(known && class&(orgClass|extract.ClassCountry|extract.ClassBigCity) != 0) && (t != extract.Person || m.Type == extract.Place) {
		m.Type = t
	} else if t := w.nounAfter(last); t != "" && !known && m.Type != extract.Person {
		m.Type = t
	}
	if m.Type == extract.Misc {
		m.Type = extract.Organization
	}
	if n, ok := w.t.nouns[w.words[last-1]]; ok && m.Kind == "" && last-first > 1 && m.Type == extract.Organization && n.typ == m.Type {
		m.Kind = n.kind // "Hyderabad police"
	}
	if m.Type == extract.Organization && !known && m.Kind == "" && (w.given(first) || w.possessedByBody(first)) && w.personal(first, last) {
		m.Type = extract.Person
	}
	if t, ok := w.t.kinds[m.Kind]; ok && t != m.Type {
		m.Kind = "" // read off the name's last word before its type was known
	}
	w.details(m, first, last)
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
	n := w.nounAt(at)
	if n.typ == "" || w.words[at] != w.low[at] || w.tag(at) != "NN" || n.number == "plur" {
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
		if n := w.nounAt(i); n.typ != "" && w.noun(i) && !w.noun(i+1) && w.words[i] == w.low[i] {
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
