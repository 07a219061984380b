package timex

// at reads the longest expression that begins at word i, or nil.
func (s *scan) expr(i int) *expr {
	var best *expr
	try := func(e *expr) {
		if e != nil && (best == nil || e.last > best.last) {
			best = e
		}
	}
	try(s.composed(i))
	try(s.edge(i))
	try(s.partOfDate(i))
	try(s.clockDate(i))
	try(s.withinExpr(i))
	try(s.inExpr(i))
	try(s.toldExpr(i))
	try(s.shiftExpr(i))
	try(s.setExpr(i))
	try(s.duration(i))
	try(s.dayPart(i))
	try(s.refExpr(i))
	if best != nil && !s.whole(best) {
		return nil
	}
	return best
}

// whole: an expression begins and ends with whole tokens.
func (s *scan) whole(e *expr) bool {
	return e.first < e.last && !s.w[e.first].mid && s.w[e.last-1].end
}

// point reads an expression that names a stretch of the calendar.
func (s *scan) point(i int) *expr {
	var best *expr
	for _, e := range []*expr{s.numeric(i), s.calendarDate(i), s.quarterDate(i), s.seasonDate(i), s.yearDate(i),
		s.weekdayExpr(i), s.deictic(i), s.unitExpr(i), s.holidayDate(i), s.eraDate(i)} {
		if e != nil && (best == nil || e.last > best.last) {
			best = e
		}
	}
	return best
}

// composed reads a point with what may stand behind it: a part of the day
// ("Wednesday night", "July 13 evening"), a clock time ("Monday at 11 p.m.",
// "01.04.2025, 10:42").
func (s *scan) composed(i int) *expr {
	e := s.point(i)
	if e == nil {
		return nil
	}
	if !e.isDay() {
		return e
	}
	j := e.last
	if s.at(j) == "'s" {
		return e
	}
	k := s.opt(j, "early", "late")
	if p, ok := lex.number(s.at(k), "part"); ok && e.hour < 0 && p != 7 {
		e.part, e.last = partCodes[p], k+1
		return e
	}
	if c := s.clockExpr(s.opt(s.opt(j, ","), "at")); c != nil && e.hour < 0 {
		e.hour, e.min, e.last = c.hour, c.min, c.last
		if c.mod != "" {
			e.mod = c.mod
		}
	}
	return e
}

// isDay: the expression names one day, so parts of a day go with it.
func (e *expr) isDay() bool {
	switch e.kind {
	case kWeekday, kDeictic, kHoliday:
		return true
	case kDate:
		return e.day > 0 && e.to2 == nil
	case kUnit:
		return e.unit == days
	}
	return false
}

// edge reads "early May", "mid-March", "late 1942", "late on Sunday", "early
// in 1914", "the end of March", "the beginning of the year", "year's end",
// "about 466 BC".
func (s *scan) edge(i int) *expr {
	at := i
	if s.any(at, "the") {
		at++
	}
	if v, ok := lex.value(s.at(at), "part_of"); ok && s.at(at+1) == "of" {
		return s.edged(i, at+2, v, true)
	}
	if s.words(at, "latter", "part", "of") > 0 || s.words(at, "latter", "half", "of") > 0 {
		return s.edged(i, at+3, "END", true)
	}
	if s.any(at, "first", "opening", "final", "last", "closing") && s.any(at+1, "days", "weeks", "months", "hours") && s.at(at+2) == "of" {
		if s.any(at, "first", "opening") {
			return s.edged(i, at+3, "START", true)
		}
		return s.edged(i, at+3, "END", true)
	}
	if s.words(at, "early", "part", "of") > 0 || s.words(at, "first", "part", "of") > 0 || s.words(at, "early", "days", "of") > 0 {
		return s.edged(i, at+3, "START", true)
	}
	if s.words(at, "rest", "of") > 0 {
		return s.edged(i, at+2, "", true)
	}
	if s.any(i, "year", "month", "week") && s.at(i+1) == "'s" && s.any(i+2, "end") {
		u, _ := s.unit(i)
		e := newExpr(kUnit, "unit-end", i, i+3)
		e.unit, e.same, e.mod = u, true, "END"
		return e
	}
	v, ok := lex.value(s.at(at), "mod")
	if !ok {
		if s.any(at, "later", "earlier") && s.at(at+1) == "in" {
			return s.edged(i, at+2, "", false)
		}
		if s.any(at, "later", "earlier") && s.any(at+1, "this", "that", "last") {
			return s.edged(i, at+1, "", false)
		}
		return nil
	}
	next := at + 1
	if s.dash(next) {
		next++
	}
	switch v {
	case "START", "MID", "END":
		next = s.opt(next, "in", "on", "during")
		return s.edged(i, next, v, at > i)
	case "APPROX":
		if at == i && !s.any(at, "some") {
			return s.edged(i, next, v, false)
		}
	}
	return nil
}

// edged reads the point at i and gives it the mod; "the" of "the late 1940s"
// belongs to the decade.
func (s *scan) edged(first, i int, mod string, the bool) *expr {
	e := s.composed(i)
	if e == nil && the { // "the late 1940s": the decade has lost its article
		if d := s.decadeDate(i); d != nil {
			e = d
		}
	}
	if e == nil {
		e = s.unitOf(i)
	}
	if e == nil {
		if y, bc, next := s.year(i); next > 0 && mod != "APPROX" && s.tag(next) != "NNS" {
			e = newExpr(kYear, "year", i, next)
			e.year, e.bc = y, bc
		} else if m, next := s.month(i); next > 0 {
			e = newExpr(kDate, "month", i, next)
			e.month = m
		} else if n, ok := lex.number(s.at(i), "season"); ok {
			e = newExpr(kDate, "season", i, i+1)
			e.season = n
			s.tail(e)
		} else {
			return nil
		}
	}
	if e.kind == kUnit && e.unit == days && e.rule == "unit" || mod == "APPROX" && e.kind != kYear && e.kind != kDate {
		return nil
	}
	e.first = first
	if mod != "" {
		e.mod = mod
		e.rule = "edge-" + e.rule
	}
	return e
}

// unitOf reads the unit of "the end of the year", "later in the week".
func (s *scan) unitOf(i int) *expr {
	if s.at(i) != "the" {
		return nil
	}
	u, next := s.unit(i + 1)
	if next < 0 || u < days || u == nights || s.at(next) == "of" {
		return nil
	}
	if s.at(i + 1)[len(s.at(i+1))-1] == 's' {
		return nil
	}
	e := newExpr(kUnit, "unit", i, next)
	e.unit, e.same = u, true
	return e
}

// partOfDate reads "the morning of March 3", "the night of 10 August 1792",
// "the early hours of Monday", "early in the morning of", "midnight on
// Monday" is clockDate's.
func (s *scan) partOfDate(i int) *expr {
	at, mod := i, ""
	if s.any(at, "early", "late") {
		mod = map[string]string{"early": "START", "late": "END"}[s.at(at)]
		at = s.opt(at+1, "in", "on", "at")
	}
	at = s.opt(at, "the")
	if (s.any(at, "early", "late") || s.any(at, "small", "wee", "first") && s.at(at+1) == "hours") && mod == "" {
		mod = map[string]string{"early": "START", "late": "END", "small": "START", "wee": "START", "first": "START"}[s.at(at)]
		at++
	}
	part := ""
	if p, ok := lex.number(s.at(at), "part"); ok && p != 7 { // midnight is a clock time
		part = partCodes[p]
		at = s.opt(at+1, "hours")
	} else if s.any(at, "hours") && mod != "" {
		part = "MO"
		if mod == "END" {
			part = "NI"
		}
		at++
	} else if s.any(at, "eve") {
		return nil
	}
	if part == "" || at == i {
		return nil
	}
	if _, wd := s.weekday(at); wd < 0 { // "before dawn Wednesday" has no preposition
		if !s.any(at, "of", "on") {
			return nil
		}
		at++
	}
	e := s.composed(at)
	if e == nil || !e.isDay() {
		return nil
	}
	e.first, e.part, e.mod = i, part, mod
	return e
}

// clockDate reads a clock time with the day that may follow: "11.40 pm on 22
// July", "shortly before midnight on Monday", "5 p.m. Tuesday".
func (s *scan) clockDate(i int) *expr {
	c := s.clockExpr(i)
	if c == nil {
		return nil
	}
	j := s.opt(s.opt(c.last, ","), "on", "of")
	e := s.point(j)
	if e == nil || !e.isDay() || e.kind == kUnit && e.same {
		j = c.last
		if s.words(j, "in", "the", "morning") > 0 && c.hour <= 12 {
			c.last = j + 3
		} else if s.any(j, "in") && s.at(j+1) == "the" && s.any(j+2, "evening", "afternoon") && c.hour < 12 {
			c.hour, c.last = c.hour+12, j+3
		}
		return c
	}
	e.first, e.hour, e.min, e.mod = i, c.hour, c.min, c.mod
	if p, ok := lex.number(s.at(e.last), "part"); ok {
		e.last++
		if p >= 4 && e.hour < 12 {
			e.hour += 12
		}
	}
	return e
}
