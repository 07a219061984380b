package claim

import "strings"

// complement is what a noun of telling holds, and who tells it: of "a report by
// the daily Al-Sabah that fuel had been diverted" the clause and the daily. It
// is read off the words, since the tree hangs such clauses anywhere. The owner
// is -1 where the words name none, the body empty where no clause follows.
//
//	the rebels' assertion | that they had shot down a helicopter
//	reports on Malian social media | that wounded militants were being treated
//	Reports | that she had tried to leave | were false
func (v *view) complement(i int) (owner int, body span) {
	b := v.bounds(i)
	owner = -1
	k := i + 1
	for n := 0; n < 2 && k+1 < b.b && v.is(k, "by", "from", "in", "on", "of", "made"); n++ {
		if v.is(k, "made") {
			k++
		}
		np := v.chunkFrom(k+1, b.b)
		h := v.headOf(np)
		if np.empty() || h < 0 {
			return -1, span{}
		}
		if v.is(k, "by", "from") || v.lex.is("venue", v.lemma(h)) {
			owner = h
		}
		k = np.b
	}
	if !v.is(k, "that") || k+2 >= b.b || v.takenUp(k+1, b.b) {
		return owner, span{}
	}
	for p := i - 1; p > b.a && p > i-4 && k == i+1; p-- {
		if v.is(p, "in") {
			return owner, span{} // "concluded in a first report that": the verb's clause
		}
	}
	for _, c := range v.of(i) {
		if v.rel(c) == "nmod:poss" && c < i && owner < 0 {
			owner = c
		}
	}
	if owner < 0 && v.is(i-1, "'s", "’s", "'", "’") && i > b.a+1 {
		owner = i - 2
	}
	return owner, v.clauseBody(k+1, b.b)
}

// takenUp: "a claim that the rebels rejected at once" is about the claim and does
// not say what it holds.
func (v *view) takenUp(a, hi int) bool {
	np := v.chunkFrom(a, hi)
	k := v.skipRB(np.b, hi)
	if np.empty() || k >= hi || !v.takesUp(k) {
		return false
	}
	k = v.skipRB(k+1, hi)
	return k >= hi || isPunct(v.low[k]) || v.tag(k) == "IN" || v.is(k, "and", "but")
}

func (v *view) skipRB(k, hi int) int {
	for k < hi && (v.tag(k) == "RB" || v.is(k, "has", "have", "had")) {
		k++
	}
	return k
}

// clauseBody is the clause that begins at a: up to a comma, a semicolon or the
// end, but not into the verb of the clause around it.
func (v *view) clauseBody(a, hi int) span {
	finite, allowed := 0, 1
	for j := a; j < hi; j++ {
		switch tag := v.tag(j); {
		case v.is(j, ",", ";", ":", "—", "–", "--") || isStop(v.low[j]) || closing(v.low[j]) && v.quote[a] != v.quote[j]:
			return v.trimConj(span{a, j})
		case v.is(j, "who", "which", "that", "where", "when", "while", "after", "before", "because", "and", "as", "if", "whose"):
			allowed++
		case j > a && (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") && v.rel(j) != "amod":
			if finite++; finite > allowed && v.is(j, "is", "are", "was", "were", "has", "have", "had", "could", "would", "will", "can", "cannot", "remain", "remains") {
				return v.trimConj(span{a, j})
			}
		}
	}
	return v.trimConj(span{a, hi})
}

// toldOf is the object of a cue with the clause that it brings: "rejected | a
// report by the daily that fuel had been diverted".
func (v *view) toldOf(o int, s span) span {
	if !v.lex.is("claim", v.lemma(o)) || !strings.HasPrefix(v.tag(o), "NN") {
		return s
	}
	if _, body := v.complement(o); !body.empty() && body.b > s.b {
		s.b = body.b
	}
	return s
}

// nested reads names that a report puts on a thing in somebody else's mouth:
//
//	condemned what it called an act of aggression
//	in what police said was a targeted attack
//	a move that Tallinn called "hostage-taking at sea"
//	The ruling, which the opposition calls a farce, bars him
//
// The content is the name, with the thing where it stands in front.
func (v *view) nested(i int, c *cue) []draft {
	_, called := c.frame("called")
	_, that := c.frame("that")
	if !called && !that || v.passive(i) || v.quote[i] >= 0 {
		return nil
	}
	if d, ok := v.namedCharge(i); ok {
		return []draft{d}
	}
	b := v.bounds(i)
	np := v.chunkTo(v.skipBack(i, b.a), b.a)
	np = v.outerPhrase(np, b.a) // "a figure that doctors in the town called absurd"
	h := v.headOf(np)
	if h < 0 || np.a <= b.a || !v.speaks(h) {
		return nil
	}
	from := i + 1
	switch w := np.a - 1; {
	case v.is(w, "what") && that && v.is(from, "is", "was", "are", "were"):
		from++
	case v.is(w, "what") && called:
	case called && v.is(w, "which", "that") && w > b.a && !v.verbal(w-1):
		ante := v.chunkTo(w-b2(v.is(w-1, ",")), b.a)
		if ante.empty() || v.headOf(ante) < 0 {
			return nil
		}
		from = -ante.a - 1
	default:
		return nil
	}
	k := i + 1
	if from > 0 {
		k = from
	}
	if v.is(k, "as") {
		k++
	}
	e := k
	for e < b.b && e < k+14 {
		if v.is(e, ",") && v.is(e+1, "not") { // "a criminal, not a terrorist, act"
			for e++; e < b.b && !v.is(e, ","); e++ {
			}
			e++
			continue
		}
		if v.is(e, ",", ";", "and", "but") || isStop(v.low[e]) || v.quote[e] < 0 && (v.tag(e) == "VBD" || v.tag(e) == "VBZ") {
			break
		}
		e++
	}
	e = min(e, b.b)
	s := v.trimConj(span{k, e})
	if s.empty() || s.b-s.a == 1 && v.tag(s.a) == "IN" {
		return nil
	}
	d := newDraft("nested", s, -1)
	if from < 0 {
		d.content.a = -from - 1
		d.root = s.b - 1
	}
	d.head, d.np = h, np
	if w := np.a - 1; v.is(w, "what") && v.tag(h) == "PRP" {
		// "Iran condemned what it called": it is Iran
		for k := w - 1; k > b.a && k > w-5; k-- {
			if !v.verbal(k) || v.tag(k) == "VBG" {
				continue
			}
			if s := v.subject(k); s >= 0 && s < k && v.tag(s) != "PRP" {
				d.head, d.np = s, span{}
			} else if n, in := v.namedBefore(k); n >= 0 {
				d.head, d.np = n, in
			}
			break
		}
	}
	return []draft{d}
}

// namedCharge reads what an apposition takes up and names: ", a number Balla
// described as "pure invention"", ", a charge rejected by Abu Dhabi".
func (v *view) namedCharge(i int) (draft, bool) {
	b := v.bounds(i)
	told := func(k int) bool {
		return k > b.a+1 && v.is(k-1, "a", "an") && v.is(k-2, ",") && strings.HasPrefix(v.tag(k), "NN") && (v.lex.is("claim", v.lemma(k)) || v.lex.is("count", v.lemma(k)))
	}
	j := v.skipBack(i, b.a)
	for k := j - 1; k > b.a+1 && k > j-6; k-- {
		if !told(k) {
			continue
		}
		np := v.chunkFrom(k+1, j)
		h := v.headOf(np)
		e := i + 1
		if v.is(e, "as") {
			e++
		}
		for e < b.b && e < i+12 && !v.is(e, ",", ";") && !isStop(v.low[e]) {
			e++
		}
		if np.empty() || np.b != j || h < 0 || !v.speaks(h) || e == i+1 {
			return draft{}, false
		}
		d := newDraft("naming", v.trimConj(span{k - 1, e}), -1)
		d.root, d.head, d.np = d.content.b-1, h, np
		return d, true
	}
	return draft{}, false
}

func b2(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
