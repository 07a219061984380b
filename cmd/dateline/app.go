package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"

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
	color    bool     // colours on standard output
	errColor bool     // colours on standard error
	log      *jsonLog // standard error as JSON, else nil
	set      *settings
}

// note writes a remark for people to standard error.
func (e *env) note(format string, a ...any) {
	if !e.quiet {
		fmt.Fprintf(e.err, format+"\n", a...)
	}
}

// warn writes what went wrong without ending the work, with what to do.
func (e *env) warn(what string, err error, hint string) {
	if e.log != nil {
		e.log.record(slog.LevelWarn, what, "error", err.Error(), "hint", hint)
		return
	}
	fmt.Fprintf(e.err, "%s %s\n", paint(e.errColor, yellow, what+":"), printable(err.Error()))
	if hint != "" {
		fmt.Fprintf(e.err, "  %s %s\n", paint(e.errColor, blue, "->"), hint)
	}
}

// globalFlags are understood by every command, before or after its name.
func globalFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "no notes and no progress"},
		&cli.StringFlag{Name: "color", Usage: "`WHEN`: auto, always or never (auto heeds NO_COLOR)"},
		&cli.StringFlag{Name: "log-format", Usage: "standard error as `FORM`: text or json"},
	}
}

// global takes the global flags of a command line into the env.
func (e *env) global(c *cli.Context) error {
	e.quiet = e.quiet || c.Bool("quiet")
	switch mode := c.String("color"); mode {
	case "":
	case "auto", "always", "never":
		e.color, e.errColor = wantColor(mode, e.out), wantColor(mode, e.err)
	default:
		return &usageError{fmt.Sprintf("--color is auto, always or never, not %q", mode), ""}
	}
	switch form := c.String("log-format"); form {
	case "", "text":
	case "json":
		if e.log == nil {
			e.log = newJSONLog(e.err)
			e.err, e.errColor = e.log, false
		}
	default:
		return &usageError{fmt.Sprintf("--log-format is text or json, not %q", form), ""}
	}
	return nil
}

// width is the terminal's, or 100 where there is none.
func (e *env) width() int {
	if f, ok := fileOf(e.out); ok {
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

Environment: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE; every flag as DATELINE_NAME, or in a
file ("dateline config"); NO_COLOR. "dateline doctor" checks what is there and says what to do.`

// New builds the application.
func New(e *env) *cli.App {
	app := &cli.App{
		Name: "dateline", Usage: "news reports in, an event knowledge graph out", Description: description,
		Version: version, Reader: e.in, Writer: e.out, ErrWriter: e.err,
		HideVersion: true, Flags: globalFlags(), Before: e.global,
		Commands: []*cli.Command{
			runCommand(e), extractCommand(e), loadCommand(e), queryCommand(e), shellCommand(e), queriesCommand(e), exportCommand(e),
			schemaCommand(e), deleteCommand(e), neo4jCommand(e), browserCommand(e), evalCommand(e), ontologyCommand(e), kbCommand(e), entitiesCommand(e), claimsCommand(e), timelineCommand(e), compareCommand(e), explainCommand(e), doctorCommand(e), configCommand(e),
			versionCommand(e), manCommand(e), completionCommand(e), completeCommand(e),
		},
		OnUsageError:   func(c *cli.Context, err error, _ bool) error { return wrongFlag(c, err) },
		ExitErrHandler: func(*cli.Context, error) {},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return noCommand(c.Args().First(), "", c.App.Commands)
			}
			return cli.ShowAppHelp(c)
		},
	}
	for _, cmd := range app.Commands {
		onUsage(cmd)
	}
	return app
}

// onUsage gives every command our usage errors, the global flags and the
// settings, and words that are no subcommand a hint.
func onUsage(cmd *cli.Command) {
	cmd.OnUsageError = func(c *cli.Context, err error, _ bool) error { return wrongFlag(c, err) }
	cmd.Flags = append(cmd.Flags, globalFlags()...)
	before := cmd.Before
	cmd.Before = func(c *cli.Context) error {
		if e, ok := c.App.Metadata["env"].(*env); ok && !cmd.Hidden {
			if e.set == nil {
				var err error
				if e.set, err = readSettings(c.App); err != nil {
					return err
				}
			}
			if err := e.set.apply(c); err != nil {
				return err
			}
			if err := e.global(c); err != nil {
				return err
			}
		}
		if before != nil {
			return before(c)
		}
		return nil
	}
	if action := cmd.Action; len(cmd.Subcommands) > 0 {
		cmd.Action = func(c *cli.Context) error {
			if c.Args().Present() {
				return noCommand(c.Args().First(), c.Command.Name, cmd.Subcommands)
			}
			return action(c)
		}
	}
	for _, sub := range cmd.Subcommands {
		onUsage(sub)
	}
}

// Main runs the command line and gives the exit code.
func Main(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	kept := &output{w: out}
	e := &env{in: in, out: kept, err: errOut, color: wantColor("", out), errColor: wantColor("", errOut)}
	app := New(e)
	app.Metadata = map[string]any{"env": e}
	app.Setup()
	err := app.RunContext(ctx, permute(app, args))
	if err == nil && kept.err != nil {
		err = fmt.Errorf("cannot write to standard output: %w", kept.err)
	}
	return e.report(err)
}
