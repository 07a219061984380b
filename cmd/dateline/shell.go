package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/graph"
)

func shellCommand(e *env) *cli.Command {
	return &cli.Command{Name: "shell", Usage: "ask the graph at a prompt",
		Description: "Takes Cypher that ends with ; and commands that begin with : (:help lists them). Asks the same graph as\n" +
			"\"dateline query\". Tab completes, arrow keys go through what was asked before, Ctrl-C gives up a line or a\n" +
			"running query, Ctrl-D leaves. From a pipe or a file it reads statements without a prompt, and ends at the\n" +
			"first that fails:\n  dateline shell < questions.cypher",
		Flags: append(askFlags(),
			&cli.BoolFlag{Name: "json", Usage: "rows as JSON Lines"},
			&cli.BoolFlag{Name: "csv", Usage: "rows as CSV"}),
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return &usageError{"shell takes no arguments", "dateline query asks one question"}
			}
			q, done, err := openQuerier(c.Context, e, c)
			if err != nil {
				return err
			}
			defer done()
			s := &shell{e: e, q: q, form: formOf(c), params: map[string]any{}, limits: limitsOf(c)}
			return s.run(c.Context)
		}}
}

// shell is one conversation.
type shell struct {
	e      *env
	q      graph.Querier
	form   string // table, json, csv
	params map[string]any
	limits graph.Limits
	term   *prompt // nil: input comes from a pipe or a file
	words  *vocabulary
	quit   bool
	depth  int // of :source in :source
}

// run talks until the input ends.
func (s *shell) run(ctx context.Context) error {
	in, ok := s.e.in.(*os.File)
	if ok && isTerminal(in) {
		s.term = newPrompt(in, s.e.out, s)
		return s.talk(ctx)
	}
	return s.read(ctx, s.e.in, "standard input")
}

// talk reads from a terminal; a failed statement is no end.
func (s *shell) talk(ctx context.Context) error {
	s.e.note("Cypher ends with ;  :help lists the commands, :queries the questions, Ctrl-D leaves")
	var text strings.Builder
	for !s.quit {
		line, err := s.term.line(text.Len() > 0)
		switch {
		case errors.Is(err, errInterrupted):
			text.Reset()
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(s.e.out)
			return nil
		case err != nil:
			return err
		}
		text.WriteString(line + "\n")
		rest, err := s.take(text.String(), func(stmt string) error {
			s.term.remember(stmt)
			asked, stop := signal.NotifyContext(context.WithoutCancel(ctx), os.Interrupt)
			defer stop()
			if err := s.statement(asked, stmt); err != nil {
				s.e.report(err)
			}
			return nil
		})
		if err != nil {
			return err
		}
		text.Reset()
		text.WriteString(rest)
	}
	return nil
}

// read takes statements from a file or a pipe; the last need not end with ;.
// The error of a statement names its line.
func (s *shell) read(ctx context.Context, r io.Reader, name string) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	text := string(b)
	at := 0
	each := func(stmt string) error {
		line := 1 + strings.Count(text[:at+strings.Index(text[at:], stmt)], "\n")
		at += strings.Index(text[at:], stmt) + len(stmt)
		if err := s.statement(ctx, stmt); err != nil {
			return fmt.Errorf("%s:%d: %w", name, line, err)
		}
		return nil
	}
	rest, err := s.take(text, each)
	if err != nil || s.quit || blank(rest) {
		return err
	}
	return each(strings.TrimSpace(rest))
}

// take hands on every whole statement or command of the text, and gives what
// is left.
func (s *shell) take(text string, each func(stmt string) error) (string, error) {
	for !s.quit {
		stmt, rest, ok := nextStatement(text)
		if !ok {
			break
		}
		text = rest
		if stmt == "" {
			continue
		}
		if err := each(stmt); err != nil {
			return "", err
		}
	}
	if blank(text) {
		return "", nil
	}
	return text, nil
}

// statement runs a command or a query.
func (s *shell) statement(ctx context.Context, stmt string) error {
	if strings.HasPrefix(stmt, ":") {
		return s.command(ctx, stmt)
	}
	return s.ask(ctx, stmt, s.params)
}

func (s *shell) ask(ctx context.Context, text string, params map[string]any) error {
	start := time.Now()
	res, err := s.q.Query(ctx, text, params, s.limits)
	if err != nil {
		return err
	}
	if err := printResult(s.e, s.form, res); err != nil {
		return err
	}
	if s.term != nil {
		s.e.note("%d ms", time.Since(start).Milliseconds())
	}
	return nil
}

// nextStatement finds the end of the first statement: a ; outside of strings,
// names and comments, or the end of the line of a command. ok is false if the
// text holds no whole one. A statement of nothing but blanks and comments is
// "".
func nextStatement(text string) (stmt, rest string, ok bool) {
	start := 0
	for start < len(text) {
		if n := skip(text, start); n > start && text[start] != '\'' && text[start] != '"' && text[start] != '`' {
			start = n
			continue
		}
		if !strings.ContainsRune(" \t\r\n", rune(text[start])) {
			break
		}
		start++
	}
	if start < len(text) && text[start] == ':' {
		line, rest, ok := strings.Cut(text[start:], "\n")
		return strings.TrimRight(line, " \t\r;"), rest, ok
	}
	for i := start; i < len(text); {
		if n := skip(text, i); n > i {
			i = n
			continue
		}
		if text[i] == ';' {
			return strings.TrimSpace(text[start:i]), text[i+1:], true
		}
		i++
	}
	return "", text, false
}

// skip gives the end of the string, quoted name or comment that begins at i; i
// if none does. One that does not end goes to the end of the text.
func skip(text string, i int) int {
	ends := func(end string, escapes bool) int {
		for j := i + 1; j < len(text); j++ {
			if escapes && text[j] == '\\' {
				j++
			} else if strings.HasPrefix(text[j:], end) {
				return j + len(end)
			}
		}
		return len(text)
	}
	switch {
	case text[i] == '\'', text[i] == '"':
		return ends(text[i:i+1], true)
	case text[i] == '`':
		return ends("`", false)
	case strings.HasPrefix(text[i:], "//"):
		return ends("\n", false)
	case strings.HasPrefix(text[i:], "/*"):
		i++ // so that /*/ is no comment
		return ends("*/", false)
	}
	return i
}

// blank tells whether there is nothing but blanks and comments.
func blank(text string) bool {
	stmt, _, ok := nextStatement(text + "\n;")
	return ok && stmt == ""
}
