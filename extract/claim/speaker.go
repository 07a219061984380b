package claim

import (
	"strings"

	"dateline/extract"
)

// reach bounds how far from a quotation its cue may stand, in tokens.
const reach = 45

// quoteCue gives the cue of token i when it can stand beside a quotation.
func (v *view) quoteCue(i int) *cue {
	cues := v.lex.verbs[v.lemma(i)]
	if !v.verbal(i) && !v.is(i, "said", "says") {
		// “He was my student,” the professor recalls, taken for a noun
		if v.tag(i) != "NNS" || i == 0 || v.quote[i] >= 0 || v.sent[i-1] != v.sent[i] || v.cover[i-1] < 0 && !tagNoun(v.tag(i-1)) || i+1 < len(v.low) && v.sent[i+1] == v.sent[i] && !isPunct(v.low[i+1]) {
			return nil
		}
		cues = v.cuesAt(i)
	}
	for _, c := range cues {
		if _, ok := c.frame("quote"); ok && v.particles(i, c) {
			return c
		}
	}
	return nil
}

func (v *view) particles(i int, c *cue) bool {
	for k, w := range c.words {
		if !v.is(i+1+k, w) {
			return false
		}
	}
	return true
}

// relative: the verb belongs to "who said earlier that ...".
func (v *view) relative(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch {
		case v.is(j, "first", "last", "times") && v.is(j-1, "at"):
			j-- // "who had at first spoken of an accident"
		case v.is(j, "who", "which", "whom"):
			return true
		case v.tag(j) == "RB" || v.is(j, "had", "has", "have"):
		default:
			return false
		}
	}
	return false
}

// ownContent: the verb has a clause of its own that is not the quotation.
func (v *view) ownContent(i int) bool {
	for k := i + 1; k < min(i+7, v.bounds(i).b) && !isPunct(v.low[k]); k++ {
		if v.is(k, "that") && !v.verbal(k-1) || v.is(k, "that") && k == i+1 {
			return true // "tells the Post that"
		}
	}
	if v.quote[min(i+1, len(v.low)-1)] < 0 && v.clauseAt(i+1, v.bounds(i).b) {
		return true
	}
	for _, k := range v.of(i) {
		if k > i && v.quote[k] < 0 {
			switch v.rel(k) {
			case "ccomp", "xcomp":
				return true
			}
		}
	}
	return false
}

// after looks for the attribution behind a quotation.
func (v *view) after(q *quotation) *attribution {
	j := q.b
	in := q.inner()
	if in.empty() {
		return nil
	}
	last := v.low[in.b-1]
	para := v.paragraph(q.a)
	hi := j
	for hi < len(v.low) && hi < j+reach && v.paragraph(hi) == para && v.quote[hi] < 0 && !isStop(v.low[hi]) && !v.is(hi, ";") {
		hi++
	}
	weak, direct := last == ".", false
	switch {
	case j < hi && v.is(j, ",", "-", "–", "—", "--"):
		j++
		weak = false
	case strings.Contains(",?!…—-–...", last) && last != ".":
	case weak:
	default:
		direct = true
	}
	if j >= hi {
		return nil
	}
	// “The road is open,” according to the mayor.
	if a := v.accordingAt(j, hi); a != nil && !weak {
		return a
	}
	for k := j; k < hi; k++ {
		c := v.quoteCue(k)
		if c == nil || v.relative(k) {
			continue
		}
		if v.passive(k) && v.lemma(k) == "tell" {
			continue // “Sign or swim,” they were told, according to two sailors
		}
		if v.lex.quotes(v.lemma(k)) && !v.passive(k) {
			if a := v.citing(j, k, hi); a != nil {
				return a
			}
		}
		if v.unsaid(k) && v.tag(k) == "VB" {
			return nil // "Nobody can say."
		}
		if v.is(j, "and", "but", "while") && v.ownContent(k) {
			return nil // rejected the report as “absurd,” and he says there are no plans
		}
		if weak {
			np := v.chunkTo(v.skipBack(k, j), j)
			if v.finite(span{j, np.a}) {
				return nil // “He ran.” He will be charged, she said.
			}
		}
		if direct && k > j && !(k == j+1 && (v.tag(j) == "RB" || v.tag(j) == "PRP")) || weak && v.ownContent(k) {
			return nil
		}
		return v.behind(j, k, hi, c, weak)
	}
	for k := j; k < hi && !weak; k++ {
		if a := v.accordingAt(k, hi); a != nil && v.is(k, "according") {
			return a
		}
	}
	return nil
}

// behind reads "said NP", "NP said", "NP, apposition, said" between j and hi,
// with the cue at k.
func (v *view) behind(j, k, hi int, c *cue, weak bool) *attribution {
	start := j
	for start < k && (v.tag(start) == "RB" || v.is(start, "and", "but", "then", "so", ",")) {
		start++
	}
	a := &attribution{verb: k, cue: span{k, k + 1 + len(c.words)}, stance: c.stance, score: 0.95, rule: "quote-after", head: -1, channel: -1}
	if weak {
		a.score = 0.75
	}
	passive := v.child(k, "nsubj:pass", "aux:pass") >= 0 && v.is(k, "quoted", "cited", "reported")
	if start == k {
		// “We left,” said Raz Mohammad, a shopkeeper.
		h := v.subject(k)
		if h > k && h < hi && v.quote[h] < 0 {
			a.head = h
		} else if np := v.chunkFrom(k+1, hi); !np.empty() {
			a.head, a.np = v.headOf(np), np
		}
	} else {
		h := v.subject(k)
		if passive {
			h = v.child(k, "nsubj:pass")
		}
		if np := v.chunkFrom(start, k); !np.empty() && np.b < k && v.is(np.b, "who", "which", "that", "whose") {
			// “It was full,” a driver who had parked beside it said.
			a.head, a.np = v.headOf(np), np
		} else if h >= start && h < k && v.quote[h] < 0 {
			a.head = h
		} else {
			// “We left,” Ana Lopes, a nurse, said.
			np := v.chunkFrom(start, k)
			if np.empty() {
				return nil
			}
			a.head, a.np = v.headOf(np), np
			if a.np.b < k && !v.is(a.np.b, ",", "(") && !v.fillers(a.np.b, k) {
				if weak {
					return nil
				}
				a.score -= 0.2
			}
		}
	}
	if a.head < 0 {
		return nil
	}
	if passive {
		if k+2 < hi && v.is(k+1, "as") {
			a.cue.b = k + 3
		}
		a.channel = v.agent(k)
		if a.channel < 0 && k+2 < hi {
			a.channel = v.agent(k + 2)
		}
		a.rule = "quoted-as-saying"
	}
	return v.finish(a)
}

// citing reads “The deal is done,” Sky News quoted a negotiator as saying.
func (v *view) citing(j, k, hi int) *attribution {
	who := v.chunkFrom(k+1, hi)
	for e := who.b; e+1 < hi && e < who.b+12; e++ {
		if who.empty() || !v.is(e, "as") || !v.is(e+1, "saying", "telling") {
			continue
		}
		a := &attribution{verb: e + 1, cue: span{k, e + 2}, stance: "asserts", score: 0.9, rule: "quoted-as-saying", head: v.headOf(who), np: who, channel: -1}
		if out := v.chunkTo(k, j); !out.empty() {
			a.channel = v.headOf(out)
		}
		if a.head < 0 {
			return nil
		}
		return v.finish(a)
	}
	return nil
}

// fillers: only adverbs, auxiliaries and prepositional words lie between.
func (v *view) fillers(a, b int) bool {
	for i := a; i < b; i++ {
		switch v.tag(i) {
		case "RB", "MD", "VBD", "VBZ", "VBP", "IN", "VBN":
		default:
			return false
		}
	}
	return true
}

// agent is the noun behind "by" of a passive, -1 if none.
func (v *view) agent(i int) int {
	for _, k := range v.of(i) {
		if strings.HasPrefix(v.rel(k), "obl") {
			if c := v.child(k, "case"); c >= 0 && v.is(c, "by") && !v.lex.is("means", v.lemma(k)) {
				return k
			}
		}
	}
	return -1
}

// finish fills in what follows from the head: the phrase, who speaks for a
// statement, the outlet.
func (v *view) finish(a *attribution) *attribution {
	h := v.speakerOf(a.head)
	if h != a.head || a.np.empty() {
		a.head = h
		a.np = v.nounPhrase(h)
	}
	v.widen(a)
	if n, joined := v.nameBehind(a); n >= 0 {
		a.np.b = v.doc.Mentions[v.cover[n]].Last
		if !joined {
			a.head = n
		}
	}
	if a.channel < 0 && a.verb >= 0 {
		a.channel = v.recipient(a.verb)
	}
	if a.channel == a.head || a.channel >= 0 && a.np.has(a.channel) {
		a.channel = -1
	}
	return a
}

// before looks for the attribution in front of a quotation.
func (v *view) before(q *quotation) *attribution {
	para := v.paragraph(q.a)
	lo := q.a
	for lo > 0 && lo > q.a-reach && v.paragraph(lo-1) == para && v.quote[lo-1] < 0 && !isStop(v.low[lo-1]) && !v.is(lo-1, ";") {
		lo--
	}
	if lo == q.a {
		return nil
	}
	link := v.low[q.a-1]
	k := q.a - 1
	for k >= lo && (v.quoteCue(k) == nil || link == ":" && v.is(k, "asked") && k+1 < q.a-1 && v.opensClause(k, lo) || v.relative(k) && (link != ":" || v.is(k+1, "to", "not"))) {
		k--
	}
	if k < lo {
		if link == ":" {
			return v.colon(q, lo)
		}
		for j := lo; link == "," && j < q.a-2; j++ {
			if a := v.accordingAt(j, q.a); a != nil && (j == lo || a.np.b == q.a-1) {
				return a // "It was, in the words of the archbishop, “a shipwreck”"
			}
		}
		return nil
	}
	switch {
	case link == ":":
	case link == ",":
		if q.a-k > 14 || v.ownContent(k) {
			return nil
		}
	case q.a == k+1 && v.lemma(k) == "say" && (q.b >= len(v.low) || v.sent[q.b] != v.sent[q.a] || isPunct(v.low[q.b]) || v.is(q.b, "and", "but")):
		// Kyiv says “every hour counts.”; would only say “later” and shut the gate
	case !v.opensSpeech(q, k):
		return nil
	}
	c := v.quoteCue(k)
	a := &attribution{verb: k, cue: span{k, k + 1 + len(c.words)}, stance: c.stance, score: 0.9, rule: "quote-before", head: -1, channel: -1}
	heads, channel := v.speakers(k)
	if len(heads) == 1 && v.is(heads[0], "who", "which", "that") {
		heads = v.antecedent(heads[0])
	}
	if np := v.chunkFrom(k+1, q.a); k == v.bounds(k).a && link == ":" && np.b == q.a-1 && !np.empty() {
		a.head, a.np = v.headOf(np), np // "Said the station master: “…”"
	} else if h, np := v.acrossRelative(k); h >= 0 {
		a.head, a.np, a.channel = h, np, channel
	} else if h, np := v.fullSubject(k); h >= 0 && len(heads) < 2 && !v.passive(k) {
		a.head, a.np, a.channel = h, np, channel
	} else if len(heads) > 0 {
		a.head, a.channel = heads[0], channel
	} else if np := v.chunkTo(v.skipBack(k, lo), lo); !np.empty() && !v.passive(k) {
		a.head, a.np, a.score = v.headOf(np), np, 0.75
	}
	if a.head < 0 || v.quote[a.head] >= 0 {
		return nil
	}
	return v.finish(a)
}

// opensClause: a participle opens the sentence or its part: "Asked about the bill,
// the treasurer laughs:".
func (v *view) opensClause(k, lo int) bool {
	return k == v.bounds(k).a || k == lo || isPunct(v.low[k-1])
}

// passive: the tree says so, and a form of "be" or "get" bears it out ("Human
// Rights Watch put the toll at 31" is none, whatever was made of "Watch").
func (v *view) passive(i int) bool {
	if v.child(i, "nsubj:pass", "aux:pass") < 0 {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-6 && v.sent[k] == v.sent[i]; k-- {
		if v.is(k, "be", "been", "being", "is", "are", "was", "were", "'s", "’s", "'re", "get", "got", "gets", "getting", "am", "am") {
			return true
		}
	}
	return v.child(i, "aux:pass") < 0 && v.tag(i) == "VBN" && v.agent(i) >= 0
}

// skipBack goes over adverbs and auxiliaries in front of a verb.
func (v *view) skipBack(k, lo int) int {
	if k > lo+3 && v.is(k-1, ")") {
		// "the Disaster Management Authority (PDMA) said"
		for j := k - 2; j > lo && j > k-9; j-- {
			if v.is(j, "(") {
				return j
			}
		}
	}
	if k > lo+4 && v.is(k-1, ",") && v.is(k-3, ",") && v.is(k-2, "however", "meanwhile", "though", "too", "therefore", "nevertheless", "moreover", "instead", "also") {
		k -= 3 // "Erdi of the Joint Force, meanwhile, confirmed"
	}
	for k > lo+1 && isDay(v.low[k-1]) {
		k--
		if v.is(k-1, "on", "late", "early") {
			k--
		}
	}
	if k > lo+2 && v.tag(k-1) == "RB" && (isDay(v.low[k-2]) || k > lo+3 && v.tag(k-2) == "RB" && isDay(v.low[k-3])) {
		return v.skipBack(k-1, lo) // "Guyana on Monday flatly denied"
	}
	for k > lo && (v.tag(k-1) == "RB" || v.tag(k-1) == "RBR" && v.is(k-1, "earlier", "later") || v.tag(k-1) == "MD" || v.is(k-1, "has", "have", "had", "also")) {
		k--
	}
	return k
}

// opensSpeech tells a full quotation without comma or colon (She said that
// “nobody came back”, The minister told reporters “we will not talk”) from a
// fragment (He said the text was “a sell-out”).
func (v *view) opensSpeech(q *quotation, k int) bool {
	in := q.inner()
	if in.empty() || q.a-k > 7 {
		return false
	}
	for i := k + 1; i < q.a; i++ {
		if v.verbal(i) || v.tag(i) == "MD" || v.tag(i) == "PRP$" || v.is(i, "that") && i < q.a-1 {
			return false
		}
	}
	if q.b < len(v.low) && !isPunct(v.low[q.b]) && v.bounds(q.b) == v.bounds(q.a) && !v.is(q.b, "and", "but") {
		return false
	}
	switch t := v.tag(q.a - 1); {
	case t == "DT", t == "PRP$", t == "JJ", t == "IN" && !v.is(q.a-1, "that"), v.is(q.a-1, "to", "of", "a", "the"):
		return false
	}
	finite, words := false, 0
	for i := in.a; i < in.b; i++ {
		switch v.tag(i) {
		case "VBD", "VBZ", "VBP", "MD":
			finite = true
		}
		words++
	}
	return finite && words > 2 || v.doc.Word(in.a) != v.low[in.a] && q.a == k+1
}

// colon reads a speaker in front of a colon without any verb of saying:
// "Omar Haddad: “We left.”", "The mayor was blunt: “We left.”"
func (v *view) colon(q *quotation, lo int) *attribution {
	end := q.a - 1
	verb := -1
	for i := lo; i < end; i++ {
		if v.verbal(i) && v.rel(i) != "amod" || v.tag(i) == "MD" {
			verb = i
			break
		}
	}
	a := &attribution{verb: -1, cue: span{end, end + 1}, stance: "asserts", score: 0.8, rule: "heading", head: -1, channel: -1}
	for i := end - 1; i > lo; i-- {
		if v.is(i, "–", "—", "--") {
			lo = i + 1 // "19:30 — Rome: ‘We do not pay.’"
			break
		}
	}
	if verb >= 0 && verb < lo {
		verb = -1
	}
	for i := end - 1; verb >= 0 && i > verb; i-- {
		if t := v.tag(i); t == "VBD" || t == "VBZ" || t == "VBP" {
			verb = i // "Asked whether it was true, the governor, Ibro Saley, is categorical:"
			break
		}
	}
	if h, np := v.lead(lo, end, verb); h >= 0 {
		a.head, a.np, a.score, a.rule = h, np, 0.7, "colon"
		return v.finish(a)
	}
	if verb < 0 {
		np := v.trim(span{lo, end})
		if np.empty() || np.b-np.a > 8 {
			return nil
		}
		a.head, a.np = v.headOf(np), np
	} else {
		np := v.chunkTo(v.skipBack(verb, lo), lo)
		if np.empty() {
			return nil
		}
		a.head, a.np, a.score, a.rule = v.headOf(np), np, 0.7, "colon"
	}
	if a.head < 0 || !v.speaks(a.head) && !v.speakingRole(a, verb) && !(a.rule == "heading" && v.ment[a.head] >= 0 && v.doc.Mentions[v.ment[a.head]].First == a.np.a) {
		return nil
	}
	return v.finish(a)
}

// speakingRole: "The harbour master is blunt: ‘…’": a noun that no lexicon has for a
// person, in a phrase that only a person fits.
func (v *view) speakingRole(a *attribution, verb int) bool {
	l := v.lemma(a.head)
	return a.rule == "colon" && verb >= 0 && v.lemma(verb) == "be" && v.tag(verb+1) == "JJ" && v.tag(a.head) == "NN" && v.mentionOf(a.head) < 0 &&
		!v.lex.is("telling", l) && !v.lex.is("paper", l) && !v.lex.is("carrier", l) && !v.lex.is("claim", l) && !v.lex.is("bearer", l)
}

// lead is the speaker of a clause before a colon whose verb says nothing of
// speech, where commas stand around an apposition:
//
//	the governor of Tillabéri, Ibro Saley, is categorical: ‘…’
//	Ms Okafor, the sister of the hostage who died, reached by phone: ‘…’
func (v *view) lead(lo, end, verb int) (int, span) {
	if verb >= 0 {
		if h, np := v.namedBefore(verb); h >= 0 && v.speaks(h) {
			return h, np
		}
	}
	for lo < end && isPunct(v.low[lo]) {
		lo++
	}
	np := v.chunkFrom(lo, end)
	if np.empty() || !v.is(np.b, ",") {
		return -1, span{}
	}
	h := v.headOf(np)
	if h < 0 || v.cover[h] < 0 || v.doc.Mentions[v.cover[h]].Type != extract.Person || v.doc.Mentions[v.cover[h]].Form == extract.FormPronoun {
		return -1, span{}
	}
	return h, np
}

// speaks: a person or a body; where nothing is mentioned, a pronoun.
func (v *view) speaks(h int) bool {
	if h < 0 {
		return false
	}
	if m := v.mentionOf(h); m >= 0 {
		// a person, a body, or a place that acts
		return v.doc.Mentions[m].Type != "PLACE" || v.doc.Mentions[m].Metonym
	}
	return v.is(h, "he", "she", "they", "we") || v.tag(h) == "NNP" && len(v.doc.Mentions) == 0
}

// accordingAt reads "according to NP" at the start of a range.
func (v *view) accordingAt(j, hi int) *attribution {
	if a := v.byCount(j, hi); a != nil {
		return a
	}
	for _, words := range v.lex.sources {
		if !v.phraseAt(j, words) || j+len(words) >= hi {
			continue
		}
		np := v.chunkFrom(j+len(words), hi)
		if np.empty() {
			return nil
		}
		np = v.keptBy(np, hi)
		a := &attribution{verb: -1, cue: span{j, j + len(words)}, stance: "asserts", score: 0.9, rule: "according-to", head: v.headOf(np), np: np, channel: -1}
		if a.head < 0 || v.lex.is("measure", v.lemma(a.head)) {
			return nil
		}
		return v.finish(a)
	}
	return nil
}

// byCount reads "by the final count of the coast guard", "by the union's own
// estimate" at j: whose count it is.
func (v *view) byCount(j, hi int) *attribution {
	if !v.is(j, "by") {
		return nil
	}
	for k := j + 1; k < hi && k < j+8; k++ {
		if isPunct(v.low[k]) || v.verbal(k) {
			return nil
		}
		if !v.is(k, "count", "estimate", "tally", "account", "reckoning", "admission", "estimates") {
			continue
		}
		np := v.trim(span{j + 1, k})
		if v.is(k+1, "of") {
			np = v.chunkFrom(k+2, hi)
		} else {
			for p := j + 1; p < k; p++ {
				if v.tag(p) == "POS" {
					np = span{j + 1, p}
				}
			}
		}
		h := v.headOf(np)
		if h < 0 || !v.speaks(h) {
			return nil
		}
		return v.finish(&attribution{verb: -1, cue: span{j, k + 1}, stance: "asserts", score: 0.8, rule: "according-to", head: h, np: np, channel: -1})
	}
	return nil
}

func (v *view) phraseAt(j int, words []string) bool {
	for k, w := range words {
		if !v.is(j+k, w) {
			return false
		}
	}
	return true
}
