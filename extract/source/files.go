package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"dateline/extract"
)

type emitFunc func(*extract.Document, error) bool

// each goes over one path argument; false means that the caller wants no more.
func each(p string, opt Options, emit emitFunc) bool {
	if p == "-" {
		if opt.Stdin == nil {
			return emit(nil, &Error{Path: "-", Err: ErrNoMatch, Hint: "standard input is not connected"})
		}
		return read("-", opt.Stdin, opt, emit)
	}
	st, err := os.Stat(p)
	switch {
	case err == nil && st.IsDir():
		return folder(p, opt, emit)
	case err == nil:
		return file(p, opt, emit)
	case strings.ContainsAny(p, "*?["):
		names, gerr := filepath.Glob(p)
		if gerr != nil {
			return emit(nil, &Error{Path: p, Err: gerr, Hint: "check the brackets of the pattern"})
		}
		if len(names) == 0 {
			return emit(nil, &Error{Path: p, Err: ErrNoMatch, Hint: "the pattern matches no file"})
		}
		sort.Strings(names)
		for _, n := range names {
			if !each(n, opt, emit) {
				return false
			}
		}
		return true
	}
	return emit(nil, fileError(p, err))
}

func fileError(p string, err error) *Error {
	e := &Error{Path: p, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Err, e.Hint = ErrNoMatch, "check the spelling; paths are relative to the working folder"
	case errors.Is(err, fs.ErrPermission):
		e.Err, e.Hint = fs.ErrPermission, "give yourself the right to read it (chmod u+r; u+rx for a folder)"
	}
	return e
}

// known tells whether a file of that name is read from a folder.
func known(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch filepath.Ext(name) {
	case ".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson":
		return true
	}
	return false
}

// folder reads all files of known extensions below p, in order of path. Hidden
// files and folders are left out; what cannot be entered is an error and the
// rest goes on.
func folder(p string, opt Options, emit emitFunc) bool {
	found, stopped := false, false
	_ = filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found = true
			if !emit(nil, fileError(name, err)) {
				stopped = true
				return fs.SkipAll
			}
			return nil
		case name != p && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !known(d.Name()):
			return nil
		}
		found = true
		if !file(name, opt, emit) {
			stopped = true
			return fs.SkipAll
		}
		return nil
	})
	if !found && !stopped {
		return emit(nil, &Error{Path: p, Err: ErrNoMatch, Hint: "the folder holds no .txt, .md or .jsonl file (or these with .gz)"})
	}
	return !stopped
}

func file(p string, opt Options, emit emitFunc) bool {
	f, err := os.Open(p)
	if err != nil {
		return emit(nil, fileError(p, err))
	}
	defer f.Close()
	if st, err := f.Stat(); err == nil && !st.Mode().IsRegular() && st.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) == 0 {
		return emit(nil, &Error{Path: p, Err: ErrBinary, Hint: "it is no regular file"})
	}
	return read(p, io.Reader(f), opt, emit)
}
