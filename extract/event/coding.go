package event

import (
	"slices"

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
	if ev.Type == "displace" && c.Root == "request" { // who seeks refuge asks for it
		c.Actors = append(fillers(ev, "agent", "patient"), r.partiesOf(f.frame.subject, nil)...)
		slices.Sort(c.Actors)
		c.Actors = slices.Compact(c.Actors)
		c.Recipients = fillers(ev, "destination", "place")
		return c
	}
	if who := r.demander(f); who >= 0 && c.Root != "reject" && f.p.typ.Code != "request" {
		m := &r.t.doc.Mentions[who]
		c.Root, c.Actors = "request", []string{m.ID}
		c.Recipients = fillers(ev, "agent")
		return c
	}
	if c.Root == "" && !r.rooted(f) {
		return c
	}
	if c.Root != "" && r.ended(f) {
		if from, to := r.whoEnds(ev, f); len(from) > 0 && len(to) > 0 {
			c.Actors, c.Recipients = from, to
			return c
		}
	}
	told := fillers(ev, "agent")
	actors := r.codedActors(ev, f, c.Root, told)
	if !slices.Equal(actors, told) {
		c.Actors = actors
	}
	c.Recipients = r.recipientsAround(founds, i, actors)
	return c
}

// codedActors are the doers that the telling gives, with those that its words
// name beside them; where it gives none, who stands above, whose men move, whose
// power it is.
func (r *reader) codedActors(ev *extract.EventMention, f *found, root string, told []string) []string {
	actors := told
	if f.p.use == useNoun && f.p.typ.object == "agent" && len(told) > 0 {
		if all := append(r.actorsOfCarrier(f), told...); len(all) > len(told) { // "warships took part in exercises with India"
			slices.Sort(all)
			actors = slices.Compact(all)
		}
	}
	if all := r.actorsNamed(ev, f, actors); len(all) > len(actors) {
		actors = all
	}
	if len(actors) == 0 {
		actors = r.actorsAround(f)
	}
	if len(actors) == 0 && f.p.typ.moves() { // "the deployment of NATO troops"
		actors = r.bar(nil).free(fillers(ev, "patient"), false)
	}
	if len(actors) > 0 {
		return actors
	}
	if root == "" {
		root = f.p.typ.Code
	}
	return r.placeOfPower(ev, f, root)
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
		if t.rel(v) == "ccomp" && t.verbal(h) && !t.quote[h] && (r.says(h) || r.w.in("telling", t.key(h))) {
			for _, k := range r.subjectsOf(h) {
				if m := r.nameOf(k); m >= 0 && r.party(&t.doc.Mentions[m]) {
					return m
				}
			}
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

// rooted: events of the type may be coded; elections, accidents and prices are
// in none of PLOVER's categories (deaths have the attack's parties).
func (r *reader) rooted(f *found) bool {
	switch f.p.typ.Code {
	case "", "vote", "statement", "transaction", "appoint", "accident", "disaster":
		return false
	}
	return true
}

// actorsOfCarrier are the subjects of the verb that the noun of the event is an
// object of, or that takes part in it.
func (r *reader) actorsOfCarrier(f *found) []string {
	t := r.t
	h := t.head(f.tok)
	if h < 0 || !t.verbal(h) || r.says(h) || !extract.RelIs(t.rel(f.tok), "obj") && !(t.rel(f.tok) == "obl" && t.preposition(f.tok) == "in") {
		return nil
	}
	subj, passive, _ := r.subject(h, 0)
	if passive {
		return nil
	}
	return r.partiesOf(subj, nil)
}

// whoEnds parts those who take part in what is ended into who ends it and the
// others: "Iran broke off talks with Britain".
func (r *reader) whoEnds(ev *extract.EventMention, f *found) (from, to []string) {
	if f.verb < 0 || r.t.nominal(f.verb) {
		return nil, nil
	}
	from = r.partiesOf(r.subjectsOf(f.verb), nil)
	for _, id := range fillers(ev, "agent", "patient", "beneficiary") {
		if !slices.Contains(from, id) {
			to = append(to, id)
		}
	}
	return from, r.bar(from).free(to, false)
}

// hurtBy are the sufferers of the wound or death that the event is told to have
// caused: "six policemen were killed in an attack by guerrillas", "a bomb
// planted by separatists wounded a general".
func (r *reader) hurtBy(founds []found, i int, b bar) []string {
	f := &founds[i]
	if f.p.typ.Code != "assault" {
		return nil
	}
	for j := range founds {
		g := &founds[j]
		if g.p.typ.Code != "casualties" || g.verb < 0 || r.t.sent[g.tok] != r.t.sent[f.tok] || !r.t.above(g.verb, f.tok) || f.p.use != useNoun && !r.underSubject(g.verb, f.tok) || r.attributed(g.verb, f.tok) && !r.underSubject(g.verb, f.tok) {
			continue
		}
		if out := b.free(fillers(&r.t.doc.Events[j], "patient"), false); len(out) > 0 {
			return out
		}
	}
	return nil
}

// underSubject: token k stands in the subject of verb v.
func (r *reader) underSubject(v, k int) bool {
	for d := 0; d < 8 && k >= 0 && k != v; d++ {
		if extract.RelIs(r.t.rel(k), "nsubj*") && r.t.head(k) == v {
			return true
		}
		k = r.t.head(k)
	}
	return false
}

// actorsNamed adds to the doers who none of them names by himself the parties
// named in their phrases: "Rebels in the Ivory Coast".
func (r *reader) actorsNamed(ev *extract.EventMention, f *found, actors []string) []string {
	t := r.t
	toks := f.frame.agentBy
	if !f.frame.passive && f.p.use != useNoun && len(toks) == 0 {
		toks = f.frame.subject
	}
	for _, id := range actors {
		m := t.doc.Mention(id)
		if m == nil || identified(m) {
			return actors
		}
		if m.HeadTok >= 0 && !slices.Contains(toks, m.HeadTok) {
			toks = append(toks, m.HeadTok)
		}
		if m.Form == extract.FormPronoun && !r.nameChain[m.Chain] {
			for _, k := range r.sayersAbove(f) {
				if r.maybe(m, k) {
					toks = append(toks, k)
				}
			}
		}
	}
	out := append([]string(nil), actors...)
	for _, id := range r.partiesOf(toks, nil) {
		if !slices.Contains(out, id) && !slices.Contains(fillers(ev, "patient", "beneficiary"), id) {
			out = append(out, id)
		}
	}
	return out
}

// maybe: the pronoun, resolved by nobody else, may be who speaks at token k: "it" a
// state or a body, "he" and "she" a person.
func (r *reader) maybe(pronoun *extract.Mention, k int) bool {
	mi := r.nameOf(k)
	if mi < 0 {
		return false
	}
	m := &r.t.doc.Mentions[mi]
	switch r.t.lower(pronoun.HeadTok) {
	case "it":
		return m.Type != extract.Person && m.Number != "plur"
	case "he", "she":
		return m.Type == extract.Person && m.Number != "plur"
	}
	return false
}

// sayersAbove are the subjects of the verb of saying or wanting that the clause of
// the event stands under: "Syria says it is willing to withdraw".
func (r *reader) sayersAbove(f *found) []int {
	t := r.t
	for v, d := f.anchor(), 0; d < 5; d++ {
		h := t.head(v)
		if h < 0 {
			return nil
		}
		if t.rel(v) == "ccomp" && t.verbal(h) && !t.quote[h] {
			return r.subjectsOf(h)
		}
		v = h
	}
	return nil
}

// stated are the fillers that the telling's own words give.
func stated(ev *extract.EventMention, roles ...string) []string {
	var out []string
	for _, a := range ev.Arguments {
		if a.Mention != "" && a.Reason == "" && slices.Contains(roles, a.Role) {
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
