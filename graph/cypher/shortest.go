package cypher

// shortest compiles shortestPath and allShortestPaths between two nodes that
// have their values. Conditions that look at the path hold during the search:
// the shortest path that fulfils them is found.
func (pl *planner) shortest(h *hop) (maker, error) {
	p := h.r.path
	s := &shortestStep{hop: h, all: p.pat.shortest == "allshortestpaths", pos: pl.c.p.pos(p.pat.span), rels: h.r.v.slot, path: -1}
	if p.v != nil {
		s.path = p.v.slot
	}
	for _, cd := range pl.conds {
		if cd.done || !cd.deps[s.rels] && (s.path < 0 || !cd.deps[s.path]) {
			continue
		}
		for d := range cd.deps {
			if d != s.rels && d != s.path && !pl.isSet(d) {
				return nil, pl.c.refuse(cd.e.where(), "a condition on a shortest path and on another part of the pattern is not supported: use two MATCH clauses")
			}
		}
		cd.done = true
		s.conds = append(s.conds, cd)
	}
	return func(m *matchRun, next step) step {
		return func(x *exec) error { return s.run(x, next) }
	}, nil
}

type shortestStep struct {
	*hop
	all   bool
	pos   int
	rels  int // slot of the list of relationships
	path  int // slot of the path, or -1
	conds []*cond
}

func (s *shortestStep) run(x *exec, next step) error {
	a, b := x.slots[s.from.v.slot].(*node), x.slots[s.to.v.slot].(*node)
	if a == b {
		return fail(s.pos, "a shortest path needs two different nodes: exclude the same node with WHERE a <> b before")
	}
	want, err := s.r.values(x)
	if err != nil {
		return err
	}
	if len(s.conds) > 0 {
		return s.search(x, a, b, want, next)
	}
	return s.breadth(x, a, b, want, next)
}

// arrival is a way into a node in a breadth-first search.
type arrival struct {
	r    *rel
	from *node
}

// breadth goes out from a until it meets b, and then walks back.
func (s *shortestStep) breadth(x *exec, a, b *node, want []any, next step) error {
	level := map[*node]int{a: 0}
	ways := map[*node][]arrival{}
	front := []*node{a}
	for d := 1; len(front) > 0 && (s.r.pat.hi < 0 || d <= s.r.pat.hi); d++ {
		var ahead []*node
		for _, n := range front {
			err := s.each(x, n, func(r *rel, other *node) error {
				if !s.r.fits(r, want) {
					return nil
				}
				if l, seen := level[other]; !seen {
					level[other] = d
					ahead = append(ahead, other)
				} else if l != d || !s.all {
					return nil
				}
				ways[other] = append(ways[other], arrival{r, n})
				return nil
			})
			if err != nil {
				return err
			}
		}
		if _, ok := level[b]; ok {
			_, err := s.back(x, a, b, ways, nil, next)
			return err
		}
		front = ahead
	}
	return nil
}

// back walks from b to a along the ways in, and gives out every path.
func (s *shortestStep) back(x *exec, a, n *node, ways map[*node][]arrival, trail []*rel, next step) (bool, error) {
	if err := x.tick(); err != nil {
		return false, err
	}
	if n == a {
		rels := make([]*rel, len(trail))
		for i, r := range trail {
			rels[len(rels)-1-i] = r
		}
		s.fill(x, a, rels)
		return true, next(x)
	}
	for _, w := range ways[n] {
		done, err := s.back(x, a, w.from, ways, append(trail, w.r), next)
		if err != nil || done && !s.all {
			return done, err
		}
	}
	return false, nil
}

// fill writes a path, found from "from", into the frame.
func (s *shortestStep) fill(x *exec, from *node, rels []*rel) {
	p := &path{nodes: []*node{from}}
	for _, r := range rels {
		p.follow(r)
	}
	if s.reversed {
		p = p.reverse()
	}
	list := make([]any, len(p.rels))
	for i, r := range p.rels {
		list[i] = r
	}
	x.slots[s.rels] = list
	if s.path >= 0 {
		x.slots[s.path] = p
	}
}

func (p *path) reverse() *path {
	out := &path{}
	for i := len(p.nodes) - 1; i >= 0; i-- {
		out.nodes = append(out.nodes, p.nodes[i])
	}
	for i := len(p.rels) - 1; i >= 0; i-- {
		out.rels = append(out.rels, p.rels[i])
	}
	return out
}

// search tries longer and longer paths until one fulfils the conditions.
func (s *shortestStep) search(x *exec, a, b *node, want []any, next step) error {
	hi := len(x.st.rels)
	if s.r.pat.hi >= 0 {
		hi = min(hi, s.r.pat.hi)
	}
	d := &deepening{s: s, b: b, from: a, want: want, next: next}
	for d.limit = max(1, s.r.pat.lo); d.limit <= hi; d.limit++ {
		d.cut = false
		err := d.visit(x, a)
		if err != nil && err != errFound {
			return err
		}
		if d.found || !d.cut {
			return nil
		}
	}
	return nil
}

type deepening struct {
	s          *shortestStep
	from, b    *node
	want       []any
	limit      int
	trail      []*rel
	found, cut bool
	next       step
}

var errFound = queryErr(-1, "found")

func (d *deepening) visit(x *exec, n *node) error {
	if len(d.trail) == d.limit {
		d.cut = true
		if n != d.b {
			return nil
		}
		return d.test(x)
	}
	if len(d.trail) >= maxTrail {
		return tooLarge("a path has too many relationships")
	}
	return d.s.each(x, n, func(r *rel, other *node) error {
		if !d.s.r.fits(r, d.want) {
			return nil
		}
		for _, t := range d.trail {
			if t == r {
				return nil
			}
		}
		d.trail = append(d.trail, r)
		err := d.visit(x, other)
		d.trail = d.trail[:len(d.trail)-1]
		return err
	})
}

func (d *deepening) test(x *exec) error {
	d.s.fill(x, d.from, d.trail)
	for _, cd := range d.s.conds {
		if ok, err := isTrue(x, cd.f, cd.pos); err != nil || !ok {
			return err
		}
	}
	d.found = true
	if err := d.next(x); err != nil {
		return err
	}
	if !d.s.all {
		return errFound
	}
	return nil
}
