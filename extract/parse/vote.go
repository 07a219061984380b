package parse

import "math"

// opinion is what one reading says of a word: its head (-1 for the root), its
// relation, and how sure the parser was.
type opinion struct {
	head, rel       int
	sure, labelSure float64
}

// opinions parses what s.x holds. A word's head is as sure as the closest
// choice that was made while the word was on top of the stack: attaching it
// too late is a wrong shift, not a wrong arc. A forced move says nothing.
func (p *Parser) opinions(s *scratch, out []opinion) []opinion {
	n := len(s.x.words)
	s.x.finish()
	s.st.reset(n)
	out = out[:0]
	for range n {
		out = append(out, opinion{sure: math.MaxFloat32, labelSure: math.MaxFloat32})
	}
	for !s.st.done() {
		s.feats = featuresOf(&s.x, &s.st, s.feats[:0])
		clear(s.scores)
		p.model.Score(s.feats, s.scores)
		m, rel := p.best(s)
		if top := s.st.top(0); top >= 0 {
			move, label := p.margins(s, m, rel)
			out[top].sure = min(out[top].sure, move)
			if m != shift {
				out[top].labelSure = label
			}
		}
		s.st.apply(m, rel)
	}
	for i := range out {
		out[i].head, out[i].rel = int(s.st.nodes[i].head), int(s.st.nodes[i].rel)
		if out[i].head == n {
			out[i].head = -1
		}
	}
	return out
}

// margins by which the best move wins over other moves, and its label over
// other labels, in units of the training weights.
func (p *Parser) margins(s *scratch, move, rel int) (byMove, byLabel float64) {
	labels := len(p.labels)
	other, label := int32(math.MinInt32), int32(math.MinInt32)
	own := int32(0)
	atRoot := s.st.next == s.st.n
	for c, x := range s.scores {
		m, r := moveOf(c, labels)
		switch {
		case m == move && (m == shift || r == rel):
			own = x
		case !s.st.legal(m) || !labelFits(m, r, p.root, atRoot):
		case m != move:
			other = max(other, x)
		default:
			label = max(label, x)
		}
	}
	unit := func(x int32) float64 {
		if x == math.MinInt32 {
			return math.MaxFloat32
		}
		return float64(own-x) * p.model.Scale
	}
	return unit(other), unit(label)
}

// vote makes one tree of two readings. Where they differ the surer one wins,
// word by word; roots are settled first, because a tree has one. Arcs of two
// trees may then close a circle: it is opened where least is lost. A sentence
// that resists keeps the first reading.
func vote(a, b []opinion) []opinion {
	out := make([]opinion, len(a))
	other := make([]opinion, len(a))
	fixed := make([]bool, len(a))
	rootA, rootB := -1, -1
	for i := range a {
		out[i], other[i] = a[i], b[i]
		switch {
		case a[i].head == b[i].head:
			fixed[i] = true
			if b[i].labelSure > a[i].labelSure {
				out[i].rel = b[i].rel
			}
		case b[i].sure > a[i].sure:
			out[i], other[i] = b[i], a[i]
		}
		if a[i].head < 0 {
			rootA = i
		}
		if b[i].head < 0 {
			rootB = i
		}
	}
	if rootA != rootB {
		from := a
		if b[rootA].sure+b[rootB].sure > a[rootA].sure+a[rootB].sure {
			from = b
		}
		out[rootA], out[rootB] = from[rootA], from[rootB]
		fixed[rootA], fixed[rootB] = true, true
	}
	seen := make([]int, len(a))
	for range 64 {
		i := circle(out, seen)
		if i < 0 {
			return out
		}
		weakest, loss := -1, math.Inf(1)
		for j := out[i].head; ; j = out[j].head {
			if l := out[j].sure - other[j].sure; !fixed[j] && l < loss {
				weakest, loss = j, l
			}
			if j == i {
				break
			}
		}
		if weakest < 0 {
			break
		}
		out[weakest], fixed[weakest] = other[weakest], true
	}
	return a
}

// circle finds a word that is its own ancestor, or -1. Each word is walked
// over once: seen holds the walk that met it.
func circle(t []opinion, seen []int) int {
	clear(seen)
	for i := range t {
		j := i
		for j >= 0 && seen[j] == 0 {
			seen[j] = i + 1
			j = t[j].head
		}
		if j >= 0 && seen[j] == i+1 {
			return j
		}
	}
	return -1
}
