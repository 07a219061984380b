package relation

import (
	"dateline/extract"
)

// pair reads a noun for what two sides share, at the token: "the Spin
// Boldak-Chaman border crossing", "the frontier between Chad and Niger",
// "Lebanon's border with Syria", "the border with Syria", "on the border of
// Haiti and the Dominican Republic", "the Afghan-Pakistani frontier".
func (f *finder) pair(noun int) {
	ls := f.lx.pairs[f.low[noun]]
	if len(ls) == 0 {
		ls = f.lx.pairs[singular(f.low[noun])]
	}
	if len(ls) == 0 {
		return
	}
	typ := ls[0].typ
	place := func(m *extract.Mention) bool { return f.typeOK(typ.subject, m) && m.Form != extract.FormPronoun }
	emit := func(a, b []int, rule string, score float64) bool {
		x := found{typ: typ, subjects: a, objects: b, first: noun, last: noun + 1, rule: rule, score: score}
		return len(a) > 0 && len(b) > 0 && f.emit(x)
	}
	if a, b := f.hyphenated(noun, place); a >= 0 && b >= 0 && emit([]int{a}, []int{b}, "pair-hyphen", .9) {
		return
	}
	if h := f.head(noun); typ.id == "borders" && h >= 0 && f.doc.Tokens[h].Lemma == "share" && (noun+1 >= f.sent.Last || f.low[noun+1] != "with") {
		if s := f.subjectOf(h, place); s >= 0 { // "Zambia and Congo share a border"
			if list := f.list(s); len(list) == 2 && f.isCountry(f.m(list[0])) && f.isCountry(f.m(list[1])) {
				emit(list[:1], list[1:], "pair-share", .85)
				return
			}
		}
	}
	if typ.id == "borders" && f.ownBorder(noun) {
		if a, b := f.twoCountries(); a >= 0 && b >= 0 {
			emit([]int{a}, []int{b}, "pair-two", .75)
			return
		}
	}
	k := f.afterPairNoun(noun)
	if k+1 >= f.sent.Last {
		return
	}
	if typ.id == "borders" && f.low[k] != "with" && f.low[k] != "between" && (f.low[noun] == "border" || f.low[noun] == "frontier") {
		f.oneSided(noun, emit)
	}
	switch f.low[k] {
	case "between":
		if o, _ := f.object(k + 1); o >= 0 && place(f.m(o)) {
			if list := f.list(o); len(list) == 2 {
				emit(list[:1], list[1:], "pair-between", .9)
			}
		}
	case "of":
		if o, _ := f.object(k + 1); o >= 0 && place(f.m(o)) {
			if list := f.list(o); len(list) == 2 && f.isCountry(f.m(list[0])) && f.isCountry(f.m(list[1])) {
				emit(list[:1], list[1:], "pair-of", .85)
			}
		}
	case "with":
		o, _ := f.object(k + 1)
		if o < 0 || !place(f.m(o)) {
			return
		}
		list := f.list(o)
		if s := f.sideOf(noun, list, place); s >= 0 {
			emit([]int{s}, list, "pair-with", .85)
			return
		}
		if s := f.contextSide(list); s >= 0 && f.isCountry(f.m(o)) {
			emit([]int{s}, list, "pair-context", .6)
		}
	}
}

// between: "Paraguay, which is wedged between Bolivia, Brazil and Argentina".
func (f *finder) between(tok int) {
	t := f.lx.types["borders"]
	if t == nil || tok+2 >= f.sent.Last || f.low[tok+1] != "between" {
		return
	}
	switch f.low[tok] {
	case "wedged", "sandwiched", "squeezed", "nestled", "landlocked", "lies", "situated", "located", "caught":
	default:
		return
	}
	o, _ := f.object(tok + 2)
	if o < 0 || !f.isCountry(f.m(o)) {
		return
	}
	place := func(m *extract.Mention) bool {
		return f.isCountry(m) || m.Form == extract.FormPronoun && m.Type == extract.Place
	}
	s := f.subjectNear(tok, place)
	if list := f.list(o); s >= 0 && f.isCountry(f.m(s)) && len(list) > 1 {
		f.emit(found{typ: t, subjects: []int{s}, objects: list, first: tok, last: tok + 2, rule: "between", score: .8})
	}
}

// ownBorder: "along their common border", "the two countries' shared border",
// "the border between the two countries".
func (f *finder) ownBorder(noun int) bool {
	for k := noun - 1; k >= f.sent.First && k > noun-4; k-- {
		switch f.low[k] {
		case "joint", "common", "shared", "mutual":
			return true
		}
	}
	k := noun + 1
	if k+3 >= f.sent.Last || f.low[k] != "between" || f.low[k+1] != "the" || f.low[k+2] != "two" {
		return false
	}
	switch f.low[k+3] {
	case "countries", "nations", "neighbours", "neighbors", "states", "sides":
		return true
	}
	return false
}

// twoCountries are the countries that the sentence names, if they are two.
func (f *finder) twoCountries() (a, b int) {
	a, b = -1, -1
	if f.sent.Last-f.sent.First > 200 { // no sentence
		return a, b
	}
	for t := f.sent.First; t < f.sent.Last; t++ {
		for _, i := range f.starts[t] {
			m := f.m(i)
			if !f.isCountry(m) || m.Form != extract.FormName && m.Form != extract.FormDemonym {
				continue
			}
			switch {
			case a < 0 || f.key(f.m(a)) == f.key(m):
				a = i
			case b < 0 || f.key(f.m(b)) == f.key(m):
				b = i
			default:
				return -1, -1
			}
		}
	}
	return a, b
}

// oneSided: "near the Chinese border" in a report about Burma, which the
// knowledge base has as the one neighbour named.
func (f *finder) oneSided(noun int, emit func(a, b []int, rule string, score float64) bool) {
	np := f.phrase(noun, noun)
	i := np.premod
	if i < 0 {
		i = np.poss
	}
	if i < 0 || !f.isCountry(f.m(i)) || f.m(i).Form == extract.FormPronoun || f.sent.Last-f.sent.First > 200 {
		return
	}
	codes := f.sentenceCountries(f.sent)
	if len(codes) != 2 {
		return
	}
	for code := range codes {
		if code == f.country(f.m(i)) {
			continue
		}
		s := f.countryMention(code, noun)
		if s < 0 {
			return
		}
		if yes, known := f.neighbours(s, []int{i}); yes && known {
			emit([]int{s}, []int{i}, "pair-one-sided", .65)
		}
	}
}

// afterPairNoun steps over "crossing", "post", "in the south".
func (f *finder) afterPairNoun(noun int) int {
	k := noun + 1
	for k < f.sent.Last && k < noun+3 && f.tag(k, "NN") && !f.tag(k, "NNP") {
		k++
	}
	return k
}

// hyphenated: "A-B border", also with a noun between ("A-B friendship gate")
// never: the pair must stand right before.
func (f *finder) hyphenated(noun int, ok func(*extract.Mention) bool) (a, b int) {
	for k := noun - 1; k >= f.sent.First+1 && k >= noun-3; k-- {
		if a, b = f.parted(k, ok); a >= 0 && b >= 0 {
			return a, b
		}
		b = f.partEnding(k, ok)
		if b >= 0 {
			h := f.m(b).First - 1
			if f.m(b).First > k { // found elsewhere: the hyphen is before k's word
				h = f.hyphenBefore(k)
			}
			if h <= f.sent.First || !(f.low[h] == "-" || f.low[h] == "–") {
				return -1, -1
			}
			return f.partEnding(h-1, ok), b
		}
		if !f.tag(k, "NN", "JJ") {
			return -1, -1
		}
	}
	return -1, -1
}

// partEnding is a mention that ends at the token: a mention there, or, when
// one mention covers the whole pair, one with the same words elsewhere.
func (f *finder) partEnding(k int, ok func(*extract.Mention) bool) int {
	return f.longest(f.ends[k], func(m *extract.Mention) bool {
		if !ok(m) {
			return false
		}
		for t := m.First; t < m.Last; t++ {
			if f.low[t] == "-" || f.low[t] == "–" {
				return f.country(m) != "" && m.First >= 0 && f.isCountry(m) // "Guinea-Bissau"
			}
		}
		return true
	})
}

// parted takes a name with a hyphen apart ("Ostrava-Zilina") when the report
// knows both halves.
func (f *finder) parted(k int, ok func(*extract.Mention) bool) (a, b int) {
	i := f.longest(f.ends[k], func(m *extract.Mention) bool { return ok(m) && !f.isCountry(m) })
	if i < 0 {
		return -1, -1
	}
	m := f.m(i)
	for h := m.First + 1; h < m.Last-1; h++ {
		if f.low[h] == "-" || f.low[h] == "–" {
			return f.sameWords(m.First, h), f.sameWords(h+1, m.Last)
		}
	}
	return -1, -1
}

func (f *finder) hyphenBefore(k int) int {
	for ; k > f.sent.First; k-- {
		if f.low[k] == "-" || f.low[k] == "–" {
			return k
		}
	}
	return -1
}

// sideOf is the first side of "A's border with B", "the Afghan border with B",
// "A shares a border with B", "its border with B".
func (f *finder) sideOf(noun int, list []int, ok func(*extract.Mention) bool) int {
	np := f.phrase(noun, noun)
	for _, i := range []int{np.poss, np.premod} {
		if i >= 0 && f.typeOK(f.lx.types["borders"].subject, f.m(i)) && f.named(f.m(i)) {
			return i
		}
	}
	if h := f.head(noun); h >= 0 && f.tag(h, "VB") {
		switch f.doc.Tokens[h].Lemma {
		case "share", "have":
			return f.subjectOf(h, ok)
		}
	}
	return -1
}

// contextSide is the country whose border with those listed is meant, when
// the report leaves one candidate: knowledge bases list its neighbours, or it
// is what the report is about.
func (f *finder) contextSide(list []int) int {
	listed := map[string]bool{}
	for _, i := range list {
		listed[f.country(f.m(i))] = true
	}
	if listed[""] {
		return -1
	}
	at := f.m(list[0]).First
	best, n, known := -1, 0, false
	for code := range f.focus {
		if listed[code] {
			continue
		}
		i := f.countryMention(code, at)
		if i < 0 {
			continue
		}
		yes, has := f.neighbours(i, list)
		known = known || has
		if yes {
			best = i
			n++
		}
	}
	if n == 1 {
		return best
	}
	if known && n == 0 {
		return -1
	}
	if code := f.dominant(listed); code != "" {
		return f.countryMention(code, at)
	}
	return -1
}

// neighbours tells whether the knowledge base has country i border on all
// that are listed, and whether it knows its borders at all.
func (f *finder) neighbours(i int, list []int) (all, known bool) {
	c := f.chains[f.m(i).Chain]
	if c == nil {
		return false, false
	}
	have := map[string]bool{}
	for _, fact := range c.Facts {
		if fact.Type == "borders" {
			have[fact.Object] = true
		}
	}
	if len(have) == 0 {
		return false, false
	}
	for _, o := range list {
		if !f.linkedTo(o, have) {
			return false, true
		}
	}
	return true, true
}

// linkedTo tells whether the mention's chain is linked to one of the entries.
func (f *finder) linkedTo(i int, keys map[string]bool) bool {
	c := f.chains[f.m(i).Chain]
	if c == nil {
		return false
	}
	for _, l := range c.Links {
		if keys[l.KB+":"+l.ID] {
			return true
		}
	}
	return false
}

// eachOther: "Marsabit and Samburu counties | border | each other".
func (f *finder) eachOther(tok int) {
	t := f.lx.types["borders"]
	if t == nil || tok+2 >= f.sent.Last || f.low[tok] != "border" && f.low[tok] != "adjoin" && f.low[tok] != "neighbour" || f.low[tok+1] != "each" && f.low[tok+1] != "one" {
		return
	}
	for k := tok - 1; k >= f.sent.First && k > tok-3; k-- {
		i := f.longest(f.ends[k], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
		if i < 0 {
			continue
		}
		if list := f.list(i); len(list) == 2 {
			f.emit(found{typ: t, subjects: list[:1], objects: list[1:], first: tok, last: tok + 2, rule: "each-other", score: .8})
		}
		return
	}
}
