package claim

import (
	"strings"

	"dateline/extract"
)

// view is a document's parse laid out for walking; one pass builds it, each
// look-up is constant.
type view struct {
	doc   *extract.Document
	lex   *lexicon
	first []int // kids of i are kids[first[i]:first[i+1]]
	kids  []int
	sent  []int // sentence of the token, -1
	ment  []int // longest mention headed by the token, -1
	cover []int // longest mention that covers the token, -1
	quote []int // quotation that holds the token (marks included), -1
	low   []string
}

func newView(doc *extract.Document, lex *lexicon) *view {
	n := len(doc.Tokens)
	v := &view{doc: doc, lex: lex, first: make([]int, n+2), kids: make([]int, n),
		sent: filled(n), ment: filled(n), cover: filled(n), quote: filled(n), low: make([]string, n)}
	v.layKids()
	for i := range doc.Tokens {
		v.low[i] = strings.ToLower(doc.Word(i))
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if h := m.HeadTok; h >= 0 && h < n && (v.ment[h] < 0 || m.Len() > doc.Mentions[v.ment[h]].Len()) {
			v.ment[h] = i
		}
		for j := max(0, m.First); j < min(n, m.Last); j++ {
			if v.cover[j] < 0 || m.Len() > doc.Mentions[v.cover[j]].Len() {
				v.cover[j] = i
			}
		}
	}
	for i := range doc.Sentences {
		for j := doc.Sentences[i].First; j < min(n, doc.Sentences[i].Last); j++ {
			v.sent[j] = i
		}
	}
	return v
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// layKids sorts tokens by head with one counting pass; text order is kept.
func (v *view) layKids() {
	toks := v.doc.Tokens
	for i := range toks {
		if h := toks[i].Head; h >= 0 && h < len(toks) && h != i {
			v.first[h+2]++
		}
	}
	for i := 2; i < len(v.first); i++ {
		v.first[i] += v.first[i-1]
	}
	for i := range toks {
		if h := toks[i].Head; h >= 0 && h < len(toks) && h != i {
			v.kids[v.first[h+1]] = i
			v.first[h+1]++
		}
	}
}

// Outside the text there are no words: rules that look a word ahead or back need
// not ask.

func (v *view) has(i int) bool { return i >= 0 && i < len(v.low) }

func (v *view) of(i int) []int {
	if !v.has(i) {
		return nil
	}
	return v.kids[v.first[i]:v.first[i+1]]
}

func (v *view) rel(i int) string {
	if !v.has(i) {
		return ""
	}
	return v.doc.Tokens[i].Rel
}

func (v *view) tag(i int) string {
	if !v.has(i) {
		return ""
	}
	return v.doc.Tokens[i].Tag
}

func (v *view) lemma(i int) string {
	if !v.has(i) {
		return ""
	}
	return strings.ToLower(v.doc.Tokens[i].Lemma)
}

func (v *view) verbal(i int) bool { return strings.HasPrefix(v.tag(i), "VB") }
func (v *view) nominal(i int) bool {
	return strings.HasPrefix(v.tag(i), "NN") || v.tag(i) == "PRP" || v.tag(i) == "CD"
}

// is tells whether the word of token i is one of ws (lower case).
func (v *view) is(i int, ws ...string) bool {
	if i < 0 || i >= len(v.low) {
		return false
	}
	for _, w := range ws {
		if v.low[i] == w {
			return true
		}
	}
	return false
}

// head is the governor of token i, or -1 for a root.
func (v *view) head(i int) int {
	if h := v.doc.Tokens[i].Head; h != i {
		return h
	}
	return -1
}

// child is the first child of i with one of the relations ("nsubj*" takes
// subtypes too), or -1.
func (v *view) child(i int, rels ...string) int {
	for _, k := range v.of(i) {
		if extract.RelIs(v.rel(k), rels...) {
			return k
		}
	}
	return -1
}

// subject is the subject of a verb: of several that a parser may give, the
// nearest in front; -1 if there is none.
func (v *view) subject(i int) int {
	best := -1
	for _, k := range v.of(i) {
		if v.rel(k) == "nsubj" && !isDay(v.low[k]) && (best < 0 || k < i) {
			best = k
		}
	}
	return best
}

// isDay: "Apple today announced", "the firm on Monday said".
func isDay(w string) bool {
	switch w {
	case "today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// span is a half-open range of tokens.
type span struct{ a, b int }

func (s span) empty() bool          { return s.b <= s.a }
func (s span) has(i int) bool       { return i >= s.a && i < s.b }
func (s span) contains(t span) bool { return t.a >= s.a && t.b <= s.b }

// yield is the range of tokens that token i dominates, without the children
// that skip refuses.
func (v *view) yield(i int, skip func(int) bool) span {
	out := span{i, i + 1}
	stack := []int{i}
	for steps := 0; len(stack) > 0 && steps < 1000; steps++ {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out.a, out.b = min(out.a, j), max(out.b, j+1)
		for _, k := range v.of(j) {
			if skip == nil || !skip(k) {
				stack = append(stack, k)
			}
		}
	}
	return out
}

// bounds are the tokens of the sentence of token i.
func (v *view) bounds(i int) span {
	if !v.has(i) {
		return span{i, i}
	}
	if s := v.sent[i]; s >= 0 {
		return span{v.doc.Sentences[s].First, v.doc.Sentences[s].Last}
	}
	return span{i, i + 1}
}

func (v *view) paragraph(i int) int {
	if s := v.sent[i]; s >= 0 {
		return v.doc.Sentences[s].Paragraph
	}
	return -1
}

// trim takes punctuation and given words off both ends of a range.
func (v *view) trim(s span) span {
	for !s.empty() && (isPunct(v.low[s.a]) || v.is(s.a, "that") && v.tag(s.a) == "IN") {
		s.a++
	}
	for !s.empty() && isPunct(v.low[s.b-1]) {
		s.b--
	}
	return s
}

func isPunct(w string) bool {
	for _, r := range w {
		if !strings.ContainsRune(".,;:!?…\"'“”‘’«»„`()[]-–—|·", r) {
			return false
		}
	}
	return true
}

// pair is a range of tokens as bytes.
func (v *view) pair(s span) extract.Pair {
	if s.empty() {
		return extract.Pair{}
	}
	return extract.Pair{Start: v.doc.Tokens[s.a].Start, End: v.doc.Tokens[s.b-1].End}
}
