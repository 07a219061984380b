package event

import (
	"slices"

	"dateline/extract"
)

// A demand, a refusal, an accusation or a threat is made to somebody, and the
// telling often leaves him unsaid because the report has said who stands against
// whom: "Iraq accused Turkey of the strike. ... Baghdad demanded an apology" demands
// it of Turkey, "Russia protested" in a report of how Estonia seized its ship
// protests to Estonia. The patient is then the one party with whom the doer has the
// quarrels that the report tells; the reason is "opponent". Where two come into
// question, nobody is given.

// near and nearWeight: a quarrel told within so many sentences counts so much more
// than one told elsewhere in the report.
const near, nearWeight = 2, 2

// opening is how many sentences at the head of a report tell what it is about.
const opening = 3

// opponents fills the patients that no clause and no earlier words name; founds are
// the triggers of doc.Events.
func (r *reader) opponents(founds []found) {
	doc := r.t.doc
	var quarrels []quarrel
	for i := range doc.Events {
		quarrels = append(quarrels, r.quarrelsOf(&doc.Events[i])...)
	}
	for i := range doc.Events {
		ev := &doc.Events[i]
		if !r.addressed(ev) || r.saysWhom(&founds[i], ev) {
			continue
		}
		if to := r.opponent(ev, quarrels); to >= 0 {
			m := &doc.Mentions[r.nameFor(to)]
			if et := r.lex.typeOf(ev.Type); et.accepts("patient", m) && !r.plays(ev, m) {
				ev.Arguments = append(ev.Arguments, extract.Argument{Role: "patient", Mention: m.ID, Reason: "opponent", Score: 0.35})
			}
		}
	}
}

// addressed: the event is words or a refusal of a named party, meant for somebody
// whom the telling does not name.
func (r *reader) addressed(ev *extract.EventMention) bool {
	et := r.lex.typeOf(ev.Type)
	if et == nil || et.roles["patient"] == nil || hasRole(ev, "patient") || hasRole(ev, "beneficiary") || ev.Polarity == "negative" {
		return false
	}
	switch et.First("addressed") {
	case "yes":
		return len(r.roleParties(ev, "agent")) > 0
	case "bodies": // a state or body that protests; crowds have their own aims
		return len(r.parties(ev, "agent")) > 0
	}
	return false
}

// saysWhom: a party below the trigger says already whom it concerns: "called for a
// solution to the Iranian crisis", "alleged that militants had crossed".
func (r *reader) saysWhom(f *found, ev *extract.EventMention) bool {
	barred := map[string]bool{}
	for _, id := range fillers(ev, "agent") {
		barred[id] = true
		if m := r.t.doc.Mention(id); m != nil && m.Chain != "" {
			barred["chain "+m.Chain] = true
		}
	}
	return len(r.partiesBelow(f, barred)) > 0
}

// quarrel is one party's act against another: the mentions of doer and sufferer.
type quarrel struct {
	by, on int
	sent   int
	ground bool // the sufferer is only the ground that it was done on
}

// quarrelsOf are the quarrels that an event tells: who attacked, accused,
// punished or refused whom; where nobody is named as the sufferer, on whose ground.
func (r *reader) quarrelsOf(ev *extract.EventMention) []quarrel {
	et := r.lex.typeOf(ev.Type)
	if et == nil || !hostile(et) {
		return nil
	}
	agents, patients := r.roleParties(ev, "agent"), r.roleParties(ev, "patient")
	if et.Code == "fight" && len(patients) == 0 && len(agents) == 2 {
		patients, agents = agents[1:], agents[:1]
	}
	var out []quarrel
	ground := len(patients) == 0
	if ground && (et.Code == "assault" || et.Code == "coerce") {
		for _, role := range []string{"patient", "place"} {
			for _, a := range ev.Arguments {
				if m := r.t.doc.Mention(a.Mention); a.Role == role && m != nil && m.Type == extract.Place && a.Reason != "dateline" {
					patients = append(patients, r.t.ids[m.ID])
				}
			}
		}
	}
	for _, x := range agents {
		for _, y := range patients {
			out = append(out, quarrel{by: x, on: y, sent: r.t.sent[ev.TrigTok], ground: ground})
		}
	}
	return out
}

// hostile: events of the type set one party against another.
func hostile(et *eventType) bool {
	switch et.Code {
	case "fight", "assault", "accuse", "threaten", "reject", "sanction", "coerce", "request":
		return true
	}
	return false
}

// roleParties are the mentions that fill the role and belong to a named party: a
// person, a body or a state.
func (r *reader) roleParties(ev *extract.EventMention, role string) []int {
	var out []int
	for _, a := range ev.Arguments {
		m := r.t.doc.Mention(a.Mention)
		if a.Role != role || m == nil || !r.nameChain[m.Chain] || !r.party(m) {
			continue
		}
		out = append(out, r.t.ids[m.ID])
	}
	return out
}

// opponent is the mention of the one party that stands against the doers of the
// event: by the quarrels of the parties themselves, else by those of their states,
// else the other one of the two states that the report is about; -1 where no party
// comes out clearly.
func (r *reader) opponent(ev *extract.EventMention, quarrels []quarrel) int {
	doers := r.roleParties(ev, "agent")
	s := r.t.sent[ev.TrigTok]
	if m := leadingFoe(doers, quarrels, s, r.chainOf); m >= 0 {
		return m
	}
	if m := leadingFoe(doers, quarrels, s, r.stateOf); m >= 0 {
		return r.stateName(m)
	}
	for _, d := range doers {
		if r.stateOf(d) == "" {
			return -1
		}
	}
	two := r.leading(len(r.t.sent), -1, isState)
	for i := range two {
		if own := r.stateOf(two[i]); own != "" && own == r.stateOf(doers[0]) {
			return two[1-i]
		}
	}
	return -1
}

// leadingFoe is the mention of the party that stands against the doers in most of
// the quarrels, parties being told apart by key; "" is no party.
func leadingFoe(doers []int, quarrels []quarrel, sent int, key func(int) string) int {
	own := map[string]bool{}
	for _, d := range doers {
		own[key(d)] = true
	}
	weight, at := map[string]int{}, map[string]int{}
	var order []string
	for _, q := range quarrels {
		foe, by, on := -1, key(q.by), key(q.on)
		switch {
		case sent-q.sent > farView && q.sent > opening:
			continue
		case by == "" || on == "" || own[by] == own[on]:
			continue
		case own[by]:
			foe = q.on
		default:
			foe = q.by
		}
		k := key(foe)
		if weight[k] == 0 {
			order, at[k] = append(order, k), foe
		}
		weight[k]++
		if d := sent - q.sent; d >= 0 && d <= near {
			weight[k], at[k] = weight[k]+nearWeight, foe
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return weight[b] - weight[a] })
	if len(order) == 0 || len(order) > 1 && weight[order[1]] == weight[order[0]] {
		return -1
	}
	return at[order[0]]
}

// chainOf is the chain of a party's mention; "" for a place that is none.
func (r *reader) chainOf(mi int) string {
	m := &r.t.doc.Mentions[mi]
	if !r.party(m) {
		return ""
	}
	return m.Chain
}

// stateOf is the country whose state the mention is, acts for or lies in: "Baghdad",
// "the Iraqi army", "Foreign Minister Hussein", "Dohuk"; "" for others.
func (r *reader) stateOf(mi int) string {
	m := &r.t.doc.Mentions[mi]
	switch {
	case m.Type == extract.Person:
		if o := r.officeOf(m); o >= 0 {
			return r.stateOf(o)
		}
		return ""
	case m.Type == extract.Organization && !r.kindIn(mi, stateKinds):
		return ""
	}
	if m.Country != "" {
		return m.Country
	}
	return r.chain(m).Country
}

// stateKinds are the kinds of body by which a state acts.
var stateKinds = []string{"government", "ministry", "military", "security-forces", "police", "agency", "parliament", "embassy"}

// nameFor is the first mention of mi's chain that is a name, mi itself without one.
func (r *reader) nameFor(mi int) int {
	for _, id := range r.chain(&r.t.doc.Mentions[mi]).Mentions {
		if m := r.t.doc.Mention(id); m != nil && m.Form == extract.FormName {
			return r.t.ids[id]
		}
	}
	return mi
}

// chain is the chain of the mention, an empty one where it has none.
func (r *reader) chain(m *extract.Mention) *extract.Chain {
	for i := range r.t.doc.Chains {
		if ch := &r.t.doc.Chains[i]; ch.ID == m.Chain && m.Chain != "" {
			return ch
		}
	}
	return &extract.Chain{}
}

// stateName is a mention of the country itself, where the report names it, else mi.
func (r *reader) stateName(mi int) int {
	cc := r.stateOf(mi)
	for i := range r.t.doc.Chains {
		ch := &r.t.doc.Chains[i]
		if ch.Type != extract.Place || ch.Kind != "country" || ch.Country != cc || len(ch.Mentions) == 0 {
			continue
		}
		for _, id := range ch.Mentions {
			if at, ok := r.t.ids[id]; ok && r.t.doc.Mentions[at].Form == extract.FormName {
				return at
			}
		}
	}
	if m := &r.t.doc.Mentions[mi]; m.Type == extract.Place && !actsAsState(m) {
		return -1
	}
	return mi
}
