package neo4j_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
	"dateline/graph/neo4j/neo4jtest"
	"dateline/graph/storetest"
)

// TestLoadSpeed measures our loader against LOAD CSV on one server: the same
// graph of about 100,000 nodes and 500,000 edges, the same constraints and
// indexes, an empty database each time, one after the other.
//
//	DATELINE_SPEED=4460 go test ./graph/neo4j -run TestLoadSpeed -v -timeout 60m
//
// The number is the number of made-up documents.
func TestLoadSpeed(t *testing.T) {
	docs, err := strconv.Atoi(os.Getenv("DATELINE_SPEED"))
	if err != nil {
		t.Skip("set DATELINE_SPEED to the number of made-up documents (4460 for 100,000 nodes)")
	}
	srv := neo4jtest.New(t, "dbms.security.allow_csv_import_from_file_urls=true", "server.memory.pagecache.size=512m")
	srv.Kill()
	srv.Full = true
	if err := srv.Restart(); err != nil {
		t.Fatal(err)
	}
	g := storetest.Synthetic(docs, 1)
	t.Logf("graph of %d nodes and %d edges", len(g.Nodes), len(g.Edges))
	small := storetest.Synthetic(max(1, docs/10), 1)
	files := filepath.Join(srv.Home, "import")
	run := map[string]func(*graph.Graph) time.Duration{
		"loader":   func(g *graph.Graph) time.Duration { return loaderTime(t, srv, g) },
		"LOAD CSV": func(g *graph.Graph) time.Duration { return csvTime(t, srv, g, files) },
	}
	names := []string{"loader", "LOAD CSV"}
	times := map[string][]time.Duration{}
	for _, n := range names {
		run[n](small) // the server's compiler warms up
	}
	for range 3 {
		for _, n := range names {
			times[n] = append(times[n], run[n](g))
		}
	}
	rate := map[string]float64{}
	for _, n := range names {
		sort.Slice(times[n], func(i, j int) bool { return times[n][i] < times[n][j] })
		rate[n] = float64(len(g.Nodes)+len(g.Edges)) / times[n][1].Seconds()
		t.Logf("%-9s median %6.1f s, %7.0f nodes+edges/s  (%v)", n, times[n][1].Seconds(), rate[n], times[n])
	}
	t.Logf("ratio %.2f", rate["loader"]/rate["LOAD CSV"])
}

func loaderTime(t *testing.T, srv *neo4jtest.Server, g *graph.Graph) time.Duration {
	st := srv.Store(t, storetest.Schema())
	batch, _ := strconv.Atoi(os.Getenv("DATELINE_BATCH"))
	writers, _ := strconv.Atoi(os.Getenv("DATELINE_WRITERS"))
	start := time.Now()
	if _, err := st.Load(context.Background(), g, graph.LoadOptions{Batch: batch, Writers: writers}); err != nil {
		t.Fatal(err)
	}
	d := time.Since(start)
	t.Logf("loader %.1f s", d.Seconds())
	return d
}

// csvTime loads by LOAD CSV; writing the files is not counted.
func csvTime(t *testing.T, srv *neo4jtest.Server, g *graph.Graph, dir string) time.Duration {
	srv.Store(t, storetest.Schema())
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	statements := csvFiles(t, g, dir)
	ctx := context.Background()
	d, err := driver.NewDriverWithContext(srv.URI, driver.BasicAuth(srv.Username, srv.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	s := d.NewSession(ctx, driver.SessionConfig{})
	defer s.Close(ctx)
	start := time.Now()
	for _, q := range statements {
		res, err := s.Run(ctx, q, nil)
		if err == nil {
			_, err = res.Consume(ctx)
		}
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	took := time.Since(start)
	t.Logf("LOAD CSV %.1f s", took.Seconds())
	return took
}

// csvFiles writes a file for each label and each kind of edge, and gives the
// statements that load them, nodes first.
func csvFiles(t *testing.T, g *graph.Graph, dir string) []string {
	type table struct {
		head, set string
		rows      [][]string
		props     []string
	}
	tables := map[string]*table{}
	var order []string
	add := func(key, head string, ids []string, v string, propsOf map[string]any) {
		tb := tables[key]
		if tb == nil {
			tb = &table{head: head}
			for k := range propsOf {
				tb.props = append(tb.props, k)
			}
			sort.Strings(tb.props)
			var set []string
			for i, k := range tb.props {
				set = append(set, fmt.Sprintf("%s.%s = %s", v, k, csvCypher(propsOf[k], len(ids)+i)))
			}
			if len(set) > 0 {
				tb.set = " ON CREATE SET " + strings.Join(set, ", ")
			}
			tables[key] = tb
			order = append(order, key)
		}
		row := ids
		for _, k := range tb.props {
			row = append(row, csvValue(propsOf[k]))
		}
		tb.rows = append(tb.rows, row)
	}
	for _, n := range g.Nodes {
		add("0"+n.Label, fmt.Sprintf("MERGE (n:%s {id: row[0]})", n.Label), []string{n.ID}, "n", n.Props)
	}
	for _, e := range g.Edges {
		key := "1" + e.Type + e.FromLabel + e.ToLabel
		merge := fmt.Sprintf("MATCH (a:%s {id: row[0]}) MATCH (b:%s {id: row[1]}) MERGE (a)-[r:%s {id: row[2]}]->(b)", e.FromLabel, e.ToLabel, e.Type)
		if e.Type != graph.Mentions {
			merge = strings.Replace(merge, " {id: row[2]}]", "]", 1)
		}
		props := map[string]any{}
		for k, v := range e.Props {
			props[k] = v
		}
		if e.Type != graph.Mentions {
			props["id"] = e.ID
		}
		add(key, merge, []string{e.From, e.To, e.ID}, "r", props)
	}
	sort.Strings(order)
	var out []string
	for i, key := range order {
		tb := tables[key]
		name := fmt.Sprintf("t%d.csv", i)
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := csv.NewWriter(f).WriteAll(tb.rows); err != nil {
			t.Fatal(err)
		}
		f.Close()
		out = append(out, fmt.Sprintf("LOAD CSV FROM 'file://%s' AS row CALL (row) { %s%s } IN TRANSACTIONS OF 5000 ROWS", filepath.ToSlash(filepath.Join(dir, name)), tb.head, tb.set))
	}
	return out
}

func csvValue(v any) string {
	switch x := v.(type) {
	case graph.Point:
		return fmt.Sprintf("%g %g", x.Lat, x.Lon)
	case []string:
		return strings.Join(x, "|")
	case []float64:
		out := make([]string, len(x))
		for i, f := range x {
			out[i] = fmt.Sprint(f)
		}
		return strings.Join(out, "|")
	}
	return fmt.Sprint(v)
}

func csvCypher(v any, col int) string {
	c := fmt.Sprintf("row[%d]", col)
	switch v.(type) {
	case graph.Point:
		return fmt.Sprintf("point({latitude: toFloat(split(%s, ' ')[0]), longitude: toFloat(split(%s, ' ')[1])})", c, c)
	case graph.Date:
		return "date(" + c + ")"
	case int64:
		return "toInteger(" + c + ")"
	case float64:
		return "toFloat(" + c + ")"
	case bool:
		return "toBoolean(" + c + ")"
	case []string:
		return "split(" + c + ", '|')"
	case []float64:
		return "[x IN split(" + c + ", '|') | toFloat(x)]"
	}
	return c
}
