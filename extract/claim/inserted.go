package claim

import (
	"strings"

	"dateline/extract"
)

// parenthetical reads a cue put into the sentence that it attributes, between
// commas:
//
//	The captives, it said, were handed over at dawn.         one claim
//	Thirty-one men were killed, he said, and no soldier was lost.   two
//	They were 22, they say, and their guards wore no masks.  two
func (v *view) parenthetical(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || v.quote[i] >= 0 || v.passive(i) || v.relative(i) {
		return nil
	}
	b := v.bounds(i)
	np := v.chunkTo(v.skipBack(i, b.a), b.a)
	if q := v.afterRelative(i); !q.empty() {
		np = q
	}
	np = v.outerPhrase(np, b.a)
	if np.empty() || np.a <= b.a+1 || !v.is(np.a-1, ",") || v.quote[np.a-1] >= 0 {
		return nil
	}
	end := i + 1
	for end < b.b && end < i+6 && !v.is(end, ",") {
		switch v.tag(end) { // "he said on Monday,"
		case "IN", "NNP", "RB", "DT", "NN":
		default:
			return nil
		}
		end++
	}
	if end+2 >= b.b || !v.is(end, ",") || v.quote[end] >= 0 {
		return nil
	}
	h := v.headOf(np)
	if h < 0 || !v.speaks(h) && v.tag(np.a) != "DT" && v.tag(np.a) != "PRP$" {
		return nil
	}
	before := span{v.clauseStart(np.a-1, b.a), np.a - 1}
	after := span{end + 1, b.b}
	rest := v.trimConj(after)
	mk := func(s span) draft {
		d := newDraft("inserted", v.trimConj(s), -1)
		d.root, d.head, d.np = v.rootOf(d.content), h, np
		return d
	}
	switch {
	case rest.empty() || v.quotedMost(before):
		return nil
	case v.is(before.b-1, "is", "was", "are", "were", "had", "has", "have", "would", "will") && before.b-before.a > 2:
		return []draft{mk(span{before.a, b.b})} // "The assertion is, Beijing said, a distortion"
	case v.trimConj(before).empty() && v.finite(rest):
		return []draft{mk(after)} // "But, he said, no date has been fixed"
	case !v.finite(before) && v.finite(rest):
		return []draft{mk(span{before.a, b.b})}
	case v.finite(before) && v.is(after.a, "and", "but", "while") && v.finite(rest) && v.verbalCues(rest) == 0:
		return []draft{mk(before), mk(after)}
	case v.is(before.b-1, "that", "which", "who") && before.b-before.a > 2 && v.finite(rest):
		if ante := v.chunkTo(before.b-1, before.a); !ante.empty() {
			return []draft{mk(span{ante.a, b.b})} // "published documents that, it says, prove the payments"
		}
	case c.stance != "denies" && c.stance != "doubts" && v.finite(before) && v.trimConj(before).b-v.trimConj(before).a > 2 && v.cuesOutside(before) == 0:
		switch v.tag(after.a) {
		case "DT", "NN", "NNS", "VBG", "CC", "CD", "NNP":
			return []draft{mk(before)} // ", a claim that the rebels rejected"
		}
		if v.verbalCues(rest) == 0 && !v.is(after.a, "while", "although", "though", "something") && !v.dissent(after.a, b.b) {
			d := mk(span{before.a, b.b}) // "He was moved on Thursday, his lawyers said, after police found a telephone"
			d.root, d.tail = v.rootOf(before), before.b
			return []draft{d}
		}
		return []draft{mk(before)}
	}
	return nil
}

// outerPhrase takes in what a plain phrase belongs to: of "Ayorou" in "local
// officials in Ayorou" the whole.
func (v *view) outerPhrase(np span, lo int) span {
	for n := 0; n < 3 && !np.empty() && np.a-1 > lo && v.is(np.a-1, "of", "for", "in", "at", "with", "from", "to"); n++ {
		outer := v.chunkTo(np.a-1, lo)
		if outer.empty() || v.tag(outer.b-1) == "CD" {
			break
		}
		np.a = outer.a
	}
	return np
}

// afterRelative is the speaker of the cue at i with a relative clause between
// them and a comma in front: ", an engineer who inspected it in May said,".
func (v *view) afterRelative(i int) span {
	b := v.bounds(i)
	for k := i - 2; k > b.a+1 && k > i-14; k-- {
		if isPunct(v.low[k]) {
			return span{}
		}
		if !v.is(k, "who") {
			continue
		}
		np := v.chunkTo(k, b.a)
		if np.empty() || !v.is(np.a-1, ",") || !v.finite(span{k, i}) {
			return span{}
		}
		return np
	}
	return span{}
}

// finite: a finite verb stands in the range.
func (v *view) finite(s span) bool {
	for i := s.a; i < s.b; i++ {
		switch v.tag(i) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// cuesOutside counts the finite verbs of saying in a range that speak for
// themselves: with a "that" behind them or a comma and a speaker.
func (v *view) cuesOutside(s span) int {
	n := 0
	for i := s.a; i < s.b; i++ {
		if (v.tag(i) == "VBD" || v.tag(i) == "VBZ" || v.tag(i) == "VBP") && v.quote[i] < 0 && len(v.lex.verbs[v.lemma(i)]) > 0 && (v.is(i+1, "that") || v.clauseAt(i+1, s.b)) {
			n++
		}
	}
	return n
}

// verbalCues counts the finite verbs of saying in a range outside quotations.
func (v *view) verbalCues(s span) int {
	n := 0
	for i := s.a; i < s.b; i++ {
		if (v.tag(i) == "VBD" || v.tag(i) == "VBZ" || v.tag(i) == "VBP") && v.quote[i] < 0 && v.lex.saying(v.lemma(i)) {
			n++
		}
	}
	return n
}

// namedBefore is the head of the speaker that stands before the verb at i as
// an apposition, where the tree lost it:
//
//	A village chief near Bankilaré, Amadou Hamidou, says
//	The mayor of San Francisco, on the Camotes Islands, Alfredo Otadoy, said
//	In a filing the company, controlled by one family, put its debts at
//
// The name of a person between the last commas is taken, else the phrase
// before the first of them; -1 when there is neither.
func (v *view) namedBefore(i int) (int, span) {
	lo := v.bounds(i).a
	j := v.skipBack(i, lo)
	if j <= lo+2 || !v.is(j-1, ",") || v.quote[j-1] >= 0 {
		return -1, span{}
	}
	p := j - 2
	for p > lo && p > j-16 && !v.is(p, ",", ";") && v.quote[p] < 0 {
		p--
	}
	if !v.is(p, ",") {
		return -1, span{}
	}
	in := v.chunkTo(j-1, p+1)
	if !in.empty() && in.a > p+1 && v.tag(in.a-1) == "IN" {
		in = span{} // "Lal Remruat, lawyer for Pao Kipgen, said": not the client
	}
	if c := v.cover[max(in.b-1, 0)]; !in.empty() && c >= 0 && v.doc.Mentions[c].Type == extract.Person && v.doc.Mentions[c].Form == extract.FormName {
		return v.doc.Mentions[c].HeadTok, in
	}
	if h := v.headOf(in); h >= 0 && !in.empty() {
		if m := v.cover[h]; m >= 0 && v.doc.Mentions[m].Type == extract.Person && v.doc.Mentions[m].Form == extract.FormName {
			return h, in
		}
	}
	for k := p + 1; k < j-1; k++ {
		if v.tag(k) == "VBD" || v.tag(k) == "VBZ" || v.tag(k) == "VBP" || v.tag(k) == "MD" {
			if !v.is(p+1, "who", "which") {
				return -1, span{} // a clause of its own lies between
			}
		}
	}
	np := v.chunkTo(p, lo)
	h := v.headOf(np)
	if h < 0 || !v.speaks(h) {
		return -1, span{}
	}
	return h, np
}

// placed: the tree took a place behind a preposition for the speaker: "The
// mayor of X, on the Camotes Islands, ... said".
func (v *view) placed(h int) bool {
	if h < 0 || v.ment[h] < 0 {
		return false
	}
	m := v.doc.Mentions[v.ment[h]]
	return m.Type == extract.Place && !m.Metonym && m.First > 0 && (v.tag(m.First-1) == "IN" || v.is(m.First-1, "the") && m.First > 1 && v.tag(m.First-2) == "IN" || v.tag(m.First) == "DT" && v.tag(m.First-1) == "IN")
}

// lend gives a pronoun that coreference left open the speaker of the claim
// before, three sentences back at most:
//
//	Niger's defence ministry said it acted alone. It put the number at 12.
//	Zabré said in a statement. “The assailants withdrew,” it said.
func (v *view) lend(claims []extract.Claim) {
	named := map[string]bool{}
	for _, ch := range v.doc.Chains {
		named[ch.ID] = ch.Named
	}
	for i := range claims {
		c := &claims[i]
		word := strings.ToLower(v.doc.Surface(c.SourceSpan.Span()))
		if word != "he" && word != "she" && word != "it" && word != "they" {
			continue
		}
		if m := v.doc.Mention(c.Source); m != nil && named[m.Chain] && !v.speaksOn(claims, i, word, m) && !v.farOff(m, c.SourceSpan.Start, word) {
			continue
		}
		if o := v.subjectBefore(c.SourceSpan.Start, word); o != nil {
			if m := v.doc.Mention(c.Source); m == nil || o.Chain == "" || o.Chain != m.Chain {
				c.Source, c.Score = o.ID, c.Score*0.9
			}
			continue
		}
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			o := v.doc.Mention(claims[k].Source)
			if o == nil && !claims[k].Cue.IsZero() {
				break // somebody spoke whom nobody knows
			}
			if o == nil || v.doc.SentenceAt(claims[i].SourceSpan.Start)-v.doc.SentenceAt(o.Start) > 3 {
				continue
			}
			if o.Form == extract.FormPronoun && !named[o.Chain] || !v.fitsPronoun(word, o) {
				continue
			}
			c.Source, c.Score = o.ID, c.Score*0.9
			break
		}
	}
}

// speaksOn: coreference gave the pronoun of claim i to m, though it fits who spoke
// last as well, and nobody of m's chain stands in between: "In a communiqué the
// ministry said its men had left Niamey. It put the dead at 12."
func (v *view) speaksOn(claims []extract.Claim, i int, word string, m *extract.Mention) bool {
	if i == 0 {
		return false
	}
	at := v.doc.SentenceAt(claims[i].SourceSpan.Start)
	o := v.doc.Mention(claims[i-1].Source)
	if o == nil || o.Form == extract.FormPronoun || o.Start > claims[i].SourceSpan.Start {
		return false
	}
	if gap := at - v.doc.SentenceAt(o.Start); gap > 1 || gap == 0 && word != "he" && word != "she" {
		return false
	}
	return o.Chain != m.Chain && v.fitsPronoun(word, o) && !v.namedBetween(m.Chain, v.doc.Sentences[at].Start, claims[i].SourceSpan.Start)
}

// subjectBefore is the person who is the subject of the sentence before, where "he"
// or "she" at a byte fits: "Rusnac was sentenced in Chisinau. He denies it."; nil
// where there is none.
func (v *view) subjectBefore(at int, word string) *extract.Mention {
	s := v.doc.SentenceAt(at) - 1
	if s < 0 || word != "he" && word != "she" {
		return nil
	}
	root := v.rootOf(span{v.doc.Sentences[s].First, v.doc.Sentences[s].Last})
	subj := v.child(root, "nsubj", "nsubj:pass")
	if root < 0 || subj < 0 || v.quote[subj] >= 0 {
		return nil
	}
	m := v.mentionOf(subj)
	if m < 0 || v.doc.Mentions[m].Type != extract.Person || v.doc.Mentions[m].Form != extract.FormName || !v.fitsPronoun(word, &v.doc.Mentions[m]) {
		return nil
	}
	return &v.doc.Mentions[m]
}

// farOff: the sentence of the pronoun at a byte and the one before do not name
// whom coreference took, but the one before has a subject that fits.
func (v *view) farOff(m *extract.Mention, at int, word string) bool {
	s := v.doc.SentenceAt(at)
	o := v.subjectBefore(at, word)
	return o != nil && s > 0 && o.Chain != m.Chain && !v.namedBetween(m.Chain, v.doc.Sentences[s-1].Start, at)
}

// namedBetween: a mention of the chain that is no pronoun stands between two bytes.
func (v *view) namedBetween(chain string, from, to int) bool {
	for j := range v.doc.Mentions {
		if n := &v.doc.Mentions[j]; n.Chain == chain && n.Start >= from && n.Start < to && n.Form != extract.FormPronoun {
			return true
		}
	}
	return false
}

// fitsPronoun: a person for he and she, a body for it, several or a body for
// they; "it" also takes up the statement of a person.
func (v *view) fitsPronoun(word string, m *extract.Mention) bool {
	switch word {
	case "he":
		return m.Type == extract.Person && m.Gender != "fem" && m.Number != "plur"
	case "she":
		return m.Type == extract.Person && m.Gender != "masc" && m.Number != "plur"
	case "it":
		if m.Type == extract.Person {
			s := v.doc.SentenceAt(m.Start)
			return s >= 0 && written(strings.ToLower(v.doc.Surface(v.doc.Sentences[s].Span)))
		}
		return true
	}
	return m.Number == "plur" || m.Type != extract.Person
}

// written: the sentence speaks of a paper that "it" can mean.
func written(text string) bool {
	for _, w := range []string{"statement", "communiqué", "communique", "bulletin", "press release", "a letter", "a post", "a filing"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
