package event

import (
	"slices"
	"strings"

	"dateline/extract"
)

// Political event coding: the event as PLOVER would code it (Open Event Data
// Alliance, PLOVER codebook: event categories, auxiliary modes, actor and
// recipient). Our type says what is told, PLOVER's root what it amounts to
// between two parties: a promise of aid is AGREE, a planned blockade THREATEN,
// and the recipient of "threatened to ban the party" is the party. Only what
// type and arguments do not already say is kept.

// code gives the events of the document their coding; founds are their triggers.
func (r *reader) code(founds []found) {
	for i := range founds {
		c := r.coding(founds, i)
		if c.Root != "" || len(c.Actors) > 0 || len(c.Recipients) > 0 {
			r.t.doc.Events[i].Coding = &c
		}
	}
}

func (r *reader) coding(founds []found, i int) extract.Coding {
	ev, f := &r.t.doc.Events[i], &founds[i]
	var c extract.Coding
	if root := r.ploverRoot(ev, f); root != f.p.typ.Code {
		c.Root = root
	}
	if who := r.demander(f); who >= 0 && c.Root != "reject" && f.p.typ.Code != "request" {
		m := &r.t.doc.Mentions[who]
		c.Root, c.Actors = "request", []string{m.ID}
		c.Recipients = fillers(ev, "agent")
		return c
	}
	actors := fillers(ev, "agent")
	if len(actors) == 0 {
		c.Actors = r.actorsAround(f)
		actors = c.Actors
	}
	c.Recipients = r.recipientsAround(founds, i, actors)
	return c
}

// ploverRoot is the root category: the one of the type (data/plover.txt), moved
// by what the text makes of the event, as the codebook has it.
func (r *reader) ploverRoot(ev *extract.EventMention, f *found) string {
	root := f.p.typ.Code
	if to, ok := r.w.plover["type "+ev.Type]; ok {
		root = to
	} else if to, ok := r.w.plover["code "+root]; ok {
		root = to
	} else if f.p.use == useAny || root == "" {
		root = r.w.plover["verb "+r.t.key(f.tok)]
	}
	if root == "retreat" {
		for _, k := range f.frame.object {
			if r.w.in("envoys", r.t.key(k)) {
				root = "sanction" // 3.13: observers, diplomats, aid called back
			}
		}
	}
	meant := ev.Modality == "planned" || ev.Tense == "future" && ev.Modality != "hypothetical" && ev.Modality != "possible" && ev.Modality != "ordered"
	switch root {
	case "consult", "support", "cooperate", "aid": // 3.1: reported in future tense they are AGREE
		if ev.Polarity == "negative" { // "will not meet", "failed to reach agreement"
			return "reject"
		}
		if meant {
			return "agree"
		}
	case "agree", "concede":
		if ev.Polarity == "negative" {
			return "reject"
		}
	case "retreat": // 3.4: announcements of future retreats
		switch {
		case ev.Polarity == "negative":
			return "reject"
		case meant && r.unless(f.anchor()):
			return "threaten"
		case meant:
			return "concede"
		}
	case "assault", "coerce", "sanction", "protest": // 3.11: "said they would boycott"
		if meant && ev.Polarity == "positive" {
			return "threaten"
		}
	}
	return root
}

// unless: a condition hangs on verb v: "will withdraw unless the truce holds".
func (r *reader) unless(v int) bool {
	for _, k := range r.t.of(v) {
		if extract.RelIs(r.t.rel(k), "advcl") && r.markIs(k, "unless") {
			return true
		}
	}
	return false
}

// demander is who says that somebody must do it, or -1: "The envoy said the
// rebels must disarm" asks the rebels (3.8: requests, demands and orders).
func (r *reader) demander(f *found) int {
	t, v := r.t, f.verb
	if v < 0 {
		return -1
	}
	must := false
	for _, k := range t.of(v) {
		if l := t.lower(k); t.tag(k) == "MD" && (l == "must" || l == "should" || l == "ought") {
			must = true
		}
	}
	if !must || !t.has(v, "nsubj*") {
		return -1
	}
	for h, d := t.head(v), 0; h >= 0 && d < 4; h, d = t.head(h), d+1 {
		if m := r.saidBy(h); m >= 0 && t.rel(v) == "ccomp" {
			return m
		}
		v = h
	}
	return -1
}

// fillers are the mentions that fill the roles.
func fillers(ev *extract.EventMention, roles ...string) []string {
	var out []string
	for _, a := range ev.Arguments {
		if a.Mention != "" && slices.Contains(roles, a.Role) {
			out = append(out, a.Mention)
		}
	}
	return out
}

// anchor is the token that the clause of the event hangs on.
func (f *found) anchor() int {
	if f.verb >= 0 {
		return f.verb
	}
	return f.tok
}

// actorsAround finds who does what a noun or infinitive names when no role of
// its own says so: the subject of the verb above it, unless that verb only
// reports: "Spain opened the trial of 24 suspects".
func (r *reader) actorsAround(f *found) []string {
	t, v := r.t, f.anchor()
	for d := 0; d < 4; d++ {
		h := t.head(v)
		if h < 0 || extract.RelIs(t.rel(v), "ccomp", "parataxis", "nsubj*", "csubj*", "appos", "acl:relcl", "advcl") {
			return nil
		}
		if t.verbal(h) {
			if r.says(h) {
				return nil
			}
			if subj, passive, _ := r.subject(h, 0); !passive {
				if out := r.partiesOf(subj, nil); len(out) > 0 {
					return out
				}
			}
		}
		v = h
	}
	return nil
}

// partiesOf are the mentions that tokens stand for and that can be a party to an
// event, without those of the chains barred.
func (r *reader) partiesOf(toks []int, barred map[string]bool) []string {
	var out []string
	for _, k := range toks {
		if r.t.isTime(k) {
			continue
		}
		if mi := r.nameOf(k); mi >= 0 {
			if m := &r.t.doc.Mentions[mi]; r.party(m) && !barred[m.ID] && !barred["chain "+m.Chain] && !slices.Contains(out, m.ID) {
				out = append(out, m.ID)
			}
		}
	}
	return out
}

// party: persons, bodies, states and peoples; not a town, a crossing or a ship.
func (r *reader) party(m *extract.Mention) bool {
	return m.Type != extract.Place || m.Form == extract.FormDemonym || actsAsState(m)
}

// recipientsAround finds whom an event without a sufferer of its own is meant
// for: the sufferer of what is threatened, promised, refused or asked for
// ("threatened to break relations with Russia"); else the nearest other party
// below the trigger ("agreed to the mandate of the force in Lebanon"); else whom
// the verb above has for an object ("summoned the envoy to complain"); else
// where it is. Of troops that move the place is meant: "withdrew its troops from
// Chad".
func (r *reader) recipientsAround(founds []found, i int, actors []string) []string {
	ev, f := &r.t.doc.Events[i], &founds[i]
	barred := map[string]bool{}
	for _, id := range actors {
		barred[id] = true
		if m := r.t.doc.Mention(id); m != nil && m.Chain != "" {
			barred["chain "+m.Chain] = true
		}
	}
	free := func(ids []string, towns bool) []string {
		var out []string
		for _, id := range ids {
			if m := r.t.doc.Mention(id); m != nil && (towns || r.party(m)) && !barred[id] && !barred["chain "+m.Chain] {
				out = append(out, id)
			}
		}
		return out
	}
	if f.p.typ.moves() {
		if out := free(fillers(ev, "destination", "origin", "place"), true); len(out) > 0 {
			return out
		}
	} else if len(free(fillers(ev, "patient", "beneficiary"), false)) > 0 {
		return nil
	}
	below := r.toldBelow(founds, i)
	for _, j := range below {
		e := &r.t.doc.Events[j]
		if !founds[j].p.typ.moves() {
			if out := free(fillers(e, "patient", "beneficiary"), false); len(out) > 0 {
				return out
			}
		}
		if out := free(fillers(e, "destination", "origin", "place"), true); len(out) > 0 {
			return out
		}
	}
	if out := r.partiesBelow(f, barred); len(out) > 0 {
		return out
	}
	if h := r.t.head(f.anchor()); h >= 0 && extract.RelIs(r.t.rel(f.anchor()), "xcomp", "advcl") {
		if k := r.objectOf(h); k >= 0 {
			if out := r.partiesOf(r.t.conjuncts(k), barred); len(out) > 0 {
				return out
			}
		}
	}
	return free(fillers(ev, "destination", "origin", "place", "patient"), true)
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

// partiesBelow are the first parties, in text order, that stand below the
// trigger and behind it, outside the attribution of its sentence.
func (r *reader) partiesBelow(f *found, barred map[string]bool) []string {
	t, a := r.t, f.anchor()
	if f.p.use == useNoun {
		a = f.tok
	}
	s := t.doc.Sentences[t.sent[a]]
	for k := a + 1; k < s.Last; k++ {
		if !t.nominal(k) && !strings.HasPrefix(t.tag(k), "JJ") || !t.above(a, k) || r.attributed(a, k) {
			continue
		}
		if out := r.partiesOf(t.conjuncts(k), barred); len(out) > 0 {
			return out
		}
	}
	return nil
}

// attributed: token k stands in a clause of saying that hangs below a: "agreed
// to a pact, the White House announced".
func (r *reader) attributed(a, k int) bool {
	t := r.t
	for k != a && k >= 0 {
		if extract.RelIs(t.rel(k), "parataxis") || t.verbal(k) && r.says(k) || extract.RelIs(t.rel(k), "nsubj*") && t.head(k) == a {
			return true
		}
		k = t.head(k)
	}
	return false
}
