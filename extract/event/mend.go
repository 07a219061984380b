package event

import (
	"strings"

	"dateline/extract"
)

// What follows finds subjects and objects where the parser lost them. Each
// answers -1 (or nothing) when the tree gives no reason to mend.

func (r *reader) rightNoun(v int) int {
	t := r.t
	i := v + 1
	if i < len(t.sent) && (t.tag(i) == "RP" || t.tag(i) == "IN" && t.head(i) >= 0 && t.text(t.head(i)) == ".") { // "handed over Rojas", with the particle lost
		i++
	}
	if i >= len(t.sent) || t.sent[i] != t.sent[v] || t.outer[i] < 0 || t.isTime(i) {
		return -1
	}
	m := &t.doc.Mentions[t.outer[i]]
	if m.First != i || extract.RelIs(t.rel(v), "acl", "amod") && t.tag(v) == "VBN" {
		return -1
	}
	k := m.HeadTok
	if h := t.head(k); extract.RelIs(t.rel(k), "nsubj*") && h > k && (t.tag(h) != "VBG" || t.has(h, "aux*")) || t.caseOf(k) != "" {
		return -1
	}
	return k
}

func (r *reader) leftNoun(v int) int {
	t := r.t
	tag := t.tag(v)
	if tag != "VBD" && tag != "VBZ" && tag != "VBP" && !t.has(v, "aux") || extract.RelIs(t.rel(v), "acl*", "conj", "xcomp", "amod") {
		return -1
	}
	i := v - 1
	for i > 0 && t.sent[i] == t.sent[v] && (t.tag(i) == "RB" || t.head(i) == v && extract.RelIs(t.rel(i), "aux*", "advmod")) {
		i--
	}
	if i < 0 || t.sent[i] != t.sent[v] || t.outer[i] < 0 || t.doc.Mentions[t.outer[i]].Last != i+1 {
		return -1
	}
	k := t.doc.Mentions[t.outer[i]].HeadTok
	for d := 0; d < 6; d++ {
		h := t.head(k)
		if h < 0 || h > v || !t.nominal(h) && t.rel(k) != "conj" {
			return k
		}
		switch t.preposition(k) {
		case "after", "before", "since", "until", "as", "than":
			return k
		}
		if !extract.RelIs(t.rel(k), "nmod*", "conj", "flat", "compound", "appos") || t.isTime(h) {
			return k
		}
		k = h
	}
	return k
}

func (r *reader) nearestSubject(v int) int {
	best := -1
	for _, k := range r.t.of(v) {
		if !extract.RelIs(r.t.rel(k), "nsubj*", "csubj") || r.t.rel(k) == "nsubj:outer" {
			continue
		}
		if best >= 0 && k < v && k-best < 6 && r.nameOf(best) >= 0 && r.nameOf(k) < 0 && !r.t.comma(best, k) {
			continue // "Residents of Unit No. 11 accused", with No. as a second subject
		}
		if best >= 0 && k < v && r.t.outer[k] >= 0 {
			if f := r.t.doc.Mentions[r.t.outer[k]].First; f-1 > best && r.t.nominal(f-1) && r.t.above(best, f-1) {
				continue // "Six employees of the utility Enerluz were": the name in the phrase
			}
		}
		if best < 0 || k < v {
			best = k
		}
	}
	return best
}

func (r *reader) strayed(v, h int) int {
	t := r.t
	if t.rel(v) != "ccomp" || v > h || !t.has(v, "aux", "aux:pass") && t.tag(v) != "VBD" && t.tag(v) != "VBZ" && t.tag(v) != "VBP" {
		return -1
	}
	before, after := -1, -1
	for _, k := range t.of(h) {
		if !extract.RelIs(t.rel(k), "nsubj*") {
			continue
		}
		if k < v {
			before = k
		} else {
			after = k
		}
	}
	if after < 0 {
		return -1
	}
	return before
}

func (r *reader) afterHyphen(v int) int {
	t := r.t
	for _, k := range t.of(v) {
		if k < v && k > 0 && t.tag(k) == "VBN" && t.text(k-1) == "-" && extract.RelIs(t.rel(k), "advcl", "acl", "amod") {
			return t.kid(k, "obj")
		}
	}
	return -1
}

func (r *reader) who(k int) int {
	t := r.t
	if t.lower(k) != "who" {
		return -1
	}
	i := k - 1
	if i > 0 && t.text(i) == "," {
		i--
	}
	if i < 0 || t.sent[i] != t.sent[k] || t.outer[i] < 0 {
		return -1
	}
	if m := &t.doc.Mentions[t.outer[i]]; m.Last == i+1 && m.Type != extract.Place {
		if v := t.head(k); v >= 0 && t.tag(v) == "VBP" && m.Number == "sing" && m.Type == extract.Person {
			for h, d := t.head(m.HeadTok), 0; h >= 0 && d < 3 && t.nominal(h); h, d = t.head(h), d+1 {
				if t.tag(h) == "NNS" { // "followers of President Paz, who demand": they do
					return h
				}
			}
		}
		return r.holder(m.HeadTok)
	}
	return -1
}

// holder climbs from the body to the person who is something in it: "the head
// of Norfield, who resigned": it was the head.
func (r *reader) holder(k int) int {
	t := r.t
	for d := 0; d < 4; d++ {
		h := t.head(k)
		if h < 0 || t.sent[h] != t.sent[k] {
			return k
		}
		switch p := t.preposition(k); {
		case t.rel(k) == "nmod" && (p == "of" || p == "at" || p == "for" || p == "from") && (r.w.in("office", t.key(h)) || r.w.in("people", t.key(h))) && t.tag(h) != "NNS":
		case t.rel(k) == "appos":
		default:
			return k
		}
		k = h
	}
	return k
}

func (r *reader) nounBefore(v, h int) []int {
	t := r.t
	best := -1
	for _, k := range t.of(h) {
		if k > h && k < v && extract.RelIs(t.rel(k), "obj", "obl", "nsubj:pass") && !t.isTime(k) {
			best = k
		}
	}
	if best < 0 {
		return nil
	}
	return t.conjuncts(best)
}

func (r *reader) mainInDisguise(v, h int) bool {
	t := r.t
	if t.head(h) >= 0 || t.has(v, "aux") || t.has(v, "obl:agent") && !t.has(v, "obj") || t.has(h, "nsubj*", "cop") || strings.HasSuffix(t.lower(v), "en") || strings.HasSuffix(t.lower(v), "wn") {
		return false
	}
	s := t.doc.Sentences[t.sent[v]]
	if s.Kind != "" || t.text(s.Last-1) != "." && t.text(s.Last-1) != "”" && t.text(s.Last-1) != "\"" {
		return false
	}
	for _, k := range t.of(h) {
		if k != v && (t.tag(k) == "VBD" || t.tag(k) == "VBZ" || t.tag(k) == "VBP") {
			return false
		}
	}
	for j := v + 1; j < s.Last; j++ { // "The men jailed in May were released."
		if tag := t.tag(j); tag != "VBD" && tag != "VBZ" && tag != "VBP" && tag != "MD" {
			continue
		}
		c := j
		if extract.RelIs(t.rel(j), "aux*", "cop") && t.head(j) >= 0 {
			c = t.head(j)
		}
		if !extract.RelIs(t.rel(c), "acl:relcl", "ccomp", "advcl*", "parataxis", "csubj*") {
			return false
		}
	}
	return r.byPhrase(v) == nil || t.has(v, "obj") // "The bank raised rates by half a point."
}
