package claim

import (
	"strings"

	"dateline/extract"
)

// attribution is a cue with its speaker.
type attribution struct {
	cue     span
	verb    int // token of the cue word
	head    int // head word of the speaker's noun phrase, -1 when there is none
	np      span
	stance  string
	score   float64
	rule    string
	channel int // head word of the outlet, -1
}

// nounPhrase is the range of the phrase headed by token h, without what comes
// behind a comma, relative clauses and further conjuncts: of "Omar Haddad, a
// spokesman for the ministry, and two aides" the first two words.
func (v *view) nounPhrase(h int) span {
	s := v.yield(h, func(k int) bool {
		switch r := v.rel(k); r {
		case "det", "det:predet", "amod", "compound", "nmod:poss", "nummod", "flat", "fixed", "goeswith", "nmod:desc":
			return v.commaBetween(h, k)
		case "case":
			return v.head(k) == h
		case "nmod":
			c := v.child(k, "case")
			return c < 0 || !v.is(c, "of", "for", "from", "in", "at", "with", "by") || v.commaBetween(h, k)
		case "appos":
			return isPunct(v.low[k-1]) || v.commaBetween(h, k)
		}
		return true
	})
	return s
}

func (v *view) commaBetween(a, b int) bool {
	if a > b {
		a, b = b, a
	}
	for i := a + 1; i < b && i < a+40; i++ {
		if v.is(i, ",", ";", ":", "—", "–", "(") {
			return true
		}
	}
	return false
}

// chunkTag: tags of words inside a plain noun phrase.
func chunkTag(tag string) bool {
	switch tag {
	case "DT", "PDT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "PRP", "PRP$", "POS", "HYPH", "FW", "ADD":
		return true
	}
	return false
}

func (v *view) inChunk(i int) bool {
	if chunkTag(v.tag(i)) || v.is(i, "of", "-") || v.named(i) { // in a name whatever the tag: Human Rights Watch
		return true
	}
	// "the Dushanbe-based analyst", "a retired judge"
	return strings.HasPrefix(v.tag(i), "VB") && v.rel(i) == "amod"
}

// chunkFrom is the plain noun phrase that starts at i, before hi.
func (v *view) chunkFrom(i, hi int) span {
	s := span{i, i}
	if i+1 < hi && v.is(i, "that", "this", "those", "these") && strings.HasPrefix(v.tag(i+1), "NN") {
		s.b++ // "called that figure", whatever the tagger says
	}
	for s.b < hi && v.inChunk(s.b) && !(v.tag(s.b) == "PRP" && s.b > i) && !v.afterName(s.b) {
		s.b++
		if v.tag(s.b-1) == "PRP" {
			break
		}
	}
	for !s.empty() && v.is(s.b-1, "of", "-", "the", "a") {
		s.b--
	}
	return s
}

// afterName: an "of" behind a person's name opens what he spoke of.
func (v *view) afterName(i int) bool {
	if !v.is(i, "of") || i == 0 || v.cover[i] >= 0 {
		return false
	}
	c := v.cover[i-1]
	return c >= 0 && v.doc.Mentions[c].Type == extract.Person && v.doc.Mentions[c].Form == extract.FormName && v.doc.Mentions[c].Last == i
}

// chunkTo is the plain noun phrase that ends before j, not before lo.
func (v *view) chunkTo(j, lo int) span {
	s := span{j, j}
	for s.a > lo && v.inChunk(s.a-1) {
		s.a--
		if v.tag(s.a) == "PRP" || v.tag(s.a) == "DT" && !v.is(s.a-1, "of") {
			break
		}
	}
	for !s.empty() && v.is(s.a, "of", "-", "'s", "’s") {
		s.a++
	}
	return s
}

// headOf is the head word of a range: the word whose governor lies outside,
// names and nouns first; else the last noun before an "of".
func (v *view) headOf(s span) int {
	best := -1
	for i := s.a; i < s.b; i++ {
		if v.is(i, "of") && best >= 0 {
			break
		}
		if (v.nominal(i) || v.is(i, "executive") && i > s.a && v.is(i-1, "chief")) && !(v.tag(i) == "CD" && best >= 0) {
			best = i
			if h := v.doc.Tokens[i].Head; h >= 0 && !s.has(h) && v.cover[i] < 0 {
				// keep looking: the last one wins
				continue
			}
		}
	}
	if n := s.b - 1; best < 0 && n > s.a && v.tag(s.a) == "DT" && (strings.HasPrefix(v.tag(n), "JJ")) {
		return n // "The general disagreed", with an adjective for a noun
	}
	if best < 0 && s.b == s.a+1 && v.is(s.a, "another", "others", "some", "many", "both", "several") {
		return s.a // said another
	}
	for i := s.a; i < s.b; i++ {
		if h := v.doc.Tokens[i].Head; v.nominal(i) && (h < 0 || !s.has(h)) && i <= best {
			return i
		}
	}
	return best
}

// mentionOf picks the mention for a speaker: of "ministry spokesman Omar
// Haddad" and "its head, Omar Haddad," the person; of "Haddad's office" none,
// for Haddad is not his office.
func (v *view) mentionOf(h int) int {
	if h < 0 {
		return -1
	}
	m := v.ment[h]
	if m >= 0 && v.doc.Mentions[m].Form == extract.FormName {
		return m
	}
	for _, k := range v.of(h) {
		if r := v.rel(k); (r == "appos" || r == "flat" || r == "compound" || r == "nmod:desc") && v.ment[k] >= 0 {
			a := v.doc.Mentions[v.ment[k]]
			if a.Form == extract.FormName && (a.Type == extract.Person && (r != "compound" || m < 0) || r == "appos" && a.Type == extract.Organization && (m < 0 || v.doc.Mentions[m].Form == extract.FormNominal && v.doc.Mentions[m].Type == a.Type)) {
				return v.ment[k]
			}
		}
	}
	if m >= 0 {
		return m
	}
	// The head lies inside a longer name whose own head is another word.
	if c := v.cover[h]; c >= 0 {
		if mm := v.doc.Mentions[c]; mm.Last == h+1 || mm.Form == extract.FormName && mm.First <= h && mm.Type != extract.Place {
			return c
		}
	}
	return -1
}

// mentionIn picks the mention for a speaker's noun phrase: that of its head,
// else the one that the phrase ends with, where names are longer than the
// parser thinks.
func (v *view) mentionIn(h int, np span) int {
	m := v.mentionOf(h)
	if np.empty() || m >= 0 && v.doc.Mentions[m].Form == extract.FormName && v.doc.Mentions[m].Type == extract.Person {
		return m
	}
	end := np.b
	for i := np.a; i < np.b; i++ {
		if i > np.a && v.tag(i) == "IN" {
			end = i
			break
		}
	}
	for i := end - 1; i >= np.a && i >= end-2; i-- {
		if c := v.cover[i]; c >= 0 {
			mm := v.doc.Mentions[c]
			if mm.Last == end && mm.Form == extract.FormName && mm.First >= np.a && (mm.Type == extract.Person || m < 0) {
				return c
			}
		}
	}
	return m
}

// widen takes nouns between a speaker and his verb into the phrase: a parser
// may cut "The defence | ministry said" in two.
func (v *view) widen(a *attribution) {
	if a.np.empty() || a.np.b >= a.verb || a.verb-a.np.b > 4 {
		return
	}
	j := a.np.b
	for j < a.verb && (strings.HasPrefix(v.tag(j), "NN") || v.is(j, "-")) {
		j++
	}
	if j > a.np.b && j == v.skipBack(a.verb, a.np.b) {
		a.np.b = j
		a.head = j - 1
	}
}

// speakerOf replaces what cannot speak by who does: "a statement from the
// ministry said", "the army's statement said".
func (v *view) speakerOf(h int) int {
	if h < 0 || !v.lex.is("carrier", v.lemma(h)) && !v.lex.is("count", v.lemma(h)) {
		return h
	}
	count := !v.lex.is("carrier", v.lemma(h))
	for _, k := range v.of(h) {
		switch v.rel(k) {
		case "nmod:poss":
			return k
		case "nmod":
			// "a count by prosecutors", but "a count of the dead"
			if c := v.child(k, "case"); c >= 0 && (v.is(c, "from", "by") || v.is(c, "of") && !count) {
				return k
			}
		case "compound", "amod":
			if m := v.ment[k]; m >= 0 && v.doc.Mentions[m].Type == extract.Organization {
				return k
			}
		}
	}
	return h
}

// recipient is the head word of the outlet that a cue verb tells: "told AFP",
// "said on state television", "in an interview with Radio Okapi"; -1 if none.
func (v *view) recipient(verb int) int {
	for _, k := range v.of(verb) {
		switch v.rel(k) {
		case "obj", "iobj", "obl", "nmod":
		default:
			continue
		}
		if c := v.child(k, "case"); c >= 0 && !v.is(c, "to", "on", "in", "with", "by") {
			continue
		}
		if v.outlet(k) {
			return k
		}
		for _, kk := range v.of(k) {
			if r := v.rel(kk); (r == "nmod" || r == "appos" || r == "compound") && v.outlet(kk) {
				return kk
			}
		}
	}
	// "told the AFP news agency that": the tree may hang it elsewhere.
	if v.lemma(verb) == "tell" && verb+1 < len(v.low) {
		c := v.chunkFrom(verb+1, v.bounds(verb).b)
		for i := c.a; i < c.b; i++ {
			if v.outlet(i) {
				return i
			}
		}
	}
	return -1
}

// outlet: an organization that is known to publish, or any that is told
// something and is no state body.
func (v *view) outlet(i int) bool {
	m := v.ment[i]
	if m < 0 {
		return false
	}
	mm := v.doc.Mentions[m]
	return mm.Type == extract.Organization && mm.Form == extract.FormName
}

// nameBehind is the head of the name that stands in apposition behind the
// speaker's role, and whether coreference joins the two; -1 when there is none:
//
//	The prefect of Ayorou, Idrissa Saley, put the number at 2,300
//	the company's chief executive, Rashid Merchant, told reporters
//	Peru's prison service, Inpe, denied
func (v *view) nameBehind(a *attribution) (int, bool) {
	if a.np.empty() || a.head < 0 || v.tag(a.head) != "NN" && v.tag(a.head) != "NNP" && !v.is(a.head, "executive") {
		return -1, false
	}
	joined := false
	if m := v.mentionIn(a.head, a.np); m >= 0 {
		if v.doc.Mentions[m].Form == extract.FormName || v.doc.Mentions[m].Number == "plur" {
			return -1, false
		}
		joined = v.doc.Mentions[m].Last > a.head && v.chained(m)
	}
	b := v.bounds(a.head)
	at := a.np.b
	for n := 0; n < 3 && at < b.b && v.is(at, "of", "for", "in", "at", "to"); n++ {
		np := v.chunkFrom(at+1, b.b)
		if np.empty() {
			return -1, false
		}
		at = np.b
	}
	if !v.is(at, ",") {
		return -1, false
	}
	for k := at + 1; k < b.b && k < at+5; k++ {
		c := v.cover[k]
		if c < 0 || v.doc.Mentions[c].Form != extract.FormName {
			if !strings.HasPrefix(v.tag(k), "NN") && v.tag(k) != "JJ" {
				return -1, false
			}
			continue // a title
		}
		m := &v.doc.Mentions[c]
		if m.Type == extract.Place || m.Type == extract.Organization && k != at+1 || m.Last < b.b && !v.is(m.Last, ",", ")") && !isStop(v.low[m.Last]) {
			return -1, false
		}
		if next := m.Last + 1; next < b.b && v.is(m.Last, ",") && (v.is(next, "and", "or") || v.cover[next] >= 0 && v.doc.Mentions[v.cover[next]].Form == extract.FormName) {
			return -1, false // a list of names
		}
		return m.HeadTok, joined
	}
	return -1, false
}

// chained: the mention stands in a chain with a name.
func (v *view) chained(m int) bool {
	for _, ch := range v.doc.Chains {
		if ch.ID == v.doc.Mentions[m].Chain {
			return ch.Named
		}
	}
	return false
}
