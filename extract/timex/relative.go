package timex

import "strings"

// Relative expressions: those that count from the publication date or from
// the date named last.

var partCodes = [...]string{"", "DA", "MO", "MI", "AF", "EV", "NI", "NI"}

// weekdayExpr reads "Wednesday", "last Friday", "Friday next week", "Tuesday
// last".
func (s *scan) weekdayExpr(i int) *expr {
	at := s.opt(i, "the")
	sign, which := 0, false
	if v, ok := lex.number(s.at(at), "which"); ok {
		sign, which, at = v, true, at+1
	} else if s.any(at, "a", "one", "another") { // "on a Friday": no particular one
		return nil
	} else {
		at = i
	}
	d, next := s.weekday(at)
	if next < 0 {
		return nil
	}
	if s.upper(at) && at > 0 && s.any(at-1, "black", "bloody", "good", "ash", "palm", "holy", "super") && s.upper(at-1) {
		return nil // Bloody Sunday
	}
	if s.any(at-1, "the") && s.properAt(next) && !s.is(next, "part") && !s.is(next, "month") { // the Sunday Telegraph
		return nil
	}
	e := newExpr(kWeekday, "weekday", i, next)
	e.weekday = d
	if which {
		e.rule = "which-weekday"
		e.unit, e.sign = days, sign
		if sign == 9 {
			e.sign, e.same = 0, true
		}
		return e
	}
	if v, ok := lex.number(s.at(next), "which"); ok && s.at(next+1) == "week" && v != 9 {
		e.rule, e.unit, e.sign, e.last = "weekday-week", weeks, v, next+2
	}
	return e
}

// deictic reads "today", "yesterday morning", "the day before yesterday".
func (s *scan) deictic(i int) *expr {
	if j := s.words(i, "the", "day", "before", "yesterday"); j > 0 {
		e := newExpr(kDeictic, "day-before-yesterday", i, j)
		e.sign = -2
		return e
	}
	if j := s.words(i, "the", "day", "after", "tomorrow"); j > 0 {
		e := newExpr(kDeictic, "day-after-tomorrow", i, j)
		e.sign = 2
		return e
	}
	v, ok := lex.number(s.at(i), "once")
	if !ok || s.at(i+1) == "'s" && s.upper(i) && i > 0 {
		return nil
	}
	if s.upper(i) && s.upper(i-1) && strings.HasPrefix(s.tag(i-1), "NNP") { // USA Today
		return nil
	}
	e := newExpr(kDeictic, s.at(i), i, i+1)
	e.sign = v / 2
	if s.any(i, "tonight", "overnight") {
		e.part = "NI"
	}
	return e
}

// dayPart reads a part of a day that stands with a determiner: "this morning",
// "last night", "that evening", "the next morning", "the same day", "by
// evening", "in the evening", "earlier in the day".
func (s *scan) dayPart(i int) *expr {
	if s.any(i, "earlier", "later", "late", "early") && s.any(i+1, "in", "that", "on") {
		j := s.opt(s.opt(i+1, "in", "on"), "the", "that", "same")
		j = s.opt(j, "same")
		if s.at(j) == "day" && j > i+1 {
			e := newExpr(kUnit, "in-the-day", i, j+1)
			e.unit, e.same, e.mod = days, true, ""
			return e
		}
		if p, ok := lex.number(s.at(j), "part"); ok && j > i+1 && s.any(i, "late", "early") {
			e := newExpr(kPart, "part", i, j+1)
			e.part = partCodes[p]
			e.mod = map[string]string{"late": "END", "early": "START"}[s.at(i)]
			return e
		}
	}
	if s.any(i, "earlier", "later") && s.any(i+1, "today", "tonight") {
		e := s.deictic(i + 1)
		e.first = i
		return e
	}
	at := s.opt(i, "the")
	v, ok := lex.number(s.at(at), "which")
	if ok && at == i && s.at(i) == "that" && s.at(i+1) == "same" {
		at++
	}
	if ok && (at > i || v != 9 || s.any(i, "that", "same")) {
		k := at + 1
		if p, ok := lex.number(s.at(k), "part"); ok {
			e := newExpr(kUnit, "which-part", i, k+1)
			e.unit, e.sign, e.part = days, v, partCodes[p]
			if v == 9 {
				e.sign, e.same = 0, true
			}
			if s.any(at, "next", "following", "previous", "preceding") {
				e.anchor = fromLast
			}
			if s.at(k) == "night" && s.any(at, "last") {
				e.rule = "last-night"
			}
			return e
		}
	}
	p, okp := lex.number(s.at(at), "part")
	if !okp || p == 7 || p == 3 || s.upper(at) && i > 0 && strings.HasPrefix(s.tag(at), "NNP") {
		return nil
	}
	if at > i && s.any(i-1, "in", "during", "by", "through", "late", "early", "of", "into", "for") || at == i && s.any(i-1, "by", "at", "until", "before", "late", "early", "that", "since") {
		if at > i && s.any(at+1, "of") {
			return nil
		}
		if at == i && s.any(i, "night", "nights") && s.any(i-1, "that") {
			return nil
		}
		e := newExpr(kPart, "part", i, at+1)
		e.part = partCodes[p]
		if at == i && s.at(i) == "night" && s.at(i-1) == "at" { // any night
			e.rule = "at-night"
		}
		return e
	}
	return nil
}

// unitExpr reads "this week", "last month", "the next day", "the same year",
// "next three weeks", "the past decade", "recent weeks", "the coming days".
func (s *scan) unitExpr(i int) *expr {
	at := s.opt(i, "the", "these", "those", "its", "their", "over", "one")
	if at > i && s.any(i, "over") || s.any(i, "one") && s.at(at) != "weekend" {
		at = i
	}
	w := s.at(at)
	v, ok := lex.number(w, "which")
	if !ok {
		return s.bareUnit(i, at)
	}
	k := s.opt(at+1, "same", "very", "single")
	if w == "that" && s.at(i) != "that" {
		return nil
	}
	if q, next := s.number(k); next > 0 && !s.any(k, "a", "an") { // "the last three days", "the next few months"
		u, nx := s.unit(next)
		if nx < 0 || v == 9 || v == 0 {
			return nil
		}
		e := newExpr(kShift, "which-n-units", i, nx)
		e.q, e.unit, e.sign, e.long = q, u, v, true
		return e
	}
	u, nx := s.unit(k)
	if nx < 0 || u == seasons || u < days || u == nights {
		if s.any(i, "this", "that", "the") && s.any(k, "time", "period", "point") && w == "same" {
			e := newExpr(kUnit, "same-time", i, k+1)
			e.same, e.unit = true, noUnit
			return e
		}
		return nil
	}
	if strings.HasSuffix(s.at(k), "s") && u != noUnit { // "the coming days", "the following weeks"
		if v == 0 || v == 9 {
			return nil
		}
		e := newExpr(kShift, "which-units", i, nx)
		e.q, e.unit, e.sign, e.long = quantity{vague: true}, u, v, true
		return e
	}
	e := newExpr(kUnit, "which-unit", i, nx)
	e.unit, e.sign = u, v
	if v == 9 {
		e.sign, e.same = 0, true
	}
	if s.any(at, "following", "next", "previous", "preceding", "ensuing", "subsequent") && (i < at || !s.any(at, "next")) {
		e.anchor = fromLast
	}
	if s.any(at, "past") && i < at || s.any(at, "last") && i < at && s.at(i) == "the" {
		// "over the past year", "in the last month": the stretch up to now
		e.kind, e.q, e.long, e.anchor = kShift, quantity{n: 1}, true, fromDoc
		if s.any(nx, "of") { // "the last day of March" belongs elsewhere
			return nil
		}
	}
	return e
}

// bareUnit reads "the weekend", "one weekend", "recent weeks", "the day"
// (only "of the day" and the like do not count).
func (s *scan) bareUnit(i, at int) *expr {
	if s.any(at, "recent") {
		if _, nx := s.unit(at + 1); nx > 0 {
			e := newExpr(kRef, "recent", i, nx)
			e.value = "PAST_REF"
			return e
		}
		return nil
	}
	if s.at(at) == "weekend" && (at > i || s.any(i-1, "over", "at", "one", "this", "bank")) {
		e := newExpr(kUnit, "weekend", i, at+1)
		e.unit = weekends
		return e
	}
	if s.any(at, "day") && at > i && s.at(i) == "the" && s.any(at+1, "before", "after", "following") {
		e := newExpr(kShift, "day-before", i, at+2)
		e.q, e.unit, e.sign, e.anchor = quantity{n: 1}, days, 1, fromLast
		if s.at(at+1) == "before" {
			e.sign = -1
		}
		if !s.clauseEnds(at + 2) {
			e.anchor = fromEvent
		}
		return e
	}
	return nil
}

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
		if s.any(j, "first", "second", "third", "time", "once", "most", "least", "last") || strings.HasSuffix(s.tag(j), "S") && (s.tag(j) == "JJS" || s.tag(j) == "RBS") {
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
