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
	held := b.edge("SUPPORTED_BY", id, "Claim", sid, "Sentence").Props
	held["start"], held["end"], held["confidence"] = int64(c.Content.Start), int64(c.Content.End), round(c.Score)
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
	switch {
	case c.Holds(em) < 0:
		return "DENIES"
	case c.Holds(em) > 0 && c.Stance == "denies":
		return "ASSERTS"
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
			e.Props["reason"], e.Props["detail"], e.Props["confidence"] = reasonOf(x), x.Detail, round(x.Score)
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
				e.Props["reason"], e.Props["detail"], e.Props["confidence"] = reasonOf(x), x.Detail, round(x.Score)
			}
		}
	}
	return nil
}

// reasonOf names what a contradiction is about, as people do: count, control,
// outcome, responsibility, cause, date, denial.
func reasonOf(x extract.Contradiction) string { return cmp.Or(x.About, x.Reason) }

// opposed tells whether two claims of a contradiction stand on its two sides.
func (b *builder) opposed(p [2]extract.Ref, x extract.Contradiction) bool {
	one, two := b.claimOf(p[0]), b.claimOf(p[1])
	if one == nil || two == nil || one.Source != "" && b.entityOf(p[0], one) == b.entityOf(p[1], two) {
		return false
	}
	if x.Reason != "value" {
		return slices.Contains(x.Left, p[0]) != slices.Contains(x.Left, p[1])
	}
	for _, v := range one.Values {
		for _, w := range two.Values {
			if v.Property == w.Property && v.Number != w.Number {
				return true
			}
		}
	}
	return false
}

// entityOf is the entity that makes a claim, "" when it has none.
func (b *builder) entityOf(ref extract.Ref, c *extract.Claim) string {
	if m := b.docs[ref[0]].Mention(c.Source); m != nil {
		return m.Entity
	}
	return ""
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
