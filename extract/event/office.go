package event

import (
	"dateline/extract"
)

// A named person in an office acts for the body or the state that the office
// belongs to when the act is an official's: "Argentina's president, Javier Milei,
// congratulated her", "Maria Zakharova, a spokeswoman for the foreign ministry,
// accused Nicosia". The person stays in the role; the body is added with the
// reason "office". Event coding takes the actor of such acts to be the state (CAMEO,
// PLOVER: the country code first, then the role).

// offices adds the body for which the person at token k acts. Former holders act
// for nobody, and what a person does as a person (resigns, is elected, dies) is
// no act of the body.
func (r *reader) offices(ev *extract.EventMention, et *eventType, role string, k int, score float64) {
	if !official(et, role) {
		return
	}
	mi := r.nameOf(k)
	if mi < 0 {
		return
	}
	m := &r.t.doc.Mentions[mi]
	if m.Type != extract.Person || m.Number == "plur" {
		return
	}
	o := r.officeOf(m)
	if o < 0 {
		return
	}
	body := &r.t.doc.Mentions[o]
	if h := body.HeadTok; h > ev.TrigTok && r.t.sent[h] == r.t.sent[ev.TrigTok] && r.t.above(ev.TrigTok, h) && !r.t.above(k, h) && k < ev.TrigTok {
		return // "President Bush threatened action against Russia": whom it is done to, whatever he leads
	}
	for _, a := range ev.Arguments {
		if x := r.t.doc.Mention(a.Mention); x != nil && (x.ID == body.ID || x.Chain != "" && x.Chain == body.Chain) {
			return // named already, or the one it is done to: "the minister accused her own ministry"
		}
	}
	ev.Arguments = append(ev.Arguments, extract.Argument{Role: role, Mention: body.ID, Reason: "office", Score: round(score * 0.7)})
}

// official: an act of the type is one that officials do for their body.
func official(et *eventType, role string) bool {
	if et.First("office") == "no" {
		return false
	}
	switch et.Code {
	case "request", "accuse", "reject", "support", "consult", "agree", "cooperate", "concede", "threaten", "sanction", "aid":
		return role == "agent" || role == "patient" && (et.Code == "consult" || et.Code == "agree" || et.Code == "support")
	case "statement", "appoint", "coerce", "mobilize":
		return role == "agent"
	}
	return false
}

// officeOf is the body or state whose office the person holds by the relations
// of the document, the one told nearest before or behind the mention; -1 without.
func (r *reader) officeOf(m *extract.Mention) int {
	t := r.t
	best, near := -1, 0
	for i := range t.doc.Relations {
		rel := &t.doc.Relations[i]
		switch rel.Type {
		case "spokesman_of", "leads", "deputy_of", "holds_office":
		default:
			continue
		}
		if rel.Status == "former" || rel.Polarity == "negative" {
			continue
		}
		s := t.doc.Mention(rel.Subject)
		o, ok := t.ids[rel.Object]
		if s == nil || !ok || s.ID != m.ID && (s.Chain == "" || s.Chain != m.Chain) {
			continue
		}
		b := &t.doc.Mentions[o]
		if b.Type == extract.Person || b.Type == extract.Place && !actsAsState(b) {
			continue // a mayor speaks for his city, but the city does not accuse
		}
		d := rel.Start - m.Start
		if d < 0 {
			d = -d
		}
		if best < 0 || d < near {
			best, near = o, d
		}
	}
	return best
}
