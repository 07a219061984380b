package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/internal/letters"
)

// closest is the name that somebody most likely meant by word, or "": a name
// that begins with it, else one with few letters wrong.
func closest(word string, names []string) string {
	best, least := "", max(1, len(word)/3)+1
	for _, n := range names {
		if len(word) >= 3 && strings.HasPrefix(n, word) {
			return n
		}
		if d := letters.Distance(strings.ToLower(word), n); d < least {
			best, least = n, d
		}
	}
	return best
}

// didYouMean is a hint with the closest name in front of what else to do.
func didYouMean(word string, names []string, otherwise string) string {
	c := closest(word, names)
	switch {
	case c == "":
		return otherwise
	case otherwise == "":
		return "did you mean " + c + "?"
	}
	return "did you mean " + c + "? Otherwise: " + otherwise
}

// noCommand is the error of a word that is no command. A path instead of one
// is what people type first.
func noCommand(word, parent string, cmds []*cli.Command) error {
	if _, err := os.Stat(word); err == nil && parent == "" {
		return &usageError{fmt.Sprintf("there is no command %q, but a file or folder", word), "dateline run " + word}
	}
	var names []string
	for _, c := range cmds {
		if !c.Hidden {
			names = append(names, c.Names()...)
		}
	}
	help := strings.Join(strings.Fields("dateline "+parent+" --help"), " ")
	return &usageError{strings.TrimSpace(fmt.Sprintf("there is no command %q", strings.TrimSpace(parent+" "+word))), didYouMean(word, names, help+" lists the commands")}
}

// wrongFlag gives the flag package's error a hint.
func wrongFlag(c *cli.Context, err error) error {
	help := strings.Join(strings.Fields("dateline "+c.Command.FullName()+" --help"), " ")
	typed, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !ok {
		return &usageError{err.Error(), help}
	}
	var names []string
	for _, f := range append(c.Command.Flags, c.App.Flags...) {
		for _, n := range f.Names() {
			if len(n) > 1 {
				names = append(names, n)
			}
		}
	}
	msg := "there is no flag --" + strings.TrimLeft(typed, "-")
	if m := closest(strings.TrimLeft(typed, "-"), names); m != "" {
		return &usageError{msg, "did you mean --" + m + "? Otherwise: " + help}
	}
	return &usageError{msg, help}
}
