package parse

// state of an arc-hybrid parse. Nodes are the words 0..n-1 and the root n,
// which waits at the end of the buffer, so that a sentence gets exactly one
// root: the last word left on the stack.
type state struct {
	n     int
	next  int     // first node of the buffer
	stack []int32 // nodes, top last
	nodes []node  // n+1
}

// node is what has been decided about a word.
type node struct {
	head   int32
	rel    int16
	nl, nr uint8 // number of left and right dependents, capped
	l1, l2 int32 // outermost left dependent and the one attached before it
	r1, r2 int32 // the same on the right
	ls, rs uint32
}

var blank = node{head: -1, rel: -1, l1: -1, l2: -1, r1: -1, r2: -1}

func (s *state) reset(n int) {
	s.n, s.next = n, 0
	s.stack = s.stack[:0]
	if cap(s.nodes) < n+1 {
		s.nodes = make([]node, n+1+n/4)
	}
	s.nodes = s.nodes[:n+1]
	for i := range s.nodes {
		s.nodes[i] = blank
	}
}

// done: only the root is left.
func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// The three moves. left and right carry a label.
const (
	shift = iota
	left  // the top of the stack becomes a dependent of the first of the buffer
	right // the top of the stack becomes a dependent of the one below it
)

func (s *state) legal(move int) bool {
	switch move {
	case shift:
		return s.next < s.n
	case left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

func (s *state) top(k int) int32 {
	if i := len(s.stack) - 1 - k; i >= 0 {
		return s.stack[i]
	}
	return -1
}

func (s *state) apply(move, rel int) {
	if move == shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	d := s.top(0)
	h := int32(s.next)
	if move == right {
		h = s.top(1)
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.nodes[d].head, s.nodes[d].rel = h, int16(rel)
	p := &s.nodes[h]
	bit := uint32(1) << (uint(rel) % 31)
	if d < h {
		p.l1, p.l2 = d, p.l1
		p.ls |= bit
		if p.nl < 6 {
			p.nl++
		}
	} else {
		p.r1, p.r2 = d, p.r1
		p.rs |= bit
		if p.nr < 6 {
			p.nr++
		}
	}
}
