package relation

import "dateline/extract"

// withdrawn: "ECOWAS, from which Mali withdrew", "Niger left the bloc ECOWAS",
// "Qatar quit OPEC": who leaves a union of states or a party was its member.
func (f *finder) withdrawn(tok int) {
	t := f.lx.types["member_of"]
	if t == nil || !f.tag(tok, "VB") || !words["quit-member"][f.doc.Tokens[tok].Lemma] {
		return
	}
	ok := func(m *extract.Mention) bool {
		return m.Form != extract.FormDemonym && (m.Type == extract.Person || m.Type == extract.Place && f.isCountry(m))
	}
	s := f.subjectNear(tok, ok)
	var subjects []int
	if s >= 0 {
		subjects = f.list(s)
	} else if subjects = f.theySubject(tok); len(subjects) == 0 {
		return
	}
	o := f.whichBefore(subjects[0], []string{"from"})
	for k := tok + 1; o < 0 && k < f.sent.Last && k < tok+8; k++ {
		if i := f.longest(f.starts[k], func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName }); i >= 0 {
			o = i
			break
		}
		if !f.tag(k, "DT", "JJ", "NN", "IN", "RP") {
			break
		}
	}
	if o < 0 || !f.hasMembers(o, f.m(subjects[0]).Type == extract.Place) {
		return
	}
	x := found{typ: t, subjects: subjects, objects: []int{o}, first: tok, last: tok + 1, rule: "withdrawn", score: .75}
	if x.polarity, x.status = f.clause(tok); x.polarity == "negative" || x.status != "" {
		return
	}
	x.status = "former"
	f.emit(x)
}

// hasMembers: a party has persons as members; a body of no state that countries
// leave is a union of states.
func (f *finder) hasMembers(o int, states bool) bool {
	m := f.m(o)
	if states {
		return m.Country == "" && !governing(f.kind(m)) && f.kind(m) != "company"
	}
	return f.kind(m) == "party" || words["membered"][f.low[m.Last-1]]
}

// makesUp: "Mali, Niger and Burkina Faso make up the Alliance", "Chad and Mali
// are partners in the Alliance": states in a list, and a union of states.
func (f *finder) makesUp(tok int) {
	t := f.lx.types["member_of"]
	if t == nil || tok+2 >= f.sent.Last {
		return
	}
	at := 0
	switch l := f.doc.Tokens[tok].Lemma; {
	case (l == "make" || l == "form") && f.low[tok+1] == "up":
		at = tok + 2
	case l == "form" && f.tag(tok, "VB"):
		at = tok + 1
	case (f.low[tok] == "partners" || f.low[tok] == "allies") && f.low[tok+1] == "in":
		at = tok + 2
	default:
		return
	}
	o, _ := f.object(at)
	if o < 0 || f.m(o).Type != extract.Organization || f.m(o).Form != extract.FormName || !f.hasMembers(o, true) {
		return
	}
	for k := tok - 1; k >= f.sent.First && k > tok-16; k-- {
		i := f.longest(f.ends[k], func(m *extract.Mention) bool { return m.Form == extract.FormName && f.isCountry(m) })
		if i < 0 {
			continue
		}
		if list := f.list(i); len(list) > 1 {
			f.emit(found{typ: t, subjects: list, objects: []int{o}, first: tok, last: at, rule: "makes-up", score: .8})
		}
		return
	}
}

// theySubject: "They | left the bloc" after a sentence that a list of countries
// opens: all of the list.
func (f *finder) theySubject(verb int) []int {
	at := f.doc.SentenceOf(verb)
	if at < 1 || f.low[f.sent.First] != "they" || verb > f.sent.First+3 {
		return nil
	}
	prev := f.doc.Sentences[at-1]
	i := f.longest(f.starts[prev.First], func(m *extract.Mention) bool { return m.Form == extract.FormName && f.isCountry(m) })
	if i < 0 {
		return nil
	}
	if list := f.list(i); len(list) > 1 {
		return list
	}
	return nil
}
