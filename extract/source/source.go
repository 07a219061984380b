// Package source turns files into Documents.
//
// In: files, folders (all files of known extensions below them), globs, or "-"
// for standard input. Text, Markdown and web pages are one document each; JSON
// Lines, JSON, CSV, RSS and Atom feeds, zip archives and WARC files hold many;
// each may be packed with gzip (see Formats). Out: Documents with text, id,
// title, publisher and publication date as far as they are stated, regions of
// layout (headline, dateline, caption, social post) and boilerplate marked.
//
// Where the input is text, or a record with a text, that text is kept exactly
// as given, except that bytes which are not UTF-8 are replaced by U+FFFD and
// noted with their offset, and that UTF-16 becomes UTF-8. Of a web page or the
// HTML of a feed the text is what a reader sees of the article; offsets are
// offsets into that text. Nothing else is cut: boilerplate is marked. A fault
// of one input is an Error, and the others go on.
//
// Caveat: the publication date is only what somebody states (record, flag,
// header of the text, file name); it is never today's, and a dateline without
// a year stays unknown unless another full date close to it gives the year.
package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"

	"dateline/extract"
)

// Faults of an input; Error wraps one of them or a fault of the file system.
var (
	ErrNoMatch   = errors.New("no such file, folder or match")
	ErrEmpty     = errors.New("no text in it")
	ErrBinary    = errors.New("not text")
	ErrTooLarge  = errors.New("too large for one document")
	ErrRecord    = errors.New("not a record")
	ErrDate      = errors.New("not a day")
	ErrEncoding  = errors.New("unknown encoding")
	ErrColumn    = errors.New("no such column")
	ErrBomb      = errors.New("unpacks to far more than a text can")
	ErrDuplicate = errors.New("same content as another document") // worth a note, no failure
	ErrLeftAlone = errors.New("left alone")                       // files of other kinds in a folder; worth a note, no failure
)

// Error says which input failed, where, why, and what to do.
type Error struct {
	Path   string
	Line   int // from 1; 0 when it is not a matter of one line
	Offset int // byte offset, when it says more than the line
	Err    error
	Hint   string
}

func (e *Error) Error() string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err)
	case e.Offset > 0:
		return fmt.Sprintf("%s: byte %d: %v", e.Path, e.Offset, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Path, e.Err)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// MaxBytes is the default limit of one document.
const MaxBytes = 32 << 20

// Options say how to read.
type Options struct {
	// Date (YYYY-MM-DD) is the publication date of documents whose record
	// states none.
	Date string
	// Stdin is read for the path "-".
	Stdin io.Reader
	// MaxBytes limits the size of one document; 0 means the default.
	MaxBytes int64
	// Format overrides the extension: one of Formats.
	Format string
	// Encoding names the encoding of inputs that do not state theirs, such as
	// "windows-1252"; the default is UTF-8.
	Encoding string
	// Columns name the columns of CSV files and the keys of JSON records;
	// what is empty is found by the usual names, and the text also by its
	// length.
	Columns Columns
	// OnRead, if not nil, is told of every piece of a file that was read, in
	// bytes of the file as it lies on the disk (see Size).
	OnRead func(n int)
}

// Columns are the names of columns that hold the parts of a record.
type Columns struct{ ID, Text, Title, URL, Publisher, Published string }

// Record is one input document before it is looked at.
type Record struct {
	ID        string // the giver's own id
	Text      string
	Title     string
	URL       string
	Publisher string
	Published string

	replaced bool // the decoder of JSON replaced bytes that are no UTF-8
	batch    bool // one of many in a file, whose name says nothing of it
}

// Open reads the inputs in the order given (folders and globs sorted) and
// yields either a document or an *Error, one at a time. A document whose
// content came before yields an Error with ErrDuplicate instead; files of a
// folder that are of no known kind are told in one Error with ErrLeftAlone.
func Open(ctx context.Context, paths []string, opt Options) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		seen := map[string]string{}
		emit := func(doc *extract.Document, err error) bool {
			if cerr := ctx.Err(); cerr != nil {
				yield(nil, cerr)
				return false
			}
			if err != nil {
				return yield(nil, err)
			}
			if first, ok := seen[doc.ID]; ok {
				return yield(nil, &Error{Path: doc.Path, Err: fmt.Errorf("%w: %s", ErrDuplicate, first),
					Hint: "nothing to do: it is counted once"})
			}
			seen[doc.ID] = doc.Path
			return yield(doc, nil)
		}
		if _, ok := parseDay(opt.Date); opt.Date != "" && !ok {
			yield(nil, &Error{Path: opt.Date, Err: ErrDate, Hint: "give the publication date as YYYY-MM-DD"})
			return
		}
		for _, p := range paths {
			if !each(p, opt, emit) {
				return
			}
		}
	}
}

// Document makes one document of a record. path is where it comes from.
func (o Options) Document(path string, rec Record) *extract.Document {
	text, notes := clean(rec.Text)
	sum := sha256.Sum256([]byte(text))
	doc := &extract.Document{
		ID:       "d_" + hex.EncodeToString(sum[:8]),
		SourceID: rec.ID, Path: path, URL: rec.URL, Title: rec.Title, Publisher: rec.Publisher,
		Text: text, Notes: notes,
	}
	if rec.replaced {
		doc.Notes = append(doc.Notes, replaced(text)...)
	}
	l := look(doc)
	l.settle(doc, rec, o, path)
	return doc
}

// FromText makes a document of plain text, with nothing known beside it.
func FromText(text string) *extract.Document {
	return Options{}.Document("", Record{Text: text})
}
