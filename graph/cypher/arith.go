package cypher

import (
	"fmt"
	"math"
	"math/bits"
)

// arith applies + - * / % ^. A message means that it cannot.
func arith(op string, a, b any) (any, string) {
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok && op != "^" {
			return arithInts(op, x, y)
		}
	}
	if op == "+" {
		if v, ok := join(a, b); ok {
			return v, ""
		}
	}
	if a == nil || b == nil {
		return nil, ""
	}
	if typeOf(a)&typeOf(b)&tString != 0 && op == "+" {
		return nil, "the text is too long"
	}
	if isNumber(a) && isNumber(b) {
		return arithFloats(op, toFloat(a), toFloat(b)), ""
	}
	if v, msg, ok := arithTimes(op, a, b); ok {
		return v, msg
	}
	return nil, fmt.Sprintf("%s does not work on %s and %s", op, typeOf(a), typeOf(b))
}

func toFloat(v any) float64 {
	switch x := v.(type) {
	case int64:
		return float64(x)
	case float64:
		return x
	}
	return math.NaN()
}

// join is + on lists and strings; null with a list is null.
func join(a, b any) (any, bool) {
	x, isList := a.([]any)
	y, isList2 := b.([]any)
	switch {
	case a == nil || b == nil:
		return nil, isList || isList2
	case isList && isList2:
		return append(append(make([]any, 0, len(x)+len(y)), x...), y...), true
	case isList:
		return append(append(make([]any, 0, len(x)+1), x...), b), true
	case isList2:
		return append([]any{a}, y...), true
	}
	s, ok := a.(string)
	t, ok2 := b.(string)
	const joinable = tString | tInt | tFloat | tBool | tTemporal | tDuration | tPoint
	switch {
	case ok && ok2 && len(s)+len(t) > maxText:
		return nil, false
	case ok && ok2:
		return s + t, true
	case ok && typeOf(b)&joinable != 0, ok2 && typeOf(a)&joinable != 0:
		return toStringOrNull(a).(string) + toStringOrNull(b).(string), true
	}
	return nil, false
}

const overflow = "the integer is too large (64 bits)"

func arithInts(op string, x, y int64) (any, string) {
	switch op {
	case "+":
		if s := x + y; (s > x) == (y > 0) {
			return s, ""
		}
	case "-":
		if s := x - y; (s < x) == (y > 0) {
			return s, ""
		}
	case "*":
		if v, ok := mulInts(x, y); ok {
			return v, ""
		}
	case "/", "%":
		if y == 0 {
			return nil, "division by zero"
		}
		if op == "%" {
			if y == -1 {
				return int64(0), ""
			}
			return x % y, ""
		}
		if x == math.MinInt64 && y == -1 {
			return nil, overflow
		}
		return x / y, ""
	}
	return nil, overflow
}

func mulInts(x, y int64) (int64, bool) {
	abs := func(v int64) uint64 {
		if v < 0 {
			return uint64(-v)
		}
		return uint64(v)
	}
	hi, lo := bits.Mul64(abs(x), abs(y))
	if neg := (x < 0) != (y < 0); hi == 0 && (lo <= math.MaxInt64 || neg && lo == 1<<63) {
		return x * y, true
	}
	return 0, false
}

func arithFloats(op string, x, y float64) any {
	switch op {
	case "+":
		return x + y
	case "-":
		return x - y
	case "*":
		return x * y
	case "/":
		return x / y
	case "%":
		return math.Mod(x, y)
	}
	return math.Pow(x, y)
}

// arithTimes: date ± duration, duration ± duration, duration * number.
func arithTimes(op string, a, b any) (v any, msg string, ok bool) {
	switch x := a.(type) {
	case date, moment:
		if d, is := b.(duration); is && (op == "+" || op == "-") {
			if op == "-" {
				d = d.times(-1)
			}
			m, _ := momentOf(x)
			m, why := m.add(d)
			return m.value(), why, true
		}
	case duration:
		switch y := b.(type) {
		case date, moment:
			if op == "+" {
				m, _ := momentOf(y)
				m, why := m.add(x)
				return m.value(), why, true
			}
		case duration:
			if op == "+" {
				return x.plus(y), "", true
			}
			if op == "-" {
				return x.plus(y.times(-1)), "", true
			}
		case int64, float64:
			if op == "*" {
				return x.scale(toFloat(y)), "", true
			}
			if op == "/" {
				return x.scale(1 / toFloat(y)), "", true
			}
		}
	case int64, float64:
		if y, is := b.(duration); is && op == "*" {
			return y.scale(toFloat(x)), "", true
		}
	}
	return nil, "", false
}
