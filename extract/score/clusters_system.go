package score

import (
	"path"
	"unicode/utf8"

	"dateline/extract"
)

// system is an extract with the look-ups that the measures need. Gold counts
// code points, the extract bytes: spans are turned into code points here.
type system struct {
	order  []string // document ids in the order of the extract
	docs   map[string]*sysDoc
	ents   map[string]*extract.Entity
	events map[string]*extract.Event
	byHash map[string]string
	contra []extract.Contradiction
}

type sysDoc struct {
	*extract.Document
	mentions map[string]*extract.Mention
	runes    []int // byte offset -> code points before it
}

func newSystem(c *extract.Corpus) *system {
	s := &system{docs: map[string]*sysDoc{}, ents: map[string]*extract.Entity{}, events: map[string]*extract.Event{}, byHash: map[string]string{}, contra: c.Contradictions}
	for _, doc := range c.Documents {
		id := doc.SourceID
		if id == "" {
			id = path.Base(doc.Path)
		}
		d := &sysDoc{Document: doc, mentions: map[string]*extract.Mention{}, runes: make([]int, len(doc.Text)+1)}
		n := 0
		for i := range doc.Text {
			d.runes[i] = n
			n++
		}
		d.runes[len(doc.Text)] = n
		for i := len(doc.Text) - 1; i > 0; i-- { // inside a letter: where it begins
			if !utf8.RuneStart(doc.Text[i]) {
				d.runes[i] = d.runes[i+1]
			}
		}
		for i := range doc.Mentions {
			d.mentions[doc.Mentions[i].ID] = &doc.Mentions[i]
		}
		if s.docs[id] == nil {
			s.order = append(s.order, id)
		}
		s.docs[id] = d
		s.byHash[doc.ID] = id
	}
	for i := range c.Entities {
		s.ents[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Events {
		s.events[c.Events[i].ID] = &c.Events[i]
	}
	return s
}

func (d *sysDoc) at(p extract.Span) (int, int) { return d.runes[p.Start], d.runes[p.End] }

// names are all names that the system knows for a mention.
func (s *system) names(d *sysDoc, id string) set {
	out := set{}
	m := d.mentions[id]
	if m == nil {
		return out
	}
	out[fold(d.Surface(m.Span))] = true
	for n := range s.entityNames(m.Entity) {
		out[n] = true
	}
	return out
}

// entityNames are all names of a merged entity.
func (s *system) entityNames(id string) set {
	out := set{}
	if ent := s.ents[id]; ent != nil {
		out[fold(ent.Name)] = true
		for _, a := range ent.Aliases {
			out[fold(a)] = true
		}
	}
	return out
}

func overlap(a, b, c, d int) int { return min(b, d) - max(a, c) }
