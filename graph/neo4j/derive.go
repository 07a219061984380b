package neo4j

import (
	"context"
	"fmt"
	"slices"
	"sort"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

const deriveBatch = 1000

// Nodes are counted where the edges are; what graph.Derive does on a graph in
// memory is said here in Cypher.
const (
	deriveEntity = `UNWIND $ids AS id MATCH (n:%s {id: id})
WITH n, COUNT { (n)<-[:MENTIONS]-() } AS mentions WHERE coalesce(n.mentions, -1) <> mentions
SET n.mentions = mentions`
	deriveEvent = `UNWIND $ids AS id MATCH (n:%s {id: id})
OPTIONAL MATCH (n)-[r:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(d:Document)
WITH n, count(DISTINCT coalesce(d.origin, d.id)) AS sources, max(r.confidence) AS best
WITH n, sources, coalesce(best, n.confidence) AS confidence,
  CASE WHEN n.status = 'undisputed' AND sources > 1 THEN 'corroborated'
       WHEN n.status = 'corroborated' AND sources < 2 THEN 'undisputed' ELSE n.status END AS status
WHERE coalesce(n.sources, -1) <> sources OR coalesce(n.confidence, -1.0) <> coalesce(confidence, -1.0) OR n.status <> status
SET n.sources = sources, n.confidence = confidence, n.status = status`
)

// derive puts right the counts of what was touched.
func (st *Store) derive(ctx context.Context, t *touched) error {
	for _, label := range []string{graph.Person, graph.Organization, graph.Place, graph.Event} {
		for ids := range slices.Chunk(sortedKeys(t.nodes[label]), deriveBatch) {
			if err := st.write(ctx, func(tx driver.ManagedTransaction) error { return deriveNodes(ctx, tx, label, ids) }); err != nil {
				return err
			}
		}
	}
	for k, pairs := range t.edges {
		list := make([][2]string, 0, len(pairs))
		for p := range pairs {
			list = append(list, p)
		}
		sort.Slice(list, func(i, j int) bool { return list[i][0]+"\x00"+list[i][1] < list[j][0]+"\x00"+list[j][1] })
		for some := range slices.Chunk(list, deriveBatch) {
			if err := st.write(ctx, func(tx driver.ManagedTransaction) error { return deriveEdges(ctx, tx, k, some) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func deriveNodes(ctx context.Context, tx driver.ManagedTransaction, label string, ids []string) error {
	q := deriveEntity
	if label == graph.Event {
		q = deriveEvent
	}
	_, err := counters(ctx, tx, fmt.Sprintf(q, label), map[string]any{"ids": ids})
	return err
}

// deriveEdges reads the edges with their sentences and documents, lets
// graph.Derive compute what follows, and writes what changed.
func deriveEdges(ctx context.Context, tx driver.ManagedTransaction, k [3]string, pairs [][2]string) error {
	keys := make([]any, len(pairs))
	for i, p := range pairs {
		keys[i] = []any{p[0], p[1]}
	}
	match := fmt.Sprintf("UNWIND $rows AS row MATCH (a:%s {id: row[0]}) MATCH (b:%s {id: row[1]}) MATCH (a)-[r:%s]->(b)", k[1], k[2], k[0])
	found, err := rows(ctx, tx, match+" RETURN a.id, b.id, properties(r)", map[string]any{"rows": keys})
	if err != nil {
		return err
	}
	g := &graph.Graph{}
	var before []map[string]any
	sentences := map[string]bool{}
	for _, r := range found {
		id, props, err := propsFromServer(r[2].(map[string]any))
		if err != nil {
			return err
		}
		ev, _ := props["evidence"].([]string)
		for _, s := range ev {
			sentences[s] = true
		}
		before = append(before, graph.MergeProps(props, nil))
		g.Edges = append(g.Edges, graph.Edge{ID: id, Type: k[0], From: r[0].(string), To: r[1].(string), FromLabel: k[1], ToLabel: k[2], Props: props})
	}
	if err := readEvidence(ctx, tx, sortedKeys(sentences), g); err != nil {
		return err
	}
	graph.Derive(g)
	var changed []any
	for i, e := range g.Edges {
		if !graph.EqualProps(e.Props, before[i]) {
			changed = append(changed, []any{e.From, e.To, propsToServer(e.ID, e.Props)})
		}
	}
	_, err = counters(ctx, tx, match+" SET r = row[2]", map[string]any{"rows": changed})
	return err
}

// readEvidence adds sentences and their documents to g.
func readEvidence(ctx context.Context, tx driver.ManagedTransaction, sentences []string, g *graph.Graph) error {
	found, err := rows(ctx, tx, `UNWIND $ids AS id MATCH (s:Sentence {id: id})-[:IN_DOCUMENT]->(d:Document)
RETURN s.id, s.text, d.id, d.origin, d.published`, map[string]any{"ids": sentences})
	if err != nil {
		return err
	}
	docs := map[string]bool{}
	for _, r := range found {
		g.Nodes = append(g.Nodes, graph.Node{ID: r[0].(string), Label: graph.Sentence, Props: map[string]any{"text": r[1]}})
		doc := r[2].(string)
		if docs[doc] {
			continue
		}
		docs[doc] = true
		props := map[string]any{}
		for i, k := range []string{"origin", "published"} {
			if v := r[3+i]; v != nil {
				if props[k], err = fromServer(k, v); err != nil {
					return err
				}
			}
		}
		g.Nodes = append(g.Nodes, graph.Node{ID: doc, Label: graph.Document, Props: props})
	}
	return nil
}
