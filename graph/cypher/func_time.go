package cypher

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
)

// spanFunctions make durations, and times of epochs.
var spanFunctions = map[string]function{
	"duration": {1, 1, []types{tString | tMap}, tDuration, false, func(_ *exec, a []any) (any, string) {
		switch v := a[0].(type) {
		case string:
			if d, ok := parseDuration(v); ok {
				return d, ""
			}
			if dateLike.MatchString(v) {
				return nil, "!a duration in the form of a date is not supported"
			}
			return nil, fmt.Sprintf("%q is no duration, as in P1Y2M3D", v)
		case map[string]any:
			return durationFromMap(v)
		}
		return nil, ""
	}},
	"duration.between":   spanFunction(0, betweenMoments),
	"duration.inmonths":  spanFunction(tDate, monthsBetween),
	"duration.indays":    spanFunction(tDate, daysBetween),
	"duration.inseconds": spanFunction(0, secondsBetween),
	"datetime.fromepoch": {2, 2, []types{tInt}, tDateTime, false, func(_ *exec, a []any) (any, string) {
		return fromMap(tDateTime, map[string]any{"epochseconds": a[0], "nanosecond": a[1]})
	}},
	"datetime.fromepochmillis": {1, 1, []types{tInt}, tDateTime, false, func(_ *exec, a []any) (any, string) {
		return fromMap(tDateTime, map[string]any{"epochmillis": a[0]})
	}},
}

// temporalFunctions are date, time, localtime, datetime and localdatetime with
// what belongs to them.
func temporalFunctions() map[string]function {
	out := map[string]function{}
	for name, kind := range map[string]types{"date": tDate, "time": tTime, "localtime": tLocalTime, "datetime": tDateTime, "localdatetime": tLocalDateTime} {
		out[name] = function{0, 1, []types{tString | tMap | tTemporal}, kind, false, func(x *exec, a []any) (any, string) {
			if len(a) == 0 {
				return x.now(kind), ""
			}
			return makeTemporal(kind, a[0])
		}}
		out[name+".truncate"] = function{1, 3, []types{tString, tTemporal, tMap}, kind, false, func(x *exec, a []any) (any, string) {
			m, _ := momentOf(x.now(kind))
			if len(a) > 1 {
				m, _ = momentOf(a[1])
			}
			var fields map[string]any
			if len(a) > 2 {
				fields = a[2].(map[string]any)
			}
			return truncate(kind, a[0].(string), m, fields)
		}}
		for _, clock := range []string{"transaction", "statement", "realtime"} {
			out[name+"."+clock] = function{0, 1, []types{tString}, kind, false, func(x *exec, a []any) (any, string) {
				if len(a) > 0 {
					return nil, "!the time of now in another zone is not supported"
				}
				return x.now(kind), ""
			}}
		}
	}
	return out
}

// now is the time at which the query began.
func (x *exec) now(kind types) any {
	if x.began.IsZero() {
		x.began = time.Now()
	}
	m := fromInstant(x.began.Unix(), int64(x.began.Nanosecond()), nil, 0, "")
	if m.kind = kind; kind&dated == 0 {
		m.day = 0
	}
	if kind == tDate {
		m.nanos = 0
	}
	return m.value()
}

// spanFunction is one from one temporal value to another; each pair of them
// must have the parts.
func spanFunction(parts types, f func(a, b moment) (duration, string)) function {
	return function{2, 2, []types{tTemporal}, tDuration, false, func(_ *exec, a []any) (any, string) {
		from, _ := momentOf(a[0])
		to, _ := momentOf(a[1])
		if parts == tDate && (from.kind|to.kind)&dated == 0 {
			return nil, "times have no days between them"
		}
		d, why := f(from, to)
		return d, why
	}}
}

var (
	dateLike = regexp.MustCompile(`^[-+]?P\d{4}-?\d`)
	bigYear  = regexp.MustCompile(`^[-+]\d{4,9}`)
)

// makeTemporal makes a value of the kind of a string, a map or another value.
func makeTemporal(kind types, v any) (any, string) {
	switch v := v.(type) {
	case string:
		if kind != tDate {
			m, why := parseMoment(kind, v)
			return m, why
		}
		if d, ok := parseDate(v); ok {
			return d, ""
		}
		if bigYear.MatchString(v) {
			return nil, "!years beyond 9999 are not supported"
		}
		return nil, fmt.Sprintf("%q is no date, as in 2024-05-31", v)
	case map[string]any:
		return fromMap(kind, v)
	}
	name := map[types]string{tDate: "date", tTime: "time", tLocalTime: "time"}[kind]
	if name == "" {
		name = "datetime"
	}
	return fromMap(kind, map[string]any{name: v})
}

var dateGroups = map[string][]string{"month": {"month", "day"}, "week": {"week", "dayofweek"}, "quarter": {"quarter", "dayofquarter"}, "ordinalday": {"ordinalday"}}

// fillDate takes from the base what the parts leave open.
func fillDate(parts map[string]int64, base date) {
	group := dateGroups["month"]
	for _, g := range dateGroups {
		for _, k := range g {
			if _, ok := parts[k]; ok {
				group = g
			}
		}
	}
	_, hasDay := parts["day"]
	if q, ok := parts["quarter"]; ok && len(parts) <= 2 && !has(parts, "dayofquarter") {
		delete(parts, "quarter")
		month := base.field("month").(int64)
		parts["month"] = (q-1)*3 + (month-1)%3 + 1
		group = dateGroups["month"]
	}
	names := map[string]string{"dayofweek": "dayOfWeek", "dayofquarter": "dayOfQuarter", "ordinalday": "ordinalDay"}
	fill := func(k, field string) {
		if _, ok := parts[k]; !ok {
			parts[k] = base.field(field).(int64)
		}
	}
	if group[0] == "week" {
		fill("year", "weekYear")
	} else {
		fill("year", "year")
	}
	for _, k := range group {
		field := k
		if n := names[k]; n != "" {
			field = n
		}
		fill(k, field)
	}
	if group[0] == "month" && !hasDay {
		keepDay(parts)
	}
}

func has(m map[string]int64, k string) bool {
	_, ok := m[k]
	return ok
}

// keepDay takes a day that the month does not have for the month's last one.
func keepDay(parts map[string]int64) {
	for d := parts["day"]; d >= 28; d-- {
		if _, ok := civil(parts["year"], parts["month"], d); ok {
			parts["day"] = d
			return
		}
	}
}

var pointFunctions = map[string]function{
	"point":            {1, 1, []types{tMap}, tPoint, false, makePoint},
	"point.distance":   {2, 2, []types{tAny}, tFloat, false, distance},
	"distance":         {2, 2, []types{tAny}, tFloat, false, distance},
	"point.withinbbox": {3, 3, []types{tPoint}, tBool, false, withinBox},
}

func makePoint(_ *exec, a []any) (any, string) {
	m := a[0].(map[string]any)
	num := func(keys ...string) (any, bool, string) {
		for _, k := range keys {
			v, ok := m[k]
			if !ok {
				continue
			}
			if v != nil && !isNumber(v) {
				return nil, true, fmt.Sprintf("%s is %s, want a number", k, show(v))
			}
			return v, true, ""
		}
		return nil, false, ""
	}
	if _, ok := m["z"]; ok {
		return nil, "!points with a height are not supported"
	}
	if _, ok := m["height"]; ok {
		return nil, "!points with a height are not supported"
	}
	p := point{srid: cartesian}
	x, ok, msg := num("longitude")
	y, ok2, msg2 := num("latitude")
	if ok || ok2 {
		p.srid = wgs84
	} else {
		x, ok, msg = num("x")
		y, ok2, msg2 = num("y")
	}
	if msg+msg2 != "" {
		return nil, msg + msg2
	}
	if !ok || !ok2 {
		return nil, "a point needs x and y, or longitude and latitude"
	}
	if x == nil || y == nil {
		return nil, ""
	}
	if msg := p.system(m); msg != "" {
		return nil, msg
	}
	p.x, p.y = toFloat(x), toFloat(y)
	if p.srid == wgs84 {
		if p.y < -90 || p.y > 90 {
			return nil, "the latitude is off the globe"
		}
		if !(math.Abs(p.x) <= 180) {
			return nil, "!a longitude beyond 180 degrees is not supported"
		}
	}
	return p, ""
}

// system reads the coordinate reference system, if the map names one.
func (p *point) system(m map[string]any) string {
	if v, ok := m["crs"].(string); ok {
		switch strings.ToLower(v) {
		case "wgs-84":
			p.srid = wgs84
		case "cartesian":
			p.srid = cartesian
		default:
			return "!coordinate system " + v + " is not supported"
		}
	}
	if v, ok := m["srid"]; ok {
		n, _ := v.(int64)
		if n != wgs84 && n != cartesian {
			return fmt.Sprintf("!coordinate system %s is not supported", show(v))
		}
		p.srid = n
	}
	return ""
}

const earthRadius = 6378140.0 // metres; Neo4j's

func distance(_ *exec, a []any) (any, string) {
	p, ok := a[0].(point)
	q, ok2 := a[1].(point)
	if !ok || !ok2 || p.srid != q.srid {
		return nil, ""
	}
	if p.srid == cartesian {
		return math.Sqrt((p.x-q.x)*(p.x-q.x) + (p.y-q.y)*(p.y-q.y)), ""
	}
	const rad = math.Pi / 180
	sx, sy := math.Sin((q.x-p.x)*rad/2), math.Sin((q.y-p.y)*rad/2)
	alpha := sy*sy + math.Cos(p.y*rad)*math.Cos(q.y*rad)*sx*sx
	return earthRadius * 2 * math.Atan2(math.Sqrt(alpha), math.Sqrt(1-alpha)), ""
}

func withinBox(_ *exec, a []any) (any, string) {
	p, lo, hi := a[0].(point), a[1].(point), a[2].(point)
	if p.srid != lo.srid || p.srid != hi.srid {
		return nil, ""
	}
	if p.y < lo.y || p.y > hi.y {
		return false, ""
	}
	if p.srid == wgs84 && lo.x > hi.x { // over the date line
		return p.x >= lo.x || p.x <= hi.x, ""
	}
	return p.x >= lo.x && p.x <= hi.x, ""
}
