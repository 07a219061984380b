package relation

// offspring: "They have two children, Olivia and Daxten", "Quinn lives there
// with his three sons - Alexis, Graham and Leland": each of the list is family
// of whose children they are.
func (f *finder) offspring(noun int) {
	t := f.lx.types["relative_of"]
	if t == nil || noun+2 >= f.sent.Last {
		return
	}
	switch f.low[noun] {
	case "children", "sons", "daughters", "kids":
	default:
		return
	}
	k := noun + 1
	if f.isBreak(k) || f.low[k] == "named" {
		k++
	}
	i := f.longest(f.starts[k], person)
	if i < 0 {
		return
	}
	var parents []int
	np := f.phrase(noun, noun)
	switch {
	case np.poss >= 0 && f.named(f.m(np.poss)):
		parents = []int{np.poss}
	case np.possTok < 0:
		if h := f.head(noun); h >= 0 && f.tag(h, "VB") && f.doc.Tokens[h].Lemma == "have" {
			if s := f.subjectOf(h, f.ok(t.subject)); s >= 0 {
				parents = append(f.list(s), f.joined(s)...)
			}
		}
	}
	if len(parents) == 0 {
		return
	}
	f.emit(found{typ: t, subjects: f.list(i), objects: parents, first: np.start, last: noun + 1, rule: "offspring", score: .75, office: "child"})
}

// couple: "Aziz and Loulou married in 1970", "X and Y have been married for 35
// years": two people and the verb, with nobody after it.
func (f *finder) couple(tok int) {
	t := f.lx.types["relative_of"]
	if t == nil || f.low[tok] != "married" && f.low[tok] != "wed" && f.low[tok] != "divorced" {
		return
	}
	if k := tok + 1; k < f.sent.Last && (f.low[k] == "to" || len(f.starts[k]) > 0) {
		return
	}
	k := tok - 1
	for k > f.sent.First && (words["auxiliary"][f.low[k]] || f.tag(k, "RB")) {
		k--
	}
	b := f.longest(f.ends[k], person)
	if b < 0 {
		return
	}
	at := f.m(b).First - 1
	if at <= f.sent.First || f.low[at] != "and" {
		return
	}
	a := f.longest(f.ends[at-1], person)
	if a < 0 || f.m(a).First > f.sent.First && (f.low[f.m(a).First-1] == "," || f.low[f.m(a).First-1] == "and") {
		return
	}
	x := found{typ: t, subjects: []int{a}, objects: []int{b}, first: tok, last: tok + 1, rule: "couple", score: .75, office: "spouse"}
	if f.low[tok] == "divorced" {
		x.status = "former"
	}
	f.emit(x)
}
