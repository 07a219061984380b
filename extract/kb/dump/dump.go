// Package dump makes a base file from public dumps: GeoNames tables, a
// Wikidata JSON dump, and tables of one's own.
//
// In go files as their publishers ship them (plain, .gz, .bz2, .zip), out
// comes a file that kb.OpenFile maps. The dumps are streamed: lines become
// records, records are sorted on disk, and sorted records of one key become
// one entry. Memory does not depend on the size of a dump; equal dumps give
// equal files. A build that was stopped goes on where it was: the folder
// OUT.work holds the sorted runs and how far they reach.
//
// Caveat: bzip2 unpacks at some 20 MB/s; "lbzip2 -dc dump.bz2 | dateline kb
// build -o my.dkb wikidata:-" uses all cores for it.
package dump

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/extract/kb"
	"dateline/extract/kb/spill"
)

// Options of a build.
type Options struct {
	Inputs []Input
	Out    string
	// Name of the base, in the header of extracts and before the ids of tables
	// that name no base: small letters, digits and hyphens.
	Name string
	// Languages of names, the preferred first; default "en".
	Languages []string
	// Sitelinks is the fewest articles of a Wikidata item that is kept.
	Sitelinks int
	// Population is the fewest people of a GeoNames populated place.
	Population int
	// Classes is a file in the form of data/classes.txt; "" for that one.
	Classes string
	// Depth is how far "subclass of" is followed; 0 stands for all the way,
	// -1 for not at all.
	Depth int
	// Gazetteer: see kb.FileInfo.
	Gazetteer bool
	// Fresh drops what an earlier build left, Partial takes a dump that is cut
	// as it is.
	Fresh, Partial bool
	Stdin          io.Reader
	// Memory is the budget of the sorter, in bytes; default 64 MB.
	Memory int
	// Progress, if any, is told what is done: bytes of the file, of how many
	// (0: unknown), lines of it.
	Progress func(what string, done, total, lines int64)
	// Note, if any, takes remarks for people.
	Note func(format string, a ...any)
	// Base is the embedded base: it knows the countries by code and by item.
	Base *kb.Base
}

// Result is what a build did.
type Result struct {
	Info    kb.FileInfo
	Lines   int64
	Bad     int64
	Kinds   map[string]int // entries by kind
	Classes map[uint32]int // Wikidata entries by the line of the table of classes that took them
}

// badMost is the share of lines that may be unreadable before a dump is taken
// for something else: one in twenty, after the first thousand.
const (
	badShare = 20
	badFloor = 50
)

// Build makes the file. A dump that is cut gives a *CutError, a table with a
// fault a *TableError; what was read up to there is kept in OUT.work, and the
// same call goes on from it.
func Build(ctx context.Context, o Options) (*Result, error) {
	b, err := newBuild(o)
	if err != nil {
		return nil, err
	}
	for b.state.Input < len(b.o.Inputs) {
		if err := b.read(ctx); err != nil {
			return nil, err
		}
	}
	if err := b.join(ctx); err != nil {
		return nil, err
	}
	return &b.result, os.RemoveAll(b.dir)
}

type build struct {
	o       Options
	dir     string
	classes *classes
	state   state
	sorter  *spill.Sorter
	result  Result
	// noted counts the remarks on lines, which end after a few.
	noted int
}

func newBuild(o Options) (*build, error) {
	o.Memory, o.Depth = cmp.Or(o.Memory, 64<<20), cmp.Or(o.Depth, 100)
	if len(o.Languages) == 0 {
		o.Languages = []string{"en"}
	}
	if o.Note == nil {
		o.Note = func(string, ...any) {}
	}
	if o.Progress == nil {
		o.Progress = func(string, int64, int64, int64) {}
	}
	if err := kb.ValidKey(o.Name + ":x"); err != nil {
		return nil, fmt.Errorf("name %q: want small letters, digits and hyphens", o.Name)
	}
	o.Inputs = slices.Clone(o.Inputs)
	slices.SortStableFunc(o.Inputs, func(x, y Input) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, x.Kind), slices.Index(kinds, y.Kind)), cmp.Compare(x.Path, y.Path))
	})
	b := &build{o: o, dir: o.Out + ".work", result: Result{Kinds: map[string]int{}, Classes: map[uint32]int{}}}
	err := b.readClasses()
	if err != nil {
		return nil, err
	}
	if o.Fresh {
		if err := os.RemoveAll(b.dir); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return nil, err
	}
	return b, b.resume()
}

func (b *build) readClasses() (err error) {
	if b.o.Classes == "" {
		b.classes, err = readClasses(strings.NewReader(classesText), "classes.txt")
		return err
	}
	f, err := os.Open(b.o.Classes)
	if err != nil {
		return err
	}
	defer f.Close()
	b.classes, err = readClasses(f, b.o.Classes)
	return err
}

// settings is a mark of what the records depend on.
func (b *build) settings() string {
	h := sha256.New()
	fmt.Fprint(h, b.o.Name, b.o.Languages, b.o.Sitelinks, b.o.Population, b.classes.text, featuresText)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// read reads the next input to its end.
func (b *build) read(ctx context.Context) error {
	in := b.o.Inputs[b.state.Input]
	src, err := open(in, b.o.Stdin, b.state.Offset)
	if err != nil {
		return err
	}
	defer src.Close()
	if in.Kind == KindCSV {
		err = b.readOwn(in, src)
	} else {
		err = b.readDump(ctx, in, src)
	}
	if err != nil {
		return err
	}
	b.state.Input++
	b.state.Offset, b.state.Line, b.state.First = 0, 0, ""
	return b.checkpoint()
}

// readOwn reads a table of one's own; it is small, and read again after a stop.
func (b *build) readOwn(in Input, src *source) error {
	return readOwn(src, in.Path, b.o.Name, func(e *kb.Entry) error {
		b.result.Lines++
		key := e.Key
		for _, l := range e.Links { // joined with what a dump says of the same thing
			if strings.HasPrefix(l, "wikidata:") || strings.HasPrefix(l, "geonames:") {
				key = l
				break
			}
		}
		b.sorter.Add(entryRecord(key, srcOwn, kb.AppendEntry(nil, e)))
		if b.sorter.Full() {
			return b.sorter.Flush()
		}
		return nil
	})
}

func (b *build) parser(kind Kind) (parseFunc, error) {
	if kind == KindWikidata {
		return (&wikidata{b.classes, b.o.Languages, b.o.Sitelinks}).parse, nil
	}
	features, err := readFeatures()
	g := &geonames{features, b.o.Languages, b.o.Population}
	switch kind {
	case KindCountries:
		return g.country, err
	case KindDivisions:
		return g.division, err
	case KindAlternates:
		return g.alternate, err
	}
	return g.place, err
}

// readDump reads a dump of lines.
func (b *build) readDump(ctx context.Context, in Input, src *source) error {
	parse, err := b.parser(in.Kind)
	if err != nil {
		return err
	}
	what := "reading " + filepath.Base(in.Path)
	var last []byte // the last line, as far as it is known
	var open bool
	var lastBad *badLine
	bad := 0
	err = readLines(ctx, src, b.state.Offset, b.state.Line, parse, func(x *batch) error {
		if b.state.First == "" && len(x.text) > 0 {
			first, _, _ := bytes.Cut(x.text, []byte{'\n'})
			b.state.First = clip(string(first), 40)
		}
		open = len(x.text) > 0 && x.text[len(x.text)-1] != '\n'
		if t := bytes.TrimRight(x.text, "\n\r \t"); len(t) > 0 {
			last = append(last[:0], t[bytes.LastIndexByte(t, '\n')+1:]...)
		}
		end, lines := x.offset+int64(len(x.text)), x.lines
		if n := len(x.bad); n > 0 && x.err != nil && x.bad[n-1].line == x.line+x.lines-1 {
			lastBad = &x.bad[n-1] // perhaps cut in this line: it is read when the rest is there
			end, lines, x.bad = lastBad.offset, lines-1, x.bad[:n-1]
		}
		for _, l := range x.bad {
			bad++
			b.note(in, l)
			if bad > badFloor && int64(bad)*badShare > l.line {
				return fmt.Errorf("%s: %d of %d lines cannot be read: this is no %s dump (the last: byte %d, line %d: %w)", in.Path, bad, l.line, in.Kind, l.offset, l.line, l.err)
			}
		}
		for _, r := range x.records {
			b.sorter.Add(r)
		}
		b.state.Offset, b.state.Line = end, x.line-1+lines
		b.result.Lines += lines
		b.result.Bad += int64(len(x.bad))
		b.o.Progress(what, src.taken.Load(), src.size, b.state.Line)
		if b.sorter.Full() {
			return b.checkpoint()
		}
		return nil
	})
	return b.endDump(in, last, open, lastBad, err)
}

// endDump tells a dump that came to its end from one that is cut, and keeps
// what was read.
func (b *build) endDump(in Input, last []byte, open bool, lastBad *badLine, err error) error {
	cut := error(nil)
	switch {
	case err == nil && lastBad != nil:
		cut = ended(in.Kind, []byte(b.state.First), last, open, lastBad.err)
	case err == nil:
		cut = ended(in.Kind, []byte(b.state.First), last, open, nil)
	case errors.Is(err, io.ErrUnexpectedEOF) || isCorrupt(err):
		cut = err
	case errors.Is(err, context.Canceled):
		return errors.Join(b.checkpoint(), err)
	default:
		return errors.Join(err, b.checkpoint())
	}
	if cut == nil {
		if lastBad != nil {
			b.note(in, *lastBad)
			b.result.Bad++
		}
		return nil
	}
	ce := &CutError{Path: in.Path, Offset: b.state.Offset, Line: b.state.Line, Err: cut}
	if b.o.Partial {
		b.o.Note("%v; taken as it is", ce)
		return nil
	}
	return errors.Join(ce, b.checkpoint())
}

func (b *build) note(in Input, l badLine) {
	switch b.noted++; {
	case b.noted <= 10:
		b.o.Note("%s: byte %d, line %d: %v; left out", in.Path, l.offset, l.line, l.err)
	case b.noted == 11:
		b.o.Note("... and more such lines")
	}
}
