package cypher

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
)

var timeFunctions = map[string]function{
	"date": {0, 1, []types{tString | tMap | tDate}, tDate, false, makeDate},
	"date.truncate": {1, 3, []types{tString, tDate, tMap}, tDate, false, func(x *exec, a []any) (any, string) {
		if len(a) == 3 {
			return nil, "!date.truncate with a map is not supported"
		}
		d := dateOf(time.Now())
		if len(a) == 2 {
			d = a[1].(date)
		}
		out, ok := d.truncate(strings.ToLower(a[0].(string)))
		if !ok {
			return nil, fmt.Sprintf("a date has no unit %q", a[0])
		}
		return out, ""
	}},
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
	"duration.between": {2, 2, []types{tDate}, tDuration, false, func(_ *exec, a []any) (any, string) {
		return between(a[0].(date), a[1].(date)), ""
	}},
	"duration.inmonths": {2, 2, []types{tDate}, tDuration, false, func(_ *exec, a []any) (any, string) {
		return duration{months: between(a[0].(date), a[1].(date)).months}, ""
	}},
	"duration.indays": {2, 2, []types{tDate}, tDuration, false, func(_ *exec, a []any) (any, string) {
		return duration{days: int64(a[1].(date) - a[0].(date))}, ""
	}},
	"duration.inseconds": {2, 2, []types{tDate}, tDuration, false, func(_ *exec, a []any) (any, string) {
		return duration{seconds: secondsPerDay * int64(a[1].(date)-a[0].(date))}, ""
	}},
}

var (
	dateLike = regexp.MustCompile(`^[-+]?P\d{4}-?\d`)
	bigYear  = regexp.MustCompile(`^[-+]\d{4,9}`)
)

func makeDate(_ *exec, a []any) (any, string) {
	if len(a) == 0 {
		return dateOf(time.Now()), ""
	}
	switch v := a[0].(type) {
	case string:
		if d, ok := parseDate(v); ok {
			return d, ""
		}
		if bigYear.MatchString(v) {
			return nil, "!years beyond 9999 are not supported"
		}
		return nil, fmt.Sprintf("%q is no date, as in 2024-05-31", v)
	case map[string]any:
		return dateFromMap(v)
	}
	return a[0], ""
}

var dateGroups = map[string][]string{"month": {"month", "day"}, "week": {"week", "dayofweek"}, "quarter": {"quarter", "dayofquarter"}, "ordinalday": {"ordinalday"}}

func dateFromMap(m map[string]any) (any, string) {
	parts := map[string]int64{}
	var base *date
	for k, v := range m {
		k = strings.ToLower(k)
		switch x := v.(type) {
		case nil:
			return nil, ""
		case date:
			if k != "date" {
				return nil, fmt.Sprintf("%s of a date is a date", k)
			}
			base = &x
		case int64:
			switch k {
			case "year", "month", "day", "week", "dayofweek", "quarter", "dayofquarter", "ordinalday":
			case "timezone":
				return nil, "!a time zone is not supported"
			default:
				return nil, fmt.Sprintf("a date has no %q", k)
			}
			parts[k] = x
		default:
			return nil, fmt.Sprintf("%s of a date is %s, want an Integer", k, show(v))
		}
	}
	if base != nil {
		fillDate(parts, *base)
	}
	if _, ok := parts["year"]; !ok {
		return nil, "the year is missing"
	}
	d, ok := dateFrom(parts)
	if !ok {
		return nil, "there is no such day"
	}
	return d, ""
}

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
