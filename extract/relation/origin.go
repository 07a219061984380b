package relation

import "dateline/extract"

// origins reads where people and bodies are from or have their seat: "By Ann
// Hall in Nairobi", "Omar Haddad, a baker from Sidon", "the Dutch brewer X",
// "X's headquarters are in Lyon".
func (f *finder) origins(s extract.Sentence) {
	for tok := s.First; tok < s.Last; tok++ {
		f.seat(tok)
		f.nextDoor(tok)
		if i := f.longest(f.ends[tok], func(m *extract.Mention) bool { return m.Type == extract.Person && m.Form == extract.FormName }); i >= 0 {
			f.nativeOf(i, tok+1)
		}
		for _, i := range f.starts[tok] {
			if m := f.m(i); m.Form == extract.FormDemonym || m.Form == extract.FormName && m.Type == extract.Place {
				f.firmOf(i)
				f.firmAside(i)
			}
		}
	}
}

// nativeOf: "Omar Haddad, 34, a baker from Sidon," and "a shopkeeper in the
// port of Sidon": who is named with his trade is at home where it says.
func (f *finder) nativeOf(i, at int) {
	t := f.lx.types["based_in"]
	if t == nil || at+4 >= f.sent.Last || f.low[at] != "," {
		return
	}
	at++
	if f.tag(at, "CD") && f.low[at+1] == "," {
		at += 2
		if b := f.lx.types["born_in"]; b != nil && f.low[at] == "from" { // "Captain X, 58, from Chios,"
			if o, _ := f.object(at + 1); o >= 0 && f.m(o).Type == extract.Place && f.m(o).Form == extract.FormName && !f.isCountry(f.m(o)) {
				f.emit(found{typ: b, subjects: []int{i}, objects: []int{o}, first: at, last: at + 1, rule: "from", score: .7})
			}
			return
		}
	}
	if at+3 >= f.sent.Last || f.low[at] != "a" && f.low[at] != "an" && f.low[at] != "the" {
		return
	}
	k := at + 1
	for k < f.sent.Last && k < at+6 && f.tag(k, "NN", "JJ", "VBN", "VBG", "HYPH", "POS") && !f.tag(k, "NNP") {
		k++
	}
	if k == at+1 || k+1 >= f.sent.Last || f.low[k] != "from" && f.low[k] != "in" || !f.tag(k-1, "NN") || f.low[k] == "in" && !f.person(k-1) {
		return
	}
	o, _ := f.object(k + 1)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName || f.isCountry(f.m(o)) {
		return
	}
	f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: at, last: k + 1, rule: "from", score: .75})
}

// person tells whether a noun names people: a nominal mention says so.
func (f *finder) person(tok int) bool {
	for _, i := range f.heads[tok] {
		if m := f.m(i); m.Type == extract.Person && m.Form == extract.FormNominal {
			return true
		}
	}
	return false
}

// firmOf: "the Dutch brewer X", "South African milk producer X", "the Lagos daily
// X", "Germany's X", "Nigeria's state oil company X": a firm, paper or charity
// has its seat in the place that it is introduced with. Bodies of the state are
// read in bodies.
func (f *finder) firmOf(i int) {
	m := f.m(i)
	firm, state, k, plain := false, false, m.Last, true
	owner := k < f.sent.Last && f.tag(k, "POS")
	if owner {
		k++
	}
	for n := 0; k < f.sent.Last && n < 6; n, k = n+1, k+1 {
		o := f.longest(f.starts[k], func(x *extract.Mention) bool { return x.Form == extract.FormName && x.First > m.First })
		if o >= 0 && f.m(o).Type == extract.Organization {
			f.introduced(i, o, firm, state, owner && (n == 0 || plain && !f.officialName(f.m(o)) && f.kind(f.m(o)) != "armed-group" && f.kind(f.m(o)) != "military")) // "Bolivia's ruling X"
			return
		}
		if f.tag(k, "NNS") && k+1 < f.sent.Last && f.tag(k+1, "POS") && f.small(k) { // "the Cameroonian customs | workers' | union X"
			k++
			continue
		}
		if o >= 0 || !f.tag(k, "NN", "JJ", "VBN", "VBG", "HYPH") || f.tag(k, "NNS") && !words["introduced"][f.low[k]] {
			return
		}
		plain = plain && f.tag(k, "JJ", "VBG", "VBN", "HYPH") && f.small(k) && !words["introduced"][f.low[k]] && !words["firm"][f.low[k]]
		firm, state = words["firm"][f.low[k]] || words["introduced"][f.low[k]], false
		for _, l := range f.lx.heads[f.low[k]] {
			state = state || k > m.Last && f.matchBack(l.words, k) >= m.Last
		}
	}
}

// introduced: the body o stands after the place i, over a noun for firms or for
// organs of a state, or right after its 's.
func (f *finder) introduced(i, o int, firm, state, direct bool) {
	body, m := f.bodyHead(f.m(o)), f.m(i)
	rule := found{subjects: []int{o}, objects: []int{i}, first: m.First, last: f.m(o).Last, rule: "firm", score: .75}
	switch {
	case state && f.isCountry(m): // "Indonesia's disaster agency X"
		rule.typ, rule.rule = f.lx.types["agency_of"], "body-name"
	case body != nil:
		return
	case firm || direct && (f.privateKind(f.kind(f.m(o))) || f.seatable(f.m(o))):
		rule.typ = f.lx.types["based_in"]
	case direct && (f.isCountry(m) || levelKind("city", f.kind(m))) && !f.officialName(f.m(o)) && !governing(f.kind(f.m(o))) || direct && f.isCountry(m) && (f.kind(f.m(o)) == "party" || f.kind(f.m(o)) == "armed-group"):
		rule.typ = f.lx.types["based_in"] // "Luxembourg's Cargolux", "Ireland's Sinn Féin", "Romania's Liberals"
		if houseName(f.low, f.m(o)) || houseNoun[f.low[f.m(o).Last-1]] {
			return // "Dohuk's Azadi Hospital" lies there
		}
	case direct && f.isCountry(m) && f.officialName(f.m(o)): // "Oman's Maritime Security Centre"
		rule.typ, rule.rule = f.lx.types["agency_of"], "body-name"
	}
	if rule.typ != nil {
		f.emit(rule)
	}
}

// seatable: what a body with such a last word is, is no organ of a state.
func (f *finder) seatable(m *extract.Mention) bool {
	return !f.officialName(m) && (words["firm"][f.low[m.Last-1]] || words["seated"][f.low[m.Last-1]] || f.kind(m) == "" && m.Last-m.First > 1)
}

// officialName: words that organs of a state have in their names.
func (f *finder) officialName(m *extract.Mention) bool {
	for t := m.First; t < m.Last; t++ {
		if words["official"][f.low[t]] {
			return true
		}
	}
	return false
}

// firmAside: "Verhoeven, the Dutch owner of the ferry," and "X, a Chilean
// brewer,": the adjective of a country in what is set off from a firm.
func (f *finder) firmAside(i int) {
	t, m := f.lx.types["based_in"], f.m(i)
	if t == nil || m.Type != extract.Place || m.First < f.sent.First+3 || !f.tag(m.First-1, "DT") || f.low[m.First-2] != "," {
		return
	}
	for k := m.Last; k < f.sent.Last && k < m.Last+4 && f.tag(k, "NN", "JJ", "HYPH"); k++ {
		if k+1 < f.sent.Last && f.tag(k+1, "NN") || !words["firm"][f.low[k]] && f.low[k] != "owner" {
			continue
		}
		if s := f.longest(f.ends[m.First-3], func(x *extract.Mention) bool {
			return x.Type == extract.Organization && x.Form == extract.FormName
		}); s >= 0 {
			f.emit(found{typ: t, subjects: []int{s}, objects: []int{i}, first: m.First, last: k + 1, rule: "firm", score: .75})
		}
		return
	}
}

func (f *finder) privateKind(kind string) bool {
	switch kind {
	case "company", "bank", "airline", "newspaper", "university", "club":
		return true
	}
	return false
}

// emitBroad is emit for a body or person as the subject of a type whose words
// are said of places: a firm, a house, an author lies or is in one.
func (f *finder) emitBroad(x found) {
	typ := *x.typ
	typ.subject = typ.broad
	x.typ = &typ
	f.emit(x)
}

// seat: "X's headquarters in Lyon", "its head office is in Lyon", "X has its
// headquarters in Lyon", "X, with headquarters in Lyon,".
func (f *finder) seat(tok int) {
	t := f.lx.types["based_in"]
	w := f.low[tok]
	if t == nil || w != "headquarters" && w != "hq" && w != "seat" && !(w == "office" || w == "offices" && tok > f.sent.First) {
		return
	}
	if w == "office" || w == "offices" {
		if tok == f.sent.First || f.low[tok-1] != "head" && f.low[tok-1] != "main" && f.low[tok-1] != "registered" {
			return
		}
	}
	k := tok + 1
	for k < f.sent.Last && k < tok+3 && (f.low[k] == "is" || f.low[k] == "are" || f.low[k] == "now" || f.low[k] == "lies" || f.low[k] == "located" || f.low[k] == "based") {
		k++
	}
	if k+1 >= f.sent.Last || f.low[k] != "in" {
		return
	}
	o, _ := f.object(k + 1)
	if o < 0 || f.m(o).Type != extract.Place {
		return
	}
	s := f.seatOwner(tok)
	if s < 0 || f.m(s).Type != extract.Organization && f.m(s).Form != extract.FormPronoun {
		return
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: tok, last: k + 1, rule: "seat", score: .8})
}

func (f *finder) seatOwner(tok int) int {
	np := f.phrase(tok, tok)
	for k := np.start; k < tok; k++ {
		switch f.low[k] {
		case "regional", "local", "provincial", "district", "former", "temporary", "national", "european", "field", "police":
			return -1
		}
	}
	s := np.poss
	if s >= 0 && f.m(s).Form == extract.FormPronoun {
		s = f.its(s)
	}
	if s < 0 && np.possTok < 0 {
		s = np.premod
	}
	k := np.start - 1
	if s < 0 && np.possTok < 0 && k > f.sent.First && f.low[k] == "with" && f.low[k-1] == "," {
		s = f.longest(f.ends[k-2], func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
	} else if s < 0 && np.possTok < 0 && k > f.sent.First && f.low[k] == "with" {
		s = f.apposedTo(k-1, func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
	}
	return s
}

// nextDoor: "fled to neighbouring Chad": it borders the country that the report
// is about.
func (f *finder) nextDoor(tok int) {
	t := f.lx.types["borders"]
	if w := f.low[tok]; t == nil || w != "neighbouring" && w != "neighboring" || tok+1 >= f.sent.Last {
		return
	}
	o := f.longest(f.starts[tok+1], func(m *extract.Mention) bool { return m.Form == extract.FormName && f.isCountry(m) })
	if o < 0 || f.low[f.m(o).First] == "countries" {
		return
	}
	list := f.list(o)
	for _, x := range list {
		if !f.isCountry(f.m(x)) {
			return
		}
	}
	if s := f.contextSide(list); s >= 0 {
		f.emit(found{typ: t, subjects: []int{s}, objects: list, first: tok, last: tok + 1, rule: "neighbouring", score: .65})
	}
}

// firmIn: "a company in Montevideo, Lagomar Trading, that", "a Chinese group,
// Yangtze Waterways, had": the name after the comma is that of the firm.
func (f *finder) firmIn(noun int) {
	if !words["firm"][f.low[noun]] || !f.tag(noun, "NN") || f.tag(noun, "NNS") || noun+3 >= f.sent.Last {
		return
	}
	k, place := noun+1, -1
	if f.low[k] == "in" {
		o, end := f.object(k + 1)
		if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
			return
		}
		place, k = o, end
	}
	if k+1 >= f.sent.Last || f.low[k] != "," {
		return
	}
	s := f.longest(f.starts[k+1], func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
	if s < 0 || f.m(s).Last < f.sent.Last && !f.isBreak(f.m(s).Last) && !f.tag(f.m(s).Last, ".") {
		return
	}
	np := f.phrase(noun, noun)
	if list, _ := f.lexemesAt(noun); noun > f.sent.First && f.low[noun-1] == "state" || len(list) > 0 && list[0].typ.id == "agency_of" && len(list[0].words) > 1 {
		return // "the Peruvian state broadcaster, X"
	}
	if t := f.lx.types["based_in"]; t != nil && place >= 0 {
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{place}, first: np.start, last: k + 1, rule: "firm-in", score: .75})
		return
	}
	if t := f.lx.types["based_in"]; t != nil && np.premod >= 0 && f.m(np.premod).Type == extract.Place {
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{np.premod}, first: np.start, last: k + 1, rule: "firm", score: .75})
	}
}

// houseName: "Goma airport", "the El Obeid waterworks": a house that bears the
// name of a town lies there.
func (f *finder) houseName(tok int) {
	t := f.lx.types["located_in"]
	i := f.longest(f.ends[tok], func(m *extract.Mention) bool {
		return m.Type != extract.Person && (m.Form == extract.FormName || m.Form == extract.FormNominal && f.named(m))
	})
	if t == nil || i < 0 || !houseNoun[f.low[tok]] {
		return
	}
	m := f.m(i)
	first := m.First
	if w := f.low[max(0, first-1)]; f.low[first] == "a" || f.low[first] == "an" || w == "a" || w == "an" { // "a Paris hospital" is one of many
		return
	}
	if f.tag(first, "DT") {
		first++
	}
	o := f.longest(f.starts[first], func(x *extract.Mention) bool {
		return x.Type == extract.Place && x.Form == extract.FormName && x.Last < m.Last && tok-x.Last <= 2
	})
	if o < 0 || !levelKind("city", f.kind(f.m(o))) {
		return
	}
	typ := *t
	typ.subject = typ.broad
	f.emitNested(found{typ: &typ, subjects: []int{i}, objects: []int{o}, first: m.First, last: m.Last, rule: "house-name", score: .75})
}

// emitNested is emit for a name that stands inside the other.
func (f *finder) emitNested(x found) {
	x.nested = true
	f.emit(x)
}

var houseNoun = map[string]bool{"airport": true, "airbase": true, "hospital": true, "waterworks": true, "prison": true, "jail": true, "stadium": true,
	"refinery": true, "harbour": true, "harbor": true, "port": true, "cemetery": true, "mosque": true, "cathedral": true, "market": true, "station": true, "university": true}
