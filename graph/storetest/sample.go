package storetest

import (
	"fmt"
	"math/rand"

	"dateline/graph"
)

// Schema is a schema with a few relations, for tests.
func Schema() *graph.Schema {
	ents := []string{graph.Person, graph.Organization, graph.Place}
	return graph.NewSchema([]graph.EdgeType{
		{Type: "SPOKESMAN_OF", Description: "speaks for", From: []string{graph.Person}, To: ents},
		{Type: "MEMBER_OF", Description: "is a member of", From: []string{graph.Person, graph.Organization}, To: []string{graph.Organization}},
		{Type: "LEADS", Description: "leads", From: []string{graph.Person}, To: ents},
		{Type: "HOLDS_OFFICE", Description: "holds an office", From: []string{graph.Person}, To: ents},
		{Type: "EMPLOYED_BY", Description: "works for", From: []string{graph.Person}, To: []string{graph.Organization}},
		{Type: "LOCATED_IN", Description: "lies in", From: []string{graph.Place, graph.Organization}, To: []string{graph.Place}},
		{Type: "CAPITAL_OF", Description: "is the capital of", From: []string{graph.Place}, To: []string{graph.Place}},
		{Type: "BORDERS", Description: "has a border with", From: []string{graph.Place}, To: []string{graph.Place}, Symmetric: true},
		{Type: "AGENCY_OF", Description: "is a body of", From: []string{graph.Organization}, To: []string{graph.Place, graph.Organization}},
	})
}

// maker builds a graph of documents by hand.
type maker struct{ g *graph.Graph }

func (m *maker) node(label, id string, props map[string]any) string {
	m.g.Nodes = append(m.g.Nodes, graph.Node{ID: id, Label: label, Props: props})
	return id
}

func (m *maker) edge(t, fl, from, tl, to string, props map[string]any) *graph.Edge {
	if props == nil {
		props = map[string]any{}
	}
	m.g.Edges = append(m.g.Edges, graph.Edge{ID: from + "|" + t + "|" + to, Type: t, From: from, To: to, FromLabel: fl, ToLabel: tl, Props: props})
	return &m.g.Edges[len(m.g.Edges)-1]
}

// Synthetic makes a graph of the shape that reports give: docs documents with
// sentences, entities that several documents share, events, claims, relations
// with evidence and facts of a knowledge base. Equal arguments give equal
// graphs. About docs*22 nodes and docs*110 edges.
func Synthetic(docs int, seed int64) *graph.Graph {
	r := rand.New(rand.NewSource(seed))
	m := &maker{&graph.Graph{}}
	places := max(4, docs/4)
	people := max(4, docs/2)
	orgs := max(4, docs/5)
	for i := range places {
		m.node(graph.Place, fmt.Sprintf("e_place%d", i), map[string]any{"name": fmt.Sprintf("Town %d", i), "aliases": []string{fmt.Sprintf("T%d", i)},
			"location": graph.Point{Lat: float64(i%90) + 0.5, Lon: float64(i % 180)}, "geonames_id": int64(1000 + i), "resolved": true})
		if i > 0 {
			m.edge("LOCATED_IN", graph.Place, fmt.Sprintf("e_place%d", i), graph.Place, fmt.Sprintf("e_place%d", i/8),
				map[string]any{"kb": "geonames", "from_kb": true, "confidence": 1.0})
		}
	}
	for i := range people {
		m.node(graph.Person, fmt.Sprintf("e_person%d", i), map[string]any{"name": fmt.Sprintf("Person Nr. %d", i), "resolved": i%3 == 0})
	}
	for i := range orgs {
		m.node(graph.Organization, fmt.Sprintf("e_org%d", i), map[string]any{"name": fmt.Sprintf("Front %d", i), "aliases": []string{}, "resolved": false})
	}
	ev := &evidence{m: m, at: map[string]map[string]float64{}, edges: map[string]int{}}
	for d := range docs {
		synthDoc(m, ev, r, d, [3]int{people, orgs, places})
	}
	ev.write()
	graph.Derive(m.g)
	m.g = prune(m.g)
	m.g.Sort()
	return m.g
}

// evidence gathers the sentences of edges that several documents state.
type evidence struct {
	m     *maker
	at    map[string]map[string]float64
	edges map[string]int
}

func (ev *evidence) add(t, fl, from, tl, to, sentence string, score float64) {
	k := from + "|" + t + "|" + to
	if _, ok := ev.edges[k]; !ok {
		ev.m.edge(t, fl, from, tl, to, nil)
		ev.edges[k] = len(ev.m.g.Edges) - 1
		ev.at[k] = map[string]float64{}
	}
	ev.at[k][sentence] = max(score, ev.at[k][sentence])
}

func (ev *evidence) write() {
	for k, i := range ev.edges {
		graph.SetEvidence(ev.m.g.Edges[i].Props, ev.at[k])
		ev.m.g.Edges[i].Props["rules"] = []string{"made-up"}
	}
}

func synthDoc(m *maker, ev *evidence, r *rand.Rand, d int, size [3]int) {
	doc := fmt.Sprintf("d_%06d", d)
	day := graph.Date(fmt.Sprintf("2024-%02d-%02d", 1+d%12, 1+d%28))
	m.node(graph.Document, doc, map[string]any{"name": "Report " + doc, "title": "Report " + doc, "publisher": fmt.Sprintf("Paper %d", d%7), "published": day})
	event := fmt.Sprintf("ev_%d", d/3) // three documents tell one event
	if d%3 == 0 {
		m.node(graph.Event, event, map[string]any{"name": "Front takes Town", "type": "seize", "date": day, "earliest": day, "latest": day,
			"granularity": "day", "date_text": "on that day", "status": "undisputed"})
	}
	place := fmt.Sprintf("e_place%d", (d/3)%size[2])
	org := fmt.Sprintf("e_org%d", (d/3)%size[1])
	for s := range 16 {
		sid := fmt.Sprintf("%s#%d", doc, s*100)
		m.node(graph.Sentence, sid, map[string]any{"name": "The front said …", "text": fmt.Sprintf("The front said in sentence %d of report %d that it had taken the town.", s, d),
			"index": int64(s), "start": int64(s * 100), "end": int64(s*100 + 80)})
		m.edge(graph.InDocument, graph.Sentence, sid, graph.Document, doc, nil)
		person := fmt.Sprintf("e_person%d", (d*5+s/2)%size[0])
		named := [][2]string{{graph.Person, person}, {graph.Organization, org}, {graph.Place, place},
			{graph.Person, fmt.Sprintf("e_person%d", (d*11+s)%size[0])}, {graph.Place, fmt.Sprintf("e_place%d", (d+s*7)%size[2])}}
		for i, to := range named[:4+s%2] {
			e := m.edge(graph.Mentions, graph.Sentence, sid, to[0], to[1], map[string]any{"text": "the name", "start": int64(s*100 + i*10), "end": int64(s*100 + i*10 + 8), "kind": "name"})
			e.ID += fmt.Sprintf("|%d", s*100+i*10)
		}
		score := float64(500+r.Intn(500)) / 1000
		if s%4 == 0 {
			m.edge(graph.SupportedBy, graph.Event, event, graph.Sentence, sid, map[string]any{"text": "taken", "confidence": score})
			ev.add("AGENT", graph.Event, event, graph.Organization, org, sid, score)
			ev.add("OCCURRED_AT", graph.Event, event, graph.Place, place, sid, score)
			claim := fmt.Sprintf("c_%d_%d", d, s)
			m.node(graph.Claim, claim, map[string]any{"name": "it had taken the town", "text": "it had taken the town", "stance": "asserts", "made": day, "confidence": score})
			m.edge(graph.Claims, graph.Person, person, graph.Claim, claim, nil)
			m.edge(graph.Asserts, graph.Claim, claim, graph.Event, event, map[string]any{"confidence": score})
			m.edge(graph.SupportedBy, graph.Claim, claim, graph.Sentence, sid, map[string]any{"confidence": score})
		}
		if s%2 == 0 {
			ev.add("MEMBER_OF", graph.Person, person, graph.Organization, org, sid, score)
		}
	}
}

// prune drops what nothing supports, as a builder would never have made it.
func prune(g *graph.Graph) *graph.Graph {
	doc := graph.Node{ID: "d_none", Label: graph.Document, Props: map[string]any{"name": "none"}}
	g.Nodes = append(g.Nodes, doc)
	out, _ := graph.Without(g, doc.ID, Schema())
	return out
}

// Part is the part of a graph that the documents support, as if only they had
// been read.
func Part(g *graph.Graph, keep func(document string) bool) *graph.Graph {
	out := g
	for _, n := range g.Nodes {
		if n.Label == graph.Document && !keep(n.ID) {
			out, _ = graph.Without(out, n.ID, Schema())
		}
	}
	return out
}
