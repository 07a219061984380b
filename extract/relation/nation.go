package relation

import (
	"strings"

	"dateline/extract"
)

// national: "X is a Danish botanist", "X, a Chilean engineer, said": a noun for
// people with the adjective of a country before it and "a" before that tells
// whose citizen somebody is. Offices are no such nouns: "a Russian official"
// says whom he serves, "an Israeli settler" is left as it is said.
func (f *finder) national(noun int) {
	t := f.lx.types["citizen_of"]
	if t == nil || !f.tag(noun, "NN") || f.tag(noun, "NNS", "NNP") || noun < f.sent.First+2 {
		return
	}
	human := f.person(noun)
	if !human && f.longest(f.heads[noun], nil) >= 0 { // a body or a place
		return
	}
	if noun+1 < f.sent.Last && f.tag(noun+1, "NN") {
		return
	}
	np := f.phrase(noun, noun)
	if np.premod >= 0 && f.m(np.premod).Type == extract.Organization { // "a British | Labour Party | politician"
		if k := f.m(np.premod).First - 1; k > f.sent.First {
			if d := f.longest(f.ends[k], func(m *extract.Mention) bool { return m.Form == extract.FormDemonym }); d >= 0 {
				np.premod = d
				np.start = f.m(d).First
				if f.tag(np.start-1, "DT") {
					np.start--
				}
			}
		}
	}
	if np.premod < 0 || f.m(np.premod).Form != extract.FormDemonym || np.possTok >= 0 {
		return
	}
	if w := f.low[np.start]; w != "a" && w != "an" || f.officeNoun(noun) {
		return
	}
	name := func(m *extract.Mention) bool { return m.Form == extract.FormName && m.Type == extract.Person }
	s := -1
	if human || agentive(f.low[noun]) {
		s = f.nameBefore(&np, name)
	}
	if s < 0 {
		s, _ = f.predicate(&np, f.ok(t.subject))
	}
	if s < 0 {
		s = f.beforeCopula(np.start, f.ok(t.subject))
	}
	if s < 0 {
		return
	}
	pol, status := f.standing(np, "copula")
	if status == "former" {
		status = ""
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: []int{np.premod}, first: np.start, last: noun + 1, rule: "national", score: .75, polarity: pol, status: status})
}

// officeNoun: the noun is an office of some body.
func (f *finder) officeNoun(noun int) bool {
	list, _ := f.lexemesAt(noun)
	for _, l := range list {
		switch l.typ.id {
		case "leads", "holds_office", "spokesman_of", "deputy_of", "represents":
			return true
		}
	}
	return false
}

// agentive: nouns made for people: botanist, striker, educator, Egyptologist.
func agentive(w string) bool {
	for _, end := range []string{"ist", "er", "or", "man", "woman", "ian", "eer", "ess", "crat"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
