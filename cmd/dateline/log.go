package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"strings"
	"sync"
)

// jsonLog writes what goes to standard error as JSON, one object a line with
// time, level and msg, for --log-format json. Lines of plain text written to
// it become records of level INFO. It is no file, so no bar is drawn on it.
type jsonLog struct {
	mu   sync.Mutex
	log  *slog.Logger
	rest []byte
}

func newJSONLog(w io.Writer) *jsonLog { return &jsonLog{log: slog.New(slog.NewJSONHandler(w, nil))} }

func (l *jsonLog) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest = append(l.rest, b...)
	for {
		i := bytes.IndexByte(l.rest, '\n')
		if i < 0 {
			return len(b), nil
		}
		if s := strings.TrimSpace(string(l.rest[:i])); s != "" {
			l.log.Info(s)
		}
		l.rest = l.rest[i+1:]
	}
}

// record logs something with its parts: "skipped" with path, line, error, hint.
func (l *jsonLog) record(level slog.Level, msg string, parts ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.Log(context.Background(), level, msg, parts...)
}
