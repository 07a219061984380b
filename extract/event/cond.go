package event

import (
	"slices"
	"strings"

	"dateline/extract"
)

// holds tests the bracketed conditions of an entry. A pronoun passes every
// test of words; an object that is not there fails a positive test.
func (r *reader) holds(f *found) bool {
	if r.lifeless(f) {
		return false
	}
	for _, c := range f.p.conds {
		if r.test(f, c) == c.not {
			return false
		}
	}
	return true
}

func (r *reader) test(f *found, c condition) bool {
	obj := r.objects(f)
	switch c.kind {
	case "object":
		return r.anyIs(f, obj, c) || c.not && f.p.use == useNoun && r.qualified(f.tok, c)
	case "subject":
		return r.anyIs(f, r.actors(f), c)
	case "no object": // a that-clause is an object too: "demonstrated that it can"
		return len(obj) == 0 && !(f.verb >= 0 && r.t.kid(f.verb, "ccomp") > f.verb)
	case "needs object": // "announced that they had dissolved parliament" has one too
		return len(obj) > 0 || f.p.typ.Code == "statement" && f.verb >= 0 && r.t.kid(f.verb, "ccomp") > f.verb
	case "no subject":
		return len(r.actors(f)) == 0
	case "needs subject":
		return len(r.actors(f)) > 0
	case "no agent":
		return len(f.frame.subject) == 0
	case "needs agent":
		return len(f.frame.subject) > 0
	case "no complement":
		return !r.t.has(f.tok, "xcomp", "advcl")
	case "needs complement":
		if r.t.has(f.tok, "xcomp") {
			return true
		}
		for _, k := range r.t.of(f.tok) {
			if r.t.rel(k) == "obl" && (r.t.preposition(k) == "as" || r.t.preposition(k) == "to") {
				return true
			}
		}
		return false
	case "passive":
		return f.frame.passive
	case "active":
		return !f.frame.passive
	case "plural":
		tag := r.t.tag(f.tok)
		return tag == "NNS" || tag == "NNPS"
	case "under": // "shots rang out", "shots were fired"
		v := r.t.head(f.tok)
		return v >= 0 && r.t.verbal(v) && extract.RelIs(r.t.rel(f.tok), "obj", "nsubj*") && slices.ContainsFunc(c.words, func(x string) bool { return r.wordIs(v, x) })
	case "attributive":
		return r.t.rel(f.tok) == "amod"
	case "complement":
		for _, k := range r.t.of(f.tok) {
			if extract.RelIs(r.t.rel(k), "xcomp", "ccomp", "advcl", "advmod") { // "shot dead"
				for _, x := range c.words {
					if r.wordIs(k, x) {
						return true
					}
				}
			}
		}
		return false
	case "participle":
		return r.t.tag(f.tok) == "VBN"
	}
	return false
}

// objects are the tokens in the place of the object: what the entry's own
// preposition leads to, else the verb's object, else a noun's of-phrase.
func (r *reader) objects(f *found) []int {
	if f.of >= 0 {
		return r.t.conjuncts(f.of)
	}
	if f.p.use == useNoun {
		for _, k := range r.t.of(f.tok) {
			if r.t.rel(k) == "nmod" && r.t.preposition(k) == "of" {
				return r.t.conjuncts(k)
			}
		}
		return nil
	}
	if f.p.use == useLight || f.p.use == useSuffer {
		if f.frame.passive {
			return f.frame.object
		}
		if k := r.t.kid(f.verb, "obj"); f.verb >= 0 && f.p.inner != "" && k >= 0 && k != f.noun {
			return r.t.conjuncts(k) // "took the road to the hospital"
		}
		return nil
	}
	if f.p.use == useUndergo {
		if k := r.t.kid(f.tok, "obj"); k >= 0 {
			return r.expand(k)
		}
		return nil
	}
	return f.frame.object
}

// actors are the tokens in the place of the doer.
func (r *reader) actors(f *found) []int {
	if f.p.use == useUndergo || f.p.use == useAdjective || f.p.use == useSuffer {
		return f.frame.object
	}
	if f.p.use == useNoun {
		var out []int
		for _, k := range r.t.of(f.tok) {
			if extract.RelIs(r.t.rel(k), "nmod:poss", "compound", "amod") || r.t.rel(k) == "nmod" && r.t.preposition(k) == "by" {
				out = append(out, k)
			}
		}
		return out
	}
	return f.frame.subject
}

// testsObject: of an entry that asks what the object is, strictness is about
// the object: "They left the town", but not "They left it".
func (p *pattern) testsObject() bool {
	return slices.ContainsFunc(p.conds, func(c condition) bool { return c.kind == "object" && !c.not })
}

// anyIs tells whether one of the phrases is of one of the condition's kinds.
func (r *reader) anyIs(f *found, toks []int, c condition) bool {
	for _, k := range toks {
		if f.p.strict && r.t.tag(k) == "PRP" && !(c.kind == "subject" && f.p.testsObject()) {
			continue
		}
		for _, x := range c.words {
			if r.isA(k, x, c.not) {
				return true
			}
		}
	}
	return false
}

// pronounMay: "it" and "they" may be anything, "she" only somebody.
func (r *reader) pronounMay(k int, x string) bool {
	switch r.t.lower(k) {
	case "it", "they", "them", "this", "that", "these", "those", "which", "both", "all":
		return true
	}
	return x == "PERSON" || x == "ORGANIZATION" || x == "@people" || x == "@troops" || x == "@office"
}

// lifeless: a doer is told and it is a thing that does nothing: "the smell
// repelled the guests". Names, people, bodies, quantities, weapons, things
// that happen ("the blast") and documents ("the report accused") may do.
func (r *reader) lifeless(f *found) bool {
	if f.frame.passive && f.p.typ.Code == "casualties" {
		return false // "was hurt by broken glass"
	}
	if f.p.use != useVerb && f.p.use != useLight || f.p.typ.subject != "agent" || f.p.typ.roles["agent"] == nil {
		return false
	}
	for _, c := range f.p.conds {
		if c.kind == "subject" && !c.not {
			return false
		}
	}
	for _, k := range f.frame.subject {
		if r.mayAct(k) {
			return false
		}
	}
	return len(f.frame.subject) > 0
}

func (r *reader) mayAct(k int) bool {
	t := r.t
	if r.nameOf(k) >= 0 || !t.nominal(k) || strings.HasPrefix(t.tag(k), "NNP") || t.has(k, "nummod") {
		return true
	}
	key := t.key(k)
	for _, class := range []string{"people", "troops", "group", "office", "partitive", "collective", "hazard", "weapon", "vehicle", "speaker"} {
		if r.w.in(class, key) {
			return true
		}
	}
	for _, end := range []string{"er", "or", "ist", "ian", "ee", "man", "men", "ant", "eer"} {
		if strings.HasSuffix(key, end) && len(key) > 4 {
			return true
		}
	}
	for _, p := range r.lex.byLemma[key] {
		if p.use == useNoun && len(p.words) == 1 && p.prep == "" { // not "spray" for "pepper spray"
			return true
		}
	}
	return false
}

// qualified: for a noun "not object heart" also bars "heart attack".
func (r *reader) qualified(n int, c condition) bool {
	for _, k := range r.t.of(n) {
		if extract.RelIs(r.t.rel(k), "compound", "amod", "nmod:poss") && k < n {
			for _, x := range c.words {
				if r.wordIs(k, x) {
					return true
				}
			}
		}
	}
	return false
}

// isA tests one phrase: an entity type, a class, "number", or a lemma; of
// "a string of border posts" the posts count as well.
func (r *reader) isA(k int, x string, negated bool) bool {
	t := r.t
	tag := t.tag(k)
	if tag == "DT" { // "all of its 14,000 troops"
		for _, n := range t.of(k) {
			if n > k && t.rel(n) == "nmod" && t.preposition(n) == "of" {
				return r.isA(n, x, negated)
			}
		}
	}
	if tag == "PRP" || tag == "DT" && !negated {
		return !negated && r.pronounMay(k, x)
	}
	if x == "number" {
		return tag == "CD" || vague[t.key(k)] > 0 && !t.has(k, "nmod")
	}
	switch x {
	case "PLACE", "PERSON", "ORGANIZATION":
		m := r.nameOf(k)
		if m < 0 { // "the bank", where the mention stage knows no bank
			return x == "ORGANIZATION" && !negated && t.nominal(k) && r.w.in("collective", t.key(k))
		}
		return m >= 0 && (string(t.doc.Mentions[m].Type) == x || x == "ORGANIZATION" && t.doc.Mentions[m].Type == extract.Place && (actsAsState(&t.doc.Mentions[m]) || t.doc.Mentions[m].Kind == "capital"))
	}
	if r.wordIs(k, x) {
		return true
	}
	if r.w.in("partitive", t.key(k)) || tag == "CD" { // "won 41 of the 81 seats"
		for _, n := range t.of(k) {
			if t.rel(n) == "nmod" && t.preposition(n) == "of" && r.wordIs(n, x) {
				return true
			}
		}
	}
	return false
}

func (r *reader) wordIs(k int, x string) bool {
	if r.t.key(k) == "one" && r.t.has(k, "amod") {
		if o := r.oneOf(k); o >= 0 {
			k = o // "took down the flag and put up a white one"
		}
	}
	if len(x) > 1 && x[0] == '@' {
		return r.w.in(x[1:], r.t.key(k)) || x == "@people" && r.isPerson(k)
	}
	return r.t.key(k) == x
}

// oneOf is the noun that "a white one" stands for: the object before it.
func (r *reader) oneOf(k int) int {
	t := r.t
	for i := k - 1; i >= max(0, k-25) && t.sent[i] == t.sent[k]; i-- {
		if t.rel(i) == "obj" && t.nominal(i) {
			return i
		}
	}
	return -1
}

// isPerson: the phrase is a person by its mention.
func (r *reader) isPerson(k int) bool {
	m := r.nameOf(k)
	return m >= 0 && r.t.doc.Mentions[m].Type == extract.Person
}
