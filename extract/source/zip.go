package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dateline/extract"
)

const (
	maxStdinZip = 256 << 20 // an archive from standard input is held in memory
	maxMembers  = 1_000_000
)

// zipStream reads an archive that is no file.
func zipStream(p string, br *bufio.Reader, opt Options, emit emitFunc) bool {
	b, err := io.ReadAll(io.LimitReader(br, maxStdinZip+1))
	switch {
	case err != nil:
		return emit(nil, fileError(p, err))
	case len(b) > maxStdinZip:
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w (limit %d MB)", ErrTooLarge, maxStdinZip>>20), Hint: "give the archive as a file"})
	}
	return zipFile(p, bytes.NewReader(b), int64(len(b)), opt, emit)
}

// zipFile reads the members of an archive in order of name, each as the file
// it is. A broken or locked member is an error, and the others go on; an
// archive in an archive is not opened.
func zipFile(p string, r io.ReaderAt, size int64, opt Options, emit emitFunc) bool {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: broken or cut off zip: %w", ErrBinary, err), Hint: "fetch or pack the file again"})
	}
	files := slices.DeleteFunc(slices.Clone(z.File), func(f *zip.File) bool { return f.FileInfo().IsDir() })
	for _, f := range files {
		if f.Name == "[Content_Types].xml" || f.Name == "mimetype" {
			return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: an office document or e-book", ErrBinary), Hint: "save the text as .txt"})
		}
	}
	if len(files) > maxMembers {
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: %d members", ErrBomb, len(files)), Hint: "unpack it yourself if you trust it"})
	}
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	opt.OnRead, opt.Format = nil, ""
	alone, found := map[string]int{}, false
	for _, f := range files {
		if hiddenMember(f.Name) {
			continue
		}
		if !known(f.Name) || extensions[kindOf(f.Name)] == "zip" {
			alone[kindOf(f.Name)]++
			continue
		}
		found = true
		if !member(p+"/"+f.Name, f, opt, emit) {
			return false
		}
	}
	switch {
	case !found:
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: the archive holds no report%s", ErrNoMatch, others(alone)), Hint: "it holds no file of a kind that is read; an archive in an archive must be unpacked"})
	case len(alone) > 0:
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w%s", ErrLeftAlone, others(alone)), Hint: "these are no reports, or of a kind that is not read"})
	}
	return true
}

// member reads one file of an archive.
func member(p string, f *zip.File, opt Options, emit emitFunc) bool {
	if f.Flags&1 != 0 {
		return emit(nil, &Error{Path: p, Err: fs.ErrPermission, Hint: "it is locked with a password: unpack it yourself"})
	}
	rc, err := f.Open()
	if err != nil {
		return emit(nil, memberError(p, err))
	}
	defer rc.Close()
	lim := &bounded{r: rc, in: int64(f.CompressedSize64)}
	return read(p, lim, opt, func(doc *extract.Document, err error) bool {
		if err != nil && (errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat)) {
			err = memberError(p, err)
		}
		return emit(doc, err)
	})
}

func memberError(p string, err error) *Error {
	var own *Error
	if errors.As(err, &own) {
		err = own.Err
	}
	return &Error{Path: p, Err: fmt.Errorf("%w: broken in the archive: %w", ErrBinary, err), Hint: "fetch or pack the archive again; its other files are read"}
}

// hiddenMember tells what systems put into archives beside the files.
func hiddenMember(name string) bool {
	for _, part := range strings.Split(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}
