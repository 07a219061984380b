package event

import (
	"dateline/extract"
)

// status is what the text makes of an event.
type status struct {
	polarity, modality, tense string
	certainty                 float64
}

var certainty = map[string]float64{"asserted": 0.95, "reported": 0.85, "planned": 0.6, "possible": 0.5,
	"ordered": 0.5, "hypothetical": 0.4, "denied": 0.5}

// standing collects the marks on the way from the trigger to the root.
type standing struct {
	modality string
	negative bool
	tense    string
	// settled: the event is presupposed by what stands above it ("after the
	// attack", "who seized the post"), so that only reporting still counts.
	settled bool
}

// mark lets a class of governor act. The innermost mark stands ("said they
// plan to attack" is planned), but a denial or a condition above overrides.
func (s *standing) mark(class string) {
	switch class {
	case "", "certain", "asserted":
	case "negative":
		if !s.settled {
			s.negative = !s.negative
		}
	case "reported":
		if s.modality == "asserted" {
			s.modality = class
		}
		if s.modality == "hypothetical" && s.tense == "would" {
			s.modality = "planned" // "said the gate would open"
		}
	case "denied", "hypothetical":
		if !s.settled && s.modality != "denied" {
			s.modality = class
		}
	default:
		if !s.settled && (s.modality == "asserted" || s.modality == "reported") {
			s.modality = class
		}
	}
}

func (r *reader) status(f *found) status {
	s := &standing{modality: "asserted"}
	start := f.tok
	if f.verb >= 0 {
		start = f.verb
	}
	if f.p.use == useNoun || f.noun >= 0 {
		n := f.tok
		if f.noun >= 0 {
			n = f.noun
		}
		r.nounMarks(s, n)
	}
	if f.p.use == useNoun && f.verb >= 0 && f.verb != f.tok {
		if class := r.w.status[r.t.key(f.verb)]; class != "reported" { // "declared a ceasefire" makes it
			s.mark(class) // "ordered the release"
		}
	}
	if f.p.use == useNoun && f.verb < 0 {
		r.climbNoun(s, f.tok, f)
	} else {
		r.local(s, start, true)
		r.noArguments(s, f)
		r.climb(s, start, f)
	}
	if f.p.use == useNoun && (s.modality == "ordered" || s.modality == "planned") && s.tense == "past" {
		s.tense = "future" // "called for the arrest"
	}
	if r.deniedHaving(start) || r.deniedReport(start) {
		s.modality = "denied"
	}
	if s.modality == "asserted" && (r.t.quote[f.tok] || r.tailSays(f.tok)) {
		s.modality = "reported"
	}
	if si := r.t.sent[f.tok]; si >= 0 && s.modality == "asserted" {
		if last := r.t.doc.Sentences[si].Last - 1; r.t.text(last) == "?" {
			s.modality = "possible"
		}
	}
	return s.result()
}

// deniedHaving: "Soldiers denied having killed the prisoners", where the parser
// has made something else of "denied".
func (r *reader) deniedHaving(v int) bool {
	t, i := r.t, v-1
	for i > 0 && (t.tag(i) == "RB" || t.lower(i) == "been") {
		i--
	}
	if i > 0 && t.lower(i) == "having" {
		i--
	} else if t.tag(v) != "VBG" {
		return false
	}
	return i >= 0 && t.sent[i] == t.sent[v] && t.key(i) == "deny"
}

// deniedReport: "rejected reports that they had killed civilians": what is
// reported is denied with the report.
func (r *reader) deniedReport(v int) bool {
	t := r.t
	if !t.verbal(v) || !extract.RelIs(t.rel(v), "ccomp", "acl", "acl:relcl") {
		return false
	}
	n := t.head(v)
	if n < 0 || n > v || !t.nominal(n) || t.rel(n) != "obj" || r.w.status[t.key(n)] != "reported" || t.lower(n+1) != "that" {
		return false
	}
	if k := t.kid(v, "nsubj*"); k < 0 || k == n+1 {
		return false // "the reports that were published"
	}
	h := t.head(n)
	return h >= 0 && r.w.status[t.key(h)] == "denied"
}

func (s *standing) result() status {
	out := status{polarity: "positive", modality: s.modality, tense: s.tense, certainty: certainty[s.modality]}
	if s.negative {
		out.polarity = "negative"
	}
	if out.tense == "would" {
		out.tense = "future"
	}
	if out.tense == "" && (s.modality == "planned" || s.modality == "ordered") {
		out.tense = "future"
	}
	return out
}

// local reads the auxiliaries, modals and adverbs of one verb: "may not have
// seized", "reportedly fled", "will withdraw".
func (r *reader) local(s *standing, v int, own bool) {
	t := r.t
	for _, k := range t.of(v) {
		l := t.lower(k)
		switch {
		case extract.RelIs(t.rel(k), "aux") && t.tag(k) == "MD":
			r.modal(s, l)
		case extract.RelIs(t.rel(k), "aux") && t.key(k) != "have" && t.key(k) != "be" && t.key(k) != "do" && t.key(k) != "get":
			s.mark(r.w.status[t.key(k)]) // "denied having ...", read as an auxiliary
		case extract.RelIs(t.rel(k), "advmod*", "cc", "det", "cc:preconj"):
			if r.w.in("wrongly", l) && k+1 < len(t.sent) && r.w.status[t.key(k+1)] == "reported" {
				s.mark("denied")
			} else if class := r.w.adverb[l]; class == "negative" {
				if !(k+1 < len(t.sent) && t.lower(k+1) == "only") && k < v+2 {
					s.mark("negative")
				}
			} else if class != "" {
				s.mark(class)
			}
			if l == "longer" && k > 0 && t.lower(k-1) == "no" {
				s.mark("negative")
			}
		case extract.RelIs(t.rel(k), "mark") && l == "without" || extract.RelIs(t.rel(k), "case") && l == "without":
			s.mark("negative")
		case extract.RelIs(t.rel(k), "parataxis", "ccomp", "discourse", "advcl", "acl:relcl", "advcl:relcl") && r.says(k) && !t.has(k, "mark") && r.hasSubject(k):
			s.mark("reported")
		case extract.RelIs(t.rel(k), "obl*", "advcl", "case") && t.lower(firstOf(t, k)) == "according":
			s.mark("reported")
		}
	}
	if own && s.tense == "" {
		s.tense = r.tense(v)
	}
}

func firstOf(t *tree, k int) int {
	for _, c := range t.of(k) {
		if c < k && extract.RelIs(t.rel(c), "case", "mark") {
			return c
		}
	}
	return k
}

func (r *reader) hasSubject(v int) bool { return r.t.has(v, "nsubj*") }

// modal: "could fall" possible, "must leave" ordered, "will leave" planned,
// "would fall" hypothetical.
func (r *reader) modal(s *standing, l string) {
	switch l {
	case "will", "'ll", "wo", "shall", "ll", "’ll":
		s.tense = "future"
		s.mark("planned")
	case "would", "'d", "’d":
		s.tense = "would"
		s.mark("hypothetical")
	case "must", "should", "ought":
		s.mark("ordered")
	case "may", "might", "could", "can", "ca":
		s.mark("possible")
	}
}

// tense of a verb by its tag and auxiliaries; "" when its governor must say.
func (r *reader) tense(v int) string {
	t := r.t
	verb := ""
	for _, k := range t.of(v) {
		if !extract.RelIs(t.rel(k), "aux*", "cop") {
			continue
		}
		switch {
		case t.tag(k) == "MD":
			if l := t.lower(k); l == "will" || l == "'ll" || l == "wo" || l == "shall" {
				return "future"
			}
		case t.tag(k) == "VBD", t.key(k) == "have":
			return "past"
		case verb == "":
			verb = t.tag(k)
		}
	}
	switch {
	case verb == "VBZ" || verb == "VBP":
		return "present"
	case verb != "":
		return ""
	}
	switch t.tag(v) {
	case "VBD":
		return "past"
	case "VBZ", "VBP":
		return "present"
	case "VBN":
		return "past"
	}
	return ""
}

// tailSays: a clause of saying closes what stands before it, wherever the
// parser hung it: "Rebels seized the gate, two officials said, but ...".
func (r *reader) tailSays(tok int) bool {
	t := r.t
	s := t.doc.Sentences[t.sent[tok]]
	for v := tok + 1; v < min(s.Last, tok+80); v++ {
		if tag := t.tag(v); tag != "VBD" && tag != "VBZ" && tag != "VBP" || !r.says(v) || r.t.quote[v] {
			continue
		}
		subj := t.kid(v, "nsubj")
		if subj < 0 || subj > v || t.has(v, "ccomp", "xcomp") && t.kid(v, "ccomp", "xcomp") > v || r.objectOf(v) > v && r.objectOf(v) < v+2 {
			continue
		}
		first := subj
		for _, k := range t.of(subj) {
			first = min(first, k)
		}
		if first-1 > tok && t.text(first-1) == "," && !r.relativizer(subj) {
			return true
		}
	}
	return false
}

// noArguments: "nobody was arrested", "no troops left", "made no arrests".
func (r *reader) noArguments(s *standing, f *found) {
	t, v := r.t, f.verb
	if v < 0 {
		v = f.tok // an adjective is its own predicate
	}
	for _, k := range t.of(v) {
		if !extract.RelIs(t.rel(k), "nsubj*", "obj") {
			continue
		}
		if k != f.noun && k != f.tok && r.isNone(k) {
			s.mark("negative")
			return
		}
	}
}

func (r *reader) isNone(k int) bool {
	t := r.t
	switch t.lower(k) {
	case "fewer", "less", "more":
		return false // "no fewer than 15 officers"
	case "nobody", "none", "nothing", "no-one", "neither":
		return true
	case "one":
		if k > 0 && (t.lower(k-1) == "no" || t.lower(k-1) == "not") {
			return true
		}
	}
	for _, d := range t.of(k) {
		if l := t.lower(d); t.rel(d) == "det" && (l == "no" || l == "neither") {
			return true
		}
	}
	return false
}

// nounMarks: "no arrests", "an alleged attack", "the planned march", "a
// failed coup".
func (r *reader) nounMarks(s *standing, n int) {
	t := r.t
	if r.isNone(n) {
		s.mark("negative")
	}
	for _, k := range t.of(n) {
		switch {
		case t.rel(k) == "amod" && k < n:
			s.mark(r.w.status[t.lower(k)])
		case t.rel(k) == "case" && t.lower(k) == "without":
			s.mark("negative")
		}
	}
}
