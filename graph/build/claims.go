package build

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"dateline/extract"
	"dateline/graph"
)

var stanceEdges = map[string]string{"asserts": "ASSERTS", "denies": "DENIES", "confirms": "CONFIRMS", "doubts": "DOUBTS", "unverified": "DOUBTS"}

// claimNodes makes claims with who makes them, to whom, about what.
func (b *builder) claimNodes() error {
	for _, doc := range b.corpus.Documents {
		for i := range doc.Claims {
			if err := b.claim(doc, &doc.Claims[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) claim(doc *extract.Document, c *extract.Claim) error {
	sid, err := b.sentence(doc, c.Content.Start)
	if err != nil {
		return err
	}
	text := extract.OneLine(doc.Surface(c.Content.Span()))
	h := sha256.Sum256(fmt.Appendf(nil, "%s|%d|%d|%d|%d|%s|%s", doc.ID, c.Content.Start, c.Content.End, c.Cue.Start, c.SourceSpan.Start, c.Stance, c.ID))
	id := "c_" + hex.EncodeToString(h[:8])
	b.claims[extract.Ref{doc.ID, c.ID}] = id
	p := map[string]any{"name": extract.Clip(text, 60), "text": text, "stance": c.Stance, "confidence": round(c.Score)}
	if c.Quote {
		p["quote"] = text
	}
	setDate(p, "made", doc.Published)
	if c.Stance == "unverified" {
		p["modality"] = "unverified"
	}
	if len(c.Values) > 0 {
		p["property"], p["number"] = c.Values[0].Property, c.Values[0].Number
		p["value"] = strconv.FormatFloat(c.Values[0].Number, 'f', -1, 64)
	}
	b.nodes[id] = graph.Node{ID: id, Label: "Claim", Props: p}
	b.edge("SUPPORTED_BY", id, "Claim", sid, "Sentence").Props["confidence"] = round(c.Score)
	if m := doc.Mention(c.Source); c.Source != "" && m != nil {
		if label, ok := b.entity(m.Entity); ok {
			b.edge("CLAIMS", m.Entity, label, id, "Claim")
		}
	}
	if m := doc.Mention(c.Channel); c.Channel != "" && m != nil {
		if label, ok := b.entity(m.Entity); ok && label == "Organization" {
			b.edge("TOLD_TO", id, "Claim", m.Entity, label)
		}
	}
	events := false
	for _, about := range c.About {
		if em := doc.Event(about); em != nil && b.events[em.Event] != nil {
			events = true
			e := b.edge(stanceEdge(c, em), id, "Claim", em.Event, "Event")
			e.Props["confidence"] = round(min(c.Score, em.Score))
		}
	}
	if events {
		return nil // a relation told by the way is not what the claim is about
	}
	for _, about := range c.About {
		b.aboutRelation(doc, about, id)
	}
	return nil
}

// stanceEdge: a stance is towards what happened. "Said that nobody was
// arrested" denies, and so does an assertion of a negated event.
func stanceEdge(c *extract.Claim, em *extract.EventMention) string {
	if em.Polarity == "negative" && em.Modality != "denied" && (c.Stance == "asserts" || c.Stance == "confirms") {
		return "DENIES"
	}
	return cmp.Or(stanceEdges[c.Stance], "ASSERTS")
}

// aboutRelation hangs a claim about a relation on the two things it relates.
func (b *builder) aboutRelation(doc *extract.Document, about, id string) {
	for i := range doc.Relations {
		r := &doc.Relations[i]
		if r.ID != about {
			continue
		}
		for _, end := range [2][2]string{{"SUBJECT", r.Subject}, {"OBJECT", r.Object}} {
			if m := doc.Mention(end[1]); m != nil {
				if label, ok := b.entity(m.Entity); ok {
					b.edge(end[0], id, "Claim", m.Entity, label).Props["confidence"] = round(r.Score)
					b.nodes[id].Props["property"] = r.Type
				}
			}
		}
	}
}

// maxPairs bounds the CONTRADICTS edges of one contradiction: with fifty
// claims a side, everybody contradicting everybody tells a reader nothing that
// INCOMPATIBLE_WITH and the stances do not tell.
const maxPairs = 500

// contradictionEdges joins events that exclude each other and claims that
// contradict each other.
func (b *builder) contradictionEdges() error {
	for _, x := range b.corpus.Contradictions {
		if x.Reason == "incompatible-outcome" && len(x.Events) == 2 {
			a, z := x.Events[0], x.Events[1]
			e := b.edge("INCOMPATIBLE_WITH", a, "Event", z, "Event")
			e.Props["reason"], e.Props["detail"], e.Props["confidence"] = x.Reason, x.Detail, round(x.Score)
		}
		n := 0
		for _, p := range sortedPairs(x.Claims) {
			from, to := b.claims[p[0]], b.claims[p[1]]
			if from == "" || to == "" {
				return fmt.Errorf("contradiction %s names a claim that is not in the corpus", x.ID)
			}
			if !b.opposed(p, x) || n >= maxPairs {
				continue
			}
			n++
			if to < from {
				from, to = to, from
			}
			e := b.edge("CONTRADICTS", from, "Claim", to, "Claim")
			if s, ok := e.Props["confidence"].(float64); !ok || x.Score > s {
				e.Props["reason"], e.Props["detail"], e.Props["confidence"] = x.Reason, x.Detail, round(x.Score)
			}
		}
	}
	return nil
}

// opposed tells whether two claims of a contradiction stand on its two sides.
func (b *builder) opposed(p [2]extract.Ref, x extract.Contradiction) bool {
	one, two := b.claimOf(p[0]), b.claimOf(p[1])
	if one == nil || two == nil {
		return false
	}
	switch x.Reason {
	case "value":
		for _, v := range one.Values {
			for _, w := range two.Values {
				if v.Property == w.Property && v.Number != w.Number {
					return true
				}
			}
		}
		return false
	case "incompatible-outcome":
		// one is about the first event and not the second, two the other way
		e1, e2 := b.eventsOf(p[0]), b.eventsOf(p[1])
		a, z := x.Events[0], x.Events[1]
		return b.edgeSide(p[0], a) && b.edgeSide(p[1], z) && !slices.Contains(e1, z) ||
			b.edgeSide(p[0], z) && b.edgeSide(p[1], a) && !slices.Contains(e2, z)
	}
	if len(x.Events) == 0 { // a denial of a claim, not of an event
		return (one.Stance == "denies") != (two.Stance == "denies")
	}
	return b.sideOf(p[0], x.Events[0])*b.sideOf(p[1], x.Events[0]) < 0
}

// edgeSide: the claim affirms the event.
func (b *builder) edgeSide(ref extract.Ref, event string) bool { return b.sideOf(ref, event) > 0 }

// sideOf is +1 when the claim affirms the event, -1 when it denies it, else 0.
func (b *builder) sideOf(ref extract.Ref, event string) int {
	from := b.claims[ref]
	for typ, v := range map[string]int{"ASSERTS": 1, "CONFIRMS": 1, "DENIES": -1} {
		if b.edges[from+"|"+typ+"|"+event] != nil {
			return v
		}
	}
	return 0
}

func (b *builder) claimOf(ref extract.Ref) *extract.Claim {
	doc := b.docs[ref[0]]
	if doc == nil {
		return nil
	}
	for i := range doc.Claims {
		if doc.Claims[i].ID == ref[1] {
			return &doc.Claims[i]
		}
	}
	return nil
}

// eventsOf are the events that a claim is about.
func (b *builder) eventsOf(ref extract.Ref) []string {
	var out []string
	if c := b.claimOf(ref); c != nil {
		for _, id := range c.About {
			if em := b.docs[ref[0]].Event(id); em != nil {
				out = append(out, em.Event)
			}
		}
	}
	return out
}
