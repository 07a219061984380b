package relation

import (
	"sort"

	"dateline/extract"
)

// definite puts a name for a definite noun that no chain names: "the
// territory's administrator", "the province's governor", "the company's chief
// executive", "police chief X": the one thing of the sort that the report
// names, or that it names most. Any other mention is given back as it is.
func (f *finder) definite(i int) int {
	m := f.m(i)
	if m.Form != extract.FormNominal {
		return i
	}
	if c := f.chains[m.Chain]; c != nil && c.Named {
		return i
	}
	word := f.low[m.HeadTok]
	switch m.Type {
	case extract.Place:
		if m.Last-m.First > 3 || f.low[m.First] != "the" || m.Last-m.First == 3 && !f.tag(m.First+1, "NN", "JJ") {
			return i
		}
		if o := f.definitePlace(word, m.First); o >= 0 {
			return o
		}
	case extract.Organization:
		if o := f.forceOf(i); o >= 0 {
			return o
		}
		if n := m.Last - m.First; n > 3 || n > 1 && f.low[m.First] != "the" || n == 3 && !f.tag(m.First+1, "JJ", "NNP") {
			return i
		}
		if o := f.bareBody(word, m.First); o >= 0 {
			return o
		}
		if word == "company" || word == "firm" {
			if o := f.mainFirm(m.First, -1); o >= 0 {
				return o
			}
		}
	}
	return i
}

// definitePlace is what "the province", "the city" mean at the token.
func (f *finder) definitePlace(word string, at int) int {
	switch word {
	case "country", "nation", "republic", "kingdom", "state":
		if code := f.dominant(nil); code != "" {
			return f.countryMention(code, at)
		}
	case "island":
		if i := f.chief(at, func(m *extract.Mention) bool { return f.kind(m) == "island" }); i >= 0 {
			return i
		}
		return f.islandNation(at)
	case "province", "region", "governorate", "prefecture", "county", "oblast":
		return f.chiefRegion(at)
	case "territory", "district", "municipality", "commune":
		if i := f.chief(at, func(m *extract.Mention) bool { return f.kind(m) == "district" }); i >= 0 {
			return i
		}
		return f.chief(at, func(m *extract.Mention) bool { return levelKind("city", f.kind(m)) })
	case "gulf", "strait", "sea", "lake", "river", "bay", "peninsula", "desert", "valley":
		return f.chief(at, func(m *extract.Mention) bool { return f.low[m.First] == word || f.low[m.Last-1] == word })
	case "capital":
		if code := f.dominant(nil); code != "" {
			if i := f.chief(at, func(m *extract.Mention) bool { return f.kind(m) == "capital" && f.country(m) == code }); i >= 0 {
				return i
			}
		}
		return f.chief(at, func(m *extract.Mention) bool { return f.kind(m) == "capital" })
	case "city", "town", "village", "port":
		return f.chief(at, func(m *extract.Mention) bool { return levelKind("city", f.kind(m)) })
	}
	if words["facility"][word] { // "the mine": the one whose name has the word
		return f.chief(at, func(m *extract.Mention) bool {
			return f.low[m.Last-1] == word || m.Last < len(f.low) && f.low[m.Last] == word
		})
	}
	return -1
}

// chief is the place of a sort that the report names before the token, when it
// is the only one, or named more than all others together; what stands in the
// first sentences counts double.
func (f *finder) chief(at int, ok func(*extract.Mention) bool) int {
	lead := 0
	if n := len(f.doc.Sentences); n > 0 {
		lead = f.doc.Sentences[min(2, n-1)].Last
	}
	return f.leading(at, lead, 2, func(m *extract.Mention) bool {
		return m.Type == extract.Place && m.Form == extract.FormName && ok(m)
	})
}

// leading is the last mention of what is named more often before the token
// than all else that passes the test together, names before token lead counted
// weight times; -1 where nothing leads.
func (f *finder) leading(at, lead, weight int, ok func(*extract.Mention) bool) int {
	end := sort.Search(len(f.doc.Mentions), func(i int) bool { return f.m(i).First >= at })
	count := map[string]int{}
	best, total := -1, 0
	for i := max(0, end-maxBack); i < end; i++ {
		m := f.m(i)
		if !ok(m) {
			continue
		}
		n := 1
		if m.First < lead {
			n = weight
		}
		count[f.key(m)] += n
		total += n
		if best < 0 || count[f.key(m)] >= count[f.key(f.m(best))] {
			best = i
		}
	}
	if best >= 0 && count[f.key(f.m(best))]*2 > total {
		return best
	}
	return -1
}

// forceOf: "police chief X", "army spokesman X", "police Col. X": the force
// that the report names, or else the country that the sentence or the report
// is about, of which there is one army and one police.
func (f *finder) forceOf(i int) int {
	m := f.m(i)
	kind := f.kind(m)
	if kind != "police" && kind != "military" || m.Country != "" || f.named(m) || m.Last-m.First > 2 {
		return -1
	}
	found := -1
	end := sort.Search(len(f.doc.Mentions), func(k int) bool { return f.m(k).First >= m.First })
	for k := max(0, end-maxBack); k < len(f.doc.Mentions) && k < end+maxBack; k++ {
		x := f.m(k)
		if k == i || x.Type != extract.Organization || f.kind(x) != kind && !(kind == "police" && f.policeService(x)) || !f.named(x) || x.Form == extract.FormPronoun {
			continue
		}
		if found >= 0 && f.key(f.m(found)) != f.key(x) {
			return -1
		}
		found = k
	}
	return found
}

// forceCountry: in "army spokesman X", where the report names no army, the
// country is meant that the sentence or the report is about.
func (f *finder) forceCountry(o int, bearers []int, np nounPhrase) int {
	m := f.m(o)
	kind := f.kind(m)
	if m.Form != extract.FormNominal || kind != "police" && kind != "military" || f.named(m) || len(bearers) == 0 || f.forceOf(o) >= 0 {
		return o
	}
	if c := f.contextCountry(bearers, np); c >= 0 {
		return c
	}
	return o
}

// governed: who "the government of X" is named after leads the country, unless
// the government has a name of its own; -1 where it is not known whose it is.
func (f *finder) governed(body, person int) int {
	m := f.m(body)
	if m.Form != extract.FormNominal || f.kind(m) != "government" {
		return body
	}
	if c := f.chains[m.Chain]; c != nil && c.Named {
		return body
	}
	if m.Country != "" {
		if c := f.countryMention(m.Country, m.First); c >= 0 {
			return c
		}
	}
	np := nounPhrase{start: m.First, lex: m.HeadTok, noun: m.HeadTok, premod: -1, poss: -1, possTok: -1, person: -1}
	return f.contextCountry([]int{person}, np)
}

// policeService: "the Malawi Police Service", whose last word is not "police".
func (f *finder) policeService(m *extract.Mention) bool {
	n := m.Last - m.First
	return m.Form == extract.FormName && n > 1 && f.low[m.Last-2] == "police" && (f.low[m.Last-1] == "service" || f.low[m.Last-1] == "force")
}

// chiefRegion is the region that the report is about at the token: the one named
// before it more than all others together, where a town that the knowledge base
// puts in a region speaks for it, and where somebody is from does not.
func (f *finder) chiefRegion(at int) int {
	lead := 0
	if n := len(f.doc.Sentences); n > 0 {
		lead = f.doc.Sentences[min(2, n-1)].Last
	}
	count, last, total := map[string]int{}, map[string]int{}, 0
	for i := 0; i < len(f.doc.Mentions) && i < maxBack && f.m(i).First < at; i++ {
		m := f.m(i)
		if m.Type != extract.Place || m.Form != extract.FormName || m.First > 0 && f.low[m.First-1] == "from" {
			continue
		}
		r := i
		if !division(f.kind(m)) {
			if r = f.regionOf(i); r < 0 || !division(f.kind(f.m(r))) {
				continue
			}
		}
		n := 1
		if m.First < lead {
			n = 2
		}
		k := f.key(f.m(r))
		count[k] += n
		total += n
		if _, ok := last[k]; !ok || r == i {
			last[k] = r
		}
	}
	for k, n := range count {
		if n*2 > total {
			return last[k]
		}
	}
	return -1
}
