package claim

import (
	"slices"
	"strings"
)

// draft is a claim as ranges of tokens, before mentions, events and ids.
type draft struct {
	attribution
	content span
	quote   bool
	root    int  // head word of the content, -1
	more    int  // head word of a second speaker, 0 when there is none
	negated bool // the content itself says no: set by stance
}

// speakers are the head words of who says what verb i says (several when they
// are coordinated), and the outlet that quotes them.
func (v *view) speakers(i int) (heads []int, channel int) {
	channel = -1
	if g := v.head(i); g >= 0 && v.is(i-1, "as") && (v.lemma(g) == "quote" || v.lemma(g) == "cite" || v.lemma(g) == "report") || v.is(i-1, "as") && i >= 2 {
		// "AFP quoted a source as saying", "he was quoted by UzA as saying"
		if g < 0 || !v.verbal(g) || !v.lex.quotes(v.lemma(g)) {
			g = v.quotingBefore(i)
		}
		if g >= 0 {
			if s := v.child(g, "nsubj:pass"); s >= 0 {
				return []int{s}, v.agent(g)
			}
			if o := v.child(g, "obj"); o >= 0 {
				return v.conjuncts(o), v.child(g, "nsubj")
			}
		}
	}
	at := i
	for steps := 0; steps < 6 && at >= 0; steps++ {
		if s := v.subject(at); s >= 0 {
			if v.is(s, "who", "which", "that") && strings.HasPrefix(v.rel(at), "acl") {
				return v.antecedent(s), channel
			}
			if v.is(s, "it", "there", "what", "which") && at != i {
				return nil, channel
			}
			return v.conjuncts(s), channel
		}
		if s := v.child(at, "nsubj:pass"); s >= 0 && at != i && v.tag(i) != "VBN" {
			// "are reported to have raised their flag, and claim it is theirs"
			return v.conjuncts(s), channel
		} else if s >= 0 && at == i {
			if g := v.agent(at); g >= 0 {
				return v.conjuncts(g), channel
			}
			return nil, channel
		}
		switch v.rel(at) {
		case "conj", "xcomp", "advcl", "parataxis", "dep":
			if v.child(at, "mark") >= 0 && v.rel(at) == "advcl" && !v.is(v.child(at, "mark"), "while", "by", "as") {
				return nil, channel
			}
			at = v.head(at)
		case "acl":
			// "a statement saying that", "villagers reporting fire"
			if h := v.head(at); h >= 0 && v.tag(at) == "VBG" {
				return []int{h}, channel
			}
			return nil, channel
		case "acl:relcl":
			if h := v.head(at); h >= 0 && v.relative(at) {
				return []int{h}, channel
			}
			return nil, channel
		default:
			return nil, channel
		}
	}
	return nil, channel
}

// quotingBefore finds "quoted", "cited" a bounded way before "as saying".
func (v *view) quotingBefore(i int) int {
	for j := i - 1; j >= 0 && j > i-20 && v.sent[j] == v.sent[i]; j-- {
		if v.verbal(j) && v.lex.quotes(v.lemma(j)) {
			return j
		}
	}
	return -1
}

func (lex *lexicon) quotes(lemma string) bool {
	return lemma == "quote" || lemma == "cite" || lemma == "report"
}

// conjuncts: "the Taliban as well as security sources said" has two speakers.
func (v *view) conjuncts(h int) []int {
	out := []int{h}
	for _, k := range v.of(h) {
		if v.rel(k) == "conj" && v.nominal(k) && len(out) < 4 {
			out = append(out, k)
		}
	}
	return out
}

// verbClaims reads the cue verb at token i. used tells cue words that a
// quotation has taken.
func (v *view) verbClaims(i int, used map[int]bool) []draft {
	if used[i] || !v.verbal(i) && v.tag(i) != "JJ" {
		return nil
	}
	if d, ok := v.unverified(i); ok {
		return []draft{d}
	}
	cues := v.lex.verbs[v.lemma(i)]
	if len(cues) == 0 || !v.verbal(i) || v.unsaid(i) {
		return nil
	}
	for _, c := range cues {
		if !v.particles(i, c) {
			continue
		}
		for _, read := range []func(int, *cue) []draft{v.inverted, v.numbers, v.naming, v.passiveContent, v.thatClause, v.doing, v.prepositional, v.object, v.trailing, v.thatWords} {
			if out := read(i, c); len(out) > 0 {
				if out[0].rule == "that-clause" && v.is(out[0].content.a-1, ":") {
					// "That is not true, his brother told us: he is alive."
					out = append(out, v.trailing(i, c)...)
				}
				return v.spread(i, c, out)
			}
		}
	}
	return nil
}

// unsaid: "did not say", "refused to comment", "may announce", "asked him to
// say": nothing is claimed.
func (v *view) unsaid(i int) bool {
	for _, k := range v.of(i) {
		if k >= i {
			break
		}
		switch v.rel(k) {
		case "advmod":
			if v.is(k, "not", "n't", "never", "hardly") {
				return true
			}
		case "aux":
			if v.is(k, "may", "might", "could", "can", "should", "will", "'ll", "must", "to") {
				return true
			}
		case "mark":
			if v.is(k, "to", "if", "unless") && !v.is(k-1, "on") {
				return true
			}
		}
	}
	return v.is(i-1, "to") && v.tag(i) == "VB" && !v.is(i-3, "went", "goes") && !v.is(i-2, "on")
}

// isUnit: a unit of time, which says nothing.
func isUnit(lemma string) bool {
	switch lemma {
	case "second", "minute", "hour", "day", "week", "month", "year", "moment":
		return true
	}
	return false
}

// spread makes one claim per speaker and content.
func (v *view) spread(i int, c *cue, found []draft) []draft {
	heads, channel := v.speakers(i)
	if len(heads) == 1 && v.is(heads[0], "who", "which", "that") {
		heads = v.antecedent(heads[0])
	}
	if len(heads) == 1 && isUnit(v.lemma(heads[0])) && heads[0] < i {
		// "minutes after the insurgents claimed"
		heads = nil
	}
	if len(heads) == 0 && !v.passive(i) {
		heads = v.subjectWords(i, 0)
	}
	if len(heads) == 0 {
		heads = []int{-1}
	}
	if v.quote[i] >= 0 && heads[0] >= 0 && v.is(heads[0], "i", "we", "you") {
		return nil // the speaker of the quotation himself
	}
	var out []draft
	for _, d := range found {
		who := heads
		if d.head >= 0 {
			who = []int{d.head}
		} else if len(who) == 1 && who[0] >= 0 && who[0] < i && d.more == 0 {
			d.more = v.joinedSpeaker(who[0])
		}
		if d.more > 0 && !slices.Contains(who, d.more) {
			who = append(slices.Clone(who), d.more)
		}
		for _, h := range who {
			d := d
			d.verb, d.stance, d.score, d.channel = i, c.stance, 0.85*c.strength, channel
			if d.cue.empty() {
				d.cue = span{i, i + 1 + len(c.words)}
			}
			if h == d.more && h > 0 {
				d.np = span{}
			}
			d.head = h
			if h < 0 {
				d.score *= 0.6
			} else {
				if v.content(d.content, h) && !v.is(i, "accused", "blamed") {
					continue // the tree gave the content as speaker
				}
				v.finish(&d.attribution)
			}
			d.content = v.balance(v.cut(i, d.content))
			if d.content.empty() {
				continue
			}
			out = append(out, d)
		}
	}
	return out
}

// joinedSpeaker is the first of two speakers of which the parser saw only the
// second: "The Taliban as well as security sources said". 0 is none.
func (v *view) joinedSpeaker(h int) int {
	np := v.nounPhrase(h)
	lo, j := v.bounds(h).a, np.a
	switch {
	case j > lo+1 && v.is(j-1, "and"):
		j--
	case j > lo+3 && v.is(j-1, "as") && v.is(j-2, "well") && v.is(j-3, "as"):
		j -= 3
	default:
		return 0
	}
	first := v.chunkTo(j, lo)
	if first.empty() || first.a > lo && !v.is(first.a-1, ",", "but", "and") {
		return 0
	}
	if k := v.headOf(first); k > 0 && v.speaks(k) {
		return k
	}
	return 0
}

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

// antecedent of a relative pronoun by position: "a nurse there, who did not
// want to be named, confirmed".
func (v *view) antecedent(w int) []int {
	lo := v.bounds(w).a
	j := w
	for j > lo && (isPunct(v.low[j-1]) || v.tag(j-1) == "RB") {
		j--
	}
	if np := v.chunkTo(v.skipBack(j, lo), lo); !np.empty() {
		if h := v.headOf(np); h >= 0 {
			return []int{h}
		}
	}
	return nil
}

// subjectWords finds the subject of a finite verb by position when the tree
// has none: the phrase in front, the phrase in front of a parenthesis ("The
// military, in a statement, denied"), or the subject of the verb that this one
// continues ("confirmed the transfer but gave the number as eight").
func (v *view) subjectWords(i, depth int) []int {
	switch v.tag(i) {
	case "VBD", "VBZ", "VBP", "VBN", "NNS", "VBG":
	default:
		return nil
	}
	lo := v.bounds(i).a
	j := v.skipBack(i, lo)
	if np := v.chunkTo(j, lo); !np.empty() && (v.tag(i) != "VBN" || v.is(i, "said")) && v.tag(i) != "VBG" {
		if h := v.headOf(np); h >= 0 && v.quote[h] == v.quote[i] {
			return []int{h}
		}
	}
	if j > lo && depth < 3 && v.is(j-1, "and", "but", ",") && (v.tag(i) == "VBG" || !v.is(j-1, ",")) {
		for k := j - 1; k > lo && k > j-40; k-- {
			if v.tag(k) != "VBD" && v.tag(k) != "VBZ" && v.tag(k) != "VBP" || v.relative(k) || v.quote[k] != v.quote[i] {
				continue
			}
			if len(v.lex.verbs[v.lemma(k)]) == 0 {
				// "Boeing filed a protest, claiming that ..."
				if s := v.subject(k); v.tag(i) == "VBG" && s >= 0 && v.speaks(s) {
					return []int{s}
				}
				continue
			}
			if hs, _ := v.speakers(k); len(hs) > 0 && !v.is(hs[0], "who", "which", "that", "it", "there") {
				return hs
			}
			return v.subjectWords(k, depth+1)
		}
	}
	if j > lo && v.is(j-1, ",") {
		start := v.clauseStart(j, lo)
		if v.is(start, "but", "and") {
			start++
		}
		np := v.chunkFrom(start, j-1)
		if !np.empty() && (v.is(np.b, ",")) {
			if h := v.headOf(np); h >= 0 {
				return []int{h}
			}
		}
	}
	return nil
}

// thatWords reads "told Arab News that ..." and "activists said five were"
// off the words, when the tree gives the verb no content.
func (v *view) thatWords(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || v.passive(i) {
		return nil
	}
	b := v.bounds(i)
	j := i + 1 + len(c.words)
	for j < b.b && j < i+12 && !v.is(j, "that") {
		if isPunct(v.low[j]) && !v.is(j, "-") || v.verbal(j) && !v.is(j, "following") {
			j = b.b
			break
		}
		j++
	}
	start := j + 1
	if j >= b.b || j >= i+12 {
		if i+1 >= b.b || isPunct(v.low[i+1]) || v.tag(i+1) == "IN" || v.tag(i+1) == "TO" || v.lemma(i) != "say" && !v.clauseAt(i+1, b.b) {
			return nil
		}
		start = i + 1
	}
	end := start
	for end < b.b && !v.is(end, ";") && !(isStop(v.low[end]) && end+2 >= b.b) {
		end++
	}
	s := v.trimConj(span{start, end})
	// A headline may do without a verb: "Union says seven dead at mine".
	if s.b-s.a < 2 || !v.hasVerb(s) && !v.hasNumber(s) && !v.tells(s) {
		return nil
	}
	return []draft{newDraft("that-words", s, v.rootOf(s))}
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

func newDraft(rule string, content span, root int) draft {
	return draft{attribution: attribution{rule: rule, head: -1, channel: -1, verb: -1}, content: content, root: root}
}

// thatClause: "said (that) the road was open and that nobody was hurt" gives
// one claim for each clause with a "that" of its own.
func (v *view) thatClause(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok {
		return nil
	}
	cc := -1
	for _, k := range v.of(i) {
		if v.rel(k) == "ccomp" && k > i {
			cc = k
			break
		}
	}
	if cc < 0 {
		return nil
	}
	if m := v.child(cc, "mark"); m >= 0 && m < cc && v.is(m, "whether", "if") {
		return nil
	}
	roots := []int{cc}
	for _, k := range v.of(cc) {
		if m := v.child(k, "mark"); v.rel(k) == "conj" && m >= 0 && v.is(m, "that") {
			roots = append(roots, k)
		}
	}
	var out []draft
	for n, r := range roots {
		s := v.yield(r, func(k int) bool {
			if r == cc && n == 0 && len(roots) > 1 {
				for _, o := range roots[1:] {
					if k == o {
						return true
					}
				}
			}
			return v.loose(r, k)
		})
		if s.a <= i {
			s.a = i + 1
		}
		if s = v.trimConj(v.trim(s)); !s.empty() {
			out = append(out, newDraft("that-clause", s, r))
		}
	}
	return out
}

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
	return v.is(i, "that") && (v.tag(i) == "DT" && v.rel(i) != "mark" || v.rel(i) == "nsubj" || v.rel(i) == "det")
}

func opening(w string) bool { return w == "“" || w == "\"" || w == "‘" || w == "(" || w == "«" }
func closing(w string) bool { return w == "”" || w == "\"" || w == "’" || w == ")" || w == "»" }

// doing: "claimed to have taken the town", "denied having fired".
func (v *view) doing(i int, c *cue) []draft {
	if _, ok := c.frame("doing"); !ok || v.passive(i) {
		return nil
	}
	for _, k := range v.of(i) {
		switch v.rel(k) {
		case "xcomp", "ccomp", "advcl", "obj":
		default:
			continue
		}
		gerund := v.tag(k) == "VBG" || v.child(k, "aux", "cop") > i && v.is(v.child(k, "aux", "cop"), "having", "being")
		if k > i && (gerund && c.stance != "asserts" || v.child(k, "mark") >= 0 && v.is(v.child(k, "mark"), "to")) {
			if s := v.trimConj(v.yield(k, func(x int) bool { return v.loose(k, x) })); !s.empty() && s.a > i {
				return []draft{newDraft("infinitive", s, k)}
			}
		}
	}
	return nil
}

// passiveContent: "The rebels are reported to have left", "He was reported
// dead", "The death was confirmed by the hospital".
func (v *view) passiveContent(i int, c *cue) []draft {
	s := v.child(i, "nsubj:pass")
	if s < 0 || v.lex.quotes(v.lemma(i)) && v.lemma(i) != "report" {
		return nil
	}
	if v.is(s, "who", "which", "that") {
		if s = v.head(i); s < 0 || !strings.HasPrefix(v.rel(i), "acl") {
			return nil
		}
	}
	if x := v.child(i, "advcl", "xcomp"); x > i && v.is(x-1, "as") {
		return nil // "was reported by UzA as saying"
	}
	np := v.yield(s, func(k int) bool { return strings.HasPrefix(v.rel(k), "acl:relcl") && k > i-1 })
	if np.b > i {
		np = v.nounPhrase(s)
	}
	if x := v.child(i, "xcomp"); x > i {
		// The person told or asked something is no content.
		if c.stance == "asserts" && !v.is(i, "reported", "said", "alleged", "claimed", "believed", "confirmed", "rumoured", "rumored") {
			return nil
		}
		d := newDraft("passive", v.trimConj(np2(np, v.yield(x, nil))), x)
		d.head = v.venue(i)
		return []draft{d}
	}
	f, ok := c.frame("object")
	if !ok || !v.fits(s, f) || v.lemma(i) == "tell" || v.agent(i) < 0 && v.venue(i) < 0 {
		return nil
	}
	d := newDraft("passive-object", v.trimConj(np), s)
	d.head = v.venue(i)
	return []draft{d}
}

// venue: "was reported dead on several Facebook pages", "is reported in some
// papers": -1 when there is none.
func (v *view) venue(i int) int {
	for _, k := range v.of(i) {
		if c := v.child(k, "case"); strings.HasPrefix(v.rel(k), "obl") && c >= 0 && v.is(c, "on", "in", "by") && (v.lex.is("venue", v.lemma(k)) || v.is(c, "by")) {
			return k
		}
	}
	return -1
}

func np2(a, b span) span { return span{min(a.a, b.a), max(a.b, b.b)} }

// fits tells whether the noun at o may be the object of a frame.
func (v *view) fits(o int, f frame) bool {
	if f.class == "" {
		return true
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

// object: "denied the report", "announced the release of everyone", "counted
// 61 dead"; in a relative clause "a version the government rejects".
func (v *view) object(i int, c *cue) []draft {
	f, ok := c.frame("object")
	fig := false
	if !ok {
		if f, fig = c.frame("figure"); !fig {
			return nil
		}
	}
	if v.passive(i) {
		return nil
	}
	o := v.child(i, "obj")
	if o < 0 && v.rel(i) == "acl:relcl" && v.child(i, "nsubj") >= 0 && !v.relative(i) && !fig && f.class == "claim" {
		if h := v.head(i); h >= 0 && v.fits(h, f) {
			d := newDraft("object-relative", v.nounPhrase(h), h)
			return []draft{d}
		}
	}
	if o < i {
		// by position: "..., a version the provincial government rejects."
		b := v.bounds(i)
		if o < 0 && f.class == "claim" && !f.not && (i+1 >= b.b || isPunct(v.low[i+1])) {
			if np := v.chunkTo(v.skipBack(i, b.a), b.a); !np.empty() && np.a > b.a && v.nominal(np.a-1) && v.fits(np.a-1, f) {
				d := newDraft("object-relative", v.chunkTo(np.a, b.a), np.a-1)
				d.head, d.np = v.headOf(np), np
				return []draft{d}
			}
		}
		return nil
	}
	for j := i + 1; f.not && j < min(i+6, v.bounds(i).b) && !isPunct(v.low[j]); j++ {
		if v.lex.is(f.class, v.lemma(j)) {
			return nil // "denied him bail"
		}
	}
	s := v.yield(o, func(k int) bool { return v.loose(o, k) })
	if fig && !v.hasNumber(s) || !v.fits(o, f) || s.a <= i {
		return nil
	}
	if fr, ok := c.frame("of"); ok && fr.name == "of" && c.stance == "asserts" && v.lemma(i) == "tell" {
		return nil
	}
	if m := v.ment[o]; m >= 0 && v.doc.Mentions[m].Type == "PERSON" && v.doc.Mentions[m].Form != "nominal" && c.stance == "asserts" {
		return nil
	}
	return []draft{newDraft("object", v.trimConj(s), o)}
}

func (v *view) hasNumber(s span) bool {
	for i := s.a; i < s.b; i++ {
		if v.tag(i) == "CD" {
			return true
		}
	}
	return false
}

// naming: "called the report a lie", "dismissed it as propaganda".
func (v *view) naming(i int, c *cue) []draft {
	_, called := c.frame("called")
	_, as := c.frame("as")
	if !called && !as || v.passive(i) {
		return nil
	}
	if called && i+1 < len(v.low) && v.quote[i] < 0 && v.quote[i+1] < 0 {
		if e := v.namedWords(i); e >= 0 {
			return []draft{newDraft("naming", span{i + 1, e}, e-2)}
		}
	}
	o := v.child(i, "obj")
	if o <= i {
		if !called {
			return nil
		}
		// "called the inquiry a whitewash": some parses make one clause of it.
		if v.is(i+1, "for", "on", "off", "up") || v.tag(i) == "VBN" && v.child(i, "nsubj") < 0 {
			return nil
		}
		if cc := v.child(i, "ccomp", "xcomp"); cc > i && v.child(i, "obl") < 0 {
			return []draft{newDraft("naming", v.trimConj(v.yield(cc, func(k int) bool { return v.loose(cc, k) })), cc)}
		}
		return nil
	}
	if fr, _ := c.frame("as"); as && !v.fits(o, fr) {
		return nil
	}
	s := v.yield(o, nil)
	for _, k := range v.of(i) {
		if k <= o {
			continue
		}
		cs := v.child(k, "case", "mark")
		switch r := v.rel(k); {
		case called && r == "xcomp", as && (strings.HasPrefix(r, "obl") || r == "advcl" || r == "xcomp") && cs >= 0 && v.is(cs, "as"):
			return []draft{newDraft("naming", v.trimConj(np2(s, v.yield(k, nil))), k)}
		}
	}
	for _, k := range v.of(o) {
		if cs := v.child(k, "case"); as && v.rel(k) == "nmod" && cs >= 0 && v.is(cs, "as") {
			return []draft{newDraft("naming", v.trimConj(s), k)}
		}
	}
	// "called the report “fiction”"
	if called && s.b < len(v.low) && v.quote[s.b] >= 0 {
		e := s.b
		for e < v.bounds(i).b && v.quote[e] == v.quote[s.b] {
			e++
		}
		return []draft{newDraft("naming", span{s.a, e}, e-2)}
	}
	return nil
}

// namedWords: "called the report “fiction”" by position; the end, or -1.
func (v *view) namedWords(i int) int {
	b := v.bounds(i)
	np := v.chunkFrom(i+1, b.b)
	if np.empty() || np.b >= b.b {
		return -1
	}
	e := np.b
	if v.is(e, "as") && e+1 < b.b {
		e++ // "described the meeting as “frank”"
	}
	if v.quote[e] < 0 {
		return -1
	}
	for q := v.quote[e]; e < b.b && v.quote[e] == q; {
		e++
	}
	return e
}

// prepositional: "accused the army of looting", "blamed the fire on arson",
// "spoke of 7,000", "stood by its figure of 21".
func (v *view) prepositional(i int, c *cue) []draft {
	for _, f := range c.frames {
		var preps []string
		switch f.name {
		case "of", "by":
			preps = []string{f.name}
		case "for":
			preps = []string{"for", "on"}
		default:
			continue
		}
		if v.passive(i) && f.name == "by" {
			continue
		}
		o := v.child(i, "obj", "nsubj:pass")
		for _, k := range append(append([]int{}, v.of(i)...), v.kidsOf(o)...) {
			cs := v.child(k, "case", "mark")
			if k < i || cs < i || !v.is(cs, preps...) {
				continue
			}
			if f.name == "of" && o < 0 && v.lemma(i) == "accuse" {
				continue
			}
			s := v.yield(k, func(x int) bool { return v.loose(k, x) })
			s.a = cs + 1
			if o >= 0 && f.name != "by" {
				s = np2(v.nounPhrase(o), s)
			}
			return []draft{newDraft("prepositional", v.trimConj(s), k)}
		}
		if v.lemma(i) == "accuse" && !v.passive(i) {
			// the same by position: "accused the department of cutting the bank"
			b := v.bounds(i)
			for j := i + 2; j < min(b.b-1, i+15) && !isPunct(v.low[j]); j++ {
				if v.is(j, "of") && (v.tag(j+1) == "VBG" || v.quote[j+1] >= 0) {
					e := j + 1
					for e < b.b && !v.is(e, ",", ";") && !isStop(v.low[e]) {
						e++
					}
					return []draft{newDraft("prepositional", span{i + 1, e}, j+1)}
				}
			}
		}
	}
	return nil
}

func (v *view) kidsOf(i int) []int {
	if i < 0 {
		return nil
	}
	return v.of(i)
}

// numbers: "put the toll at 31", "estimated the crowd at 800", "raised its
// toll to 45", "gave the number as eight". Read off the words, since parsers
// differ where they hang the number.
func (v *view) numbers(i int, c *cue) []draft {
	prep := ""
	var f frame
	for _, name := range []string{"at", "to", "as"} {
		if fr, ok := c.frame(name); ok && (name == "at" || fr.class == "count") {
			prep, f = name, fr
		}
	}
	if prep == "" || v.passive(i) {
		return nil
	}
	end, seen := v.bounds(i).b, f.class == ""
	for j := i + 1; j < min(end, i+30); j++ {
		if v.lex.is("count", v.lemma(j)) {
			seen = true
		}
		if isStop(v.low[j]) || v.is(j, ";") {
			return nil
		}
		if !v.is(j, prep) {
			continue
		}
		for k := j + 1; k < min(end, j+6); k++ {
			if v.tag(k) != "CD" {
				continue
			}
			if !seen {
				return nil
			}
			e := k + 1
			for e < end && (v.tag(e) == "CD" || strings.HasPrefix(v.tag(e), "NN") && !isPunct(v.low[e]) || v.tag(e) == "JJ") {
				e++
			}
			return []draft{newDraft("number", span{i + 1, e}, k)}
		}
	}
	return nil
}

// trailing: "The road is open, the mayor said on Monday", also when the
// parser made something else of it.
func (v *view) trailing(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || v.passive(i) || v.relative(i) || c.stance == "denies" || c.stance == "doubts" || v.tag(i) == "VBG" || v.tag(i) == "VBN" && !v.is(i, "said") || v.is(i+1, "that") {
		return nil
	}
	b := v.bounds(i)
	left := i
	if v.is(i-1, ",", "”", "\"") {
		if d, ok := v.apposed(i, b.a); ok {
			return []draft{d}
		}
	}
	h := v.subject(i)
	if h >= 0 && h < i {
		left = v.trim(v.nounPhrase(h)).a
	} else if h < 0 {
		if np := v.chunkTo(v.skipBack(i, b.a), b.a); !np.empty() {
			left = np.a
		}
	}
	// an apposition or adverb may stand between: go back to the comma that
	// closes the content.
	for left > b.a && !v.is(left-1, ",", "\"", "”", ")") {
		switch v.tag(left - 1) {
		case "VBD", "VBZ", "VBP", "MD":
			return nil
		}
		if i-left > 25 || v.is(left-1, ";", ":") {
			return nil
		}
		left--
	}
	if left <= b.a+2 || !v.is(left-1, ",", "\"", "”") {
		return nil
	}
	d, ok := v.contentBefore(left-1, b.a)
	if !ok {
		return nil
	}
	// "..., a security source and shopkeepers said"
	for j := left; j < i; j++ {
		if h >= 0 && v.is(j, "and", "or") && j > left {
			if np := v.chunkTo(j, left); !np.empty() && !np.has(h) {
				if d.more = v.headOf(np); d.more < 0 {
					d.more = 0
				}
			}
			break
		}
	}
	if h < 0 {
		if np := v.chunkTo(v.skipBack(i, b.a), left); !np.empty() {
			d.head, d.np = v.headOf(np), np
		} else if np := v.chunkFrom(i+1, b.b); !np.empty() {
			d.head, d.np = v.headOf(np), np
		}
	}
	return []draft{d}
}

// apposed reads "The road is open, its head, Omar Haddad, said".
func (v *view) apposed(i, lo int) (draft, bool) {
	second := v.chunkTo(i-1, lo)
	if second.empty() || second.a-1 <= lo || !v.is(second.a-1, ",") {
		return draft{}, false
	}
	first := v.chunkTo(second.a-1, lo)
	if first.empty() || first.a-1 <= lo || !v.is(first.a-1, ",", "\"", "”") {
		return draft{}, false
	}
	d, ok := v.contentBefore(first.a-1, lo)
	if !ok {
		return d, false
	}
	d.head, d.np = v.headOf(first), first
	if h := v.headOf(second); h >= 0 && v.ment[h] >= 0 && v.doc.Mentions[v.ment[h]].Type == "PERSON" && v.doc.Mentions[v.ment[h]].Form == "name" {
		d.head, d.np = h, second
	}
	return d, true
}

// inverted reads "The flag flies over the gate, reports the BBC."
func (v *view) inverted(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || !v.is(i-1, ",", "”", "\"") || v.tag(i) == "VBG" || v.tag(i) == "VBN" && c.stance != "asserts" {
		return nil
	}
	b := v.bounds(i)
	np := v.chunkFrom(i+1, b.b)
	if np.empty() || np.b < b.b && !isPunct(v.low[np.b]) && v.tag(np.b) != "IN" || v.is(np.b, "that") {
		return nil
	}
	if h := v.subject(i); h >= 0 && h < i && !v.speaks(v.headOf(np)) {
		return nil
	}
	d, ok := v.contentBefore(i-1, b.a)
	if !ok {
		return nil
	}
	d.head, d.np = v.headOf(np), np
	return []draft{d}
}

// contentBefore is the clause that ends before token end.
func (v *view) contentBefore(end, lo int) (draft, bool) {
	s := v.trimConj(span{v.clauseStart(end, lo), end})
	if s.b-s.a < 3 || v.quotedMost(s) {
		return draft{}, false
	}
	for _, words := range v.lex.against {
		if v.phraseAt(s.a, words) {
			// "Contrary to reports, the road is open, he said"
			s = v.trimConj(span{v.behindComma(s.a, s.b), s.b})
		}
	}
	root := v.rootOf(s)
	if !v.hasVerb(s) {
		root = -1
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
