package event

import (
	"strings"

	"dateline/extract"
)

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
