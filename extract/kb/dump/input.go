package dump

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
)

// Kind is what a dump holds.
type Kind string

// Kinds of dumps, in the order in which they are read.
const (
	KindCountries  Kind = "countries"  // GeoNames countryInfo.txt
	KindDivisions  Kind = "divisions"  // GeoNames admin1CodesASCII.txt, admin2Codes.txt
	KindPlaces     Kind = "places"     // GeoNames allCountries, citiesN, or a country's table
	KindAlternates Kind = "alternates" // GeoNames alternateNamesV2
	KindWikidata   Kind = "wikidata"   // Wikidata JSON, one item a line
	KindCSV        Kind = "csv"        // a table of one's own
)

var kinds = []Kind{KindCountries, KindDivisions, KindPlaces, KindAlternates, KindWikidata, KindCSV}

// Input is a dump to read.
type Input struct {
	Path string // "-" is standard input
	Kind Kind
}

// ParseInput reads "FILE" or "KIND:FILE". Without a kind the name of the file
// tells it, as the publishers name their files.
func ParseInput(s string) (Input, error) {
	if k, path, ok := strings.Cut(s, ":"); ok {
		for _, kind := range kinds {
			if string(kind) == k {
				return Input{path, kind}, nil
			}
		}
	}
	name := strings.ToLower(filepath.Base(s))
	stem := name
	for _, ext := range []string{".gz", ".bz2", ".zip", ".txt"} {
		stem = strings.TrimSuffix(stem, ext)
	}
	in := Input{Path: s}
	switch {
	case strings.HasSuffix(stem, ".json") || strings.HasSuffix(stem, ".ndjson") || strings.HasSuffix(stem, ".jsonl"):
		in.Kind = KindWikidata
	case strings.HasSuffix(stem, ".csv"):
		in.Kind = KindCSV
	case strings.HasPrefix(stem, "countryinfo"):
		in.Kind = KindCountries
	case strings.HasPrefix(stem, "admin1codes"), strings.HasPrefix(stem, "admin2codes"):
		in.Kind = KindDivisions
	case strings.HasPrefix(stem, "alternatenames"):
		in.Kind = KindAlternates
	case strings.HasPrefix(stem, "allcountries"), strings.HasPrefix(stem, "cities"), len(stem) == 2 && stem != name:
		in.Kind = KindPlaces
	default:
		return in, fmt.Errorf("cannot tell from its name what %s holds: write KIND:FILE, where KIND is one of %v", s, kinds)
	}
	return in, nil
}

// CutError says that a dump ends in the middle.
type CutError struct {
	Path   string
	Offset int64 // bytes of the unpacked text that were read whole
	Line   int64 // lines that were read whole
	Err    error
}

func (e *CutError) Error() string {
	return fmt.Sprintf("%s: the dump is cut: after byte %d of its (unpacked) text, line %d: %v", e.Path, e.Offset, e.Line, e.Err)
}

// Unwrap gives the cause.
func (e *CutError) Unwrap() error { return e.Err }

// source is an opened dump: its unpacked text, and how far the file is read.
type source struct {
	io.Reader
	size   int64 // of the file; 0: unknown
	taken  atomic.Int64
	closes []func() error
}

func (s *source) Close() error {
	var errs []error
	for i := len(s.closes) - 1; i >= 0; i-- {
		errs = append(errs, s.closes[i]())
	}
	return errors.Join(errs...)
}

// counter counts the bytes that are taken from the file.
type counter struct {
	r io.Reader
	n *atomic.Int64
}

func (c counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// open opens a dump, unpacked, at the offset of its text. Plain files are
// sought, packed ones unpacked up to there.
func open(in Input, stdin io.Reader, offset int64) (*source, error) {
	s := &source{}
	if in.Path == "-" {
		s.Reader = counter{stdin, &s.taken}
		return s, s.skip(offset, in.Path)
	}
	f, err := os.Open(in.Path)
	if err != nil {
		return nil, err
	}
	s.closes = append(s.closes, f.Close)
	st, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.size = st.Size()
	if st.Mode().IsRegular() && s.size == 0 {
		return nil, errors.Join(fmt.Errorf("%s: the file is empty", in.Path), s.Close())
	}
	if err := s.unpack(in, f, offset); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *source) unpack(in Input, f *os.File, offset int64) error {
	br := bufio.NewReaderSize(counter{f, &s.taken}, 1<<20)
	magic, err := br.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(br)
		if err != nil {
			return fmt.Errorf("%s: gzip: %w", in.Path, err)
		}
		s.Reader = z
	case bytes.HasPrefix(magic, []byte("BZh")):
		s.Reader = bzip2.NewReader(br)
	case bytes.HasPrefix(magic, []byte("PK\x03\x04")):
		return s.member(in, f, offset)
	default:
		if offset > s.size {
			return fmt.Errorf("%s: the file has %d bytes, %d of which were read before: it is not the same file", in.Path, s.size, offset)
		}
		if _, err := f.Seek(offset, io.SeekStart); err != nil {
			return err
		}
		s.taken.Store(offset)
		s.Reader = bufio.NewReaderSize(counter{f, &s.taken}, 1<<20)
		return nil
	}
	return s.skip(offset, in.Path)
}

// member opens the table in a zip archive as GeoNames ships it: allCountries.txt
// in allCountries.zip, beside a readme or a list of languages.
func (s *source) member(in Input, f *os.File, offset int64) error {
	z, err := zip.NewReader(f, s.size)
	if err != nil {
		return fmt.Errorf("%s: a zip archive that is cut or damaged (%w): its list of files stands at the end, so the whole archive is needed", in.Path, err)
	}
	stem := strings.TrimSuffix(strings.ToLower(filepath.Base(in.Path)), ".zip")
	var best *zip.File
	for _, m := range z.File {
		name := strings.ToLower(filepath.Base(m.Name))
		if !strings.HasSuffix(name, ".txt") || strings.HasPrefix(name, "readme") || strings.HasPrefix(name, "iso-languagecodes") {
			continue
		}
		if best == nil || strings.TrimSuffix(name, ".txt") == stem {
			best = m
		}
	}
	if best == nil {
		return fmt.Errorf("%s: no table (*.txt) in the archive", in.Path)
	}
	r, err := best.Open()
	if err != nil {
		return fmt.Errorf("%s: %s: %w", in.Path, best.Name, err)
	}
	s.closes = append(s.closes, r.Close)
	s.size = int64(best.UncompressedSize64)
	s.taken.Store(0)
	s.Reader = bufio.NewReaderSize(counter{r, &s.taken}, 1<<20)
	return s.skip(offset, in.Path)
}

// skip reads up to the offset.
func (s *source) skip(offset int64, path string) error {
	n, err := io.CopyN(io.Discard, s.Reader, offset)
	if err != nil {
		return &CutError{Path: path, Offset: n, Err: fmt.Errorf("%d bytes were read before, there are fewer now: %w", offset, err)}
	}
	return nil
}

// head is a mark of the file's beginning, by which a resumed build knows it
// again: the length and hash of its first bytes. A dump that was cut and is
// whole now has the same beginning.
func head(path string, most int64) (n int64, sum string, err error) {
	if path == "-" {
		return 0, "", nil
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	h := sha256.New()
	n, err = io.Copy(h, io.LimitReader(f, most))
	return n, hex.EncodeToString(h.Sum(nil)[:12]), err
}
