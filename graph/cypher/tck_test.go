package cypher

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	osexec "os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"dateline/graph"
)

const (
	tckArtifact = "org.opencypher:tck:1.0.0-M23"
	tckPath     = "org/opencypher/tck/1.0.0-M23/tck-1.0.0-M23.jar"
	tckList     = "testdata/tck-passing.txt"
)

// tckFolders are the ones that hold reading scenarios; the others (create,
// delete, set …) are about writing.
var tckFolders = []string{"clauses/call", "clauses/match", "clauses/match-where", "clauses/return", "clauses/return-orderby",
	"clauses/return-skip-limit", "clauses/union", "clauses/unwind", "clauses/with", "clauses/with-orderBy", "clauses/with-skip-limit",
	"clauses/with-where", "expressions/aggregation", "expressions/boolean", "expressions/comparison", "expressions/conditional",
	"expressions/existentialSubqueries", "expressions/graph", "expressions/list", "expressions/literals", "expressions/map",
	"expressions/mathematical", "expressions/null", "expressions/path", "expressions/pattern", "expressions/precedence",
	"expressions/quantifier", "expressions/string", "expressions/temporal", "expressions/typeConversion",
	"useCases/countingSubgraphMatches", "useCases/triadicSelection"}

// tckJar finds the kit in the local Maven repository, or has Maven fetch it.
func tckJar(t *testing.T) *zip.Reader {
	t.Helper()
	home, err := os.UserHomeDir()
	if err != nil {
		t.Skip("no home directory, so no Maven repository: ", err)
	}
	jar := filepath.Join(home, ".m2", "repository", filepath.FromSlash(tckPath))
	if _, err := os.Stat(jar); err != nil {
		mvn, err := osexec.LookPath("mvn")
		if err != nil {
			t.Skip("the openCypher kit is not in the Maven repository, and there is no mvn to fetch it")
		}
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		defer cancel()
		out, err := osexec.CommandContext(ctx, mvn, "-q", "-B", "dependency:get", "-Dartifact="+tckArtifact, "-Dtransitive=false").CombinedOutput()
		if err != nil {
			t.Skipf("mvn cannot fetch the openCypher kit: %v\n%s", err, out)
		}
	}
	z, err := zip.OpenReader(jar)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { z.Close() })
	return &z.Reader
}

func readZip(t *testing.T, f *zip.File) string {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestTCK runs the scenarios of the openCypher technology compatibility kit.
// None may give a wrong answer, and those in testdata/tck-passing.txt must
// pass. With TCK_UPDATE=1 it writes the list; TCK_SHOW=wrong shows them.
func TestTCK(t *testing.T) {
	z := tckJar(t)
	graphs := map[string]string{}
	var scenarios []tckScenario
	for _, f := range z.File {
		dir, name := filepath.Split(f.Name)
		folder := strings.TrimSuffix(strings.TrimPrefix(dir, "features/"), "/")
		switch {
		case strings.HasSuffix(name, ".cypher"):
			graphs[strings.TrimSuffix(name, ".cypher")] = readZip(t, f)
		case strings.HasSuffix(name, ".feature") && slices.Contains(tckFolders, folder):
			scenarios = append(scenarios, parseFeature(folder, strings.TrimSuffix(name, ".feature"), readZip(t, f))...)
		}
	}
	counts := map[string]map[string]int{}
	var passing []string
	got := map[string]string{}
	show := os.Getenv("TCK_SHOW")
	for _, s := range scenarios {
		folder := s.id[:strings.Index(s.id, " ")]
		folder = folder[:strings.LastIndex(folder, "/")]
		if counts[folder] == nil {
			counts[folder] = map[string]int{}
		}
		outcome, why := runTCK(s, graphs)
		counts[folder][outcome]++
		counts[folder]["all"]++
		got[s.id] = outcome
		if outcome == "pass" {
			passing = append(passing, s.id)
		}
		if outcome == "wrong" {
			t.Errorf("%s: %s", s.id, why)
		} else if outcome == show || show != "" && strings.Contains(s.id, show) {
			t.Logf("%s %s: %s", outcome, s.id, why)
		}
	}
	sort.Strings(passing)
	checkPassing(t, passing, got)
	checkReach(t, counts)
	reportTCK(t, counts)
}

func checkPassing(t *testing.T, passing []string, got map[string]string) {
	if os.Getenv("TCK_UPDATE") != "" {
		if err := os.WriteFile(tckList, []byte(strings.Join(passing, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(tckList)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if got[id] != "pass" {
			t.Errorf("%s passed before and does not now: %q", id, got[id])
		}
	}
}

// checkReach: of the folders about reading, at least 95 % of the scenarios that
// do not write pass.
func checkReach(t *testing.T, counts map[string]map[string]int) {
	for folder, c := range counts {
		if folder == "clauses/call" {
			continue // procedures that the kit makes up
		}
		if reading := c["all"] - c["writes"]; c["pass"]*100 < 95*reading {
			t.Errorf("%s: %d of %d reading scenarios pass, want 95 %%", folder, c["pass"], reading)
		}
	}
}

func reportTCK(t *testing.T, counts map[string]map[string]int) {
	var b strings.Builder
	total := map[string]int{}
	fmt.Fprintf(&b, "%-38s %6s %6s %8s %7s %6s %6s\n", "folder", "all", "pass", "refused", "writes", "error", "wrong")
	row := func(name string, c map[string]int) {
		fmt.Fprintf(&b, "%-38s %6d %6d %8d %7d %6d %6d\n", name, c["all"], c["pass"], c["refused"], c["writes"], c["error"], c["wrong"])
	}
	var names []string
	for f := range counts {
		names = append(names, f)
	}
	sort.Strings(names)
	for _, f := range names {
		row(f, counts[f])
		for k, n := range counts[f] {
			total[k] += n
		}
	}
	row("total", total)
	t.Log("\n" + b.String())
}

// runTCK gives pass, refused, writes (the scenario is about writing), error
// (a query that is right gave an error) or wrong.
func runTCK(s tckScenario, graphs map[string]string) (outcome, why string) {
	e := &Engine{st: newStore(), maxMem: 1 << 28}
	e.st.index()
	params := map[string]any{}
	query := ""
	for _, st := range s.steps {
		switch {
		case strings.HasPrefix(st.text, "having executed"), strings.HasSuffix(st.text, " graph") && strings.HasPrefix(st.text, "the "):
			text := st.doc
			if text == "" {
				text = graphs[strings.TrimSuffix(strings.TrimPrefix(st.text, "the "), " graph")]
			}
			if err := fixture(e, text); err != nil {
				return "writes", "fixture: " + err.Error()
			}
		case strings.HasPrefix(st.text, "parameters are"):
			for _, row := range st.table {
				v, err := readTCK(row[1], false)
				if err != nil {
					return "error", err.Error()
				}
				params[row[0]] = v
			}
		case strings.HasPrefix(st.text, "there exists a procedure"):
			return "refused", "procedures of the kit"
		case strings.HasPrefix(st.text, "executing query"):
			query = st.doc
		case strings.HasPrefix(st.text, "the side effects should be"):
			return "writes", ""
		}
		if strings.HasPrefix(st.text, "the result should be") || strings.Contains(st.text, " should be raised") {
			return checkTCK(e, query, params, st)
		}
	}
	return "error", "no result is given"
}

func fixture(e *Engine, text string) error {
	e.extra = parseCreate
	defer func() { e.extra = nil }()
	_, err := e.query(context.Background(), text, nil, 1<<20, plain)
	e.st.index()
	return err
}

func checkTCK(e *Engine, query string, params map[string]any, st tckStep) (string, string) {
	anyOrder := strings.Contains(st.text, "ignoring element order")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	res, err := e.query(ctx, query, params, 1<<20, func(s *store, v any) any { return canonical(s, v, anyOrder) })
	if q, ok := err.(*Error); ok {
		q.Query = query
	}
	raised := strings.Contains(st.text, " should be raised")
	switch {
	case errors.Is(err, graph.ErrRefused) && strings.Contains(err.Error(), "writes"):
		return "writes", err.Error()
	case errors.Is(err, graph.ErrRefused):
		return "refused", err.Error()
	case raised && errors.Is(err, graph.ErrQuery):
		return "pass", ""
	case raised && err == nil:
		return "wrong", fmt.Sprintf("%s\nwant an error (%s), got %v", query, st.text, res.Rows)
	case err != nil:
		return "error", err.Error()
	}
	var got, want []string
	for _, row := range res.Rows {
		got = append(got, fmt.Sprint(row...))
	}
	if len(st.table) > 0 {
		var msg string
		if got, want, msg = tckRows(res, st.table, anyOrder); msg != "" {
			return "wrong", query + "\n" + msg
		}
	}
	if !strings.Contains(st.text, "in order") {
		sort.Strings(got)
		sort.Strings(want)
	}
	if !slices.Equal(got, want) {
		return "wrong", fmt.Sprintf("%s\ngot  %q\nwant %q", query, got, want)
	}
	return "pass", ""
}

// tckRows writes both tables as lines, in the columns of the wanted one.
func tckRows(res graph.Result, table [][]string, anyOrder bool) (got, want []string, msg string) {
	if len(table[0]) != len(res.Columns) {
		return nil, nil, fmt.Sprintf("columns %q, want %q", res.Columns, table[0])
	}
	var at []int
	for _, c := range table[0] {
		i := slices.Index(res.Columns, c)
		if i < 0 {
			return nil, nil, fmt.Sprintf("columns %q, want %q", res.Columns, table[0])
		}
		at = append(at, i)
	}
	for _, row := range res.Rows {
		var cs []string
		for _, i := range at {
			cs = append(cs, row[i].(string))
		}
		got = append(got, strings.Join(cs, " | "))
	}
	for _, row := range table[1:] {
		var cs []string
		for _, c := range row {
			v, err := readTCK(c, anyOrder)
			if err != nil {
				return nil, nil, err.Error()
			}
			cs = append(cs, (&tckReader{anyOrder: anyOrder}).text(v))
		}
		want = append(want, strings.Join(cs, " | "))
	}
	return got, want, ""
}
