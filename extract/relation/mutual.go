package relation

import "dateline/extract"

// side: a body or a country, by its name or known by it.
func (f *finder) side(m *extract.Mention) bool {
	return m.Form != extract.FormPronoun && m.Form != extract.FormDemonym && (m.Type == extract.Organization && f.named(m) || f.isCountry(m))
}

// clashWith: "has lost 40 men in clashes with Y", "fought running battles with
// Y", "X is locked in combat with Y": who fights with Y is the subject of the
// verb over the noun.
func (f *finder) clashWith(noun int) {
	t := f.lx.types["fights"]
	if t == nil || !words["clash"][f.low[noun]] || !f.tag(noun, "NN", "VBG") || noun+2 >= f.sent.Last || f.low[noun+1] != "with" && f.low[noun+1] != "against" {
		return
	}
	o, _ := f.object(noun + 2)
	if o < 0 || !f.side(f.m(o)) {
		return
	}
	for k, hops := f.head(noun), 0; k >= 0 && hops < 5; k, hops = f.head(k), hops+1 {
		if !f.tag(k, "VB") {
			continue
		}
		s := f.subjectNear(k, f.side)
		if s < 0 {
			continue
		}
		x := found{typ: t, subjects: []int{s}, objects: []int{o}, first: noun, last: noun + 2, rule: "clash-with", score: .7}
		if x.polarity, x.status = f.clause(k); x.status == "" {
			f.emit(x)
		}
		return
	}
}

// together: "Azerbaijan and Armenia have fought two wars", "the Greens and the
// Liberals formed an alliance": what two sides do that needs two.
func (f *finder) together(verb int) {
	if !f.tag(verb, "VB") {
		return
	}
	id, lemma := "", f.doc.Tokens[verb].Lemma
	noun := f.child(verb, "obj")
	if noun < 0 {
		noun = f.child(verb, "obl*")
	}
	if noun < verb {
		return
	}
	switch w := singular(f.low[noun]); {
	case lemma == "fight" && (w == "war" || w == "battle"):
		id = "fights"
	case words["bind"][lemma] && words["bond"][w]:
		id = "allied_with"
	}
	t := f.lx.types[id]
	if t == nil || f.childWord(noun, "with", "of", "against", "between") >= 0 {
		return
	}
	for _, k := range f.kids(noun) {
		if f.childWord(k, "with", "against", "between") >= 0 {
			return
		}
	}
	s := f.subjectNear(verb, f.side)
	if s < 0 {
		return
	}
	var subjects []int
	for _, i := range f.list(s) {
		if f.side(f.m(i)) { // not the adjective of "the Lebanese group X"
			subjects = append(subjects, i)
		}
	}
	if len(subjects) == 1 {
		subjects = append(subjects, f.conjoined(s)...)
	}
	if len(subjects) != 2 {
		return
	}
	x := found{typ: t, subjects: subjects[:1], objects: subjects[1:], first: verb, last: noun + 1, rule: "together", score: .7}
	x.polarity, x.status = f.clause(verb)
	f.emit(x)
}

// conjoined is the side that the tree joins with the first by "and", over what
// is put in between: "Azerbaijan, which is ..., and Armenia, which is ...".
func (f *finder) conjoined(s int) []int {
	for _, k := range f.kids(f.m(s).HeadTok) {
		if f.rel(k, "conj") && f.childWord(k, "and") >= 0 {
			if i := f.bearerAt(k, f.side); i >= 0 {
				return []int{i}
			}
		}
	}
	return nil
}

// ticket: "running for mayor on the ticket of the Radical Union", "stands for
// the senate on the Green Party list": on whose ticket one stands, whose
// candidate one is.
func (f *finder) ticket(noun int) {
	t := f.lx.types["candidate_of"]
	if t == nil {
		return
	}
	switch f.low[noun] {
	case "ticket", "banner", "list", "slate":
	default:
		return
	}
	np := f.phrase(noun, noun)
	k := np.start - 1
	if k <= f.sent.First || f.low[k] != "on" && f.low[k] != "under" {
		return
	}
	o := -1
	if list, _, _ := f.complement(noun+1, []string{"of"}); len(list) == 1 {
		o = list[0]
	} else if np.poss >= 0 {
		o = np.poss
	} else {
		o = np.premod
	}
	if o < 0 || f.m(o).Type != extract.Organization {
		return
	}
	for v, hops := f.head(noun), 0; v >= 0 && hops < 4; v, hops = f.head(v), hops+1 {
		if !f.tag(v, "VB") {
			continue
		}
		switch f.doc.Tokens[v].Lemma {
		case "run", "stand", "campaign", "compete", "contest", "win", "elect", "enter":
			s := f.subjectNear(v, person)
			if s >= 0 {
				x := found{typ: t, subjects: []int{s}, objects: []int{o}, first: v, last: noun + 1, rule: "ticket", score: .75}
				x.polarity, x.status = f.clause(v)
				f.emit(x)
			}
			return
		}
	}
}
