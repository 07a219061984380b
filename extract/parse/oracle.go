package parse

// Unknown is the head of a word of which a sentence to learn from says nothing:
// no move is wrong for its sake.
const Unknown = -2

// gold is the tree to learn from, with the dependents of each word.
type gold struct {
	head []int32 // the root's head is n, an unknown one Unknown
	rel  []int
	kids [][]int32
}

func newGold(heads []int, rels []int) *gold {
	n := len(heads)
	g := &gold{head: make([]int32, n), rel: rels, kids: make([][]int32, n+1)}
	for i, h := range heads {
		if h == Unknown {
			g.head[i] = Unknown
			continue
		}
		if h < 0 {
			h = n
		}
		g.head[i] = int32(h)
		g.kids[h] = append(g.kids[h], int32(i))
	}
	return g
}

// cost is the number of gold arcs that a legal move puts out of reach
// (Goldberg and Nivre, 2013).
func (g *gold) cost(st *state, move int) int {
	b := int32(st.next)
	cost := 0
	if move == shift {
		// b gets no head on the stack but its top, and no dependents there.
		if h := g.head[b]; h != Unknown && h < b && h != st.top(0) && st.nodes[h].head < 0 {
			cost++
		}
		for _, d := range g.kids[b] {
			if d < b && st.nodes[d].head < 0 {
				cost++
			}
		}
		return cost
	}
	s := st.top(0)
	h := g.head[s]
	if h == Unknown {
		// any head will do
	} else if move == left {
		if h != b && (h > b || h == st.top(1)) {
			cost++
		}
	} else if h >= b {
		cost++
	}
	for _, d := range g.kids[s] {
		if d >= b {
			cost++
		}
	}
	return cost
}
