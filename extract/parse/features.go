package parse

import "dateline/extract/perceptron"

// word is what the features need of a token.
type word struct {
	w, t, wt uint32 // form in lower case, tag, both
	suf      uint32
}

// sentence is the fixed part of a parse: n words and the root behind them,
// with running counts of commas, verbs and conjunctions, so that what lies
// between two words costs no walk.
type sentence struct {
	words  []word
	commas []uint16
	verbs  []uint16
}

var (
	none = word{w: 1, t: 1, wt: 1, suf: 1}
	root = word{w: 2, t: 2, wt: 2, suf: 2}
)

func (s *sentence) reset() {
	s.words, s.commas, s.verbs = s.words[:0], s.commas[:0], s.verbs[:0]
}

func (s *sentence) add(form, tag string) {
	w := word{w: perceptron.HashLower(form), t: perceptron.Hash(tag), suf: perceptron.HashLower(form[max(0, len(form)-3):])}
	w.wt = perceptron.Mix2(77, w.w, w.t)
	c, v := uint16(0), uint16(0)
	if n := len(s.commas); n > 0 {
		c, v = s.commas[n-1], s.verbs[n-1]
	}
	if tag == "," || tag == ":" || tag == "-LRB-" {
		c++
	}
	if len(tag) > 1 && tag[0] == 'V' && tag[1] == 'B' || tag == "MD" {
		v++
	}
	s.words, s.commas, s.verbs = append(s.words, w), append(s.commas, c), append(s.verbs, v)
}

func (s *sentence) finish() { s.words = append(s.words, root) }

// between counts commas and verbs strictly between two words, each up to 3.
func (s *sentence) between(i, j int32) uint32 {
	if i < 0 || j <= i+1 || int(j) > len(s.commas) {
		return 0
	}
	c, v := s.commas[j-1]-s.commas[i], s.verbs[j-1]-s.verbs[i]
	return uint32(min(c, 3))*4 + uint32(min(v, 3)) + 1
}

func distance(i, j int32) uint32 {
	switch d := j - i; {
	case i < 0 || j < 0:
		return 0
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 15:
		return 6
	}
	return 7
}

func (s *sentence) at(i int32) *word {
	if i < 0 || int(i) >= len(s.words) {
		return &none
	}
	return &s.words[i]
}

func (s *state) at(i int32) *node {
	if i < 0 {
		return &blank
	}
	return &s.nodes[i]
}

// featuresOf describes a state for the choice of the next move.
func featuresOf(x *sentence, st *state, f []uint32) []uint32 {
	i0, i1, i2 := st.top(0), st.top(1), st.top(2)
	j0 := int32(st.next)
	s0, s1, s2 := x.at(i0), x.at(i1), x.at(i2)
	b0, b1, b2 := x.at(j0), x.at(j0+1), x.at(j0+2)
	n0, n1, m0 := st.at(i0), st.at(i1), st.at(j0)
	k := uint32(0)
	add := func(a uint32) { k++; f = append(f, perceptron.Mix(k, a)) }
	add2 := func(a, b uint32) { k++; f = append(f, perceptron.Mix2(k, a, b)) }
	add3 := func(a, b, c uint32) { k++; f = append(f, perceptron.Mix3(k, a, b, c)) }
	add4 := func(a, b, c, d uint32) { k++; f = append(f, perceptron.Mix(perceptron.Mix3(k, a, b, c), d)) }

	add(0)
	add(s0.w)
	add(s0.t)
	add(s0.wt)
	add(s1.w)
	add(s1.t)
	add(s1.wt)
	add(b0.w)
	add(b0.t)
	add(b0.wt)
	add(b1.w)
	add(b1.t)
	add(b1.wt)
	add(b2.w)
	add(b2.t)
	add(s2.w)
	add(s2.t)
	// pairs
	add2(s0.wt, b0.wt)
	add2(s0.wt, b0.w)
	add2(s0.w, b0.wt)
	add2(s0.wt, b0.t)
	add2(s0.t, b0.wt)
	add2(s0.w, b0.w)
	add2(s0.t, b0.t)
	add2(b0.t, b1.t)
	add2(b0.w, b1.t)
	add2(b0.w, b1.w)
	add2(s1.wt, s0.wt)
	add2(s1.wt, s0.t)
	add2(s1.t, s0.wt)
	add2(s1.w, s0.w)
	add2(s1.t, s0.t)
	add2(s1.wt, b0.t)
	add2(s1.t, b0.wt)
	add2(s1.t, b0.t)
	add2(s0.wt, b1.t)
	// three and four tags
	add3(b0.t, b1.t, b2.t)
	add3(s0.t, b0.t, b1.t)
	add3(s1.t, s0.t, b0.t)
	add3(s2.t, s1.t, s0.t)
	add4(s1.t, s0.t, b0.t, b1.t)
	add4(s2.t, s1.t, s0.t, b0.t)
	add4(s0.t, b0.t, b1.t, b2.t)
	add3(s1.w, s0.t, b0.t)
	add3(s1.t, s0.w, b0.t)
	add3(s1.t, s0.t, b0.w)
	add3(s0.w, b0.t, b1.t)
	add3(s0.t, b0.w, b1.t)
	add3(s1.w, s0.w, b0.t)
	add3(s1.t, s0.w, b0.w)
	// dependents
	kid := func(of *word, c int32, other *word) {
		w, r := x.at(c), uint32(st.at(c).rel+1)
		add2(of.t, r)
		add2(of.wt, r)
		add2(r, w.w)
		add3(of.t, w.t, other.t)
		add4(of.t, r, w.t, other.t)
	}
	kid(s0, n0.l1, b0)
	kid(s0, n0.r1, b0)
	kid(s1, n1.l1, s0)
	kid(s1, n1.r1, s0)
	kid(b0, m0.l1, s0)
	rel := func(c int32) uint32 { return uint32(st.at(c).rel + 1) }
	add3(s0.t, rel(n0.l1), rel(n0.l2))
	add3(s0.t, rel(n0.r1), rel(n0.r2))
	add3(s1.t, rel(n1.r1), rel(n1.r2))
	add3(b0.t, rel(m0.l1), rel(m0.l2))
	add4(s1.t, s0.t, rel(n1.r1), rel(n0.r1))
	add4(s0.t, b0.t, rel(n0.r1), rel(m0.l1))
	add4(s0.t, b0.t, rel(n0.l1), rel(m0.l1))
	add3(s1.t, s0.t, x.at(n0.r1).w)
	add3(s1.w, s0.t, x.at(n0.l1).w)
	add3(s0.t, b0.t, x.at(n1.r1).t)
	// sets of labels and numbers of dependents
	add2(s0.w, n0.ls)
	add2(s0.t, n0.ls)
	add2(s0.w, n0.rs)
	add2(s0.t, n0.rs)
	add2(s1.t, n1.rs)
	add2(s1.w, n1.rs)
	add2(b0.t, m0.ls)
	add2(b0.w, m0.ls)
	add3(s0.t, b0.t, m0.ls)
	add3(s0.t, n0.ls, n0.rs)
	add3(s1.t, s0.t, n1.rs)
	add3(s0.t, uint32(n0.nl), uint32(n0.nr))
	add3(s1.t, uint32(n1.nl), uint32(n1.nr))
	add2(b0.t, uint32(m0.nl))
	// distance, what lies between, neighbours in the text
	d0, d1 := distance(i0, j0), distance(i1, i0)
	add3(s0.t, b0.t, d0)
	add3(s0.w, b0.t, d0)
	add3(s0.t, b0.w, d0)
	add3(s1.t, s0.t, d1)
	add3(s1.w, s0.t, d1)
	add3(s1.t, s0.w, d1)
	add3(s0.t, b0.t, x.between(i0, j0))
	add3(s1.t, s0.t, x.between(i1, i0))
	add3(s0.t, x.at(i0-1).t, x.at(i0+1).t)
	add3(s1.t, x.at(i1-1).t, x.at(i1+1).t)
	add4(s0.t, b0.t, x.at(i0+1).t, x.at(j0-1).t)
	add4(s1.t, s0.t, x.at(i1+1).t, x.at(i0-1).t)
	add2(s0.suf, b0.t)
	add2(s0.t, b0.suf)
	add2(s0.suf, s1.t)
	return f
}
