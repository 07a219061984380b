package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"dateline/extract/merge"
)

// Where decisions are found when --decisions names no file: in the working
// folder, else in the run's folder.
const (
	decisionsHere = "dateline.decisions"
	decisionsOut  = "decisions.txt"
)

func decisionsFlag() cli.Flag {
	return &cli.StringFlag{Name: "decisions",
		Usage: "`FILE` of what you settled about entities (default: ./" + decisionsHere + ", else " + decisionsOut + " in the run's folder; \"none\" for none)"}
}

// readDecisions finds and reads the decisions; nil where there are none.
func readDecisions(e *env, file, out string) (*merge.Decisions, error) {
	if file == "none" {
		return nil, nil
	}
	tries := []string{file}
	if file == "" {
		tries = []string{decisionsHere}
		if out != "" {
			tries = append(tries, filepath.Join(out, decisionsOut))
		}
	}
	for _, path := range tries {
		f, err := os.Open(path)
		if errors.Is(err, os.ErrNotExist) && file == "" {
			continue
		}
		if err != nil {
			return nil, &hinted{fmt.Errorf("decisions: %w", err), "--decisions names a text file; \"dateline entities --unresolved\" writes lines for it"}
		}
		d, err := merge.ReadDecisions(f, path)
		_ = f.Close() // read only
		if err != nil {
			return nil, &hinted{err, "a line is: same A = B, different A != B, rename A = name, retype A = TYPE, link A = base:id, unlink A; # begins a comment"}
		}
		e.note("decisions: %s", d.Label())
		return d, nil
	}
	return nil, nil
}
