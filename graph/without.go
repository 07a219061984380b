package graph

import "slices"

// Without is the graph less a document and what only it supports. It is the
// definition of what a Store contains after a deletion:
//
//   - the document, its sentences, and claims that no other sentence supports;
//   - events that no sentence supports and no claim speaks of;
//   - edges whose evidence is gone, unless a knowledge base states them;
//   - entities that nothing but a knowledge base joins to others, unless they
//     lie above one that stays, on the LOCATED_IN path;
//   - an event that is disputed or denied and has lost its last denial and its
//     last incompatible rival goes back to undisputed or corroborated;
//   - aliases that only the document wrote, and names as NamesLeft says.
//
// Dates and kinds of what stays are left as they are, although the document
// may have had a say in them. ok is false if the document is not
// there; the graph is left as it is.
func Without(g *Graph, document string, schema *Schema) (out *Graph, ok bool) {
	r := &remover{g: g.Clone(), document: document, gone: map[nodeKey]bool{}}
	if !slices.ContainsFunc(g.Nodes, func(n Node) bool { return n.Label == Document && n.ID == document }) {
		return nil, false
	}
	before := r.against()
	said := written(r.g, func(s string) bool { return DocumentOf(s) == document })
	r.sentences()
	r.unsupported(Claim, SupportedBy)
	r.evidence()
	r.unsupported(Event, SupportedBy, Asserts, Denies, Confirms, Doubts)
	r.entities()
	r.names(said)
	after := r.against()
	for i := range r.g.Nodes {
		n := &r.g.Nodes[i]
		if s := n.Props["status"]; n.Label == Event && before[n.ID] && !after[n.ID] && (s == "disputed" || s == "denied") {
			n.Props["status"] = "undisputed"
		}
	}
	Derive(r.g)
	r.g.Sort()
	return r.g, true
}

type remover struct {
	g        *Graph
	document string
	gone     map[nodeKey]bool
}

// against is the set of events that something speaks against.
func (r *remover) against() map[string]bool {
	out := map[string]bool{}
	for _, e := range r.g.Edges {
		switch e.Type {
		case Denies:
			out[e.To] = true
		case IncompatibleWith:
			out[e.From], out[e.To] = true, true
		}
	}
	return out
}

// sweep drops the nodes that are gone and the edges that hang on them.
func (r *remover) sweep() {
	r.g.Nodes = slices.DeleteFunc(r.g.Nodes, func(n Node) bool { return r.gone[nodeKey{n.Label, n.ID}] })
	r.g.Edges = slices.DeleteFunc(r.g.Edges, func(e Edge) bool {
		return r.gone[nodeKey{e.FromLabel, e.From}] || r.gone[nodeKey{e.ToLabel, e.To}]
	})
}

func (r *remover) sentences() {
	r.gone[nodeKey{Document, r.document}] = true
	for _, n := range r.g.Nodes {
		if n.Label == Sentence && DocumentOf(n.ID) == r.document {
			r.gone[nodeKey{n.Label, n.ID}] = true
		}
	}
	// Claims and events that the document touched are the only ones that may
	// fall: note them before their edges are swept.
	r.sweep()
}

// unsupported drops nodes of the label that no edge of the types holds.
func (r *remover) unsupported(label string, types ...string) {
	held := map[string]bool{}
	for _, e := range r.g.Edges {
		if !slices.Contains(types, e.Type) {
			continue
		}
		if e.FromLabel == label {
			held[e.From] = true
		}
		if e.ToLabel == label {
			held[e.To] = true
		}
	}
	for _, n := range r.g.Nodes {
		if n.Label == label && !held[n.ID] {
			r.gone[nodeKey{n.Label, n.ID}] = true
		}
	}
	r.sweep()
}

// evidence takes the document's sentences from the edges.
func (r *remover) evidence() {
	r.g.Edges = slices.DeleteFunc(r.g.Edges, func(e Edge) bool {
		ev, _ := e.Props["evidence"].([]string)
		scores, _ := e.Props["scores"].([]float64)
		best := map[string]float64{}
		for i, s := range ev {
			if DocumentOf(s) != r.document && i < len(scores) {
				best[s] = scores[i]
			}
		}
		if len(best) == len(ev) {
			return false
		}
		SetEvidence(e.Props, best)
		return len(best) == 0 && e.Props["kb"] == nil
	})
}

// entities drops those that only a knowledge base still knows of.
func (r *remover) entities() {
	kept := map[nodeKey]bool{}
	above := map[nodeKey][]nodeKey{}
	for _, e := range r.g.Edges {
		from, to := nodeKey{e.FromLabel, e.From}, nodeKey{e.ToLabel, e.To}
		if fromKB(&e) {
			if e.Type == LocatedIn {
				above[from] = append(above[from], to)
			}
			continue
		}
		kept[from], kept[to] = true, true
	}
	var todo []nodeKey
	for k := range kept {
		todo = append(todo, k)
	}
	for len(todo) > 0 {
		k := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, up := range above[k] {
			if !kept[up] {
				kept[up] = true
				todo = append(todo, up)
			}
		}
	}
	for _, n := range r.g.Nodes {
		if k := (nodeKey{n.Label, n.ID}); IsEntity(n.Label) && !kept[k] {
			r.gone[k] = true
		}
	}
	r.sweep()
}

// names takes the names that only the document wrote.
func (r *remover) names(said map[nodeKey]map[string]bool) {
	rest := written(r.g, func(string) bool { return true })
	for i := range r.g.Nodes {
		n := &r.g.Nodes[i]
		k := nodeKey{n.Label, n.ID}
		if said[k] == nil {
			continue
		}
		name, _ := n.Props["name"].(string)
		aliases, has := n.Props["aliases"].([]string)
		name, aliases = NamesLeft(name, aliases, n.Props["resolved"] == true, said[k], rest[k])
		n.Props["name"] = name
		if has {
			n.Props["aliases"] = aliases
		}
	}
}

// fromKB: stated by a knowledge base and by no report.
func fromKB(e *Edge) bool {
	_, told := e.Props["evidence"]
	return e.Props["kb"] != nil && !told
}
