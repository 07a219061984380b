package cypher

import (
	"math"
	"math/big"
	"math/rand"
	"strconv"
	"strings"
	"time"
)

func num1(f func(float64) float64) function {
	return function{1, 1, []types{tNum}, tFloat, false, func(_ *exec, a []any) (any, string) { return f(toFloat(a[0])), "" }}
}

func const0(v float64) function {
	return function{0, 0, []types{tNum}, tFloat, false, func(*exec, []any) (any, string) { return v, "" }}
}

var numberFunctions = map[string]function{
	"abs": {1, 1, []types{tNum}, tNum, false, func(_ *exec, a []any) (any, string) {
		if n, ok := a[0].(int64); ok {
			if n == math.MinInt64 {
				return nil, overflow
			}
			return max(n, -n), ""
		}
		return math.Abs(a[0].(float64)), ""
	}},
	"sign": {1, 1, []types{tNum}, tInt, false, func(_ *exec, a []any) (any, string) {
		switch f := toFloat(a[0]); {
		case f > 0:
			return int64(1), ""
		case f < 0:
			return int64(-1), ""
		}
		return int64(0), ""
	}},
	"isnan":   {1, 1, []types{tNum}, tBool, false, func(_ *exec, a []any) (any, string) { return isNaN(a[0]), "" }},
	"ceil":    num1(math.Ceil),
	"floor":   num1(math.Floor),
	"sqrt":    num1(math.Sqrt),
	"exp":     num1(math.Exp),
	"log":     num1(math.Log),
	"log10":   num1(math.Log10),
	"sin":     num1(math.Sin),
	"cos":     num1(math.Cos),
	"tan":     num1(math.Tan),
	"cot":     num1(func(f float64) float64 { return 1 / math.Tan(f) }),
	"asin":    num1(math.Asin),
	"acos":    num1(math.Acos),
	"atan":    num1(math.Atan),
	"degrees": num1(func(f float64) float64 { return f * 180 / math.Pi }),
	"radians": num1(func(f float64) float64 { return f / 180 * math.Pi }),
	"haversin": num1(func(f float64) float64 {
		s := math.Sin(f / 2)
		return s * s
	}),
	"atan2": {2, 2, []types{tNum}, tFloat, false, func(_ *exec, a []any) (any, string) {
		return math.Atan2(toFloat(a[0]), toFloat(a[1])), ""
	}},
	"e":     const0(math.E),
	"pi":    const0(math.Pi),
	"rand":  {0, 0, []types{tNum}, tFloat, false, func(*exec, []any) (any, string) { return rand.Float64(), "" }},
	"round": {1, 3, []types{tNum, tNum, tString}, tFloat, false, round},
	"timestamp": {0, 0, []types{tNum}, tInt, false, func(*exec, []any) (any, string) {
		return time.Now().UnixMilli(), ""
	}},
}

// round without a precision goes to the nearest whole number, a tie up; with
// one it rounds the decimal digits, a tie away from zero or as the mode says.
func round(_ *exec, a []any) (any, string) {
	f := toFloat(a[0])
	precision, mode := 0.0, "HALF_UP"
	if len(a) > 1 {
		precision = toFloat(a[1])
	}
	if len(a) > 2 {
		mode = strings.ToUpper(a[2].(string))
	}
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return f, ""
	case precision < 0 || precision > 300 || precision != math.Trunc(precision):
		return nil, "the precision is no whole number from 0"
	case precision == 0 && len(a) < 3:
		whole := math.Floor(f)
		if f-whole >= 0.5 {
			whole++
		}
		return max(math.MinInt64, min(math.MaxInt64, whole)), ""
	}
	return roundDecimal(f, int(precision), mode)
}

func roundDecimal(f float64, precision int, mode string) (any, string) {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(f, 'f', -1, 64))
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(precision)), nil)
	r.Mul(r, new(big.Rat).SetInt(scale))
	neg := r.Sign() < 0
	r.Abs(r)
	whole, rest := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	half := rest.Lsh(rest, 1).Cmp(r.Denom())
	some := rest.Sign() != 0
	up := false
	switch mode {
	case "UP":
		up = some
	case "DOWN":
	case "CEILING":
		up = some && !neg
	case "FLOOR":
		up = some && neg
	case "HALF_UP":
		up = half >= 0
	case "HALF_DOWN":
		up = half > 0
	case "HALF_EVEN":
		up = half > 0 || half == 0 && whole.Bit(0) == 1
	default:
		return nil, "unknown mode " + mode
	}
	if up {
		whole.Add(whole, big.NewInt(1))
	}
	out, _ := new(big.Rat).SetFrac(whole, scale).Float64()
	if neg {
		out = -out
	}
	return out, ""
}
