package cypher

import "slices"

// labelTest compiles n:Label.
func (c *compiler) labelTest(e *labelE, sc *scope) (eval, types, error) {
	f, t, err := c.typed(e.x, sc, tNode|tRel, "what has labels")
	if err != nil {
		return nil, 0, err
	}
	ofNode := c.labels(e.label)
	ofRel := c.relTypes(e.label)
	if t&tRel == 0 || t == tAny {
		c.unknownLabels(e.label)
	}
	pos := c.p.pos(e.span)
	return func(x *exec) (any, error) {
		v, err := f(x)
		if err != nil {
			return nil, err
		}
		switch n := v.(type) {
		case nil:
			return nil, nil
		case *node:
			return ofNode(n.labels), nil
		case *rel:
			return ofRel(n.typ), nil
		}
		return nil, fail(pos, "%s has no labels", show(v))
	}, tBool | tNull, nil
}

// labels compiles a label expression over the labels of a node.
func (c *compiler) labels(l *labelExpr) func([]int) bool {
	switch l.op {
	case '%':
		return func(have []int) bool { return len(have) > 0 }
	case '!':
		f := c.labels(l.l)
		return func(have []int) bool { return !f(have) }
	case '&', '|':
		f, g := c.labels(l.l), c.labels(l.r)
		if l.op == '&' {
			return func(have []int) bool { return f(have) && g(have) }
		}
		return func(have []int) bool { return f(have) || g(have) }
	}
	id := c.st.labels.find(l.name)
	return func(have []int) bool {
		return len(have) > 0 && (have[0] == id || slices.Contains(have[1:], id))
	}
}

// relTypes compiles a label expression over the type of a relationship.
func (c *compiler) relTypes(l *labelExpr) func(int) bool {
	one := []int{0}
	switch l.op {
	case '%':
		return func(int) bool { return true }
	case '!':
		f := c.relTypes(l.l)
		return func(t int) bool { return !f(t) }
	case '&', '|':
		f, g := c.relTypes(l.l), c.relTypes(l.r)
		if l.op == '&' {
			return func(t int) bool { return f(t) && g(t) }
		}
		return func(t int) bool { return f(t) || g(t) }
	}
	one[0] = c.st.types.find(l.name)
	return func(t int) bool { return t == one[0] }
}

// unknownLabels remarks labels that no node has, as the server does.
func (c *compiler) unknownLabels(l *labelExpr) {
	if l == nil {
		return
	}
	c.unknownLabels(l.l)
	c.unknownLabels(l.r)
	if l.op == 0 && c.st.labels.find(l.name) < 0 {
		c.note("The provided label is not in the database: %s", l.name)
	}
}

func (c *compiler) unknownTypes(l *labelExpr) {
	if l == nil {
		return
	}
	c.unknownTypes(l.l)
	c.unknownTypes(l.r)
	if l.op == 0 && c.st.types.find(l.name) < 0 {
		c.note("The provided relationship type is not in the database: %s", l.name)
	}
}

// typeSet gives the types that a label expression allows; nil means all.
func (c *compiler) typeSet(l *labelExpr) []bool {
	if l == nil {
		return nil
	}
	c.unknownTypes(l)
	f := c.relTypes(l)
	out := make([]bool, len(c.st.types.list))
	for t := range out {
		out[t] = f(t)
	}
	return out
}

// mustHave gives the labels that every match has, for a choice of index: of
// A&B both, of A|B none.
func mustHave(l *labelExpr) []string {
	switch {
	case l == nil:
		return nil
	case l.op == 0:
		return []string{l.name}
	case l.op == '&':
		return append(mustHave(l.l), mustHave(l.r)...)
	}
	return nil
}
