package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/urfave/cli/v2"
)

// settings are values of flags that stand in the environment (DATELINE_NAME)
// or in the one optional file. A flag that is typed wins over the environment,
// and that over the file.
type settings struct {
	file  string // where it lies or would lie
	there bool
	lines map[string]setting // by flag, or command.flag
}

type setting struct {
	value string
	line  int
}

// never stand in the file or under a DATELINE name: they say what one command
// does, or are secret.
var unsettable = []string{"help", "h", "o", "output", "param", "p", "password", "json", "csv", "load", "version", "v"}

// settingsFile is where the file is looked for: DATELINE_CONFIG, else
// dateline/config in the user's folder for settings.
func settingsFile() string {
	if f, ok := os.LookupEnv("DATELINE_CONFIG"); ok {
		return f
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dateline", "config")
}

// readSettings reads the file, which need not be there: lines "name = value",
// where name is a flag or command.flag; # begins a comment.
func readSettings(app *cli.App) (*settings, error) {
	s := &settings{file: settingsFile(), lines: map[string]setting{}}
	if s.file == "" {
		return s, nil
	}
	f, err := os.Open(s.file)
	if errors.Is(err, fs.ErrNotExist) {
		if _, named := os.LookupEnv("DATELINE_CONFIG"); named {
			return s, &usageError{"DATELINE_CONFIG names a file that is not there: " + s.file, "make it, or take the variable away"}
		}
		return s, nil
	}
	if err != nil {
		return s, &hinted{fmt.Errorf("cannot read the settings: %w", err), "give yourself the right to read it, or name another with DATELINE_CONFIG"}
	}
	defer f.Close()
	s.there = true
	names := settable(app)
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		k, v, ok := strings.Cut(line, "=")
		k, v = strings.TrimSpace(k), strings.Trim(strings.TrimSpace(v), `"`)
		where := fmt.Sprintf("%s:%d: ", s.file, n)
		switch {
		case !ok:
			return s, &usageError{where + "want name = value", "for example: workers = 2"}
		case k == "password" || strings.HasSuffix(k, ".password"):
			return s, &usageError{where + "a password does not belong in this file", "set NEO4J_PASSWORD, or use the local server of \"dateline neo4j up\""}
		case !slices.Contains(names, k):
			return s, &usageError{where + fmt.Sprintf("there is no setting %q", k), didYouMean(k, names, "names are those of flags, or command.flag")}
		}
		s.lines[k] = setting{v, n}
	}
	return s, sc.Err()
}

// settable lists all names that may stand in the file.
func settable(app *cli.App) []string {
	seen := map[string]bool{}
	var walk func(prefix string, cmd []*cli.Command)
	walk = func(prefix string, cmds []*cli.Command) {
		for _, c := range cmds {
			for _, f := range c.Flags {
				if n := f.Names()[0]; !slices.Contains(unsettable, n) {
					seen[n], seen[prefix+c.Name+"."+n] = true, true
				}
			}
			walk(prefix+c.Name+".", c.Subcommands)
		}
	}
	walk("", app.Commands)
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

func envName(flag string) string {
	return "DATELINE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// apply gives the flags of a command that were not typed their values.
func (s *settings) apply(c *cli.Context) error {
	path := strings.ReplaceAll(c.Command.FullName(), " ", ".")
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if slices.Contains(unsettable, name) || c.IsSet(name) {
			continue
		}
		v, from := os.Getenv(envName(name)), envName(name)
		if v == "" {
			l, ok := s.lines[path+"."+name]
			if !ok {
				l, ok = s.lines[name]
			}
			if !ok {
				continue
			}
			v, from = l.value, fmt.Sprintf("%s:%d", s.file, l.line)
		}
		if err := c.Set(name, v); err != nil {
			return &usageError{fmt.Sprintf("%s: %q is no value for --%s", from, v, name), "dateline " + c.Command.FullName() + " --help"}
		}
	}
	return nil
}

// shown is one setting that is in force.
type shown struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
}

// inForce lists what the environment and the file set, the environment first.
func (s *settings) inForce(app *cli.App) []shown {
	var out []shown
	for _, n := range settable(app) {
		if v := os.Getenv(envName(n)); v != "" && !strings.Contains(n, ".") {
			out = append(out, shown{n, v, envName(n)})
		} else if l, ok := s.lines[n]; ok {
			out = append(out, shown{n, l.value, fmt.Sprintf("line %d of the file", l.line)})
		}
	}
	for _, n := range []string{"NEO4J_URI", "NEO4J_USERNAME", "NEO4J_DATABASE", "NEO4J_PASSWORD", "NO_COLOR"} {
		if v := os.Getenv(n); v != "" {
			if n == "NEO4J_PASSWORD" {
				v = "(set)"
			}
			out = append(out, shown{strings.ToLower(strings.TrimPrefix(n, "NEO4J_")), v, n})
		}
	}
	return out
}

func configCommand(e *env) *cli.Command {
	return &cli.Command{Name: "config", Usage: "settings in force, and where they come from",
		Description: "Every flag can be set once and for all: as DATELINE_NAME in the environment (DATELINE_WORKERS=2), or in a\n" +
			"file of lines \"name = value\", where name is a flag, or command.flag for one command only:\n\n" +
			"  # ~/.config/dateline/config\n  workers = 2\n  query.limit = 50\n\n" +
			"A typed flag wins over the environment, the environment over the file. DATELINE_CONFIG names another file;\n" +
			"DATELINE_CONFIG= (empty) reads none. Passwords are not read from it.",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "as JSON"}, &cli.BoolFlag{Name: "list", Usage: "the names that may be set"}},
		Action: func(c *cli.Context) error {
			if c.Bool("list") {
				for _, n := range settable(c.App) {
					fmt.Fprintln(e.out, n)
				}
				return nil
			}
			list := e.set.inForce(c.App)
			if c.Bool("json") {
				b, err := json.MarshalIndent(map[string]any{"file": e.set.file, "exists": e.set.there, "settings": append([]shown{}, list...)}, "", "  ")
				fmt.Fprintln(e.out, string(b))
				return err
			}
			state := ""
			if !e.set.there {
				state = "  (not there; it need not be)"
			}
			fmt.Fprintf(e.out, "file  %s%s\n", e.set.file, state)
			for _, s := range list {
				fmt.Fprintf(e.out, "%-20s %-24s %s\n", s.Name, s.Value, s.From)
			}
			if len(list) == 0 {
				e.note("nothing is set; \"dateline config --list\" shows what may be")
			}
			return nil
		}}
}
