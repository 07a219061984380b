package claim

// trailing: "The road is open, the mayor said on Monday", also when the
// parser made something else of it.
func (v *view) trailing(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || v.passive(i) || v.relative(i) || c.stance == "denies" || c.stance == "doubts" || v.tag(i) == "VBG" || v.tag(i) == "VBN" && !v.is(i, "said") && !v.lastVerb(i) || v.is(i+1, "that") {
		return nil
	}
	b := v.bounds(i)
	if !v.endsItself(i, b.a) {
		return nil
	}
	left := i
	if v.is(i-1, ",", "”", "\"") {
		if d, ok := v.apposed(i, b.a); ok {
			return []draft{d}
		}
	}
	h := v.subject(i)
	if h >= 0 && h < i {
		left = v.trim(v.nounPhrase(h)).a
	} else if h < 0 {
		if np := v.chunkTo(v.skipBack(i, b.a), b.a); !np.empty() {
			left = np.a
		}
	}
	// an apposition or adverb may stand between: go back to the comma that
	// closes the content.
	for left > b.a && !v.is(left-1, ",", "\"", "”", ")") {
		switch v.tag(left - 1) {
		case "VBD", "VBZ", "VBP", "MD":
			return nil
		case "VBG":
			if len(v.lex.verbs[v.lemma(left-1)]) > 0 {
				return nil // "has defended the tests, saying he sees a double standard"
			}
		}
		if i-left > 25 || v.is(left-1, ";", ":", "but", "while", "although") {
			return nil
		}
		left--
	}
	if left <= b.a+2 || !v.is(left-1, ",", "\"", "”") {
		return nil
	}
	d, ok := v.contentBefore(left-1, b.a)
	if !ok {
		return nil
	}
	// "..., a security source and shopkeepers said"
	for j := left; j < i; j++ {
		if h >= 0 && v.is(j, "and", "or") && j > left {
			if np := v.chunkTo(j, left); !np.empty() && !np.has(h) {
				if d.more = v.headOf(np); d.more < 0 {
					d.more = 0
				}
			}
			break
		}
	}
	if f, np := v.subjectFrom(left, v.skipBack(i, left), i); f >= 0 && d.more == 0 {
		h, d.head, d.np = f, f, np
	}
	if h < 0 && v.lemma(i) == "tell" && v.chunkTo(v.skipBack(i, b.a), left).empty() {
		return nil // "Rusnac, in a wheelchair, told the judge he had been beaten"
	}
	if h < 0 {
		if np := v.chunkTo(v.skipBack(i, b.a), left); !np.empty() {
			d.head, d.np = v.headOf(np), np
		} else if np := v.chunkFrom(i+1, b.b); !np.empty() && v.lemma(i) != "tell" {
			d.head, d.np = v.headOf(np), np
		}
	}
	return []draft{d}
}

// endsItself tells a cue that can end its sentence with its speaker from one that
// stands in a relative clause or goes on with a subject said before:
//
//	Gates arrived from Kosovo, the province that | declared independence
//	allegiance to the king, whom the group | threatened to kill
//	Mr. Tung, who is 67, | announced his resignation
//	crashed near the town, an incident they | say was covered up
//	reached a “stalemate” and | suggested changes
func (v *view) endsItself(i, lo int) bool {
	j := v.skipBack(i, lo)
	if v.is(j-1, "that", "and", "but") || v.ofRelative(i) || v.rel(i) == "amod" || v.is(i, "alleged") && tagNoun(v.tag(i+1)) {
		return false
	}
	if h, np := v.acrossRelative(i); h >= 0 && np.a <= lo+1 {
		return false
	}
	return !(v.tag(j-1) == "PRP" && tagNoun(v.tag(j-2)) && v.quote[j-2] < 0)
}

// lastVerb: a past form taken for a participle that ends its sentence, with a
// speaker in front: "The strike is illegal, the labour court ruled on Tuesday",
// "..., the service's head, Marta Kowal, confirmed".
func (v *view) lastVerb(i int) bool {
	b := v.bounds(i)
	if v.child(i, "aux", "aux:pass", "cop") >= 0 || v.is(i-1, "was", "were", "been", "being", "is", "are", "be", "had", "has", "have") || v.is(i+1, "by", "in", "as") {
		return false
	}
	if i+1 < b.b && !isPunct(v.low[i+1]) && v.tag(i+1) != "IN" && !isDay(v.low[i+1]) {
		return false
	}
	np := v.chunkTo(v.skipBack(i, b.a), b.a)
	if v.is(i-1, ",") {
		np = v.chunkTo(i-1, b.a)
	}
	h := v.headOf(np)
	return h >= 0 && v.speaks(h) && np.a > b.a && v.is(np.a-1, ",")
}

// apposed reads "The road is open, its head, Omar Haddad, said".
func (v *view) apposed(i, lo int) (draft, bool) {
	second := v.chunkTo(i-1, lo)
	if second.empty() || second.a-1 <= lo || !v.is(second.a-1, ",") {
		return draft{}, false
	}
	first := v.chunkTo(second.a-1, lo)
	// "the coordinator of Kano's civil society, Omar Haddad, said"
	for n := 0; n < 4 && !first.empty() && first.a-1 > lo; n++ {
		at := first.a
		if !v.is(at-1, "'s", "’s") {
			if !v.is(at-1, "of", "for", "at", "in", "from") {
				break
			}
			at--
		}
		np := v.chunkTo(at, lo)
		if np.empty() {
			break
		}
		first.a = np.a
	}
	if first.empty() || first.a-1 <= lo || !v.is(first.a-1, ",", "\"", "”") {
		return draft{}, false
	}
	d, ok := v.contentBefore(first.a-1, lo)
	if !ok {
		return d, false
	}
	d.head, d.np = v.headOf(first), first
	for h := second.b - 1; h >= second.a; h-- { // behind a title
		if m := v.ment[h]; m >= 0 && v.doc.Mentions[m].Type == "PERSON" && v.doc.Mentions[m].Form == "name" {
			d.head, d.np = h, second
			break
		}
	}
	return d, true
}

// inverted reads "The flag flies over the gate, reports the BBC."
func (v *view) inverted(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || !v.is(i-1, ",", "”", "\"") || v.tag(i) == "VBG" || v.tag(i) == "VBN" && c.stance != "asserts" {
		return nil
	}
	if v.lemma(i) == "tell" {
		return nil // "..., the minister, Omar Haddad, told parliament"
	}
	for _, other := range v.cuesAt(i) {
		if len(v.numbers(i, other)) > 0 {
			return nil // "An official, who was not named, estimated the cost at"
		}
	}
	b := v.bounds(i)
	if d, ok := v.apposed(i, b.a); ok && v.is(i-1, ",") && v.speaks(d.head) {
		return nil
	}
	np := v.chunkFrom(i+1, b.b)
	if np.empty() || np.b < b.b && !isPunct(v.low[np.b]) && v.tag(np.b) != "IN" || v.is(np.b, "that") {
		return nil
	}
	if h := v.subject(i); h >= 0 && h < i && !v.speaks(v.headOf(np)) {
		return nil
	}
	d, ok := v.contentBefore(i-1, b.a)
	if end := np.b + 1; (!ok || !v.hasVerb(d.content)) && v.is(np.b, ",") && b.b-end > 3 {
		// "The winners, said Ortiz, are not known yet."
		d = newDraft("inserted", v.trimConj(span{v.clauseStart(i-1, b.a), b.b}), -1)
		d.root = v.rootOf(span{end, b.b})
		ok = v.hasVerb(span{end, b.b})
	}
	if !ok {
		return nil
	}
	d.head, d.np = v.headOf(np), np
	return []draft{d}
}
