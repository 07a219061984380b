package neo4j

import (
	"context"
	"fmt"
	"sort"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

// merged is what a batch found there already.
type merged struct {
	changed int
	ids     []string    // nodes whose counts may be wrong now
	pairs   [][2]string // edges whose counts may be wrong now
}

// existing is an item of the batch that the server has.
type existing struct {
	i     int // index in the batch
	id    string
	props map[string]any
}

// merge joins the batch's items with those that were there before, by the
// rules of graph.MergeProps. It reads them all and writes only what changes;
// before it does, it locks and reads again what it is about to change.
func (b batch) merge(ctx context.Context, tx driver.ManagedTransaction) (merged, error) {
	var m merged
	all, err := b.read(ctx, tx, b.keys(nil), false)
	if err != nil {
		return m, err
	}
	if len(all) != b.to-b.from {
		return m, fmt.Errorf("%d of %d are missing after the load: did somebody delete nodes meanwhile?", b.to-b.from-len(all), b.to-b.from)
	}
	var differ []int
	for _, x := range all {
		id, props := b.item(x.i)
		if b.derivedNodes {
			m.ids = append(m.ids, id)
		}
		if x.id != id || !graph.EqualProps(x.props, props) {
			differ = append(differ, x.i)
		}
	}
	if len(differ) == 0 {
		return m, nil
	}
	locked, err := b.read(ctx, tx, b.keys(differ), true)
	if err != nil {
		return m, err
	}
	var rows []any
	for _, x := range locked {
		id, props := b.item(x.i)
		if b.evidence {
			e := b.edges[b.from+x.i]
			m.pairs = append(m.pairs, [2]string{e.From, e.To})
		}
		joined := graph.MergeProps(x.props, props)
		keep := min(x.id, id)
		if keep == x.id && graph.EqualProps(joined, x.props) {
			continue
		}
		m.changed++
		rows = append(rows, append(b.key(x.i), propsToServer(keep, joined)))
	}
	_, err = counters(ctx, tx, b.match()+" SET x = row[size(row) - 1]", map[string]any{"rows": rows})
	return m, err
}

// item gives the id and the properties that the batch brings, cleaned as the
// server has them.
func (b batch) item(i int) (string, map[string]any) {
	id, props := "", map[string]any(nil)
	if b.label != "" {
		id, props = b.nodes[b.from+i].ID, b.nodes[b.from+i].Props
	} else {
		id, props = b.edges[b.from+i].ID, b.edges[b.from+i].Props
	}
	return id, graph.MergeProps(props, nil)
}

// key is what finds item i on the server.
func (b batch) key(i int) []any {
	if b.label != "" {
		return []any{b.nodes[b.from+i].ID}
	}
	e := b.edges[b.from+i]
	if b.multi {
		return []any{e.From, e.To, e.ID}
	}
	return []any{e.From, e.To}
}

// keys are rows of key and index, of all items or some.
func (b batch) keys(some []int) []any {
	var out []any
	add := func(i int) { out = append(out, append(b.key(i), int64(i))) }
	if some != nil {
		for _, i := range some {
			add(i)
		}
		return out
	}
	for i := range b.to - b.from {
		add(i)
	}
	return out
}

// match finds the node or edge x of a row.
func (b batch) match() string {
	switch {
	case b.label != "":
		return fmt.Sprintf("UNWIND $rows AS row MATCH (x:%s {id: row[0]})", b.label)
	case b.multi:
		return fmt.Sprintf("UNWIND $rows AS row MATCH (a:%s {id: row[0]}) MATCH (b:%s {id: row[1]}) MATCH (a)-[x:%s {id: row[2]}]->(b)", b.fl, b.tl, b.typ)
	}
	return fmt.Sprintf("UNWIND $rows AS row MATCH (a:%s {id: row[0]}) MATCH (b:%s {id: row[1]}) MATCH (a)-[x:%s]->(b)", b.fl, b.tl, b.typ)
}

func (b batch) read(ctx context.Context, tx driver.ManagedTransaction, keys []any, lock bool) ([]existing, error) {
	q := b.match()
	if lock {
		q += " SET x.id = x.id WITH row, x" // a write takes the lock
	}
	res, err := rows(ctx, tx, q+" RETURN row[size(row) - 1], properties(x)", map[string]any{"rows": keys})
	if err != nil {
		return nil, err
	}
	out := make([]existing, 0, len(res))
	for _, r := range res {
		id, props, err := propsFromServer(r[1].(map[string]any))
		if err != nil {
			return nil, err
		}
		out = append(out, existing{int(r[0].(int64)), id, props})
	}
	return out, nil
}

// touched gathers what must be derived again after a load or a deletion.
type touched struct {
	nodes map[string]map[string]bool       // label -> ids
	edges map[[3]string]map[[2]string]bool // type, labels -> pairs
}

func newTouched() *touched {
	return &touched{map[string]map[string]bool{}, map[[3]string]map[[2]string]bool{}}
}

func (t *touched) add(gr *group, m merged) {
	for _, id := range m.ids {
		t.node(gr.label, id)
	}
	for _, p := range m.pairs {
		t.edge([3]string{gr.typ, gr.fl, gr.tl}, p)
	}
}

func (t *touched) node(label, id string) {
	if t.nodes[label] == nil {
		t.nodes[label] = map[string]bool{}
	}
	t.nodes[label][id] = true
}

func (t *touched) edge(k [3]string, p [2]string) {
	if t.edges[k] == nil {
		t.edges[k] = map[[2]string]bool{}
	}
	t.edges[k][p] = true
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
