package merge

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract"
)

// evMention is an event mention with all that the comparison needs.
type evMention struct {
	doc      *extract.Document
	ev       *extract.EventMention
	family   string
	lemma    string
	sent     int
	agents   []string // entity ids
	patients []string
	places   []string // places of any role, nearest first
	from, to string   // days; "" = unknown
	lo, hi   int      // the same, counted; noDay = unknown
	gran     string
	dateText string
	guess    bool // the date stands elsewhere than in the telling's own clause
	values   []extract.Value
	group    int
	objects  []*extract.Mention // what it was done to
	bare     bool               // a noun or a denial without participants of its own
}

// gather reads the event mentions of all documents, in document and text order.
func (mg *Merger) gather(docs []*extract.Document, groups *groupSet) []*evMention {
	var out []*evMention
	for _, doc := range docs {
		for i := range doc.Events {
			ev := &doc.Events[i]
			em := &evMention{doc: doc, ev: ev, family: ev.Type, sent: doc.SentenceAt(ev.Trigger.Start), values: ev.Values, group: groups.of[doc.ID]}
			if t := mg.ont.Type(ev.Type); t != nil && t.First("family") != "" {
				em.family = t.First("family")
			}
			em.lemma = strings.ToLower(doc.Surface(ev.Trigger.Span()))
			open := em.family == "lemma" // the open class: each verb is a family of its own
			if k := doc.TokenAt(ev.Trigger.Start); k < len(doc.Tokens) && doc.Tokens[k].Lemma != "" {
				em.lemma = doc.Tokens[k].Lemma
			}
			if open {
				em.family = "lemma " + em.lemma
			}
			em.read()
			em.bare = len(em.agents)+len(em.patients) == 0 && (nominal(doc, ev) || ev.Polarity == "negative")
			out = append(out, em)
		}
	}
	return out
}

// nominal: the trigger is a noun ("the deal", "a breach").
func nominal(doc *extract.Document, ev *extract.EventMention) bool {
	_, last := doc.TokenRange(ev.Trigger.Span())
	return last > 0 && last <= len(doc.Tokens) && strings.HasPrefix(doc.Tokens[last-1].Tag, "NN")
}

// read sorts the arguments by what they mean for the comparison.
func (em *evMention) read() {
	em.lo, em.hi = noDay, noDay
	for _, a := range em.ev.Arguments {
		if a.Time != "" {
			if t := em.doc.Time(a.Time); t != nil && em.from == "" && em.to == "" {
				em.from, em.to, em.gran = t.Earliest, t.Latest, t.Granularity
				em.dateText = em.doc.Surface(t.Span)
				em.guess = a.Reason != ""
				em.lo, em.hi = dayOf(em.from), dayOf(em.to)
			}
			continue
		}
		m := em.doc.Mention(a.Mention)
		if m == nil || m.Entity == "" || indefinite[strings.ToLower(em.doc.Surface(m.Span))] {
			continue
		}
		switch a.Role {
		case "agent":
			em.agents = addTo(em.agents, m.Entity)
		case "patient", "beneficiary":
			em.patients = addTo(em.patients, m.Entity)
			em.objects = append(em.objects, m)
		}
		if a.Reason == "lede" || a.Reason == "dateline" {
			continue // where the report is about, not where this was
		}
		if m.Type == extract.Place && (a.Role == "place" || a.Role == "patient" || a.Role == "destination") {
			em.places = addTo(em.places, m.Entity)
		}
	}
}

// indefinite pronouns name nobody: "they did not rescue anybody".
var indefinite = map[string]bool{"anybody": true, "anyone": true, "nobody": true, "no one": true, "no-one": true, "none": true, "anything": true,
	"nothing": true, "somebody": true, "someone": true, "everybody": true, "everyone": true}

func addTo(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// order is the fixed order of event mentions: document, offset, type.
func order(a, b *evMention) int {
	return cmp.Or(cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.ev.Trigger.Start, b.ev.Trigger.Start), cmp.Compare(a.ev.ID, b.ev.ID))
}

// happened: the telling asserts that it took place (or is so reported), as
// opposed to denied, planned or only possible.
func (em *evMention) happened() bool {
	return em.ev.Polarity != "negative" && (em.ev.Modality == "asserted" || em.ev.Modality == "reported" || em.ev.Modality == "")
}
