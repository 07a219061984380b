package source

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// date is a calendar day; Year 0 when the text gives none.
type date struct{ y, m, d int }

func (d date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.y, d.m, d.d) }

func (d date) full() bool { return d.y > 0 }

func (d date) valid() bool {
	y := d.y
	if y == 0 {
		y = 2000
	}
	t := time.Date(y, time.Month(d.m), d.d, 0, 0, 0, 0, time.UTC)
	return d.d > 0 && d.m > 0 && d.m < 13 && int(t.Month()) == d.m && (d.y == 0 || d.y >= 1500 && d.y < 2200)
}

func (d date) time() time.Time {
	return time.Date(d.y, time.Month(d.m), d.d, 0, 0, 0, 0, time.UTC)
}

const (
	reMonth = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	reDay   = `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`
	// reDate finds the ways a day is written in headers:
	//	1 2 3: 2021-07-14, 2021/7/14    4 5 6: 14 July 2021, 14th July
	//	7 8 9: July 14, 2021, July 14    10 11 12: 01.04.2025, 14/07/2021
	reDate = reDay + `(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})` +
		`|(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(` + reMonth + `)(?:,?[\s-]+(\d{4})\b)?` +
		`|(` + reMonth + `)\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?` +
		`|(\d{1,2})[./](\d{1,2})[./](\d{4}))`
)

var (
	dateRE  = regexp.MustCompile(`(?i)\b` + reDate)
	monthNo = map[string]int{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
)

// findDate is the first day written in s, with its place; ok is false when
// there is none or it is no day of the calendar.
func findDate(s string) (d date, start, end int, ok bool) {
	m := dateRE.FindStringSubmatchIndex(s)
	if m == nil {
		return d, 0, 0, false
	}
	g := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	n := func(i int) int { v, _ := strconv.Atoi(g(i)); return v }
	switch {
	case g(1) != "":
		d = date{n(1), n(2), n(3)}
	case g(4) != "":
		d = date{n(6), monthOf(g(5)), n(4)}
	case g(7) != "":
		d = date{n(9), monthOf(g(7)), n(8)}
	default:
		d = numeric(n(10), n(11), n(12), strings.Contains(s[m[0]:m[1]], "."))
	}
	return d, m[0], m[1], d.valid()
}

// numeric reads 01.04.2025 (day first, as it is always written with stops) and
// 14/07/2021; 04/07/2021 could be two days and is none.
func numeric(a, b, y int, dots bool) date {
	switch {
	case dots || a > 12 || a == b:
		return date{y, b, a}
	case b > 12:
		return date{y, a, b}
	}
	return date{}
}

func monthOf(s string) int {
	return monthNo[strings.ToLower(s)[:3]]
}

// parseDay reads what a flag or a record gives: YYYY-MM-DD, RFC 3339 or RFC
// 1123 time stamps, or a written date with a year.
func parseDay(s string) (date, bool) {
	s = strings.TrimSpace(s)
	for _, f := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", time.DateTime, time.RFC1123, time.RFC1123Z, "20060102"} {
		if t, err := time.Parse(f, s); err == nil {
			return date{t.Year(), int(t.Month()), t.Day()}, true
		}
	}
	d, _, _, ok := findDate(s)
	return d, ok && d.full()
}

var fileDateRE = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)([-_.]?)(\d\d)([-_.]?)(\d\d)(?:[^0-9]|$)`)

// fileDate reads a day in a file name: 2021-07-14-chaman.txt, report_20210714.md.
func fileDate(p string) (date, bool) {
	m := fileDateRE.FindStringSubmatch(filepath.Base(p))
	if m == nil || m[2] != m[4] {
		return date{}, false
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[3])
	d := date{y, mo, 0}
	d.d, _ = strconv.Atoi(m[5])
	return d, d.valid()
}

// nearYear gives a day without a year the year of a full date close to it:
// "July 14" in a report that also has "July 13, 2021". Two dates that
// disagree give none.
func nearYear(d date, full []date) (date, bool) {
	found := date{}
	for _, f := range full {
		for y := f.y - 1; y <= f.y+1; y++ {
			c := date{y, d.m, d.d}
			gap := c.time().Sub(f.time()).Hours() / 24
			if !c.valid() || gap < -31 || gap > 31 {
				continue
			}
			if found.full() && found.y != y {
				return date{}, false
			}
			found = c
		}
	}
	return found, found.full()
}
