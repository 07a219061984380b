package claim

import "strings"

// leftOpen reads what a report says nobody knows or tells. Four forms:
//
//	The police would not say whether anyone had been arrested.
//	The coroner has yet to confirm how he died.
//	It is unclear whether the pilot survived. The number of dead remains unclear.
//	There was no independent confirmation of the attack.
//
// The first two have a speaker, who leaves it open; the others have none.
func (v *view) leftOpen(i int) (draft, bool) {
	if v.quote[i] >= 0 {
		return draft{}, false
	}
	for _, read := range []func(int) (draft, bool){v.wouldNotSay, v.yetTo, v.unclear, v.unconfirmedNoun, v.unclaimed} {
		if d, ok := read(i); ok && !d.content.empty() {
			d.stance = "unverified"
			return d, true
		}
	}
	return draft{}, false
}

// wouldNotSay: "would not say who fired", "declined to confirm the document",
// "refused to discuss the cause of death". What he would not say stands behind.
// Not so "declined to comment", "did not say whether", which tell nothing.
func (v *view) wouldNotSay(i int) (draft, bool) {
	question := v.asks(i + 1)
	switch {
	case v.is(i, "say", "disclose", "reveal", "specify", "clarify", "explain") && question:
	case v.is(i, "discuss", "confirm"):
	default:
		return draft{}, false
	}
	a := i - 1
	switch lo := v.bounds(i).a; {
	case v.is(a, "not", "n't") && v.is(a-1, "would", "wo", "could") && !v.is(i, "confirm"):
		a-- // "did not say whether" tells nothing at all
	case v.is(a, "to") && (v.is(i, "confirm", "discuss") || question) && a-1 > lo && (v.lemma(a-1) == "decline" || v.lemma(a-1) == "refuse"):
		a--
	default:
		return draft{}, false
	}
	b := v.bounds(i)
	s := v.trimConj(v.trim(span{i + 1, b.b}))
	d := newDraft("left-open", v.cut(i, s), v.rootOf(s))
	d.verb, d.cue, d.score = i, span{a, i + 1}, 0.75
	heads, _ := v.speakers(a)
	if len(heads) == 0 || v.is(a, "would", "could", "did", "wo", "does", "do") {
		heads, _ = v.speakers(i)
	}
	if np := v.chunkTo(v.skipBack(a, b.a), b.a); len(heads) == 0 && !np.empty() {
		heads = []int{v.headOf(np)}
	}
	if len(heads) == 0 || heads[0] < 0 || !v.speaks(heads[0]) {
		return draft{}, false
	}
	d.head = heads[0]
	v.finish(&d.attribution)
	return d, true
}

// asks: a question opens at k.
func (v *view) asks(k int) bool {
	return v.is(k, "whether", "if", "who", "whom", "what", "when", "where", "why", "how", "which", "whose")
}

// yetTo: "has yet to confirm how he died".
func (v *view) yetTo(i int) (draft, bool) {
	if !v.is(i, "confirm", "verify", "establish", "determine") || !v.is(i-1, "to") || !v.is(i-2, "yet") {
		return draft{}, false
	}
	b := v.bounds(i)
	a := i - 3
	np := v.chunkTo(a, b.a)
	s := v.trimConj(v.trim(span{i + 1, b.b}))
	if !v.is(a, "has", "have", "had") || np.empty() || s.empty() || v.headOf(np) < 0 {
		return draft{}, false
	}
	d := newDraft("left-open", v.cut(i, s), v.rootOf(s))
	d.verb, d.cue, d.score, d.head, d.np = i, span{a, i + 1}, 0.8, v.headOf(np), np
	v.finish(&d.attribution)
	return d, true
}

// unclear: "It was not immediately clear who fired", "How many were on board is
// not known", "The number of dead remains unclear".
func (v *view) unclear(i int) (draft, bool) {
	not := false
	for k := i - 1; k > i-4 && k >= 0; k-- {
		not = not || v.is(k, "not", "n't", "yet")
	}
	if !v.is(i, "unclear", "unknown", "uncertain", "unconfirmed", "unverified") && !(not && v.is(i, "clear", "known", "certain")) {
		return draft{}, false
	}
	b := v.bounds(i)
	be := i - 1
	for be > b.a && (v.tag(be) == "RB" || v.is(be, "yet", "still")) {
		be--
	}
	if !v.is(be, "is", "was", "are", "were", "remain", "remains", "remained") {
		return draft{}, false
	}
	d := newDraft("left-open", span{}, -1)
	d.verb, d.cue, d.score = i, span{be, i + 1}, 0.7
	switch np := v.chunkTo(be, b.a); {
	case v.is(be-1, "it") && v.asks(i+1):
		d.content = v.cut(i, v.trimConj(v.trim(span{i + 1, b.b})))
	case v.asks(b.a) && be > b.a+2 && be < b.a+25:
		d.content = span{b.a, be} // "What started the fire is not known"
	case !np.empty() && np.a == b.a && be-np.a > 1 && (i+1 >= b.b || isPunct(v.low[i+1])):
		d.content = np
	}
	d.root = v.rootOf(d.content)
	return d, true
}

// unconfirmedNoun: "There was no independent confirmation of the attack".
func (v *view) unconfirmedNoun(i int) (draft, bool) {
	if !v.is(i, "confirmation", "verification", "word") || !strings.HasPrefix(v.tag(i), "NN") {
		return draft{}, false
	}
	no := i - 1
	for no > i-4 && no > 0 && v.tag(no) == "JJ" {
		no--
	}
	b := v.bounds(i)
	if !v.is(no, "no") || !v.is(i+1, "of", "that", "from", "whether", "on") || v.is(i, "word") && !v.is(i+1, "whether", "on") || v.is(i+1, "from") {
		return draft{}, false
	}
	s := v.trimConj(v.trim(span{i + 2, b.b}))
	d := newDraft("left-open", v.cut(i, s), v.rootOf(s))
	d.verb, d.cue, d.score = -1, span{no, i + 1}, 0.7
	if v.is(no-1, "had", "has", "have", "offered", "gave") { // "The hospital had no confirmation that"
		if np := v.chunkTo(no-1, b.a); !np.empty() && v.headOf(np) >= 0 && v.speaks(v.headOf(np)) {
			d.head, d.np = v.headOf(np), np
			v.finish(&d.attribution)
		}
	}
	return d, true
}

// openInside gives what is left open inside somebody's claim to him: "Police
// said it was unclear who had fired".
func openInside(in []draft) []draft {
	out := in[:0]
	for k := range in {
		d := &in[k]
		inner := false
		for j := max(0, k-6); d.rule == "left-open" && d.head < 0 && j < min(len(in), k+6); j++ {
			if o := &in[j]; j != k && o.head >= 0 && o.content.contains(d.content) && o.stance != "denies" {
				inner, o.stance = true, "unverified"
			}
		}
		if !inner {
			out = append(out, *d)
		}
	}
	return out
}

// knowsNothing: what a content says is that its speaker cannot tell: "said it
// could neither confirm nor deny the report", "has no information about any
// injury", "had no record of it".
func (v *view) knowsNothing(root int, s span) bool {
	switch {
	case v.is(root, "know", "say", "tell") && v.negated(root) && v.asks(root+1) && (v.is(root, "know") || v.modal(root)), v.is(root, "vouch", "guarantee") && v.negated(root):
		return true // "did not know whether a ransom had been paid", "could not vouch for the result"
	case v.is(root, "confirm") && v.is(root-1, "neither", "not"), v.is(root, "verify", "confirm") && v.is(root-1, "to") && v.is(root-2, "unable"):
		return true
	case v.lemma(root) != "have" && v.lemma(root) != "receive":
		return false
	}
	for k := root + 1; k+1 < s.b && k < root+5; k++ {
		if v.is(k, "no") {
			for n := k + 1; n < min(s.b, k+4); n++ {
				if v.is(n, "information", "record", "records", "word", "details", "confirmation", "news", "data") {
					return true
				}
			}
		}
	}
	return false
}

// noTrace: what a content says is that nothing was found: "had seen “no evidence
// of systematic fraud”", "There was no sign of forced entry".
func (v *view) noTrace(root int, s span) bool {
	if !v.lex.is("finder", v.lemma(root)) && v.lemma(root) != "be" && !v.lex.is("trace", v.lemma(root)) {
		return false
	}
	for k := max(s.a, root-4); k+1 < s.b && k < root+6; k++ {
		if v.is(k, "no") {
			for n := k + 1; n < min(s.b, k+4); n++ {
				if v.lex.is("trace", v.lemma(n)) && !v.is(n, "reason", "reasons") {
					return true
				}
			}
		}
	}
	return false
}
