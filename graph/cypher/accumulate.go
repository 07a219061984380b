package cypher

import (
	"math"
	"slices"
)

var aggregates = map[string]bool{"count": true, "sum": true, "avg": true, "min": true, "max": true, "collect": true,
	"percentilecont": true, "percentiledisc": true, "stdev": true, "stdevp": true}

// accumulator takes the values of a group; never null, but for count(*).
type accumulator interface {
	add(x *exec, v any) error
	result() (any, error)
}

func newAccumulator(s *spec) accumulator {
	var a accumulator
	switch s.name {
	case "count":
		a = &counter{}
	case "sum", "avg":
		a = &summer{avg: s.name == "avg", ints: true}
	case "min", "max":
		a = &extreme{max: s.name == "max"}
	case "collect":
		a = &collector{list: []any{}}
	case "stdev", "stdevp":
		a = &deviation{sample: s.name == "stdev"}
	default:
		a = &percentile{cont: s.name == "percentilecont"}
	}
	if s.distinct {
		a = &distinctAcc{accumulator: a, seen: map[string]bool{}}
	}
	return a
}

func (s *spec) add(x *exec, a accumulator) error {
	if s.star {
		return a.add(x, true)
	}
	v, err := s.args[0](x)
	if err != nil || v == nil {
		return err
	}
	if len(s.args) > 1 {
		p, ok := a.(*percentile)
		if d, is := a.(*distinctAcc); is {
			p, ok = d.accumulator.(*percentile)
		}
		if ok && !p.set {
			if err := p.setAt(x, s.args[1]); err != nil {
				return placed(err, s.pos)
			}
		}
	}
	return placed(a.add(x, v), s.pos)
}

type distinctAcc struct {
	accumulator
	seen map[string]bool
	buf  []byte
}

func (d *distinctAcc) add(x *exec, v any) error {
	d.buf = appendKey(d.buf[:0], v)
	if d.seen[string(d.buf)] {
		return nil
	}
	d.seen[string(d.buf)] = true
	if err := x.charge(int64(len(d.buf)) + 64); err != nil {
		return err
	}
	return d.accumulator.add(x, v)
}

type counter struct{ n int64 }

func (c *counter) add(*exec, any) error { c.n++; return nil }
func (c *counter) result() (any, error) { return c.n, nil }

// summer sums numbers or durations. A mean of numbers is kept up to date with
// each number, as the server does.
type summer struct {
	avg, ints bool
	n         int64
	i         int64
	f         float64
	mean      float64
	d         duration
	kind      types
}

func (s *summer) add(_ *exec, v any) error {
	t := typeOf(v)
	if t&tNum != 0 {
		t = tNum
	}
	if t != tNum && t != tDuration || s.kind != 0 && s.kind != t {
		return fail(-1, "numbers or durations can be summed, not %s", show(v))
	}
	s.kind = t
	s.n++
	if d, ok := v.(duration); ok {
		s.d = s.d.plus(d)
		return nil
	}
	s.mean += (toFloat(v) - s.mean) / float64(s.n)
	n, ok := v.(int64)
	if !ok {
		if s.ints {
			s.ints, s.f = false, float64(s.i)
		}
		s.f += v.(float64)
		return nil
	}
	if !s.ints {
		s.f += float64(n)
		return nil
	}
	if sum := s.i + n; (sum > s.i) == (n > 0) || n == 0 {
		s.i = sum
		return nil
	}
	if s.avg {
		return nil // the mean does not need the sum
	}
	_, msg := arithInts("+", s.i, n)
	return fail(-1, "%s", msg)
}

func (s *summer) result() (any, error) {
	switch {
	case s.n == 0 && s.avg:
		return nil, nil
	case s.kind == tDuration && s.avg:
		return s.d.scale(1 / float64(s.n)), nil
	case s.kind == tDuration:
		return s.d, nil
	case s.avg:
		return s.mean, nil
	case s.ints:
		return s.i, nil
	}
	return s.f, nil
}

type extreme struct {
	max bool
	v   any
}

func (e *extreme) add(_ *exec, v any) error {
	if e.v == nil {
		e.v = v
	} else if c := order(v, e.v); e.max && c > 0 || !e.max && c < 0 {
		e.v = v
	}
	return nil
}
func (e *extreme) result() (any, error) { return e.v, nil }

type collector struct{ list []any }

func (c *collector) add(x *exec, v any) error {
	c.list = append(c.list, v)
	return x.charge(24 + sizeOf(v))
}
func (c *collector) result() (any, error) { return c.list, nil }

// deviation is Welford's method.
type deviation struct {
	sample   bool
	n        float64
	mean, m2 float64
}

func (d *deviation) add(_ *exec, v any) error {
	if !isNumber(v) {
		return fail(-1, "a deviation is of numbers, not of %s", show(v))
	}
	f := toFloat(v)
	d.n++
	delta := f - d.mean
	d.mean += delta / d.n
	d.m2 += delta * (f - d.mean)
	return nil
}

func (d *deviation) result() (any, error) {
	switch {
	case d.n < 2:
		return 0.0, nil
	case d.sample:
		return math.Sqrt(d.m2 / (d.n - 1)), nil
	}
	return math.Sqrt(d.m2 / d.n), nil
}

type percentile struct {
	cont, set bool
	at        float64
	list      []any
}

func (p *percentile) setAt(x *exec, f eval) error {
	v, err := f(x)
	if err != nil {
		return err
	}
	if p.at = toFloat(v); !(p.at >= 0 && p.at <= 1) {
		return fail(-1, "a percentile is from 0 to 1, not %s", show(v))
	}
	p.set = true
	return nil
}

func (p *percentile) add(x *exec, v any) error {
	if !isNumber(v) {
		return fail(-1, "a percentile is of numbers, not of %s", show(v))
	}
	p.list = append(p.list, v)
	return x.charge(24)
}

func (p *percentile) result() (any, error) {
	n := len(p.list)
	if n == 0 {
		return nil, nil
	}
	slices.SortFunc(p.list, order)
	if !p.cont {
		i := int(math.Ceil(p.at*float64(n))) - 1
		return p.list[max(i, 0)], nil
	}
	at := p.at * float64(n-1)
	lo, hi := int(math.Floor(at)), int(math.Ceil(at))
	if lo == hi {
		return p.list[lo], nil
	}
	a, b := toFloat(p.list[lo]), toFloat(p.list[hi])
	return a*(float64(hi)-at) + b*(at-float64(lo)), nil
}
