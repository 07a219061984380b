package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"dateline/extract"
	"dateline/extract/ontology"
	"dateline/graph"
	"dateline/graph/build"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/local"
	"dateline/graph/neo4j/neo4jtest"
)

// program builds the command once, without the race detector whatever the
// tests run with: scripts start it a hundred times, and under the detector
// every start takes ten times as long. The acceptance tests run the same code
// in this process, under the detector.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "dateline-bin-*")
	if err != nil {
		return "", err
	}
	name := "dateline"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	out, err := exec.Command("go", "build", "-race=false", "-o", filepath.Join(dir, name), ".").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("go build: %w\n%s", err, out)
	}
	return dir, err
})

var built atomic.Bool

func TestMain(m *testing.M) {
	code := m.Run()
	if built.Load() {
		if dir, err := program(); err == nil {
			_ = os.RemoveAll(dir)
		}
	}
	os.Exit(code)
}

// The command line as a user types it; one script per matter.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Cmds:                commands,
		Setup:               setup,
	})
}

// The commands that need a server, on a real Neo4j. There is one database, so
// the scripts run one after the other, each in an empty one.
func TestNeo4jScripts(t *testing.T) {
	srv := neo4jtest.Start(t)
	ont, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "script", "neo4j", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, f := range files {
		st := srv.Store(t, build.Schema(ont))
		// the group waits for its script, which would run in parallel otherwise
		t.Run("one", func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Files:               []string{f},
				RequireExplicitExec: true,
				Condition:           condition,
				Cmds:                storeCommands(st),
				Setup:               func(env *testscript.Env) error { return setupServer(env, srv) },
			})
		})
	}
}

// setup gives a script an empty home, no server and the corpus.
func setup(env *testscript.Env) error {
	corpus, err := filepath.Abs(filepath.Join("..", "..", "testdata", "corpus"))
	if err != nil {
		return err
	}
	bin, err := program()
	if err != nil {
		return err
	}
	built.Store(true)
	env.Setenv("PATH", bin+string(os.PathListSeparator)+env.Getenv("PATH"))
	env.Setenv("CORPUS", corpus)
	env.Setenv("DATELINE", filepath.Join(bin, "dateline")) // where PATH has nothing
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("NEO4J_URI", "")
	env.Setenv("NO_COLOR", "1")
	// bytes that a txtar file cannot hold
	for name, text := range map[string]string{
		"latin1.txt": "The mayor of Lima resi\xffgned on Monday.\n",
		"nul.txt":    "The mayor of\x00 Lima left on Monday.\n",
		"crlf.txt":   "The mayor of Quito resigned.\r\n\r\nPolice said so.\r\n",
		"program":    "\x7fELF\x02\x01\x01\x00" + strings.Repeat("\x00\x90\xff", 500),
		"page.txt":   "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
	} {
		if err := os.WriteFile(filepath.Join(env.WorkDir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// setupServer adds the server, and free ports and a home for another one,
// which is stopped when the script ends.
func setupServer(env *testscript.Env, srv *neo4jtest.Server) error {
	if err := setup(env); err != nil {
		return err
	}
	cache, err := os.UserCacheDir() // the server's parts are fetched once
	if err != nil {
		return err
	}
	web, err := url.Parse(srv.BrowserURL)
	if err != nil {
		return err
	}
	env.Setenv("NEO4J_URI", srv.URI)
	env.Setenv("NEO4J_USERNAME", srv.Username)
	env.Setenv("NEO4J_PASSWORD", srv.Password)
	env.Setenv("BROWSER_URI", "bolt://"+web.Host)
	env.Setenv("XDG_CACHE_HOME", cache)
	data := filepath.Join(env.WorkDir, "data")
	env.Setenv("XDG_DATA_HOME", data)
	env.Defer(func() {
		_ = local.Down(context.Background(), local.Options{Dir: filepath.Join(data, "dateline", "neo4j")})
	})
	for _, name := range []string{"FREE1", "FREE2"} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		env.Setenv(name, strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
		defer l.Close()
	}
	return nil
}

func condition(cond string) (bool, error) {
	if cond == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, nil
}

// commands of the scripts, beside those of testscript.
var commands = map[string]func(*testscript.TestScript, bool, []string){
	"ends":      ends,
	"bigfile":   bigFile,
	"bigdump":   bigDump,
	"killbuild": killBuild,
}

// ends runs a command that must end with an exit code: ends N COMMAND...
func ends(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s ends with %d, not %d", strings.Join(args[1:], " "), got, want)
	}
}

// bigFile writes a file of N bytes of made-up news: bigfile NAME N [long], on
// one line if long.
func bigFile(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := bufio.NewWriter(f)
	end := "\n\n"
	if len(args) > 2 {
		end = " "
	}
	for i := 0; n > 0; i++ {
		s := "Police in Lima arrested " + strconv.Itoa(i) + " people on Tuesday, the interior ministry said." + end
		m, err := w.WriteString(s)
		ts.Check(err)
		n -= m
	}
	ts.Check(w.Flush())
	ts.Check(f.Close())
}

// storeCommands add: cleardb; graphcopy FILE (all that the store holds);
// deletedoc EXTRACT (the document of an extract, by "dateline delete").
func storeCommands(st *neo4j.Store) map[string]func(*testscript.TestScript, bool, []string) {
	out := map[string]func(*testscript.TestScript, bool, []string){
		"cleardb": func(ts *testscript.TestScript, _ bool, _ []string) {
			ts.Check(st.Clear(context.Background()))
			ts.Check(st.Init(context.Background()))
		},
		"graphcopy": func(ts *testscript.TestScript, _ bool, args []string) {
			g, err := st.Graph(context.Background())
			ts.Check(err)
			var b bytes.Buffer
			ts.Check(graph.Write(&b, g))
			ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
		},
	}
	out["deletedoc"] = func(ts *testscript.TestScript, _ bool, args []string) {
		corpus, err := extract.ReadCorpus(strings.NewReader(ts.ReadFile(args[0])))
		ts.Check(err)
		for _, doc := range corpus.Documents {
			ts.Check(ts.Exec("dateline", "delete", doc.ID))
		}
	}
	out["killload"] = func(ts *testscript.TestScript, _ bool, args []string) { killLoad(ts, st, args) }
	for name, cmd := range commands {
		out[name] = cmd
	}
	return out
}

// killLoad starts a load and kills it in the middle, as by kill -9: killload
// FILE. The store must then hold a part of the file, neither nothing nor all.
func killLoad(ts *testscript.TestScript, st *neo4j.Store, args []string) {
	count := func() int {
		res, err := st.Query(context.Background(), "MATCH (n) RETURN count(n)", nil, graph.Limits{Rows: 1})
		ts.Check(err)
		n, _ := res.Rows[0][0].(int64)
		return int(n)
	}
	all := strings.Count(ts.ReadFile(args[0]), `"kind":"node"`)
	cmd := exec.Command(ts.Getenv("DATELINE"), "load", "--batch", "5", ts.MkAbs(args[0]))
	cmd.Dir = ts.Getenv("WORK")
	for _, k := range []string{"NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "HOME"} {
		cmd.Env = append(cmd.Env, k+"="+ts.Getenv(k))
	}
	ts.Check(cmd.Start())
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for count() < all/3 {
		select {
		case err := <-done:
			ts.Fatalf("the load ended before it could be killed: %v", err)
		case <-time.After(5 * time.Millisecond):
		}
	}
	ts.Check(cmd.Process.Kill())
	<-done
	if n := count(); n == 0 || n >= all {
		ts.Fatalf("%d of %d nodes are there after the kill: it was not in the middle", n, all)
	}
}

// pathOf is the PATH that the tests run with.
func pathOf() string { return os.Getenv("PATH") }

// bigDump writes a made-up Wikidata dump: bigdump NAME ITEMS.
func bigDump(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "[")
	for i := range n {
		fmt.Fprintf(w, `{"type":"item","id":"Q%d","labels":{"en":{"language":"en","value":"Made Up %d"}},"descriptions":{"en":{"language":"en","value":"%s"}},`+
			`"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}]},"sitelinks":{"enwiki":{}}},`+"\n", 900_000_000+i, i, strings.Repeat("words ", 15))
	}
	fmt.Fprintln(w, "]")
	ts.Check(w.Flush())
	ts.Check(f.Close())
}

// killBuild starts a build and kills it without warning when it has saved
// something: killbuild OUT ARGUMENTS... of "dateline kb build -o OUT".
func killBuild(ts *testscript.TestScript, _ bool, args []string) {
	cmd := exec.Command("dateline", append([]string{"kb", "build", "-o", args[0]}, args[1:]...)...)
	bin, err := program()
	ts.Check(err)
	cmd.Path, cmd.Err = filepath.Join(bin, "dateline"), nil
	cmd.Dir, cmd.Env = ts.MkAbs("."), append(os.Environ(), "HOME="+ts.MkAbs("."))
	ts.Check(cmd.Start())
	state := ts.MkAbs(args[0] + ".work/state.json")
	for range 20_000 {
		if b, err := os.ReadFile(state); err == nil && bytes.Contains(b, []byte("part-000002")) {
			break
		}
		time.Sleep(time.Millisecond)
	}
	ts.Check(cmd.Process.Kill())
	if err := cmd.Wait(); err == nil {
		ts.Fatalf("the build ended before it was killed: a larger dump is needed")
	}
}
