package event

import (
	"strings"

	"dateline/extract"
)

// What follows finds the subject of a finite verb from the order of words,
// where the tree hangs the verb on a word that cannot have it.

// finite tells whether v is a verb of a clause of its own.
func (r *reader) finite(v int) bool {
	switch tag := r.t.tag(v); tag {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN": // "said that the vote was orderly but criticised the pressure"
		if h := r.t.head(v); r.t.rel(v) == "conj" && v > 0 && r.t.tag(v-1) == "CC" && strings.HasSuffix(r.t.lower(v), "ed") && (h < 0 || r.t.tag(h) != "VBN") {
			return true
		}
		return r.t.has(v, "aux*")
	default:
		return strings.HasPrefix(tag, "VB") && r.t.has(v, "aux*")
	}
}

// verbStart is the first word of the verb group of v: "had not been seized".
func (r *reader) verbStart(v int) int {
	t := r.t
	i := v
	for i > 0 && t.sent[i-1] == t.sent[v] && (extract.RelIs(t.rel(i-1), "aux*") || strings.HasPrefix(t.tag(i-1), "RB") || t.tag(i-1) == "MD" || t.text(i-1) == "\"" || t.text(i-1) == "“") {
		i--
	}
	return i
}

// acrossRelative is the noun before a relative clause that ends just before v:
// "The mayor, whose party has ruled since May, accused the police". -1 when
// there is no such clause, or when v stands in one itself.
func (r *reader) acrossRelative(v int) int {
	t := r.t
	comma := r.verbStart(v) - 1
	if comma <= 0 || t.sent[comma] != t.sent[v] || t.text(comma) != "," || !r.finite(v) {
		return -1
	}
	first := t.doc.Sentences[t.sent[v]].First
	for i := comma - 1; i > first+1; i-- {
		switch t.lower(i) {
		case "who", "whose", "which", "whom", "where":
			j := i - 1
			if tag := t.tag(j); tag == "IN" || tag == "TO" { // ", in which"
				j--
			}
			if t.text(j) != "," || r.openClause(j, v) {
				return -1
			}
			return r.nounEnding(j - 1)
		case ";", ":", "—", "–", "said", "says":
			return -1
		}
		if t.quote[i] != t.quote[v] && !t.quote[v] {
			return -1
		}
	}
	return -1
}

// acrossAside is the noun phrase that opens the sentence, where an aside between
// two commas parts it from verb v: "Councillor Ana Silva, a former activist,
// walked out", "Russia and China, both of which border it, also praised the
// pact". nil where what stands before the aside is not one noun phrase.
func (r *reader) acrossAside(v int) []int {
	t := r.t
	end := r.verbStart(v) - 1
	first := t.doc.Sentences[t.sent[v]].First
	if end <= first || t.sent[end] != t.sent[v] || t.text(end) != "," || !r.finite(v) || t.quote[v] {
		return nil
	}
	comma := -1
	for i := first; i < end; i++ {
		if t.text(i) == "," {
			comma = i
			break
		}
		if tag := t.tag(i); strings.HasPrefix(tag, "VB") || tag == "MD" || strings.HasPrefix(tag, "PRP") && tag != "PRP$" || strings.HasPrefix(tag, "W") || (tag == "IN" || tag == "TO" || tag == "RB") && i == first || t.quote[i] || t.isTime(i) {
			return nil
		}
	}
	if comma <= first || end-comma < 2 || end-comma > 25 || !r.aside(comma+1, end) {
		return nil
	}
	k := -1 // the first mention of the phrase, which "of" and "in" only narrow
	for i := first; i < comma && k < 0; i++ {
		if o := t.outer[i]; o >= 0 {
			k = r.holder(t.doc.Mentions[o].HeadTok)
		}
	}
	if k < 0 || !r.named1(k) {
		return nil
	}
	toks := []int{k}
	for i := k + 1; i+1 < comma; i++ { // "Russia and China"
		if t.tag(i) == "CC" && t.outer[i+1] >= 0 {
			toks = append(toks, t.doc.Mentions[t.outer[i+1]].HeadTok)
		}
	}
	return toks
}

// aside: the tokens between two commas are an apposition or a relative clause
// and nothing with a finite verb of its own.
func (r *reader) aside(from, to int) bool {
	t := r.t
	relative := false
	for i := from; i < to; i++ {
		tag := t.tag(i)
		switch {
		case t.quote[i] || tag == "CC" && i == from:
			return false
		case tag == "WP" || tag == "WDT" || tag == "WP$" || t.lower(i) == "where":
			relative = true
		case (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") && !relative:
			return false
		}
	}
	switch tag := t.tag(from); {
	case relative, tag == "DT", tag == "CD", tag == "PRP$", tag == "VBG", tag == "VBN", strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "RB", tag == "IN":
		return true
	}
	return false
}

// openClause: between the comma and the verb the relative clause has come to
// its end and a new subject has begun: ", who fled, and the army took it".
func (r *reader) openClause(comma, v int) bool {
	t := r.t
	for _, k := range t.of(v) {
		if extract.RelIs(t.rel(k), "nsubj*") && k > comma && k < v && !r.relativizer(k) {
			return k == r.verbStart(v)-1
		}
	}
	return false
}

// nounEnding is the head of the mention or noun that ends at token i, climbed
// to the holder of an office: "the head of Norfield" is the head.
func (r *reader) nounEnding(i int) int {
	t := r.t
	if i < 0 {
		return -1
	}
	if o := t.outer[i]; o >= 0 && t.doc.Mentions[o].Last == i+1 {
		return r.holder(t.doc.Mentions[o].HeadTok)
	}
	if t.nominal(i) {
		return r.holder(i)
	}
	return -1
}

// actorAbove climbs from v to the nearest clause whose subject stands before v
// and may act: in "Kei denies that there was a cartel and will appeal" and
// "Observers said that the vote was orderly but criticised the pressure" the
// verb goes with the subject of the report.
func (r *reader) actorAbove(v int) []int {
	t := r.t
	h := t.head(v)
	for d := 0; d < deepest && h >= 0; d++ {
		if k := r.nearestSubject(h); k >= 0 && k < v && !r.relativizer(k) && r.t.lower(k) != "it" && r.named1(k) && !t.has(h, "expl") {
			return t.conjuncts(k)
		}
		if k := r.acrossRelative(h); k >= 0 && k < v {
			return t.conjuncts(k)
		}
		h = t.head(h)
	}
	return nil
}

// named1: the phrase is a mention that may act: a person, a body, a state.
func (r *reader) named1(k int) bool {
	m := r.nameOf(k)
	if m < 0 {
		return false
	}
	x := &r.t.doc.Mentions[m]
	return x.Type != extract.Place || actsAsState(x) || x.Kind == "capital"
}

// idle: the subject that a coordinated verb would inherit does nothing of
// itself: an event, an expletive, a thing.
func (r *reader) idle(toks []int) bool {
	for _, k := range toks {
		if r.named1(k) || strings.HasPrefix(r.t.tag(k), "PRP") {
			return false
		}
	}
	return true
}

// verbAbove is the nearest verb that governs token i, or -1.
func (r *reader) verbAbove(i int) int {
	t := r.t
	for d := 0; d < deepest; d++ {
		i = t.head(i)
		if i < 0 || r.finite(i) || t.verbal(i) && t.has(i, "nsubj*") {
			return i
		}
	}
	return -1
}

// numbered: in "put the number of civilians killed at 31" the parser may take
// the participle for a verb with the number as its subject; a participle
// without an auxiliary, right behind a noun, is that noun's.
func (r *reader) numbered(v, subj int) int {
	t := r.t
	if t.tag(v) != "VBN" && t.tag(v) != "VBD" || t.has(v, "aux*", "obj") || v == 0 || !t.nominal(v-1) || v-1 == subj || !r.w.in("counting", t.key(subj)) {
		return -1
	}
	if t.above(subj, v-1) {
		return v - 1
	}
	return -1
}

// coordHead is the clause that finite verb v, which the tree coordinates with
// h, really goes with: the report around h when h's own subject does nothing.
func (r *reader) coordHead(v, h int) int {
	t := r.t
	if !r.finite(v) || h > v || t.rel(h) != "ccomp" || t.has(v, "nsubj*", "mark") {
		return h
	}
	if s, _, _ := r.subject(h, 1); !r.idle(s) && !t.has(h, "expl") {
		return h
	}
	for g := t.head(h); g >= 0; g = t.head(g) {
		if k := r.nearestSubject(g); k >= 0 && k < v && r.named1(k) && !t.has(g, "expl") {
			return g
		}
	}
	return h
}
