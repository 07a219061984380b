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
	actors := fillers(ev, "agent")
	if f.p.use == useNoun && f.p.typ.object == "agent" && len(actors) > 0 {
		if all := append(r.actorsOfCarrier(f), actors...); len(all) > len(actors) { // "warships took part in exercises with India"
			slices.Sort(all)
			c.Actors = slices.Compact(all)
			actors = c.Actors
		}
	}
	if all := r.actorsNamed(ev, f, actors); len(all) > len(actors) {
		c.Actors, actors = all, all
	}
	if len(actors) == 0 {
		c.Actors = r.actorsAround(f)
	}
	if len(actors) == 0 && len(c.Actors) == 0 && f.p.typ.moves() { // "the deployment of NATO troops"
		c.Actors = r.bar(nil).free(fillers(ev, "patient"), false)
	}
	if len(actors) == 0 && len(c.Actors) == 0 {
		root := c.Root
		if root == "" {
			root = f.p.typ.Code
		}
		c.Actors = r.placeOfPower(ev, f, root)
	}
	if len(actors) == 0 {
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
	} else if root == "" && (!r.w.in("vague", r.t.key(f.tok)) || len(r.partiesOf(f.frame.object, nil)) > 0) {
		root = r.w.plover["verb "+r.t.key(f.tok)]
	}
	root = r.rootByCircumstance(root, ev, f)
	if f.p.typ == r.lex.any && root == "" && ev.Polarity == "negative" && (ev.Tense == "future" || ev.Modality == "planned") {
		return "reject" // 3.10: "said it would not send a delegation"
	}
	if ev.Polarity == "positive" && r.ended(f) {
		root = endedRoot(root, ev.Type)
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
	case "mobilize":
		if meant && ev.Polarity == "negative" { // "said it would not send troops"
			return "reject"
		}
	case "assault", "coerce", "sanction", "protest": // 3.11: "said they would boycott"
		if meant && ev.Polarity == "positive" {
			return "threaten"
		}
	}
	return root
}

// relieves: who is sent is there to keep peace, to watch, to help.
func (r *reader) relieves(f *found) bool {
	for _, toks := range [3][]int{f.frame.object, f.frame.subject, r.t.of(f.tok)} {
		for _, k := range toks {
			if r.w.in("relievers", r.t.key(k)) {
				return true
			}
			for _, n := range r.t.of(k) {
				if n < k && r.w.in("relievers", r.t.key(n)) {
					return true // "peacekeeping troops"
				}
			}
		}
	}
	return false
}

// ended: what the noun tells is brought to an end or put off by the verb or noun
// that governs it: "suspended aid deliveries", "an end to the blockade".
func (r *reader) ended(f *found) bool {
	t := r.t
	n := f.tok
	if f.noun >= 0 {
		n = f.noun
	}
	if !t.nominal(n) {
		return false
	}
	for d := 0; d < 3; d++ {
		h, rel := t.head(n), t.rel(n)
		if h < 0 {
			return false
		}
		switch {
		case t.verbal(h) && extract.RelIs(rel, "obj", "nsubj:pass"):
			return r.w.in("ending", r.phrasal(h))
		case t.nominal(h) && rel == "nmod" && r.w.in("endingnoun", t.key(h)) && (t.preposition(n) == "of" || t.preposition(n) == "to" || t.preposition(n) == "in"):
			return true
		case t.nominal(h) && extract.RelIs(rel, "nmod", "compound", "conj"):
			n = h
		default:
			return false
		}
	}
	return false
}

// phrasal is the lemma of verb v with its particle: "call off".
func (r *reader) phrasal(v int) string {
	if p := r.t.kid(v, "compound:prt"); p >= 0 {
		return r.t.key(v) + " " + r.t.lower(p)
	}
	return r.t.key(v)
}

// endedRoot is what the end of something amounts to: of cooperation SANCTION, of
// a visit or meeting called off REJECT (3.13), of restrictions and protests CONCEDE
// (3.4), of violence RETREAT (3.7).
func endedRoot(root, typ string) string {
	switch root {
	case "consult":
		if typ == "meet" || typ == "visit" {
			return "reject"
		}
		return "sanction"
	case "aid", "cooperate", "support", "agree":
		return "sanction"
	case "sanction", "coerce", "protest", "mobilize":
		return "concede"
	case "assault":
		return "retreat"
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
