package timex

import "strings"

// tense is which way from the publication date the clause of an expression
// looks.
type tense int

const (
	past    tense = -1
	present tense = 0
	future  tense = 1
)

// tense judges the clause of an expression by the verb that governs it, which
// is the nearest one to the left, or else to the right; trees, where there are
// some, settle which verb it is.
func (s *scan) tense(e *expr) tense {
	if s.prospect(e.last, e.last+1) && strings.HasPrefix(s.tag(e.last), "NN") || s.any(e.first-1, "of", "for") && s.prospect(e.first-2, e.first-1) {
		return future // "an 11 September deadline", "a deadline of 11 September"
	}
	if s.any(e.last, "will", "would", "'ll", "wo") { // "the vote on Tuesday would be free"
		return future
	}
	if s.any(e.last, "was", "were") && s.any(e.first-1, ";", ",", "", ".") && e.kind == kWeekday {
		return past // "will not open before Thursday; Monday was a holiday"
	}
	if s.arranged(e.first) || s.at(e.first-1) == "of" && s.at(e.first-2) == "date" {
		return future // "A trial date of 9 October was set."
	}
	v := s.governor(e)
	if from := max(0, e.first-8); v > e.first && s.prospect(from, e.first) && s.reaches(from, e.first) {
		return future // "due to open in May, was delayed"
	}
	if (v < 0 || v > e.first) && s.tag(e.first-2) == "NNS" && (v < 0 && s.tag(e.first-3) == "NN" || lex.is(s.at(e.first-2), "timetable")) && e.open == "" && s.any(e.first-1, "on", "in") {
		return future // "The country votes on Sunday": the tagger took the verb for a noun
	}
	if v < 0 {
		for i := max(0, e.first-12); i < e.first; i++ {
			if lex.is(s.at(i), "future") && s.tag(i) != "NN" {
				return future
			}
		}
		if s.prospect(max(0, e.first-10), e.first) {
			return future
		}
		return past
	}
	t := s.verbTense(v)
	if t == past && v < e.first && s.prospect(v, e.first) && s.reaches(v, e.first) {
		return future // "invited them to Samarkand in the autumn"
	}
	if t == present && s.prospect(v, e.first) {
		return future // "calls are circulating for a march on Sunday"
	}
	if t == present && v > 0 && s.prospect(max(0, v-4), v) && s.reaches(max(0, v-4), e.first) {
		return future
	}
	return t
}

// arranged: the word right before the date sets it: "due on Monday", "planned
// for Saturday", "was moved to Wednesday".
func (s *scan) arranged(at int) bool {
	i := at - 1
	switch s.at(i) {
	case "for":
		if s.any(i-1, "then", "again") { // "first set for 4 June and then for 18 June"
			for j := i - 2; j >= 0 && j > i-8; j-- {
				if s.any(j, "set", "planned", "scheduled", "fixed", "slated") {
					return true
				}
			}
		}
		return s.any(i-1, "due", "set", "planned", "scheduled", "called", "slated", "expected", "announced", "billed", "pencilled", "fixed")
	case "on", "in", "at":
		return s.any(i-1, "due", "scheduled", "slated")
	case "until", "till":
		for j := i - 1; j >= 0 && j > i-9 && s.at(j) != ","; j-- {
			if lex.is(s.at(j), "defer") || lex.is(s.at(j), "decree") || s.any(j, "given", "gave", "has", "have") {
				return true // "put off the announcement until Monday", "was given until Friday"
			}
		}
	case "to":
		return lex.is(s.at(i-1), "defer") || s.any(i-1, "off", "forward", "back") && lex.is(s.at(i-2), "defer")
	}
	return false
}

// willed: the governor stands with an auxiliary that looks ahead without doubt.
func (s *scan) willed(e *expr) bool {
	v := s.governor(e)
	for j := v - 1; j >= 0 && j >= v-4; j-- {
		if s.any(j, "will", "'ll", "wo", "shall") || s.at(j) == "to" && s.any(j-1, "is", "are") {
			return true
		}
	}
	return false
}

// reaches: between a prospective verb and the date stands what is wished for,
// so the date belongs to that ("agreed on Monday" is past, "agreed to meet on
// Monday" is not).
func (s *scan) reaches(v, at int) bool {
	for j := v + 1; j < at; j++ {
		if s.any(j, "to", "for", "from", "until", "till", "by", "before", "be", "ahead", "that", "next") {
			return true
		}
	}
	return false
}

func (s *scan) prospect(from, to int) bool {
	for j := max(0, from); j < to && j < len(s.w); j++ {
		if lex.is(s.at(j), "prospect") {
			return true
		}
	}
	return false
}

func (s *scan) isVerb(i int) bool { return strings.HasPrefix(s.tag(i), "VB") || s.tag(i) == "MD" }

// governor is the word index of the verb of the expression's clause, or -1.
func (s *scan) governor(e *expr) int {
	if v := s.treeGovernor(e); v >= 0 {
		return v
	}
	for i := e.first - 1; i >= 0 && i > e.first-40; i-- {
		if s.any(i, ";", "\"", "”", "“") && i < e.first-1 {
			break
		}
		if strings.HasPrefix(s.tag(i), "VB") && !s.attributive(i) {
			return i
		}
	}
	for i := e.last; i < len(s.w) && i < e.last+25; i++ {
		if strings.HasPrefix(s.tag(i), "VB") && !s.attributive(i) {
			return i
		}
	}
	return -1
}

// attributive: a participle before its noun ("planned talks").
func (s *scan) attributive(i int) bool {
	t := s.tag(i)
	return (t == "VBN" || t == "VBG") && strings.HasPrefix(s.tag(i+1), "NN") && !s.isVerb(i-1)
}

func (s *scan) treeGovernor(e *expr) int {
	doc := s.doc
	base := s.w[0].tok
	in := func(tok int) bool { return tok >= s.w[e.first].tok && tok <= s.w[e.last-1].tok }
	tok := s.w[e.last-1].tok
	if doc.Tokens[tok].Head < 0 {
		return -1
	}
	for steps := 0; steps < 30; steps++ {
		h := doc.Tokens[tok].Head
		if h < 0 || h == tok {
			return -1
		}
		tok = h
		if !in(tok) && strings.HasPrefix(doc.Tokens[tok].Tag, "VB") {
			for i := max(0, tok-base); i < len(s.w); i++ {
				if s.w[i].tok == tok {
					return i
				}
			}
			return -1
		}
	}
	return -1
}

// verbTense reads the verb group around the verb at v.
func (s *scan) verbTense(v int) tense {
	perfect, passive := false, false
	for j := v - 1; j >= 0 && j >= v-5; j-- {
		w := s.at(j)
		switch {
		case s.any(j, "will", "'ll", "wo", "shall", "may", "might", "should", "must"), w == "to" && s.at(j-1) == "going":
			return future
		case s.any(j, "would", "could") && s.tag(v) == "VB":
			return future
		case s.any(j, "had", "has", "have", "'ve"):
			perfect = true
		case s.any(j, "was", "were", "been", "being"):
			passive = true
		case s.any(j, "is", "are", "'s", "'re", "be") && s.tag(j) != "POS":
			if lex.is(s.at(v), "prospect") {
				return future
			}
			if s.tag(v) == "VBN" && w != "be" {
				return present
			}
			if s.tag(v) == "VBG" {
				return present
			}
		case w == "to" && (j == v-1 || s.at(j+1) == "be") || w == "to" && s.tag(v) == "VB":
			return s.infinitive(j)
		case s.tag(j) == "RB" || w == "not" || w == "n't" || s.tag(j) == "MD" || s.is(j, "once"):
			continue
		default:
			if strings.HasPrefix(s.tag(j), "VB") {
				continue
			}
			j = -1
		}
		if perfect {
			return past
		}
	}
	switch s.tag(v) {
	case "VBD":
		return past
	case "VBP", "VBZ", "VB":
		if strong(s.at(v)) {
			return past
		}
		if s.tag(v) != "VBZ" {
			if t := s.bare(v); t == past || s.tag(v) == "VB" {
				return t
			}
		}
	case "VBN":
		if !passive && strings.HasPrefix(s.tag(v-1), "NN") { // "will vote on the law passed on Friday"
			return past
		}
		if !passive { // "schools stay shut"
			return s.outer(v)
		}
		return past
	case "VBG":
		if passive {
			return past
		}
		return s.outer(v)
	}
	return present
}

// bare is the tense of a base form that no auxiliary goes with: that of "let"
// or "made" before it ("Rebels let the drivers go on Monday"), else ahead.
func (s *scan) bare(v int) tense {
	for j := v - 1; j >= 0 && j > v-8; j-- {
		switch {
		case s.tag(j) == "MD", s.at(j) == "to":
			return future
		case s.any(j, "let", "made", "saw", "watched", "heard", "helped"):
			return past
		}
	}
	return future
}

// strong: a past without -ed, with or without a prefix, that a tagger who has
// not met it takes for a present: "retook", "overran".
func strong(w string) bool {
	if lex.is(w, "past") {
		return true
	}
	for _, p := range []string{"re", "over", "under", "out", "with", "mis", "fore", "be"} {
		if root, ok := strings.CutPrefix(w, p); ok && lex.is(root, "past") {
			return true
		}
	}
	return false
}

// infinitive: "plans to meet" looks ahead, "was forced to leave" back.
func (s *scan) infinitive(to int) tense {
	for j := to - 1; j >= 0 && j >= to-8; j-- {
		if lex.is(s.at(j), "prospect") {
			return future
		}
		if s.isVerb(j) {
			if s.tag(j) == "VBD" || s.tag(j) == "VBN" {
				return past
			}
			return future
		}
	}
	return future
}

// outer is the tense of the verb to the left of a participle.
func (s *scan) outer(v int) tense {
	finite := func(j int) (tense, bool) {
		switch s.tag(j) {
		case "VBD":
			return past, true
		case "MD":
			return future, true
		case "VBZ", "VBP":
			return present, true
		}
		return past, false
	}
	for j := v - 1; j >= 0; j-- {
		if t, ok := finite(j); ok {
			return t
		}
	}
	for j := v + 1; v <= 1 && j < len(s.w); j++ { // "Starting on Monday, schools will be shut"
		if t, ok := finite(j); ok {
			if t == present && s.any(v, "starting", "beginning") {
				return future
			}
			return t
		}
	}
	return past
}
