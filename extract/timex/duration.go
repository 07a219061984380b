package timex

import (
	"strings"
)

// duration reads "three days", "two-year", "a few weeks", "nearly four weeks",
// "decades", "22-year-old", "half a century".
func (s *scan) duration(i int) *expr {
	at := i
	for s.is(at, "mod") && !s.any(at, "late", "mid", "middle") || s.any(at, "just", "only") {
		at++
	}
	if s.any(at, "more", "less", "fewer") && s.at(at+1) == "than" || s.words(at, "at", "least") > 0 || s.words(at, "up", "to") > 0 {
		at += 2
	}
	at2 := s.opt(at, "the", "first", "these", "those")
	if at2 > at {
		at2 = s.opt(at2, "first", "final")
	}
	q, next := s.number(at2)
	if next < 0 {
		return s.looseUnits(i, at)
	}
	at = at2
	if s.dash(next) {
		next++
	}
	next = s.opt(next, "full", "more", "long", "consecutive", "straight", "short", "whole", "successive", "bloody", "brutal", "further", "additional", "entire", "solid", "tense")
	u, nx := s.unit(next)
	if nx < 0 || u == seasons || u == quarters {
		return nil
	}
	if s.any(at, "a", "an") && (u == second || u == minute) && s.at(at) == "a" && u == second {
		return nil
	}
	e := newExpr(kDuration, "duration", i, nx)
	e.q, e.unit = q, u
	j := nx
	if s.dash(j) && s.any(j+1, "old", "long") {
		e.last, e.age = j+2, s.at(j+1) == "old"
	} else if s.any(j, "old") || s.words(j, "of", "age") > 0 {
		e.age = true
	}
	if e.mod = s.modOf(i, at); e.mod == "START" || e.mod == "END" || e.mod == "MID" {
		return nil
	}
	if s.at(at) == "a" && u == days && s.perUnit(at) || s.at(at) == "a" && u >= weeks && s.perUnit(at) {
		e.kind, e.rule = kSet, "per-unit" // "an hour a day", "twice a week"
		e.value = durationValue(quantity{n: 1}, u)
	}
	e.ofNoun = s.at(e.last) == "of"
	return e
}

// perUnit: "a" before a unit right after a count or its noun ("less than an
// hour a day", "twice a week").
func (s *scan) perUnit(i int) bool {
	return s.any(i-1, "once", "twice", "times", "hour", "hours", "%", "percent", "million", "billion", "barrels", "dollars", "euros", "tonnes", "tons", "people", "pounds", "litres") || s.tag(i-1) == "CD"
}

// looseUnits reads "weeks of fighting", "for years", "months-long", "decades".
func (s *scan) looseUnits(i, at int) *expr {
	u, nx := s.unit(at)
	if nx > 0 && at == i && u >= hour && s.dash(nx) && s.at(nx+1) == "long" { // "the month-long siege"
		e := newExpr(kDuration, "unit-long", i, nx+2)
		e.q, e.unit = quantity{n: 1, vague: strings.HasSuffix(s.at(at), "s")}, u
		return e
	}
	if nx < 0 || u < hour || at != i || !strings.HasSuffix(s.at(at), "s") || u == weekends || u == quarters || u == seasons {
		return nil
	}
	if s.any(nx, "of") || s.any(i-1, "for", "after", "in", "over", "through", "take", "lasted", "took", "last", "within") || s.dash(nx) && s.any(nx+1, "long", "old") {
		if s.any(i-1, "the", "these", "those") {
			return nil
		}
		e := newExpr(kDuration, "units", i, nx)
		e.q, e.unit = quantity{vague: true}, u
		if s.dash(nx) {
			e.last = nx + 2
		}
		return e
	}
	return nil
}

// modOf is the TIMEX3 mod that the words from i to at give.
func (s *scan) modOf(i, at int) string {
	for j := i; j < at; j++ {
		switch {
		case s.words(j, "more", "than") > 0:
			return "MORE_THAN"
		case s.words(j, "less", "than") > 0, s.words(j, "fewer", "than") > 0:
			return "LESS_THAN"
		case s.words(j, "at", "least") > 0:
			return "EQUAL_OR_MORE"
		case s.words(j, "up", "to") > 0:
			return "EQUAL_OR_LESS"
		}
		if v, ok := lex.value(s.at(j), "mod"); ok {
			return v
		}
	}
	return ""
}

// setExpr reads "daily", "every day", "each year", "every two years", "on
// Fridays", "every Monday", "per week".
func (s *scan) setExpr(i int) *expr {
	if v, ok := lex.value(s.at(i), "set"); ok && !(s.upper(i) && i > 0) {
		e := newExpr(kSet, "set", i, i+1)
		e.value = v
		return e
	}
	if d, ok := lex.number(s.at(i), "weekdays"); ok && s.upper(i) {
		e := newExpr(kSet, "weekdays", i, i+1)
		e.value = "XXXX-WXX-" + string(rune('0'+d))
		return e
	}
	if !s.any(i, "every", "each", "per") {
		return nil
	}
	at := s.opt(i+1, "single", "other")
	if d, next := s.weekday(at); next > 0 {
		e := newExpr(kSet, "every-weekday", i, next)
		e.value = "XXXX-WXX-" + string(rune('0'+d))
		return e
	}
	if p, ok := lex.number(s.at(at), "part"); ok {
		e := newExpr(kSet, "every-part", i, at+1)
		e.value = "XXXX-XX-XXT" + partCodes[p]
		return e
	}
	q, next := s.number(at)
	if next < 0 {
		q, next = quantity{n: 1}, at
	}
	u, nx := s.unit(next)
	if nx < 0 {
		return nil
	}
	e := newExpr(kSet, "every-unit", i, nx)
	e.value = durationValue(q, u)
	return e
}

// refExpr reads "now", "currently", "recently", "at present", "these days".
func (s *scan) refExpr(i int) *expr {
	if v, ok := lex.value(s.at(i), "now"); ok {
		if s.at(i) == "now" && (s.any(i+1, "that") || s.upper(i) && i > 0) {
			return nil
		}
		e := newExpr(kRef, s.at(i), i, i+1)
		e.value = v
		return e
	}
	if j := s.words(i, "these", "days"); j > 0 {
		e := newExpr(kRef, "these-days", i, j)
		e.value = "PRESENT_REF"
		return e
	}
	if j := s.words(i, "at", "present"); j > 0 {
		e := newExpr(kRef, "at-present", i, j)
		e.value = "PRESENT_REF"
		return e
	}
	if j := s.words(i, "the", "future"); j > 0 && s.clauseEnds(j) && s.any(i-1, "in", "for", "into") {
		e := newExpr(kRef, "future", i, j)
		e.value = "FUTURE_REF"
		return e
	}
	if j := s.words(i, "the", "past"); j > 0 && s.clauseEnds(j) {
		e := newExpr(kRef, "past", i, j)
		e.value = "PAST_REF"
		return e
	}
	return nil
}
