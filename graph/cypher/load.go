package cypher

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"unicode/utf8"

	"dateline/graph"
)

// Open makes an engine of a graph file. It reads the lines straight into the
// store; a file that is not as graph.Write writes it is read again by
// graph.Read, which says what is wrong with it.
func Open(path string) (*Engine, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	e, err := read(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return e, nil
}

func read(data []byte) (*Engine, error) {
	if st, err := loadLines(data); err == nil {
		return engine(st, nil), nil
	}
	g, err := graph.Read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	e := New(g)
	return e, e.err
}

var errForm = errors.New("not in the plain form")

// loader reads the lines of a graph file. It knows only what Write makes.
type loader struct {
	line  []byte
	at    int
	st    *store
	byID  map[string]*node
	names map[string]string // strings that come again and again: labels, types, keys
	keys  []string
	vals  []any
	buf   []byte
}

func loadLines(data []byte) (*store, error) {
	l := &loader{st: newStore(), names: map[string]string{}}
	first, rest, _ := bytes.Cut(data, []byte{'\n'})
	var version, nodes, edges int
	if n, err := fmt.Sscanf(string(first), `{"kind":"header","schema":%d,"nodes":%d,"edges":%d}`, &version, &nodes, &edges); n != 3 || err != nil || version != graph.FileVersion || nodes < 0 || edges < 0 || nodes+edges > len(data) {
		return nil, errForm
	}
	l.byID = make(map[string]*node, nodes)
	nodeMem, relMem := make([]node, nodes), make([]rel, edges)
	for len(rest) > 0 {
		l.line, rest, _ = bytes.Cut(rest, []byte{'\n'})
		l.at = 0
		var err error
		switch {
		case bytes.HasPrefix(l.line, []byte(`{"kind":"node"`)) && len(l.st.nodes) < nodes && len(l.st.rels) == 0:
			err = l.node(&nodeMem[len(l.st.nodes)])
		case bytes.HasPrefix(l.line, []byte(`{"kind":"edge"`)) && len(l.st.rels) < edges:
			err = l.edge(&relMem[len(l.st.rels)])
		default:
			err = errForm
		}
		if err != nil {
			return nil, err
		}
	}
	if len(l.st.nodes) != nodes || len(l.st.rels) != edges {
		return nil, io.ErrUnexpectedEOF
	}
	l.st.index()
	return l.st, nil
}

func (l *loader) node(n *node) error {
	l.at = len(`{"kind":"node"`)
	label, ok1 := l.field("label", true)
	id, ok2 := l.field("id", false)
	if !ok1 || !ok2 || l.byID[id] != nil {
		return errForm
	}
	p, err := l.props(id)
	if err != nil {
		return err
	}
	*n = node{id: len(l.st.nodes), labels: l.st.labelSet(label), props: p}
	l.byID[id] = n
	l.st.nodes = append(l.st.nodes, n)
	return nil
}

func (l *loader) edge(r *rel) error {
	l.at = len(`{"kind":"edge"`)
	typ, ok1 := l.field("type", true)
	id, ok2 := l.field("id", false)
	from, ok3 := l.field("from", false)
	to, ok4 := l.field("to", false)
	_, ok5 := l.field("from_label", true)
	_, ok6 := l.field("to_label", true)
	a, b := l.byID[from], l.byID[to]
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || !ok6 || a == nil || b == nil {
		return errForm
	}
	p, err := l.props(id)
	if err != nil {
		return err
	}
	*r = rel{id: len(l.st.rels), typ: l.st.types.id(typ), key: id, from: a, to: b, props: p}
	l.st.rels = append(l.st.rels, r)
	return nil
}

func (l *loader) lit(s string) bool {
	if l.at+len(s) <= len(l.line) && string(l.line[l.at:l.at+len(s)]) == s {
		l.at += len(s)
		return true
	}
	return false
}

// field reads ,"name":"value".
func (l *loader) field(name string, shared bool) (string, bool) {
	if !l.lit(`,"`) || !l.lit(name) || !l.lit(`":`) {
		return "", false
	}
	return l.str(shared)
}

// str reads a string; escapes are left to strconv as far as it means the same.
func (l *loader) str(shared bool) (string, bool) {
	if !l.lit(`"`) {
		return "", false
	}
	start := l.at
	for l.at < len(l.line) {
		switch c := l.line[l.at]; {
		case c == '"':
			raw := l.line[start:l.at]
			l.at++
			if !utf8.Valid(raw) {
				return "", false
			}
			if shared {
				if s, ok := l.names[string(raw)]; ok {
					return s, true
				}
				s := string(raw)
				l.names[s] = s
				return s, true
			}
			return string(raw), true
		case c == '\\':
			return l.escaped(start)
		case c < ' ':
			return "", false
		}
		l.at++
	}
	return "", false
}

func (l *loader) escaped(start int) (string, bool) {
	l.buf = append(l.buf[:0], l.line[start:l.at]...)
	for l.at < len(l.line) {
		c := l.line[l.at]
		l.at++
		switch {
		case c == '"':
			return string(l.buf), utf8.Valid(l.buf)
		case c < ' ':
			return "", false
		case c != '\\':
			l.buf = append(l.buf, c)
			continue
		}
		if l.at >= len(l.line) {
			return "", false
		}
		e := l.line[l.at]
		l.at++
		if e == 'u' {
			if l.at+4 > len(l.line) {
				return "", false
			}
			n, err := strconv.ParseUint(string(l.line[l.at:l.at+4]), 16, 32)
			if err != nil || n >= 0xd800 && n < 0xe000 {
				return "", false // pairs: let the other reader see to them
			}
			l.at += 4
			l.buf = utf8.AppendRune(l.buf, rune(n))
			continue
		}
		r, ok := map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}[e]
		if !ok {
			return "", false
		}
		l.buf = append(l.buf, r)
	}
	return "", false
}

// props reads ,"props":{…}} and puts the id among them, in order of name.
func (l *loader) props(id string) (props, error) {
	if !l.lit(`,"props":{`) {
		return props{}, errForm
	}
	l.keys, l.vals = l.keys[:0], l.vals[:0]
	placed, first := false, true
	put := func(k string, v any) { l.keys, l.vals = append(l.keys, k), append(l.vals, v) }
	for !l.lit(`}`) {
		if !first && !l.lit(",") {
			return props{}, errForm
		}
		first = false
		k, ok := l.str(true)
		if !ok || !l.lit(":") || k == "id" {
			return props{}, errForm
		}
		if !placed && k > "id" {
			placed = true
			put("id", id)
		}
		if n := len(l.keys); n > 0 && l.keys[n-1] >= k {
			return props{}, errForm
		}
		v, err := l.value(k)
		if err != nil {
			return props{}, err
		}
		put(k, v)
	}
	if !placed {
		put("id", id)
	}
	if !l.lit("}") || l.at != len(l.line) {
		return props{}, errForm
	}
	return props{l.st.shapeOf(l.keys), append(make([]any, 0, len(l.vals)), l.vals...)}, nil
}

// value reads a value of the property's kind.
func (l *loader) value(key string) (any, error) {
	p, ok := graph.PropertyOf(key)
	if !ok {
		return nil, errForm
	}
	switch p.Kind {
	case graph.String:
		s, ok := l.str(false)
		return s, form(ok)
	case graph.Day:
		s, ok := l.str(false)
		if !ok {
			return nil, errForm
		}
		t, err := graph.Date(s).Time()
		return dateOf(t), err
	case graph.Bool:
		if l.lit("true") {
			return true, nil
		}
		return false, form(l.lit("false"))
	case graph.Int:
		n, err := strconv.ParseInt(l.number(), 10, 64)
		return n, err
	case graph.Float:
		f, err := strconv.ParseFloat(l.number(), 64)
		return f, err
	case graph.Place2D:
		return l.point()
	case graph.Strings:
		return l.list(func() (any, error) { s, ok := l.str(false); return s, form(ok) })
	case graph.Floats:
		return l.list(func() (any, error) { return strconv.ParseFloat(l.number(), 64) })
	}
	return nil, errForm
}

func form(ok bool) error {
	if !ok {
		return errForm
	}
	return nil
}

func (l *loader) number() string {
	start := l.at
	for l.at < len(l.line) && (isDigit(l.line[l.at]) || bytes.IndexByte([]byte("+-.eE"), l.line[l.at]) >= 0) {
		l.at++
	}
	return string(l.line[start:l.at])
}

func (l *loader) point() (any, error) {
	if !l.lit(`{"lat":`) {
		return nil, errForm
	}
	lat, err := strconv.ParseFloat(l.number(), 64)
	if err != nil || !l.lit(`,"lon":`) {
		return nil, errForm
	}
	lon, err := strconv.ParseFloat(l.number(), 64)
	if err != nil || !l.lit(`}`) {
		return nil, errForm
	}
	return point{lon, lat, wgs84}, nil
}

func (l *loader) list(one func() (any, error)) (any, error) {
	if !l.lit("[") {
		return nil, errForm
	}
	out := []any{}
	for !l.lit("]") {
		if len(out) > 0 && !l.lit(",") {
			return nil, errForm
		}
		v, err := one()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
