package local_test

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline/graph"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/local"
)

func freePort(t *testing.T) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// TestUpDown: up, the same again, a query with the password, down; the data
// are there after the next up.
func TestUpDown(t *testing.T) {
	if testing.Short() {
		t.Skip("a real Neo4j is not started with -short")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	o := local.Options{Dir: t.TempDir(), BoltPort: freePort(t), HTTPPort: freePort(t)}
	info, err := local.Up(ctx, o)
	if missing := errors.Is(err, local.ErrJava) || errors.Is(err, local.ErrMaven); missing && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = local.Down(ctx, o) }()
	if !info.Running || info.PID == 0 || info.BrowserURL == "" {
		t.Errorf("up: %+v", info)
	}
	checkMode(t, info.PasswordFile)
	again, err := local.Up(ctx, o)
	if err != nil || again.PID != info.PID {
		t.Errorf("up again: %+v, %v; want the same server", again, err)
	}
	ask(t, info, "nobody", graph.ErrDenied)
	ask(t, info, "", nil)
	other := o
	other.Dir = t.TempDir()
	if _, err := local.Up(ctx, other); !errors.Is(err, local.ErrPort) {
		t.Errorf("up on a taken port: %v", err)
	}
	if err := local.Down(ctx, o); err != nil {
		t.Fatal(err)
	}
	if info, err = local.Up(ctx, o); err != nil {
		t.Fatalf("up after down: %v", err)
	}
	ask(t, info, "", nil)
	if err := local.Down(ctx, o); err != nil {
		t.Fatal(err)
	}
	if info, err := local.Status(o); err != nil || info.Running {
		t.Errorf("after down: %+v, %v", info, err)
	}
	if err := local.Down(ctx, o); !errors.Is(err, local.ErrNotRunning) {
		t.Errorf("down again: %v", err)
	}
}

func checkMode(t *testing.T, path string) {
	t.Helper()
	st, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if st.Mode().Perm()&fs.FileMode(0o077) != 0 {
		t.Errorf("%s has mode %v: others can read it", path, st.Mode())
	}
}

// ask connects with the kept password, or another.
func ask(t *testing.T, info local.Info, password string, want error) {
	t.Helper()
	if password == "" {
		var err error
		if password, err = info.Password(); err != nil {
			t.Fatal(err)
		}
	}
	ctx := context.Background()
	st, err := neo4j.Open(ctx, neo4j.Config{URI: info.BoltURI, Username: info.Username, Password: password}, graph.NewSchema(nil))
	if !errors.Is(err, want) {
		t.Fatalf("open: %v, want %v", err, want)
	}
	if err != nil {
		return
	}
	defer st.Close(ctx)
	res, err := st.Query(ctx, "RETURN 1 AS one", nil, graph.Limits{})
	if err != nil || len(res.Rows) != 1 {
		t.Errorf("query: %v, %v", res, err)
	}
}

func TestMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("JAVA_HOME", "")
	_, err := local.Prepare(context.Background(), local.Options{Cache: filepath.Join(t.TempDir(), "c")})
	var e *local.Error
	if !errors.Is(err, local.ErrJava) || !errors.As(err, &e) || e.Hint == "" {
		t.Errorf("no java in the path: %v", err)
	}
	old := t.TempDir()
	script := "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n"
	if err := os.WriteFile(filepath.Join(old, "java"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", old+":/bin:/usr/bin")
	if _, err := local.Prepare(context.Background(), local.Options{Cache: filepath.Join(t.TempDir(), "c")}); !errors.Is(err, local.ErrJava) {
		t.Errorf("java 11: %v", err)
	}
}
