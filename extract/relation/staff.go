package relation

import "dateline/extract"

// staffNoun: "NASA engineer Omar Haddad", "Boeing mechanic X", "a Hamas gunman,
// X": any noun for people with the name of a body before it tells that they
// work for it, or of a party or armed group that they belong to it. Nouns that
// a type lists are read there.
func (f *finder) staffNoun(noun int) {
	if !f.tag(noun, "NN") || noun < f.sent.First || f.listedNoun(noun) || words["not-staff"][singular(f.low[noun])] {
		return
	}
	if !f.person(noun) && !words["trade"][f.low[noun]] && !agentive(f.low[noun]) {
		return
	}
	np := f.phrase(noun, noun)
	o, end := f.employer(&np)
	if o < 0 {
		return
	}
	id := f.staffType(o)
	t := f.lx.types[id]
	if t == nil {
		return
	}
	list, rule := f.namedBy(&np, end)
	if len(list) == 0 {
		return
	}
	f.emit(found{typ: t, subjects: list, objects: []int{o}, first: np.start, last: noun + 1, rule: "staff-" + rule, score: .7,
		office: f.officeText(np.office[0], noun+1), status: np.status})
}

// employer is the body before the noun, whose noun it is, or after "of", "at",
// "for", "with"; and the end of the phrase.
func (f *finder) employer(np *nounPhrase) (o, end int) {
	end = np.noun + 1
	body := func(i int) bool {
		return i >= 0 && f.m(i).Type == extract.Organization && f.named(f.m(i)) && f.m(i).Form != extract.FormNominal
	}
	list, stop, _ := f.complement(np.noun+1, []string{"of", "at", "for", "with"})
	switch {
	case len(list) == 1 && body(list[0]):
		return list[0], stop
	case len(list) > 0:
		return -1, end
	case np.poss >= 0 && body(f.its(np.poss)):
		return f.its(np.poss), end
	case np.possTok < 0 && body(np.premod):
		return np.premod, end
	}
	return -1, end
}

// staffType: parties and armed groups have members, bodies of no known sort
// must have a word of a staffed body in their names.
func (f *finder) staffType(o int) string {
	switch f.kind(f.m(o)) {
	case "party", "armed-group", "movement", "gang":
		return "member_of"
	case "organization":
		return f.staff(o)
	}
	if id := f.staff(o); id != "" {
		return id
	}
	return "employed_by"
}

// namedBy is who the phrase names: the name after it, or before the comma, or
// the subject of the copula.
func (f *finder) namedBy(np *nounPhrase, end int) ([]int, string) {
	if i := f.ranked(np.noun+1, person); i >= 0 {
		if f.tag(np.noun, "NNS") {
			return f.list(i), "title"
		}
		return []int{i}, "title"
	}
	if f.tag(np.noun, "NNS") {
		return nil, ""
	}
	if i := f.nameBefore(np, person); i >= 0 {
		return []int{i}, "appositive"
	}
	if i := f.nameAfter(np, end, person); i >= 0 {
		return []int{i}, "before"
	}
	if i := f.beforeCopula(np.start, person); i >= 0 {
		return []int{i}, "copula"
	}
	return nil, ""
}

// listedNoun: a relation type other than that of nationality has the noun.
func (f *finder) listedNoun(noun int) bool {
	list, _ := f.lexemesAt(noun)
	for _, l := range list {
		if l.typ.id != "citizen_of" {
			return true
		}
	}
	return false
}
