package timex

import (
	"fmt"
	"time"
)

// day counts days since 1970-01-01 in the proleptic Gregorian calendar.
type day int

const noDay = day(-1 << 40)

func date(y, m, d int) day {
	return day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d day) ymd() (int, int, int) {
	y, m, dd := time.Unix(int64(d)*86400, 0).UTC().Date()
	return y, int(m), dd
}

// String is YYYY-MM-DD; nothing for years that four digits cannot write.
func (d day) String() string {
	y, m, dd := d.ymd()
	if d == noDay || y < 1 || y > 9999 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
}

// weekday is 1 for Monday to 7 for Sunday.
func (d day) weekday() int {
	w := (int(d) + 3) % 7 // 1970-01-01 was a Thursday
	if w < 0 {
		w += 7
	}
	return w + 1
}

// monday is the first day of d's ISO week.
func (d day) monday() day { return d - day(d.weekday()-1) }

func parseDay(s string) (day, bool) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return noDay, false
	}
	return day(t.Unix() / 86400), true
}

func daysIn(y, m int) int {
	_, _, d := date(y, m+1, 0).ymd()
	return d
}

func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && (d <= 28 || d <= daysIn(y, m))
}

// addMonths moves by n months; the day is cut to the length of the month.
func (d day) addMonths(n int) day {
	y, m, dd := d.ymd()
	m0 := y*12 + m - 1 + n
	y, m = m0/12, m0%12+1
	return date(y, m, min(dd, daysIn(y, m)))
}

// easter is Western Easter Sunday (Gauss, in Butcher's form).
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, n/31, n%31+1)
}

// nthWeekday is the nth such day of a month, the last for -1.
func nthWeekday(y, m, nth, wd int) day {
	if nth < 0 {
		d := date(y, m+1, 0)
		return d - day((d.weekday()-wd+7)%7)
	}
	d := date(y, m, 1)
	return d + day((wd-d.weekday()+7)%7+7*(nth-1))
}

// period is a stretch of the calendar with its TIMEX3 value.
type period struct {
	lo, hi day
	value  string
	gran   string
}

func dayPeriod(d day) period { return period{d, d, d.String(), "day"} }

func monthPeriod(y, m int) period {
	return period{date(y, m, 1), date(y, m+1, 0), fmt.Sprintf("%04d-%02d", y, m), "month"}
}

func yearPeriod(y int) period {
	return period{date(y, 1, 1), date(y, 12, 31), fmt.Sprintf("%04d", y), "year"}
}

func weekPeriod(d day) period {
	m := d.monday()
	y, w := time.Unix(int64(m)*86400, 0).UTC().ISOWeek()
	return period{m, m + 6, fmt.Sprintf("%04d-W%02d", y, w), "week"}
}

func weekendPeriod(d day) period {
	p := weekPeriod(d)
	return period{p.lo + 5, p.hi, p.value + "-WE", "day"}
}

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

// seasonPeriod: northern seasons by whole months; a winter begins in the
// December of the year that names it.
func seasonPeriod(y, s int) period {
	m := 3 * s
	return period{date(y, m, 1), date(y, m+3, 0), fmt.Sprintf("%04d-%s", y, seasonCodes[s]), "quarter"}
}

func quarterPeriod(y, q int) period {
	return period{date(y, 3*q-2, 1), date(y, 3*q+1, 0), fmt.Sprintf("%04d-Q%d", y, q), "quarter"}
}

func halfPeriod(y, h int) period {
	return period{date(y, 6*h-5, 1), date(y, 6*h+1, 0), fmt.Sprintf("%04d-H%d", y, h), "quarter"}
}

func decadePeriod(y int) period {
	y -= y % 10
	return period{date(y, 1, 1), date(y+9, 12, 31), fmt.Sprintf("%03d", y/10), "decade"}
}

func centuryPeriod(c int) period {
	return period{date(c*100-99, 1, 1), date(c*100, 12, 31), fmt.Sprintf("%02d", c-1), "century"}
}

// narrow keeps the first, middle or last third of a period ("early May",
// "mid-2016", "the end of March").
func (p period) narrow(mod string) period {
	n := int(p.hi-p.lo) + 1
	if n < 10 {
		return p
	}
	switch mod {
	case "START":
		p.hi = p.lo + day(n/3) - 1
	case "MID":
		p.lo, p.hi = p.lo+day(n/3), p.hi-day(n/3)
	case "END":
		p.lo = p.hi - day(n/3) + 1
	}
	return p
}
