package cypher

import (
	"context"
	"time"

	"dateline/graph"
)

// eval is a compiled expression.
type eval func(x *exec) (any, error)

// exec is one run of a query: a frame with a slot for every variable, the
// relationships in use by the patterns being matched, and the budgets.
type exec struct {
	ctx    context.Context
	st     *store
	slots  []any
	params map[string]any
	used   []*rel
	ticks  int
	next   int // ticks at which to look at the clock again
	// maxTicks ends a search by its steps, whatever the clock says; 0: never
	maxTicks int
	mem      int64
	maxMem   int64
	counts   map[stage]*int64 // rows out of each stage, for PROFILE; else nil
	began    time.Time
}

// tick is called for every step of a search, and looks at the clock now and
// then.
func (x *exec) tick() error {
	x.ticks++
	if x.ticks >= x.next {
		return x.check()
	}
	return nil
}

// check looks at the clock and at the number of steps.
func (x *exec) check() error {
	x.next = x.ticks + 1024
	if x.maxTicks > 0 && x.ticks > x.maxTicks {
		return tooLarge("the query takes too many steps")
	}
	if err := x.ctx.Err(); err != nil {
		return ended(context.Cause(x.ctx))
	}
	return nil
}

// charge counts memory that rows and lists take.
func (x *exec) charge(bytes int64) error {
	x.mem += bytes
	if x.mem > x.maxMem {
		return &Error{Kind: ErrBudget, Pos: -1, Msg: "the query needs more memory than it may have", Hint: "ask for less: LIMIT, fewer steps, fewer collected rows"}
	}
	return nil
}

// Limits of single values and of a search's depth, beside the memory of rows.
const (
	maxList  = 1 << 24
	maxText  = 1 << 26
	maxTrail = 50_000
)

func tooLarge(what string) error {
	return &Error{Kind: ErrBudget, Pos: -1, Msg: what, Hint: "ask for less: LIMIT, fewer steps, fewer collected rows"}
}

// grow looks at a list that is being built.
func (x *exec) grow(n int) error {
	if n > maxList {
		return tooLarge("a list has too many elements")
	}
	if x.ticks += 1 + n/16; n >= 1<<12 { // a long list takes its time
		return x.check()
	}
	return x.tick()
}

// sizeOf is what a kept value takes, in bytes, roughly.
func sizeOf(v any) int64 {
	switch x := v.(type) {
	case string:
		return 16 + int64(len(x))
	case []any:
		n := int64(24)
		for _, e := range x {
			n += 16 + sizeOf(e)
		}
		return n
	case map[string]any:
		n := int64(48)
		for k, e := range x {
			n += 48 + int64(len(k)) + sizeOf(e)
		}
		return n
	case *path:
		return 64 + 16*int64(len(x.rels))
	}
	return 8
}

// keep charges the values of a row that is kept.
func (x *exec) keep(vals []any) error {
	n := int64(64)
	for _, v := range vals {
		n += 16 + sizeOf(v)
	}
	return x.charge(n)
}

// sink takes rows, which lie in the slots of the run.
type sink interface {
	push(x *exec) error
	finish(x *exec) error
}

// stage is a part of a plan. start makes it ready for one run.
type stage interface {
	start(x *exec, next sink) sink
	plan() string
}

// sinkFuncs is a sink of functions; nil functions pass on.
type sinkFuncs struct {
	onPush   func(x *exec) error
	onFinish func(x *exec) error
}

func (s sinkFuncs) push(x *exec) error { return s.onPush(x) }

func (s sinkFuncs) finish(x *exec) error {
	if s.onFinish == nil {
		return nil
	}
	return s.onFinish(x)
}

// runStages sends one row through the stages into the last sink.
func runStages(x *exec, stages []stage, last sink) error {
	s := last
	for i := len(stages) - 1; i >= 0; i-- {
		if x.counts != nil {
			s = counted(x.counts, stages[i], s)
		}
		s = stages[i].start(x, s)
	}
	base := len(x.used)
	err := s.push(x)
	x.used = x.used[:base]
	if err != nil && err != errStop {
		return err
	}
	return s.finish(x)
}

// counted counts the rows that a stage sends on.
func counted(counts map[stage]*int64, of stage, next sink) sink {
	n := counts[of]
	if n == nil {
		n = new(int64)
		counts[of] = n
	}
	return sinkFuncs{func(x *exec) error {
		*n++
		return next.push(x)
	}, next.finish}
}

// stream is a stage that makes any number of rows of one and keeps none.
type stream struct {
	name string
	each func(x *exec, next func(*exec) error) error
}

func (s *stream) plan() string { return s.name }

func (s *stream) start(_ *exec, next sink) sink {
	push := next.push
	return sinkFuncs{func(x *exec) error { return s.each(x, push) }, next.finish}
}

// query is a compiled query.
type query struct {
	branches []branch
	distinct bool // UNION
	columns  []string
	types    []types
	out      []int // slots of the columns
	slots    int
}

type branch struct {
	stages []stage
	out    []int
}

// run sends every row, in the slots q.out, to the function.
func (q *query) run(x *exec, row func(x *exec) error) error {
	var seen map[string]bool
	var buf []byte
	var stopped error
	if q.distinct {
		seen = map[string]bool{}
	}
	for i := range q.branches {
		b := &q.branches[i]
		last := sinkFuncs{onPush: func(x *exec) error {
			if stopped != nil {
				return errStop
			}
			for j, s := range b.out {
				x.slots[q.out[j]] = x.slots[s]
			}
			if seen != nil {
				buf = buf[:0]
				for _, s := range q.out {
					buf = appendKey(buf, x.slots[s])
				}
				if seen[string(buf)] {
					return nil
				}
				seen[string(buf)] = true
				if err := x.charge(int64(len(buf)) + 64); err != nil {
					return err
				}
			}
			if stopped = row(x); stopped != nil {
				return errStop
			}
			return nil
		}}
		if err := runStages(x, b.stages, last); err != nil {
			return err
		}
		if stopped != nil {
			return stopped
		}
	}
	return nil
}

// fail places an error that a value causes.
func fail(pos int, format string, a ...any) error { return queryErr(pos, format, a...) }

var _ graph.Querier = (*Engine)(nil)
