package cypher

// aggregation is what WITH or RETURN groups by and computes. While an
// expression behind it is compiled, what is a grouping key, as written, reads
// the key's column.
type aggregation struct {
	in      *scope // the rows that are grouped
	keys    map[string]*variable
	specs   map[string]*spec
	list    []*spec
	aliases map[string]bool // names that now mean something else
	closed  bool            // no further aggregates
	free    bool            // nothing is grouped: old variables may be read
	inside  bool            // the expression holds an aggregate: only simple keys stand for themselves
}

// spec is one aggregate of a group.
type spec struct {
	name     string
	distinct bool
	star     bool
	args     []eval
	slot     int
	pos      int
}

// aggregated compiles what has a special meaning behind a grouping.
func (c *compiler) aggregated(e expr, sc *scope, pred bool) (f eval, t types, done bool, err error) {
	a := c.agg
	if call, ok := e.(*callE); ok && aggregates[call.name] {
		if a.closed && a.specs[c.p.canon(call.span)] == nil {
			return nil, 0, true, c.fail(call.span, "%s cannot stand here: aggregate in WITH or RETURN", call.name)
		}
		f, t, err = c.aggregate(call)
		return f, t, true, err
	}
	v, isVar := e.(*varE)
	if isVar {
		if own := owner(sc, v.name); own != a.in { // a column, a local or an outer name
			return nil, 0, false, nil
		}
	}
	const longest = 2000 // tokens of a key
	short := e.where().to-e.where().from <= longest
	_, simple := e.(*propE)
	if key := c.groupKey(e, short); key != nil && (isVar || (simple || !a.inside) && !mentions(e, a.hidden(sc))) {
		return c.read(key), key.typ, true, nil
	}
	switch e.(type) {
	case *varE:
		if !a.free {
			return nil, 0, true, c.fail(e.where(), "%s is neither grouped by nor aggregated", v.name)
		}
	case *subE, *patE, *patCompE:
		if a.closed && !a.free { // in WHERE or ORDER BY behind the grouping
			c.agg, c.predOK = nil, pred
			f, t, err = c.expr(e, a.columns(sc))
			c.agg, c.predOK = a, false
			if err == nil {
				return f, t, true, nil
			}
		}
		if !a.free {
			return nil, 0, true, c.refuse(e.where(), "a pattern or subquery beside an aggregate is not supported: give it a name in a WITH before")
		}
	}
	return nil, 0, false, nil
}

func (c *compiler) groupKey(e expr, short bool) *variable {
	if !short {
		return nil
	}
	return c.agg.keys[c.canon(e)]
}

// owner is the scope in which a name is found; nil if in none.
func owner(sc *scope, name string) *scope {
	for ; sc != nil; sc = sc.parent {
		if sc.vars[name] != nil {
			return sc
		}
	}
	return nil
}

// columns is the scope without the rows that were grouped.
func (a *aggregation) columns(sc *scope) *scope {
	if sc == nil || sc == a.in {
		return a.in.parent
	}
	out := *sc
	out.parent = a.columns(sc.parent)
	return &out
}

// hidden gives the names that do not mean what they meant in the grouped rows.
func (a *aggregation) hidden(sc *scope) map[string]bool {
	out := map[string]bool{}
	for ; sc != nil && sc.local; sc = sc.parent {
		for n := range sc.vars {
			out[n] = true
		}
	}
	if sc != a.in {
		for n := range a.aliases {
			out[n] = true
		}
	}
	return out
}

func (c *compiler) aggregate(e *callE) (eval, types, error) {
	a := c.agg
	key := c.p.canon(e.span)
	s := a.specs[key]
	if s == nil {
		lo, hi := 1, 1
		if e.name == "percentilecont" || e.name == "percentiledisc" {
			lo, hi = 2, 2
		}
		if !e.star && (len(e.args) < lo || len(e.args) > hi) {
			return nil, 0, c.fail(e.span, "%s takes %s, not %d", e.name, argCount(lo, hi), len(e.args))
		}
		s = &spec{name: e.name, distinct: e.distinct, star: e.star, slot: c.slot(), pos: c.p.pos(e.span)}
		c.agg = nil
		defer func() { c.agg = a }()
		for i, arg := range e.args {
			if hasAggregate(arg) {
				return nil, 0, c.fail(arg.where(), "an aggregate cannot stand inside another")
			}
			if callsRand(arg) {
				return nil, 0, c.fail(arg.where(), "rand cannot stand inside an aggregate")
			}
			f, t, err := c.expr(arg, a.in)
			if err != nil {
				return nil, 0, err
			}
			if allowed := aggregateTypes(e.name, i); allowed != 0 {
				if err := c.want(arg, t, allowed, "what "+e.name+" takes"); err != nil {
					return nil, 0, err
				}
			}
			s.args = append(s.args, f)
		}
		a.specs[key] = s
		a.list = append(a.list, s)
	}
	t := map[string]types{"count": tInt, "collect": tList, "stdev": tFloat, "stdevp": tFloat}[e.name]
	if t == 0 {
		t = tAny
	}
	slot := s.slot
	return func(x *exec) (any, error) { return x.slots[slot], nil }, t, nil
}

func callsRand(e expr) bool {
	if f, ok := e.(*callE); ok && f.name == "rand" {
		return true
	}
	for _, ch := range children(e) {
		if callsRand(ch) {
			return true
		}
	}
	return false
}

func aggregateTypes(name string, arg int) types {
	switch name {
	case "sum", "avg":
		return tNum | tDuration
	case "stdev", "stdevp", "percentilecont", "percentiledisc":
		return tNum
	}
	return 0
}

// groupStage groups rows and computes the aggregates.
type groupStage struct {
	name       string
	agg        *aggregation
	keys       []eval
	nodeSlots  []int // of each key that is a node, or a property of one: its slot; else -1
	slots      []int // of the keys
	after      []eval
	afterSlots []int
}

func (g *groupStage) plan() string { return g.name }

type group struct {
	keys   []any
	states []accumulator
}

type grouping struct {
	*groupStage
	groups map[string]*group
	list   []*group
	vals   []any
	buf    []byte
	rows   int
	quick  *quickGroups // nil: not worth it
}

func (g *groupStage) start(_ *exec, next sink) sink {
	r := &grouping{groupStage: g, groups: map[string]*group{}, vals: make([]any, len(g.keys))}
	return sinkFuncs{r.add, func(x *exec) error { return r.emit(x, next) }}
}

func (r *grouping) add(x *exec) error {
	g, err := r.find(x)
	if err != nil {
		return err
	}
	for i, s := range r.agg.list {
		if err := s.add(x, g.states[i]); err != nil {
			return err
		}
	}
	return x.tick()
}

// find gives the group of the row.
func (r *grouping) find(x *exec) (*group, error) {
	if r.rows++; r.rows == quickFrom && r.nodesOnly() {
		r.quick = newQuickGroups(r.nodeSlots, len(x.st.nodes))
		if err := x.charge(int64(4 * len(r.keys) * len(x.st.nodes))); err != nil {
			return nil, err
		}
	}
	if r.quick == nil {
		return r.look(x)
	}
	at, err := r.quick.place(x, r.keys)
	if err != nil {
		return nil, err
	}
	if *at == nil {
		*at, err = r.look(x)
	}
	return *at, err
}

// look finds the group by the values of the keys, and makes it if it is new.
func (r *grouping) look(x *exec) (*group, error) {
	r.buf = r.buf[:0]
	for i, f := range r.keys {
		v, err := f(x)
		if err != nil {
			return nil, err
		}
		r.vals[i] = v
		r.buf = appendKey(r.buf, v)
	}
	g := r.groups[string(r.buf)]
	if g == nil {
		g = r.newGroup()
		r.groups[string(r.buf)] = g
		return g, x.charge(int64(2*len(r.buf)+16*len(r.keys)+64*len(g.states)) + 128)
	}
	return g, nil
}

func (r *grouping) newGroup() *group {
	g := &group{keys: append([]any(nil), r.vals...), states: make([]accumulator, len(r.agg.list))}
	for i, s := range r.agg.list {
		g.states[i] = newAccumulator(s)
	}
	r.list = append(r.list, g)
	return g
}

func (r *grouping) emit(x *exec, next sink) error {
	if len(r.list) == 0 && len(r.keys) == 0 {
		r.newGroup()
	}
	for _, g := range r.list {
		if err := x.tick(); err != nil {
			return err
		}
		for i, s := range r.slots {
			x.slots[s] = g.keys[i]
		}
		for i, s := range r.agg.list {
			v, err := g.states[i].result()
			if err != nil {
				return placed(err, s.pos)
			}
			x.slots[s.slot] = v
		}
		for i, f := range r.after {
			v, err := f(x)
			if err != nil {
				return err
			}
			x.slots[r.afterSlots[i]] = v
		}
		err := next.push(x)
		if err == errStop {
			break
		}
		if err != nil {
			return err
		}
	}
	return next.finish(x)
}

// placed gives an error the place of the aggregate.
func placed(err error, pos int) error {
	if e, ok := err.(*Error); ok && e.Pos < 0 {
		e.Pos = pos
	}
	return err
}
