package claim

// foundNo reads who looked and found nothing: "The court found no proof that he
// had left early", "Inspectors saw no sign of a leak", "There is no evidence that
// the ship was armed, the ministry said" (there the ministry's own cue reads it).
// What was not found is denied.
func (v *view) foundNo(i int, _ *cue) []draft {
	if !v.lex.is("finder", v.lemma(i)) || v.passive(i) || !v.is(i+1, "no", "neither") {
		return nil
	}
	b := v.bounds(i)
	k := i + 2
	for k < b.b && k < i+5 && v.tag(k) == "JJ" {
		k++
	}
	if k+2 >= b.b || !v.lex.is("trace", v.lemma(k)) || !v.is(k+1, "of", "that", "to", "for", "in") {
		return nil
	}
	s := v.trimConj(v.trim(span{k + 2, b.b}))
	if s.empty() {
		return nil
	}
	d := newDraft("found-no", s, v.rootOf(s))
	d.cue, d.denying = span{i, k + 1}, true
	return []draft{d}
}

// corrected: the speaker is an earlier version of the report itself, whose words
// the report takes back: "An earlier version of this article said that the captain
// had been arrested". The report then denies them, in its own name.
func (v *view) corrected(h int) bool {
	if !v.is(h, "version", "report", "story", "article", "dispatch", "edition") {
		return false
	}
	earlier, own := false, v.is(h, "version") && !v.is(h+1, "of")
	for k := h - 1; k > h-4 && k >= 0; k-- {
		earlier = earlier || v.is(k, "earlier", "previous", "first", "original")
	}
	for k := h + 1; k < h+5; k++ {
		own = own || v.is(k, "this", "our") && v.is(k-1, "of", "by", "in", "on")
	}
	return earlier && own
}

// colonClause reads indirect speech behind a colon: "The union disagreed: the
// road had been open all night". A quotation there is read elsewhere.
func (v *view) colonClause(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || v.quote[i] >= 0 || v.passive(i) {
		return nil
	}
	b := v.bounds(i)
	k := i + 1
	for k < b.b && k < i+6 && !v.is(k, ":") {
		if v.verbal(k) || isPunct(v.low[k]) {
			return nil
		}
		k++
	}
	if k+3 >= b.b || !v.is(k, ":") || v.quote[k+1] >= 0 {
		return nil
	}
	s := v.trimConj(v.trim(span{k + 1, b.b}))
	if s.empty() || !v.hasVerb(s) || v.quotedMost(s) {
		return nil
	}
	d := newDraft("colon-clause", s, v.rootOf(s))
	d.answers = c.stance == "denies"
	return []draft{d}
}

// citedBehind reads "Local media reported, quoting police, that a suspect was in
// custody": the police say so, the media carry it.
func (v *view) citedBehind(i int, c *cue) []draft {
	b := v.bounds(i)
	if _, ok := c.frame("that"); !ok || i+6 >= b.b || !v.is(i+1, ",") || !v.is(i+2, "quoting", "citing") {
		return nil
	}
	np := v.chunkFrom(i+3, b.b)
	k := np.b
	for k < b.b && k < np.b+8 && !v.is(k, ",") {
		k++
	}
	h := v.headOf(np)
	if h < 0 || k+3 >= b.b || !v.is(k+1, "that") {
		return nil
	}
	s := v.trimConj(v.trim(span{k + 2, b.b}))
	if s.empty() {
		return nil
	}
	d := newDraft("that-words", s, v.rootOf(s))
	d.head, d.np = h, np
	if out := v.chunkTo(v.skipBack(i, b.a), b.a); !out.empty() {
		d.outlet = v.headOf(out) + 1
	}
	return []draft{d}
}

// rejectedBy reads ", a charge rejected by Abu Dhabi".
func (v *view) rejectedBy(i int, c *cue) []draft {
	b := v.bounds(i)
	if c.stance == "asserts" || !v.is(i+1, "by") || i-3 <= b.a || !v.is(i-2, "a", "an") || !v.is(i-3, ",") || !v.lex.is("claim", v.lemma(i-1)) {
		return nil
	}
	np := v.chunkFrom(i+2, b.b)
	h := v.headOf(np)
	if h < 0 || !v.speaks(h) && !v.named(h) {
		return nil
	}
	d := newDraft("object-relative", span{i - 2, i}, i-1)
	d.head, d.np = h, np
	return []draft{d}
}

// byAgent is who stands behind the "by" of the passive at i, also where the tree
// hangs him elsewhere: "The fire was blamed on a gas leak by the fire chief".
func (v *view) byAgent(i int) (int, span) {
	b := v.bounds(i)
	for k := i + 1; k+1 < b.b && k < i+14 && !v.is(k, ",", ";"); k++ {
		if !v.is(k, "by") {
			continue
		}
		np := v.chunkFrom(k+1, b.b)
		if h := v.headOf(np); h >= 0 && v.speaks(h) {
			return h, np
		}
	}
	return -1, span{}
}

// calledBy reads the passive of naming: "The general was described by his lawyer
// as gravely ill", "The vote was called a sham by observers".
func (v *view) calledBy(i int, c *cue) []draft {
	_, called := c.frame("called")
	_, as := c.frame("as")
	s := v.child(i, "nsubj:pass")
	if !called && !as || !v.passive(i) || s < 0 || s > i || v.lex.quotes(v.lemma(i)) {
		return nil
	}
	h, np := v.byAgent(i)
	if h < 0 {
		return nil
	}
	e := np.b
	if v.is(e, "as") {
		b := v.bounds(i)
		for e++; e < b.b && !v.is(e, ",", ";", "but", "and") && !isStop(v.low[e]); e++ {
		}
	} else if e-i < 4 || !called {
		return nil
	}
	subj := v.nounPhrase(s)
	if f, _ := c.frame("as"); as && !v.fits(s, f) {
		return nil
	}
	d := newDraft("naming", span{subj.a, e}, e-1)
	d.head, d.np = h, np
	return []draft{d}
}
