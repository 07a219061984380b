package relation

import "dateline/extract"

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
