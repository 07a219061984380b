package event

import (
	"strings"

	"dateline/extract"
)

// openClass adds events of the open type: the main verb of a clause that a
// source says or denies, or that tells what one named party does to another,
// when no entry of another type names it. "Manlapaz
// denied having abandoned his post" is a claim about something, whether or not
// abandoning posts is a type.
func (r *reader) openClass(s extract.Sentence, used map[int]bool, byTok map[int]found) {
	if r.lex.any == nil || s.Kind == "headline" {
		return
	}
	for i := s.First; i < s.Last; i++ {
		if used[i] || !r.t.verbal(i) || !r.open(i) {
			continue
		}
		p := &pattern{typ: r.lex.any, use: useVerb, words: []string{r.t.key(i)}}
		f := found{p: p, tok: i, noun: -1, verb: i, of: -1, span: r.t.doc.Tokens[i].Span, rule: "reported verb"}
		f.frame = r.frameOf(i, false)
		if r.reported(i) {
			if r.concrete(&f) {
				byTok[i] = f
			}
		} else if et := r.typeOfRoot(r.w.plover["verb "+r.t.key(i)]); et != nil && r.dyadic(&f) {
			f.p = &pattern{typ: et, use: useVerb, words: p.words}
			f.rule = "verb between parties"
			byTok[i] = f
		}
	}
}

// open: token i is a verb that means an action.
func (r *reader) open(i int) bool {
	t := r.t
	key := t.key(i)
	if t.isTime(i) || r.inName(i) || r.w.in("bland", key) || r.w.status[key] != "" || r.w.in("auxiliary", key) ||
		extract.RelIs(t.rel(i), "aux*", "cop", "case", "mark", "compound*", "amod", "fixed") || len(key) < 3 || strings.ContainsAny(key, "'’-") {
		return false
	}
	return true
}

// typeOfRoot is the plainest type of a root category (data/plover.txt, else the
// one of its name), nil without one.
func (r *reader) typeOfRoot(root string) *eventType {
	id := root
	if to, ok := r.w.plover["open "+root]; ok {
		id = to
	}
	for _, et := range r.lex.types {
		if id != "" && et.ID == id {
			return et
		}
	}
	return nil
}

// dyadic: the verb of a clause that no entry names tells what a state, body or
// named person does to another, and verbs of its kind amount to one of PLOVER's
// categories (data/plover.txt): "Ghana forgave Benin".
func (r *reader) dyadic(f *found) bool {
	t, v := r.t, f.tok
	if r.w.plover["verb "+t.key(v)] == "" || f.frame.passive && len(f.frame.agentBy) == 0 || !t.has(v, "nsubj*") && !extract.RelIs(t.rel(v), "xcomp", "conj") {
		return false
	}
	doers := r.partiesOf(f.frame.subject, nil)
	b := r.bar(doers)
	if !r.bar(nil).identifies(doers) {
		return false
	}
	done := append([]int(nil), f.frame.object...)
	if f.frame.passive {
		done = f.frame.object
	}
	for _, k := range t.of(v) {
		if t.rel(k) == "obl" && k > v && !t.isTime(k) {
			switch t.preposition(k) {
			case "to", "with", "against", "on", "from", "for":
				done = append(done, t.conjuncts(k)...)
			}
		}
	}
	return len(done) > 0 && !r.w.in("anyobject", t.key(v)) || b.identifies(r.partiesOf(done, b.ids))
}

// reported: "said that X", "denied having X", "X, he said", "“X,” he said".
func (r *reader) reported(i int) bool {
	t := r.t
	v := i
	for d := 0; d < 4; d++ {
		h, rel := t.head(v), t.rel(v)
		switch {
		case h < 0:
			return t.quote[i] && r.finite(i) || r.tailSays(i) && r.finite(i)
		case extract.RelIs(rel, "ccomp") && (r.says(h) || r.w.status[t.key(h)] == "denied"):
			return r.finite(i) || t.tag(i) == "VBN"
		case extract.RelIs(rel, "xcomp", "advcl", "acl") && r.w.status[t.key(h)] == "denied" && (t.tag(i) == "VBG" || t.tag(i) == "VBN"):
			return true
		case rel == "conj" && t.verbal(h):
			v = h
		case t.quote[i] && r.finite(i) && extract.RelIs(rel, "ccomp", "parataxis"):
			return true
		default:
			return false
		}
	}
	return false
}

// concrete: somebody or something named or described, or he or she, does it or
// has it done; a bare "it" or "they" is not enough.
func (r *reader) concrete(f *found) bool {
	for _, toks := range [2][]int{f.frame.subject, f.frame.object} {
		for _, k := range toks {
			if r.t.nominal(k) || r.nameOf(k) >= 0 && (r.t.tag(k) != "PRP" || r.t.lower(k) == "he" || r.t.lower(k) == "she" || r.t.lower(k) == "i") {
				return true
			}
		}
	}
	return false
}
