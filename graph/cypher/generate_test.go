package cypher_test

import (
	"fmt"
	"math/rand"
	"strings"
)

// generator makes queries over the schema, for comparison with a server. The
// rows have no order unless the query sorts by all of its columns.
type generator struct {
	*rand.Rand
	nodes, rels []string // variables
	n           int
	only        string // "temporal": no others
}

func (g *generator) pick(list ...string) string { return list[g.Intn(len(list))] }

func (g *generator) chance(p float64) bool { return g.Float64() < p }

func (g *generator) label() string {
	return g.pick("", "", ":Person", ":Organization", ":Place", ":Event", ":Claim", ":Person|Organization", ":!Sentence", ":Place&!Event", ":Document")
}

func (g *generator) types() string {
	return g.pick("", "", ":CLAIMS", ":AGENT", ":OCCURRED_AT", ":MEMBER_OF", ":LOCATED_IN", ":ASSERTS|DENIES", ":SUPPORTED_BY", ":BORDERS", ":IN_DOCUMENT", ":SPOKESMAN_OF|MEMBER_OF")
}

func (g *generator) node() string {
	name := ""
	if g.chance(0.7) {
		if len(g.nodes) > 0 && g.chance(0.25) {
			name = g.nodes[g.Intn(len(g.nodes))]
			return "(" + name + ")"
		}
		g.n++
		name = fmt.Sprintf("n%d", g.n)
		g.nodes = append(g.nodes, name)
	}
	props := ""
	if g.chance(0.1) {
		props = g.pick(" {resolved: true}", " {name: 'River Front'}", " {country: 'VS'}", " {kind: 'town'}")
	}
	return "(" + name + g.label() + props + ")"
}

func (g *generator) rel() string {
	length := ""
	if g.chance(0.12) {
		length = g.pick("*1..2", "*0..1", "*2", "*..2")
	}
	name := ""
	if length == "" && g.chance(0.4) {
		g.n++
		name = fmt.Sprintf("r%d", g.n)
		g.rels = append(g.rels, name)
	}
	body := "[" + name + g.types() + length + "]"
	return g.pick("-"+body+"->", "<-"+body+"-", "-"+body+"-")
}

// known are patterns that the graph has.
var known = []string{"(A:Person)-[R:SPOKESMAN_OF]->(B)", "(A)-[R:CLAIMS]->(B:Claim)", "(A:Claim)-[R:ASSERTS|DENIES]->(B:Event)", "(A:Event)-[R:AGENT]->(B)",
	"(A:Event)-[R:OCCURRED_AT]->(B:Place)", "(A:Place)-[R:LOCATED_IN]->(B)", "(A:Claim)-[R:SUPPORTED_BY]->(B:Sentence)", "(A:Sentence)-[R:MENTIONS]->(B)",
	"(A)-[R:BORDERS]-(B)", "(A)<-[R]-(B:Person)", "(A:Sentence)-[:IN_DOCUMENT]->(B)", "(A:Event)--(B)", "(A:Place)<-[*1..2]-(B)", "(A:Person)-[R]->(B)", "(A:Organization)--(B)-[R]-()"}

func (g *generator) pattern() string {
	if g.chance(0.6) {
		p := known[g.Intn(len(known))]
		for _, v := range []string{"A", "B", "R"} {
			if !strings.Contains(p, v+":") && !strings.Contains(p, v+")") && !strings.Contains(p, v+"]") {
				continue
			}
			g.n++
			name := fmt.Sprintf("%s%d", strings.ToLower(v), g.n)
			for _, end := range []string{":", ")", "]"} {
				p = strings.ReplaceAll(p, "("+v+end, "("+name+end)
				p = strings.ReplaceAll(p, "["+v+end, "["+name+end)
			}
			if v == "R" {
				g.rels = append(g.rels, name)
			} else {
				g.nodes = append(g.nodes, name)
			}
		}
		return p
	}
	out := g.node()
	for i := g.Intn(3); i > 0; i-- {
		out += g.rel() + g.node()
	}
	return out
}

func (g *generator) prop() string {
	if len(g.nodes) == 0 {
		return "null"
	}
	if len(g.rels) > 0 && g.chance(0.3) {
		return g.rels[g.Intn(len(g.rels))] + "." + g.pick("confidence", "mentions", "from_kb", "kb", "sources", "first_reported")
	}
	return g.nodes[g.Intn(len(g.nodes))] + "." + g.pick("name", "name", "id", "resolved", "kind", "aliases", "date", "status", "mentions", "start", "confidence", "number")
}

func (g *generator) literal() string {
	return g.pick("1", "0", "2.5", "-3", "'River Front'", "'town'", "'a'", "true", "false", "null", "[1, 2]", "['RF']", "[]", "{a: 1}", "date('2031-05-03')", "'é'", "1.0", "7 / 2", "9.0E20", "{a: null}", "[null]", "duration('P1M')", "point({x: 1, y: 2})", "0.0 / 0.0", "'10'", "[1, [2]]", "'River'", "date('2024-01-31')",
		"datetime('2024-01-31T10:00+01:00')", "localdatetime('2024-01-31T09:00:00.5')", "time('10:00Z')", "localtime('23:59:59.25')")
}

func (g *generator) value(depth int) string {
	if depth <= 0 {
		if g.chance(0.6) {
			return g.prop()
		}
		return g.literal()
	}
	a, b := g.value(depth-1), g.value(depth-1)
	switch g.Intn(16) {
	case 0:
		return "coalesce(" + a + ", " + b + ")"
	case 1:
		return "size(toString(" + g.prop() + "))"
	case 2:
		return "toUpper(left(toString(" + g.prop() + "), 5))"
	case 3:
		return "CASE WHEN " + g.cond(0) + " THEN " + a + " ELSE " + b + " END"
	case 4:
		return "[x IN [" + a + ", " + b + ", 3] WHERE x IS NOT NULL | x]"
	case 5:
		return "toInteger(toFloat(" + g.pick("1", "'2.7'", "'x'", "3.9", "null") + ")) % 2"
	case 6:
		return "reverse(split(toString(" + g.prop() + "), ' '))"
	case 7:
		return "substring(toString(" + a + "), 1, 3)"
	case 8:
		return "[" + a + ", " + b + "][" + g.pick("0", "-1", "5") + "]"
	case 9:
		return "round(" + g.pick("2.5", "-2.5", "1.25", "-0.5") + g.pick("", ", 1") + ")"
	case 10:
		return "{k: " + a + "}.k"
	case 11:
		return "reduce(s = 0, x IN [1, 2, 3] | s + x)"
	case 12:
		return "head([" + a + "]) "
	case 13:
		return "replace(toString(" + g.prop() + "), 'e', 'E')"
	case 14:
		return "abs(" + g.pick("-1", "2.5", "0") + ") + " + g.pick("1", "1.5", "null")
	}
	return a
}

func (g *generator) cond(depth int) string {
	if depth > 0 {
		switch g.Intn(4) {
		case 0:
			return "(" + g.cond(depth-1) + " OR " + g.cond(depth-1) + ")"
		case 1:
			return "NOT (" + g.cond(depth-1) + ")"
		case 2:
			return g.cond(depth-1) + " XOR " + g.cond(depth-1)
		}
		return g.cond(depth-1) + " AND " + g.cond(depth-1)
	}
	switch g.Intn(10) {
	case 0:
		return g.prop() + " IS NOT NULL"
	case 1:
		return g.prop() + " = " + g.literal()
	case 2:
		return g.prop() + g.pick(" < ", " > ", " <= ", " <> ") + g.literal()
	case 3:
		return g.prop() + " IN [1, 'town', 'River Front', null]"
	case 4:
		return "toString(" + g.prop() + ")" + g.pick(" CONTAINS 'a'", " STARTS WITH 'R'", " ENDS WITH 't'", " =~ '(?i).*ri.*'", " =~ 'R.*'")
	case 5:
		return g.pick("all", "any", "none", "single") + "(x IN [" + g.literal() + ", 2] WHERE x = 2)"
	case 6:
		if len(g.nodes) > 0 {
			v := g.nodes[g.Intn(len(g.nodes))]
			return g.pick("", "NOT ") + "(" + v + ")" + g.pick("-->", "<--", "--", "-[:CLAIMS]->", "-[:LOCATED_IN*1..2]->") + "()"
		}
	case 7:
		if len(g.nodes) > 0 {
			v := g.nodes[g.Intn(len(g.nodes))]
			return g.pick("EXISTS", "1 < COUNT") + " { (" + v + ")" + g.pick("-->", "--") + "(y) WHERE y.name IS NOT NULL }"
		}
	case 8:
		if len(g.nodes) > 0 {
			return g.nodes[g.Intn(len(g.nodes))] + g.pick(":Person", ":Place|Event", ":!Claim")
		}
	}
	return g.prop() + " = " + g.prop()
}

func (g *generator) match() string {
	out := "MATCH " + g.pattern()
	if g.chance(0.2) {
		out += ", " + g.pattern()
	}
	if g.chance(0.4) {
		out += " WHERE " + g.cond(g.Intn(3))
	}
	return out
}

// columns are items of WITH or RETURN that hold no node.
func (g *generator) columns() string {
	var out []string
	for i := range 1 + g.Intn(3) {
		out = append(out, g.value(g.Intn(3))+fmt.Sprintf(" AS c%d", i))
	}
	return strings.Join(out, ", ")
}

func (g *generator) aggregates() string {
	var out []string
	for i := range g.Intn(2) {
		out = append(out, g.prop()+fmt.Sprintf(" AS k%d", i))
	}
	for i := range 1 + g.Intn(2) {
		out = append(out, g.pick("count(*)", "count("+g.prop()+")", "count(DISTINCT "+g.prop()+")", "max("+g.prop()+")", "min("+g.prop()+")",
			"sum("+g.pick("1", "size(toString("+g.prop()+"))")+")", "avg(size(toString("+g.prop()+")))", "count(DISTINCT "+g.value(1)+")", "size(collect("+g.prop()+"))")+fmt.Sprintf(" AS a%d", i))
	}
	return strings.Join(out, ", ")
}

// query makes a query; the clauses before RETURN keep the rows few.
func (g *generator) query() string {
	g.nodes, g.rels, g.n = nil, nil, 0
	if g.only == "temporal" {
		return g.temporal()
	}
	if g.chance(0.3) {
		return g.expression()
	}
	var b strings.Builder
	b.WriteString(g.match())
	switch {
	case g.chance(0.25):
		b.WriteString(" OPTIONAL " + g.match())
	case g.chance(0.2):
		b.WriteString(" UNWIND " + g.pick("[1, 2, null]", "[]", "['a', 'b']", "range(1, 3)") + " AS u")
	case g.chance(0.15) && len(g.nodes) > 0:
		v := g.nodes[g.Intn(len(g.nodes))]
		b.WriteString(" WITH DISTINCT " + v + " MATCH (" + v + ")" + g.rel() + "()")
		g.nodes, g.rels = []string{v}, nil
	case g.chance(0.15) && len(g.nodes) > 0:
		v := g.nodes[g.Intn(len(g.nodes))]
		b.WriteString(" WITH " + v + ", count(*) AS u WHERE " + g.pick("", "u > 1 OR ") + g.pick("EXISTS { ("+v+")-->(y) WHERE y.name IS NOT NULL }", "("+v+")--()", "NOT ("+v+")<--()", "COUNT { ("+v+")--() } > u", "size([("+v+")-->(y) | y.name]) >= u"))
		g.nodes, g.rels = []string{v}, nil
	case g.chance(0.1) && len(g.nodes) > 0:
		v := g.nodes[g.Intn(len(g.nodes))]
		b.WriteString(" CALL { WITH " + v + " OPTIONAL MATCH (" + v + ")-->(q) RETURN count(q) AS u }")
	}
	b.WriteString(" RETURN ")
	switch {
	case g.chance(0.45):
		b.WriteString(g.aggregates())
	case g.chance(0.2) && len(g.nodes) > 0:
		v := g.nodes[g.Intn(len(g.nodes))]
		b.WriteString("DISTINCT " + g.pick(v+" AS c0", "labels("+v+") AS c0", v+" {.name, .kind} AS c0", "[("+v+")-->(z) | z.name][0..0] AS c0", "size(keys("+v+")) AS c0"))
	default:
		b.WriteString(g.pick("", "DISTINCT ") + g.columns())
	}
	return b.String()
}

// expression asks about literals of all types.
func (g *generator) expression() string {
	lits := func(n int) string {
		var out []string
		for range n {
			out = append(out, g.literal())
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	switch g.Intn(9) {
	case 7:
		return g.temporal()
	case 0:
		return "UNWIND " + lits(6) + " AS a UNWIND " + lits(6) + " AS b RETURN a, b, a = b AS eq, a < b AS lt, a <= b AS le, a <> b AS ne, a IN [b, 1] AS i, [a] = [b] AS l"
	case 1:
		return "UNWIND " + lits(8) + " AS a RETURN DISTINCT a ORDER BY a" + g.pick("", " DESC")
	case 2:
		return "UNWIND " + lits(8) + " AS a RETURN max(a) AS m, min(a) AS n, count(a) AS c, count(DISTINCT a) AS d"
	case 3:
		return "RETURN " + g.literal() + g.pick(" + ", " - ", " * ", " / ", " % ", " ^ ", " = ", " < ", " IN ", " STARTS WITH ", " =~ ", " AND ", " XOR ") + g.literal() + " AS x"
	case 4:
		return "WITH " + g.literal() + " AS a, " + g.literal() + " AS b RETURN a" + g.pick(" + ", " - ", " * ", " / ", " % ", " ^ ", " = ", " < ", " IN ", " CONTAINS ", " AND ", " OR ", "[0] = ", ".a = ") + "b AS x"
	case 5:
		f := g.pick("toInteger", "toFloat", "toString", "toBoolean", "size", "head", "last", "tail", "reverse", "abs", "ceil", "floor", "round", "sign", "sqrt", "keys", "toUpper", "trim", "isEmpty",
			"toIntegerOrNull", "toFloatOrNull", "toStringOrNull", "toBooleanOrNull", "date", "duration", "exists", "length", "labels", "type", "id", "sum", "avg", "collect", "stDev", "nodes", "properties", "isNaN", "point", "datetime", "localtime", "time", "localdatetime", "char_length", "toStringList")
		return g.pick("RETURN "+f+"("+g.literal()+") AS x", "WITH "+g.literal()+" AS a RETURN "+f+"(a) AS x")
	}
	d := g.pick("date('2024-02-29')", "date('2031-05-03')", "date({year: 2024, week: 1})", "date({year: 2020, ordinalDay: 60})", "date('2024-W10-2')", "date('20240131')")
	u := g.pick("duration('P1M')", "duration({days: 1, hours: 30})", "duration('P1Y2M3DT4H')", "duration({months: 1.5})", "duration({weeks: 1, minutes: 90})", "duration('P-1M')")
	return "WITH " + d + " AS d, " + u + " AS u RETURN d + u AS a, d - u AS b, u * 2 AS c, u / 4 AS e, d." + g.pick("year", "month", "week", "weekYear", "quarter", "dayOfQuarter", "ordinalDay", "dayOfWeek", "day") +
		" AS f, u." + g.pick("years", "months", "days", "hours", "minutes", "seconds", "monthsOfYear", "minutesOfHour", "weeks") + " AS g, duration.between(d, date('2025-01-31')) AS h, toString(u) AS i, date.truncate('" + g.pick("month", "week", "quarter", "year", "decade") + "', d) AS j"
}

// temporal asks about times of day, moments and what lies between them.
func (g *generator) temporal() string {
	values := []string{"date('2024-02-29')", "date('2019-12-30')", "datetime('2024-03-30T23:30:00.5+01:00[Europe/Stockholm]')", "datetime('2024-10-27T02:30[Europe/Stockholm]')", "datetime('20240131T101530Z')",
		"datetime('2023-W01-1T10:00-05:30')", "localdatetime('2024-01-31T23:59:59.999999999')", "localdatetime({year: 2023, ordinalDay: 200, hour: 4, minute: 5})", "localtime('00:00:01')", "localtime('23:59:59.25')",
		"time('00:30+01:00')", "time('23:30:15.5-02:00')", "datetime({year: 2020, quarter: 2, dayOfQuarter: 30, hour: 7, timezone: 'America/New_York'})", "datetime({epochSeconds: 1700000000, nanosecond: 5})"}
	v, w := g.pick(values...), g.pick(values...)
	u := g.pick("duration('P1M')", "duration('P1DT26H')", "duration('PT-90M')", "duration({months: 1, seconds: 1.5})", "duration('P-1Y2M')", "duration({days: 40, nanoseconds: -1})")
	head := "WITH " + v + " AS v, " + w + " AS w, " + u + " AS u RETURN "
	kind := g.pick("date", "time", "localtime", "datetime", "localdatetime")
	switch g.Intn(8) {
	case 0:
		return head + "v + u AS a, v - u AS b, toString(v + u) AS c"
	case 1:
		return head + "duration.between(v, w) AS a, duration.inSeconds(v, w) AS b"
	case 2:
		return head + "duration." + g.pick("inMonths", "inDays") + "(v, w) AS a"
	case 3:
		return head + kind + ".truncate('" + g.pick("year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "weekYear") + "', v" + g.pick("", ", {}", ", {day: 3}", ", {hour: 2}", ", {nanosecond: 7}", ", {timezone: '+03:00'}") + ") AS a"
	case 4:
		return head + "v." + g.pick("year", "week", "dayOfWeek", "hour", "minute", "second", "millisecond", "nanosecond", "timezone", "offset", "offsetMinutes", "epochSeconds", "epochMillis", "quarter", "ordinalDay") + " AS a"
	case 5:
		return head + "v = w AS a, v < w AS b, v >= w AS c, v = v AS d, v <> w AS e"
	case 6:
		return head + kind + "(v) AS a, toString(v) AS b"
	}
	return head + kind + "({" + g.pick("date: v", "time: v", "datetime: v", "date: v, time: w", "date: v, day: 31", "date: v, month: 2", "time: v, hour: 3", "datetime: v, timezone: 'Asia/Tokyo'", "datetime: v, timezone: '+02:00'", "date: v, quarter: 1", "date: v, week: 1",
		"year: 2024, time: v", "datetime: v, year: 2023, second: 9", "date: v, hour: 5, timezone: 'Europe/London'", "hour: 5, minute: 70", "year: 2023, month: 2, day: 29", "year: 2020, day: 3", "hour: 3, second: 1", "hour: 3, minute: 2, second: 1, millisecond: 5, nanosecond: 1000") + "}) AS a"
}
