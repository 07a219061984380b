package claim

import (
	"slices"
	"strings"

	"dateline/extract"
)

// draft is a claim as ranges of tokens, before mentions, events and ids.
type draft struct {
	attribution
	content span
	quote   bool
	root    int  // head word of the content, -1
	more    int  // head word of a second speaker, 0 when there is none
	negated bool // the content itself says no: set by stance
	denying bool // the cue itself denies what follows: "found no sign of"
	outlet  int  // 1 + head word of the outlet that carries it, 0 when there is none
	tail    int  // where its speaker stands inside the content, 0 when he does not
	part    int  // of a quotation in several sentences: its number, 0 for others
	answers bool // the content denies what others said, not what it tells itself: set by stance
}

// verbClaims reads the cue verb at token i. used tells cue words that a
// quotation has taken.
func (v *view) verbClaims(i int, used map[int]bool) []draft {
	misread := !v.verbal(i) && v.misread(i)
	if !used[i] {
		if d, ok := v.leftOpen(i); ok {
			return []draft{d}
		}
	}
	if used[i] || !v.verbal(i) && v.tag(i) != "JJ" && !misread {
		return nil
	}
	if d, ok := v.unverified(i); ok {
		return []draft{d}
	}
	for _, read := range []func(int) (draft, bool){v.neither, v.disbelieved} {
		if d, ok := read(i); ok {
			return []draft{d}
		}
	}
	if v.saysNeither(i) {
		return nil
	}
	if d, ok := v.sight(i); ok {
		return []draft{d}
	}
	if misread && (!v.is(i, "calls") || !v.is(i+1, "that")) {
		if out := v.flat(i); out != nil {
			return out
		}
	}
	cues := v.cuesAt(i)
	if o := v.child(i, "obj"); v.lemma(i) == "question" && o > i && v.cover[o] >= 0 && v.doc.Mentions[v.cover[o]].Type == extract.Person {
		return nil // "Police have questioned the minister in their inquiry"
	}
	if len(cues) == 0 || !v.verbal(i) && !misread || v.unsaid(i) || i > 0 && (v.tag(i-1) == "DT" || v.tag(i-1) == "PRP$") && v.tag(i) == "VBN" {
		return nil
	}
	for _, c := range cues {
		if !v.particles(i, c) || !v.paperOnly(i, c) {
			continue
		}
		for _, read := range []func(int, *cue) []draft{v.rejectedBy, v.nested, v.told, v.pleaded, v.loss, v.held, v.shows, v.upon, v.foundNo, v.citedBehind, v.somethingDenied, v.numbers, v.parenthetical, v.inverted, v.calledBy, v.naming, v.passiveContent, v.thatClause, v.doing, v.prepositional, v.object, v.trailing, v.thatWords, v.colonClause} {
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

// misread: a finite cue that the tagger took for a noun. Forms that are nouns
// too need a speaker in front and an object or clause behind: "The company
// disputes that account".
func (v *view) misread(i int) bool {
	if i == 0 || !strings.HasPrefix(v.tag(i), "NN") && v.tag(i) != "JJ" || v.sent[i-1] != v.sent[i] {
		return false
	}
	if v.lex.is("finite", v.low[i]) {
		return true
	}
	if b := v.bounds(i); v.is(i, "claim", "report", "estimate", "say", "claims", "reports", "estimates") && (i+1 >= b.b || isStop(v.low[i+1])) {
		np := v.outerPhrase(v.chunkTo(i, b.a), b.a)
		return !np.empty() && np.a > b.a+3 && v.is(np.a-1, ",") // "..., farmers' unions in Sindh claim"
	}
	if !v.lex.is("either", v.low[i]) || i+1 >= v.bounds(i).b {
		return false
	}
	switch v.tag(i + 1) {
	case "DT", "CD", "PRP$", "IN", "WDT", "PDT":
	default:
		return false
	}
	np := v.chunkTo(i, v.bounds(i).a)
	return !v.is(i+1, "of", "in", "by", "from", "on", "about", "for", "at", "with") && !np.empty() && (v.tag(np.a) == "DT" || v.cover[i-1] >= 0)
}

// cuesAt are the uses of the cue word at i, also where the tagger missed the
// verb and with it the lemma.
func (v *view) cuesAt(i int) []*cue {
	w := v.low[i]
	tries := []string{v.lemma(i)}
	if !v.verbal(i) {
		stem := strings.TrimSuffix(w, "ed")
		tries = append(tries, strings.TrimSuffix(w, "s"), strings.TrimSuffix(w, "es"), strings.TrimSuffix(w, "d"), stem, strings.TrimSuffix(stem, "i")+"y", strings.TrimSuffix(w, "ies")+"y")
	}
	for _, t := range tries {
		if c := v.lex.verbs[t]; len(c) > 0 {
			return c
		}
	}
	return nil
}

// flat reads a finite cue that was taken for a noun, off the words alone: "The
// minister denies having given any order", "Khan insists the road was open".
func (v *view) flat(i int) []draft {
	b := v.bounds(i)
	cues := v.cuesAt(i)
	np := v.chunkTo(v.skipBack(i, b.a), b.a)
	if len(cues) == 0 || np.empty() || i+3 >= b.b {
		return nil
	}
	h := v.headOf(np)
	gerund := v.tag(i+1) == "VBG" && cues[0].stance != "asserts"
	if c := v.cover[np.b-1]; h < 0 || c < 0 && !v.is(h, "he", "she", "they", "it") && !(v.tag(np.a) == "DT" && v.is(i+1, "that", "whether")) || c >= 0 && v.doc.Mentions[c].Type == "PLACE" && !v.doc.Mentions[c].Metonym || !gerund && !v.is(i+1, "that") && !(v.is(i+1, "whether") && cues[0].stance == "doubts") && !v.clauseAt(i+1, b.b) {
		return nil
	}
	s := v.trimConj(v.trim(span{i + 1, b.b}))
	if s.empty() {
		return nil
	}
	d := newDraft("that-words", s, v.rootOf(s))
	d.verb, d.cue, d.stance, d.score, d.head, d.np = i, span{i, i + 1}, cues[0].stance, 0.7*cues[0].strength, h, np
	v.finish(&d.attribution)
	d.content = v.balance(v.cut(i, d.content))
	if d.content.empty() {
		return nil
	}
	return []draft{d}
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
			if v.is(k, "may", "might", "could", "can", "should", "will", "'ll", "must", "to") && !v.seeming(k) {
				return true
			}
		case "mark":
			if v.is(k, "to", "if", "unless") && !v.is(k-1, "on") && !v.seeming(k) {
				return true
			}
		}
	}
	return v.is(i-1, "to") && v.tag(i) == "VB" && !v.is(i-3, "went", "goes") && !v.is(i-2, "on") && !v.seeming(i-1)
}

// seeming: the "to" at k hangs on a verb that only softens or that says it was
// done: "Satellite images appear to bear out the account", "was forced to
// concede that", "continues to insist that", "took to Facebook to deny".
func (v *view) seeming(k int) bool {
	if !v.is(k, "to") || k == 0 {
		return false
	}
	if l := v.lemma(k - 1); v.lex.is("doneto", l) {
		return !v.unsaid(k - 1)
	}
	for j := k - 1; j > 0 && j > k-8 && v.sent[j] == v.sent[k] && !isPunct(v.low[j]); j-- {
		if v.tag(j) == "VBD" || v.tag(j) == "VBZ" || v.tag(j) == "VBP" {
			return v.lex.is("doneby", v.lemma(j)) && (v.lemma(j) != "take" || v.is(j+1, "to"))
		}
	}
	return false
}

// spread makes one claim per speaker and content.
func (v *view) spread(i int, c *cue, found []draft) []draft {
	heads, channel := v.speakers(i)
	if o := v.outerCue(i); o >= 0 {
		if hs, _ := v.speakers(o); len(hs) > 0 {
			heads = hs
		} else if v.tag(o) == "VBG" {
			heads = v.subjectWords(o, 0)
		}
	}
	if len(heads) == 1 && v.is(heads[0], "who", "which", "that") {
		heads = v.antecedent(heads[0])
	}
	if h, _ := v.acrossRelative(i); h >= 0 {
		heads = []int{h}
	}
	if h := v.quotedBefore(i); h >= 0 {
		if len(heads) > 0 {
			channel = heads[0]
		}
		heads = []int{h}
	}
	if len(heads) == 0 || heads[0] >= 0 && heads[0] < i && v.placed(heads[0]) {
		if h, _ := v.namedBefore(i); h >= 0 {
			heads = []int{h}
		}
	}
	if len(heads) > 0 && heads[0] >= 0 && heads[0] < i && v.nothing(heads[0]) && len(found) > 0 && found[0].head < 0 {
		return nil // "No group has claimed responsibility"
	}
	if len(heads) == 1 && isUnit(v.lemma(heads[0])) && heads[0] < i {
		// "minutes after the insurgents claimed"
		heads = nil
	}
	if len(heads) == 0 && !v.passive(i) {
		heads = v.subjectWords(i, 0)
	}
	full := span{}
	if v.quotedBefore(i) < 0 && len(found) > 0 && found[0].head < 0 && len(heads) < 2 && !v.passive(i) {
		if h, np := v.fullSubject(i); h >= 0 && (len(heads) == 0 || heads[0] < 0 || heads[0] != h) {
			heads, full = []int{h}, np
		}
	}
	if len(heads) == 0 {
		heads = []int{-1}
	}
	if v.quote[i] >= 0 && heads[0] >= 0 && v.is(heads[0], "i", "we", "you") {
		return nil // the speaker of the quotation himself
	}
	var out []draft
	for _, d := range v.apartThat(found) {
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
			if d.denying {
				d.stance = "denies"
			}
			if d.outlet > 0 {
				d.channel = d.outlet - 1
			}
			if d.cue.empty() {
				d.cue = span{i, i + 1 + len(c.words)}
			}
			if h == d.more && h > 0 {
				d.np = span{}
			}
			if d.head = h; !full.empty() && full.has(h) && len(who) == 1 {
				d.np = full
			}
			if h >= 0 && c.stance == "asserts" && v.corrected(h) {
				d.head, d.stance = -1, "denies"
			} else if h < 0 {
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

// apartThat parts clauses that the tree left together: "said that the metal came
// from a drone, and | that no trace of a mine had been found".
func (v *view) apartThat(found []draft) []draft {
	var out []draft
	for _, d := range found {
		if d.rule == "that-clause" || d.rule == "that-words" {
			for j := d.content.a + 3; j+4 < d.content.b; j++ {
				if !v.is(j, "and", "but") || !v.is(j+1, "that") || v.quote[j] >= 0 || !v.clauseAt(j+2, d.content.b) && !v.is(j+2, "there", "nobody", "nothing") || v.is(j-1, "this", "that") {
					continue
				}
				first := d
				first.content = v.trimConj(span{d.content.a, j})
				out = append(out, first)
				d.content = v.trimConj(span{j + 2, d.content.b})
				d.root, j = v.rootOf(d.content), d.content.a+3
			}
		}
		out = append(out, d)
	}
	return out
}

// outerCue is the cue whose speaker also speaks at i, where the tree made i a
// part of what was said: see secondCue; -1 if there is none.
func (v *view) outerCue(i int) int {
	lo := v.bounds(i).a
	and := i - 1
	if v.tag(i) == "VBG" && v.is(and, ",") {
		// "says the door was closed, contradicting its first findings"
		for k := and - 1; k > lo && k > and-45; k-- {
			if (v.tag(k) == "VBD" || v.tag(k) == "VBZ" || v.is(k, "said")) && v.quote[k] < 0 && v.lex.saying(v.lemma(k)) && !v.relative(k) && v.head(i) > k && v.head(i) < i {
				return k
			}
		}
		return -1
	}
	if v.tag(i) == "VBG" && v.is(and, "and") {
		// "saying it was solvent and denying rumours"
		for k := and - 1; k > lo && k > and-45; k-- {
			if v.tag(k) == "VBG" && v.quote[k] < 0 && len(v.lex.verbs[v.lemma(k)]) > 0 && v.is(k-1, ",") {
				return k
			}
		}
		return -1
	}
	if and > lo && v.tag(and) == "RB" {
		and--
	}
	if and <= lo || !v.is(and, "and") {
		return -1
	}
	for k := and - 1; k > lo && k > and-45; k-- {
		cues := v.lex.verbs[v.lemma(k)]
		if v.tag(k) == "VBD" && v.quote[k] < 0 && len(cues) > 0 && (v.lex.saying(v.lemma(k)) || cues[0].stance != "asserts") && v.secondCue(k, and+1) && !v.relative(k) {
			return k
		}
	}
	return -1
}

// thatWords reads "told Arab News that ..." and "activists said five were"
// off the words, when the tree gives the verb no content.
func (v *view) thatWords(i int, c *cue) []draft {
	if _, ok := c.frame("that"); !ok || v.passive(i) {
		return nil
	}
	b := v.bounds(i)
	j := i + 1 + len(c.words)
	if t := v.thatAt(i); t >= 0 {
		j = t
	}
	if s := v.behindAdjunct(i); !s.empty() {
		return []draft{newDraft("that-words", s, v.rootOf(s))}
	}
	for j < b.b && j < i+12 && !v.is(j, "that") {
		if isPunct(v.low[j]) && !v.is(j, "-") || v.verbal(j) && !v.is(j, "following") {
			j = b.b
			break
		}
		j++
	}
	start := j + 1
	if j >= b.b || j >= i+12 && !v.is(j, "that") {
		told := v.chunkFrom(i+1, b.b)
		if v.lemma(i) == "tell" && !told.empty() && v.clauseAt(told.b, b.b) {
			j = told.b - 1 // "told the judge | he had been beaten"
		} else if i+1 >= b.b || isPunct(v.low[i+1]) || v.tag(i+1) == "IN" || v.tag(i+1) == "TO" || v.lemma(i) != "say" && !v.clauseAt(i+1, b.b) {
			return nil
		}
		start = i + 1
		if j == told.b-1 && v.lemma(i) == "tell" {
			start = told.b
		}
	}
	end := start
	for end < b.b && !v.is(end, ";") && !(isStop(v.low[end]) && end+2 >= b.b) {
		end++
	}
	s := v.trimConj(span{start, end})
	// A headline may do without a verb: "Union says seven dead at mine".
	if s.b-s.a < 2 || !v.hasVerb(s) && !v.hasNumber(s) && !v.tells(s) && !(v.tag(s.a) == "JJ" && v.is(s.a+1, "to") && !isStop(v.low[b.b-1])) {
		return nil
	}
	return []draft{newDraft("that-words", s, v.rootOf(s))}
}

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
	if m := v.child(cc, "mark"); m >= 0 && m < cc && v.is(m, "whether", "if") && c.stance != "doubts" {
		return nil
	}
	if v.ofNoun(i, cc) {
		return nil
	}
	if t := v.thatAt(i); t >= 0 && v.yield(cc, nil).a > t+1 {
		return v.thatWords(i, c) // the tree took another clause: "..., even as his experts called it toxic"
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
		if b := v.bounds(i); !s.empty() && s.b < b.b && v.verbalFinite(s.b) && !v.finite(s) && v.quote[i] < 0 {
			s.b = b.b // "They said most victims | had bullet wounds"
		}
		if s = v.trimConj(v.trim(s)); !s.empty() {
			if v.is(s.b, "that") && len(v.lex.verbs[v.lemma(s.b-1)]) > 0 && v.verbal(s.b-1) {
				s.b = v.clauseBody(s.b+1, v.bounds(i).b).b // "said her own data showed | that she was ahead"
			}
			out = append(out, newDraft("that-clause", s, r))
		}
	}
	if len(roots) == 1 && len(out) == 1 {
		if s := v.secondThat(i, out[0].content.b); !s.empty() {
			out = append(out, newDraft("that-clause", s, v.rootOf(s)))
		}
	}
	return out
}

// ofNoun: in "the army said on Sunday, a claim that the rebels denied" the
// clause belongs to the noun, whatever the tree says.
func (v *view) ofNoun(i, cc int) bool {
	for k := i + 2; k < cc; k++ {
		if v.is(k, "that") {
			return v.lex.is("claim", v.lemma(k-1)) && v.commaBetween(i, k) && strings.HasPrefix(v.tag(k-1), "NN")
		}
	}
	return false
}

// secondThat reads "said the gate was shut | and that nobody was hurt" off the
// words, where the tree lost the second clause.
func (v *view) secondThat(i, at int) span {
	b := v.bounds(i)
	if v.is(at, ",") {
		at++
	}
	if at+3 >= b.b || !v.is(at, "and", "but") || !v.is(at+1, "that") || !v.clauseAt(at+2, b.b) {
		return span{}
	}
	end := at + 2
	for end < b.b && !v.is(end, ";") && !(isStop(v.low[end]) && end+2 >= b.b) {
		end++
	}
	return v.trimConj(v.trim(span{at + 2, end}))
}
