package cypher

import (
	"fmt"
	"slices"
	"strings"
)

// parts is the map of which a temporal value is made: numbers, values to take
// parts of, a zone. Names are in lower case.
type parts struct {
	kind types
	n    map[string]int64
	base map[string]moment // date, time, datetime
	zone string
}

var (
	dateNames = []string{"year", "month", "day", "week", "dayofweek", "quarter", "dayofquarter", "ordinalday"}
	timeNames = []string{"hour", "minute", "second", "millisecond", "microsecond", "nanosecond"}
)

// readParts checks the names and types; null is what a null among them gives.
func readParts(kind types, m map[string]any) (p *parts, null bool, why string) {
	p = &parts{kind: kind, n: map[string]int64{}, base: map[string]moment{}}
	for k, v := range m {
		k = strings.ToLower(k)
		if v == nil {
			null = true
			continue
		}
		what := fmt.Sprintf("%s of a %s", k, kind)
		switch {
		case k == "date" && kind&dated != 0, k == "time" && kind&timed != 0, k == "datetime" && kind&dated&timed != 0:
			b, ok := momentOf(v)
			if !ok {
				return nil, false, what + " is " + show(v)
			}
			if k != "time" && b.kind&dated == 0 || k != "date" && b.kind&timed == 0 {
				return nil, false, fmt.Sprintf("a %s has no %s", b.kind, k)
			}
			p.base[k] = b
		case k == "timezone" && kind&zoned != 0:
			s, ok := v.(string)
			if !ok {
				return nil, false, what + " is " + show(v) + ", want a String"
			}
			p.zone = s
		case kind&dated != 0 && slices.Contains(dateNames, k), kind&timed != 0 && slices.Contains(timeNames, k),
			kind == tDateTime && (k == "epochseconds" || k == "epochmillis"):
			n, ok := v.(int64)
			if !ok {
				return nil, false, what + " is " + show(v) + ", want an Integer"
			}
			p.n[k] = n
		case k == "timezone" && kind == tDate, k == "epochseconds", k == "epochmillis":
			return nil, false, "!" + k + " is not supported here"
		default:
			return nil, false, "there is no " + what
		}
	}
	return p, null, ""
}

func (p *parts) has(names []string) bool {
	return slices.ContainsFunc(names, func(k string) bool { _, ok := p.n[k]; return ok })
}

// fromMap makes a temporal value of a map.
func fromMap(kind types, m map[string]any) (any, string) {
	p, null, why := readParts(kind, m)
	if why != "" || null {
		return nil, why
	}
	if p.n["epochseconds"] != 0 || p.n["epochmillis"] != 0 || p.has([]string{"epochseconds", "epochmillis"}) {
		return p.epoch()
	}
	out := moment{kind: kind}
	from, given := p.source()
	if out.day, why = p.date(); why != "" {
		return nil, why
	}
	if out.nanos, why = p.clock(from, given); why != "" {
		return nil, why
	}
	if kind == tDate {
		return out.day, ""
	}
	if kind&zoned == 0 {
		return out, ""
	}
	return p.place(out, from)
}

// source is the value of which the time of day and the zone are taken.
func (p *parts) source() (moment, bool) {
	if b, ok := p.base["datetime"]; ok {
		return b, true
	}
	b, ok := p.base["time"]
	return b, ok
}

// place puts the clock into its zone: if it was taken with a zone, another one
// moves it to the same instant.
func (p *parts) place(out, from moment) (any, string) {
	zone := p.zone
	if from.kind&zoned != 0 {
		zone = from.zoneText()
	} else if zone == "" {
		zone = "Z"
	}
	if out.kind == tTime {
		if from.kind&zoned != 0 {
			zone = offsetText(from.offset)
		}
		if loc, _, ok := zoneOf(p.zone); p.zone != "" && ok && loc != nil {
			return nil, "!the name of a zone for a time without a day is not supported"
		}
	}
	m, why := out.at(zone, from.offset)
	if why == "" && p.zone != "" && zone != p.zone {
		m, why = m.in(p.zone)
	}
	return m, why
}

func (p *parts) epoch() (any, string) {
	if len(p.base) > 0 || p.has(dateNames) || p.has(timeNames[:3]) {
		return nil, "!an epoch beside other parts is not supported"
	}
	sec, sub := p.n["epochseconds"], int64(0)
	if ms, ok := p.n["epochmillis"]; ok {
		if p.has(timeNames) || p.n["epochseconds"] != 0 {
			return nil, "!an epoch beside other parts is not supported"
		}
		sec, sub = floorDiv(ms, 1000), (ms-floorDiv(ms, 1000)*1000)*1_000_000
	} else {
		var why string
		if sub, why = p.subsecond(); why != "" {
			return nil, why
		}
	}
	if sec > 1<<37 || sec < -(1<<37) {
		return nil, "!years beyond 9999 are not supported"
	}
	m := fromInstant(sec, sub, nil, 0, "")
	if p.zone == "" {
		return m, ""
	}
	m, why := m.in(p.zone)
	return m, why
}

// date finds the day.
func (p *parts) date() (date, string) {
	if p.kind&dated == 0 {
		return 0, ""
	}
	b, ok := p.base["date"]
	if !ok {
		b, ok = p.base["datetime"]
	}
	days := map[string]int64{}
	for _, k := range dateNames {
		if v, ok := p.n[k]; ok {
			days[k] = v
		}
	}
	if ok {
		fillDate(days, b.day)
	} else {
		_, clock := p.base["time"]
		if why := ordered(days, clock || p.has(timeNames)); why != "" {
			return 0, why
		}
	}
	d, ok := dateFrom(days)
	if !ok {
		return 0, "there is no such day"
	}
	return d, ""
}

// dayWays are the ways to name a day of a year.
var dayWays = [][]string{{"month", "day"}, {"week", "dayofweek"}, {"quarter", "dayofquarter"}, {"ordinalday"}}

// ordered wants every part that is given to come with those above it, all to be
// of one way to name a day, and if it must be whole down to the day.
func ordered(given map[string]int64, whole bool) string {
	if _, ok := given["year"]; !ok {
		return "the year is missing"
	}
	used, done := 1, false
	for _, w := range dayWays {
		missing, any := "", false
		for _, k := range w {
			if _, ok := given[k]; ok {
				if missing != "" {
					return k + " cannot be given without " + missing
				}
				any = true
				used++
			} else if missing == "" {
				missing = k
			}
		}
		if any && used != len(given) {
			return "these parts do not go together"
		}
		done = done || any && missing == ""
	}
	if whole && !done {
		return "the day is missing"
	}
	return ""
}

// clock finds the time of day, in nanoseconds.
func (p *parts) clock(from moment, given bool) (int64, string) {
	var n [3]int64
	missing := ""
	for i, k := range timeNames[:3] {
		v, ok := p.n[k]
		switch {
		case ok && missing != "":
			return 0, k + " cannot be given without " + missing
		case ok && (v < 0 || v >= []int64{24, 60, 60}[i]):
			return 0, fmt.Sprintf("%d is no %s", v, k)
		case ok:
			n[i] = v
		case given:
			n[i] = from.field(k).(int64)
		case missing == "":
			missing = k
		}
	}
	sub := from.nanos % perSecond
	if p.has(timeNames[3:]) {
		if missing != "" {
			return 0, "a part of a second cannot be given without " + missing
		}
		var why string
		if sub, why = p.subsecond(); why != "" {
			return 0, why
		}
	}
	if p.kind&timed&^dated != 0 && missing == "hour" {
		return 0, "the hour is missing"
	}
	return (n[0]*3600+n[1]*60+n[2])*perSecond + sub, ""
}

// subsecond adds up milliseconds, microseconds and nanoseconds; each may be as
// large as the next larger one that is given allows.
func (p *parts) subsecond() (int64, string) {
	limit, sum := int64(perSecond), int64(0)
	for _, u := range []struct {
		name string
		size int64
	}{{"millisecond", 1_000_000}, {"microsecond", 1000}, {"nanosecond", 1}} {
		v, ok := p.n[u.name]
		if !ok {
			continue
		}
		if v < 0 || v >= limit/u.size {
			return 0, fmt.Sprintf("%d is too large for a %s", v, u.name)
		}
		sum += v * u.size
		limit = u.size
	}
	return sum, ""
}
