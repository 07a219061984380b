package local

import (
	"bytes"
	"context"
	_ "embed" // the launcher and what Maven is to fetch
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

//go:embed pom.xml
var pom []byte

//go:embed Launcher.java
var launcher []byte

//go:embed neo4j.conf
var conf []byte

// Parts is a server ready to be started.
type Parts struct {
	Java string // the java command
	Dir  string // lib/*.jar, classes/Launcher.class
	Conf string // settings
}

// Classpath of the server and its tools (org.neo4j.cli.AdminTool).
func (p *Parts) Classpath() string {
	return filepath.Join(p.Dir, "classes") + string(os.PathListSeparator) + filepath.Join(p.Dir, "lib", "*")
}

const javaHint = "install a Java development kit, 17 or 21 (Debian: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk@21), or use \"docker compose up -d\""

// Prepare fetches the server's parts, unless they are in the cache, and
// compiles the launcher.
func Prepare(ctx context.Context, o Options) (*Parts, error) {
	o, err := o.fill()
	if err != nil {
		return nil, err
	}
	java, err := findJava(ctx)
	if err != nil {
		return nil, err
	}
	p := &Parts{Java: java, Dir: o.Cache, Conf: filepath.Join(o.Cache, "neo4j.conf")}
	// The launcher's source is kept beside its class: a new one is compiled.
	if have, err := os.ReadFile(filepath.Join(o.Cache, "Launcher.java")); err == nil && bytes.Equal(have, launcher) {
		if have, err := os.ReadFile(p.Conf); err == nil && bytes.Equal(have, conf) {
			return p, nil
		}
	}
	if err := os.MkdirAll(filepath.Dir(o.Cache), 0o755); err != nil {
		return nil, err
	}
	// Everything is made in a folder of its own and renamed at the end: who
	// comes second finds it whole.
	tmp, err := os.MkdirTemp(filepath.Dir(o.Cache), "neo4j-new-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	if _, err := os.Stat(filepath.Join(o.Cache, "lib")); err == nil {
		if err := linkAll(filepath.Join(o.Cache, "lib"), filepath.Join(tmp, "lib")); err != nil {
			return nil, err
		}
	} else if err := fetch(ctx, o, tmp); err != nil {
		return nil, err
	}
	if err := compile(ctx, java, tmp); err != nil {
		return nil, err
	}
	if err := swap(tmp, o.Cache); err != nil {
		return nil, err
	}
	return p, nil
}

// swap puts dir in the place of old.
func swap(dir, old string) error {
	trash := dir + "-old"
	if err := os.Rename(old, trash); err == nil {
		defer os.RemoveAll(trash)
	}
	if err := os.Rename(dir, old); err != nil {
		if _, serr := os.Stat(filepath.Join(old, "Launcher.java")); serr == nil {
			return nil // somebody else was quicker
		}
		return err
	}
	return nil
}

func linkAll(from, to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.Link(filepath.Join(from, f.Name()), filepath.Join(to, f.Name())); err != nil {
			return err
		}
	}
	return nil
}

var javaVersion = regexp.MustCompile(`version "(\d+)`)

// findJava looks in JAVA_HOME, then in PATH, for a kit with a compiler.
func findJava(ctx context.Context) (string, error) {
	name := "java"
	if h := os.Getenv("JAVA_HOME"); h != "" {
		name = filepath.Join(h, "bin", "java")
	}
	java, err := exec.LookPath(name)
	if err != nil {
		return "", &Error{ErrJava, "there is no java command", javaHint}
	}
	out, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
	if err != nil {
		return "", &Error{ErrJava, fmt.Sprintf("%s -version: %v", java, err), javaHint}
	}
	m := javaVersion.FindSubmatch(out)
	if m == nil {
		return "", &Error{ErrJava, fmt.Sprintf("%s does not tell its version", java), javaHint}
	}
	if v, _ := strconv.Atoi(string(m[1])); v < 17 {
		return "", &Error{ErrJava, fmt.Sprintf("%s is version %s; Neo4j %s needs 17 or 21", java, m[1], Version), javaHint}
	}
	return java, nil
}

func fetch(ctx context.Context, o Options, dir string) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return &Error{ErrMaven, "there is no mvn command", "install Maven (Debian: apt-get install maven; macOS: brew install maven); it is needed once, to fetch the server"}
	}
	file := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(file, pom, 0o644); err != nil {
		return err
	}
	fmt.Fprintln(o.Log, "fetching Neo4j "+Version+" by Maven, once (about 140 MB) …")
	cmd := exec.CommandContext(ctx, mvn, "-q", "-B", "-f", file, "dependency:copy-dependencies", "-DoutputDirectory="+filepath.Join(dir, "lib"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return &Error{ErrMaven, fmt.Sprintf("%v\n%s", err, tail(string(out), 8)), "check the network, or Maven's settings for a proxy or mirror"}
	}
	return nil
}

func compile(ctx context.Context, java, dir string) error {
	src := filepath.Join(dir, "Launcher.java")
	for name, b := range map[string][]byte{src: launcher, filepath.Join(dir, "neo4j.conf"): conf} {
		if err := os.WriteFile(name, b, 0o644); err != nil {
			return err
		}
	}
	javac := filepath.Join(filepath.Dir(java), "javac")
	if _, err := exec.LookPath(javac); err != nil {
		return &Error{ErrJava, "there is a java command but no javac beside it: this is a runtime, not a development kit", javaHint}
	}
	cmd := exec.CommandContext(ctx, javac, "-nowarn", "-cp", filepath.Join(dir, "lib", "*"), "-d", filepath.Join(dir, "classes"), src)
	if out, err := cmd.CombinedOutput(); err != nil {
		return &Error{ErrJava, fmt.Sprintf("javac: %v\n%s", err, tail(string(out), 8)), javaHint}
	}
	return nil
}
