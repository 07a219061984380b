package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"
)

// errInterrupted: the line was given up with Ctrl-C.
var errInterrupted = errors.New("interrupted")

const (
	firstPrompt = "dateline> "
	morePrompt  = "     ...> "
	historySize = 1000
)

// prompt reads lines from a terminal, which is raw only meanwhile.
type prompt struct {
	in   *os.File
	t    *term.Terminal
	keys *keyReader
	past *history
}

func newPrompt(in *os.File, out io.Writer, s *shell) *prompt {
	p := &prompt{in: in, keys: &keyReader{r: in}, past: readHistory(historyFile())}
	p.t = term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{p.keys, out}, firstPrompt)
	p.t.History = p.past
	p.t.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		newLine, newPos, list := s.complete(line, pos)
		if len(list) > 0 {
			_, _ = p.t.Write([]byte(columns(list, s.e.width())))
		}
		return newLine, newPos, true
	}
	return p
}

// line reads one. io.EOF: the user left.
func (p *prompt) line(more bool) (string, error) {
	was, err := term.MakeRaw(int(p.in.Fd()))
	if err != nil {
		return "", err
	}
	defer term.Restore(int(p.in.Fd()), was)
	if w, h, err := term.GetSize(int(p.in.Fd())); err == nil && w > 0 && h > 0 {
		_ = p.t.SetSize(w, h)
	}
	p.t.SetPrompt(firstPrompt)
	if more {
		p.t.SetPrompt(morePrompt)
	}
	p.t.SetBracketedPasteMode(true)
	defer p.t.SetBracketedPasteMode(false)
	line, err := p.t.ReadLine()
	if errors.Is(err, term.ErrPasteIndicator) {
		err = nil
	}
	if p.keys.interrupted {
		p.keys.interrupted = false
		return "", errInterrupted
	}
	return line, err
}

// remember adds a statement to the history, on one line.
func (p *prompt) remember(stmt string) {
	if strings.Contains(stmt, "\n") && strings.Contains(stmt, "//") {
		return // it cannot stand on one line
	}
	if !strings.HasPrefix(stmt, ":") {
		stmt += ";"
	}
	p.past.append(strings.Join(strings.Fields(stmt), " "))
}

// keyReader turns Ctrl-C, at which the terminal would end the input, into the
// end of an empty line.
type keyReader struct {
	r           io.Reader
	interrupted bool
}

func (k *keyReader) Read(b []byte) (int, error) {
	const clear = "\x05\x15^C\r" // to the end, delete to the beginning, enter
	if len(b) <= len(clear) {
		return k.r.Read(b)
	}
	n, err := k.r.Read(b[:len(b)-len(clear)])
	if i := strings.IndexByte(string(b[:n]), 3); i >= 0 {
		k.interrupted = true
		n = i + copy(b[i:], clear)
	}
	return n, err
}

// history is what was asked before, the last first. It is kept in a file of
// the user's own.
type history struct {
	file  string
	lines []string // the last one last
}

// historyFile lies in the folder for state: XDG_STATE_HOME, ~/.local/state.
func historyFile() string {
	dir := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(dir, "dateline", "history")
}

func readHistory(file string) *history {
	h := &history{file: file}
	b, err := os.ReadFile(file)
	if err != nil {
		return h
	}
	for _, l := range strings.Split(string(b), "\n") {
		if l != "" {
			h.lines = append(h.lines, l)
		}
	}
	h.lines = h.lines[max(0, len(h.lines)-historySize):]
	return h
}

// append takes a line in and writes the file; a folder that cannot be written
// to only means that nothing is kept.
func (h *history) append(line string) {
	if line == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-historySize):]
	if h.file == "" || os.MkdirAll(filepath.Dir(h.file), 0o700) != nil {
		return
	}
	_ = os.WriteFile(h.file, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600)
}

// Add is for the terminal, which would add line by line: see append.
func (h *history) Add(string) {}

// Len is the number of lines.
func (h *history) Len() int { return len(h.lines) }

// At gives the line, 0 the last.
func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }
