package relation

import "dateline/extract"

// nationNoun: "Filipino seaman X", "the Belarusian opposition figure X", "Two
// Filipino seamen, X and Y,", "X, an Estonian who captains", "the Norwegian who
// took over": any noun for a person with the adjective of a country before it
// says whose citizen somebody is, where no office and no body stands between.
func (f *finder) nationNoun(tok int) {
	t := f.lx.types["citizen_of"]
	if t == nil {
		return
	}
	d := f.longest(f.starts[tok], func(m *extract.Mention) bool {
		return m.Form == extract.FormDemonym && m.Type == extract.Place && m.Source != "inner"
	})
	if d < 0 {
		return
	}
	x := found{typ: t, objects: []int{d}, first: tok, last: f.m(d).Last, rule: "nation-noun", score: .6}
	if s := f.nationAlone(d); s >= 0 {
		x.subjects = []int{s}
		f.emit(x)
		return
	}
	if tok > f.sent.First && (f.low[tok-1] == "-" || f.low[tok-1] == "and" || f.low[tok-1] == "the" && tok-1 > f.sent.First && f.tag(tok-2, "POS")) {
		return
	}
	k := f.m(d).Last
	for n := 0; n < 7 && k < f.sent.Last && f.small(k) && (f.tag(k, "NN", "JJ", "VBN", "HYPH", "RB", "IN") || f.low[k] == "-") && (len(f.starts[k]) == 0 || f.person(k)); n, k = n+1, k+1 {
		if f.tag(k, "IN") && !f.tight(k-1) { // "wrestler-turned-imam" has one
			return
		}
	}
	noun := k - 1
	if noun < f.m(d).Last || k >= f.sent.Last || !f.tag(noun, "NN") || f.officeNoun(noun) || f.listedNoun(noun) || words["not-citizen"][singular(f.low[noun])] || words["firm"][singular(f.low[noun])] {
		return
	}
	many := f.tag(noun, "NNS")
	if f.low[k] == "," && (many || tok > f.sent.First && (f.low[tok-1] == "a" || f.low[tok-1] == "an")) && f.humanNoun(noun) {
		k++
	} else if many {
		return
	}
	s := f.longest(f.starts[k], person)
	if s < 0 {
		return
	}
	x.subjects, x.last = []int{s}, noun+1
	if many {
		x.subjects = f.list(s)
		if len(x.subjects) < 2 {
			return
		}
	}
	f.emit(x)
}

// small: the word is written without a capital, whatever its tag.
func (f *finder) small(k int) bool { return f.doc.Word(k) == f.low[k] }

// humanNoun: the noun names people by the table of nouns or by its ending.
func (f *finder) humanNoun(k int) bool {
	return f.person(k) || agentive(singular(f.low[k])) || f.low[k] != singular(f.low[k]) && agentive(f.low[k])
}

// nationAlone is who is called by the adjective alone: "X, an Estonian |
// who", "X, 31, a Briton |,".
func (f *finder) nationAlone(d int) int {
	m := f.m(d)
	at := m.Last
	if m.First-2 <= f.sent.First || !f.tag(m.First-1, "DT") || at >= f.sent.Last {
		return -1
	}
	if !f.tag(at, "WP", ",", ".", "VBG", "VBN") && f.low[at] != "from" && f.low[at] != "by" && f.low[at] != "in" && f.low[at] != "living" {
		return -1
	}
	np := nounPhrase{start: m.First - 1, lex: m.First, noun: at - 1, premod: -1, poss: -1, possTok: -1}
	return max(-1, f.nameBefore(&np, person))
}

// papers: "X holds Finnish and Swedish passports", "who has Lebanese
// citizenship": whose papers one has, their citizen one is.
func (f *finder) papers(noun int) {
	t := f.lx.types["citizen_of"]
	if t == nil || !words["papers"][f.low[noun]] || noun < f.sent.First+3 {
		return
	}
	var objects []int
	k := noun - 1
	for k > f.sent.First {
		if f.low[k] == "," || f.low[k] == "and" || f.low[k] == "dual" || f.low[k] == "both" || f.low[k] == "-" {
			k--
			continue
		}
		d := f.longest(f.ends[k], func(m *extract.Mention) bool {
			return m.Type == extract.Place && (m.Form == extract.FormDemonym || f.isCountry(m))
		})
		if d < 0 {
			break
		}
		objects = append(objects, d)
		k = f.m(d).First - 1
	}
	for k > f.sent.First && f.tag(k, "DT", "JJ", "RB", "CD") {
		k--
	}
	if len(objects) == 0 || !f.tag(k, "VB") || !words["hold-papers"][f.doc.Tokens[k].Lemma] {
		return
	}
	ok := f.ok(t.subject)
	s := f.subjectNear(k, ok)
	if s < 0 {
		return
	}
	x := found{typ: t, subjects: []int{s}, objects: objects, first: k, last: noun + 1, rule: "papers", score: .75}
	x.polarity, x.status = f.clause(k)
	f.emit(x)
}

// partisan: "X, a Progressive Conservative,", "X, a Republican from Ohio": who
// is one of a party is its member.
func (f *finder) partisan(tok int) {
	t := f.lx.types["member_of"]
	if t == nil || tok < f.sent.First+3 || f.low[tok-1] != "a" && f.low[tok-1] != "an" || f.low[tok-2] != "," {
		return
	}
	o := f.longest(f.starts[tok], func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
	if o < 0 {
		return
	}
	at := f.m(o).Last
	if at >= f.sent.Last || !f.tag(at, ",", ".", "WP") && f.low[at] != "from" {
		return
	}
	np := nounPhrase{start: tok - 1, lex: tok, noun: at - 1, premod: -1, poss: -1, possTok: -1}
	if s := f.nameBefore(&np, person); s >= 0 {
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: tok - 1, last: at, rule: "partisan", score: .65})
	}
}
