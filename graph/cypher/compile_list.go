package cypher

func (c *compiler) exprs(list []expr, sc *scope) ([]eval, error) {
	out := make([]eval, len(list))
	for i, e := range list {
		f, _, err := c.expr(e, sc)
		if err != nil {
			return nil, err
		}
		out[i] = f
	}
	return out, nil
}

func allLiteral(list []expr) bool {
	for _, e := range list {
		if _, ok := e.(*litE); !ok {
			return false
		}
	}
	return true
}

func (c *compiler) listLit(e *listE, sc *scope) (eval, types, error) {
	fs, err := c.exprs(e.items, sc)
	if err != nil {
		return nil, 0, err
	}
	build := func(x *exec) (any, error) {
		out := make([]any, len(fs))
		for i, f := range fs {
			var err error
			if out[i], err = f(x); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	if allLiteral(e.items) {
		v, err := build(nil)
		return func(*exec) (any, error) { return v, nil }, tList, err
	}
	return build, tList, nil
}

func (c *compiler) mapLit(e *mapE, sc *scope) (eval, types, error) {
	fs, err := c.exprs(e.vals, sc)
	if err != nil {
		return nil, 0, err
	}
	keys := e.keys
	return func(x *exec) (any, error) {
		out := make(map[string]any, len(fs))
		for i, f := range fs {
			v, err := f(x)
			if err != nil {
				return nil, err
			}
			out[keys[i]] = v
		}
		return out, nil
	}, tMap, nil
}

func (c *compiler) indexExpr(e *indexE, sc *scope) (eval, types, error) {
	const owners = tList | tMap | tNode | tRel
	f, lt, err := c.typed(e.x, sc, owners, "what is indexed")
	if err != nil {
		return nil, 0, err
	}
	g, it, err := c.expr(e.i, sc)
	if err != nil {
		return nil, 0, err
	}
	if lt == tList && it&(tInt|tNull) == 0 {
		return nil, 0, c.fail(e.i.where(), "the index of a list is a %s, want an Integer", it)
	}
	if lt != 0 && lt&^tNull&^(tMap|tNode|tRel) == 0 && it&(tString|tNull) == 0 {
		return nil, 0, c.fail(e.i.where(), "the key of a map is a %s, want a String", it)
	}
	pos, ipos := c.p.pos(e.span), c.p.pos(e.i.where())
	return func(x *exec) (any, error) {
		v, err := f(x)
		if err != nil {
			return nil, err
		}
		i, err := g(x)
		if err != nil {
			return nil, err
		}
		return c.at(v, i, pos, ipos)
	}, tAny, nil
}

// at is v[i].
func (c *compiler) at(v, i any, pos, ipos int) (any, error) {
	if v == nil || i == nil {
		return nil, nil
	}
	if list, ok := v.([]any); ok {
		n, ok := i.(int64)
		if !ok {
			return nil, fail(ipos, "the index of a list is %s, want an Integer", show(i))
		}
		if n < 0 {
			n += int64(len(list))
		}
		if n < 0 || n >= int64(len(list)) {
			return nil, nil
		}
		return list[n], nil
	}
	if typeOf(v)&(tMap|tNode|tRel) == 0 {
		return nil, fail(pos, "%s has no elements", show(v))
	}
	key, ok := i.(string)
	if !ok {
		return nil, fail(ipos, "the key is %s, want a String", show(i))
	}
	return c.get(v, c.key(key), key, pos)
}

func (c *compiler) slice(e *sliceE, sc *scope) (eval, types, error) {
	f, _, err := c.typed(e.x, sc, tList, "what is sliced")
	if err != nil {
		return nil, 0, err
	}
	ends := []eval{nil, nil}
	for i, b := range []expr{e.lo, e.hi} {
		if b != nil {
			if ends[i], _, err = c.typed(b, sc, tInt, "the end of a slice"); err != nil {
				return nil, 0, err
			}
		}
	}
	pos := c.p.pos(e.span)
	return func(x *exec) (any, error) {
		v, err := f(x)
		if err != nil {
			return nil, err
		}
		var bounds [2]any
		for i, b := range ends {
			if b == nil {
				continue
			}
			if bounds[i], err = b(x); err != nil {
				return nil, err
			}
			if bounds[i] == nil {
				return nil, nil
			}
		}
		if v == nil {
			return nil, nil
		}
		list, ok := v.([]any)
		if !ok {
			return nil, fail(pos, "%s is no list", show(v))
		}
		return cutList(list, bounds, pos)
	}, tList | tNull, nil
}

// cutList is list[a..b]; nil bounds are open.
func cutList(list []any, bounds [2]any, pos int) (any, error) {
	lo, hi := int64(0), int64(len(list))
	for i, b := range bounds {
		if b == nil {
			continue
		}
		n, ok := b.(int64)
		if !ok {
			return nil, fail(pos, "the end of a slice is %s, want an Integer", show(b))
		}
		if n < 0 {
			n = max(0, n+int64(len(list)))
		}
		n = min(n, int64(len(list)))
		if i == 0 {
			lo = n
		} else {
			hi = n
		}
	}
	if lo >= hi {
		return []any{}, nil
	}
	return list[lo:hi:hi], nil
}

func (c *compiler) in(e *binE, sc *scope) (eval, types, error) {
	l, _, err := c.expr(e.l, sc)
	if err != nil {
		return nil, 0, err
	}
	r, _, err := c.typed(e.r, sc, tList, "what IN looks in")
	if err != nil {
		return nil, 0, err
	}
	pos := c.p.pos(e.r.where())
	return func(x *exec) (any, error) {
		v, err := l(x)
		if err != nil {
			return nil, err
		}
		listVal, err := r(x)
		if err != nil || listVal == nil {
			return nil, err
		}
		list, ok := listVal.([]any)
		if !ok {
			return nil, fail(pos, "IN looks in %s, want a list", show(listVal))
		}
		out := no
		for _, e := range list {
			switch equal(v, e) {
			case yes:
				return true, nil
			case unknown:
				out = unknown
			}
		}
		return out.value(), nil
	}, tBool | tNull, nil
}

func (c *compiler) caseExpr(e *caseE, sc *scope) (eval, types, error) {
	var subject eval
	var err error
	if e.x != nil {
		if subject, _, err = c.expr(e.x, sc); err != nil {
			return nil, 0, err
		}
	}
	var t types
	when, then := make([]eval, len(e.when)), make([]eval, len(e.then))
	poss := make([]int, len(e.when))
	for i := range e.when {
		poss[i] = c.p.pos(e.when[i].where())
		if e.x == nil {
			when[i], err = c.predicate(e.when[i], sc)
		} else {
			when[i], _, err = c.expr(e.when[i], sc)
		}
		if err != nil {
			return nil, 0, err
		}
		f, ft, err := c.expr(e.then[i], sc)
		if err != nil {
			return nil, 0, err
		}
		then[i], t = f, t|ft
	}
	other := func(*exec) (any, error) { return nil, nil }
	ot := tNull
	if e.other != nil {
		if other, ot, err = c.expr(e.other, sc); err != nil {
			return nil, 0, err
		}
	}
	return func(x *exec) (any, error) {
		var v any
		if subject != nil {
			var err error
			if v, err = subject(x); err != nil {
				return nil, err
			}
		}
		for i := range when {
			ok, err := whenHolds(x, subject != nil, v, when[i], poss[i])
			if err != nil {
				return nil, err
			}
			if ok {
				return then[i](x)
			}
		}
		return other(x)
	}, t | ot, nil
}

// whenHolds: a WHEN is a value to compare with, or a condition.
func whenHolds(x *exec, simple bool, v any, when eval, pos int) (bool, error) {
	if !simple {
		return isTrue(x, when, pos)
	}
	w, err := when(x)
	return err == nil && equal(v, w) == yes, err
}
