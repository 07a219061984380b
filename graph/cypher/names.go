package cypher

import (
	"slices"
	"strings"
)

// Keywords gives the words that begin clauses and join expressions, sorted.
func Keywords() []string {
	out := strings.Fields(`ALL AND ANY AS ASC ASCENDING BY CALL CASE COLLECT CONTAINS COUNT DESC DESCENDING DISTINCT ELSE END ENDS EXISTS EXPLAIN
		FALSE IN IS LIMIT MATCH NONE NOT NULL OPTIONAL OR ORDER PROFILE RETURN SINGLE SKIP STARTS THEN TRUE UNION UNWIND WHEN WHERE WITH XOR YIELD`)
	slices.Sort(out)
	return out
}

// written are the names of functions that have capital letters inside.
const written = `allShortestPaths elementId endNode startNode isEmpty isNaN percentileCont percentileDisc shortestPath stDev stDevP
	toBoolean toBooleanList toBooleanOrNull toFloat toFloatList toFloatOrNull toInteger toIntegerList toIntegerOrNull toLower toString toStringList toStringOrNull toUpper lTrim rTrim
	duration.inDays duration.inMonths duration.inSeconds point.withinBBox`

// Functions gives the names of the functions, as they are written, sorted.
func Functions() []string {
	spelled := map[string]string{}
	for _, w := range strings.Fields(written) {
		spelled[strings.ToLower(w)] = w
	}
	var out []string
	add := func(name string) {
		if w := spelled[name]; w != "" {
			name = w
		}
		out = append(out, name)
	}
	for name := range functions {
		add(name)
	}
	for name := range aggregates {
		add(name)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
