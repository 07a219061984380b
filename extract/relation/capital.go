package relation

import "dateline/extract"

// capitalNamed: "in the capital, Nairobi": of the country that the report names
// and the knowledge base has Nairobi in; "the provincial capital, Herat" is left
// to the report.
func (f *finder) capitalNamed(tok int) {
	t := f.lx.types["capital_of"]
	if t == nil || f.low[tok] != "capital" || tok <= f.sent.First || f.low[tok-1] != "the" {
		return
	}
	k := tok + 1
	if k < f.sent.Last && (f.low[k] == "," || f.low[k] == "of") {
		k++
	}
	if k >= f.sent.Last {
		return
	}
	i := f.longest(f.starts[k], func(m *extract.Mention) bool {
		return m.Type == extract.Place && m.Form == extract.FormName && f.kind(m) == "capital"
	})
	if i < 0 {
		return
	}
	if o := f.countryMention(f.country(f.m(i)), tok); o >= 0 {
		f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: tok - 1, last: k, rule: "the-capital", score: .7})
	}
}

// regionBefore is the region that the passage named last before the token, in
// this sentence or the one before, for "the provincial capital"; else the one
// that the report names most.
func (f *finder) regionBefore(at int) int {
	from := f.doc.Sentences[max(0, f.doc.SentenceOf(at)-1)].First
	for k := at - 1; k >= from; k-- {
		if i := f.longest(f.ends[k], func(m *extract.Mention) bool {
			return m.Type == extract.Place && m.Form == extract.FormName && division(f.kind(m)) && f.kind(m) != "district"
		}); i >= 0 {
			return i
		}
	}
	return f.chiefRegion(at)
}

// provincial are adjectives of an office of a region.
var provincial = map[string]bool{"provincial": true, "regional": true, "county": true, "district": true}

// regionOf is the region, among those that the report names, that the knowledge
// base puts the place in; -1 where it knows none.
func (f *finder) regionOf(i int) int {
	c := f.chains[f.m(i).Chain]
	if c == nil {
		return -1
	}
	in := map[string]bool{}
	for _, fact := range c.Facts {
		if fact.Type == "located_in" || fact.Type == "capital_of" {
			in[fact.Object] = true
		}
	}
	if len(in) == 0 {
		return -1
	}
	for k := range f.doc.Mentions {
		m := f.m(k)
		if m.Type == extract.Place && m.Form == extract.FormName && !f.isCountry(m) && f.linkedTo(k, in) {
			return k
		}
	}
	return -1
}

// regionCalled is the region that goes by the name of a place in the sentence:
// "In Tete, provincial governor X" where the report has "Tete Province".
func (f *finder) regionCalled() int {
	for t := f.sent.First; t < f.sent.Last; t++ {
		i := f.longest(f.starts[t], func(m *extract.Mention) bool {
			return m.Type == extract.Place && m.Form == extract.FormName && !f.isCountry(m)
		})
		if i < 0 {
			continue
		}
		for k := range f.doc.Mentions {
			m := f.m(k)
			if m.Type == extract.Place && m.Form == extract.FormName && m.Last-m.First == f.m(i).Last-f.m(i).First+1 && generic[f.low[m.Last-1]] && f.sameStart(m, f.m(i)) {
				return k
			}
		}
	}
	if s := f.sent; s.Last-s.First > 3 && f.low[s.First] == "in" { // no region of that name: what is called so
		return f.longest(f.starts[s.First+1], func(m *extract.Mention) bool {
			return m.Type == extract.Place && m.Form == extract.FormName && !f.isCountry(m) && f.kind(m) != "capital"
		})
	}
	return -1
}

// sameStart: the first mention begins with the words of the second.
func (f *finder) sameStart(long, short *extract.Mention) bool {
	for n := 0; n < short.Last-short.First; n++ {
		if f.low[long.First+n] != f.low[short.First+n] {
			return false
		}
	}
	return true
}
