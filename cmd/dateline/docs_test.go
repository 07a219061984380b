package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract/ontology"
	"dateline/graph/build"
	"dateline/graph/neo4j/neo4jtest"
)

var updateDocs = flag.Bool("update", false, "write what the commands of the documentation print into it")

// docs whose commands are run. A fenced block "console" holds commands after
// "$ " and what they print on standard output; a line "..." stands for any
// lines. The blocks of a file run in order, in one folder with the project's
// testdata in it. "console neo4j" is run on a real Neo4j where there is one.
var docs = []string{"README.md", "docs/tutorial.md", "docs/extending.md", "docs/limits.md"}

// consoleCommand is one command with what is printed in the document.
type consoleCommand struct {
	text     string
	want     []string
	from, to int // lines of want in the document
	neo4j    bool
}

// consoleCommands finds the commands of a document.
func consoleCommands(lines []string) []consoleCommand {
	var out []consoleCommand
	in, neo4j := false, false
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		switch {
		case !in && strings.HasPrefix(l, "```console"):
			in, neo4j = true, strings.Contains(l, "neo4j")
		case in && l == "```":
			in = false
		case in && strings.HasPrefix(l, "$ "):
			c := consoleCommand{text: l[2:], neo4j: neo4j}
			for unfinished(c.text) && i+1 < len(lines) && lines[i+1] != "```" {
				i++
				c.text += "\n" + lines[i]
			}
			c.from, c.to = i+1, i+1
			out = append(out, c)
		case in && len(out) > 0:
			c := &out[len(out)-1]
			c.want, c.to = append(c.want, l), i+1
		}
	}
	return out
}

// unfinished tells whether a command goes on in the next line.
func unfinished(s string) bool {
	if _, rest, ok := strings.Cut(s, "<<'EOF'"); ok {
		return !strings.HasSuffix(rest, "\nEOF")
	}
	return strings.Count(s, `"`)%2 == 1 || strings.HasSuffix(s, `\`)
}

func TestDocs(t *testing.T) {
	for _, name := range docs {
		t.Run(filepath.Base(name), func(t *testing.T) { testDoc(t, filepath.Join("..", "..", filepath.FromSlash(name)), nil) })
	}
}

// TestDocsNeo4j runs the tutorial with a server.
func TestDocsNeo4j(t *testing.T) {
	srv := neo4jtest.Start(t)
	ont, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	srv.Store(t, build.Schema(ont)) // empties the database
	testDoc(t, filepath.Join("..", "..", "docs", "tutorial.md"), srv)
}

// testDoc runs a document's commands; those for Neo4j only with a server.
func testDoc(t *testing.T, file string, srv *neo4jtest.Server) {
	if testing.Short() {
		t.Skip("runs the program many times")
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(b), "\n")
	run := docRunner(t)
	shift := 0
	found := consoleCommands(lines)
	if len(found) == 0 {
		t.Error("no commands")
	}
	for _, c := range found {
		var env []string
		if c.neo4j && srv == nil {
			continue
		}
		if c.neo4j {
			env = []string{"NEO4J_URI=" + srv.URI, "NEO4J_USERNAME=" + srv.Username, "NEO4J_PASSWORD=" + srv.Password}
		}
		out, errOut, err := run(c.text, env)
		if err != nil {
			t.Errorf("$ %s\n%v\n%s%s", c.text, err, out, errOut)
			continue
		}
		got := strings.Split(strings.TrimRight(out, "\n"), "\n")
		if len(got) == 1 && got[0] == "" {
			got = nil
		}
		if linesMatch(c.want, got) {
			continue
		}
		if !*updateDocs {
			t.Errorf("$ %s\ngot\n%s\nthe document has\n%s", c.text, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			continue
		}
		next := elide(c.want, got)
		lines = append(lines[:c.from+shift:c.from+shift], append(next, lines[c.to+shift:]...)...)
		shift += len(next) - len(c.want)
	}
	if *updateDocs {
		if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// docRunner gives a shell in a new folder with the project's testdata.
func docRunner(t *testing.T) func(string, []string) (out, errOut string, err error) {
	bin, err := program()
	if err != nil {
		t.Fatal(err)
	}
	built.Store(true)
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here")
	}
	dir := t.TempDir()
	testdata, err := filepath.Abs(filepath.Join("..", "..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(testdata, filepath.Join(dir, "testdata")); err != nil {
		t.Fatal(err)
	}
	return func(text string, env []string) (string, string, error) {
		cmd := exec.Command(bash, "-o", "pipefail", "-c", text)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+pathOf(), "HOME="+dir, "NEO4J_URI=", "NO_COLOR=1", "DATELINE_CONFIG=")
		cmd.Env = append(cmd.Env, env...)
		var out, errOut bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errOut
		err := cmd.Run()
		return out.String(), errOut.String(), err
	}
}

// linesMatch compares; "..." in want stands for any lines.
func linesMatch(want, got []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if want[0] == "..." {
		for i := 0; i <= len(got); i++ {
			if linesMatch(want[1:], got[i:]) {
				return true
			}
		}
		return false
	}
	return len(got) > 0 && strings.TrimRight(got[0], " ") == strings.TrimRight(want[0], " ") && linesMatch(want[1:], got[1:])
}

// elide keeps as many lines before a "..." as the document had, and none after.
func elide(want, got []string) []string {
	for i, l := range want {
		if l == "..." && i < len(got) {
			return append(append([]string{}, got[:i]...), "...")
		}
	}
	return got
}

// TestLinesMatch: the comparison can fail.
func TestLinesMatch(t *testing.T) {
	for _, c := range []struct {
		want, got string
		ok        bool
	}{{"a|b", "a|b", true}, {"a|...", "a|b|c", true}, {"a|...|c", "a|b|c", true}, {"a|...|d", "a|b|c", false}, {"a", "a|b", false}, {"a|b", "a", false}, {"...", "a", true}} {
		if got := linesMatch(strings.Split(c.want, "|"), strings.Split(c.got, "|")); got != c.ok {
			t.Errorf("%+v: %t", c, got)
		}
	}
	c := consoleCommands(strings.Split("x\n```console\n$ echo \"a\nb\"\na\nb\n$ true\n```\n$ no", "\n"))
	if len(c) != 2 || c[0].text != "echo \"a\nb\"" || len(c[0].want) != 2 || c[1].text != "true" {
		t.Errorf("%+v", c)
	}
}
