package neo4j_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/neo4jtest"
	"dateline/graph/storetest"
)

// TestConnectErrors: every way to give a wrong address, name or password has
// its kind and a hint that helps.
func TestConnectErrors(t *testing.T) {
	srv := neo4jtest.Start(t)
	http := strings.TrimSuffix(strings.TrimPrefix(srv.BrowserURL, "http://"), "/browser/")
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections, says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	bolt := strings.TrimPrefix(srv.URI, "bolt://")
	for _, c := range []struct {
		name, uri, user, password, database string
		kind                                error
		hint                                string
	}{
		{"nothing there", "bolt://127.0.0.1:1", "neo4j", srv.Password, "", graph.ErrUnreachable, "neo4j up"},
		{"nothing there, routed", "neo4j://127.0.0.1:1", "neo4j", srv.Password, "", graph.ErrUnreachable, "neo4j up"},
		{"no such host", "bolt://no-such-host.invalid:7687", "neo4j", srv.Password, "", graph.ErrUnreachable, "host name"},
		{"http scheme", "http://" + bolt, "neo4j", srv.Password, "", graph.ErrUnreachable, "bolt://"},
		{"http port", "bolt://" + http, "neo4j", srv.Password, "", graph.ErrUnreachable, "Bolt port"},
		{"tls", "bolt+s://" + bolt, "neo4j", srv.Password, "", graph.ErrUnreachable, "TLS"},
		{"silent", "bolt://" + silent.Addr().String(), "neo4j", srv.Password, "", graph.ErrUnreachable, "in time"},
		{"wrong password", srv.URI, "neo4j", "wrong", "", graph.ErrDenied, "NEO4J_PASSWORD"},
		{"wrong user", srv.URI, "nobody", srv.Password, "", graph.ErrDenied, "NEO4J_USERNAME"},
		{"no password", srv.URI, "", "", "", graph.ErrDenied, "NEO4J_PASSWORD"},
		{"unknown database", srv.URI, "neo4j", srv.Password, "nosuch", graph.ErrUnreachable, "NEO4J_DATABASE"},
	} {
		st, err := neo4j.Open(context.Background(), neo4j.Config{URI: c.uri, Username: c.user, Password: c.password, Database: c.database,
			ConnectTimeout: 4 * time.Second}, storetest.Schema())
		if err == nil {
			_ = st.Close(context.Background())
		}
		var e *neo4j.Error
		if !errors.Is(err, c.kind) || !errors.As(err, &e) || !strings.Contains(e.Hint, c.hint) {
			hint := ""
			if e != nil {
				hint = e.Hint
			}
			t.Errorf("%s: %v (hint %q); want %v and a hint with %q", c.name, err, hint, c.kind, c.hint)
		}
	}
}

// TestQueryErrors: what a query must not do, and what it does wrong.
func TestQueryErrors(t *testing.T) {
	srv := neo4jtest.Start(t)
	st := srv.Store(t, storetest.Schema())
	ctx := context.Background()
	if _, err := st.Load(ctx, storetest.Story(), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	for q, want := range map[string]error{
		"MATCH (n) DETACH DELETE n":                           graph.ErrRefused,
		"CREATE (n:Person {id: 'x'}) RETURN n":                graph.ErrRefused,
		"MATCH (n:Person) SET n.name = 'x'":                   graph.ErrRefused,
		"EXPLAIN MATCH (n) DETACH DELETE n":                   graph.ErrRefused,
		"PROFILE CREATE (n)":                                  graph.ErrRefused,
		"DROP CONSTRAINT person_id":                           graph.ErrRefused,
		"CREATE INDEX x FOR (n:Person) ON (n.x)":              graph.ErrRefused,
		"LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l":    graph.ErrRefused,
		"LOAD/* */CSV FROM 'http://localhost/' AS l RETURN l": graph.ErrRefused,
		"CALL dbms.listConfig() YIELD name RETURN name":       graph.ErrRefused,
		"CALL db.createLabel('X')":                            graph.ErrRefused,
		"ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'":     graph.ErrRefused,
		"SHOW USERS":                graph.ErrRefused,
		"TERMINATE TRANSACTION 'x'": graph.ErrRefused,
		"MATCH (n RETURN n":         graph.ErrQuery,
		"RETURN $missing":           graph.ErrQuery,
		"  // only a comment":       graph.ErrQuery,
		"RETURN 1/0":                graph.ErrQuery,
		"UNWIND range(1, 100000000) AS a UNWIND range(1, 100) AS b RETURN max(a+b)": graph.ErrTimeout,
	} {
		_, err := st.Query(ctx, q, nil, graph.Limits{Timeout: 2 * time.Second})
		if !errors.Is(err, want) {
			t.Errorf("%s: %v; want %v", q, err, want)
		}
	}
	storetest.Same(t, st, storetest.Story())
}

// TestQueryValues: everything comes out as plain values.
func TestQueryValues(t *testing.T) {
	srv := neo4jtest.Start(t)
	st := srv.Store(t, storetest.Schema())
	ctx := context.Background()
	if _, err := st.Load(ctx, storetest.Story(), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	res, err := st.Query(ctx, `MATCH path = (p:Person {id: 'e_faris'})-[r:SPOKESMAN_OF]->(o) MATCH (t:Place {id: 'e_orsk'})
RETURN p, r, path, t.location AS point, date('2031-05-02') AS day, [1, 2.5, null] AS list, {a: true} AS map, $x AS x`, map[string]any{"x": 3}, graph.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	row := res.Rows[0]
	p, r, path := row[0].(map[string]any), row[1].(map[string]any), row[2].(map[string]any)
	if p["_label"] != "Person" || p["name"] != "Faris Odan" || r["_type"] != "SPOKESMAN_OF" || r["first_reported"] != "2031-05-03" {
		t.Errorf("node %v, edge %v", p, r)
	}
	edge := path["edges"].([]any)[0].(map[string]any)
	if len(path["nodes"].([]any)) != 2 || edge["_from"] != "e_faris" || edge["_to"] != "e_front" {
		t.Errorf("path %v", path)
	}
	want := []any{map[string]any{"lat": 41.25, "lon": 20.5}, "2031-05-02", []any{int64(1), 2.5, nil}, map[string]any{"a": true}, int64(3)}
	for i, w := range want {
		if !graph.EqualValues(row[3+i], w) {
			t.Errorf("%s: %#v, want %#v", res.Columns[3+i], row[3+i], w)
		}
	}
	res, err = st.Query(ctx, "UNWIND range(1, 100) AS i RETURN i", nil, graph.Limits{Rows: 7})
	if err != nil || len(res.Rows) != 7 || !res.Truncated {
		t.Errorf("limit of rows: %d rows, truncated %v, %v", len(res.Rows), res.Truncated, err)
	}
	res, err = st.Query(ctx, "MATCH (n:Persn) RETURN n", nil, graph.Limits{})
	if err != nil || len(res.Notes) == 0 {
		t.Errorf("unknown label: %v, notes %v", err, res.Notes)
	}
}

// TestServerDies kills the server in the middle of a load and starts it again:
// the load goes on by itself, and the end is exact. Then it kills it for good:
// the load fails with a hint, and a second load completes the first.
func TestServerDies(t *testing.T) {
	srv := neo4jtest.New(t)
	ctx := context.Background()
	g := storetest.Synthetic(120, 9)
	st := srv.Store(t, storetest.Schema())
	killed := make(chan error, 1)
	at := func(part int, restart bool) graph.LoadOptions {
		done := false
		return graph.LoadOptions{Batch: 200, Progress: func(n, total int) {
			if done || n < total/part {
				return
			}
			done = true
			srv.Kill()
			go func() {
				if restart {
					killed <- srv.Restart()
				} else {
					killed <- nil
				}
			}()
		}}
	}
	if _, err := st.Load(ctx, g, at(2, true)); err != nil {
		t.Fatalf("load over a restart: %v", err)
	}
	if err := <-killed; err != nil {
		t.Fatal(err)
	}
	storetest.Same(t, srv.Connect(t, storetest.Schema()), g)

	cfg := srv.Config()
	cfg.RetryTime = time.Second
	impatient, err := neo4j.Open(ctx, cfg, storetest.Schema())
	if err != nil {
		t.Fatal(err)
	}
	defer impatient.Close(ctx)
	more := storetest.Synthetic(160, 9)
	_, err = impatient.Load(ctx, more, at(3, false))
	<-killed
	var e *neo4j.Error
	if !errors.Is(err, graph.ErrUnreachable) || !errors.As(err, &e) || !strings.Contains(e.Hint, "repeat") {
		t.Fatalf("load on a dead server: %v", err)
	}
	if err := srv.Restart(); err != nil {
		t.Fatal(err)
	}
	st = srv.Connect(t, storetest.Schema())
	if _, err := st.Load(ctx, more, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	storetest.Same(t, st, graph.Merge(g, more, storetest.Schema()))
}
