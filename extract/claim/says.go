package claim

import (
	"strings"

	"dateline/extract"
)

// maxSays bounds the predications of one claim.
const maxSays = 8

// says reads the main predications of a content: the predicate of every main
// clause, in all sentences of a quotation. "The cutter rammed the boat and left"
// has two, "that there had been no collision" one.
func (v *view) says(s span) []extract.Predication {
	out := v.charge(s)
	for i := s.a; i < min(s.b, s.a+longest) && len(out) < maxSays; i++ {
		if !v.predicates(s, i) {
			continue
		}
		if p, ok := v.predication(s, i); ok {
			out = append(out, p)
		}
	}
	return out
}

// charge reads what one is accused of: "(accused) Russia of the strike", "China of
// ramming and sinking a boat": the deed, by the accused.
func (v *view) charge(s span) []extract.Predication {
	h := v.rootOf(s)
	if h < 0 || !v.nominal(h) {
		return nil
	}
	of := h + 1
	for of < s.b && of < h+4 && !v.is(of, "of") {
		of++
	}
	if of+1 >= s.b || of >= h+4 || !v.named(h) && !v.speaks(h) {
		return nil
	}
	for k := of + 1; k < s.b && k < of+8; k++ {
		if !v.is(v.child(k, "case", "mark"), "of") || !v.verbal(k) && !v.nominal(k) || v.named(k) {
			continue
		}
		p := extract.Predication{Word: v.lemma(k), Who: v.party(h), What: v.party(v.child(k, "obj"))}
		v.others(s, k, -1, v.child(k, "obj"), k, &p)
		out := []extract.Predication{p}
		for _, c := range v.of(k) {
			if v.rel(c) == "conj" && v.verbal(c) == v.verbal(k) && !v.named(c) {
				out = append(out, extract.Predication{Word: v.lemma(c), Who: p.Who, What: v.party(max(v.child(c, "obj"), v.child(k, "obj")))})
			}
		}
		return out
	}
	return nil
}

// predicates: token i heads a main clause of the content, or its only phrase.
func (v *view) predicates(s span, i int) bool {
	if isPunct(v.low[i]) || !v.verbal(i) && v.child(i, "cop") < 0 && (v.head(i) >= 0 && s.has(v.head(i)) || !v.nominal(i) && v.tag(i) != "JJ") {
		return false
	}
	switch r := v.rel(i); {
	case strings.HasPrefix(r, "aux"), r == "cop", r == "amod", r == "compound", r == "case":
		return false
	case !s.has(v.head(i)):
		return true
	case r == "obj", r == "nsubj", r == "nsubj:pass":
		return false
	}
	return v.isMain(s, i)
}

// light are verbs that leave the matter to their object: "carried out the
// attack", "had no part in it"; their partner is the subject.
var light = map[string]bool{"have": true, "make": true, "carry": true, "commit": true, "conduct": true, "launch": true, "be": true, "suffer": true}

// predication reads one: its word, whether it is denied, and its partners.
func (v *view) predication(s span, i int) (extract.Predication, bool) {
	p := extract.Predication{Word: v.lemma(i), Not: v.negated(i), Open: v.hypothetical(i)}
	subj, obj, by := v.child(i, "nsubj", "csubj"), v.child(i, "obj"), -1
	if v.passive(i) || v.child(i, "nsubj:pass") >= 0 {
		obj = v.child(i, "nsubj:pass")
		if h, _ := v.byAgent(i); h >= 0 && v.head(h) == i {
			by = h
		}
		subj = by
	}
	if h := v.head(i); v.rel(i) == "conj" && h >= 0 && subj < 0 && v.verbal(h) {
		// "The enemy came close and was repelled"
		if s := v.child(h, "nsubj", "nsubj:pass"); s >= 0 && obj < 0 && v.passive(i) {
			obj = s
		} else if s >= 0 && !v.passive(i) && v.rel(s) == "nsubj" {
			subj = s
		}
	}
	at := i
	if there := v.child(i, "expl"); there >= 0 && v.is(there, "there") {
		if subj < 0 && !v.nominal(i) {
			subj = obj
		}
		if subj >= 0 {
			at, p.Word, subj, obj = subj, v.lemma(subj), -1, -1
		} else {
			obj = -1
		}
	} else if obj >= 0 && light[p.Word] && v.nominal(obj) && !v.named(obj) && by < 0 && v.child(i, "nsubj:pass") < 0 {
		at, p.Word, obj = obj, v.lemma(obj), -1
	}
	for _, k := range []int{at, subj, obj} {
		if k < 0 {
			continue
		}
		no, any := v.quantified(k)
		p.Not, p.Wide = p.Not || no, p.Wide || no || any
	}
	if len(p.Word) < 2 || v.named(at) {
		return p, false
	}
	p.Who, p.What = v.party(subj), v.party(obj)
	v.others(s, i, subj, obj, at, &p)
	return p, true
}

// hypothetical: "will", "would", "may", "should": no statement of what is so.
func (v *view) hypothetical(i int) bool {
	for _, k := range v.of(i) {
		if v.rel(k) == "aux" && v.is(k, "will", "would", "wo", "can", "could", "should", "must", "'ll", "’ll", "may", "might", "shall") || v.rel(k) == "mark" && v.is(k, "if", "whether", "unless") {
			return true
		}
	}
	return false
}

// quantified tells whether a phrase is none ("nobody", "no ship", "nothing",
// "not one of them") or any ("any ambush", "anyone").
func (v *view) quantified(k int) (none, any bool) {
	if v.nothing(k) || v.is(k, "nobody", "none", "nothing", "no-one") {
		return true, false
	}
	any = v.is(k, "anybody", "anyone", "anything")
	for _, d := range v.of(k) {
		none = none || v.is(d, "no") && d < k
		any = any || v.is(d, "any") && d < k
	}
	return none, any
}

// party is a partner by mention and head noun.
func (v *view) party(k int) extract.Party {
	if k < 0 {
		return extract.Party{}
	}
	p := extract.Party{Word: v.lemma(k)}
	if m := v.mentionOf(k); m >= 0 {
		p.Mention = v.doc.Mentions[m].ID
	}
	return p
}

// others are the nouns that hang by the predicate or its partners.
func (v *view) others(s span, i, subj, obj, at int, p *extract.Predication) {
	seen := map[string]bool{p.Word: true, p.Who.Word: true, p.What.Word: true}
	for k := s.a; k < min(s.b, s.a+longest) && len(p.More) < 6; k++ {
		if !v.nominal(k) && v.tag(k) != "JJ" || v.named(k) || v.dated(k) || k == at {
			continue
		}
		h := v.head(k)
		if h != i && h != at && (h < 0 || h != subj && h != obj) {
			if h = v.head(max(h, 0)); h != i && h != at {
				continue
			}
		}
		if w := v.lemma(k); len(w) > 2 && !seen[w] && !v.lex.is("plain", w) {
			seen[w] = true
			p.More = append(p.More, w)
		}
	}
}
