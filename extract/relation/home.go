package relation

import "dateline/extract"

// exile: "X, who has been in exile in Mexico City since 2021", "X, in exile in
// Paris,": one lives where one is in exile.
func (f *finder) exile(noun int) {
	t := f.lx.types["lives_in"]
	if t == nil || f.low[noun] != "exile" && f.low[noun] != "hiding" || noun < f.sent.First+2 || f.low[noun-1] != "in" || noun+2 >= f.sent.Last || f.low[noun+1] != "in" {
		return
	}
	o, _ := f.object(noun + 2)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
		return
	}
	ok := f.ok(t.subject)
	s, pred := f.subjectOf(noun, ok), noun
	if s < 0 && f.head(noun) >= 0 {
		pred = f.head(noun)
		s = f.subjectOf(pred, ok)
	}
	if s < 0 && noun-3 >= f.sent.First && f.low[noun-2] == "," {
		s = f.longest(f.ends[noun-3], person)
	}
	if s < 0 {
		return
	}
	x := found{typ: t, subjects: []int{s}, objects: []int{o}, first: noun - 1, last: noun + 2, rule: "exile", score: .75}
	if x.polarity, x.status = f.clause(pred); f.tag(pred, "VBN") && f.child(pred, "aux:pass") >= 0 {
		return // "was killed in exile in Vienna"
	}
	f.emit(x)
}

// homeOf: "outside her flat in Perm", "at X's home in Lyon", "X, 41, of
// Ostrava,": where one's home is, one lives.
func (f *finder) homeOf(tok int) {
	t := f.lx.types["lives_in"]
	if t == nil || tok+2 >= f.sent.Last || tok < f.sent.First+2 {
		return
	}
	s, at := -1, tok+2
	switch {
	case words["dwelling"][f.low[tok]] && (f.low[tok+1] == "in" || f.low[tok+1] == "near" || f.low[tok+1] == "outside"):
		np := f.phrase(tok, tok)
		if s = np.poss; s < 0 || f.low[tok+1] != "in" {
			return
		}
	case f.low[tok] == "," && (f.low[tok+1] == "of" || f.low[tok+1] == "from") && f.tag(tok-1, "CD") && f.low[tok-2] == "," && tok-3 >= f.sent.First:
		s = f.longest(f.ends[tok-3], person)
	}
	if s < 0 || f.m(s).Type != extract.Person && f.m(s).Form != extract.FormPronoun {
		return
	}
	o, _ := f.object(at)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
		return
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: tok, last: at, rule: "home", score: .7})
}
