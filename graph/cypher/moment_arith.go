package cypher

import "strings"

// add moves a moment by months and days on the calendar, then by seconds: on
// the clock, or where there is a zone in real time. What it does not have (the
// day of a time) it leaves out.
func (m moment) add(d duration) (out moment, why string) {
	if m.kind == tDate {
		m.day = m.day.add(d)
		return m, ""
	}
	if m.kind&dated != 0 && (d.months != 0 || d.days != 0) {
		m.day = m.day.addMonths(d.months) + date(d.days)
		if m.zone != "" {
			if m, why = m.at(m.zone, m.offset); why != "" {
				return m, why
			}
		}
	}
	s, n := m.instant()
	n += d.nanos
	s += d.seconds + floorDiv(n, perSecond)
	n -= floorDiv(n, perSecond) * perSecond
	loc, _, _ := zoneOf(m.zone)
	if loc != nil && s < zonesFrom {
		return m, zonesWhy
	}
	out = fromInstant(s, n, loc, m.offset, m.zone)
	if out.kind = m.kind; m.kind&dated == 0 {
		out.day = 0
	}
	return out, ""
}

// align gives two moments the same parts: a day or a zone that only one has
// is lent to the other, and a date begins at midnight.
func align(a, b moment) (x, y moment, why string) {
	lend := func(m *moment, o moment) {
		if m.kind == tDate {
			m.kind = tLocalDateTime
		}
		if m.kind&dated == 0 && o.kind&dated != 0 {
			m.day = o.day
			m.kind = map[types]types{tLocalTime: tLocalDateTime, tTime: tDateTime}[m.kind]
		}
	}
	zone := func(m *moment, o moment) {
		if m.kind&zoned != 0 || o.kind&zoned == 0 || why != "" {
			return
		}
		m.kind = map[types]types{tLocalTime: tTime, tLocalDateTime: tDateTime}[m.kind]
		name := o.zoneText()
		if m.kind == tTime {
			name = offsetText(o.offset)
		}
		*m, why = m.at(name, o.offset)
	}
	lend(&a, b)
	lend(&b, a)
	zone(&a, b)
	zone(&b, a)
	if a.kind == tDateTime && why == "" { // the same clocks
		b, why = b.in(a.zoneText())
	}
	return a, b, why
}

// calendar gives the days of two aligned moments, that of b back by one if the
// time of day has not come yet: what lies between are whole days.
func calendar(a, b moment) (from, to date) {
	switch {
	case b.day > a.day && b.nanos < a.nanos:
		return a.day, b.day - 1
	case b.day < a.day && b.nanos > a.nanos:
		return a.day, b.day + 1
	}
	return a.day, b.day
}

// betweenMoments is duration.between: whole months, then whole days, then
// seconds.
func betweenMoments(a, b moment) (out duration, why string) {
	if a.kind&dated != 0 && b.kind&dated != 0 {
		x, y, why := align(a, b)
		if why != "" {
			return out, why
		}
		out.months = between(calendar(x, y)).months
		if x, why = x.add(duration{months: out.months}); why != "" {
			return out, why
		}
		from, to := calendar(x, y)
		out.days = int64(to - from)
		if a, why = x.add(duration{days: out.days}); why != "" {
			return out, why
		}
		b = y
	}
	rest, why := secondsBetween(a, b)
	out.seconds, out.nanos = rest.seconds, rest.nanos
	return out, why
}

func monthsBetween(a, b moment) (duration, string) {
	a, b, why := align(a, b)
	return duration{months: between(calendar(a, b)).months}, why
}

func daysBetween(a, b moment) (duration, string) {
	a, b, why := align(a, b)
	from, to := calendar(a, b)
	return duration{days: int64(to - from)}, why
}

func secondsBetween(a, b moment) (duration, string) {
	a, b, why := align(a, b)
	s, n := a.instant()
	t, k := b.instant()
	return duration{seconds: t - s, nanos: k - n}.normal(), why
}

var clockUnits = map[string]int64{"hour": 3600 * perSecond, "minute": 60 * perSecond, "second": perSecond, "millisecond": 1_000_000, "microsecond": 1000}

// truncate goes back to the beginning of a unit, as a value of the kind;
// fields then replace parts of it.
func truncate(kind types, unit string, m moment, fields map[string]any) (any, string) {
	unit = strings.ToLower(unit)
	size, clock := clockUnits[unit]
	switch {
	case kind&dated != 0 && m.kind&dated == 0:
		return nil, "a " + m.kind.String() + " has no date"
	case kind&dated == 0 && m.kind&timed == 0:
		return nil, "a " + m.kind.String() + " has no time"
	case clock && (kind == tDate || m.kind == tDate):
		return nil, "a date cannot be truncated to a " + unit
	case clock:
		m.nanos -= m.nanos % size
	case kind&dated == 0 && unit != "day":
		return nil, "a time has no unit \"" + unit + "\""
	default:
		if kind&dated != 0 {
			d, ok := m.day.truncate(unit)
			if !ok {
				return nil, "a date has no unit \"" + unit + "\""
			}
			m.day = d
		}
		m.nanos = 0
	}
	was := m
	m.kind = kind
	if kind&dated == 0 {
		m.day, m.zone = 0, ""
	}
	return overlay(m, was, unit, fields)
}

func overlay(m, was moment, unit string, fields map[string]any) (any, string) {
	kind := m.kind
	in := map[string]any{}
	for k, v := range fields {
		in[strings.ToLower(k)] = v
	}
	zone := "Z"
	if was.kind&zoned != 0 {
		zone = was.zoneText()
	}
	if z, ok := in["timezone"].(string); ok && kind&zoned != 0 {
		zone = z // the clock keeps its time
	}
	if kind&zoned == 0 {
		m.offset, m.zone = 0, ""
	} else {
		if kind == tTime && was.zone != "" && zone == was.zone {
			zone = offsetText(was.offset)
		}
		if loc, _, ok := zoneOf(zone); kind == tTime && ok && loc != nil {
			return nil, "!the name of a zone for a time without a day is not supported"
		}
		var why string
		if m, why = m.at(zone, was.offset); why != "" {
			return nil, why
		}
	}
	if len(in) == 0 {
		return m.value(), ""
	}
	_, micro := in["microsecond"]
	_, nano := in["nanosecond"]
	if unit == "millisecond" && (micro || nano) {
		in["millisecond"] = m.field("millisecond")
	}
	if unit == "microsecond" && nano {
		in["microsecond"] = m.field("microsecond")
	}
	base := map[types]string{tDate: "date", tLocalTime: "time", tTime: "time"}[kind]
	if base == "" {
		base = "datetime"
	}
	in[base] = m.value()
	return fromMap(kind, in)
}
