package event

import (
	"slices"
	"strings"

	"dateline/extract"
)

// roles fills the roles of an event from the frame of its verb and the
// phrases around its noun.
func (r *reader) roles(ev *extract.EventMention, f *found) {
	et := f.p.typ
	switch f.p.use {
	case useVerb, useUndergo, useAdjective:
		r.verbRoles(ev, f)
	case useNoun:
		r.nounRoles(ev, f)
	default:
		r.lightRoles(ev, f)
	}
	if f.verb >= 0 {
		r.phrases(ev, f, f.verb)
	}
	if f.noun >= 0 && f.noun != f.verb {
		r.phrases(ev, f, f.noun)
	}
	if f.p.use == useNoun {
		r.phrases(ev, f, f.tok)
	}
	if f.p.use == useUndergo { // "shares in the bank fell"
		for _, k := range f.frame.object {
			if r.nameOf(k) < 0 {
				r.phrases(ev, f, k)
			}
		}
	}
	if f.p.use == useVerb && f.of >= 0 && r.nameOf(f.of) < 0 { // "walked out of a meeting with the governor"
		r.phrases(ev, f, f.of)
	}
	if f.p.use == useVerb { // "lifted the sanctions against Cuba"
		for _, k := range r.objects(f) {
			if r.nameOf(k) < 0 && !(et.First("answer") == "deed" && r.eventive(k)) { // "condemned the capture of Goma": not Goma
				r.phrases(ev, f, k)
			}
		}
	}
	for _, k := range r.objects(f) {
		r.goals(ev, f, k)
	}
	if f.frame.passive && et.moves() && f.verb >= 0 && !hasRole(ev, "agent") && et.roles["agent"] != nil {
		for i := range ev.Arguments { // "Turkish troops were deployed", "army engineers were sent": whose they are sent them
			if a := &ev.Arguments[i]; a.Role == "patient" && a.Reason == "owner" {
				a.Role = "agent"
			}
		}
	}
	r.atBehest(ev, f)
	if et.complement != "" && f.verb >= 0 {
		r.complement(ev, f)
	}
}

// verbRoles: "Rebels captured Goma", "Goma was captured by rebels", "Goma
// fell", "three were wounded".
func (r *reader) verbRoles(ev *extract.EventMention, f *found) {
	et, fr := f.p.typ, f.frame
	score := 0.9
	if fr.how != "" {
		score = 0.8
		f.rule += ", " + fr.how
	}
	if fr.passive && !strings.Contains(f.rule, "adjective") {
		f.rule += ", passive"
	}
	if k := r.t.kid(f.tok, "obl:unmarked"); f.p.use == useAdjective && k >= 0 && k < f.tok && r.t.mention(k) != nil {
		fr.object = r.expand(k) // "left 200 people homeless"
		f.frame.object = fr.object
	}
	if f.p.use == useUndergo || f.p.use == useAdjective {
		role := "patient"
		if f.p.use == useUndergo && !fr.passive && et.undergoer != "" {
			role = et.undergoer // "the attackers fled": a move of their own
		}
		r.putAll(ev, et, role, fr.object, score)
		if role := et.preps[f.p.words[len(f.p.words)-1]]; f.of >= 0 && role != "" {
			r.putAll(ev, et, role, r.t.conjuncts(f.of), score) // "fell to the rebels"
		} else if k := r.t.kid(f.tok, "obj"); f.p.use == useUndergo && k >= 0 && !fr.passive {
			r.putAll(ev, et, et.object, r.t.conjuncts(k), score) // "fled the town"
		}
		if !fr.passive {
			return
		}
		r.putAll(ev, et, et.subject, fr.subject, score)
		return
	}
	r.putActors(ev, et, f, score)
	if f.of >= 0 {
		object := et.object
		if role := et.preps[f.p.words[len(f.p.words)-1]]; role != "" {
			object = role // "withdrew from the city"
		}
		r.putAll(ev, et, object, r.t.conjuncts(f.of), score)
		if fr.passive {
			r.putAll(ev, et, et.object, fr.object, score)
		}
		return
	}
	r.putAll(ev, et, et.object, fr.object, score)
	if !hasRole(ev, et.object) {
		r.behind(ev, et, fr.object)
	}
	if k := r.t.kid(f.verb, "iobj"); k >= 0 {
		role := "patient"
		if et.roles["beneficiary"] != nil {
			role = "beneficiary"
		}
		r.putAll(ev, et, role, r.t.conjuncts(k), score)
	}
}

// behind: what one praises, rejects or demands is somebody's, and that one is
// meant: "welcomed Iran's decision", "condemned the capture by the rebels",
// "accepted demands from the miners".
func (r *reader) behind(ev *extract.EventMention, et *eventType, objects []int) {
	switch et.Code {
	case "support", "reject", "accuse", "request", "agree", "concede", "threaten", "sanction", "coerce":
	default:
		return
	}
	t := r.t
	for _, k := range objects {
		if !t.nominal(k) {
			continue
		}
		phrase := t.of(k)
		for _, n := range t.of(k) {
			if t.rel(n) == "nmod" && t.preposition(n) == "of" {
				phrase = append(slices.Clone(phrase), t.of(n)...) // "the capture of Goma by rebels"
			}
		}
		for _, n := range phrase {
			p := t.preposition(n)
			if h := t.head(n); h != k && !(p == "by" && extract.RelIs(t.rel(n), "nmod")) {
				continue
			}
			whose := extract.RelIs(t.rel(n), "nmod:poss") || extract.RelIs(t.rel(n), "nmod") && (p == "by" || p == "from")
			if m := t.mention(n); m != nil && extract.RelIs(t.rel(n), "amod", "compound") && n < k { // "an Australian ultimatum", "a UN appeal"
				whose = m.Form == extract.FormDemonym || m.Type == extract.Organization || actsAsState(m)
			}
			if !whose || strings.HasPrefix(t.tag(n), "PRP") && !r.othersThan(ev, n) {
				continue
			}
			for _, c := range t.conjuncts(n) {
				if o := t.kid(c, "nmod:poss"); r.nameOf(c) < 0 && o >= 0 {
					c = o // "calls by the kingdom's rulers"
				}
				r.put(ev, et, filler{role: "patient", tok: c, score: 0.6, reason: "behind"})
			}
		}
	}
}

// othersThan: the pronoun at token n stands for a named one that plays no role in the
// event yet: "the ministry ... revoked its licence", where "its" is the firm's.
func (r *reader) othersThan(ev *extract.EventMention, n int) bool {
	m := r.t.mention(n)
	return m != nil && r.nameChain[m.Chain] && !r.plays(ev, m)
}

// putActors adds the subject of the verb as the doer.
func (r *reader) putActors(ev *extract.EventMention, et *eventType, f *found, score float64) {
	if !f.frame.passive {
		for _, k := range f.frame.subject {
			if m := r.t.mention(k); m != nil && m.Type == extract.Place {
				r.put(ev, et, filler{role: et.subject, tok: k, score: score, acts: true})
			}
		}
	}
	r.putAll(ev, et, et.subject, f.frame.subject, score)
}

// lightRoles: the verb's subject, the noun's of-phrase or possessor.
func (r *reader) lightRoles(ev *extract.EventMention, f *found) {
	et, fr := f.p.typ, f.frame
	if fr.passive {
		f.rule += ", passive"
	}
	if f.p.use == useLight {
		r.putActors(ev, et, f, 0.85)
		if f.of >= 0 {
			r.putAll(ev, et, et.object, r.t.conjuncts(f.of), 0.85)
		}
		if k := r.t.kid(f.verb, "obj", "iobj"); k >= 0 && k != f.noun {
			r.putAll(ev, et, et.object, r.t.conjuncts(k), 0.85) // "took nine people into custody"
		} else if fr.passive && (f.p.inner != "" || f.noun >= 0 && (r.w.in("captive", r.t.key(f.noun)) || r.t.rel(f.noun) == "obj" && r.w.in("ditransitive", r.t.key(f.verb)))) {
			r.putAll(ev, et, et.object, fr.object, 0.85) // "was taken into custody", "were taken hostage", "was denied access"
		} else if f.of < 0 && extract.RelIs(r.t.rel(f.verb), "acl:relcl") {
			r.putAll(ev, et, et.object, fr.object, 0.7)
		}
		return
	}
	r.putAll(ev, et, "patient", fr.object, 0.85)
	if f.of >= 0 { // "came under the control of the rebels"
		r.putAll(ev, et, et.subject, r.t.conjuncts(f.of), 0.85)
	}
	r.possessors(ev, et, f.noun, et.subject, 0.85) // "came under Taliban control"
}

// possessors: "their control", "Taliban control", "Afghan control".
func (r *reader) possessors(ev *extract.EventMention, et *eventType, n int, role string, score float64) {
	for _, k := range r.t.of(n) {
		if !extract.RelIs(r.t.rel(k), "nmod:poss", "compound", "amod") {
			continue
		}
		if m := r.t.mention(k); m != nil && !(m.Type == extract.Place && r.t.rel(k) == "compound" && !actsAsState(m)) && (r.t.rel(k) != "amod" || m.Form == extract.FormDemonym || m.Form == extract.FormName) {
			switch {
			case et.Code == "vote" && m.Type == extract.Place && role == "agent": // "Montenegro's run-off": where it is held
				if m.Form != extract.FormDemonym {
					r.put(ev, et, filler{role: "place", tok: k, score: score})
				}
			case et.First("employer") != "" && m.Kind == "company": // "the Kei strike"
				r.putAll(ev, et, et.First("employer"), r.t.conjuncts(k), score)
			default:
				r.putAll(ev, et, role, r.t.conjuncts(k), score)
			}
		}
	}
}

// nounRoles: of-phrase, by-phrase, possessor, compound, and the verb around
// the noun when that only carries it ("launched an attack on", "suffered an
// attack").
func (r *reader) nounRoles(ev *extract.EventMention, f *found) {
	t, et, n := r.t, f.p.typ, f.tok
	r.carrier(ev, f)
	carried := hasRole(ev, et.subject)
	of, by := f.of, -1
	for _, k := range t.of(n) {
		if t.rel(k) != "nmod" && t.rel(k) != "obl" || t.isTime(k) {
			continue
		}
		switch t.preposition(k) {
		case "by":
			by = k
		case "of":
			if of < 0 {
				of = k
			}
		}
	}
	if of >= 0 && by < 0 {
		for _, k := range t.of(of) { // "the shelling of the town by the army"
			if t.rel(k) == "nmod" && t.preposition(k) == "by" && !t.isTime(k) {
				by = k
			}
		}
	}
	ofRole := "patient"
	if role := et.preps[f.p.prep]; f.p.prep != "of" && role != "" {
		ofRole = role // "a visit to Tokyo"
	}
	if f.p.of != "" && !carried && by < 0 && !t.has(n, "nmod:poss") {
		ofRole = f.p.of // "the withdrawal of the troops", but "their withdrawal of troops"
	}
	if by >= 0 {
		r.putAll(ev, et, et.subject, t.conjuncts(by), 0.85)
	}
	if of >= 0 {
		r.putAll(ev, et, ofRole, t.conjuncts(of), 0.8)
	}
	r.namedAs(ev, f)
	r.nounOwner(ev, f, of, carried)
}

// atBehest: what is done at somebody's request is asked of who does it, and of those
// whom it moves: "Engineers were sent at the request of the governor".
func (r *reader) atBehest(ev *extract.EventMention, f *found) {
	t, n := r.t, f.noun
	if n < 0 {
		n = f.tok
	}
	if f.p.use != useNoun || hasRole(ev, "patient") || !r.w.in("behest", t.key(n)) || !strings.HasPrefix(t.preposition(n), "at") {
		return
	}
	v := t.head(n)
	if v < 0 || !t.verbal(v) {
		return
	}
	fr := r.frameOf(v, false)
	toks := fr.subject
	if fr.passive && len(toks) == 0 {
		toks = fr.object
	}
	r.putAll(ev, f.p.typ, "patient", toks, 0.6)
}

// namedAs: "The dead were named as Wilma Paz and Ivo Lund": who suffered has a name.
func (r *reader) namedAs(ev *extract.EventMention, f *found) {
	t, n := r.t, f.tok
	v := t.head(n)
	if v < 0 || t.rel(n) != "nsubj:pass" || !r.w.in("identifying", t.key(v)) {
		return
	}
	if v+1 >= len(t.sent) || t.lower(v+1) != "as" {
		return
	}
	for i := v + 2; i < t.doc.Sentences[t.sent[v]].Last && !t.verbal(i); i++ { // by the words: ages and commas break trees
		if o := t.outer[i]; o >= 0 && t.doc.Mentions[o].First == i && t.doc.Mentions[o].Form == extract.FormName {
			r.put(ev, f.p.typ, filler{role: "patient", tok: t.doc.Mentions[o].HeadTok, score: 0.8})
		}
	}
}

// nounOwner: "Russia's attack", "the rebels' capture of Goma"; but "her
// murder", "the town's capture", where the owner suffers.
func (r *reader) nounOwner(ev *extract.EventMention, f *found, of int, carried bool) {
	t, et, n := r.t, f.p.typ, f.tok
	if h := t.head(n); h >= 0 && t.verbal(h) && extract.RelIs(t.rel(n), "xcomp") && r.w.in("naming", t.key(h)) {
		return // "what others call a police riot": a name, and theirs
	}
	role := et.subject
	if et.roles["agent"] == nil && et.subject == "agent" {
		role = "patient"
	}
	if f.p.owner != "" && of < 0 {
		if k := t.kid(n, "nmod:poss"); k >= 0 {
			r.putAll(ev, et, f.p.owner, t.conjuncts(k), 0.75)
			return
		}
	}
	if k := t.kid(n, "nmod:poss"); k >= 0 && carried && strings.HasPrefix(t.tag(k), "PRP") {
		return // "the forces began their withdrawal"
	}
	r.possessors(ev, et, n, role, 0.75)
}

// carrier reads the verb that governs an eventive noun.
func (r *reader) carrier(ev *extract.EventMention, f *found) {
	t, n := r.t, f.tok
	for _, k := range r.inPhrase(n) { // "talks on a truce, hosted by Oman", "a strike called by miners"
		if extract.RelIs(t.rel(k), "acl", "acl:relcl") && t.tag(k) == "VBN" && (r.w.in("lightverb", t.key(k)) || r.w.in("brokerverb", t.key(k))) {
			r.putAll(ev, f.p.typ, f.p.typ.subject, r.byPhrase(k), 0.75)
		}
	}
	v := t.head(n)
	if toks := r.blamed(n); toks != nil {
		r.putAll(ev, f.p.typ, f.p.typ.subject, toks, 0.75)
	}
	if v < 0 || !t.verbal(v) {
		return
	}
	et := f.p.typ
	rel := t.rel(n)
	switch {
	case extract.RelIs(rel, "obj") && r.w.in("lightverb", t.key(v)):
		f.verb = v
		f.rule = "noun with light verb"
		fr := r.frameOf(v, false)
		r.putAll(ev, et, et.subject, fr.subject, 0.8)
	case extract.RelIs(rel, "obj") && r.w.in("sufferverb", t.key(v)):
		f.verb = v
		f.rule = "noun with light verb"
		r.putAll(ev, et, "patient", r.frameOf(v, false).subject, 0.75)
	case rel == "nsubj:pass" && r.w.in("lightverb", t.key(v)):
		f.verb = v
		f.rule = "noun with light verb, passive"
		r.putAll(ev, et, et.subject, r.byPhrase(v), 0.8)
	case rel == "nsubj" && r.w.in("happen", t.key(v)), rel == "nsubj:pass" && r.w.in("happen", t.key(v)):
		f.verb = v
		f.rule = "noun that happens"
	}
}

// inPhrase are the tokens that hang on noun n, and on the nouns of the phrases behind
// it up to its first comma: a participle behind a comma is n's own.
func (r *reader) inPhrase(n int) []int {
	t := r.t
	out := t.of(n)
	for below, d := out, 0; len(below) > 0 && d < 3; d++ {
		var next []int
		for _, k := range below {
			if !extract.RelIs(t.rel(k), "nmod") || k < n {
				continue
			}
			for _, c := range t.of(k) {
				if extract.RelIs(t.rel(c), "acl") && t.tag(c) == "VBN" && t.text(c-1) == "," {
					out = append(slices.Clone(out), c)
				} else {
					next = append(next, c)
				}
			}
		}
		below = next
	}
	return out
}

// blamed is who is blamed for what noun or gerund n names: "accused China of
// ramming a boat", "blamed the army for the attack", "suspected of arson".
func (r *reader) blamed(n int) []int {
	t := r.t
	if p := t.preposition(n); p != "of" && p != "for" && !r.markIs(n, "of", "for") {
		return nil
	}
	h := t.head(n)
	if h >= 0 && t.nominal(h) && t.rel(h) == "obj" {
		if g := t.head(h); g >= 0 && r.w.in("blaming", t.key(g)) {
			return r.expand(h)
		}
		return nil
	}
	if h < 0 || !t.verbal(h) || !r.w.in("blaming", t.key(h)) {
		return nil
	}
	if k := r.objectOf(h); k >= 0 && k < n {
		return r.expand(k)
	}
	if s, passive, _ := r.subject(h, 1); passive {
		return s
	}
	return nil
}

// phrases reads the prepositional phrases of a verb or noun by the type's
// prep lines.
func (r *reader) phrases(ev *extract.EventMention, f *found, base int) {
	t, et := r.t, f.p.typ
	for _, k := range t.of(base) {
		if !extract.RelIs(t.rel(k), "obl*", "nmod") || t.isTime(k) || k == f.noun || k == f.of || k == f.tok {
			continue
		}
		p := t.preposition(k)
		role, ok := et.preps[p]
		if !ok {
			if i := strings.LastIndexByte(p, ' '); i >= 0 {
				role, ok = et.preps[p[i+1:]]
			}
		}
		if ok && p == "by" && f.p.use == useVerb && base == f.tok && !f.frame.passive {
			continue // "condemned the capture of Goma by rebels"
		}
		if ok {
			r.putAll(ev, et, role, t.conjuncts(k), 0.8)
		}
	}
	// "attack on" whose phrase was hung on the carrying verb's object
	if f.p.use == useNoun && f.verb >= 0 && base == f.tok && f.verb != f.tok {
		r.phrasesAfter(ev, f)
	}
}

// goals: "ceded the island to Egypt", where the parser hangs the goal on the
// object.
func (r *reader) goals(ev *extract.EventMention, f *found, base int) {
	for _, k := range r.t.of(base) {
		if r.t.rel(k) != "nmod" || r.t.isTime(k) {
			continue
		}
		switch role := f.p.typ.preps[r.t.preposition(k)]; role {
		case "beneficiary", "destination", "origin", "agent", "place": // "lost the town to the rebels"
			r.putAll(ev, f.p.typ, role, r.t.conjuncts(k), 0.7)
		}
	}
}

// phrasesAfter: "carried out an attack on the base": the parser may hang the
// phrase on the verb.
func (r *reader) phrasesAfter(ev *extract.EventMention, f *found) {
	t, et := r.t, f.p.typ
	for _, k := range t.of(f.verb) {
		if k < f.tok || !extract.RelIs(t.rel(k), "obl") || t.isTime(k) {
			continue
		}
		if role, ok := et.preps[t.preposition(k)]; ok {
			r.putAll(ev, et, role, t.conjuncts(k), 0.75)
		}
	}
}

// complement: "demanded that the minister resign": the subject of the clause
// is whom it is demanded of.
func (r *reader) complement(ev *extract.EventMention, f *found) {
	t := r.t
	for _, k := range t.of(f.verb) {
		if !extract.RelIs(t.rel(k), "ccomp", "xcomp", "advcl") || k < f.verb {
			continue
		}
		if s := t.kid(k, "nsubj*"); s >= 0 && !r.relativizer(s) {
			r.putAll(ev, f.p.typ, f.p.typ.complement, t.conjuncts(s), 0.7)
		}
		return
	}
}

func (r *reader) putAll(ev *extract.EventMention, et *eventType, role string, toks []int, score float64) {
	for _, k := range toks {
		r.put(ev, et, filler{role: role, tok: k, score: score})
	}
	r.peers(ev, et, role, toks, score*0.8)
	if len(toks) > 1 {
		r.listBefore(ev, et, role, toks[0], score*0.9)
	}
}

// listBefore mends a list that the parser cut: in "Turkey, China and Oman
// sent tents" the first name may hang elsewhere.
func (r *reader) listBefore(ev *extract.EventMention, et *eventType, role string, tok int, score float64) {
	t := r.t
	for n := 0; n < 10; n++ {
		mi := r.nameOf(tok)
		if mi < 0 {
			return
		}
		m := &t.doc.Mentions[mi]
		i := m.First - 2
		if i > 2 && t.tag(i+1) == "POS" && t.outer[i] >= 0 { // "Kyrgyzstan's Sadyr Japarov, Uzbekistan's Shavkat Mirziyoyev and"
			i = t.doc.Mentions[t.outer[i]].First - 2
		}
		if i < 0 || t.sent[i] != t.sent[tok] || t.text(i+1) != "," || t.outer[i] < 0 {
			return
		}
		o := &t.doc.Mentions[t.outer[i]]
		if o.Last != i+1 || o.Type != m.Type || o.Form != m.Form {
			return
		}
		tok = o.HeadTok
		r.put(ev, et, filler{role: role, tok: tok, score: score})
	}
}
