package build

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/graph"
)

// roleEdges names the edge of each role; roles beyond these keep their name.
var roleEdges = map[string]string{"agent": "AGENT", "patient": "PATIENT", "place": "OCCURRED_AT", "instrument": "INSTRUMENT",
	"beneficiary": "BENEFICIARY", "origin": "ORIGIN", "destination": "DESTINATION"}

// eventNodes makes events, their participants and the sentences under them.
func (b *builder) eventNodes() error {
	for i := range b.corpus.Events {
		ev := &b.corpus.Events[i]
		p := map[string]any{"name": ev.Name, "type": ev.Type, "status": ev.Status, "confidence": round(ev.Confidence), "sources": int64(ev.Sources)}
		set(p, "code", ev.Code)
		b.coding(p, ev)
		set(p, "granularity", ev.Granularity)
		set(p, "date_text", ev.DateText)
		set(p, "modality", ev.Modality)
		setDate(p, "earliest", ev.Earliest)
		setDate(p, "latest", ev.Latest)
		if ev.Earliest == ev.Latest {
			setDate(p, "date", ev.Earliest)
		}
		if vals := figures(ev.Values); len(vals) > 0 {
			p["values"] = vals
		}
		b.nodes[ev.ID] = graph.Node{ID: ev.ID, Label: "Event", Props: p}
		if err := b.tellings(ev); err != nil {
			return err
		}
	}
	for i := range b.corpus.Events {
		ev := &b.corpus.Events[i]
		for typ, to := range map[string][]string{"PART_OF": ev.PartOf, "BEFORE": ev.Before} {
			for _, id := range to {
				if b.events[id] == nil {
					continue
				}
				if err := b.ordered(ev, typ, id); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// coding sets what PLOVER makes of the event beyond its type: the root that most
// tellings have, and the recipients of all of them.
func (b *builder) coding(p map[string]any, ev *extract.Event) {
	votes, recipients := map[string]int{}, map[string]bool{}
	for _, ref := range ev.Mentions {
		doc := b.docs[ref[0]]
		if doc == nil || doc.Event(ref[1]) == nil {
			continue // tellings reports it
		}
		root := ev.Code
		if c := doc.Event(ref[1]).Coding; c != nil {
			if c.Root != "" {
				root = c.Root
			}
			for _, id := range c.Recipients {
				if m := doc.Mention(id); m != nil {
					if _, ok := b.entity(m.Entity); ok {
						recipients[m.Entity] = true
					}
				}
			}
		}
		votes[root]++
	}
	best := ev.Code
	for _, root := range slices.Sorted(maps.Keys(votes)) {
		if votes[root] > votes[best] {
			best = root
		}
	}
	if best != ev.Code {
		set(p, "plover", best)
	}
	if len(recipients) > 0 {
		p["recipients"] = slices.Sorted(maps.Keys(recipients))
	}
}

// ordered draws an edge of order between two events, resting on the sentences
// that say so.
func (b *builder) ordered(ev *extract.Event, typ, other string) error {
	rel := map[string]string{"PART_OF": "part", "BEFORE": "before"}[typ]
	for _, ref := range ev.Mentions {
		doc := b.docs[ref[0]]
		em := doc.Event(ref[1])
		for _, o := range em.Order {
			to := doc.Event(o.Event)
			if o.Rel != rel || to == nil || to.Event != other {
				continue
			}
			sid, err := b.sentence(doc, em.Trigger.Start)
			if err != nil {
				return err
			}
			b.edge(typ, ev.ID, "Event", other, "Event").rest(sid, "order", min(em.Score, to.Score))
		}
	}
	return nil
}

// guess is the score under which an argument is too weak to be an edge: a
// place that only stood somewhere before.
const guess = 0.3

// tellings links an event to its sentences and participants.
func (b *builder) tellings(ev *extract.Event) error {
	keep := map[string]bool{}
	for _, a := range ev.Arguments {
		keep[a.Role+a.Entity] = true
	}
	for _, ref := range ev.Mentions {
		doc := b.docs[ref[0]]
		if doc == nil || doc.Event(ref[1]) == nil {
			return fmt.Errorf("event %s: mention %v is not in the corpus", ev.ID, ref)
		}
		em := doc.Event(ref[1])
		sid, err := b.sentence(doc, em.Trigger.Start)
		if err != nil {
			return err
		}
		b.support(ev.ID, sid, doc, em)
		for _, a := range em.Arguments {
			m := doc.Mention(a.Mention)
			if a.Mention == "" || m == nil || !keep[a.Role+m.Entity] {
				continue
			}
			typ := roleEdges[a.Role]
			if typ == "" || a.Score > 0 && a.Score < guess {
				continue
			}
			label, ok := b.entity(m.Entity)
			if !ok || a.Role == "place" && label != graph.Place {
				continue
			}
			score := em.Score
			if a.Score > 0 {
				score = min(score, a.Score)
			}
			b.edge(typ, ev.ID, "Event", m.Entity, label).rest(sid, em.Rule, score)
		}
	}
	return nil
}

// support draws the edge from an event to a sentence that tells it. Where one
// sentence tells it twice, the surer telling gives the properties.
func (b *builder) support(event, sid string, doc *extract.Document, em *extract.EventMention) {
	e := b.edge("SUPPORTED_BY", event, "Event", sid, "Sentence")
	if c, ok := e.Props["confidence"].(float64); ok && c >= round(em.Score) {
		return
	}
	e.Props = map[string]any{"text": doc.Surface(em.Trigger.Span()), "start": int64(em.Trigger.Start), "end": int64(em.Trigger.End),
		"polarity": em.Polarity, "modality": em.Modality, "confidence": round(em.Score)}
	if em.Rule != "" {
		e.Props["rules"] = []string{em.Rule}
	}
}

// figures writes values for people: "killed: at-least 17".
func figures(values []extract.Value) []string {
	var out []string
	for _, v := range values {
		out = append(out, strings.Join(strings.Fields(fmt.Sprintf("%s: %s %s %s", v.Property, v.Bound, strconv.FormatFloat(v.Number, 'f', -1, 64), v.Unit)), " "))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mentions draws an edge from a sentence to what its words mean.
func (b *builder) mentions(sid, to, label string, doc *extract.Document, m *extract.Mention) {
	id := fmt.Sprintf("%s|MENTIONS|%s|%d", sid, to, m.Start)
	b.edges[id] = &edge{Edge: graph.Edge{ID: id, Type: "MENTIONS", From: sid, To: to, FromLabel: "Sentence", ToLabel: label,
		Props: map[string]any{"text": doc.Surface(m.Span), "start": int64(m.Start), "end": int64(m.End), "kind": string(m.Form), "confidence": round(m.Score)}}}
}

// mentionEdges links sentences to the entities they name. Anonymous entities
// only when something else made them a node.
func (b *builder) mentionEdges() error {
	for _, doc := range b.corpus.Documents {
		b.document(doc)
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			e := b.ents[m.Entity]
			if e == nil || doc.SentenceAt(m.Start) < 0 {
				continue
			}
			if _, ok := b.nodes[e.ID]; !ok && e.Anonymous {
				continue
			}
			label, _ := b.entity(e.ID)
			sid, err := b.sentence(doc, m.Start)
			if err != nil {
				return err
			}
			b.mentions(sid, e.ID, label, doc, m)
		}
	}
	return nil
}

// relationEdges draws the plain edges that reports state. A denied relation is
// no edge: the claim stage has it as a claim that denies. A former office is
// kept as an edge with status, so that "former minister" is not lost.
func (b *builder) relationEdges() error {
	vague := Vague(b.corpus)
	for _, doc := range b.corpus.Documents {
		for i := range doc.Relations {
			r := &doc.Relations[i]
			if r.Polarity == "negative" || r.Status == "hypothetical" {
				continue
			}
			from, to := doc.Mention(r.Subject), doc.Mention(r.Object)
			if from == nil || to == nil || from.Entity == "" || to.Entity == "" || from.Entity == to.Entity || vague(r.Type, from.Entity, to.Entity) {
				continue
			}
			fl, ok1 := b.entity(from.Entity)
			tl, ok2 := b.entity(to.Entity)
			if !ok1 || !ok2 || !b.fits(r.Type, fl, tl) {
				continue
			}
			sid, err := b.sentence(doc, r.Start)
			if err != nil {
				return err
			}
			a, z := from.Entity, to.Entity
			if symmetric[r.Type] && z < a {
				a, z, fl, tl = z, a, tl, fl
			}
			e := b.edge(graph.CypherName(r.Type), a, fl, z, tl)
			e.rest(sid, r.Rule, r.Score)
			e.Props["from_kb"] = false
			if r.Office != "" {
				if o, _ := e.Props["office"].(string); o == "" || len(r.Office) > len(o) || len(r.Office) == len(o) && r.Office < o {
					e.Props["office"] = r.Office
				}
			}
			if r.Status == "" {
				b.holds[e.ID] = true // one report says it still holds
			} else if had, _ := e.Props["status"].(string); had == "" || r.Status < had {
				e.Props["status"] = r.Status
			}
		}
	}
	return nil
}

// Vague tells of a relation (ontology id, ids of its entities) whether it says
// less than another report says of the same two: that a person belongs to a
// body (affiliated_with) where one calls him its spokesman. The relation stage
// leaves such out within a report.
func Vague(c *extract.Corpus) func(typ, subject, object string) bool {
	definite := map[[2]string]bool{}
	for _, doc := range c.Documents {
		for i := range doc.Relations {
			r := &doc.Relations[i]
			from, to := doc.Mention(r.Subject), doc.Mention(r.Object)
			if from != nil && to != nil && r.Type != affiliated && r.Polarity != "negative" && r.Status == "" {
				definite[[2]string{from.Entity, to.Entity}] = true
			}
		}
	}
	return func(typ, subject, object string) bool {
		return typ == affiliated && definite[[2]string{subject, object}]
	}
}

const affiliated = "affiliated_with"

// fits tells whether the type may join the two labels. An entity has the type
// that most reports give it, which a single report's relation need not share.
func (b *builder) fits(id, from, to string) bool {
	t := b.ont.Type(id)
	if t == nil {
		return false
	}
	roles := t.Roles()
	ok := func(f, o string) bool {
		return slices.Contains(labelList(roles["subject"]), f) && slices.Contains(labelList(roles["object"]), o)
	}
	return ok(from, to) && (!symmetric[id] || ok(to, from))
}

// Symmetric tells whether a relation (an ontology id) says the same both ways.
func Symmetric(id string) bool { return symmetric[id] }

// symmetric relations are drawn once, from the smaller id.
var symmetric = map[string]bool{"borders": true, "relative_of": true, "allied_with": true, "fights": true, "located_near": true}

// factEdges draws what the knowledge base says between nodes that are there,
// and the way up from the places that the reports name.
func (b *builder) factEdges() error {
	ids := []string{}
	for i := range b.corpus.Entities {
		if e := &b.corpus.Entities[i]; len(e.Mentions) > 0 && e.Resolved {
			ids = append(ids, e.ID)
		}
	}
	reached := map[string]bool{}
	for _, id := range ids {
		reached[id] = true
	}
	for i := 0; i < len(ids); i++ { // grows: what holds what holds a place
		for _, f := range b.ents[ids[i]].Facts {
			if f.Type == "located_in" && b.ents[f.Object] != nil && !reached[f.Object] {
				reached[f.Object] = true
				ids = append(ids, f.Object)
			}
		}
	}
	for _, id := range ids {
		for _, f := range b.ents[id].Facts {
			to := b.ents[f.Object]
			if to == nil || !reached[to.ID] {
				continue
			}
			fl, _ := b.entity(id)
			tl, _ := b.entity(to.ID)
			if !b.fits(f.Type, fl, tl) {
				continue
			}
			a, z := id, to.ID
			if symmetric[f.Type] && z < a {
				a, z, fl, tl = z, a, tl, fl
			}
			e := b.edge(graph.CypherName(f.Type), a, fl, z, tl)
			e.Props["kb"] = f.KB
			if len(e.evidence) == 0 {
				e.Props["from_kb"] = true
				e.Props["confidence"] = 1.0
			}
		}
	}
	return nil
}

// sortedPairs gives all pairs of a list, in order.
func sortedPairs(refs []extract.Ref) (out [][2]extract.Ref) {
	refs = slices.Clone(refs)
	for i := range refs {
		for j := i + 1; j < len(refs); j++ {
			out = append(out, [2]extract.Ref{refs[i], refs[j]})
		}
	}
	return out
}
