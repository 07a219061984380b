package main

import (
	"context"
	"errors"
	"fmt"
	"io"

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
func report(w io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	fmt.Fprintln(w, "dateline:", err)
	var u *usageError
	if errors.As(err, &u) {
		if u.hint != "" {
			fmt.Fprintln(w, "  ->", u.hint)
		}
		return exitUsage
	}
	if h := hintOf(err); h != "" {
		fmt.Fprintln(w, "  ->", h)
	}
	switch {
	case errors.Is(err, errSkipped):
		return exitSkipped
	case errors.Is(err, graph.ErrUnreachable), errors.Is(err, graph.ErrDenied):
		return exitUnreachable
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "  -> interrupted; the same command starts again safely")
	}
	return exitFailed
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
	}
	return ""
}
