package cypher

func (n *qnode) fits(v *node) bool { return n.ok == nil || n.ok(v.labels) }

// checkNode holds a node from before to its pattern; null matches nothing.
func checkNode(n *qnode, pos int) maker {
	slot := n.v.slot
	return func(_ *matchRun, next step) step {
		return func(x *exec) error {
			switch v := x.slots[slot].(type) {
			case nil:
				return nil
			case *node:
				if !n.fits(v) {
					return nil
				}
				return next(x)
			default:
				return fail(pos, "%s is no node", show(v))
			}
		}
	}
}

func condMaker(cd *cond) maker {
	return func(_ *matchRun, next step) step {
		return func(x *exec) error {
			if ok, err := isTrue(x, cd.f, cd.pos); err != nil || !ok {
				return err
			}
			return next(x)
		}
	}
}

func scanMaker(n *qnode, label int) maker {
	slot := n.v.slot
	return func(_ *matchRun, next step) step {
		return func(x *exec) error {
			var list []*node
			switch {
			case label == -1:
				list = x.st.nodes
			case label >= 0:
				list = x.st.byLabel[label]
			}
			return eachNode(x, list, n, slot, next)
		}
	}
}

func eachNode(x *exec, list []*node, n *qnode, slot int, next step) error {
	for _, v := range list {
		if err := x.tick(); err != nil {
			return err
		}
		if !n.fits(v) {
			continue
		}
		x.slots[slot] = v
		if err := next(x); err != nil {
			return err
		}
	}
	return nil
}

// seek is a condition n.key = value, or n.key IN values, for an index.
type seek struct {
	node int
	name string
	key  int
	val  eval
	many bool
	deps map[int]bool
}

// seekOf finds out whether an index serves a condition.
func (pl *planner) seekOf(e expr) (*seek, error) {
	var prop *propE
	var val expr
	many := false
	switch e := e.(type) {
	case *cmpE:
		if len(e.op) != 1 || e.op[0] != "=" {
			return nil, nil
		}
		prop, val = pl.freshProp(e.x[0]), e.x[1]
		if prop == nil {
			prop, val = pl.freshProp(e.x[1]), e.x[0]
		}
	case *binE:
		if e.op != "IN" {
			return nil, nil
		}
		prop, val, many = pl.freshProp(e.l), e.r, true
	}
	if prop == nil {
		return nil, nil
	}
	mark := len(pl.c.refs)
	f, _, err := pl.c.expr(val, pl.sc)
	if err != nil {
		return nil, err
	}
	s := &seek{pl.byName[prop.x.(*varE).name], prop.key, pl.c.key(prop.key), f, many, pl.freshRefs(mark)}
	if s.deps[pl.nodes[s.node].v.slot] {
		return nil, nil
	}
	return s, nil
}

// freshProp gives the expression if it is a property of a node of the pattern.
func (pl *planner) freshProp(e expr) *propE {
	p, ok := e.(*propE)
	if !ok {
		return nil
	}
	v, ok := p.x.(*varE)
	if !ok {
		return nil
	}
	if i, ok := pl.byName[v.name]; !ok || pl.sc.find(v.name) != pl.nodes[i].v {
		return nil
	}
	return p
}

func seekMaker(n *qnode, s *seek) maker {
	slot := n.v.slot
	return func(_ *matchRun, next step) step {
		return func(x *exec) error {
			v, err := s.val(x)
			if err != nil || v == nil {
				return err
			}
			if !s.many {
				return eachNode(x, x.st.lookup(s.key, v), n, slot, next)
			}
			list, ok := v.([]any)
			if !ok {
				return fail(-1, "IN looks in %s, want a list", show(v))
			}
			seen := map[string]bool{}
			for _, e := range list {
				k := string(appendKey(nil, e))
				if e == nil || seen[k] {
					continue
				}
				seen[k] = true
				if err := eachNode(x, x.st.lookup(s.key, e), n, slot, next); err != nil {
					return err
				}
			}
			return nil
		}
	}
}

// ways are the directions in which a relationship fits a pattern that is read
// from left to right.
func ways(r *rel, dir int) [][2]*node {
	switch {
	case dir > 0:
		return [][2]*node{{r.from, r.to}}
	case dir < 0:
		return [][2]*node{{r.to, r.from}}
	case r.from == r.to:
		return [][2]*node{{r.from, r.to}}
	}
	return [][2]*node{{r.from, r.to}, {r.to, r.from}}
}

// place puts a relationship into the frame, in every way that it fits.
func (r *qrel) place(x *exec, m *matchRun, v *rel, a, b *qnode, aSet, bSet bool, next step) error {
	if r.types != nil && (v.typ >= len(r.types) || !r.types[v.typ]) || !m.free(x, v) {
		return nil
	}
	for _, w := range ways(v, r.pat.dir) {
		if a == b && w[0] != w[1] || !a.fits(w[0]) || !b.fits(w[1]) {
			continue
		}
		if aSet && x.slots[a.v.slot] != any(w[0]) || bSet && x.slots[b.v.slot] != any(w[1]) {
			continue
		}
		x.slots[r.v.slot] = v
		x.slots[a.v.slot], x.slots[b.v.slot] = w[0], w[1]
		n := len(x.used)
		x.used = append(x.used, v)
		err := next(x)
		x.used = x.used[:n]
		if err != nil {
			return err
		}
	}
	return nil
}

// givenRel holds a relationship from before to its pattern.
func givenRel(r *qrel, a, b *qnode) maker {
	aSet, bSet := a.bound, b.bound
	return func(m *matchRun, next step) step {
		return func(x *exec) error {
			switch v := x.slots[r.v.slot].(type) {
			case nil:
				return nil
			case *rel:
				return r.place(x, m, v, a, b, aSet, bSet, next)
			default:
				return fail(-1, "%s is no relationship", show(v))
			}
		}
	}
}

// scanRels begins with all relationships of the types.
func scanRels(r *qrel, a, b *qnode) maker {
	return func(m *matchRun, next step) step {
		return func(x *exec) error {
			for t, ok := range r.types {
				if !ok {
					continue
				}
				for _, v := range x.st.byType[t] {
					if err := x.tick(); err != nil {
						return err
					}
					if err := r.place(x, m, v, a, b, false, false, next); err != nil {
						return err
					}
				}
			}
			return nil
		}
	}
}

func pathMaker(p *qpath, first *qnode) maker {
	return func(_ *matchRun, next step) step {
		return func(x *exec) error {
			out := &path{nodes: []*node{x.slots[first.v.slot].(*node)}}
			for _, r := range p.rels {
				switch v := x.slots[r.v.slot].(type) {
				case *rel:
					out.follow(v)
				case []any:
					for _, e := range v {
						out.follow(e.(*rel))
					}
				}
			}
			x.slots[p.v.slot] = out
			return next(x)
		}
	}
}

func (p *path) follow(r *rel) {
	p.rels = append(p.rels, r)
	p.nodes = append(p.nodes, r.other(p.nodes[len(p.nodes)-1]))
}

func (r *rel) other(n *node) *node {
	if r.from == n {
		return r.to
	}
	return r.from
}
