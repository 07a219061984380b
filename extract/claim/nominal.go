package claim

import "strings"

// version reads a telling that a copula opens: "Beijing's version is that the
// trawler turned", "The union's position is that nobody was told".
func (v *view) version(i int) []draft {
	if !v.lex.is("telling", v.lemma(i)) || !strings.HasPrefix(v.tag(i), "NN") || v.quote[i] >= 0 {
		return nil
	}
	b := v.bounds(i)
	if i+4 >= b.b || !v.is(i+1, "is", "was", "remains", "of", "among", "from", "at", "in", "inside") {
		return nil
	}
	owner := -1
	if v.is(i-1, "'s", "’s", "'", "’") {
		owner = i - 2
	}
	be := i + 1
	for _, k := range v.of(i) {
		if v.rel(k) == "nmod:poss" && k < i {
			owner = k
		}
		if c := v.child(k, "case"); owner < 0 && v.rel(k) == "nmod" && c == i+1 && v.is(c, "of", "among", "from", "at", "in", "inside") {
			// "The verdict of the inquiry was that", "The view among bankers is that"
			if np := v.nounPhrase(k); np.b < b.b && np.b-i < 10 {
				owner, be = k, np.b
			}
		}
	}
	if be+3 >= b.b || !v.is(be, "is", "was", "remains", "has") || !v.is(be+1, "that") {
		return nil
	}
	s := v.trimConj(v.trim(span{be + 2, b.b}))
	if owner < b.a || s.empty() || v.is(owner, "my", "our", "your") {
		return nil
	}
	d := newDraft("version", v.cut(i, s), v.rootOf(s))
	d.cue, d.stance, d.score, d.head = span{i, be + 2}, "asserts", 0.75, owner
	v.finish(&d.attribution)
	return []draft{d}
}

// doubter reads an adjective that takes a clause: "Analysts are sceptical that
// the ceasefire will hold".
func (v *view) doubter(i int) []draft {
	if !v.lex.is("doubter", v.low[i]) || v.quote[i] >= 0 {
		return nil
	}
	b := v.bounds(i)
	be := i - 1
	for be > b.a && v.tag(be) == "RB" {
		be--
	}
	if be <= b.a || !v.is(be, "is", "are", "was", "were", "remain", "remains", "remained") || i+3 >= b.b || !v.is(i+1, "that", "about", "of", "whether") {
		return nil
	}
	return v.heldBy("doubter", b, be, i, attribution{cue: span{i, i + 1}, stance: "doubts", score: 0.75})
}

// surely reads who holds something to be so by an adjective or a phrase: "The
// police are convinced that he acted alone", "is of the opinion that".
func (v *view) surely(i int) []draft {
	if !v.lex.is("sure", v.low[i]) || v.quote[i] >= 0 || !v.is(i+1, "that") {
		return nil
	}
	b := v.bounds(i)
	be := i - 1
	for be > b.a && be > i-4 && (v.tag(be) == "RB" || v.is(be, "of", "the", "under", "a")) {
		be--
	}
	if be <= b.a || !v.is(be, "is", "are", "was", "were", "remain", "remains", "remained", "seem", "seems") {
		return nil
	}
	stance := "asserts"
	for k := be + 1; k < i; k++ {
		if v.is(k, "not", "n't", "hardly", "far") {
			stance = "doubts" // "is not convinced that"
		}
	}
	return v.heldBy("sure", b, be, i, attribution{cue: span{be + 1, i + 1}, stance: stance, score: 0.7})
}

// heldBy makes the draft of an adjective i with its clause, held by the subject
// of the copula be, within the bounds b.
func (v *view) heldBy(rule string, b span, be, i int, as attribution) []draft {
	np := v.chunkTo(be, b.a)
	h := v.headOf(np)
	s := v.trimConj(v.trim(span{i + 2, b.b}))
	if h < 0 || s.b-s.a < 2 || !v.speaks(h) {
		return nil
	}
	d := newDraft(rule, v.cut(i, s), v.rootOf(s))
	d.cue, d.stance, d.score, d.head, d.np = as.cue, as.stance, as.score, h, np
	v.finish(&d.attribution)
	return []draft{d}
}

// headline reads what a headline gives to the speaker before a colon: "Minister:
// no plan to raise fares". The speaker is a noun or a name of one to four words
// at the sentence's start that can speak; the sentence has no full stop.
func (v *view) headline(i int) []draft {
	b := v.bounds(i)
	if !v.is(i, ":") || i-b.a > 4 || i == b.a || b.b-i < 4 || isStop(v.low[b.b-1]) {
		return nil
	}
	np := span{b.a, i}
	for k := np.a; k < np.b; k++ {
		if !v.inChunk(k) || v.quote[k] >= 0 || v.tag(k) == "CD" {
			return nil
		}
	}
	h := i - 1
	s := v.trim(span{i + 1, b.b})
	if !v.talker(h) || s.b-s.a < 3 || v.quotedMost(s) || !v.hasVerb(s) && !v.is(s.a, "no", "nobody", "none") && !v.tells(s) {
		return nil
	}
	d := newDraft("headline", s, v.rootOf(s))
	d.cue, d.stance, d.score, d.head, d.np = span{i, i + 1}, "asserts", 0.65, h, np
	if v.is(s.a, "no") {
		d.stance, d.negated = "denies", true
	}
	v.finish(&d.attribution)
	return []draft{d}
}

// headlineEnd reads the speaker at the end of a headline: "Quake kills 40 in
// Herat: officials". It has no full stop, and one to four words that can speak
// behind its last colon.
func (v *view) headlineEnd(i int) []draft {
	b := v.bounds(i)
	if !v.is(i, ":", "-", "–", "—") || v.low[i] != ":" && !v.apart(i) || i-b.a < 3 || b.b-i < 2 || b.b-i > 6 || isStop(v.low[b.b-1]) || v.quote[i] >= 0 {
		return nil
	}
	np := span{i + 1, b.b}
	for k := np.a; k < np.b; k++ {
		if !v.inChunk(k) || v.quote[k] >= 0 || v.tag(k) == "CD" {
			return nil
		}
	}
	h := b.b - 1
	s := v.trim(span{b.a, i})
	if !v.talker(h) && !v.lex.is("headspeaker", v.low[h]) || v.quotedMost(s) || !v.hasVerb(s) && !v.tells(s) {
		return nil
	}
	d := newDraft("headline", s, v.rootOf(s))
	d.cue, d.stance, d.score, d.head, d.np = span{i, i + 1}, "asserts", 0.65, h, np
	v.finish(&d.attribution)
	return []draft{d}
}

// apart: white space stands on both sides of a dash.
func (v *view) apart(i int) bool {
	t := v.doc.Tokens
	return i > 0 && i+1 < len(t) && t[i].Start > t[i-1].End && t[i+1].Start > t[i].End
}

// talker: a person, a body, or somebody called by an office. Unlike speaks it
// wants a mention, for a headline's first words are often a topic ("Analysis:",
// "Timeline:").
func (v *view) talker(h int) bool {
	m := v.mentionOf(h)
	if m < 0 {
		return false
	}
	t := v.doc.Mentions[m].Type
	return t == "PERSON" || t == "ORGANIZATION" || v.doc.Mentions[m].Metonym
}

// upon: "cast doubt on the official version of events".
func (v *view) upon(i int, c *cue) []draft {
	if _, ok := c.frame("upon"); !ok || v.passive(i) {
		return nil
	}
	b := v.bounds(i)
	from := i + 1 + len(c.words)
	if v.is(from, "that", "about", "over", "on", "as", "whether") {
		from++
	}
	end := from
	for end < b.b && !v.is(end, ",", ";") && !isStop(v.low[end]) {
		end++
	}
	s := v.trimConj(span{from, end})
	if c.stance == "asserts" && !v.hasNumber(s) && !v.hasLemma(s, "count") {
		return nil // "stuck to its plan"
	}
	if s.empty() || v.is(i-1, "to") {
		return nil
	}
	return []draft{newDraft("object", s, v.rootOf(s))}
}

func (v *view) hasLemma(s span, class string) bool {
	for k := s.a; k < s.b; k++ {
		if v.lex.is(class, v.lemma(k)) {
			return true
		}
	}
	return false
}

// paperOnly keeps a cue that only papers have to them: "a leaked memo shows
// that the bank knew", but not "the army shows that it can".
func (v *view) paperOnly(i int, c *cue) bool {
	f, ok := c.frame("that")
	if !ok || f.class != "paper" {
		return true
	}
	s := v.subject(i)
	if h, _ := v.acrossRelative(i); h >= 0 {
		s = h
	}
	if s < 0 {
		if np := v.chunkTo(v.skipBack(i, v.bounds(i).a), v.bounds(i).a); !np.empty() {
			s = v.headOf(np)
		}
	}
	return s >= 0 && v.lex.is("paper", v.lemma(s)) && (v.thatFollows(i) || v.clauseAt(i+1, v.bounds(i).b) && v.tag(i+1) != "CD")
}

// thatFollows: a "that" opens a clause right behind the verb.
func (v *view) thatFollows(i int) bool { return v.is(i+1, "that") && i+2 < v.bounds(i).b }

// saysNeither: "would neither confirm nor deny the arrest", "Neither the
// ministry nor the company would confirm that": nothing is said.
func (v *view) saysNeither(i int) bool {
	if len(v.lex.verbs[v.lemma(i)]) == 0 {
		return false
	}
	lo := v.bounds(i).a
	if v.is(i-1, "neither") || v.is(i-1, "nor") && v.verbal(i) && v.tag(i) != "VBD" {
		return true
	}
	modal := false
	for k := i - 1; k >= lo && k > i-4; k-- {
		modal = modal || v.is(k, "would", "could", "will", "did", "does", "do")
	}
	if !modal {
		return false
	}
	nor := false
	for k := i - 2; k >= lo && k > i-25; k-- {
		nor = nor || v.is(k, "nor")
		if nor && v.is(k, "neither") {
			return true
		}
		if v.is(k, ";") || v.tag(k) == "VBD" {
			return false
		}
	}
	return false
}

// sight reads what a witness tells to have seen: "A Reuters witness saw tanks
// on the ring road", "Witnesses described seeing men drag people into vans".
func (v *view) sight(i int) (draft, bool) {
	from := i + 1
	switch {
	case v.lemma(i) == "see" && v.tag(i) == "VBD" || v.lemma(i) == "hear" && v.tag(i) == "VBD":
	case (v.lemma(i) == "describe" || v.lemma(i) == "recall" || v.lemma(i) == "recount" || v.lemma(i) == "report") && v.is(i+1, "seeing", "hearing", "finding", "watching"):
		from = i + 2
	default:
		return draft{}, false
	}
	b := v.bounds(i)
	h := v.subject(i)
	np := v.chunkTo(v.skipBack(i, b.a), b.a)
	if h < 0 {
		h = v.headOf(np)
	}
	if h < 0 || h > i || from == i+1 && !v.lex.is("witness", v.lemma(h)) || v.quote[i] >= 0 || v.unsaid(i) {
		return draft{}, false
	}
	s := v.trimConj(v.trim(span{from, b.b}))
	if s.empty() || v.is(s.a, "no", "nothing") {
		return draft{}, false
	}
	d := newDraft("sight", v.cut(i, s), v.rootOf(s))
	d.verb, d.cue, d.stance, d.score, d.head = i, span{i, from}, "asserts", 0.75, h
	v.finish(&d.attribution)
	return d, !d.content.empty()
}
