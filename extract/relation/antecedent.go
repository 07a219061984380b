package relation

import "dateline/extract"

// throughWord are prepositions that put in who acts for a body: "The union,
// through its secretary, X, said".
var throughWord = map[string]bool{"through": true, "via": true, "with": true, "under": true, "by": true}

// subjectHere is the body that ends before the comma at the token and begins
// the sentence: "The African Union (AU) |, through its chairman".
func (f *finder) subjectHere(comma int) int {
	k := comma - 1
	if open := f.openBracket(k); open > f.sent.First {
		k = open - 1
	}
	i := f.longest(f.ends[k], func(m *extract.Mention) bool {
		return m.Type == extract.Organization && (f.named(m) || f.kind(m) == "military" || f.kind(m) == "police")
	})
	if i < 0 || f.m(i).First > f.sent.First+1 {
		return -1
	}
	return i
}

// lastSubject is the body, country or house that is the subject of the
// sentence before sentence at: "The Red Cross, working from lists, spoke of 41
// dead. | Its chairman, X, said". -1 where another thing or nothing is.
func (f *finder) lastSubject(at int) int {
	s := f.doc.Sentences[at-1]
	if s.Kind != "" {
		return -1
	}
	ok := func(m *extract.Mention) bool {
		return m.Form != extract.FormDemonym && m.First >= s.First && m.Kind != "agency" &&
			(m.Type == extract.Organization || m.Type == extract.Place && (f.isCountry(m) || houseNoun[f.low[m.HeadTok]]))
	}
	for tok := s.First; tok < s.Last && tok < s.First+30; tok++ {
		if !f.rel(tok, "nsubj*") {
			continue
		}
		if f.tag(tok, "WDT", "WP") || f.low[tok] == "that" {
			continue
		}
		if i := f.longest(f.heads[tok], func(m *extract.Mention) bool { return ok(m) && m.Form == extract.FormName }); i >= 0 {
			return i
		}
		if i := f.setOffAfter(tok, s); i >= 0 && ok(f.m(i)) {
			return i
		}
		return f.bearerAt(tok, ok)
	}
	return -1
}

// quotedBefore: nothing but a quotation and a verb of saying stands before the
// token in its sentence: "It is not ours," said its | spokesman.
func (f *finder) quotedBefore(tok int) bool {
	for k := tok - 1; k >= f.sent.First && k > tok-3; k-- {
		if f.tag(k, "VBD", "VBZ") {
			return k > f.sent.First && f.tag(k-1, "''", ",", "``")
		}
	}
	return false
}

// setOffAfter is the name between commas behind a noun and its "in Y": "The U.N.
// mission in Iraq, UNAMI, put"; -1 where none stands there.
func (f *finder) setOffAfter(noun int, s extract.Sentence) int {
	k := noun + 1
	if k+1 < s.Last && (f.low[k] == "in" || f.low[k] == "to" || f.low[k] == "for" || f.low[k] == "of") {
		for k++; k < s.Last && k < noun+7 && f.tag(k, "DT", "NN", "JJ"); k++ {
		}
	}
	if k+1 >= s.Last || f.low[k] != "," {
		return -1
	}
	i := f.longest(f.starts[k+1], func(m *extract.Mention) bool { return m.Form == extract.FormName && m.Type == extract.Organization })
	if i < 0 || f.m(i).Last >= s.Last || !f.isBreak(f.m(i).Last) {
		return -1
	}
	return i
}

// houseHere is the one body with a name that is a subject in the sentence before
// the token, which "its" takes up before a body of the sentence before; -1 for none and
// for several.
func (f *finder) houseHere(tok int) int {
	found := -1
	for t := f.sent.First; t < tok; t++ {
		for _, i := range f.heads[t] {
			m := f.m(i)
			if m.Type != extract.Organization || m.Form == extract.FormPronoun || !f.named(m) || m.Last > tok || !f.rel(m.HeadTok, "nsubj*") {
				continue
			}
			if found >= 0 && f.key(f.m(found)) != f.key(m) {
				return -1
			}
			found = i
		}
	}
	return found
}
