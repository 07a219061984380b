package cypher

// Expressions by precedence, weakest first: OR, XOR, AND, NOT, comparison,
// predicate (IN, IS NULL, STARTS WITH …), + -, * / %, ^, unary, postfix.

func (p *parser) expr() expr {
	p.enter()
	defer p.leave()
	return p.or()
}

func (p *parser) or() expr {
	from := p.at
	l := p.xor()
	for p.word("OR") {
		r := p.xor()
		l = &binE{p.span(from), "OR", l, r}
	}
	return l
}

func (p *parser) xor() expr {
	from := p.at
	l := p.and()
	for p.word("XOR") {
		r := p.and()
		l = &binE{p.span(from), "XOR", l, r}
	}
	return l
}

func (p *parser) and() expr {
	from := p.at
	l := p.not()
	for p.word("AND") {
		r := p.not()
		l = &binE{p.span(from), "AND", l, r}
	}
	return l
}

func (p *parser) not() expr {
	from := p.at
	if p.word("NOT") {
		p.enter()
		defer p.leave()
		x := p.not()
		return &unaryE{p.span(from), "NOT", x}
	}
	return p.comparison()
}

func (p *parser) comparison() expr {
	from := p.at
	c := &cmpE{x: []expr{p.predicate()}}
	for {
		t := p.cur()
		if t.kind == tokOp {
			switch t.text {
			case "=", "<>", "<", ">", "<=", ">=":
				p.at++
				c.op = append(c.op, t.text)
				c.poss = append(c.poss, t.pos)
				c.x = append(c.x, p.predicate())
				continue
			case "!=":
				p.fail(t.pos, "unequal is written <>")
			}
		}
		break
	}
	if len(c.op) == 0 {
		return c.x[0]
	}
	c.span = p.span(from)
	return c
}

func (p *parser) predicate() expr {
	from := p.at
	l := p.sum()
	for {
		op := ""
		switch {
		case p.word("IN"):
			op = "IN"
		case p.word("STARTS", "WITH"):
			op = "STARTS"
		case p.word("ENDS", "WITH"):
			op = "ENDS"
		case p.word("CONTAINS"):
			op = "CONTAINS"
		case p.op("=~"):
			op = "=~"
		case p.word("IS", "NULL"):
			l = &isNullE{p.span(from), l, false}
			continue
		case p.word("IS", "NOT", "NULL"):
			l = &isNullE{p.span(from), l, true}
			continue
		case p.isWord("IS"):
			p.refuse(p.cur().pos, "IS is supported as IS NULL and IS NOT NULL only")
		}
		if op == "" {
			return l
		}
		r := p.sum()
		l = &binE{p.span(from), op, l, r}
	}
}

func (p *parser) sum() expr {
	from := p.at
	l := p.product()
	for {
		t := p.cur()
		if !p.op("+") && !p.op("-") {
			if p.isOp("||") {
				p.refuse(t.pos, "|| is not supported: join with +")
			}
			return l
		}
		r := p.product()
		l = &binE{p.span(from), t.text, l, r}
	}
}

func (p *parser) product() expr {
	from := p.at
	l := p.power()
	for {
		t := p.cur()
		if !p.op("*") && !p.op("/") && !p.op("%") {
			return l
		}
		r := p.power()
		l = &binE{p.span(from), t.text, l, r}
	}
}

func (p *parser) power() expr {
	from := p.at
	l := p.unary()
	for p.op("^") {
		r := p.unary()
		l = &binE{p.span(from), "^", l, r}
	}
	return l
}

func (p *parser) unary() expr {
	from := p.at
	t := p.cur()
	if !p.isOp("-") && !p.isOp("+") {
		return p.postfix()
	}
	p.enter()
	defer p.leave()
	p.at++
	if n := p.cur(); t.text == "-" && n.kind == tokInt {
		if v, ok := parseInt("-" + n.text); ok {
			if next := p.peek(1); !isOp(next, ".") && !isOp(next, "[") {
				p.at++
				return &litE{p.span(from), v}
			}
		}
	}
	x := p.unary()
	return &unaryE{p.span(from), t.text, x}
}

// postfix reads .key, [i], [a..b] and :Label after an atom.
func (p *parser) postfix() expr {
	from := p.at
	x := p.atom()
	for {
		switch {
		case p.op("."):
			key := p.name("a property")
			x = &propE{p.span(from), x, key}
		case p.isOp("["):
			x = p.subscript(from, x)
		case p.isOp(":") && p.peek(1).kind != tokOp || p.isOp(":") && (isOp(p.peek(1), "!") || isOp(p.peek(1), "%") || isOp(p.peek(1), "(")):
			p.at++
			l := p.label(false)
			return &labelE{p.span(from), x, l}
		default:
			return x
		}
	}
}

func (p *parser) subscript(from int, x expr) expr {
	saved := p.noBar
	p.noBar = false
	defer func() { p.noBar = saved }()
	p.wantOp("[")
	var lo expr
	if !p.isOp("..") {
		lo = p.expr()
	}
	if p.op("..") {
		var hi expr
		if !p.isOp("]") {
			hi = p.expr()
		}
		p.wantOp("]")
		return &sliceE{p.span(from), x, lo, hi}
	}
	p.wantOp("]")
	return &indexE{p.span(from), x, lo}
}
