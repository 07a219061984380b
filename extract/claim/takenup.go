package claim

import "strings"

// answered gives a bare answer the question that opens its sentence: "Asked if
// troops had pulled out, the minister said no".
func (v *view) answered(d *draft) bool {
	stance := map[string]string{"no": "denies", "yes": "confirms"}[v.low[d.content.a]]
	lo := v.bounds(d.content.a).a
	if stance == "" || !v.is(lo, "asked") {
		return false
	}
	for k := lo + 1; k < lo+5; k++ {
		if !v.is(k, "if", "whether") {
			continue
		}
		for e := k + 1; e < d.content.a; e++ {
			if v.is(e, ",") && e-k > 2 {
				d.content, d.stance = span{k + 1, e}, stance
				d.root = v.rootOf(d.content)
				return true
			}
		}
	}
	return false
}

// keptBy is who keeps or made the tally that a source phrase names: "according
// to a tally kept by the monitoring group Watchline".
func (v *view) keptBy(np span, hi int) span {
	h := v.headOf(np)
	if h < 0 || !v.lex.is("carrier", v.lemma(h)) && !v.lex.is("count", v.lemma(h)) && !v.lex.is("paper", v.lemma(h)) {
		return np
	}
	if np.b+2 < hi && v.tag(np.b) == "VBN" && v.is(np.b+1, "by") && !v.is(np.b, "seen", "obtained", "reviewed", "viewed", "read") {
		if by := v.chunkFrom(np.b+2, hi); !by.empty() && v.headOf(by) >= 0 {
			return by
		}
	}
	return np
}

// haveDone is what a noun of claiming holds to have been done: "the rebels'
// claim to have taken the airport | could not be verified".
func (v *view) haveDone(i int) span {
	b := v.bounds(i)
	if !v.is(i+1, "to") || !v.is(i+2, "have", "be") || i+4 >= b.b {
		return span{}
	}
	e := i + 3
	for e < b.b && !isPunct(v.low[e]) && v.tag(e) != "MD" && v.tag(e) != "VBZ" && v.tag(e) != "VBP" && (v.tag(e) != "VBD" || e == i+3) {
		e++
	}
	if e-i < 5 {
		return span{}
	}
	return v.trimConj(span{i + 3, e})
}

// quotedBefore is the head of the source that an outlet names between commas
// before its verb: "State television, quoting a security official, reported";
// -1 when there is none.
func (v *view) quotedBefore(i int) int {
	lo := v.bounds(i).a
	j := v.skipBack(i, lo)
	if v.is(lo, "citing", "quoting") && lo+3 < i {
		// "Citing unnamed officers, the BBC reported"
		np := v.chunkFrom(lo+1, i)
		for k := np.b; k < i-1 && !np.empty(); k++ {
			if v.is(k, ",") && v.chunkTo(j, k).a == k+1 {
				return v.cited(np)
			}
		}
	}
	if !v.is(j-1, ",") {
		return -1
	}
	for g := j - 2; g > lo+1 && g > j-16; g-- {
		if v.is(g, "quoting", "citing") && v.is(g-1, ",") {
			return v.cited(v.chunkFrom(g+1, j-1))
		}
	}
	return -1
}

// cited is the head of those whom an outlet cites, or -1 when it cites papers:
// "The daily Post, quoting bank documents, reported" says so itself.
func (v *view) cited(np span) int {
	h := v.headOf(np)
	if h < 0 || v.lex.is("paper", v.lemma(h)) || !v.speaks(h) {
		return -1
	}
	return h
}

// denialAhead is the speaker of "something he denies", "which the firm
// disputes", where the first word stands at j; empty when it is not that.
func (v *view) denialAhead(j int) span {
	b := v.bounds(j)
	np := v.chunkFrom(j+1, min(b.b, j+8))
	if np.empty() || !v.is(j-1, ",") || v.quote[j] >= 0 {
		return span{}
	}
	k := np.b
	for k < b.b && (v.tag(k) == "RB" || v.is(k, "has", "have", "had")) {
		k++
	}
	if k >= b.b || k+1 < b.b && !isPunct(v.low[k+1]) || !v.takesUp(k) {
		return span{}
	}
	return np
}

// takesUp: the verb denies or confirms something said before.
func (v *view) takesUp(k int) bool {
	cues := v.cuesAt(k)
	return len(cues) > 0 && (cues[0].stance == "denies" || cues[0].stance == "confirms")
}

// somethingDenied reads "Prosecutors say Iliev paid for votes, something he
// denies": he denies what the clause before tells.
func (v *view) somethingDenied(i int, c *cue) []draft {
	if c.stance != "denies" && c.stance != "confirms" {
		return nil
	}
	lo := v.bounds(i).a
	for j := i - 1; j > lo+3 && j > i-10; j-- {
		if !v.is(j, "something", "which") {
			continue
		}
		np := v.denialAhead(j)
		if np.empty() || np.b > i {
			return nil
		}
		a := v.clauseStart(j-1, lo)
		for k := j - 2; k > a; k-- {
			if v.quote[k] < 0 && v.verbal(k) && v.lex.saying(v.lemma(k)) {
				a = k + 1
				break
			}
		}
		s := v.trimConj(v.trim(span{a, j - 1}))
		if s.empty() || !v.hasVerb(s) && !v.tells(s) && s.b-s.a < 3 {
			return nil
		}
		d := newDraft("object", s, v.rootOf(s))
		d.head, d.np = v.headOf(np), np
		return []draft{d}
	}
	return nil
}

// calledSo is a thing said and the judgement on it, where the adjective stands
// behind the noun: "called the report inaccurate".
func (v *view) calledSo(i int) span {
	b := v.bounds(i)
	for e := i + 2; e < min(b.b, i+9); e++ {
		if isPunct(v.low[e]) {
			return span{}
		}
		if v.lex.predicates[v.low[e]] == "" || e+1 < b.b && !isPunct(v.low[e+1]) && !v.is(e+1, "and") {
			continue
		}
		if v.nominal(e-1) && v.lex.is("claim", v.lemma(e-1)) {
			return span{i + 1, e + 1}
		}
	}
	return span{}
}

// predicated takes the subject in where only the predicate is quoted: Reports
// of a coup are “pure fantasy”, the minister said.
func (v *view) predicated(q *quotation, in span) span {
	lo := v.bounds(q.a).a
	if q.speaker.rule != "quote-after" || q.a-lo < 2 || q.a-lo > 25 || !v.is(q.a-1, "is", "are", "was", "were") || v.sent[q.speaker.verb] != v.sent[q.a] {
		return in
	}
	for k := lo; k < q.a; k++ {
		if v.quote[k] >= 0 || v.lex.saying(v.lemma(k)) && v.verbal(k) || v.is(k, ";", ":", "-", "--", "–", "—") {
			return in
		}
	}
	return v.trimConj(span{lo, in.b})
}

// saidOf gives the stance of a quotation to what it is said of: “It is a lie,”
// Iliev said of the allegation that he had paid for votes.
func (v *view) saidOf(d draft) (draft, bool) {
	if d.rule != "quote-after" || d.verb < 0 {
		return d, false
	}
	b := v.bounds(d.verb)
	of := max(d.cue.b, d.np.b)
	if s := v.whenAsked(of); !s.empty() {
		judged := d
		v.judge(&judged)
		if judged.stance == "asserts" {
			return d, false
		}
		d.content, d.root, d.stance, d.quote, d.rule = s, v.rootOf(s), judged.stance, false, "said-of"
		return d, true
	}
	if of+3 >= b.b || !v.is(of, "of", "about") {
		return d, false
	}
	for k := of + 1; k < min(b.b-2, of+5); k++ {
		if !v.is(k+1, "that") || !v.lex.is("claim", v.lemma(k)) || !strings.HasPrefix(v.tag(k), "NN") {
			continue
		}
		judged := d
		v.judge(&judged)
		if judged.stance == "asserts" {
			return d, false
		}
		s := v.trimConj(v.trim(span{k + 2, b.b}))
		d.content, d.root, d.stance, d.quote, d.rule = s, v.rootOf(s), judged.stance, false, "said-of"
		return d, !s.empty()
	}
	return d, false
}

// wholeClause takes in the words before a quoted fragment that ends a clause
// with its speaker behind:
//
//	The hostages were freed “out of humanity”, he said.
//	The mission had seen "no evidence of systematic fraud", he said
func (v *view) wholeClause(q *quotation, in span) span {
	if in.a != q.a+1 || q.speaker.verb < 0 || q.speaker.verb < q.b || v.sent[q.speaker.verb] != v.sent[q.a] || q.speaker.rule != "quote-after" {
		return in
	}
	lo := v.bounds(q.a).a
	a := v.clauseStart(q.a, lo)
	if v.is(a, "and", "but") {
		a++
	}
	if q.a-a < 2 || q.a-a > 30 || isPunct(v.low[q.a-1]) || !v.finite(span{a, q.a}) && !v.verbal(q.a-1) {
		return in
	}
	for k := a; k < q.a; k++ {
		if v.quote[k] < 0 && v.verbal(k) && v.lex.saying(v.lemma(k)) && !v.lex.is("finder", v.lemma(k)) {
			return in // another one speaks before
		}
	}
	return span{a, min(q.b, in.b+1)}
}
