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
	places   []string   // places of any role, nearest first
	who      [3][]*node // the same three, looked up
	no       int32      // of the document
	from, to string     // days; "" = unknown
	lo, hi   int        // the same, counted; noDay = unknown
	gran     string
	dateText string
	guess    bool // the date stands elsewhere than in the telling's own clause
	values   []extract.Value
	group    int
	objects  []*extract.Mention // what it was done to
	bare     bool               // a noun or a denial without participants of its own
	noun     bool
	says     bool     // governs what is said
	definite int      // see determiner
	told     *telling // until the mentions are joined
}

// gather reads the event mentions of all documents, in document and text order.
func (mg *Merger) gather(docs []*extract.Document, groups *groupSet, ents *entitySet) []*evMention {
	var out []*evMention
	crowd := map[string]int{} // mentions of a family in the report at hand
	for no, doc := range docs {
		orders(doc)
		first, names := len(out), callings(doc)
		clear(crowd)
		for i := range doc.Events {
			ev := &doc.Events[i]
			if checking(doc, ev) || insideName(doc, ev) {
				ev.Event = ""
				continue
			}
			em := &evMention{doc: doc, ev: ev, family: ev.Type, sent: doc.SentenceAt(ev.Trigger.Start), values: ev.Values, group: groups.of[doc.ID], no: int32(no)}
			if t := mg.ont.Type(ev.Type); t != nil && t.First("family") != "" {
				em.family = t.First("family")
			}
			if len(doc.Tokens) > 0 || ev.Word == nil {
				ev.Word = wordOf(doc, ev)
			}
			em.lemma, em.noun, em.says = ev.Word.Lemma, ev.Word.Noun, ev.Word.Says
			em.definite = determiner(doc, ev, em.sent)
			if em.family == "lemma" { // the open class: each verb is a family of its own
				em.family = "lemma " + em.lemma
			}
			em.read()
			for k, list := range [3][]string{em.agents, em.patients, em.places} {
				for _, id := range list {
					em.who[k] = append(em.who[k], ents.node(id))
				}
			}
			em.bare = len(em.agents)+len(em.patients) == 0 && (em.noun || ev.Polarity == "negative" || ev.Modality == "denied" || isDenied(doc, ev))
			em.tell(mg.deeds, names)
			crowd[em.family]++
			out = append(out, em)
		}
		for _, em := range out[first:] {
			em.told.crowd = crowd[em.family]
		}
	}
	return out
}

// isDenied: a claim denies it: "denied that anybody had been killed".
func isDenied(doc *extract.Document, ev *extract.EventMention) bool {
	return slices.ContainsFunc(doc.Claims, func(c extract.Claim) bool {
		return c.Stance == "denies" && c.Content.Span().Contains(ev.Trigger.Span())
	})
}

// wordOf reads the trigger's token.
func wordOf(doc *extract.Document, ev *extract.EventMention) *extract.Word {
	w := &extract.Word{Lemma: strings.ToLower(doc.Surface(ev.Trigger.Span()))}
	first, last := doc.TokenRange(ev.Trigger.Span())
	if first >= last || last > len(doc.Tokens) {
		return w
	}
	if doc.Tokens[first].Lemma != "" {
		w.Lemma = doc.Tokens[first].Lemma
	}
	w.Noun = strings.HasPrefix(doc.Tokens[last-1].Tag, "NN")
	w.Says = !w.Noun && sayings[w.Lemma]
	for k := last; k < min(len(doc.Tokens), last+40) && !w.Says; k++ {
		h := doc.Tokens[k].Head
		w.Says = h >= first && h < last && doc.Tokens[k].Rel == "ccomp"
	}
	return w
}

// determiner looks at the words around a trigger in its sentence: +1 for one
// that points back ("the latest attack", "its sale"), -1 for one that brings
// something new or further ("a second attack", "sued again"), 0 for none.
func determiner(doc *extract.Document, ev *extract.EventMention, sent int) int {
	if sent < 0 || ev.Trigger.Start < doc.Sentences[sent].Start || ev.Trigger.End > doc.Sentences[sent].End {
		return 0
	}
	from, to := max(doc.Sentences[sent].Start, ev.Trigger.Start-40), min(doc.Sentences[sent].End, ev.Trigger.End+8)
	if after := strings.ToLower(doc.Text[ev.Trigger.End:to]); strings.HasPrefix(after, " again") || strings.HasPrefix(after, " twice") {
		return -1
	}
	w := strings.Fields(strings.ToLower(doc.Text[from:ev.Trigger.Start]))
	for n := len(w) - 1; n >= 0 && n >= len(w)-3; n-- {
		switch w[n] {
		case "a", "an", "another", "some", "several", "new", "other", "second", "third", "fourth", "previous", "earlier", "twice", "further", "similar":
			return -1
		case "the", "this", "that", "these", "those", "its", "their", "his", "her":
			if n > 0 && n+1 < len(w) && slices.Contains(further, w[n+1]) {
				return -1 // "the third such lawsuit"
			}
			return 1
		}
	}
	return 0
}

// further: words behind "the" that tell an event from another of its kind.
var further = []string{"second", "third", "fourth", "fifth", "previous", "earlier", "other"}

// sayings are verbs that report words whatever stands beside them.
var sayings = map[string]bool{"say": true, "tell": true, "add": true, "note": true, "state": true, "call": true, "describe": true, "talk": true, "speak": true,
	"explain": true, "ask": true, "reply": true, "comment": true, "mention": true, "remark": true}

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
		if a.Remote() {
			continue // whose decision is praised, or who tells of it, does not tell one from another
		}
		switch a.Role {
		case "agent":
			em.agents = addTo(em.agents, m.Entity)
		case "patient", "beneficiary":
			em.patients = addTo(em.patients, m.Entity)
			em.objects = append(em.objects, m)
		}
		if a.Reason == "lede" || a.Reason == "dateline" || a.Reason == "scene" {
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

// checking: the trigger is the word by which the text says that it could not
// check what it tells, which is nothing that happened: "The BBC has not been
// able to verify the reports".
func checking(doc *extract.Document, ev *extract.EventMention) bool {
	for i := range doc.Claims {
		c := &doc.Claims[i]
		if c.Stance == "unverified" && !c.Cue.IsZero() && c.Cue.Span().Contains(ev.Trigger.Span()) {
			return true
		}
	}
	return false
}

// insideName: the trigger is the noun of the very place that the event would
// be done to: "the strategic border crossing of Spin Boldak".
func insideName(doc *extract.Document, ev *extract.EventMention) bool {
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Start > ev.Trigger.Start {
			break
		}
		if m.Type != extract.Place || m.Entity == "" || m.Head != ev.Trigger && !(m.Form == extract.FormName && m.Span.Contains(ev.Trigger.Span())) {
			continue
		}
		for _, a := range ev.Arguments {
			if o := doc.Mention(a.Mention); o != nil && a.Role == "patient" && o.Entity == m.Entity {
				return true
			}
		}
	}
	return false
}
