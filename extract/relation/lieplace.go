package relation

import "dateline/extract"

// claimsOwn: "Morocco regards Western Sahara as part of its territory",
// "Beijing considers the island its own", "insists that the islands are its
// own": a state that calls a land its own claims it.
func (f *finder) claimsOwn(tok int) {
	t := f.lx.types["claims_territory"]
	if t == nil || f.low[tok] != "its" && f.low[tok] != "their" || tok+1 >= f.sent.Last || f.low[tok+1] != "own" && f.low[tok+1] != "territory" && f.low[tok+1] != "sovereign" {
		return
	}
	k := tok - 1
	for k > f.sent.First && contains([]string{"as", "of", "part", "a", "an", "integral", "to", "be", "are", "is", "inalienable"}, f.low[k]) {
		k--
	}
	place := func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName }
	o := f.longest(f.ends[k], place)
	if o < 0 && f.low[k] == "," { // "the islands, which it calls X, are its own"
		for j := k - 1; j > f.sent.First && j > k-12; j-- {
			if f.low[j] == "," {
				o = f.longest(f.ends[j-1], place)
				break
			}
		}
	}
	if o < 0 {
		return
	}
	for k = f.m(o).First - 1; k > f.sent.First && f.tag(k, "DT", "JJ", "NN"); k-- {
	}
	if f.low[k] == "that" {
		k--
	}
	switch f.doc.Tokens[k].Lemma {
	case "regard", "consider", "see", "claim", "view", "call", "insist", "say", "deem", "treat", "maintain":
	default:
		return
	}
	s := f.subjectNear(k, f.isCountry)
	if s < 0 {
		return
	}
	x := found{typ: t, subjects: []int{s}, objects: []int{o}, first: k, last: tok + 2, rule: "its-own", score: .75}
	x.polarity, x.status = f.clause(k)
	f.emit(x)
}

// liesBetween: "the town of Baga lies between Kukawa and Lake Chad", "Baga,
// between Kukawa and the lake,": it is near both. Between two countries it
// borders them, which is read elsewhere.
func (f *finder) liesBetween(tok int) {
	t := f.lx.types["located_near"]
	if t == nil || f.low[tok] != "between" || tok < f.sent.First+2 || tok+3 >= f.sent.Last {
		return
	}
	place := func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName }
	k := tok - 1
	if contains(betweenWords, f.low[k]) {
		for k > f.sent.First && (contains(betweenWords, f.low[k]) || f.low[k] == "which" || f.low[k] == "that" || f.tag(k, "RB")) {
			k--
		}
		if f.low[k] == "," {
			k--
		}
	} else if f.low[k] != "," {
		return
	} else {
		k--
	}
	s := f.longest(f.ends[k], place)
	if s < 0 { // "Transnistria, a strip of land wedged between"
		for j := k; j > f.sent.First && j > k-7 && !f.tag(j, "VB"); j-- {
			if f.low[j] == "," {
				s = f.longest(f.ends[j-1], place)
				break
			}
		}
	}
	if s < 0 || f.isCountry(f.m(s)) {
		return
	}
	at := tok + 1
	if f.low[at] == "the" {
		at++
	}
	o := f.longest(f.starts[at], place)
	if o < 0 {
		return
	}
	list := f.list(o)
	if len(list) != 2 {
		return
	}
	if b := f.lx.types["borders"]; b != nil && f.isCountry(f.m(list[0])) && f.isCountry(f.m(list[1])) && !levelKind("city", f.kind(f.m(s))) {
		t = b // a land between two countries
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: list, first: tok, last: at, rule: "between", score: .75})
}

// betweenWords stand before "between" where something lies there.
var betweenWords = []string{"lies", "lie", "sits", "stands", "located", "situated", "halfway", "midway", "lying", "is", "wedged", "sandwiched", "squeezed", "nestled"}

// crossed: "fled from Laos across the border into Vietnam", "crossed from Chad
// into Sudan": two countries with a border to cross.
func (f *finder) crossed(tok int) {
	t := f.lx.types["borders"]
	if t == nil || f.low[tok] != "into" && f.low[tok] != "to" || tok+1 >= f.sent.Last {
		return
	}
	at := tok + 1
	if f.low[at] == "neighbouring" || f.low[at] == "neighboring" {
		at++
	}
	country := func(m *extract.Mention) bool { return f.isCountry(m) && m.Form == extract.FormName }
	o := f.longest(f.starts[at], country)
	if o < 0 || f.tag(f.m(o).Last, "POS") {
		return
	}
	over, from := false, -1
	for k := tok - 1; k >= f.sent.First && k > tok-14; k-- {
		if f.low[k] == "border" || f.low[k] == "frontier" {
			over = over || f.low[k-1] == "the" || f.low[k-1] == "their" || f.low[k-1] == "its"
		}
		if f.doc.Tokens[k].Lemma == "cross" && f.tag(k, "VB") {
			over = true
		}
		if f.low[k] == "from" && k+1 < f.sent.Last {
			if i := f.longest(f.starts[k+1], country); i >= 0 && from < 0 {
				from = i
			}
		}
	}
	if !over || from < 0 {
		return
	}
	f.emit(found{typ: t, subjects: []int{from}, objects: []int{o}, first: tok, last: tok + 1, rule: "crossed", score: .7})
}

// underControl: "most of the state is under the control of the Wa Army", "the
// town, under the Front's control,": who controls a land governs it.
func (f *finder) underControl(noun int) {
	t := f.lx.types["governs"]
	if t == nil || f.low[noun] != "control" && f.low[noun] != "rule" && f.low[noun] != "occupation" && f.low[noun] != "administration" {
		return
	}
	np := f.phrase(noun, noun)
	k := np.start - 1
	if k <= f.sent.First || f.low[k] != "under" {
		return
	}
	s := np.poss
	if list, _, _ := f.complement(noun+1, []string{"of"}); s < 0 && len(list) == 1 {
		s = list[0]
	}
	if s < 0 && np.possTok < 0 {
		s = np.premod
	}
	if s < 0 || f.m(s).Type == extract.Place && !f.isCountry(f.m(s)) {
		return
	}
	place := func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName }
	o := -1
	switch j := k - 1; {
	case f.low[j] == ",":
		o = f.longest(f.ends[j-1], place)
		if o < 0 && generic[f.low[j-1]] {
			o = f.longest(f.ends[j-2], place)
		}
	case f.tag(j, "VB", "RB"):
		for j > f.sent.First && f.tag(j, "VB", "RB") {
			j--
		}
		if o = f.subjectOf(noun, place); o < 0 {
			if o = f.longest(f.ends[j], place); o < 0 && generic[f.low[j]] {
				o = f.longest(f.ends[j-1], place)
			}
			if o >= 0 && f.tag(f.m(o).First-1, "IN") && f.low[f.m(o).First-1] != "of" {
				o = -1 // "all crossings at Goma are under the control of": not Goma
			}
		}
	}
	if o < 0 {
		return
	}
	x := found{typ: t, subjects: []int{s}, objects: []int{o}, first: k, last: noun + 1, rule: "under-control", score: .7}
	x.polarity, x.status = f.clause(noun)
	f.emit(x)
}
