package graph

import (
	"context"
	"errors"
	"time"
)

// Errors of stores and queriers. What a store returns wraps one of them where
// it fits; test with errors.Is.
var (
	// ErrUnreachable: no server answers, or it went away for good.
	ErrUnreachable = errors.New("store unreachable")
	// ErrDenied: the server refuses the name or password.
	ErrDenied = errors.New("access denied")
	// ErrNotFound: there is no such document.
	ErrNotFound = errors.New("not found")
	// ErrRefused: the query writes, or reads files.
	ErrRefused = errors.New("query refused")
	// ErrQuery: the query is wrong (syntax, parameters, types).
	ErrQuery = errors.New("bad query")
	// ErrTimeout: the query took longer than its limit.
	ErrTimeout = errors.New("time limit reached")
)

// LoadOptions tunes a load; the zero value is good.
type LoadOptions struct {
	Batch   int // rows of a statement; 0: the store's choice
	Writers int // 0: the store's choice
	// Progress, if set, is called from time to time, never concurrently.
	Progress func(done, total int)
}

// Stats is what a load or a deletion did.
type Stats struct {
	Nodes, Edges               int // given
	NodesCreated, EdgesCreated int
	NodesMerged, EdgesMerged   int // there before, with other properties
	NodesDeleted, EdgesDeleted int
	Duration                   time.Duration
}

// Rate is nodes and edges per second.
func (s Stats) Rate() float64 {
	if s.Duration <= 0 {
		return 0
	}
	return float64(s.Nodes+s.Edges) / s.Duration.Seconds()
}

// Store keeps a graph. The state after a number of loads is the Merge of what
// was loaded, in any order and however often; after a Delete it is Without the
// document. Every store passes graph/storetest.
type Store interface {
	// Init prepares the store for the schema (constraints, indexes). It may be
	// called any number of times.
	Init(ctx context.Context) error
	// Load merges the graph into the store. A graph that breaks the schema is
	// refused whole with a *ValidationError. A load that failed half-way may
	// be repeated.
	Load(ctx context.Context, g *Graph, opts LoadOptions) (Stats, error)
	// Delete removes a document and what only it supports; ErrNotFound if the
	// store does not know it.
	Delete(ctx context.Context, document string) (Stats, error)
	// Graph reads everything back.
	Graph(ctx context.Context) (*Graph, error)
	Close(ctx context.Context) error
}

// Limits of a query; the zero value means the querier's defaults.
type Limits struct {
	Timeout time.Duration
	Rows    int
}

// Result is a table. Values are nil, bool, int64, float64, string, []any or
// map[string]any: a date is a string YYYY-MM-DD, a point a map of lat and lon,
// a node a map of its properties with "_label", an edge with "_type", "_from"
// and "_to", a path a map of nodes and edges.
type Result struct {
	Columns []string
	Rows    [][]any
	// Truncated: there were more rows than the limit.
	Truncated bool
	// Notes are the server's remarks, such as a label that does not exist.
	Notes []string
	// Plan is how the query is or was run, if it began with EXPLAIN or PROFILE:
	// steps in order of time.
	Plan []PlanStep
}

// PlanStep is a step of a plan.
type PlanStep struct {
	Name string
	Rows int64 // that came out of it; -1 if nobody counted
	// Steps are inside of it: parts of a MATCH, the sides of a join.
	Steps []PlanStep
}

// Querier answers Cypher that only reads.
type Querier interface {
	Query(ctx context.Context, cypher string, params map[string]any, limits Limits) (Result, error)
}
