package claim

import (
	"strings"

	"dateline/extract"
)

// fullSubject is the head of the speaker of the finite cue at i, read off the
// words from the beginning of its clause, with the plain phrase that holds it;
// -1 where the words are not so plain. Parsers hang what stands between a
// speaker and his verb in many ways, and take the last noun for the subject:
//
//	Fighters linked to the group | said
//	The mayor of Tolen, on the eastern islands, Alfredo Otero, | said
//	The head of the Ports and Maritime Organization in the province, Farid Danesh, | said
//	The shop steward, asked about the fire, | said
//	17:58 — A village chief near the border, Amadou Hamidou, | says
func (v *view) fullSubject(i int) (int, span) {
	perfect := false
	for k := i - 1; k > i-4 && k >= 0; k-- {
		perfect = perfect || v.is(k, "has", "have", "had")
	}
	switch v.tag(i) {
	case "VBD", "VBZ", "VBP":
	case "VBN":
		if !perfect {
			return -1, span{}
		}
	default:
		return -1, span{}
	}
	b := v.bounds(i)
	j := v.skipBack(i, b.a)
	return v.subjectFrom(v.subjectStart(j, b.a), j, i)
}

// subjectFrom is fullSubject for a phrase that begins at lo, with the verb group
// of the cue i at j.
func (v *view) subjectFrom(lo, j, i int) (int, span) {
	first := v.chunkFrom(lo, j)
	if first.empty() || j-lo > 30 || v.tag(lo) == "CD" && v.is(lo+1, "—", "–", "-") {
		return -1, span{}
	}
	if first.b == j {
		if h, np := v.nameLast(first); h >= 0 {
			return h, np
		}
		if h := v.headOf(first); v.tag(i) == "VBN" && h >= 0 && v.subject(i) < 0 && v.child(i, "nsubj:pass") < 0 && !v.dated(h) {
			return h, first // "The agency had earlier reported", with the subject hung on "had"
		}
		return -1, span{}
	}
	aside := v.asideAt(first.b, j)
	if v.is(first.b-1, "-") || v.tag(first.b) == "VB" || v.is(first.b, "-") || !v.between(first.b+2*b2(aside), j) {
		return -1, span{}
	}
	if h, np := v.namedBefore(i); h >= 0 && np.a > first.b && v.mentionOf(h) >= 0 && v.doc.Mentions[v.mentionOf(h)].Type == extract.Person && v.singleRole(first) {
		return h, np
	}
	for k := first.b + b2(aside); k < j-b2(aside); k++ {
		if v.is(k, "or", "(") || v.is(k, "and", ",") && !aside {
			return -1, span{}
		}
	}
	h := v.headOf(first)
	if h < 0 || isUnit(v.lemma(h)) || v.dated(h) || v.tag(h) == "PRP" {
		return -1, span{}
	}
	return h, first
}

// subjectStart is where the clause begins whose verb stands at j: behind a dash
// or a semicolon, an opening conjunction, and an adverbial with its comma.
func (v *view) subjectStart(j, lo int) int {
	at := v.clauseStart(j, lo)
	for k := j - 1; k > at && k > j-10; k-- {
		if v.is(k, "whose") {
			return k + 1 // "the army, whose spokesman, Karim Adel, had insisted"
		}
	}
	for k := j - 1; k > at; k-- {
		if v.is(k, ":") {
			at = k + 1 // "From Athens: the minister, Stella Karas, has told"
		}
	}
	for at < j && (v.is(at, "but", "and", "while", "meanwhile", "however", "yet") || isPunct(v.low[at])) {
		at++
	}
	switch v.tag(at) {
	case "IN", "RB", "TO", "VBG":
		for k := at + 1; k < j && k < at+12; k++ {
			if v.is(k, ",") && k+1 < j {
				return k + 1 // "In Ankara, the minister said"
			}
		}
	}
	return at
}

// asideAt: a participle with what belongs to it stands between two commas, from a
// to j: ", asked about the fire,", ", speaking in Geneva,".
func (v *view) asideAt(a, j int) bool {
	if !v.is(a, ",") || !v.is(j-1, ",") || v.is(a+1, "citing", "quoting") {
		return false
	}
	switch v.tag(a + 1) {
	case "VBN", "VBG":
		return true
	case "VBD", "JJ":
		return v.tag(a+2) == "IN"
	}
	return false
}

// between: the words from a to j are prepositional phrases, appositions and
// reduced relative clauses of a subject, with no finite verb of their own.
func (v *view) between(a, j int) bool {
	for k := a; k < j; k++ {
		switch tag := v.tag(k); {
		case tag == "VBZ", tag == "VBP", tag == "MD", tag == "WP", tag == "WDT", tag == "WP$", tag == "WRB", v.quote[k] >= 0, v.is(k, ";", ":", "that"):
			return false
		case tag == "VBD":
			return false
		}
	}
	return true
}

// singleRole: one person by his office: "the mayor of Tolen", "a village chief".
func (v *view) singleRole(np span) bool {
	h := np.a
	for h+1 < np.b && v.tag(h+1) != "IN" {
		h++
	}
	return (v.tag(h) == "NN" || v.tag(h) == "NNP") && (v.cover[h] < 0 || v.doc.Mentions[v.cover[h]].Form != extract.FormName || v.doc.Mentions[v.cover[h]].Type != extract.Organization)
}

// nameLast is the person with whose name a plain phrase ends, behind a noun for
// what he is: "Abbas aide Nabil Amr" is Nabil Amr.
func (v *view) nameLast(np span) (int, span) {
	c := v.cover[np.b-1]
	if c < 0 {
		return -1, span{}
	}
	m := &v.doc.Mentions[c]
	if m.Type != extract.Person || m.Form != extract.FormName || m.Last != np.b || m.First <= np.a || m.HeadTok < np.a || !strings.HasPrefix(v.tag(m.First-1), "NN") {
		return -1, span{}
	}
	return m.HeadTok, np
}
