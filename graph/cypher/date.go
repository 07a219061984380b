package cypher

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// date is a day, counted from 1970-01-01.
type date int64

func (d date) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func dateOf(t time.Time) date { return date(floorDiv(t.Unix(), 86400)) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// civil makes a date of year, month and day; ok is false if there is no such
// day.
func civil(y, m, d int64) (date, bool) {
	if m < 1 || m > 12 || d < 1 || d > 31 || y < -9999 || y > 9999 {
		return 0, false
	}
	t := time.Date(int(y), time.Month(m), int(d), 0, 0, 0, 0, time.UTC)
	return dateOf(t), t.Day() == int(d)
}

func (d date) String() string {
	t := d.time()
	if y := t.Year(); y < 0 || y > 9999 {
		sign := "+"
		if y < 0 {
			sign, y = "-", -y
		}
		return fmt.Sprintf("%s%04d-%02d-%02d", sign, y, t.Month(), t.Day())
	}
	return t.Format(time.DateOnly)
}

var dateForms = []struct {
	re   *regexp.Regexp
	keys []string
}{
	{regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)$`), []string{"year", "month", "day"}},
	{regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)$`), []string{"year", "month", "day"}},
	{regexp.MustCompile(`^(\d{4})-(\d\d)$`), []string{"year", "month"}},
	{regexp.MustCompile(`^(\d{4})(\d\d)$`), []string{"year", "month"}},
	{regexp.MustCompile(`^(\d{4})-?W(\d\d)-?(\d)$`), []string{"year", "week", "dayofweek"}},
	{regexp.MustCompile(`^(\d{4})-?W(\d\d)$`), []string{"year", "week"}},
	{regexp.MustCompile(`^(\d{4})-?Q(\d)-?(\d\d)$`), []string{"year", "quarter", "dayofquarter"}},
	{regexp.MustCompile(`^(\d{4})-?(\d{3})$`), []string{"year", "ordinalday"}},
	{regexp.MustCompile(`^(\d{4})$`), []string{"year"}},
}

func parseDate(s string) (date, bool) {
	for _, f := range dateForms {
		m := f.re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		parts := map[string]int64{}
		for i, k := range f.keys {
			parts[k], _ = strconv.ParseInt(m[i+1], 10, 64)
		}
		return dateFrom(parts)
	}
	return 0, false
}

// dateFrom makes a date of its parts, keys in lower case.
func dateFrom(m map[string]int64) (date, bool) {
	get := func(k string, def int64) int64 {
		if v, ok := m[k]; ok {
			return v
		}
		return def
	}
	y := get("year", 0)
	start, ok := civil(y, 1, 1)
	if !ok {
		return 0, false
	}
	_, week := m["week"]
	_, quarter := m["quarter"]
	_, ordinal := m["ordinalday"]
	switch {
	case week:
		w, d := get("week", 1), get("dayofweek", 1)
		jan4, _ := civil(y, 1, 4)
		monday := jan4 - date((int64(jan4.time().Weekday())+6)%7)
		out := monday + date((w-1)*7+d-1)
		gotY, gotW := out.time().ISOWeek()
		return out, d >= 1 && d <= 7 && int64(gotY) == y && int64(gotW) == w
	case quarter:
		q, d := get("quarter", 1), get("dayofquarter", 1)
		if q < 1 || q > 4 {
			return 0, false
		}
		first, _ := civil(y, (q-1)*3+1, 1)
		out := first + date(d-1)
		return out, d >= 1 && out.field("quarter") == q && out.field("year") == y
	case ordinal:
		out := start + date(get("ordinalday", 1)-1)
		return out, get("ordinalday", 1) >= 1 && out.field("year") == y
	}
	return civil(y, get("month", 1), get("day", 1))
}

// field is a part of a date; nil if there is none of the name.
func (d date) field(name string) any {
	t := d.time()
	n := func(i int) any { return int64(i) }
	switch strings.ToLower(name) {
	case "year":
		return n(t.Year())
	case "month":
		return n(int(t.Month()))
	case "day":
		return n(t.Day())
	case "quarter":
		return n((int(t.Month())-1)/3 + 1)
	case "dayofquarter":
		first := time.Date(t.Year(), (t.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
		return n(int(d-dateOf(first)) + 1)
	case "week":
		_, w := t.ISOWeek()
		return n(w)
	case "weekyear":
		y, _ := t.ISOWeek()
		return n(y)
	case "ordinalday":
		return n(t.YearDay())
	case "dayofweek", "weekday":
		return n((int(t.Weekday())+6)%7 + 1)
	}
	return nil
}

// addMonths keeps the day, or takes the month's last one.
func (d date) addMonths(n int64) date {
	t := d.time()
	m := int64(t.Year())*12 + int64(t.Month()) - 1 + n
	y, mo := floorDiv(m, 12), m-floorDiv(m, 12)*12+1
	last := time.Date(int(y), time.Month(mo)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return dateOf(time.Date(int(y), time.Month(mo), min(t.Day(), last), 0, 0, 0, 0, time.UTC))
}

func (d date) add(x duration) date {
	return d.addMonths(x.months) + date(x.days+x.seconds/86400)
}

// truncate goes back to the beginning of the unit.
func (d date) truncate(unit string) (date, bool) {
	t := d.time()
	y := int64(t.Year())
	first := func(y, m int64) (date, bool) { return civil(y, m, 1) }
	switch unit {
	case "millennium":
		return first(floorDiv(y, 1000)*1000, 1)
	case "century":
		return first(floorDiv(y, 100)*100, 1)
	case "decade":
		return first(floorDiv(y, 10)*10, 1)
	case "year":
		return first(y, 1)
	case "weekyear":
		wy, _ := t.ISOWeek()
		return dateFrom(map[string]int64{"year": int64(wy), "week": 1})
	case "quarter":
		return first(y, (int64(t.Month())-1)/3*3+1)
	case "month":
		return first(y, int64(t.Month()))
	case "week":
		return d - date((int64(t.Weekday())+6)%7), true
	case "day":
		return d, true
	}
	return 0, false
}
