package timex

import (
	"fmt"
	"strings"

	"dateline/extract"
)

// reader is what a document has said about time so far.
type reader struct {
	pub    day    // publication date, noDay when it is not known
	ref    day    // what "today" is: pub, or the date of the embedded post
	tells  bool   // a narrative: undated months belong to the year named last
	last   period // the stretch named last
	seen   bool
	bc     bool // last was before Christ; its years count down
	bcYear int
	where  place   // where last was named
	para   []stamp // days named in the paragraph
	story  day     // the day that the report is about
	npara  int
}

// place is where an expression stands.
type place struct{ sentence, paragraph int }

type stamp struct {
	d        day
	sentence int
	part     string
}

// resolved is an expression with its place on the calendar.
type resolved struct {
	typ, value string
	p          period // lo and hi are noDay where open
	bounds     bool
	mod        string
}

func none(typ, value string) resolved {
	return resolved{typ: typ, value: value, p: period{lo: noDay, hi: noDay}}
}

func on(typ string, p period) resolved { return resolved{typ: typ, value: p.value, p: p, bounds: true} }

// resolve gives an expression its value. next is the expression behind it in
// the sentence, for "two days after Monday's raid".
func (c *reader) resolve(s *scan, e, next *expr, at place) resolved {
	if at.paragraph != c.npara {
		c.npara, c.para = at.paragraph, c.para[:0]
	}
	r := c.bare(s, e, next, at)
	if r.bounds && e.part != "" && e.kind != kClock && r.p.gran == "day" {
		r.typ = "TIME"
		r.value = r.p.lo.String() + "T" + e.part
		if e.rule == "overnight" {
			r.value, r.p.lo = (r.p.lo-1).String()+"TNI", r.p.lo-1
		}
	}
	if e.hour >= 0 && r.bounds && e.kind != kClock {
		r.typ = "TIME"
		r.p.gran = clockGran(e)
		r.value = r.p.lo.String() + fmt.Sprintf("T%02d:%02d", e.hour, e.min)
	}
	if !c.tells || !s.bracketed(e) && !c.aside(e, r) {
		c.note(e, r, at)
	}
	r.mod = e.mod
	if r.bounds && (e.mod == "START" || e.mod == "MID" || e.mod == "END") {
		r.p = r.p.narrow(e.mod)
	}
	c.open(e, &r)
	return r
}

func clockGran(e *expr) string {
	if e.min == 0 {
		return "hour"
	}
	return "minute"
}

// open takes away the bound that "since", "until", "before" and "after" leave
// open. The value stays that of what they name.
func (c *reader) open(e *expr, r *resolved) {
	if e.open == "" || r.typ == "DURATION" || r.typ == "SET" {
		return
	}
	r.mod = e.open
	if !r.bounds {
		return
	}
	switch e.open {
	case "SINCE":
		r.p.hi = noDay
	case "UNTIL":
		r.p.lo = noDay
	case "BEFORE":
		r.p.hi, r.p.lo = r.p.lo-1, noDay
	case "BY":
		r.p.lo, r.mod = noDay, "BEFORE"
	case "AFTER":
		r.p.lo, r.p.hi = r.p.hi, noDay
	}
}

// note remembers what was named, for what counts from it.
func (c *reader) note(e *expr, r resolved, at place) {
	if e.bc && e.year > 0 {
		c.bc, c.bcYear, c.seen = true, e.year, true
		return
	}
	if !r.bounds || r.typ == "DURATION" || r.typ == "SET" || e.kind == kPeriod {
		return
	}
	c.bc = false
	c.last, c.seen, c.where = r.p, true, at
	if r.p.gran == "day" || r.p.gran == "hour" || r.p.gran == "minute" {
		c.para = append(c.para, stamp{r.p.hi, at.sentence, e.part})
		if c.story == noDay && c.pub != noDay && r.p.hi < c.pub && r.p.hi > c.pub-15 {
			c.story = r.p.hi
		}
	}
}

func (c *reader) bare(s *scan, e, next *expr, at place) resolved {
	switch e.kind {
	case kDate:
		return c.date(s, e)
	case kHoliday:
		return c.holiday(s, e)
	case kYear:
		return c.year(e)
	case kWeekday:
		return c.weekday(s, e)
	case kDeictic:
		if c.ref == noDay || c.tells && e.sign == 0 {
			if e.sign == 0 && e.part == "" {
				return none("DATE", "PRESENT_REF")
			}
			return none("DATE", "")
		}
		return on("DATE", dayPeriod(c.ref+day(e.sign)))
	case kUnit:
		return c.unit(s, e, at)
	case kShift:
		return c.shift(s, e, next, at)
	case kPart:
		if e.rule == "at-night" {
			return none("SET", "XXXX-XX-XXTNI")
		}
		if d := c.today(at); d != noDay {
			return on("TIME", dayPeriod(d))
		}
		return none("TIME", "XXXX-XX-XXT"+e.part)
	case kClock:
		return c.clock(e, at)
	case kDuration:
		return c.duration(e)
	case kSet:
		return none("SET", e.value)
	case kRef:
		return none("DATE", e.value)
	case kPeriod:
		lo, _ := parseDay(e.from)
		hi, _ := parseDay(e.to)
		return on("DATE", period{lo, hi, e.from + "/" + e.to, "decade"})
	}
	return none("DATE", "")
}

// date: calendar fields, the year perhaps to be found.
func (c *reader) date(s *scan, e *expr) resolved {
	if e.bc {
		return none("DATE", bcValue(e))
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

// fields is the period of a date in year y.
func fields(e *expr, y int) (period, bool) {
	switch {
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
	d := day(e.weekday - 1)
	back := ref - day((ref.weekday()-e.weekday+7)%7)
	ahead := ref + day((e.weekday-ref.weekday()+7)%7)
	switch {
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
		if ahead == ref {
			ahead += 7
		}
		return on("DATE", dayPeriod(ahead))
	case e.unit == days && !e.same:
		return on("DATE", dayPeriod(ref.monday()+d))
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
		if s.tense(e) != past || s.prospect(0, e.first) {
			return on("DATE", dayPeriod(ahead))
		}
		return on("DATE", dayPeriod(back))
	}
	t := s.tense(e)
	if t == future || t == present && s.scheduled(e) {
		return on("DATE", dayPeriod(ahead))
	}
	return on("DATE", dayPeriod(back))
}

// scheduled: a verb in the present with a weekday that is not today's speaks
// of what is to come ("The summit opens on Friday"), unless the verb reports.
func (s *scan) scheduled(e *expr) bool {
	v := s.governor(e)
	return s.at(e.last) != "'s" && v >= 0 && v < e.first && e.first-v <= 4 && (s.tag(v) == "VBZ" || s.tag(v) == "VBP") && !s.any(v, "say", "says", "is", "are", "has", "have", "claims", "reports", "was")
}

// unit: "this week", "last month", "the same day", "the weekend".
func (c *reader) unit(s *scan, e *expr, at place) resolved {
	ref := c.ref
	rel := e.anchor == fromLast || c.tells
	if e.same && e.rule != "unit" && e.rule != "unit-end" || rel {
		rel = true
		if c.seen {
			ref = c.last.hi
			if e.sign < 0 {
				ref = c.last.lo
			}
		} else if c.tells {
			ref = noDay
		}
	}
	if c.bc && e.unit == years && rel {
		return none("DATE", fmt.Sprintf("BC%04d", c.bcYear-e.sign))
	}
	if e.unit == days && e.same && ref != noDay && (e.rule == "in-the-day" || !c.seen) {
		if d := c.today(at); d != noDay {
			ref = d
		}
	}
	if e.unit == noUnit { // "at the same time"
		if !c.seen {
			return none("DATE", "")
		}
		return on("DATE", c.last)
	}
	if ref == noDay || rel && c.seen && coarser(c.last.gran, e.unit) {
		return none("DATE", "")
	}
	y, m, _ := ref.ymd()
	switch e.unit {
	case days, nights:
		if e.rule == "which-part" && e.sign != 0 && e.anchor == fromDoc && !c.tells || e.rule == "last-night" {
			return on("DATE", dayPeriod(c.ref+day(e.sign)))
		}
		return on("DATE", dayPeriod(ref+day(e.sign)))
	case weeks:
		return on("DATE", weekPeriod(ref+day(7*e.sign)))
	case weekends:
		return on("DATE", c.weekend(s, e, ref))
	case months:
		y, m, _ = date(y, m, 1).addMonths(e.sign).ymd()
		return on("DATE", monthPeriod(y, m))
	case quarters:
		q := (m-1)/3 + e.sign
		y += floorDiv(q, 4)
		return on("DATE", quarterPeriod(y, q-4*floorDiv(q, 4)+1))
	case years:
		return on("DATE", yearPeriod(y+e.sign))
	case decades:
		return on("DATE", decadePeriod(y+10*e.sign))
	case centuries:
		return on("DATE", centuryPeriod((y+99)/100+e.sign))
	}
	return none("DATE", "")
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

func (c *reader) weekend(s *scan, e *expr, ref day) period {
	switch {
	case e.rule == "which-unit" && !e.same:
		return weekendPeriod(ref + day(7*e.sign))
	case ref.weekday() >= 6:
		return weekendPeriod(ref)
	case s.tense(e) == future:
		return weekendPeriod(ref)
	}
	return weekendPeriod(ref - 7)
}

// coarser: the granularity cannot place something of that unit.
func coarser(gran string, u unit) bool {
	switch gran {
	case "day", "hour", "minute":
		return false
	case "week":
		return u <= nights
	case "month":
		return u < months
	case "quarter":
		return u < quarters
	case "year":
		return u < years
	}
	return u < decades
}

// today is the day that a bare part of the day or clock time belongs to: one
// of the sentence, the latest of the paragraph, the day named last, today.
func (c *reader) today(at place) day {
	best := noDay
	for _, st := range c.para {
		if st.sentence == at.sentence {
			best = st.d
		}
	}
	if best != noDay {
		return best
	}
	for _, st := range c.para {
		if c.near(st.d) {
			best = max(best, st.d)
		}
	}
	if best != noDay {
		return best
	}
	if c.seen && !coarser(c.last.gran, days) && c.near(c.last.hi) {
		return c.last.hi
	}
	if c.tells {
		return noDay
	}
	return c.ref
}

// near: a day that "in the evening" can be of: in a report one of the last
// weeks, not a deadline to come.
func (c *reader) near(d day) bool {
	return c.tells || c.ref == noDay || d <= c.ref && d > c.ref-31
}

func (c *reader) clock(e *expr, at place) resolved {
	d := c.today(at)
	v := fmt.Sprintf("T%02d:%02d", e.hour, e.min)
	if d == noDay {
		return none("TIME", "XXXX-XX-XX"+v)
	}
	if e.hour < 6 && c.afterDark(at) {
		d++ // "on Friday evening ... about 2 a.m."
	}
	p := dayPeriod(d)
	p.gran = clockGran(e)
	p.value = d.String() + v
	if e.hour == 24 {
		p.hi++
	}
	return on("TIME", p)
}

// afterDark: the paragraph spoke of an evening or night last.
func (c *reader) afterDark(at place) bool {
	n := len(c.para)
	if n == 0 {
		return false
	}
	p := c.para[n-1]
	return p.part == "EV" || p.part == "NI" && p.sentence != at.sentence
}

func (c *reader) duration(e *expr) resolved {
	r := none("DURATION", durationValue(e.q, e.unit))
	if e.ofNoun && e.unit == days && !e.q.vague && !c.tells && c.ref != noDay && e.q.n > 1 && e.q.n <= 31 {
		// "soaked by three days of rain": the days up to the report
		r.p = period{c.ref - day(e.q.n), c.ref - 1, r.value, "day"}
		r.bounds = true
	}
	return r
}

var unitCodes = [...]string{"", "TxS", "TxM", "TxH", "xD", "xD", "xW", "x2W", "xWE", "xM", "x3M", "x", "xY", "xDE", "xCE"}

// durationValue is the TIMEX3 value of n units: P3D, PT2H, PXW.
func durationValue(q quantity, u unit) string {
	n := fmt.Sprint(q.n)
	switch {
	case q.vague:
		n = "X"
	case q.half && q.n == 0:
		n = "0.5"
	case q.half:
		n += ".5"
	}
	switch u {
	case fortnights:
		if q.vague {
			return "PXW"
		}
		return fmt.Sprintf("P%dW", 2*q.n)
	case quarters:
		if q.vague {
			return "PXM"
		}
		return fmt.Sprintf("P%dM", 3*q.n)
	case seasons, noUnit:
		return "PXM"
	}
	return "P" + strings.Replace(unitCodes[u], "x", n, 1)
}

func inDocument(r resolved, e *expr, s *scan, id int) extract.TimeExpr {
	first, last := s.w[e.first].tok, s.w[e.last-1].tok+1
	t := extract.TimeExpr{ID: fmt.Sprintf("t%d", id), Span: s.doc.TokenSpan(first, last), Type: r.typ, Value: r.value,
		Mod: r.mod, Rule: e.rule, First: first, Last: last, Score: 1}
	if r.bounds {
		t.Earliest, t.Latest, t.Granularity = r.p.lo.String(), r.p.hi.String(), r.p.gran
	}
	return t
}

// bracketed: the expression stands in brackets, beside the thread of the story.
func (s *scan) bracketed(e *expr) bool {
	for i := e.first - 1; i >= 0 && i > e.first-12; i-- {
		if s.at(i) == ")" {
			return false
		}
		if s.at(i) == "(" {
			return true
		}
	}
	return false
}

// aside: a bare year far ahead of the story ("which was found only in 1998").
func (c *reader) aside(e *expr, r resolved) bool {
	if !c.seen || !r.bounds || c.bc || e.kind != kYear {
		return false
	}
	a, _, _ := c.last.hi.ymd()
	b, _, _ := r.p.lo.ymd()
	return b > a+20
}
