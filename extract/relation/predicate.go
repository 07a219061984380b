package relation

import (
	"dateline/extract"
)

// predicate finds the bearer of a noun that is said of somebody: "X is a
// member of Y", "X, who was the head of Y", "X was elected president of Y",
// "X serves as secretary of Y", "X has resigned as minister".
func (f *finder) predicate(np *nounPhrase, subject func(*extract.Mention) bool) (int, string) {
	noun := np.noun
	if f.child(noun, "cop") >= 0 {
		return f.subjectOf(noun, subject), "copula"
	}
	h := f.head(noun)
	if h < 0 || !f.tag(h, "VB") {
		return -1, ""
	}
	lemma := f.doc.Tokens[h].Lemma
	as := f.childWord(noun, "as") >= 0
	switch {
	case words["become"][lemma] && (f.rel(noun, "xcomp", "obj") || as):
		if f.rel(noun, "obj", "xcomp") && !as && f.child(h, "nsubj:pass") < 0 {
			// "named Smith president": the object bears the office.
			if o := f.child(h, "obj"); o >= 0 && o != noun {
				return f.bearerAt(o, subject), "become"
			}
			if lemma == "serve" || lemma == "work" || lemma == "act" || lemma == "appoint" || lemma == "nominate" && !as {
				if lemma != "serve" {
					return -1, ""
				}
			}
		}
		return f.subjectOf(h, subject), "become"
	case lemma == "take" && as && f.childWord(h, "over") >= 0:
		return f.subjectOf(h, subject), "become"
	case (lemma == "succeed" || lemma == "replace" || lemma == "follow") && as && f.child(h, "nsubj:pass") < 0 && f.child(h, "aux:pass") < 0:
		return f.subjectOf(h, subject), "become" // "X succeeded Y as mayor"
	case words["leave"][lemma] && as:
		return f.subjectOf(h, subject), "leave"
	}
	return -1, ""
}

// subjectOf is the subject mention of a predicate: its own, that of the verb
// it is coordinated with or controlled by, or what a relative clause hangs on.
func (f *finder) subjectOf(pred int, ok func(*extract.Mention) bool) int {
	for hops := 0; hops < 6 && pred >= 0; hops++ {
		if s := f.child(pred, "nsubj*"); s >= 0 {
			if f.tag(s, "WP", "WDT") || f.low[s] == "that" {
				if h := f.antecedent(pred); h >= 0 {
					return f.bearerOrSubject(h, ok)
				}
			}
			return f.bearerAt(s, ok)
		}
		switch {
		case f.rel(pred, "acl*"):
			return f.bearerOrSubject(f.head(pred), ok)
		case f.rel(pred, "conj", "xcomp", "advcl"):
			pred = f.head(pred)
		default:
			return -1
		}
	}
	return -1
}

// bearerOrSubject: in "X is a publisher based in Y" and "X, a publisher based
// in Y" the participle hangs on "publisher", which says what X is.
func (f *finder) bearerOrSubject(tok int, ok func(*extract.Mention) bool) int {
	if i := f.bearerAt(tok, ok); i >= 0 || tok < 0 {
		return i
	}
	if i := f.appositiveTo(tok, ok); i >= 0 {
		return i
	}
	if f.rel(tok, "nmod") && f.head(tok) >= 0 { // "a kingdom of 2 million people that is surrounded by Y"
		if i := f.appositiveTo(f.head(tok), ok); i >= 0 {
			return i
		}
	}
	if f.child(tok, "cop") >= 0 {
		if s := f.child(tok, "nsubj*"); s >= 0 {
			return f.bearerAt(s, ok)
		}
	}
	if f.rel(tok, "appos") {
		if i := f.bearerAt(f.head(tok), ok); i >= 0 {
			return i
		}
	}
	if f.tag(tok, "NN") && !f.tag(tok, "NNP") { // "X, 24, a Swiss national who had been living in Y", whatever the tree makes of the age
		np := f.phrase(tok, tok)
		return max(-1, f.nameBefore(&np, func(m *extract.Mention) bool { return m.Form == extract.FormName && ok(m) }))
	}
	return -1
}

// antecedent is what a relative clause hangs on.
func (f *finder) antecedent(pred int) int {
	for hops := 0; hops < 4 && pred >= 0; hops++ {
		if f.rel(pred, "acl:relcl", "acl") {
			return f.head(pred)
		}
		if f.rel(pred, "appos") && f.child(pred, "cop") >= 0 { // "X, which is a member of Y"
			return f.head(pred)
		}
		if !f.rel(pred, "conj", "xcomp") {
			return -1
		}
		pred = f.head(pred)
	}
	return -1
}

// bearerAt is the mention that the token heads: a name, or a nominal or
// pronoun that is known to mean something named. "The group Tripoli Rising"
// and "President X" are headed by either word.
func (f *finder) bearerAt(tok int, ok func(*extract.Mention) bool) int {
	if tok < 0 {
		return -1
	}
	if i := f.longest(f.heads[tok], ok); i >= 0 && f.named(f.m(i)) {
		return i
	}
	for _, k := range f.kids(tok) {
		if f.rel(k, "appos", "flat*", "compound") {
			if i := f.longest(f.heads[k], func(m *extract.Mention) bool { return m.Form == extract.FormName && ok(m) && m.First > tok }); i >= 0 {
				return i
			}
		}
	}
	// "a fifth of Moeve", "parts of Shan state": of what the share is.
	if words["share"][f.low[tok]] {
		for _, k := range f.kids(tok) {
			if k > tok && f.rel(k, "nmod*", "obl*") && f.childWord(k, "of") >= 0 {
				return f.bearerAt(k, ok)
			}
		}
	}
	// "sits on the board of X", "serves on X's board"
	if w := f.low[tok]; w == "board" || w == "boards" {
		for _, k := range f.kids(tok) {
			if f.rel(k, "nmod:poss", "compound") || k > tok && f.rel(k, "nmod*") && f.childWord(k, "of") >= 0 {
				return f.bearerAt(k, ok)
			}
		}
	}
	// "the Kindu | area", "the M40 | movement": the noun adds nothing to the name.
	if generic[f.low[tok]] && tok > f.sent.First {
		if i := f.longest(f.ends[tok-1], func(m *extract.Mention) bool { return m.Form == extract.FormName && ok(m) }); i >= 0 {
			return i
		}
	}
	// The head word may be another token of the name.
	for _, list := range [][]int{f.starts[tok], f.ends[tok]} {
		if i := f.longest(list, func(m *extract.Mention) bool { return m.Form == extract.FormName && ok(m) }); i >= 0 {
			return i
		}
	}
	return -1
}

// standing tells whether the noun phrase is denied, over, or not (yet) real.
func (f *finder) standing(np nounPhrase, rule string) (polarity, status string) {
	polarity, status = "positive", np.status
	if rule != "copula" && rule != "become" && rule != "leave" {
		return
	}
	pred := np.noun
	if rule != "copula" {
		pred = f.head(np.noun)
	}
	p, s := f.clause(pred)
	if rule == "leave" {
		// Who has not stepped down still is; who has, was.
		if p == "negative" {
			return "positive", status
		}
		if s == "" {
			s = "former"
		}
		p = "positive"
	}
	if s != "" {
		status = s
	}
	return p, status
}

// clause reads polarity and status off a predicate: negation, "no longer",
// modals, "wants to lead", conditionals, "used to".
func (f *finder) clause(pred int) (polarity, status string) {
	polarity = "positive"
	if pred < 0 {
		return
	}
	for _, k := range f.kids(pred) {
		w := f.low[k]
		switch {
		case w == "longer" && k > 0 && f.low[k-1] == "no":
			status = "former"
		case w == "no" && k+1 < len(f.low) && f.low[k+1] == "longer":
		case w == "not" || w == "n't" || w == "never" || w == "neither" || w == "nor" || w == "no" && f.rel(k, "det"):
			polarity = "negative"
		case f.rel(k, "aux*") && words["hypothetical"][w]:
			status = "hypothetical"
		case f.rel(k, "mark") && (w == "if" || w == "unless" || w == "whether"):
			status = "hypothetical"
		case words["past-adverb"][w] && f.rel(k, "advmod"):
			status = "former"
		case f.rel(k, "obl*", "nmod*", "advcl") && f.childWord(k, "until", "till") >= 0 && k > pred && f.past(pred): // "who was minister until 2020"
			status = "former"
		case w == "allegedly" || w == "reportedly" || w == "supposedly":
			if status == "" {
				status = "disputed"
			}
		}
	}
	if f.rel(pred, "xcomp") {
		h := f.head(pred)
		if h >= 0 && words["intend"][f.doc.Tokens[h].Lemma] {
			status = "hypothetical"
		}
		if h >= 0 && f.doc.Tokens[h].Lemma == "use" && f.low[h] == "used" {
			status = "former"
		}
		if p, _ := f.clauseNeg(h); p {
			polarity = "negative"
		}
	}
	return
}

// past: the predicate or its copula is in the past tense.
func (f *finder) past(pred int) bool {
	if f.tag(pred, "VBD") {
		return true
	}
	c := f.child(pred, "cop", "aux*")
	return c >= 0 && f.tag(c, "VBD")
}

func (f *finder) clauseNeg(pred int) (bool, int) {
	if pred < 0 {
		return false, -1
	}
	k := f.childWord(pred, "not", "n't", "never")
	return k >= 0, k
}

// appositiveTo is the name that a nominal stands in apposition to: "Lesotho, a
// | kingdom | that is surrounded by Y", whatever the tree says.
func (f *finder) appositiveTo(tok int, ok func(*extract.Mention) bool) int {
	n := f.longest(f.heads[tok], func(m *extract.Mention) bool { return m.Form == extract.FormNominal && ok(m) })
	if n < 0 {
		return -1
	}
	k := f.m(n).First - 1
	if k <= f.sent.First || f.low[k] != "," || !f.tag(f.m(n).First, "DT") {
		return -1
	}
	return f.longest(f.ends[k-1], func(m *extract.Mention) bool { return m.Form == extract.FormName && ok(m) })
}
