package relation

import (
	"strings"

	"dateline/extract"
)

// beside reads pairs of mentions that stand side by side in a sentence: "Wesh
// in Kandahar", "KHUJAND, Tajikistan", "Kyrgyzstan's Batken region", "the
// Taliban's Omar Haddad", "Haddad of Tripoli Rising".
func (f *finder) beside(s extract.Sentence) {
	for tok := s.First; tok < s.Last; tok++ {
		i := f.longest(f.ends[tok], func(m *extract.Mention) bool {
			return m.First >= s.First && m.Form != extract.FormPronoun && (m.Form != extract.FormNominal || f.named(m))
		})
		if i < 0 {
			continue
		}
		f.linked(i, tok+1)
		f.comma(i, tok+1)
		f.areaOf(i, tok+1)
		f.possessed(i, tok+1)
		f.ofBody(i, tok+1)
		f.ownParty(i)
		f.houseOf(i, tok+1)
		f.stance(i)
	}
}

// linked: a type's link words between two places: "Spin Boldak in Kandahar
// province", "Hyderabad, on the Indus across from Kotri", "a base some 80 km
// north of Mopti".
func (f *finder) linked(i, at int) {
	at = f.pastFacility(f.pastGeneric(at))
	comma := at < f.sent.Last && f.low[at] == ","
	if comma {
		at++
	}
	if at >= f.sent.Last {
		return
	}
	at, lies := f.pastLies(i, at)
	if at >= f.sent.Last {
		return
	}
	near := false
	if comma {
		at, near = f.pastKind(at)
	}
	end, typ := f.distance(at), (*rtype)(nil)
	if end > 0 {
		for _, l := range f.lx.links["@distance"] {
			typ = l.typ
		}
	} else {
		for _, l := range f.lx.links[f.low[at]] {
			if f.matchAhead(l.words, at) {
				end, typ = at+len(l.words), l.typ
				break
			}
		}
	}
	if typ == nil && f.low[at] == "on" && at+1 < f.sent.Last {
		if o, _ := f.object(at + 1); o >= 0 && f.onIsland(o) {
			end, typ = at+1, f.lx.types["located_in"]
		}
	}
	if _, ok := f.placed[f.m(i).First]; ok && (f.low[at] == "in" || end > 0 && typ != nil && typ.id == "located_near") {
		return // said of the place that this one tells of
	}
	if typ == nil || near && typ.id != "located_near" || f.low[at] == "in" && !lies && (comma && !f.placeRun(i) && !f.opens(i, at)) {
		return
	}
	o, _ := f.object(end)
	if p := f.partOfPlace(end); f.low[at] == "in" && p >= 0 {
		o = p
	}
	if f.low[at] == "in" && f.awayFrom(f.m(i).First) && !(o >= 0 && f.nearIn(i, o)) {
		j := f.linkedFrom(i)
		if j == i || o < 0 || f.m(o).Form != extract.FormName {
			return
		}
		i = j // "Bakhmach, 40 miles east of Nizhyn in Chernihiv region"
	}
	if typ.id == "located_near" && (o < 0 || f.m(o).Form == extract.FormNominal) {
		if b := f.itsBorder(end); b >= 0 {
			o = b // "near the Guyanese border"
		}
	}
	if o < 0 || typ.id != "located_near" && !f.finer(i, o) {
		return
	}
	if typ.id == "located_near" {
		i = f.linkedFrom(i)
	}
	f.emit(found{typ: typ, subjects: []int{i}, objects: []int{o}, first: at, last: end, rule: "link", score: .8})
}

// partOfPlace is the place in "in | the south of Moldova", "in | the province of
// Central Papua", "in | Kenya's north-east"; -1 for other phrases.
func (f *finder) partOfPlace(at int) int {
	k := at
	if k+3 >= f.sent.Last || f.low[k] != "the" {
		return f.quarterOf(at)
	}
	for k++; k < f.sent.Last && k < at+5 && (f.tag(k, "JJ", "RB") || f.low[k] == "-" || f.low[k] == "far") && !compass(f.low[k]); k++ {
	}
	if k+1 >= f.sent.Last || f.low[k+1] != "of" || !compass(f.low[k]) && !areaNoun[f.low[k]] && !placePart[f.low[k]] {
		return -1
	}
	k += 2
	if k < f.sent.Last && f.low[k] == "the" {
		k++
	}
	for n := 0; n < 2 && k+1 < f.sent.Last && f.tag(k, "JJ") && len(f.starts[k]) == 0; n++ { // "the hills of eastern | Congo"
		k++
	}
	return f.longest(f.starts[k], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
}

// placePart are nouns for a part of a place, which lies in the whole.
var placePart = map[string]bool{"tip": true, "end": true, "edge": true, "coast": true, "interior": true, "heart": true, "hills": true, "mountains": true, "foothills": true, "jungles": true, "jungle": true, "forests": true, "forest": true, "plains": true, "steppes": true, "desert": true, "deserts": true, "delta": true, "valleys": true, "suburbs": true, "outback": true, "hinterland": true, "backwoods": true, "lowlands": true, "uplands": true, "wilds": true, "extreme": true, "middle": true, "capital": true, "centre": true, "center": true,
	"corner": true, "highlands": true, "side": true, "part": true, "outskirts": true, "territory": true, "governorate": true, "prefecture": true, "island": true, "oblast": true}

// quarterOf is the country in "in | Kenya's north-east".
func (f *finder) quarterOf(at int) int {
	i := f.longest(f.starts[at], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
	if i < 0 {
		return -1
	}
	k := f.m(i).Last
	if k >= f.sent.Last || !f.tag(k, "POS") {
		return -1
	}
	for k++; k < f.sent.Last && (f.low[k] == "far" || f.low[k] == "-" || f.low[k] == "deep" || f.tag(k, "JJ") && !compass(f.low[k])); k++ {
	}
	if k < f.sent.Last && (compass(f.low[k]) || f.low[k] == "coast" || f.low[k] == "interior" || f.low[k] == "highlands") && len(f.starts[k]) == 0 && !(k+1 < f.sent.Last && f.tag(k+1, "NN", "JJ")) { // not "Sudan's North Darfur"
		return i
	}
	return -1
}

// nearIn: "near Tsumeb in northern Namibia": what is near a town of a country
// says that the town is in it; not so with "north of Baghdad in Kirkuk".
func (f *finder) nearIn(i, o int) bool {
	k := f.m(i).First - 1
	if k >= f.sent.First && f.tag(k, "DT") {
		k--
	}
	if k < f.sent.First || f.low[k] != "near" && f.low[k] != "outside" && f.low[k] != "of" || !f.isCountry(f.m(o)) {
		return false
	}
	c := f.country(f.m(i))
	return c == "" || c == f.country(f.m(o))
}

// finer tells that the first place can lie in or near the second: a country
// lies in no town, and not in another country.
func (f *finder) finer(i, o int) bool {
	a, b := f.m(i), f.m(o)
	if a.Type != extract.Place {
		return true
	}
	if f.isCountry(a) {
		k := f.kind(b)
		return k == "continent" || k == "region" && f.country(b) == ""
	}
	if ca, cb := f.country(a), f.country(b); ca != "" && cb != "" && ca != cb && !f.isCountry(b) {
		return false
	}
	return true
}

// distance matches "some 80 km north of", "about 30 miles outside", "just
// south-east of"; it gives the token after it, or 0.
func (f *finder) distance(at int) int {
	k := at
	for k < f.sent.Last && (f.tag(k, "RB", "IN", "DT", "JJ") && k < at+3 && f.low[k] != "of") && !compass(f.low[k]) {
		k++
	}
	num := k
	if k > at && k < f.sent.Last && unit(f.low[k]) && (f.low[k-1] == "few" || f.low[k-1] == "several") { // "a few kilometres north of"
		k--
		num = k
	}
	if k < f.sent.Last && (f.tag(k, "CD") || k == num && (f.low[k] == "few" || f.low[k] == "several") && k+1 < f.sent.Last && unit(f.low[k+1])) {
		k++
		if k < f.sent.Last && f.low[k] == "-" {
			k++
		}
		if k >= f.sent.Last || !unit(f.low[k]) {
			return 0
		}
		k++
		if k < f.sent.Last && strings.HasPrefix(f.low[k], "(") { // "50 miles (80 km) south"
			k = f.skipBrackets(k)
		}
		if k < f.sent.Last && (f.low[k] == "outside" || f.low[k] == "from") {
			return k + 1
		}
	}
	if k < f.sent.Last && (f.low[k] == "to" && k+2 < f.sent.Last) {
		k += 2
	}
	dir := k
	for k < f.sent.Last && (compass(f.low[k]) || f.low[k] == "-") {
		k++
	}
	if dir == k || k >= f.sent.Last || f.low[k] != "of" {
		return 0
	}
	if num == dir && at != num && f.low[at] != "just" {
		return 0
	}
	return k + 1
}

func compass(w string) bool {
	switch w {
	case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest":
		return true
	}
	return false
}

func unit(w string) bool {
	switch w {
	case "km", "kms", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "mi", "metres", "meters", "metre", "meter", "m":
		return true
	}
	return false
}

func (f *finder) matchAhead(ws []string, at int) bool {
	for n, w := range ws {
		if at+n >= f.sent.Last || f.low[at+n] != w {
			return false
		}
	}
	return true
}

// comma: "KHUJAND, Tajikistan", "in Goma, Democratic Republic of Congo,". The
// second must be a country or a first-level division that the first can lie
// in, and the pair no list.
func (f *finder) comma(i, at int) {
	at = f.pastGeneric(at)
	if at+1 >= f.sent.Last || f.low[at] != "," || len(f.lx.commas) == 0 {
		return
	}
	a := f.m(i)
	for n := 0; n < 3 && at+2 < f.sent.Last && (f.tag(at+1, "JJ") || f.low[at+1] == "-" || compass(f.low[at+1])) && len(f.heads[at+1]) == 0; n++ { // "Owo, south-western Nigeria"
		at++
	}
	o := f.longest(f.starts[at+1], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
	if o < 0 || a.Type != extract.Place || a.Form != extract.FormName || f.isCountry(a) {
		return
	}
	b := f.m(o)
	if !f.isCountry(b) && !division(f.kind(b)) || len(f.list(i)) > 1 {
		return
	}
	if ca := f.country(a); ca != "" && f.country(b) != "" && ca != f.country(b) && !f.hasFacts(a) {
		return
	}
	k := b.Last
	if k < f.sent.Last && f.tag(k, "POS", "VB", "MD") && k != f.sent.Last { // "In Kabul, Iran said"
		return
	}
	f.emit(found{typ: f.lx.commas[0], subjects: []int{i}, objects: []int{o}, first: at, last: at + 1, rule: "comma", score: .9})
}

func (f *finder) hasFacts(m *extract.Mention) bool {
	c := f.chains[m.Chain]
	return c != nil && len(c.Links) > 1
}

func division(kind string) bool {
	switch kind {
	case "province", "region", "state", "district", "county", "governorate", "admin1", "division", "prefecture":
		return true
	}
	return false
}

// possessed: "Kyrgyzstan's Batken region" lies in Kyrgyzstan; "the Taliban's
// Omar Haddad" belongs to the Taliban in a way that is not said.
func (f *finder) possessed(i, at int) {
	m := f.m(i)
	if f.tag(m.Last-1, "POS") || f.low[m.Last-1] == "'s" {
		at = m.Last
	} else if at < f.sent.Last && f.tag(at, "POS") {
		at++
	} else {
		return
	}
	for k := at; k < f.sent.Last && k < at+5; k++ {
		s := f.longest(f.starts[k], func(x *extract.Mention) bool { return x.Form == extract.FormName })
		if s < 0 {
			if !f.tag(k, "JJ", "VBN", "CD", "NN") && !(f.low[k] == "of" && f.tag(k-1, "NN")) || f.tag(k, "NN") && !f.placeNounOf(k) {
				return
			}
			continue
		}
		f.possessedName(i, s, k == at)
		return
	}
}

// placeNounOf: "Pakistan's flooded city | of Hyderabad".
func (f *finder) placeNounOf(k int) bool {
	return generic[f.low[k]] && k+1 < f.sent.Last && (f.low[k+1] == "of" || len(f.starts[k+1]) > 0)
}

func (f *finder) possessedName(owner, s int, direct bool) {
	a, b := f.m(owner), f.m(s)
	switch {
	case b.Type == extract.Place && a.Type == extract.Place && !f.isCountry(b):
		for _, t := range f.lx.possessive {
			f.emit(found{typ: t, subjects: []int{s}, objects: []int{owner}, first: a.First, last: b.Last, rule: "possessive", score: .85})
		}
	case b.Type == extract.Organization && a.Type == extract.Place && houseNoun[f.low[b.Last-1]] && !f.isCountry(a) && f.lx.types["located_in"] != nil: // "Dohuk's Azadi Hospital"
		f.emitBroad(found{typ: f.lx.types["located_in"], subjects: []int{s}, objects: []int{owner}, first: a.First, last: b.Last, rule: "possessive", score: .8})
	case b.Type == extract.Organization && a.Type == extract.Organization && words["unit"][f.low[b.Last-1]] && f.lx.types["part_of"] != nil:
		f.emit(found{typ: f.lx.types["part_of"], subjects: []int{s}, objects: []int{owner}, first: a.First, last: b.Last, rule: "possessive", score: .75})
	case a.Type == extract.Person && b.Type == extract.Organization && a.Form == extract.FormName && (f.kind(b) == "party" || words["membered"][f.low[b.Last-1]]) && f.lx.types["member_of"] != nil: // "Niemi's Centre Alliance"
		f.emit(found{typ: f.lx.types["member_of"], subjects: []int{owner}, objects: []int{s}, first: a.First, last: b.Last, rule: "own-party", score: .7})
	case b.Type == extract.Person && f.isCountry(a) && a.Form == extract.FormName && direct && b.Last-b.First > 1 && f.lx.types["citizen_of"] != nil: // "Finland's Aino Laaksonen"
		f.emit(found{typ: f.lx.types["citizen_of"], subjects: []int{s}, objects: []int{owner}, first: a.First, last: b.Last, rule: "possessive", score: .6})
		f.plurals = append(f.plurals, plural{person: s, of: owner})
	case b.Type == extract.Person && a.Type != extract.Person && direct:
		f.affiliate(s, owner, "possessive")
		f.plurals = append(f.plurals, plural{person: s, of: owner})
	}
}

// ofBody: "Haddad of Tripoli Rising", "Junejo, of the disaster agency"; and
// "the government of Najib Mikati", "the Unity Party of Prime Minister X".
func (f *finder) ofBody(i, at int) {
	m := f.m(i)
	if m.Type == extract.Organization {
		at = f.skipBrackets(at)
	}
	if t := f.lx.types["member_of"]; t != nil && person(m) && at+2 < f.sent.Last && f.low[at] == "(" { // "Maria Lopez (Green Party)"
		if o := f.longest(f.starts[at+1], func(x *extract.Mention) bool {
			return x.Type == extract.Organization && (f.kind(x) == "party" || words["membered"][f.low[x.Last-1]])
		}); o >= 0 && f.m(o).Last < f.sent.Last && f.low[f.m(o).Last] == ")" {
			f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: m.First, last: at + 1, rule: "bracket", score: .8})
		}
	}
	if at < f.sent.Last && f.low[at] == "," {
		at++
	}
	if at >= f.sent.Last || f.low[at] != "of" && f.low[at] != "from" && f.low[at] != "with" {
		return
	}
	if m.Type == extract.Person && m.Form == extract.FormName {
		if o, _ := f.object(at + 1); o >= 0 && f.m(o).Type == extract.Organization {
			f.affiliate(i, o, "of")
		}
		return
	}
	if f.low[at] != "of" || m.Type != extract.Organization || f.low[at-1] == "," {
		return
	}
	if t := f.lx.types["based_in"]; t != nil && m.Form == extract.FormName && f.kind(m) == "company" { // "Golden Harbour Marine of Hong Kong"
		if o, _ := f.object(at + 1); o >= 0 && f.m(o).Type == extract.Place && f.m(o).Form == extract.FormName {
			f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: at, last: at + 1, rule: "firm-of", score: .75})
			return
		}
	}
	if o, _ := f.object(at + 1); o >= 0 && f.m(o).Type == extract.Person && f.m(o).Form == extract.FormName && (ledBody(f.kind(m), f.low[m.HeadTok]) || f.warlord(i, o)) {
		if t := f.lx.types["leads"]; t != nil {
			office := ""
			if tl := f.m(o).Title; !tl.IsZero() {
				office = strings.ToLower(f.doc.Surface(tl.Span()))
			}
			body := f.governed(i, o)
			if body < 0 {
				return
			}
			f.emit(found{typ: t, subjects: []int{o}, objects: []int{body}, first: at, last: at + 1, rule: "body-of", score: .75, office: office})
		}
	}
}

// ledBody: what is named after who leads it.
func ledBody(kind, head string) bool {
	switch head {
	case "government", "cabinet", "administration", "party", "regime", "junta", "militia", "faction", "coalition":
		return true
	}
	return kind == "government" || kind == "party"
}

// ownParty: "Prime Minister X, whose Unity Party has governed since", "X and her
// Labour Party": one is a member of one's party.
func (f *finder) ownParty(i int) {
	m, t := f.m(i), f.lx.types["member_of"]
	if t == nil || m.Type != extract.Organization || m.Form != extract.FormName || f.kind(m) != "party" || m.First == f.sent.First {
		return
	}
	if p := f.longest(f.ends[m.First-1], nil); p >= 0 && f.m(p).Form == extract.FormPronoun && f.tag(m.First-1, "PRP$", "WP$") {
		f.emit(found{typ: t, subjects: []int{p}, objects: []int{i}, first: m.First - 1, last: m.Last, rule: "own-party", score: .7})
	}
}

// affiliate: "Haddad of the Labour Party" is a member of it, "Captain Haddad
// of the police" works for it; of other bodies the text says no more.
func (f *finder) affiliate(s, o int, rule string) {
	id := f.staff(o)
	if rule == "of" && id == "member_of" && f.kind(f.m(o)) == "party" && f.lx.types["candidate_of"] != nil && f.atPolls() {
		id = "candidate_of"
	}
	if k := f.m(o).First - 1; id == "" && k > f.sent.First && contains([]string{"union", "party", "movement", "front", "alliance", "league"}, f.low[k]) { // "X of the dockers' union Havn"
		id = "member_of"
	}
	if t := f.lx.types[id]; t != nil && (rule == "of" || id == "employed_by" && f.medium(o)) && f.m(o).Form == extract.FormName {
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: f.m(s).First, last: f.m(s).Last, rule: rule, score: .75})
		return
	}
	for _, t := range f.lx.affiliates {
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: f.m(s).First, last: f.m(s).Last, rule: rule, score: .7})
	}
}

// staff is what those are who are named with a body: of a party its members,
// of most others its people; of armed groups and movements it is not said.
func (f *finder) staff(o int) string {
	m := f.m(o)
	switch f.kind(m) {
	case "party":
		return "member_of"
	case "agency", "newspaper", "broadcaster", "news-agency":
		return "employed_by"
	case "police", "military", "intelligence", "university", "hospital", "ministry", "company", "bank", "ngo", "court", "embassy":
		return "employed_by"
	}
	if words["membered"][f.low[m.Last-1]] {
		return "member_of"
	}
	for t := m.First; t < m.Last; t++ {
		if words["staffed"][f.low[t]] {
			return "employed_by"
		}
	}
	return ""
}

// medium: "the BBC's Omar Haddad" works for it.
func (f *finder) medium(o int) bool {
	switch f.kind(f.m(o)) {
	case "agency", "newspaper", "broadcaster", "news-agency":
		return true
	}
	return false
}

// onIsland: one is "on" an island or peninsula.
func (f *finder) onIsland(i int) bool {
	m := f.m(i)
	if m.Type != extract.Place || m.Form != extract.FormName {
		return false
	}
	switch f.kind(m) {
	case "island", "peninsula", "archipelago":
		return true
	}
	switch f.low[m.Last-1] {
	case "island", "islands", "peninsula", "archipelago":
		return true
	}
	return false
}

// warlord: "the army of Gen. X", "the RSF of General X": a force named with an
// officer is led by him.
func (f *finder) warlord(i, o int) bool {
	k := f.m(o).First - 1
	if !words["rank"][f.low[k]] && f.low[k] != "." {
		return false
	}
	switch f.kind(f.m(i)) {
	case "military", "armed-group", "party", "police", "movement":
		return true
	}
	return f.m(i).Form == extract.FormName && f.staff(i) == ""
}

// itsBorder is the country of "the Guyanese | border" at the token, or -1.
func (f *finder) itsBorder(at int) int {
	if at+2 >= f.sent.Last || f.low[at] != "the" {
		return -1
	}
	i := f.longest(f.starts[at+1], func(m *extract.Mention) bool { return f.isCountry(m) && m.Form != extract.FormPronoun })
	if i < 0 || f.m(i).Last >= f.sent.Last {
		return -1
	}
	switch f.low[f.m(i).Last] {
	case "border", "frontier":
		return i
	}
	return -1
}

// onWater: one is "on" a gulf or a river, and not in it.
func (f *finder) onWater(i int) bool {
	m := f.m(i)
	for _, w := range []string{f.low[m.First], f.low[m.Last-1]} {
		switch w {
		case "gulf", "bay", "lake", "river", "sea", "strait", "ocean", "canal":
			return true
		}
	}
	return f.kind(m) == "water"
}

// houseOf: "the Ibn Abbas mosque of Nouakchott", "the Sahel hospital of Gao": a
// house by its name is in the town that it is said to be of.
func (f *finder) houseOf(i, at int) {
	t, m := f.lx.types["located_in"], f.m(i)
	if t == nil || at+1 >= f.sent.Last || f.low[at] != "of" || m.Form != extract.FormName || m.Last-m.First < 2 || !houseNoun[f.low[m.Last-1]] || f.low[m.Last-1] == "university" {
		return
	}
	o, _ := f.object(at + 1)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName || !levelKind("city", f.kind(f.m(o))) {
		return
	}
	f.emitBroad(found{typ: t, subjects: []int{i}, objects: []int{o}, first: at, last: at + 1, rule: "house-of", score: .75})
}
