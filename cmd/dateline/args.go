package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// permute puts the flags of a command line before its arguments, because
// urfave/cli v2 stops reading flags at the first argument and people type
// "dateline extract a.txt -o out.jsonl". Everything after "--" stays an
// argument; "-" alone is one (standard input).
func permute(app *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	out := []string{args[0]}
	rest := args[1:]
	flags, cmds := app.Flags, app.Commands
	for {
		head, tail, cmd := split(rest, flags, cmds)
		out = append(out, head...)
		if cmd == nil {
			return append(out, tail...)
		}
		out = append(out, tail[0])
		rest, flags, cmds = tail[1:], cmd.Flags, cmd.Subcommands
	}
}

// split walks one level: flags first, then the arguments. When an argument is
// the name of a subcommand, the walk stops there and the next level begins.
func split(args []string, flags []cli.Flag, cmds []*cli.Command) (head, tail []string, cmd *cli.Command) {
	var positional []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			return head, append(append([]string{"--"}, positional...), args[i+1:]...), nil
		}
		if len(a) > 1 && a[0] == '-' {
			head = append(head, a)
			if takesValue(a, flags) && i+1 < len(args) {
				i++
				head = append(head, args[i])
			}
			continue
		}
		if len(positional) == 0 {
			for _, c := range cmds {
				if c.HasName(a) {
					return head, args[i:], c
				}
			}
		}
		positional = append(positional, a)
	}
	if slices.ContainsFunc(positional, func(p string) bool { return len(p) > 1 && p[0] == '-' }) {
		head = append(head, "--")
	}
	return head, positional, nil
}

// takesValue tells whether the flag as typed is followed by its value.
func takesValue(arg string, flags []cli.Flag) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			_, isBool := f.(*cli.BoolFlag)
			return !isBool
		}
	}
	return false
}
