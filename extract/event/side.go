package event

import (
	"slices"
	"strings"

	"dateline/extract"
)

// Fighters, soldiers and policemen without a name belong to a side that the
// report has named elsewhere: in a report whose one armed group is the Taliban,
// "20 insurgents were killed" tells a loss of the Taliban; where one army only
// is spoken of, "two soldiers died" is its loss. The unnamed filler stays in its
// role; the side is added with the reason "side", never where the report has two
// bodies of the kind, and never when a word of the phrase sets it apart
// ("foreign soldiers").

// sides are the bodies of each kind that a report names: index of the mention
// to give, -1 where there are several.
type sides map[string]int

// readSides finds the one army, police and armed group of the document, by
// chains.
func (r *reader) readSides() sides {
	doc := r.t.doc
	kinds := map[string]string{"military": "army", "security-forces": "army", "police": "police", "armed-group": "group"}
	type body struct {
		at    int
		named bool
	}
	chains := map[string]map[string]body{}
	countries := map[string]map[string]bool{}
	for i := range doc.Chains {
		ch := &doc.Chains[i]
		k := kinds[ch.Kind]
		if k == "" || ch.Type != extract.Organization || len(ch.Mentions) == 0 {
			continue
		}
		if k == "group" && (!ch.Named || r.inPassing(ch)) || k != "group" && ch.Country == "" {
			continue
		}
		at, ok := r.t.ids[ch.Mentions[0]]
		if !ok || k == "army" && strings.Contains(strings.ToLower(ch.Name), "internal") {
			continue // "Internal Security Forces" are no soldiers
		}
		if chains[k] == nil {
			chains[k], countries[k] = map[string]body{}, map[string]bool{}
		}
		chains[k][ch.ID] = body{at, ch.Named}
		countries[k][ch.Country] = true
	}
	out := sides{}
	for k, bodies := range chains {
		if k == "group" && len(bodies) > 1 || len(countries[k]) > 1 {
			out[k] = -1
			continue
		}
		best := -1
		for _, b := range bodies { // of an army and its security forces, the one met first
			if best < 0 || b.at < best {
				best = b.at
			}
		}
		out[k] = best
	}
	return out
}

// inPassing: the report names the group once and another body of an unknown kind
// more often, which may be the one that fights.
func (r *reader) inPassing(ch *extract.Chain) bool {
	names := func(c *extract.Chain) (n int) {
		for _, id := range c.Mentions {
			if m := r.t.doc.Mention(id); m != nil && m.Form == extract.FormName {
				n++
			}
		}
		return n
	}
	own := names(ch)
	if own > 1 {
		return false
	}
	for i := range r.t.doc.Chains {
		if o := &r.t.doc.Chains[i]; o.Type == extract.Organization && o.Kind == "" && o.Named && names(o) > own {
			return true
		}
	}
	return false
}

// sideOf adds the side of the unnamed fighters or soldiers at token k.
func (r *reader) sideOf(ev *extract.EventMention, et *eventType, role string, k int, score float64) {
	t := r.t
	m := t.mention(k)
	if role != "agent" && role != "patient" || m == nil || m.Form != extract.FormNominal || r.nameChain[m.Chain] {
		return
	}
	if role == "patient" && et.moves() {
		return // who deploys or withdraws men has them on his own side
	}
	kind := ""
	switch key := t.key(k); {
	case r.w.in("soldiers", key):
		kind = "army"
	case r.w.in("policemen", key):
		kind = "police"
	case r.w.in("insurgents", key):
		kind = "group"
	case key == "officer" && m.Last-m.First <= 3: // "two officers were hurt": policemen where the report names a police and no army, and the other way round
		kind = "police"
		if _, ok := r.sides["army"]; ok {
			if _, ok := r.sides["police"]; ok {
				return
			}
			kind = "army"
		}
	default:
		return
	}
	at, ok := r.sides[kind]
	if !ok || at < 0 || r.apart(m) {
		return
	}
	for _, a := range ev.Arguments { // its own phrase says whose they are
		if a.Role == role && a.Reason == "owner" {
			return
		}
	}
	side := &t.doc.Mentions[at]
	for _, a := range ev.Arguments {
		if o := t.doc.Mention(a.Mention); o != nil && (o.ID == side.ID || o.Chain == side.Chain) {
			return // it is on the other side of this very event
		}
	}
	ev.Arguments = append(ev.Arguments, extract.Argument{Role: role, Mention: side.ID, Reason: "side", Score: round(score)})
}

// culprits gives the one armed group that the report tells to have attacked, killed or
// abducted, and no other, as the doer behind "the attackers", "the kidnappers". Reason
// "side".
func (r *reader) culprits() {
	doc := r.t.doc
	at := -1
	for i := range doc.Events {
		ev := &doc.Events[i]
		if et := r.lex.typeOf(ev.Type); et == nil || et.Code != "assault" && et.Code != "coerce" {
			continue
		}
		for _, m := range r.roleParties(ev, "agent") {
			if doc.Mentions[m].Type != extract.Organization || !r.kindIn(m, []string{"armed-group"}) {
				continue
			}
			if at >= 0 && doc.Mentions[at].Chain != doc.Mentions[m].Chain {
				return
			}
			at = m
		}
	}
	if at < 0 {
		return
	}
	for i := range doc.Chains { // another group named may be the one
		if ch := &doc.Chains[i]; ch.Kind == "armed-group" && ch.Named && ch.ID != doc.Mentions[at].Chain {
			return
		}
	}
	side := &doc.Mentions[at]
	for i := range doc.Events {
		ev := &doc.Events[i]
		for _, a := range slices.Clone(ev.Arguments) {
			m := doc.Mention(a.Mention)
			if m == nil || a.Role != "agent" && a.Role != "patient" || m.Form != extract.FormNominal || r.nameChain[m.Chain] || !r.w.in("attackers", r.t.key(m.HeadTok)) {
				continue
			}
			if !strings.EqualFold(r.t.text(m.First), "the") || r.apart(m) || r.plays(ev, side) {
				continue
			}
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: a.Role, Mention: side.ID, Reason: "side", Score: 0.4})
		}
	}
}

// apart: the phrase says itself whose the men are, or that they are others'.
func (r *reader) apart(m *extract.Mention) bool {
	t := r.t
	if m.Country != "" {
		return true
	}
	for i := m.First; i < m.HeadTok; i++ {
		if r.w.in("apart", t.lower(i)) || t.outer[i] >= 0 && &t.doc.Mentions[t.outer[i]] != m || t.tag(i) == "PRP$" {
			return true
		}
	}
	for _, n := range t.of(m.HeadTok) {
		if t.rel(n) == "nmod" && (t.preposition(n) == "of" || t.preposition(n) == "from") {
			return true
		}
	}
	return false
}
