package cypher

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// regex compiles =~, which is about the whole text, as in Java.
func (c *compiler) regex(e *binE, sc *scope) (eval, types, error) {
	l, _, err := c.typed(e.l, sc, tString, "what =~ looks at")
	if err != nil {
		return nil, 0, err
	}
	r, _, err := c.typed(e.r, sc, tString, "a regular expression")
	if err != nil {
		return nil, 0, err
	}
	pos := c.p.pos(e.r.where())
	var cache sync.Map
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
		pat, ok2 := b.(string)
		if !ok || !ok2 {
			return nil, nil
		}
		re, ok := cache.Load(pat)
		if !ok {
			made, err := javaRegexp(pat, pos)
			if err != nil {
				return nil, err
			}
			cache.Store(pat, made)
			re = made
		}
		return re.(*regexp.Regexp).MatchString(s), nil
	}, tBool | tNull, nil
}

// javaRegexp makes a Go expression that means what the Java expression does.
// What Go does not have (look-around, back references, possessive quantifiers)
// and what would mean something else is refused.
func javaRegexp(pat string, pos int) (*regexp.Regexp, error) {
	t := &regexTranslator{src: pat, pos: pos}
	if err := t.run(); err != nil {
		return nil, err
	}
	re, err := regexp.Compile(`\A(?:` + t.out.String() + `)\z`)
	if err != nil {
		return nil, refused(pos, "this regular expression is not supported: %v", err)
	}
	return re, nil
}

type regexTranslator struct {
	src     string
	at, pos int
	out     strings.Builder
	fold    bool // (?i), for the whole expression
	dotAll  bool // (?s)
}

func (t *regexTranslator) refuse(what string) error {
	return refused(t.pos, "regular expressions with %s are not supported", what)
}

func (t *regexTranslator) run() error {
	for t.at < len(t.src) {
		r, n := utf8.DecodeRuneInString(t.src[t.at:])
		rest := t.src[t.at:]
		t.at += n
		switch {
		case strings.HasPrefix(rest, "(?"):
			if err := t.group(rest); err != nil {
				return err
			}
		case r == '\\':
			if err := t.escape(); err != nil {
				return err
			}
		case r == '[':
			if err := t.class(); err != nil {
				return err
			}
		case r == '.' && !t.dotAll:
			t.out.WriteString(`[^\n\r\x{85}\x{2028}\x{2029}]`)
		case r == '$' && t.at < len(t.src), r == '^' && t.at > 1:
			return t.refuse("an anchor in the middle")
		case r == '$':
			t.out.WriteString(`\z`) // a line end before it is no whole match
		case strings.ContainsRune("*+?}", r) && t.at < len(t.src) && t.src[t.at] == '+':
			return t.refuse("possessive quantifiers")
		case r >= utf8.RuneSelf || t.fold && strings.ContainsRune("kKsS", r):
			t.plain(r)
		default:
			t.out.WriteRune(r)
		}
	}
	return nil
}

// plain writes a letter; Java folds ASCII only, and Go knows two letters beyond
// it that fold into k and s.
func (t *regexTranslator) plain(r rune) {
	switch {
	case !t.fold:
		t.out.WriteRune(r)
	case r < utf8.RuneSelf:
		t.out.WriteString("(?-i:[" + strings.ToLower(string(r)) + strings.ToUpper(string(r)) + "])")
	default:
		t.out.WriteString("(?-i:" + string(r) + ")")
	}
}

func (t *regexTranslator) group(rest string) error {
	switch {
	case strings.HasPrefix(rest, "(?:"):
		t.out.WriteString("(?:")
		t.at += 2
		return nil
	case strings.HasPrefix(rest, "(?<") && len(rest) > 3 && rest[3] != '=' && rest[3] != '!':
		t.out.WriteString("(?P<")
		t.at += 2
		return nil
	}
	end := strings.IndexByte(rest, ')')
	if end < 0 || t.at != 1 {
		return t.refuse("look-around, or flags that are not at the beginning")
	}
	for _, f := range rest[2:end] {
		switch f {
		case 'i':
			t.fold = true
		case 's':
			t.dotAll = true
		default:
			return t.refuse("the flag " + string(f))
		}
	}
	t.out.WriteString(rest[:end+1])
	t.at = end + 1
	return nil
}

func (t *regexTranslator) escape() error {
	if t.at >= len(t.src) {
		return t.refuse("a lone backslash")
	}
	ch := t.src[t.at]
	t.at++
	switch {
	case strings.IndexByte("dDwWtnrf", ch) >= 0, ch < utf8.RuneSelf && !isHex(ch) && !isNamePart(rune(ch)):
		t.out.WriteByte('\\')
		t.out.WriteByte(ch)
	case ch == 's':
		t.out.WriteString(`[\t\n\x0B\f\r ]`)
	case ch == 'S':
		t.out.WriteString(`[^\t\n\x0B\f\r ]`)
	default:
		return t.refuse(`\` + string(rune(ch)))
	}
	return nil
}

// class copies a simple class of characters.
func (t *regexTranslator) class() error {
	end := -1
	for i := t.at; i < len(t.src); i++ {
		if t.src[i] == '\\' {
			i++
			continue
		}
		if t.src[i] == ']' && i > t.at && !(i == t.at+1 && t.src[t.at] == '^') {
			end = i
			break
		}
	}
	if end < 0 {
		return t.refuse("a class that does not end")
	}
	body := t.src[t.at:end]
	if strings.ContainsAny(body, "[") || strings.Contains(body, "&&") {
		return t.refuse("a class inside a class")
	}
	for i := 0; i+1 < len(body); i++ {
		if body[i] == '\\' {
			if c := body[i+1]; strings.IndexByte("dwtnrf", c) < 0 && (isNamePart(rune(c)) || c >= utf8.RuneSelf) {
				return t.refuse(`\` + string(rune(c)) + " in a class")
			}
			i++
		}
	}
	if t.fold {
		for _, r := range body {
			if r >= utf8.RuneSelf || strings.ContainsRune("kKsS", r) {
				return t.refuse("(?i) and such a class")
			}
		}
		if strings.Contains(body, "-") {
			t.out.WriteString("(?:[" + body + "])")
			t.at = end + 1
			return nil
		}
	}
	t.out.WriteString("[" + body + "]")
	t.at = end + 1
	return nil
}
