package timex

import "strings"

// Days that a report gives by what happened on them, or beside them.

// toldExpr reads "the eve of the vote", "18 days into the uprising", "the
// evening before", "a fortnight from Saturday", "the Monday after next".
func (s *scan) toldExpr(i int) *expr {
	for _, e := range []*expr{s.eveOf(i), s.unitsInto(i), s.partBefore(i), s.unitsFrom(i), s.afterNext(i), s.firstUnits(i)} {
		if e != nil {
			return e
		}
	}
	return nil
}

// eveOf: "on the eve of the vote" is the day of what is told with it; of a
// date or holiday it is the day before.
func (s *scan) eveOf(i int) *expr {
	at := s.opt(i, "the")
	if s.at(at) != "eve" || s.upper(at) || s.at(at+1) != "of" || at == i && s.at(i-1) != "on" {
		return nil
	}
	e := newExpr(kShift, "eve-of", i, at+1)
	e.q, e.unit, e.sign, e.anchor = quantity{n: 1}, days, -1, fromEvent
	if p := s.point(s.opt(at+2, "the")); p != nil && p.isDay() && s.at(p.last) != "'s" {
		e.of, e.last = p, p.last // "the eve of Victory Day"
	}
	return e
}

// unitsInto: "three weeks into the strike" is the day of what is told with it.
// Of months and years it only says how long.
func (s *scan) unitsInto(i int) *expr {
	at := i
	for s.is(at, "mod") || s.any(at, "just", "only", "barely") {
		at++
	}
	q, next := s.number(at)
	if next < 0 || q.vague {
		return nil
	}
	u, nx := s.unit(next)
	if nx < 0 || u < days || u > fortnights || u == nights || s.at(nx) != "into" || !s.any(nx+1, "the", "a", "an", "its", "his", "her", "their", "this") {
		return nil
	}
	e := newExpr(kShift, "units-into", i, nx)
	e.q, e.unit, e.anchor = q, u, fromEvent
	return e
}

// partBefore: "The evening before, he had vowed to stay".
func (s *scan) partBefore(i int) *expr {
	if s.at(i) != "the" || !s.any(i+2, "before", "after") || !s.clauseEnds(i+3) {
		return nil
	}
	p, ok := lex.number(s.at(i+1), "part")
	if !ok || p == 7 {
		return nil
	}
	e := newExpr(kUnit, "which-part", i, i+3)
	e.unit, e.sign, e.anchor, e.part = days, 1, fromLast, partCodes[p]
	if s.at(i+2) == "before" {
		e.sign = -1
	}
	return e
}

// unitsFrom: "a week from Monday", "a fortnight from Saturday", "a week ago
// today".
func (s *scan) unitsFrom(i int) *expr {
	q, next := s.number(i)
	if next < 0 || q.vague || q.half {
		return nil
	}
	u, nx := s.unit(next)
	if nx < 0 || u != weeks && u != fortnights {
		return nil
	}
	n := q.n
	if u == fortnights {
		n *= 2
	}
	if s.at(nx) == "ago" && s.at(nx+1) == "today" {
		e := newExpr(kDeictic, "week-ago-today", i, nx+2)
		e.sign = -7 * n
		return e
	}
	if s.at(nx) != "from" {
		return nil
	}
	if s.any(nx+1, "today", "tomorrow") {
		e := newExpr(kDeictic, "week-from-today", i, nx+2)
		e.sign = 7 * n
		if s.at(nx+1) == "tomorrow" {
			e.sign++
		}
		return e
	}
	d, last := s.weekday(nx + 1)
	if last < 0 {
		return nil
	}
	e := newExpr(kWeekday, "week-from-weekday", i, last)
	e.weekday, e.sign = d, n
	return e
}

// afterNext: "the Monday after next", "the week after next".
func (s *scan) afterNext(i int) *expr {
	if s.at(i) != "the" {
		return nil
	}
	if d, next := s.weekday(i + 1); next > 0 && s.words(next, "after", "next") > 0 {
		e := newExpr(kWeekday, "after-next", i, next+2)
		e.weekday, e.unit, e.sign = d, weeks, 2
		return e
	}
	if u, next := s.unit(i + 1); next > 0 && (u == weeks || u == weekends || u == months || u == years) && s.words(next, "after", "next") > 0 {
		e := newExpr(kUnit, "which-unit", i, next+2)
		e.unit, e.sign = u, 2
		return e
	}
	return nil
}

// firstUnits: "the first four months of the year", "the last ten days of May".
func (s *scan) firstUnits(i int) *expr {
	if s.at(i) != "the" || !s.any(i+1, "first", "opening", "last", "final", "closing") {
		return nil
	}
	q, next := s.number(i + 2)
	if next < 0 || q.vague || q.half || q.n < 1 || q.n > 60 {
		return nil
	}
	u, nx := s.unit(next)
	if nx < 0 || u != days && u != weeks && u != months || s.at(nx) != "of" {
		return nil
	}
	whole := s.point(s.opt(nx+1, "the"))
	if s.words(nx+1, "the", "year") > 0 && s.clauseEnds(nx+3) || s.words(nx+1, "this", "year") > 0 {
		whole = newExpr(kUnit, "which-unit", nx+1, nx+3)
		whole.unit = years
	}
	if whole == nil || whole.kind == kWeekday || whole.isDay() {
		return nil
	}
	e := newExpr(kShift, "first-units", i, whole.last)
	e.q, e.unit, e.sign, e.of = q, u, 1, whole
	if s.any(i+1, "last", "final", "closing") {
		e.sign = -1
	}
	return e
}

// toldDay gives the expressions above their days; ok is false for the others.
func (c *reader) toldDay(s *scan, e *expr, rest []*expr, at place) (r resolved, ok bool) {
	switch e.rule {
	case "units-into":
		d := c.beside(s, e, at)
		if d == noDay {
			return none("DURATION", durationValue(e.q, e.unit)), true
		}
		return on("DATE", dayPeriod(d)), true
	case "eve-of":
		if e.of != nil {
			if p := c.ahead(s, e.of, at); p.bounds && p.p.gran == "day" {
				return on("DATE", dayPeriod(p.p.lo-1)), true
			}
			return none("DATE", ""), true
		}
		if len(rest) > 0 && rest[0].first-e.last <= 6 && (!s.commaIn(e.last, rest[0].first) || s.saidOf(e.last, rest[0].first)) && s.at(rest[0].last) != "'s" {
			if p := c.ahead(s, rest[0], at); p.bounds && p.p.gran == "day" && p.p.lo == p.p.hi {
				return on("DATE", dayPeriod(p.p.lo-1)), true
			}
		}
		d := noDay
		if last, found := c.clauseDay(s, e, at); found {
			d = last
		} else if x, found := c.eventDay(s, e); found {
			d = x - 1
		}
		if d == noDay {
			return none("DATE", ""), true
		}
		return on("DATE", dayPeriod(d)), true
	case "first-units":
		w := c.ahead(s, e.of, at)
		if !w.bounds || coarser(w.p.gran, e.unit) && w.p.gran != "year" && w.p.gran != "month" {
			return none("DURATION", durationValue(e.q, e.unit)), true
		}
		return on("DATE", c.within(w.p, e)), true
	}
	return resolved{}, false
}

// within is the first or last n units of a period.
func (c *reader) within(p period, e *expr) period {
	add := func(d day, n int) day {
		switch e.unit {
		case weeks:
			return d + day(7*n)
		case months:
			return d.addMonths(n)
		}
		return d + day(n)
	}
	out := p
	if e.sign > 0 {
		out.hi = min(p.hi, add(p.lo, e.q.n)-1)
	} else {
		out.lo = max(p.lo, add(p.hi+1, -e.q.n))
	}
	out.value, out.gran = out.lo.String()+"/"+out.hi.String(), "day"
	return out
}

// beside is the day of what an expression is told with: the one named before it
// in its sentence, in a report else the next one behind it, or today.
func (c *reader) beside(s *scan, e *expr, at place) day {
	if d, ok := c.clauseDay(s, e, at); ok {
		return d
	}
	if c.tells {
		return noDay
	}
	if c.story != noDay && s.tense(e) == past && !strings.HasPrefix(s.tag(e.first-1), "MD") {
		return c.today(at)
	}
	return c.ref
}

// lastDay is the day named last in the report, or noDay.
func (c *reader) lastDay() day {
	if n := len(c.named); n > 0 {
		return c.named[n-1]
	}
	return noDay
}

// saidOf: "after the hijack, which happened on the night of June 30": the date
// is that of the thing before the comma.
func (s *scan) saidOf(from, to int) bool {
	if to-from > 12 {
		return false
	}
	for i := from; i < to && i < from+5; i++ {
		if s.at(i) == "," {
			return s.any(i+1, "which", "on", "set", "due", "scheduled", "planned") && !s.commaIn(i+1, to)
		}
	}
	return false
}

// anniversary is n where "the nth anniversary of the" leads to word i, else 0.
func (s *scan) anniversary(i int) int {
	if s.at(i-1) == "the" {
		i--
	}
	if s.at(i-1) != "of" || s.at(i-2) != "anniversary" {
		return 0
	}
	if n, next := s.ordinal(i - 3); next == i-2 {
		return n
	}
	return 0
}

func (c *reader) refYear() int {
	y, _, _ := c.ref.ymd()
	return y
}

// looksAhead: the clause before word i has a word of the future: "will hit the
// coast by Thursday morning, the observatory said".
func (s *scan) looksAhead(i int) bool {
	for j := i - 1; j >= 0 && j > i-10 && !s.any(j, ",", ";", ":"); j-- {
		if lex.is(s.at(j), "future") && s.tag(j) == "MD" {
			return true
		}
	}
	return false
}
