package relation

import "dateline/extract"

// firmOwner: the body can own another: it is no party, force or organ of a
// state, whose arms are parts of it.
func (f *finder) firmOwner(i int) bool {
	m := f.m(i)
	return m.Type == extract.Organization && firmLike(f.kind(m)) && f.staff(i) != "member_of"
}

// unitSeat: "Fjellheim's Lithuanian unit, Baltcem": the unit has its seat in
// the country of the adjective.
func (f *finder) unitSeat(np nounPhrase, units []int) {
	t := f.lx.types["based_in"]
	for k := np.lex - 1; t != nil && k > np.start; k-- {
		if d := f.longest(f.ends[k], func(m *extract.Mention) bool { return m.Form == extract.FormDemonym }); d >= 0 {
			f.emit(found{typ: t, subjects: units, objects: []int{d}, first: f.m(d).First, last: np.noun + 1, rule: "unit-seat", score: .75})
			return
		}
	}
}

// placedHeadquarters: "the Bergen headquarters of Havfrakt".
func (f *finder) placedHeadquarters(tok int) {
	t := f.lx.types["based_in"]
	if t == nil || f.low[tok] != "headquarters" || tok+2 >= f.sent.Last || f.low[tok+1] != "of" || tok <= f.sent.First {
		return
	}
	o := f.longest(f.ends[tok-1], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
	s, _ := f.object(tok + 2)
	if o < 0 || s < 0 || f.m(s).Type != extract.Organization {
		return
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: f.m(o).First, last: tok + 2, rule: "seat", score: .8})
}

// apposedTo is the name that a phrase after a comma describes, whose noun is at
// the token: "X, a shipping company | with headquarters in Y".
func (f *finder) apposedTo(noun int, ok func(*extract.Mention) bool) int {
	for k := noun; k > f.sent.First+1 && k > noun-8; k-- {
		if f.low[k] != "a" && f.low[k] != "an" && f.low[k] != "the" {
			if !f.tag(k, "NN", "JJ", "HYPH", "VBN", "VBG", "CD") && f.low[k] != "-" {
				return -1
			}
			continue
		}
		if f.low[k-1] != "," {
			return -1
		}
		return f.longest(f.ends[k-2], ok)
	}
	return -1
}

// houseIn: "Havfrakt, a shipping line in Bergen,": a firm or other body that is
// set off with a noun for such and "in".
func (f *finder) houseIn(noun int) {
	t := f.lx.types["based_in"]
	if t == nil || !words["firm"][f.low[noun]] && !words["private"][f.low[noun]] || noun+2 >= f.sent.Last || f.low[noun+1] != "in" && f.low[noun+1] != "from" {
		return
	}
	s := f.apposedTo(noun, func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
	o, _ := f.object(noun + 2)
	if s < 0 || o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
		return
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: noun, last: noun + 2, rule: "house-in", score: .75})
}
