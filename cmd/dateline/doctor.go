package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract/english"
	"dateline/extract/ontology"
	"dateline/graph"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/local"
)

// finding is what doctor found of one thing.
type finding struct {
	What   string `json:"what"`
	Status string `json:"status"` // ok, missing (only some commands need it), bad
	Detail string `json:"detail"`
	Do     string `json:"do,omitempty"`
}

// probeTime bounds every check that starts another program or goes to a server.
const probeTime = 20 * time.Second

func doctorCommand(e *env) *cli.Command {
	return &cli.Command{Name: "doctor", Usage: "check what is there, and say what to do",
		Description: "Checks the models, the knowledge base, settings, folders and the terminal, which every command needs, and\n" +
			"Java, Maven, Neo4j and Chromium, which only some need (\"missing\" is no fault). Exit code 1 if something is bad.",
		Flags: append(storeFlags(), &cli.BoolFlag{Name: "json", Usage: "as JSON"}),
		Action: func(c *cli.Context) error {
			found := diagnose(c.Context, e, c)
			bad := 0
			for _, f := range found {
				if f.Status == "bad" {
					bad++
				}
			}
			if c.Bool("json") {
				b, err := json.MarshalIndent(map[string]any{"ok": bad == 0, "checks": found}, "", "  ")
				if err != nil {
					return err
				}
				fmt.Fprintln(e.out, string(b))
			} else {
				printFindings(e, found)
			}
			if bad > 0 {
				return &hinted{fmt.Errorf("%d thing%s bad", bad, map[bool]string{true: " is", false: "s are"}[bad == 1]), "see the arrows above"}
			}
			return nil
		}}
}

func printFindings(e *env, found []finding) {
	style := map[string]string{"ok": green, "missing": yellow, "bad": red}
	for _, f := range found {
		fmt.Fprintf(e.out, "%s %s %s\n", paint(e.color, style[f.Status], pad(f.Status, 8)), pad(f.What, 16), f.Detail)
		if f.Do != "" {
			fmt.Fprintf(e.out, "%s %s\n", strings.Repeat(" ", 8), paint(e.color, blue, "-> "+f.Do))
		}
	}
}

// diagnose makes all checks at once and gives the findings in their order.
func diagnose(ctx context.Context, e *env, c *cli.Context) []finding {
	checks := []func(context.Context) finding{
		func(context.Context) finding { return checkProgram() },
		func(context.Context) finding { return checkModels() },
		func(context.Context) finding { return checkSettings(e) },
		func(context.Context) finding { return checkFolder("cache folder", cacheDir) },
		func(context.Context) finding { return checkFolder("data folder", dataFolder) },
		func(context.Context) finding { return checkFolder("working folder", os.Getwd) },
		func(context.Context) finding { return checkLastRun() },
		func(context.Context) finding { return checkTerminal(e) },
		checkJava, checkMaven,
		func(context.Context) finding { return checkParts() },
		func(ctx context.Context) finding { return checkNeo4j(ctx, c) },
		func(context.Context) finding { return checkChromium() },
	}
	found := make([]finding, len(checks))
	var wg sync.WaitGroup
	for i, check := range checks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ctx, stop := context.WithTimeout(ctx, probeTime)
			defer stop()
			found[i] = check(ctx)
		}()
	}
	wg.Wait()
	return found
}

func checkProgram() finding {
	return finding{"program", "ok", fmt.Sprintf("dateline %s, %s, %s/%s, %d cores", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU()), ""}
}

// checkModels makes one report go through the whole chain.
func checkModels() finding {
	start := time.Now()
	ont, err := ontology.Load()
	if err != nil {
		return finding{"models", "bad", err.Error(), "build the program again"}
	}
	en, err := english.New(english.Options{Ontology: ont})
	if err != nil {
		return finding{"models", "bad", err.Error(), "build the program again"}
	}
	return finding{"models, base", "ok", fmt.Sprintf("embedded, loaded in %.1f s; %s", time.Since(start).Seconds(), en.Base.Version()), ""}
}

func checkSettings(e *env) finding {
	if e.set == nil || e.set.file == "" {
		return finding{"settings", "ok", "none", ""}
	}
	if !e.set.there {
		return finding{"settings", "ok", e.set.file + " is not there; it need not be", ""}
	}
	return finding{"settings", "ok", fmt.Sprintf("%s, %d of them; \"dateline config\" shows them", e.set.file, len(e.set.lines)), ""}
}

func cacheDir() (string, error) {
	d, err := os.UserCacheDir()
	return filepath.Join(d, "dateline"), err
}

func dataFolder() (string, error) {
	info, err := local.Status(local.Options{})
	return filepath.Dir(info.Dir), err
}

// checkFolder tells whether a folder, or the nearest one above it that is
// there, can be written.
func checkFolder(what string, where func() (string, error)) finding {
	dir, err := where()
	if err != nil {
		return finding{what, "bad", err.Error(), "set HOME, or XDG_CACHE_HOME and XDG_DATA_HOME"}
	}
	near, made := dir, ""
	for {
		st, err := os.Stat(near)
		if err == nil && st.IsDir() {
			break
		}
		made = ", made when it is needed"
		if up := filepath.Dir(near); up != near {
			near = up
			continue
		}
		return finding{what, "bad", dir + " cannot be reached", "look at its path"}
	}
	f, err := os.CreateTemp(near, ".dateline-*")
	if err != nil {
		do := "give yourself the right to write there"
		if what == "working folder" {
			do = "change to a folder of yours, or say where to write with --out DIR or -o FILE"
		}
		return finding{what, map[bool]string{true: "missing", false: "bad"}[what == "working folder"], near + " cannot be written: " + reason(err).Error(), do}
	}
	f.Close()
	os.Remove(f.Name())
	return finding{what, "ok", dir + made, ""}
}

// reason is what the system says of a path, without the path.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func checkLastRun() finding {
	name := filepath.Join(defaultOut, graphFile)
	st, err := os.Stat(name)
	if err != nil {
		return finding{"last run", "missing", "no " + name + " here", "dateline run PATH... makes one"}
	}
	return finding{"last run", "ok", fmt.Sprintf("%s, %d kB, of %s", name, st.Size()>>10, st.ModTime().Format("2006-01-02 15:04")), ""}
}

func checkTerminal(e *env) finding {
	detail, do := "standard output is no terminal: no colours", ""
	if isTerminal(e.out) {
		detail = fmt.Sprintf("%d columns, colours %s", e.width(), map[bool]string{true: "on", false: "off"}[e.color])
	}
	lang := ""
	for _, v := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if lang = os.Getenv(v); lang != "" {
			break
		}
	}
	if !strings.Contains(strings.ToLower(strings.ReplaceAll(lang, "-", "")), "utf8") && runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		detail += fmt.Sprintf("; the locale %q names no UTF-8", lang)
		do = "if names look wrong: export LANG=C.UTF-8"
	}
	return finding{"terminal", "ok", detail, do}
}

var (
	numberRE = regexp.MustCompile(`(\d+)(?:\.[\d.]+)?`)
	escapes  = regexp.MustCompile(`\x1b\[[0-9;]*m`) // Maven writes in bold
)

// ask runs a program for its version; the first line that has a number.
func ask(ctx context.Context, name string, args ...string) (line string, err error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return "", err
	}
	out, err := exec.CommandContext(ctx, path, args...).CombinedOutput()
	for _, l := range strings.Split(escapes.ReplaceAllString(string(out), ""), "\n") {
		if numberRE.MatchString(l) && !strings.HasPrefix(l, "Picked up") {
			return strings.TrimSpace(l), err
		}
	}
	return "", err
}

func checkJava(ctx context.Context) finding {
	const do = "only for a local Neo4j: apt-get install openjdk-17-jdk-headless (Debian), brew install openjdk@21 (macOS)"
	java, javac := "java", "javac"
	if h := os.Getenv("JAVA_HOME"); h != "" {
		java, javac = filepath.Join(h, "bin", "java"), filepath.Join(h, "bin", "javac")
	}
	line, err := ask(ctx, java, "-version")
	if err != nil {
		return finding{"Java", "missing", "no " + java, do}
	}
	if v, _ := strconv.Atoi(numberRE.FindStringSubmatch(line)[1]); v < 17 {
		return finding{"Java", "missing", line + " is too old: 17 or 21 is needed", do}
	}
	if _, err := exec.LookPath(javac); err != nil {
		return finding{"Java", "missing", line + ", but no javac: a runtime, not a development kit", do}
	}
	return finding{"Java", "ok", line, ""}
}

func checkMaven(ctx context.Context) finding {
	line, err := ask(ctx, "mvn", "-v")
	if err != nil {
		return finding{"Maven", "missing", "no mvn", "only to fetch Neo4j, once: apt-get install maven (Debian), brew install maven (macOS)"}
	}
	return finding{"Maven", "ok", line, ""}
}

// checkParts tells whether the server was fetched.
func checkParts() finding {
	dir, err := cacheDir()
	if err == nil {
		dir = filepath.Join(dir, "neo4j-"+local.Version)
		if _, err = os.Stat(filepath.Join(dir, "lib")); err == nil {
			return finding{"Neo4j " + local.Version, "ok", "fetched, in " + dir, ""}
		}
	}
	return finding{"Neo4j " + local.Version, "missing", "not fetched yet", "dateline neo4j up fetches it (about 140 MB) and starts it"}
}

// checkNeo4j connects to the server that commands would talk to.
func checkNeo4j(ctx context.Context, c *cli.Context) finding {
	uri := c.String("neo4j")
	if uri == "" {
		info, err := local.Status(local.Options{})
		if err != nil || !info.Running {
			return finding{"Neo4j server", "missing", "none is named and no local one is up; queries ask the last run's graph", "dateline neo4j up, or set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD"}
		}
		uri = info.BoltURI
	}
	st, err := openStore(ctx, c)
	if err != nil {
		var ne *neo4j.Error
		do := "check the address, the login and that the server is up"
		if errors.As(err, &ne) && ne.Hint != "" {
			do = ne.Hint
		}
		return finding{"Neo4j server", "bad", fmt.Sprintf("%s: %v", uri, err), do}
	}
	defer st.Close(ctx)
	res, err := st.Query(ctx, "CALL dbms.components() YIELD name, versions, edition RETURN name + ' ' + versions[0] + ' ' + edition AS v", nil, graph.Limits{Timeout: probeTime, Rows: 1})
	if err != nil || len(res.Rows) == 0 {
		return finding{"Neo4j server", "bad", fmt.Sprintf("%s answers, but not to a query: %v", uri, err), "look at the server's log"}
	}
	v := fmt.Sprint(res.Rows[0][0])
	m := numberRE.FindStringSubmatch(v[strings.LastIndex(v[:max(0, strings.LastIndex(v, " "))], " ")+1:])
	if m != nil {
		if n, _ := strconv.Atoi(m[1]); n < 5 {
			return finding{"Neo4j server", "bad", uri + ": " + v + " is too old", "Neo4j 5 is needed; " + local.Version + " is what dateline is tested with"}
		}
	}
	n, _ := st.Query(ctx, "MATCH (d:Document) RETURN count(d)", nil, graph.Limits{Timeout: probeTime, Rows: 1})
	docs := ""
	if len(n.Rows) == 1 {
		docs = fmt.Sprintf(", %v documents", n.Rows[0][0])
	}
	return finding{"Neo4j server", "ok", uri + ": " + v + docs, ""}
}

func checkChromium() finding {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return finding{"Chromium", "ok", p, ""}
		}
	}
	return finding{"Chromium", "missing", "none found", "only the tests of the dossier and of Neo4j Browser need it: apt-get install chromium"}
}
