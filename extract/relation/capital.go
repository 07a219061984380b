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
	return f.chief(at, func(m *extract.Mention) bool { return division(f.kind(m)) && f.kind(m) != "district" })
}
