package cypher

import "strconv"

func (p *parser) patterns() []*pathPat {
	out := []*pathPat{p.path()}
	for p.op(",") {
		out = append(out, p.path())
	}
	return out
}

// path reads a path pattern with its name.
func (p *parser) path() *pathPat {
	from := p.at
	v := ""
	if p.isName() && isOp(p.peek(1), "=") {
		v = p.variable()
		p.wantOp("=")
	}
	var pat *pathPat
	if p.isWord("SHORTESTPATH") || p.isWord("ALLSHORTESTPATHS") {
		pat = p.shortest()
	} else {
		if p.isWord("ANY") || p.isWord("ALL") || p.isWord("SHORTEST") {
			p.refuse(p.cur().pos, "path selectors are not supported: use shortestPath((a)-[*]-(b))")
		}
		pat = p.element()
	}
	pat.v = v
	pat.span = p.span(from)
	return pat
}

func (p *parser) shortest() *pathPat {
	from := p.at
	kind := "shortestpath"
	if p.isWord("ALLSHORTESTPATHS") {
		kind = "allshortestpaths"
	}
	p.at++
	p.wantOp("(")
	pat := p.element()
	p.wantOp(")")
	pat.shortest = kind
	pat.span = p.span(from)
	if len(pat.rels) != 1 {
		p.fail(p.pos(pat.span), "%s needs a pattern of exactly one relationship", kind)
	}
	r := pat.rels[0]
	if !r.varLen {
		r.varLen, r.lo, r.hi = true, 1, 1
	}
	if r.lo > 1 {
		p.fail(p.pos(r.span), "%s cannot have a least length other than 0 or 1", kind)
	}
	return pat
}

func (p *parser) element() *pathPat {
	from := p.at
	pat := &pathPat{nodes: []*nodePat{p.node()}}
	for p.isOp("-") || p.isOp("<") {
		pat.rels = append(pat.rels, p.rel())
		pat.nodes = append(pat.nodes, p.node())
	}
	if p.isOp("(") {
		p.refuse(p.cur().pos, "quantified path patterns are not supported: use a variable length, as in -[:KNOWS*1..3]->")
	}
	pat.span = p.span(from)
	return pat
}

func (p *parser) node() *nodePat {
	from := p.at
	if p.isOp("(") && isOp(p.peek(1), "(") {
		p.refuse(p.cur().pos, "quantified or nested path patterns are not supported")
	}
	p.wantOp("(")
	n := &nodePat{}
	if p.isName() && !p.isInlineWhere() && !(p.isWord("IS") && p.peek(1).kind == tokName) {
		n.v = p.variable()
	}
	if p.op(":") || p.isWord("IS") && p.word("IS") {
		n.label = p.label(false)
	}
	n.props, n.filter = p.detail()
	p.wantOp(")")
	if n.v == "" {
		n.v = p.hidden()
	}
	n.span = p.span(from)
	return n
}

// isInlineWhere: WHERE begins a condition, unless it is a name itself.
func (p *parser) isInlineWhere() bool {
	return p.isWord("WHERE") && !isOp(p.peek(1), ")") && !isOp(p.peek(1), ":") && !isOp(p.peek(1), "]") && !isOp(p.peek(1), "{")
}

// detail reads the map and the condition of a node or relationship.
func (p *parser) detail() (props, filter expr) {
	if p.isOp("{") {
		props = p.mapLit()
	} else if p.cur().kind == tokParam {
		p.fail(p.cur().pos, "a parameter cannot be the properties of a pattern in MATCH: name them, as in {name: $name}")
	}
	if p.word("WHERE") {
		saved := p.noBar
		p.noBar = false
		filter = p.expr()
		p.noBar = saved
	}
	return props, filter
}

func (p *parser) rel() *relPat {
	from := p.at
	r := &relPat{}
	left := p.op("<")
	p.wantOp("-")
	if p.op("[") {
		if p.isName() && !p.isInlineWhere() && !(p.isWord("IS") && p.peek(1).kind == tokName) {
			r.v = p.variable()
		}
		if p.op(":") || p.isWord("IS") && p.word("IS") {
			r.label = p.label(true)
		}
		if p.op("*") {
			p.length(r)
		}
		r.props, r.filter = p.detail()
		if r.varLen && r.filter != nil {
			p.fail(p.pos(r.filter.where()), "WHERE cannot stand in a relationship of variable length")
		}
		p.wantOp("]")
	}
	p.wantOp("-")
	right := p.op(">")
	switch {
	case left && !right:
		r.dir = -1
	case right && !left:
		r.dir = 1
	}
	if p.isOp("{") || p.isOp("+") || p.isOp("*") {
		p.refuse(p.cur().pos, "quantified relationships are not supported: use a variable length, as in -[:KNOWS*1..3]->")
	}
	if r.v == "" {
		r.v = p.hidden()
	}
	r.span = p.span(from)
	return r
}

// length reads what follows the star: nothing, 2, 1..3, ..3, 1..
func (p *parser) length(r *relPat) {
	r.varLen, r.lo, r.hi = true, 1, -1
	n, ok := p.count()
	if ok {
		r.lo, r.hi = n, n
	}
	if !p.op("..") {
		return
	}
	r.hi = -1
	if n, ok := p.count(); ok {
		r.hi = n
	}
}

func (p *parser) count() (int, bool) {
	if p.cur().kind != tokInt {
		return 0, false
	}
	n, err := strconv.ParseInt(p.cur().text, 0, 32)
	if err != nil {
		p.fail(p.cur().pos, "the length is too large")
	}
	p.at++
	return int(n), true
}

// label reads a label expression: A:B, A&B, A|B, !A, %, (A|B). In types of
// relationships ":" after "|" is allowed and means nothing.
func (p *parser) label(rel bool) *labelExpr {
	p.enter()
	defer p.leave()
	l := p.labelAnd(rel)
	for p.isOp("|") && !p.barEnds() {
		p.at++
		p.op(":")
		l = &labelExpr{op: '|', l: l, r: p.labelAnd(rel)}
	}
	return l
}

func (p *parser) barEnds() bool { return p.noBar }

func (p *parser) labelAnd(rel bool) *labelExpr {
	l := p.labelNot(rel)
	for {
		if p.isOp("&") || !rel && p.isOp(":") {
			p.at++
			l = &labelExpr{op: '&', l: l, r: p.labelNot(rel)}
			continue
		}
		return l
	}
}

func (p *parser) labelNot(rel bool) *labelExpr {
	p.enter()
	defer p.leave()
	switch {
	case p.op("!"):
		return &labelExpr{op: '!', l: p.labelNot(rel)}
	case p.op("%"):
		return &labelExpr{op: '%'}
	case p.op("("):
		saved := p.noBar
		p.noBar = false
		l := p.label(rel)
		p.noBar = saved
		p.wantOp(")")
		return l
	case p.isOp("$"), p.cur().kind == tokParam:
		p.refuse(p.cur().pos, "dynamic labels are not supported")
	}
	return &labelExpr{name: p.name("a label or type")}
}

// tryPath reads a pattern with at least one relationship; ok is false, and
// nothing read, if there is none here.
func (p *parser) tryPath() (pat *pathPat, ok bool) {
	start, depth, anon, bar := p.at, p.depth, p.anon, p.noBar
	if p.notPath[start] {
		return nil, false
	}
	defer func() {
		if !ok {
			p.at, p.depth, p.anon, p.noBar = start, depth, anon, bar
			p.notPath[start] = true
		}
		if r := recover(); r != nil {
			if _, is := r.(*Error); !is {
				panic(r)
			}
			pat, ok = nil, false
		}
	}()
	p.noBar = false
	pat = p.path()
	p.noBar = bar
	ok = len(pat.rels) > 0
	return pat, ok
}
