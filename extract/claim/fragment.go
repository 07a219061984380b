package claim

import (
	"strings"

	"dateline/extract"
)

// told reads the passive of telling with its speaker: "Traders were told by the
// commander that the road was safe".
func (v *view) told(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || !v.passive(i) || !v.is(i+1, "by") {
		return nil
	}
	b := v.bounds(i)
	np := v.chunkFrom(i+2, b.b)
	h := v.headOf(np)
	if h < 0 || v.lex.is("means", v.lemma(h)) || !v.is(np.b, "that") || np.b+2 >= b.b {
		return nil
	}
	s := v.trimConj(v.trim(span{np.b + 1, b.b}))
	d := newDraft("that-words", s, v.rootOf(s))
	d.head, d.np = h, np
	return []draft{d}
}

// verdict reads a quotation that a noun of telling names: “Sell,” was one broker's
// advice; “Wait and see,” is the advice in the market. The speaker is whose
// advice it is; nil when the words name none or it is no such phrase.
func (v *view) verdict(q *quotation) (who *attribution, told bool) {
	b := v.bounds(q.a)
	k := q.b
	if k+2 >= b.b || v.sent[k] != v.sent[q.a] || !v.is(k, "was", "is", "were", "are") {
		return nil, false
	}
	for e := k + 1; e < b.b && e < k+9 && !isPunct(v.low[e]); e++ {
		if !v.lex.is("telling", v.lemma(e)) && !v.is(e, "advice", "words", "motto", "comment", "reaction", "summary") || !strings.HasPrefix(v.tag(e), "NN") {
			continue
		}
		for _, p := range v.of(e) {
			if v.rel(p) == "nmod:poss" && p > k && p < e && v.tag(p) != "PRP$" {
				return v.finish(&attribution{verb: -1, cue: span{k, e + 1}, head: p, stance: "asserts", score: 0.75, rule: "verdict", channel: -1}), true
			}
		}
		return nil, true
	}
	return nil, false
}

// fragmentOf gives a quoted phrase to the subject of a verb that is no verb of
// saying but takes what one thinks or wants: Banco Sol expects “a winter
// without credit”; The party saw “more than six thousand”. The phrase stands
// right behind the verb and ends its clause, so that words held at arm's length
// (the “Wagner” group) are none.
func (v *view) fragmentOf(q *quotation) *attribution {
	k := q.a - 1
	if k > 0 && (v.tag(k) == "DT" || v.tag(k) == "PRP$" || v.is(k, "for", "of", "as", "with")) {
		k--
	}
	in := q.inner()
	if k < 0 || in.b-in.a < 2 || !v.lex.is("holder", v.lemma(k)) || !v.verbal(k) || v.unsaid(k) || v.passive(k) {
		return nil
	}
	if q.b < len(v.low) && v.sent[q.b] == v.sent[q.a] && !isPunct(v.low[q.b]) && !v.is(q.b, "and", "but", "in", "on", "at", "if", "from", "to", "for", "after", "before", "by") {
		return nil
	}
	heads, _ := v.speakers(k)
	if len(heads) == 0 {
		heads = v.subjectWords(k, 0)
	}
	if len(heads) == 0 || heads[0] < 0 || v.quote[heads[0]] >= 0 || !v.speaks(heads[0]) {
		return nil
	}
	h := heads[0]
	if v.is(h, "who", "which") {
		if hs := v.antecedent(h); len(hs) > 0 {
			h = hs[0]
		}
	}
	return v.finish(&attribution{verb: k, cue: span{k, k + 1}, head: h, stance: "asserts", score: 0.6, rule: "fragment", channel: -1})
}

// reacted is who reacts in the sentence before a quotation that stands alone:
// "The union rejected the offer. “It is an insult.”", "The referee shrugged. “I
// saw what I saw.”" Nobody else may be named as speaker there.
func (v *view) reacted(q *quotation) *attribution {
	s := v.sent[q.a]
	if s <= 0 || v.doc.Sentences[s-1].Paragraph != v.doc.Sentences[s].Paragraph || v.bounds(q.a).a != q.a || !v.wholeSentence(q) {
		return nil
	}
	b := span{v.doc.Sentences[s-1].First, v.doc.Sentences[s-1].Last}
	for k := b.a; k < b.b; k++ {
		if v.quote[k] >= 0 || len(v.lex.verbs[v.lemma(k)]) > 0 && v.verbal(k) && v.lex.saying(v.lemma(k)) {
			return nil
		}
	}
	for k := b.a + 1; k < b.b; k++ {
		if !v.verbal(k) || !v.lex.is("reaction", v.lemma(k)) || v.tag(k) == "VBG" || v.unsaid(k) || v.passive(k) {
			continue
		}
		np := v.chunkTo(v.skipBack(k, b.a), b.a)
		h := v.headOf(np)
		if h < 0 || np.a != b.a {
			return nil
		}
		a := &attribution{verb: k, cue: span{}, head: h, np: np, stance: "asserts", score: 0.55, rule: "after-reaction", channel: -1}
		if m := v.mentionOf(h); m >= 0 && v.doc.Mentions[m].Type == extract.Place && !v.doc.Mentions[m].Metonym {
			return nil
		}
		return v.finish(a)
	}
	return nil
}

// thing: what bears words but says nothing: a wall, a banner.
func (v *view) thing(a *attribution) bool {
	return a != nil && a.head >= 0 && (v.lex.is("bearer", v.lemma(a.head)) || v.is(a.head, "everybody", "everyone", "nobody", "anybody"))
}

// splitBy: the attribution of quotation p parts one sentence in two: “This court,”
// wrote Judge Halloran, “is not a theatre.”
func (v *view) splitBy(p, q *quotation) bool {
	if v.sent[p.a] != v.sent[q.a] || p.speaker.rule != "quote-after" && p.speaker.rule != "quoted-as-saying" {
		return false
	}
	k := q.a - 1
	if v.is(k, "and", "then") {
		k--
	}
	in := p.inner()
	if !v.is(k, ",") && k == q.a-1 || in.empty() || k-p.b > 20 || !(v.is(in.b-1, ",", "!", "?") || v.is(p.b, ",")) {
		return false
	}
	from := max(p.speaker.cue.b, p.speaker.np.b)
	if v.is(from, ",") && v.is(from+1, "who", "whose", "which") && v.is(k, ",") {
		from = k // “If they shut it,” said Ana, who works there, “we are done.”
	}
	for j := from; j < k; j++ {
		if v.verbal(j) && v.tag(j) != "VBG" && v.tag(j) != "VB" {
			return false
		}
	}
	return true
}
