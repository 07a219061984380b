package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

// Error is what went wrong with a server, and what to do about it.
type Error struct {
	Op   string // connect, init, load, delete, read, query
	URI  string
	Kind error  // graph.ErrUnreachable, ErrDenied, ErrRefused, ErrQuery, ErrTimeout; nil: something else
	Hint string // what to do; may be empty
	Err  error  // what the driver said
}

func (e *Error) Error() string {
	kind := ""
	if e.Kind != nil {
		kind = e.Kind.Error() + ": "
	}
	return fmt.Sprintf("neo4j: %s %s: %s%s", e.Op, e.URI, kind, oneLine(e.Err))
}

// Unwrap gives the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Kind == nil {
		return []error{e.Err}
	}
	return []error{e.Kind, e.Err}
}

// oneLine keeps a server's message readable: its first line, and not all of a
// long one.
func oneLine(err error) string {
	s, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	if r := []rune(s); len(r) > 400 {
		s = string(r[:400]) + "…"
	}
	return s
}

const startHint = "start one with \"dateline neo4j up\", or with \"docker compose up -d\", and set NEO4J_URI to its Bolt address (bolt://localhost:7687)"

// wrap tells the errors apart by what the driver gives, as observed on Neo4j
// 5.26 with driver 5.28. A context's end comes first: the driver dresses it as
// a ConnectivityError.
func wrap(op string, cfg Config, err error) error {
	var done *Error
	if err == nil || errors.As(err, &done) {
		return err
	}
	e := &Error{Op: op, URI: cfg.URI, Err: err}
	var server *driver.Neo4jError
	var conn *driver.ConnectivityError
	var usage *driver.UsageError
	var exhausted *driver.TransactionExecutionLimit
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded) && op == "connect":
		e.Kind, e.Hint = graph.ErrUnreachable, "the server did not answer in time: is it still starting? "+startHint
	case errors.Is(err, context.DeadlineExceeded):
		e.Kind, e.Hint = graph.ErrTimeout, "ask for less, or allow more time"
	case errors.As(err, &exhausted):
		e.Kind, e.Hint = graph.ErrUnreachable, againHint(op)
		if len(exhausted.Errors) > 0 {
			e.Err = exhausted.Errors[len(exhausted.Errors)-1]
		}
	case errors.As(err, &server):
		e.server(server, cfg)
	case errors.As(err, &conn):
		e.Kind, e.Hint = graph.ErrUnreachable, connHint(op, err.Error())
	case errors.As(err, &usage), strings.Contains(err.Error(), "URI scheme"):
		e.Kind, e.Hint = graph.ErrUnreachable, usageHint(err.Error())
	}
	return e
}

func againHint(op string) string {
	if op == "load" || op == "delete" {
		return "the server went away; start it again and repeat the command: what is there already is not loaded twice"
	}
	return startHint
}

func connHint(op, msg string) string {
	switch {
	case op != "connect":
		return againHint(op)
	case strings.Contains(msg, "no such host"):
		return "the host name is not known: check NEO4J_URI"
	case strings.Contains(msg, "deadline exceeded"), strings.Contains(msg, "Timeout while waiting"):
		return "the server did not answer in time: is it still starting? " + startHint
	case strings.Contains(msg, "TLS"):
		return "the server does not speak TLS: use bolt:// or neo4j:// in place of +s or +ssc"
	}
	return "nothing listens there: " + startHint
}

func usageHint(msg string) string {
	switch {
	case strings.Contains(msg, "HTTP"):
		return "this is the port of the Browser (HTTP, 7474): use the Bolt port, bolt://localhost:7687"
	case strings.Contains(msg, "URI scheme"):
		return "the address must begin with bolt:// or neo4j:// (+s for TLS), as in bolt://localhost:7687"
	}
	return "check NEO4J_URI, as in bolt://localhost:7687"
}

func (e *Error) server(s *driver.Neo4jError, cfg Config) {
	name := cfg.Database
	if name == "" {
		name = "neo4j"
	}
	switch {
	case strings.HasSuffix(s.Code, "Security.CredentialsExpired"):
		e.Kind = graph.ErrDenied
		e.Hint = "the server still has its first password: change it once in the Browser (http://localhost:7474), or with: ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'"
	case strings.HasSuffix(s.Code, "AuthenticationRateLimit"):
		e.Kind, e.Hint = graph.ErrDenied, "too many wrong passwords: wait five seconds and try again"
	case strings.Contains(s.Code, ".Security."):
		e.Kind, e.Hint = graph.ErrDenied, "check NEO4J_USERNAME and NEO4J_PASSWORD (\"dateline neo4j status\" shows where a local server keeps its own)"
	case strings.HasSuffix(s.Code, "DatabaseNotFound"):
		e.Kind, e.Hint = graph.ErrUnreachable, fmt.Sprintf("the server has no database %q: a community server has only neo4j; check NEO4J_DATABASE", name)
	case strings.HasSuffix(s.Code, "DatabaseUnavailable"):
		e.Kind, e.Hint = graph.ErrUnreachable, "the database is starting or stopping: wait a moment and repeat"
	case strings.HasSuffix(s.Code, "Statement.AccessMode"):
		e.Kind, e.Hint = graph.ErrRefused, "queries only read; to load data use \"dateline load\""
	case strings.Contains(s.Code, "TransactionTimedOut"), strings.Contains(s.Code, "LockClientStopped"),
		strings.Contains(s.Code, "Transaction.Terminated"):
		e.Kind, e.Hint = graph.ErrTimeout, "ask for less (LIMIT, fewer steps), or allow more time"
	case strings.Contains(s.Code, "MemoryPoolOutOfMemory"), strings.Contains(s.Code, "TransactionOutOfMemory"):
		e.Kind, e.Hint = graph.ErrTimeout, "the query needs more memory than the server grants it: ask for less, or raise dbms.memory.transaction.total.max"
	case strings.HasSuffix(s.Code, "Statement.ParameterMissing"):
		e.Kind, e.Hint = graph.ErrQuery, "give it with --param name=value"
	case strings.Contains(s.Code, "ClientError.Statement"), strings.Contains(s.Code, "ClientError.Procedure"):
		e.Kind = graph.ErrQuery
	}
}
