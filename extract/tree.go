package extract

import "strings"

// Tree walks over Document.Tokens. Heads are indexes into the document's
// tokens; a root is its own head.

// IsRoot tells whether token i governs its sentence (or was not parsed).
func (doc *Document) IsRoot(i int) bool {
	h := doc.Tokens[i].Head
	return h == i || h < 0
}

// Children are the direct dependents of token i, in text order.
func (doc *Document) Children(i int) []int {
	si := doc.SentenceOf(i)
	if si < 0 {
		return nil
	}
	var out []int
	s := doc.Sentences[si]
	for j := s.First; j < s.Last; j++ {
		if j != i && doc.Tokens[j].Head == i {
			out = append(out, j)
		}
	}
	return out
}

// Child is the first direct dependent of token i whose relation is one of
// rels (subtypes count: "nsubj" matches nsubj:pass only when it is written as
// "nsubj*"), or -1.
func (doc *Document) Child(i int, rels ...string) int {
	for _, j := range doc.Children(i) {
		if RelIs(doc.Tokens[j].Rel, rels...) {
			return j
		}
	}
	return -1
}

// RelIs tells whether a relation is one of the given; a trailing * accepts any
// subtype.
func RelIs(rel string, rels ...string) bool {
	for _, r := range rels {
		if base, ok := strings.CutSuffix(r, "*"); ok {
			if rest, ok := strings.CutPrefix(rel, base); ok && (rest == "" || rest[0] == ':') {
				return true
			}
		} else if rel == r {
			return true
		}
	}
	return false
}

// Subtree is the half-open token range that token i dominates (projective
// trees: the yield; else its hull).
func (doc *Document) Subtree(i int) (first, last int) {
	first, last = i, i+1
	si := doc.SentenceOf(i)
	if si < 0 {
		return
	}
	s := doc.Sentences[si]
	for j := s.First; j < s.Last; j++ {
		if doc.Dominates(i, j) {
			first, last = min(first, j), max(last, j+1)
		}
	}
	return
}

// Dominates tells whether j is i or a descendant of i.
func (doc *Document) Dominates(i, j int) bool {
	for steps := 0; steps < 1000; steps++ {
		if j == i {
			return true
		}
		h := doc.Tokens[j].Head
		if h < 0 || h == j {
			return false
		}
		j = h
	}
	return false
}

// MentionsIn are the indexes of the mentions whose head token lies in the
// half-open token range.
func (doc *Document) MentionsIn(first, last int) []int {
	var out []int
	for i := range doc.Mentions {
		if h := doc.Mentions[i].HeadTok; h >= first && h < last {
			out = append(out, i)
		}
	}
	return out
}

// MentionAt is the index of the longest mention whose head is token tok, or
// -1.
func (doc *Document) MentionAt(tok int) int {
	best := -1
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.HeadTok == tok && (best < 0 || m.Len() > doc.Mentions[best].Len()) {
			best = i
		}
	}
	return best
}
