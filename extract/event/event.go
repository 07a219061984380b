package event

import (
	"context"
	"fmt"

	"dateline/extract"
	"dateline/extract/ontology"
)

// Stage finds events. It is safe for concurrent use on different documents.
type Stage struct {
	lex *lexicon
	w   *words
}

// New makes the stage from the event types of an ontology. Faults in a type's
// entries are returned as *ontology.Error.
func New(o *ontology.Ontology) (*Stage, error) {
	w, err := loadWords()
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	lex, err := compile(o, w)
	if err != nil {
		return nil, err
	}
	w.forms = buildForms(lex, w)
	return &Stage{lex, w}, nil
}

// Name is "event".
func (*Stage) Name() string { return "event" }

// Requires trees, mentions and times.
func (*Stage) Requires() []extract.Layer {
	return []extract.Layer{extract.LayerTrees, extract.LayerMentions, extract.LayerTimes}
}

// Provides events.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.LayerEvents} }

// reader is the work on one document.
type reader struct {
	t         *tree
	lex       *lexicon
	w         *words
	dateline  int             // mention of the place the report was sent from, -1
	lede      int             // mention of the place that its first sentence is about, -1
	country   int             // mention of the country that it is about, -1
	nameChain map[string]bool // chains that a name belongs to
	named     map[int]bool    // sentence -> it names a place, as far as asked
	aged      map[int]bool    // sentence -> it is dated before the report's month
	sides     sides           // the one army, police and armed group of the report
}

// Annotate fills doc.Events, in text order.
func (st *Stage) Annotate(ctx context.Context, doc *extract.Document) error {
	r := &reader{t: newTree(doc, st.w), lex: st.lex, w: st.w, named: map[int]bool{}, aged: map[int]bool{}}
	r.dateline = r.findDateline()
	r.lede, r.country = r.findLede(), r.findCountry()
	r.nameChain, r.sides = map[string]bool{}, r.readSides()
	for i := range doc.Mentions {
		if doc.Mentions[i].Form == extract.FormName && doc.Mentions[i].Chain != "" {
			r.nameChain[doc.Mentions[i].Chain] = true
		}
	}
	doc.Events = nil
	var founds []found
	for _, s := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		if s.Kind == "boilerplate" || s.Kind == "dateline" {
			continue
		}
		for _, f := range r.triggers(s) {
			if doc.IsBoilerplate(f.span) {
				continue
			}
			if ev, ok := r.build(&f); ok {
				ev.ID = fmt.Sprintf("v%d", len(doc.Events)+1)
				doc.Events, founds = append(doc.Events, ev), append(founds, f)
			}
		}
	}
	r.answers()
	r.culprits()
	r.twoSides(founds)
	r.holders()
	r.opponents(founds)
	r.code(founds)
	return nil
}

// build makes the event mention of a trigger.
func (r *reader) build(f *found) (extract.EventMention, bool) {
	ev := extract.EventMention{Type: f.p.typ.ID, Trigger: extract.Pair(f.span), TrigTok: f.tok}
	r.roles(&ev, f)
	r.keepVoice(&ev, f)
	r.bySource(&ev, f)
	r.byDenier(&ev, f)
	st := r.status(f)
	ev.Polarity, ev.Modality, ev.Tense = st.polarity, st.modality, st.tense
	r.place(&ev, f)
	r.when(&ev, f)
	ev.Values = r.counts(f)
	if r.empty(&ev, f) {
		return ev, false
	}
	ev.Rule = f.rule
	ev.Score = round(st.certainty * r.support(&ev, f))
	return ev, true
}

// keepVoice drops doers and sufferers from outside a quotation that the trigger
// stands in: in "The rebels have captured a town," army spokesman Omar Haddad
// said, the spokesman is nobody's captor, however the tree hangs him.
func (r *reader) keepVoice(ev *extract.EventMention, f *found) {
	if !r.t.quote[f.tok] {
		return
	}
	kept := ev.Arguments[:0]
	for _, a := range ev.Arguments {
		m := r.t.doc.Mention(a.Mention)
		if m != nil && a.Reason != "speaker" && (a.Role == "agent" || a.Role == "patient") && m.HeadTok > f.tok && m.HeadTok < len(r.t.quote) && !r.t.quote[m.HeadTok] {
			continue
		}
		kept = append(kept, a)
	}
	ev.Arguments = kept
}

// empty: a type that needs a doer or a sufferer to be believed has none.
func (r *reader) empty(ev *extract.EventMention, f *found) bool {
	for _, need := range f.p.typ.Get("needs") {
		switch need {
		case "any":
			if len(ev.Arguments) == 0 && len(ev.Values) == 0 {
				return true
			}
		default:
			if !hasRole(ev, need) {
				return true
			}
		}
	}
	return false
}

// support is how much the roles found speak for the reading: a bare noun is
// weaker than a verb with its doer and its object.
func (r *reader) support(ev *extract.EventMention, f *found) float64 {
	s := 0.75
	if f.p.use == useNoun {
		s = 0.65
	}
	for _, a := range ev.Arguments {
		if a.Reason == "" && a.Role != "time" && s < 0.95 {
			s += 0.1
		}
	}
	return min(s, 0.95)
}
