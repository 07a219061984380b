package timex

import (
	"strings"
)

// clauseEnds tells whether nothing follows that an "after" or "before" could
// govern.
func (s *scan) clauseEnds(i int) bool {
	if i >= len(s.w) || s.any(i, ",", ".", ";", ":", ")", "\"", "”", "—", "–", "!", "?", "and", "but", "when", "with", "in", "at", "on", "by", "to", "for", "while", "as") {
		return true
	}
	return strings.HasPrefix(s.tag(i), "VBD")
}

// shiftExpr reads "20 years ago", "two days earlier", "a week later", "three
// months before the vote", "two days after the breach", "six years on",
// "in 30 days' time".
func (s *scan) shiftExpr(i int) *expr {
	at := i
	for s.is(at, "mod") || s.any(at, "just", "only", "even", "exactly", "precisely", "shortly") {
		at++
	}
	more := false
	if s.words(at, "more", "than") > 0 || s.words(at, "less", "than") > 0 || s.words(at, "at", "least") > 0 {
		at, more = at+2, true
	}
	q, next := s.number(at)
	if next < 0 {
		if u, nx := s.unit(at); nx > 0 && strings.HasSuffix(s.at(at), "s") && u >= minute && (at == i || s.any(i, "just")) {
			q, next = quantity{vague: true}, at // "weeks later"
		} else {
			return nil
		}
	}
	next = s.opt(next, "more", "full", "short", "long", "days'")
	u, nx := s.unit(next)
	if nx < 0 || u == nights || u == quarters || u == seasons {
		return nil
	}
	if s.at(nx) == "or" && s.any(nx+1, "so", "more") {
		nx += 2
	}
	sign, ok := lex.number(s.at(nx), "shift")
	if s.at(nx) == "on" && s.clauseEnds(nx+1) && !s.any(nx+1, "the") {
		sign, ok = 1, true
	}
	if s.at(nx) == "from" && s.at(nx+1) == "now" {
		e := newExpr(kShift, "from-now", i, nx+2)
		e.q, e.unit, e.sign = q, u, 1
		return e
	}
	if s.words(nx, "ahead", "of") > 0 { // "a day ahead of the talks"
		e := newExpr(kShift, "n-units-before", i, nx+1)
		e.q, e.unit, e.sign, e.anchor = q, u, -1, fromEvent
		return e
	}
	if !ok {
		return nil
	}
	e := newExpr(kShift, "n-units-"+s.at(nx), i, nx+1)
	e.q, e.unit, e.sign = q, u, sign
	switch s.at(nx) {
	case "ago":
		e.anchor = fromDoc
		if d, n := s.weekday(nx + 1); n > 0 && u == weeks { // "a week ago Thursday"
			e.kind, e.weekday, e.last, e.rule = kWeekday, d, n, "week-ago-weekday"
			e.sign = -q.n
		}
	case "hence":
		e.anchor = fromDoc
	case "after", "before", "prior":
		e.anchor = fromEvent
		if s.clauseEnds(nx + 1) {
			e.anchor = fromLast
		}
	default:
		e.anchor = fromLast
		if s.at(nx) == "earlier" && s.at(nx+1) == "than" {
			return nil
		}
	}
	if more || s.is(i, "mod") {
		e.mod = s.modOf(i, at)
	}
	return e
}

// inExpr reads "72 hours" after "in" where the clause looks ahead: "it expires
// in 72 hours", not "the first in 15 years".
func (s *scan) inExpr(i int) *expr {
	if s.at(i-1) != "in" {
		return nil
	}
	q, next := s.number(i)
	if next < 0 || q.vague || q.half {
		return nil
	}
	u, nx := s.unit(next)
	if nx < 0 || u < hour || u == nights || !s.clauseEnds(nx) && !s.any(nx, "'", "time") {
		return nil
	}
	nx = s.opt(s.opt(nx, "'"), "time")
	e := newExpr(kShift, "in-n-units", i, nx)
	e.q, e.unit, e.sign = q, u, 1
	for j := max(0, i-6); j < i; j++ {
		if s.is(j, "ordinal") || s.any(j, "time", "once", "most", "least", "last") || strings.HasSuffix(s.tag(j), "S") && (s.tag(j) == "JJS" || s.tag(j) == "RBS") {
			return nil
		}
	}
	if v := s.governor(e); v < 0 || v > i || s.verbTense(v) == past {
		return nil
	}
	return e
}

// withinExpr reads "within 30 days", "in the next three weeks" is unitExpr's.
func (s *scan) withinExpr(i int) *expr {
	if s.at(i) != "within" {
		return nil
	}
	at := s.opt(s.opt(i+1, "the"), "next")
	q, next := s.number(at)
	if next < 0 {
		if u, nx := s.unit(at); nx > 0 && strings.HasSuffix(s.at(at), "s") {
			e := newExpr(kDuration, "within", at, nx)
			e.q, e.unit = quantity{vague: true}, u
			return e
		}
		return nil
	}
	u, nx := s.unit(next)
	if nx < 0 || s.any(nx, "of", "after") {
		return nil
	}
	e := newExpr(kShift, "within", i, nx)
	e.q, e.unit, e.sign, e.within = q, u, 1, true
	return e
}
