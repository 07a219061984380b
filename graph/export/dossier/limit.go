package dossier

import (
	"cmp"
	"slices"

	"dateline/graph"
)

// left is what a page leaves out.
type left struct {
	Documents int `json:"documents,omitempty"`
	Events    int `json:"events,omitempty"`
	Claims    int `json:"claims,omitempty"`
}

// limit keeps at most n documents: those that tell and claim most, and of
// equals the smaller id. What only the others support falls away with them.
func limit(g *graph.Graph, n int) (*graph.Graph, left) {
	weight := map[string]int{}
	for i := range g.Nodes {
		if g.Nodes[i].Label == graph.Document {
			weight[g.Nodes[i].ID] = 0
		}
	}
	if len(weight) <= n {
		return g, left{}
	}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Type == graph.SupportedBy {
			weight[graph.DocumentOf(e.To)]++
		}
	}
	ids := make([]string, 0, len(weight))
	for id := range weight {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	keep := map[string]bool{}
	for _, id := range ids[:n] {
		keep[id] = true
	}
	return restrict(g, keep, left{Documents: len(ids) - n})
}

// restrict drops the documents that are not in keep, their sentences, what
// rests on no other sentence, and the edges that then hang in the air.
func restrict(g *graph.Graph, keep map[string]bool, l left) (*graph.Graph, left) {
	supported, linked := map[string]bool{}, map[string]bool{}
	stays := func(sentence string) bool { return keep[graph.DocumentOf(sentence)] }
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Type == graph.SupportedBy && stays(e.To) {
			supported[e.From] = true
		}
	}
	out := &graph.Graph{}
	lives := func(id, label string) bool {
		switch label {
		case graph.Document:
			return keep[id]
		case graph.Sentence:
			return stays(id)
		case graph.Event, graph.Claim:
			return supported[id]
		}
		return true
	}
	for _, e := range g.Edges {
		if !lives(e.From, e.FromLabel) || !lives(e.To, e.ToLabel) {
			continue
		}
		if ev, ok := e.Props["evidence"].([]string); ok && len(ev) > 0 && !slices.ContainsFunc(ev, stays) && e.Props["kb"] == nil {
			continue
		}
		out.Edges = append(out.Edges, e)
		linked[e.From], linked[e.To] = true, true
	}
	for _, n := range g.Nodes {
		if lives(n.ID, n.Label) && (linked[n.ID] || n.Label == graph.Document) {
			out.Nodes = append(out.Nodes, n)
			continue
		}
		switch n.Label {
		case graph.Event:
			l.Events++
		case graph.Claim:
			l.Claims++
		}
	}
	return out, l
}
