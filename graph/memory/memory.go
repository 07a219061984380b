// Package memory is a graph.Store that keeps its graph in memory, and in a
// graph file if it is given one. In goes a graph, out comes the merge of all
// that was loaded. It is what the other stores are measured against, and answers
// Cypher without a server.
//
// Caveat: every Load and Delete copies the whole graph.
package memory

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"dateline/graph"
	"dateline/graph/cypher"
)

// Store holds one graph. It is safe for concurrent use.
type Store struct {
	mu     sync.Mutex
	schema *graph.Schema
	g      *graph.Graph
	path   string
	engine *cypher.Engine // of g; nil until somebody asks
}

var (
	_ graph.Store   = (*Store)(nil)
	_ graph.Querier = (*Store)(nil)
)

// New makes an empty store.
func New(schema *graph.Schema) *Store { return &Store{schema: schema, g: &graph.Graph{}} }

// Open makes a store of a graph file, which need not exist yet. Every change
// is written to the file at once, whole: a crash leaves the old file or the
// new one.
func Open(path string, schema *graph.Schema) (*Store, error) {
	st := New(schema)
	st.path = path
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return st, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if st.g, err = graph.Read(f); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := graph.Validate(st.g, schema); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return st, nil
}

// Init does nothing: the schema is known.
func (st *Store) Init(context.Context) error { return nil }

// Load merges the graph.
func (st *Store) Load(ctx context.Context, g *graph.Graph, opts graph.LoadOptions) (graph.Stats, error) {
	start := time.Now()
	if err := graph.Validate(g, st.schema); err != nil {
		return graph.Stats{}, err
	}
	if err := ctx.Err(); err != nil {
		return graph.Stats{}, err
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	merged := graph.Merge(st.g, g, st.schema)
	stats := graph.Stats{Nodes: len(g.Nodes), Edges: len(g.Edges),
		NodesCreated: len(merged.Nodes) - len(st.g.Nodes), EdgesCreated: len(merged.Edges) - len(st.g.Edges)}
	if err := st.keep(merged); err != nil {
		return graph.Stats{}, err
	}
	stats.Duration = time.Since(start)
	if opts.Progress != nil {
		n := stats.Nodes + stats.Edges
		opts.Progress(n, n)
	}
	return stats, nil
}

// Delete removes a document and what only it supports.
func (st *Store) Delete(_ context.Context, document string) (graph.Stats, error) {
	start := time.Now()
	st.mu.Lock()
	defer st.mu.Unlock()
	g, ok := graph.Without(st.g, document, st.schema)
	if !ok {
		return graph.Stats{}, fmt.Errorf("document %s: %w", document, graph.ErrNotFound)
	}
	stats := graph.Stats{NodesDeleted: len(st.g.Nodes) - len(g.Nodes), EdgesDeleted: len(st.g.Edges) - len(g.Edges)}
	if err := st.keep(g); err != nil {
		return graph.Stats{}, err
	}
	stats.Duration = time.Since(start)
	return stats, nil
}

// Graph gives a copy.
func (st *Store) Graph(context.Context) (*graph.Graph, error) {
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.g.Clone(), nil
}

// Close does nothing.
func (st *Store) Close(context.Context) error { return nil }

// keep makes g the store's graph, in the file first.
func (st *Store) keep(g *graph.Graph) error {
	if st.path != "" {
		tmp, err := os.CreateTemp(filepath.Dir(st.path), ".graph-*")
		if err != nil {
			return err
		}
		defer os.Remove(tmp.Name())
		if err := graph.Write(tmp, g); err != nil {
			tmp.Close()
			return err
		}
		if err := tmp.Close(); err != nil {
			return err
		}
		if err := os.Rename(tmp.Name(), st.path); err != nil {
			return err
		}
	}
	st.g, st.engine = g, nil
	return nil
}

// Query answers Cypher that only reads, as a server would: see package cypher.
// It sees the store as it is when it begins, whatever is loaded meanwhile.
func (st *Store) Query(ctx context.Context, text string, params map[string]any, limits graph.Limits) (graph.Result, error) {
	st.mu.Lock()
	if st.engine == nil {
		st.engine = cypher.New(st.g)
	}
	e := st.engine
	st.mu.Unlock()
	return e.Query(ctx, text, params, limits)
}
