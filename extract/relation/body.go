package relation

import "dateline/extract"

// bodies: a state body and its country: "the Pakistani foreign ministry",
// "Lebanon's interior ministry", "the Ministry of Defence of Ukraine".
func (f *finder) bodies(s extract.Sentence) {
	first, last := s.First, s.Last
	for tok := first; tok < last; tok++ {
		for _, i := range f.heads[tok] {
			m := f.m(i)
			if m.Type != extract.Organization || m.Form == extract.FormPronoun || m.First < first || m.Last > last {
				continue
			}
			if l := f.bodyHead(m); l != nil && !(f.kind(m) == "armed-group" && m.Country != "") && !(m.Last < last && words["field-office"][f.low[m.Last]]) {
				f.bodyOf(i, l)
			}
			f.standsIn(i)
		}
	}
}

// bodyHead is the lexeme of the noun that says what the body is: the head of
// the mention, or its first noun ("Ministry of Defence").
func (f *finder) bodyHead(m *extract.Mention) *lexeme {
	for _, tok := range []int{m.HeadTok, m.Last - 1, m.First} {
		if f.low[tok] == "agency" && tok > 0 && f.low[tok-1] == "news" { // many are not the state's
			continue
		}
		for n, w := range []string{f.low[tok], singular(f.low[tok])} {
			if n > 0 && f.tag(tok, "NNS") { // "Russian authorities" are no authority
				break
			}
			for i, l := range f.lx.heads[w] {
				if f.matchBack(l.words, tok) >= 0 {
					return &f.lx.heads[w][i]
				}
			}
		}
	}
	return nil
}

func (f *finder) bodyOf(i int, l *lexeme) {
	m := f.m(i)
	o := -1
	for k := m.First; k < m.HeadTok && o < 0; k++ { // the country stands inside
		o = f.longest(f.starts[k], func(x *extract.Mention) bool { return x.Last <= m.HeadTok+1 && x.Last < m.Last && f.isCountry(x) })
	}
	for k := m.HeadTok; k > m.First && o < 0; k-- { // or its words do
		if i := f.sameWords(m.First, k); i >= 0 && f.isCountry(f.m(i)) {
			o = i
		}
	}
	k := m.First - 1
	if k >= f.sent.First && f.tag(k, "POS") {
		k--
	}
	if o < 0 && k >= f.sent.First { // before it
		o = f.longest(f.ends[k], func(x *extract.Mention) bool { return f.isCountry(x) && x.First < m.First })
		if o >= 0 && k == m.First-1 && f.m(o).Form == extract.FormName && f.tag(k-1, "IN") && !f.tag(k, "POS") {
			o = -1
		}
	}
	if o < 0 && m.Last+1 < f.sent.Last && f.low[m.Last] == "of" { // after it
		o = f.longest(f.starts[m.Last+1], f.isCountry)
	}
	if k := m.First - 1; o < 0 && (f.kind(m) == "ministry" || f.kind(m) == "government" || f.kind(m) == "parliament") {
		if m.Last+1 < f.sent.Last && f.low[m.Last] == "of" {
			o = f.longest(f.starts[m.Last+1], f.ofRegion)
		} else if k > f.sent.First && f.tag(k, "POS") {
			o = f.longest(f.ends[k-1], f.ofRegion)
		}
	}
	if o < 0 && f.kind(m) == "ministry" && m.Last+1 < f.sent.Last && f.low[m.Last] == "in" { // "the Foreign Ministry in Tehran"
		if c := f.longest(f.starts[m.Last+1], func(x *extract.Mention) bool { return x.Type == extract.Place && f.kind(x) == "capital" }); c >= 0 {
			o = f.countryMention(f.country(f.m(c)), m.First)
		}
	}
	if w := f.low[m.First]; o < 0 && (w == "whose" || w == "its") && f.kind(m) == "embassy" { // "China, whose consulate in Karachi"
		if p := f.longest(f.starts[m.First], func(x *extract.Mention) bool { return x.Form == extract.FormPronoun }); p >= 0 {
			if c := f.antecedentName(f.itCountry(p)); c >= 0 && f.isCountry(f.m(c)) {
				o = c
			}
		}
	}
	if k := m.First - 1; o < 0 && k >= f.sent.First && f.low[k] == "its" { // "Oman broke its silence. Its Maritime Security Centre said"
		if p := f.longest(f.starts[k], func(x *extract.Mention) bool { return x.Form == extract.FormPronoun }); p >= 0 {
			if c := f.antecedentName(f.itCountry(p)); c >= 0 && f.isCountry(f.m(c)) {
				o = p
			}
		}
	}
	if o < 0 && m.Form == extract.FormName && m.Country != "" {
		o = f.countryMention(m.Country, m.First)
	}
	if f.kind(m) == "embassy" && o >= 0 && f.m(o).First >= m.First && f.m(o).Form == extract.FormDemonym && !(m.Last < f.sent.Last && f.low[m.Last] == "in") { // "the Italian embassy" says only what its name says
		return
	}
	if k := f.apposedName(i); o >= 0 && k >= 0 { // "Peru's competition regulator, Indecopi,"
		i = k
	} else if k := f.sameField(m); o >= 0 && k >= 0 { // "South Africa's competition watchdog" is the Competition Commission
		i = k
	}
	if o >= 0 && f.m(o).Form == extract.FormPronoun && m.Form != extract.FormName { // "its army" names none
		return
	}
	if f.low[m.HeadTok] == "presidency" && m.Form == extract.FormNominal && o >= m.Last { // "candidates for the presidency of Honduras"
		return
	}
	if o >= 0 {
		f.emit(found{typ: l.typ, subjects: []int{i}, objects: []int{o}, first: m.First, last: m.Last, rule: "body", score: .85, unique: f.oneOfState(i, o, l)})
	}
}

// standsIn: "China's embassy in Washington", "the Civil Hospital in Chaman",
// "Herat University in western Afghanistan": a house lies where it says.
func (f *finder) standsIn(i int) {
	m, t := f.m(i), f.lx.types["located_in"]
	at := f.skipBrackets(m.Last)
	if t != nil && at+2 < f.sent.Last && f.low[at] == "," && f.low[at+1] == "in" && houseName(f.low, m) { // "the University of Gulu, in northern Uganda,"
		at++
	}
	if t == nil || at+1 >= f.sent.Last || f.low[at] != "in" && f.low[at] != "at" {
		return
	}
	if m.Form == extract.FormName && m.Last-m.First > 1 && houseName(f.low, m) && !(f.low[at] == "in" && words["seat-in"][f.low[m.Last-1]]) {
		f.houseAt(i, at)
		return
	}
	if f.low[at] == "at" {
		return
	}
	switch f.low[m.Last-1] {
	case "embassy", "consulate":
		if k := m.First - 1; m.Country == "" && !(k > f.sent.First && f.tag(k, "POS")) {
			return
		}
	case "court", "organization", "organisation", "authority", "department", "office", "branch", "chapter", "bureau", "headquarters":
		if f.tag(m.Last-1, "NNS") || m.Form != extract.FormName {
			return
		}
	case "hospital", "university", "college", "school", "clinic", "museum", "library", "airport", "stadium":
		if m.Form != extract.FormName || f.tag(m.Last-1, "NNS") || m.Last-m.First < 2 {
			return
		}
	default:
		if p, _ := f.object(at + 1); m.Form == extract.FormName && f.kind(m) == "party" && p >= 0 && f.isCountry(f.m(p)) && f.m(p).Form == extract.FormName && f.lx.types["based_in"] != nil { // "the Greens in Cyprus"
			f.emit(found{typ: f.lx.types["based_in"], subjects: []int{i}, objects: []int{p}, first: at, last: at + 1, rule: "stands-in", score: .7})
			return
		}
		if m.Form != extract.FormName || f.kind(m) != "government" && !words["seat-in"][f.low[m.Last-1]] && f.low[m.First] != "international" || f.lx.types["based_in"] == nil {
			return
		}
		t = f.lx.types["based_in"] // "the Regional Government (KRG) in Erbil", "the Straits Institute in Singapore"
	}
	o, _ := f.object(at + 1)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName || t.id == "based_in" && f.isCountry(f.m(o)) && f.kind(m) == "government" {
		return
	}
	f.emitBroad(found{typ: t, subjects: []int{i}, objects: []int{o}, first: at, last: at + 1, rule: "stands-in", score: .75})
}

// oneOfState: "Uruguay's central bank", "the Kenyan prison service": a state has
// one, so that the state's name tells which. "A French court" is not one.
func (f *finder) oneOfState(i, o int, l *lexeme) bool {
	m := f.m(i)
	if f.tag(m.HeadTok, "NNS") || len(l.words) < 2 && !words["state-one"][l.words[0]] && !f.specific(m) {
		return false
	}
	if f.m(o).First >= m.Last { // "the customs service of Georgia"
		return f.low[m.First] == "the" || m.First > f.sent.First && f.low[m.First-1] == "the"
	}
	if f.m(o).Last <= m.First {
		return f.tag(m.First-1, "POS")
	}
	return f.low[m.First] == "the" || m.First > f.sent.First && f.low[m.First-1] == "the"
}

// ofRegion: "the health ministry of North Kordofan state", "Punjab's education
// department": a province has organs too.
func (f *finder) ofRegion(m *extract.Mention) bool {
	return m.Type == extract.Place && m.Form == extract.FormName && (division(f.kind(m)) || generic[f.low[m.Last-1]])
}

// apposedName is the name that follows a nominal body between commas, or right
// after it: "the competition regulator, Indecopi, fined".
func (f *finder) apposedName(i int) int {
	m := f.m(i)
	if m.Form != extract.FormNominal || m.Last+1 >= f.sent.Last || f.low[m.Last] != "," {
		return -1
	}
	o := f.longest(f.starts[m.Last+1], func(x *extract.Mention) bool { return x.Type == extract.Organization && x.Form == extract.FormName })
	if o < 0 {
		return -1
	}
	if k := f.skipBrackets(f.m(o).Last); k >= f.sent.Last || f.isBreak(k) || f.tag(k, ".") {
		return o
	}
	return -1
}

// specific: a noun or adjective of a field stands before the body's noun, so
// that a state has one: "Estonia's rescue board", "Peru's electoral court".
func (f *finder) specific(m *extract.Mention) bool {
	k := m.HeadTok - 1
	if k < m.First && k >= f.sent.First && !f.tag(k, "POS") || k < f.sent.First {
		return false
	}
	if f.low[m.HeadTok] == "watchdog" || f.low[m.HeadTok] == "regulator" { // what it is, not what it is called
		return false
	}
	if !f.tag(k, "NN", "JJ") || f.tag(k, "JJR", "JJS", "NNP") || evaluative[f.low[k]] || len(f.ends[k]) > 0 {
		return false
	}
	switch f.low[k] {
	case "high", "appeal", "appeals", "district", "regional", "provincial", "local", "criminal", "civil", "lower", "military", "special":
		return false
	}
	return true
}

// sameField is the one body of the report in whose name the field of a nominal
// regulator stands: "the competition watchdog" where the report names the
// Competition Commission; -1 for none or several.
func (f *finder) sameField(m *extract.Mention) int {
	if m.Form != extract.FormNominal || !f.specific(m) || f.named(m) {
		return -1
	}
	switch f.low[m.HeadTok] {
	case "watchdog", "regulator", "authority", "agency", "body", "commission", "council":
	default:
		return -1
	}
	return f.onlyNamed(f.low[m.HeadTok-1])
}

// houseNouns are nouns of bodies that have a house, in their names: "the
// National Defence Academy at Khadakwasla", "the Center for Water Law in Amman".
var houseNouns = map[string]bool{"academy": true, "university": true, "college": true, "school": true, "institute": true, "center": true, "centre": true, "hospital": true,
	"clinic": true, "museum": true, "library": true, "observatory": true, "conservatory": true, "seminary": true, "polytechnic": true, "laboratory": true, "theatre": true, "theater": true, "gallery": true, "monastery": true}

// houseName: the last word of a name or the one before its first "of" or "for"
// is such a noun.
func houseName(low []string, m *extract.Mention) bool {
	for k := m.First + 1; k < m.Last; k++ {
		if low[k] == "of" || low[k] == "for" {
			return houseNouns[low[k-1]]
		}
	}
	return houseNouns[low[m.Last-1]]
}

// houseAt: the body lies in the place by its name after the preposition.
func (f *finder) houseAt(i, at int) {
	o, _ := f.object(at + 1)
	if p := f.partOfPlace(at + 1); p >= 0 {
		o = p
	}
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
		return
	}
	f.emitBroad(found{typ: f.lx.types["located_in"], subjects: []int{i}, objects: []int{o}, first: at, last: at + 1, rule: "stands-in", score: .75})
}
