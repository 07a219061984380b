package relation

import "dateline/extract"

// pastKind steps over "a fishing village" in "Kapiri, a fishing village near
// Lusaka,".
func (f *finder) pastKind(at int) (end int, kind bool) {
	if f.low[at] != "a" && f.low[at] != "an" && f.low[at] != "the" {
		return at, false
	}
	k := at + 1
	for k < f.sent.Last && k < at+5 && f.tag(k, "NN", "JJ", "HYPH") {
		k++
	}
	if k >= f.sent.Last || k == at+1 {
		return at, false
	}
	for _, l := range f.lx.nouns[f.low[k-1]] {
		if l.typ.id == "located_in" {
			return k, true
		}
	}
	return at, false
}

// pastLies steps over "which is", and over the verb in "Mopti lies some 80 km
// north of", "Kela is in the next province", where the place is the subject;
// "lies in" is a verb of a type and is read there.
func (f *finder) pastLies(i, at int) (end int, lies bool) {
	for at+1 < f.sent.Last && (f.low[at] == "which" || f.low[at] == "that") && (f.low[at+1] == "is" || f.low[at+1] == "lies") {
		at += 2
	}
	if at+1 >= f.sent.Last || f.low[at-1] == "," {
		return at, false
	}
	switch f.low[at] {
	case "lies", "sits", "lay", "is", "was":
		if f.low[at] != "is" && f.low[at] != "was" && f.distance(at+1) == 0 {
			return at, false
		}
	default:
		return at, false
	}
	k := f.m(i).First - 1
	for k >= f.sent.First && f.tag(k, "DT", "JJ", "NN") && !f.tag(k, "NNP") {
		k--
	}
	if k >= f.sent.First && f.tag(k, "IN", "TO", "POS", "PRP$", "NNP", "VB", ",") && f.low[k] != "that" { // "the mayor of Goma is in"
		return at, false
	}
	return at + 1, true
}

// pastFacility steps over "copper mine" in "the Escondida copper mine in Chile".
func (f *finder) pastFacility(at int) int {
	for k := at; k < f.sent.Last && k < at+3 && f.tag(k, "NN", "JJ"); k++ {
		if words["facility"][f.low[k]] {
			return k + 1
		}
	}
	return at
}

// pastGeneric steps over "province" in "Kandahar province, Afghanistan".
func (f *finder) pastGeneric(at int) int {
	if at < f.sent.Last && generic[f.low[at]] && f.tag(at, "NN") {
		at++
	}
	return at
}

// placeRun: after a comma, "in" belongs to the place only if the place itself
// was set off or opens the sentence ("in Ak-Sai, in Kyrgyzstan's Batken region,").
func (f *finder) placeRun(i int) bool {
	first := f.m(i).First
	return first > f.sent.First && (f.tag(first-1, "IN", "DT", "TO") || generic[f.low[first-1]])
}

// opens: "Zinder, in southern Niger, was flooded": the place opens the sentence
// and a comma closes what says where it is.
func (f *finder) opens(i, at int) bool {
	if f.m(i).First != f.sent.First {
		return false
	}
	o, end := f.object(at + 1)
	if p := f.partOfPlace(at + 1); p >= 0 { // "Cahul, in the south of Moldova, was quiet"
		o, end = p, f.m(p).Last
	}
	return o >= 0 && end < f.sent.Last && f.low[end] == ","
}

// awayFrom: in "raids north of Baghdad in Kirkuk province" and "from Lima in
// March" what is in the second is not the first.
func (f *finder) awayFrom(at int) bool {
	k := at - 1
	if k >= f.sent.First && f.low[k] == "from" && f.closedBy(at, ",") { // "a trader from Gao, in Mali"
		return false
	}
	if k >= f.sent.First && f.tag(k, "DT") {
		k--
	}
	if k < f.sent.First {
		return false
	}
	switch f.low[k] {
	case "near", "outside", "from", "beyond":
		return true
	case "of":
		return k > f.sent.First && compass(f.low[k-1])
	}
	return false
}

// linkedFrom: in "Hyderabad, on the east bank of the Indus across from Kotri"
// it is Hyderabad that lies across from Kotri.
func (f *finder) linkedFrom(i int) int {
	for n := len(f.out) - 1; n >= 0 && n >= len(f.out)-8; n-- {
		r := f.out[n]
		if r.Object == f.m(i).ID && (r.Type == "located_near" || r.Type == "located_in" && r.Rule == "verb") {
			return f.byID[r.Subject]
		}
	}
	return i
}

// closedBy: the name at the token is followed by the mark.
func (f *finder) closedBy(at int, mark string) bool {
	i := f.longest(f.starts[at], nil)
	return i >= 0 && f.m(i).Last < f.sent.Last && f.low[f.m(i).Last] == mark
}

// areaOf: "the Tera area | of Niger", "the Moria district of Osh": what bears
// a place's name before such a noun lies in what follows "of".
func (f *finder) areaOf(i, at int) {
	t := f.lx.types["located_in"]
	if t == nil || f.m(i).Type != extract.Place || f.m(i).Form != extract.FormName {
		return
	}
	k := at
	if f.low[k-1] == "area" && f.longest(f.starts[f.m(i).First], func(x *extract.Mention) bool { return x.Last < f.m(i).Last && x.Form == extract.FormName }) >= 0 {
		return // the place is the one inside
	}
	if !areaNoun[f.low[k-1]] { // the noun may stand inside the name
		if k >= f.sent.Last || !areaNoun[f.low[k]] {
			return
		}
		k++
	}
	if k+1 >= f.sent.Last || f.low[k] != "of" {
		return
	}
	o, _ := f.object(k + 1)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName || !f.finer(i, o) {
		return
	}
	f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: at, last: k + 1, rule: "area-of", score: .8})
}

var areaNoun = map[string]bool{"area": true, "region": true, "district": true, "province": true, "county": true, "state": true, "suburb": true,
	"neighbourhood": true, "neighborhood": true, "quarter": true, "section": true, "zone": true, "department": true, "valley": true, "municipality": true, "locality": true}
