package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract/source"
	"dateline/queries"
)

// The scripts hand the words typed so far to "dateline __complete", whose
// lines are a word, a tab and what it means. Where it gives none the shell
// completes names of files.

const bashCompletion = `_dateline() {
  local IFS=$'\n' cur="${COMP_WORDS[COMP_CWORD]}"
  local words=( $(dateline __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1) )
  COMPREPLY=( $(compgen -W "${words[*]}" -- "$cur") )
}
complete -o bashdefault -o default -F _dateline dateline
`

const zshCompletion = `#compdef dateline
_dateline() {
  local -a list
  local line
  for line in "${(@f)$(dateline __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && list+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  if (( ${#list} )); then _describe 'dateline' list; else _files; fi
}
compdef _dateline dateline
`

const fishCompletion = `function __dateline_complete
    set -l words (commandline -opc) (commandline -ct)
    dateline __complete $words[2..-1] 2>/dev/null
end
complete -c dateline -a '(__dateline_complete)'
`

func completionCommand(e *env) *cli.Command {
	return &cli.Command{Name: "completion", Usage: "print a completion script for bash, zsh or fish", ArgsUsage: "SHELL",
		Description: "bash: source <(dateline completion bash)\nzsh:  source <(dateline completion zsh)\nfish: dateline completion fish | source",
		Action: func(c *cli.Context) error {
			scripts := map[string]string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}
			s, ok := scripts[c.Args().First()]
			if !ok {
				return &usageError{"which shell? bash, zsh or fish", "dateline completion bash"}
			}
			_, err := fmt.Fprint(e.out, s)
			return err
		}}
}

func completeCommand(e *env) *cli.Command {
	return &cli.Command{Name: "__complete", Hidden: true, SkipFlagParsing: true, Action: func(c *cli.Context) error {
		for _, w := range completions(c.App, c.Args().Slice()) {
			fmt.Fprintf(e.out, "%s\t%s\n", w.word, w.text)
		}
		return nil
	}}
}

type completion struct{ word, text string }

// completions gives the words that may stand where the last of words is being
// typed.
func completions(app *cli.App, words []string) []completion {
	if len(words) == 0 {
		words = []string{""}
	}
	cur := words[len(words)-1]
	flags, cmds := app.Flags, app.Commands
	path := ""
	args, wait := 0, "" // arguments so far; the flag whose value is due
	for _, w := range words[:len(words)-1] {
		switch {
		case wait != "":
			wait = ""
		case len(w) > 1 && w[0] == '-':
			if takesValue(w, flags) {
				wait = strings.TrimLeft(w, "-")
			}
		default:
			next := -1
			for i, c := range cmds {
				if args == 0 && c.HasName(w) {
					next = i
				}
			}
			if next >= 0 {
				path, flags, cmds = strings.TrimSpace(path+" "+cmds[next].Name), cmds[next].Flags, cmds[next].Subcommands
			} else {
				args++
			}
		}
	}
	var out []completion
	switch {
	case wait != "":
		out = flagValues(wait)
	case strings.HasPrefix(cur, "-"):
		out = flagWords(flags)
	case args == 0 && len(cmds) > 0:
		for _, c := range cmds {
			if !c.Hidden {
				out = append(out, completion{c.Name, c.Usage})
			}
		}
	case args == 0:
		out = argWords(path)
	}
	kept := out[:0]
	for _, c := range out {
		if strings.HasPrefix(c.word, cur) {
			kept = append(kept, c)
		}
	}
	return kept
}

func flagWords(flags []cli.Flag) []completion {
	var out []completion
	for _, f := range flags {
		usage := ""
		if d, ok := f.(cli.DocGenerationFlag); ok {
			usage = strings.ReplaceAll(d.GetUsage(), "`", "")
		}
		for _, n := range f.Names() {
			if len(n) > 1 {
				out = append(out, completion{"--" + n, usage})
			} else {
				out = append(out, completion{"-" + n, usage})
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].word < out[j].word })
	return out
}

// flagValues are the values of flags that take one of a few words.
func flagValues(flag string) []completion {
	switch flag {
	case "until":
		return plainWords(stages...)
	case "format":
		return plainWords(source.Formats()...)
	case "color":
		return plainWords("auto", "always", "never")
	case "log-format":
		return plainWords("text", "json")
	case "annotator":
		return plainWords("prose")
	}
	return nil
}

// argWords are the first arguments of commands that take one of a few words.
func argWords(path string) []completion {
	switch path {
	case "query", "queries":
		all, err := queries.All()
		if err != nil {
			return nil
		}
		var out []completion
		for _, q := range all {
			out = append(out, completion{q.Name, q.Title})
		}
		return out
	case "export":
		var out []completion
		for _, f := range formats {
			out = append(out, completion{f.name, f.what})
		}
		return out
	case "completion":
		return plainWords("bash", "zsh", "fish")
	}
	return nil
}

func plainWords(words ...string) []completion {
	var out []completion
	for _, w := range words {
		out = append(out, completion{w, ""})
	}
	return out
}
