package relation

import (
	"sort"
	"strings"

	"dateline/extract"
)

// impliedBody is the body of an office that implies what sort it is: a chief
// executive is that of the firm that the report is about, "Commissioner X" of
// the one commission that it names.
func (f *finder) impliedBody(noun string, lex, last, at int) int {
	switch w := f.low[lex]; {
	case words["firm-office"][f.officeKey(lex, last)]:
		return f.mainFirm(at, -1)
	case lex < last && (w == "police" || w == "army" || w == "military" || w == "navy"):
		return f.force(w, at)
	case lex == last && (noun == "chairman" || noun == "chairwoman" || noun == "chairperson") && (lex == f.sent.First || !f.tag(lex-1, "NN")):
		if i := f.mainFirm(at, -1); i >= 0 && f.kind(f.m(i)) == "company" {
			return i
		}
	case (noun == "councillor" || noun == "councilor") && lex == last && f.noTown("council"):
		return f.onlyNamed("council")
	case noun == "senator" && lex == last:
		return f.onlyNamed("senate")
	case noun == "commissioner" && (lex == f.sent.First || !f.tag(lex-1, "NN", "JJ") || f.low[lex-1] == "chief" || f.low[lex-1] == "deputy"):
		return f.onlyNamed("commission")
	}
	return -1
}

// mainFirm is the firm that the report is about before the token: the one that
// it names more often than all others together, where a name in the headline
// or first sentence counts three times. Bodies of other sorts do not count.
func (f *finder) mainFirm(at, not int) int {
	lead := 0
	for _, s := range f.doc.Sentences {
		if lead = s.Last; s.Kind == "" {
			break
		}
	}
	ok := func(m *extract.Mention) bool {
		return m.Type == extract.Organization && m.Form == extract.FormName && firmLike(f.kind(m)) && (not < 0 || f.key(m) != f.key(f.m(not)))
	}
	if i := f.leading(at, lead, 3, ok); i >= 0 {
		return i
	}
	return f.ahead(at, lead, ok)
}

// firmLike: the kinds of a firm; where the kind is not known it may be one.
func firmLike(kind string) bool {
	switch kind {
	case "company", "bank", "airline", "":
		return true
	}
	return false
}

// officeKey is the office's words joined with hyphens: "chief-executive".
func (f *finder) officeKey(lex, last int) string {
	return strings.Join(f.low[lex:last+1], "-")
}

// onlyNamed is the one body of the report whose name has the word.
func (f *finder) onlyNamed(word string) int {
	found := -1
	for i := range f.doc.Mentions {
		m := f.m(i)
		if m.Type != extract.Organization || m.Form != extract.FormName {
			continue
		}
		has := false
		for t := m.First; t < m.Last && t < m.First+8; t++ {
			has = has || f.low[t] == word
		}
		if !has {
			continue
		}
		if found >= 0 && f.key(f.m(found)) != f.key(m) {
			return -1
		}
		found = i
	}
	return found
}

// seatedGroup: "The Rotterdam-based | group will pay" is the firm that the
// sentence before began with, or the one firm of the report.
func (f *finder) seatedGroup(noun int) int {
	if !words["body"][f.low[noun]] && !words["firm"][f.low[noun]] {
		return -1
	}
	at := f.doc.SentenceOf(noun)
	if at < 1 {
		return -1
	}
	prev := f.doc.Sentences[at-1]
	end := sort.Search(len(f.doc.Mentions), func(i int) bool { return f.m(i).First >= prev.Last })
	for i := sort.Search(len(f.doc.Mentions), func(i int) bool { return f.m(i).First >= prev.First }); i < end; i++ {
		m := f.m(i)
		if m.Type != extract.Organization || m.Form != extract.FormName {
			continue
		}
		if m.First-prev.First <= 2 && f.kind(m) != "agency" {
			return i
		}
		break
	}
	return f.mainFirm(noun, -1)
}

// basedNominal is the firm that "the Rotterdam-based group" means.
func (f *finder) basedNominal(at int) int {
	for k := at; k < f.sent.Last && k < at+3; k++ {
		if !f.tag(k, "NN", "JJ") {
			return -1
		}
		if k+1 >= f.sent.Last || !f.tag(k+1, "NN", "JJ") {
			if f.tag(k, "NNS") || f.tag(k, "JJ") {
				return -1
			}
			if words["body"][f.low[k]] || words["firm"][f.low[k]] {
				if i := f.setOff(at, func(m *extract.Mention) bool {
					return m.Type == extract.Organization && m.Form == extract.FormName
				}); i >= 0 {
					return i
				}
			}
			return f.seatedGroup(k)
		}
	}
	return -1
}

// setOff is the name before the comma that sets off the phrase "the Y-based |
// firm" at the token.
func (f *finder) setOff(at int, ok func(*extract.Mention) bool) int {
	for k := at - 1; k > f.sent.First && k > at-7; k-- {
		if f.low[k] == "the" || f.low[k] == "a" || f.low[k] == "an" {
			if f.low[k-1] != "," {
				return -1
			}
			return f.longest(f.ends[k-2], ok)
		}
	}
	return -1
}

// force is the one force of the report that "police", "army", "military" mean:
// by its name, or by its kind.
func (f *finder) force(word string, at int) int {
	if i := f.onlyNamed(word); i >= 0 {
		return i
	}
	kind := "military"
	if word == "police" {
		kind = "police"
	}
	found := -1
	for i := range f.doc.Mentions {
		m := f.m(i)
		if m.Type != extract.Organization || m.Form == extract.FormPronoun || f.kind(m) != kind || !f.ofState(m) || m.First >= at && found >= 0 {
			continue
		}
		if found >= 0 && f.key(f.m(found)) != f.key(m) {
			return -1
		}
		found = i
	}
	return found
}

// ofState: the body is named, or the report says somewhere whose it is: "the
// army" where "Niger's army" stands too.
func (f *finder) ofState(m *extract.Mention) bool {
	if m.Form == extract.FormName || m.Country != "" {
		return true
	}
	c := f.chains[m.Chain]
	if c == nil || c.Country == "" {
		return false
	}
	for _, id := range c.Mentions {
		if k, ok := f.byID[id]; ok && (f.m(k).Form == extract.FormName || f.m(k).Country != "") {
			return true
		}
	}
	return false
}

// forceIn is the force of the state that the report names, which a commander of
// a region belongs to; nil where it names none or several.
func (f *finder) forceIn() []int {
	if i := f.force("military", len(f.low)); i >= 0 {
		return []int{i}
	}
	return nil
}

// ahead is what is named three times or more before the token and twice as
// often as the next that passes the test, names before token lead counted three
// times; -1 where nothing is.
func (f *finder) ahead(at, lead int, ok func(*extract.Mention) bool) int {
	count, last := map[string]int{}, map[string]int{}
	for i := range f.doc.Mentions {
		m := f.m(i)
		if m.First >= at || i > maxBack {
			break
		}
		if !ok(m) {
			continue
		}
		count[f.key(m)]++
		if m.First < lead {
			count[f.key(m)] += 2
		}
		last[f.key(m)] = i
	}
	best, second := "", 0
	for k, n := range count {
		switch {
		case best == "" || n > count[best] || n == count[best] && k < best:
			if best != "" {
				second = max(second, count[best])
			}
			best = k
		default:
			second = max(second, n)
		}
	}
	if best == "" || count[best] < 3 || count[best] < 2*second {
		return -1
	}
	return last[best]
}

// noTown: no council in the report is that of a town, whose councillors hold an
// office there.
func (f *finder) noTown(word string) bool {
	i := f.onlyNamed(word)
	if i < 0 {
		return false
	}
	m := f.m(i)
	for t := m.First; t < m.Last; t++ {
		switch f.low[t] {
		case "city", "town", "municipal", "district", "county", "provincial", "regional":
			return false
		}
	}
	return f.longest(f.starts[m.First], func(x *extract.Mention) bool { return x.Type == extract.Place && x.Last < m.Last }) < 0
}
