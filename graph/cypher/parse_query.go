package cypher

import "strings"

func (p *parser) statement() *queryAST {
	mode := ""
	switch {
	case p.word("EXPLAIN"):
		mode = "explain"
	case p.word("PROFILE"):
		mode = "profile"
	}
	if p.word("CYPHER") {
		p.refuse(p.prev().pos, "CYPHER options are not supported")
	}
	if p.cur().kind == tokEOF || p.isOp(";") {
		p.fail(p.cur().pos, "the query is empty: give one, as in MATCH (n) RETURN n LIMIT 5")
	}
	q := p.query()
	q.mode = mode
	for p.op(";") {
	}
	if p.cur().kind != tokEOF {
		p.unexpected("a clause or the end of the query")
	}
	return q
}

// query reads branches joined by UNION.
func (p *parser) query() *queryAST {
	p.enter()
	defer p.leave()
	from := p.at
	q := &queryAST{branches: [][]clause{p.branch()}}
	for n := 0; p.word("UNION"); n++ {
		all := p.word("ALL")
		if !all {
			p.word("DISTINCT")
		}
		if n > 0 && all != q.all {
			p.fail(p.prev().pos, "UNION and UNION ALL cannot be mixed")
		}
		q.all = all
		q.branches = append(q.branches, p.branch())
	}
	q.span = p.span(from)
	return q
}

func (p *parser) branch() []clause {
	var out []clause
	for {
		c := p.clause()
		if c == nil {
			break
		}
		if len(out) > 0 {
			if r, ok := out[len(out)-1].(*projC); ok && r.ret {
				p.fail(p.pos(c.where()), "RETURN can only be the last clause")
			}
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		p.unexpected("a clause, such as MATCH")
	}
	return out
}

var writeWords = map[string]bool{"CREATE": true, "MERGE": true, "SET": true, "DELETE": true, "DETACH": true, "NODETACH": true,
	"REMOVE": true, "FOREACH": true, "DROP": true, "INSERT": true, "ALTER": true, "GRANT": true, "DENY": true, "REVOKE": true}

var otherWords = map[string]bool{"USE": true, "SHOW": true, "FINISH": true, "FILTER": true, "LET": true, "FOR": true,
	"START": true, "TERMINATE": true, "OFFSET": true}

// clause reads one clause; nil if the next token begins none.
func (p *parser) clause() clause {
	from := p.at
	t := p.cur()
	if p.extra != nil {
		if c := p.extra(p); c != nil {
			return c
		}
	}
	switch {
	case p.isWord("LOAD", "CSV"):
		panic(&Error{Kind: errRefused, Pos: t.pos, Msg: "LOAD CSV reads files and addresses", Hint: `load data with "dateline load"`})
	case t.kind == tokName && writeWords[strings.ToUpper(t.text)]:
		panic(&Error{Kind: errRefused, Pos: t.pos, Msg: strings.ToUpper(t.text) + " writes: queries here only read",
			Hint: `load data with "dateline load"; writing queries need Neo4j itself`})
	case t.kind == tokName && otherWords[strings.ToUpper(t.text)]:
		p.refuse(t.pos, "%s is not supported", strings.ToUpper(t.text))
	case p.word("OPTIONAL"):
		if p.isWord("CALL") {
			p.refuse(t.pos, "OPTIONAL CALL is not supported")
		}
		p.wantWord("MATCH")
		return p.match(from, true)
	case p.word("MATCH"):
		return p.match(from, false)
	case p.word("UNWIND"):
		c := &unwindC{x: p.expr()}
		p.wantWord("AS")
		c.v = p.variable()
		c.span = p.span(from)
		return c
	case p.word("WITH"):
		return p.projection(from, false)
	case p.word("RETURN"):
		return p.projection(from, true)
	case p.word("CALL"):
		return p.call(from)
	}
	return nil
}

func (p *parser) match(from int, optional bool) clause {
	c := &matchC{optional: optional}
	if p.isWord("REPEATABLE") || p.isWord("DIFFERENT") {
		if isWord(p.peek(1), "ELEMENTS") || isWord(p.peek(1), "RELATIONSHIP") || isWord(p.peek(1), "RELATIONSHIPS") || isWord(p.peek(1), "ELEMENT") {
			p.refuse(p.cur().pos, "match modes are not supported")
		}
	}
	c.paths = p.patterns()
	if p.isWord("USING") {
		p.refuse(p.cur().pos, "USING (a hint to the planner) is not supported")
	}
	if p.word("WHERE") {
		c.filter = p.expr()
	}
	c.span = p.span(from)
	return c
}

func (p *parser) projection(from int, ret bool) clause {
	c := &projC{ret: ret}
	if p.word("DISTINCT") {
		c.distinct = true
	}
	if p.op("*") {
		c.star = true
	} else {
		c.items = append(c.items, p.projItem())
	}
	for p.op(",") {
		c.items = append(c.items, p.projItem())
	}
	if p.word("ORDER") {
		p.wantWord("BY")
		c.order = p.sortItems()
	}
	if p.word("SKIP") || p.word("OFFSET") {
		c.skip = p.expr()
	}
	if p.word("LIMIT") {
		c.limit = p.expr()
	}
	if !ret && p.word("WHERE") {
		c.filter = p.expr()
	}
	c.span = p.span(from)
	return c
}

func (p *parser) projItem() projItem {
	from := p.at
	it := projItem{x: p.expr()}
	text := p.text(p.span(from))
	if p.word("AS") {
		it.name, it.as = p.variable(), true
		return it
	}
	it.name = text
	if v, ok := it.x.(*varE); ok && p.at == from+1 {
		it.name = v.name
	}
	return it
}

func (p *parser) sortItems() []sortItem {
	var out []sortItem
	for {
		it := sortItem{x: p.expr()}
		switch {
		case p.word("DESC"), p.word("DESCENDING"):
			it.desc = true
		case p.word("ASC"), p.word("ASCENDING"):
		}
		out = append(out, it)
		if !p.op(",") {
			return out
		}
	}
}

// call reads CALL { subquery }, CALL (imports) { subquery } or a procedure.
func (p *parser) call(from int) clause {
	if p.isOp("{") || p.isOp("(") {
		return p.callSubquery(from)
	}
	c := &callC{bare: true}
	c.name = p.name("a procedure")
	for p.op(".") {
		c.name += "." + p.name("a procedure")
	}
	if p.op("(") {
		c.given = true
		for !p.op(")") {
			if len(c.args) > 0 {
				p.wantOp(",")
			}
			c.args = append(c.args, p.expr())
		}
	}
	if p.word("YIELD") {
		c.bare = false
		p.yield(c)
	}
	c.span = p.span(from)
	return c
}

func (p *parser) yield(c *callC) {
	if p.op("*") {
		c.all = true
	} else {
		for {
			start := p.at
			it := yieldItem{field: p.name("a field")}
			it.v = it.field
			if p.word("AS") {
				it.v = p.variable()
			}
			it.span = p.span(start)
			c.yield = append(c.yield, it)
			if !p.op(",") {
				break
			}
		}
	}
	if p.word("WHERE") {
		c.filter = p.expr()
	}
}

func (p *parser) callSubquery(from int) clause {
	c := &subqueryC{}
	if p.op("(") {
		c.scoped = true
		if p.op("*") {
			c.star = true
			p.wantOp(")")
		}
		for !c.star && !p.op(")") {
			if len(c.imports) > 0 {
				p.wantOp(",")
			}
			c.imports = append(c.imports, p.variable())
		}
	}
	p.wantOp("{")
	c.q = p.query()
	p.wantOp("}")
	if p.isWord("IN") {
		p.refuse(p.cur().pos, "CALL … IN TRANSACTIONS is not supported")
	}
	c.span = p.span(from)
	return c
}
