package relation

import "dateline/extract"

// atPolls: the sentence counts votes or speaks of candidates, so that who is
// named "of" a party stands for it: "X of the National Party had 40.2 percent".
func (f *finder) atPolls() bool {
	for t := f.sent.First; t < f.sent.Last && t < f.sent.First+80; t++ {
		switch f.low[t] {
		case "percent", "%", "votes", "ballots", "candidates", "runner-up", "run-off", "runoff":
			return true
		case "per":
			if t+1 < f.sent.Last && f.low[t+1] == "cent" {
				return true
			}
		}
	}
	return false
}

// stance: "the governing Libre party", "the opposition National Party (PN)": a
// governing party governs the country that the report is about, an opposition
// party opposes it where the report names it.
func (f *finder) stance(i int) {
	m := f.m(i)
	if m.Type != extract.Organization || m.Form != extract.FormName || m.First <= f.sent.First || !f.partyLike(m) {
		return
	}
	switch f.low[m.First-1] {
	case "governing", "ruling":
		t := f.lx.types["governs"]
		if code := f.dominant(nil); t != nil && code != "" {
			if o := f.countryMention(code, m.First); o >= 0 {
				f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: m.First - 1, last: m.Last, rule: "governing", score: .7})
			}
		}
	case "opposition":
		t := f.lx.types["opposes"]
		if o := f.rulingParty(); t != nil && o >= 0 {
			f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: m.First - 1, last: m.Last, rule: "opposition", score: .7})
		}
	}
}

func (f *finder) partyLike(m *extract.Mention) bool {
	if f.kind(m) == "party" {
		return true
	}
	return words["membered"][f.low[m.Last-1]]
}

// rulingParty is the party that the report calls governing or ruling; -1 where
// there is none, or several.
func (f *finder) rulingParty() int {
	found := -1
	for i := range f.doc.Mentions {
		m := f.m(i)
		if m.First < 1 || m.Type != extract.Organization || m.Form != extract.FormName || f.low[m.First-1] != "governing" && f.low[m.First-1] != "ruling" {
			continue
		}
		if found >= 0 && f.key(f.m(found)) != f.key(m) {
			return -1
		}
		found = i
	}
	return found
}
