package event

import (
	"strings"

	"dateline/extract"
)

// frame is who a verb has around it, understood ones included. In the passive
// the grammatical subject is already among object and the by-phrase is the
// subject.
type frame struct {
	subject []int
	object  []int
	agentBy []int
	passive bool
	how     string // construction that gave an understood role, "" for the plain one
}

const deepest = 8 // how far understood subjects are followed

// frameOf reads the frame of verb v. With undergo the single argument of an
// intransitive verb ("the town fell") is put into object.
func (r *reader) frameOf(v int, undergo bool) frame {
	f := frame{agentBy: r.byPhrase(v)}
	subj, passive, how := r.subject(v, 0)
	f.passive, f.how = passive, how
	switch {
	case passive:
		f.object, f.subject = subj, f.agentBy
	case undergo:
		f.object = subj
		return f
	default:
		f.subject = subj
	}
	if k := r.objectOf(v); k >= 0 {
		if !passive || len(f.object) == 0 {
			f.object = r.expand(k)
		}
	} else if !passive {
		if f.object = r.missingObject(v); f.object == nil {
			if k := r.rightNoun(v); k >= 0 {
				f.object = r.t.conjuncts(k)
			}
		}
	}
	return f
}

// rightNoun is the mention that begins right after an active verb which has
// no object in the tree, unless it is the subject of a clause of its own:
// "blocked the Europe Bridge spanning ...".
// objectOf is the direct object, unless it is a time: "will reopen this week".
func (r *reader) objectOf(v int) int {
	for _, k := range r.t.of(v) {
		if r.t.rel(k) == "obj" && !r.t.isTime(k) {
			return k
		}
	}
	return -1
}

// byPhrase is the agent of a passive: "seized by the rebels".
func (r *reader) byPhrase(v int) []int {
	t := r.t
	for _, k := range t.of(v) {
		if t.isTime(k) || k < v {
			continue
		}
		if t.rel(k) == "obl:agent" || extract.RelIs(t.rel(k), "obl", "nmod") && t.preposition(k) == "by" {
			return t.conjuncts(k)
		}
	}
	return nil
}

// subject finds the subject of v and whether v is passive; for a finite verb
// without one in the tree, the noun phrase just before it.
func (r *reader) subject(v, depth int) (subj []int, passive bool, how string) {
	subj, passive, how = r.treeSubject(v, depth)
	if !passive && r.idle(subj) {
		if toks := r.acrossAside(v); toks != nil {
			return toks, passive, "main verb"
		}
	}
	if len(subj) == 0 && !passive {
		if k := r.leftNoun(v); k >= 0 {
			return r.t.conjuncts(k), passive, "nearest noun"
		}
	}
	return subj, passive, how
}

// leftNoun is the noun phrase that ends just before finite verb v, climbed to
// the noun it qualifies: "the mayor of Oruro resigned" gives the mayor, "after
// Diaz and Rojas signed" Diaz.
func (r *reader) treeSubject(v, depth int) (subj []int, passive bool, how string) {
	t := r.t
	passive = t.has(v, "aux:pass", "nsubj:pass") && !t.has(v, "nsubj", "cop")
	if k := r.nearestSubject(v); k >= 0 {
		if r.relativizer(k) {
			if a := r.who(k); a >= 0 {
				return t.conjuncts(a), passive, "relative clause"
			}
			if a := r.antecedent(v); a >= 0 {
				return t.conjuncts(a), passive, "relative clause"
			}
			return nil, passive, ""
		}
		if n := r.numbered(v, k); n >= 0 {
			return t.conjuncts(n), true, "participle"
		}
		if !passive && r.headlinePassive(v, k) {
			return r.expand(k), true, "headline"
		}
		if t.rel(v) == "conj" && !passive && r.gapped(v, k) {
			return r.expand(k), true, "coordination" // "12 were killed and dozens injured"
		}
		return r.expand(k), passive, ""
	}
	if k := r.acrossRelative(v); k >= 0 {
		return t.conjuncts(k), passive, "main verb"
	}
	h := t.head(v)
	if h < 0 || depth > deepest {
		return nil, passive, ""
	}
	if t.rel(v) == "ccomp" && h == v-1 && t.tag(h) == "VBZ" && t.tag(v) == "VBD" {
		return r.subjectsOf(h), passive, "" // "Taliban insurgents took": the plural taken for a verb
	}
	if k := r.strayed(v, h); k >= 0 {
		return r.expand(k), passive, ""
	}
	if k := r.afterHyphen(v); k >= 0 {
		return t.conjuncts(k), passive, ""
	}
	participle := t.tag(v) == "VBN" && !t.has(v, "aux", "aux:pass")
	switch rel := t.rel(v); {
	case rel == "amod": // "the captured town", "rescued miners"
		if participle || t.tag(v) == "VBD" {
			return []int{h}, true, "participle"
		}
		return []int{h}, false, "participle"
	case rel == "acl:relcl":
		if h < v && r.finite(v) && t.nominal(h) { // "Residents of the quarter accused": a main verb hung on its subject
			return t.conjuncts(h), passive, "main verb"
		}
		return nil, passive, ""
	case extract.RelIs(rel, "aux*") && r.finite(v): // "How many people died is unclear": the verb taken for an auxiliary
		if k := t.kid(h, "nsubj*"); k >= 0 && k < v {
			return t.conjuncts(k), passive, "main verb"
		}
		return nil, passive, ""
	case (rel == "advcl" || strings.HasPrefix(rel, "acl") || rel == "conj") && t.tag(v) == "VBG" && r.blamedFor(v) != nil:
		return r.blamedFor(v), passive, "blame"
	case strings.HasPrefix(rel, "acl"):
		if t.verbal(h) && participle {
			return r.nounBefore(v, h), true, "participle"
		}
		return r.subjectOfNounClause(v, h, passive || participle)
	case rel == "conj" && t.text(v-1) == "," && t.rel(h) == "acl:relcl" && t.tag(v) == "VBD" && t.head(t.head(h)) < 0 && !t.verbal(t.head(h)):
		// "The mayor, whose party has ruled since May, accused the police": the
		// main verb taken for a second one of the relative clause
		return t.conjuncts(t.head(h)), passive, "main verb"
	case rel == "conj":
		if !t.verbal(h) && !t.has(h, "cop", "nsubj*") && r.finite(v) {
			h = r.verbAbove(h) // "condemned the capture by rebels and demanded"
			if h < 0 {
				return nil, passive, ""
			}
		}
		if t.tag(h) == "VBN" && !t.has(h, "aux*") && r.finite(v) && (t.has(h, "nsubj*") || t.tag(v) == "VBD" && t.has(v, "obj") && extract.RelIs(t.rel(h), "acl", "xcomp")) {
			if above := r.verbAbove(h); above >= 0 { // "put the number of civilians killed at 31 and accused"
				h = above
			}
		}
		s, p, _ := r.subject(h, depth+1)
		if r.finite(v) && !passive && h < v && (r.idle(s) || t.has(h, "expl")) {
			if up := r.actorAbove(h); up != nil {
				return up, passive, "coordination"
			}
		}
		if !t.verbal(h) {
			return s, passive, "coordination"
		}
		// "was attacked and captured": the second participle shares the auxiliary
		return s, passive || p && participle, "coordination"
	case rel == "xcomp" || strings.HasPrefix(rel, "advcl") || rel == "ccomp" && (t.has(v, "mark") && t.tag(v) == "VB" || r.having(v)):
		return r.controlled(v, h, depth, passive || participle)
	}
	return nil, passive, ""
}

// having: "Soldiers denied having killed the prisoners".
func (r *reader) having(v int) bool {
	k := r.t.kid(v, "aux")
	return k >= 0 && r.t.lower(k) == "having"
}

// headlinePassive: headlines drop the auxiliary: "Dozens held after riot",
// "Three killed in blast".
func (r *reader) headlinePassive(v, subj int) bool {
	t := r.t
	tag := t.tag(v)
	return (tag == "VBN" || tag == "VBD") && subj < v && r.w.in("headline", t.key(v)) && t.doc.Sentences[t.sent[v]].Kind == "headline" &&
		!t.has(v, "aux*", "obj", "ccomp", "xcomp")
}

// gapped: the verb shares the auxiliary of the passive before it, with a
// subject of its own.
func (r *reader) gapped(v, subj int) bool {
	t := r.t
	h := t.head(v)
	return (t.tag(v) == "VBN" || t.tag(v) == "VBD") && !t.has(v, "aux*", "obj", "ccomp", "xcomp") && h >= 0 && t.has(h, "aux:pass") && subj == v-1 &&
		!r.w.in("intransitive", t.key(v)) && !r.says(v)
}

// nearestSubject: of several subjects, which no verb has, the last before the
// verb is its own; the others belong to clauses that the parser lost.
// strayed finds the subject that the parser hung on the verb of saying:
// "“The gate has been closed,” he said" with both gate and he under said.
// afterHyphen finds the subject in "US-led forces began", where the parser
// took the participle for a verb with the forces as its object.
// relativizer: who, which, that as subject of a relative clause.
func (r *reader) relativizer(k int) bool {
	tag := r.t.tag(k)
	return tag == "WDT" || tag == "WP" || r.t.lower(k) == "that" && (tag == "IN" || tag == "DT") || r.t.lower(k) == "which"
}

// who finds the person or body just before "who", wherever the clause hangs:
// "at the request of Governor Paz, who declared ...".
// antecedent is the noun that the relative clause of v hangs on: "the
// rebels, who seized Goma and looted the bank".
func (r *reader) antecedent(v int) int {
	for d := 0; d < deepest; d++ {
		h := r.t.head(v)
		if h < 0 {
			return -1
		}
		rel := r.t.rel(v)
		if rel == "acl:relcl" || rel == "acl" {
			return h
		}
		if rel != "conj" && rel != "xcomp" && rel != "ccomp" && rel != "advcl:relcl" {
			return -1
		}
		v = h
	}
	return -1
}

// subjectOfNounClause: "crossings seized by the rebels" (passive), "men
// carrying guns", "the rebels' claim to have captured Goma", "reports of
// troops leaving".
func (r *reader) subjectOfNounClause(v, h int, passive bool) ([]int, bool, string) {
	t := r.t
	if !passive && (t.tag(v) == "VBD" || t.tag(v) == "VBZ") && h < v && !t.has(v, "mark", "nsubj*") && t.nominal(h) {
		return t.conjuncts(h), false, "main verb" // "Around 200 farmers blocked the highway."
	}
	if passive && (r.mainInDisguise(v, h) || r.w.in("intransitive", t.key(v)) && !t.has(v, "aux*", "obj") && t.tag(v) == "VBN") {
		return t.conjuncts(h), false, "main verb"
	}
	if k := t.kid(v, "obj"); passive && k > v && !t.has(v, "aux*", "mark") && !r.w.in("ditransitive", t.key(v)) && !r.w.in("captive", t.key(k)) {
		// "The raid, led by rebels, killed ten people.": a passive has no object
		return t.conjuncts(r.phraseTop(h, v)), false, "main verb"
	}
	if passive && t.tag(v) == "VBN" && !t.has(v, "aux", "mark") {
		return t.conjuncts(h), true, "participle"
	}
	if t.tag(v) == "VBG" && !t.has(v, "mark") {
		return t.conjuncts(h), passive, "participle"
	}
	if k := t.kid(h, "nmod:poss"); k >= 0 {
		return r.expand(k), passive, "possessor of " + t.key(h)
	}
	// "a plan by the army to attack"; "the army has a plan to attack"
	for _, k := range t.of(h) {
		if t.rel(k) == "nmod" && (t.preposition(k) == "by" || t.preposition(k) == "from") {
			return t.conjuncts(k), passive, "agent of " + t.key(h)
		}
	}
	if k := t.kid(h, "compound"); k >= 0 && r.nameOf(k) >= 0 {
		return []int{k}, passive, "agent of " + t.key(h)
	}
	if t.tag(v) == "VB" && r.markIs(v, "to") && r.w.status[t.key(h)] == "" {
		// a purpose that the parser hung on a noun: "gathered in the evening to demand"
		if g := t.clause(h); t.verbal(g) && g < v {
			s, p, _ := r.subject(g, 2)
			if !p {
				return s, passive, "control"
			}
		} else if t.head(h) < 0 {
			return t.conjuncts(h), passive, "control"
		}
	}
	if extract.RelIs(t.rel(h), "obj", "obl") && r.w.status[t.key(h)] != "" {
		if g := t.head(h); g >= 0 && t.verbal(g) {
			s, p, _ := r.subject(g, 2)
			if !p {
				return s, passive, "control"
			}
		}
	}
	return nil, passive, ""
}

// phraseTop climbs from a noun that a main verb was hung on to the noun of the whole
// phrase that opens the sentence: in "Gunmen on motorcycles opened fire" the gunmen.
func (r *reader) phraseTop(h, v int) int {
	t := r.t
	for d := 0; d < deepest; d++ {
		g := t.head(h)
		if g < 0 || g > h || !extract.RelIs(t.rel(h), "nmod", "obl") || !t.nominal(g) || t.comma(g, v) {
			return h
		}
		h = g
	}
	return h
}

// blamedFor is the doer of a gerund in "accused the party of stealing votes" and
// of one joined to it: "of ramming and sinking a boat".
func (r *reader) blamedFor(v int) []int {
	if h := r.t.head(v); r.t.rel(v) == "conj" && h >= 0 && !r.t.has(v, "nsubj*") && strings.HasSuffix(r.t.lower(h), "ing") {
		return r.blamed(h)
	}
	return r.blamed(v)
}

// nounBefore is the last noun phrase of verb h before participle v, which the
// parser hung on the verb: "raised the flag at the post, sealed by guards".
// mainInDisguise: in "The airline apologised." the parser may take the verb
// for a participle under a noun as root. A sentence that ends in a full stop
// and has no other finite verb has its main verb there.
// controlled is the subject of an infinitive, gerund or participle under
// governor h: "forced the army to withdraw" (object), "vowed to attack"
// (subject), "are reported to have raised" (raised subject).
func (r *reader) controlled(v, h, depth int, passive bool) ([]int, bool, string) {
	t := r.t
	if o := t.outer[h]; o >= 0 && t.doc.Mentions[o].Form == extract.FormName && r.markIs(v, "to") && t.doc.Mentions[o].Last == v-1 {
		return []int{t.doc.Mentions[o].HeadTok}, passive, "headline" // "Boeing to lay off 2,500"
	}
	if !t.verbal(h) && !t.has(h, "nsubj*") {
		if t.nominal(h) && t.head(h) < 0 && t.tag(v) != "VB" {
			return t.conjuncts(h), passive, "main noun" // a name as root, its verbs below it
		}
		return nil, passive, "" // "efforts to rescue"
	}
	if t.tag(v) == "VBG" && v > 0 && t.text(v-1) == "," && strings.HasPrefix(t.rel(h), "acl") && t.tag(h) == "VBG" {
		// "opened fire on worshippers leaving a mosque, killing seven": not the worshippers
		for g := t.head(h); g >= 0; g = t.head(g) {
			if t.verbal(g) {
				if s, p, _ := r.subject(g, depth+1); !p && len(s) > 0 {
					return s, passive, "control"
				}
				break
			}
		}
	}
	participleClause := t.rel(v) != "xcomp" && t.tag(v) == "VBN"
	s, p, _ := r.subject(h, depth+1)
	if r.w.in("objectcontrol", t.key(h)) && !p {
		if t.rel(v) == "xcomp" || t.rel(v) == "ccomp" || r.markIs(v, "of", "for", "from", "into") {
			if k := t.kid(h, "obj", "iobj"); k >= 0 {
				return r.expand(k), passive, "object control"
			}
			for _, k := range t.of(h) { // "called on the rebels to leave"
				if t.rel(k) == "obl" && k < v && !t.isTime(k) && (t.preposition(k) == "on" || t.preposition(k) == "upon" || t.preposition(k) == "to") {
					return t.conjuncts(k), passive, "object control"
				}
			}
		}
	}
	if t.rel(v) == "xcomp" && !r.hasMark(v) && (t.tag(v) == "VBN" || t.tag(v) == "VBD") {
		// "got killed", "were left dead"
		if k := t.kid(h, "obj"); k >= 0 {
			return r.expand(k), true, "object complement"
		}
		return s, true, "complement"
	}
	if participleClause && !t.has(v, "aux") {
		passive = true // "surrounded by rebels, the town ..."
	}
	return s, passive, "control"
}

func (r *reader) hasMark(v int) bool { return r.t.has(v, "mark", "aux") }

func (r *reader) markIs(v int, words ...string) bool {
	for _, k := range r.t.of(v) {
		if extract.RelIs(r.t.rel(k), "mark", "case") {
			for _, w := range words {
				if r.t.lower(k) == w {
					return true
				}
			}
		}
	}
	return false
}

// expand gives the tokens a subject or object stands for: the conjuncts, and
// for a relative pronoun its antecedent.
func (r *reader) expand(k int) []int {
	if r.relativizer(k) {
		if v := r.t.head(k); v >= 0 {
			if a := r.antecedent(v); a >= 0 {
				return r.t.conjuncts(a)
			}
		}
	}
	return r.t.conjuncts(k)
}

func (r *reader) subjectsOf(v int) []int {
	s, _, _ := r.subject(v, 0)
	return s
}

// missingObject: "the town (that) the rebels seized", "seized and held the
// town".
func (r *reader) missingObject(v int) []int {
	t := r.t
	if extract.RelIs(t.rel(v), "acl:relcl") && t.head(v) >= 0 && !r.w.in("intransitive", t.key(v)) {
		k := t.kid(v, "nsubj")
		where := false
		for _, a := range t.of(v) {
			if l := t.lower(a); l == "where" || l == "when" || l == "whose" {
				where = true
			}
			for _, b := range t.of(a) {
				if l := t.lower(b); l == "whose" || t.tag(b) == "WDT" && t.rel(a) == "obl" {
					where = true
				}
			}
		}
		if k >= 0 && !r.relativizer(k) && !where {
			return t.conjuncts(t.head(v))
		}
	}
	for _, c := range t.of(v) {
		if t.rel(c) == "conj" && t.verbal(c) && c-v <= 3 && !t.has(c, "nsubj*") {
			if k := t.kid(c, "obj"); k >= 0 {
				return r.expand(k)
			}
		}
	}
	return nil
}
