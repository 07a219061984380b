package memory_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"dateline/graph"
	"dateline/graph/memory"
	"dateline/graph/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) graph.Store { return memory.New(storetest.Schema()) })
}

// A store in a file is the same after it is opened again, at every step.
func TestFileStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store {
		return &reopened{path: filepath.Join(t.TempDir(), "graph.jsonl"), t: t}
	})
}

type reopened struct {
	path string
	t    *testing.T
}

func (r *reopened) open() *memory.Store {
	st, err := memory.Open(r.path, storetest.Schema())
	if err != nil {
		r.t.Fatal(err)
	}
	return st
}

func (r *reopened) Init(ctx context.Context) error { return r.open().Init(ctx) }
func (r *reopened) Load(ctx context.Context, g *graph.Graph, o graph.LoadOptions) (graph.Stats, error) {
	return r.open().Load(ctx, g, o)
}
func (r *reopened) Delete(ctx context.Context, doc string) (graph.Stats, error) {
	return r.open().Delete(ctx, doc)
}
func (r *reopened) Graph(ctx context.Context) (*graph.Graph, error) { return r.open().Graph(ctx) }
func (r *reopened) Close(ctx context.Context) error                 { return r.open().Close(ctx) }

// TestQuery: what is asked after a change sees it.
func TestQuery(t *testing.T) {
	ctx := context.Background()
	st, err := memory.Open(filepath.Join(t.TempDir(), "graph.jsonl"), storetest.Schema())
	if err != nil {
		t.Fatal(err)
	}
	count := func() any {
		res, err := st.Query(ctx, "MATCH (d:Document) RETURN count(*) AS n", nil, graph.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		return res.Rows[0][0]
	}
	if n := count(); n != int64(0) {
		t.Errorf("an empty store has %v documents", n)
	}
	if _, err := st.Load(ctx, storetest.Story(), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != int64(3) {
		t.Errorf("%v documents, want 3", n)
	}
	if _, err := st.Delete(ctx, "d_two"); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != int64(2) {
		t.Errorf("%v documents, want 2", n)
	}
	if _, err := st.Query(ctx, "CREATE (n)", nil, graph.Limits{}); !errors.Is(err, graph.ErrRefused) {
		t.Errorf("a write: %v", err)
	}
}
