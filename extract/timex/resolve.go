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
	yeared bool    // last was named with its year
	nsent  int
	lead   day       // the first day that its opening names
	named  []day     // all days named so far
	dated  []telling // the same with their sentences
	npara  int
}

// place is where an expression stands.
type place struct {
	sentence, paragraph int
	aside               bool // in a caption or a post, not in the story
}

type stamp struct {
	d        day
	sentence int
	part     string
	inner    bool // of a clause inside another: "the park where shells fell on Sunday"
}

// telling is a day with the words that name it.
type telling struct {
	d  day
	at int // word of the sentence
	s  *scan
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

// resolve gives an expression its value. rest are the expressions behind it in
// the sentence, for "two days after Monday's raid".
func (c *reader) resolve(s *scan, e *expr, rest []*expr, at place) resolved {
	if at.paragraph != c.npara {
		c.npara, c.para = at.paragraph, c.para[:0]
	}
	c.nsent = at.sentence
	r := c.bare(s, e, rest, at)
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
		c.note(s, e, r, at)
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
	if !r.bounds || (e.part != "" || e.hour >= 0) && e.open != "SINCE" && e.open != "UNTIL" {
		if r.mod == "BY" {
			r.mod = "BEFORE"
		}
		return // "by nightfall on Monday", "after dawn on 3 June": that day
	}
	switch e.open {
	case "SINCE":
		r.p.hi = noDay
	case "UNTIL":
		r.p.lo = noDay
	case "BEFORE":
		if e.mod != "END" { // "before the end of March" may be in it
			r.p.hi = r.p.lo - 1
		}
		r.p.lo = noDay
	case "BY":
		r.p.lo, r.mod = noDay, "BEFORE"
	case "AFTER":
		r.p.lo, r.p.hi = r.p.hi, noDay
	}
}

// note remembers what was named, for what counts from it.
func (c *reader) note(s *scan, e *expr, r resolved, at place) {
	if e.bc && e.year > 0 {
		c.bc, c.bcYear, c.seen = true, e.year, true
		return
	}
	if !r.bounds || r.typ == "DURATION" || r.typ == "SET" || e.kind == kPeriod {
		return
	}
	if e.kind == kShift && e.anchor == fromEvent {
		if d, ok := c.clauseDay(s, e, at); ok && !c.tells && d == r.p.lo {
			return // "on Sunday, a day after": Sunday once more
		}
	}
	c.bc = false
	c.last, c.seen, c.where, c.yeared = r.p, true, at, e.year > 0
	if r.p.gran == "day" || r.p.gran == "hour" || r.p.gran == "minute" {
		c.para = append(c.para, stamp{r.p.hi, at.sentence, e.part, s.inner(e)})
		c.named = append(c.named, r.p.hi)
		c.dated = append(c.dated, telling{r.p.hi, e.first, s})
		if c.story == noDay && !at.aside && c.pub != noDay && r.p.hi < c.pub && r.p.hi > c.pub-15 {
			c.story = r.p.hi
		}
	}
}

func (c *reader) bare(s *scan, e *expr, rest []*expr, at place) resolved {
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
		return c.shift(s, e, rest, at)
	case kPart:
		if e.rule == "at-night" {
			return none("SET", "XXXX-XX-XXTNI")
		}
		d := noDay
		if e.rule != "part" { // "an afternoon session on Monday", "all day on Monday"
			d, _ = c.sentenceDay(s, rest, at)
		}
		if d == noDay {
			d = c.today(at)
			if e.rule == "all-day" && e.part == "NI" && d == c.ref && d != noDay {
				d-- // "Fighting went on all night."
			}
		}
		switch {
		case d != noDay && e.part == "":
			return on("DATE", dayPeriod(d))
		case d != noDay:
			return on("TIME", dayPeriod(d))
		case e.part == "":
			return none("DURATION", "P1D")
		}
		return none("TIME", "XXXX-XX-XXT"+e.part)
	case kClock:
		return c.clock(s, e, at)
	case kDuration:
		return c.duration(s, e, rest, at)
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
	if c.seen && coarser(c.last.gran, days) && c.story != noDay {
		return c.story // "a gunfight on Thursday night, the worst since January. The firing began at 8.30 pm"
	}
	return c.ref
}

// near: a day that "in the evening" can be of: in a report one of the last
// weeks, not a deadline to come.
func (c *reader) near(d day) bool {
	return c.tells || c.ref == noDay || d <= c.ref && d > c.ref-31
}

func (c *reader) clock(s *scan, e *expr, at place) resolved {
	d := c.today(at)
	v := fmt.Sprintf("T%02d:%02d", e.hour, e.min)
	if d == noDay {
		return none("TIME", "XXXX-XX-XX"+v)
	}
	if e.hour < 6 && c.afterDark(at) {
		d++ // "on Friday evening ... about 2 a.m."
	}
	if e.hour == 24 && !c.tells && d == c.ref && s.tense(e) == past {
		d-- // "filed it at midnight": the one before the report
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

func (c *reader) duration(s *scan, e *expr, rest []*expr, at place) resolved {
	r := none("DURATION", durationValue(e.q, e.unit))
	if e.ofNoun && s.at(e.first-1) != "after" && e.unit == days && !e.q.vague && !c.tells && c.ref != noDay && e.q.n > 1 && e.q.n <= 31 {
		// "soaked by three days of rain": the days up to the report
		r.p = period{c.ref - day(e.q.n), c.ref - 1, r.value, "day"}
		r.bounds = true
		return r
	}
	if p, ok := c.spell(s, e, rest, at); ok {
		p.value = r.value
		r.p, r.bounds = p, true
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
