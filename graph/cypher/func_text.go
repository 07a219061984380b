package cypher

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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

func lower(s string) string {
	s = strings.ReplaceAll(s, "İ", "i\u0307")
	if !strings.Contains(s, "Σ") {
		return strings.ToLower(s)
	}
	r := []rune(s)
	for i := range r { // a sigma at the end of a word
		if r[i] == 'Σ' && i > 0 && unicode.IsLetter(r[i-1]) && (i+1 == len(r) || !unicode.IsLetter(r[i+1])) {
			r[i] = 'ς'
		}
	}
	return strings.ToLower(string(r))
}

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
		if n := strings.Count(s, from); n*len(to) > maxText {
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

	"tostring": {1, 1, []types{tBool | tNum | tString | tTemporal | tDuration | tPoint}, tString, false, func(_ *exec, a []any) (any, string) {
		if v := toStringOrNull(a[0]); v != nil {
			return v, ""
		}
		return nil, show(a[0]) + " has no text"
	}},
	"tointeger": {1, 1, []types{tString | tNum | tBool}, tInt, false, func(_ *exec, a []any) (any, string) {
		v := toIntegerOrNull(a[0])
		if s, ok := a[0].(string); ok && v == nil && intForm.MatchString(s) {
			return nil, overflow
		}
		return v, ""
	}},
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
	var by []any
	if by, _ = a[1].([]any); by == nil {
		by = a[1:]
	}
	s := a[0].(string)
	out := []any{}
	for start, i := 0, 0; ; {
		if i >= len(s) {
			return append(out, s[start:]), ""
		}
		cut := -1
		for _, b := range by {
			d, ok := b.(string)
			if !ok || d == "" && len(by) > 1 || d == "" && s == "" {
				return nil, "!split in this way is not supported"
			}
			if d == "" && i == start {
				continue
			}
			if strings.HasPrefix(s[i:], d) && len(d) > cut {
				cut = len(d)
			}
		}
		if cut < 0 {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		out = append(out, s[start:i])
		i += cut
		start = i
	}
}

func toStringOrNull(v any) any {
	switch x := v.(type) {
	case bool, int64, float64, string, date, moment, duration:
		return toText(v)
	case point:
		crs := map[int64]string{wgs84: "wgs-84", cartesian: "cartesian"}[x.srid]
		return "point({x: " + floatText(x.x) + ", y: " + floatText(x.y) + ", crs: '" + crs + "'})"
	}
	return nil
}

// Java reads a float with spaces around it and a letter behind; an integer is
// read as it stands.
var (
	floatForm = regexp.MustCompile(`^[\x00-\x20]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?NaN|[-+]?Infinity)[fFdD]?[\x00-\x20]*$`)
	intForm   = regexp.MustCompile(`^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$`)
)

func toFloatOrNull(v any) any {
	switch x := v.(type) {
	case int64:
		return float64(x)
	case float64:
		return x
	case string:
		if m := floatForm.FindStringSubmatch(x); m != nil {
			if f, err := strconv.ParseFloat(strings.TrimLeft(m[1], "+"), 64); err == nil || math.IsInf(f, 0) {
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
		if !intForm.MatchString(x) {
			return nil
		}
		if _, e, _ := strings.Cut(strings.ToLower(x), "e"); len(strings.TrimLeft(e, "+-0")) > 3 {
			return nil
		}
		if r, ok := new(big.Rat).SetString(x); ok {
			if n := new(big.Int).Quo(r.Num(), r.Denom()); n.IsInt64() {
				return n.Int64()
			}
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
