// Package neo4jtest gives tests a real Neo4j server: one for each test binary,
// with free ports and an empty folder, which is gone when the binary ends.
//
// Caveat: the community edition has one database, so tests that use it must
// not run in parallel; Store empties it first.
package neo4jtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/local"
)

// Server is a running server.
type Server struct {
	URI, BrowserURL, Username, Password string
	Parts                               *local.Parts
	Home                                string
	Full                                bool // let the Java compiler optimise: for measuring, from the next Restart
	cmd                                 *exec.Cmd
	stdin                               io.Closer
}

var (
	once   sync.Once
	shared *Server
	failed error
)

// Start gives the server of this test binary. Where Java or Maven are missing
// the test is skipped, unless CI is true: then it fails.
func Start(t testing.TB) *Server {
	t.Helper()
	if testing.Short() {
		t.Skip("a real Neo4j is not started with -short")
	}
	once.Do(func() { shared, failed = launch() })
	check(t, failed)
	return shared
}

func check(t testing.TB, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if missing := errors.Is(err, local.ErrJava) || errors.Is(err, local.ErrMaven); missing && os.Getenv("CI") != "true" {
		t.Skipf("no real Neo4j: %v", err)
	}
	t.Fatal(err)
}

// New starts a server of the test's own, for tests that kill it or need
// settings of their own ("key=value").
func New(t testing.TB, settings ...string) *Server {
	t.Helper()
	if testing.Short() {
		t.Skip("a real Neo4j is not started with -short")
	}
	srv, err := launch(settings...)
	check(t, err)
	t.Cleanup(srv.Stop)
	return srv
}

// Unstarted gives a server that Restart starts, on free ports, with whatever
// its Home holds by then.
func Unstarted(t testing.TB) *Server {
	t.Helper()
	if testing.Short() {
		t.Skip("a real Neo4j is not started with -short")
	}
	srv, err := prepare()
	check(t, err)
	t.Cleanup(srv.Stop)
	return srv
}

func launch(settings ...string) (*Server, error) {
	srv, err := prepare(settings...)
	if err != nil {
		return nil, err
	}
	return srv, srv.start(0, 0)
}

func prepare(settings ...string) (*Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	parts, err := local.Prepare(ctx, local.Options{Log: os.Stderr})
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "dateline-neo4j-*")
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "password"), []byte("test-password-1"), 0o600); err != nil {
		return nil, err
	}
	if len(settings) > 0 {
		conf, err := os.ReadFile(parts.Conf)
		if err != nil {
			return nil, err
		}
		own := *parts
		own.Conf = filepath.Join(dir, "neo4j.conf")
		parts = &own
		// the last of two equal keys counts only if the first is gone
		for _, s := range settings {
			key, _, _ := strings.Cut(s, "=")
			conf = regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(key)+`=.*$`).ReplaceAll(conf, nil)
			conf = append(conf, "\n"+s+"\n"...)
		}
		if err := os.WriteFile(own.Conf, conf, 0o644); err != nil {
			return nil, err
		}
	}
	return &Server{Username: "neo4j", Password: "test-password-1", Parts: parts, Home: dir}, nil
}

var ready = regexp.MustCompile(`^READY bolt=\S*?:(\d+) http=\S*?:(\d+)`)

func (s *Server) start(bolt, http int) error {
	s.cmd = s.Parts.Command(s.Home, bolt, http, filepath.Join(s.Home, "password"), "stdin")
	s.cmd.Args = slices.DeleteFunc(s.cmd.Args, func(a string) bool { return s.Full && strings.HasPrefix(a, "-XX:Tiered") })
	var stderr headBuffer
	s.cmd.Stderr = &stderr
	stdin, err := s.cmd.StdinPipe()
	if err != nil {
		return err
	}
	s.stdin = stdin
	stdout, err := s.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.cmd.Start(); err != nil {
		return err
	}
	sc := bufio.NewScanner(stdout)
	var seen []string
	for sc.Scan() {
		if m := ready.FindStringSubmatch(sc.Text()); m != nil {
			s.URI, s.BrowserURL = "bolt://localhost:"+m[1], "http://localhost:"+m[2]+"/browser/"
			go func() { _, _ = io.Copy(io.Discard, stdout) }()
			return nil
		}
		seen = append(seen, sc.Text())
	}
	_ = s.cmd.Wait()
	return fmt.Errorf("neo4jtest: the server did not start: %q\n%s", seen, stderr.String())
}

// headBuffer keeps the first lines that the server complains with.
type headBuffer struct {
	mu sync.Mutex
	b  []byte
}

func (h *headBuffer) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.b) < 2000 {
		h.b = append(h.b, p...)
	}
	return len(p), nil
}

func (h *headBuffer) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return string(h.b)
}

// Kill ends the server as a crash does.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// Restart starts it, again on the same ports with the same data.
func (s *Server) Restart() error {
	var bolt, http int
	if s.cmd == nil {
		return s.start(0, 0)
	}
	if _, err := fmt.Sscanf(s.URI, "bolt://localhost:%d", &bolt); err != nil {
		return err
	}
	if _, err := fmt.Sscanf(s.BrowserURL, "http://localhost:%d/", &http); err != nil {
		return err
	}
	return s.start(bolt, http)
}

// Stop ends the server and deletes its folder.
func (s *Server) Stop() {
	s.Kill()
	_ = os.RemoveAll(s.Home)
}

// Config is how to connect.
func (s *Server) Config() neo4j.Config {
	return neo4j.Config{URI: s.URI, Username: s.Username, Password: s.Password}
}

// Connect gives a store of the database as it is.
func (s *Server) Connect(t testing.TB, schema *graph.Schema) *neo4j.Store {
	t.Helper()
	st, err := neo4j.Open(context.Background(), s.Config(), schema)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close(context.Background()) })
	return st
}

// Store connects, empties the database and prepares it for the schema.
func (s *Server) Store(t testing.TB, schema *graph.Schema) *neo4j.Store {
	t.Helper()
	st := s.Connect(t, schema)
	ctx := context.Background()
	if err := st.Clear(ctx); err != nil {
		t.Fatal(err)
	}
	if err := st.Init(ctx); err != nil {
		t.Fatal(err)
	}
	return st
}
