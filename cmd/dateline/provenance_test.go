package main

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/graph"
)

// place is where a sentence node says that it stands.
type place struct {
	doc        *extract.Document
	start, end int
}

// checkProvenance holds a graph to the texts it was made of: every sentence is
// exactly its bytes of the document, every mention lies in its sentence and is
// exactly its bytes, and whatever names evidence names sentences of the graph.
func checkProvenance(t *testing.T, g *graph.Graph, c *extract.Corpus) {
	t.Helper()
	docs := map[string]*extract.Document{}
	for _, d := range c.Documents {
		docs[d.ID] = d
	}
	inDoc := map[string]string{}
	supported := map[string]bool{}
	for i := range g.Edges {
		switch e := &g.Edges[i]; e.Type {
		case graph.InDocument:
			inDoc[e.From] = e.To
		case graph.SupportedBy:
			supported[e.From] = true
		}
	}
	places := map[string]place{}
	for _, n := range g.Nodes {
		switch n.Label {
		case graph.Sentence:
			p := place{docs[inDoc[n.ID]], offset(n.Props["start"]), offset(n.Props["end"])}
			if p.doc == nil || p.start < 0 || p.end > len(p.doc.Text) || p.start >= p.end {
				t.Errorf("sentence %s stands nowhere: %d-%d of %q", n.ID, p.start, p.end, inDoc[n.ID])
				continue
			}
			if cut := p.doc.Text[p.start:p.end]; cut != n.Props["text"] {
				t.Errorf("sentence %s is %q, its bytes are %q", n.ID, n.Props["text"], cut)
			}
			places[n.ID] = p
		case graph.Event, graph.Claim:
			if !supported[n.ID] {
				t.Errorf("%s %s (%v) rests on no sentence", n.Label, n.ID, n.Props["name"])
			}
		}
	}
	mentions := 0
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Type == graph.Mentions {
			mentions++
			checkMention(t, e, places)
		}
		if e.Type == graph.SupportedBy {
			if _, ok := places[e.To]; !ok {
				t.Errorf("edge %s leads to no sentence", e.ID)
			}
		}
		checkEvidence(t, e, places)
	}
	if mentions == 0 {
		t.Error("the graph has no mentions: nothing was checked")
	}
}

func offset(v any) int {
	n, ok := v.(int64)
	if !ok {
		return -1
	}
	return int(n)
}

// checkMention: the surface string is its bytes, inside its sentence.
func checkMention(t *testing.T, e *graph.Edge, places map[string]place) {
	t.Helper()
	s, ok := places[e.From]
	start, end := offset(e.Props["start"]), offset(e.Props["end"])
	switch {
	case !ok:
		t.Errorf("mention %s is in no sentence", e.ID)
	case start < s.start || end > s.end || start >= end:
		t.Errorf("mention %s at %d-%d is outside its sentence %d-%d", e.ID, start, end, s.start, s.end)
	case s.doc.Text[start:end] != e.Props["text"]:
		t.Errorf("mention %s is %q, its bytes are %q", e.ID, e.Props["text"], s.doc.Text[start:end])
	}
}

// checkEvidence: an edge that the reports state names at least one sentence,
// and only sentences of the graph; its quote is in one of them.
func checkEvidence(t *testing.T, e *graph.Edge, places map[string]place) {
	t.Helper()
	ids, stated := e.Props["evidence"].([]string)
	if e.Props["from_kb"] == false && len(ids) == 0 {
		t.Errorf("edge %s is from the reports and names no sentence", e.ID)
	}
	if !stated {
		return
	}
	quote, _ := e.Props["quote"].(string)
	quote = strings.TrimSuffix(quote, "…")
	found := quote == ""
	for _, id := range ids {
		s, ok := places[id]
		if !ok {
			t.Errorf("edge %s names %s, which is no sentence of the graph", e.ID, id)
			continue
		}
		found = found || strings.Contains(s.doc.Text[s.start:s.end], quote)
	}
	if !found {
		t.Errorf("edge %s quotes %q, which is in none of its sentences", e.ID, quote)
	}
}
