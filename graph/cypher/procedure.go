package cypher

import (
	"sort"
	"strings"
)

// procedure is one that looks things up. run gives its rows.
type procedure struct {
	args    int
	maxArgs int
	columns []string
	types   []types
	run     func(x *exec, args []any, row func([]any) error) error
}

var procedures = map[string]procedure{
	"db.labels":            {0, 0, []string{"label"}, []types{tString}, list(func(st *store) []string { return inUse(st.labels, st.byLabel) })},
	"db.relationshiptypes": {0, 0, []string{"relationshipType"}, []types{tString}, list(func(st *store) []string { return inUse(st.types, st.byType) })},
	"db.propertykeys":      {0, 0, []string{"propertyKey"}, []types{tString}, list(func(st *store) []string { return append([]string{}, st.keys.list...) })},
	"db.ping":              {0, 0, []string{"success"}, []types{tBool}, func(_ *exec, _ []any, row func([]any) error) error { return row([]any{true}) }},

	"db.index.fulltext.querynodes": {2, 3, []string{"node", "score"}, []types{tNode, tFloat}, queryNodes},
}

func inUse[T any](n names, by [][]T) []string {
	var out []string
	for i, s := range n.list {
		if i < len(by) && len(by[i]) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func list(f func(*store) []string) func(*exec, []any, func([]any) error) error {
	return func(x *exec, _ []any, row func([]any) error) error {
		names := f(x.st)
		sort.Strings(names)
		for _, s := range names {
			if err := row([]any{s}); err != nil {
				return err
			}
		}
		return nil
	}
}

// findProcedure holds a call to what the procedure takes.
func (c *compiler) findProcedure(cl *callC, only, last bool) (procedure, error) {
	p, ok := procedures[strings.ToLower(cl.name)]
	switch {
	case !ok:
		return p, c.refuse(cl.span, "procedure %s is not supported", cl.name)
	case len(cl.args) < p.args || len(cl.args) > p.maxArgs || !cl.given && (!only || p.args > 0):
		return p, c.fail(cl.span, "%s takes %s, not %d", cl.name, argCount(p.args, p.maxArgs), len(cl.args))
	case cl.bare && !only:
		return p, c.fail(cl.span, "a procedure inside a query needs YIELD")
	case cl.all && !(only && last):
		return p, c.fail(cl.span, "YIELD * can only stand in a call that stands alone")
	}
	return p, nil
}

func (c *compiler) procedure(cl *callC, sc *scope, only, last bool) ([]stage, []*variable, error) {
	p, err := c.findProcedure(cl, only, last)
	if err != nil {
		return nil, nil, err
	}
	args, err := c.exprs(cl.args, sc)
	if err != nil {
		return nil, nil, err
	}
	yield := cl.yield
	if cl.bare || cl.all {
		for _, col := range p.columns {
			yield = append(yield, yieldItem{col, col, cl.span})
		}
	}
	var cols []*variable
	var from []int
	for _, y := range yield {
		i := indexOf(p.columns, y.field)
		if i < 0 {
			return nil, nil, c.fail(y.span, "%s does not yield %s", cl.name, y.field)
		}
		if sc.find(y.v) != nil {
			return nil, nil, c.fail(y.span, "variable %s is already defined", y.v)
		}
		from = append(from, i)
		cols = append(cols, c.declare(sc, y.v, p.types[i]))
	}
	stages := []stage{c.stream("Call "+cl.name, func(x *exec, next func(*exec) error) error {
		vals := make([]any, len(args))
		for i, f := range args {
			var err error
			if vals[i], err = f(x); err != nil {
				return err
			}
		}
		err := p.run(x, vals, func(row []any) error {
			for i, v := range cols {
				x.slots[v.slot] = row[from[i]]
			}
			return next(x)
		})
		return placed(err, c.p.pos(cl.span))
	})}
	if cl.filter != nil {
		f, err := c.filter(cl.filter, sc)
		if err != nil {
			return nil, nil, err
		}
		stages = append(stages, f)
	}
	if only {
		return stages, cols, nil
	}
	return stages, nil, nil
}

func indexOf(list []string, s string) int {
	for i := range list {
		if list[i] == s {
			return i
		}
	}
	return -1
}
