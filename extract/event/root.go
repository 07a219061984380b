package event

import (
	"strings"

	"dateline/extract"
)

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

// rootByCircumstance moves the root of a type by what it is done to and by the
// verb that carries it, where CAMEO and PLOVER make that the difference; each case
// has the section of PLOVER's codebook or the cue category of CAMEO.
func (r *reader) rootByCircumstance(root string, ev *extract.EventMention, f *found) string {
	verb := ""
	if f.verb >= 0 {
		verb = r.t.key(f.verb)
	}
	switch {
	case root == "mobilize" && r.relieves(f), f.p.typ == r.lex.any && r.w.in("arriving", verb) && r.relieves(f):
		return "aid" // 3.6: peacekeepers and doctors are sent to help
	case root == "retreat" && ev.Type != "release" && r.objectIn(f, "envoys"):
		return "sanction" // 3.13: observers, diplomats, aid called back
	case ev.Type == "displace" && verb == "seek":
		return "request" // 3.8: "sought refuge in Germany"
	case ev.Type == "order" && r.objectIn(f, "envoys"), ev.Type == "close" && r.objectIn(f, "ties"), ev.Type == "ban" && r.objectIn(f, "trade"):
		return "sanction" // 3.13: "ordered the diplomat to leave", "closed its embassy", "banned imports"
	case ev.Type == "order" && r.toEnd(f):
		return "coerce" // 3.15: "ordered the newspaper to suspend publication"
	case ev.Type == "violate" && !r.objectIn(f, "truces"):
		return "reject" // CAMEO 12: defies a law, a ban, a resolution
	case ev.Type == "invite" && verb == "summon" && r.objectIn(f, "envoys"):
		return "accuse" // 3.9: an ambassador is summoned to be told of a grievance
	case ev.Type == "deport" && r.objectIn(f, "returned"):
		return "retreat" // 3.7: "handed over the bodies of two soldiers"
	case (ev.Type == "sell" || ev.Type == "exchange") && r.actsForState(ev):
		return "cooperate" // 3.5: economic exchange between states
	case ev.Type == "aid" && (verb == "offer" || verb == "promise" || verb == "pledge"):
		return "agree" // 3.6: promises of aid
	case root == "agree" && f.p.use != useNoun && r.objectIn(f, "hostile"):
		return "threaten" // 3.11: "vowed resistance"
	case root == "assault" && r.prepared(f):
		return "mobilize" // 3.14: "prepared to resume shelling" falls short of force
	}
	return root
}

// actsForState: a state or its government is the doer.
func (r *reader) actsForState(ev *extract.EventMention) bool {
	for _, id := range fillers(ev, "agent") {
		if m := r.t.doc.Mention(id); m != nil && actsAsState(m) {
			return true
		}
	}
	return false
}

// objectIn: the object of the event, or what the verb above it has for an object,
// is one of the class.
func (r *reader) objectIn(f *found, class string) bool {
	toks := f.frame.object
	if f.noun >= 0 || f.p.use == useNoun {
		toks = append([]int{f.tok}, r.t.of(f.tok)...)
		if f.noun >= 0 {
			toks = append(append(toks, f.noun), r.t.of(f.noun)...)
		}
	}
	if f.of >= 0 {
		toks = append(toks, f.of)
	}
	for _, k := range toks {
		if r.w.in(class, r.t.key(k)) {
			return true
		}
		for _, n := range r.t.of(k) { // "the ban on imports", "Niger's ambassador Brah Mohamane"
			if (r.t.nominal(n)) && extract.RelIs(r.t.rel(n), "nmod", "compound", "conj") && r.w.in(class, r.t.key(n)) {
				return true
			}
		}
	}
	return false
}

// toEnd: what is ordered is to close, to leave, to stop.
func (r *reader) toEnd(f *found) bool {
	for _, k := range r.t.of(f.anchor()) {
		if extract.RelIs(r.t.rel(k), "xcomp", "ccomp", "obj") && k > f.anchor() && (r.w.in("restricting", r.t.key(k)) || r.w.in("endingnoun", r.t.key(k))) {
			return true
		}
	}
	return false
}

// prepared: the act is only made ready: "prepared to resume shelling".
func (r *reader) prepared(f *found) bool {
	v := f.anchor()
	for d := 0; d < 3; d++ {
		h := r.t.head(v)
		if h < 0 || !extract.RelIs(r.t.rel(v), "xcomp", "obl", "advcl", "obj") {
			return false
		}
		if l := r.t.key(h); l == "prepare" || l == "ready" || l == "poise" || l == "poised" || l == "gear" || strings.HasPrefix(l, "preparation") {
			return true
		}
		v = h
	}
	return false
}
