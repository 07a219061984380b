package relation

import "dateline/extract"

// kinList: "the brothers Karl and Franz Huber", "two cousins, Tobi and Lanre
// Odu,", "were brothers, Emeka and Chidi": who is listed after a plural noun of
// kinship is kin of the others. "Father and son Ali and Omar Said" are two
// nouns for two names.
func (f *finder) kinList(noun int) {
	t := f.lx.types["relative_of"]
	if t == nil || noun+2 >= f.sent.Last || noun <= f.sent.First && f.low[noun] == "couple" {
		return
	}
	pair := words["kin-pair"][f.low[noun]] && noun-2 >= f.sent.First && f.low[noun-1] == "and" && words["kin-pair"][f.low[noun-2]]
	if !words["kin-list"][f.low[noun]] && !pair {
		return
	}
	k := noun + 1
	if f.low[k] == "from" || f.low[k] == "aged" || f.low[k] == "in" { // "two brothers from Derry, Fergal and Donal Kerr"
		for n := 0; n < 6 && k < f.sent.Last && f.low[k] != ","; n++ {
			if f.tag(k, "VB") {
				return
			}
			k++
		}
	}
	if k+1 >= f.sent.Last {
		return
	}
	if f.isBreak(k) || f.low[k] == "named" {
		k++
	}
	i := f.longest(f.starts[k], person)
	if i < 0 {
		return
	}
	list := f.list(i)
	if len(list) < 2 || len(list) > 2 && (pair || f.low[noun] == "couple") {
		return
	}
	for n := range list {
		f.emit(found{typ: t, subjects: list[n : n+1], objects: list[n+1:], first: noun, last: noun + 1, rule: "kin-list", score: .75})
	}
}

// whoseBody: "X, whose Kuzey Group owns", "Prime Minister X's People's Party":
// the body by its name after a person is the one that he leads. A club or a
// paper may be that which he plays in or reads.
func (f *finder) whoseBody(tok int) {
	t := f.lx.types["leads"]
	if t == nil || tok <= f.sent.First || tok+1 >= f.sent.Last {
		return
	}
	s, at := -1, tok+1
	switch {
	case f.low[tok] == "whose":
		k := tok - 1
		if f.low[k] == "," || f.low[k] == "and" {
			k--
		}
		if k >= f.sent.First {
			s = f.longest(f.ends[k], person)
		}
	case f.tag(tok, "POS"):
		s = f.longest(f.ends[tok-1], person)
		if s >= 0 && f.m(s).Last-f.m(s).First < 2 && !f.tag(f.m(s).First-1, "NN") { // "Messi's Inter" is where he plays
			return
		}
	}
	if s < 0 {
		return
	}
	o := f.longest(f.starts[at], func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
	if o < 0 || f.m(o).Last-f.m(o).First < 2 {
		return
	}
	switch f.kind(f.m(o)) {
	case "club", "team", "newspaper", "university", "hospital", "court", "ministry", "parliament", "police", "school":
		return
	}
	if p := f.lx.types["member_of"]; p != nil && (f.low[tok] != "whose" || f.low[f.m(o).Last-1] == "party") && (f.kind(f.m(o)) == "party" || words["membered"][f.low[f.m(o).Last-1]]) {
		t = p // who leads a party is told otherwise
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: tok, last: tok + 1, rule: "whose-body", score: .7})
}
