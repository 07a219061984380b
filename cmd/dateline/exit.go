package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"syscall"

	"dateline/extract/source"
	"dateline/graph"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/local"
)

// Exit codes, as documented in the help text.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSkipped     = 3 // only with --strict
	exitUnreachable = 4
)

// usageError is a fault in how the command was typed.
type usageError struct{ msg, hint string }

func (e *usageError) Error() string { return e.msg }

// hinted adds to an error what the user can do next.
type hinted struct {
	err  error
	hint string
}

func (e *hinted) Error() string { return e.err.Error() }
func (e *hinted) Unwrap() error { return e.err }

// errSkipped ends a --strict run in which inputs were skipped.
var errSkipped = errors.New("some inputs were skipped")

// report prints the error and what to do next, and gives the exit code.
func (e *env) report(err error) int {
	if err == nil {
		return exitDone
	}
	code, hints := exitCode(err)
	if e.log != nil {
		e.log.record(slog.LevelError, err.Error(), "hint", strings.Join(hints, "; "), "exit", code)
		return code
	}
	fmt.Fprintf(e.err, "%s %s\n", paint(e.errColor, red, "dateline:"), printable(err.Error()))
	for _, h := range hints {
		fmt.Fprintf(e.err, "  %s %s\n", paint(e.errColor, blue, "->"), h)
	}
	return code
}

// exitCode gives the code and what to do next.
func exitCode(err error) (code int, hints []string) {
	var u *usageError
	if errors.As(err, &u) {
		if u.hint != "" {
			hints = append(hints, u.hint)
		}
		return exitUsage, hints
	}
	if h := hintOf(err); h != "" {
		hints = append(hints, h)
	}
	switch {
	case errors.Is(err, errSkipped):
		return exitSkipped, hints
	case errors.Is(err, graph.ErrUnreachable), errors.Is(err, graph.ErrDenied):
		return exitUnreachable, hints
	case errors.Is(err, context.Canceled):
		hints = append(hints, "interrupted; the same command starts again safely")
	}
	return exitFailed, hints
}

// hintOf finds what an error says to do next.
func hintOf(err error) string {
	var (
		own    *hinted
		server *neo4j.Error
		loc    *local.Error
		input  *source.Error
	)
	switch {
	case errors.As(err, &own):
		return own.hint
	case errors.As(err, &server):
		return server.Hint
	case errors.As(err, &loc):
		return loc.Hint
	case errors.As(err, &input):
		return input.Hint
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full: make room, or write elsewhere (-o FILE, --out DIR); what was there before is unharmed"
	case errors.Is(err, fs.ErrPermission):
		return "you may not write there: choose another place with -o FILE or --out DIR"
	}
	return ""
}
