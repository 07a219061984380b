package relation

import (
	"sort"

	"dateline/extract"
)

// weigh counts how much of the document is about each country: its name, its
// adjective, its places.
func (v *view) weigh() {
	v.focus = map[string]int{}
	for i := range v.doc.Mentions {
		m := &v.doc.Mentions[i]
		if m.Form == extract.FormPronoun || m.Type == extract.Person && m.Form == extract.FormName || m.Source == "inner" { // the body counts
			continue
		}
		code := m.Country
		if m.Type == extract.Place {
			code = v.country(m)
		}
		if code != "" {
			v.focus[code]++
			switch v.doc.Sentences[v.doc.SentenceOf(m.First)].Kind {
			case "headline", "dateline": // what a report is about stands at its head
				v.focus[code] += 2
			}
		}
	}
}

// dominant is the country that outweighs all others together in the document,
// or twice the next where several are named by the way, without those of skip;
// "" when there is none.
func (v *view) dominant(skip map[string]bool) string {
	type cw struct {
		code string
		n    int
	}
	var list []cw
	total := 0
	for code, n := range v.focus {
		if !skip[code] {
			list = append(list, cw{code, n})
			total += n
		}
	}
	if len(list) == 0 {
		return ""
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].n != list[j].n {
			return list[i].n > list[j].n
		}
		return list[i].code < list[j].code
	})
	if list[0].n*10 >= total*6 || len(list) > 2 && list[0].n*10 >= total*4 && list[0].n*10 >= list[1].n*22 {
		return list[0].code
	}
	return ""
}

// countryMention is the mention of a country nearest before the token, else
// the first after it; a name before an adjective.
func (v *view) countryMention(code string, tok int) int {
	best, bestScore := -1, 1<<30
	for _, i := range v.states[code] {
		m := &v.doc.Mentions[i]
		d := tok - m.First
		if d < 0 {
			d = -d + len(v.low)
		}
		if m.Form == extract.FormDemonym {
			d += 2 * len(v.low)
		}
		if d < bestScore {
			best, bestScore = i, d
		}
	}
	return best
}

// context finds what an office without complement belongs to: "President
// Amina Diallo" of the country that acts in the sentence or that the report is
// about. Rather nothing than the wrong one: a foreign head of state is named
// in reports about other countries.
func (f *finder) context(level string, bearers []int, np nounPhrase) int {
	switch level {
	case "country":
		return f.contextCountry(bearers, np)
	case "region", "city":
		return f.contextPlace(level, np)
	}
	return -1
}

func (f *finder) contextCountry(bearers []int, np nounPhrase) int {
	i := f.countryInContext(bearers, np)
	// "Former army chief X" does not lead the country that only the name of a
	// police service holds.
	if i >= 0 && f.m(i).Source == "inner" && !words["state-office"][f.low[np.noun]] {
		return -1
	}
	return i
}

func (f *finder) countryInContext(bearers []int, np nounPhrase) int {
	at := np.start
	if f.regionalField(np) || f.otherNation(np) {
		return -1
	}
	// The knowledge base knows the person's country.
	for _, b := range bearers {
		if c := f.chains[f.m(b).Chain]; c != nil && c.Country != "" && len(c.Links) > 0 {
			return f.countryMention(c.Country, at)
		}
	}
	// "In Ankara, Defence Minister X": the government that sits there.
	if code := f.fromCapital(np.start); code != "" {
		if i := f.countryMention(code, at); i >= 0 {
			return i
		}
	}
	// The country acts in the clause that the title stands in: "The US
	// withdraws its forces ahead of a deadline set by President X".
	if i := f.actor(np.noun); i >= 0 {
		return i
	}
	if code := f.ownClause(np); code != "" && words["state-office"][f.low[np.noun]] {
		if i := f.countryMention(code, at); i >= 0 {
			return i
		}
	}
	main := f.dominant(nil)
	if main != "" && f.onlyTowns() { // a town may have namesakes abroad
		return f.countryMention(main, at)
	}
	codes := f.sentenceCountries(f.sent)
	if i := f.homeOffice(np, main, codes); i >= 0 {
		return i
	}
	if len(codes) < 2 && main == "" && words["state-office"][f.low[np.noun]] {
		if i := f.countryBefore(at); len(codes) == 0 || i >= 0 && codes[f.country(f.m(i))] {
			return i
		}
	}
	if len(codes) == 1 && (main == "" || codes[main]) || len(codes) == 0 && main != "" || len(codes) > 1 && codes[main] && f.onlyCapital(main) {
		for code := range codes {
			if len(codes) == 1 {
				if code != main && !f.onlyCapital(code) {
					return -1
				}
				main = code
			}
		}
		if main != "" {
			return f.countryMention(main, at)
		}
	}
	return -1
}

// actor is the country that is the subject of a verb above the token.
func (f *finder) actor(tok int) int {
	at := tok
	for hops := 0; hops < 12 && at >= 0; hops++ {
		if f.tag(at, "VB") {
			if s := f.child(at, "nsubj*"); s >= 0 && !f.doc.Dominates(s, tok) {
				i := f.longest(f.heads[s], f.isCountry)
				if i >= 0 && f.m(i).Form == extract.FormName {
					return i
				}
				// "Iraqi officials announced that Prime Minister X": their own.
				if n := f.longest(f.heads[s], func(m *extract.Mention) bool {
					return m.Country != "" && m.Form == extract.FormNominal && m.Type != extract.Place
				}); n >= 0 {
					return f.countryMention(f.m(n).Country, tok)
				}
			}
		}
		at = f.head(at)
	}
	return -1
}

// sentenceCountries are the countries that the sentence names, also by their
// places.
func (f *finder) sentenceCountries(s extract.Sentence) map[string]bool {
	out := map[string]bool{}
	for t := s.First; t < s.Last; t++ {
		for _, i := range f.heads[t] {
			m := f.m(i)
			if m.Type == extract.Person && m.Form == extract.FormName || m.Form == extract.FormPronoun {
				continue
			}
			code := m.Country
			if m.Type == extract.Place { // an agency's seat says nothing
				code = f.country(m)
			}
			if code != "" {
				out[code] = true
			}
		}
	}
	return out
}

// onlyCapital: the sentence opens with "In Dushanbe," - the place of the
// government that the next office belongs to.
func (f *finder) onlyCapital(code string) bool {
	s := f.sent
	if s.Last-s.First < 3 || f.low[s.First] != "in" && f.low[s.First] != "from" {
		return false
	}
	i := f.longest(f.starts[s.First+1], func(m *extract.Mention) bool { return m.Type == extract.Place })
	return i >= 0 && f.country(f.m(i)) == code
}

// fromCapital is the country whose capital the sentence opens with, "In Ankara,",
// when the office stands right behind; "" otherwise.
func (f *finder) fromCapital(at int) string {
	s := f.sent
	if s.Last-s.First < 4 || f.low[s.First] != "in" && f.low[s.First] != "from" {
		return ""
	}
	i := f.longest(f.starts[s.First+1], func(m *extract.Mention) bool {
		return m.Type == extract.Place && m.Form == extract.FormName && f.kind(m) == "capital"
	})
	if i < 0 {
		return ""
	}
	k := f.m(i).Last
	if k < s.Last && f.low[k] == "," {
		k++
	}
	if at-k > 2 {
		return ""
	}
	return f.country(f.m(i))
}

// contextPlace: a mayor belongs to the town, a governor to the region, that
// the sentence or else the whole report names alone at that level.
func (f *finder) contextPlace(level string, np nounPhrase) int {
	var inSent, inDoc []int
	seen := map[string]bool{}
	count := map[string]int{}
	lead := 0
	if n := len(f.doc.Sentences); n > 0 {
		lead = f.doc.Sentences[min(2, n-1)].Last
	}
	for i := range f.doc.Mentions {
		m := f.m(i)
		if m.Type != extract.Place || m.Form != extract.FormName || !levelKind(level, f.kind(m)) {
			continue
		}
		k := f.key(m)
		count[k]++
		if m.First < lead { // what a report is about stands at its top
			count[k] += 2
		}
		if m.First >= f.sent.First && m.Last <= f.sent.Last {
			inSent = append(inSent, i)
		}
		if !seen[k] {
			seen[k] = true
			inDoc = append(inDoc, i)
		}
	}
	if level == "region" {
		if i := f.onlyRegion(inSent); i >= 0 || len(inSent) > 0 {
			return i
		}
		return f.chiefRegion(len(f.low))
	}
	best, total := -1, 0
	for _, i := range inDoc {
		n := count[f.key(f.m(i))]
		total += n
		if best < 0 || n > count[f.key(f.m(best))] {
			best = i
		}
	}
	if best >= 0 && count[f.key(f.m(best))]*2 > total {
		return best
	}
	return -1
}

// onlyRegion is the one region among the mentions, a province before districts.
func (f *finder) onlyRegion(list []int) int {
	best := -1
	for _, i := range list {
		switch big := f.kind(f.m(i)) != "district"; {
		case best < 0 || big && f.kind(f.m(best)) == "district":
			best = i
		case f.key(f.m(i)) == f.key(f.m(best)) || !big:
		default:
			return -1
		}
	}
	return best
}

func levelKind(level, kind string) bool {
	if level == "region" {
		return division(kind)
	}
	switch kind {
	case "city", "town", "village", "capital", "municipality":
		return true
	}
	return false
}

// plural keeps what "the presidents of A, B and C" says, until the report
// names "A's X".
type plural struct {
	lexeme  lexeme
	office  string
	objects []int
	person  int
	of      int
}

// plural notes a plural office over a list, with no bearer of its own.
func (f *finder) plural(l lexeme, np nounPhrase, objects []int) {
	if len(objects) < 2 || !f.tag(np.noun, "NNS") || !l.typ.office {
		return
	}
	office := f.officeText(np.office[0], np.noun) + " " + singular(f.low[np.noun])
	f.plurals = append(f.plurals, plural{lexeme: l, office: trim(office), objects: objects, person: -1})
}

func trim(s string) string {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// distribute: "The presidents of Chad, Niger and Mali met ... Chad's X and
// Mali's Y agreed": each bears the office over his own country, when the two
// passages are at most four sentences apart.
func (f *finder) distribute() {
	for _, p := range f.plurals {
		if p.person < 0 {
			continue
		}
		for _, q := range f.plurals {
			if q.person >= 0 || len(q.objects) == 0 {
				continue
			}
			d := f.doc.SentenceOf(f.m(p.person).First) - f.doc.SentenceOf(f.m(q.objects[0]).First)
			if d < 0 || d > 4 {
				continue
			}
			for _, o := range q.objects {
				same := f.key(f.m(o)) == f.key(f.m(p.of)) || f.isCountry(f.m(o)) && f.country(f.m(o)) != "" && f.country(f.m(o)) == f.country(f.m(p.of))
				if same {
					f.emit(found{typ: q.lexeme.typ, subjects: []int{p.person}, objects: []int{p.of}, office: q.office,
						first: f.m(p.of).First, last: f.m(p.person).Last, rule: "distributed", score: .75})
				}
			}
		}
	}
}

// onlyTowns: the sentence names no country, neither by its name nor by its
// adjective nor by a body of its state.
func (f *finder) onlyTowns() bool {
	for t := f.sent.First; t < f.sent.Last; t++ {
		for _, i := range f.heads[t] {
			m := f.m(i)
			if m.Form == extract.FormPronoun || m.Type == extract.Person && m.Form == extract.FormName {
				continue
			}
			if f.isCountry(m) || m.Type != extract.Place && m.Country != "" {
				return false
			}
			if c := f.chains[m.Chain]; m.Type == extract.Place && f.kind(m) == "capital" && c != nil { // a seat of government
				return false
			}
		}
	}
	return true
}
