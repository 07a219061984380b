package cypher

// local opens a scope inside an expression.
func local(sc *scope) *scope {
	s := newScope(sc)
	s.local = true
	return s
}

// each compiles the list of a comprehension and gives a function that runs
// over it, the element in v's slot; ok is false if the list is null.
func (c *compiler) each(list expr, sc *scope) (func(x *exec, slot int, f func() (bool, error)) (ok bool, err error), error) {
	l, _, err := c.typed(list, sc, tList, "what is gone through")
	if err != nil {
		return nil, err
	}
	pos := c.p.pos(list.where())
	return func(x *exec, slot int, f func() (bool, error)) (bool, error) {
		v, err := l(x)
		if err != nil || v == nil {
			return false, err
		}
		items, ok := v.([]any)
		if !ok {
			return false, fail(pos, "%s is no list", show(v))
		}
		saved := x.slots[slot]
		defer func() { x.slots[slot] = saved }()
		for _, e := range items {
			if err := x.tick(); err != nil {
				return false, err
			}
			x.slots[slot] = e
			if more, err := f(); err != nil || !more {
				return true, err
			}
		}
		return true, nil
	}, nil
}

func (c *compiler) listComp(e *listCompE, sc *scope) (eval, types, error) {
	each, err := c.each(e.list, sc)
	if err != nil {
		return nil, 0, err
	}
	in := local(sc)
	v := c.declare(in, e.v, tAny)
	var filter, out eval
	pos := 0
	if e.filter != nil {
		pos = c.p.pos(e.filter.where())
		if filter, err = c.predicate(e.filter, in); err != nil {
			return nil, 0, err
		}
	}
	if e.out != nil {
		if hasAggregate(e.out) {
			return nil, 0, c.fail(e.out.where(), "a comprehension cannot aggregate")
		}
		if out, _, err = c.expr(e.out, in); err != nil {
			return nil, 0, err
		}
	}
	return func(x *exec) (any, error) {
		res := []any{}
		ok, err := each(x, v.slot, func() (bool, error) {
			if filter != nil {
				if ok, err := isTrue(x, filter, pos); err != nil || !ok {
					return true, err
				}
			}
			val := x.slots[v.slot]
			if out != nil {
				var err error
				if val, err = out(x); err != nil {
					return false, err
				}
			}
			res = append(res, val)
			return true, x.grow(len(res))
		})
		if err != nil || !ok {
			return nil, err
		}
		return res, nil
	}, tList | tNull, nil
}

func (c *compiler) quantifier(e *quantE, sc *scope) (eval, types, error) {
	each, err := c.each(e.list, sc)
	if err != nil {
		return nil, 0, err
	}
	in := local(sc)
	v := c.declare(in, e.v, tAny)
	filter, err := c.predicate(e.filter, in)
	if err != nil {
		return nil, 0, err
	}
	pos, kind := c.p.pos(e.filter.where()), e.kind
	return func(x *exec) (any, error) {
		var n [3]int
		ok, err := each(x, v.slot, func() (bool, error) {
			val, err := filter(x)
			if err != nil {
				return false, err
			}
			switch b := val.(type) {
			case nil:
				n[unknown]++
			case bool:
				n[toTruth(b)]++
			default:
				return false, fail(pos, "a condition is %s, want true, false or null", show(val))
			}
			return true, nil
		})
		if err != nil || !ok {
			return nil, err
		}
		return quantified(kind, n).value(), nil
	}, tBool | tNull, nil
}

func quantified(kind string, n [3]int) truth {
	maybe := func(t truth) truth {
		if n[unknown] > 0 {
			return unknown
		}
		return t
	}
	switch kind {
	case "all":
		if n[no] > 0 {
			return no
		}
		return maybe(yes)
	case "any":
		if n[yes] > 0 {
			return yes
		}
		return maybe(no)
	case "none":
		if n[yes] > 0 {
			return no
		}
		return maybe(yes)
	}
	if n[yes] > 1 {
		return no
	}
	return maybe(toTruth(n[yes] == 1))
}

func (c *compiler) reduce(e *reduceE, sc *scope) (eval, types, error) {
	init, _, err := c.expr(e.init, sc)
	if err != nil {
		return nil, 0, err
	}
	each, err := c.each(e.list, sc)
	if err != nil {
		return nil, 0, err
	}
	in := local(sc)
	acc, v := c.declare(in, e.acc, tAny), c.declare(in, e.v, tAny)
	body, _, err := c.expr(e.body, in)
	if err != nil {
		return nil, 0, err
	}
	return func(x *exec) (any, error) {
		cur, err := init(x)
		if err != nil {
			return nil, err
		}
		ok, err := each(x, v.slot, func() (bool, error) {
			x.slots[acc.slot] = cur
			var err error
			cur, err = body(x)
			return true, err
		})
		if err != nil || !ok {
			return nil, err
		}
		return cur, nil
	}, tAny, nil
}

func (c *compiler) mapProjection(e *mapProjE, sc *scope) (eval, types, error) {
	base, _, err := c.typed(&varE{e.span, e.v}, sc, tNode|tRel|tMap, "what is projected")
	if err != nil {
		return nil, 0, err
	}
	pos := c.p.pos(e.span)
	type part struct {
		mapProjItem
		id int
		f  eval
	}
	parts := make([]part, len(e.items))
	for i, it := range e.items {
		parts[i] = part{mapProjItem: it, id: c.key(it.key)}
		if it.x != nil {
			if parts[i].f, _, err = c.expr(it.x, sc); err != nil {
				return nil, 0, err
			}
		}
	}
	return func(x *exec) (any, error) {
		v, err := base(x)
		if err != nil || v == nil {
			return nil, err
		}
		out := map[string]any{}
		for _, p := range parts {
			switch {
			case p.all:
				m, err := c.st.properties(v, pos)
				if err != nil {
					return nil, err
				}
				for k, e := range m {
					out[k] = e
				}
			case p.f != nil:
				if out[p.key], err = p.f(x); err != nil {
					return nil, err
				}
			default:
				if out[p.key], err = c.get(v, p.id, p.key, pos); err != nil {
					return nil, err
				}
			}
		}
		return out, nil
	}, tMap | tNull, nil
}
