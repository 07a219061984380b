package timex

import (
	"fmt"
)

// unit: "this week", "last month", "the same day", "the weekend".
func (c *reader) unit(s *scan, e *expr, at place) resolved {
	ref := c.ref
	rel := e.anchor == fromLast || c.tells
	if e.same && e.rule != "unit" && e.rule != "unit-end" || rel {
		rel = true
		if d := c.lastDay(); e.unit <= nights && e.unit != noUnit && !c.tells && c.seen && coarser(c.last.gran, days) && d != noDay {
			return on("DATE", dayPeriod(d+day(e.sign)))
		}
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
