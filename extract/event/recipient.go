package event

import (
	"slices"
	"strings"

	"dateline/extract"
)

// recipientsAround finds whom an event without a sufferer of its own is meant
// for. In turn: whom the phrase of a nameless sufferer names ("kidnapped up to 16
// Russian advisers"); of troops that move, the place ("withdrew its troops from
// Chad"); who is to do what is asked ("demanded that Israel ease restrictions");
// the sufferer of what is threatened, promised or refused ("threatened to break
// relations with Russia"); else the nearest named party below the trigger ("agreed
// to the mandate of the force in Lebanon"); else whom the verb above has for an
// object ("summoned the envoy to complain"); else where it is.
func (r *reader) recipientsAround(founds []found, i int, actors []string) []string {
	ev, f := &r.t.doc.Events[i], &founds[i]
	b := r.bar(actors)
	given := b.free(fillers(ev, "patient", "beneficiary"), false)
	if f.p.typ.moves() {
		if out := b.free(fillers(ev, "destination", "origin", "place"), true); len(out) > 0 {
			return b.withState(out)
		}
	} else if b.identifies(given) {
		return nil
	}
	near := []func() []string{
		func() []string { return r.partiesOf(r.sufferers(ev, f), b.ids) },
		func() []string { return r.asked(f, b.ids) },
	}
	if len(given) == 0 {
		near = append(near, func() []string { return r.hurtBy(founds, i, b) })
	}
	if len(given) == 0 || !material(ev, f) {
		near = append(near,
			func() []string { return b.told(founds, r.toldBelow(founds, i)) },
			func() []string { return r.partiesBelow(f, b.ids) },
			func() []string { return r.objectAbove(f, b.ids) })
	}
	for _, find := range near {
		if out := find(); b.identifies(out) || len(given) == 0 && len(out) > 0 {
			return out
		}
	}
	if len(given) > 0 {
		return b.free(stated(ev, "destination"), true) // "extradited a minister to Lithuania"
	}
	return b.free(fillers(ev, "destination", "origin", "place", "patient"), true)
}

// material: what the event does it does to its sufferer, and to nobody told near.
func material(ev *extract.EventMention, f *found) bool {
	switch f.p.typ.Code {
	case "assault", "coerce", "fight", "casualties":
		return true
	}
	return false
}

// bar keeps the doers of an event, with their chains, from being its recipients.
type bar struct {
	r   *reader
	ids map[string]bool
}

func (r *reader) bar(actors []string) bar {
	b := bar{r, map[string]bool{}}
	for _, id := range actors {
		b.ids[id] = true
		if m := r.t.doc.Mention(id); m != nil && m.Chain != "" {
			b.ids["chain "+m.Chain] = true
		}
	}
	return b
}

// free are the mentions that may be recipients, towns only if asked for.
func (b bar) free(ids []string, towns bool) []string {
	var out []string
	for _, id := range ids {
		if m := b.r.t.doc.Mention(id); m != nil && (towns || b.r.party(m)) && !b.ids[id] && !b.ids["chain "+m.Chain] {
			out = append(out, id)
		}
	}
	return out
}

// withState adds to a place the state that its phrase names: "left the Ethiopian
// town of Badme".
func (b bar) withState(ids []string) []string {
	r := b.r
	out := append([]string(nil), ids...)
	for _, id := range ids {
		m := r.t.doc.Mention(id)
		if m == nil || m.Country != "" || m.HeadTok < 0 {
			continue
		}
		for _, k := range []int{m.HeadTok, r.t.head(m.HeadTok)} {
			if k < 0 || !r.t.nominal(k) {
				continue
			}
			for _, mi := range r.besides(k, 1) {
				if id := r.t.doc.Mentions[mi].ID; !slices.Contains(out, id) && !b.ids[id] {
					out = append(out, id)
				}
			}
		}
	}
	return out
}

// identifies: one of the mentions says which party it is.
func (b bar) identifies(ids []string) bool {
	for _, id := range ids {
		if m := b.r.t.doc.Mention(id); m != nil && (identified(m) || m.Form == extract.FormPronoun && b.r.nameChain[m.Chain]) {
			return true
		}
	}
	return false
}

// told are the sufferers, else the places, of the first event below that has any.
func (b bar) told(founds []found, below []int) []string {
	for _, j := range below {
		e := &b.r.t.doc.Events[j]
		if !founds[j].p.typ.moves() {
			if out := b.free(fillers(e, "patient", "beneficiary"), false); len(out) > 0 {
				if !b.identifies(out) {
					out = append(out, b.r.partiesOf(b.r.sufferers(e, &founds[j]), b.ids)...)
					slices.Sort(out)
					out = slices.Compact(out)
				}
				return out
			}
		}
		if out := b.free(stated(e, "destination", "origin", "place"), true); len(out) > 0 {
			return out
		}
	}
	return nil
}

// sufferers are the tokens of what the event is done to.
func (r *reader) sufferers(ev *extract.EventMention, f *found) []int {
	if f.p.typ.moves() {
		return nil
	}
	var out []int
	for _, id := range fillers(ev, "patient", "beneficiary") {
		if m := r.t.doc.Mention(id); m != nil && m.HeadTok >= 0 && m.Form != extract.FormPronoun {
			out = append(out, m.HeadTok)
		}
	}
	if len(out) == 0 && f.noun < 0 && f.p.use != useNoun {
		out = f.frame.object
		if f.frame.passive && len(f.frame.agentBy) > 0 && len(out) == 0 {
			out = f.frame.subject
		}
	}
	return out
}

// asked is the subject of the clause that tells what is asked for, promised or
// threatened: "demanded that its partners refuse".
func (r *reader) asked(f *found, barred map[string]bool) []string {
	t := r.t
	for _, v := range []int{f.anchor(), f.tok} {
		for _, c := range t.of(v) {
			if extract.RelIs(t.rel(c), "ccomp", "acl", "xcomp") && c > v && t.has(c, "nsubj*") {
				if out := r.partiesOf(r.subjectsOf(c), barred); len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}

// objectAbove is whom the verb above has for an object.
func (r *reader) objectAbove(f *found, barred map[string]bool) []string {
	h := r.t.head(f.anchor())
	if h < 0 || !extract.RelIs(r.t.rel(f.anchor()), "xcomp", "advcl") {
		return nil
	}
	k := r.objectOf(h)
	if k < 0 {
		return nil
	}
	return r.partiesOf(r.t.conjuncts(k), barred)
}

// moves: what the event has for an object are the actor's own people or things:
// "deployed its troops".
func (et *eventType) moves() bool { return et.Code == "mobilize" || et.Code == "retreat" }

// toldBelow are the events that the trigger of event i governs as what is
// promised, refused or asked for, in text order.
func (r *reader) toldBelow(founds []found, i int) []int {
	t, a := r.t, founds[i].anchor()
	var out []int
	for j := range founds {
		b := founds[j].anchor()
		if j == i || b <= a || t.sent[b] != t.sent[a] {
			continue
		}
		for k, d := b, 0; k >= 0 && d < 6; k, d = t.head(k), d+1 {
			if k == a {
				out = append(out, j)
				break
			}
			if !extract.RelIs(t.rel(k), "xcomp", "ccomp", "obj", "conj", "obl", "acl", "nmod") || t.verbal(k) && r.says(k) {
				break
			}
		}
	}
	return out
}

// partiesBelow are the first parties named, in text order, that stand below the
// trigger and behind it, outside the attribution of its sentence; else the first
// that are not named. Of a noun that a verb carries, what stands below the verb
// counts where nothing stands below the noun: "staged rallies to demand reforms
// by the government".
func (r *reader) partiesBelow(f *found, barred map[string]bool) []string {
	tops := []int{f.anchor()}
	if f.p.use == useNoun {
		tops = []int{f.tok}
		if f.verb >= 0 && f.verb != f.tok {
			tops = append(tops, f.verb)
		}
	}
	var vague []string
	for _, a := range tops {
		s := r.t.doc.Sentences[r.t.sent[a]]
		for k := max(a, f.tok) + 1; k < s.Last; k++ {
			if !r.t.nominal(k) && !strings.HasPrefix(r.t.tag(k), "JJ") || !r.t.above(a, k) || r.attributed(a, k) {
				continue
			}
			out := r.partiesOf(r.t.conjuncts(k), barred)
			if len(out) == 0 {
				out = r.capitalAt(k, barred)
			}
			if r.bar(nil).identifies(out) {
				return out
			}
			if len(vague) == 0 {
				vague = out
			}
		}
	}
	return vague
}

// capitalAt is the capital at token k where it stands for its state: an object or
// whom something is aimed at, not where it is ("to turn Seoul into a sea of fire").
func (r *reader) capitalAt(k int, barred map[string]bool) []string {
	mi := r.nameOf(k)
	if mi < 0 {
		return nil
	}
	m := &r.t.doc.Mentions[mi]
	if m.Kind != "capital" || barred[m.ID] || barred["chain "+m.Chain] {
		return nil
	}
	switch p := r.t.preposition(k); {
	case p == "" && extract.RelIs(r.t.rel(k), "obj", "iobj"), p == "with", p == "against", p == "on":
		return []string{m.ID}
	}
	return nil
}

// attributed: token k stands in a clause of saying that hangs below a ("agreed
// to a pact, the White House announced") or in one of the time or the cause
// ("suspended deliveries after its staff were shot at").
func (r *reader) attributed(a, k int) bool {
	t := r.t
	for k != a && k >= 0 {
		if extract.RelIs(t.rel(k), "advcl") && r.markIs(k, "after", "as", "when", "while", "since", "because", "until", "although", "though", "once") {
			return true
		}
		if extract.RelIs(t.rel(k), "parataxis") || t.verbal(k) && r.says(k) || extract.RelIs(t.rel(k), "nsubj*") && t.head(k) == a {
			return true
		}
		k = t.head(k)
	}
	return false
}
