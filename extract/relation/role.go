package relation

import (
	"slices"
	"strings"

	"dateline/extract"
)

// role reads the role noun that ends at token noun, if there is one: who bears
// it, of what.
func (f *finder) role(noun int) {
	lexemes, lex := f.lexemesAt(noun)
	if len(lexemes) == 0 || f.noHead(noun, lexemes) {
		return
	}
	if words["rank"][f.low[noun]] && lex == noun && noun > f.sent.First {
		if before, _ := f.lexemesAt(noun - 1); len(before) > 0 { // "spokeswoman | Commander X"
			return
		}
	}
	np := f.phrase(lex, noun)
	f.lendOwner(&np)
	bearers, rule, end := f.bearers(&np, lexemes)
	if len(bearers) == 0 && rule == "" {
		bearers, rule = f.sharedBearers(np)
	}
	if len(bearers) > 0 && rule != "title" && rule != "of-name" {
		f.borne[noun] = bearing{bearers, rule}
	}
	for _, l := range lexemes {
		f.roleOf(l, np, bearers, rule, end)
	}
	f.before(np, bearers)
}

// bearing is what a noun was found to be borne by, for the next noun.
type bearing struct {
	list []int
	rule string
}

// sharedBearers: in "X is a zoologist at A and the founder of B", "X, founder
// and director of B", the second noun is borne by whom the first is.
func (f *finder) sharedBearers(np nounPhrase) ([]int, string) {
	k := np.start - 1
	if k <= f.sent.First || f.low[k] != "and" && f.low[k] != "," && f.low[k] != "&" {
		return nil, ""
	}
	for n := 0; k > f.sent.First && n < 14; n, k = n+1, k-1 {
		if b, ok := f.borne[k]; ok {
			return b.list, b.rule
		}
		if f.tag(k, "VB", ".", "PRP") && !f.tag(k, "VBN", "VBG") {
			return nil, ""
		}
	}
	return nil, ""
}

// sharedComplement: "the president and chief executive | of B".
func (f *finder) sharedComplement(noun int, preps []string) ([]int, int) {
	k := noun + 1
	for n := 0; n < 3 && k+1 < f.sent.Last && (f.low[k] == "and" || f.low[k] == "," || f.low[k] == "&"); n++ {
		found := -1
		for j := k + 1; j < f.sent.Last && j < k+6 && f.tag(j, "NN", "JJ", "DT", "HYPH"); j++ {
			if list, _ := f.lexemesAt(j); len(list) > 0 {
				found = j
			}
		}
		if found < 0 {
			return nil, noun + 1
		}
		if objects, end, _ := f.complement(found+1, preps); len(objects) > 0 {
			return objects, end
		}
		k = found + 1
	}
	return nil, noun + 1
}

// lexemesAt are the longest role nouns that end at the token.
func (f *finder) lexemesAt(noun int) ([]lexeme, int) {
	if f.tag(noun, "VB", "MD", "IN", "DT", "PRP") && !f.tag(noun, "VBG") {
		return nil, 0
	}
	var out []lexeme
	first := noun
	for _, w := range []string{f.low[noun], f.doc.Tokens[noun].Lemma, singular(f.low[noun])} {
		for _, l := range f.lx.nouns[strings.ToLower(w)] {
			at := f.matchBack(l.words, noun)
			if at < 0 {
				continue
			}
			if len(out) > 0 && len(l.words) < len(out[0].words) {
				continue
			}
			if len(l.words) > 1 && f.cutsBody(at, noun) {
				continue
			}
			if len(out) > 0 && len(l.words) > len(out[0].words) {
				out = out[:0]
			}
			if !slices.ContainsFunc(out, func(o lexeme) bool {
				return o.typ == l.typ && o.inverse == l.inverse && o.of == l.of && o.bare == l.bare
			}) {
				out = append(out, l)
			}
			first = at
		}
		if len(out) > 0 {
			return out, first
		}
	}
	return nil, 0
}

// namesake is what nameBefore gives when nothing may be said.
const namesake = -2

// namesake: "the other Tripoli, the capital of Libya" is not the Tripoli of the
// report, and where both are in one chain nothing may be said of it.
func (f *finder) namesake(i int) bool {
	m := f.m(i)
	if f.low[m.First] != "other" && (m.First == 0 || f.low[m.First-1] != "other") {
		return false
	}
	c := f.chains[m.Chain]
	return c != nil && len(c.Mentions) > 1
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-3] + "man"
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// matchBack tells where the words before the last start, stepping over
// hyphens ("secretary-general"), or -1.
func (f *finder) matchBack(ws []string, last int) int {
	k := last
	for i := len(ws) - 2; i >= 0; i-- {
		k--
		if k >= f.sent.First && f.low[k] == "-" {
			k--
		}
		if k < f.sent.First || f.low[k] != ws[i] {
			return -1
		}
	}
	return k
}

// noHead tells that the noun only modifies what follows: "the city council",
// "government officials". A name that follows is no objection, if it can be
// the noun's bearer.
func (f *finder) noHead(noun int, lexemes []lexeme) bool {
	k := noun + 1
	if k >= f.sent.Last {
		return false
	}
	if longer, at := f.lexemesAt(k); len(longer) > 0 && at <= noun { // "chief | executive"
		return true
	}
	if f.low[k] == "-" {
		return true // "member-state", "president-elect" has its own entry
	}
	if !f.tag(k, "NN") || f.timeAt(k) {
		return false
	}
	m := f.ranked(k, func(m *extract.Mention) bool { return m.Form == extract.FormName })
	return m < 0 || !slices.ContainsFunc(lexemes, func(l lexeme) bool {
		return f.typeOK(l.typ.subject, f.m(m)) || l.inverse && f.typeOK(l.typ.object, f.m(m))
	})
}

// roleOf joins bearers and complement of a noun for one type.
func (f *finder) roleOf(l lexeme, np nounPhrase, bearers []int, rule string, end int) {
	if np.premod < 0 && np.poss < 0 {
		f.sharedName(&np)
	}
	objects, rule2, stop, officeEnd := f.roleObjects(l, np, bearers, rule)
	if l.bare && rule2 == "context" && words["lawmaker"][singular(f.low[np.noun])] { // he may be of any country that the report names
		return
	}
	if l.bare && rule2 != "context" && !(rule2 == "premodifier" && len(objects) == 1 && (f.isCountry(f.m(objects[0])) || words["lawmaker"][singular(f.low[np.noun])] && f.m(objects[0]).Type == extract.Place)) {
		objects = nil
	}
	if len(objects) == 1 && slices.Contains(l.typ.object, extract.Place) {
		objects[0] = f.forceCountry(objects[0], bearers, np)
	}
	if f.low[np.noun] == "captain" && np.possTok >= 0 && f.tag(np.possTok, "PRP$") { // "Its captain" is the ship's
		return
	}
	if l.typ.id == "leads" && f.low[np.noun] == "commander" && len(objects) == 1 && f.m(objects[0]).Type == extract.Place && rule2 == "of" {
		objects = f.forceIn() // "the military commander for Papua, X"
	}
	x := found{typ: l.typ, subjects: bearers, objects: objects, first: np.start, last: max(np.noun+1, min(stop, f.sent.Last)),
		rule: rule + "+" + rule2, score: roleScore(rule, rule2)}
	if t := f.lx.types["owns"]; t != nil && l.typ.id == "part_of" && rule2 == "possessive" && words["firm-part"][f.low[np.noun]] && len(objects) == 1 && f.firmOwner(objects[0]) {
		x.typ, x.subjects, x.objects = t, objects, bearers // "Fjellheim's Lithuanian unit, Baltcem"
		f.unitSeat(np, bearers)
		f.emit(x)
		return
	}
	if t := f.lx.types["citizen_of"]; t != nil && l.typ.id == "holds_office" && len(objects) == 1 && rule2 == "premodifier" && f.m(objects[0]).Form == extract.FormDemonym && words["parish-office"][f.low[np.noun]] {
		x.typ = t // "a Mauritanian imam" is no office of Mauritania
	}
	if l.typ.id == "leads" && len(objects) == 1 && rule2 == "premodifier" && f.isCountry(f.m(objects[0])) && f.bodyBetween(f.m(objects[0]).Last, np.lex) {
		return // "Zambian football association chief X" does not lead Zambia
	}
	if l.typ.id == "capital_of" && np.lex > f.sent.First && words["other-capital"][f.low[np.lex-1]] {
		return // "the commercial capital of Y" is not its capital
	}
	switch {
	case len(bearers) == 0 && len(objects) == 0:
		f.lacks(l, np.lex, np.noun+1, "nobody is named who bears it, and nothing whose it is")
	case len(bearers) == 0:
		f.lacks(l, np.lex, np.noun+1, "nobody is named who bears it: no name after it, before its comma, or as its subject")
	case len(objects) == 0:
		f.lacks(l, np.lex, np.noun+1, "it is not said whose it is: no "+strings.Join(l.typ.preps, ", ")+" after it, no name or 's before it")
	}
	if len(bearers) == 0 || len(objects) == 0 {
		f.plural(l, np, objects)
		return
	}
	if t := f.lx.types["located_near"]; t != nil && l.typ.id == "located_in" && rule2 == "of" && np.noun+1 < f.sent.Last && f.low[np.noun+1] == "on" && f.onWater(objects[0]) && !f.onIsland(objects[0]) {
		x.typ = t // "the port on the Gulf of Paria"
	}
	if l.typ.id == "located_in" && rule2 == "of" && np.premod >= 0 && f.isCountry(f.m(np.premod)) && !l.inverse { // "Hogland, a Russian island in the gulf"
		y := x
		y.objects, y.rule = []int{np.premod}, rule+"+premodifier"
		f.emit(y)
	}
	x.office = f.officeText(np.office[0], np.office[1])
	if officeEnd > np.noun+1 {
		x.office = f.officeText(np.office[0], officeEnd)
	}
	x.polarity, x.status = f.standing(np, rule)
	if x.status == "" && x.polarity == "positive" && rule == "appositive" && f.endedAfter(x.last) {
		x.status = "former"
	}
	if sentAbroad(f.low[np.noun]) && len(bearers) == 1 {
		f.postedIn(np, bearers[0])
	}
	if l.inverse {
		x.subjects, x.objects = x.objects, x.subjects
	}
	f.emit(x)
}

// roleObjects finds the complement: "of Y" before "Y's" before "Y spokesman";
// at last, for offices of a state, region or town, what the context leaves no
// doubt about.
func (f *finder) roleObjects(l lexeme, np nounPhrase, bearers []int, rule string) (objects []int, how string, stop, officeEnd int) {
	okType := l.typ.object
	if l.inverse {
		okType = l.typ.subject
	}
	fits := func(i int) bool { return i >= 0 && f.typeOK(okType, f.m(i)) && !slices.Contains(bearers, i) }
	stop, officeEnd = np.noun+1, np.noun+1
	if f.low[np.noun] == "counterpart" { // "her Cypriot counterpart, X": he has the same office there
		if rule == "title" || rule == "before" || rule == "appositive" {
			if fits(np.premod) && f.isCountry(f.m(np.premod)) {
				return []int{np.premod}, "premodifier", stop, officeEnd
			}
		}
		return nil, "", stop, officeEnd
	}
	if f.abroad(l, np) {
		switch {
		case fits(np.poss):
			return []int{f.its(np.poss)}, "possessive", stop, officeEnd
		case fits(np.premod):
			return []int{np.premod}, "premodifier", stop, officeEnd
		}
	}
	if rule == "title" && np.office[1] > np.noun+1 { // "Archbishop of Kampala X"
		for k := np.noun + 2; k < np.office[1]; k++ {
			if i := f.longest(f.starts[k], func(m *extract.Mention) bool { return m.Last <= np.office[1] }); fits(i) && f.low[np.noun+1] == "of" {
				return []int{i}, "of", stop, officeEnd
			}
		}
	}
	if rule != "of-name" {
		preps := l.typ.preps
		if f.low[np.noun] == "police" || f.low[np.lex] == "police" { // "the chief of police in Marseille"
			preps = append(slices.Clone(preps), "in")
		}
		list, end, off := f.complement(np.noun+1, preps)
		if at := f.pastCount(np.noun + 1); l.typ.id == "located_in" && at+2 < f.sent.Last && contains([]string{"at", "on", "in"}, f.low[at]) {
			if p := f.partOfPlace(at + 1); p >= 0 { // "a port at the southern tip of Mindoro"
				list, end, off = []int{p}, f.m(p).Last, np.noun+1
			}
		}
		if len(list) == 1 && l.level != "" && f.m(list[0]).Form == extract.FormNominal && f.m(list[0]).Number == "plur" { // "the minister of mines"
			list, off = nil, end
		}
		if len(list) > 0 && fits(list[0]) && !(fits(np.poss) && !f.named(f.m(list[0]))) {
			return list, "of", end, off
		}
		if len(list) > 0 && np.poss < 0 && np.premod < 0 {
			return nil, "", end, off
		}
		officeEnd = max(off, np.noun+1)
		if np.poss < 0 && np.premod < 0 && rule != "title" {
			if list, end := f.sharedComplement(np.noun, l.typ.preps); len(list) > 0 && fits(list[0]) {
				return list, "of", end, np.noun + 1
			}
		}
	}
	switch {
	case fits(np.poss):
		return []int{f.its(np.poss)}, "possessive", stop, officeEnd
	case np.premod >= 0 && f.isCountry(f.m(np.premod)) && (l.typ.id == "owns" || l.typ.id == "operates"):
		return nil, "", stop, officeEnd // "the French rail operator X" operates no France
	case np.premod >= 0 && f.m(np.premod).Form == extract.FormDemonym && ofThing[l.typ.id] && np.noun+1 < f.sent.Last && f.low[np.noun+1] == "of":
		return nil, "", stop, officeEnd // "the Greek owner of the ferry" owns no Greece
	case np.poss >= 0 && l.level == "country" && words["state-office"][f.low[np.noun]] && f.m(np.poss).Type == extract.Person: // "Castro's foreign minister, X"
		if o := f.ruledBy(np.poss); o >= 0 {
			return []int{o}, "ruler's", stop, officeEnd
		}
		return nil, "", stop, officeEnd
	case np.possTok >= 0: // somebody's, but we do not know whose
		return nil, "", stop, officeEnd
	case fits(np.premod) && l.typ.id == "represents" && f.isCountry(f.m(np.premod)) && !sentAbroad(f.low[np.noun]) && f.low[np.noun] != "negotiator" && f.low[np.noun] != "delegate":
		return nil, "", stop, officeEnd // "an Iranian attorney"
	case fits(np.premod) && (l.typ.id == "represents" || l.typ.id == "citizen_of") && f.m(np.premod).Form == extract.FormName && levelKind("city", f.kind(f.m(np.premod))):
		return nil, "", stop, officeEnd // "Harare lawyer X"
	case fits(np.premod):
		if o := f.fullBody(np.premod); o >= 0 {
			return []int{o}, "premodifier", stop, officeEnd
		}
		return nil, "", stop, officeEnd
	case rule == "copula" && np.premod < 0 && len(bearers) > 0:
		if o := f.whichBefore(bearers[0], l.typ.preps); fits(o) {
			return []int{o}, "of-which", stop, officeEnd
		}
	case np.premod >= 0:
		return nil, "", stop, officeEnd
	}
	if rule == "title" && np.premod < 0 && fits(np.person) && !f.afterAppointer(np.person) { // "Karzai aide X"
		return []int{np.person}, "premodifier", stop, officeEnd
	}
	if rule == "title" && np.premod < 0 && np.office[0] < np.lex { // "company spokesman X"
		if o := f.bareBody(f.low[np.lex-1], np.lex); fits(o) {
			return []int{o}, "bare-body", stop, officeEnd
		}
	}
	if rule == "title" && np.premod < 0 && np.possTok < 0 && np.person < 0 && l.level == "" {
		if o := f.atHouse(np); fits(o) {
			return []int{o}, "at-house", stop, officeEnd
		}
	}
	if rule == "title" && np.premod < 0 && np.possTok < 0 && np.person < 0 { // "Former chief executive X", "Commissioner X"
		if o := f.impliedBody(f.low[np.noun], np.lex, np.noun, np.start); fits(o) {
			return []int{o}, "implied-body", stop, officeEnd
		}
		if l.level == "" && (l.typ.id == "spokesman_of" || l.typ.id == "leads") && words["national-force"][f.low[np.office[0]]] { // "National police spokesperson X"
			if o := f.contextCountry(bearers, np); fits(o) {
				return []int{o}, "context", stop, officeEnd
			}
		}
	}
	if l.typ.id == "spokesman_of" && rule == "before" && np.definite && np.lex < np.noun && np.possTok < 0 { // "The police spokesperson, X"
		if o := f.impliedBody(f.low[np.noun], np.lex, np.noun, np.start); fits(o) {
			return []int{o}, "implied-body", stop, officeEnd
		}
	}
	if l.typ.id == "spokesman_of" && np.premod < 0 && np.possTok < 0 && np.person < 0 && np.office[0] == np.lex && np.lex == np.noun && (rule == "title" || rule == "before") {
		if o := f.bodyActing(); fits(o) {
			return []int{o}, "body-before", stop, officeEnd
		}
	}
	// "Analyst Luca Ferri of Meridian Securities"
	if rule == "title" && len(bearers) == 1 {
		at := f.m(bearers[0]).Last
		if at < f.sent.Last && contains([]string{"of", "from", "at", "with"}, f.low[at]) {
			if o, end := f.object(at + 1); fits(o) && (f.m(o).Type == extract.Organization || l.typ.office && f.low[at] == "of" && f.m(o).Type == extract.Place && f.m(o).Form == extract.FormName) {
				return []int{o}, "after-name", end, officeEnd
			}
		}
	}
	if rule == "named" && len(bearers) == 1 && np.possTok < 0 {
		if v := f.appointer(bearers[0]); v >= 0 {
			s := f.subjectNear(v, func(*extract.Mention) bool { return true })
			if fits(s) {
				return []int{s}, "namer", stop, officeEnd
			}
		}
	}
	// "The government of Prime Minister X" is of its own country, which is said
	// elsewhere or not at all.
	// A state company is introduced like a person: "The state utility, X, said".
	stated := rule == "title" || rule == "named" && l.level == "country" || np.definite && (rule == "before" || rule == "appositive") || rule == "appositive" && np.start == np.office[0] && !f.tag(np.noun, "NNS") || l.typ.id == "agency_of" && (rule == "before" || rule == "appositive")
	if l.typ.id == "capital_of" && np.definite && np.lex < np.noun && len(bearers) == 1 && (rule == "appositive" || rule == "before") { // "Nabire, the provincial capital"
		i := f.regionOf(bearers[0])
		if i < 0 {
			i = f.regionBefore(np.start)
		}
		if i >= 0 {
			return []int{i}, "region", stop, officeEnd
		}
	}
	if f.low[np.noun] == "senator" && f.onlyNamed("senate") >= 0 { // he is said to be a member of it
		stated = false
	}
	if stated && np.possTok < 0 && (l.typ.id == "holds_office" || l.typ.id == "leads") && np.office[0] < np.lex+1 && provincial[f.low[np.office[0]]] { // "Provincial police chief X"
		i := f.regionCalled()
		if i < 0 {
			i = f.regionBefore(np.start)
		}
		if fits(i) {
			return []int{i}, "region", stop, officeEnd
		}
		return nil, "", stop, officeEnd
	}
	if l.level != "" && stated && np.possTok < 0 && !f.ofGovernment(np.start) {
		if i := f.context(l.level, bearers, np); i >= 0 {
			return []int{i}, "context", stop, officeEnd
		}
	}
	return nil, "", stop, officeEnd
}

func roleScore(rule, how string) float64 {
	s := map[string]float64{"title": .95, "appositive": .9, "before": .85, "copula": .9, "become": .85, "nominal": .8, "of-name": .9, "leave": .8}[rule]
	switch how {
	case "context":
		s = .6
	case "premodifier":
		s -= .05
	}
	return s
}

// ofThing are the types whose noun says what somebody has, so that a country
// before it is where he is from.
var ofThing = map[string]bool{"owns": true, "operates": true, "founded": true, "part_of": true, "relative_of": true, "represents": true, "employed_by": true}

// endedAfter: "minister of Peru | until 2021,", "its head | from 2010 to 2014,":
// the time at which it was over stands right after the office.
func (f *finder) endedAfter(at int) bool {
	if at+1 >= f.sent.Last {
		return false
	}
	switch f.low[at] {
	case "until", "till":
		return true
	case "from", "between":
		if f.tag(at+1, "CD") {
			for k := at + 2; k+1 < f.sent.Last && k < at+4; k++ {
				switch f.low[k] {
				case "to", "until", "and", "till":
					return f.tag(k+1, "CD")
				}
			}
		}
	}
	return false
}

// bodyBetween: a noun for a body that no state is stands among the words.
func (f *finder) bodyBetween(first, last int) bool {
	for k := first; k < last; k++ {
		switch f.low[k] {
		case "union", "association", "federation", "club", "company", "firm", "party", "league", "chamber", "society", "institute", "university", "bank", "airline", "charity", "gang", "team", "group":
			return true
		}
	}
	return false
}

// pastCount steps over how many live there: "a town | of 30,000 people | in".
func (f *finder) pastCount(at int) int {
	if at+2 >= f.sent.Last || f.low[at] != "of" {
		return at
	}
	k := at + 1
	for n := 0; n < 3 && k < f.sent.Last && (f.tag(k, "CD", "RB", "JJR", "IN") || f.low[k] == "some"); n++ {
		k++
	}
	if k == at+1 {
		return at
	}
	switch f.low[k] {
	case "people", "inhabitants", "residents", "souls", "persons":
		k++
	}
	return k
}
