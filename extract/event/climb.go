package event

import (
	"strings"

	"dateline/extract"
)

// climb goes from verb v to the root and lets every governor act on the
// event: "denied that ...", "failed to ...", "if ...", "a plan to ...".
func (r *reader) climb(s *standing, v int, f *found) {
	t := r.t
	for steps := 0; steps < 12; steps++ {
		g := t.head(v)
		if g < 0 {
			return
		}
		if !t.clausal(v) && t.rel(v) != "xcomp" && !extract.RelIs(t.rel(v), "amod") {
			if extract.RelIs(t.rel(v), "conj") {
				g = r.coordHead(v, g)
				r.joined(s, v, g)
				v = g
				continue
			}
			// a nominal predicate inside a phrase, or a verb hung as one
			v = g
			continue
		}
		if t.rel(v) == "conj" {
			g = r.coordHead(v, g)
		}
		r.step(s, v, g, f)
		v = g
	}
}

// step: the link from v to its governor g.
func (r *reader) step(s *standing, v, g int, f *found) {
	t := r.t
	class := r.w.status[t.key(g)]
	switch rel := t.rel(v); {
	case rel == "conj":
		r.joined(s, v, g)
	case rel == "xcomp", rel == "ccomp", strings.HasPrefix(rel, "csubj"):
		r.complementStep(s, v, g, class, rel)
	case rel == "acl:relcl" || rel == "amod":
		s.settled = true
	case strings.HasPrefix(rel, "acl"):
		if t.has(v, "mark") || t.tag(v) == "VB" {
			r.inherit(s, v)
			s.mark(class)
			r.untrue(s, g)
			r.climbNounFrom(s, g)
		} else if class == "reported" { // "reports of rebels taking the town are untrue"
			s.mark(class)
			r.untrue(s, g)
		} else {
			r.untrueAbove(s, g)
			s.settled = true
		}
	case strings.HasPrefix(rel, "advcl"):
		r.adverbialStep(s, v, g, class, f)
	case rel == "parataxis":
		s.settled = true
	}
}

// complementStep: "deny that", "plan to", "begin to", "force X to", "tell X
// to".
func (r *reader) complementStep(s *standing, v, g int, class, rel string) {
	t := r.t
	negated := &standing{modality: "asserted"}
	r.local(negated, g, true)
	if r.w.in("telling", t.key(g)) && rel != "ccomp" || r.w.in("telling", t.key(g)) && t.tag(v) == "VB" && !t.has(v, "nsubj*") {
		class = "ordered"
	}
	if t.key(g) == "go" && t.tag(g) == "VBG" && t.tag(v) == "VB" {
		class = "planned"
		s.tense = "future"
	}
	if t.key(g) == "be" || t.key(g) == "have" && t.tag(v) == "VB" {
		class = map[string]string{"be": "", "have": "certain"}[t.key(g)]
	}
	if s.tense == "" && (class == "" || class == "certain") {
		s.tense = negated.tense
	}
	if class == "reported" && r.wrongly(g) || r.w.in("untrue", t.key(g)) && !negated.negative {
		class = "denied" // "it is false that the town has fallen"
	}
	s.mark(class)
	for _, k := range t.of(v) { // "said whether", "asked if"
		if l := t.lower(k); t.rel(k) == "mark" && (l == "if" || l == "whether") {
			s.mark("possible")
		}
	}
	if !s.settled && negated.negative {
		switch class {
		case "reported", "denied":
			if s.modality == "reported" || s.modality == "denied" {
				s.modality = map[string]string{"reported": "possible", "denied": "reported"}[s.modality]
			}
		case "", "certain", "negative":
			if rel == "xcomp" {
				s.negative = !s.negative
			}
		case "possible":
			s.negative = !s.negative
		}
	}
	if rel == "xcomp" && (class == "" || class == "certain" || class == "negative") {
		s.mark(negated.modality) // "may begin to withdraw"
	} else if negated.modality == "reported" {
		s.mark("reported")
	}
}

// wrongly: "was wrongly reported dead".
func (r *reader) wrongly(g int) bool {
	for _, k := range r.t.of(g) {
		if r.t.rel(k) == "advmod" && r.w.in("wrongly", r.t.lower(k)) {
			return true
		}
	}
	return false
}

// adverbialStep: "if they hold it" (condition), "to free the hostages"
// (purpose), "without firing", "seizing posts", "after seizing".
func (r *reader) adverbialStep(s *standing, v, g int, class string, f *found) {
	t := r.t
	for _, k := range t.of(v) {
		if t.rel(k) != "mark" && t.rel(k) != "advmod" && t.rel(k) != "case" {
			continue
		}
		switch t.lower(k) {
		case "if", "unless", "lest", "until", "till":
			s.mark("hypothetical")
			return
		case "whether":
			s.mark("possible")
			return
		case "without":
			return
		case "from":
			s.mark(class) // "prevented from leaving"
			return
		case "of", "for":
			if class == "reported" {
				s.mark(class) // "accused of cutting"
				return
			}
		case "to":
			r.purpose(s, g, class, f)
			return
		case "after", "before", "since", "when", "while", "as", "because", "although", "though", "once", "where":
			s.settled = true
			return
		}
	}
	if t.tag(v) == "VBG" || t.tag(v) == "VBN" {
		above := &standing{modality: "asserted"}
		r.local(above, g, true)
		if s.tense == "" {
			s.tense = above.tense
		}
		if !above.negative {
			s.mark(above.modality)
		}
	}
}

// purpose: "sent troops to retake the town" is planned; "gathered to demand",
// "marched to protest" is done in the gathering itself.
func (r *reader) purpose(s *standing, g int, class string, f *found) {
	switch f.p.typ.Code {
	case "request", "protest", "accuse", "reject", "support", "statement", "consult":
		if s.tense == "" {
			s.tense = r.tense(g)
		}
		return
	}
	if class != "" && class != "reported" {
		s.mark(class)
		return
	}
	s.mark("planned")
}

// joined: a coordinated verb shares the modal of the first unless it has its
// own: "will seize and hold".
func (r *reader) joined(s *standing, v, g int) {
	if r.t.has(v, "aux*", "nsubj*") || !r.t.verbal(g) {
		return
	}
	above := &standing{modality: "asserted"}
	r.local(above, g, true)
	if s.tense == "" || r.t.tag(v) == "VB" {
		s.tense = above.tense
	}
	if r.t.tag(v) == "VB" || r.t.tag(v) == "VBN" {
		s.mark(above.modality)
		if above.negative && r.t.tag(v) == "VB" {
			s.mark("negative")
		}
	}
}

func (r *reader) inherit(s *standing, v int) {
	if s.tense == "" {
		s.tense = r.tense(v)
	}
}

// climbNoun goes from an eventive noun upwards: "called for a ceasefire"
// (ordered), "denied the attack", "reports of clashes", "the attack did not
// take place".
func (r *reader) climbNoun(s *standing, n int, f *found) {
	r.climbNounFrom(s, n)
	t := r.t
	v := n
	for d := 0; d < 12; d++ {
		g := t.head(v)
		if g < 0 {
			return
		}
		if t.clausal(v) {
			r.climb(s, v, f)
			return
		}
		v = g
	}
}

// climbNounFrom applies the governors of noun n up to the verb of its clause.
func (r *reader) climbNounFrom(s *standing, n int) {
	t := r.t
	for d := 0; d < 6; d++ {
		g := t.head(n)
		if g < 0 {
			r.copular(s, n)
			return
		}
		rel := t.rel(n)
		if t.clausal(n) {
			r.copular(s, n)
			return
		}
		if !t.verbal(g) {
			if extract.RelIs(rel, "nmod", "compound") && !t.has(g, "cop") || t.nominal(g) && extract.RelIs(rel, "nmod", "compound", "conj") {
				if class := r.w.status[t.key(g)]; rel != "conj" {
					s.mark(class)
					r.untrue(s, g)
					if class == "" && rel == "nmod" && !r.w.in("partitive", t.key(g)) {
						s.settled = true // "its role in the uprising": what is said is said of the role
					}
				}
				r.nounDenied(s, g, rel)
			}
			n = g
			continue
		}
		r.nounUnderVerb(s, n, g, rel)
		return
	}
}

// untrue: "their claims of controlling the gate are untrue".
func (r *reader) untrue(s *standing, n int) {
	t := r.t
	if r.w.status[t.key(n)] != "reported" || !extract.RelIs(t.rel(n), "nsubj*") {
		return
	}
	if g := t.head(n); g >= 0 && r.w.in("untrue", t.key(g)) {
		negated := &standing{modality: "asserted"}
		r.local(negated, g, false)
		if !negated.negative {
			s.mark("denied")
		}
	}
}

// untrueAbove: "reports of rebels taking the border": the gerund hangs on
// the people, they on the reports.
func (r *reader) untrueAbove(s *standing, n int) {
	if g := r.t.head(n); g >= 0 && r.t.rel(n) == "nmod" && r.w.status[r.t.key(g)] == "reported" {
		s.mark("reported")
		r.untrue(s, g)
	}
}

// nounDenied: "no reports of deaths" leaves the deaths open.
func (r *reader) nounDenied(s *standing, g int, rel string) {
	if rel == "nmod" && r.isNone(g) && r.w.status[r.t.key(g)] != "" {
		s.mark("negative")
	}
}

// copular: a noun that is itself the predicate: "it was an attack", "there
// were no arrests".
func (r *reader) copular(s *standing, n int) { r.local(s, n, true) }

// nounUnderVerb: the verb that the noun depends on.
func (r *reader) nounUnderVerb(s *standing, n, v int, rel string) {
	t := r.t
	class := r.w.status[t.key(v)]
	local := &standing{modality: "asserted"}
	r.local(local, v, true)
	if t.key(v) == "call" { // "call for a strike", "call a strike", "call it a coup"
		switch {
		case extract.RelIs(rel, "obj", "nsubj:pass"):
			class = "planned"
		case extract.RelIs(rel, "xcomp"):
			class = "reported"
		}
	}
	switch {
	case extract.RelIs(rel, "obj", "nsubj:pass", "obl", "xcomp", "ccomp"):
		if rel == "obl" {
			switch t.preposition(n) {
			case "after", "during", "since", "in", "amid", "before", "following", "by", "at", "over", "because of":
				if class != "reported" {
					s.settled = true
				}
			}
		}
		if class == "reported" && rel == "obl" {
			class = ""
		}
		s.mark(class)
		if class == "certain" && t.key(v) != "begin" && t.key(v) != "continue" && t.key(v) != "start" && t.key(v) != "resume" {
			s.settled = true
		}
		if class != "" && !s.settled && local.negative && class == "denied" {
			s.modality = "reported"
		}
		if rel != "obl" && (class == "" || class == "certain") {
			r.shareLocal(s, local, rel)
		}
	case extract.RelIs(rel, "nsubj") && (r.w.in("happen", t.key(v)) || t.key(v) == "be"):
		r.shareLocal(s, local, rel)
	}
	if s.tense == "" {
		s.tense = local.tense
	}
}

// shareLocal hands the verb's own modal and negation to its noun: "will hold
// elections", "reported no deaths", "the talks did not take place".
func (r *reader) shareLocal(s *standing, local *standing, rel string) {
	s.mark(local.modality)
	if local.negative && !s.settled {
		s.negative = !s.negative
	}
}
