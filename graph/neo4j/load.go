package neo4j

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

const (
	defaultBatch = 5000
	maxWriters   = 2    // more only wait for each other's locks
	splitFrom    = 4000 // edges of a group that are worth two writers
)

// group is the rows that one statement loads: nodes of one label, or edges of
// one type between two labels.
type group struct {
	label        string // nodes
	typ, fl, tl  string // edges
	multi        bool
	props        []string // names, in the order of the columns
	nodes        []*graph.Node
	edges        []*graph.Edge
	create       string // the statement
	evidence     bool
	derivedNodes bool
}

func (gr *group) size() int { return len(gr.nodes) + len(gr.edges) }

// batch is a part of a group.
type batch struct {
	*group
	from, to int
}

// Load merges the graph into the server's. See graph.Store.
func (st *Store) Load(ctx context.Context, g *graph.Graph, opts graph.LoadOptions) (graph.Stats, error) {
	start := time.Now()
	if err := graph.Validate(g, st.schema); err != nil {
		return graph.Stats{}, err
	}
	if opts.Batch <= 0 {
		opts.Batch = defaultBatch
	}
	if opts.Writers <= 0 || opts.Writers > maxWriters {
		opts.Writers = maxWriters
	}
	l := &loader{st: st, opts: opts, total: len(g.Nodes) + len(g.Edges), touched: newTouched()}
	l.stats.Nodes, l.stats.Edges = len(g.Nodes), len(g.Edges)
	for _, lanes := range append(nodeLanes(nodeGroups(g), opts), edgeLanes(edgeGroups(g, st.schema), opts)...) {
		if err := l.run(ctx, lanes); err != nil {
			return l.stats, wrap("load", st.cfg, err)
		}
	}
	if err := st.derive(ctx, l.touched); err != nil {
		return l.stats, wrap("load", st.cfg, err)
	}
	if err := st.refresh(ctx); err != nil {
		return l.stats, wrap("load", st.cfg, err)
	}
	l.stats.Duration = time.Since(start)
	return l.stats, nil
}

// refresh waits for the full-text indexes to catch up, if they are there.
func (st *Store) refresh(ctx context.Context) error {
	s := st.session(ctx, driver.AccessModeRead)
	defer s.Close(ctx)
	_, err := s.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
		return rows(ctx, tx, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()", nil)
	})
	return err
}

// loader is one load. Writers share it.
type loader struct {
	st    *Store
	opts  graph.LoadOptions
	total int

	mu      sync.Mutex
	done    int
	stats   graph.Stats
	touched *touched
}

// run loads lanes of batches, each lane by a writer of its own. The first
// error stops them all.
func (l *loader) run(ctx context.Context, lanes [][]batch) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	for _, lane := range lanes {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, b := range lane {
				if err := l.batch(ctx, b); err != nil {
					cancel(err)
					return
				}
			}
		}()
	}
	wg.Wait()
	return context.Cause(ctx)
}

// batch loads one batch in one transaction, and merges what was there before.
func (l *loader) batch(ctx context.Context, b batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var created int
	var m merged
	params := map[string]any{"rows": b.rows()}
	err := l.st.write(ctx, func(tx driver.ManagedTransaction) error {
		c, err := counters(ctx, tx, b.create, params)
		if err != nil {
			return err
		}
		created, m = c.NodesCreated()+c.RelationshipsCreated(), merged{}
		if created == b.to-b.from {
			return nil
		}
		m, err = b.merge(ctx, tx)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", b.name(), err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if b.label != "" {
		l.stats.NodesCreated += created
		l.stats.NodesMerged += m.changed
	} else {
		l.stats.EdgesCreated += created
		l.stats.EdgesMerged += m.changed
	}
	l.touched.add(b.group, m)
	l.done += b.to - b.from
	if l.opts.Progress != nil {
		l.opts.Progress(l.done, l.total)
	}
	return nil
}

func (b batch) name() string {
	if b.label != "" {
		return b.label
	}
	return fmt.Sprintf("(%s)-[%s]->(%s)", b.fl, b.typ, b.tl)
}

// rows are lists, not maps: their keys would be sent with every row.
func (b batch) rows() []any {
	out := make([]any, 0, b.to-b.from)
	for i := b.from; i < b.to; i++ {
		var row []any
		var props map[string]any
		if b.label != "" {
			row, props = append(make([]any, 0, 1+len(b.props)), b.nodes[i].ID), b.nodes[i].Props
		} else {
			e := b.edges[i]
			row, props = append(make([]any, 0, 3+len(b.props)), e.From, e.To, e.ID), e.Props
		}
		for _, k := range b.props {
			row = append(row, toServer(k, props[k]))
		}
		out = append(out, row)
	}
	return out
}

// nodeGroups puts nodes of one label together.
func nodeGroups(g *graph.Graph) []*group {
	by := map[string]*group{}
	var out []*group
	for i := range g.Nodes {
		n := &g.Nodes[i]
		gr := by[n.Label]
		if gr == nil {
			gr = &group{label: n.Label, derivedNodes: graph.IsEntity(n.Label) || n.Label == graph.Event}
			by[n.Label] = gr
			out = append(out, gr)
		}
		gr.nodes = append(gr.nodes, n)
	}
	for _, gr := range out {
		gr.props = names(len(gr.nodes), func(i int) map[string]any { return gr.nodes[i].Props })
		gr.create = fmt.Sprintf("UNWIND $rows AS row MERGE (n:%s {id: row[0]})%s", gr.label, onCreate("n", gr.props, 1))
	}
	return out
}

// edgeGroups puts edges of one type between the same labels together.
func edgeGroups(g *graph.Graph, schema *graph.Schema) []*group {
	by := map[[3]string]*group{}
	var out []*group
	for i := range g.Edges {
		e := &g.Edges[i]
		k := [3]string{e.Type, e.FromLabel, e.ToLabel}
		gr := by[k]
		if gr == nil {
			t := schema.Edge(e.Type)
			gr = &group{typ: e.Type, fl: e.FromLabel, tl: e.ToLabel, multi: t.Multi, evidence: t.HasEvidence()}
			by[k] = gr
			out = append(out, gr)
		}
		gr.edges = append(gr.edges, e)
	}
	for _, gr := range out {
		gr.props = names(len(gr.edges), func(i int) map[string]any { return gr.edges[i].Props })
		key, props, col := "", append([]string{"id"}, gr.props...), 2
		if gr.multi {
			key, props, col = " {id: row[2]}", gr.props, 3
		}
		gr.create = fmt.Sprintf("UNWIND $rows AS row MATCH (a:%s {id: row[0]}) MATCH (b:%s {id: row[1]}) MERGE (a)-[r:%s%s]->(b)%s",
			gr.fl, gr.tl, gr.typ, key, onCreate("r", props, col))
	}
	return out
}

// names are the properties that any of n items has, in order of name.
func names(n int, props func(int) map[string]any) []string {
	seen := map[string]bool{}
	for i := range n {
		for k := range props(i) {
			seen[k] = true
		}
	}
	return sortedKeys(seen)
}

func onCreate(v string, props []string, col int) string {
	if len(props) == 0 {
		return ""
	}
	set := make([]string, len(props))
	for i, p := range props {
		set[i] = fmt.Sprintf("%s.%s = row[%d]", v, p, col+i)
	}
	return " ON CREATE SET " + strings.Join(set, ", ")
}
