package timex

import "strings"

// yearFor finds the year of a date that names none. In a report it is the year
// that brings the date nearest to the publication, weighted by the tense of
// the clause; in a narrative the year named last, or the next one when the
// months have run round.
func (c *reader) yearFor(s *scan, e *expr) int {
	if e.unit == years { // "March of that year", "last winter", "in May last year"
		return c.yearShift(e)
	}
	if e.unit == months {
		return c.whichMonth(e)
	}
	if c.tells || c.ref == noDay {
		return c.toldYear(e)
	}
	if n := s.anniversary(e.first); n > 0 && e.day > 0 { // "the first anniversary of the March 11 earthquake"
		if p, ok := fields(e, c.refYear()); ok && p.lo > c.ref+60 {
			return c.refYear() - n - 1
		}
		return c.refYear() - n
	}
	t := s.tense(e)
	if y := c.carried(s, e); y > 0 && t != future {
		return y
	}
	y, _, _ := c.ref.ymd()
	if e.open == "SINCE" && s.at(e.first-1) == "since" {
		t = past
	} else if t == present && s.scheduled(e) {
		t = future // "Peru votes in April"
	}
	best, cost := 0, 1<<30
	for _, cand := range []int{y - 1, y, y + 1} {
		p, ok := fields(e, cand)
		if !ok {
			continue
		}
		k := 0
		switch {
		case p.hi < c.ref:
			k = int(c.ref - p.hi)
			if s.arranged(e.first) {
				k *= 4 // "first set for 4 June"
			} else if t == future && e.open != "" && e.open != "SINCE" {
				k *= 100 // "must leave before June"
			} else if t == future && s.willed(e) {
				k *= 100 // "In the spring, talks are to resume"
			} else if t == future {
				k *= 8 // "due to open in May, was delayed"
			}
		case p.lo > c.ref:
			k = int(p.lo - c.ref)
			if e.open == "SINCE" && s.at(e.first-1) == "since" {
				continue // "has been shut since November": the one gone by
			}
			if t == past && e.open == "UNTIL" {
				k = k * 3 / 2 // "has suspended work until 1 December"
			} else if t == past && s.governor(e) >= 0 {
				k *= 100
			} else if t == past {
				k *= 8
			} else if t == present {
				k = k * 3 / 2
			}
		}
		if e.weekday > 0 && e.nth == 0 && p.lo.weekday() != e.weekday {
			k += 1 << 20
		}
		if k < cost {
			best, cost = cand, k
		}
	}
	return best
}

// carried is the year of a date just before in the same paragraph, where a
// report goes back and tells of other days: "In July 2013 he seized power. In
// October he banned all parties".
func (c *reader) carried(s *scan, e *expr) int {
	if !c.seen || !c.yeared || c.where.paragraph != c.npara || c.nsent-c.where.sentence > 1 || e.open == "SINCE" || c.last.gran != "month" && c.last.gran != "day" {
		return 0
	}
	now, _, _ := c.ref.ymd()
	y := c.toldYear(e)
	last, _, _ := c.last.lo.ymd()
	if last < now-1 && y < now {
		return y
	}
	if p, ok := fields(e, y); ok && c.nsent == c.where.sentence && last < now && p.hi < c.ref && p.lo > c.last.lo && s.joined(e.first) {
		return y // "was bombed in January 2022 and again in March"
	}
	return 0
}

// joined: "and" leads to the date, with few words between.
func (s *scan) joined(at int) bool {
	for i := at - 1; i >= 0 && i > at-5; i-- {
		if s.at(i) == "and" {
			return true
		}
	}
	return false
}

func (c *reader) yearShift(e *expr) int {
	base := c.ref
	if e.same || c.tells {
		if !c.seen {
			if c.tells {
				return 0
			}
		} else {
			base = c.last.lo
		}
	}
	if base == noDay {
		return 0
	}
	y, _, _ := base.ymd()
	if e.season > 0 && !e.same && !e.ofYear { // "last winter" is the one before today
		p, _ := fields(e, y)
		switch {
		case e.sign < 0 && p.hi < base:
			return y
		case e.sign > 0 && p.lo > base:
			return y
		case e.sign == 0:
			return y
		}
	}
	return y + e.sign
}

// whichMonth: "last March" is the one before today.
func (c *reader) whichMonth(e *expr) int {
	base := c.ref
	if (e.same || c.tells) && c.seen {
		base = c.last.lo
	} else if c.tells {
		return 0
	}
	if base == noDay {
		return 0
	}
	y, m, _ := base.ymd()
	switch {
	case e.sign < 0 && e.month >= m:
		return y - 1
	case e.sign > 0 && e.month <= m:
		return y + 1
	}
	return y
}

// toldYear: the year of the date named last; when that was late in a year and
// this is early in one, the story has gone on into the next.
func (c *reader) toldYear(e *expr) int {
	if !c.seen || c.bc {
		return 0
	}
	y, m, _ := c.last.lo.ymd()
	if c.last.gran == "decade" || c.last.gran == "century" {
		return 0
	}
	em := e.month
	if e.season > 0 {
		em = e.season * 3
	}
	if (c.last.gran == "month" || c.last.gran == "day") && m >= 11 && em > 0 && em <= 2 && e.season == 0 {
		return y + 1
	}
	return y
}

// shift: n units from an anchor.
func (c *reader) shift(s *scan, e *expr, rest []*expr, at place) resolved {
	if r, ok := c.toldDay(s, e, rest, at); ok {
		return r
	}
	if e.long || e.within {
		if e.within && e.first <= 1 && s.tense(e) == past {
			return none("DURATION", durationValue(e.q, e.unit)) // "Within three days the ship was raised."
		}
		return c.stretch(e)
	}
	if e.q.vague && e.anchor == fromEvent {
		if base, ok := c.anchorOf(s, e, rest, at); ok && e.unit <= hour { // "hours after the raid": that day
			return on("DATE", dayPeriod(base.lo))
		}
		return none("DURATION", durationValue(e.q, e.unit))
	}
	if e.q.vague && e.anchor == fromLast && e.unit <= hour && !c.tells {
		if d := c.today(at); d != noDay { // "Hours later they left."
			return on("DATE", dayPeriod(d))
		}
	}
	if e.q.vague {
		if e.sign < 0 {
			return none("DATE", "PAST_REF")
		}
		return none("DATE", "FUTURE_REF")
	}
	if c.bc && e.unit == years && e.anchor != fromDoc && !e.q.half {
		return none("DATE", bcValue(&expr{year: c.bcYear - e.sign*e.q.n}))
	}
	if e.rule == "day-of" {
		d, ok := c.eventDay(s, e)
		if !ok && c.story != noDay && !c.tells {
			d, ok = c.story, true
		}
		if !ok {
			return none("DATE", "")
		}
		return on("DATE", dayPeriod(d+day(e.sign)))
	}
	base, ok := c.anchorOf(s, e, rest, at)
	if !ok {
		return none("DURATION", durationValue(e.q, e.unit))
	}
	if base.gran == "" { // the day is told, not counted
		return on("DATE", dayPeriod(base.lo))
	}
	if e.rule == "n-units-on" && e.first <= 1 && !c.tells && c.ref != noDay && (e.unit <= fortnights && s.mainTense(e) == present || e.unit <= months && c.story == noDay) {
		return on("DATE", dayPeriod(c.ref)) // "A week on, rescuers have given up."
	}
	r := c.count(base, e)
	if r.bounds && !c.tells && e.anchor == fromEvent && (r.p.gran == "month" || r.p.gran == "year") {
		if d, ok := c.clauseDay(s, e, at); ok && d >= r.p.lo && d <= r.p.hi {
			return on("DATE", dayPeriod(d)) // "was arrested on Thursday 16 years after the massacre of July 1995"
		}
	}
	if e.anchor == fromLast && e.sign > 0 && !c.tells && c.ref != noDay && r.p.lo > c.ref && s.tense(e) != future {
		return none("DURATION", durationValue(e.q, e.unit)) // "Two years on, families wait"
	}
	return r
}

// count moves the base by n units; the result is as fine as the unit.
func (c *reader) count(base period, e *expr) resolved {
	if coarser(base.gran, e.unit) {
		return none("DATE", "")
	}
	from, n := base.lo, e.sign*e.q.n
	if n > 100000 || n < -100000 {
		return none("DATE", "")
	}
	y, _, _ := from.ymd()
	switch e.unit {
	case second, minute, hour:
		h := 1
		if e.unit == hour {
			h = 24
		} else if e.unit == minute {
			h = 24 * 60
		} else {
			h = 86400
		}
		return on("DATE", dayPeriod(from+day(n/h)))
	case days, nights:
		return on("DATE", dayPeriod(from+day(n)))
	case weeks, fortnights:
		k := 7
		if e.unit == fortnights {
			k = 14
		}
		if e.anchor != fromDoc {
			return on("DATE", dayPeriod(from+day(k*n)))
		}
		return on("DATE", weekPeriod(from+day(k*n)))
	case weekends:
		return on("DATE", weekendPeriod(from+day(7*n)))
	case months:
		y, m, _ := from.addMonths(n).ymd()
		return on("DATE", monthPeriod(y, m))
	case years:
		if e.q.half {
			y, m, _ := from.addMonths(12*n + 6*e.sign).ymd()
			return on("DATE", monthPeriod(y, m))
		}
		return on("DATE", yearPeriod(y+n))
	case decades:
		return on("DATE", yearPeriod(y+10*n))
	case centuries:
		return on("DATE", decadePeriod(y+100*n))
	}
	return none("DATE", "")
}

// anchorOf is what a shift counts from. "18 days after the accord" dates the
// thing that is told, so its own clause is asked first; a granularity of ""
// says that the period is the answer itself.
func (c *reader) anchorOf(s *scan, e *expr, rest []*expr, at place) (period, bool) {
	switch e.anchor {
	case fromDoc:
		if c.ref == noDay {
			return period{}, false
		}
		return dayPeriod(c.ref), true
	case fromLast:
		if d := c.lastDay(); c.seen && !c.bc && !c.tells && d != noDay && e.unit <= fortnights && coarser(c.last.gran, e.unit) {
			return dayPeriod(d), true
		}
		if c.seen && !c.bc {
			return c.last, true
		}
		if c.ref != noDay && !c.tells {
			return dayPeriod(c.ref), true
		}
		return period{}, false
	}
	if e.sign > 0 && e.unit > hour && !c.tells && s.at(e.first-1) == "," {
		if d, ok := c.clauseDay(s, e, at); ok { // "voted on Sunday, three weeks after riots broke out on June 10"
			return period{lo: d, hi: d}, true
		}
	}
	if len(rest) > 0 {
		next := rest[0]
		if (next.first-e.last <= 6 || s.saidOf(e.last, next.first)) && (!s.commaIn(e.last, next.first) || s.saidOf(e.last, next.first)) && next.first >= e.last && next.kind != kShift && next.kind != kDuration && next.kind != kSet && next.kind != kRef {
			if r := c.ahead(s, next, at); r.bounds && !coarser(r.p.gran, e.unit) {
				return r.p, true
			}
		}
	}
	if (e.sign > 0 || s.at(e.first-1) == ",") && (e.unit <= fortnights || !c.tells && e.unit <= years) {
		if d, ok := c.clauseDay(s, e, at); ok {
			return period{lo: d, hi: d}, true
		}
	}
	if p, ok := c.mainDay(s, e, rest, at); ok {
		return p, true
	}
	if d, ok := c.eventDay(s, e); ok && e.unit <= fortnights {
		return dayPeriod(d), true
	}
	if c.tells {
		if c.seen && !c.bc {
			return c.last, true
		}
		return period{}, false
	}
	if c.ref == noDay {
		return period{}, false
	}
	if e.sign < 0 && s.any(e.first-1, "comes", "come") && e.unit <= fortnights {
		return period{lo: c.ref, hi: c.ref}, true // "The arrest comes a week before the vote"
	}
	if e.sign > 0 {
		if s.mainTense(e) == present {
			if e.unit > fortnights {
				return period{}, false
			}
			return period{lo: c.ref, hi: c.ref}, true
		}
		if c.story != noDay && e.unit <= fortnights {
			return dayPeriod(c.story), true
		}
		if e.unit <= days && e.q.n <= 3 || e.unit <= hour && e.q.n <= 72 { // the news of the day
			return period{lo: c.ref, hi: c.ref}, true
		}
	}
	return period{}, false
}

// eventDay is the day that the report gave to the thing that is counted from:
// "Shells hit the raft on Monday. ... She fled two days before the shelling".
func (c *reader) eventDay(s *scan, e *expr) (day, bool) {
	if c.tells {
		return noDay, false
	}
	noun := ""
	for i := e.last; i < e.last+6; i++ {
		switch s.tag(i) {
		case "DT", "PRP$", "JJ", "NNP", "POS", "VBN":
			continue
		case "NN", "NNS":
			noun = s.at(i)
			continue
		}
		break
	}
	if len(noun) < 4 {
		return noDay, false
	}
	root := noun[:min(len(noun), 5)]
	best, far := noDay, 0
	var in *scan // the first sentence that has both
	for _, t := range c.dated {
		if in != nil && t.s != in {
			break
		}
		for i, w := range t.s.w {
			if strings.HasPrefix(w.s, root) && len(w.s) < len(noun)+4 {
				if d := max(i-t.at, t.at-i); best == noDay || d < far {
					best, far, in = t.d, d, t.s
				}
			}
		}
	}
	return best, best != noDay
}

// clauseDay is the day of the sentence that "two days after the raid" stands
// beside: the one named last, but behind a comma not one of an inner clause:
// "visited on Friday the park where shells fell on Sunday, a day after ...".
func (c *reader) clauseDay(s *scan, e *expr, at place) (day, bool) {
	last := noDay
	for i := len(c.para) - 1; i >= 0; i-- {
		st := c.para[i]
		if st.sentence != at.sentence {
			break
		}
		if !st.inner || s.at(e.first-1) != "," {
			return st.d, true
		}
		if last == noDay {
			last = st.d
		}
	}
	return last, last != noDay
}

// inner tells whether a date belongs to a relative clause that is still open.
func (s *scan) inner(e *expr) bool {
	for i := e.first - 1; i >= 0; i-- {
		switch s.at(i) {
		case ",":
			return false
		case "who", "which", "where", "whose", "that":
			return s.at(i) != "that" || strings.HasPrefix(s.tag(i), "W")
		}
	}
	return false
}

func (s *scan) commaIn(from, to int) bool {
	for i := from; i < to; i++ {
		if s.at(i) == "," {
			return true
		}
	}
	return false
}

// ahead reads an expression that stands further on, and leaves no trace.
func (c *reader) ahead(s *scan, e *expr, at place) resolved {
	k := *c
	k.para = append([]stamp(nil), c.para...)
	return k.bare(s, e, nil, at)
}

// mainDay: "Minutes after the guards fled, the army said on Thursday ...": a
// shift of less than a day lies on the day that the main clause names, and so
// does every one that opens its sentence in a report: "Ten days after its
// capture, the trawler left on Tuesday".
func (c *reader) mainDay(s *scan, e *expr, rest []*expr, at place) (period, bool) {
	opens := !c.tells && e.sign > 0 && e.first <= 2 && e.unit > hour
	if !opens && (e.unit > hour || e.q.n > 12 && !e.q.vague) {
		return period{}, false
	}
	for i, x := range rest {
		if i == 4 {
			break
		}
		if x.kind != kWeekday && x.kind != kDate && x.kind != kDeictic || x.open != "" || opens && !s.commaIn(e.last, x.first) {
			continue
		}
		if r := c.ahead(s, x, at); r.bounds && r.p.gran == "day" {
			return period{lo: r.p.lo, hi: r.p.lo}, true
		}
	}
	return period{}, false
}

// mainTense is the tense of the clause that "two days after ..." belongs to:
// the verb before it, or for one that opens the sentence the first verb in the
// present behind the comma.
func (s *scan) mainTense(e *expr) tense {
	for i := e.first - 1; i >= 0; i-- {
		switch s.tag(i) {
		case "VBZ", "VBP":
			return present
		case "VBD":
			return past
		case "VBN":
			if !s.any(i-1, "have", "has", "'ve", "been") { // the perfect is news
				return past
			}
		}
	}
	comma := false
	for i := e.last; i < len(s.w); i++ {
		if s.at(i) == "," {
			comma = true
		}
		if !comma {
			continue
		}
		switch s.tag(i) {
		case "VBZ", "VBP":
			return present
		case "VBD":
			return past
		}
	}
	return past
}

// stretch: "the last three days", "the next few months", "within 30 days": a
// duration that lies against today.
func (c *reader) stretch(e *expr) resolved {
	r := none("DURATION", durationValue(e.q, e.unit))
	if c.ref == noDay || c.tells || e.q.vague || e.q.half || e.q.n > 10000 {
		return r
	}
	end := c.ref
	n := e.sign * e.q.n
	switch e.unit {
	case days, nights:
		end += day(n)
	case weeks, weekends:
		end += day(7 * n)
	case fortnights:
		end += day(14 * n)
	case months:
		end = end.addMonths(n)
	case quarters:
		end = end.addMonths(3 * n)
	case years:
		end = end.addMonths(12 * n)
	case decades:
		end = end.addMonths(120 * n)
	case centuries:
		end = end.addMonths(1200 * n)
	case hour:
		end += day(n / 24)
	}
	r.p = period{min(c.ref, end), max(c.ref, end), r.value, "day"}
	r.bounds = true
	return r
}
