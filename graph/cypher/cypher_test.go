package cypher_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/cypher"
	"dateline/graph/storetest"
)

var story = sync.OnceValue(func() *cypher.Engine { return cypher.New(storetest.Story()) })

func ask(t *testing.T, q string, params map[string]any) graph.Result {
	t.Helper()
	res, err := story().Query(context.Background(), q, params, graph.Limits{})
	if err != nil {
		t.Fatalf("%s\n%v", q, err)
	}
	return res
}

// TestAnswers: rows as JSON, one after the other.
func TestAnswers(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{`MATCH (p:Person)-[:SPOKESMAN_OF]->(o) RETURN p.name, o.name`, `["Faris Odan","River Front"]`},
		{`MATCH (:Place {name: 'Orsk Ferry'})-[:BORDERS]-(b) RETURN b.name`, `["Dell Landing"]`},
		{`MATCH (a:Place {name: 'Orsk Ferry'})-[:LOCATED_IN*1..3]->(b) RETURN b.name ORDER BY b.name`, `["Upper Valley"] ["Vessia"]`},
		{`MATCH p = (:Place {name: 'Orsk Ferry'})-[:LOCATED_IN*2]->() RETURN [n IN nodes(p) | n.name] AS n`, `[["Orsk Ferry","Upper Valley","Vessia"]]`},
		{`MATCH (a:Place {name: 'Karth'}), (b:Place {name: 'Orsk Ferry'}), p = shortestPath((a)-[*]-(b)) RETURN length(p)`, `[3]`},
		{`MATCH (p:Person) WHERE NOT (p)-[:SPOKESMAN_OF]->() RETURN count(*)`, `[2]`},
		{`MATCH (p:Person) RETURN p.resolved AS r, count(*) AS n ORDER BY n`, `[true,1] [false,2]`},
		{`MATCH (e:Event) WHERE e.date > date('2031-05-02') RETURN e.date`, `["2031-05-03"]`},
		{`UNWIND $list AS x RETURN x * 2 AS y`, `[2] [4]`},
		{`RETURN 7 / 2 AS a, 7 / 2.0 AS b, 2 ^ 2 AS c, 'a' + 1 AS d`, `[3,3.5,4,"a1"]`},
		{`RETURN null = null AS a, 1 IN [null] AS b, 1 < 'a' AS c, [1, null] = [1, 2] AS d`, `[null,null,null,null]`},
		{`RETURN reduce(s = 0, x IN range(1, 4) | s + x) AS a, [x IN [1, 2, 3] WHERE x > 1 | x * x] AS b`, `[10,[4,9]]`},
		{`RETURN COUNT { (:Place)-[:BORDERS]-() } AS a, EXISTS { (:Claim)-[:DENIES]->() } AS b`, `[2,true]`},
		{`UNWIND [3, null, 'a', true, [1], {a: 1}, 1.5] AS x RETURN x ORDER BY x`, `[{"a":1}] [[1]] ["a"] [true] [1.5] [3] [null]`},
		{`MATCH (n:Place) RETURN n {.name, here: n.kind} AS m ORDER BY n.name LIMIT 1`, `[{"here":"town","name":"Dell Landing"}]`},
		{`CALL db.index.fulltext.queryNodes('entity_names', 'karht~') YIELD node RETURN node.name ORDER BY node.name`, `["Karth"] ["Protest in Karth"]`},
		{`UNWIND [1, 2] AS x CALL { WITH x RETURN x * 10 AS y UNION RETURN 0 AS y } RETURN x, y ORDER BY x, y`, `[1,0] [1,10] [2,0] [2,20]`},
	} {
		var got []string
		for _, r := range ask(t, c.query, map[string]any{"list": []any{1, int64(2)}}).Rows {
			b, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(b))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.query, strings.Join(got, " "), c.want)
		}
	}
}

// TestValues: nodes, edges, paths, dates and points come out as from a server.
func TestValues(t *testing.T) {
	res := ask(t, `MATCH p = (a:Person {id: 'e_faris'})-[r:SPOKESMAN_OF]->(b) RETURN a, r, p, date('2031-05-03') AS d, point({latitude: 1, longitude: 2}) AS w`, nil)
	row := res.Rows[0]
	node := row[0].(map[string]any)
	if node["_label"] != "Person" || node["id"] != "e_faris" || !reflect.DeepEqual(node["aliases"], []any{"Odan"}) || node["mentions"] != any(int64(node["mentions"].(int64))) {
		t.Errorf("node: %v", node)
	}
	edge := row[1].(map[string]any)
	if edge["_type"] != "SPOKESMAN_OF" || edge["_from"] != "e_faris" || edge["_to"] != "e_front" || edge["id"] == nil {
		t.Errorf("edge: %v", edge)
	}
	path := row[2].(map[string]any)
	if len(path["nodes"].([]any)) != 2 || !reflect.DeepEqual(path["edges"].([]any)[0], edge) {
		t.Errorf("path: %v", path)
	}
	if row[3] != "2031-05-03" || !reflect.DeepEqual(row[4], map[string]any{"lat": 1.0, "lon": 2.0}) {
		t.Errorf("date and point: %v", row[3:])
	}
}

// TestErrors: what is said, and where.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		query, want string
		kind        error
	}{
		{"MATCH (n) RETURN m", "bad query: line 1, column 18: variable m is not defined\nMATCH (n) RETURN m\n                 ^", graph.ErrQuery},
		{"MATCH (n)\nRETRUN n", "line 2, column 1: unexpected \"RETRUN\"", graph.ErrQuery},
		{"", "the query is empty", graph.ErrQuery},
		{"MATCH (n)", "must end with RETURN", graph.ErrQuery},
		{"RETURN 'a", "column 8: the string does not end", graph.ErrQuery},
		{"RETURN 1 + true", "+ does not work on Integer and Boolean", graph.ErrQuery},
		{"RETURN foo(1)", "there is no function foo", graph.ErrQuery},
		{"RETURN $x", "parameter $x is not given", graph.ErrQuery},
		{"MATCH (n) WHERE n.name RETURN n", "a condition is", graph.ErrQuery},
		{"UNWIND [1] AS x RETURN x.y", "1 has no properties", graph.ErrQuery},
		{"MATCH (a)-[r]->(r) RETURN r", "variable r", graph.ErrQuery},
		{"RETURN 1 / 0", "division by zero", graph.ErrQuery},
		{"CREATE (n)", "CREATE writes", graph.ErrRefused},
		{"MATCH (n) SET n.a = 1", "SET writes", graph.ErrRefused},
		{"MATCH (n) DETACH DELETE n", "DETACH writes", graph.ErrRefused},
		{"MERGE (n:X)", "MERGE writes", graph.ErrRefused},
		{"LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LOAD CSV reads files", graph.ErrRefused},
		{"MATCH (n) CALL { CREATE (m) } RETURN n", "CREATE writes", graph.ErrRefused},
		{"CALL dbms.components()", "not supported", graph.ErrRefused},
		{"RETURN apoc.text.join([], '')", "function apoc.text.join is not supported", graph.ErrRefused},
		{"RETURN datetime('1960-01-01T10:00[Europe/Berlin]')", "zones before 1970", graph.ErrRefused},
		{"MATCH ((a)-->(b)){1,2} RETURN a", "quantified", graph.ErrRefused},
		{"RETURN 'a' =~ '(?=a)a'", "not supported", graph.ErrRefused},
		{"CALL db.index.fulltext.queryNodes('entity_names', '\"a b\"') YIELD node RETURN node", "full-text search is not supported", graph.ErrRefused},
	} {
		_, err := story().Query(context.Background(), c.query, nil, graph.Limits{})
		if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\ngot  %v\nwant %s", c.query, err, c.want)
		}
	}
}

// TestBudgets: hostile queries end, soon, in an error of their own.
func TestBudgets(t *testing.T) {
	e := cypher.New(storetest.Synthetic(12, 1))
	for _, q := range []string{
		"MATCH (a), (b), (c), (d) RETURN count(*)",
		"MATCH (a)-[*]-(b) RETURN count(*)",
		"MATCH p = (a)-[*]-(b) RETURN collect(p)",
		"UNWIND range(1, 100000000) AS x RETURN count(x)",
		"UNWIND range(1, 10000000) AS x UNWIND range(1, 1000) AS y WITH x, y ORDER BY y RETURN collect(x)",
		"RETURN reduce(s = 'a', x IN range(1, 60) | s + s)",
		"RETURN reduce(l = [1], x IN range(1, 60) | l + l)",
		"RETURN [x IN range(1, 9999999) | [y IN range(1, 9999999) | y]]",
		"MATCH (a), (b) WHERE EXISTS { (a)-[*]-(b)-[*]-(a) } RETURN count(*)",
		"MATCH (a:Place), (b:Person) MATCH p = shortestPath((a)-[*]-(b)) WHERE length(p) > 90 RETURN p",
		"RETURN " + strings.Repeat("(", 100_000),
		"RETURN " + strings.Repeat("[", 100_000) + "1",
		"RETURN " + strings.Repeat("NOT ", 50_000) + "true",
		"RETURN " + strings.Repeat("-", 50_000) + "1",
		"RETURN count(*) " + strings.Repeat("+1", 100_000),
		"MATCH " + strings.Repeat("({x: ", 200) + "1",
		"MATCH (a)" + strings.Repeat("-->()", 30_000) + " RETURN a",
		strings.Repeat("RETURN 1 AS x UNION ", 40_000),
		strings.Repeat("x", 1<<20),
		"/*" + strings.Repeat("*", 1<<17),
	} {
		start := time.Now()
		_, err := e.Query(context.Background(), q, nil, graph.Limits{Timeout: 300 * time.Millisecond})
		took := time.Since(start)
		if took > 10*time.Second {
			t.Errorf("%.60s took %v", q, took)
		}
		if err == nil && !strings.Contains(q, "+1+1") {
			t.Errorf("%.60s: no error", q)
		}
	}
	_, err := e.Query(context.Background(), "MATCH (a), (b), (c), (d) RETURN count(*)", nil, graph.Limits{Timeout: 50 * time.Millisecond})
	if !errors.Is(err, graph.ErrTimeout) {
		t.Errorf("timeout: %v", err)
	}
	_, err = e.Query(context.Background(), "RETURN reduce(l = [1], x IN range(1, 60) | l + l)", nil, graph.Limits{})
	if !errors.Is(err, cypher.ErrBudget) || !errors.Is(err, graph.ErrTimeout) {
		t.Errorf("memory: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err = e.Query(ctx, "MATCH (a), (b), (c), (d) RETURN count(*)", nil, graph.Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancel: %v", err)
	}
}

// TestLimits: rows beyond the limit are told, and EXPLAIN runs nothing.
func TestLimits(t *testing.T) {
	res, err := story().Query(context.Background(), "MATCH (n) RETURN n", nil, graph.Limits{Rows: 3})
	if err != nil || len(res.Rows) != 3 || !res.Truncated {
		t.Errorf("%d rows, truncated %v, %v", len(res.Rows), res.Truncated, err)
	}
	all, err := story().Query(context.Background(), "MATCH (n) RETURN n", nil, graph.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if res, err = story().Query(context.Background(), "MATCH (n) RETURN n", nil, graph.Limits{Rows: len(all.Rows)}); err != nil || res.Truncated || len(res.Rows) != len(all.Rows) {
		t.Errorf("as many rows as the limit: %d rows, truncated %v, %v", len(res.Rows), res.Truncated, err)
	}
	res = ask(t, "EXPLAIN MATCH (p:Person {name: 'x'})-->(b) RETURN b", nil)
	if len(res.Rows) != 0 || len(res.Plan) != 2 || res.Plan[0].Steps[0].Name != "seek p.name" {
		t.Errorf("explain: %v", res)
	}
	res = ask(t, "PROFILE MATCH (p:Place) RETURN p.name", nil)
	if len(res.Rows) != 5 || len(res.Plan) != 2 || res.Plan[1].Rows != 5 {
		t.Errorf("profile: %v", res)
	}
	if res = ask(t, "MATCH (p:Persn)-[:KNOWS]->() RETURN p", nil); len(res.Notes) != 2 {
		t.Errorf("notes: %v", res.Notes)
	}
}

// TestTogether: many queries at once, with indexes that are made on the way.
func TestTogether(t *testing.T) {
	e := cypher.New(storetest.Synthetic(20, 1))
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := range 20 {
				_, err := e.Query(context.Background(), "MATCH (p {name: $name})-->(x) WHERE x.name =~ 'T.*' RETURN count(x)", map[string]any{"name": fmt.Sprintf("Person Nr. %d", i*k)}, graph.Limits{})
				if err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
}

// TestBroken: a graph that is not whole is not answered from.
func TestBroken(t *testing.T) {
	e := cypher.New(&graph.Graph{Edges: []graph.Edge{{Type: "X", From: "a", To: "b"}}})
	if _, err := e.Query(context.Background(), "MATCH (n) RETURN n", nil, graph.Limits{}); !errors.Is(err, graph.ErrEndpoint) {
		t.Errorf("%v", err)
	}
}

// FuzzQuery: no text makes the engine panic or run on.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{
		"MATCH (a:Person {name: 'x'})-[r:X*1..2]->(b) WHERE a.x = 1 AND NOT (a)-->(b) RETURN DISTINCT a, count(*) AS c ORDER BY c DESC SKIP 1 LIMIT 2",
		"UNWIND [1, 2] AS x WITH x, collect(x) AS l CALL { WITH x RETURN x AS y } RETURN [z IN l WHERE z:A|B | z.q][0..1], y",
		"MATCH p = shortestPath((a)-[*]-(b)) RETURN all(x IN nodes(p) WHERE x.a =~ '(?i)a.*'), reduce(s = 0, x IN [1] | s + x), n {.*, a: 1}",
		"RETURN CASE 1 WHEN 2 THEN $p ELSE {a: -0x1F, `b c`: 1.5e3} END.a, EXISTS { (a)--() }, [(a)-->(b) | b], date('2024-01-01') + duration('P1D')",
	} {
		f.Add(s)
	}
	e := story()
	f.Fuzz(func(t *testing.T, q string) {
		start := time.Now()
		_, err := e.Query(context.Background(), q, map[string]any{"p": 1}, graph.Limits{Timeout: 100 * time.Millisecond, Rows: 10})
		if err != nil {
			_ = err.Error()
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%v for %q", took, q)
		}
	})
}

// TestTimes: times of day, with and without a zone.
func TestTimes(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{`RETURN datetime('2024-03-31T01:30[Europe/Berlin]') + duration('PT1H') AS a`, `["2024-03-31T03:30:00+02:00[Europe/Berlin]"]`},
		{`RETURN datetime({year: 2024, month: 3, day: 31, hour: 2, minute: 30, timezone: 'Europe/Berlin'}) AS a`, `["2024-03-31T03:30:00+02:00[Europe/Berlin]"]`},
		{`RETURN datetime('2024-01-01T12:00+01:00') = datetime('2024-01-01T11:00Z') AS a, datetime('2024-01-01T12:00+01:00') > datetime('2024-01-01T11:00Z') AS b`, `[false,true]`},
		{`RETURN duration.between(time('00:30+01:00'), time('23:45Z')) AS a, time('23:00Z') + duration('PT2H') AS b`, `["P0M0DT87300S","01:00:00Z"]`},
		{`RETURN localdatetime.truncate('hour', localdatetime('2024-05-06T07:08:09.5')) AS a, localtime('07:08').minute AS b`, `["2024-05-06T07:00:00",8]`},
		{`RETURN datetime() = datetime() AS a, date({date: date('2024-01-31'), month: 2}) AS b`, `[true,"2024-02-29"]`},
	} {
		b, err := json.Marshal(ask(t, c.query, nil).Rows[0])
		if err != nil {
			t.Fatal(err)
		}
		if string(b) != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.query, b, c.want)
		}
	}
}
