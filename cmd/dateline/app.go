package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// version is set at build time with -ldflags "-X main.version=...".
var version = "0.1.0"

// env is what a command needs of the outside.
type env struct {
	in       io.Reader
	out, err io.Writer
	quiet    bool
}

// note writes a remark for people to standard error.
func (e *env) note(format string, a ...any) {
	if !e.quiet {
		fmt.Fprintf(e.err, format+"\n", a...)
	}
}

// width is the terminal's, or 100 where there is none.
func (e *env) width() int {
	if f, ok := e.out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 40 {
			return w
		}
	}
	return 100
}

const description = `Dateline reads news reports and builds an event knowledge graph: people, places,
organizations, dated events, relations, and who claims or denies what, every
edge traceable to its sentence. It works offline and gives the same result for
the same input.

  dateline run reports/            an account in the terminal, files in ./dateline-out
  dateline query disputed-events   a research question, without a server; "dateline queries" lists them
  dateline neo4j up                a local Neo4j (needs Java 17 and Maven)
  dateline run --load reports/     the same as run, and into Neo4j

Flags may stand before or after the arguments. A path is a file, a folder
(searched whole), a glob, or - for standard input.
Standard output is data; progress and notes go to standard error.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs were skipped (only
with --strict), 4 the store cannot be reached or refuses the login.

Environment: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE.`

// New builds the application.
func New(e *env) *cli.App {
	app := &cli.App{
		Name: "dateline", Usage: "news reports in, an event knowledge graph out", Description: description,
		Version: version, Reader: e.in, Writer: e.out, ErrWriter: e.err,
		EnableBashCompletion: true, HideVersion: true, Suggest: true,
		Flags: []cli.Flag{&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "no notes and no progress"}},
		Before: func(c *cli.Context) error {
			e.quiet = e.quiet || c.Bool("quiet")
			return nil
		},
		Commands: []*cli.Command{
			runCommand(e), extractCommand(e), loadCommand(e), queryCommand(e), queriesCommand(e), exportCommand(e),
			schemaCommand(e), deleteCommand(e), neo4jCommand(e), evalCommand(e), ontologyCommand(e), kbCommand(e), versionCommand(e), completionCommand(e),
		},
		OnUsageError:    func(_ *cli.Context, err error, _ bool) error { return &usageError{err.Error(), "dateline --help"} },
		CommandNotFound: nil,
		ExitErrHandler:  func(*cli.Context, error) {},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return &usageError{fmt.Sprintf("there is no command %q", c.Args().First()), "dateline --help lists the commands"}
			}
			return cli.ShowAppHelp(c)
		},
	}
	for _, cmd := range app.Commands {
		onUsage(cmd)
	}
	return app
}

// onUsage gives every command our usage errors, with its own help as hint.
func onUsage(cmd *cli.Command) {
	cmd.OnUsageError = func(c *cli.Context, err error, _ bool) error {
		return &usageError{err.Error(), "dateline " + c.Command.FullName() + " --help"}
	}
	cmd.Flags = append(cmd.Flags, &cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "no notes and no progress"})
	before := cmd.Before
	cmd.Before = func(c *cli.Context) error {
		if c.Bool("quiet") {
			if e, ok := c.App.Metadata["env"].(*env); ok {
				e.quiet = true
			}
		}
		if before != nil {
			return before(c)
		}
		return nil
	}
	for _, sub := range cmd.Subcommands {
		onUsage(sub)
	}
}

// Main runs the command line and gives the exit code.
func Main(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	e := &env{in: in, out: out, err: errOut}
	app := New(e)
	app.Metadata = map[string]any{"env": e}
	app.Setup()
	return report(errOut, app.RunContext(ctx, permute(app, args)))
}
