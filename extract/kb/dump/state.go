package dump

import (
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"dateline/extract/kb/spill"
)

// state is how far a build has come; it is written after the runs that it
// names, so that a stop at any moment leaves a state that is true.
type state struct {
	Format   int      `json:"format"`
	Settings string   `json:"settings"`
	Inputs   []marked `json:"inputs"`
	Input    int      `json:"input"`  // the one being read
	Offset   int64    `json:"offset"` // of its text, unpacked
	Line     int64    `json:"line"`   // lines read
	First    string   `json:"first,omitempty"`
	Runs     []string `json:"runs,omitempty"`
}

// marked is an input with the mark of its beginning.
type marked struct {
	Path   string `json:"path"`
	Kind   Kind   `json:"kind"`
	Length int64  `json:"length"`
	Hash   string `json:"hash"`
}

const (
	stateFormat = 1
	stateFile   = "state.json"
	headLength  = 64 << 10
)

// resume finds what an earlier build left, or begins.
func (b *build) resume() error {
	fresh := state{Format: stateFormat, Settings: b.settings()}
	for _, in := range b.o.Inputs {
		n, sum, err := head(in.Path, headLength)
		if err != nil {
			return err
		}
		fresh.Inputs = append(fresh.Inputs, marked{in.Path, in.Kind, n, sum})
	}
	old, err := readState(filepath.Join(b.dir, stateFile))
	if err != nil {
		return err
	}
	if old != nil {
		if why := old.differs(&fresh); why != "" {
			b.o.Note("an earlier build in %s cannot be gone on with: %s; beginning anew", b.dir, why)
			old = nil
		}
	}
	if old == nil {
		b.state = fresh
	} else {
		b.state = *old
		b.state.Inputs = fresh.Inputs
		if old.Input < len(old.Inputs) {
			b.o.Note("going on with an earlier build: %s from line %d on", old.Inputs[old.Input].Path, old.Line+1)
		}
	}
	b.sorter, err = spill.Resume(b.dir, "part", b.o.Memory, b.state.Runs)
	return err
}

func readState(path string) (*state, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var s state
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &s, nil
}

// differs tells why the state does not belong to this build.
func (s *state) differs(fresh *state) string {
	switch {
	case s.Format != fresh.Format || s.Settings != fresh.Settings:
		return "it had other settings"
	case !slices.EqualFunc(s.Inputs, fresh.Inputs, func(a, b marked) bool { return a.Path == b.Path && a.Kind == b.Kind }):
		return "it had other dumps"
	}
	for i := range s.Inputs {
		a := s.Inputs[i]
		if a.Hash == fresh.Inputs[i].Hash {
			continue
		}
		// A file that was cut before the mark's length had a shorter mark.
		if _, sum, err := head(a.Path, a.Length); err != nil || sum != a.Hash {
			return a.Path + " begins differently now"
		}
	}
	return ""
}

// checkpoint writes what is in memory, then the state that names it.
func (b *build) checkpoint() error {
	if err := b.sorter.Flush(); err != nil {
		return err
	}
	b.state.Runs = b.sorter.Runs()
	data, err := json.Marshal(b.state)
	if err != nil {
		return err
	}
	path := filepath.Join(b.dir, stateFile)
	if err := os.WriteFile(path+".part", data, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}

// isCorrupt tells whether the packed form of a dump is damaged.
func isCorrupt(err error) bool {
	var fe flate.CorruptInputError
	var be bzip2.StructuralError
	return errors.As(err, &fe) || errors.As(err, &be) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader)
}
