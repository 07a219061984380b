// Package queries holds research questions in Cypher: one file each, embedded,
// with a header that says what it answers. In go the files, out come Query
// values; anything that a graph.Querier serves can run them.
//
// A file begins with comments and then is plain Cypher, to be pasted into
// Browser as it is:
//
//	// title: Who speaks for whom?
//	// description: People who speak for organizations ...
//	// params: place string "Springfield"
//	// columns: person speaks_for
//
// A params line is name, type (string, int, float, date) and, unless the
// parameter must be given, its default; there may be several such lines.
//
// Caveat: names in parameters are matched as they stand in the graph, unless
// a description says otherwise; the query "find" looks them up.
package queries

import (
	"embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

//go:embed *.cypher
var files embed.FS

// Param is a parameter of a query.
type Param struct {
	Name     string
	Type     string // string, int, float, date
	Required bool   // there is no default
	Default  string
}

// Query is one question.
type Query struct {
	Name        string // file name without .cypher
	Title       string
	Description string
	Params      []Param
	Columns     []string
	Text        string // the whole file
}

// ErrParam: a parameter is missing, unknown or of the wrong type.
var ErrParam = errors.New("bad parameter")

// ErrUnknown: there is no such query.
var ErrUnknown = errors.New("unknown query")

// All gives every query in order of name.
func All() ([]Query, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	out := make([]Query, 0, len(entries))
	for _, e := range entries {
		b, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		q, err := Parse(strings.TrimSuffix(e.Name(), ".cypher"), string(b))
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// Get finds a query by name; ErrUnknown if there is none.
func Get(name string) (Query, error) {
	b, err := files.ReadFile(name + ".cypher")
	if err != nil {
		return Query{}, fmt.Errorf("%w %q", ErrUnknown, name)
	}
	return Parse(name, string(b))
}

// Parse reads one file. Errors carry name:line.
func Parse(name, text string) (Query, error) {
	q := Query{Name: name, Text: text}
	for i, l := range strings.Split(text, "\n") {
		c, ok := strings.CutPrefix(l, "//")
		if !ok {
			break
		}
		key, value, ok := strings.Cut(strings.TrimSpace(c), ":")
		value = strings.TrimSpace(value)
		fail := func(format string, a ...any) (Query, error) {
			return Query{}, fmt.Errorf("%s.cypher:%d: %s", name, i+1, fmt.Sprintf(format, a...))
		}
		if !ok || value == "" {
			return fail("want \"// key: value\", have %q", l)
		}
		switch key {
		case "title":
			q.Title = value
		case "description":
			q.Description = strings.TrimSpace(q.Description + " " + value)
		case "columns":
			q.Columns = append(q.Columns, strings.Fields(value)...)
		case "params":
			p, err := parseParam(value)
			if err != nil {
				return fail("%v", err)
			}
			q.Params = append(q.Params, p)
		default:
			return fail("unknown key %q", key)
		}
	}
	if q.Title == "" || q.Description == "" || len(q.Columns) == 0 {
		return Query{}, fmt.Errorf("%s.cypher:1: title, description and columns are needed", name)
	}
	return q, nil
}

func parseParam(s string) (Param, error) {
	name, rest, _ := strings.Cut(s, " ")
	typ, def, has := strings.Cut(strings.TrimSpace(rest), " ")
	p := Param{Name: name, Type: typ, Required: !has, Default: strings.TrimSpace(def)}
	if strings.HasPrefix(p.Default, `"`) {
		u, err := strconv.Unquote(p.Default)
		if err != nil {
			return p, fmt.Errorf("default of %s: %v", name, err)
		}
		p.Default = u
	}
	switch typ {
	case "string", "int", "float", "date":
	default:
		return p, fmt.Errorf("params: want name, type (string, int, float, date) and default, have %q", s)
	}
	if has {
		if _, err := p.value(p.Default); err != nil {
			return p, err
		}
	}
	return p, nil
}

// Values checks what a user gave and fills in the defaults. The error wraps
// ErrParam and names the parameter.
func (q Query) Values(given map[string]string) (map[string]any, error) {
	out := map[string]any{}
	for _, p := range q.Params {
		s, ok := given[p.Name]
		if !ok && p.Required {
			return nil, fmt.Errorf("%w: query %s needs %s (%s): give it with --param %s=VALUE", ErrParam, q.Name, p.Name, p.Type, p.Name)
		}
		if !ok {
			s = p.Default
		}
		v, err := p.value(s)
		if err != nil {
			return nil, err
		}
		out[p.Name] = v
	}
	for k := range given {
		if _, ok := out[k]; !ok {
			return nil, fmt.Errorf("%w: query %s has no parameter %q", ErrParam, q.Name, k)
		}
	}
	return out, nil
}

func (p Param) value(s string) (any, error) {
	var v any = s
	var err error
	switch p.Type {
	case "int":
		v, err = strconv.ParseInt(s, 10, 64)
	case "float":
		v, err = strconv.ParseFloat(s, 64)
	case "date":
		_, err = time.Parse(time.DateOnly, s) // the query makes the date: date($day)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %s=%q is no %s", ErrParam, p.Name, s, p.Type)
	}
	return v, nil
}
