package cypher

import (
	"math"
	"sort"
)

// sort compiles ORDER BY.
func (j *projecting) sort(sc *scope, skip, limit eval) error {
	c := j.c
	st := &sortStage{slots: slotsOf(j.out), skip: skip, limit: limit}
	c.agg = j.agg
	defer func() { c.agg = nil }()
	for _, it := range j.cl.order {
		c.agg.inside = hasAggregate(it.x)
		f, _, err := c.expr(it.x, sc)
		if err != nil {
			return err
		}
		c.agg.inside = false
		st.by = append(st.by, f)
		st.desc = append(st.desc, it.desc)
	}
	j.stages = append(j.stages, st)
	return nil
}

type sortStage struct {
	by          []eval
	desc        []bool
	slots       []int // what a row keeps
	skip, limit eval
}

func (s *sortStage) plan() string {
	if s.limit != nil {
		return "Top"
	}
	return "Sort"
}

type sortRow struct {
	keys, vals []any
	n          int
}

type sorter struct {
	st   *sortStage
	rows []sortRow
	n    int
	keep int // rows that can be wanted
}

func (s *sortStage) start(_ *exec, next sink) sink {
	so := &sorter{st: s, keep: -1}
	return sinkFuncs{so.add, func(x *exec) error {
		so.order()
		for i := range so.rows {
			if err := x.tick(); err != nil {
				return err
			}
			for k, slot := range s.slots {
				x.slots[slot] = so.rows[i].vals[k]
			}
			err := next.push(x)
			if err == errStop {
				break
			}
			if err != nil {
				return err
			}
		}
		return next.finish(x)
	}}
}

func (so *sorter) add(x *exec) error {
	s := so.st
	if so.keep < 0 {
		so.keep = math.MaxInt
		if err := so.bound(x); err != nil {
			return err
		}
	}
	all := make([]any, len(s.by)+len(s.slots))
	r := sortRow{all[:len(s.by)], all[len(s.by):], so.n}
	so.n++
	for i, f := range s.by {
		v, err := f(x)
		if err != nil {
			return err
		}
		r.keys[i] = v
	}
	for i, slot := range s.slots {
		r.vals[i] = x.slots[slot]
	}
	so.rows = append(so.rows, r)
	if so.keep < math.MaxInt/4 && len(so.rows) > 2*so.keep+1000 {
		so.order()
		so.rows = so.rows[:so.keep]
		return x.tick()
	}
	if err := x.tick(); err != nil {
		return err
	}
	if so.keep < 1000 {
		return nil
	}
	return x.keep(all)
}

// bound finds how many rows can be wanted at all.
func (so *sorter) bound(x *exec) error {
	if so.st.limit == nil {
		return nil
	}
	n := int64(0)
	for _, f := range []eval{so.st.skip, so.st.limit} {
		if f == nil {
			continue
		}
		v, err := f(x)
		if err != nil {
			return err
		}
		if n += v.(int64); n < 0 || n > math.MaxInt32 {
			return nil
		}
	}
	so.keep = int(n)
	return nil
}

func (so *sorter) order() {
	desc := so.st.desc
	sort.Slice(so.rows, func(i, j int) bool {
		a, b := &so.rows[i], &so.rows[j]
		for k := range a.keys {
			if c := order(a.keys[k], b.keys[k]); c != 0 {
				return (c < 0) != desc[k]
			}
		}
		return a.n < b.n
	})
}
