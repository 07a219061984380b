package cypher

import (
	"cmp"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // the same zones on every machine that has none of its own
)

// moment is a time of day, with or without a day and a zone: Cypher's LOCAL
// TIME, ZONED TIME, LOCAL DATETIME and ZONED DATETIME. Two are equal (==) if
// they are written the same.
type moment struct {
	kind   types // tLocalTime, tTime, tLocalDateTime or tDateTime; tDate inside of computations
	day    date
	nanos  int64  // since midnight, as the clock shows there
	offset int    // seconds east of Greenwich
	zone   string // name in the IANA database, "" if there is only an offset
}

const (
	perDay    = secondsPerDay * int64(perSecond)
	dated     = tDate | tLocalDateTime | tDateTime
	timed     = tTime | tLocalTime | tLocalDateTime | tDateTime
	zoned     = tTime | tDateTime
	tTemporal = dated | timed
)

// momentOf takes a temporal value of any kind.
func momentOf(v any) (moment, bool) {
	switch x := v.(type) {
	case date:
		return moment{kind: tDate, day: x}, true
	case moment:
		return x, true
	}
	return moment{}, false
}

// value is the inverse of momentOf.
func (m moment) value() any {
	if m.kind == tDate {
		return m.day
	}
	return m
}

// instant is the time since 1970 in seconds and nanoseconds.
func (m moment) instant() (sec, nano int64) {
	return int64(m.day)*secondsPerDay + m.nanos/perSecond - int64(m.offset), m.nanos % perSecond
}

// compare orders two of one kind: by instant, then by what the clock shows.
func (m moment) compare(o moment) int {
	s, n := m.instant()
	t, k := o.instant()
	return cmp.Or(cmp.Compare(s, t), cmp.Compare(n, k), cmp.Compare(m.day, o.day), cmp.Compare(m.nanos, o.nanos), cmp.Compare(m.zoneText(), o.zoneText()))
}

func (m moment) zoneText() string {
	if m.zone != "" {
		return m.zone
	}
	return offsetText(m.offset)
}

func offsetText(o int) string {
	if o == 0 {
		return "Z"
	}
	sign := '+'
	if o < 0 {
		sign, o = '-', -o
	}
	s := fmt.Sprintf("%c%02d:%02d", sign, o/3600, o/60%60)
	if o%60 != 0 {
		s += fmt.Sprintf(":%02d", o%60)
	}
	return s
}

// String is as toString gives it: 2024-01-31T12:30:00.5+01:00[Europe/Berlin].
func (m moment) String() string {
	var b strings.Builder
	if m.kind&dated != 0 {
		b.WriteString(m.day.String())
	}
	if m.kind&timed != 0 {
		if m.kind&dated != 0 {
			b.WriteByte('T')
		}
		s := m.nanos / perSecond
		fmt.Fprintf(&b, "%02d:%02d:%02d", s/3600, s/60%60, s%60)
		if n := m.nanos % perSecond; n != 0 {
			b.WriteString("." + strings.TrimRight(fmt.Sprintf("%09d", n), "0"))
		}
	}
	if m.kind&zoned != 0 {
		b.WriteString(offsetText(m.offset))
		if m.zone != "" {
			b.WriteString("[" + m.zone + "]")
		}
	}
	return b.String()
}

// zoneOf reads an offset (+01:00) or the name of a zone (Europe/Berlin).
func zoneOf(s string) (loc *time.Location, offset int, ok bool) {
	if o, ok := parseOffset(s); ok {
		return nil, o, true
	}
	if !strings.Contains(s, "/") && s != "UTC" && s != "GMT" {
		return nil, 0, false // other short names mean different things on different machines
	}
	loc, err := time.LoadLocation(s)
	return loc, 0, err == nil
}

func offsetAt(loc *time.Location, unix int64) int {
	_, o := time.Unix(unix, 0).In(loc).Zone()
	return o
}

// at puts what the clock shows into a zone. An hour that summer time skips is
// moved on by what is skipped; of an hour that comes twice it is the one with
// the offset "was", if either has it, else the first. why tells why not.
func (m moment) at(zone string, was int) (out moment, why string) {
	loc, offset, ok := zoneOf(zone)
	if !ok {
		return m, "there is no time zone " + zone
	}
	m.offset, m.zone = offset, ""
	if loc == nil {
		return m, ""
	}
	m.zone, m.offset = zone, 0
	local, nano := m.instant()
	if local < zonesFrom {
		return m, zonesWhy
	}
	before, after := offsetAt(loc, local-secondsPerDay), offsetAt(loc, local+secondsPerDay)
	for _, o := range []int{was, before, after} {
		if (o != was || o == before || o == after) && offsetAt(loc, local-int64(o)) == o {
			m.offset = o
			return m, ""
		}
	}
	return fromInstant(local-int64(before), nano, loc, 0, zone), ""
}

// zonesFrom is 1970 in any zone: before, the databases of zones differ.
const (
	zonesFrom = secondsPerDay
	zonesWhy  = "!named time zones before 1970 are not supported"
)

// in is the same instant on the clocks of another zone.
func (m moment) in(zone string) (out moment, why string) {
	loc, offset, ok := zoneOf(zone)
	if !ok {
		return m, "there is no time zone " + zone
	}
	s, n := m.instant()
	if loc != nil && s < zonesFrom {
		return m, zonesWhy
	}
	if loc == nil {
		zone = ""
	}
	out = fromInstant(s, n, loc, offset, zone)
	if out.kind = m.kind; m.kind == tTime {
		out.day, out.zone = 0, ""
	}
	return out, ""
}

// fromInstant makes a ZONED DATETIME.
func fromInstant(sec, nano int64, loc *time.Location, offset int, zone string) moment {
	if loc != nil {
		offset = offsetAt(loc, sec)
	}
	local := sec + int64(offset)
	day := floorDiv(local, secondsPerDay)
	return moment{kind: tDateTime, day: date(day), nanos: (local-day*secondsPerDay)*perSecond + nano, offset: offset, zone: zone}
}

// field is a part; nil if there is none of the name.
func (m moment) field(name string) any {
	if m.kind&dated != 0 {
		if v := m.day.field(name); v != nil {
			return v
		}
	}
	name = strings.ToLower(name)
	switch name {
	case "hour":
		return m.nanos / (3600 * perSecond)
	case "minute":
		return m.nanos / (60 * perSecond) % 60
	case "second":
		return m.nanos / perSecond % 60
	case "millisecond":
		return m.nanos % perSecond / 1_000_000
	case "microsecond":
		return m.nanos % perSecond / 1000
	case "nanosecond":
		return m.nanos % perSecond
	}
	if m.kind&zoned == 0 {
		return nil
	}
	s, n := m.instant()
	switch {
	case name == "timezone":
		return m.zoneText()
	case name == "offset":
		return offsetText(m.offset)
	case name == "offsetminutes":
		return int64(m.offset / 60)
	case name == "offsetseconds":
		return int64(m.offset)
	case name == "epochseconds" && m.kind == tDateTime:
		return s
	case name == "epochmillis" && m.kind == tDateTime:
		return s*1000 + n/1_000_000
	}
	return nil
}
