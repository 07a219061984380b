package event

import (
	"strings"

	"dateline/extract"
)

// found is a trigger with what is known of it before its roles are filled.
type found struct {
	p     *pattern
	tok   int // the trigger's head word: the verb, the noun, the adjective
	noun  int // light verbs: the noun, else -1
	verb  int // the verb that carries tense, negation and subject, or -1
	of    int // token that the entry's own preposition leads to, or -1
	span  extract.Span
	frame frame // subject and object of verb, when there is one
	rule  string
}

// triggers finds the events of one sentence. Verbs with their nouns go first,
// so that "carried out a raid" is one event and not two.
func (r *reader) triggers(s extract.Sentence) []found {
	used := map[int]bool{}
	byTok := map[int]found{}
	for pass := 0; pass < 3; pass++ {
		for i := s.First; i < s.Last; i++ {
			if used[i] {
				continue
			}
			for _, p := range r.entries(i) {
				if p.pass() != pass {
					continue
				}
				f, ok := r.match(p, i)
				if !ok || f.noun >= 0 && used[f.noun] {
					continue
				}
				byTok[i], used[i] = f, true
				if f.noun >= 0 {
					used[f.noun] = true
				}
				for j := max(s.First, i-6); j < min(s.Last, i+7); j++ {
					if f.noun < 0 && j != i && r.t.doc.Tokens[j].Start >= f.span.Start && r.t.doc.Tokens[j].End <= f.span.End {
						used[j] = true
					}
				}
				break
			}
		}
	}
	r.openClass(s, used, byTok)
	var out []found
	for i := s.First; i < s.Last; i++ {
		if f, ok := byTok[i]; ok && !r.doubled(&f, byTok) {
			out = append(out, f)
		}
	}
	return out
}

// doubled: the noun only names what its verb tells already: "signed a pact".
func (r *reader) doubled(f *found, byTok map[int]found) bool {
	if f.p.use != useNoun || !extract.RelIs(r.t.rel(f.tok), "obj", "nsubj:pass") {
		return false
	}
	g, ok := byTok[r.t.head(f.tok)]
	return ok && g.p.typ == f.p.typ && g.p.use != useNoun
}

// key is the lemma of token i in lower case; of a verb the lemma that the
// lexicon knows for this form.
func (t *tree) key(i int) string { return t.keys[i] }

// is tells whether token i is the word, by lemma or as it stands ("hands").
func (t *tree) is(i int, word string) bool { return t.keys[i] == word || t.lower(i) == word }

// entries are the patterns that token i may call, by lemma, and by its form
// for participles that are adjectives in their own right ("missing").
func (r *reader) entries(i int) []*pattern {
	ps := r.lex.byLemma[r.t.key(i)]
	if word, _, _ := r.hyphened(i); word != "" {
		more := r.lex.byLemma[word]
		if len(more) == 0 {
			more = r.lex.byLemma[strings.TrimSuffix(word, "s")]
		}
		if len(more) > 0 {
			ps = append(append([]*pattern{}, more...), ps...)
		}
	}
	if i > 1 && r.t.text(i-1) == "-" && r.t.doc.Tokens[i-2].End == r.t.doc.Tokens[i].Start-1 { // "test-fired"
		if more := r.lex.byLemma[r.t.lower(i-2)+"-"+r.t.key(i)]; len(more) > 0 {
			ps = append(append([]*pattern{}, more...), ps...)
		}
	}
	if tag := r.t.tag(i); (tag == "VBG" || tag == "VBN") && r.t.lower(i) != r.t.key(i) {
		if more := r.lex.byLemma[r.t.lower(i)]; len(more) > 0 {
			return append(append([]*pattern{}, ps...), more...)
		}
	}
	return ps
}

// hyphened is the word in two parts that token i heads, with its first and last
// token: "run-off", "sit-in", "cave-in". "" for other tokens.
func (r *reader) hyphened(i int) (word string, first, last int) {
	t := r.t
	for _, a := range [2]int{i, i - 2} {
		b := a + 2
		if a < 0 || b >= len(t.sent) || t.sent[a] != t.sent[b] || t.text(a+1) != "-" || t.doc.Tokens[a].End != t.doc.Tokens[a+1].Start || t.doc.Tokens[a+1].End != t.doc.Tokens[b].Start {
			continue
		}
		h := t.head(i)
		if h >= a && h <= b {
			return "", 0, 0 // the other part is the head
		}
		return t.lower(a) + "-" + t.lower(b), a, b
	}
	return "", 0, 0
}

// pass: verbs with a noun first, then entries of several words, then the rest.
func (p *pattern) pass() int {
	switch {
	case p.noun != "":
		return 0
	case len(p.words) > 1:
		return 1
	}
	return 2
}

func (r *reader) match(p *pattern, i int) (found, bool) {
	f := found{p: p, tok: i, noun: -1, verb: -1, of: -1, span: r.t.doc.Tokens[i].Span}
	if r.t.isTime(i) || r.inName(i) {
		return f, false // "March 3", "Amnesty International"
	}
	ok := false
	switch p.use {
	case useVerb, useUndergo:
		ok = r.matchVerb(&f)
	case useNoun:
		ok = r.matchNoun(&f)
	case useAdjective:
		ok = r.matchAdjective(&f)
	default:
		ok = r.matchLight(&f)
	}
	return f, ok && r.holds(&f)
}

// matchVerb: a verb with its particle or preposition: "took over the town",
// "called on the rebels", "stepped down".
func (r *reader) matchVerb(f *found) bool {
	t, i := r.t, f.tok
	if !t.verbal(i) || extract.RelIs(t.rel(i), "cop", "case", "compound*", "mark") || extract.RelIs(t.rel(i), "aux*") && r.w.in("auxiliary", t.key(i)) {
		return false
	}
	if tag := t.tag(i); tag == "VB" && extract.RelIs(t.rel(i), "nsubj*", "obj", "nmod") && len(t.of(i)) == 0 {
		return false // "Refuse is collected on Mondays."
	}
	if tag := t.tag(i); (tag == "VBN" || tag == "VBG") && t.has(i, "det") && !t.has(i, "obj", "aux*", "nsubj*") {
		return false // "the accused"
	}
	f.verb, f.frame = i, r.frameOf(i, f.p.use == useUndergo)
	f.rule = "verb"
	if len(f.p.words) == 1 && r.w.in("phrasal", t.key(i)) && t.has(i, "compound:prt") {
		return false // "took up positions" is not "took"
	}
	for _, w := range f.p.words[1:] {
		k, target := r.particle(i, w)
		if k < 0 {
			return false
		}
		f.span = f.span.Cover(t.doc.Tokens[k].Span)
		if target >= 0 {
			if t.has(i, "obj") {
				return false // "withdrew its forces from Iraq" is not "withdraw from"
			}
			f.of = target
		}
		f.rule = "verb+particle"
	}
	if f.span.Len() > 40 {
		f.span = t.doc.Tokens[i].Span
	}
	if f.of >= 0 && f.frame.passive && len(f.frame.object) == 0 {
		f.frame.passive = false
	}
	return true
}

// particle finds the word w that belongs to verb i as a particle ("took
// over") or as the preposition of an oblique, whose noun is the target.
func (r *reader) particle(i int, w string) (tok, target int) {
	t := r.t
	for _, k := range t.of(i) {
		if k > i && t.lower(k) == w && extract.RelIs(t.rel(k), "compound:prt", "advmod", "obl", "case", "mark", "xcomp") {
			return k, -1
		}
		if !extract.RelIs(t.rel(k), "obl*", "nmod", "xcomp", "advcl", "advmod") || k < i || t.isTime(k) {
			continue
		}
		for _, c := range t.of(k) {
			if extract.RelIs(t.rel(c), "case", "mark") && t.lower(c) == w && c > i {
				return c, k
			}
		}
	}
	if n := i + 1; n < len(t.sent) && t.sent[n] == t.sent[i] && t.lower(n) == w && (t.tag(n) == "RP" || t.tag(n) == "IN") {
		if h := t.head(n); h > n && t.isTime(h) && t.tag(n+1) != "IN" { // but "sworn in on Monday"
			return -1, -1 // "The coach was fired on Monday"
		}
		if h := t.head(n); h > n && t.tag(n) == "IN" && t.rel(n) == "case" && t.text(h) != "." {
			return n, h
		}
		return n, -1
	}
	return -1, -1
}

// matchNoun: a noun that is an event: "the capture of Goma", "a Taliban
// attack", "the death toll". A noun that only qualifies another ("attack
// helicopter") is none, unless that one is eventive itself ("ceasefire deal").
func (r *reader) matchNoun(f *found) bool {
	t, i := r.t, f.tok
	joined := false
	if last := f.p.words[len(f.p.words)-1]; strings.Contains(last, "-") {
		word, a, b := r.hyphened(i)
		if word != last && word != last+"s" {
			return false
		}
		joined = true
		f.span = t.doc.Tokens[a].Span.Cover(t.doc.Tokens[b].Span)
	}
	if !joined && !t.nominal(i) && !r.nounLike(i) && !(t.tag(i) == "VBG" && (t.has(i, "expl", "det") || t.between(i)) && !t.has(i, "obj", "aux")) {
		return false // "there had been shooting" and "Fighting between rebels and troops" count
	}
	if extract.RelIs(t.rel(i), "compound", "flat", "nmod:poss") && !extract.RelIs(t.rel(i), "nmod:poss") {
		h := t.head(i)
		if h < 0 || !r.w.in("eventive", t.key(h)) && t.rel(h) != "punct" && t.text(h) != "." {
			return false
		}
	}
	if t.preposition(i) == "under" && !t.has(i, "det", "nmod:poss") {
		return false // "paid under protest"
	}
	n := len(f.p.words)
	for k := 1; k < n; k++ {
		j := i - k
		if _, a, b := r.hyphened(i); joined && b > a {
			j = a - k
		}
		if j < 0 || t.sent[j] != t.sent[i] || t.key(j) != f.p.words[n-1-k] && t.lower(j) != f.p.words[n-1-k] {
			return false
		}
		f.span = f.span.Cover(t.doc.Tokens[j].Span)
	}
	if f.p.prep != "" {
		for _, k := range t.of(i) {
			if extract.RelIs(t.rel(k), "nmod", "acl", "obl") && t.marks(k, f.p.prep) {
				f.of = k
			}
		}
		if f.of < 0 {
			return false
		}
	}
	f.rule = "noun"
	return true
}

// between: what stands below token i is told to be between two.
func (t *tree) between(i int) bool {
	for _, k := range t.of(i) {
		if k > i && extract.RelIs(t.rel(k), "obl", "nmod") && t.preposition(k) == "between" {
			return true
		}
	}
	return false
}

// nounLike: an adjective that stands for people: "the dead", "the number of
// wounded".
func (r *reader) nounLike(i int) bool {
	t := r.t
	return strings.HasPrefix(t.tag(i), "JJ") && extract.RelIs(t.rel(i), "obj", "nsubj*", "obl", "nmod") && !t.has(i, "cop") && !r.numberBefore(i)
}

// inName: the token is part of a proper name and written as one.
func (r *reader) inName(i int) bool {
	c := r.t.cover[i]
	if c < 0 || r.t.doc.Mentions[c].Form != extract.FormName {
		return false
	}
	first := r.t.text(i)[0]
	return first >= 'A' && first <= 'Z'
}

// marks tells whether token k is led by the preposition, as a noun phrase or
// as a gerund ("claims of controlling").
func (t *tree) marks(k int, prep string) bool {
	for _, c := range t.of(k) {
		if extract.RelIs(t.rel(c), "case", "mark") && c < k && t.lower(c) == prep {
			return true
		}
	}
	return false
}

// matchAdjective: "three are dead", "dozens missing", "the gate was closed",
// "two dead people".
func (r *reader) matchAdjective(f *found) bool {
	t, i := r.t, f.tok
	if !strings.HasPrefix(t.tag(i), "JJ") && t.tag(i) != "VBN" && !(strings.HasPrefix(t.tag(i), "VB") && t.has(i, "cop")) && t.tag(i) != "RB" && t.tag(i) != "VBG" {
		return false
	}
	for _, w := range f.p.words[1:] {
		if i+1 >= len(t.sent) || t.lower(i+1) != w {
			k, _ := r.particle(i, w)
			if k < 0 {
				return false
			}
			f.span = f.span.Cover(t.doc.Tokens[k].Span)
			continue
		}
		f.span = f.span.Cover(t.doc.Tokens[i+1].Span)
	}
	f.rule = "adjective"
	f.frame = frame{passive: true}
	if extract.RelIs(t.rel(i), "obj", "nsubj*", "nmod*", "obl*", "iobj", "advmod") && !t.has(i, "cop") && !r.numberBefore(i) && !(t.head(i) >= 0 && t.key(t.head(i)) == "leave") {
		return false // "each of the dead"
	}
	switch {
	case t.has(i, "nsubj*"):
		f.frame.object = r.subjectsOf(i)
	case t.rel(i) == "amod" && t.head(i) >= 0:
		f.frame.object = []int{t.head(i)}
	case extract.RelIs(t.rel(i), "acl*", "xcomp", "conj", "advcl", "ccomp") && t.head(i) >= 0:
		f.frame.object = r.frameOf(i, true).object
	}
	return true
}

// matchLight: "took control of the town", "control of the town was taken",
// "came under fire", "is under Taliban control".
func (r *reader) matchLight(f *found) bool {
	t, i := r.t, f.tok
	if f.p.words[0] == "be" {
		return r.matchState(f)
	}
	if !t.verbal(i) || extract.RelIs(t.rel(i), "aux*", "cop") {
		return false
	}
	n, passive := r.lightNoun(f.p, i)
	if n < 0 {
		return false
	}
	f.noun, f.verb = n, i
	f.frame = r.frameOf(i, f.p.use == useSuffer)
	f.rule = "light verb"
	if passive {
		f.frame = r.passiveLight(f.frame, i)
	} else if f.frame.passive && f.p.inner == "" && len(f.frame.object) > 0 && f.frame.object[0] == n {
		f.frame = r.passiveLight(f.frame, i)
	}
	return r.lightSpan(f)
}

// lightNoun finds the noun of a light verb among its dependents.
func (r *reader) lightNoun(p *pattern, i int) (n int, passive bool) {
	t := r.t
	if p.inner == "" {
		if k := t.kid(i, "nsubj:pass"); k >= 0 && t.is(k, p.noun) {
			return k, true
		}
		for _, k := range t.of(i) {
			if extract.RelIs(t.rel(k), "obj", "iobj", "xcomp", "obl") && t.is(k, p.noun) && t.caseOf(k) == "" { // "called a strike", not "called for"
				return k, false
			}
		}
		if extract.RelIs(t.rel(i), "acl*") && t.head(i) >= 0 && t.is(t.head(i), p.noun) {
			return t.head(i), true
		}
		return -1, false
	}
	outer, inner, two := strings.Cut(p.inner, " ")
	for _, k := range t.of(i) {
		if !t.is(k, p.noun) || k < i {
			continue
		}
		pr := t.preposition(k)
		if pr == p.inner || !two && t.prepIs(k, outer) || two && t.prepIs(k, inner) {
			return k, false
		}
		if pt, _ := r.particle(i, outer); pt >= 0 && !two && extract.RelIs(t.rel(k), "obj") {
			return k, false
		}
	}
	if k := t.kid(i, "obj"); k >= 0 && !two { // "took 12 people to hospital", with the goal hung on the people
		for _, n := range t.of(k) {
			if n > k && t.is(n, p.noun) && t.prepIs(n, outer) {
				return n, false
			}
		}
	}
	return -1, false
}

// passiveLight: "an attack was carried out by rebels": the by-phrase acts.
func (r *reader) passiveLight(f frame, i int) frame {
	return frame{subject: f.agentBy, passive: true, how: "passive light verb", agentBy: f.agentBy}
}

// matchState: "the post is under the control of the rebels"; the noun is the
// predicate, "be" its copula.
func (r *reader) matchState(f *found) bool {
	t, i := r.t, f.tok
	if t.rel(i) != "cop" || t.head(i) < 0 {
		return false
	}
	n := t.head(i)
	if !t.is(n, f.p.noun) || f.p.inner != "" && !t.prepIs(n, f.p.inner) {
		return false
	}
	f.noun, f.verb = n, n
	f.tok = n
	f.rule = "copula"
	f.frame = frame{how: "copula"}
	if f.p.use == useSuffer {
		f.frame.passive, f.frame.object = true, r.subjectsOf(n)
	} else {
		f.frame.subject = r.subjectsOf(n)
	}
	return r.lightSpan(f)
}

// lightSpan sets the trigger span and the token the pattern's own
// preposition leads to.
func (r *reader) lightSpan(f *found) bool {
	t := r.t
	if d := f.noun - f.tok; d >= 0 && d <= 6 {
		f.span = t.doc.Tokens[f.tok].Span.Cover(t.doc.Tokens[f.noun].Span)
	} else {
		f.span = t.doc.Tokens[f.noun].Span
	}
	if f.p.prep == "" {
		return true
	}
	for _, base := range []int{f.noun, f.verb} {
		for _, k := range t.of(base) {
			if k > min(f.noun, f.verb) && extract.RelIs(t.rel(k), "nmod", "obl", "acl", "advcl") && t.marks(k, f.p.prep) {
				f.of = k
			}
		}
		if f.of >= 0 {
			break
		}
	}
	return f.of >= 0 || f.frame.passive || t.has(f.noun, "nmod:poss") || extract.RelIs(t.rel(f.verb), "acl:relcl")
}
