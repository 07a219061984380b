package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dateline/extract"
)

// read yields the documents of one stream.
func read(p string, r io.Reader, opt Options, emit emitFunc) bool {
	br, err := unpack(r, opt)
	if err != nil {
		return emit(nil, fileError(p, err))
	}
	peek, err := br.Peek(head)
	if err != nil && !errors.Is(err, io.EOF) {
		return emit(nil, fileError(p, err))
	}
	if br, err = decode(br, peek, opt.Encoding); err != nil {
		return emit(nil, fileError(p, err))
	}
	if peek, err = br.Peek(head); err != nil && !errors.Is(err, io.EOF) {
		return emit(nil, fileError(p, err))
	}
	if what, hint := binary(peek); what != "" {
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: %s", ErrBinary, what), Hint: hint})
	}
	if many := reader(opt.format(p, peek)); many != nil {
		return many(p, br, opt, emit)
	}
	b, ok := whole(p, br, opt, emit)
	if b == nil {
		return ok
	}
	return emit(opt.Document(p, Record{Text: string(b)}), nil)
}

// reader is how a form beside plain text is read; nil for text. The stream it
// gets is unpacked and, where its start says so, decoded.
func reader(format string) func(string, *bufio.Reader, Options, emitFunc) bool {
	switch format {
	case "jsonl":
		return records
	case "json":
		return jsonRecords
	case "html":
		return page
	case "csv":
		return table
	case "feed":
		return feed
	case "zip":
		return zipStream
	case "warc":
		return warc
	}
	return nil
}

// whole reads all of an input that is one document; nil when that was not
// possible, which has been told.
func whole(p string, br *bufio.Reader, opt Options, emit emitFunc) (b []byte, ok bool) {
	limit := opt.limit()
	b, err := io.ReadAll(io.LimitReader(br, limit+1))
	switch {
	case err != nil:
		return nil, emit(nil, fileError(p, err))
	case int64(len(b)) > limit:
		return nil, emit(nil, tooLarge(p, 0, limit))
	case blank(b):
		return nil, emit(nil, &Error{Path: p, Err: ErrEmpty, Hint: "leave it out"})
	}
	return b, true
}

func tooLarge(p string, line int, limit int64) *Error {
	return &Error{Path: p, Line: line, Err: fmt.Errorf("%w (limit %d MB)", ErrTooLarge, limit>>20),
		Hint: "one document is one report: cut the file into reports, or write them as .jsonl, one a line"}
}

func (o Options) limit() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return MaxBytes
}

func blank(b []byte) bool {
	return bytes.IndexFunc(b, func(r rune) bool { return !extract.IsSpace(r) }) < 0
}

// maxNotes bounds the notes of one kind in one document.
const maxNotes = 20

// clean replaces bytes that are no UTF-8 and notes them, and NULs, with their
// offset in the resulting text.
func clean(s string) (string, []extract.Note) {
	var notes []extract.Note
	if utf8.ValidString(s) {
		return s, nulNotes(s, notes)
	}
	var b strings.Builder
	b.Grow(len(s) + 64)
	wrong := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			if wrong++; wrong <= maxNotes {
				notes = append(notes, extract.Note{Kind: "invalid-utf8", Offset: b.Len(),
					Text: fmt.Sprintf("byte 0x%02x at input offset %d replaced by U+FFFD", s[i], i)})
			}
			b.WriteRune(utf8.RuneError)
			i++
			continue
		}
		b.WriteString(s[i : i+n])
		i += n
	}
	if wrong > maxNotes {
		notes = append(notes, extract.Note{Kind: "invalid-utf8", Text: fmt.Sprintf("%d bytes replaced in all", wrong)})
	}
	return b.String(), nulNotes(b.String(), notes)
}

// replaced notes the places where the decoder of JSON put U+FFFD for a byte
// that is no UTF-8.
func replaced(s string) []extract.Note {
	var notes []extract.Note
	for i, r := range s {
		if r == utf8.RuneError && len(notes) < maxNotes {
			notes = append(notes, extract.Note{Kind: "invalid-utf8", Offset: i, Text: "replaced by U+FFFD"})
		}
	}
	return notes
}

func nulNotes(s string, notes []extract.Note) []extract.Note {
	for i, k := strings.IndexByte(s, 0), 0; i >= 0 && k < maxNotes; k++ {
		notes = append(notes, extract.Note{Kind: "nul", Offset: i, Text: "NUL, read as white space"})
		j := strings.IndexByte(s[i+1:], 0)
		if j < 0 {
			break
		}
		i += 1 + j
	}
	return notes
}

// records yields one document a line of JSON. A broken line is an error with
// its number, and the next lines are read.
func records(p string, br *bufio.Reader, opt Options, emit emitFunc) bool {
	limit := opt.limit()
	for n := 1; ; n++ {
		b, long, err := line(br, int(limit))
		end := errors.Is(err, io.EOF)
		if err != nil && !end {
			return emit(nil, fileError(p, err))
		}
		switch {
		case long:
			if !emit(nil, tooLarge(p, n, limit)) {
				return false
			}
		case !blank(b):
			rec, rerr := parseRecord(b)
			if rerr != nil {
				rerr.Path, rerr.Line = p, n
				if !emit(nil, rerr) {
					return false
				}
			} else if !emit(opt.Document(fmt.Sprintf("%s:%d", p, n), rec), nil) {
				return false
			}
		case end && n == 1:
			return emit(nil, &Error{Path: p, Err: ErrEmpty, Hint: "leave it out"})
		}
		if end {
			return true
		}
	}
}

// line reads up to the next line feed; long lines are read over.
func line(br *bufio.Reader, limit int) (b []byte, long bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if !long {
			b = append(b, part...)
		}
		if len(b) > limit {
			long, b = true, nil
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		return b, long, err
	}
}

func parseRecord(b []byte) (Record, *Error) {
	var in struct {
		ID        json.RawMessage `json:"id"`
		Text      *string         `json:"text"`
		Title     string          `json:"title"`
		URL       string          `json:"url"`
		Publisher string          `json:"publisher"`
		Published string          `json:"published"`
	}
	const hint = `want one object a line: {"id":"…","text":"…","title":"…","url":"…","publisher":"…","published":"YYYY-MM-DD"}`
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\ufeff")), &in); err != nil {
		e := &Error{Err: fmt.Errorf("%w: %w", ErrRecord, err), Hint: hint}
		var syn *json.SyntaxError
		if errors.As(err, &syn) {
			e.Offset = int(syn.Offset)
		}
		return Record{}, e
	}
	if in.Text == nil {
		return Record{}, &Error{Err: fmt.Errorf("%w: it has no \"text\"", ErrRecord), Hint: hint}
	}
	if blank([]byte(*in.Text)) {
		return Record{}, &Error{Err: ErrEmpty, Hint: "leave it out"}
	}
	id := strings.Trim(string(in.ID), `"`)
	var s string
	if json.Unmarshal(in.ID, &s) == nil {
		id = s
	}
	if id == "null" {
		id = ""
	}
	return Record{ID: id, Text: *in.Text, Title: in.Title, URL: in.URL, Publisher: in.Publisher, Published: in.Published,
		replaced: !utf8.Valid(b), batch: true}, nil
}
