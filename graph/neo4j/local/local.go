// Package local runs a real Neo4j server (5.26, community, with Browser) on
// this machine without Docker: its parts come by Maven into the cache folder,
// a small launcher is compiled once, and the data lie in a folder of their
// own. In goes a folder, out come addresses and a password.
//
// Only the loopback is listened on, and a password is always required: it is
// made up on the first start and kept in a file that only its owner reads.
//
// Caveat: needs a Java development kit, 17 or 21, and Maven on the first run.
package local

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Version of the server.
const Version = "5.26.30"

// Default ports.
const (
	BoltPort = 7687
	HTTPPort = 7474
)

// Errors, wrapped in an Error with a hint.
var (
	ErrJava       = errors.New("no usable Java")
	ErrMaven      = errors.New("no usable Maven")
	ErrPort       = errors.New("port is taken")
	ErrStart      = errors.New("the server did not start")
	ErrStop       = errors.New("the server does not stop")
	ErrNotRunning = errors.New("no local server is running")
)

// Error is what went wrong, and what to do.
type Error struct {
	Err  error
	Msg  string
	Hint string
}

func (e *Error) Error() string {
	if e.Msg == "" {
		return "local neo4j: " + e.Err.Error()
	}
	return "local neo4j: " + e.Err.Error() + ": " + e.Msg
}

// Unwrap gives the kind of error.
func (e *Error) Unwrap() error { return e.Err }

// Options of a server; the zero value is good.
type Options struct {
	Dir      string // data, password, log; default: dateline/neo4j in the user's data folder
	Cache    string // parts of the server; default: dateline/neo4j-VERSION in the user's cache folder
	BoltPort int    // default 7687
	HTTPPort int    // default 7474
	Log      io.Writer
	Timeout  time.Duration // for the start, default two minutes
}

// Info is the state of a server.
type Info struct {
	Running      bool
	PID          int
	Version      string
	BoltURI      string // bolt://localhost:7687
	BrowserURL   string // http://localhost:7474/browser/
	Username     string
	PasswordFile string
	Dir          string
	LogFile      string
}

// Password reads the password.
func (i Info) Password() (string, error) {
	b, err := os.ReadFile(i.PasswordFile)
	return strings.TrimSpace(string(b)), err
}

// state is what is kept of a running server.
type state struct {
	PID  int `json:"pid"`
	Bolt int `json:"bolt"`
	HTTP int `json:"http"`
}

func (o Options) fill() (Options, error) {
	var err error
	if o.Dir == "" {
		if o.Dir, err = dataDir(); err != nil {
			return o, err
		}
	}
	if o.Dir, err = filepath.Abs(o.Dir); err != nil {
		return o, err
	}
	if o.Cache == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return o, err
		}
		o.Cache = filepath.Join(base, "dateline", "neo4j-"+Version)
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	if o.Timeout <= 0 {
		o.Timeout = 2 * time.Minute
	}
	return o, nil
}

// dataDir is the folder for data that the user keeps (XDG).
func dataDir() (string, error) {
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "dateline", "neo4j"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share", "dateline", "neo4j"), nil
}

// Status tells whether the server runs, and where everything is.
func Status(o Options) (Info, error) {
	o, err := o.fill()
	if err != nil {
		return Info{}, err
	}
	info := Info{Version: Version, Username: "neo4j", Dir: o.Dir,
		PasswordFile: filepath.Join(o.Dir, "password"), LogFile: filepath.Join(o.Dir, "server.log")}
	var s state
	b, err := os.ReadFile(filepath.Join(o.Dir, "server.json"))
	if err != nil || json.Unmarshal(b, &s) != nil || !alive(s.PID) || !listening(s.Bolt) {
		return info, nil
	}
	info.Running, info.PID = true, s.PID
	info.BoltURI = fmt.Sprintf("bolt://localhost:%d", s.Bolt)
	info.BrowserURL = fmt.Sprintf("http://localhost:%d/browser/", s.HTTP)
	return info, nil
}

func listening(port int) bool {
	c, err := net.DialTimeout("tcp", fmt.Sprintf("127.0.0.1:%d", port), time.Second)
	if err != nil {
		return false
	}
	c.Close()
	return true
}

// Up starts the server, unless it runs already, and waits until it answers.
func Up(ctx context.Context, o Options) (Info, error) {
	o, err := o.fill()
	if err != nil {
		return Info{}, err
	}
	if info, err := Status(o); err != nil || info.Running {
		return info, err
	}
	if o.BoltPort == 0 {
		o.BoltPort = BoltPort
	}
	if o.HTTPPort == 0 {
		o.HTTPPort = HTTPPort
	}
	for _, p := range []int{o.BoltPort, o.HTTPPort} {
		if listening(p) {
			return Info{}, &Error{ErrPort, fmt.Sprintf("something else listens on 127.0.0.1:%d", p),
				"stop it, or choose other ports (--bolt-port, --http-port)"}
		}
	}
	parts, err := Prepare(ctx, o)
	if err != nil {
		return Info{}, err
	}
	if err := os.MkdirAll(filepath.Join(o.Dir, "home"), 0o700); err != nil {
		return Info{}, err
	}
	if err := password(filepath.Join(o.Dir, "password")); err != nil {
		return Info{}, err
	}
	return o.start(ctx, parts)
}

func (o Options) start(ctx context.Context, parts *Parts) (Info, error) {
	logFile, err := os.Create(filepath.Join(o.Dir, "server.log"))
	if err != nil {
		return Info{}, err
	}
	defer logFile.Close()
	cmd := parts.Command(filepath.Join(o.Dir, "home"), o.BoltPort, o.HTTPPort, filepath.Join(o.Dir, "password"), "daemon")
	cmd.Stdout, cmd.Stderr = logFile, logFile
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return Info{}, err
	}
	fmt.Fprintln(o.Log, "starting Neo4j "+Version+" …")
	exited := make(chan error, 1)
	go func() { exited <- cmd.Wait() }()
	if err := o.await(ctx, logFile.Name(), exited); err != nil {
		_ = cmd.Process.Kill()
		return Info{}, err
	}
	b, err := json.Marshal(state{cmd.Process.Pid, o.BoltPort, o.HTTPPort})
	if err != nil {
		return Info{}, err
	}
	if err := os.WriteFile(filepath.Join(o.Dir, "server.json"), b, 0o600); err != nil {
		return Info{}, err
	}
	return Status(o)
}

// await watches the log for READY.
func (o Options) await(ctx context.Context, logFile string, exited <-chan error) error {
	fail := func(why string) error {
		b, _ := os.ReadFile(logFile)
		return &Error{ErrStart, why + "\n" + tail(string(b), 12), "the whole log is " + logFile}
	}
	deadline := time.After(o.Timeout)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-exited:
			return fail("it ended at once:")
		case <-deadline:
			return fail(fmt.Sprintf("not ready after %s:", o.Timeout))
		case <-time.After(100 * time.Millisecond):
		}
		if b, err := os.ReadFile(logFile); err == nil && ready.Match(b) {
			return nil
		}
	}
}

var ready = regexp.MustCompile(`(?m)^READY bolt=\S*?:(\d+) http=\S*?:(\d+)`)

func tail(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

// Down stops the server gracefully and waits until it is gone.
func Down(ctx context.Context, o Options) error {
	o, err := o.fill()
	if err != nil {
		return err
	}
	info, err := Status(o)
	if err != nil {
		return err
	}
	if !info.Running {
		return &Error{ErrNotRunning, "", "start one with \"dateline neo4j up\""}
	}
	if err := os.WriteFile(filepath.Join(o.Dir, "home", "stop"), nil, 0o600); err != nil {
		return err
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		if !alive(info.PID) {
			return os.Remove(filepath.Join(o.Dir, "server.json"))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return &Error{ErrStop, fmt.Sprintf("process %d is still there after a minute", info.PID), fmt.Sprintf("look at %s; if nothing helps, kill %d", info.LogFile, info.PID)}
}

// password makes a password, unless the file is there.
func password(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return os.Chmod(path, 0o600)
	}
	if err != nil {
		return err
	}
	if _, err := f.WriteString(rand.Text() + "\n"); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Command is the launcher's command line. mode is daemon or stdin.
func (p *Parts) Command(home string, bolt, http int, passwordFile, mode string) *exec.Cmd {
	args := []string{"-Xms256m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions"}
	if mode == "stdin" {
		args = append(args, "-XX:TieredStopAtLevel=1")
	}
	for _, m := range []string{"java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent"} {
		args = append(args, "--add-opens=java.base/"+m+"=ALL-UNNAMED")
	}
	args = append(args, "-cp", p.Classpath(), "Launcher", home, fmt.Sprint(bolt), fmt.Sprint(http), passwordFile, p.Conf, mode)
	return exec.Command(p.Java, args...)
}
