package cypher

// subquery compiles EXISTS {}, COUNT {} and COLLECT {}: they see all outer
// variables.
func (c *compiler) subquery(e *subE, sc *scope) (eval, types, error) {
	agg := c.agg
	c.agg = nil
	defer func() { c.agg = agg }()
	begin := func(cl []clause) ([]clause, *scope, error) { return cl, newScope(sc), nil }
	q, err := c.query(e.q, begin, false)
	if err != nil {
		return nil, 0, err
	}
	for _, b := range e.q.branches {
		if _, ok := b[len(b)-1].(*projC); !ok && (e.kind == "collect" || len(e.q.branches) > 1) {
			return nil, 0, c.fail(b[len(b)-1].where(), "this subquery must end with RETURN")
		} else if ok && !b[len(b)-1].(*projC).ret {
			return nil, 0, c.fail(b[len(b)-1].where(), "a subquery cannot end with WITH")
		}
	}
	switch e.kind {
	case "exists":
		return func(x *exec) (any, error) {
			found := false
			err := q.run(x, func(*exec) error { found = true; return errStop })
			return found, running(err)
		}, tBool, nil
	case "count":
		return func(x *exec) (any, error) {
			n := int64(0)
			err := q.run(x, func(*exec) error { n++; return nil })
			return n, running(err)
		}, tInt, nil
	}
	if len(q.out) != 1 {
		return nil, 0, c.fail(e.span, "COLLECT {} must return exactly one column")
	}
	return func(x *exec) (any, error) {
		list := []any{}
		err := q.run(x, func(x *exec) error {
			list = append(list, x.slots[q.out[0]])
			return x.grow(len(list))
		})
		return list, running(err)
	}, tList, nil
}

func running(err error) error {
	if err == errStop {
		return nil
	}
	return err
}

// patternExpr compiles a pattern as a condition, or shortestPath as a value.
func (c *compiler) patternExpr(e *patE, sc *scope, pred bool) (eval, types, error) {
	shortest := e.path.shortest != ""
	if !pred && !shortest {
		return nil, 0, c.fail(e.span, "a pattern cannot stand here: only as a condition, or use EXISTS { } or COUNT { }")
	}
	if e.path.v != "" {
		return nil, 0, c.fail(e.span, "a pattern in an expression cannot have a name")
	}
	if err := c.knownNames(e.path, sc); err != nil {
		return nil, 0, err
	}
	in := local(sc)
	pat := *e.path
	if shortest {
		pat.v = c.p.hidden()
	}
	pl, err := c.planMatch([]*pathPat{&pat}, nil, in)
	if err != nil {
		return nil, 0, err
	}
	s := &matchStage{makers: pl.makers}
	if !shortest {
		return func(x *exec) (any, error) {
			found := false
			err := runMatch(x, s, func(*exec) error { found = true; return errStop })
			return found, err
		}, tBool, nil
	}
	slot, all := in.vars[pat.v].slot, pat.shortest == "allshortestpaths"
	return func(x *exec) (any, error) {
		var first any
		list := []any{}
		err := runMatch(x, s, func(x *exec) error {
			first = x.slots[slot]
			list = append(list, first)
			return x.grow(len(list))
		})
		if all {
			return list, err
		}
		return first, err
	}, map[bool]types{true: tList, false: tPath | tNull}[all], nil
}

func runMatch(x *exec, s *matchStage, row func(*exec) error) error {
	err := s.start(x, sinkFuncs{onPush: row}).push(x)
	return running(err)
}

// knownNames refuses new names in a pattern that is a condition.
func (c *compiler) knownNames(p *pathPat, sc *scope) error {
	check := func(s span, v string) error {
		if v[0] != 0 && sc.find(v) == nil {
			return c.fail(s, "variable %s is not defined: a pattern in an expression cannot make it", v)
		}
		return nil
	}
	for _, n := range p.nodes {
		if err := check(n.span, n.v); err != nil {
			return err
		}
	}
	for _, r := range p.rels {
		if err := check(r.span, r.v); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) patternComp(e *patCompE, sc *scope) (eval, types, error) {
	agg := c.agg
	c.agg = nil
	defer func() { c.agg = agg }()
	in := local(sc)
	if e.path.shortest != "" {
		return nil, 0, c.refuse(e.span, "shortestPath in a pattern comprehension is not supported")
	}
	pl, err := c.planMatch([]*pathPat{e.path}, e.filter, in)
	if err != nil {
		return nil, 0, err
	}
	if hasAggregate(e.out) {
		return nil, 0, c.fail(e.out.where(), "a comprehension cannot aggregate")
	}
	out, _, err := c.expr(e.out, in)
	if err != nil {
		return nil, 0, err
	}
	s := &matchStage{makers: pl.makers}
	return func(x *exec) (any, error) {
		list := []any{}
		err := runMatch(x, s, func(x *exec) error {
			v, err := out(x)
			if err != nil {
				return err
			}
			list = append(list, v)
			return x.grow(len(list))
		})
		return list, err
	}, tList, nil
}

// callSubquery compiles CALL { … }: once for each row, with the variables that
// a first WITH, or the brackets behind CALL, take in.
func (c *compiler) callSubquery(cl *subqueryC, sc *scope) ([]stage, error) {
	q, err := c.query(cl.q, func(list []clause) ([]clause, *scope, error) { return c.imports(cl, list, sc) }, false)
	if err != nil {
		return nil, err
	}
	for _, b := range cl.q.branches {
		if p, ok := b[len(b)-1].(*projC); !ok || !p.ret {
			return nil, c.fail(b[len(b)-1].where(), "a subquery must end with RETURN")
		}
	}
	var slots []int
	for i, n := range q.columns {
		if sc.find(n) != nil {
			return nil, c.fail(cl.span, "variable %s of the subquery is already defined", n)
		}
		slots = append(slots, c.declare(sc, n, q.types[i]).slot)
	}
	return []stage{c.stream("Subquery", func(x *exec, next func(*exec) error) error {
		return q.run(x, func(x *exec) error {
			for i, s := range slots {
				x.slots[s] = x.slots[q.out[i]]
			}
			return next(x)
		})
	})}, nil
}

// imports gives the scope with which a branch of a subquery begins.
func (c *compiler) imports(cl *subqueryC, list []clause, sc *scope) ([]clause, *scope, error) {
	if cl.scoped {
		outer := newScope(nil)
		if cl.star {
			for _, v := range sc.visible() {
				outer.vars[v.name] = v
			}
		}
		for _, n := range cl.imports {
			v := sc.find(n)
			if v == nil {
				return nil, nil, c.fail(cl.span, "variable %s is not defined", n)
			}
			outer.vars[n] = v
		}
		return list, newScope(outer), nil
	}
	with, ok := list[0].(*projC)
	if !ok || with.ret {
		return list, newScope(nil), nil
	}
	in := newScope(nil)
	take := func(v *variable) {
		in.vars[v.name] = v
		in.names = append(in.names, v.name)
	}
	if with.star {
		for _, v := range sc.visible() {
			take(v)
		}
	}
	for _, it := range with.items {
		v, ok := it.x.(*varE)
		if !ok || v.name != it.name {
			if !with.star && len(c.outerNames(it.x, sc)) == 0 {
				return list, newScope(nil), nil // no import: an ordinary WITH
			}
			return nil, nil, c.fail(it.x.where(), "the first WITH of a subquery can only take variables in, as they are")
		}
		b := sc.find(v.name)
		if b == nil {
			return nil, nil, c.fail(it.x.where(), "variable %s is not defined", v.name)
		}
		take(b)
	}
	if with.filter != nil || with.order != nil || with.skip != nil || with.limit != nil || with.distinct {
		return nil, nil, c.fail(with.span, "the first WITH of a subquery can only take variables in, as they are")
	}
	if len(list) == 1 {
		return nil, nil, c.fail(with.span, "a subquery must end with RETURN")
	}
	return list[1:], in, nil
}

func (c *compiler) outerNames(e expr, sc *scope) []string {
	if v, ok := e.(*varE); ok && sc.find(v.name) != nil {
		return []string{v.name}
	}
	var out []string
	for _, ch := range children(e) {
		out = append(out, c.outerNames(ch, sc)...)
	}
	return out
}
