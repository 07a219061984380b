package cypher

// maxPattern is the most nodes in the patterns of one MATCH.
const maxPattern = 200

// step is the rest of a search: it is called with the slots filled so far, and
// fills more.
type step func(x *exec) error

// maker puts a step before the next one.
type maker func(m *matchRun, next step) step

// matchRun is the state of one MATCH in one run: where in the stack of used
// relationships it begins.
type matchRun struct {
	base    int
	matched bool
}

// free tells whether the MATCH has not yet used the relationship.
func (m *matchRun) free(x *exec, r *rel) bool {
	for _, u := range x.used[m.base:] {
		if u == r {
			return false
		}
	}
	return true
}

type matchStage struct {
	name     string
	optional bool
	makers   []maker
	fresh    []int    // slots that the MATCH fills
	steps    []string // of the plan
}

func (s *matchStage) plan() string { return s.name }

func (s *matchStage) start(_ *exec, next sink) sink {
	m := &matchRun{}
	push := step(next.push)
	run := step(func(x *exec) error {
		m.matched = true
		if err := x.tick(); err != nil {
			return err
		}
		return push(x)
	})
	for i := len(s.makers) - 1; i >= 0; i-- {
		run = s.makers[i](m, run)
	}
	return sinkFuncs{func(x *exec) error {
		base, saved := len(x.used), *m
		m.base, m.matched = base, false
		err := run(x)
		x.used = x.used[:base]
		matched := m.matched
		*m = saved
		if err != nil || matched || !s.optional {
			return err
		}
		for _, f := range s.fresh {
			x.slots[f] = nil
		}
		return push(x)
	}, next.finish}
}

// match compiles MATCH and OPTIONAL MATCH.
func (c *compiler) match(cl *matchC, sc *scope) ([]stage, error) {
	pl, err := c.planMatch(cl.paths, cl.filter, sc)
	if err != nil {
		return nil, err
	}
	name := "Match"
	if cl.optional {
		name = "OptionalMatch"
		for _, f := range pl.fresh {
			f.typ |= tNull
		}
	}
	s := &matchStage{name: name, steps: pl.plan, optional: cl.optional, makers: pl.makers}
	for _, v := range pl.fresh {
		s.fresh = append(s.fresh, v.slot)
	}
	return []stage{s}, nil
}

// qnode is a node of the patterns; several mentions of a name are one.
type qnode struct {
	v     *variable
	label []*labelExpr
	must  []int // labels that it surely has; -1: one that no node has
	ok    func([]int) bool
	bound bool // has its value
}

type qrel struct {
	v        *variable
	pat      *relPat
	from, to int
	types    []bool // nil: any
	given    bool   // the variable had a value before
	solved   bool
	needList bool
	props    []relProp // of a variable length
	path     *qpath    // of shortestPath
}

type relProp struct {
	key int
	val eval
}

type qpath struct {
	pat    *pathPat
	v      *variable // nil: no name
	nodes  []int
	rels   []*qrel
	solved bool
}

// cond is one condition of WHERE, or of a property map.
type cond struct {
	f    eval
	e    expr
	pos  int
	deps map[int]bool // fresh slots that it reads
	done bool
	seek *seek
}

// planMatch reads the patterns, compiles the conditions and finds an order of
// steps.
func (c *compiler) planMatch(paths []*pathPat, filter expr, sc *scope) (*planner, error) {
	pl := &planner{c: c, sc: sc, byName: map[string]int{}, given: map[string]bool{}, isFresh: map[int]bool{}}
	agg := c.agg
	c.agg = nil
	defer func() { c.agg = agg }()
	elements := 0
	for _, p := range paths {
		if elements += len(p.nodes); elements > maxPattern {
			return nil, c.refuse(p.span, "a pattern of more than %d nodes is not supported", maxPattern)
		}
	}
	var conds []expr
	for _, p := range paths {
		more, err := pl.readPath(p)
		if err != nil {
			return nil, err
		}
		conds = append(conds, more...)
	}
	if err := pl.namePaths(); err != nil {
		return nil, err
	}
	if filter != nil {
		if hasAggregate(filter) {
			return nil, c.fail(filter.where(), "WHERE cannot aggregate: aggregate in a WITH before")
		}
		conds = append(conds, filter)
	}
	for _, e := range conds {
		if err := pl.addCond(e); err != nil {
			return nil, err
		}
	}
	if err := pl.relProps(); err != nil {
		return nil, err
	}
	return pl, pl.solve()
}

func (pl *planner) declare(name string, t types) *variable {
	v := pl.c.declare(pl.sc, name, t)
	pl.fresh = append(pl.fresh, v)
	pl.isFresh[v.slot] = true
	return v
}

// readPath takes in a pattern; its property maps and inner conditions come
// back as conditions.
func (pl *planner) readPath(p *pathPat) ([]expr, error) {
	qp := &qpath{pat: p}
	var conds []expr
	for _, n := range p.nodes {
		i, err := pl.readNode(n)
		if err != nil {
			return nil, err
		}
		qp.nodes = append(qp.nodes, i)
		conds = append(conds, propConds(n.span, n.v, n.props)...)
		if n.filter != nil {
			conds = append(conds, n.filter)
		}
	}
	for i, r := range p.rels {
		qr, err := pl.readRel(r)
		if err != nil {
			return nil, err
		}
		qr.from, qr.to = qp.nodes[i], qp.nodes[i+1]
		qr.needList = p.v != "" || r.v[0] != 0
		qp.rels = append(qp.rels, qr)
		pl.rels = append(pl.rels, qr)
		if !r.varLen {
			conds = append(conds, propConds(r.span, r.v, r.props)...)
			if r.filter != nil {
				conds = append(conds, r.filter)
			}
		}
		if p.shortest != "" {
			qr.path = qp
		}
	}
	pl.paths = append(pl.paths, qp)
	return conds, nil
}

// propConds writes {k: v} as n.k = v.
func propConds(s span, name string, props expr) []expr {
	m, ok := props.(*mapE)
	if !ok {
		return nil
	}
	var out []expr
	for i, k := range m.keys {
		vs := m.vals[i].where()
		out = append(out, &cmpE{span: vs, x: []expr{&propE{vs, &varE{s, name}, k}, m.vals[i]}, op: []string{"="}, poss: []int{0}})
	}
	return out
}

func (pl *planner) readNode(n *nodePat) (int, error) {
	c := pl.c
	i, seen := pl.byName[n.v]
	if !seen {
		q := &qnode{v: pl.sc.find(n.v)}
		if q.v == nil {
			q.v = pl.declare(n.v, tNode)
		} else {
			if q.v.typ&(tNode|tNull) == 0 || pl.isFresh[q.v.slot] {
				return 0, c.fail(n.span, "variable %s is a %s, not a node", n.v, q.v.typ)
			}
			q.bound = true
			c.refs = append(c.refs, q.v.slot)
		}
		i = len(pl.nodes)
		pl.nodes = append(pl.nodes, q)
		pl.byName[n.v] = i
	}
	q := pl.nodes[i]
	if n.label != nil {
		c.unknownLabels(n.label)
		q.label = append(q.label, n.label)
		for _, l := range mustHave(n.label) {
			q.must = append(q.must, c.st.labels.find(l))
		}
		f := c.labels(n.label)
		if g := q.ok; g != nil {
			q.ok = func(have []int) bool { return g(have) && f(have) }
		} else {
			q.ok = f
		}
	}
	return i, nil
}

func (pl *planner) readRel(r *relPat) (*qrel, error) {
	c := pl.c
	q := &qrel{pat: r, v: pl.sc.find(r.v), types: c.typeSet(r.label)}
	if r.varLen && r.hi >= 0 && r.lo > r.hi {
		c.note("The length %d..%d of a relationship matches nothing", r.lo, r.hi)
	}
	want := tRel
	if r.varLen {
		want = tList
	}
	switch {
	case q.v == nil:
		q.v = pl.declare(r.v, want)
	case pl.isFresh[q.v.slot]:
		return nil, c.fail(r.span, "variable %s stands twice in the pattern", r.v)
	case q.v.typ&(want|tNull) == 0:
		return nil, c.fail(r.span, "variable %s is a %s, not a relationship", r.v, q.v.typ)
	default:
		q.given = true
		c.refs = append(c.refs, q.v.slot)
	}
	return q, nil
}

func (pl *planner) namePaths() error {
	for _, p := range pl.paths {
		if p.pat.v == "" {
			p.solved = p.pat.shortest == ""
			continue
		}
		if pl.sc.find(p.pat.v) != nil {
			return pl.c.fail(p.pat.span, "variable %s is already defined", p.pat.v)
		}
		p.v = pl.declare(p.pat.v, tPath)
	}
	for _, r := range pl.rels {
		if r.path != nil && len(pl.rels) > 1 {
			return pl.c.refuse(r.pat.span, "shortestPath beside another relationship in one MATCH is not supported: use two MATCH clauses")
		}
	}
	return nil
}

// addCond splits at AND and compiles.
func (pl *planner) addCond(e expr) error {
	if b, ok := e.(*binE); ok && b.op == "AND" {
		if err := pl.addCond(b.l); err != nil {
			return err
		}
		return pl.addCond(b.r)
	}
	c := pl.c
	mark := len(c.refs)
	f, err := c.predicate(e, pl.sc)
	if err != nil {
		return err
	}
	cd := &cond{f: f, e: e, pos: c.p.pos(e.where()), deps: pl.freshRefs(mark)}
	cd.seek, err = pl.seekOf(e)
	pl.conds = append(pl.conds, cd)
	return err
}

// freshRefs gives the fresh slots that were read since the mark.
func (pl *planner) freshRefs(mark int) map[int]bool {
	out := map[int]bool{}
	for _, s := range pl.c.refs[mark:] {
		if pl.isFresh[s] {
			out[s] = true
		}
	}
	return out
}

// relProps compiles the property maps of relationships of variable length.
func (pl *planner) relProps() error {
	for _, r := range pl.rels {
		m, ok := r.pat.props.(*mapE)
		if !ok || !r.pat.varLen {
			continue
		}
		for i, k := range m.keys {
			mark := len(pl.c.refs)
			f, _, err := pl.c.expr(m.vals[i], pl.sc)
			if err != nil {
				return err
			}
			if len(pl.freshRefs(mark)) > 0 {
				return pl.c.refuse(m.vals[i].where(), "a property of a relationship of variable length cannot depend on the same MATCH")
			}
			r.props = append(r.props, relProp{pl.c.key(k), f})
		}
	}
	return nil
}
