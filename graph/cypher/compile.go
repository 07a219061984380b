package cypher

import (
	"fmt"
	"sort"
)

// compiler turns the tree into stages and functions. Every variable gets a
// slot of its own, so that a name that is bound anew never meets its old value.
type compiler struct {
	e      *Engine
	st     *store
	p      *parser
	params map[string]any
	slots  int
	refs   []int // slots that were read, in order of compilation
	agg    *aggregation
	predOK bool // a pattern may be the next expression
	notes  map[string]bool
	list   []string
}

// variable is a name in a scope.
type variable struct {
	name string
	slot int
	typ  types
}

// scope holds the names that an expression may use.
type scope struct {
	vars   map[string]*variable
	names  []string // in order, for *
	parent *scope
	// local: made inside an expression (a comprehension)
	local bool
}

func newScope(parent *scope) *scope { return &scope{vars: map[string]*variable{}, parent: parent} }

func (s *scope) find(name string) *variable {
	for ; s != nil; s = s.parent {
		if v := s.vars[name]; v != nil {
			return v
		}
	}
	return nil
}

// visible gives the names of this scope that a query can write, sorted.
func (s *scope) visible() []*variable {
	var out []*variable
	for _, n := range s.names {
		if n[0] != 0 {
			out = append(out, s.vars[n])
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].name < out[j].name })
	return out
}

func (c *compiler) slot() int {
	c.slots++
	return c.slots - 1
}

func (c *compiler) declare(sc *scope, name string, typ types) *variable {
	v := &variable{name, c.slot(), typ}
	if sc.vars[name] == nil {
		sc.names = append(sc.names, name)
	}
	sc.vars[name] = v
	return v
}

func (c *compiler) fail(s span, format string, a ...any) error {
	return queryErr(c.p.pos(s), format, a...)
}

func (c *compiler) refuse(s span, format string, a ...any) error {
	return refused(c.p.pos(s), format, a...)
}

func (c *compiler) note(format string, a ...any) {
	n := fmt.Sprintf(format, a...)
	if !c.notes[n] {
		c.notes[n] = true
		c.list = append(c.list, n)
	}
}

func compile(e *Engine, p *parser, tree *queryAST, params map[string]any) (q *query, notes []string, err error) {
	c := &compiler{e: e, st: e.st, p: p, params: params, notes: map[string]bool{}}
	q, err = c.query(tree, func(cl []clause) ([]clause, *scope, error) { return cl, newScope(nil), nil }, true)
	if err != nil {
		return nil, nil, err
	}
	q.slots = c.slots
	return q, c.list, nil
}

// key is the id of a property's name, -1 if nothing has it.
func (c *compiler) key(name string) int {
	if c.e.extra != nil { // a fixture makes names as it goes
		return c.st.keys.id(name)
	}
	return c.st.keys.find(name)
}

// query compiles the branches. begin gives the clauses and the names with which
// a branch begins; returns tells that it must return something.
func (c *compiler) query(tree *queryAST, begin func([]clause) ([]clause, *scope, error), returns bool) (*query, error) {
	q := &query{distinct: len(tree.branches) > 1 && !tree.all}
	for i, clauses := range tree.branches {
		clauses, sc, err := begin(clauses)
		if err != nil {
			return nil, err
		}
		stages, cols, err := c.branch(clauses, sc, returns)
		if err != nil {
			return nil, err
		}
		b := branch{stages: stages}
		var names []string
		for _, v := range cols {
			b.out = append(b.out, v.slot)
			names = append(names, v.name)
		}
		if i == 0 {
			q.columns = names
			for _, v := range cols {
				q.out = append(q.out, c.slot())
				q.types = append(q.types, v.typ)
			}
		} else if fmt.Sprint(names) != fmt.Sprint(q.columns) || len(names) != len(q.columns) {
			return nil, c.fail(clauses[len(clauses)-1].where(), "all parts of a UNION must return the same columns")
		}
		for j, v := range cols {
			q.types[j] |= v.typ
		}
		q.branches = append(q.branches, b)
	}
	return q, nil
}

func (c *compiler) branch(clauses []clause, sc *scope, top bool) (stages []stage, cols []*variable, err error) {
	last := clauses[len(clauses)-1]
	for i, cl := range clauses {
		var s []stage
		switch cl := cl.(type) {
		case *matchC:
			s, err = c.match(cl, sc)
		case *unwindC:
			s, err = c.unwind(cl, sc)
		case *projC:
			s, sc, err = c.projection(cl, sc)
			if err == nil && cl.ret {
				for _, n := range sc.names {
					cols = append(cols, sc.vars[n])
				}
			}
		case *callC:
			s, cols, err = c.procedure(cl, sc, len(clauses) == 1, i == len(clauses)-1)
		case *subqueryC:
			s, err = c.callSubquery(cl, sc)
		case extraClause:
			s, err = cl.compile(c, sc)
		}
		if err != nil {
			return nil, nil, err
		}
		stages = append(stages, s...)
	}
	if cols == nil && top {
		if p, ok := last.(*projC); ok && p.ret {
			return stages, cols, nil
		}
		if _, ok := last.(extraClause); ok {
			return stages, cols, nil
		}
		if cl, ok := last.(*callC); ok && len(clauses) == 1 && cl.bare {
			return stages, cols, nil
		}
		return nil, nil, c.fail(last.where(), "a query cannot end here: it must end with RETURN")
	}
	return stages, cols, nil
}

// extraClause is a clause of a test's fixture.
type extraClause interface {
	clause
	compile(c *compiler, sc *scope) ([]stage, error)
}

func (c *compiler) stream(name string, each func(x *exec, next func(*exec) error) error) *stream {
	return &stream{name: name, each: each}
}

// filter is a stage that keeps rows for which the condition is true.
func (c *compiler) filter(cond expr, sc *scope) (*stream, error) {
	f, err := c.predicate(cond, sc)
	if err != nil {
		return nil, err
	}
	pos := c.p.pos(cond.where())
	return c.stream("Filter "+short(c.p.text(cond.where())), func(x *exec, next func(*exec) error) error {
		ok, err := isTrue(x, f, pos)
		if err != nil || !ok {
			return err
		}
		return next(x)
	}), nil
}

func short(s string) string {
	if r := []rune(s); len(r) > 100 {
		return string(r[:97]) + "..."
	}
	return s
}

func isTrue(x *exec, f eval, pos int) (bool, error) {
	v, err := f(x)
	if err != nil || v == nil {
		return false, err
	}
	b, ok := v.(bool)
	if !ok {
		return false, fail(pos, "a condition is %s, want true, false or null", show(v))
	}
	return b, nil
}

func (c *compiler) unwind(cl *unwindC, sc *scope) ([]stage, error) {
	if sc.find(cl.v) != nil {
		return nil, c.fail(cl.span, "variable %s is already defined", cl.v)
	}
	f, _, err := c.expr(cl.x, sc)
	if err != nil {
		return nil, err
	}
	v := c.declare(sc, cl.v, tAny)
	return []stage{c.stream("Unwind "+cl.v, func(x *exec, next func(*exec) error) error {
		val, err := f(x)
		if err != nil || val == nil {
			return err
		}
		list, ok := val.([]any)
		if !ok {
			list = []any{val}
		}
		for _, e := range list {
			if err := x.tick(); err != nil {
				return err
			}
			x.slots[v.slot] = e
			if err := next(x); err != nil {
				return err
			}
		}
		return nil
	})}, nil
}
