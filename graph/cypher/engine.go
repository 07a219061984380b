// Package cypher answers Cypher over a graph in memory, without a server. In
// goes a graph.Graph and the text of a query, out comes the table that Neo4j
// would give. It only reads. What it does not support it refuses, with the
// place in the query; a limit of time or memory ends in an error, never in
// part of an answer.
//
// It knows MATCH, OPTIONAL MATCH, WHERE, WITH, RETURN, UNWIND, UNION, CALL {},
// patterns with variable length and shortest paths, EXISTS {}, COUNT {} and
// COLLECT {}, aggregation, comprehensions, dates, times, durations and points, the
// procedures db.labels, db.relationshipTypes, db.propertyKeys and
// db.index.fulltext.queryNodes; EXPLAIN and PROFILE give the plan.
// Quantified path patterns, APOC and dynamic labels it does not.
//
// Caveat: elementId gives the id property of a node or edge, not Neo4j's own
// string, and rows without ORDER BY come in another order than Neo4j's.
package cypher

import (
	"context"
	"time"

	"dateline/graph"
)

// Limits that a query has if its caller sets none.
const (
	DefaultTimeout = time.Minute
	DefaultRows    = 10000
	// MaxMemory is what the rows of a query may take, in bytes, roughly.
	MaxMemory = 1 << 30
)

// Engine answers queries over one graph, which does not change. It is safe for
// concurrent use.
type Engine struct {
	st     *store
	err    error
	extra  func(*parser) clause
	maxMem int64
	// maxTicks is the most steps of a search; 0: as many as the time allows
	maxTicks int
}

// New makes an engine of a graph. A graph that is not whole (an edge without
// its node) makes every query fail with the fault.
func New(g *graph.Graph) *Engine {
	st, err := fromGraph(g)
	return engine(st, err)
}

func engine(st *store, err error) *Engine { return &Engine{st: st, err: err, maxMem: MaxMemory} }

// Query answers a query. Rows beyond limits.Rows are left off and the result
// says so, as with a server.
func (e *Engine) Query(ctx context.Context, text string, params map[string]any, limits graph.Limits) (graph.Result, error) {
	if e.err != nil {
		return graph.Result{}, e.err
	}
	if limits.Timeout <= 0 {
		limits.Timeout = DefaultTimeout
	}
	if limits.Rows <= 0 {
		limits.Rows = DefaultRows
	}
	ctx, cancel := context.WithTimeout(ctx, limits.Timeout)
	defer cancel()
	res, err := e.query(ctx, text, params, limits.Rows, plain)
	if err != nil {
		if q, ok := err.(*Error); ok {
			q.Query = text
		}
		return graph.Result{}, err
	}
	return res, nil
}

func (e *Engine) query(ctx context.Context, text string, params map[string]any, limit int, out func(*store, any) any) (graph.Result, error) {
	var res graph.Result
	in, err := e.params(params)
	if err != nil {
		return res, err
	}
	tree, p, err := parse(text, e.extra)
	if err != nil {
		return res, err
	}
	q, notes, err := compile(e, p, tree, in)
	if err != nil {
		return res, err
	}
	res.Columns, res.Notes = q.columns, notes
	if tree.mode == "explain" {
		res.Plan = q.explain(nil)
		return res, nil
	}
	x := e.exec(ctx, q, in)
	if tree.mode == "profile" {
		x.counts = map[stage]*int64{}
	}
	err = q.run(x, func(x *exec) error {
		if len(res.Rows) == limit {
			res.Truncated = true
			return errStop
		}
		row := make([]any, len(q.out))
		for i, s := range q.out {
			row[i] = out(e.st, x.slots[s])
		}
		res.Rows = append(res.Rows, row)
		return x.keep(row)
	})
	if err != nil && err != errStop {
		return res, err
	}
	if x.counts != nil {
		res.Plan = q.explain(x.counts)
	}
	return res, nil
}

func (e *Engine) exec(ctx context.Context, q *query, params map[string]any) *exec {
	return &exec{ctx: ctx, st: e.st, slots: make([]any, q.slots), params: params, maxMem: e.maxMem, maxTicks: e.maxTicks}
}

func (e *Engine) params(in map[string]any) (map[string]any, error) {
	out := make(map[string]any, len(in))
	for k, v := range in {
		x, err := fromGraphValue(v)
		if err != nil {
			return nil, queryErr(-1, "parameter %s is a %T, which is no value of Cypher", k, v)
		}
		out[k] = x
	}
	return out, nil
}

// explain gives the plan, with the rows of each stage if they were counted.
func (q *query) explain(counts map[stage]*int64) []graph.PlanStep {
	var out []graph.PlanStep
	for i := range q.branches {
		b := &q.branches[i]
		steps := make([]graph.PlanStep, 0, len(b.stages))
		for _, s := range b.stages {
			step := graph.PlanStep{Name: s.plan(), Rows: -1}
			if counts != nil {
				step.Rows = 0
				if n := counts[s]; n != nil {
					step.Rows = *n
				}
			}
			if m, ok := s.(*matchStage); ok {
				for _, name := range m.steps {
					step.Steps = append(step.Steps, graph.PlanStep{Name: name, Rows: -1})
				}
			}
			steps = append(steps, step)
		}
		if len(q.branches) == 1 {
			return steps
		}
		out = append(out, graph.PlanStep{Name: "Part of UNION", Rows: -1, Steps: steps})
	}
	return out
}
