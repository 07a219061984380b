package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

func manCommand(e *env) *cli.Command {
	return &cli.Command{Name: "man", Usage: "print the manual page (roff)",
		Description: "dateline man | man -l -          reads it\ndateline man > /usr/local/share/man/man1/dateline.1   keeps it",
		Action: func(c *cli.Context) error {
			_, err := fmt.Fprint(e.out, manPage(c.App))
			return err
		}}
}

// manPage writes all commands and flags as a manual page (man(7) macros).
func manPage(app *cli.App) string {
	var b strings.Builder
	p := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	p(`.TH DATELINE 1 "" "dateline %s" "User Commands"`, app.Version)
	p(".SH NAME\ndateline \\- %s", roff(app.Usage))
	p(".SH SYNOPSIS\n.B dateline\n.I COMMAND\n[\\fIFLAG\\fR...] [\\fIARGUMENT\\fR...]")
	p(".SH DESCRIPTION\n.nf\n%s\n.fi", roff(app.Description))
	p(".SH GLOBAL FLAGS")
	manFlags(&b, app.Flags)
	p(".SH COMMANDS")
	var walk func(prefix string, cmds []*cli.Command)
	walk = func(prefix string, cmds []*cli.Command) {
		for _, c := range cmds {
			if c.Hidden || c.Name == "help" {
				continue
			}
			name := strings.TrimSpace(prefix + " " + c.Name)
			p(".SS %s %s\n%s", roff(name), roff(c.ArgsUsage), roff(c.Usage))
			if c.Description != "" {
				p(".PP\n.nf\n%s\n.fi", roff(c.Description))
			}
			if len(c.Subcommands) == 0 {
				manFlags(&b, c.Flags)
			}
			walk(name, c.Subcommands)
		}
	}
	walk("", app.Commands)
	p(".SH FILES\n.TP\n.I ~/.config/dateline/config\nsettings, see\n.B dateline config\n.TP\n.I ./dateline-out\nthe last run: extract.jsonl, graph.jsonl")
	p(".SH SEE ALSO\n.BR cypher-shell (1)")
	return b.String()
}

func manFlags(b *strings.Builder, flags []cli.Flag) {
	for _, f := range flags {
		d, ok := f.(cli.DocGenerationFlag)
		if !ok || f.Names()[0] == "help" {
			continue
		}
		value, usage := "", d.GetUsage()
		if d.TakesValue() {
			value = "VALUE"
			if parts := strings.SplitN(usage, "`", 3); len(parts) == 3 {
				value, usage = parts[1], parts[0]+parts[1]+parts[2]
			}
		}
		var names []string
		for _, n := range f.Names() {
			names = append(names, map[bool]string{true: "-", false: "--"}[len(n) == 1]+n)
		}
		fmt.Fprintf(b, ".TP\n.B %s \\fI%s\\fR\n%s\n", roff(strings.Join(names, ", ")), roff(value), roff(usage))
	}
}

// roff escapes text: hyphens stay hyphens, no line begins with a macro.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "’", "'").Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
