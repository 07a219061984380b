package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

func versionCommand(e *env) *cli.Command {
	return &cli.Command{Name: "version", Usage: "print the version", Action: func(*cli.Context) error {
		rev := ""
		if bi, ok := debug.ReadBuildInfo(); ok {
			for _, s := range bi.Settings {
				if s.Key == "vcs.revision" && len(s.Value) >= 12 {
					rev = " " + s.Value[:12]
				}
			}
		}
		fmt.Fprintf(e.out, "dateline %s%s %s %s/%s\n", version, rev, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return nil
	}}
}

const bashCompletion = `_dateline() {
  local cur opts
  cur="${COMP_WORDS[COMP_CWORD]}"
  opts=$("${COMP_WORDS[@]:0:$COMP_CWORD}" --generate-bash-completion 2>/dev/null)
  COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") $(compgen -f -- "${cur}") )
}
complete -o bashdefault -o default -o nospace -F _dateline dateline
`

const zshCompletion = `#compdef dateline
_dateline() {
  local -a opts
  opts=("${(@f)$(${words[@]:0:$#words-1} --generate-bash-completion 2>/dev/null)}")
  _describe 'values' opts
  _files
}
compdef _dateline dateline
`

const fishCompletion = `complete -c dateline -f -a '(set -l w (commandline -opc); $w --generate-bash-completion 2>/dev/null)'
complete -c dateline -F
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
