package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// closest is the name that somebody most likely meant by word, or "": a name
// that begins with it, else one with few letters wrong.
func closest(word string, names []string) string {
	best, least := "", max(1, len(word)/3)+1
	for _, n := range names {
		if len(word) >= 3 && strings.HasPrefix(n, word) {
			return n
		}
		if d := distance(strings.ToLower(word), n); d < least {
			best, least = n, d
		}
	}
	return best
}

// distance counts letters added, dropped, changed or swapped with their
// neighbour (Damerau-Levenshtein, restricted), in bytes.
func distance(a, b string) int {
	prev2, prev := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev = prev, row
	}
	return prev[len(b)]
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
