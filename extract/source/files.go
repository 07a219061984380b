package source

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	case errors.Is(err, ErrBomb):
		e.Hint = "no text packs that well: look at the file; unpack it yourself if you trust it"
	case errors.Is(err, ErrEncoding):
		e.Hint = "names are those of the web: utf-8, windows-1252, iso-8859-2, utf-16le, koi8-r, shift_jis"
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, new(flate.CorruptInputError)), errors.Is(err, io.ErrUnexpectedEOF):
		e.Err, e.Hint = fmt.Errorf("%w: broken or cut off where it is packed: %w", ErrBinary, err), "fetch or pack the file again"
	}
	return e
}

// folder reads all files of known kinds below p, in order of path. Hidden
// files and folders are left out; what cannot be entered is an error and the
// rest goes on; files of other kinds are told at the end.
func folder(p string, opt Options, emit emitFunc) bool {
	found, stopped := false, false
	alone := map[string]int{}
	walk(p, func(name string, err error) bool {
		switch {
		case err != nil:
			found = true
			stopped = !emit(nil, fileError(name, err))
		case !known(name) || !sure(name):
			alone[kindOf(name)]++
		default:
			found = true
			stopped = !file(name, opt, emit)
		}
		return !stopped
	})
	if stopped {
		return false
	}
	if !found {
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: the folder holds no report%s", ErrNoMatch, others(alone)),
			Hint: "reports are files with the endings .txt .md .jsonl .json .html .csv .xml .zip .warc, packed with .gz or not"})
	}
	if len(alone) > 0 {
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w%s", ErrLeftAlone, others(alone)), Hint: "these are no reports, or of a kind that is not read; give a file by name to hear why"})
	}
	return true
}

// walk goes over all files below p but the hidden ones, in order of path.
func walk(p string, visit func(name string, err error) bool) {
	_ = filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case name != p && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		if !visit(name, err) {
			return fs.SkipAll
		}
		return nil
	})
}

// others lists kinds of files: ": 3 .pdf, 1 .docx".
func others(kinds map[string]int) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		out = append(out, fmt.Sprintf("%d %s", kinds[k], k))
	}
	if len(out) == 0 {
		return ""
	}
	return ": " + strings.Join(out, ", ")
}

// Size is how many bytes the inputs have on the disk, as far as that is known:
// what a bar of progress counts against. Standard input counts as none.
func Size(paths []string) int64 {
	var sum int64
	add := func(name string) {
		if st, err := os.Stat(name); err == nil && st.Mode().IsRegular() {
			sum += st.Size()
		}
	}
	for _, p := range paths {
		names := []string{p}
		if _, err := os.Stat(p); err != nil && strings.ContainsAny(p, "*?[") {
			names, _ = filepath.Glob(p)
		}
		for _, n := range names {
			if st, err := os.Stat(n); err == nil && st.IsDir() {
				walk(n, func(name string, err error) bool {
					if err == nil && known(name) {
						add(name)
					}
					return true
				})
				continue
			}
			add(n)
		}
	}
	return sum
}

func file(p string, opt Options, emit emitFunc) bool {
	f, err := os.Open(p)
	if err != nil {
		return emit(nil, fileError(p, err))
	}
	defer f.Close()
	st, err := f.Stat()
	if err == nil && !st.Mode().IsRegular() && st.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) == 0 {
		return emit(nil, &Error{Path: p, Err: ErrBinary, Hint: "it is no regular file"})
	}
	if err == nil && st.Mode().IsRegular() && (opt.Format == "" || opt.Format == "zip") && isZip(f) {
		ok := zipFile(p, f, st.Size(), opt, emit)
		if opt.OnRead != nil {
			opt.OnRead(int(st.Size()))
		}
		return ok
	}
	return read(p, metered(f, opt.OnRead), opt, emit)
}

// metered counts what is read of a file.
func metered(r io.Reader, on func(int)) io.Reader {
	if on == nil {
		return r
	}
	return &counted{r, on}
}

type counted struct {
	r  io.Reader
	on func(int)
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.on(n)
	return n, err
}
