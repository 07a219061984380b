package relation

import "dateline/extract"

// countryBefore is the country of an office that the report gives none, where
// two countries compete: "The Tea Association of Malawi put its losses at $7
// million. Trade minister X spoke of five." It is the one that acts in a
// sentence before, or that the last sentence to name any names alone, at most two back, if the report is about
// it more than about any other; else -1.
func (f *finder) countryBefore(tok int) int {
	at := f.doc.SentenceOf(tok)
	for k := at - 1; k >= 0 && k >= at-2; k-- {
		if i := f.acting(f.doc.Sentences[k]); i >= 0 {
			return i
		}
		codes := f.sentenceCountries(f.doc.Sentences[k])
		if len(codes) == 0 {
			continue
		}
		if len(codes) == 1 && codes[f.foremost()] {
			return f.countryMention(f.foremost(), tok)
		}
		return -1
	}
	return -1
}

// foremost is the country that the report is about more than about any other;
// "" where two are equal.
func (f *finder) foremost() string {
	best, top, tied := "", 0, false
	for code, n := range f.focus {
		switch {
		case n > top:
			best, top, tied = code, n, false
		case n == top:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

// regionalField: where the report names "the Sindh Irrigation Department", its
// "Irrigation Minister X" is the region's, not the country's.
func (f *finder) regionalField(np nounPhrase) bool {
	if np.office[0] >= np.noun {
		return false
	}
	if f.fields == nil {
		f.fields = map[string]bool{}
		for i := range f.doc.Mentions {
			f.addFields(f.m(i))
		}
	}
	return f.fields[f.low[np.office[0]]]
}

// addFields notes what a body of no known state is for: the words between the
// first of its name and its noun.
func (f *finder) addFields(m *extract.Mention) {
	if m.Type != extract.Organization || m.Form != extract.FormName || m.Country != "" || f.kind(m) != "government" && f.kind(m) != "ministry" || m.Last-m.First > 8 || words["official"][f.low[m.First]] {
		return
	}
	for t := m.First + 1; t < m.Last-1; t++ {
		if f.low[t] == "of" {
			return
		}
		f.fields[f.low[t]] = true
	}
}

// acting is the country that a sentence begins with as its subject: "Malawi has
// suspended exports to Zambia."
func (f *finder) acting(s extract.Sentence) int {
	at := s.First
	if at < s.Last && f.low[at] == "the" {
		at++
	}
	i := f.longest(f.starts[at], func(m *extract.Mention) bool { return m.Form == extract.FormName && f.isCountry(m) })
	if i < 0 || f.m(i).Last >= s.Last || !f.tag(f.m(i).Last, "VBD", "VBZ", "VBP", "MD") {
		return -1
	}
	return i
}

// bodyActing is the body that the sentence before begins with as its subject:
// "The Red Cross said 300 people were homeless. A spokesperson, X, said tents
// were on their way." A second body in it leaves none.
func (f *finder) bodyActing() int {
	at := f.doc.SentenceOf(f.sent.First)
	if at < 1 {
		return -1
	}
	prev := f.doc.Sentences[at-1]
	start := prev.First
	if start < prev.Last && f.low[start] == "the" {
		start++
	}
	name := func(m *extract.Mention) bool {
		return m.Type == extract.Organization && m.Form == extract.FormName && m.Last <= prev.Last && m.Kind != "agency"
	}
	i := f.longest(f.starts[start], name)
	if i < 0 {
		i = f.longest(f.starts[prev.First], name)
	}
	if i < 0 {
		return -1
	}
	if k := f.skipBrackets(f.m(i).Last); k >= prev.Last || !f.tag(k, "VBD", "VBZ", "VBP", "MD") {
		return -1
	}
	for _, s := range []extract.Sentence{prev, f.sent} {
		for t := s.First; t < s.Last; t++ {
			for _, k := range f.heads[t] {
				if name(f.m(k)) && f.key(f.m(k)) != f.key(f.m(i)) {
					return -1
				}
			}
		}
	}
	return i
}
