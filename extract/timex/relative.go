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
	if s.any(at-1, "the") && s.any(next, "before", "after") && s.clauseEnds(next+1) {
		e.rule = "weekday-before"
	}
	if which {
		e.rule = "which-weekday"
		e.unit, e.sign = days, sign
		if sign == 9 {
			e.sign, e.same = 0, true
		}
		return e
	}
	if s.at(next) == "week" && s.clauseEnds(next+1) && s.tag(next) == "NN" && s.any(at-1, "on", "until", "by", "for") {
		e.rule, e.unit, e.sign, e.last = "which-weekday", days, 2, next+1 // "on Sunday week"
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
	if j := s.words(i, "the", "night", "before", "last"); j > 0 {
		e := newExpr(kDeictic, "night-before-last", i, j)
		e.sign, e.part = -2, "NI"
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
	if at := s.opt(i, "the"); s.any(at, "early", "small", "wee") && s.at(at+1) == "hours" && s.any(i-1, "in", "during") && s.clauseEnds(at+2) {
		e := newExpr(kPart, "part", i, at+2)
		e.part, e.mod = "MO", "START"
		return e
	}
	if e := s.dayOfEvent(i); e != nil {
		return e
	}
	if e := s.throughDay(i); e != nil {
		return e
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

// throughDay reads "all day", "the whole night", and the part of a day before
// what is held or told in it: "the evening news", "an afternoon session".
func (s *scan) throughDay(i int) *expr {
	at := i
	if s.at(i) == "all" {
		at = s.opt(i+1, "the")
	} else if s.any(i, "the") && s.any(i+1, "whole", "entire") {
		at = i + 2
	}
	p, ok := lex.number(s.at(at), "part")
	if at > i && (s.at(at) == "day" || ok && p != 7) {
		e := newExpr(kPart, "all-day", i, at+1)
		if ok {
			e.part = partCodes[p]
		}
		return e
	}
	if at == i && ok && p != 7 && !s.upper(i) && s.is(i+1, "partnoun") && s.any(i-1, "the", "its", "a", "an", "their", "his", "her", "'s") {
		e := newExpr(kPart, "part-noun", i, i+1)
		e.part = partCodes[p]
		return e
	}
	return nil
}

// dayOfEvent reads "the day of the fire", "the night of his death", "the morning
// after the shooting", where the report may have said which day that was.
func (s *scan) dayOfEvent(i int) *expr {
	if s.at(i) != "the" || !s.any(i+2, "of", "after", "before") || s.at(i+1) == "day" && s.at(i+2) != "of" {
		return nil
	}
	p, ok := lex.number(s.at(i+1), "part")
	if !ok && s.at(i+1) != "day" || !s.any(i+3, "the", "his", "her", "their", "its", "that") {
		return nil
	}
	e := newExpr(kShift, "day-of", i, i+3)
	e.unit, e.anchor = days, fromEvent
	if s.at(i+2) == "after" {
		e.q, e.sign = quantity{n: 1}, 1
	} else if s.at(i+2) == "before" {
		e.q, e.sign = quantity{n: 1}, -1
	}
	if ok && p != 7 {
		e.part = partCodes[p]
	}
	return e
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
	if w == "last" && strings.HasPrefix(s.tag(at), "VB") {
		return nil // "is to last two years"
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
	if u, nx := s.unit(at); at > i && s.at(i) == "the" && nx > 0 && u > days && u != weekends && s.any(nx, "before", "after") && s.clauseEnds(nx+1) && s.w[at].s[len(s.at(at))-1] != 's' {
		e := newExpr(kUnit, "unit-before", i, nx+1) // "the week before, he had slept"
		e.unit, e.sign, e.anchor = u, 1, fromLast
		if s.at(nx) == "before" {
			e.sign = -1
		}
		if u == nights {
			e.unit, e.part = days, "NI"
		}
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
