package relation

import (
	"sort"
	"strings"

	"dateline/extract"
)

// its repairs a possessive "its": where its chain has no name in this sentence
// or the one before, and the sentence before has one body as its subject, that
// is meant: "The union objected. Its general secretary, X, said".
func (f *finder) its(i int) int {
	m := f.m(i)
	if w := f.low[m.First]; w == "their" && m.First > f.sent.First+1 && throughWord[f.low[m.First-1]] && f.low[m.First-2] == "," {
		if o := f.subjectHere(m.First - 2); o >= 0 { // "The armed forces, through their chief, X,"
			return o
		}
		return i
	} else if w != "its" {
		return i
	}
	if m.First == f.sent.First+1 && fronts[f.low[f.sent.First]] { // "Under its president, X, the Rail Union has called"
		if o := f.mainSubject(m.First); o >= 0 {
			return o
		}
	}
	if k := m.First - 1; k > f.sent.First && f.low[k] == "and" { // "Oxfam and its founder, X,"
		if o := f.longest(f.ends[k-1], func(x *extract.Mention) bool {
			return x.Form == extract.FormName && x.Type != extract.Person
		}); o >= 0 {
			return o
		}
	}
	at := f.doc.SentenceOf(m.First)
	if c := f.chains[m.Chain]; at == 0 && m.First == f.sent.First && (c == nil || !c.Named) { // "Its chairman, X, said Metrobus would"
		return f.onlyBodyAhead(i)
	}
	if at < 1 {
		return f.itsBefore(i)
	}
	if m.First != f.sent.First {
		c := f.chains[m.Chain]
		if o := f.itsBefore(i); o != i || !f.quotedBefore(m.First) && c != nil && c.Named {
			return o
		}
		if o := f.houseHere(m.First); o >= 0 { // "The hospital in Tera has three, its director, X, said"
			return o
		}
	}
	if o := f.lastSubject(at); o >= 0 {
		return o
	}
	if m.First != f.sent.First {
		return i
	}
	prev := f.doc.Sentences[at-1]
	if c := f.chains[m.Chain]; c != nil && c.Named {
		for _, id := range c.Mentions {
			if k, ok := f.byID[id]; ok && f.m(k).First >= prev.First && f.m(k).First < m.First {
				return i
			}
		}
	}
	only := -1
	for t := prev.First; t < prev.Last; t++ {
		for _, k := range f.heads[t] {
			x := f.m(k)
			if x.Type != extract.Organization || x.Form != extract.FormName || x.Kind == "agency" {
				continue
			}
			if only >= 0 && f.key(f.m(only)) != f.key(x) {
				return i
			}
			only = k
		}
	}
	if only >= 0 {
		return only
	}
	return i
}

// itsBefore: in a list, "the ministry fined X Ltd, based in Lyon, its chairman,
// Y, and", the word belongs to the body just named, with no verb between.
func (f *finder) itsBefore(i int) int {
	m := f.m(i)
	k := m.First - 1
	if k > f.sent.First+1 && f.low[k-1] == "," && throughWord[f.low[k]] { // "The African Union (AU), through its chairman, X, called"
		k--
		if o := f.subjectHere(k); o >= 0 {
			return o
		}
	}
	if k <= f.sent.First || f.low[k] != "," || f.saysAfter(m.First) {
		return i
	}
	for ; k > f.sent.First && k > m.First-14; k-- {
		if f.tag(k, "VBD", "VBZ", "VBP", "MD") || f.low[k] == "and" {
			return i
		}
		if o := f.longest(f.ends[k], func(x *extract.Mention) bool {
			return x.Type == extract.Organization && x.Form == extract.FormName
		}); o >= 0 {
			return o
		}
	}
	return i
}

// saysAfter: ", its lawyer, X, said": the phrase is the speaker of what stands
// before it.
func (f *finder) saysAfter(at int) bool {
	for k := at; k < f.sent.Last && k < at+14; k++ {
		if f.tag(k, "VBD", "VBZ") {
			return true
		}
		if f.low[k] == "and" {
			return false
		}
	}
	return false
}

const maxBack = 600 // mentions looked through, so that time stays linear

// bareBody finds what a bare noun before an office means: "party leader X",
// "company spokeswoman X", "the commission's head": the one body of that sort
// named in this sentence or the three before, or else the one that the report
// names most.
func (f *finder) bareBody(word string, at int) int {
	if !words["body"][word] {
		return -1
	}
	first := f.doc.Sentences[max(0, f.doc.SentenceOf(at)-3)].First
	near, many, total := -1, -1, 0
	one := true
	count := map[string]int{}
	end := sort.Search(len(f.doc.Mentions), func(i int) bool { return f.m(i).First >= at })
	for i := max(0, end-maxBack); i < end; i++ {
		m := f.m(i)
		if m.Type != extract.Organization || m.Form != extract.FormName || !f.bodyFits(m, word) {
			continue
		}
		total++
		k := f.key(m)
		count[k]++
		if many < 0 || count[k] > count[f.key(f.m(many))] {
			many = i
		}
		if m.First >= first {
			one = one && (near < 0 || f.key(f.m(near)) == k)
			near = i
		}
	}
	switch {
	case near >= 0 && one:
		return near
	case many >= 0 && count[f.key(f.m(many))]*2 > total:
		return many
	case total == 0:
		return f.bodyAhead(word, at)
	}
	return -1
}

// bodyAhead is the one body of the sort that the sentence goes on to name, and
// no other of the report: "The union's secretary, X, said the Miners' Union".
func (f *finder) bodyAhead(word string, at int) int {
	found := -1
	for t := at; t < f.sent.Last && t < at+60; t++ {
		for _, i := range f.starts[t] {
			m := f.m(i)
			if m.Type != extract.Organization || m.Form != extract.FormName || !f.bodyFits(m, word) {
				continue
			}
			if found >= 0 && f.key(f.m(found)) != f.key(m) {
				return -1
			}
			found = i
		}
	}
	return found
}

// bodyFits: "party" means a party, "company" a firm, "court" what has the word
// in its name.
func (f *finder) bodyFits(m *extract.Mention, word string) bool {
	kind := f.kind(m)
	switch word {
	case "company", "firm", "group":
		return kind == "company"
	case "party":
		return kind == "party"
	case "paper", "newspaper", "magazine", "weekly", "daily":
		if kind == "agency" || kind == "newspaper" {
			return true
		}
	}
	for t := m.First; t < m.Last; t++ {
		if f.low[t] == word {
			return true
		}
	}
	if c := f.chains[m.Chain]; c != nil && word != "group" {
		for _, id := range c.Mentions {
			if k, ok := f.byID[id]; ok && f.m(k).Form == extract.FormName && strings.HasSuffix(strings.ToLower(f.doc.Surface(f.m(k).Span)), " "+word) {
				return true
			}
		}
	}
	return false
}

// whichBefore is what "of which" or "to which" before a subject means: "the
// League, of which Chad is a member", "the bloc to which Chad belongs".
func (f *finder) whichBefore(subject int, preps []string) int {
	k := f.m(subject).First - 1
	for k > f.sent.First && (f.tag(k, "DT", "PDT") || f.low[k] == "both") {
		k--
	}
	if k-2 <= f.sent.First || f.low[k] != "which" || !contains(preps, f.low[k-1]) {
		return -1
	}
	k -= 2
	if f.low[k] == "and" { // "the party, which rules Chad and of which X is a member"
		for n := 0; n < 24 && k > f.sent.First; n, k = n+1, k-1 {
			if f.low[k] == "which" {
				k--
				break
			}
		}
	}
	if f.low[k] == "," {
		k--
	}
	if open := f.openBracket(k); open > f.sent.First {
		k = open - 1
	}
	i := f.longest(f.ends[k], func(m *extract.Mention) bool { return m.Form != extract.FormPronoun })
	if i >= 0 && f.m(i).Form == extract.FormNominal && !f.named(f.m(i)) { // "ECOWAS, the West African bloc | of which"
		if o := f.apposedTo(k, func(m *extract.Mention) bool { return m.Form == extract.FormName && m.Type == f.m(i).Type }); o >= 0 {
			return o
		}
	}
	return i
}

// itCountry: "Chile exports copper. It borders Peru": an "It" that opens a
// sentence after one that a country opened, and that was taken for something
// not named there, goes on about the country; so does an "Its".
func (f *finder) itCountry(i int) int {
	m := f.m(i)
	at := f.doc.SentenceOf(m.First)
	if m.Form != extract.FormPronoun || f.low[m.First] != "it" && f.low[m.First] != "its" || at < 1 || m.First != f.doc.Sentences[at].First {
		return i
	}
	prev := f.doc.Sentences[at-1]
	k := f.longest(f.starts[prev.First], func(x *extract.Mention) bool { return x.Type == extract.Place })
	if k < 0 || f.tag(f.m(k).Last, "POS") {
		return i
	}
	if k = f.theCountry(k); !f.isCountry(f.m(k)) || f.m(k).Form != extract.FormName {
		return i
	}
	if c := f.chains[m.Chain]; c != nil {
		for _, id := range c.Mentions {
			if n, ok := f.byID[id]; ok && f.m(n).Form == extract.FormName && f.m(n).First >= prev.First && f.m(n).First < m.First {
				return i
			}
		}
	}
	return k
}

// theCountry: "The Andean country borders ..." is the country that the report
// is about, unless a name in its chain says otherwise; an adjective does not.
func (f *finder) theCountry(i int) int {
	m := f.m(i)
	if m.Type != extract.Place || m.Form != extract.FormNominal || f.kind(m) != "country" || f.low[m.First] != "the" {
		return i
	}
	if c := f.chains[m.Chain]; c != nil {
		for _, id := range c.Mentions {
			if k, ok := f.byID[id]; ok && f.m(k).Form == extract.FormName {
				return i
			}
		}
	}
	if code := f.dominant(nil); code != "" {
		if k := f.countryMention(code, m.First); k >= 0 {
			return k
		}
	}
	return i
}

// retracts tells that a sentence takes back what it says: "An earlier version
// of this story said", "We wrongly reported that".
func (f *finder) retracts(s extract.Sentence) bool {
	for k := s.First; k+3 < s.Last; k++ {
		switch f.low[k] {
		case "earlier", "previous", "original", "initial":
			if (f.low[k+1] == "version" || f.low[k+1] == "report") && (f.low[k+2] == "of" || f.low[k+2] == "said" || f.low[k+2] == "stated") {
				return true
			}
		case "incorrectly", "wrongly", "mistakenly", "erroneously":
			switch f.doc.Tokens[k+1].Lemma {
			case "say", "state", "report", "identify", "describe", "name", "write", "give", "attribute":
				return true
			}
		}
	}
	return false
}

// onlyBodyAhead is the one body that the sentence names, or the mention itself.
func (f *finder) onlyBodyAhead(i int) int {
	only := -1
	for t := f.sent.First; t < f.sent.Last && t < f.sent.First+60; t++ {
		for _, k := range f.starts[t] {
			x := f.m(k)
			if x.Type != extract.Organization || x.Form != extract.FormName {
				continue
			}
			if only >= 0 && f.key(f.m(only)) != f.key(x) {
				return i
			}
			only = k
		}
	}
	if only >= 0 {
		return only
	}
	return i
}

// fronts are prepositions that open a sentence before its subject.
var fronts = map[string]bool{"under": true, "through": true, "with": true, "in": true, "for": true, "by": true, "via": true, "like": true, "unlike": true, "despite": true, "after": true, "at": true, "on": true}

// mainSubject is the body or place by its name right after the first comma that
// a verb, or right before that a comma or name, follows: "Through its lawyer, X,
// | Adria Foods | denied".
func (f *finder) mainSubject(at int) int {
	for k := at; k+1 < f.sent.Last && k < at+24; k++ {
		if f.tag(k, "VBD", "VBZ", "VBP", "MD") {
			return -1
		}
		if f.low[k] != "," {
			continue
		}
		for j := k + 1; j < f.sent.Last && j < k+7; j++ {
			if i := f.longest(f.starts[j], func(m *extract.Mention) bool {
				return m.Form == extract.FormName && m.Type != extract.Person
			}); i >= 0 {
				if v := f.skipBrackets(f.m(i).Last); v < f.sent.Last && f.tag(v, "VBD", "VBZ", "VBP", "MD") {
					return i
				}
				break
			}
			if !f.tag(j, "DT", "NN", "JJ") {
				break
			}
		}
	}
	return -1
}
