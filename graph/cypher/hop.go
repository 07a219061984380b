package cypher

import "sort"

// hop follows relationships from one node of the pattern to the other.
type hop struct {
	r        *qrel
	from, to *qnode
	dir      int  // as seen from "from"
	reversed bool // from is the right end
	into     bool // "to" has its value
	unique   bool // other relationships are in use
}

// each calls f for the relationships of a node that fit.
func (h *hop) each(x *exec, n *node, f func(r *rel, other *node) error) error {
	if h.dir >= 0 {
		if err := h.side(x, n.out, nil, f); err != nil {
			return err
		}
	}
	if h.dir > 0 {
		return nil
	}
	var loops *node
	if h.dir == 0 {
		loops = n // seen among those that go out
	}
	return h.side(x, n.in, loops, f)
}

// side goes through the relationships on one side of a node, but for those
// that lead to the node not.
func (h *hop) side(x *exec, list []half, not *node, f func(r *rel, other *node) error) error {
	types := h.r.types
	list = ofTypes(list, types)
	for i := range list {
		e := &list[i]
		if err := x.tick(); err != nil {
			return err
		}
		if types != nil && (e.typ >= len(types) || !types[e.typ]) || e.other == not {
			continue
		}
		if err := f(e.rel, e.other); err != nil {
			return err
		}
	}
	return nil
}

// ofTypes narrows a list that is sorted by type down to one type, if only one
// is asked for and the list is long.
func ofTypes(list []half, types []bool) []half {
	if types == nil || len(list) < 16 {
		return list
	}
	one := -1
	for t, ok := range types {
		if ok && one >= 0 {
			return list
		}
		if ok {
			one = t
		}
	}
	lo := sort.Search(len(list), func(i int) bool { return list[i].typ >= one })
	hi := sort.Search(len(list), func(i int) bool { return list[i].typ > one })
	return list[lo:hi]
}

// one follows one relationship.
func (h *hop) one() maker {
	from, to, rs := h.from.v.slot, h.to.v.slot, h.r.v.slot
	return func(m *matchRun, next step) step {
		return func(x *exec) error {
			start := x.slots[from].(*node)
			var target *node
			if h.into {
				target = x.slots[to].(*node)
				if h.shorter(target, start) { // fewer at the other end
					return h.oneBack(x, m, target, start, next)
				}
			}
			return h.each(x, start, func(r *rel, other *node) error {
				if target != nil && other != target || target == nil && !h.to.fits(other) {
					return nil
				}
				return h.take(x, m, r, other, to, rs, next)
			})
		}
	}
}

func (h *hop) take(x *exec, m *matchRun, r *rel, other *node, to, rs int, next step) error {
	if h.unique && !m.free(x, r) {
		return nil
	}
	x.slots[to], x.slots[rs] = other, r
	if !h.unique {
		return next(x)
	}
	n := len(x.used)
	x.used = append(x.used, r)
	err := next(x)
	x.used = x.used[:n]
	return err
}

func (h *hop) shorter(a, b *node) bool {
	return len(a.out)+len(a.in) < len(b.out)+len(b.in)
}

func (h *hop) oneBack(x *exec, m *matchRun, start, target *node, next step) error {
	back := *h
	back.dir = -h.dir
	return back.each(x, start, func(r *rel, other *node) error {
		if other != target {
			return nil
		}
		return h.take(x, m, r, start, h.to.v.slot, h.r.v.slot, next)
	})
}

// long follows a relationship of variable length.
func (h *hop) long() maker {
	return func(m *matchRun, next step) step {
		w := &walk{h: h, m: m, next: next}
		return func(x *exec) error {
			saved := *w
			w.trail = nil
			w.target = nil
			if h.into {
				w.target = x.slots[h.to.v.slot].(*node)
			}
			var err error
			if w.want, err = h.r.values(x); err != nil {
				return err
			}
			err = w.visit(x, x.slots[h.from.v.slot].(*node))
			*w = saved
			return err
		}
	}
}

// walk is a depth-first search along relationships that are all different.
type walk struct {
	h      *hop
	m      *matchRun
	next   step
	trail  []*rel
	want   []any
	target *node
}

// values computes the property map of a variable length.
func (r *qrel) values(x *exec) ([]any, error) {
	var out []any
	for _, p := range r.props {
		v, err := p.val(x)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// fits holds a relationship to the property map.
func (r *qrel) fits(v *rel, want []any) bool {
	for i, p := range r.props {
		if equal(v.props.get(p.key), want[i]) != yes {
			return false
		}
	}
	return true
}

func (w *walk) visit(x *exec, n *node) error {
	h, lo, hi := w.h, w.h.r.pat.lo, w.h.r.pat.hi
	if len(w.trail) >= lo && (hi < 0 || len(w.trail) <= hi) {
		if err := w.arrive(x, n); err != nil {
			return err
		}
	}
	if hi >= 0 && len(w.trail) >= hi {
		return nil
	}
	if len(w.trail) >= maxTrail {
		return tooLarge("a path has too many relationships")
	}
	return h.each(x, n, func(r *rel, other *node) error {
		if !w.m.free(x, r) || !h.r.fits(r, w.want) {
			return nil
		}
		n := len(x.used)
		x.used = append(x.used, r)
		w.trail = append(w.trail, r)
		err := w.visit(x, other)
		w.trail = w.trail[:len(w.trail)-1]
		x.used = x.used[:n]
		return err
	})
}

func (w *walk) arrive(x *exec, n *node) error {
	h := w.h
	if w.target != nil && n != w.target || w.target == nil && !h.to.fits(n) {
		return nil
	}
	x.slots[h.to.v.slot] = n
	if h.r.needList {
		list := make([]any, len(w.trail))
		for i, r := range w.trail {
			if h.reversed {
				list[len(list)-1-i] = r
			} else {
				list[i] = r
			}
		}
		x.slots[h.r.v.slot] = list
	}
	return w.next(x)
}

// givenList follows a list of relationships from before.
func (h *hop) givenList() maker {
	return func(m *matchRun, next step) step {
		return func(x *exec) error {
			v := x.slots[h.r.v.slot]
			list, ok := v.([]any)
			if !ok {
				if v == nil {
					return nil
				}
				return fail(-1, "%s is no list of relationships", show(v))
			}
			if len(list) < h.r.pat.lo || h.r.pat.hi >= 0 && len(list) > h.r.pat.hi {
				return nil
			}
			cur, base := x.slots[h.from.v.slot].(*node), len(x.used)
			defer func() { x.used = x.used[:base] }()
			for _, e := range list {
				r, ok := e.(*rel)
				if !ok {
					return fail(-1, "%s is no relationship", show(e))
				}
				if h.dir > 0 && r.from != cur || h.dir < 0 && r.to != cur || r.from != cur && r.to != cur {
					return nil
				}
				if t := h.r.types; t != nil && !t[r.typ] || !m.free(x, r) {
					return nil
				}
				x.used = append(x.used, r)
				cur = r.other(cur)
			}
			if h.into && x.slots[h.to.v.slot] != any(cur) || !h.into && !h.to.fits(cur) {
				return nil
			}
			x.slots[h.to.v.slot] = cur
			return next(x)
		}
	}
}
