package relation

import "dateline/extract"

// staffNoun: "NASA engineer Omar Haddad", "Boeing mechanic X", "a Hamas gunman,
// X": any noun for people with the name of a body before it tells that they
// work for it, or of a party or armed group that they belong to it. Nouns that
// a type lists are read there.
func (f *finder) staffNoun(noun int) {
	if !f.tag(noun, "NN") || noun <= f.sent.First || f.listedNoun(noun) || !f.person(noun) && !words["trade"][f.low[noun]] {
		return
	}
	np := f.phrase(noun, noun)
	if np.premod < 0 || np.possTok >= 0 {
		return
	}
	o := f.m(np.premod)
	if o.Type != extract.Organization || o.Form != extract.FormName {
		return
	}
	id := "employed_by"
	switch f.kind(o) {
	case "party", "armed-group", "group", "movement", "gang":
		id = "member_of"
	case "organization":
		if f.staff(np.premod) == "" {
			return
		}
	}
	t := f.lx.types[id]
	if t == nil {
		return
	}
	list, rule := f.namedBy(&np)
	if len(list) == 0 {
		return
	}
	f.emit(found{typ: t, subjects: list, objects: []int{np.premod}, first: np.start, last: noun + 1, rule: "staff-" + rule, score: .7,
		office: f.officeText(np.office[0], noun+1), status: np.status})
}

// namedBy is who the phrase names: the name after it, or before the comma, or
// the subject of the copula.
func (f *finder) namedBy(np *nounPhrase) ([]int, string) {
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
	if i := f.nameAfter(np, np.noun+1, person); i >= 0 {
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
