package cypher

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Values in the notation of the kit, made canonical for comparison.

// canonical writes a value of the engine.
func canonical(st *store, v any, anyOrder bool) string {
	sub := func(v any) string { return canonical(st, v, anyOrder) }
	switch x := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(x)
	case float64:
		return toText(x + 0) // the kit does not tell -0.0 from 0.0
	case date, duration:
		return strconv.Quote(toText(x))
	case moment:
		return strconv.Quote(javaText(x))
	case []any:
		var out []string
		for _, e := range x {
			out = append(out, sub(e))
		}
		if anyOrder {
			sort.Strings(out)
		}
		return "[" + strings.Join(out, ", ") + "]"
	case map[string]any:
		return canonicalMap(x, sub)
	case *node:
		var labels []string
		for _, l := range x.labels {
			labels = append(labels, ":"+st.labels.list[l])
		}
		sort.Strings(labels)
		return "(" + strings.Join(labels, "") + propText(st.propMap(x.props), sub) + ")"
	case *rel:
		return "[:" + st.types.list[x.typ] + propText(st.propMap(x.props), sub) + "]"
	case *path:
		out := "<" + sub(x.nodes[0])
		for i, r := range x.rels {
			if r.from == x.nodes[i] {
				out += "-" + sub(r) + "->" + sub(x.nodes[i+1])
			} else {
				out += "<-" + sub(r) + "-" + sub(x.nodes[i+1])
			}
		}
		return out + ">"
	}
	return toText(v)
}

// javaText leaves out seconds that are zero and writes fractions of three, six
// or nine digits, as the kit does.
func javaText(m moment) string {
	s := m.String()
	m.day, m.offset, m.zone, m.kind = 0, 0, "", tLocalTime
	clock := m.String()
	short := strings.TrimSuffix(clock, ":00")
	if len(clock) == 5 || m.nanos%(60*perSecond) != 0 {
		short = clock
	}
	if _, frac, ok := strings.Cut(clock, "."); ok {
		short += strings.Repeat("0", (3-len(frac)%3)%3)
	}
	return strings.Replace(s, clock, short, 1)
}

func propText(m map[string]any, sub func(any) string) string {
	if len(m) == 0 {
		return ""
	}
	return " " + canonicalMap(m, sub)
}

func canonicalMap(m map[string]any, sub func(any) string) string {
	var out []string
	for _, k := range sortedKeys(m) {
		out = append(out, k+": "+sub(m[k]))
	}
	return "{" + strings.Join(out, ", ") + "}"
}

// tckReader reads a value of the kit: as a value of the engine, with nodes,
// relationships and paths as raw text.
type tckReader struct {
	s        string
	at       int
	anyOrder bool
}

type raw string

func readTCK(s string, anyOrder bool) (v any, err error) {
	r := &tckReader{s: s, anyOrder: anyOrder}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("value %s: %v", s, p)
		}
	}()
	v = r.value()
	if r.skip(); r.at != len(r.s) {
		return nil, fmt.Errorf("value %s: what is %q?", s, r.s[r.at:])
	}
	return v, nil
}

func (r *tckReader) text(v any) string {
	switch x := v.(type) {
	case raw:
		return string(x)
	case []any:
		var out []string
		for _, e := range x {
			out = append(out, r.text(e))
		}
		if r.anyOrder {
			sort.Strings(out)
		}
		return "[" + strings.Join(out, ", ") + "]"
	case map[string]any:
		return canonicalMap(x, r.text)
	}
	return canonical(nil, v, r.anyOrder)
}

func (r *tckReader) skip() {
	for r.at < len(r.s) && r.s[r.at] == ' ' {
		r.at++
	}
}

func (r *tckReader) take(s string) bool {
	r.skip()
	if strings.HasPrefix(r.s[r.at:], s) {
		r.at += len(s)
		return true
	}
	return false
}

func (r *tckReader) want(s string) {
	if !r.take(s) {
		panic("want " + s + " at " + r.s[r.at:])
	}
}

func (r *tckReader) word() string {
	r.skip()
	start := r.at
	for r.at < len(r.s) && !strings.ContainsRune(" ,:]})|([{<>'", rune(r.s[r.at])) {
		r.at++
	}
	return r.s[start:r.at]
}

func (r *tckReader) value() any {
	r.skip()
	switch {
	case r.take("'"):
		var b strings.Builder
		for r.s[r.at] != '\'' {
			if r.s[r.at] == '\\' {
				r.at++
			}
			b.WriteByte(r.s[r.at])
			r.at++
		}
		r.at++
		return b.String()
	case strings.HasPrefix(r.s[r.at:], "[:"):
		return raw(r.relText())
	case r.take("["):
		out := []any{}
		for !r.take("]") {
			if len(out) > 0 {
				r.want(",")
			}
			out = append(out, r.value())
		}
		return out
	case strings.HasPrefix(r.s[r.at:], "{"):
		return r.mapValue()
	case strings.HasPrefix(r.s[r.at:], "("):
		return raw(r.nodeText())
	case r.take("<"):
		return raw(r.pathText())
	}
	return scalar(r.word())
}

func scalar(w string) any {
	switch w {
	case "null":
		return nil
	case "true", "false":
		return w == "true"
	case "NaN", "Inf", "-Inf":
		f, _ := strconv.ParseFloat(w, 64)
		return f
	}
	if n, err := strconv.ParseInt(w, 10, 64); err == nil {
		return n
	}
	f, err := strconv.ParseFloat(w, 64)
	if err != nil {
		panic(err)
	}
	return f
}

func (r *tckReader) mapValue() map[string]any {
	r.want("{")
	out := map[string]any{}
	for !r.take("}") {
		if len(out) > 0 {
			r.want(",")
		}
		k := strings.Trim(r.word(), "`")
		r.want(":")
		out[k] = r.value()
	}
	return out
}

func (r *tckReader) nodeText() string {
	r.want("(")
	var labels []string
	for r.take(":") {
		labels = append(labels, ":"+r.word())
	}
	slices.Sort(labels)
	props := ""
	if r.skip(); r.s[r.at] == '{' {
		props = propText(r.mapValue(), r.text)
	}
	r.want(")")
	return "(" + strings.Join(labels, "") + props + ")"
}

func (r *tckReader) relText() string {
	r.want("[:")
	typ := r.word()
	props := ""
	if r.skip(); r.s[r.at] == '{' {
		props = propText(r.mapValue(), r.text)
	}
	r.want("]")
	return "[:" + typ + props + "]"
}

func (r *tckReader) pathText() string {
	out := "<" + r.nodeText()
	for !r.take(">") {
		if r.take("<-") {
			out += "<-" + r.relText()
			r.want("-")
			out += "-" + r.nodeText()
			continue
		}
		r.want("-")
		out += "-" + r.relText()
		r.want("->")
		out += "->" + r.nodeText()
	}
	return out + ">"
}
