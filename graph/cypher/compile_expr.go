package cypher

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
	if t &^= tNull; t != 0 && t&allowed == 0 {
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
		if f, t, done, err := c.aggregated(e, sc, pred); done || err != nil {
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
	const owners = tNode | tRel | tMap | tTemporal | tDuration | tPoint
	f, t, err := c.typed(e.x, sc, owners, "what has properties")
	if err != nil {
		return nil, 0, err
	}
	id, key, pos := c.key(e.key), e.key, c.p.pos(e.span)
	if id < 0 && t&^tNull&^(tNode|tRel) == 0 && t&^tNull != 0 {
		c.note("The provided property is not in the database: %s", key)
	}
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
	case moment:
		if f := x.field(key); f != nil {
			return f, nil
		}
		return nil, fail(pos, "a %s has no %s", x.kind, key)
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
