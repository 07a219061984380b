package mention

import (
	"strings"

	"dateline/extract"
)

// patterns adds names that the recogniser missed: what the gazetteer knows
// for certain, "Kenya Wildlife Service", "Ministry of Health and Social
// Affairs", and acronyms in brackets.
func (w *work) patterns() {
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		if s.Kind == "boilerplate" {
			continue
		}
		title := w.titleCase(s)
		for i := s.First; i < s.Last; i++ {
			if !title {
				w.afterOffice(s, i)
			}
			if w.name[i] != 0 || !upperOrAl(w.words, i) {
				continue
			}
			if n := w.ministryOf(s, i); n > 0 && !title {
				w.addName(i, i+n, extract.Organization, "pattern", 0.8)
				continue
			}
			if w.gazetteer(s, i) {
				continue
			}
			if t := w.t.whole[w.words[i]]; t.typ != "" && !w.lower[w.low[i]] && !(i+1 < s.Last && upper(w.words[i+1])) && !(i > s.First && upper(w.words[i-1]) && !w.opens(i-1)) {
				w.addName(i, i+1, t.typ, "gazetteer", 0.8)
				continue
			}
			if !title {
				w.lastWord(s, i)
				w.lastName(s, i)
				w.numbered(s, i)
				w.village(s, i)
				w.ofCountry(s, i)
			}
			w.platform(s, i)
		}
		if len(w.doc.Names) == 0 && !title {
			w.persons(s)
		}
		w.acronyms(s)
	}
}

func upperOrAl(words []string, i int) bool {
	return upper(words[i]) || strings.HasPrefix(words[i], "al-") || words[i] == "al" || words[i] == "el"
}

// titleCase: most words of a headline begin with a capital, so that capitals
// tell nothing.
func (w *work) titleCase(s *extract.Sentence) bool {
	n, up := 0, 0
	for i := s.First; i < s.Last; i++ {
		if len(w.words[i]) > 3 {
			n++
			if upper(w.words[i]) {
				up++
			}
		}
	}
	return n >= 4 && up*10 >= n*7
}

// gazetteer takes names that can hardly be anything else.
func (w *work) gazetteer(s *extract.Sentence, i int) bool {
	n, c := w.lex.Longest(w.words[:s.Last], i)
	if n == 0 || !w.free(i, i+n) || c&extract.ClassCommonWord != 0 && !w.cityWord(s, i, n, c) || i+n < s.Last && upper(w.words[i+n]) && w.nounAt(i+n).typ == "" && w.t.last[w.words[i+n]].typ == "" && n == 1 && c&(extract.ClassCountry|orgClass) == 0 {
		return false
	}
	person := c&(extract.ClassFirstName|extract.ClassLastName|extract.ClassPerson) != 0
	if i > s.First && upper(w.words[i-1]) && w.tag(i-1) != "DT" && w.tag(i-1) != "IN" && !isMark(w.words[i-1]) && w.name[i-1] == 0 && n == 1 && c&extract.ClassCountry == 0 && w.nounAt(i-1).typ == "" && !w.demonym(i-1) {
		return false // the middle of a longer name
	}
	first := i == s.First && n == 1 && w.lower[w.low[i]]
	switch {
	case first:
	case n > 1 && c&orgClass != 0 && c&(placeClass&^extract.ClassDemonym) == 0 && w.words[i+n-1] == w.low[i+n-1] && w.nounAt(i+n-1).typ != "":
		return false // "an Islamic state"
	case c&extract.ClassCountry != 0:
		return w.addName(i, i+n, extract.Place, "gazetteer", 0.9) >= 0
	case c&(extract.ClassAgency|extract.ClassArmedGroup) != 0 && !person:
		return w.addName(i, i+n, extract.Organization, "gazetteer", 0.9) >= 0
	case c&extract.ClassOrganization != 0 && (n > 1 || allUpper(w.words[i])) && !person:
		return w.addName(i, i+n, extract.Organization, "gazetteer", 0.8) >= 0
	case c&(extract.ClassBigCity|extract.ClassCapital) != 0 && !person,
		c&(extract.ClassCity|extract.ClassRegion) != 0 && n > 1 && !person,
		c&(extract.ClassCity|extract.ClassRegion) != 0 && w.placeContext(i):
		return w.addName(i, i+n, extract.Place, "gazetteer", 0.7) >= 0
	}
	return false
}

// cityWord: a city whose name is a word too, where only a city can stand: "the
// mayor of Nice", "in Reading", but not "in May".
func (w *work) cityWord(s *extract.Sentence, i, n int, c extract.Class) bool {
	if i == s.First || n != 1 || c&(extract.ClassBigCity|extract.ClassCapital) == 0 || dateWord[w.low[i]] || w.tag(i) != "NNP" {
		return false
	}
	return w.placeContext(i) || w.low[i-1] == "of" && i > 1 && w.nounAt(i-2).typ == extract.Person
}

// placeContext: "in Wad Medani", "near Goma", but not "in May".
func (w *work) placeContext(i int) bool {
	switch w.lowAt(i - 1) {
	case "in", "near", "at", "from", "to", "towards", "toward", "outside", "around", "into":
		return strings.HasPrefix(w.tag(i), "NNP") || w.tag(i) == ""
	case "of": // "the town of Voinjama"
		return i > 1 && w.nounAt(i-2).typ == extract.Place
	}
	return false
}

// afterOffice: two or three capitals after a noun for a person: "its speaker
// | Nurlan Turgunbek".
func (w *work) afterOffice(s *extract.Sentence, i int) {
	n := w.nounAt(i)
	if n.typ != extract.Person || n.number == "plur" || w.tag(i) != "NN" || w.words[i] != w.low[i] {
		return
	}
	end := i + 1
	for end < s.Last && end-i < 4 && w.name[end] == 0 && upper(w.words[end]) && strings.HasPrefix(w.tag(end), "NN") && !allUpper(w.words[end]) && !w.demonym(end) {
		end++
	}
	if end-i > 2 && w.t.last[w.words[end-1]].typ == "" {
		w.addName(i+1, end, extract.Person, "pattern", 0.7)
	}
}

// ministryOf: "Ministry of Health", "Department of Water and Sanitation",
// "Ministry for the Environment"; the number of tokens, or 0.
func (w *work) ministryOf(s *extract.Sentence, i int) int {
	t := w.t.last[w.words[i]]
	if t.typ != extract.Organization || i+2 >= s.Last || w.low[i+1] != "of" && w.low[i+1] != "for" && !(w.low[i+1] == "on" && t.kind == "organization" && i+2 < s.Last && upper(w.words[i+2])) {
		return 0
	}
	end := i
	for j := i + 2; j < s.Last && j-i < 9; j++ {
		switch {
		case w.nameAt(j) >= 0 && w.out[w.nameAt(j)].Kind == "country" && w.low[j-1] == "of" && j > i+2:
			// "Ministry of Defence of | Ghana" keeps the country as a name.
			return max(end-i+1, 0)
		case upper(w.words[j]) && !isMark(w.words[j]):
			end = j
		case w.low[j] == "and" || w.low[j] == "the" || w.low[j] == "of" || w.low[j] == "&":
		case w.low[j] == "," && t.kind == "ministry" && j+2 < s.Last && upper(w.words[j+1]) && (w.low[j+2] == "and" || w.low[j+2] == ","):
		default:
			j = s.Last
		}
	}
	if end > i+1 && w.free(i, end+1) {
		return end - i + 1
	}
	return 0
}

// lastWord: a run of capitals that ends in a word of bodies or places:
// "Kenya Wildlife Service", "Mara River". Not at the head of a sentence when
// the first word may be an ordinary one.
func (w *work) lastWord(s *extract.Sentence, i int) {
	if i > s.First && upper(w.words[i-1]) && w.free(i-1, i) && !w.demonym(i-1) && w.nounAt(i-1).typ == "" {
		return
	}
	end, typ := -1, noun{}
	for j := i; j < s.Last && j-i < 8; j++ {
		k := w.nameAt(j)
		if k >= 0 && (w.out[k].Type == extract.Person || w.out[k].First < i) {
			break
		}
		if !upper(w.words[j]) && w.low[j] != "-" && w.low[j] != "&" {
			break
		}
		if t := w.lastOf(j); t.typ != "" && j > i {
			end, typ = j, t
		}
	}
	if end < 0 || i == s.First && w.lower[w.low[i]] || !w.free(i, end+1) {
		return
	}
	first := i
	if d := w.low[first]; (d == "the" || d == "a" || d == "an" || d == "this" || d == "our" || d == "in" || d == "at") && first < end {
		first++
	}
	for first < end && w.demonym(first) && typ.kind != "military" && typ.kind != "police" {
		first++
	}
	if first < end {
		w.addName(first, end+1, typ.typ, "pattern", 0.7)
	}
}

// acronyms: "Provincial Disaster Management Authority (PDMA)".
func (w *work) acronyms(s *extract.Sentence) {
	for i := s.First + 2; i+1 < s.Last; i++ {
		if w.name[i] == 0 && w.low[i-1] == "(" && upper(w.words[i]) && w.short[w.bracketed(i)] {
			w.addName(i, i+len(strings.Split(w.bracketed(i), "-"))*2-1, extract.Organization, "acronym", 0.9)
			continue
		}
		if w.low[i-1] != "(" || w.low[i+1] != ")" || !allUpper(w.words[i]) || len(w.words[i]) < 2 || w.name[i] != 0 {
			continue
		}
		k := w.nameAt(i - 2)
		if k < 0 || !initials(w.doc.Surface(w.out[k].Span), w.words[i]) {
			continue
		}
		w.addName(i, i+1, w.out[k].Type, "acronym", 0.9)
	}
}

// bracketed is what the brackets hold that open before token i.
func (w *work) bracketed(i int) string {
	end := i
	for end < len(w.words) && end-i < 4 && w.words[end] != ")" {
		end++
	}
	return w.doc.Surface(w.doc.TokenSpan(i, end))
}

// initials tells whether the letters of the acronym are the first letters of
// the name's words, small words left out or not.
func initials(name, acronym string) bool {
	var all, big []byte
	for _, f := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '/' || r == '\n' }) {
		c := f[0]
		all = append(all, c&^0x20)
		if c >= 'A' && c <= 'Z' || c >= 0x80 {
			big = append(big, c)
		}
	}
	a := strings.ToUpper(strings.ReplaceAll(acronym, ".", ""))
	return len(a) > 1 && (string(all) == a || string(big) == a)
}

// brackets: an editor completes a name: "(Ciudad) Bolivar" is Ciudad Bolivar.
func (w *work) brackets() {
	for i := 0; i+3 < len(w.words); i++ {
		if w.low[i] != "(" || w.low[i+2] != ")" || !upper(w.words[i+1]) || !upper(w.words[i+3]) || w.skip[i] {
			continue
		}
		n, c := w.lex.Longest([]string{w.words[i+1], w.words[i+3]}, 0)
		if n == 2 && c&(placeClass|orgClass) != 0 {
			typ := extract.Place
			if c&placeClass == 0 {
				typ = extract.Organization
			}
			k := w.add(i, i+4, i+3, extract.Mention{Type: typ, Form: extract.FormName, Kind: "city", Number: "sing", Source: "gazetteer"})
			w.cover(k)
		}
	}
}

// afterBody: two to four capitals right after a noun for a body are its name,
// whatever the recogniser sees in them: "the group | Lagos Rising".
func (w *work) afterBody() {
	for i := 1; i+2 < len(w.words); i++ {
		n := w.nounEnding(i)
		if n.typ == "" && w.t.bodies[w.low[i]] {
			n = noun{typ: extract.Organization, kind: "company"}
		}
		if n.typ != extract.Organization || n.number == "plur" || w.words[i] != w.low[i] || w.tag(i) != "NN" && !(w.tag(i) == "JJ" && n.kind == "agency" && w.low[i-1] == "the") || w.skip[i] {
			continue
		}
		switch n.kind {
		case "group", "party", "ngo", "company", "agency", "organization", "armed-group":
		default:
			continue
		}
		w.beforeBody(i)
		end := i + 1
		for end < len(w.words) && end-i < 5 && upper(w.words[end]) && (strings.HasPrefix(w.tag(end), "NN") || w.tag(end) == "JJ" || w.tag(end) == "FW") && !dateWord[w.low[end]] {
			end++
		}
		if end == i+1 && w.lowAt(i+1) == "," {
			w.namedAside(i)
			continue
		}
		single := end-i == 2 && (n.kind == "company" || n.kind == "agency" || w.described(i) && !w.listedName(i+1)) && !w.placeKnown(i+1) && w.nounAt(i+1).typ == "" && !w.given(i+1) && !w.lower[w.low[i+1]]
		if (end-i > 2 || single) && !w.demonym(i+1) && w.doc.SentenceOf(i) == w.doc.SentenceOf(end-1) && !w.t.titles[w.low[i+1]] {
			w.addName(i+1, end, extract.Organization, "pattern", 0.8)
		}
	}
}

// described: an article and a word stand before the noun at i, so that it says
// what it names: "the leftist party | Hevda", not "Labour party | Chairman".
func (w *work) described(i int) bool {
	k := i - 1
	for n := 0; n < 4 && k > 0 && (w.tag(k) == "JJ" || w.noun(k) && w.words[k] == w.low[k] || w.low[k] == "-"); n++ {
		k--
	}
	return k < i-1 && k >= 0 && w.tag(k) == "DT"
}

// namedAside: one to four capitals between commas after the noun of a body
// that they name: "the anti-laundering secretariat, Seprela, denied it".
func (w *work) namedAside(i int) {
	at := i + 2
	end := at
	for end < len(w.words) && end-at < 4 && upper(w.words[end]) && strings.HasPrefix(w.tag(end), "NN") {
		end++
	}
	if end == at || end >= len(w.words) || w.words[end] != "," || dateWord[w.low[at]] || w.demonym(at) || w.t.titles[w.low[at]] || w.given(at) || !w.sameSentence(i, end) {
		return
	}
	if n, c := w.lex.Longest(w.words[:end], at); n > 0 && c&placeClass != 0 || w.nounAt(at).typ != "" {
		return
	}
	w.addName(at, end, extract.Organization, "pattern", 0.7)
}

// beforeBody: "Lagos Rising, the group that", with the noun at i.
func (w *work) beforeBody(i int) {
	at := i - 1
	for at > 0 && i-at < 4 && (w.tag(at) == "JJ" || w.tag(at) == "NN") {
		at--
	}
	if at < 3 || w.tag(at) != "DT" || w.low[at-1] != "," {
		return
	}
	first := at - 1
	for first > 0 && at-first < 6 && upper(w.words[first-1]) && strings.HasPrefix(w.tag(first-1), "NNP") && !dateWord[w.low[first-1]] {
		first--
	}
	if at-1-first >= 2 && !w.demonym(first) && !w.t.titles[w.low[first]] && w.doc.SentenceOf(i) == w.doc.SentenceOf(first) {
		w.addName(first, at-1, extract.Organization, "pattern", 0.8)
	}
}

// dateWord: capitals that name no body.
var dateWord = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true}

// persons is a stopgap for documents without a recogniser: two or three
// capitals that begin with a given name.
func (w *work) persons(s *extract.Sentence) {
	for i := s.First; i+1 < s.Last; i++ {
		if !upper(w.words[i]) || !upper(w.words[i+1]) || !w.free(i, i+2) || !w.given(i) && !w.t.persons[w.lowAt(i-1)] {
			continue
		}
		end := i + 2
		for end < s.Last && end-i < 4 && upper(w.words[end]) && w.name[end] == 0 {
			end++
		}
		w.addName(i, end, extract.Person, "pattern", 0.6)
	}
}

// again finds further places where the report writes one of its names: a name
// of several words, or one that it never writes in lower case; and the last
// names of its persons.
func (w *work) again() {
	type target struct {
		words []string
		k     int
	}
	byFirst := map[string][]target{}
	seen := map[string]bool{}
	put := func(k, first, last int) {
		key := strings.Join(w.words[first:last], " ")
		if seen[key] || last-first == 1 && (w.lower[w.low[first]] || len(w.words[first]) < 3) {
			return
		}
		seen[key] = true
		if len(byFirst[w.words[first]]) > 200 { // a text made of names alone
			return
		}
		byFirst[w.words[first]] = append(byFirst[w.words[first]], target{w.words[first:last], k})
	}
	for k := range w.out {
		m := &w.out[k]
		put(k, m.First, m.Last)
		if m.Type == extract.Person && m.Last-m.First > 1 {
			put(k, m.Last-1, m.Last)
		}
		if m.Type == extract.Organization && w.company(m.First, m.Last) && !w.placeKnown(m.First) && !w.demonym(m.First) {
			put(k, m.First, m.First+1) // "Kaori" after "Kaori Foods"
		}
	}
	for i := range w.words {
		if w.name[i] != 0 || w.skip[i] || !upper(w.words[i]) {
			continue
		}
		best := target{k: -1}
		for _, t := range byFirst[w.words[i]] {
			if len(t.words) > len(best.words) && i+len(t.words) <= len(w.words) && w.free(i, i+len(t.words)) && equal(t.words, w.words[i:]) {
				best = t
			}
		}
		if best.k < 0 || len(best.words) == 1 && w.besideCapital(i) {
			continue
		}
		w.addName(i, i+len(best.words), w.out[best.k].Type, "document", 0.7)
	}
}

// besideCapital: one word of a longer name is not that name.
func (w *work) besideCapital(i int) bool {
	si := w.doc.SentenceOf(i)
	if si < 0 {
		return true
	}
	s := w.doc.Sentences[si]
	loose := func(j int) bool {
		return j >= s.First && j < s.Last && upper(w.words[j]) && w.name[j] == 0 && w.nounAt(j).typ == "" && !w.demonym(j) && j != s.First
	}
	return loose(i-1) && !w.t.titles[strings.TrimSuffix(w.lowAt(i-1), ".")] || loose(i+1)
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// ofCountry: an unknown single capital behind a country's 's, with no noun
// after it, is a body of that country: "Iceland's | Icelandair said". A person
// is so called by a name that lists of names have.
func (w *work) ofCountry(s *extract.Sentence, i int) {
	if w.name[i] != 0 || i < s.First+2 || i+1 >= s.Last || w.low[i-1] != "'s" && w.low[i-1] != "’s" || !strings.HasPrefix(w.tag(i), "NNP") || len(w.words[i]) < 4 || w.countryBefore(i) == "" {
		return
	}
	if w.lower[w.low[i]] || dateWord[w.low[i]] || feast[w.low[i]] || w.nounAt(i).typ != "" || w.t.titles[w.low[i]] || w.listedName(i) || w.placeKnown(i) || w.demonym(i) || upper(w.words[i+1]) || w.noun(i+1) || w.low[i+1] == "-" {
		return
	}
	w.addName(i, i+1, extract.Organization, "pattern", 0.6)
}
