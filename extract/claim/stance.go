package claim

import (
	"slices"
	"strings"

	"dateline/extract"
)

// unverified reads "could not be independently verified", "has not been able
// to verify the reports", "was unable to confirm": nothing is known.
func (v *view) unverified(i int) (draft, bool) {
	if d, ok := v.notRuledOut(i); ok {
		return d, true
	}
	lemma := v.lemma(i)
	if v.tag(i) == "JJ" {
		// "could not be verified", tagged as an adjective
		lemma = strings.TrimSuffix(strings.TrimSuffix(lemma, "d"), "e")
		if y, ok := strings.CutSuffix(lemma, "i"); ok {
			lemma = y + "y"
		}
	}
	if !v.lex.is("check", lemma) && !v.lex.is("check", lemma+"e") || !v.impossible(i) {
		return draft{}, false
	}
	c := v.child(i, "obj", "ccomp")
	if c < 0 {
		c = v.child(i, "nsubj:pass")
	}
	if c < 0 && v.tag(i) == "JJ" {
		c = v.child(i, "nsubj")
	}
	for g := v.head(i); c < 0 && g >= 0; {
		// "was impossible to verify", "proved hard to confirm"
		c = v.child(g, "nsubj", "nsubj:pass")
		break
	}
	d := newDraft("not-verified", span{}, c)
	switch b := v.bounds(i); {
	case c >= 0:
		d.content = v.trimConj(v.yield(c, nil))
	case i+3 < b.b && (v.tag(i+1) == "WP" || v.tag(i+1) == "WRB" || v.is(i+1, "whether", "if", "that")):
		// "could not confirm who held the centre"
		d.content = v.trimConj(v.trim(span{i + 1, b.b}))
		d.root = v.rootOf(d.content)
	}
	if d.content.empty() {
		return draft{}, false
	}
	d.verb, d.cue, d.stance, d.score = i, v.verbGroup(i), "unverified", 0.85
	if d.content.has(i) && c >= 0 {
		d.content = v.nounPhrase(c)
	}
	if c >= 0 && c > i {
		d.content = v.toldOf(c, d.content)
	}
	d.content = v.cut(i, d.content)
	if heads, _ := v.speakers(i); len(heads) > 0 && heads[0] != c && !d.content.has(heads[0]) {
		d.head = heads[0]
		v.finish(&d.attribution)
	}
	return d, true
}

// notRuledOut reads "did not rule out that more were on board", "could not
// exclude a leak": it is left open.
func (v *view) notRuledOut(i int) (draft, bool) {
	end := i + 1
	switch {
	case v.lemma(i) == "rule" && v.is(i+1, "out"):
		end = i + 2
	case v.lemma(i) == "exclude":
	default:
		return draft{}, false
	}
	not := false
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		not = not || v.is(k, "not", "n't", "cannot", "never")
	}
	b := v.bounds(i)
	s := v.trimConj(v.trim(span{end, b.b}))
	if !not || s.empty() || v.quote[i] >= 0 {
		return draft{}, false
	}
	d := newDraft("not-verified", v.cut(i, s), v.rootOf(s))
	d.verb, d.cue, d.stance, d.score = i, v.verbGroup(i), "unverified", 0.8
	if heads, _ := v.speakers(i); len(heads) > 0 {
		d.head = heads[0]
		v.finish(&d.attribution)
	}
	return d, !d.content.empty()
}

// verbGroup is the verb with its auxiliaries and its "not": "could not be
// independently verified".
func (v *view) verbGroup(i int) span {
	a := i
	for a > 0 && v.sent[a-1] == v.sent[i] && i-a < 7 && (v.tag(a-1) == "MD" || v.tag(a-1) == "RB" || v.is(a-1, "be", "been", "have", "has", "had", "was", "were", "did", "does", "do", "to", "able", "unable", "not")) {
		a--
	}
	return span{a, i + 1}
}

// impossible: the check was not made or could not be.
func (v *view) impossible(i int) bool {
	if s := v.child(i, "nsubj:pass", "nsubj"); s >= 0 && s < i && v.modal(i) && (v.nothing(s) || v.is(s-1, "neither", "no") || v.is(s, "none")) {
		return true // "Neither account could be verified"
	}
	for steps, at := 0, i; steps < 3 && at >= 0; steps++ {
		for _, k := range v.of(at) {
			if k < i && v.is(k, "not", "n't", "never", "nobody", "cannot") {
				// "did not confirm that": it said neither yes nor no
				return v.modal(at) || steps > 0 || v.tag(at) == "VB" && v.is(k-1, "did", "does", "do", "would") && v.is(at, "confirm", "verify") ||
					v.is(at, "confirmed", "verified", "corroborated") && v.is(k-1, "has", "have", "had") || v.child(at, "aux:pass", "nsubj:pass") >= 0 || v.is(k, "nobody")
			}
		}
		if at != i && v.is(at, "unable", "impossible", "difficult", "hard", "failed", "declined") {
			return !v.is(at, "declined") || v.is(i, "confirm", "verify")
		}
		if r := v.rel(at); r != "xcomp" && r != "advcl" && r != "csubj" && r != "ccomp" {
			return false
		}
		at = v.head(at)
	}
	return false
}

func (v *view) modal(i int) bool {
	for _, k := range v.of(i) {
		if v.rel(k) == "aux" && v.is(k, "could", "can", "ca") {
			return true
		}
	}
	return false
}

// judge settles the stance of a draft by what its content says of itself.
// Only what the cue leaves open is changed: a denial stays a denial.
//
//	said that the reports are untrue           denies
//	said nobody was arrested, reported no deaths   denies
//	cautioned that the figure was provisional  unverified
//	called the report “fiction”                denies
func (v *view) judge(d *draft) {
	if d.stance != "asserts" && d.stance != "confirms" || d.rule == "contrary-to" {
		return
	}
	if d.tail > d.content.a && d.tail < d.content.b {
		end := d.content.b // what follows the speaker adds to it and changes nothing
		d.content.b = d.tail
		defer func() { d.content.b = end }()
	}
	if d.content.b-d.content.a == 1 && v.answered(d) {
		return
	}
	root := d.root
	if root < 0 || !d.content.has(root) {
		root = v.rootOf(d.content)
	}
	if root < 0 {
		return
	}
	for steps := 0; steps < 2; steps++ {
		// “The army says the reports are untrue,” an official said.
		cc := v.child(root, "ccomp")
		if cs := v.lex.verbs[v.lemma(root)]; cc <= root || len(cs) == 0 || cs[0].stance != "asserts" || v.negated(root) || !d.content.has(cc) {
			break
		}
		root = cc
	}
	if d.verb >= 0 && v.lemma(d.verb) == "find" || d.verb >= 0 && v.lemma(d.verb) == "see" {
		for k := d.verb + 1; k < d.content.a && k < d.verb+5; k++ {
			if v.is(k, "no") && v.is(k+1, "proof", "evidence", "sign", "signs", "indication", "trace") {
				d.stance = "denies" // "found no proof that he had left"
				return
			}
		}
	}
	if v.knowsNothing(root, d.content) {
		d.stance = "unverified"
		return
	}
	if v.noTrace(root, d.content) {
		d.stance, d.negated = "denies", true
		return
	}
	if v.callsLiars(d, root) {
		d.stance, d.answers = "denies", true
		return
	}
	if v.onlyDid(d, root) {
		d.stance, d.answers = "denies", true
		return
	}
	if s := v.predicate(d, root); s != "" {
		d.stance = s
		return
	}
	if d.content.b-d.content.a > 60 {
		// longer ones are read by the tree alone
	} else if s := v.wordsPredicate(d.content); s != "" {
		d.stance = s
		return
	} else if d.rule != "nested" && v.contrasts(d.content) {
		d.stance, d.negated = "denies", true
		return
	}
	if v.negates(d, root) || v.negativeWords(d.content) {
		d.stance, d.negated = "denies", true
	}
}

// ownSubject: the subject of the content's verb is the speaker by a pronoun.
func (v *view) ownSubject(root int) bool {
	s := v.child(root, "nsubj*", "nsubj:pass")
	return s >= 0 && v.is(s, "i", "we", "he", "she", "they", "it")
}

// rootOf is the word of a range that no other word of it governs.
func (v *view) rootOf(s span) int {
	best, verb := -1, -1
	for i := s.a; i < s.b && (verb < 0 || i < verb+12); i++ {
		if h := v.doc.Tokens[i].Head; (h < 0 || h == i || !s.has(h)) && !isPunct(v.low[i]) {
			if v.child(i, "nsubj", "nsubj:pass", "cop", "expl") >= 0 {
				return i
			}
			if verb < 0 && v.verbal(i) {
				verb = i // "Mining Minister Paz has resigned", with Mining as a verb
			}
			if best < 0 {
				best = i
			}
		}
	}
	if verb >= 0 {
		return verb
	}
	return best
}

// predicate looks at what the content says of its subject: root adjective or
// noun with a copula, or what a naming verb calls it.
func (v *view) predicate(d *draft, root int) string {
	words := []int{root}
	for _, k := range v.of(root) {
		if r := v.rel(k); (r == "xcomp" || r == "conj" || r == "amod") && d.content.has(k) && !v.verbal(k) {
			words = append(words, k)
		}
	}
	if d.rule == "naming" {
		for i := d.content.a; i < d.content.b; i++ {
			if v.quote[i] >= 0 {
				words = append(words, i)
			}
		}
	} else if v.child(root, "cop") < 0 && v.child(root, "xcomp") < 0 && (d.content.b-d.content.a > 6 || v.hasVerb(d.content)) {
		return "" // “Nonsense,” he said; “A fairy tale.”
	}
	for _, w := range words {
		for _, key := range []string{v.low[w], v.lemma(w), v.low[max(w-1, 0)] + "+" + v.low[w]} {
			s := v.lex.predicates[key]
			if s == "" {
				continue
			}
			if v.negated(root) {
				// "That is not true", "it is not false"
				s = map[string]string{"confirms": "denies", "denies": "confirms"}[s]
			}
			if s != "" {
				return s
			}
		}
	}
	if d.rule == "naming" && v.decried(d) {
		return "denies"
	}
	return ""
}

// decried: a report, words, a figure or a ruling is called something in quotation
// marks: 'called the ruling "a coup in robes"', 'called his words "the confusion of
// a traumatised man"'. Who agrees seldom needs the marks; what is praised or only
// deplored is left out.
func (v *view) decried(d *draft) bool {
	b := v.bounds(d.content.a)
	k := d.content.a
	for k < d.content.b && v.quote[k] < 0 {
		k++
	}
	if k >= d.content.b || k == d.content.a || d.verb < b.a || v.lemma(d.verb) == "describe" {
		return false
	}
	for j := k; j < d.content.b; j++ {
		if v.lex.is("fair", v.low[j]) || v.lex.is("fair", v.lemma(j)) || v.lex.predicates[v.low[j]] == "confirms" {
			return false
		}
	}
	n := k - 1
	for n > d.content.a && isPunct(v.low[n]) {
		n--
	}
	return v.lex.is("contested", v.lemma(n)) || v.is(n, "that") && n == d.content.a
}

// wordsPredicate reads "reports of fighters taking the border are untrue" off
// the words: a noun that stands for something said, and an adjective behind a
// form of "be" at the end of the content.
func (v *view) wordsPredicate(s span) string {
	i := s.b - 1
	for i > s.a && isPunct(v.low[i]) {
		i--
	}
	be := i - 1
	for be > s.a && (v.tag(be) == "RB" && !v.is(be, "not", "n't")) {
		be--
	}
	p := v.lex.predicates[v.low[max(i, 0)]]
	if p != "denies" && p != "unverified" || be <= s.a || !v.is(be, "are", "is", "was", "were") {
		return ""
	}
	for k := s.a; k < be && k < s.a+8; k++ {
		if v.nominal(k) && v.lex.is("claim", v.lemma(k)) && v.tag(k) != "PRP" {
			return p
		}
	}
	return ""
}

// owned: "its troops", "our men".
func (v *view) owned(i int) bool {
	p := v.child(i, "nmod:poss")
	return p >= 0 && v.is(p, "its", "their", "his", "her", "our", "my")
}

// contrasts: the speakers say that it was others: "the order came from the
// capital, not from us", "it was the militia, not our men".
func (v *view) contrasts(s span) bool {
	for k := 0; k < 5 && s.b < len(v.low) && v.sent[s.b] == v.sent[s.b-1]; k++ {
		s.b++ // the parser may have cut the contrast off
	}
	for i := s.a + 2; i+1 < s.b; i++ {
		if !v.is(i, "not") || !v.is(i-1, ",") {
			continue
		}
		for k := i + 1; k < min(i+3, s.b); k++ {
			if v.is(k, "us", "we", "ours", "our", "me", "ourselves") {
				return true
			}
		}
		// "nature, not man, was to blame", "travelled west, not east"
		e := i + 1
		for e < s.b && e < i+4 && !isPunct(v.low[e]) && (chunkTag(v.tag(e)) || v.tag(e) == "RB" || e == i+1 && v.tag(e) == "IN") {
			e++
		}
		if v.is(i+1, "only", "just", "least", "yet", "even", "to", "that", "because", "before", "all", "always", "necessarily") || e == i+1 || i-s.a > 12 {
			continue
		}
		if past := v.tag(v.rootOf(s)) == "VBD" || v.child(v.rootOf(s), "cop") >= 0; past && (e >= s.b || isPunct(v.low[e])) {
			return true // but "I take orders from the king, not from politicians" denies nothing
		}
	}
	return false
}

// negated: the word has a "not" of its own.
func (v *view) negated(i int) bool {
	for _, k := range v.of(i) {
		if v.is(k, "not", "n't", "never", "neither") && v.rel(k) == "advmod" && k > i-6 && !v.commaBetween(k, i) {
			return true
		}
	}
	return false
}

// negates: the main clause of the content says that something did not happen
// or does not exist. What somebody will not, cannot or would not do, does not
// know, want or have a view of is an ordinary assertion.
func (v *view) negates(d *draft, root int) bool {
	for _, k := range v.of(root) {
		switch {
		case !d.content.has(k):
		case v.rel(k) == "aux" && v.is(k, "will", "would", "wo", "can", "ca", "could", "should", "must", "'ll", "may") && !v.nothing(v.child(root, "nsubj*", "nsubj:pass")):
			// "We will not go" refuses; "It cannot rain for ever" does not
			return v.is(k, "will", "would", "wo", "'ll") && v.negated(root) && v.ownSubject(root)
		}
	}
	if v.lemma(root) == "know" {
		for _, k := range v.of(root) {
			if c := v.child(k, "case"); c >= 0 && v.is(c, "of") && v.nothing(k) {
				return true // "knew of no deaths"
			}
		}
	}
	if o := v.child(root, "obj"); v.lemma(root) == "have" && o >= 0 && v.is(o, "knowledge") && v.nothing(o) {
		return true // "had no knowledge of any arrests"
	}
	if slices.Contains(noDenials, v.lemma(root)) && !v.noSuch(root) && !v.neverDone(root, d.content) {
		return false
	}
	if v.rel(root) == "acl:relcl" {
		return false
	}
	if v.negated(root) {
		// "It is not a pleasant sight" is an opinion; "It was not a raid" and
		// "It is not a raid" deny one.
		if c := v.child(root, "cop"); c >= 0 && !v.is(c, "was", "were", "been") && !v.tells(span{root, root + 1}) {
			return false
		}
		// "Please do not spread rumours" asks, it does not deny.
		return v.tag(root) != "VB" || v.child(root, "nsubj*", "nsubj:pass", "expl") >= 0
	}
	for _, k := range v.of(root) {
		// "You have nothing to fear" denies nothing.
		if v.is(k, "nothing") && v.is(k+1, "to") {
			return false
		}
	}
	if d.rule == "object" && v.nothing(root) {
		return true
	}
	for _, k := range v.of(root) {
		if !d.content.has(k) {
			continue
		}
		switch {
		case extract.RelIs(v.rel(k), "nsubj*", "obj", "expl"):
			if v.nothing(k) {
				return true
			}
		case (v.rel(k) == "obl" || v.rel(k) == "nmod") && v.child(k, "case") >= 0 && v.is(v.child(k, "case"), "without") && v.is(k, "incident", "casualties", "injuries", "losses", "damage", "loss"):
			return true
		}
	}
	return v.nothing(root) && v.child(root, "expl") >= 0
}

// negativeWords reads the same off the words, for clauses that the parser did
// not understand: "Nobody cut anything.", "There is no", "contained “no
// exchange”" with the content's first verb.
func (v *view) negativeWords(s span) bool {
	i := s.a
	for i < s.b && (isPunct(v.low[i]) || v.is(i, "but", "and", "that")) {
		i++
	}
	if i+2 >= s.b {
		return false
	}
	if v.is(i, "nobody", "none") || v.is(i, "no") && v.is(i+1, "one") || v.is(i, "not") && v.is(i+1, "one", "a") && !v.is(i+2, "of", "thing") {
		for k := i + 2; k < min(s.b, i+9); k++ {
			if v.is(k, "nothing", "without", "nobody") {
				return false // "Not one hectare went for nothing"
			}
		}
		return true // "Not one franc was paid"
	}
	for k := i; k < s.b && k < i+14; k++ {
		if v.tag(k) == "MD" {
			return false
		}
		if !v.verbal(k) || v.rel(k) == "amod" {
			continue
		}
		if v.neverDone(k, s) {
			return true
		}
		if v.is(k, "had", "has", "have") && k+1 < s.b && v.tag(k+1) != "DT" && !v.is(k+1, "no") {
			continue // the auxiliary
		}
		j := k + 1
		for j < s.b && (isPunct(v.low[j]) && !v.is(j, ",") || v.is(j, "been")) {
			j++
		}
		if v.is(j, "nothing") && !v.is(j+1, "to", "but", "more", "about") && (v.tag(k) == "VBD" || v.tag(k) == "VBN") {
			return true // "had “approved nothing”"
		}
		return j+1 < s.b && v.is(j, "no") && v.nominal(j+1) && !v.is(j+1, "idea", "doubt", "choice", "comment", "plans", "longer", "intention", "reason", "one") && !v.is(k, "have", "has", "had") || v.is(j, "no") && v.is(j+1, "one")
	}
	return false
}

// nothing: nobody, none, no troops, not one hectare.
func (v *view) nothing(i int) bool {
	if i < 0 {
		return false
	}
	if v.is(i, "nobody", "none", "nothing", "neither") {
		return true
	}
	for _, k := range v.of(i) {
		if k < i && (v.is(k, "no") && v.rel(k) == "det" || v.is(k, "not", "no") && k+1 < len(v.low) && v.is(k+1, "one", "a", "single") || v.is(k, "neither", "none")) {
			return true
		}
	}
	return v.is(i, "one") && v.is(i-1, "no")
}
