// Package merge joins what single reports say into one Corpus: chains become
// entities, event mentions become events, claims are held against each other.
//
// In go annotated Documents (any order, any number; the same document twice
// counts once), out comes a Corpus in which every mention of a chain carries
// its entity and every event mention its event. The result depends on the set
// of documents only, not on their order, and ids come from content: the
// knowledge-base id of a linked entity, else a hash of type, name and country;
// an event's id from type, participants, place and day.
//
// Caveat: merge looks at all documents at once, so adding a report means
// merging again over the stored documents; that is the same as having had all
// of them from the beginning.
package merge

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/ontology"
)

// Entry is what the knowledge base says of one of its things.
type Entry struct {
	Key      string // under which the base knows it, whatever key was asked for
	Type     extract.Type
	Name     string
	Kind     string
	Country  string
	Location *extract.Location
	Links    []extract.Link
	Facts    []extract.Fact // objects are knowledge-base keys, "kb:id"
}

// Base looks up a knowledge-base key ("kb:id"). Nil is allowed where a Base
// is wanted: then no facts are added above what the chains carry.
type Base interface {
	Describe(key string) (Entry, bool)
}

// Merger joins documents. It holds no state between calls and may be used
// concurrently.
type Merger struct {
	ont       *ontology.Ontology
	base      Base
	opposite  opposites
	counts    map[string]map[string]bool // property -> event types that count it
	deeds     map[[2]string][]int        // see readDeeds
	decisions *Decisions
}

// New makes a Merger; base may be nil.
func New(ont *ontology.Ontology, base Base) *Merger {
	mg := &Merger{ont: ont, base: base, opposite: readOpposites(oppositesFile), counts: map[string]map[string]bool{}, deeds: readDeeds(deedsFile)}
	for _, t := range ont.Types(ontology.KindEvent) {
		for _, c := range t.Get("count") {
			if _, prop, ok := strings.Cut(c, "="); ok {
				prop = strings.TrimSpace(prop)
				if mg.counts[prop] == nil {
					mg.counts[prop] = map[string]bool{}
				}
				mg.counts[prop][t.ID] = true
			}
		}
	}
	return mg
}

// With gives a Merger that keeps to decisions; nil for none.
func (mg *Merger) With(d *Decisions) *Merger {
	c := *mg
	c.decisions = d
	return &c
}

// Merge builds the corpus of the documents. Documents are changed in
// three fields only: Document.Origin, Mention.Entity and EventMention.Event;
// a decision that parts the mentions of one chain makes a chain more.
// Remarks on decisions are in Corpus.Notes.
func (mg *Merger) Merge(docs []*extract.Document) *extract.Corpus {
	c := &extract.Corpus{Documents: unique(docs)}
	groups := copies(c.Documents)
	ents := mg.entities(c.Documents)
	c.Entities, c.Notes = ents.list, ents.notes
	evs := mg.events(c.Documents, ents, groups)
	evs.opposite, evs.counts = mg.opposite, mg.counts
	evs.repeated = copied(c.Documents)
	c.Contradictions = evs.contradictions()
	evs.judge()
	c.Events = evs.events // from here on nobody asks which group is whose
	slices.SortFunc(c.Events, func(a, b extract.Event) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Contradictions, func(a, b extract.Contradiction) int { return cmp.Compare(a.ID, b.ID) })
	return c
}

// unique sorts documents by id and drops repeats.
func unique(docs []*extract.Document) []*extract.Document {
	out := slices.Clone(docs)
	slices.SortStableFunc(out, func(a, b *extract.Document) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b *extract.Document) bool { return a.ID == b.ID })
}

// hash is a short content hash with a prefix, parts separated so that
// ("ab","c") and ("a","bc") differ.
func hash(prefix string, parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return prefix + hex.EncodeToString(h[:8])
}
