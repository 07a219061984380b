package cypher

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

func text1(f func(string) string) function {
	return function{1, 1, []types{tString}, tString, false, func(_ *exec, a []any) (any, string) { return f(a[0].(string)), "" }}
}

// isSpace is white space as Java's trim of text knows it: no hard spaces.
func isSpace(r rune) bool {
	return r >= 0x1c && r <= 0x1f || unicode.IsSpace(r) && r != 0xa0 && r != 0x85 && r != 0x2007 && r != 0x202f
}

var upperSpecial = strings.NewReplacer("ß", "SS", "ŉ", "ʼN", "ﬀ", "FF", "ﬁ", "FI", "ﬂ", "FL", "ﬃ", "FFI", "ﬄ", "FFL", "ﬅ", "ST", "ﬆ", "ST")

func upper(s string) string { return strings.ToUpper(upperSpecial.Replace(s)) }

func lower(s string) string { return strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307")) }

var textFunctions = map[string]function{
	"toupper":          text1(upper),
	"upper":            text1(upper),
	"tolower":          text1(lower),
	"lower":            text1(lower),
	"trim":             text1(func(s string) string { return strings.TrimFunc(s, isSpace) }),
	"btrim":            text1(func(s string) string { return strings.TrimFunc(s, isSpace) }),
	"ltrim":            text1(func(s string) string { return strings.TrimLeftFunc(s, isSpace) }),
	"rtrim":            text1(func(s string) string { return strings.TrimRightFunc(s, isSpace) }),
	"char_length":      {1, 1, []types{tString}, tInt, false, listFunctions["size"].f},
	"character_length": {1, 1, []types{tString}, tInt, false, listFunctions["size"].f},
	"replace": {3, 3, []types{tString}, tString, false, func(x *exec, a []any) (any, string) {
		s, from, to := a[0].(string), a[1].(string), a[2].(string)
		if n := strings.Count(s, from); int64(n)*int64(len(to)) > x.maxMem {
			return nil, "the text is too long"
		}
		return strings.ReplaceAll(s, from, to), ""
	}},
	"substring": {2, 3, []types{tString, tInt}, tString, false, substring},
	"left": {2, 2, []types{tString, tInt}, tString, false, func(x *exec, a []any) (any, string) {
		return substring(x, []any{a[0], int64(0), a[1]})
	}},
	"right": {2, 2, []types{tString, tInt}, tString, false, func(x *exec, a []any) (any, string) {
		n := a[1].(int64)
		if n < 0 {
			return nil, "the length is negative"
		}
		r := []rune(a[0].(string))
		return string(r[max(0, int64(len(r))-n):]), ""
	}},
	"split": {2, 2, []types{tString, tString | tList}, tList, false, split},

	"tostring": {1, 1, []types{tBool | tNum | tString | tDate | tDuration | tPoint}, tString, false, func(_ *exec, a []any) (any, string) {
		if v := toStringOrNull(a[0]); v != nil {
			return v, ""
		}
		return nil, show(a[0]) + " has no text"
	}},
	"tointeger": {1, 1, []types{tString | tNum | tBool}, tInt, false, func(_ *exec, a []any) (any, string) { return toIntegerOrNull(a[0]), "" }},
	"tofloat":   {1, 1, []types{tString | tNum}, tFloat, false, func(_ *exec, a []any) (any, string) { return toFloatOrNull(a[0]), "" }},
	"toboolean": {1, 1, []types{tString | tBool | tInt}, tBool, false, func(_ *exec, a []any) (any, string) { return toBooleanOrNull(a[0]), "" }},

	"tostringornull":  {1, 1, []types{tAny}, tString, false, func(_ *exec, a []any) (any, string) { return toStringOrNull(a[0]), "" }},
	"tointegerornull": {1, 1, []types{tAny}, tInt, false, func(_ *exec, a []any) (any, string) { return toIntegerOrNull(a[0]), "" }},
	"tofloatornull":   {1, 1, []types{tAny}, tFloat, false, func(_ *exec, a []any) (any, string) { return toFloatOrNull(a[0]), "" }},
	"tobooleanornull": {1, 1, []types{tAny}, tBool, false, func(_ *exec, a []any) (any, string) { return toBooleanOrNull(a[0]), "" }},
}

func substring(_ *exec, a []any) (any, string) {
	r, from := []rune(a[0].(string)), a[1].(int64)
	n := int64(len(r))
	if len(a) == 3 {
		n = a[2].(int64)
	}
	if from < 0 || n < 0 {
		return nil, "the place or length is negative"
	}
	from = min(from, int64(len(r)))
	return string(r[from : from+min(n, int64(len(r))-from)]), ""
}

func split(_ *exec, a []any) (any, string) {
	by, ok := a[1].(string)
	if !ok {
		return nil, "!split by a list is not supported"
	}
	if by == "" {
		return nil, "!split by an empty text is not supported"
	}
	out := []any{}
	for _, s := range strings.Split(a[0].(string), by) {
		out = append(out, s)
	}
	return out, ""
}

func toStringOrNull(v any) any {
	switch x := v.(type) {
	case bool, int64, float64, string, date, duration:
		return toText(v)
	case point:
		crs := map[int64]string{wgs84: "wgs-84", cartesian: "cartesian"}[x.srid]
		return "point({x: " + floatText(x.x) + ", y: " + floatText(x.y) + ", crs: '" + crs + "'})"
	}
	return nil
}

var numberForm = regexp.MustCompile(`^[ \t\n\r]*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?[ \t\n\r]*$`)

func toFloatOrNull(v any) any {
	switch x := v.(type) {
	case int64:
		return float64(x)
	case float64:
		return x
	case string:
		if numberForm.MatchString(x) {
			if f, err := strconv.ParseFloat(strings.TrimSpace(x), 64); err == nil || math.IsInf(f, 0) {
				return f
			}
		}
	}
	return nil
}

func toIntegerOrNull(v any) any {
	switch x := v.(type) {
	case int64:
		return x
	case bool:
		if x {
			return int64(1)
		}
		return int64(0)
	case float64:
		switch {
		case math.IsNaN(x):
			return int64(0)
		case x >= math.MaxInt64:
			return int64(math.MaxInt64)
		case x <= math.MinInt64:
			return int64(math.MinInt64)
		}
		return int64(x)
	case string:
		if n, err := strconv.ParseInt(x, 10, 64); err == nil {
			return n
		}
		if f, ok := toFloatOrNull(x).(float64); ok && math.Abs(f) < math.MaxInt64 {
			return int64(f)
		}
	}
	return nil
}

func toBooleanOrNull(v any) any {
	switch x := v.(type) {
	case bool:
		return x
	case int64:
		return x != 0
	case string:
		switch strings.ToLower(strings.TrimFunc(x, isSpace)) {
		case "true":
			return true
		case "false":
			return false
		}
	}
	return nil
}
