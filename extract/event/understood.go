package event

import (
	"slices"

	"dateline/extract"
)

// Two more doers that a passive leaves to be understood. Who denies that something
// was done by which only he could be the doer denies his own act: "The company denied
// that the ferry had been overloaded" (reason "denier"). Who goes free is let go by
// whoever held him (reason "holder").

// byDenier fills the doer of a passive that its subject's own side denies.
func (r *reader) byDenier(ev *extract.EventMention, f *found) {
	et := f.p.typ
	if hasRole(ev, "agent") || et.roles["agent"] == nil || !f.frame.passive || f.frame.agentBy != nil || f.verb < 0 {
		return
	}
	switch et.Code {
	case "coerce", "concede", "agree", "accident", "sanction", "disaster":
	default:
		return // who denies a defeat, a death or an attack is as often the one who suffered it
	}
	v := f.verb
	for d := 0; d < 3; d++ {
		h := r.t.head(v)
		if h < 0 || !extract.RelIs(r.t.rel(v), "ccomp", "conj") {
			return
		}
		if v = h; r.w.status[r.t.key(v)] == "denied" && r.t.verbal(v) {
			break
		}
	}
	if r.w.status[r.t.key(v)] != "denied" {
		return
	}
	s := r.speakerOf(v)
	if s < 0 {
		return
	}
	if m := &r.t.doc.Mentions[s]; m.Type == extract.Person {
		if o := r.bodyOf(s); o >= 0 {
			s = o
		} else if o := r.officeOf(m); o >= 0 {
			s = o
		}
	}
	if et.Code == "concede" || et.Code == "agree" { // what a state's negotiator denies is his state's act
		if r.stateOf(s) != "" {
			if n := r.stateName(s); n >= 0 {
				s = n
			}
		}
	}
	m := &r.t.doc.Mentions[s]
	if !et.accepts("agent", m) && !actsAsState(m) || r.plays(ev, m) || !r.nameChain[m.Chain] && r.stateOf(s) == "" {
		return
	}
	ev.Arguments = append(ev.Arguments, extract.Argument{Role: "agent", Mention: m.ID, Reason: "denier", Score: 0.4})
}

// holders fills who let go those that went free: the one body or state that the
// report tells to have arrested, abducted or held people.
func (r *reader) holders() {
	doc := r.t.doc
	var held []int
	for i := range doc.Events {
		ev := &doc.Events[i]
		if ev.Type != "arrest" && ev.Type != "abduct" || ev.Polarity == "negative" {
			continue
		}
		for _, m := range r.roleParties(ev, "agent") {
			if !slices.ContainsFunc(held, func(o int) bool { return doc.Mentions[o].Chain == doc.Mentions[m].Chain }) && doc.Mentions[m].Type != extract.Person {
				held = append(held, m)
			}
		}
	}
	if len(held) != 1 {
		return
	}
	m := &doc.Mentions[held[0]]
	for i := range doc.Events {
		ev := &doc.Events[i]
		et := r.lex.typeOf(ev.Type)
		if et == nil || et.First("reverses") != "arrest" || hasRole(ev, "agent") || r.plays(ev, m) || et.roles["agent"] == nil {
			continue
		}
		if at := r.t.sent[m.HeadTok]; r.t.sent[ev.TrigTok]-at > farView && at > opening {
			continue
		}
		ev.Arguments = append(ev.Arguments, extract.Argument{Role: "agent", Mention: m.ID, Reason: "holder", Score: 0.35})
	}
}

// therePlace is what "there" and "here" stand for: the place named last before, and
// the place that the report was sent from: "86 civilians were killed there in June",
// "was arrested here on Monday".
func (r *reader) therePlace(ev *extract.EventMention, base int) {
	t := r.t
	for _, k := range append(slices.Clone(t.of(base)), r.adverbsBelow(base)...) {
		if !extract.RelIs(t.rel(k), "advmod", "obl", "nmod") || t.quote[k] {
			continue
		}
		switch t.lower(k) {
		case "here":
			if r.dateline >= 0 {
				ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: t.doc.Mentions[r.dateline].ID, Reason: "dateline", Score: 0.6})
				return
			}
		case "there":
			if m := r.placeBefore(k); m >= 0 {
				ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: t.doc.Mentions[m].ID, Reason: "there", Score: 0.6})
				return
			}
		}
	}
}

// adverbsBelow are the adverbs that hang on the nouns of verb v: "brought to a school there".
func (r *reader) adverbsBelow(v int) []int {
	var out []int
	for _, k := range r.t.of(v) {
		if !extract.RelIs(r.t.rel(k), "obj", "obl*", "nsubj*") || !r.t.nominal(k) {
			continue
		}
		for _, a := range r.t.of(k) {
			if extract.RelIs(r.t.rel(a), "advmod") {
				out = append(out, a)
			}
		}
	}
	return out
}

// placeBefore is the last town named before token k, in its sentence or the one
// before, else the last other place that is no country, else the last country; -1
// without one. "In Seytenga, in the province of Séno, ... 86 died there": Seytenga.
func (r *reader) placeBefore(k int) int {
	t := r.t
	country, other := -1, -1
	for i := k - 1; i >= 0 && t.sent[k]-t.sent[i] <= 1; i-- {
		m := t.mention(i)
		if m == nil || m.Type != extract.Place || m.Form != extract.FormName || t.sent[i] < 0 {
			continue
		}
		switch m.Kind {
		case "city", "town", "village", "capital":
			return t.ment[i]
		case "country":
			if country < 0 {
				country = t.ment[i]
			}
		default:
			if other < 0 {
				other = t.ment[i]
			}
		}
	}
	if other >= 0 {
		return other
	}
	return country
}

// localPlace is the town of an unnamed doer who acts where he belongs: "A Jakarta judge
// jailed the governor", "Voters in Nuuk went to the polls". The reason is "agent".
func (r *reader) localPlace(ev *extract.EventMention, et *eventType) {
	t := r.t
	switch et.Code {
	case "coerce", "accuse", "vote", "aid", "protest", "casualties", "concede":
	default:
		return
	}
	for _, a := range ev.Arguments {
		m := t.doc.Mention(a.Mention)
		if a.Role != "agent" && a.Role != "patient" || m == nil || m.Form != extract.FormNominal || !r.w.in("local", t.key(m.HeadTok)) {
			continue
		}
		for _, k := range t.of(m.HeadTok) {
			p := t.mention(k)
			if p == nil || p.Type != extract.Place || p.Form != extract.FormName || p.Kind == "country" || p.Metonym {
				continue
			}
			if rel := t.rel(k); rel == "compound" || rel == "nmod:poss" || rel == "nmod" && (t.preposition(k) == "in" || t.preposition(k) == "of") {
				ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: p.ID, Reason: "agent", Score: 0.5})
				return
			}
		}
	}
}
