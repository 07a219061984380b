package claim

import (
	"strings"

	"dateline/extract"
)

// maxTerms bounds the terms of one claim; a content of a hundred words is
// compared by its first ones.
const maxTerms = 24

// terms are the lemmas of what a content speaks of: its nouns, verbs and
// adjectives without names, auxiliaries, cues of saying and words of time.
func (v *view) terms(s span) []string {
	var out []string
	seen := map[string]bool{}
	for i := s.a; i < s.b && i < s.a+longest && len(out) < maxTerms; i++ {
		tag := v.tag(i)
		switch {
		case !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "VB") && tag != "JJ":
			continue
		case strings.HasPrefix(tag, "NNP"), strings.HasPrefix(v.rel(i), "aux"), v.rel(i) == "cop", v.dated(i), v.named(i):
			continue
		}
		w := v.lemma(i)
		if len(w) < 3 || seen[w] || v.lex.is("plain", w) || len(v.lex.verbs[w]) > 0 && v.verbal(i) && v.lex.saying(w) {
			continue
		}
		seen[w] = true
		out = append(out, w)
	}
	return out
}

// aside are the events that a content tells beside its main clauses.
func (v *view) aside(d *draft, evs []*extract.EventMention) []string {
	var out []string
	for _, ev := range evs {
		if ev.TrigTok >= 0 && ev.TrigTok < len(v.low) && ev.TrigTok != d.root && !v.isMain(d.content, ev.TrigTok) {
			out = append(out, ev.ID)
		}
	}
	return out
}

// isMain climbs from a word to the top of the content: only over conjuncts,
// objects and complements, never into a relative, adverbial or purpose clause.
func (v *view) isMain(s span, i int) bool {
	for steps := 0; steps < 6; steps++ {
		h := v.head(i)
		if h < 0 || !s.has(h) {
			return true
		}
		switch r := v.rel(i); {
		case (r == "nmod" || r == "acl") && v.lex.is("claim", v.lemma(h)): // "rumours of a coup", "reports of rebels taking the town are untrue"
		case r == "conj", r == "ccomp", r == "parataxis", r == "obj", r == "nsubj", r == "nsubj:pass", r == "xcomp" && v.child(i, "mark") < 0:
		default:
			return false
		}
		i = h
	}
	return false
}

// saying: the lemma is a verb of plain saying, which tells nothing of what is
// said.
func (lex *lexicon) saying(w string) bool {
	for _, c := range lex.verbs[w] {
		if _, ok := c.frame("that"); ok && c.stance == "asserts" {
			return true
		}
	}
	return false
}

// named: the token lies in a proper name.
func (v *view) named(i int) bool {
	c := v.cover[i]
	return c >= 0 && v.doc.Mentions[c].Form == extract.FormName
}

// maxFigures bounds the figures of one claim.
const maxFigures = 6

// figures reads what a content counts, beyond what its events count: "three
// checkpoints would reopen", "a lead of 574 votes", "a list of 38". The
// property is the lemma of the noun that is counted.
func (v *view) figures(d *draft, have []extract.Value) []extract.Value {
	var out []extract.Value
	s := d.content
	for i := s.a; i < min(s.b, s.a+longest) && len(have)+len(out) < maxFigures; i++ {
		if v.tag(i) != "CD" || v.dated(i) || v.named(i) || covered(have, v.doc.Tokens[i].Span) {
			continue
		}
		n, ok := number(v.low[i])
		if !ok || n == 1 && !strings.ContainsAny(v.low[i], "1") {
			continue // "one of them"
		}
		e := i + 1
		for e < s.b && multiples[v.low[e]] > 0 {
			n *= multiples[v.low[e]]
			e++
		}
		noun := v.countedNoun(i, e, s)
		if noun < 0 || v.lex.is("uncounted", v.lemma(noun)) {
			continue
		}
		out = append(out, extract.Value{Property: v.lemma(noun), Span: v.pair(span{i, e}), Number: n, Bound: v.bound(i)})
	}
	return out
}

var multiples = map[string]float64{"hundred": 100, "thousand": 1000, "million": 1e6, "k": 1000, "billion": 1e9, "bn": 1e9, "m": 1e6}

// countedNoun is the noun that the number from i to e counts: behind it, with
// adjectives between ("three border checkpoints"), never a name; -1 if none.
func (v *view) countedNoun(i, e int, s span) int {
	noun := -1
	for j := e; j < s.b && j < e+4; j++ {
		switch tag := v.tag(j); {
		case tag == "NNS" || tag == "NN":
			noun = j
			if j+1 < s.b && (v.tag(j+1) == "NNS" || v.tag(j+1) == "NN") {
				continue
			}
			return noun
		case tag == "JJ" || tag == "VBN" || v.is(j, "of", "the", "more"):
		default:
			return noun
		}
	}
	return noun
}

func covered(have []extract.Value, s extract.Span) bool {
	for _, h := range have {
		if !h.Span.IsZero() && h.Span.Span().Overlaps(s) {
			return true
		}
	}
	return false
}

// nouns notes what is counted: "four soldiers were killed" counts soldiers.
func (v *view) nouns(vs []extract.Value) {
	for k := range vs {
		if vs[k].Span.IsZero() {
			continue
		}
		first, last := v.doc.TokenRange(vs[k].Span.Span())
		if first >= last || first >= len(v.low) {
			continue
		}
		if last < len(v.low) && v.is(last, "k") && v.doc.Tokens[last].Start == v.doc.Tokens[last-1].End && vs[k].Number < 1000 {
			vs[k].Number, last = vs[k].Number*1000, last+1 // "5k people"
		}
		if n := v.countedNoun(first, last, v.bounds(first)); n >= 0 {
			vs[k].Noun = v.lemma(n)
		}
	}
}
