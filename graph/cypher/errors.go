package cypher

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/graph"
)

// ErrBudget: the query needs more memory than it may have. It wraps no rows:
// an answer that was cut would be a wrong one. errors.Is finds
// graph.ErrTimeout too, as with a server that ends a query for its memory.
var ErrBudget = errors.New("memory limit reached")

// Error is a query that could not be answered, with the place in its text.
type Error struct {
	Kind  error // graph.ErrQuery, graph.ErrRefused, graph.ErrTimeout or ErrBudget
	Msg   string
	Hint  string // what to do; may be empty
	Query string
	Pos   int // byte in Query; -1: no place
}

// Error shows the place with a caret:
//
//	bad query: line 1, column 20: variable x is not defined
//	MATCH (n) RETURN n, x
//	                    ^
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Kind.Error() + ": ")
	line, col, text := e.place()
	if line > 0 {
		fmt.Fprintf(&b, "line %d, column %d: ", line, col)
	}
	b.WriteString(e.Msg)
	if e.Hint != "" {
		b.WriteString(" (" + e.Hint + ")")
	}
	if line > 0 {
		fmt.Fprintf(&b, "\n%s\n%s^", text, strings.Repeat(" ", col-1))
	}
	return b.String()
}

// Unwrap gives the kind.
func (e *Error) Unwrap() []error {
	if e.Kind == ErrBudget {
		return []error{ErrBudget, graph.ErrTimeout}
	}
	return []error{e.Kind}
}

// place gives the line and column, both from 1, in characters, and the text of
// the line; of a very long line only the part around the place.
func (e *Error) place() (line, col int, text string) {
	if e.Pos < 0 || e.Pos > len(e.Query) {
		return 0, 0, ""
	}
	before := e.Query[:e.Pos]
	line = 1 + strings.Count(before, "\n")
	start := strings.LastIndexByte(before, '\n') + 1
	text, _, _ = strings.Cut(e.Query[start:], "\n")
	text = strings.ReplaceAll(strings.TrimRight(text, "\r"), "\t", " ")
	col = 1 + utf8.RuneCountInString(before[start:])
	const width = 160
	if r := []rune(text); len(r) > width {
		from := max(0, min(col-width/2, len(r)-width))
		text = string(r[from:min(len(r), from+width)])
		return line, max(1, col-from), text
	}
	return line, col, text
}

func queryErr(pos int, format string, a ...any) *Error {
	return &Error{Kind: graph.ErrQuery, Pos: pos, Msg: fmt.Sprintf(format, a...)}
}

var errRefused = graph.ErrRefused

const serverHint = "Neo4j runs it: give --neo4j or set NEO4J_URI"

func refused(pos int, format string, a ...any) *Error {
	return &Error{Kind: graph.ErrRefused, Pos: pos, Msg: fmt.Sprintf(format, a...), Hint: serverHint}
}

// errStop ends the rows of a pipeline early; it never leaves the package.
var errStop = errors.New("stop")

// ended turns the end of a context into an error of the graph package; a
// caller that went away gets the context's own error.
func ended(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return &Error{Kind: graph.ErrTimeout, Pos: -1, Msg: "the query took too long", Hint: "ask for less (LIMIT, fewer steps), or allow more time"}
	}
	return err
}
