package event

import (
	"dateline/extract"
)

// farthest is how many sentences of its paragraph lie between a quotation's
// first person and the verb that says whose it is.
const farthest = 4

// firstPerson resolves "I" and "we" inside a quotation to who speaks: "“We
// repelled the attack,” army spokesman Omar Haddad said" was done by the army,
// "“I ordered nothing,” Kovač wrote" is about Kovač. -1 for other words and
// where no speaker is near.
func (r *reader) firstPerson(m *extract.Mention) int {
	t := r.t
	if m.Form != extract.FormPronoun || !t.quote[m.HeadTok] {
		return -1
	}
	plural := false
	switch t.lower(m.HeadTok) {
	case "we", "us", "our", "ours", "ourselves":
		plural = true
	case "i", "me", "my", "mine", "myself":
	default:
		return -1
	}
	s := r.sayer(m.HeadTok)
	if s < 0 {
		return -1
	}
	if plural {
		if o := r.bodyOf(s); o >= 0 {
			return o
		}
		if o := r.officeOf(&t.doc.Mentions[s]); o >= 0 && t.doc.Mentions[s].Type == extract.Person {
			return o // "We shall retake it," said Defence Minister Mukendi: his state will
		}
	}
	return s
}

// sayer is the mention that is subject of the verb of saying that the
// quotation around the token belongs to: right after its end in the same
// sentence, right before its beginning, else the last before it in the
// paragraph: “We left,” a farmer said. “We had no water.”
func (r *reader) sayer(tok int) int {
	t := r.t
	lo, hi := tok, tok
	for lo > 0 && t.quote[lo-1] {
		lo--
	}
	for hi+1 < len(t.quote) && t.quote[hi+1] {
		hi++
	}
	first, last := t.sent[lo], t.sent[hi]
	if first < 0 || last < 0 {
		return -1
	}
	sents := t.doc.Sentences
	for v := hi + 1; v < sents[last].Last && !t.quote[v]; v++ {
		if m := r.saidBy(v); m >= 0 {
			return m
		}
	}
	from := first
	for from > 0 && first-from < farthest && sents[from-1].Paragraph == sents[first].Paragraph {
		from--
	}
	for v := lo - 1; v >= sents[from].First; v-- {
		if m := r.saidBy(v); m >= 0 {
			return m
		}
	}
	return -1
}

// saidBy is the subject of token v where that is a verb of saying outside
// quotation marks; -1 otherwise.
func (r *reader) saidBy(v int) int {
	if r.t.quote[v] || !r.t.verbal(v) || !r.says(v) {
		return -1
	}
	return r.speakerOf(v)
}

// speakerOf is the person or body that is the subject of verb v, outside
// quotation marks.
func (r *reader) speakerOf(v int) int {
	t := r.t
	toks := []int{r.nearestSubject(v)}
	if toks[0] < 0 {
		toks = r.subjectsOf(v)
	}
	for _, k := range toks {
		if k < 0 || t.quote[k] {
			continue
		}
		m := r.nameOf(k)
		if m >= 0 && t.doc.Mentions[m].Type != extract.Place {
			return m
		}
	}
	return -1
}

// bodyOf is the body that a speaker speaks for: by the relations of the
// document ("army spokesman Omar Haddad"), or by the nouns around the name.
func (r *reader) bodyOf(mi int) int {
	t := r.t
	m := &t.doc.Mentions[mi]
	for i := range t.doc.Relations {
		rel := &t.doc.Relations[i]
		switch rel.Type {
		case "spokesman_of", "leads", "represents", "deputy_of", "member_of", "holds_office", "employed_by":
		default:
			continue
		}
		s := t.doc.Mention(rel.Subject)
		if s == nil || rel.Status == "former" || rel.Polarity == "negative" || s.ID != m.ID && (s.Chain == "" || s.Chain != m.Chain) {
			continue
		}
		if o, ok := t.ids[rel.Object]; ok && t.doc.Mentions[o].Type == extract.Organization {
			return o
		}
	}
	return r.bodyBeside(m)
}

// bodyBeside is the body whose office stands before or behind the name: "national
// police spokesperson Chifundo Mbewe", "Mbewe, the army spokesman,".
func (r *reader) bodyBeside(m *extract.Mention) int {
	t := r.t
	i := m.First - 1
	if i < 0 || !r.w.in("office", t.key(i)) {
		i = m.Last
		if i+1 >= len(t.sent) || t.text(i) != "," {
			return -1
		}
		for i++; i < m.Last+5 && i < len(t.sent) && !r.w.in("office", t.key(i)); i++ {
		}
		if i >= min(m.Last+5, len(t.sent)) {
			return -1
		}
	}
	if i == 0 || t.sent[i-1] != t.sent[m.First] || t.outer[i-1] < 0 {
		return -1
	}
	if o := t.outer[i-1]; t.doc.Mentions[o].Type == extract.Organization && t.doc.Mentions[o].Last == i {
		return o
	}
	return -1
}
