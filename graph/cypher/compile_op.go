package cypher

import "strings"

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
		if why, ok := strings.CutPrefix(msg, "!"); ok {
			return nil, refused(pos, "%s", why)
		}
		if msg != "" {
			return nil, fail(pos, "%s", msg)
		}
		if list, ok := v.([]any); ok { // growing lists
			return v, x.grow(len(list))
		}
		return v, nil
	}, t, nil
}

// noText are the types that cannot be joined to a text.
const noText = tBool | tMap | tNode | tRel | tPath | tTemporal | tDuration | tPoint

// arithTypes gives the types of a result; none if there cannot be one.
func arithTypes(op string, a, b types) types {
	if a == tNull || b == tNull {
		works := map[string]types{"+": tAny, "-": tNum | tTemporal | tDuration, "*": tNum | tDuration, "/": tNum | tDuration, "%": tNum, "^": tNum}[op]
		if t := (a | b) &^ tNull; t != 0 && t&works == 0 {
			return 0
		}
		return tAny
	}
	if op == "+" && (a&(tList|tString) != 0 || b&(tList|tString) != 0) {
		never := func(s, t types) bool { return s&^tNull == tString && t&^tNull&^noText == 0 && t&^tNull != 0 }
		if never(a, b) || never(b, a) {
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
	const works = tNum | tTemporal | tDuration
	if a&works == 0 || b&works == 0 {
		return 0
	}
	return tAny
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
