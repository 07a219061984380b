package claim

import (
	"slices"
)

// callsLiars: the speakers say of others that what they tell is not so: "said they
// were lying", "The minister exaggerates", "accused Baghdad of repeating
// propaganda". It answers those others.
func (v *view) callsLiars(d *draft, root int) bool {
	if d.rule == "prepositional" && d.verb >= 0 && v.lemma(d.verb) == "accuse" {
		for k := d.content.a + 1; k < d.content.b; k++ {
			if v.tag(k) == "VBG" && (v.lex.is("liar", v.lemma(k)) || v.lex.is("repeater", v.lemma(k)) && v.untrueIn(span{k, min(d.content.b, k+8)})) {
				return true
			}
		}
		return false
	}
	s := v.child(root, "nsubj*")
	if s < 0 || !d.content.has(s) || !v.lex.is("liar", v.lemma(root)) || v.negated(root) || v.is(s, "i", "we") {
		return false
	}
	return v.verbal(root) && v.child(root, "obj") < 0 && d.content.b-d.content.a < 14
}

// untrueIn: the range has a word for what is not true.
func (v *view) untrueIn(s span) bool {
	for k := s.a; k < s.b; k++ {
		if v.lex.predicates[v.low[k]] == "denies" || v.lex.predicates[v.lemma(k)] == "denies" {
			return true
		}
	}
	return false
}

// onlyDid: the speakers say that they did no more than this: "said they only
// fired tear gas", "says its troops fired only into the air", "used nothing but
// water cannon". It answers who holds that they did more.
func (v *view) onlyDid(d *draft, root int) bool {
	if a := d.content.a; v.is(a, "the") && v.is(a+1, "only") {
		for k := a + 3; k < min(d.content.b-1, a+9); k++ {
			if v.is(k, "was", "is", "were") && v.is(k+1, "to", "a", "an", "the", "that") {
				return v.is(k-2, "i", "we", "he", "she", "they", "it") // "The only order I gave was to resist"
			}
		}
	}
	s := v.child(root, "nsubj*")
	if v.lemma(root) == "fire" && s >= 0 && v.tag(root) == "VBD" && v.is(root+1, "only") {
		return true // "Guards fired only in the air"
	}
	if s < 0 || !d.content.has(s) || !v.is(s, "they", "it", "he", "she", "we", "i") && !v.owned(s) {
		return false
	}
	if t := v.tag(root); t != "VBD" && t != "VBN" {
		return false // "it only takes a day"
	}
	for k := s + 1; k <= root; k++ {
		if v.is(k, "only", "merely", "solely") {
			return true
		}
	}
	k := root + 1
	return k+1 < d.content.b && (v.is(k, "only") && v.tag(k+1) != "CD" && !v.is(k+1, "after", "when", "on", "because", "in", "once", "last", "this", "to") || v.is(k, "nothing") && v.is(k+1, "but", "except"))
}

// noDenials: what one does not know, want or expect, one does not deny.
var noDenials = []string{"know", "want", "think", "believe", "comment", "need", "care", "understand", "expect", "mind", "like", "wish", "plan", "intend", "see", "consult", "receive"}

// noSuch: somebody says that what another sent or asked never came: "had received
// no formal request".
func (v *view) noSuch(root int) bool {
	o := v.child(root, "obj")
	return v.lemma(root) == "receive" && o > root && (v.is(o, "none") || v.nothing(o) && v.lex.is("sent", v.lemma(o)))
}

// neverDone: the verb at k, the first of s, has a "never" beside it: "There was
// never a bullet in my hospital", "The lorries were never there", "He never met
// her".
func (v *view) neverDone(k int, s span) bool {
	at := k + 1
	if !v.is(at, "never") {
		at = k - 1
	}
	if at < s.a || at >= s.b || !v.is(at, "never") || v.tag(k) == "VB" || v.is(at+1, "again", "mind") {
		return false
	}
	main := v.lemma(k)
	if at > k && v.tag(at+1) == "VBN" {
		main = v.lemma(at + 1)
	}
	return !slices.Contains(noDenials, main) || slices.Contains([]string{"receive", "see", "consult"}, main)
}
