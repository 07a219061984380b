package relation

import "dateline/extract"

// abroad tells that what follows the noun says where one serves, not whom:
// "the bank's director for Kenya", "Sweden's ambassador to Iraq".
func (f *finder) abroad(l lexeme, np nounPhrase) bool {
	at := np.noun + 1
	if at >= f.sent.Last || !contains([]string{"to", "for", "in", "at"}, f.low[at]) {
		return false
	}
	if (l.typ.id == "holds_office" || l.typ.id == "represents") && sentAbroad(f.low[np.noun]) {
		return true
	}
	for _, i := range []int{np.poss, np.premod} {
		if i >= 0 && f.m(i).Type == extract.Organization && f.m(i).Form == extract.FormName {
			o, _ := f.object(at + 1)
			return o >= 0 && f.m(o).Type == extract.Place
		}
	}
	return false
}

// sentAbroad: "Sweden's ambassador to Iraq" is Sweden's, not Iraq's.
func sentAbroad(noun string) bool {
	switch noun {
	case "ambassador", "envoy", "consul", "attache", "attaché", "representative", "commissioner", "nuncio", "d'affaires", "coordinator", "general":
		return true
	}
	return false
}

// foreign: under the dateline HANOI "foreign ministry spokeswoman X" does not
// speak for the Chinese ministry that is named further down.
func (f *finder) foreign(i int, c *extract.Chain) bool {
	home := ""
	for _, s := range f.doc.Sentences[:min(12, len(f.doc.Sentences))] {
		if s.Kind != "dateline" {
			continue
		}
		for t := s.First; t < s.Last && home == ""; t++ {
			for _, k := range f.starts[t] {
				if m := f.m(k); m.Type == extract.Place {
					home = f.country(m)
				}
			}
		}
		break
	}
	if c.Country == "" || c.Country == home || len(f.focus) < 2 {
		return false
	}
	for _, id := range c.Mentions {
		if k, ok := f.byID[id]; ok && f.m(k).First < f.m(i).First && f.m(k).Country != "" {
			return false
		}
	}
	return true
}

// fullBody: "ministry spokesman X" after "the interior ministry said" is the
// spokesman of that ministry.
func (f *finder) fullBody(i int) int {
	m := f.m(i)
	if m.Form == extract.FormNominal && !f.named(m) {
		if o := f.bareBody(f.low[m.Last-1], m.First); o >= 0 {
			return o
		}
	}
	if c := f.chains[m.Chain]; c != nil && m.Form == extract.FormNominal && m.Country == "" && f.foreign(i, c) {
		return -1
	}
	if m.Form != extract.FormNominal || m.Kind != "ministry" || f.low[m.Last-1] != "ministry" || m.Last-m.First > 2 ||
		m.Last-m.First == 2 && f.low[m.First] != "the" {
		return i
	}
	if c := f.chains[m.Chain]; c != nil && len(c.Mentions) > 1 {
		return i
	}
	for k := i - 1; k >= 0 && i-k < 60; k-- {
		x := f.m(k)
		if x.Type == extract.Organization && f.kind(x) == "ministry" && x.Last-x.First > 1 {
			return k
		}
	}
	return i
}

// cutsBody: in "the Lebanese army chief" the army is named with the word
// before, so that "army chief" is no office here.
func (f *finder) cutsBody(first, noun int) bool {
	for k := first; k < noun; k++ {
		for _, i := range f.ends[k] {
			if m := f.m(i); m.Type == extract.Organization && m.First < first {
				return true
			}
		}
	}
	return false
}

// ofGovernment: "the Unity Government (GNU) of | Prime Minister X".
func (f *finder) ofGovernment(at int) bool {
	if at-2 < f.sent.First || f.low[at-1] != "of" {
		return false
	}
	k := at - 2
	if open := f.openBracket(k); open > f.sent.First {
		k = open - 1
	}
	i := f.longest(f.ends[k], func(m *extract.Mention) bool { return m.Type == extract.Organization })
	return k != at-2 || i >= 0 || ledBody("", f.low[k])
}

// postedIn: "Turkey's ambassador in Baghdad, X": he is there.
func (f *finder) postedIn(np nounPhrase, bearer int) {
	t := f.lx.types["located_in"]
	at := np.noun + 1
	if t == nil || at+1 >= f.sent.Last || f.low[at] != "in" {
		return
	}
	if o, _ := f.object(at + 1); o >= 0 && f.m(o).Type == extract.Place && f.m(o).Form == extract.FormName && !f.isCountry(f.m(o)) {
		f.emitBroad(found{typ: t, subjects: []int{bearer}, objects: []int{o}, first: at, last: at + 1, rule: "posted", score: .75})
	}
}
