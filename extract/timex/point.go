package timex

import (
	"fmt"
	"strings"
)

// date: calendar fields, the year perhaps to be found.
func (c *reader) date(s *scan, e *expr) resolved {
	if e.bc {
		return none("DATE", bcValue(e))
	}
	if e.month == 0 && e.day > 0 {
		return c.dayAlone(s, e)
	}
	y := e.year
	if y == 0 {
		y = c.yearFor(s, e)
	}
	if y == 0 && c.tells && c.bc && e.unit == noUnit && e.to2 == nil {
		f := *e
		f.year, f.bc = c.bcYear, true
		return none("DATE", bcValue(&f))
	}
	if y == 0 {
		return none("DATE", fieldsValue(e))
	}
	p, ok := fields(e, y)
	if !ok {
		return none("DATE", "")
	}
	if e.to2 != nil {
		q, ok := fields(e.to2, y)
		if ok && q.lo >= p.lo {
			p = period{p.lo, q.hi, p.value + "/" + q.value, p.gran}
		}
	}
	return on("DATE", p)
}

// dayAlone is the day of a month that is not said: in a report the last such
// day, or the next one where the clause looks ahead; in a narrative that of the
// month named last.
func (c *reader) dayAlone(s *scan, e *expr) resolved {
	base := c.ref
	if c.tells {
		if !c.seen || c.last.gran != "month" && c.last.gran != "day" {
			return none("DATE", "")
		}
		base = c.last.lo
	}
	if base == noDay {
		return none("DATE", fmt.Sprintf("XXXX-XX-%02d", e.day))
	}
	first := 0 // months from the base
	_, _, dd := base.ymd()
	t := s.tense(e)
	switch {
	case c.tells:
	case t == future || t == present && s.scheduled(e):
		if e.day < dd {
			first = 1
		}
	case e.day > dd:
		first = -1
	}
	y, m, _ := base.ymd()
	y, m, _ = date(y, m, 1).addMonths(first).ymd()
	if !validDay(y, m, e.day) {
		return none("DATE", "")
	}
	return on("DATE", dayPeriod(date(y, m, e.day)))
}

// fields is the period of a date in year y.
func fields(e *expr, y int) (period, bool) {
	switch {
	case e.nth != 0:
		return dayPeriod(nthWeekday(y, e.month, e.nth, e.weekday)), true
	case e.day > 0:
		if !validDay(y, e.month, e.day) {
			return period{}, false
		}
		return dayPeriod(date(y, e.month, e.day)), true
	case e.month > 0:
		return monthPeriod(y, e.month), true
	case e.season > 0:
		return seasonPeriod(y, e.season), true
	case e.quarter > 0:
		return quarterPeriod(y, e.quarter), true
	case e.half > 0:
		return halfPeriod(y, e.half), true
	}
	return yearPeriod(y), true
}

func fieldsValue(e *expr) string {
	switch {
	case e.to2 != nil:
		return ""
	case e.day > 0:
		return fmt.Sprintf("XXXX-%02d-%02d", e.month, e.day)
	case e.month > 0:
		return fmt.Sprintf("XXXX-%02d", e.month)
	case e.season > 0:
		return "XXXX-" + seasonCodes[e.season]
	case e.quarter > 0:
		return fmt.Sprintf("XXXX-Q%d", e.quarter)
	}
	return ""
}

func bcValue(e *expr) string {
	v := fmt.Sprintf("BC%04d", e.year)
	switch {
	case e.century:
		return fmt.Sprintf("BC%02d", e.year-1)
	case e.decade:
		return fmt.Sprintf("BC%03d", e.year/10)
	case e.day > 0:
		return v + fmt.Sprintf("-%02d-%02d", e.month, e.day)
	case e.month > 0:
		return v + fmt.Sprintf("-%02d", e.month)
	case e.season > 0:
		return v + "-" + seasonCodes[e.season]
	}
	return v
}

func (c *reader) year(e *expr) resolved {
	if e.bc {
		return none("DATE", bcValue(e))
	}
	p := yearPeriod(e.year)
	switch {
	case e.century:
		p = centuryPeriod(e.year)
	case e.decade:
		p = decadePeriod(e.year)
	}
	if e.to2 != nil {
		p.hi, p.value = date(e.to2.year, 12, 31), fmt.Sprintf("%04d/%04d", e.year, e.to2.year)
	}
	return on("DATE", p)
}

func (c *reader) holiday(s *scan, e *expr) resolved {
	if e.holiday == "-" {
		return none("DATE", "")
	}
	var m, d int
	if _, err := fmt.Sscanf(e.holiday, "%d-%d", &m, &d); err == nil {
		f := *e
		f.kind, f.month, f.day = kDate, m, d
		return c.date(s, &f)
	}
	var nth, wd int
	if _, err := fmt.Sscanf(e.holiday, "%d/%d/%d", &m, &nth, &wd); err == nil {
		f := *e
		f.kind, f.month, f.day = kDate, m, 15
		y := e.year
		if y == 0 {
			y = c.yearFor(s, &f)
		}
		if y == 0 {
			return none("DATE", "")
		}
		return on("DATE", dayPeriod(nthWeekday(y, m, nth, wd)))
	}
	var off int
	fmt.Sscanf(strings.TrimPrefix(e.holiday, "easter"), "%d", &off)
	f := *e
	f.kind, f.month, f.day = kDate, 4, 5
	y := e.year
	if y == 0 {
		y = c.yearFor(s, &f)
	}
	if y == 0 {
		return none("DATE", "")
	}
	return on("DATE", dayPeriod(easter(y)+day(off)))
}

// weekday: the publication day itself when it is that day; else back, or
// forward where the clause looks ahead.
func (c *reader) weekday(s *scan, e *expr) resolved {
	ref := c.ref
	if c.tells {
		ref = noDay
		if c.seen && c.last.gran == "day" {
			ref = c.last.hi
		}
	}
	if ref == noDay {
		return none("DATE", fmt.Sprintf("XXXX-WXX-%d", e.weekday))
	}
	if d, ok := c.besideLast(s, e); ok {
		return on("DATE", dayPeriod(d))
	}
	d := day(e.weekday - 1)
	back := ref - day((ref.weekday()-e.weekday+7)%7)
	ahead := ref + day((e.weekday-ref.weekday()+7)%7)
	switch {
	case e.rule == "week-from-weekday":
		return on("DATE", dayPeriod(ahead+day(7*e.sign)))
	case e.rule == "week-ago-weekday":
		return on("DATE", dayPeriod(back+day(7*e.sign)))
	case e.unit == weeks:
		return on("DATE", dayPeriod(ref.monday()+day(7*e.sign)+d))
	case e.unit == days && e.same && c.seen && c.last.gran == "day":
		back = c.last.hi - day((c.last.hi.weekday()-e.weekday+7)%7)
		return on("DATE", dayPeriod(back))
	case e.unit == days && e.sign < 0:
		if back == ref {
			back -= 7
		}
		return on("DATE", dayPeriod(back))
	case e.unit == days && e.sign > 0:
		if s.any(e.first, "next") || s.any(e.first+1, "next") {
			return on("DATE", dayPeriod(ref.monday()+7+d))
		}
		if ahead == ref || e.sign == 2 {
			ahead += 7
		}
		return on("DATE", dayPeriod(ahead))
	case e.unit == days && !e.same:
		return on("DATE", dayPeriod(ref.monday()+d))
	}
	if s.at(e.first-1) != "from" && s.spans(e.first) && !c.tells && len(c.para) > 0 && c.para[len(c.para)-1].sentence == c.nsent {
		from := c.para[len(c.para)-1].d // "Schools are shut Monday to Wednesday."
		if from != ref || s.tense(e) != past {
			return on("DATE", dayPeriod(from+day((e.weekday-from.weekday()+7)%7)))
		}
	}
	if ahead == ref || c.tells {
		if c.tells {
			return on("DATE", dayPeriod(ahead))
		}
		return on("DATE", dayPeriod(ref))
	}
	switch e.open {
	case "SINCE", "AFTER":
		if s.at(e.first-1) != "from" {
			return on("DATE", dayPeriod(back))
		}
	case "UNTIL", "BY":
		if s.arranged(e.first) || s.tense(e) != past || s.prospect(0, e.first) || s.looksAhead(e.first) {
			return on("DATE", dayPeriod(ahead))
		}
		return on("DATE", dayPeriod(back))
	}
	if s.at(e.last) == "'s" && s.any(e.first-1, "after", "since", "following") { // "after Monday's landslide"
		return on("DATE", dayPeriod(back))
	}
	if s.at(e.last) == "'s" && s.any(e.last+1, "close", "closing", "finish", "settlement") { // "will pay 9 percent over Friday's close"
		return on("DATE", dayPeriod(back))
	}
	t := s.tense(e)
	if t == future || t == present && s.scheduled(e) {
		return on("DATE", dayPeriod(ahead))
	}
	return on("DATE", dayPeriod(back))
}

// besideLast: "the following Monday", "the Friday before", "that Friday" count
// from the day that was named last in the paragraph.
func (c *reader) besideLast(s *scan, e *expr) (day, bool) {
	if c.tells || !c.seen || c.last.gran != "day" || c.where.paragraph != c.npara {
		return noDay, false
	}
	last := c.last.hi
	on := day((e.weekday - last.weekday() + 7) % 7)
	if on == 0 {
		on = 7
	}
	w := s.at(e.first)
	if w == "the" {
		w = s.at(e.first + 1)
	}
	switch {
	case w == "following", s.at(e.first-1) == "the" && s.at(e.last) == "after" && s.clauseEnds(e.last+1):
		return last + on, true
	case w == "previous", w == "preceding", s.at(e.first-1) == "the" && s.at(e.last) == "before" && s.clauseEnds(e.last+1):
		if on == 7 {
			return last - 7, true
		}
		return last + on - 7, true
	case w == "that" && e.rule == "which-weekday":
		return last.monday() + day(e.weekday-1), true
	}
	return noDay, false
}

// spans: the weekday ends a stretch of days: "Monday through Friday".
func (s *scan) spans(at int) bool {
	return (s.any(at-1, "to", "through") || s.dash(at-1)) && s.is(at-2, "weekday")
}

// scheduled: a verb in the present with a weekday that is not today's speaks
// of what is to come ("The summit opens on Friday"), unless the verb reports.
func (s *scan) scheduled(e *expr) bool {
	v := s.governor(e)
	reach := 4
	if lex.is(s.at(v), "timetable") {
		reach = 10 // "The rivals face each other in a run-off on Sunday"
	}
	return s.at(e.last) != "'s" && v >= 0 && v < e.first && e.first-v <= reach && (s.tag(v) == "VBZ" || s.tag(v) == "VBP") && !s.any(v, "say", "says", "is", "are", "has", "have", "claims", "reports", "was")
}
