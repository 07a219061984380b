package relation

import "dateline/extract"

// exile: "X, who has been in exile in Mexico City since 2021", "X, in exile in
// Paris,": one lives where one is in exile.
func (f *finder) exile(noun int) {
	t := f.lx.types["lives_in"]
	if t == nil || f.low[noun] != "exile" && f.low[noun] != "hiding" || noun < f.sent.First+2 || f.low[noun-1] != "in" || noun+2 >= f.sent.Last || f.low[noun+1] != "in" {
		return
	}
	o, _ := f.object(noun + 2)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
		return
	}
	ok := f.ok(t.subject)
	s, pred := f.subjectOf(noun, ok), noun
	if s < 0 && f.head(noun) >= 0 {
		pred = f.head(noun)
		s = f.subjectOf(pred, ok)
	}
	if s < 0 && noun-3 >= f.sent.First && f.low[noun-2] == "," {
		s = f.longest(f.ends[noun-3], person)
	}
	if s < 0 {
		return
	}
	x := found{typ: t, subjects: []int{s}, objects: []int{o}, first: noun - 1, last: noun + 2, rule: "exile", score: .75}
	if x.polarity, x.status = f.clause(pred); f.tag(pred, "VBN") && f.child(pred, "aux:pass") >= 0 {
		return // "was killed in exile in Vienna"
	}
	f.emit(x)
}

// homeOf: "outside her flat in Perm", "at X's home in Lyon", "X, 41, of
// Ostrava,": where one's home is, one lives.
func (f *finder) homeOf(tok int) {
	t := f.lx.types["lives_in"]
	if t == nil || tok+2 >= f.sent.Last || tok < f.sent.First+2 {
		return
	}
	s, at := -1, tok+2
	switch {
	case words["dwelling"][f.low[tok]] && (f.low[tok+1] == "in" || f.low[tok+1] == "near" || f.low[tok+1] == "outside"):
		np := f.phrase(tok, tok)
		if s = np.poss; s < 0 || f.low[tok+1] != "in" {
			return
		}
	case words["dwelling"][f.low[tok]] && f.low[tok+1] == "of": // "the Blantyre home of the businessman X"
		np := f.phrase(tok, tok)
		s, _ = f.object(tok + 2)
		if np.premod < 0 || s < 0 || f.m(s).Type != extract.Person || f.m(s).Form != extract.FormName || f.m(np.premod).Type != extract.Place || f.m(np.premod).Form != extract.FormName || f.isCountry(f.m(np.premod)) {
			return
		}
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{np.premod}, first: tok, last: at, rule: "home", score: .7})
		return
	case f.low[tok] == "," && (f.low[tok+1] == "of" || f.low[tok+1] == "from") && f.tag(tok-1, "CD") && f.low[tok-2] == "," && tok-3 >= f.sent.First:
		s = f.longest(f.ends[tok-3], person)
	}
	if s < 0 || f.m(s).Type != extract.Person && f.m(s).Form != extract.FormPronoun {
		return
	}
	o, _ := f.object(at)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
		return
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: tok, last: at, rule: "home", score: .7})
}

// townsman: "Basra fisherman Abu Zainab", "the Lagos trader X": who is named
// with his trade behind the name of a town lives there. Offices are of the town.
func (f *finder) townsman(tok int) {
	t := f.lx.types["lives_in"]
	if t == nil {
		return
	}
	p := f.longest(f.starts[tok], func(m *extract.Mention) bool {
		return m.Type == extract.Place && m.Form == extract.FormName && levelKind("city", f.kind(m))
	})
	if p < 0 || tok > f.sent.First && (f.tag(tok-1, "IN", "POS", "NNP") || f.low[tok-1] == "-" || f.low[tok-1] == ",") {
		return
	}
	k := f.m(p).Last
	for n := 0; n < 4 && k < f.sent.Last && f.small(k) && f.tag(k, "NN", "JJ") && (len(f.starts[k]) == 0 || f.person(k)); n, k = n+1, k+1 {
	}
	noun := k - 1
	if noun < f.m(p).Last || k >= f.sent.Last || !f.tag(noun, "NN") || f.tag(noun, "NNS") || !f.humanNoun(noun) || words["not-citizen"][f.low[noun]] {
		return
	}
	list, _ := f.lexemesAt(noun)
	for _, l := range list {
		if l.typ.id != "citizen_of" && l.typ.id != "represents" {
			return
		}
	}
	if s := f.longest(f.starts[k], person); s >= 0 {
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{p}, first: tok, last: k, rule: "townsman", score: .65})
	}
}
