package cypher_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/cypher"
	"dateline/graph/neo4j/neo4jtest"
	"dateline/graph/storetest"
)

// table writes rows in an order of their own; floats with 12 digits, since the
// order in which a server sums is its own.
func table(rows [][]any, ordered bool) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		b, err := json.Marshal(coarse(r))
		if err != nil {
			return fmt.Sprint(rows)
		}
		lines[i] = string(b)
	}
	if !ordered {
		sort.Strings(lines)
	}
	return strings.Join(lines, "\n")
}

// missing gives the lines of a that b has not.
func missing(a, b string) string {
	have := map[string]int{}
	for _, l := range strings.Split(b, "\n") {
		have[l]++
	}
	var out []string
	for _, l := range strings.Split(a, "\n") {
		if have[l]--; have[l] < 0 {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

func coarse(v any) any {
	switch x := v.(type) {
	case float64:
		return fmt.Sprintf("float %.12g", x)
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = coarse(x[i])
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for k := range x {
			out[k] = coarse(x[k])
		}
		return out
	}
	return v
}

// serverFaults are queries that the server answers wrongly: 5.26.30 takes
// count(b.kind) of a single relationship from its count of relationships, also
// where b.kind is null.
var serverFaults = regexp.MustCompile(`^MATCH \([^()]*\)[^()]*\([^()]*\) RETURN count\(\w+\.\w+\) AS a0$`)

// leftOut are queries of which the server does not run a part that cannot
// change the rows, and so never meets what is wrong in it: an OPTIONAL MATCH of
// which nothing is used but for distinct values.
var leftOut = regexp.MustCompile(`OPTIONAL MATCH .* RETURN (count\(DISTINCT|max\(|min\()[^,]* AS a0$`)

// TestAsOnServer asks a real Neo4j and this engine generated queries, and
// compares the rows. CYPHER_DIFF is how many; without it the test is skipped,
// because a server takes its time with each new query.
func TestAsOnServer(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("CYPHER_DIFF"))
	if n == 0 {
		t.Skip("set CYPHER_DIFF=500 to compare with a server")
	}
	seed, _ := strconv.ParseInt(os.Getenv("CYPHER_SEED"), 10, 64)
	srv := neo4jtest.Start(t)
	st := srv.Store(t, storetest.Schema())
	ctx := context.Background()
	g := storetest.Story()
	if _, err := st.Load(ctx, g, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	e := cypher.New(g)
	gen := &generator{Rand: rand.New(rand.NewSource(seed)), only: os.Getenv("CYPHER_ONLY")}
	same, refusedHere, failBoth, empty := 0, 0, 0, 0
	limits := graph.Limits{Rows: 1 << 20, Timeout: 20 * time.Second}
	for range n {
		q := gen.query()
		if serverFaults.MatchString(q) || strings.Contains(q, "DISTINCT") && strings.Contains(q, "0.0 / 0.0") {
			continue // and whether NaN is NaN depends there on how it came about
		}
		ordered := strings.Contains(q, "ORDER BY")
		here, hereErr := e.Query(ctx, q, nil, limits)
		there, thereErr := st.Query(ctx, q, nil, limits)
		switch {
		case errors.Is(hereErr, graph.ErrRefused):
			refusedHere++
			t.Logf("refused: %v", hereErr)
		case hereErr != nil && thereErr != nil:
			failBoth++
		case thereErr == nil && hereErr != nil && leftOut.MatchString(q):
			t.Logf("left out by the server: %s", q)
		case hereErr != nil || thereErr != nil:
			t.Errorf("%s\nhere:  %v\nthere: %v", q, hereErr, thereErr)
		case table(here.Rows, ordered) != table(there.Rows, ordered):
			a, b := table(here.Rows, ordered), table(there.Rows, ordered)
			t.Errorf("%s\nonly here (of %d rows):  %.600s\nonly there (of %d rows): %.600s", q, len(here.Rows), missing(a, b), len(there.Rows), missing(b, a))
		default:
			same++
			if len(here.Rows) == 0 {
				empty++
			}
		}
	}
	t.Logf("%d queries: %d the same (%d of them without rows), %d refused here, %d wrong on both", n, same, empty, refusedHere, failBoth)
}
