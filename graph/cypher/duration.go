package cypher

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// duration is a span of time; months, days and seconds do not turn into each
// other.
type duration struct{ months, days, seconds, nanos int64 }

const (
	perSecond     = 1_000_000_000
	secondsPerDay = 86400
	monthSeconds  = 2629746 // of an average month
)

func (d duration) normal() duration {
	s := floorDiv(d.nanos, perSecond)
	d.seconds += s
	d.nanos -= s * perSecond
	return d
}

func (d duration) plus(e duration) duration {
	return duration{d.months + e.months, d.days + e.days, d.seconds + e.seconds, d.nanos + e.nanos}.normal()
}

func (d duration) times(n int64) duration {
	return duration{d.months * n, d.days * n, d.seconds * n, d.nanos * n}.normal()
}

func (d duration) scale(f float64) duration {
	return approximate(float64(d.months)*f, float64(d.days)*f, float64(d.seconds)*f, float64(d.nanos)*f)
}

// approximate makes a duration of parts with fractions: a fraction goes on to
// the next smaller part.
func approximate(months, days, seconds, nanos float64) duration {
	m := math.Trunc(months)
	days += (float64(monthSeconds*perSecond)*months - float64(monthSeconds*perSecond)*m) / (perSecond * secondsPerDay)
	d := math.Trunc(days)
	seconds += (float64(perSecond*secondsPerDay)*days - float64(perSecond*secondsPerDay)*d) / perSecond
	s := math.Trunc(seconds)
	nanos += perSecond*seconds - perSecond*s
	return duration{int64(m), int64(d), int64(s), int64(nanos)}.normal()
}

// compare orders by average length.
func (d duration) compare(e duration) int {
	length := func(x duration) int64 { return x.months*monthSeconds + x.days*secondsPerDay + x.seconds }
	return cmp.Or(cmp.Compare(length(d), length(e)), cmp.Compare(d.nanos, e.nanos), cmp.Compare(d.months, e.months), cmp.Compare(d.days, e.days))
}

func (d duration) String() string {
	var b strings.Builder
	part := func(n int64, unit string) {
		if n != 0 {
			b.WriteString(strconv.FormatInt(n, 10) + unit)
		}
	}
	b.WriteByte('P')
	part(d.months/12, "Y")
	part(d.months%12, "M")
	part(d.days, "D")
	if d.seconds != 0 || d.nanos != 0 {
		b.WriteByte('T')
		s, n := d.seconds, d.nanos
		if s < 0 && n > 0 {
			s, n = s+1, n-perSecond
		}
		part(s/3600, "H")
		part(s/60%60, "M")
		if s%60 != 0 || n != 0 {
			sign := ""
			if s%60 < 0 || n < 0 {
				sign = "-"
			}
			b.WriteString(sign + strconv.FormatInt(max(s%60, -(s%60)), 10))
			if n != 0 {
				b.WriteString("." + strings.TrimRight(fmt.Sprintf("%09d", max(n, -n)), "0"))
			}
			b.WriteByte('S')
		}
	}
	if b.Len() == 1 {
		return "PT0S"
	}
	return b.String()
}

var durationForm = regexp.MustCompile(`^([-+])?P(?:([-+]?[\d.,]+)Y)?(?:([-+]?[\d.,]+)M)?(?:([-+]?[\d.,]+)W)?(?:([-+]?[\d.,]+)D)?(T(?:([-+]?[\d.,]+)H)?(?:([-+]?[\d.,]+)M)?(?:([-+]?[\d.,]+)S)?)?$`)

func parseDuration(s string) (duration, bool) {
	m := durationForm.FindStringSubmatch(s)
	if m == nil || strings.HasSuffix(s, "P") || strings.HasSuffix(s, "T") {
		return duration{}, false
	}
	var v [10]float64
	for _, i := range []int{2, 3, 4, 5, 7, 8, 9} {
		if m[i] == "" {
			continue
		}
		f, err := strconv.ParseFloat(strings.Replace(m[i], ",", ".", 1), 64)
		if err != nil {
			return duration{}, false
		}
		v[i] = f
	}
	d := approximate(v[2]*12+v[3], v[4]*7+v[5], v[7]*3600+v[8]*60+v[9], 0)
	if m[1] == "-" {
		d = d.times(-1)
	}
	return d, true
}

var durationParts = map[string]struct {
	part int
	n    float64
}{
	"years": {0, 12}, "quarters": {0, 3}, "months": {0, 1}, "weeks": {1, 7}, "days": {1, 1},
	"hours": {2, 3600}, "minutes": {2, 60}, "seconds": {2, 1},
	"milliseconds": {3, 1e6}, "microseconds": {3, 1e3}, "nanoseconds": {3, 1},
}

func durationFromMap(m map[string]any) (any, string) {
	var parts [4]float64
	for k, v := range m {
		p, ok := durationParts[k]
		if !ok {
			return nil, fmt.Sprintf("a duration has no %q", k)
		}
		if v == nil {
			return nil, ""
		}
		if !isNumber(v) {
			return nil, fmt.Sprintf("%s of a duration is a %s, want a number", k, typeOf(v))
		}
		parts[p.part] += toFloat(v) * p.n
	}
	return approximate(parts[0], parts[1], parts[2], parts[3]), ""
}

// field is a part of a duration; nil if there is none of the name.
func (d duration) field(name string) any {
	s := d.seconds
	switch strings.ToLower(name) {
	case "years":
		return d.months / 12
	case "quarters":
		return d.months / 3
	case "months":
		return d.months
	case "weeks":
		return d.days / 7
	case "days":
		return d.days
	case "hours":
		return s / 3600
	case "minutes":
		return s / 60
	case "seconds":
		return s
	case "milliseconds":
		return s*1000 + d.nanos/1_000_000
	case "microseconds":
		return s*1_000_000 + d.nanos/1000
	case "nanoseconds":
		return s*perSecond + d.nanos
	case "quartersofyear":
		return d.months / 3 % 4
	case "monthsofquarter":
		return d.months % 3
	case "monthsofyear":
		return d.months % 12
	case "daysofweek":
		return d.days % 7
	case "minutesofhour":
		return s / 60 % 60
	case "secondsofminute":
		return s % 60
	case "millisecondsofsecond":
		return d.nanos / 1_000_000
	case "microsecondsofsecond":
		return d.nanos / 1000
	case "nanosecondsofsecond":
		return d.nanos
	}
	return nil
}

// between is the time from a to b in months and days.
func between(a, b date) duration {
	ta, tb := a.time(), b.time()
	pack := func(y int, m time.Month, d int) int64 { return (int64(y)*12+int64(m))*32 + int64(d) }
	months := (pack(tb.Year(), tb.Month(), tb.Day()) - pack(ta.Year(), ta.Month(), ta.Day())) / 32
	return duration{months: months, days: int64(b - a.addMonths(months))}
}
