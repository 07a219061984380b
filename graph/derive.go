package graph

import "strings"

// quoteLen is the longest quote in runes.
const quoteLen = 300

// Derive sets, in place, the properties that follow from others:
//
//	entity  mentions        MENTIONS edges that lead to it
//	event   sources         origins of the documents of its sentences
//	        confidence      best confidence of its SUPPORTED_BY edges, if they have any
//	        status          undisputed with two sources or more is corroborated, and back
//	edge with evidence
//	        mentions        sentences
//	        sources, first_reported, last_reported   of their documents
//	        confidence      best score
//	        quote           text of the sentence with the best score
//	edge with kb
//	        from_kb         no report states it; its confidence is then 1
//
// Two documents with one origin are one source. What builds a graph sets
// evidence and scores and calls Derive; Merge and Without do so too.
func Derive(g *Graph) {
	d := newDeriver(g)
	for i := range g.Edges {
		d.count(&g.Edges[i])
	}
	for i := range g.Nodes {
		d.node(&g.Nodes[i])
	}
	for i := range g.Edges {
		d.edge(&g.Edges[i])
	}
}

type deriver struct {
	docs, sentences map[string]map[string]any
	mentions        map[nodeKey]int64
	sources         map[string]map[string]bool // event -> origins
	confidence      map[string]float64
}

func newDeriver(g *Graph) *deriver {
	d := &deriver{map[string]map[string]any{}, map[string]map[string]any{}, map[nodeKey]int64{}, map[string]map[string]bool{}, map[string]float64{}}
	for _, n := range g.Nodes {
		switch n.Label {
		case Document:
			d.docs[n.ID] = n.Props
		case Sentence:
			d.sentences[n.ID] = n.Props
		}
	}
	return d
}

// origin is what makes a document's voice its own.
func (d *deriver) origin(sentence string) string {
	doc := DocumentOf(sentence)
	if o, ok := d.docs[doc]["origin"].(string); ok {
		return o
	}
	return doc
}

func (d *deriver) count(e *Edge) {
	switch {
	case e.Type == Mentions:
		d.mentions[nodeKey{e.ToLabel, e.To}]++
	case e.Type == SupportedBy && e.FromLabel == Event:
		if d.sources[e.From] == nil {
			d.sources[e.From] = map[string]bool{}
		}
		d.sources[e.From][d.origin(e.To)] = true
		if c, ok := e.Props["confidence"].(float64); ok && c > d.confidence[e.From] {
			d.confidence[e.From] = c
		}
	}
}

func (d *deriver) node(n *Node) {
	switch {
	case IsEntity(n.Label):
		n.Props["mentions"] = d.mentions[nodeKey{n.Label, n.ID}]
	case n.Label == Event:
		sources := len(d.sources[n.ID])
		n.Props["sources"] = int64(sources)
		if c, ok := d.confidence[n.ID]; ok {
			n.Props["confidence"] = c
		}
		switch status := n.Props["status"]; {
		case status == "undisputed" && sources > 1:
			n.Props["status"] = "corroborated"
		case status == "corroborated" && sources < 2:
			n.Props["status"] = "undisputed"
		}
	}
}

func (d *deriver) edge(e *Edge) {
	ev, _ := e.Props["evidence"].([]string)
	if _, ok := e.Props["kb"]; ok {
		e.Props["from_kb"] = len(ev) == 0
		if len(ev) == 0 {
			e.Props["confidence"] = 1.0
		}
	}
	if len(ev) == 0 {
		for _, k := range []string{"mentions", "sources", "first_reported", "last_reported", "quote"} {
			delete(e.Props, k)
		}
		return
	}
	scores, _ := e.Props["scores"].([]float64)
	origins := map[string]bool{}
	var first, last Date
	best, bestScore := "", -1.0
	for i, s := range ev {
		origins[d.origin(s)] = true
		if p, ok := d.docs[DocumentOf(s)]["published"].(Date); ok {
			if first == "" || p < first {
				first = p
			}
			last = max(last, p)
		}
		if i < len(scores) && scores[i] > bestScore {
			best, bestScore = s, scores[i]
		}
	}
	e.Props["mentions"], e.Props["sources"] = int64(len(ev)), int64(len(origins))
	set(e.Props, "first_reported", first, first != "")
	set(e.Props, "last_reported", last, last != "")
	text, ok := d.sentences[best]["text"].(string)
	set(e.Props, "quote", clip(text), ok)
	if best != "" {
		e.Props["confidence"] = bestScore
	}
}

func set(props map[string]any, key string, v any, ok bool) {
	if ok {
		props[key] = v
	} else {
		delete(props, key)
	}
}

// clip cuts a text to quoteLen runes.
func clip(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	n := 0
	for i := range s {
		if n == quoteLen {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
