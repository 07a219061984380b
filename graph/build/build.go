// Package build turns a Corpus into a Graph: the only package that knows both.
//
// In goes what extract/merge made, out comes the property graph of
// docs/decisions and design: people, organizations and places with plain edges
// between them, events with their roles, claims with who makes them, and under
// everything the sentence it rests on, with its document.
//
// Caveat: anonymous entities ("a security source") become nodes only where
// they do something: speak, act, suffer or stand in a relation.
package build

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"dateline/extract"
	"dateline/extract/ontology"
	"dateline/graph"
)

// builder gathers nodes and edges; maps are keyed by id.
type builder struct {
	corpus *extract.Corpus
	ont    *ontology.Ontology
	docs   map[string]*extract.Document
	ents   map[string]*extract.Entity
	events map[string]*extract.Event
	nodes  map[string]graph.Node
	edges  map[string]*edge
	claims map[extract.Ref]string // claim -> node id
	holds  map[string]bool        // edges that some report gives without "former"
}

// edge is an edge being made, with the best score of each sentence under it.
type edge struct {
	graph.Edge
	evidence map[string]float64
	rules    map[string]bool
}

// rest adds a sentence that the edge rests on.
func (e *edge) rest(sentence, rule string, score float64) {
	if e.evidence == nil {
		e.evidence, e.rules = map[string]float64{}, map[string]bool{}
	}
	e.evidence[sentence] = max(e.evidence[sentence], round(score))
	if rule != "" {
		e.rules[rule] = true
	}
}

// Build makes the graph. The error names what in the corpus does not fit
// together; a corpus from extract/merge always does.
func Build(c *extract.Corpus, ont *ontology.Ontology) (*graph.Graph, error) {
	b := &builder{corpus: c, ont: ont, docs: map[string]*extract.Document{}, ents: map[string]*extract.Entity{},
		events: map[string]*extract.Event{}, nodes: map[string]graph.Node{}, edges: map[string]*edge{}, claims: map[extract.Ref]string{}, holds: map[string]bool{}}
	for _, doc := range c.Documents {
		b.docs[doc.ID] = doc
	}
	for i := range c.Entities {
		b.ents[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Events {
		b.events[c.Events[i].ID] = &c.Events[i]
	}
	for _, step := range []func() error{b.eventNodes, b.claimNodes, b.relationEdges, b.factEdges, b.mentionEdges, b.contradictionEdges} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b.finish(), nil
}

var labels = map[extract.Type]string{extract.Person: "Person", extract.Organization: "Organization", extract.Place: "Place"}

// entity makes the node of an entity, once, and gives its label.
func (b *builder) entity(id string) (string, bool) {
	e := b.ents[id]
	if e == nil {
		return "", false
	}
	label := labels[e.Type]
	if _, ok := b.nodes[id]; ok {
		return label, true
	}
	p := map[string]any{"name": e.Name, "aliases": notNil(e.Aliases), "resolved": e.Resolved, "mentions": int64(0)}
	if e.Resolved && len(e.Links) > 0 {
		p["link_score"] = e.Links[0].Score
	}
	for _, l := range e.Links {
		switch l.KB {
		case "wikidata":
			p["wikidata_id"] = l.ID
		case "geonames":
			if n, err := strconv.ParseInt(l.ID, 10, 64); err == nil && label != "Person" {
				p["geonames_id"] = n
			}
		}
	}
	if e.Location != nil && label != "Person" {
		p["location"] = graph.Point{Lat: e.Location.Lat, Lon: e.Location.Lon}
	}
	set(p, "country", e.Country)
	set(p, "kind", e.Kind)
	if label == "Person" {
		set(p, "gender", e.Gender)
	}
	b.nodes[id] = graph.Node{ID: id, Label: label, Props: p}
	return label, true
}

func notNil(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func set(p map[string]any, key, v string) {
	if v != "" {
		p[key] = v
	}
}

func setDate(p map[string]any, key, v string) {
	if len(v) == len("2006-01-02") {
		p[key] = graph.Date(v)
	}
}

// document makes the node of a document, once.
func (b *builder) document(doc *extract.Document) {
	if _, ok := b.nodes[doc.ID]; ok {
		return
	}
	name := cmp.Or(doc.Title, doc.SourceID, doc.Path, doc.ID)
	p := map[string]any{"name": extract.Clip(name, 80)}
	set(p, "title", doc.Title)
	set(p, "url", doc.URL)
	set(p, "path", doc.Path)
	set(p, "publisher", doc.Publisher)
	set(p, "source_id", doc.SourceID)
	set(p, "origin", doc.Origin)
	setDate(p, "published", doc.Published)
	b.nodes[doc.ID] = graph.Node{ID: doc.ID, Label: "Document", Props: p}
}

// sentence makes the node of the sentence that holds the offset, once, with
// its edge to the document, and gives its id.
func (b *builder) sentence(doc *extract.Document, offset int) (string, error) {
	i := doc.SentenceAt(offset)
	if i < 0 {
		return "", fmt.Errorf("document %s: no sentence at byte %d", doc.ID, offset)
	}
	s := doc.Sentences[i]
	id := fmt.Sprintf("%s#%d", doc.ID, s.Start)
	if _, ok := b.nodes[id]; ok {
		return id, nil
	}
	b.document(doc)
	text := doc.Surface(s.Span)
	b.nodes[id] = graph.Node{ID: id, Label: "Sentence", Props: map[string]any{
		"name": extract.Clip(extract.OneLine(text), 60), "text": text, "index": int64(i), "start": int64(s.Start), "end": int64(s.End)}}
	b.edge("IN_DOCUMENT", id, "Sentence", doc.ID, "Document")
	return id, nil
}

// edge gives the one edge of that type between two nodes.
func (b *builder) edge(typ, from, fromLabel, to, toLabel string) *edge {
	id := from + "|" + typ + "|" + to
	e := b.edges[id]
	if e == nil {
		e = &edge{Edge: graph.Edge{ID: id, Type: typ, From: from, To: to, FromLabel: fromLabel, ToLabel: toLabel, Props: map[string]any{}}}
		b.edges[id] = e
	}
	return e
}

// finish writes the evidence, sorts everything and derives the counts.
func (b *builder) finish() *graph.Graph {
	b.dropVague()
	g := &graph.Graph{}
	for _, n := range b.nodes {
		g.Nodes = append(g.Nodes, n)
	}
	for _, e := range b.edges {
		if b.holds[e.ID] {
			delete(e.Props, "status")
		}
		if len(e.evidence) > 0 {
			graph.SetEvidence(e.Props, e.evidence)
			rules := []string{}
			for r := range e.rules {
				rules = append(rules, r)
			}
			slices.Sort(rules)
			e.Props["rules"] = rules
		}
		g.Edges = append(g.Edges, e.Edge)
	}
	g.Sort()
	graph.Derive(g)
	return g
}

// dropVague drops "is affiliated with" between two that a report relates more
// exactly: the Taliban's Mujahid here, the Taliban's spokesman there.
func (b *builder) dropVague() {
	exact := map[[2]string]bool{}
	for _, e := range b.edges {
		if labelSet[e.FromLabel] && labelSet[e.ToLabel] && e.Type != vague {
			exact[[2]string{e.From, e.To}], exact[[2]string{e.To, e.From}] = true, true
		}
	}
	for id, e := range b.edges {
		if e.Type == vague && exact[[2]string{e.From, e.To}] {
			delete(b.edges, id)
		}
	}
}

const vague = "AFFILIATED_WITH"

var labelSet = map[string]bool{graph.Person: true, graph.Organization: true, graph.Place: true}

// round keeps three decimals, so that a sum's last bit never shows.
func round(f float64) float64 { return float64(int64(f*1000+0.5)) / 1000 }
