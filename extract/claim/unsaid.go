package claim

// unsaidRule marks a sentence that goes on with what somebody said before.
const unsaidRule = "goes-on"

// addedTo gives a quoted clause to the speaker of the indirect speech in front of
// it: Dr Nyirenda told us she had 84 patients, and “not one of them had been
// abroad”.
func (v *view) addedTo(q *quotation, indirect []draft) *attribution {
	k := q.a - 1
	if k > 0 && v.is(k, "that") {
		k--
	}
	if k < 1 || !v.is(k, "and", "but") || !v.finite(q.inner()) {
		return nil
	}
	for n := range indirect {
		d := &indirect[n]
		if d.head < 0 || d.verb < 0 || v.sent[d.verb] != v.sent[q.a] || d.content.a < d.verb || d.content.b > k || k-d.content.b > 1 || d.rule == "noun" {
			continue
		}
		a := d.attribution.again("continued")
		a.cue = span{}
		return a
	}
	return nil
}

// goesUnsaid gives a sentence that says nothing of a speaker but holds some of his
// words to him who spoke in the sentence before, in the same paragraph: The
// spokesman says two cadets are free. The others will be freed “within days”.
func (v *view) goesUnsaid(qs []quotation, i int, indirect []draft, last map[int]int) *attribution {
	q := &qs[i]
	s, in := v.sent[q.a], q.inner()
	if s <= 0 || in.b-in.a < 2 || v.isSpeech(q) || v.titled(q.a) || q.inside || v.doc.Sentences[s-1].Paragraph != v.doc.Sentences[s].Paragraph {
		return nil
	}
	b := v.bounds(q.a)
	caps := 0
	for k := in.a; k < in.b; k++ {
		if v.doc.Word(k) != v.low[k] {
			caps++
		}
	}
	if caps*2 > in.b-in.a || !v.finite(b) {
		return nil
	}
	for k := b.a; k < b.b; k++ {
		if v.quote[k] < 0 && v.verbal(k) && len(v.lex.verbs[v.lemma(k)]) > 0 {
			return nil // somebody says, calls or denies something here
		}
	}
	for n := range indirect {
		if d := &indirect[n]; !d.content.empty() && v.sent[d.content.a] == s {
			return nil
		}
	}
	var from *attribution
	if k, ok := last[s-1]; ok {
		from = &indirect[k].attribution
	}
	if i > 0 && qs[i-1].speaker != nil && v.sent[qs[i-1].a] == s-1 {
		from = qs[i-1].speaker
	}
	if from == nil || from.head < 0 || from.rule == unsaidRule {
		return nil
	}
	a := from.again(unsaidRule)
	a.cue, a.score = span{}, 0.5
	return a
}
