package claim

// cut keeps a content inside the quotation that holds its cue, and ends it
// where another speaker takes over: "said he won, but the party denied that".
func (v *view) cut(i int, s span) span {
	if q := v.quote[i]; q >= 0 {
		for s.b > s.a && v.quote[s.b-1] != q {
			s.b--
		}
		return v.balance(v.trimConj(s))
	}
	for j := max(s.a+2, i+1); j < s.b; j++ {
		if v.is(j, "and") && j+2 < s.b && v.secondCue(i, j+1) {
			return v.trimConj(span{s.a, j})
		}
		if v.is(j-1, ",") && v.relative(i) && j+1 < s.b && (v.tag(j) == "VBD" || v.tag(j) == "VBZ" || v.tag(j) == "VBP") && v.chunkTo(j-1, s.a).b == j-1 {
			return v.trimConj(span{s.a, j - 1}) // "the union, which says that 14 men are trapped, | accused"
		}
		if v.is(j-1, ",") && v.verbalFinite(j) && v.ofRelative(i) {
			return v.trimConj(span{s.a, j - 1}) // "the road, which traders said was blocked, | was open"
		}
		if v.is(j, "even") && v.is(j+1, "as", "though") && v.is(j-1, ",") {
			return v.trimConj(span{s.a, j})
		}
		turn := v.is(j, "but") || v.is(j, "while", "although", "though") && v.is(j-1, ",") || v.is(j, ";")
		if v.is(j-1, ",") && v.dissent(j, s.b) {
			return v.trimConj(span{s.a, j})
		}
		if !turn && !(v.is(j-1, ",") && v.tag(j) == "VBG" && len(v.lex.verbs[v.lemma(j)]) > 0) {
			continue
		}
		if !turn || v.is(j, ";") {
			return v.trimConj(span{s.a, j})
		}
		for k := j + 1; k < min(s.b, j+14); k++ {
			if v.tag(k) == "VBG" || v.tag(k) == "VBN" && !v.is(k, "said") {
				continue
			}
			if v.verbal(k) && len(v.lex.verbs[v.lemma(k)]) > 0 && v.quote[k] < 0 {
				return v.trimConj(span{s.a, j})
			}
		}
	}
	return s
}

// ofRelative: the cue at i and its speaker stand in a relative clause: "which
// traders said was blocked".
func (v *view) ofRelative(i int) bool {
	b := v.bounds(i)
	np := v.chunkTo(v.skipBack(i, b.a), b.a)
	return !np.empty() && np.a-2 > b.a && v.is(np.a-1, "which", "who", "whom", "that") && v.is(np.a-2, ",")
}

// secondCue: the verb at k says something itself, with a clause of its own:
// "said all had been rescued and denied that anyone was missing". In what is
// reported the past would be "had denied", so the speaker is that of the cue
// at i.
func (v *view) secondCue(i, k int) bool {
	if v.tag(k) == "RB" {
		k++
	}
	if k+1 >= len(v.low) || v.quote[k] >= 0 || len(v.lex.verbs[v.lemma(k)]) == 0 {
		return false
	}
	if v.is(k, "put") && k > i+1 {
		for _, c := range v.lex.verbs["put"] {
			if len(v.numbers(k, c)) > 0 {
				return true // "said the attack had been verified and put the dead at 52"
			}
		}
	}
	if v.tag(k) == "VBG" {
		return v.tag(i) == "VBG" // "saying it was solvent and denying rumours"
	}
	present := v.tag(k) == "VBZ" || v.tag(k) == "VBP"
	if v.tag(k) != "VBD" && !present || v.tag(i) != "VBD" && !v.is(i, "said") && !present {
		return false
	}
	if present && (v.lex.saying(v.lemma(k)) || v.lex.verbs[v.lemma(k)][0].stance == "denies") && (v.clauseAt(k+1, v.bounds(k).b) || v.tag(k+1) == "PRP") {
		return true // "has denied that it owns the ship and says the vessel was sold"
	}
	if !present && v.tellsAgain(i, k) {
		return true
	}
	return v.is(k+1, "that") || v.lex.verbs[v.lemma(k)][0].stance != "asserts" && (v.tag(k+1) == "VBG" || v.tag(k+1) == "DT" || v.tag(k+1) == "PRP$")
}

// tellsAgain: the past at k, behind what the cue at i tells, is the speaker's own:
// what he tells has no finite verb ("rejected the charge and said its men were
// fired on") or one in the past before or in a future of the past ("denied that
// they had fired and blamed an air strike").
func (v *view) tellsAgain(i, k int) bool {
	if !v.lex.saying(v.lemma(k)) && v.lex.verbs[v.lemma(k)][0].stance == "asserts" && !v.is(k, "accused", "blamed", "called", "described", "condemned", "denounced", "put") || v.lex.is("finder", v.lemma(k)) {
		return false
	}
	if !v.clauseAt(k+1, v.bounds(k).b) && v.tag(k+1) != "DT" && v.tag(k+1) != "PRP$" && v.tag(k+1) != "PRP" && !tagNoun(v.tag(k+1)) && v.tag(k+1) != "IN" {
		return false
	}
	shifted := true
	for j := i + 1; j < k; j++ {
		switch {
		case v.quote[j] >= 0, v.rel(j) == "amod":
		case v.is(j, "had", "would", "was", "were", "could", "might"):
			return true
		case v.tag(j) == "VBD", v.tag(j) == "VBZ", v.tag(j) == "VBP":
			shifted = false
		}
	}
	return shifted
}

// balance takes in the mark that closes a quotation of the range, and leaves
// out one that closes a quotation begun before it.
func (v *view) balance(s span) span {
	if s.empty() {
		return s
	}
	q := v.quote[s.b-1]
	if q < 0 {
		return s
	}
	begun := s.a == 0 || v.quote[s.a] != q || v.quote[s.a-1] != q
	last := s.b >= len(v.quote) || v.quote[s.b] != q
	switch {
	case begun && !last && isPunct(v.low[s.b]) && (s.b+1 >= len(v.quote) || v.quote[s.b+1] != q):
		s.b++
	case begun && !last && s.b+1 < len(v.quote) && isPunct(v.low[s.b]) && isPunct(v.low[s.b+1]) && (s.b+2 >= len(v.quote) || v.quote[s.b+2] != q):
		s.b += 2
	case !begun && last && closing(v.low[s.b-1]):
		s.b--
		for !s.empty() && isPunct(v.low[s.b-1]) {
			s.b--
		}
	}
	return s
}

// dissent: "..., a version the government rejects" begins at j.
func (v *view) dissent(j, hi int) bool {
	if v.is(j, "something", "which") && !v.denialAhead(j).empty() {
		return true
	}
	np := v.chunkFrom(j, min(hi, j+5))
	if np.empty() || !v.is(j, "a", "an", "the") {
		return false
	}
	for k := j + 1; k < min(hi, j+10); k++ {
		if v.verbal(k) {
			for _, c := range v.lex.verbs[v.lemma(k)] {
				if f, ok := c.frame("object"); ok && f.class == "claim" && !f.not {
					return v.lex.is("claim", v.lemma(j+1))
				}
			}
		}
	}
	return false
}

// clauseAt: a noun phrase with a finite verb behind it.
func (v *view) clauseAt(i, hi int) bool {
	np := v.chunkFrom(i, hi)
	if np.empty() {
		return false
	}
	for j := np.b; j < hi && j < np.b+3; j++ {
		switch v.tag(j) {
		case "RB":
		case "VBD", "VBZ", "VBP", "MD":
			return true
		default:
			return false
		}
	}
	return false
}

func (v *view) content(s span, h int) bool { return s.has(h) && s.b-s.a < 3 }

// loose: what a parser hangs on a content clause though the writer speaks
// again: "said he won, although pictures showed ..." at the top level, a
// second sentence behind a semicolon.
func (v *view) loose(root, k int) bool {
	switch v.rel(k) {
	case "parataxis":
		return true
	case "advcl":
		m := v.child(k, "mark")
		if v.tag(k) == "VBG" && len(v.lex.verbs[v.lemma(k)]) > 0 && v.is(k-1, ",") {
			return true
		}
		return v.head(k) == root && k > 0 && m > 0 && v.is(m, "although", "though", "while", "as", "amid") && v.is(m-1, ",")
	case "conj":
		if v.head(k) != root {
			return false
		}
		// ", but a committee of lawyers said": a clause with a cue of its own.
		return v.child(k, "nsubj") >= 0 && len(v.lex.verbs[v.lemma(k)]) > 0 || v.child(k, "cc") >= 0 && v.is(v.child(k, "cc"), "but")
	}
	return false
}

func (v *view) trimConj(s span) span {
	for !s.empty() && (v.is(s.a, "and", "but", "that") && !v.nominalThat(s.a) || isPunct(v.low[s.a]) && !opening(v.low[s.a])) {
		s.a++
	}
	for !s.empty() && (v.is(s.b-1, "and", "but") || isPunct(v.low[s.b-1]) && v.low[s.b-1] != ")" && !closing(v.low[s.b-1])) {
		s.b--
	}
	return s
}

// nominalThat: "That is not true".
func (v *view) nominalThat(i int) bool {
	return v.is(i, "that") && (v.tag(i) == "DT" && v.rel(i) != "mark" || v.rel(i) == "nsubj" || v.rel(i) == "det" || v.is(i+1, "was", "is", "were", "would", "had"))
}

func opening(w string) bool { return w == "“" || w == "\"" || w == "‘" || w == "(" || w == "«" }

func closing(w string) bool { return w == "”" || w == "\"" || w == "’" || w == ")" || w == "»" }

func np2(a, b span) span { return span{min(a.a, b.a), max(a.b, b.b)} }

// fits tells whether the noun at o may be the object of a frame.
func (v *view) fits(o int, f frame) bool {
	if f.class == "" {
		return true
	}
	if v.lemma(o) == "claim" && !f.not && v.insured(o) {
		return false
	}
	in := v.lex.is(f.class, v.lemma(o)) || v.lex.is(f.class, v.low[o])
	if !in && !f.not {
		// "denied the existence of", "disputed the number of": one step down
		for _, k := range v.of(o) {
			if v.rel(k) == "compound" && v.lex.is(f.class, v.lemma(k)) {
				return true
			}
		}
	}
	return in != f.not
}

// insured: the claim at o is one on an insurer, a court or an office, not
// something said: "The insurer rejected the claim", "her asylum claim".
func (v *view) insured(o int) bool {
	s := v.sent[o]
	if s < 0 {
		return false
	}
	for k := max(0, s-3); k <= s; k++ {
		for i := v.doc.Sentences[k].First; i < v.doc.Sentences[k].Last; i++ {
			if l := v.lemma(i); l == "insurer" || l == "insurance" || l == "policyholder" || k == s && (l == "compensation" || l == "asylum" || l == "indemnity") {
				return true
			}
		}
	}
	return false
}

func (v *view) hasNumber(s span) bool {
	for i := s.a; i < s.b; i++ {
		if v.tag(i) == "CD" {
			return true
		}
	}
	return false
}

func (v *view) kidsOf(i int) []int {
	if i < 0 {
		return nil
	}
	return v.of(i)
}

// contentBefore is the clause that ends before token end.
func (v *view) contentBefore(end, lo int) (draft, bool) {
	s := v.trimConj(span{v.clauseStart(end, lo), end})
	if s.b-s.a < 3 || v.quotedMost(s) || v.tag(s.b-1) == "VBD" && v.lex.saying(v.lemma(s.b-1)) && v.subject(s.b-1) >= 0 {
		return draft{}, false // "..., the mayor said, and residents tell the same": not told by residents
	}
	for k := s.b - 3; k > s.a+2; k-- {
		if v.is(k, ":") && v.quote[k] < 0 && v.finite(span{s.a, k}) && v.finite(span{k, s.b}) {
			s = v.trimConj(span{k + 1, s.b}) // "Engineers tell another story: the wall had cracked, they say"
			break
		}
	}
	for _, words := range v.lex.against {
		if v.phraseAt(s.a, words) {
			// "Contrary to reports, the road is open, he said"
			s = v.trimConj(span{v.behindComma(s.a, s.b), s.b})
		}
	}
	root := v.rootOf(s)
	if b := v.bounds(s.a); !v.hasVerb(s) && (isStop(v.low[b.b-1]) || s.b-s.a < 4) {
		root = -1 // a headline may do without
	}
	return newDraft("trailing", s, root), root >= 0
}

// clauseStart goes back from i to where the statement begins: behind a
// semicolon, a dateline's dash, or at the sentence's start.
func (v *view) clauseStart(i, lo int) int {
	for i > lo && !v.is(i-1, ";", "--", "–", "—") {
		i--
	}
	return i
}

// quotedMost: most of a range stands inside quotations, which have claims of
// their own.
func (v *view) quotedMost(s span) bool {
	n := 0
	for i := s.a; i < s.b; i++ {
		if v.quote[i] >= 0 {
			n++
		}
	}
	return n*10 > (s.b-s.a)*7
}
