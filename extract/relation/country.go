package relation

import (
	"strings"

	"dateline/extract"
)

// ruledBy is the country that a person was found to lead: "President Xiomara
// Castro of Honduras ... Castro's foreign minister"; -1 where the passage before
// does not say.
func (f *finder) ruledBy(i int) int {
	k := f.key(f.m(i))
	for n := len(f.out) - 1; n >= 0; n-- {
		r := &f.out[n]
		if r.Type != "leads" && r.Type != "holds_office" || r.Polarity == "negative" {
			continue
		}
		if o := f.byID[r.Object]; f.key(f.m(f.byID[r.Subject])) == k && f.isCountry(f.m(o)) {
			return o
		}
	}
	return -1
}

// ownClause: "Interior Minister X said | Chisinau knew of one passport": the
// country, or its capital, that acts in what an officer of state says first is
// his own, if the report is about it as much as about any other.
func (f *finder) ownClause(np nounPhrase) string {
	h := f.head(np.noun)
	for hops := 0; hops < 3 && h >= 0 && !f.tag(h, "VB"); hops++ {
		h = f.head(h)
	}
	if h < 0 || !sayWord[f.doc.Tokens[h].Lemma] {
		return ""
	}
	c := f.child(h, "ccomp")
	if c < 0 || c < h {
		return ""
	}
	s := f.child(c, "nsubj*")
	if s < 0 {
		return ""
	}
	i := f.longest(f.heads[s], func(m *extract.Mention) bool {
		return m.Form == extract.FormName && (f.isCountry(m) || m.Type == extract.Place && f.kind(m) == "capital")
	})
	if i < 0 {
		return ""
	}
	code := f.country(f.m(i))
	for _, n := range f.focus {
		if n > 2*f.focus[code] {
			return ""
		}
	}
	return code
}

// sayWord are verbs by which an officer of state speaks for it.
var sayWord = map[string]bool{"say": true, "announce": true, "declare": true, "insist": true, "state": true, "tell": true, "add": true, "vow": true, "promise": true, "warn": true, "confirm": true}

// islandNation is the only country of the report that no land borders, which "the
// island" means: "the island's ombudswoman"; -1 for none or several.
func (f *finder) islandNation(at int) int {
	code := ""
	for c := range f.focus {
		i := f.countryMention(c, at)
		if i < 0 {
			continue
		}
		ch := f.chains[f.m(i).Chain]
		if ch == nil || len(ch.Links) == 0 {
			continue
		}
		borders := false
		for _, fact := range ch.Facts {
			borders = borders || fact.Type == "borders"
		}
		if borders {
			continue
		}
		if code != "" {
			return -1
		}
		code = c
	}
	if code == "" {
		return -1
	}
	return f.countryMention(code, at)
}

// homeOffice: an office of state without a country is one of the country that
// the report is about, or is sent from, unless another country stands before it
// in the sentence: "Prime Minister X condemned the attack, as did Iran." In
// "Slovenia, which borders Croatia, protested. Foreign Minister X, speaking in
// Brussels, said" it is that of the country which acted before.
func (f *finder) homeOffice(np nounPhrase, main string, codes map[string]bool) int {
	if !words["state-office"][f.low[np.noun]] {
		return -1
	}
	before := f.countriesBefore(np.start)
	if at := f.doc.SentenceOf(np.start); at > 0 && len(before) == 0 && np.start-f.sent.First < 14 {
		if i := f.lastSubject(at); i >= 0 && f.isCountry(f.m(i)) && f.m(i).Form == extract.FormName && f.citiesOnly(codes, f.country(f.m(i))) {
			return i
		}
	}
	if main != "" && (len(before) == 0 || before[main]) {
		return f.countryMention(main, np.start)
	}
	if home := f.home(); main == "" && home != "" && codes[home] {
		return f.countryMention(home, np.start)
	}
	return -1
}

// countriesBefore are the countries named in the sentence before the token.
func (f *finder) countriesBefore(tok int) map[string]bool {
	s := f.sent
	s.Last = tok
	return f.sentenceCountries(s)
}

// citiesOnly: the sentence names no country but that one, only cities abroad
// where somebody speaks.
func (f *finder) citiesOnly(codes map[string]bool, own string) bool {
	if len(codes) == 0 {
		return true
	}
	for t := f.sent.First; t < f.sent.Last; t++ {
		for _, i := range f.heads[t] {
			m := f.m(i)
			if f.isCountry(m) && m.Form != extract.FormPronoun && f.country(m) != own {
				return false
			}
			if m.Type == extract.Place && m.Form == extract.FormName && !f.isCountry(m) && f.country(m) != own && (m.First == f.sent.First || !f.tag(m.First-1, "IN")) {
				return false
			}
		}
	}
	return true
}

// home is the country of the capital that the report is sent from, "" where it
// has no dateline or another town in it.
func (f *finder) home() string {
	for _, s := range f.doc.Sentences[:min(12, len(f.doc.Sentences))] {
		if s.Kind != "dateline" {
			continue
		}
		for t := s.First; t < s.Last; t++ {
			if i := f.longest(f.starts[t], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName }); i >= 0 {
				if f.kind(f.m(i)) == "capital" {
					return f.country(f.m(i))
				}
				return ""
			}
		}
	}
	return ""
}

// otherNation: "Abkhaz President X", "Bavarian Interior Minister X": an adjective
// of a people or a land that no table has stands before the office, which is not
// that of the report's country.
func (f *finder) otherNation(np nounPhrase) bool {
	for t := np.start; t < np.lex; t++ {
		w := f.low[t]
		c := f.doc.Text[f.doc.Tokens[t].Start]
		if c < 'A' || c > 'Z' || !f.tag(t, "JJ", "NNP") || fieldWord[w] || f.longest(f.heads[t], func(m *extract.Mention) bool { return f.isCountry(m) }) >= 0 {
			continue
		}
		for _, end := range []string{"ian", "an", "ese", "ish", "az", "hi", "qi", "ski", "en"} {
			if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return false
}

// fieldWord are words of fields that end like an adjective of a people.
var fieldWord = map[string]bool{"human": true, "urban": true, "civilian": true, "women": true, "veteran": true, "children": true, "green": true, "artisan": true, "republican": true}
