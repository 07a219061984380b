package relation

import "dateline/extract"

// union: a body that others can be members of.
func (f *finder) union(i int) bool {
	m := f.m(i)
	return m.Type == extract.Organization && m.Form != extract.FormPronoun && !governing(f.kind(m)) || f.kind(m) == "party"
}

// madeUp: "the Front is made up of A, B and C", "X is an alliance of A and B",
// "the coalition, which groups A, B and C": the parts are its members. A
// company is made up of other things.
func (f *finder) madeUp(tok int) {
	t := f.lx.types["member_of"]
	if t == nil || tok+2 >= f.sent.Last || tok <= f.sent.First {
		return
	}
	at, s := -1, -1
	body := func(m *extract.Mention) bool { return m.Type == extract.Organization }
	switch w := f.low[tok]; {
	case (w == "made" || w == "composed" || w == "formed") && f.tag(tok, "VB"):
		k := tok + 1
		if f.low[k] == "up" {
			k++
		}
		if k >= f.sent.Last || f.low[k] != "of" && !(w == "formed" && f.low[k] == "by" && f.rel(tok, "acl")) {
			return
		}
		at, s = k+1, f.subjectNear(tok, body)
	case f.doc.Tokens[tok].Lemma == "consist" && f.low[tok+1] == "of":
		at, s = tok+2, f.subjectOf(tok, body)
	case unionNoun[w] && f.low[tok+1] == "of":
		np := f.phrase(tok, tok)
		name := func(m *extract.Mention) bool { return body(m) && m.Form == extract.FormName }
		at, s = tok+2, f.nameBefore(&np, name)
		if s < 0 {
			s, _ = f.predicate(&np, name)
		}
		if s < 0 {
			s = f.beforeCopula(np.start, name)
		}
	}
	if s < 0 || at < 0 || !f.union(s) {
		return
	}
	if firmLike(f.kind(f.m(s))) {
		return
	}
	k := at
	for k < f.sent.Last && k < at+3 && f.tag(k, "DT", "CD") {
		k++
	}
	i := f.longest(f.starts[k], func(m *extract.Mention) bool { return f.part(m) })
	if i < 0 {
		i = f.longest(f.starts[at], func(m *extract.Mention) bool { return f.part(m) })
	}
	if i < 0 {
		return
	}
	list := f.list(i)
	if len(list) < 2 {
		return
	}
	x := found{typ: t, subjects: list, objects: []int{s}, first: tok, last: at, rule: "made-up", score: .75}
	if f.tag(tok, "VB") {
		x.polarity, x.status = f.clause(tok)
	}
	f.emit(x)
}

var unionNoun = map[string]bool{"alliance": true, "coalition": true, "bloc": true, "union": true, "federation": true, "grouping": true, "confederation": true, "consortium": true}

// part: a name that can be the member of a union: a body, a state, a person.
func (f *finder) part(m *extract.Mention) bool {
	return m.Form == extract.FormName && (m.Type == extract.Organization || f.isCountry(m))
}

// membersAre: "Members of the Council are Lebanon, Jordan and Syria", "The
// group's members include Chad and Niger", "its members are A and B".
func (f *finder) membersAre(noun int) {
	t := f.lx.types["member_of"]
	if t == nil || f.low[noun] != "members" && f.low[noun] != "signatories" && f.low[noun] != "constituents" || noun+2 >= f.sent.Last {
		return
	}
	np := f.phrase(noun, noun)
	objects, end, _ := f.complement(noun+1, []string{"of"})
	if len(objects) == 0 {
		if np.poss < 0 {
			return
		}
		objects, end = []int{f.its(np.poss)}, noun+1
	}
	if len(objects) != 1 || end+1 >= f.sent.Last || f.m(objects[0]).Form != extract.FormPronoun && f.m(objects[0]).Type != extract.Organization {
		return
	}
	switch f.low[end] {
	case "are", "include", "were", "included":
	default:
		return
	}
	k := end + 1
	if f.tag(k, "DT") {
		k++
	}
	i := f.longest(f.starts[k], func(m *extract.Mention) bool { return f.part(m) || person(m) })
	if i < 0 {
		i = f.longest(f.starts[end+1], func(m *extract.Mention) bool { return f.part(m) || person(m) })
	}
	if i < 0 {
		return
	}
	x := found{typ: t, subjects: f.list(i), objects: objects, first: noun, last: end + 1, rule: "members-are", score: .75}
	if f.low[end] == "were" || f.low[end] == "included" {
		x.status = "former"
	}
	f.emit(x)
}
