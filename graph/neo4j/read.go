package neo4j

import (
	"context"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

// Graph reads back everything that the schema knows; what others keep in the
// same database is left alone.
func (st *Store) Graph(ctx context.Context) (*graph.Graph, error) {
	s := st.session(ctx, driver.AccessModeRead)
	defer s.Close(ctx)
	g, err := s.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
		g := &graph.Graph{}
		for _, t := range st.schema.Nodes() {
			if err := readNodes(ctx, tx, t.Label, g); err != nil {
				return nil, err
			}
		}
		for _, t := range st.schema.Edges() {
			if err := st.readEdges(ctx, tx, t.Type, g); err != nil {
				return nil, err
			}
		}
		g.Sort()
		return g, nil
	})
	if err != nil {
		return nil, wrap("read", st.cfg, err)
	}
	return g.(*graph.Graph), nil
}

func readNodes(ctx context.Context, tx driver.ManagedTransaction, label string, g *graph.Graph) error {
	res, err := tx.Run(ctx, fmt.Sprintf("MATCH (n:%s) RETURN properties(n)", label), nil)
	if err != nil {
		return err
	}
	for res.Next(ctx) {
		id, props, err := propsFromServer(res.Record().Values[0].(map[string]any))
		if err != nil {
			return err
		}
		g.Nodes = append(g.Nodes, graph.Node{ID: id, Label: label, Props: props})
	}
	return res.Err()
}

func (st *Store) readEdges(ctx context.Context, tx driver.ManagedTransaction, typ string, g *graph.Graph) error {
	res, err := tx.Run(ctx, fmt.Sprintf("MATCH (a)-[r:%s]->(b) RETURN labels(a), a.id, labels(b), b.id, properties(r)", typ), nil)
	if err != nil {
		return err
	}
	for res.Next(ctx) {
		v := res.Record().Values
		e := graph.Edge{Type: typ, FromLabel: st.label(v[0]), ToLabel: st.label(v[2])}
		e.From, _ = v[1].(string)
		e.To, _ = v[3].(string)
		if e.FromLabel == "" || e.ToLabel == "" || e.From == "" || e.To == "" {
			continue // not ours
		}
		var err error
		if e.ID, e.Props, err = propsFromServer(v[4].(map[string]any)); err != nil {
			return err
		}
		g.Edges = append(g.Edges, e)
	}
	return res.Err()
}

// label is the schema's label among a node's labels.
func (st *Store) label(v any) string {
	labels, _ := v.([]any)
	for _, l := range labels {
		if s, ok := l.(string); ok && st.schema.Node(s) != nil {
			return s
		}
	}
	return ""
}
