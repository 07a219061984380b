package cypher

import (
	"math"
	"strconv"
	"strings"
)

func parseInt(s string) (int64, bool) {
	v, err := strconv.ParseInt(s, 0, 64)
	return v, err == nil
}

func (p *parser) atom() expr {
	from := p.at
	t := p.cur()
	switch t.kind {
	case tokInt, tokFloat, tokString:
		return p.literal()
	case tokParam:
		p.at++
		return &paramE{p.span(from), t.text}
	case tokQuotedName:
		return p.varOrCall()
	case tokName:
		return p.wordAtom()
	}
	saved := p.noBar
	defer func() { p.noBar = saved }()
	switch {
	case p.isOp("("):
		if pat, ok := p.tryPath(); ok {
			return &patE{p.span(from), pat}
		}
		p.noBar = false
		p.at++
		x := p.expr()
		p.wantOp(")")
		return x
	case p.isOp("["):
		return p.bracket()
	case p.isOp("{"):
		p.noBar = false
		return p.mapLit()
	}
	p.unexpected("an expression")
	return nil
}

func (p *parser) literal() expr {
	from, t := p.at, p.cur()
	p.at++
	switch t.kind {
	case tokString:
		return &litE{p.span(from), t.text}
	case tokInt:
		v, ok := parseInt(t.text)
		if !ok {
			p.fail(t.pos, "the integer is too large")
		}
		return &litE{p.span(from), v}
	}
	v, err := strconv.ParseFloat(t.text, 64)
	if err != nil || math.IsInf(v, 0) {
		p.fail(t.pos, "the number is too large")
	}
	return &litE{p.span(from), v}
}

func (p *parser) wordAtom() expr {
	from := p.at
	next := p.peek(1)
	switch w := strings.ToUpper(p.cur().text); w {
	case "TRUE", "FALSE", "NULL":
		if !isOp(next, "(") {
			p.at++
			return &litE{p.span(from), map[string]any{"TRUE": true, "FALSE": false, "NULL": nil}[w]}
		}
	case "CASE":
		return p.caseExpr()
	case "EXISTS", "COUNT", "COLLECT":
		if isOp(next, "{") {
			p.at++
			return p.subquery(from, strings.ToLower(w))
		}
	case "ALL", "ANY", "NONE", "SINGLE":
		if isOp(next, "(") && p.peek(2).kind <= tokQuotedName && isWord(p.peek(3), "IN") {
			return p.quantifier(strings.ToLower(w))
		}
	case "REDUCE":
		if isOp(next, "(") && isOp(p.peek(3), "=") {
			return p.reduce()
		}
	case "SHORTESTPATH", "ALLSHORTESTPATHS":
		if isOp(next, "(") {
			pat := p.shortest()
			return &patE{p.span(from), pat}
		}
	case "NOT", "AND", "OR", "XOR", "IN", "WHERE", "RETURN", "WITH", "MATCH", "ORDER", "LIMIT", "SKIP", "UNION", "UNWIND", "THEN", "ELSE", "END", "WHEN", "AS", "DISTINCT", "BY", "OPTIONAL":
		if !isOp(next, ".") {
			p.unexpected("an expression")
		}
	}
	return p.varOrCall()
}

// varOrCall reads a variable, a map projection or a call of a function.
func (p *parser) varOrCall() expr {
	from := p.at
	n := 1
	for isOp(p.peek(n), ".") && (p.peek(n+1).kind == tokName || p.peek(n+1).kind == tokQuotedName) {
		n += 2
	}
	if isOp(p.peek(n), "(") {
		var parts []string
		for i := 0; i < n; i += 2 {
			parts = append(parts, p.peek(i).text)
		}
		p.at += n
		return p.callExpr(from, strings.ToLower(strings.Join(parts, ".")))
	}
	v := p.variable()
	if p.isOp("{") {
		return p.mapProjection(from, v)
	}
	return &varE{p.span(from), v}
}

func (p *parser) callExpr(from int, name string) expr {
	saved := p.noBar
	p.noBar = false
	defer func() { p.noBar = saved }()
	c := &callE{name: name}
	p.wantOp("(")
	if p.op("*") {
		if name != "count" {
			p.fail(p.prev().pos, "only count takes *")
		}
		c.star = true
		p.wantOp(")")
		c.span = p.span(from)
		return c
	}
	c.distinct = p.word("DISTINCT")
	for !p.op(")") {
		if len(c.args) > 0 {
			p.wantOp(",")
		}
		c.args = append(c.args, p.expr())
	}
	c.span = p.span(from)
	return c
}

func (p *parser) mapLit() expr {
	from := p.at
	p.wantOp("{")
	m := &mapE{}
	for !p.op("}") {
		if len(m.keys) > 0 {
			p.wantOp(",")
		}
		m.keys = append(m.keys, p.name("a key"))
		p.wantOp(":")
		m.vals = append(m.vals, p.expr())
	}
	m.span = p.span(from)
	return m
}

func (p *parser) mapProjection(from int, v string) expr {
	saved := p.noBar
	p.noBar = false
	defer func() { p.noBar = saved }()
	m := &mapProjE{v: v}
	p.wantOp("{")
	for !p.op("}") {
		if len(m.items) > 0 {
			p.wantOp(",")
		}
		var it mapProjItem
		switch {
		case p.op("."):
			if it.all = p.op("*"); !it.all {
				it.key = p.name("a property")
			}
		default:
			start := p.at
			it.key = p.name("a key")
			if p.op(":") {
				it.x = p.expr()
			} else {
				it.v, it.x = true, &varE{p.span(start), it.key}
			}
		}
		m.items = append(m.items, it)
	}
	m.span = p.span(from)
	return m
}

func (p *parser) caseExpr() expr {
	from := p.at
	saved := p.noBar
	p.noBar = false
	defer func() { p.noBar = saved }()
	p.wantWord("CASE")
	c := &caseE{}
	if !p.isWord("WHEN") {
		c.x = p.expr()
	}
	for p.word("WHEN") {
		c.when = append(c.when, p.expr())
		if c.x != nil && p.isOp(",") {
			p.refuse(p.cur().pos, "several values after WHEN are not supported")
		}
		p.wantWord("THEN")
		c.then = append(c.then, p.expr())
	}
	if len(c.when) == 0 {
		p.unexpected("WHEN")
	}
	if p.word("ELSE") {
		c.other = p.expr()
	}
	p.wantWord("END")
	c.span = p.span(from)
	return c
}

// bracket reads a list, a list comprehension or a pattern comprehension.
func (p *parser) bracket() expr {
	from := p.at
	p.wantOp("[")
	if p.isName() && isWord(p.peek(1), "IN") {
		return p.listComp(from)
	}
	if p.isOp("(") || p.isName() && isOp(p.peek(1), "=") && isOp(p.peek(2), "(") {
		if x := p.patComp(from); x != nil {
			return x
		}
	}
	p.noBar = false
	l := &listE{}
	for !p.op("]") {
		if len(l.items) > 0 {
			p.wantOp(",")
		}
		l.items = append(l.items, p.expr())
	}
	l.span = p.span(from)
	return l
}

func (p *parser) listComp(from int) expr {
	c := &listCompE{v: p.variable()}
	p.wantWord("IN")
	p.noBar = true
	c.list = p.expr()
	if p.word("WHERE") {
		c.filter = p.expr()
	}
	p.noBar = false
	if p.op("|") {
		c.out = p.expr()
	}
	p.wantOp("]")
	c.span = p.span(from)
	return c
}

// patComp gives nil, with nothing read, if no pattern with "|" is here.
func (p *parser) patComp(from int) expr {
	start := p.at
	pat, ok := p.tryPath()
	if !ok || !p.isWord("WHERE") && !p.isOp("|") {
		p.at = start
		return nil
	}
	c := &patCompE{path: pat}
	if p.word("WHERE") {
		p.noBar = true
		c.filter = p.expr()
	}
	p.noBar = false
	p.wantOp("|")
	c.out = p.expr()
	p.wantOp("]")
	c.span = p.span(from)
	return c
}

func (p *parser) quantifier(kind string) expr {
	from := p.at
	saved := p.noBar
	p.noBar = false
	defer func() { p.noBar = saved }()
	p.at++
	p.wantOp("(")
	q := &quantE{kind: kind, v: p.variable()}
	p.wantWord("IN")
	q.list = p.expr()
	if p.word("WHERE") {
		q.filter = p.expr()
	}
	if q.filter == nil {
		p.unexpected("WHERE")
	}
	p.wantOp(")")
	q.span = p.span(from)
	return q
}

func (p *parser) reduce() expr {
	from := p.at
	saved := p.noBar
	p.noBar = false
	defer func() { p.noBar = saved }()
	p.at++
	p.wantOp("(")
	r := &reduceE{acc: p.variable()}
	p.wantOp("=")
	r.init = p.expr()
	p.wantOp(",")
	r.v = p.variable()
	p.wantWord("IN")
	r.list = p.expr()
	p.wantOp("|")
	r.body = p.expr()
	p.wantOp(")")
	r.span = p.span(from)
	return r
}

// subquery reads EXISTS { query } or EXISTS { pattern WHERE … }.
func (p *parser) subquery(from int, kind string) expr {
	saved := p.noBar
	p.noBar = false
	defer func() { p.noBar = saved }()
	p.wantOp("{")
	s := &subE{kind: kind}
	start := p.at
	if p.isOp("(") || p.isName() && isOp(p.peek(1), "=") || p.isWord("SHORTESTPATH") && isOp(p.peek(1), "(") {
		c := &matchC{paths: p.patterns()}
		if p.word("WHERE") {
			c.filter = p.expr()
		}
		c.span = p.span(start)
		s.q = &queryAST{span: c.span, branches: [][]clause{{c}}}
	} else {
		s.q = p.query()
	}
	p.wantOp("}")
	s.span = p.span(from)
	return s
}
