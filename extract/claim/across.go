package claim

// acrossRelative is the head of the speaker whose verb stands at i behind a
// relative clause between commas, -1 where the words are not so:
//
//	The mayor of Tormes, whose own house stands on the bank, said
//	The miners' union, which says that 14 men are trapped, accused
//	Two officials with knowledge of the talks, neither of whom would be named, said
//
// Parsers take what stands nearest, so the words decide.
func (v *view) acrossRelative(i int) (int, span) {
	b := v.bounds(i)
	j := v.skipBack(i, b.a)
	if j < b.a+5 || !v.is(j-1, ",") || v.quote[i] != v.quote[j-1] {
		return -1, span{}
	}
	at := -1
	for k := j - 2; k > b.a+1 && at < 0; k-- {
		switch {
		case v.is(k, ";", "but", "while") || v.quote[k] >= 0:
			return -1, span{}
		case v.is(k, "who", "which", "whose", "whom") && v.is(k-1, ","):
			at = k - 1
		case v.is(k, "whom", "which") && v.is(k-1, "of") && k-3 > b.a && v.is(k-3, ","):
			at = k - 3 // "neither of whom"
		case v.is(k, "which", "whom") && v.is(k-1, "of") && k-4 > b.a && v.is(k-4, ","):
			at = k - 4 // "a copy of which"
		}
	}
	if at < 0 {
		return -1, span{}
	}
	np := v.chunkTo(at, b.a)
	for n := 0; n < 3 && !np.empty() && np.a-1 > b.a && v.is(np.a-1, "of", "for", "in", "at", "with", "from", "to"); n++ {
		outer := v.chunkTo(np.a-1, b.a)
		if outer.empty() {
			break
		}
		np = outer
	}
	h := v.headOf(np)
	if np.empty() || h < 0 || np.a > b.a && !v.is(np.a-1, ",", "but", "and", "while", "that") && !opening(v.low[np.a-1]) {
		return -1, span{}
	}
	if !v.speaks(h) && v.mentionIn(h, np) < 0 && v.tag(h) != "NN" && v.tag(h) != "JJ" {
		return -1, span{}
	}
	return h, np
}

// thatAt is the "that" that opens what the cue at i says, with only adjuncts
// between: "confirmed on Tuesday, two days later, that", "alleged in a report
// published on Monday that"; -1 if there is none.
func (v *view) thatAt(i int) int {
	b := v.bounds(i)
	commas := 0
	for k := i + 1; k < b.b && k < i+16; k++ {
		switch tag := v.tag(k); {
		case v.is(k, "that"):
			if k == i+1 || commas%2 == 0 && (commas > 0 && v.is(k-1, ",") || v.clauseAt(k+1, b.b) || v.is(k+1, "there", "nobody", "no")) {
				return k
			}
			return -1
		case v.is(k, ","):
			commas++
		case tag == "VBN" && k > i+1 && (tagNoun(v.tag(k - 1))):
		case tagNoun(tag), tag == "IN", tag == "DT", tag == "CD", tag == "JJ", tag == "RB", tag == "PRP$", tag == "POS", tag == "TO", tag == "RBR", tag == "CC", tag == "PRP" && v.lemma(i) == "tell":
		default:
			return -1
		}
	}
	return -1
}

func tagNoun(tag string) bool { return tag == "NN" || tag == "NNS" || tag == "NNP" || tag == "NNPS" }

// whenAsked is the question that a quotation or a word answers: “That is a lie,”
// Lasso said when asked whether he owned the villa.
func (v *view) whenAsked(from int) span {
	b := v.bounds(from)
	k := from
	if v.is(k, "when") {
		k++
	}
	if !v.is(k, "asked") || k+3 >= b.b {
		return span{}
	}
	for e := k + 1; e < b.b-2 && e < k+6; e++ {
		if v.is(e, "whether", "if") {
			return v.trimConj(v.trim(span{e + 1, b.b}))
		}
	}
	return span{}
}

// pleaded reads an answer to a charge: "Pavlik pleaded not guilty", "She has
// pleaded guilty to fraud".
func (v *view) pleaded(i int, c *cue) []draft {
	if _, ok := c.frame("self"); !ok {
		return nil
	}
	b := v.bounds(i)
	e := i + 1 + len(c.words)
	if v.is(e, "to") {
		for e++; e < b.b && !v.is(e, ",", ";", "and", "but") && !isStop(v.low[e]); e++ {
		}
	}
	return []draft{newDraft("plea", span{i + 1, e}, -1)}
}

// shows reads what pictures show: "Footage posted online appears to show soldiers
// kicking a man", "Satellite images show the bridge gone".
func (v *view) shows(i int, _ *cue) []draft {
	if !v.is(i, "show", "shows", "showed", "depicts", "depict", "captures", "showing") || v.thatFollows(i) || v.passive(i) {
		return nil
	}
	b := v.bounds(i)
	j := i
	if v.is(j-1, "to") && v.lex.is("seeming", v.lemma(j-2)) {
		j -= 2
	}
	np := v.chunkTo(v.skipBack(j, b.a), b.a)
	for k := j - 1; k > b.a && k > j-16 && !v.verbalFinite(k) && (np.empty() || !v.lex.is("picture", v.lemma(v.headOr(np)))); k-- {
		if v.lex.is("picture", v.lemma(k)) && (v.tag(k+1) == "VBN" || v.tag(k+1) == "IN" || v.tag(k+1) == "VBD") {
			np = v.chunkTo(k+1, b.a)
			break
		}
	}
	h := v.headOf(np)
	if h < 0 || !v.lex.is("picture", v.lemma(h)) {
		return nil
	}
	s := v.trimConj(v.trim(span{i + 1, b.b}))
	if s.b-s.a < 3 || !v.hasVerb(s) && !v.tells(s) && s.b-s.a < 5 {
		return nil
	}
	d := newDraft("shows", s, v.rootOf(s))
	d.head, d.np = h, np
	for k := np.b; k < j; k++ { // "Images taken by the firm Maxar show"
		if by := v.chunkFrom(k+1, j); v.is(k, "by", "from") && !by.empty() && v.headOf(by) >= 0 && v.speaks(v.headOf(by)) {
			d.head, d.np = v.headOf(by), by
			break
		}
	}
	return []draft{d}
}

// verbalFinite: a finite verb stands at k.
func (v *view) verbalFinite(k int) bool {
	return v.tag(k) == "VBD" || v.tag(k) == "VBZ" || v.tag(k) == "VBP" || v.tag(k) == "MD"
}

func (v *view) headOr(np span) int { return max(v.headOf(np), 0) }
