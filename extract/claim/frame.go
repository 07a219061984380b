package claim

import (
	"strings"
)

// doing: "claimed to have taken the town", "denied having fired".
func (v *view) doing(i int, c *cue) []draft {
	if _, ok := c.frame("doing"); !ok || v.passive(i) {
		return nil
	}
	if c.stance != "asserts" && (v.is(i+1, "having", "being") || v.tag(i+1) == "VBG" && v.child(i, "obj") < 0) && i+2 < v.bounds(i).b {
		// the tree may hang the cue below: "The envoy denied having been expelled"
		if s := v.clauseBody(i+1, v.bounds(i).b); !s.empty() {
			return []draft{newDraft("infinitive", s, v.rootOf(s))}
		}
	}
	for _, k := range v.of(i) {
		switch v.rel(k) {
		case "xcomp", "ccomp", "advcl", "obj":
		default:
			continue
		}
		if v.tag(k) == "VBG" && v.commaBetween(i, k) {
			continue // "denied the story, calling it a smear"
		}
		gerund := v.tag(k) == "VBG" || v.child(k, "aux", "cop") > i && v.is(v.child(k, "aux", "cop"), "having", "being")
		if o := v.child(i, "obj"); c.stance == "asserts" && o > i && o < k {
			continue // "claim the right to be chancellor"
		}
		if k > i && (gerund && c.stance != "asserts" || c.stance != "denies" && v.child(k, "mark") >= 0 && v.is(v.child(k, "mark"), "to")) {
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
	if s < 0 || v.lex.quotes(v.lemma(i)) && v.lemma(i) != "report" || s < i && v.asSaying(s) {
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
	if v.passive(i) || v.tag(i) == "VBG" && c.stance == "asserts" && v.is(i-1, "in", "by", "for", "of", "after", "before") || v.is(i, "alleged") && tagNoun(v.tag(i+1)) && !tagNoun(v.tag(i-1)) {
		return nil // "In announcing the award, the jury said"
	}
	o := v.child(i, "obj")
	if !fig && (o < 0 || o < i && v.is(o, "that", "which")) && f.class == "claim" && !f.not {
		if d, ok := v.rejectedClaim(i, f); ok {
			return []draft{d}
		}
	}
	if o < 0 && f.class == "claim" && !f.not {
		o = v.afterAs(i)
	}
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
	s := v.toldOf(o, v.yield(o, func(k int) bool { return v.loose(o, k) }))
	if fig && !v.hasNumber(s) || !v.fits(o, f) || s.a <= i {
		return nil
	}
	if _, that := c.frame("that"); that && c.stance == "asserts" && s.b < v.bounds(i).b && (v.tag(s.b) == "VBZ" || v.tag(s.b) == "VBD" || v.tag(s.b) == "VBP" || v.tag(s.b) == "MD") {
		// "claims the list of voters | contains 200,000 dead": object and verb are a clause
		s = v.trimConj(v.trim(span{s.a, v.bounds(i).b}))
		return []draft{newDraft("that-words", s, v.rootOf(s))}
	}
	if v.is(s.a, "which", "that", "whom") {
		if ante := v.chunkTo(s.a-b2(v.is(s.a-1, ",")), v.bounds(i).a); !ante.empty() {
			s.a = ante.a
		}
	}
	if v.is(s.b, "to") && v.tag(s.b+1) == "VB" && v.head(s.b+1) == i {
		s = np2(s, v.yield(s.b+1, func(k int) bool { return v.loose(i, k) })) // "denies a plan to quit", hung on the verb
	}
	if f.class == "count" && v.is(s.b, "of") && v.tag(s.b+1) == "CD" {
		s.b += 2 // "repeated its figure of 63"
	}
	if v.lemma(i) == "admit" && v.ment[o] >= 0 && v.doc.Mentions[v.ment[o]].Type == "PERSON" {
		return nil // the hospital admitted six hostages
	}
	if v.lemma(i) == "claim" && (v.tag(o) == "PRP" || v.ment[o] >= 0 && v.doc.Mentions[v.ment[o]].Type == "PLACE") {
		return nil // "Taiwan also claims them": the islands
	}
	if fr, ok := c.frame("of"); ok && fr.name == "of" && c.stance == "asserts" && v.lemma(i) == "tell" {
		return nil
	}
	if m := v.ment[o]; m >= 0 && v.doc.Mentions[m].Type == "PERSON" && v.doc.Mentions[m].Form != "nominal" && c.stance == "asserts" {
		return nil
	}
	return []draft{newDraft("object", v.trimConj(s), o)}
}

// rejectedClaim reads "..., a claim Mogadishu rejects" where the parser took
// noun and speaker for one phrase.
func (v *view) rejectedClaim(i int, f frame) (draft, bool) {
	b := v.bounds(i)
	if i+1 < b.b && !isPunct(v.low[i+1]) && v.tag(i+1) != "RB" && v.tag(i+1) != "IN" && !isDay(v.low[i+1]) {
		return draft{}, false
	}
	j := v.skipBack(i, b.a)
	for k := j - 1; k > b.a+1 && k > j-6; k-- {
		if !v.is(k-1, "a", "an", "the") || !v.is(k-2, ",") || !v.fits(k, f) || !strings.HasPrefix(v.tag(k), "NN") {
			continue
		}
		from := k + 1
		if v.is(from, "that", "which") {
			from++ // "a claim that the insurgents rejected at once"
		}
		np := v.chunkFrom(from, j)
		if np.empty() || np.b != j || v.headOf(np) < 0 {
			return draft{}, false
		}
		d := newDraft("object-relative", span{k - 1, k + 1}, k)
		d.head, d.np = v.headOf(np), np
		return d, true
	}
	return draft{}, false
}

// afterAs is the object behind the judgement: "rejected as “baseless” a claim by
// the union".
func (v *view) afterAs(i int) int {
	if !v.is(i+1, "as") {
		return -1
	}
	for j := i + 2; j < min(i+10, v.bounds(i).b-1); j++ {
		if v.tag(j) == "DT" && v.lex.is("claim", v.lemma(j+1)) {
			return j + 1
		}
	}
	return -1
}

// naming: "called the report a lie", "dismissed it as propaganda".
func (v *view) naming(i int, c *cue) []draft {
	_, called := c.frame("called")
	_, as := c.frame("as")
	if !called && !as || v.passive(i) || v.tag(i) == "VBN" && v.child(i, "aux") < 0 && !(v.child(i, "nsubj") >= 0 && v.child(i, "obj") > i) {
		return nil // "a town called Wesh"
	}
	if v.lex.quotes(v.lemma(i)) && v.asSaying(i) {
		return nil
	}
	if v.lemma(i) == "call" && v.tag(i+1) == "NNP" && v.child(i, "nsubj") >= 0 && !v.speaks(v.child(i, "nsubj")) {
		return nil // "a new exhibition called Diamond Divas"
	}
	if s := v.calledSo(i); called && !s.empty() {
		return []draft{newDraft("naming", s, s.b-1)}
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
		if cc := v.child(i, "ccomp", "xcomp"); cc > i && v.tag(i) != "VBG" && v.child(i, "obl") < 0 {
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
		if a := v.yield(k, nil).a; called && k > o && a == o+1 && v.is(a, "a", "an", "the") && v.child(k, "case") < 0 {
			return []draft{newDraft("naming", v.trimConj(np2(s, v.yield(k, nil))), k)} // "calls the system | a threat", hung on the noun
		}
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

// asSaying: "quoted an elder as saying that": what was said has its own cue.
func (v *view) asSaying(i int) bool {
	for k := i + 1; k < min(i+22, v.bounds(i).b-1) && (!isPunct(v.low[k]) || v.is(k, "-", "'", "’")); k++ {
		if v.is(k, "as") && v.is(k+1, "saying", "telling", "stating", "claiming", "confirming", "denying") {
			return true
		}
	}
	return false
}

// namedWords: "called the report “fiction”" by position; the end, or -1.
func (v *view) namedWords(i int) int {
	b := v.bounds(i)
	np := v.chunkFrom(i+1, b.b)
	if np.empty() && v.is(i+1, "that", "this", "it", "them") {
		np = span{i + 1, i + 2} // "called that ‘a desperate lie’"
	}
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
		if v.passive(i) && f.name == "by" || f.name == "for" && v.tag(i) == "VBN" && v.rel(i) == "acl" {
			continue // "two men blamed for the attack"
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
			if f.class == "doing" && (v.tag(k) != "VBG" || v.passive(i) && v.agent(i) < 0) {
				continue // "criticised the army for holding suspects", but not "for its silence"
			}
			s := v.yield(k, func(x int) bool { return v.loose(k, x) })
			s.a = cs + 1
			if o >= 0 && f.name != "by" {
				s = np2(v.nounPhrase(o), s)
			}
			if v.is(s.a, "which", "that", "whom") {
				// "the attack, which Washington has blamed on Tehran"
				if ante := v.chunkTo(s.a-b2(v.is(s.a-1, ",")), v.bounds(i).a); !ante.empty() {
					s.a = ante.a
				}
			}
			if v.passive(i) {
				if h, np := v.byAgent(i); h >= 0 {
					if np.b >= s.b && np.a-1 > s.a {
						s.b = np.a - 1
					}
					d := newDraft("prepositional", v.trimConj(s), k)
					d.head, d.np = h, np
					return []draft{d}
				}
			}
			return []draft{newDraft("prepositional", v.trimConj(s), k)}
		}
		if v.lemma(i) == "accuse" && !v.passive(i) {
			// the same by position: "accused the department of cutting the bank"
			b := v.bounds(i)
			for j := i + 2; j < min(b.b-1, i+15) && !isPunct(v.low[j]); j++ {
				if v.is(j, "of") && (v.tag(j+1) == "VBG" || strings.HasSuffix(v.low[j+1], "ing") || v.quote[j+1] >= 0) {
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
	if v.tag(i) == "VBG" && prep == "to" && v.is(i-1, ",") {
		if s := v.head(i); s < 0 || len(v.lex.verbs[v.lemma(s)]) == 0 {
			return nil // "14 more have died, raising the toll to 146"
		}
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
			if v.tag(k) != "CD" && numbers[v.low[k]] == 0 {
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
