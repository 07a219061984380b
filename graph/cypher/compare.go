package cypher

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// truth is the outcome of a comparison: true, false or null.
type truth int8

const (
	no      truth = 0
	yes     truth = 1
	unknown truth = 2
)

func toTruth(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (t truth) value() any {
	if t == unknown {
		return nil
	}
	return t == yes
}

// compareNumbers orders two numbers exactly; ok is false if one is NaN.
func compareNumbers(a, b any) (c int, ok bool) {
	switch x := a.(type) {
	case int64:
		switch y := b.(type) {
		case int64:
			return cmp.Compare(x, y), true
		case float64:
			return compareIntFloat(x, y), !math.IsNaN(y)
		}
	case float64:
		switch y := b.(type) {
		case int64:
			return -compareIntFloat(y, x), !math.IsNaN(x)
		case float64:
			return cmp.Compare(x, y), !math.IsNaN(x) && !math.IsNaN(y)
		}
	}
	return 0, false
}

func compareIntFloat(i int64, f float64) int {
	switch {
	case f >= math.MaxInt64:
		return -1
	case f < math.MinInt64:
		return 1
	}
	whole := math.Trunc(f)
	if c := cmp.Compare(i, int64(whole)); c != 0 {
		return c
	}
	return cmp.Compare(whole, f)
}

func isNumber(v any) bool { return typeOf(v)&tNum != 0 }

// equal is the operator =.
func equal(a, b any) truth {
	if a == nil || b == nil {
		return unknown
	}
	switch x := a.(type) {
	case string:
		y, ok := b.(string)
		return toTruth(ok && x == y)
	case *node:
		y, ok := b.(*node)
		return toTruth(ok && x == y)
	case *rel:
		y, ok := b.(*rel)
		return toTruth(ok && x == y)
	case int64, float64:
		c, ok := compareNumbers(a, b)
		return toTruth(ok && c == 0)
	case bool:
		y, ok := b.(bool)
		return toTruth(ok && x == y)
	case date:
		y, ok := b.(date)
		return toTruth(ok && x == y)
	case moment:
		y, ok := b.(moment)
		return toTruth(ok && x == y)
	case duration:
		y, ok := b.(duration)
		return toTruth(ok && x == y)
	case point:
		y, ok := b.(point)
		return toTruth(ok && x == y)
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return no
		}
		return equalLists(x, y)
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return no
		}
		return equalMaps(x, y)
	case *path:
		y, ok := b.(*path)
		return toTruth(ok && comparePaths(x, y) == 0)
	}
	return no
}

func equalLists(x, y []any) truth {
	out := yes
	for i := range x {
		switch equal(x[i], y[i]) {
		case no:
			return no
		case unknown:
			out = unknown
		}
	}
	return out
}

func equalMaps(x, y map[string]any) truth {
	out := yes
	for k := range x {
		if _, ok := y[k]; !ok {
			return no
		}
	}
	for k, v := range x {
		switch equal(v, y[k]) {
		case no:
			return no
		case unknown:
			out = unknown
		}
	}
	return out
}

// less is the operators < > <= >=: values of different types give null.
func less(op string, a, b any) truth {
	if a == nil || b == nil {
		return unknown
	}
	if isNumber(a) && isNumber(b) {
		c, ok := compareNumbers(a, b)
		return toTruth(ok && holds(op, c))
	}
	c, ok := comparable3(a, b)
	if !ok {
		if typeOf(a)&(tDuration|tPoint) != 0 && len(op) == 2 && equal(a, b) == yes {
			return yes // neither longer nor shorter, but equal
		}
		return unknown
	}
	return toTruth(holds(op, c))
}

func holds(op string, c int) bool {
	switch op {
	case "<":
		return c < 0
	case ">":
		return c > 0
	case "<=":
		return c <= 0
	}
	return c >= 0
}

func comparable3(a, b any) (int, bool) {
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return strings.Compare(x, y), true
		}
	case int64, float64:
		return compareNumbers(a, b)
	case bool:
		if y, ok := b.(bool); ok {
			return compareBools(x, y), true
		}
	case date:
		if y, ok := b.(date); ok {
			return cmp.Compare(x, y), true
		}
	case moment:
		if y, ok := b.(moment); ok && x.kind == y.kind {
			return x.compare(y), true
		}
	case *node:
		if y, ok := b.(*node); ok {
			return cmp.Compare(x.id, y.id), true
		}
	case *rel:
		if y, ok := b.(*rel); ok {
			return cmp.Compare(x.id, y.id), true
		}
	case *path:
		if y, ok := b.(*path); ok {
			return comparePaths(x, y), true
		}
	case map[string]any:
		if y, ok := b.(map[string]any); ok {
			return comparableMaps(x, y)
		}
	case []any:
		if y, ok := b.([]any); ok {
			for i := 0; i < len(x) && i < len(y); i++ {
				if c, ok := comparable3(x[i], y[i]); c != 0 || !ok {
					return c, ok
				}
			}
			return cmp.Compare(len(x), len(y)), true
		}
	}
	return 0, false
}

func comparableMaps(x, y map[string]any) (int, bool) {
	if c, done := orderKeys(x, y); done {
		return c, true
	}
	for _, k := range sortedKeys(x) {
		if c, ok := comparable3(x[k], y[k]); c != 0 || !ok {
			return c, ok
		}
	}
	return 0, true
}

// orderKeys orders maps by size, then by keys.
func orderKeys(x, y map[string]any) (c int, done bool) {
	if c := cmp.Compare(len(x), len(y)); c != 0 {
		return c, true
	}
	c = slices.Compare(sortedKeys(x), sortedKeys(y))
	return c, c != 0
}

func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// rank is the order of types in ORDER BY, as in Neo4j.
func rank(v any) int {
	switch x := v.(type) {
	case map[string]any:
		return 0
	case *node:
		return 1
	case *rel:
		return 2
	case []any:
		return 3
	case *path:
		return 4
	case point:
		return 5
	case date:
		return 8
	case moment:
		switch x.kind {
		case tDateTime:
			return 6
		case tLocalDateTime:
			return 7
		case tTime:
			return 9
		}
		return 10
	case duration:
		return 11
	case string:
		return 12
	case bool:
		return 13
	case int64, float64:
		return 14
	}
	return 15
}

// order is the total order of ORDER BY, min and max.
func order(a, b any) int {
	if c := cmp.Compare(rank(a), rank(b)); c != 0 {
		return c
	}
	switch x := a.(type) {
	case map[string]any:
		return orderMaps(x, b.(map[string]any))
	case *node:
		return cmp.Compare(x.id, b.(*node).id)
	case *rel:
		return cmp.Compare(x.id, b.(*rel).id)
	case []any:
		y := b.([]any)
		for i := 0; i < len(x) && i < len(y); i++ {
			if c := order(x[i], y[i]); c != 0 {
				return c
			}
		}
		return cmp.Compare(len(x), len(y))
	case *path:
		return comparePaths(x, b.(*path))
	case point:
		y := b.(point)
		return cmp.Or(cmp.Compare(x.srid, y.srid), cmp.Compare(x.x, y.x), cmp.Compare(x.y, y.y))
	case date:
		return cmp.Compare(x, b.(date))
	case moment:
		return x.compare(b.(moment))
	case duration:
		return x.compare(b.(duration))
	case string:
		return strings.Compare(x, b.(string))
	case bool:
		return compareBools(x, b.(bool))
	case int64, float64:
		c, ok := compareNumbers(a, b)
		if !ok { // NaN is larger than any number
			return compareBools(isNaN(a), isNaN(b))
		}
		return c
	}
	return 0
}

func isNaN(v any) bool {
	f, ok := v.(float64)
	return ok && math.IsNaN(f)
}

func orderMaps(x, y map[string]any) int {
	if c, done := orderKeys(x, y); done {
		return c
	}
	for _, k := range sortedKeys(x) {
		if c := order(x[k], y[k]); c != 0 {
			return c
		}
	}
	return 0
}

func comparePaths(x, y *path) int {
	for i := 0; i < len(x.nodes) && i < len(y.nodes); i++ {
		if c := cmp.Compare(x.nodes[i].id, y.nodes[i].id); c != 0 {
			return c
		}
		if i < len(x.rels) && i < len(y.rels) {
			if c := cmp.Compare(x.rels[i].id, y.rels[i].id); c != 0 {
				return c
			}
		}
	}
	return cmp.Compare(len(x.nodes), len(y.nodes))
}
