package claim

import (
	"regexp"
	"strings"

	"dateline/extract"
)

// phraseClaims reads attributions that hang on no verb: prepositions, adverbs
// and nouns. have are the claims found so far, to which an outlet may be added.
func (v *view) phraseClaims(i int, have []draft) []draft {
	if v.quote[i] >= 0 {
		return nil
	}
	if d, ok := v.according(i, have); ok {
		return d
	}
	if d, ok := v.contrary(i); ok {
		return []draft{d}
	}
	if d, ok := v.reportedly(i, have); ok {
		return []draft{d}
	}
	for _, read := range []func(int) []draft{v.version, v.doubter, v.surely, v.headline, v.headlineEnd, v.hearing, v.figureOf, v.inHisView} {
		if d := read(i); d != nil {
			return d
		}
	}
	return v.nominalCue(i)
}

// according reads "according to NP". Behind a claim that has a speaker, NP is
// where it was said: “…,” said the chairman, according to a post by the party.
func (v *view) according(i int, have []draft) ([]draft, bool) {
	b := v.bounds(i)
	a := v.accordingAt(i, b.b)
	if a == nil {
		return nil, false
	}
	for k := range have {
		d := &have[k]
		if d.verb >= b.a && d.verb < i && d.head >= 0 && i-d.verb < 12 && (d.quote || d.rule == "trailing") {
			if d.channel < 0 {
				d.channel = a.head
			}
			return nil, true
		}
		if d.verb >= b.a && d.verb < i && d.head >= 0 && v.sent[d.verb] == v.sent[i] && d.content.b >= i-2 && d.content.a > d.verb && d.rule != "noun" && d.rule != "nested" && i-d.content.a > 3 && v.clauseStart(i, b.a) <= d.verb && v.is(i-1, ",") && !v.personal(a) {
			// "told investigators that he had asked to stay, according to a transcript"
			if d.channel < 0 {
				d.channel = a.head
			}
			if d.content.b > i-1 {
				d.content.b = i - 1
			}
			return nil, true
		}
		if d.rule == "according-to" && d.cue.a == i {
			return nil, true // a quotation took it
		}
	}
	end := a.np.b
	d := newDraft(a.rule, span{}, -1)
	d.attribution = *a
	start := v.clauseStart(i, b.a)
	stop := end
	for stop < b.b && !v.is(stop, ";") && !isStop(v.low[stop]) {
		stop++
	}
	before, after := v.trimConj(span{start, i}), v.trimConj(span{v.behindComma(end, stop), stop})
	switch {
	case before.b-before.a >= 3 && v.hasVerb(before):
		// A conjunct with its own clause: "the gate was open, but according to X it was shut".
		if v.hasVerb(after) && (v.is(i-1, "but", "and", "while", "that") || v.is(i-1, ",") && v.is(i-2, "but", "that", "who", "which")) {
			d.content = after
		} else {
			d.content = before
		}
	case v.hasVerb(after):
		d.content = after
	default:
		return nil, true
	}
	return []draft{d}, true
}

// personal: the source is somebody, not a paper or an outlet.
func (v *view) personal(a *attribution) bool {
	m := v.mentionIn(a.head, a.np)
	return m >= 0 && v.doc.Mentions[m].Type == extract.Person
}

// behindComma goes over an apposition that follows a speaker.
func (v *view) behindComma(i, hi int) int {
	for j := i; j < hi && j < i+20; j++ {
		if v.is(j, ",") {
			return j + 1
		}
	}
	return i
}

func (v *view) hasVerb(s span) bool {
	for i := s.a; i < s.b; i++ {
		if v.verbal(i) || v.tag(i) == "MD" || v.tag(i) == "JJ" && v.rel(i) == "root" && strings.HasSuffix(v.low[i], "ed") {
			return true // "Nine men drowned", with the verb taken for an adjective
		}
	}
	return false
}

// contrary reads "Contrary to reports in some media, he has not resigned":
// the media say what the main clause denies.
func (v *view) contrary(i int) (draft, bool) {
	for _, words := range v.lex.against {
		if !v.phraseAt(i, words) || v.is(i-1, "is", "are", "was", "were", "be", "been", "being", "ran", "runs", "seems") {
			continue // "is contrary to European law" judges it
		}
		b := v.bounds(i)
		np := v.chunkFrom(i+len(words), b.b)
		if np.empty() {
			continue
		}
		content := span{v.behindComma(np.b, b.b), b.b}
		if i > b.a+3 {
			content = span{v.clauseStart(i, b.a), i} // "He has not resigned, contrary to reports"
		}
		d := newDraft("contrary-to", v.trimConj(content), -1)
		d.cue, d.stance, d.score = span{i, i + len(words)}, "asserts", 0.6
		for k := d.content.a; k < d.content.b; k++ {
			// "..., his office said": the clause ends before that
			if v.quoteCue(k) == nil {
				continue
			}
			for j := k; j > d.content.a+1 && j > k-8; j-- {
				if v.is(j, ",") {
					d.content.b = j
					break
				}
			}
			break
		}
		h := v.headOf(np)
		if h >= 0 && v.lex.nouns[v.lemma(h)] != "" {
			for _, k := range v.of(h) {
				if c := v.child(k, "case"); (v.rel(k) == "nmod" && c >= 0 && v.is(c, "in", "by", "from", "on")) || v.rel(k) == "nmod:poss" || v.rel(k) == "compound" {
					d.head = k
				}
			}
		} else {
			d.head = h
		}
		if root := v.rootOf(d.content); root >= 0 && !v.negates(&d, root) {
			d.stance = "denies"
		}
		d.root, d.negated = -1, true
		if d.head >= 0 {
			v.finish(&d.attribution)
		}
		return d, !d.content.empty()
	}
	return draft{}, false
}

// reportedly reads an adverb that attributes without a source: "The gate has
// reportedly been sealed". Inside another claim it only hedges.
func (v *view) reportedly(i int, have []draft) (draft, bool) {
	stance := v.lex.adverbs[v.low[i]]
	if stance == "" || v.tag(i) != "RB" {
		return draft{}, false
	}
	for k := len(have) - 1; k >= 0 && k >= len(have)-6; k-- {
		if have[k].content.has(i) {
			return draft{}, false
		}
	}
	h := v.head(i)
	if h < 0 {
		return draft{}, false
	}
	s := v.yield(h, func(k int) bool { return v.rel(k) == "parataxis" || v.rel(k) == "acl:relcl" })
	d := newDraft("adverb", v.trimConj(s), h)
	d.cue, d.stance, d.score = span{i, i + 1}, stance, 0.5
	return d, d.content.b-d.content.a > 1
}

// nominalCue reads a noun with what it says: "Taliban's claims of controlling
// the crossing", "a claim by the army that ...", "reports of shelling".
func (v *view) nominalCue(i int) []draft {
	stance := v.lex.nouns[v.lemma(i)]
	owned := stance == "" && v.lex.is("owned", v.lemma(i))
	if owned {
		stance = "asserts"
	}
	if stance == "" || !strings.HasPrefix(v.tag(i), "NN") {
		return nil
	}
	for k := i - 1; k > i-4 && k >= 0; k-- {
		if v.is(k, "no") {
			return nil // "There were no reports of injuries"
		}
	}
	if v.is(i+1, "that") && v.takenUp(i+2, v.bounds(i).b) {
		return nil // "a claim that the rebels rejected": read with its verb
	}
	d := newDraft("noun", span{}, -1)
	d.cue, d.stance, d.score, d.head = span{i, i + 1}, stance, 0.7, -1
	for _, k := range v.of(i) {
		c := v.child(k, "case", "mark")
		switch r := v.rel(k); {
		case r == "nmod:poss" && k < i:
			d.head = k
		case r == "compound" && v.ment[k] >= 0 && v.doc.Mentions[v.ment[k]].Type == "ORGANIZATION",
			r == "amod" && k < i && v.ment[k] >= 0 && d.head < 0:
			d.head = k
		case r == "amod" && v.lex.predicates[v.low[k]] != "":
			d.stance = v.lex.predicates[v.low[k]]
		case r == "nmod" && c >= 0 && v.is(c, "by", "from"):
			d.head = k
		case k < i || c >= 0 && !v.is(c, "of", "that", "about", "over", "on"):
		case r == "nmod" && c >= 0, strings.HasPrefix(r, "acl") && r != "acl:relcl" && v.tag(k) != "VBN", r == "ccomp":
			if s := v.trimConj(v.yield(k, func(x int) bool {
				return v.rel(x) == "case" || v.rel(x) == "parataxis" || v.rel(x) == "acl:relcl" && x > k+12
			})); s.a > i && d.content.empty() {
				d.content, d.root = s, k
			}
		}
	}
	owner, body := v.complement(i)
	if !body.empty() && d.head < 0 {
		d.head = owner
	}
	if !body.empty() && (d.content.empty() || body.b > d.content.b || d.content.a < body.a) {
		d.content, d.root = body, v.rootOf(body)
	}
	if s := v.haveDone(i); d.content.empty() && d.head >= 0 && !s.empty() {
		d.content, d.root = s, v.rootOf(s)
	}
	if d.content.empty() || v.is(d.content.a, "of", "about", "over", "on") && d.content.b-d.content.a < 2 {
		return nil
	}
	if v.is(d.content.a, "of", "about", "over", "on") {
		d.content.a++
	}
	if owned && (d.head < 0 || body.empty()) {
		return nil
	}
	if d.head < 0 && d.content.b-d.content.a < 3 && !v.hasVerb(d.content) && v.is(i, "announcement", "confirmation", "admission") {
		return nil // "the announcement of the vote"
	}
	if d.head < 0 && (v.lemma(i) == "statement" || v.lemma(i) == "suggestion" || !v.tells(d.content)) {
		return nil
	}
	if d.head >= 0 {
		if d.content.has(d.head) {
			return nil
		}
		v.finish(&d.attribution)
	}
	return []draft{d}
}

// tells: a clause, or a phrase with an event in it.
func (v *view) tells(s span) bool {
	if v.hasVerb(s) {
		return true
	}
	for k := range v.doc.Events {
		if s.has(v.doc.Events[k].TrigTok) {
			return true
		}
	}
	return false
}

var handle = regexp.MustCompile(`^\s*[—–-]{1,2}\s*([^()@\n]{2,60}?)\s*\((@\w+)\)`)

// posts reads embedded posts: what stands before "— Name (@handle) date" is
// said by Name, sentence by sentence.
func (v *view) posts() []draft {
	var out []draft
	doc := v.doc
	for from := 0; from < len(doc.Sentences); {
		to := from + 1
		for to < len(doc.Sentences) && doc.Sentences[to].Paragraph == doc.Sentences[from].Paragraph {
			to++
		}
		out = append(out, v.post(from, to)...)
		from = to
	}
	return out
}

func (v *view) post(from, to int) []draft {
	doc := v.doc
	start, end := doc.Sentences[from].Start, doc.Sentences[to-1].End
	if end-start > 1500 {
		return nil
	}
	text := doc.Text[start:end]
	at := strings.LastIndex(text, "(@")
	if at < 0 {
		return nil
	}
	dash := max(strings.LastIndex(text[:at], "—"), strings.LastIndex(text[:at], " – "), strings.LastIndex(text[:at], " -- "), strings.LastIndex(text[:at], " - "))
	if dash < 0 {
		return nil
	}
	m := handle.FindStringSubmatchIndex(text[dash:])
	if m == nil {
		return nil
	}
	author := v.tokens(start+dash+m[2], start+dash+m[3], from, to)
	if author.empty() {
		return nil
	}
	var out []draft
	for s := from; s < to; s++ {
		sent := doc.Sentences[s]
		c := v.trimConj(span{sent.First, min(sent.Last, v.tokens(start+dash, end, from, to).a)})
		for !c.empty() && strings.Contains(v.low[c.b-1], "/") {
			c.b-- // a link at the end
		}
		if c.b-c.a < 3 || !v.hasVerb(c) && !v.hasNumber(c) && !v.tells(c) {
			continue
		}
		d := newDraft("post", c, -1)
		d.np, d.head, d.stance, d.score = author, v.headOf(author), "asserts", 0.8
		if d.head < 0 {
			d.head = author.b - 1
		}
		out = append(out, d)
	}
	return out
}

// tokens is the range of tokens between two bytes, searched in some sentences.
func (v *view) tokens(a, b, from, to int) span {
	out := span{}
	for s := from; s < to; s++ {
		for i := v.doc.Sentences[s].First; i < v.doc.Sentences[s].Last; i++ {
			if t := v.doc.Tokens[i]; t.Start >= a && t.End <= b {
				if out.b == 0 {
					out.a = i
				}
				out.b = i + 1
			}
		}
	}
	return out
}
