package event

import (
	"slices"

	"dateline/extract"
)

// What two do together or against each other is often told by a noun that names
// neither: "the clashes of April", "the talks", "there was no swap". So is whom a
// mediator speaks to. Where the quarrels of the whole report, or the names in it, make
// plain which two those are, they fill the role; the reason is "parties", and "pair"
// where a phrase stands for the two.

// twoSides fills the roles of two that the clauses leave unsaid, once all events of
// the report are known.
func (r *reader) twoSides(founds []found) {
	var quarrels []quarrel
	for i := range r.t.doc.Events {
		quarrels = append(quarrels, r.quarrelsOf(&r.t.doc.Events[i])...)
	}
	two := r.plainTwo(quarrels)
	for i := range r.t.doc.Events {
		ev := &r.t.doc.Events[i]
		et := r.lex.typeOf(ev.Type)
		if et == nil {
			continue
		}
		r.pairsAgain(ev, et, quarrels)
		r.pairsUnnamed(ev, et, &founds[i], quarrels)
		switch {
		case len(two) != 2:
		case et.First("sides") == "two" && !hasRole(ev, "agent") && !hasRole(ev, "patient") && et.roles["agent"] != nil && !r.t.quote[ev.TrigTok] && r.spokenOf(two, r.t.sent[ev.TrigTok]):
			r.putTwo(ev, et, "agent", two, "parties", 0.35)
		case r.mediates(&founds[i]) && !hasRole(ev, "patient") && et.roles["patient"] != nil:
			r.putTwo(ev, et, "patient", two, "parties", 0.35)
		}
	}
}

// spokenOf: sentence s or the one before speaks of one of the two, and s of no third
// party that might be meant instead.
func (r *reader) spokenOf(two []int, s int) bool {
	key := func(mi int) string {
		if st := r.stateOf(mi); st != "" {
			return st
		}
		return r.chainOf(mi)
	}
	a, b := key(two[0]), key(two[1])
	near := false
	for i := range r.t.doc.Mentions {
		m := &r.t.doc.Mentions[i]
		at := r.t.sent[m.HeadTok]
		if at < s-1 {
			continue
		}
		if at > s {
			break
		}
		k := key(i)
		if k != "" && (k == a || k == b) {
			near = true
		} else if at == s && (isState(m) || m.Form == extract.FormName && r.kindIn(i, []string{"armed-group"})) {
			return false
		}
	}
	return near
}

// plainTwo are the two who stand against each other in most quarrels of the report,
// by themselves or by their states; without quarrels the two states that it names
// most. nil where that is not plain.
func (r *reader) plainTwo(quarrels []quarrel) []int {
	if two := mostRival(quarrels, r.chainOf); two != nil {
		return two
	}
	if two := mostRival(quarrels, r.stateOf); two != nil {
		two[0], two[1] = r.stateName(two[0]), r.stateName(two[1])
		if two[0] >= 0 && two[1] >= 0 {
			return two
		}
	}
	if len(quarrels) > 0 && r.armedNamed() {
		return nil
	}
	return r.leading(len(r.t.sent), -1, isState)
}

// mostRival is the pair of parties, told apart by key, with the most quarrels; nil
// without one, or where another pair has as many.
func mostRival(quarrels []quarrel, key func(int) string) []int {
	var met tally
	at := map[string]int{}
	for _, q := range quarrels {
		a, b := key(q.by), key(q.on)
		if a == "" || b == "" || a == b {
			continue
		}
		for k, m := range map[string]int{a: q.by, b: q.on} {
			if _, ok := at[k]; !ok {
				at[k] = m
			}
		}
		met.add(a, b)
	}
	return met.most(at)
}

// pairsAgain resolves "both sides", "the two countries" and "both candidates" where
// what stands before them did not say who they are.
func (r *reader) pairsAgain(ev *extract.EventMention, et *eventType, quarrels []quarrel) {
	for _, a := range slices.Clone(ev.Arguments) {
		m := r.t.doc.Mention(a.Mention)
		if m == nil || a.Role != "agent" && a.Role != "patient" || slices.ContainsFunc(ev.Arguments, func(b extract.Argument) bool { return b.Role == a.Role && b.Reason == "pair" }) {
			continue
		}
		r.putTwo(ev, et, a.Role, r.pairAnywhere(m.HeadTok, quarrels), "pair", 0.4)
	}
}

// pairsUnnamed resolves such phrases where they are no mention of their own: "urged both
// sides to lay down their arms".
func (r *reader) pairsUnnamed(ev *extract.EventMention, et *eventType, f *found, quarrels []quarrel) {
	if f.p.use != useVerb {
		return
	}
	objects := f.frame.object
	if f.of >= 0 {
		objects = []int{f.of}
	}
	if f.verb >= 0 {
		if k := r.t.kid(f.verb, "iobj"); k >= 0 {
			objects = append(slices.Clone(objects), k)
		}
	}
	put := func(role string, toks []int) {
		for _, k := range toks {
			if r.nameOf(k) < 0 && et.roles[role] != nil && !hasRole(ev, role) {
				r.putTwo(ev, et, role, r.pairAnywhere(k, quarrels), "pair", 0.4)
			}
		}
	}
	put(et.subject, f.frame.subject)
	put("patient", objects)
}

// pairAnywhere is pairOf by the whole report.
func (r *reader) pairAnywhere(k int, quarrels []quarrel) []int {
	key := r.t.key(k)
	switch {
	case !r.twofold(k):
		return nil
	case r.w.in("pair_side", key) || r.t.lower(k) == "both":
		return r.plainTwo(quarrels)
	case r.w.in("pair_state", key):
		return r.leading(len(r.t.sent), -1, isState)
	case r.w.in("pair_person", key):
		return r.leading(len(r.t.sent), -1, func(m *extract.Mention) bool {
			return m.Type == extract.Person && (key != "candidate" && r.officeOf(m) >= 0 || key == "candidate" && r.officeOf(m) < 0)
		})
	}
	return nil
}

// mediates: the event is a mediation, or an offer of one: "offered to mediate".
func (r *reader) mediates(f *found) bool {
	if r.w.in("mediating", r.t.key(f.tok)) {
		return true
	}
	for _, k := range r.t.of(f.tok) {
		if extract.RelIs(r.t.rel(k), "xcomp", "obj", "ccomp", "obl") && r.w.in("mediating", r.t.key(k)) {
			return true
		}
	}
	return false
}

// putTwo adds two mentions in the role unless the event has them already.
func (r *reader) putTwo(ev *extract.EventMention, et *eventType, role string, two []int, reason string, score float64) {
	for _, mi := range two {
		m := &r.t.doc.Mentions[r.nameFor(mi)]
		if r.plays(ev, m) || !et.accepts(role, m) && !actsAsState(m) {
			continue
		}
		ev.Arguments = append(ev.Arguments, extract.Argument{Role: role, Mention: m.ID, Reason: reason, Score: score})
	}
}
