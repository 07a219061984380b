package event

import (
	"dateline/extract"
)

// Who is meant by what is done to a deed or to words: whoever condemns, welcomes or
// denounces an attack means its doer, whoever rejects an accusation, a demand or an
// offer answers the one who made it. When the clause names nobody, the events of the
// report told so far say who that is; the reason is "behind", as where the phrase
// itself names him ("condemned the capture by the rebels").

// farAnswer is how many sentences may lie between words and their answer, and
// between a deed and the view taken of it.
const farAnswer, farView = 1, 8

// answers fills the patients that doc.Events leave unsaid, in text order.
func (r *reader) answers() {
	doc := r.t.doc
	for i := range doc.Events {
		ev := &doc.Events[i]
		et := r.lex.typeOf(ev.Type)
		if et == nil || hasRole(ev, "patient") || !hasRole(ev, "agent") || et.roles["patient"] == nil || ev.Polarity == "negative" {
			continue
		}
		var from *extract.EventMention
		switch {
		case et.First("answer") == "deed":
			from = r.deed(i)
		case et.First("answer") == "words":
			from = r.words(i)
		}
		if from == nil {
			if et.First("answer") == "words" {
				r.answersSpeaker(ev, et)
			}
			continue
		}
		for _, a := range from.Arguments {
			m := doc.Mention(a.Mention)
			if a.Role != "agent" || m == nil || a.Reason == "side" || !r.nameChain[m.Chain] || r.plays(ev, m) {
				continue
			}
			if !et.accepts("patient", m) {
				continue
			}
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: "patient", Mention: m.ID, Reason: "behind", Score: 0.4})
		}
	}
}

// answersSpeaker: whoever rejects a claim, an account or a figure answers the one who
// said it last, in the sentence or the one before: "They had retaken the town, the
// ministry said, a claim that the rebels rejected".
func (r *reader) answersSpeaker(ev *extract.EventMention, et *eventType) {
	at := r.objectNoun(ev.TrigTok)
	if at < 0 || !r.w.in("said", r.t.key(at)) {
		return
	}
	s := r.t.sent[ev.TrigTok]
	for v := ev.TrigTok - 1; v >= 0 && s-r.t.sent[v] <= farAnswer; v-- {
		mi := r.saidBy(v)
		if mi < 0 || v == ev.TrigTok {
			continue
		}
		m := &r.t.doc.Mentions[mi]
		if r.plays(ev, m) {
			continue
		}
		if r.nameChain[m.Chain] && et.accepts("patient", m) {
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: "patient", Mention: m.ID, Reason: "behind", Score: 0.4})
		}
		return
	}
}

// deed is the event whose noun the verb of event i has for its object, or, where
// that names no doer, the last one of its type before it that does.
func (r *reader) deed(i int) *extract.EventMention {
	doc := r.t.doc
	ev := &doc.Events[i]
	at := r.objectNoun(ev.TrigTok)
	if at < 0 {
		return nil
	}
	typ := ""
	for j := range doc.Events {
		if o := &doc.Events[j]; o.TrigTok == at {
			if hasRole(o, "agent") {
				return o
			}
			typ = o.Type
		}
	}
	if typ == "" {
		return nil
	}
	for j := i - 1; j >= 0; j-- {
		o := &doc.Events[j]
		if r.t.sent[ev.TrigTok]-r.t.sent[o.TrigTok] > farView {
			return nil
		}
		if r.lex.alike(o.Type, typ) && hasRole(o, "agent") && o.Polarity != "negative" {
			return o
		}
	}
	return nil
}

// words is the accusation, demand, offer or threat that event i turns down: the
// last one told in its sentence or the one before by somebody else.
func (r *reader) words(i int) *extract.EventMention {
	doc := r.t.doc
	ev := &doc.Events[i]
	if at := r.objectNoun(ev.TrigTok); at < 0 || !r.w.in("moves", r.t.key(at)) {
		return nil
	}
	for j := i - 1; j >= 0; j-- {
		o := &doc.Events[j]
		if r.t.sent[ev.TrigTok]-r.t.sent[o.TrigTok] > farAnswer {
			return nil
		}
		et := r.lex.typeOf(o.Type)
		if et == nil || !hasRole(o, "agent") || r.sameDoer(ev, o) {
			continue
		}
		switch et.Code {
		case "accuse", "request", "agree", "threaten":
			return o
		}
	}
	return nil
}

// objectNoun is the noun that the verb at token v has for its object, -1 without.
func (r *reader) objectNoun(v int) int {
	k := r.objectOf(v)
	if k < 0 && extract.RelIs(r.t.rel(v), "acl:relcl") { // "a claim that the rebels rejected"
		k = r.t.head(v)
	}
	if k < 0 || !r.t.nominal(k) {
		return -1
	}
	return k
}

// sameDoer: the two events have an agent in common.
func (r *reader) sameDoer(a, b *extract.EventMention) bool {
	for _, x := range a.Arguments {
		for _, y := range b.Arguments {
			if x.Role != "agent" || y.Role != "agent" {
				continue
			}
			m, n := r.t.doc.Mention(x.Mention), r.t.doc.Mention(y.Mention)
			if m != nil && n != nil && (m.ID == n.ID || m.Chain != "" && m.Chain == n.Chain) {
				return true
			}
		}
	}
	return false
}

// plays: the mention's chain fills a role of the event.
func (r *reader) plays(ev *extract.EventMention, m *extract.Mention) bool {
	for _, a := range ev.Arguments {
		if x := r.t.doc.Mention(a.Mention); x != nil && (x.ID == m.ID || x.Chain != "" && x.Chain == m.Chain) {
			return true
		}
	}
	return false
}

// typeOf is the type with that id, nil for none.
func (l *lexicon) typeOf(id string) *eventType {
	for _, et := range l.types {
		if et.ID == id {
			return et
		}
	}
	return nil
}

// alike: the two types are one, or of one code of violence.
func (l *lexicon) alike(a, b string) bool {
	if a == b {
		return true
	}
	x, y := l.typeOf(a), l.typeOf(b)
	return x != nil && y != nil && x.Code == y.Code && (x.Code == "assault" || x.Code == "coerce")
}
