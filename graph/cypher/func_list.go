package cypher

import "strings"

var listFunctions = map[string]function{
	"size": {1, 1, []types{tList | tString}, tInt, false, func(x *exec, a []any) (any, string) {
		if s, ok := a[0].(string); ok {
			return int64(len([]rune(s))), ""
		}
		return int64(len(a[0].([]any))), ""
	}},
	"head": {1, 1, []types{tList}, tAny, false, func(x *exec, a []any) (any, string) {
		if l := a[0].([]any); len(l) > 0 {
			return l[0], ""
		}
		return nil, ""
	}},
	"last": {1, 1, []types{tList}, tAny, false, func(x *exec, a []any) (any, string) {
		if l := a[0].([]any); len(l) > 0 {
			return l[len(l)-1], ""
		}
		return nil, ""
	}},
	"tail": {1, 1, []types{tList}, tList, false, func(x *exec, a []any) (any, string) {
		if l := a[0].([]any); len(l) > 0 {
			return l[1:], ""
		}
		return []any{}, ""
	}},
	"reverse": {1, 1, []types{tList | tString}, tList | tString, false, func(x *exec, a []any) (any, string) {
		if s, ok := a[0].(string); ok {
			var b strings.Builder
			r := []rune(s)
			for i := len(r) - 1; i >= 0; i-- {
				b.WriteRune(r[i])
			}
			return b.String(), ""
		}
		l := a[0].([]any)
		out := make([]any, len(l))
		for i := range l {
			out[len(l)-1-i] = l[i]
		}
		return out, ""
	}},
	"isempty": {1, 1, []types{tList | tString | tMap}, tBool, false, func(x *exec, a []any) (any, string) {
		switch v := a[0].(type) {
		case string:
			return v == "", ""
		case []any:
			return len(v) == 0, ""
		}
		return len(a[0].(map[string]any)) == 0, ""
	}},
	"coalesce": {1, -1, []types{tAny}, tAny, true, func(x *exec, a []any) (any, string) {
		for _, v := range a {
			if v != nil {
				return v, ""
			}
		}
		return nil, ""
	}},
	"nullif": {2, 2, []types{tAny}, tAny, true, func(x *exec, a []any) (any, string) {
		if equal(a[0], a[1]) == yes {
			return nil, ""
		}
		return a[0], ""
	}},
	"range": {2, 3, []types{tInt}, tList, false, rangeList},

	"tointegerlist": {1, 1, []types{tList}, tList, false, mapList(toIntegerOrNull)},
	"tofloatlist":   {1, 1, []types{tList}, tList, false, mapList(toFloatOrNull)},
	"tobooleanlist": {1, 1, []types{tList}, tList, false, mapList(toBooleanOrNull)},
	"tostringlist":  {1, 1, []types{tList}, tList, false, mapList(toStringOrNull)},
}

func mapList(f func(any) any) func(*exec, []any) (any, string) {
	return func(_ *exec, a []any) (any, string) {
		in := a[0].([]any)
		out := make([]any, len(in))
		for i := range in {
			out[i] = f(in[i])
		}
		return out, ""
	}
}

func rangeList(x *exec, a []any) (any, string) {
	from, to, step := a[0].(int64), a[1].(int64), int64(1)
	if len(a) == 3 {
		if step = a[2].(int64); step == 0 {
			return nil, "the step is zero"
		}
	}
	if step > 0 && from > to || step < 0 && from < to {
		return []any{}, ""
	}
	var n uint64
	if step > 0 {
		n = (uint64(to)-uint64(from))/uint64(step) + 1
	} else {
		n = (uint64(from)-uint64(to))/(-uint64(step)) + 1
	}
	if n > maxList {
		return nil, "the list is too long"
	}
	out := make([]any, n)
	for i := range out {
		out[i] = from + int64(i)*step
	}
	return out, ""
}
