package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/graph"
)

// dossierFacts are things that a graph holds and its page must lead to; the
// tests click on them whatever the pipeline of the day makes of the reports.
type dossierFacts struct {
	denier, denial, denialIn string // who denies a disputed event, in which words, the sentence
	disputed                 string // that event
	figures                  string // "killed: 4 / 5"
	rival                    string // an event that another one excludes
	dated, datedIn           string // an event known to the day, a sentence of it
	place                    string // where something happened
	spokesman                string
	spokesmanIn              []string // sentences that say so
	publisher                string   // of one report only
}

type graphIndex struct {
	nodes map[string]*graph.Node
	out   map[string][]*graph.Edge // by type and start
}

func indexGraph(g *graph.Graph) graphIndex {
	x := graphIndex{map[string]*graph.Node{}, map[string][]*graph.Edge{}}
	for i := range g.Nodes {
		x.nodes[g.Nodes[i].ID] = &g.Nodes[i]
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		x.out[e.Type+" "+e.From] = append(x.out[e.Type+" "+e.From], e)
	}
	return x
}

func (x graphIndex) str(id, prop string) string {
	s, _ := x.nodes[id].Props[prop].(string)
	return s
}

// sentences are the texts of the sentences under a node.
func (x graphIndex) sentences(id string) []string {
	var out []string
	for _, e := range x.out[graph.SupportedBy+" "+id] {
		out = append(out, x.str(e.To, "text"))
	}
	return out
}

func factsOf(t *testing.T, g *graph.Graph) dossierFacts {
	t.Helper()
	x, f := indexGraph(g), dossierFacts{}
	publishers := map[string]int{}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		switch {
		case n.Label == graph.Document:
			publishers[x.str(n.ID, "publisher")]++
		case n.Label == graph.Event && n.Props["date"] != nil && f.dated == "" && len(x.sentences(n.ID)) == 1 && x.str(n.ID, "granularity") == "day" && len(x.str(n.ID, "name")) > 15:
			f.dated, f.datedIn = x.str(n.ID, "name"), x.sentences(n.ID)[0]
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		switch {
		case e.Type == graph.Claims && f.denial == "":
			for _, d := range x.out[graph.Denies+" "+e.To] {
				if text := x.str(e.To, "text"); x.str(d.To, "status") == "disputed" && len(text) > 12 && len(text) < 120 && len(x.out[graph.Claims+" "+e.From]) == 1 {
					f.denier, f.denial, f.denialIn, f.disputed = x.str(e.From, "name"), text, x.sentences(e.To)[0], x.str(d.To, "name")
				}
			}
		case e.Type == graph.Contradicts && f.figures == "" && strings.HasPrefix(fmt.Sprint(e.Props["detail"]), "killed: "):
			f.figures, _ = e.Props["detail"].(string)
		case e.Type == graph.IncompatibleWith && f.rival == "":
			f.rival = x.str(e.From, "name")
		case e.Type == "OCCURRED_AT" && f.place == "" && x.nodes[e.To].Props["location"] != nil:
			f.place = x.str(e.To, "name")
		case e.Type == "SPOKESMAN_OF" && f.spokesman == "":
			if ev, ok := e.Props["evidence"].([]string); ok && len(ev) > 0 {
				f.spokesman = x.str(e.From, "name")
				for _, s := range ev {
					f.spokesmanIn = append(f.spokesmanIn, x.str(s, "text"))
				}
			}
		}
	}
	for _, p := range slices.Sorted(func(yield func(string) bool) {
		for p := range publishers {
			if !yield(p) {
				return
			}
		}
	}) {
		if p != "" && publishers[p] == 1 && f.publisher == "" {
			f.publisher = p
		}
	}
	for name, s := range map[string]string{"denial": f.denial, "figures": f.figures, "rival": f.rival, "dated": f.dated, "place": f.place, "spokesman": f.spokesman, "publisher": f.publisher} {
		if s == "" {
			t.Fatalf("the graph has no %s to look for: choose other reports", name)
		}
	}
	return f
}

// inSight waits until the marked sentence of the reader is one of those given
// (any, if none is) and can be seen.
func (p *page) inSight(sentences ...string) {
	p.t.Helper()
	var want []string
	for _, s := range sentences {
		want = append(want, strings.Join(strings.Fields(s), " "))
	}
	p.wait(`(() => {
		const hit = document.querySelector('#reader .hit');
		if (!hit) return false;
		const text = hit.textContent.trim().replace(/\s+/g, ' '), want = ` + list(want) + `;
		if (want.length && !want.includes(text)) return false;
		const r = hit.getClientRects()[0], box = document.querySelector('.ev-text').getBoundingClientRect();
		return r.height > 0 && r.top >= box.top - 1 && r.top < box.bottom;
	})()`)
}

// list writes strings as a JavaScript list.
func list(s []string) string {
	var quoted []string
	for _, v := range s {
		quoted = append(quoted, quote(v))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
