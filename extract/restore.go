package extract

import "fmt"

// restore sets what is not written because it follows from the rest: token
// ranges of sentences, names, mentions and times, head tokens of mentions and
// triggers. Without tokens the ranges are empty and the heads -1. A document
// that breaks the law of position is refused.
func (doc *Document) restore() error {
	n := len(doc.Text)
	for _, s := range doc.Names {
		if s.Start < 0 || s.End > n || s.Start > s.End {
			return fmt.Errorf("document %s: name [%d,%d) outside the text of %d bytes", doc.ID, s.Start, s.End, n)
		}
	}
	for _, p := range doc.Boilerplate {
		if p.Start < 0 || p.End > n || p.Start > p.End {
			return fmt.Errorf("document %s: boilerplate [%d,%d) outside the text of %d bytes", doc.ID, p.Start, p.End, n)
		}
	}
	for i := range doc.Tokens {
		if h := doc.Tokens[i].Head; h < -1 || h >= len(doc.Tokens) {
			return fmt.Errorf("document %s: token %d: head %d of %d tokens", doc.ID, i, h, len(doc.Tokens))
		}
	}
	doc.restoreSentences()
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if h := m.Head.Span(); h.Start < 0 || h.End > n || h.Start > h.End {
			return fmt.Errorf("document %s: head of %s outside the text", doc.ID, m.ID)
		}
	}
	if err := doc.Check(); err != nil {
		return err
	}
	for i := range doc.Names {
		nm := &doc.Names[i]
		nm.First, nm.Last = doc.rangeOf(nm.Span)
	}
	for i := range doc.Times {
		t := &doc.Times[i]
		t.First, t.Last = doc.rangeOf(t.Span)
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		m.First, m.Last = doc.rangeOf(m.Span)
		if m.Head.IsZero() {
			m.HeadTok = m.Last - 1
		} else {
			m.HeadTok = doc.headIn(m.Head.Span())
		}
	}
	for i := range doc.Events {
		doc.Events[i].TrigTok = doc.headIn(doc.Events[i].Trigger.Span())
	}
	return nil
}

func (doc *Document) restoreSentences() {
	at := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		for at < len(doc.Tokens) && doc.Tokens[at].Start < s.Start {
			at++
		}
		s.First = at
		for at < len(doc.Tokens) && doc.Tokens[at].End <= s.End {
			at++
		}
		s.Last = at
	}
}

func (doc *Document) rangeOf(s Span) (first, last int) {
	if len(doc.Tokens) == 0 {
		return 0, 0
	}
	return doc.TokenRange(s)
}

// headIn is the token of the span that is governed from outside it; the first
// one where there is no tree; -1 without tokens.
func (doc *Document) headIn(s Span) int {
	first, last := doc.rangeOf(s)
	if first >= last {
		return -1
	}
	for i := first; i < last; i++ {
		if h := doc.Tokens[i].Head; h >= 0 && (h == i || h < first || h >= last) {
			return i
		}
	}
	return first
}
