package claim

import (
	"dateline/extract"
)

// fragments gives quotations inside indirect speech to its claim: He said the
// text held “no exchange of any kind”.
func (v *view) fragments(qs []quotation, indirect []draft) {
	bySent := map[int][]int{}
	for k := range indirect {
		if d := &indirect[k]; !d.content.empty() && d.rule != "noun" && d.rule != "adverb" {
			s := v.sent[d.content.a]
			bySent[s] = append(bySent[s], k)
		}
	}
	for i := range qs {
		q := &qs[i]
		if q.speaker != nil || q.b-q.a < 1 {
			continue
		}
		list := bySent[v.sent[q.a]]
		if len(list) > 50 {
			list = list[:50]
		}
		best := -1
		for _, k := range list {
			d := &indirect[k]
			if d.content.contains(q.inner()) && (best < 0 || d.content.b-d.content.a < indirect[best].content.b-indirect[best].content.a) {
				best = k
			}
		}
		if best >= 0 {
			d := &indirect[best]
			q.inside, q.speaker = true, &d.attribution
			d.quote = d.quote || q.contains(d.content) || d.content.a == q.a
		}
	}
}

// carryOn lets a speaker go on:
//
//	“The gate is shut,” said Kakar. “Nobody passes.”      same paragraph
//	“We will stay [paragraph] “We will talk,” he said.   open mark repeated
//	“It is ours,” he told AFP. [paragraph] “We took it.”  paragraph of its own
//	Khoso denied it. “Nobody cut anything.”              behind his own claim
func (v *view) carryOn(qs []quotation, indirect []draft) {
	last := map[int]int{} // sentence -> its last claim with a source
	for k := range indirect {
		if d := &indirect[k]; d.head >= 0 && d.verb >= 0 {
			last[v.sent[d.verb]] = k
		}
	}
	for i := range qs {
		q := &qs[i]
		if q.follows >= 0 && qs[q.follows].speaker == nil && q.speaker != nil && !qs[q.follows].inside {
			for j := q; j.follows >= 0 && qs[j.follows].speaker == nil; j = &qs[j.follows] {
				qs[j.follows].speaker = q.speaker.again("continued")
			}
		}
	}
	for i := range qs {
		q := &qs[i]
		if q.speaker != nil || v.silent(q.a) {
			continue
		}
		if q.follows >= 0 && qs[q.follows].speaker != nil {
			q.speaker = qs[q.follows].speaker.again("continued")
			continue
		}
		if i > 0 && qs[i-1].speaker != nil && v.goesOn(&qs[i-1], q) {
			q.speaker = qs[i-1].speaker.again("continued")
			continue
		}
		if a := v.fragmentOf(q); a != nil {
			q.speaker = a
			continue
		}
		if a := v.addedTo(q, indirect); a != nil {
			q.speaker = a
			continue
		}
		if a := v.goesUnsaid(qs, i, indirect, last); a != nil {
			q.speaker = a
			continue
		}
		if v.isSpeech(q) {
			if q.speaker = v.reacted(q); q.speaker != nil {
				continue
			}
		}
		if s := v.sent[q.a]; s > 0 && v.isSpeech(q) && v.wholeSentence(q) && v.bounds(q.a).a == q.a {
			if k, ok := last[s-1]; ok && v.doc.Sentences[s-1].Paragraph == v.doc.Sentences[s].Paragraph {
				q.speaker = indirect[k].attribution.again("after-claim")
				q.speaker.score, q.speaker.cue = 0.6, span{}
			}
		}
	}
}

func (a *attribution) again(rule string) *attribution {
	b := *a
	b.rule, b.score, b.stance = rule, a.score*0.85, "asserts"
	return &b
}

// goesOn tells whether nothing but the attribution of p, or "and", stands
// between two quotations.
func (v *view) goesOn(p, q *quotation) bool {
	between := span{p.b, q.a}
	if pp, pq := v.paragraph(p.a), v.paragraph(q.a); pp != pq {
		if pq != pp+1 || v.bounds(q.a).a != q.a || !v.wholeSentence(q) || !v.isSpeech(q) || !v.fills(q) {
			return false
		}
	} else if v.joined(between) || v.splitBy(p, q) {
		return true
	}
	if !v.wholeSentence(q) {
		return false
	}
	if v.paragraph(p.a) == v.paragraph(q.a) && v.alone(q.a, p) {
		return true
	}
	c := p.speaker.cue
	empty := v.trim(between).empty()
	if !empty && !(c.a >= between.a && c.b <= between.b) {
		// The attribution stood before p, so something else is in between.
		return false
	}
	// Only one sentence may stand between: the attribution's.
	for i := between.a; i < between.b; i++ {
		if isStop(v.low[i]) && i+1 < between.b && !isPunct(v.low[i+1]) {
			return false
		}
	}
	return true
}

// alone: in the sentences between a quotation's attribution and token i
// nobody else turns up: “The road is gone,” Rai said. He had not slept. “We
// count the houses.”
func (v *view) alone(i int, p *quotation) bool {
	from := v.bounds(max(p.b-1, p.speaker.cue.b-1)).b
	if i-from > 40 || from > i || v.sent[i]-v.sent[p.b-1] > 3 || from == i {
		return false
	}
	he := false
	for j := from; j < i; j++ {
		he = he || v.is(j, "he", "she")
		if c := v.cover[j]; c >= 0 && v.quote[j] < 0 {
			if m := v.doc.Mentions[c]; m.Type != extract.Place && m.Form != extract.FormPronoun {
				return false
			}
		}
	}
	return he
}

// joined: only "and", "but", a comma.
func (v *view) joined(s span) bool {
	if s.b-s.a > 3 {
		return false
	}
	for i := s.a; i < s.b; i++ {
		if !v.is(i, "and", "or", "but", ",", "...", "…") {
			return false
		}
	}
	return true
}

// fills: the paragraph is the quotation and nothing else.
func (v *view) fills(q *quotation) bool {
	return q.b >= len(v.low) || v.paragraph(q.b) != v.paragraph(q.a) || isStop(v.low[q.b]) && (q.b+1 >= len(v.low) || v.paragraph(q.b+1) != v.paragraph(q.a)) || v.quote[q.b] >= 0
}

// direct makes claims of quotations. Two parts of one sentence around the
// speaker are one claim: “We will,” he said, “leave.”
func (v *view) direct(qs []quotation) []draft {
	var out []draft
	for i := range qs {
		q := &qs[i]
		if q.inside || v.silent(q.a) {
			continue
		}
		in := v.trimQuote(q.inner())
		if v.trim(in).empty() {
			continue
		}
		if q.speaker == nil {
			if v.isSpeech(q) {
				d := newDraft("quote", in, -1)
				d.quote, d.stance, d.score = true, "asserts", 0.5
				out = append(out, d)
			}
			continue
		}
		if n := len(out); n > 0 && i > 0 && out[n-1].quote && out[n-1].verb >= 0 && q.speaker.verb == out[n-1].verb && (q.speaker.rule == "quote-before" || q.speaker.rule == "continued" && q.speaker.verb < q.a) &&
			v.doc.Word(in.a) == v.low[in.a] && qs[i-1].b <= q.speaker.verb {
			out[n-1].content.b = in.b
			continue
		}
		if v.is(in.b-1, "!") && in.b-in.a <= 2 {
			continue // “Fire!” someone shouted: a call, not a claim
		}
		d := draft{attribution: *q.speaker, content: v.wholeClause(q, v.predicated(q, in)), quote: true, root: -1}
		if q.speaker.rule == unsaidRule {
			d.content, d.quote = v.balance(v.trimConj(v.trim(v.bounds(q.a)))), false
		}
		out = append(out, v.parts(d, i+1)...)
		if d, ok := v.saidOf(d); ok {
			out = append(out, d)
		}
	}
	return out
}

// trimQuote takes the comma off that belongs to the sentence around.
func (v *view) trimQuote(s span) span {
	for !s.empty() && v.is(s.b-1, ",", "-", "–", "—") {
		s.b--
	}
	return s
}
