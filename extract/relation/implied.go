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
	if words["firm-office"][f.officeKey(lex, last)] {
		return f.bareBody("company", at)
	}
	if noun != "commissioner" || lex > f.sent.First && f.tag(lex-1, "NN", "JJ") && f.low[lex-1] != "chief" && f.low[lex-1] != "deputy" {
		return -1
	}
	return f.onlyNamed("commission")
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
	return f.bareBody("company", noun)
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
			return f.seatedGroup(k)
		}
	}
	return -1
}
