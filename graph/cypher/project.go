package cypher

import "fmt"

// projection compiles WITH and RETURN:
// project or aggregate, then DISTINCT, ORDER BY, SKIP, LIMIT, WHERE.
func (c *compiler) projection(cl *projC, sc *scope) ([]stage, *scope, error) {
	items, err := c.items(cl, sc)
	if err != nil {
		return nil, nil, err
	}
	out := newScope(sc.parent)
	grouped := false
	for _, it := range items {
		grouped = grouped || hasAggregate(it.x)
	}
	j := &projecting{c: c, cl: cl, in: sc, out: out, items: items}
	if grouped {
		err = j.aggregate()
	} else {
		err = j.plain()
	}
	if err != nil {
		return nil, nil, err
	}
	if err := j.rest(grouped); err != nil {
		return nil, nil, err
	}
	return j.stages, out, nil
}

// items writes out the star and checks the names.
func (c *compiler) items(cl *projC, sc *scope) ([]projItem, error) {
	var items []projItem
	if cl.star {
		for _, v := range sc.visible() {
			items = append(items, projItem{&varE{cl.span, v.name}, v.name, true})
		}
		if cl.ret && len(items) == 0 {
			return nil, c.fail(cl.span, "RETURN * needs a variable")
		}
	}
	items = append(items, cl.items...)
	seen := map[string]bool{}
	for _, it := range items {
		if seen[it.name] {
			return nil, c.fail(it.x.where(), "column %s stands twice", it.name)
		}
		seen[it.name] = true
		if _, ok := it.x.(*varE); !cl.ret && !it.as && !ok {
			return nil, c.fail(it.x.where(), "an expression in WITH needs a name: AS name")
		}
	}
	return items, nil
}

type projecting struct {
	c       *compiler
	cl      *projC
	in, out *scope
	items   []projItem
	stages  []stage
	agg     *aggregation
}

func (j *projecting) plain() error {
	type item struct {
		f    eval
		slot int
	}
	var list []item
	for _, it := range j.items {
		f, t, err := j.c.expr(it.x, j.in)
		if err != nil {
			return err
		}
		list = append(list, item{f, 0})
		v := &variable{it.name, j.c.slot(), t}
		list[len(list)-1].slot = v.slot
		j.add(v)
	}
	j.stages = append(j.stages, j.c.stream("Project "+j.names(), func(x *exec, next func(*exec) error) error {
		for _, it := range list {
			v, err := it.f(x)
			if err != nil {
				return err
			}
			x.slots[it.slot] = v
		}
		return next(x)
	}))
	return nil
}

func (j *projecting) add(v *variable) {
	j.out.vars[v.name] = v
	j.out.names = append(j.out.names, v.name)
}

func (j *projecting) names() string {
	s := ""
	for i, it := range j.items {
		if i > 0 {
			s += ", "
		}
		s += it.name
	}
	return short(s)
}

// aggregate groups by the items without an aggregate.
func (j *projecting) aggregate() error {
	c := j.c
	a := &aggregation{in: j.in, keys: map[string]*variable{}, specs: map[string]*spec{}}
	st := &groupStage{name: "Aggregate " + j.names(), agg: a}
	vars := make([]*variable, len(j.items))
	for i, it := range j.items {
		if hasAggregate(it.x) {
			continue
		}
		f, t, err := c.expr(it.x, j.in)
		if err != nil {
			return err
		}
		vars[i] = &variable{it.name, c.slot(), t}
		st.keys = append(st.keys, f)
		st.nodeSlots = append(st.nodeSlots, nodeSlot(it.x, j.in))
		st.slots = append(st.slots, vars[i].slot)
		a.keys[c.canon(it.x)] = vars[i]
	}
	c.agg = a
	defer func() { c.agg = nil }()
	for i, it := range j.items {
		if vars[i] != nil {
			continue
		}
		a.inside = true
		f, t, err := c.expr(it.x, j.in)
		if err != nil {
			return err
		}
		a.inside = false
		vars[i] = &variable{it.name, c.slot(), t}
		st.after = append(st.after, f)
		st.afterSlots = append(st.afterSlots, vars[i].slot)
	}
	for _, v := range vars {
		j.add(v)
	}
	j.agg = a
	j.stages = append(j.stages, st)
	return nil
}

// nodeSlot is the slot of n, if the expression is n or n.key and n is a node;
// else -1.
func nodeSlot(e expr, sc *scope) int {
	if p, ok := e.(*propE); ok {
		e = p.x
	}
	if v, ok := e.(*varE); ok {
		if b := sc.find(v.name); b != nil && b.typ&^tNull == tNode {
			return b.slot
		}
	}
	return -1
}

// rest compiles what follows the items.
func (j *projecting) rest(grouped bool) error {
	c, cl := j.c, j.cl
	for i, it := range j.items { // an item that is sorted by, as written, is the column
		if j.agg == nil {
			j.agg = &aggregation{in: j.in, keys: map[string]*variable{}, closed: true}
			j.agg.free = !cl.distinct
		}
		if k := c.canon(it.x); j.agg.keys[k] == nil && !hasAggregate(it.x) {
			j.agg.keys[k] = j.out.vars[j.out.names[i]]
		}
	}
	sc := &scope{vars: j.out.vars, names: j.out.names, parent: j.in}
	if cl.distinct {
		j.stages = append(j.stages, &distinctStage{slotsOf(j.out)})
	}
	skip, err := c.bound(cl.skip, "SKIP")
	if err != nil {
		return err
	}
	limit, err := c.bound(cl.limit, "LIMIT")
	if err != nil {
		return err
	}
	j.agg.aliases = j.aliases()
	mark := len(c.refs)
	j.agg.closed = true
	if len(cl.order) > 0 {
		if err := j.sort(sc, skip, limit); err != nil {
			return err
		}
	}
	if skip != nil || limit != nil {
		j.stages = append(j.stages, &limitStage{skip, limit, c.p.pos(cl.span)})
	}
	if cl.filter == nil {
		return nil
	}
	if hasAggregate(cl.filter) {
		return c.fail(cl.filter.where(), "WHERE cannot aggregate: give the aggregate a name in WITH")
	}
	c.agg = j.agg
	defer func() { c.agg = nil }()
	if len(cl.order) > 0 {
		mark = len(c.refs)
	}
	f, err := c.filter(cl.filter, sc)
	if err != nil {
		return err
	}
	for _, s := range j.stages {
		if st, ok := s.(*sortStage); ok { // the old variables that WHERE reads
			st.slots = append(st.slots, c.refs[mark:]...)
		}
	}
	j.stages = append(j.stages, f)
	return nil
}

// aliases are the new names that do not mean what they meant before.
func (j *projecting) aliases() map[string]bool {
	out := map[string]bool{}
	for _, it := range j.items {
		if v, ok := it.x.(*varE); !ok || v.name != it.name {
			out[it.name] = true
		}
	}
	return out
}

func slotsOf(sc *scope) []int {
	var out []int
	for _, n := range sc.names {
		out = append(out, sc.vars[n].slot)
	}
	return out
}

// bound compiles SKIP and LIMIT.
func (c *compiler) bound(e expr, what string) (eval, error) {
	if e == nil {
		return nil, nil
	}
	if hasAggregate(e) {
		return nil, c.fail(e.where(), "%s cannot aggregate", what)
	}
	f, t, err := c.expr(e, newScope(nil))
	if err != nil {
		return nil, err
	}
	if err := c.want(e, t, tInt, what); err != nil {
		return nil, err
	}
	if n, ok := e.(*litE); ok {
		if v, ok := n.val.(int64); !ok || v < 0 {
			return nil, c.fail(e.where(), "%s is %s, want a whole number from 0", what, show(n.val))
		}
	}
	pos := c.p.pos(e.where())
	return func(x *exec) (any, error) {
		v, err := f(x)
		if err != nil {
			return nil, err
		}
		if n, ok := v.(int64); !ok || n < 0 {
			return nil, fail(pos, "%s is %s, want a whole number from 0", what, show(v))
		}
		return v, nil
	}, nil
}

// distinctStage keeps the first of equal rows.
type distinctStage struct{ slots []int }

func (d *distinctStage) plan() string { return "Distinct" }

func (d *distinctStage) start(_ *exec, next sink) sink {
	seen := map[string]struct{}{}
	var buf []byte
	return sinkFuncs{func(x *exec) error {
		buf = buf[:0]
		for _, s := range d.slots {
			buf = appendKey(buf, x.slots[s])
		}
		if _, ok := seen[string(buf)]; ok {
			return x.tick()
		}
		seen[string(buf)] = struct{}{}
		if err := x.charge(int64(len(buf)) + 64); err != nil {
			return err
		}
		return next.push(x)
	}, next.finish}
}

type limitStage struct {
	skip, limit eval
	pos         int
}

func (l *limitStage) plan() string { return "Skip/Limit" }

func (l *limitStage) start(_ *exec, next sink) sink {
	skip, limit, ready := int64(0), int64(-1), false
	get := func(x *exec) error {
		ready = true
		for _, b := range []struct {
			f  eval
			to *int64
		}{{l.skip, &skip}, {l.limit, &limit}} {
			if b.f == nil {
				continue
			}
			v, err := b.f(x)
			if err != nil {
				return err
			}
			*b.to = v.(int64)
		}
		return nil
	}
	return sinkFuncs{func(x *exec) error {
		if !ready {
			if err := get(x); err != nil {
				return err
			}
		}
		if skip > 0 {
			skip--
			return x.tick()
		}
		if limit == 0 {
			return errStop
		}
		if limit > 0 {
			limit--
		}
		if err := next.push(x); err != nil {
			return err
		}
		if limit == 0 {
			return errStop
		}
		return nil
	}, func(x *exec) error {
		if !ready { // a wrong bound is an error even with no rows
			if err := get(x); err != nil {
				return err
			}
		}
		return next.finish(x)
	}}
}

func (c *compiler) canon(e expr) string {
	if v, ok := e.(*varE); ok {
		return fmt.Sprintf("%q", v.name)
	}
	return c.p.canon(e.where())
}
