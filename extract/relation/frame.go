package relation

import "dateline/extract"

// lies reads the places that a sentence puts a place in or near, one after
// another: "Labbezanga lies on the Niger River in the Gao region, about 90 km
// south of Ansongo". All of them are said of the first.
func (f *finder) lies(tok int) {
	switch f.low[tok] {
	case "lies", "sits", "stands", "lay", "situated", "located", "perched":
	default:
		return
	}
	s := f.subjectNear(tok, func(m *extract.Mention) bool { return m.Type == extract.Place })
	if s < 0 || f.m(s).Form != extract.FormName || f.isCountry(f.m(s)) {
		return
	}
	at := tok + 1
	for n := 0; n < 4 && at+1 < f.sent.Last; n++ {
		if f.low[at] == "," || f.low[at] == "and" {
			at++
		}
		end := f.locative(s, at)
		if end <= at {
			return
		}
		at = end
	}
}

// locative emits where place s is by the phrase at the token, and gives the
// token after it; the token itself where there is no such phrase.
func (f *finder) locative(s, at int) int {
	in, near := f.lx.types["located_in"], f.lx.types["located_near"]
	if in == nil || near == nil {
		return at
	}
	typ, end := in, at+1
	switch w := f.low[at]; {
	case w == "in" || w == "within" || w == "inside":
	case w == "on":
		typ = near
		if o, _ := f.object(at + 1); o >= 0 && f.onIsland(o) {
			typ = in
		}
	case w == "near" || w == "outside" || w == "opposite":
		typ = near
	default:
		if end = f.distance(at); end == 0 {
			for k := at; f.tag(at, "IN") && k < at+9 && k < f.sent.Last; k++ { // "at the foot of the hills, 80 km north of"
				if f.low[k] == "," {
					return k
				}
			}
			return at
		}
		typ = near
	}
	o, stop := f.object(end)
	if p := f.partOfPlace(end); p >= 0 {
		o, stop = p, f.m(p).Last
	}
	if o < 0 || f.m(o).Type != extract.Place {
		return at
	}
	if typ == near || f.finer(s, o) {
		f.emit(found{typ: typ, subjects: []int{s}, objects: []int{o}, first: at, last: end, rule: "lies", score: .85})
		f.placed[f.m(o).First] = s
	}
	return stop
}
