package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// openTerminal gives both ends of a pseudo-terminal of 100 columns.
func openTerminal(t *testing.T) (screen, tty *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminals here: ", err)
	}
	t.Cleanup(func() { screen.Close() })
	n, err := unix.IoctlGetInt(int(screen.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(screen.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Skip("no pseudo-terminals here: ", err)
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(int(tty.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 30, Col: 100}); err != nil {
		t.Fatal(err)
	}
	return screen, tty
}

// onTerminal runs the program with standard error (and output, if out) on a
// terminal; first is when something was first seen there.
func onTerminal(t *testing.T, out bool, dir string, args ...string) (shown string, first time.Duration) {
	t.Helper()
	bin, err := program()
	if err != nil {
		t.Fatal(err)
	}
	built.Store(true)
	screen, tty := openTerminal(t)
	cmd := exec.Command(filepath.Join(bin, "dateline"), args...)
	cmd.Dir, cmd.Stderr = dir, tty
	cmd.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=", "HOME="+dir, "NEO4J_URI=")
	if out {
		cmd.Stdout = tty
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()
	var seen bytes.Buffer
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { // until the program has closed its end
		defer wg.Done()
		b := make([]byte, 4096)
		for {
			n, err := screen.Read(b)
			if n > 0 && first == 0 {
				first = time.Since(start)
			}
			seen.Write(b[:n])
			if err != nil {
				return
			}
		}
	}()
	err = cmd.Wait()
	wg.Wait()
	if err != nil {
		t.Errorf("%v: %v\n%s", args, err, seen.String())
	}
	return seen.String(), first
}

// TestProgressBar: a thousand reports show a bar within half a second, with a
// rate and the remaining time, and leave no trace of it.
func TestProgressBar(t *testing.T) {
	if testing.Short() {
		t.Skip("a thousand reports")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		text := fmt.Sprintf("LIMA, May %d, 2024 - Police arrested %d people in Lima on Monday, the interior ministry said.\n", i%28+1, i+2)
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shown, first := onTerminal(t, false, dir, "run", "in")
	if first > 500*time.Millisecond {
		t.Errorf("first shown after %v", first)
	}
	for _, want := range []string{"loading the models", "extracting [", "% ", " reports, ", "/s", " left"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the bar never shows %q:\n%.600q", want, shown)
		}
	}
	lines := strings.Split(shown, "\r\n") // what stays on the screen: after the last wipe of each line
	last := lines[0][strings.LastIndex(lines[0], "\x1b[K")+3:]
	if strings.Contains(last, "[=") || !strings.Contains(shown, "1000 documents") {
		t.Errorf("the bar stays on the screen: %q", last)
	}
	for _, line := range strings.Split(shown, "\r\x1b[K") {
		if bar, _, _ := strings.Cut(line, "\r\n"); strings.Contains(bar, "[=") && cells(bar) > 100 {
			t.Errorf("a bar of %d columns: %q", cells(bar), bar)
		}
	}
	if shown, _ := onTerminal(t, false, dir, "run", "--quiet", "in/0001.txt"); shown != "" {
		t.Errorf("--quiet shows %q", shown)
	}
	if shown, _ := onTerminal(t, false, dir, "run", "--log-format", "json", "in/0001.txt"); strings.Contains(shown, "\r\x1b[K") {
		t.Errorf("JSON and a bar: %q", shown)
	}
}

// TestTerminalColours: colours on a terminal, none with NO_COLOR, never there.
func TestTerminalColours(t *testing.T) {
	dir := t.TempDir()
	corpus, err := filepath.Abs(filepath.Join("..", "..", "testdata", "corpus", "c12-disputed-vote"))
	if err != nil {
		t.Fatal(err)
	}
	shown, _ := onTerminal(t, true, dir, "run", corpus)
	if !strings.Contains(shown, "\x1b[31mdenies") {
		t.Errorf("no colour in the account: %.400q", shown)
	}
	shown, _ = onTerminal(t, true, dir, "run", "--color", "never", corpus)
	if strings.Contains(shown, "\x1b[3") {
		t.Errorf("colour with --color never: %.400q", shown)
	}
	shown, _ = onTerminal(t, true, dir, "query", "MATCH (p:Person) RETURN p.name AS name, p.aliases AS other ORDER BY name")
	for _, line := range strings.Split(shown, "\r\n") {
		if cells(escapes.ReplaceAllString(line, "")) > 100 {
			t.Errorf("a line of more than 100 columns: %q", line)
		}
	}
}
