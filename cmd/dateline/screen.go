package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// output is standard output. It keeps the first error, so that no command ends
// well whose result went nowhere (a full disk), and writes nothing after it.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(b)
	o.err = err
	return n, err
}

// fileOf gives the file behind a writer, if there is one.
func fileOf(w io.Writer) (*os.File, bool) {
	if o, ok := w.(*output); ok {
		w = o.w
	}
	f, ok := w.(*os.File)
	return f, ok
}

// isTerminal tells whether w is a screen that understands escape sequences.
func isTerminal(w io.Writer) bool {
	f, ok := fileOf(w)
	return ok && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// wantColor decides by --color, then NO_COLOR (https://no-color.org: set and
// not empty), then CLICOLOR_FORCE, then whether w is a terminal.
func wantColor(mode string, w io.Writer) bool {
	switch {
	case mode == "always":
		return true
	case mode == "never", os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("CLICOLOR_FORCE") != "" && os.Getenv("CLICOLOR_FORCE") != "0":
		return true
	}
	return isTerminal(w)
}

// Styles of text on a screen.
const (
	bold   = "1"
	red    = "31"
	green  = "32"
	yellow = "33"
	blue   = "36"
	faint  = "2"
)

func paint(on bool, style, s string) string {
	if !on || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// painter writes the account line by line, made harmless (see printable) and,
// where color is on, with colours: who says so and who denies.
type painter struct {
	w     io.Writer
	color bool
	rest  []byte
}

func (p *painter) Write(b []byte) (int, error) {
	p.rest = append(p.rest, b...)
	for {
		i := bytes.IndexByte(p.rest, '\n')
		if i < 0 {
			return len(b), nil
		}
		if _, err := io.WriteString(p.w, p.line(string(p.rest[:i]))+"\n"); err != nil {
			return len(b), err
		}
		p.rest = p.rest[i+1:]
	}
}

func (p *painter) line(s string) string {
	s = printable(s)
	if !p.color {
		return s
	}
	lead := strings.TrimLeft(s, " ")
	pad := s[:len(s)-len(lead)]
	for _, l := range []struct{ word, style string }{{"says so ", green}, {"confirms ", green}, {"denies ", red}, {"doubts ", yellow}, {"unverified ", yellow}, {"! ", yellow}, {"? ", yellow}} {
		if strings.HasPrefix(lead, l.word) && (len(pad) > 0 || l.word == "! " || l.word == "? ") {
			return pad + paint(true, l.style, l.word) + lead[len(l.word):]
		}
	}
	switch {
	case len(s) > 3 && strings.Trim(s, "-") == "":
		return paint(true, faint, s)
	case strings.HasPrefix(s, "* "):
		return paint(true, bold, s)
	}
	return s
}

// cells is how many columns of a screen s takes: two for a wide character
// (Chinese, Japanese, Korean), none for a mark that joins the one before.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return 0
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// clip cuts s to n columns, with an ellipsis as the last of them.
func clip(s string, n int) string {
	if cells(s) <= n {
		return s
	}
	at := 0
	for i, r := range s {
		if at+runeCells(r) > n-1 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
		at += runeCells(r)
	}
	return s
}

// pad fills s up to n columns.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-cells(s))) }

// printable makes what came from a report harmless on a screen: control
// characters, which could move the cursor or colour the text, and marks that
// turn the direction of writing become U+FFFD.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return utf8.RuneError
		}
		return r
	}, s)
}
