package relation

import "dateline/extract"

// facilities reads who runs what: "Codelco said that its Chuquicamata and
// Radomiro Tomic mines were working", "Vale's Brumadinho dam". The owner is a
// body that is no state organ.
func (f *finder) facilities(tok int) {
	t := f.lx.types["operates"]
	if t == nil || !words["facility"][singular(f.low[tok])] && !words["facility"][f.low[tok]] {
		return
	}
	k := tok
	// The mention may hold the noun ("Tarkwa mine") or end before it.
	i := f.longest(f.ends[tok], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
	if i < 0 {
		i = f.longest(f.ends[tok-1], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
	}
	if i < 0 {
		return
	}
	list := []int{i}
	if f.tag(tok, "NNS") {
		list = f.list(i)
	}
	k = f.m(i).First
	for _, x := range list {
		k = min(k, f.m(x).First)
	}
	for n := 0; n < 3 && k-1 > f.sent.First && f.tag(k-1, "JJ") && len(f.heads[k-1]) == 0; n++ { // "its giant X mine"
		k--
	}
	o := f.facilityOwner(k)
	if o < 0 {
		return
	}
	f.emit(found{typ: t, subjects: []int{o}, objects: list, first: k, last: tok + 1, rule: "facility", score: .75})
}

// facilityOwner is the firm whose 's or "its" stands before the token.
func (f *finder) facilityOwner(k int) int {
	firm := func(m *extract.Mention) bool { return m.Type == extract.Organization }
	switch {
	case k-1 < f.sent.First:
		return -1
	case f.low[k-1] == "its":
		i := f.longest(f.starts[k-1], firm)
		if i < 0 {
			return -1
		}
		if c := f.chains[f.m(i).Chain]; c == nil || !c.Named || governing(c.Kind) {
			return -1
		}
		return i
	case k-2 >= f.sent.First && f.tag(k-1, "POS"):
		i := f.longest(f.ends[k-2], func(m *extract.Mention) bool { return firm(m) && m.Form == extract.FormName })
		if i < 0 || governing(f.kind(f.m(i))) {
			return -1
		}
		return i
	}
	return -1
}
