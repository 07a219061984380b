package cypher

import (
	"fmt"
	"strings"
)

const (
	maxQuery = 1 << 18 // bytes of a query
	maxDepth = 250     // of nested brackets
)

// parser is a recursive descent over the tokens. Errors are thrown as *Error
// and caught in parse: nothing else panics.
type parser struct {
	src     string
	toks    []token
	at      int
	depth   int
	reads   int          // looks at the current token
	noBar   bool         // "|" ends a label expression (inside a comprehension)
	notPath map[int]bool // tokens where no pattern begins
	anon    int
	extra   func(p *parser) clause // further clauses, for fixtures of tests
}

// parse reads a query.
func parse(src string, extra func(*parser) clause) (q *queryAST, p *parser, err error) {
	if len(src) > maxQuery {
		return nil, nil, queryErr(-1, "the query is longer than %d bytes", maxQuery)
	}
	toks, lexErr := lex(src)
	if lexErr != nil {
		return nil, nil, lexErr
	}
	p = &parser{src: src, toks: toks, notPath: map[int]bool{}, extra: extra}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			q, err = nil, e
		}
	}()
	return p.statement(), p, nil
}

// maxReads bounds the work of the parser: how often, for each token of the
// query, it may look at one. Queries that people write take about thirty.
const maxReads = 2000

func (p *parser) cur() token {
	if p.reads++; p.reads > maxReads*len(p.toks) {
		p.fail(p.toks[p.at].pos, "the query is too entangled to be read")
	}
	return p.toks[p.at]
}

func (p *parser) prev() token { return p.toks[p.at-1] }

func (p *parser) peek(n int) token { return p.toks[min(p.at+n, len(p.toks)-1)] }

// pos is the byte at which a span begins.
func (p *parser) pos(s span) int { return p.toks[s.from].pos }

func (p *parser) fail(pos int, format string, a ...any) { panic(queryErr(pos, format, a...)) }

func (p *parser) refuse(pos int, format string, a ...any) { panic(refused(pos, format, a...)) }

func (p *parser) unexpected(want string) {
	t := p.cur()
	what := fmt.Sprintf("%q", p.src[t.pos:t.end])
	if t.kind == tokEOF {
		what = "the end of the query"
	}
	p.fail(t.pos, "unexpected %s, want %s", what, want)
}

func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.cur().pos, "nested deeper than %d", maxDepth)
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) span(from int) span { return span{from, p.at} }

// isOp tells whether the current token is the operator.
func (p *parser) isOp(op string) bool { return isOp(p.cur(), op) }

func isOp(t token, op string) bool { return t.kind == tokOp && t.text == op }

func (p *parser) op(op string) bool {
	if p.isOp(op) {
		p.at++
		return true
	}
	return false
}

func (p *parser) wantOp(op string) {
	if !p.op(op) {
		p.unexpected(fmt.Sprintf("%q", op))
	}
}

func isWord(t token, word string) bool { return t.kind == tokName && strings.EqualFold(t.text, word) }

// isWord tells whether the next tokens are these keywords.
func (p *parser) isWord(words ...string) bool {
	for i, w := range words {
		if !isWord(p.peek(i), w) {
			return false
		}
	}
	return true
}

func (p *parser) word(words ...string) bool {
	if p.isWord(words...) {
		p.at += len(words)
		return true
	}
	return false
}

func (p *parser) wantWord(w string) {
	if !p.word(w) {
		p.unexpected(w)
	}
}

func (p *parser) isName() bool {
	return p.cur().kind == tokName || p.cur().kind == tokQuotedName
}

func (p *parser) name(what string) string {
	if !p.isName() {
		p.unexpected(what)
	}
	p.at++
	return p.prev().text
}

// variable names an item; a quoted empty name is none.
func (p *parser) variable() string {
	pos := p.cur().pos
	v := p.name("a variable")
	if v == "" {
		p.fail(pos, "a name cannot be empty")
	}
	return v
}

// hidden makes a name that no query can write.
func (p *parser) hidden() string {
	p.anon++
	return fmt.Sprintf("\x00%d", p.anon)
}

// text gives the source of a span, and canon the same without white space, to
// compare expressions.
func (p *parser) text(s span) string {
	if s.to <= s.from {
		return ""
	}
	return p.src[p.toks[s.from].pos:p.toks[s.to-1].end]
}

func (p *parser) canon(s span) string {
	var b strings.Builder
	for i := s.from; i < s.to; i++ {
		t := p.toks[i]
		text := p.src[t.pos:t.end]
		if t.kind == tokName && isOp(p.toks[i+1], "(") {
			text = strings.ToLower(text)
		}
		b.WriteString(text)
		b.WriteByte(' ')
	}
	return b.String()
}
