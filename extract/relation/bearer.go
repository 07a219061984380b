package relation

import (
	"slices"
	"strings"

	"dateline/extract"
)

// bearers finds who bears the noun, and by which construction. end is the
// token after the noun's complement.
func (f *finder) bearers(np *nounPhrase, lexemes []lexeme) (list []int, rule string, end int) {
	noun := np.noun
	subject := func(m *extract.Mention) bool {
		return m.Form != extract.FormDemonym && slices.ContainsFunc(lexemes, func(l lexeme) bool {
			if l.inverse {
				return f.typeOK(l.typ.object, m)
			}
			return f.typeOK(l.typ.subject, m)
		})
	}
	name := func(m *extract.Mention) bool { return m.Form == extract.FormName && subject(m) }
	end = noun + 1
	// A recogniser may have taken the whole of "Quetta Assistant Commissioner
	// Omar Haddad" for the name.
	if i := f.swallowed(np, name); i >= 0 {
		return []int{i}, "title", end
	}
	// Title: "interior ministry spokesman Omar Haddad".
	if i := f.ranked(noun+1, func(m *extract.Mention) bool { return name(m) && m.First < f.sent.Last }); i >= 0 {
		if f.tag(noun, "NNS", "NNPS") {
			return f.list(i), "title", end
		}
		return []int{i}, "title", end
	}
	if e := f.pastPair(noun + 1); e > noun+1 { // "Oxfam's founder and chief executive(,) X"
		if i := f.ranked(e, func(m *extract.Mention) bool { return name(m) && m.First < f.sent.Last }); i >= 0 {
			return []int{i}, "title", noun + 1
		}
		if i := f.nameAfter(np, e, name); i >= 0 {
			return []int{i}, "before", noun + 1
		}
	}
	preps := slices.Clone(lexemes[0].typ.preps)
	for _, l := range lexemes[1:] {
		preps = append(preps, l.typ.preps...)
	}
	if i := f.longTitle(noun, name); i >= 0 {
		np.office[1] = f.m(i).First
		return []int{i}, "title", noun + 1
	}
	if f.low[noun] == "police" || f.low[np.lex] == "police" {
		preps = append(preps, "in")
	}
	_, end, _ = f.complement(noun+1, preps)
	// "the city of Hyderabad"
	if slices.ContainsFunc(lexemes, func(l lexeme) bool { return l.of }) && noun+1 < f.sent.Last && f.low[noun+1] == "of" {
		if i, ok := f.ofName(np, noun+2, name); ok {
			return []int{i}, "of-name", end
		}
	}
	// Apposition after the name: "Omar Haddad, a spokesman for Y". In "Y, whose
	// owner is Omar Haddad" the name before is no bearer.
	i := -1
	if np.possTok < 0 || f.low[np.possTok] != "whose" {
		i = f.nameBefore(np, name)
	}
	switch {
	case i >= 0 && f.tag(noun, "NNS") && !f.oneOf(np.start):
		// "Smith and Jones, leaders of Y"; in "According to Smith, leaders of Y
		// agree" there is one name and no apposition.
		if list := f.list(i); len(list) > 1 {
			return list, "appositive", end
		}
	case i >= 0:
		return []int{i}, "appositive", end
	case i == namesake:
		return nil, "", end
	}
	// "Y named Omar Haddad (as its) head": the object bears the office.
	if i := f.appointed(np, name); i >= 0 {
		return []int{i}, "named", end
	}
	// "The head of Y is Omar Haddad."
	if i := f.isName(end, name); i >= 0 && !f.tag(noun, "NNS") {
		return []int{i}, "before", end
	}
	// Copula: "Omar Haddad is the spokesman of Y", "who is ...".
	if i, rule := f.predicate(np, subject); i >= 0 {
		return f.list(i), rule, end
	}
	if i := f.beforeCopula(np.start, subject); i >= 0 {
		return []int{i}, "copula", end
	}
	// Apposition before the name: "its spokesperson, Omar Haddad, said". In "an
	// adviser to the president of Ghana, Omar Haddad" he is the adviser.
	if i := f.nameAfter(np, end, name); i >= 0 && !f.complementOf(np) {
		if f.tag(noun, "NNS") {
			return f.list(i), "before", end
		}
		return []int{i}, "before", end
	}
	// "As the Front's treasurer, Omar Haddad signed"
	if k := np.start - 1; k == f.sent.First && f.low[k] == "as" && end+1 < f.sent.Last && f.low[end] == "," {
		if i := f.titled(end+1, name); i >= 0 && f.m(i).Last < f.sent.Last && f.tag(f.m(i).Last, "VBD", "VBZ", "VBP", "MD") {
			return []int{i}, "before", end
		}
	}
	// A nominal whose name stands elsewhere: "the spokesman of Y" ... he.
	if i := f.longest(f.heads[noun], func(m *extract.Mention) bool { return m.Form == extract.FormNominal && subject(m) && f.named(m) }); i >= 0 {
		if c := f.chains[f.m(i).Chain]; c != nil && c.Named {
			return []int{i}, "nominal", end
		}
	}
	return nil, "", end
}

// appointed: "has appointed Omar Haddad (as) | its chief".
func (f *finder) appointed(np *nounPhrase, name func(*extract.Mention) bool) int {
	i := f.appointee(np.start, name)
	if i >= 0 && f.appointer(i) >= 0 {
		return i
	}
	return f.appointmentOf(np.start, name)
}

// appointmentOf: "X's appointment as | head of Y", "the election of X as |
// head of Y": a noun made of a verb that gives offices.
func (f *finder) appointmentOf(start int, name func(*extract.Mention) bool) int {
	k := start - 1
	if k-2 <= f.sent.First || f.low[k] != "as" && f.low[k] != "to" {
		return -1
	}
	k--
	if words["appointment"][f.low[k]] {
		for k--; k > f.sent.First && f.tag(k, "JJ", "NN") && len(f.ends[k]) == 0; k-- {
		}
		if f.tag(k, "POS") {
			return f.longest(f.ends[k-1], name)
		}
		return -1
	}
	i := f.longest(f.ends[k], name)
	if i < 0 {
		return -1
	}
	for k = f.m(i).First - 1; k > f.sent.First+1 && f.tag(k, "NN", "JJ"); k-- {
	}
	if f.low[k] == "of" && words["appointment"][f.low[k-1]] {
		return i
	}
	return -1
}

func (f *finder) appointee(start int, name func(*extract.Mention) bool) int {
	k := start - 1
	if k > f.sent.First && (f.low[k] == "as" || f.low[k] == "be" && f.low[k-1] == "to") {
		if f.low[k] == "be" {
			k--
		}
		k--
	}
	if k <= f.sent.First {
		return -1
	}
	return f.longest(f.ends[k], name)
}

// appointer is the verb before the name, over titles, or -1.
func (f *finder) appointer(i int) int {
	for k := f.m(i).First - 1; k > f.sent.First && k > f.m(i).First-5; k-- {
		if words["appoint"][f.doc.Tokens[k].Lemma] && f.tag(k, "VB") {
			return k
		}
		if !f.tag(k, "NN", "JJ") {
			return -1
		}
	}
	return -1
}

func (f *finder) afterAppointer(i int) bool { return f.appointer(i) >= 0 }

// isName: "(The head of Y) is | Omar Haddad."
func (f *finder) isName(end int, name func(*extract.Mention) bool) int {
	if end+1 >= f.sent.Last || f.low[end] != "is" && f.low[end] != "was" && f.low[end] != "remains" {
		return -1
	}
	i := f.longest(f.starts[end+1], name)
	if i < 0 {
		return -1
	}
	if k := f.m(i).Last; k >= f.sent.Last || f.isBreak(k) || f.tag(k, ".", "''") {
		return i
	}
	return -1
}

// titled is the name at the token, or after a title: ", Advocate Karabo Phiri",
// ", former Zambian vice-president Joseph Banda".
func (f *finder) titled(at int, name func(*extract.Mention) bool) int {
	for k := at; k < f.sent.Last && k < at+7; k++ {
		if i := f.longest(f.starts[k], name); i >= 0 {
			return i
		}
		if k == at && f.low[k] == "the" { // "its armed wing, the Qassam Brigades"
			continue
		}
		if !f.tag(k, "NN", "JJ", "HYPH", "AFX") && f.low[k] != "-" && f.low[k] != "." && !(k > at && f.low[k-1] == "-") {
			return -1
		}
	}
	return -1
}

// swallowed is the name that the noun stands inside of. What it begins with is
// the complement, if the report names that elsewhere.
func (f *finder) swallowed(np *nounPhrase, name func(*extract.Mention) bool) int {
	for k := np.lex; k >= f.sent.First && k > np.lex-5; k-- {
		i := f.longest(f.starts[k], func(m *extract.Mention) bool { return name(m) && m.Last > np.noun+1 })
		if i < 0 {
			continue
		}
		if k < np.lex && np.premod < 0 {
			if f.m(i).First < np.office[0] {
				np.premod = f.sameWords(f.m(i).First, np.office[0])
			}
			if np.premod < 0 {
				np.premod = f.sameWords(f.m(i).First, f.m(i).First+1)
				np.office[0] = min(np.lex, f.m(i).First+1)
			}
		}
		return i
	}
	return -1
}

// sharedName: a recogniser may have taken "Quetta Assistant Commissioner" for a
// body. What it begins with counts if the report names it elsewhere.
func (f *finder) sharedName(np *nounPhrase) {
	i := f.longest(f.ends[np.noun], func(m *extract.Mention) bool {
		return m.Form == extract.FormName && m.First < np.lex
	})
	if i < 0 {
		return
	}
	for k := np.lex; k > f.m(i).First; k-- {
		if o := f.sameWords(f.m(i).First, k); o >= 0 {
			np.premod, np.office[0] = o, k
			return
		}
	}
}

// sameWords is a name elsewhere in the document that reads as these tokens.
func (f *finder) sameWords(first, last int) int {
	if i, ok := f.bySurf[f.doc.Surface(f.doc.TokenSpan(first, last))]; ok {
		return i
	}
	return -1
}

// oneOf tells of "one of | the leaders".
func (f *finder) oneOf(at int) bool {
	return at-2 >= f.sent.First && f.low[at-1] == "of" && f.low[at-2] == "one"
}

// ofName: in "the Afghan city of Herat" the name is the bearer. In "the city
// of Sindh province", or where the bearer is plain already ("Lahore, the
// second city of Pakistan"), it is not.
func (f *finder) ofName(np *nounPhrase, at int, name func(*extract.Mention) bool) (int, bool) {
	i := f.longest(f.starts[at], name)
	if i < 0 || f.isCountry(f.m(i)) {
		return -1, false
	}
	if f.nameBefore(np, name) >= 0 && !(levelKind("city", f.low[np.noun]) && levelKind("city", f.kind(f.m(i)))) {
		return -1, false // "near Bukhara, the town of Karmat" is about Karmat
	}
	return i, true
}

// nameBefore is the name to which the phrase is an apposition: "Omar Haddad,
// 52, a former deputy head of Y", "Vorukh, a Tajik exclave", "Haddad, who is".
func (f *finder) nameBefore(np *nounPhrase, name func(*extract.Mention) bool) int {
	k := np.start - 1
	for n := 0; n < 2 && k > f.sent.First; n++ { // "himself a native", "once a member", "both members"
		if contains([]string{"long", "still", "currently", "briefly", "recently", "until", "reportedly"}, f.low[k]) && f.low[k] != "until" && f.low[k] != "reportedly" {
			k--
			continue
		}
		if (f.low[k] == "formerly" || f.low[k] == "previously") && np.status == "" {
			np.status = "former"
			k--
			continue
		}
		if f.low[k] == "once" && np.status == "" { // "X, once an ally of Y"
			np.status = "former"
		}
		if w := f.low[k]; w == "himself" || w == "herself" || w == "itself" || w == "once" || w == "also" || w == "now" || w == "the" && f.low[k-1] == "of" {
			k--
			continue
		}
		break
	}
	if k > f.sent.First && f.low[k] == "of" && f.low[k-1] == "one" { // "one of the leaders of"
		k -= 2
	}
	if k <= f.sent.First || !f.isBreak(k) || np.start > np.noun {
		return -1
	}
	if f.low[k] == ":" && f.doc.Word(k+1) == "The" { // "From Athens, X: The minister said": a new sentence
		return -1
	}
	open := f.low[k] == "(" || f.low[k] == "-lrb-"
	k--
	if !open && k-1 > f.sent.First && f.tag(k, "CD") && f.low[k-1] == "," { // ", 52,"
		k -= 2
	}
	if at := f.openBracket(k); at > f.sent.First { // "PMD (x), a"
		k = at - 1
	}
	i := f.longest(f.ends[k], name)
	if i < 0 && !open {
		i = f.pastInsertion(k, name)
	}
	if i < 0 {
		i = f.appositionHead(np, name)
	}
	if i >= 0 && f.namesake(i) {
		return namesake
	}
	if i < 0 {
		return -1
	}
	// "Smith, the president and the minister met" - a list, not an apposition.
	if h := np.noun; f.rel(h, "conj") && f.head(h) == f.m(i).HeadTok && f.child(h, "cc") >= 0 {
		return -1
	}
	if f.rel(np.noun, "nsubj*") && f.verbAfter(np.noun) && f.low[np.start-1] == "," && !np.definiteArticle(f) {
		// "According to Smith, officials of Y said": the noun is a subject.
		if f.head(np.noun) >= 0 && !f.doc.Dominates(f.m(i).HeadTok, np.noun) && !f.doc.Dominates(np.noun, f.m(i).HeadTok) {
			return -1
		}
	}
	return i
}

func (np *nounPhrase) definiteArticle(f *finder) bool {
	return np.start <= np.noun && f.tag(np.start, "DT")
}

func (f *finder) verbAfter(noun int) bool {
	h := f.head(noun)
	return h > noun && f.tag(h, "VB")
}

// appositionHead trusts the tree when something stands between name and comma.
func (f *finder) appositionHead(np *nounPhrase, name func(*extract.Mention) bool) int {
	if !f.rel(np.noun, "appos") {
		return -1
	}
	h := f.head(np.noun)
	if h < 0 || h > np.noun {
		return -1
	}
	return f.longest(f.heads[h], name)
}

// isBreak tells whether the token sets an apposition off. A hyphen inside a
// word does not.
func (f *finder) isBreak(k int) bool {
	switch f.low[k] {
	case ",", "(", "-lrb-", "--", "–", "—", ":":
		return true
	case "-":
		return !f.tight(k)
	}
	return false
}

// tight tells that a mark stands in a word: "Geneva-based".
func (f *finder) tight(k int) bool {
	t := f.doc.Tokens
	return k > 0 && k+1 < len(t) && t[k-1].End == t[k].Start && t[k].End == t[k+1].Start
}

func (f *finder) openBracket(k int) int {
	if f.low[k] != ")" && f.low[k] != "-rrb-" {
		return -1
	}
	for j := k - 1; j > f.sent.First && j > k-6; j-- {
		if f.low[j] == "(" || f.low[j] == "-lrb-" {
			return j
		}
	}
	return -1
}

// nameAfter: "its spokesperson, Omar Haddad, said"; "a judge of the High
// Court, Omar Haddad, will". The name must be closed off, so that "When he met
// the president, Omar Haddad was ill" gives nothing.
func (f *finder) nameAfter(np *nounPhrase, end int, name func(*extract.Mention) bool) int {
	end = f.pastWhere(end)
	if end >= f.sent.Last || !f.isBreak(end) || f.low[end] == "(" {
		return -1
	}
	if f.low[end] == "," && end+2 < f.sent.Last && f.tag(end+1, "IN") { // "the mayor of Tanay, on Luzon, X, said"
		if o, stop := f.object(end + 2); o >= 0 && f.m(o).Type == extract.Place && stop+1 < f.sent.Last && f.low[stop] == "," {
			end = stop
		}
	}
	i := f.titled(end+1, name)
	if i < 0 {
		return -1
	}
	k := f.skipBrackets(f.m(i).Last)
	if f.tag(np.noun, "NNS") { // "Two members of Y, A and B, were"
		for _, x := range f.list(i) {
			k = max(k, f.skipBrackets(f.m(x).Last))
		}
	}
	closed := np.start == f.sent.First && f.tag(np.start, "DT") && f.low[np.start] != "the" && f.tag(k, "VBD", "VBZ", "VBP") || // "A subsidiary of Y, X runs"
		k >= f.sent.Last || f.isBreak(k) || strings.ContainsAny(f.low[k], ".;?!\"”'") || f.tag(k, "''", ".")
	if !closed {
		return -1
	}
	// In a fronted phrase ("After talks with the minister, Omar Haddad, 52,
	// said") the noun hangs on a preposition and the name does not hang on it.
	if first := f.sent.First; f.tag(first, "IN") && np.start-first < 8 && f.low[first] != "of" && !f.doc.Dominates(np.noun, f.m(i).HeadTok) {
		return -1
	}
	return i
}

// pastInsertion steps back over what stands between a name and its apposition:
// "Omar Haddad, also known as Abu Ali, | the founder of Y"; "Omar Haddad, aged
// 52, | the head of Y".
func (f *finder) pastInsertion(k int, name func(*extract.Mention) bool) int {
	for n := 0; n < 10 && k > f.sent.First+1; n, k = n+1, k-1 {
		if f.tag(k, "VBD", "VBZ", "VBP", "MD") {
			return -1
		}
		if f.low[k] != "," {
			continue
		}
		switch f.low[k+1] {
		case "known", "nicknamed", "dubbed", "called", "alias", "aka", "aged", "better", "also", "then", "himself", "herself":
			return f.longest(f.ends[k-1], name)
		}
		return -1
	}
	return -1
}

// pastPair is the token after "and | chief executive", when a second role noun
// is coordinated with the first; else the token itself.
func (f *finder) pastPair(at int) int {
	if at+1 >= f.sent.Last || f.low[at] != "and" && f.low[at] != "&" {
		return at
	}
	for k := at + 1; k < f.sent.Last && k < at+5 && f.tag(k, "NN", "JJ"); k++ {
		if list, _ := f.lexemesAt(k); len(list) > 0 && !(k+1 < f.sent.Last && f.noHead(k, list)) {
			return k + 1
		}
	}
	return at
}

// lendOwner: "Oxfam's founder and | chief executive": the second noun has the
// owner of the first.
func (f *finder) lendOwner(np *nounPhrase) {
	k := np.start - 1
	if np.poss >= 0 || np.premod >= 0 || np.possTok >= 0 || k <= f.sent.First || f.low[k] != "and" && f.low[k] != "&" {
		return
	}
	list, lex := f.lexemesAt(k - 1)
	if len(list) == 0 {
		return
	}
	first := f.phrase(lex, k-1)
	if first.poss >= 0 || first.premod >= 0 {
		np.poss, np.premod, np.possTok = first.poss, first.premod, first.possTok
	}
}

// complementOf: the phrase is what another role noun is of: "an adviser to |
// the president of Ghana".
func (f *finder) complementOf(np *nounPhrase) bool {
	k := np.start - 1
	if k-1 <= f.sent.First || !contains([]string{"to", "for", "of"}, f.low[k]) {
		return false
	}
	list, _ := f.lexemesAt(k - 1)
	return len(list) > 0 && !list[0].of && !f.tag(k-1, "NNS")
}

// pastWhere steps over where or in what somebody is something: "its director |
// in Indonesia|, X", "Moscow's representative | in the hearing|, X". It must
// end at a comma.
func (f *finder) pastWhere(at int) int {
	if at+2 >= f.sent.Last || !contains([]string{"in", "at", "on", "for"}, f.low[at]) {
		return at
	}
	for k := at + 1; k < f.sent.Last && k < at+7; k++ {
		if f.low[k] == "," {
			return k
		}
		if !f.tag(k, "NN", "JJ", "DT", "CD", "HYPH") && f.low[k] != "of" {
			return at
		}
	}
	return at
}
