package claim

import "strings"

// loss reads who deplores a loss, and so tells of it: "The chief deplored the loss
// of 14 of his men", "The firm mourned the deaths of two divers".
func (v *view) loss(i int, c *cue) []draft {
	if _, ok := c.frame("loss"); !ok || v.passive(i) || v.quote[i] >= 0 {
		return nil
	}
	b := v.bounds(i)
	np := v.chunkFrom(i+1, b.b)
	if np.empty() || !v.hasNumber(np) {
		return nil
	}
	for k := np.a; k < np.b; k++ {
		if v.is(k, "loss", "death", "deaths", "killing", "killings") && v.is(k+1, "of") {
			return []draft{newDraft("object", np, k)}
		}
	}
	return nil
}

// held reads how somebody finds what others say: "A judge found the officer's
// version of events implausible", "The mission found the review “broadly
// credible”". The stance is that of the adjective.
func (v *view) held(i int, _ *cue) []draft {
	if v.lemma(i) != "find" || v.passive(i) || v.quote[i] >= 0 {
		return nil
	}
	b := v.bounds(i)
	np := v.chunkFrom(i+1, b.b)
	if np.empty() || v.is(np.a, "no") {
		return nil
	}
	for e := np.a + 1; e < min(b.b, np.b+4); e++ {
		if v.is(e, ",", ";") || v.verbal(e) {
			return nil
		}
		if v.lex.predicates[v.low[e]] == "" || e+1 < b.b && !isPunct(v.low[e+1]) {
			continue
		}
		d := newDraft("naming", span{np.a, e + 1}, e)
		return []draft{d}
	}
	return nil
}

// neither reads what one neither confirms nor denies: it is left open. The object
// stands behind the second verb.
func (v *view) neither(i int) (draft, bool) {
	b := v.bounds(i)
	if !v.is(i-1, "nor") || !v.is(i, "deny", "denied", "denies") && !v.is(i, "confirm", "confirmed") {
		return draft{}, false
	}
	first := -1
	for k := i - 2; k > b.a && k > i-6; k-- {
		if v.is(k, "neither") {
			first = k
		}
	}
	np := v.chunkTo(v.skipBack(first, b.a), b.a)
	if first < 0 || np.empty() || v.headOf(np) < 0 || i+2 >= b.b || isPunct(v.low[i+1]) {
		return draft{}, false
	}
	s := v.trimConj(v.trim(span{i + 1, b.b}))
	d := newDraft("left-open", v.cut(i, s), v.rootOf(s))
	d.verb, d.cue, d.stance, d.score, d.head, d.np = i, span{first, i + 1}, "unverified", 0.8, v.headOf(np), np
	v.finish(&d.attribution)
	return d, !d.content.empty()
}

// hearing reads a headline that ends with those before whom it was said: "Suspect
// was tipped off, inquiry told", "Nurse fled before fire, court hears".
func (v *view) hearing(i int) []draft {
	b := v.bounds(i)
	if !v.is(i, "told", "hears", "hear", "heard") || i != b.b-1 || i-b.a < 4 {
		return nil
	}
	np := v.chunkTo(i, b.a)
	if np.empty() || np.a <= b.a+2 || !v.is(np.a-1, ",") || !v.lex.is("hearing", v.low[np.b-1]) {
		return nil
	}
	s := v.trimConj(v.trim(span{b.a, np.a - 1}))
	if s.b-s.a < 3 {
		return nil
	}
	d := newDraft("headline", s, v.rootOf(s))
	d.verb, d.cue, d.stance, d.score, d.head, d.np = i, span{i, i + 1}, "asserts", 0.6, np.b-1, np
	return []draft{d}
}

// figureOf reads a count that a noun gives with its owner: "the Red Crescent's
// figure was 112", "the figure of 600 evictions given by the tenants' league".
func (v *view) figureOf(i int) []draft {
	if !v.lex.is("count", v.lemma(i)) || !strings.HasPrefix(v.tag(i), "NN") || v.quote[i] >= 0 {
		return nil
	}
	b := v.bounds(i)
	d := newDraft("noun", span{}, -1)
	d.cue, d.stance, d.score = span{i, i + 1}, "asserts", 0.7
	switch {
	case v.is(i-1, "'s", "’s", "'", "’") && i-2 >= b.a && (v.is(i+1, "was", "is", "stood", "stands") && (v.tag(i+2) == "CD" || v.tag(i+3) == "CD") || v.is(i+1, "of") && v.tag(i+2) == "CD"):
		np := v.chunkTo(i-1, b.a)
		if d.head = v.headOf(np); d.head < 0 || !v.speaks(d.head) {
			return nil
		}
		e := i + 2
		for e < b.b && e < i+8 && !isPunct(v.low[e]) && !v.verbal(e) && !v.is(e, "and", "but", "while") {
			e++
		}
		d.np, d.content = np, v.trimConj(span{i, e})
	case v.is(i+1, "of") && v.tag(i+2) == "CD":
		k := i + 3
		for k < b.b && k < i+7 && !v.is(k, "given", "cited", "quoted", "published", "issued", "released", "put") && !isPunct(v.low[k]) {
			k++
		}
		if !v.is(k, "given", "cited", "quoted", "published", "issued", "released") || !v.is(k+1, "by") {
			return nil
		}
		np := v.chunkFrom(k+2, b.b)
		if d.head = v.headOf(np); d.head < 0 {
			return nil
		}
		d.np, d.content = np, span{i, k}
	default:
		return nil
	}
	d.root = -1
	v.finish(&d.attribution)
	return []draft{d}
}

// inHisView reads a clause behind a phrase that says in whose view it holds: "In
// his telling, the town had surrendered", "In the union's view the deal is dead",
// "The losses run to $2 billion, if the liquidator is to be believed".
func (v *view) inHisView(i int) []draft {
	b := v.bounds(i)
	if v.quote[i] >= 0 {
		return nil
	}
	d := newDraft("according-to", span{}, -1)
	d.stance, d.score = "asserts", 0.7
	switch {
	case v.is(i, "in", "by") && (i == b.a || v.is(i-1, ",", "but", "and")):
		k := i + 1
		for k < b.b && k < i+8 && !v.lex.is("viewing", v.low[k]) {
			if v.verbal(k) || isPunct(v.low[k]) && v.tag(k) != "POS" {
				return nil
			}
			k++
		}
		if k >= b.b || k >= i+8 {
			return nil
		}
		d.head = v.ownerOf(i+1, k)
		e := k + 1
		if v.is(e, ",") {
			e++
		}
		d.cue, d.content = span{i, k + 1}, v.trimConj(v.trim(span{e, b.b}))
		if d.head < 0 || !v.clauseAt(e, b.b) && !v.is(e, "there") {
			return nil
		}
	case v.is(i, "if") && i > b.a+3 && v.is(i-1, ","):
		np := v.chunkFrom(i+1, b.b)
		if np.empty() || !v.is(np.b, "is", "are") || !v.is(np.b+1, "to") || !v.is(np.b+3, "believed", "trusted") {
			return nil
		}
		d.head, d.np, d.cue, d.content = v.headOf(np), np, span{i, np.b + 4}, v.trimConj(v.trim(span{b.a, i - 1}))
		if d.head < 0 {
			return nil
		}
	default:
		return nil
	}
	if d.content.b-d.content.a < 3 {
		return nil
	}
	d.root = v.rootOf(d.content)
	v.finish(&d.attribution)
	return []draft{d}
}

// ownerOf is whose the noun at k is, in a phrase that begins at a: "his", "the
// union's"; -1 if nobody's.
func (v *view) ownerOf(a, k int) int {
	for j := a; j < k; j++ {
		if v.is(j, "his", "her", "their", "its") {
			return j
		}
		if v.tag(j) == "POS" {
			return v.headOf(span{a, j})
		}
	}
	return -1
}

// behindAdjunct is the clause behind a comma that ends an adjunct or the one told:
// "The government says with the latest fighting, a total of 120 have been killed",
// "He told a news conference Wednesday, the government had been warned".
func (v *view) behindAdjunct(i int) span {
	b := v.bounds(i)
	k := i + 1
	switch {
	case v.lemma(i) == "say" && v.tag(k) == "IN" && !v.is(k, "that", "of", "about"):
		k++
	case v.lemma(i) != "tell":
		return span{}
	}
	for n := 0; k < b.b && n < 8 && !isPunct(v.low[k]); n++ {
		if v.verbal(k) || v.tag(k) == "MD" || v.quote[k] >= 0 {
			return span{}
		}
		k++
	}
	if !v.is(k, ",") || k < i+3 || !v.is(k+1, "a", "an", "the", "there", "he", "she", "it", "they", "we") || !v.clauseAt(k+1, b.b) && !v.finite(span{k + 1, min(b.b, k+16)}) {
		return span{}
	}
	return v.trimConj(v.trim(span{i + 1 + (k-i)*b2(v.lemma(i) == "tell"), b.b}))
}

// unclaimed reads the standing phrase for an act that nobody owns up to: "No group
// has claimed responsibility", "There was no immediate claim of responsibility".
func (v *view) unclaimed(i int) (draft, bool) {
	b := v.bounds(i)
	if !v.is(i, "responsibility") || v.quote[i] >= 0 {
		return draft{}, false
	}
	k := i - 1
	for k > b.a && k > i-4 && v.is(k, "of", "for", "any") {
		k--
	}
	if !v.is(k, "claimed", "claim", "claims", "taken", "admitted") {
		return draft{}, false
	}
	no := -1
	for j := k - 1; j >= b.a && j > k-7 && no < 0; j-- {
		if v.is(j, "no", "nobody", "none") {
			no = j
		}
	}
	if no < 0 {
		return draft{}, false
	}
	e := i + 1
	for e < b.b && !v.is(e, ",", ";", "and", "but") && !isStop(v.low[e]) {
		e++
	}
	d := newDraft("left-open", span{no, e}, k)
	d.verb, d.cue, d.stance, d.score = -1, span{k, i + 1}, "unverified", 0.75
	return d, true
}

// disbelieved reads who does not think something: "Most analysts do not believe he
// will stand again".
func (v *view) disbelieved(i int) (draft, bool) {
	b := v.bounds(i)
	if !v.is(i, "believe", "think") || !v.is(i-1, "not", "n't", "longer") || v.quote[i] >= 0 || !v.clauseAt(i+1, b.b) && !v.is(i+1, "that") {
		return draft{}, false
	}
	heads, _ := v.speakers(i)
	if len(heads) == 0 || heads[0] < 0 || heads[0] > i || !v.speaks(heads[0]) && v.tag(heads[0]) != "NNS" {
		return draft{}, false
	}
	s := v.trimConj(v.trim(span{i + 1, b.b}))
	d := newDraft("that-words", v.cut(i, s), v.rootOf(s))
	d.verb, d.cue, d.stance, d.score, d.head = i, v.verbGroup(i), "doubts", 0.75, heads[0]
	v.finish(&d.attribution)
	return d, !d.content.empty()
}
