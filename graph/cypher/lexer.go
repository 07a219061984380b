package cypher

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokEOF tokenKind = iota
	tokName
	tokQuotedName
	tokString
	tokInt
	tokFloat
	tokParam
	tokOp
)

// token is a piece of the query; text is the decoded value of a string, a
// quoted name or a parameter, else the text as written.
type token struct {
	kind     tokenKind
	text     string
	pos, end int
}

type lexer struct {
	src string
	pos int
}

// lex cuts the text into tokens; the last one is tokEOF.
func lex(src string) ([]token, *Error) {
	if !utf8.ValidString(src) {
		return nil, queryErr(-1, "the query is not valid UTF-8")
	}
	l := &lexer{src: src}
	out := make([]token, 0, len(src)/4+1)
	for {
		if err := l.skip(); err != nil {
			return nil, err
		}
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		out = append(out, t)
		if t.kind == tokEOF {
			return out, nil
		}
	}
}

// skip passes over white space and comments.
func (l *lexer) skip() *Error {
	for l.pos < len(l.src) {
		rest := l.src[l.pos:]
		switch {
		case strings.HasPrefix(rest, "//"):
			i := strings.IndexByte(rest, '\n')
			if i < 0 {
				i = len(rest)
			}
			l.pos += i
		case strings.HasPrefix(rest, "/*"):
			i := strings.Index(rest[2:], "*/")
			if i < 0 {
				return queryErr(l.pos, "the comment does not end")
			}
			l.pos += i + 4
		default:
			r, n := utf8.DecodeRuneInString(rest)
			if !unicode.IsSpace(r) && r != '\uFEFF' && !(r >= 0x1c && r <= 0x1f) {
				return nil
			}
			l.pos += n
		}
	}
	return nil
}

func isNameStart(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Pc, r) }
func isNamePart(r rune) bool {
	return isNameStart(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

func (l *lexer) name() string {
	start := l.pos
	for l.pos < len(l.src) {
		r, n := utf8.DecodeRuneInString(l.src[l.pos:])
		if !isNamePart(r) {
			break
		}
		l.pos += n
	}
	return l.src[start:l.pos]
}

var ops2 = []string{"<=", ">=", "<>", "=~", "..", "+=", "::", "!=", "||"}

func (l *lexer) next() (token, *Error) {
	start := l.pos
	if start >= len(l.src) {
		return token{tokEOF, "", start, start}, nil
	}
	done := func(k tokenKind, text string) (token, *Error) { return token{k, text, start, l.pos}, nil }
	rest := l.src[start:]
	r, n := utf8.DecodeRuneInString(rest)
	switch {
	case isNameStart(r):
		return done(tokName, l.name())
	case r >= '0' && r <= '9':
		return l.number()
	case r == '"' || r == '\'':
		return l.str(byte(r))
	case r == '`':
		text, err := l.quoted()
		if err != nil {
			return token{}, err
		}
		return done(tokQuotedName, text)
	case r == '$':
		return l.param()
	}
	for _, op := range ops2 {
		if strings.HasPrefix(rest, op) {
			l.pos += 2
			return done(tokOp, op)
		}
	}
	if r == '.' && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9' {
		return l.number()
	}
	if strings.ContainsRune("()[]{}<>=+-*/%^.,;:|&!", r) {
		l.pos += n
		return done(tokOp, rest[:n])
	}
	return token{}, queryErr(start, "unexpected character %q", r)
}

func (l *lexer) quoted() (string, *Error) {
	start := l.pos
	l.pos++
	var b strings.Builder
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
		if c != '`' {
			b.WriteByte(c)
			continue
		}
		if l.pos >= len(l.src) || l.src[l.pos] != '`' {
			return b.String(), nil
		}
		b.WriteByte('`')
		l.pos++
	}
	return "", queryErr(start, "the quoted name does not end")
}

func (l *lexer) param() (token, *Error) {
	start := l.pos
	l.pos++
	if l.pos < len(l.src) && l.src[l.pos] == '`' {
		text, err := l.quoted()
		return token{tokParam, text, start, l.pos}, err
	}
	text := l.name()
	if text == "" {
		return token{}, queryErr(start, "a parameter needs a name, as in $name")
	}
	return token{tokParam, text, start, l.pos}, nil
}

func (l *lexer) digits(ok func(byte) bool) bool {
	start := l.pos
	for l.pos < len(l.src) && ok(l.src[l.pos]) {
		l.pos++
	}
	return l.pos > start
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isHex(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func (l *lexer) number() (token, *Error) {
	start := l.pos
	kind := tokInt
	bad := func() (token, *Error) { return token{}, queryErr(start, "invalid number") }
	rest := l.src[start:]
	switch {
	case strings.HasPrefix(rest, "0x"), strings.HasPrefix(rest, "0X"):
		l.pos += 2
		if !l.digits(isHex) {
			return bad()
		}
	case strings.HasPrefix(rest, "0o"), strings.HasPrefix(rest, "0O"):
		l.pos += 2
		if !l.digits(func(c byte) bool { return c >= '0' && c <= '7' }) {
			return bad()
		}
	default:
		l.digits(isDigit)
		if l.pos+1 < len(l.src) && l.src[l.pos] == '.' && isDigit(l.src[l.pos+1]) {
			kind = tokFloat
			l.pos++
			l.digits(isDigit)
		}
		if l.pos < len(l.src) && (l.src[l.pos] == 'e' || l.src[l.pos] == 'E') {
			kind = tokFloat
			l.pos++
			if l.pos < len(l.src) && (l.src[l.pos] == '-' || l.src[l.pos] == '+') {
				l.pos++
			}
			if !l.digits(isDigit) {
				return bad()
			}
		}
		if text := l.src[start:l.pos]; kind == tokInt && len(text) > 1 && text[0] == '0' {
			return bad()
		}
	}
	if r, _ := utf8.DecodeRuneInString(l.src[l.pos:]); l.pos < len(l.src) && isNamePart(r) {
		return bad()
	}
	return token{kind, l.src[start:l.pos], start, l.pos}, nil
}

func (l *lexer) str(quote byte) (token, *Error) {
	start := l.pos
	l.pos++
	var b strings.Builder
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
		switch c {
		case quote:
			return token{tokString, b.String(), start, l.pos}, nil
		case '\\':
			if err := l.escape(&b); err != nil {
				return token{}, err
			}
		default:
			b.WriteByte(c)
		}
	}
	return token{}, queryErr(start, "the string does not end")
}

var escapes = map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', '`': '`', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

func (l *lexer) escape(b *strings.Builder) *Error {
	start := l.pos - 1
	if l.pos >= len(l.src) {
		return queryErr(start, "the string does not end")
	}
	c := l.src[l.pos]
	l.pos++
	if e, ok := escapes[c]; ok {
		b.WriteByte(e)
		return nil
	}
	width := map[byte]int{'u': 4, 'U': 8}[c]
	if width == 0 || l.pos+width > len(l.src) {
		return queryErr(start, "invalid escape in a string")
	}
	n, err := strconv.ParseUint(l.src[l.pos:l.pos+width], 16, 32)
	if err != nil || n > unicode.MaxRune || n >= 0xd800 && n < 0xe000 {
		return queryErr(start, "invalid Unicode escape in a string")
	}
	l.pos += width
	b.WriteRune(rune(n))
	return nil
}
