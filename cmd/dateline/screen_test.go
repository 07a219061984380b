package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestCells(t *testing.T) {
	for s, want := range map[string]int{"": 0, "Kabul": 5, "北京": 4, "e\u0301a": 2, "ﾊﾝｶｸ": 4, "Ｆ": 2, "م": 1, "\u200bx": 1, "é": 1} {
		if got := cells(s); got != want {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{{"Kabul falls", 11, "Kabul falls"}, {"Kabul falls", 8, "Kabul f…"}, {"北京北京", 5, "北京…"}, {"北京北京", 4, "北…"}, {"Kabul falls", 7, "Kabul…"}} {
		if got := clip(c.s, c.n); got != c.want || cells(got) > c.n {
			t.Errorf("clip(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	if got, want := printable("a\x1b[31mred\u202eback\tb"), "a\ufffd[31mred\ufffdback\tb"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPainter(t *testing.T) {
	in := "Disputed\n--------\n* Rebels seize Kasala  [disputed]\n    says so     Omar (1 report): x\n    denies      The army: \x1b]0;title\x07\nlast"
	var plain, colour bytes.Buffer
	for w, on := range map[*bytes.Buffer]bool{&plain: false, &colour: true} {
		p := &painter{w: w, color: on}
		for _, b := range []byte(in) { // however it is cut
			if _, err := p.Write([]byte{b}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := plain.String(); strings.Contains(got, "\x1b") || !strings.Contains(got, "denies      The army: \ufffd]0;title\ufffd\n") {
		t.Errorf("%q", got)
	}
	for _, want := range []string{"\x1b[32msays so \x1b[0m", "\x1b[31mdenies \x1b[0m", "\x1b[1m* Rebels seize Kasala  [disputed]\x1b[0m"} {
		if !strings.Contains(colour.String(), want) {
			t.Errorf("no %q in %q", want, colour.String())
		}
	}
}

func TestColour(t *testing.T) {
	for _, c := range []struct {
		mode, no, force string
		want            bool
	}{{"always", "1", "", true}, {"never", "", "1", false}, {"", "", "", false}, {"", "", "1", true}, {"auto", "1", "1", false}} {
		t.Setenv("NO_COLOR", c.no)
		t.Setenv("CLICOLOR_FORCE", c.force)
		if got := wantColor(c.mode, &bytes.Buffer{}); got != c.want {
			t.Errorf("%+v: %t", c, got)
		}
	}
}

func TestClosest(t *testing.T) {
	names := []string{"run", "extract", "query", "queries", "disputed-events", "timeline"}
	for word, want := range map[string]string{"extarct": "extract", "quary": "query", "disputed": "disputed-events", "timelines": "timeline", "rn": "run", "xyz": "", "bananas": ""} {
		if got := closest(word, names); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestProgressText(t *testing.T) {
	now := time.Now()
	for _, c := range []struct {
		p    *progress
		want string
	}{
		{&progress{label: "loading the models", start: now.Add(-2 * time.Second)}, "loading the models … 2s"},
		{&progress{label: "extracting", unit: "reports", size: 1000, read: 250, done: 30, start: now.Add(-3 * time.Second)}, "extracting [=====               ]  25% 30 reports, 10/s, 9 s left"},
		{&progress{label: "loading", total: 4000, done: 1000, start: now.Add(-100 * time.Second)}, "loading [=====               ]  25% 1000/4000, 10/s, 5 min 0 s left"},
		{&progress{label: "extracting", unit: "reports", done: 7, start: now.Add(-time.Second)}, "extracting 7 reports, 7/s … 1s"},
		{&progress{label: "x", total: 5, done: 5, start: now.Add(-time.Hour)}, "x [====================] 100% 5/5, 0/s"},
	} {
		if got := c.p.text(now); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
	if got := clock(4000 * time.Second); got != "1 h 6 min" {
		t.Error(got)
	}
}

func TestCompletions(t *testing.T) {
	app := New(&env{out: &bytes.Buffer{}, err: &bytes.Buffer{}})
	app.Setup()
	for line, want := range map[string]string{
		"ext": "extract", "query dispu": "disputed-events", "export gra": "graphml", "neo4j st": "status", "extract --until me": "mention merge",
		"extract --until claim --to": "--tokens", "run a.txt --lo": "--load --log-format", "--color ne": "never", "extract a": "", "kb sh": "show",
		"completion z": "zsh", "__": "",
	} {
		var got []string
		for _, c := range completions(app, strings.Split(line, " ")) {
			got = append(got, c.word)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// TestShells completes in the shells that are there, as a user has it.
func TestShells(t *testing.T) {
	dir, err := program()
	if err != nil {
		t.Fatal(err)
	}
	built.Store(true)
	for _, c := range []struct{ shell, script string }{
		{"bash", `source <(dateline completion bash); COMP_WORDS=(dateline query disputed-); COMP_CWORD=2; _dateline; echo "${COMPREPLY[*]}"`},
		{"fish", `dateline completion fish | source; complete -C 'dateline query disputed-'`},
		{"zsh", `compdef() { :; }; _describe() { print -l -- "${(@P)2}"; }; source <(dateline completion zsh); words=(dateline query disputed-); CURRENT=3; _dateline`},
	} {
		shell, err := exec.LookPath(c.shell)
		if err != nil {
			t.Logf("no %s here", c.shell)
			continue
		}
		cmd := exec.Command(shell, "-c", c.script)
		cmd.Env = append(cmd.Environ(), "PATH="+dir+":"+pathOf())
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.HasPrefix(string(out), "disputed-events") {
			t.Errorf("%s: %v %q", c.shell, err, out)
		}
	}
}

// TestManPage has every command in it and is right to the formatter.
func TestManPage(t *testing.T) {
	app := New(&env{out: &bytes.Buffer{}, err: &bytes.Buffer{}})
	app.Setup()
	page := manPage(app)
	for _, c := range app.Commands {
		if got := strings.Contains(page, ".SS "+c.Name+" "); got == (c.Hidden || c.Name == "help") {
			t.Errorf("%s in the page: %t", c.Name, got)
		}
	}
	if strings.Contains(page, "Command__") || strings.Contains(page, "func(") {
		t.Error("a Go value in the page")
	}
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("no groff here")
	}
	cmd := exec.Command("groff", "-man", "-ww", "-z", "-Kutf8")
	cmd.Stdin = strings.NewReader(page)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("groff: %v %s", err, out)
	}
}
