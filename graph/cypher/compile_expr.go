package cypher

import "strings"

// predicate compiles an expression where a pattern may stand.
func (c *compiler) predicate(e expr, sc *scope) (eval, error) {
	c.predOK = true
	f, t, err := c.expr(e, sc)
	c.predOK = false
	if err != nil {
		return nil, err
	}
	return f, c.want(e, t, tBool, "a condition")
}

// want refuses what can never have an allowed type.
func (c *compiler) want(e expr, t, allowed types, what string) error {
	if t != 0 && t&(allowed|tNull) == 0 {
		return c.fail(e.where(), "%s is a %s, want %s", what, t, allowed)
	}
	return nil
}

// typed compiles an expression and holds it to types.
func (c *compiler) typed(e expr, sc *scope, allowed types, what string) (eval, types, error) {
	f, t, err := c.expr(e, sc)
	if err != nil {
		return nil, 0, err
	}
	return f, t, c.want(e, t, allowed, what)
}

// expr compiles an expression, with the types that it may give.
func (c *compiler) expr(e expr, sc *scope) (eval, types, error) {
	pred := c.predOK
	c.predOK = false
	if c.agg != nil {
		if f, t, done, err := c.aggregated(e, sc); done || err != nil {
			return f, t, err
		}
	}
	switch e := e.(type) {
	case *litE:
		v := e.val
		return func(*exec) (any, error) { return v, nil }, typeOf(v), nil
	case *varE:
		return c.variable(e, sc)
	case *paramE:
		v, ok := c.params[e.name]
		if !ok {
			return nil, 0, c.fail(e.span, "parameter $%s is not given", e.name)
		}
		return func(*exec) (any, error) { return v, nil }, tAny, nil
	case *propE:
		return c.property(e, sc)
	case *indexE:
		return c.indexExpr(e, sc)
	case *sliceE:
		return c.slice(e, sc)
	case *unaryE:
		return c.unary(e, sc, pred)
	case *binE:
		return c.binary(e, sc, pred)
	case *cmpE:
		return c.comparison(e, sc)
	case *labelE:
		return c.labelTest(e, sc)
	case *isNullE:
		f, _, err := c.expr(e.x, sc)
		not := e.not
		return func(x *exec) (any, error) {
			v, err := f(x)
			return (v == nil) != not, err
		}, tBool, err
	case *patE:
		return c.patternExpr(e, sc, pred)
	}
	return c.expr2(e, sc)
}

func (c *compiler) expr2(e expr, sc *scope) (eval, types, error) {
	switch e := e.(type) {
	case *listE:
		return c.listLit(e, sc)
	case *mapE:
		return c.mapLit(e, sc)
	case *callE:
		return c.call(e, sc)
	case *caseE:
		return c.caseExpr(e, sc)
	case *listCompE:
		return c.listComp(e, sc)
	case *quantE:
		return c.quantifier(e, sc)
	case *reduceE:
		return c.reduce(e, sc)
	case *patCompE:
		return c.patternComp(e, sc)
	case *subE:
		return c.subquery(e, sc)
	case *mapProjE:
		return c.mapProjection(e, sc)
	}
	return nil, 0, c.refuse(e.where(), "this expression is not supported")
}

func (c *compiler) read(v *variable) eval {
	c.refs = append(c.refs, v.slot)
	slot := v.slot
	return func(x *exec) (any, error) { return x.slots[slot], nil }
}

func (c *compiler) variable(e *varE, sc *scope) (eval, types, error) {
	v := sc.find(e.name)
	if v == nil {
		return nil, 0, c.fail(e.span, "variable %s is not defined", e.name)
	}
	return c.read(v), v.typ, nil
}

func (c *compiler) property(e *propE, sc *scope) (eval, types, error) {
	const owners = tNode | tRel | tMap | tDate | tDuration | tPoint
	f, _, err := c.typed(e.x, sc, owners, "what has properties")
	if err != nil {
		return nil, 0, err
	}
	id, key, pos := c.key(e.key), e.key, c.p.pos(e.span)
	if v, ok := e.x.(*varE); ok { // the fast way
		if b := sc.find(v.name); b != nil && c.agg == nil && b.typ&^tNull == tNode {
			slot := b.slot
			return func(x *exec) (any, error) {
				if n, ok := x.slots[slot].(*node); ok {
					return n.props.get(id), nil
				}
				return nil, nil
			}, tAny, nil
		}
	}
	return func(x *exec) (any, error) {
		v, err := f(x)
		if err != nil {
			return nil, err
		}
		return c.get(v, id, key, pos)
	}, tAny, nil
}

// get reads a property of a value.
func (c *compiler) get(v any, id int, key string, pos int) (any, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case *node:
		return x.props.get(id), nil
	case *rel:
		return x.props.get(id), nil
	case map[string]any:
		return x[key], nil
	case date:
		if f := x.field(key); f != nil {
			return f, nil
		}
		return nil, fail(pos, "a date has no %s", key)
	case duration:
		if f := x.field(key); f != nil {
			return f, nil
		}
		return nil, fail(pos, "a duration has no %s", key)
	case point:
		return x.field(key, pos)
	}
	return nil, fail(pos, "%s has no properties", show(v))
}

func (p point) field(key string, pos int) (any, error) {
	switch {
	case key == "x", key == "longitude" && p.srid == wgs84:
		return p.x, nil
	case key == "y", key == "latitude" && p.srid == wgs84:
		return p.y, nil
	case key == "srid":
		return p.srid, nil
	case key == "crs":
		return map[int64]string{wgs84: "wgs-84", cartesian: "cartesian"}[p.srid], nil
	}
	return nil, fail(pos, "a point has no %s", key)
}

func (c *compiler) unary(e *unaryE, sc *scope, pred bool) (eval, types, error) {
	pos := c.p.pos(e.span)
	if e.op == "NOT" {
		c.predOK = pred
		f, _, err := c.typed(e.x, sc, tBool, "what NOT is put to")
		return func(x *exec) (any, error) {
			v, err := f(x)
			if err != nil || v == nil {
				return nil, err
			}
			b, ok := v.(bool)
			if !ok {
				return nil, fail(pos, "NOT is put to %s, want true or false", show(v))
			}
			return !b, nil
		}, tBool | tNull, err
	}
	f, t, err := c.typed(e.x, sc, tNum|tDuration, "what the sign is put to")
	neg := e.op == "-"
	return func(x *exec) (any, error) {
		v, err := f(x)
		if err != nil {
			return nil, err
		}
		switch n := v.(type) {
		case nil:
			return nil, nil
		case int64:
			if !neg {
				return n, nil
			}
			out, msg := arithInts("-", 0, n)
			if msg != "" {
				return nil, fail(pos, "%s", msg)
			}
			return out, nil
		case float64:
			if neg {
				return -n, nil
			}
			return n, nil
		case duration:
			if neg {
				return n.times(-1), nil
			}
			return n, nil
		}
		return nil, fail(pos, "%s has no sign", show(v))
	}, t & (tNum | tDuration | tNull), err
}

func (c *compiler) binary(e *binE, sc *scope, pred bool) (eval, types, error) {
	switch e.op {
	case "AND", "OR", "XOR":
		return c.logic(e, sc, pred)
	case "IN":
		return c.in(e, sc)
	case "STARTS", "ENDS", "CONTAINS":
		return c.stringTest(e, sc)
	case "=~":
		return c.regex(e, sc)
	}
	return c.arithmetic(e, sc)
}

func (c *compiler) logic(e *binE, sc *scope, pred bool) (eval, types, error) {
	c.predOK = pred
	l, _, err := c.typed(e.l, sc, tBool, "what "+e.op+" joins")
	if err != nil {
		return nil, 0, err
	}
	c.predOK = pred
	r, _, err := c.typed(e.r, sc, tBool, "what "+e.op+" joins")
	if err != nil {
		return nil, 0, err
	}
	lp, rp, op := c.p.pos(e.l.where()), c.p.pos(e.r.where()), e.op
	side := func(x *exec, f eval, pos int) (truth, error) {
		v, err := f(x)
		if err != nil || v == nil {
			return unknown, err
		}
		b, ok := v.(bool)
		if !ok {
			return unknown, fail(pos, "%s joins %s, want true or false", op, show(v))
		}
		return toTruth(b), nil
	}
	return func(x *exec) (any, error) {
		a, err := side(x, l, lp)
		if err != nil {
			return nil, err
		}
		if op == "AND" && a == no || op == "OR" && a == yes {
			return a == yes, nil
		}
		b, err := side(x, r, rp)
		if err != nil {
			return nil, err
		}
		return logical(op, a, b).value(), nil
	}, tBool | tNull, nil
}

func logical(op string, a, b truth) truth {
	switch {
	case op == "AND" && (a == no || b == no):
		return no
	case op == "OR" && (a == yes || b == yes):
		return yes
	case a == unknown || b == unknown:
		return unknown
	case op == "XOR":
		return toTruth(a != b)
	}
	return toTruth(op == "AND")
}

func (c *compiler) arithmetic(e *binE, sc *scope) (eval, types, error) {
	l, lt, err := c.expr(e.l, sc)
	if err != nil {
		return nil, 0, err
	}
	r, rt, err := c.expr(e.r, sc)
	if err != nil {
		return nil, 0, err
	}
	pos, op := c.p.pos(e.span), e.op
	t := arithTypes(op, lt, rt)
	if t == 0 {
		return nil, 0, c.fail(e.span, "%s does not work on %s and %s", op, lt, rt)
	}
	return func(x *exec) (any, error) {
		a, err := l(x)
		if err != nil {
			return nil, err
		}
		b, err := r(x)
		if err != nil {
			return nil, err
		}
		v, msg := arith(op, a, b)
		if msg != "" {
			return nil, fail(pos, "%s", msg)
		}
		if list, ok := v.([]any); ok { // growing lists
			return v, x.grow(len(list))
		}
		return v, nil
	}, t, nil
}

// arithTypes gives the types of a result; none if there cannot be one.
func arithTypes(op string, a, b types) types {
	if a == tNull || b == tNull {
		if a&b == tNull || op != "+" {
			return tAny
		}
		return tAny
	}
	if op == "+" && (a&(tList|tString) != 0 || b&(tList|tString) != 0) {
		if a == tString && b&(tBool|tMap|tNode|tRel|tPath) == b || b == tString && a&(tBool|tMap|tNode|tRel|tPath) == a {
			return 0
		}
		switch {
		case a == tString && b == tString:
			return tString
		case a == tList || b == tList:
			return tList | tNull
		}
		return tAny
	}
	if a&^tNull&^tNum == 0 && b&^tNull&^tNum == 0 {
		null := (a | b) & tNull
		if op == "^" {
			return tFloat | null
		}
		if (a|b)&tFloat == 0 {
			return tInt | null
		}
		if a&^tNull == tFloat || b&^tNull == tFloat {
			return tFloat | null
		}
		return tNum | null
	}
	const works = tNum | tDate | tDuration
	if a&works == 0 || b&works == 0 {
		return 0
	}
	return tAny
}

// grow charges the work of building a list; short ones are free.
func (x *exec) grow(n int) error {
	if n < 1024 {
		return nil
	}
	if err := x.tick(); err != nil {
		return err
	}
	return x.charge(int64(n) * 2)
}

func (c *compiler) comparison(e *cmpE, sc *scope) (eval, types, error) {
	fs := make([]eval, len(e.x))
	for i, s := range e.x {
		f, _, err := c.expr(s, sc)
		if err != nil {
			return nil, 0, err
		}
		fs[i] = f
	}
	ops := e.op
	return func(x *exec) (any, error) {
		out := yes
		a, err := fs[0](x)
		if err != nil {
			return nil, err
		}
		for i, op := range ops {
			b, err := fs[i+1](x)
			if err != nil {
				return nil, err
			}
			out = logical("AND", out, compareOp(op, a, b))
			if out == no {
				return false, nil
			}
			a = b
		}
		return out.value(), nil
	}, tBool | tNull, nil
}

func compareOp(op string, a, b any) truth {
	switch op {
	case "=":
		return equal(a, b)
	case "<>":
		switch t := equal(a, b); t {
		case yes:
			return no
		case no:
			return yes
		}
		return unknown
	}
	return less(op, a, b)
}

func (c *compiler) stringTest(e *binE, sc *scope) (eval, types, error) {
	l, _, err := c.expr(e.l, sc)
	if err != nil {
		return nil, 0, err
	}
	r, _, err := c.expr(e.r, sc)
	if err != nil {
		return nil, 0, err
	}
	test := map[string]func(string, string) bool{"STARTS": strings.HasPrefix, "ENDS": strings.HasSuffix, "CONTAINS": strings.Contains}[e.op]
	return func(x *exec) (any, error) {
		a, err := l(x)
		if err != nil {
			return nil, err
		}
		b, err := r(x)
		if err != nil {
			return nil, err
		}
		s, ok := a.(string)
		t, ok2 := b.(string)
		if !ok || !ok2 {
			return nil, nil
		}
		return test(s, t), nil
	}, tBool | tNull, nil
}
