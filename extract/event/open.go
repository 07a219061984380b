package event

import (
	"strings"

	"dateline/extract"
)

// openClass adds events of the open type: the main verb of a clause that a
// source says or denies, when no entry of another type names it. "Manlapaz
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
		if r.concrete(&f) {
			byTok[i] = f
		}
	}
}

// open: token i is the verb of a reported or denied clause and means an action.
func (r *reader) open(i int) bool {
	t := r.t
	key := t.key(i)
	if t.isTime(i) || r.inName(i) || r.w.in("bland", key) || r.w.status[key] != "" || r.w.in("auxiliary", key) ||
		extract.RelIs(t.rel(i), "aux*", "cop", "case", "mark", "compound*", "amod", "fixed") || len(key) < 3 || strings.ContainsAny(key, "'’-") {
		return false
	}
	return r.reported(i)
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
