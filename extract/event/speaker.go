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
	}
	return s
}

// sayer is the mention that is subject of the nearest verb of saying outside
// the quotation, in the same paragraph.
func (r *reader) sayer(tok int) int {
	t := r.t
	s := t.sent[tok]
	if s < 0 {
		return -1
	}
	best, dist := -1, 0
	par := t.doc.Sentences[s].Paragraph
	for si := max(0, s-farthest); si <= min(len(t.doc.Sentences)-1, s+farthest); si++ {
		if t.doc.Sentences[si].Paragraph != par {
			continue
		}
		for v := t.doc.Sentences[si].First; v < t.doc.Sentences[si].Last; v++ {
			if t.quote[v] || !t.verbal(v) || !r.says(v) || best >= 0 && dist <= abs(v-tok) {
				continue
			}
			if m := r.speakerOf(v); m >= 0 {
				best, dist = m, abs(v-tok)
			}
		}
	}
	return best
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
		case "spokesman_of", "leads", "represents", "deputy_of", "member_of", "holds_office":
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
	return -1
}
