package claim

import (
	"strings"
)

// speakers are the head words of who says what verb i says (several when they
// are coordinated), and the outlet that quotes them.
func (v *view) speakers(i int) (heads []int, channel int) {
	channel = -1
	if g := v.head(i); g >= 0 && v.is(i-1, "as") && (v.lemma(g) == "quote" || v.lemma(g) == "cite" || v.lemma(g) == "report") || v.is(i-1, "as") && i >= 2 {
		// "AFP quoted a source as saying", "he was quoted by UzA as saying"
		if g < 0 || !v.verbal(g) || !v.lex.quotes(v.lemma(g)) {
			g = v.quotingBefore(i)
		}
		if g >= 0 {
			if s := v.child(g, "nsubj:pass"); s >= 0 {
				return []int{s}, v.agent(g)
			}
			if o := v.child(g, "obj"); o >= 0 {
				return v.conjuncts(o), v.child(g, "nsubj")
			}
		}
	}
	at := i
	for steps := 0; steps < 6 && at >= 0; steps++ {
		if s := v.subject(at); s >= 0 {
			if v.is(s, "who", "which", "that") && strings.HasPrefix(v.rel(at), "acl") {
				return v.antecedent(s), channel
			}
			if v.is(s, "it", "there", "what", "which") && at != i {
				return nil, channel
			}
			return v.conjuncts(s), channel
		}
		if s := v.child(at, "nsubj:pass"); s >= 0 && at != i && v.tag(i) != "VBN" {
			// "are reported to have raised their flag, and claim it is theirs"
			return v.conjuncts(s), channel
		} else if s >= 0 && at == i && v.is(i, "said", "told") && !v.passive(i) {
			return v.conjuncts(s), channel // no "was": the tree is wrong
		} else if s >= 0 && at == i {
			if g := v.agent(at); g >= 0 {
				return v.conjuncts(g), channel
			}
			return nil, channel
		}
		if at != i && v.tag(i) == "VBG" && strings.HasPrefix(v.tag(at), "NN") && v.rel(at) == "root" && at < i && v.speaks(at) {
			return []int{at}, channel // "The navy | boarded the ship, saying that": a verb taken for a participle
		}
		switch v.rel(at) {
		case "conj", "xcomp", "advcl", "parataxis", "dep":
			if m := v.child(at, "mark"); m >= 0 && v.rel(at) == "advcl" && !v.is(m, "while", "by", "as") && !(v.is(m, "to") && at != i && v.tag(i) == "VBG" && v.is(i-1, ",")) {
				return nil, channel
			}
			at = v.head(at)
		case "acl":
			// "a statement saying that", "villagers reporting fire"
			if h := v.head(at); h >= 0 && v.tag(at) == "VBG" {
				return []int{h}, channel
			}
			return nil, channel
		case "acl:relcl":
			if h := v.head(at); h >= 0 && v.relative(at) {
				return []int{h}, channel
			}
			return nil, channel
		default:
			return nil, channel
		}
	}
	return nil, channel
}

// quotingBefore finds "quoted", "cited" a bounded way before "as saying".
func (v *view) quotingBefore(i int) int {
	for j := i - 1; j >= 0 && j > i-20 && v.sent[j] == v.sent[i]; j-- {
		if v.verbal(j) && v.lex.quotes(v.lemma(j)) {
			return j
		}
	}
	return -1
}

func (lex *lexicon) quotes(lemma string) bool {
	return lemma == "quote" || lemma == "cite" || lemma == "report"
}

// conjuncts: "the Taliban as well as security sources said" has two speakers.
func (v *view) conjuncts(h int) []int {
	out := []int{h}
	for _, k := range v.of(h) {
		if v.rel(k) == "conj" && v.nominal(k) && len(out) < 4 && (v.cover[k] < 0 || v.cover[k] != v.cover[h]) {
			out = append(out, k)
		}
	}
	return out
}

// isUnit: a unit of time, which says nothing.
func isUnit(lemma string) bool {
	switch lemma {
	case "second", "minute", "hour", "day", "week", "month", "year", "moment":
		return true
	}
	return false
}

// joinedSpeaker is the first of two speakers of which the parser saw only the
// second: "The Taliban as well as security sources said". 0 is none.
func (v *view) joinedSpeaker(h int) int {
	np := v.nounPhrase(h)
	lo, j := v.bounds(h).a, np.a
	switch {
	case j > lo+1 && v.is(j-1, "and"):
		j--
	case j > lo+3 && v.is(j-1, "as") && v.is(j-2, "well") && v.is(j-3, "as"):
		j -= 3
	default:
		return 0
	}
	first := v.chunkTo(j, lo)
	if first.empty() || first.a > lo && !v.is(first.a-1, ",", "but", "and") {
		return 0
	}
	if k := v.headOf(first); k > 0 && v.speaks(k) && (v.cover[k] < 0 || v.cover[k] != v.cover[h]) && !v.oneTitle(first, np) {
		return k
	}
	return 0
}

// oneTitle: the "and" stands inside the title of one person: "the Minister for
// Political and Security Affairs Budi Gunawan said".
func (v *view) oneTitle(first, second span) bool {
	for k := first.a; k < first.b; k++ {
		if v.is(k, "minister", "secretary", "ministry", "department", "council", "commission") {
			for j := k + 1; j < first.b+1; j++ {
				if v.is(j, "for", "of") {
					return true
				}
			}
		}
	}
	return v.is(first.a-1, "for") && v.cover[max(second.b-1, 0)] >= 0 && first.b-first.a == 1
}

// antecedent of a relative pronoun by position: "a nurse there, who did not
// want to be named, confirmed".
func (v *view) antecedent(w int) []int {
	lo := v.bounds(w).a
	j := w
	for j > lo && (isPunct(v.low[j-1]) || v.tag(j-1) == "RB") {
		j--
	}
	if np := v.chunkTo(v.skipBack(j, lo), lo); !np.empty() {
		if h := v.headOf(np); h >= 0 {
			return []int{h}
		}
	}
	return nil
}

// opening is where the clause of the verb that stands at j begins, when something
// stands between its subject and it; -1 when the phrase right in front is all.
func (v *view) opening(j, lo int) int {
	if j <= lo+2 {
		return -1
	}
	start := v.clauseStart(j, lo)
	if v.is(start, "but", "and") {
		start++
	}
	return start
}

// subjectWords finds the subject of a finite verb by position when the tree
// has none: the phrase in front, the phrase in front of a parenthesis ("The
// military, in a statement, denied"), or the subject of the verb that this one
// continues ("confirmed the transfer but gave the number as eight").
func (v *view) subjectWords(i, depth int) []int {
	switch v.tag(i) {
	case "VBD", "VBZ", "VBP", "VBN", "NNS", "VBG":
	default:
		if !v.lex.is("finite", v.low[i]) {
			return nil
		}
	}
	lo := v.bounds(i).a
	j := v.skipBack(i, lo)
	if np := v.chunkTo(j, lo); !np.empty() && (v.tag(i) != "VBN" || v.is(i, "said") || v.is(i-1, "has", "have", "had") || j == i && v.cover[i-1] >= 0 && v.speaks(i-1)) && v.tag(i) != "VBG" {
		if h := v.headOf(np); h >= 0 && v.quote[h] == v.quote[i] {
			return []int{h}
		}
	}
	if j > lo && depth < 3 && v.is(j-1, "and", "but", ",") && (v.tag(i) == "VBG" || !v.is(j-1, ",")) {
		for k := j - 1; k > lo && k > j-40; k-- {
			perfect := v.tag(k) == "VBN" && v.is(k-1, "has", "have", "had") && (len(v.lex.verbs[v.lemma(k)]) > 0 || v.tag(i) == "VBG")
			if v.tag(k) != "VBD" && v.tag(k) != "VBZ" && v.tag(k) != "VBP" && !perfect || v.relative(k) || v.quote[k] != v.quote[i] {
				continue
			}
			if len(v.lex.verbs[v.lemma(k)]) == 0 {
				// "Boeing filed a protest, claiming that ..."
				if s := v.subject(k); v.tag(i) == "VBG" && s >= 0 && v.speaks(s) {
					return []int{s}
				}
				if np := v.chunkTo(v.skipBack(k, lo), lo); v.tag(i) == "VBG" && v.is(i-1, ",") && !np.empty() && np.a == v.subjectStart(k, lo) && v.speaks(v.headOf(np)) {
					return []int{v.headOf(np)} // the tree has no subject for it
				}
				continue
			}
			if hs, _ := v.speakers(k); len(hs) > 0 && !v.is(hs[0], "who", "which", "that", "it", "there") {
				return hs
			}
			return v.subjectWords(k, depth+1)
		}
	}
	if start := v.opening(j, lo); start >= 0 {
		np := v.chunkFrom(start, j-1)
		if v.is(np.b, "(") { // "the Organization of American States (OAS), whose"
			for np.b < j-1 && !v.is(np.b, ")") {
				np.b++
			}
			np.b++
		}
		bare := v.tag(np.b) == "VBN" && !v.finite(span{np.b, j}) // "An engineer held for weeks said"
		if !np.empty() && (v.is(np.b, ",") && v.is(j-1, ",") || bare) {
			if v.is(np.b-1, ")") {
				np = v.chunkFrom(start, np.b)
			}
			if h := v.headOf(np); h >= 0 && (!bare || v.speaks(h)) {
				return []int{h}
			}
		}
	}
	return nil
}
