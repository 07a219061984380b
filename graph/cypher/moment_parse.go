package cypher

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	offsetForm = regexp.MustCompile(`^([+-])(\d\d)(?::?(\d\d)(?::(\d\d))?)?$`)
	clockForms = []*regexp.Regexp{
		regexp.MustCompile(`^(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?$`),
		regexp.MustCompile(`^(\d\d)(?:(\d\d)(?:(\d\d)(?:\.(\d{1,9}))?)?)?$`),
	}
	zoneForm = regexp.MustCompile(`^(.*?)(Z|[+-]\d\d(?::?\d\d)?)?(?:\[([^\[\]]+)\])?$`)
)

// parseOffset reads Z, +01, +0100, +01:00 and +01:00:30, up to 18 hours.
func parseOffset(s string) (int, bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	m := offsetForm.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+2]) // what is left out is 0
	}
	o := n[0]*3600 + n[1]*60 + n[2]
	if n[1] > 59 || n[2] > 59 || o > 18*3600 {
		return 0, false
	}
	if m[1] == "-" {
		o = -o
	}
	return o, true
}

// parseClock reads 21:40:32.142, 214032.142, 21:40, 2140 and 21, as
// nanoseconds since midnight.
func parseClock(s string) (int64, bool) {
	for _, f := range clockForms {
		m := f.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		var n [3]int64
		for i := range n {
			n[i], _ = strconv.ParseInt(m[i+1], 10, 64) // what is left out is 0
		}
		frac, _ := strconv.ParseInt((m[4] + "000000000")[:9], 10, 64)
		return (n[0]*3600+n[1]*60+n[2])*perSecond + frac, n[0] < 24 && n[1] < 60 && n[2] < 60
	}
	return 0, false
}

// parseMoment reads a moment of a kind; why tells what is wrong with it.
func parseMoment(kind types, s string) (m moment, why string) {
	bad := func() (moment, string) {
		return m, strconv.Quote(s) + " is no " + kind.String() + ", as in " + example[kind]
	}
	m.kind = kind
	rest, offset, name := s, "", ""
	if kind&zoned != 0 {
		p := zoneForm.FindStringSubmatch(s)
		// the - of a date is no offset: 2015-07
		if day, clock, has := strings.Cut(s, "T"); kind == tDateTime && has {
			p = zoneForm.FindStringSubmatch(clock)
			p[1] = day + "T" + p[1]
		} else if kind == tDateTime {
			p = []string{"", s, "", ""}
		}
		rest, offset, name = p[1], p[2], p[3]
	}
	clock := rest
	if kind&dated != 0 {
		day, after, has := strings.Cut(rest, "T")
		d, ok := parseDate(day)
		if !ok {
			if bigYear.MatchString(day) {
				return m, "!years beyond 9999 are not supported"
			}
			return bad()
		}
		m.day = d
		if clock = after; !has {
			clock = "00"
		}
	}
	var ok bool
	if m.nanos, ok = parseClock(clock); !ok {
		return bad()
	}
	return m.withZone(kind, offset, name, bad)
}

func (m moment) withZone(kind types, offset, name string, bad func() (moment, string)) (moment, string) {
	was := 0
	if offset != "" {
		var ok bool
		if was, ok = parseOffset(offset); !ok {
			return bad()
		}
		m.offset = was
	}
	if name == "" {
		return m, ""
	}
	if kind == tTime {
		return m, "!the name of a zone in a time without a day is not supported"
	}
	out, why := m.at(name, was)
	if why != "" {
		return m, why
	}
	if offset != "" && out.offset != was {
		return m, "the time zone " + name + " does not have the offset " + offset + " then"
	}
	return out, ""
}

var example = map[types]string{tLocalTime: "12:30:00", tTime: "12:30:00+01:00", tLocalDateTime: "2024-05-31T12:30:00", tDateTime: "2024-05-31T12:30:00+01:00"}
