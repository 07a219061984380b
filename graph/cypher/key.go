package cypher

import (
	"encoding/binary"
	"math"
)

// appendKey writes a value so that equal bytes mean the same value for
// DISTINCT, grouping and indexes: null is null, NaN is NaN, 1 is 1.0.
func appendKey(b []byte, v any) []byte {
	u64 := binary.BigEndian.AppendUint64
	switch x := v.(type) {
	case nil:
		return append(b, 'z')
	case bool:
		if x {
			return append(b, 't')
		}
		return append(b, 'f')
	case int64:
		return u64(append(b, 'i'), uint64(x))
	case float64:
		if x == math.Trunc(x) && x >= math.MinInt64 && x < math.MaxInt64 {
			return u64(append(b, 'i'), uint64(int64(x)))
		}
		if math.IsNaN(x) {
			return append(b, 'n')
		}
		return u64(append(b, 'd'), math.Float64bits(x))
	case string:
		return append(u64(append(b, 's'), uint64(len(x))), x...)
	case []any:
		b = u64(append(b, 'l'), uint64(len(x)))
		for _, e := range x {
			b = appendKey(b, e)
		}
		return b
	case map[string]any:
		b = u64(append(b, 'm'), uint64(len(x)))
		for _, k := range sortedKeys(x) {
			b = appendKey(appendKey(b, k), x[k])
		}
		return b
	case *node:
		return u64(append(b, 'N'), uint64(x.id))
	case *rel:
		return u64(append(b, 'R'), uint64(x.id))
	case *path:
		b = u64(append(b, 'P'), uint64(len(x.nodes)))
		for _, e := range x.elements() {
			b = appendKey(b, e)
		}
		return b
	case date:
		return u64(append(b, 'D'), uint64(x))
	case moment:
		b = u64(u64(append(b, 'M'), uint64(x.kind)), uint64(x.day))
		b = u64(u64(b, uint64(x.nanos)), uint64(x.offset))
		return appendKey(b, x.zone)
	case duration:
		b = u64(u64(append(b, 'U'), uint64(x.months)), uint64(x.days))
		return u64(u64(b, uint64(x.seconds)), uint64(x.nanos))
	case point:
		b = u64(append(b, 'O'), uint64(x.srid))
		return u64(u64(b, math.Float64bits(x.x)), math.Float64bits(x.y))
	}
	return b
}
