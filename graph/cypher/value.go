package cypher

import (
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
)

// Values are nil, bool, int64, float64, string, []any, map[string]any, date,
// moment, duration, point, *node, *rel and *path.

type path struct {
	nodes []*node
	rels  []*rel
}

type point struct {
	x, y float64
	srid int64
}

const (
	wgs84     = 4326
	cartesian = 7203
)

// types is a set of types, for what is known of an expression before it runs.
type types uint32

const (
	tNull types = 1 << iota
	tBool
	tInt
	tFloat
	tString
	tList
	tMap
	tNode
	tRel
	tPath
	tDate
	tDuration
	tPoint
	tLocalTime
	tTime
	tLocalDateTime
	tDateTime
	tAny types = 1<<iota - 1
	tNum       = tInt | tFloat
)

func typeOf(v any) types {
	switch x := v.(type) {
	case nil:
		return tNull
	case bool:
		return tBool
	case int64:
		return tInt
	case float64:
		return tFloat
	case string:
		return tString
	case []any:
		return tList
	case map[string]any:
		return tMap
	case *node:
		return tNode
	case *rel:
		return tRel
	case *path:
		return tPath
	case date:
		return tDate
	case duration:
		return tDuration
	case point:
		return tPoint
	case moment:
		return x.kind
	}
	return 0
}

var typeNames = []string{"Null", "Boolean", "Integer", "Float", "String", "List", "Map", "Node", "Relationship", "Path", "Date", "Duration", "Point", "LocalTime", "Time", "LocalDateTime", "DateTime"}

func (t types) String() string {
	if t == tAny {
		return "any value"
	}
	var out []string
	for i, n := range typeNames {
		if t&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	if len(out) > 1 && out[0] == "Null" {
		out = out[1:]
	}
	return strings.Join(out, " or ")
}

// show writes a value short, for messages.
func show(v any) string {
	s := literal(v)
	if r := []rune(s); len(r) > 60 {
		s = string(r[:57]) + "..."
	}
	return s
}

func literal(v any) string {
	switch x := v.(type) {
	case nil:
		return "null"
	case string:
		return "'" + strings.ReplaceAll(strings.ReplaceAll(x, `\`, `\\`), "'", `\'`) + "'"
	case []any:
		out := make([]string, len(x))
		for i := range x {
			out[i] = literal(x[i])
		}
		return "[" + strings.Join(out, ", ") + "]"
	case map[string]any:
		out := make([]string, 0, len(x))
		for _, k := range sortedKeys(x) {
			out = append(out, k+": "+literal(x[k]))
		}
		return "{" + strings.Join(out, ", ") + "}"
	case *node:
		return "a node"
	case *rel:
		return "a relationship"
	case *path:
		return "a path"
	case point:
		return fmt.Sprintf("point({x: %v, y: %v})", x.x, x.y)
	}
	return toText(v)
}

func sortedKeys(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// toText is toString of a plain value.
func toText(v any) string {
	switch x := v.(type) {
	case bool:
		return strconv.FormatBool(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return floatText(x)
	case string:
		return x
	case date:
		return x.String()
	case duration:
		return x.String()
	case moment:
		return x.String()
	}
	return ""
}

// floatText writes a float as Neo4j does: 1.0, 1.0E10, 1.5E-5.
func floatText(f float64) string {
	switch a := math.Abs(f); {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case a == 0 || a >= 1e-3 && a < 1e7:
		s := strconv.FormatFloat(f, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	m, e, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	if !strings.Contains(m, ".") {
		m += ".0"
	}
	n, _ := strconv.Atoi(e)
	return m + "E" + strconv.Itoa(n)
}

// elements gives the nodes and relationships of a path in turn.
func (p *path) elements() []any {
	out := make([]any, 0, len(p.nodes)+len(p.rels))
	for i, n := range p.nodes {
		out = append(out, n)
		if i < len(p.rels) {
			out = append(out, p.rels[i])
		}
	}
	return out
}
