package neo4j

import (
	"context"
	"fmt"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

// Delete removes a document and what only it supports, in one transaction:
// graph.Without in Cypher. See graph.Store.
func (st *Store) Delete(ctx context.Context, document string) (graph.Stats, error) {
	start := time.Now()
	var d *deletion
	err := st.write(ctx, func(tx driver.ManagedTransaction) error {
		d = &deletion{ctx: ctx, tx: tx, schema: st.schema, document: document, prefix: document + "#", touched: newTouched()}
		return d.run()
	})
	if err != nil {
		return graph.Stats{}, wrap("delete", st.cfg, err)
	}
	if !d.found {
		return graph.Stats{}, fmt.Errorf("document %s: %w", document, graph.ErrNotFound)
	}
	return graph.Stats{NodesDeleted: d.nodes, EdgesDeleted: d.edges, Duration: time.Since(start)}, nil
}

// deletion is one try at a deletion.
type deletion struct {
	ctx              context.Context
	tx               driver.ManagedTransaction
	schema           *graph.Schema
	document, prefix string
	found            bool
	nodes, edges     int
	touched          *touched
	entities         []any // ids whose support may be gone
	against          []any // touched events that something spoke against
	events           []any
	said             [][]any // entities with the words by which the document calls them
}

func (d *deletion) run() error {
	found, err := d.rows("MATCH (d:Document {id: $doc}) RETURN d.id", nil)
	if err != nil || len(found) == 0 {
		return err
	}
	d.found = true
	for _, step := range []func() error{d.look, d.texts, d.evidence, d.looseEvents, d.looseEntities, d.names, d.status, d.derive} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (d *deletion) params(more map[string]any) map[string]any {
	p := map[string]any{"doc": d.document, "prefix": d.prefix, "events": d.events, "entities": d.entities, "against": d.against}
	for k, v := range more {
		p[k] = v
	}
	return p
}

func (d *deletion) rows(q string, more map[string]any) ([][]any, error) {
	return rows(d.ctx, d.tx, q, d.params(more))
}

func (d *deletion) exec(q string, more map[string]any) error {
	c, err := counters(d.ctx, d.tx, q, d.params(more))
	if err == nil {
		d.nodes += c.NodesDeleted()
		d.edges += c.RelationshipsDeleted()
	}
	return err
}

// column gives the first column of a result.
func (d *deletion) column(q string) ([]any, error) {
	res, err := d.rows(q, nil)
	out := []any{}
	for _, r := range res {
		out = append(out, r[0])
	}
	return out, err
}

// ownClaims are the claims that only this document's sentences support.
const ownClaims = `MATCH (c:Claim)-[:SUPPORTED_BY]->(s:Sentence)-[:IN_DOCUMENT]->(:Document {id: $doc})
WITH DISTINCT c WHERE NOT EXISTS { (c)-[:SUPPORTED_BY]->(o:Sentence) WHERE NOT o.id STARTS WITH $prefix } `

// look notes which events and entities the document touches.
func (d *deletion) look() (err error) {
	d.events, err = d.column(`MATCH (e:Event)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(:Document {id: $doc}) RETURN DISTINCT e.id
UNION ` + ownClaims + `MATCH (c)-[:ASSERTS|DENIES|CONFIRMS|DOUBTS]->(e:Event) RETURN DISTINCT e.id
UNION MATCH (e:Event)<-[:MENTIONS]-(:Sentence)-[:IN_DOCUMENT]->(:Document {id: $doc}) RETURN DISTINCT e.id`)
	if err != nil {
		return err
	}
	// An event that falls takes its rivals' INCOMPATIBLE_WITH with it: they
	// are touched too.
	rivals, err := d.column(`UNWIND $events AS id MATCH (:Event {id: id})-[:INCOMPATIBLE_WITH]-(e:Event) RETURN DISTINCT e.id`)
	if err != nil {
		return err
	}
	d.events = append(d.events, rivals...)
	d.against, err = d.column(`UNWIND $events AS id MATCH (e:Event {id: id})
WHERE EXISTS { (e)<-[:DENIES]-() } OR EXISTS { (e)-[:INCOMPATIBLE_WITH]-() } RETURN DISTINCT e.id`)
	if err != nil {
		return err
	}
	d.said, err = d.rows(`MATCH (x:Person|Organization|Place)<-[m:MENTIONS]-(:Sentence)-[:IN_DOCUMENT]->(:Document {id: $doc})
RETURN x.id, collect(DISTINCT m.text)`, nil)
	if err != nil {
		return err
	}
	d.entities, err = d.column(`MATCH (x:Person|Organization|Place)<-[:MENTIONS]-(:Sentence)-[:IN_DOCUMENT]->(:Document {id: $doc}) RETURN DISTINCT x.id
UNION ` + ownClaims + `MATCH (c)-[:TOLD_TO|SUBJECT|OBJECT|CLAIMS]-(x:Person|Organization|Place) RETURN DISTINCT x.id
UNION UNWIND $events AS id MATCH (:Event {id: id})-->(x:Person|Organization|Place) RETURN DISTINCT x.id`)
	return err
}

// texts drops claims, sentences and the document; relationships first, nodes
// then.
func (d *deletion) texts() error {
	claims, err := d.column(ownClaims + "RETURN c.id")
	if err != nil {
		return err
	}
	for _, q := range []string{
		"UNWIND $claims AS id MATCH (:Claim {id: id})-[r]-() WITH DISTINCT r DELETE r",
		"UNWIND $claims AS id MATCH (c:Claim {id: id}) DELETE c",
		"MATCH (s:Sentence)-[:IN_DOCUMENT]->(:Document {id: $doc}) MATCH (s)-[r]-() WITH DISTINCT r DELETE r",
		"MATCH (s:Sentence) WHERE s.id STARTS WITH $prefix AND NOT EXISTS { (s)--() } DELETE s",
		"MATCH (d:Document {id: $doc}) DETACH DELETE d",
	} {
		if err := d.exec(q, map[string]any{"claims": claims}); err != nil {
			return err
		}
	}
	return nil
}

// evidence takes the document's sentences from the edges that list them, and
// drops the edges that nothing else states.
func (d *deletion) evidence() error {
	types := strings.Join(d.schema.EvidenceTypes(), "|")
	res, err := d.rows(fmt.Sprintf(`MATCH (a)-[r:%s]->(b) WHERE any(s IN r.evidence WHERE s STARTS WITH $prefix)
WITH a, r, b, [i IN range(0, size(r.evidence) - 1) WHERE NOT r.evidence[i] STARTS WITH $prefix] AS keep
SET r.evidence = CASE WHEN size(keep) > 0 THEN [i IN keep | r.evidence[i]] END,
    r.scores = CASE WHEN size(keep) > 0 THEN [i IN keep | r.scores[i]] END
RETURN type(r), labels(a)[0], labels(b)[0], a.id, b.id, size(keep) > 0 OR r.kb IS NOT NULL`, types), nil)
	if err != nil {
		return err
	}
	gone := map[[3]string][]any{}
	for _, r := range res {
		k := [3]string{r[0].(string), r[1].(string), r[2].(string)}
		p := [2]string{r[3].(string), r[4].(string)}
		for i := range 2 {
			if graph.IsEntity(k[1+i]) {
				d.entities = append(d.entities, p[i])
			}
		}
		if r[5].(bool) {
			d.touched.edge(k, p)
		} else {
			gone[k] = append(gone[k], []any{p[0], p[1]})
		}
	}
	for k, pairs := range gone {
		q := fmt.Sprintf("UNWIND $rows AS row MATCH (:%s {id: row[0]})-[r:%s]->(:%s {id: row[1]}) DELETE r", k[1], k[0], k[2])
		if err := d.exec(q, map[string]any{"rows": pairs}); err != nil {
			return err
		}
	}
	return nil
}

func (d *deletion) looseEvents() error {
	return d.exec(`UNWIND $events AS id MATCH (e:Event {id: id})
WHERE NOT EXISTS { (e)-[:SUPPORTED_BY]->() } AND NOT EXISTS { (e)<-[:ASSERTS|DENIES|CONFIRMS|DOUBTS]-() }
WITH DISTINCT e DETACH DELETE e`, nil)
}

// looseEntities drops what only a knowledge base still knows of: the touched
// entities and the places above them, unless one of the rest lies below.
func (d *deletion) looseEntities() error {
	above, err := d.column(`UNWIND $entities AS id MATCH (x:Person|Organization|Place {id: id})
MATCH (x)-[:LOCATED_IN*0..30]->(y) RETURN DISTINCT y.id`)
	if err != nil {
		return err
	}
	// told: something other than a knowledge base joins it to others
	return d.exec(`UNWIND $above AS id MATCH (x:Person|Organization|Place {id: id})
WHERE NOT EXISTS { MATCH (x)<-[up:LOCATED_IN*0..30]-(y) WHERE all(r IN up WHERE r.kb IS NOT NULL AND r.evidence IS NULL)
  AND EXISTS { (y)-[t]-() WHERE t.kb IS NULL OR t.evidence IS NOT NULL } }
WITH collect(DISTINCT x) AS loose UNWIND loose AS x DETACH DELETE x`, map[string]any{"above": above})
}

// names takes the names that only the document wrote: graph.NamesLeft.
func (d *deletion) names() error {
	var ids []any
	said := map[string]map[string]bool{}
	for _, r := range d.said {
		id, _ := r[0].(string)
		said[id] = stringSet(r[1])
		ids = append(ids, id)
	}
	res, err := d.rows(`UNWIND $ids AS id MATCH (x:Person|Organization|Place {id: id}) OPTIONAL MATCH (x)<-[m:MENTIONS]-()
RETURN x.id, x.name, x.aliases, coalesce(x.resolved, false), collect(DISTINCT m.text)`, map[string]any{"ids": ids})
	if err != nil {
		return err
	}
	var changed []any
	for _, r := range res {
		id, _ := r[0].(string)
		name, _ := r[1].(string)
		old := stringList(r[2])
		left, aliases := graph.NamesLeft(name, old, r[3] == true, said[id], stringSet(r[4]))
		if left != name || len(aliases) != len(old) {
			changed = append(changed, []any{id, left, append([]string{}, aliases...)})
		}
	}
	return d.exec("UNWIND $rows AS row MATCH (x:Person|Organization|Place {id: row[0]}) SET x.name = row[1], x.aliases = row[2]", map[string]any{"rows": changed})
}

func stringList(v any) []string {
	var out []string
	list, _ := v.([]any)
	for _, x := range list {
		if s, ok := x.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func stringSet(v any) map[string]bool {
	out := map[string]bool{}
	for _, s := range stringList(v) {
		out[s] = true
	}
	return out
}

// status takes back what a removed denial had said.
func (d *deletion) status() error {
	return d.exec(`UNWIND $against AS id MATCH (e:Event {id: id}) WHERE e.status IN ['disputed', 'denied']
AND NOT EXISTS { (e)<-[:DENIES]-() } AND NOT EXISTS { (e)-[:INCOMPATIBLE_WITH]-() } SET e.status = 'undisputed'`, nil)
}

// derive puts right the counts of what stays, within the transaction.
func (d *deletion) derive() error {
	for k, pairs := range d.touched.edges {
		var list [][2]string
		for p := range pairs {
			list = append(list, p)
		}
		if err := deriveEdges(d.ctx, d.tx, k, list); err != nil {
			return err
		}
	}
	for _, label := range []string{graph.Person, graph.Organization, graph.Place, graph.Event} {
		list := d.entities
		if label == graph.Event {
			list = d.events
		}
		ids := map[string]bool{}
		for _, id := range list {
			ids[id.(string)] = true
		}
		if err := deriveNodes(d.ctx, d.tx, label, sortedKeys(ids)); err != nil {
			return err
		}
	}
	return nil
}
