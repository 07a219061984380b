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
	contexts := w.contexts()
	last := w.lastNames()
	listed := w.listed()
	for i := range w.doc.Names {
		nm := w.doc.Names[i]
		if listed[i] || w.writer(nm) {
			nm.Type = extract.Person
		}
		if t, ok := vote[w.doc.Surface(nm.Span)]; ok && !listed[i] && !w.writer(nm) {
			nm.Type = t
		}
		nm.Type = w.byContext(contexts[w.doc.Surface(nm.Span)], &nm)
		if t, ok := vote[capitalised(w.doc.Surface(nm.Span))]; ok && !listed[i] && allUpper(w.words[nm.First]) && len(w.words[nm.First]) > 4 {
			nm.Type = t // "MAMBASA LIBERATED"
		}
		if nm.Type == extract.Person && !listed[i] && nm.Last-nm.First == 1 && !last[w.doc.Surface(nm.Span)] && w.capitalAlone(nm.First) {
			nm.Type = extract.Place
		}
		if nm.Type != extract.Person && nm.Last-nm.First == 1 && last[w.doc.Surface(nm.Span)] && !w.placeKnown(nm.First) {
			nm.Type = extract.Person
		}
		if nm.Type == extract.Person && nm.Last-nm.First == 1 && !listed[i] && !last[w.doc.Surface(nm.Span)] && w.onlyPlace(nm.First) {
			nm.Type = extract.Place
		}
		if nm.Last < len(w.words) && w.twoWordDemonym(nm.First, nm.Last) {
			continue // "South" of "South African"
		}
		if nm.Last-nm.First == 1 && portfolio[w.low[nm.First]] && (w.lowAt(nm.Last) == "minister" || w.lowAt(nm.Last) == "secretary") {
			continue // "Labour | Minister Amara Keita"
		}
		if nm.Last-nm.First == 1 && w.noName(nm.First) {
			continue
		}
		if w.short[w.doc.Surface(nm.Span)] {
			nm.Type = extract.Organization
		}
		if w.dateHead(nm.First) {
			continue
		}
		if nm.Type != extract.Place && w.headsDateline(nm.First, nm.Last) {
			nm.Type = extract.Place
		}
		if nm.Type == extract.Person && !listed[i] && w.theThing(nm.First, nm.Last) || nm.Type != extract.Person && w.aVessel(nm.First, nm.Last) {
			continue
		}
		if w.content(nm.First) || nm.Last-nm.First == 1 && feast[w.low[nm.First]] {
			continue
		}
		if nm.Last <= nm.First || nm.Last > len(w.words) || w.skip[nm.First] || nm.Type == extract.Misc && !w.typed(nm.First, nm.Last) {
			continue
		}
		if i+1 < len(w.doc.Names) && nm.Type == extract.Person {
			// "Nguyen | Quoc Bao": two persons do not follow on each other.
			if next := &w.doc.Names[i+1]; next.Type == extract.Person && next.First == nm.Last && next.Last-nm.First < 5 && next.Last <= len(w.words) && w.sameSentence(nm.First, next.First) {
				nm.Last = next.Last
				nm.Span = w.doc.TokenSpan(nm.First, nm.Last)
			}
		}
		nm.Last = w.cutName(nm)
		if nm.Type == extract.Place && nm.Last-nm.First == 1 && w.partyShort(nm.First) {
			nm.Type = extract.Organization
		}
		for _, p := range w.pieces(nm.First, nm.Last, nm.Type) {
			typ := nm.Type
			if p[0] == nm.First && p[1] < nm.Last && (w.low[p[1]] == "'s" || w.low[p[1]] == "’s") {
				typ = w.possessorType(p[0], p[1], vote) // "Keita|'s Popular Front"
			}
			w.addName(p[0], p[1], typ, nm.Source, nm.Score)
		}
	}
}

// cutName ends a name where a line ends that is no full one ("Hassan Abdalla |
// Amsterdam" under a headline) and where a comma parts it from an office
// ("Karlsen | , Public Works Minister"); ministries have commas of their own.
func (w *work) cutName(nm extract.Name) int {
	for i := nm.First + 1; i < nm.Last; i++ {
		between := w.doc.Text[w.doc.Tokens[i-1].End:w.doc.Tokens[i].Start]
		if strings.Contains(between, "\n") {
			end := w.doc.Tokens[i-1].End
			_, c := w.lex.Longest(w.words[:nm.Last], i)
			if end-strings.LastIndexByte(w.doc.Text[:end], '\n') < 60 || i-nm.First > 1 && c&placeClass != 0 {
				return i
			}
		}
		if w.words[i] == "," && w.t.last[w.words[nm.First]].typ == "" && !w.t.last[w.words[nm.Last-1]].sure && !w.typed(nm.First, nm.Last) {
			return i
		}
	}
	return nm.Last
}

// dateHead: what begins with a short month and a number is a date: "NAIROBI,
// Aug. 5 (Gulf Wire) -".
func (w *work) dateHead(i int) bool {
	switch w.low[i] {
	case "jan", "jan.", "feb", "feb.", "mar", "mar.", "apr", "apr.", "jun", "jun.", "jul", "jul.", "aug", "aug.", "sept", "sept.", "sep", "sep.", "oct", "oct.", "nov", "nov.", "dec", "dec.":
		return w.tag(i+1) == "CD" || w.lowAt(i+1) == "." && w.tag(i+2) == "CD"
	}
	return false
}

// headsDateline: the capitals that a dateline begins with are a place, however
// they look ("SANTA CRUZ DEL QUICHE, Guatemala –"), unless they end like a paper.
func (w *work) headsDateline(first, last int) bool {
	si := w.doc.SentenceOf(first)
	if si < 0 || w.doc.Sentences[si].Kind != "dateline" || w.doc.Sentences[si].First != first || w.lowAt(last) != "," {
		return false
	}
	for i := first; i < last; i++ {
		if !allUpper(w.words[i]) {
			return false
		}
	}
	return w.lastOf(last-1).typ != extract.Organization
}

// partyShort: "Colorado leaders" in a report on the Colorado Party.
func (w *work) partyShort(i int) bool {
	if n := w.nounAt(min(i+1, len(w.words)-1)); n.typ != extract.Person || n.number != "plur" || n.kind == "resident" || n.kind == "official" {
		return false
	}
	for k := range w.words[:len(w.words)-1] {
		if w.words[k] == w.words[i] && (w.words[k+1] == "Party" || w.words[k+1] == "Front" || w.words[k+1] == "Movement") {
			return true
		}
	}
	return false
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

// onlyPlace: the base knows the word as a place, and nobody is called so; no
// title stands before it.
func (w *work) onlyPlace(i int) bool {
	n, c := w.lex.Longest(w.words[:i+1], i)
	person := c&(extract.ClassLastName|extract.ClassPerson) != 0 || c&extract.ClassFirstName != 0 && c&(extract.ClassRegion|extract.ClassBigCity) == 0
	return n == 1 && c&placeClass != 0 && !person && (i == 0 || w.nounAt(i-1).typ != extract.Person && !w.t.titles[strings.TrimSuffix(w.low[i-1], ".")])
}

// twoWordDemonym: the last word of the name begins "South African".
func (w *work) twoWordDemonym(first, last int) bool {
	if last-first != 1 || !upper(w.words[last]) {
		return false
	}
	_, ok := w.lex.Demonym(w.words[first] + " " + w.words[last])
	_, name := w.lex.CountryNamed(w.words[first] + " " + w.words[last])
	return ok && !name
}

// content: what a treaty is on is no name: "the Bern Declaration on | Fair
// Trade".
func (w *work) content(first int) bool {
	if first < 2 || w.placeKnown(first) {
		return false
	}
	switch w.low[first-1] {
	case "on", "against", "concerning":
		return w.t.last[w.words[first-2]].kind == "misc"
	}
	return false
}

func (w *work) placeKnown(i int) bool {
	n, c := w.lex.Longest(w.words[:i+1], i)
	return n == 1 && c&placeClass != 0
}

// capitalised: "CAPE TOWN" is Cape Town.
func capitalised(s string) string {
	ws := strings.Fields(s)
	for i, x := range ws {
		_, n := utf8.DecodeRuneInString(x)
		ws[i] = x[:n] + strings.ToLower(x[n:])
	}
	return strings.Join(ws, " ")
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
		if nm.First > 1 && w.low[nm.First-1] == "of" && w.settlement(nm.First-2) {
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

// settlement: a noun whose "of" names it: "the village of X", not "the house
// of X".
func (w *work) settlement(i int) bool {
	n := w.nounAt(i)
	return n.typ == extract.Place && n.kind != "building"
}

// typed tells whether the gazetteer knows the whole name.
func (w *work) typed(first, last int) bool {
	n, c := w.lex.Longest(w.words[:last], first)
	return n == last-first && c&(extract.ClassOrganization|extract.ClassCountry|extract.ClassCity|extract.ClassRegion) != 0
}

// pieces splits a name of two places at its hyphen: "Ostrava|-|Zilina" is two
// names, "Baden|-|Baden", which the gazetteer knows, one.
func (w *work) pieces(first, last int, typ extract.Type) [][2]int {
	if i := w.possessor(first, last); i > 0 {
		return append(w.pieces(first, i, typ), w.pieces(i+1, last, typ)...)
	}
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
	if last-first > 2 && w.opens(first) && w.nounAt(first).kind == "resident" && w.low[first+1] == "of" {
		first, typ = first+2, extract.Place // "Residents of | Kela"
	}
	last = w.izafat(first, last)
	if n, c := w.lex.Longest(w.words, first); first < last && n > last-first && c&(extract.ClassCountry|orgClass) != 0 && w.sameSentence(first, first+n-1) && source == "ner" && w.words[first+n-1] != "today" {
		last = first + n // "Democratic Republic | of Congo", not "visited Russia | today"
	}
	if last-first == 1 && (w.storms[w.words[first]] || (w.lowAt(last) == "." || strings.HasSuffix(w.low[first], ".")) && rank[strings.TrimSuffix(w.low[first], ".")]) {
		return -1 // "Brig. | Gen."
	}
	if first < last && w.isShip(first, last) {
		return -1 // a ship is neither person nor place
	}
	if first < last && source == "ner" {
		first, last = w.span(first, last, typ)
	}
	for last > first && (w.low[last-1] == "'s" || w.low[last-1] == "’s" || w.low[last-1] == "'" || w.low[last-1] == "’" || isMark(w.words[last-1])) {
		last--
	}
	if h := w.headOf(first, last, extract.Organization); first < last && h < last-1 && typ != extract.Person && w.t.persons[w.low[h]] && upper(w.words[h]) && (w.low[h+1] == "for" || w.low[h+1] == "of") && !w.typed(first, last) {
		return -1 // "Coordinating Minister for Economic Affairs" is an office
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
	for typ == extract.Place && last-first > 1 && w.words[last-1] == w.low[last-1] && w.nounAt(last-1).typ == extract.Place {
		last-- // "Kela | border": compounds puts it together again
	}
	if typ == extract.Organization && last-first > 1 && last-first < 5 && w.t.persons[w.low[first]] && upper(w.words[first]) && w.given(first+1) && w.t.last[w.words[last-1]].typ == "" {
		typ = extract.Person // "Spokeswoman Amara Keita" at the head of a sentence
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
	if first >= last || !w.free(first, last) || last-first == 1 && rank[strings.TrimSuffix(w.low[first], ".")] && strings.HasSuffix(w.low[first], ".") {
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
	if n := w.nounAt(last - 1); at == last-1 && last-first == 2 && w.given(first) && (n.kind == "worker" || n.kind == "expert" || n.kind == "person" || n.kind == "judge") && !w.t.titles[w.low[at]] {
		return last // "Amir Merchant", "Ana Miller"
	}
	if at > first && at < last {
		switch w.low[at-1] {
		case "for", "of", "and", "the", "&":
			return last // "Popular Front for Justice"
		}
	}
	if at < last && (!w.t.persons[w.low[last-1]] || w.t.last[w.words[last-1]].typ == extract.Organization) {
		return last // "China Coast Guard"
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

// noName: a common noun for a body with the capital of its sentence, before a
// common noun for a person: "Union | spokeswoman Grace Atieno was held". Written
// so inside a sentence too it is the name of one.
func (w *work) noName(i int) bool {
	if !w.opens(i) || w.t.nouns[w.low[i]].typ != extract.Organization || w.lowAt(i+1) == "" || w.words[i+1] != w.low[i+1] || w.nounAt(i+1).typ != extract.Person {
		return false
	}
	for j, word := range w.words {
		if word == w.words[i] && j != i && !w.opens(j) {
			return false
		}
	}
	return true
}
