package cypher

import (
	"fmt"
	"strings"
)

// function is one that takes values and gives a value. If nulls is false, a
// null argument gives null. f gives a message if it cannot.
type function struct {
	lo, hi int     // number of arguments; hi -1: any
	args   []types // of each argument; the last one of all that follow
	out    types
	nulls  bool
	f      func(x *exec, a []any) (any, string)
}

var functions = allOf(graphFunctions, listFunctions, textFunctions, numberFunctions, spanFunctions, temporalFunctions(), pointFunctions)

func allOf(tables ...map[string]function) map[string]function {
	out := map[string]function{}
	for _, table := range tables {
		for name, f := range table {
			out[name] = f
		}
	}
	return out
}

// unsupported are functions of Neo4j that are known and not here.
var unsupported = map[string]bool{"randomuuid": true, "file": true, "linenumber": true, "valuetype": true, "normalize": true,
	"vector.similarity.cosine": true, "vector.similarity.euclidean": true, "graph.names": true, "tocharlist": true, "exists": true}

func (c *compiler) call(e *callE, sc *scope) (eval, types, error) {
	if aggregates[e.name] {
		return nil, 0, c.fail(e.span, "%s cannot stand here: aggregate in WITH or RETURN", e.name)
	}
	if e.distinct {
		return nil, 0, c.fail(e.span, "DISTINCT can only stand in a function that aggregates")
	}
	if e.name == "exists" && len(e.args) == 1 {
		return c.exists(e, sc)
	}
	fn, ok := functions[e.name]
	if !ok {
		if unsupported[e.name] || strings.HasPrefix(e.name, "apoc.") || strings.HasPrefix(e.name, "gds.") {
			return nil, 0, c.refuse(e.span, "function %s is not supported", e.name)
		}
		return nil, 0, c.fail(e.span, "there is no function %s", e.name)
	}
	if len(e.args) < fn.lo || fn.hi >= 0 && len(e.args) > fn.hi {
		return nil, 0, c.fail(e.span, "%s takes %s, not %d", e.name, argCount(fn.lo, fn.hi), len(e.args))
	}
	args := make([]eval, len(e.args))
	wants := make([]types, len(e.args))
	for i, a := range e.args {
		wants[i] = fn.args[min(i, len(fn.args)-1)]
		f, t, err := c.expr(a, sc)
		if err != nil {
			return nil, 0, err
		}
		if err := c.want(a, t, wants[i], "an argument of "+e.name); err != nil {
			return nil, 0, err
		}
		args[i] = f
		if e.name == "reverse" && t&fn.out != 0 { // a list of a list, a text of a text
			fn.out &= t
		}
	}
	return c.invoke(e, fn, args, wants), fn.out | tNull, nil
}

func (c *compiler) invoke(e *callE, fn function, args []eval, wants []types) eval {
	pos, name := c.p.pos(e.span), e.name
	return func(x *exec) (any, error) {
		var buf [4]any
		vals := buf[:0]
		null := false
		for i, f := range args {
			v, err := f(x)
			if err != nil {
				return nil, err
			}
			if v == nil {
				null = true
			} else if typeOf(v)&wants[i] == 0 {
				return nil, fail(c.p.pos(e.args[i].where()), "an argument of %s is %s, want a %s", name, show(v), wants[i])
			}
			vals = append(vals, v)
		}
		if null && !fn.nulls {
			return nil, nil
		}
		v, msg := fn.f(x, vals)
		if msg != "" {
			if why, ok := strings.CutPrefix(msg, "!"); ok {
				return nil, refused(pos, "%s", why)
			}
			return nil, fail(pos, "%s: %s", name, msg)
		}
		if list, ok := v.([]any); ok {
			return v, x.grow(len(list))
		}
		return v, nil
	}
}

func argCount(lo, hi int) string {
	switch {
	case hi < 0:
		return fmt.Sprintf("at least %d arguments", lo)
	case lo == hi && lo == 1:
		return "one argument"
	case lo == hi:
		return fmt.Sprintf("%d arguments", lo)
	}
	return fmt.Sprintf("%d to %d arguments", lo, hi)
}

// exists is exists(n.name), as in older Cypher, or exists((a)-->(b)).
func (c *compiler) exists(e *callE, sc *scope) (eval, types, error) {
	if pat, ok := e.args[0].(*patE); ok && pat.path.shortest == "" {
		return c.patternExpr(pat, sc, true)
	}
	if _, ok := e.args[0].(*propE); !ok {
		return nil, 0, c.fail(e.span, "exists takes a pattern or a property")
	}
	f, _, err := c.expr(e.args[0], sc)
	return func(x *exec) (any, error) {
		v, err := f(x)
		return v != nil, err
	}, tBool, err
}

func (st *store) properties(v any, pos int) (map[string]any, error) {
	switch x := v.(type) {
	case *node:
		return st.propMap(x.props), nil
	case *rel:
		return st.propMap(x.props), nil
	case map[string]any:
		return x, nil
	}
	return nil, fail(pos, "%s has no properties", show(v))
}

// elementID is the id property, or a number where there is none.
func (st *store) elementID(n *node) string {
	if s, ok := n.props.get(st.keys.find("id")).(string); ok {
		return s
	}
	return fmt.Sprint(n.id)
}

var graphFunctions = map[string]function{
	"id": {1, 1, []types{tNode | tRel}, tInt, false, func(x *exec, a []any) (any, string) {
		if n, ok := a[0].(*node); ok {
			return int64(n.id), ""
		}
		return int64(a[0].(*rel).id), ""
	}},
	"elementid": {1, 1, []types{tNode | tRel}, tString, false, func(x *exec, a []any) (any, string) {
		if n, ok := a[0].(*node); ok {
			return x.st.elementID(n), ""
		}
		r := a[0].(*rel)
		if r.key != "" {
			return r.key, ""
		}
		return fmt.Sprint(r.id), ""
	}},
	"labels": {1, 1, []types{tNode}, tList, false, func(x *exec, a []any) (any, string) {
		out := []any{}
		for _, l := range a[0].(*node).labels {
			out = append(out, x.st.labels.list[l])
		}
		return out, ""
	}},
	"type": {1, 1, []types{tRel}, tString, false, func(x *exec, a []any) (any, string) {
		return x.st.types.list[a[0].(*rel).typ], ""
	}},
	"properties": {1, 1, []types{tNode | tRel | tMap}, tMap, false, func(x *exec, a []any) (any, string) {
		m, _ := x.st.properties(a[0], 0)
		return m, ""
	}},
	"keys": {1, 1, []types{tNode | tRel | tMap}, tList, false, func(x *exec, a []any) (any, string) {
		m, _ := x.st.properties(a[0], 0)
		out := []any{}
		for _, k := range sortedKeys(m) {
			out = append(out, k)
		}
		return out, ""
	}},
	"nodes": {1, 1, []types{tPath}, tList, false, func(x *exec, a []any) (any, string) {
		p := a[0].(*path)
		out := make([]any, len(p.nodes))
		for i, n := range p.nodes {
			out[i] = n
		}
		return out, ""
	}},
	"relationships": {1, 1, []types{tPath}, tList, false, pathRels},
	"rels":          {1, 1, []types{tPath}, tList, false, pathRels},
	"length": {1, 1, []types{tPath}, tInt, false, func(x *exec, a []any) (any, string) {
		return int64(len(a[0].(*path).rels)), ""
	}},
	"startnode": {1, 1, []types{tRel}, tNode, false, func(x *exec, a []any) (any, string) { return a[0].(*rel).from, "" }},
	"endnode":   {1, 1, []types{tRel}, tNode, false, func(x *exec, a []any) (any, string) { return a[0].(*rel).to, "" }},
}

func pathRels(_ *exec, a []any) (any, string) {
	p := a[0].(*path)
	out := make([]any, len(p.rels))
	for i, r := range p.rels {
		out[i] = r
	}
	return out, ""
}
