package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	sampleRows = 50 // rows that are looked at to find the column of text
	proseWords = 6  // a column of text has so many words a row, on the average
)

// table reads a CSV file: a line of names, then one document a row. The mark
// between fields (comma, semicolon, tab or bar) is the one that the first line
// has most; the column of text is found by name, else it is the one with the
// longest texts. A row with more or fewer fields than the first line is an
// Error with its line, and the next rows are read.
func table(p string, br *bufio.Reader, opt Options, emit emitFunc) bool {
	if bom, _ := br.Peek(3); string(bom) == "\ufeff" {
		_, _ = br.Discard(3)
	}
	peek, _ := br.Peek(head)
	guard := &rowGuard{r: br, limit: opt.limit() + head}
	r := csv.NewReader(guard)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = delimiter(peek), -1, true, false
	names, err := r.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return emit(nil, &Error{Path: p, Err: ErrEmpty, Hint: "leave it out"})
		}
		return emit(nil, fileError(p, err))
	}
	t := &tableReader{p: p, opt: opt, emit: emit, csv: r, guard: guard, names: names}
	sample, more := t.sample()
	if !more {
		return false
	}
	t.at = opt.Columns.places(names)
	if fault := t.columns(sample); fault != nil {
		return emit(nil, fault)
	}
	for _, row := range sample {
		if !t.row(row) {
			return false
		}
	}
	for !t.end {
		row, ok := t.next()
		if !ok {
			return false
		}
		if row.fields != nil && !t.row(row) {
			return false
		}
	}
	if t.rows == 0 {
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: names of columns and no row", ErrEmpty), Hint: "leave it out"})
	}
	return true
}

type tableReader struct {
	p     string
	opt   Options
	emit  emitFunc
	csv   *csv.Reader
	guard *rowGuard
	names []string
	at    places
	rows  int
	end   bool
}

type tableRow struct {
	fields []string
	line   int
}

// next reads a row; its fields are nil when it was faulty, which is told. ok
// is false when the caller of Open wants no more.
func (t *tableReader) next() (row tableRow, ok bool) {
	t.guard.n = 0
	fields, err := t.csv.Read()
	switch {
	case errors.Is(err, io.EOF):
		t.end = true
		return row, true
	case errors.Is(err, ErrTooLarge):
		t.end = true
		e := tooLarge(t.p, 0, t.opt.limit())
		e.Hint = "a quotation mark that is never closed, most likely: look at the rows before, or give the file as .jsonl"
		return row, t.emit(nil, e)
	case err != nil:
		var pe *csv.ParseError
		if !errors.As(err, &pe) {
			t.end = true
			return row, t.emit(nil, fileError(t.p, err))
		}
		t.rows++
		return row, t.emit(nil, &Error{Path: t.p, Line: pe.StartLine, Err: fmt.Errorf("%w: %w", ErrRecord, pe.Err), Hint: "look at the quotation marks of the row"})
	}
	t.rows++
	line, _ := t.csv.FieldPos(0)
	if len(fields) != len(t.names) {
		return row, t.emit(nil, &Error{Path: t.p, Line: line, Err: fmt.Errorf("%w: %d fields where the first line names %d", ErrRecord, len(fields), len(t.names)),
			Hint: "a text with commas or line breaks stands in quotation marks"})
	}
	return tableRow{fields, line}, true
}

func (t *tableReader) sample() (rows []tableRow, more bool) {
	for len(rows) < sampleRows && !t.end {
		row, ok := t.next()
		if !ok {
			return nil, false
		}
		if row.fields != nil {
			rows = append(rows, row)
		}
	}
	return rows, true
}

// columns settles which column holds the text.
func (t *tableReader) columns(sample []tableRow) *Error {
	list := "the columns are: " + strings.Join(t.names, ", ")
	if name := t.opt.Columns.missing(t.at); name != "" {
		return &Error{Path: t.p, Line: 1, Err: fmt.Errorf("%w: %q", ErrColumn, name), Hint: list}
	}
	if t.at.text >= 0 || len(sample) == 0 {
		return nil
	}
	best, most := -1, 0
	for i := range t.names {
		n := 0
		for _, r := range sample {
			n += len(strings.Fields(r.fields[i]))
		}
		if n > most {
			best, most = i, n
		}
	}
	if best < 0 || most < proseWords*len(sample) {
		return &Error{Path: t.p, Line: 1, Err: fmt.Errorf("%w with text", ErrColumn), Hint: list + "; --text-column says which"}
	}
	t.at.text = best
	return nil
}

func (t *tableReader) row(row tableRow) bool {
	rec := t.at.record(row.fields)
	if blank([]byte(rec.Text)) {
		return t.emit(nil, &Error{Path: t.p, Line: row.line, Err: ErrEmpty, Hint: "the column " + t.names[t.at.text] + " is empty there"})
	}
	return t.emit(t.opt.Document(fmt.Sprintf("%s:%d", t.p, row.line), rec), nil)
}

// delimiter is the mark that the first line has most, outside quotation marks.
func delimiter(peek []byte) rune {
	line, _, _ := bytes.Cut(peek, []byte("\n"))
	count := map[rune]int{}
	quoted := false
	for _, r := range string(line) {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted && strings.ContainsRune(",;\t|", r):
			count[r]++
		}
	}
	best := ','
	for _, r := range ",\t;|" {
		if count[r] > count[best] {
			best = r
		}
	}
	return best
}

// rowGuard ends a row that never ends.
type rowGuard struct {
	r        io.Reader
	n, limit int64
}

func (g *rowGuard) Read(b []byte) (int, error) {
	n, err := g.r.Read(b)
	if g.n += int64(n); g.n > g.limit {
		return 0, ErrTooLarge
	}
	return n, err
}
