package kb

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"sort"
	"sync/atomic"

	"dateline/extract"
)

// A base file holds what "dateline kb build" makes of dumps: too much to be
// read into memory, so it is mapped and looked up in place.
//
//	"DLKX", format (uint32)
//	sections: entries, offsets (uint64 each), names, keys, firsts
//	the description: FileInfo as JSON
//	trailer: offset and length of the description, its CRC-32C, "DLKE"
//
// names, keys and firsts are sorted records of 16 bytes that begin with the
// hash of a folded name, of a key, or of the first word of a longer name.
// Numbers are little-endian.
const (
	fileMagic   = "DLKX"
	fileEnd     = "DLKE"
	fileFormat  = 1
	fileHead    = 8
	fileTrailer = 8 + 4 + 4 + 4
	recordSize  = 16
	// checkedWhole is the size up to which Open checks every byte, about 50 ms.
	checkedWhole = 256 << 20
)

// FileInfo describes a base file.
type FileInfo struct {
	Name string `json:"name"` // as the extract's header gives it
	// Version is a hash of the content: equal for files made of equal input.
	Version string   `json:"version"`
	Sources []string `json:"sources,omitempty"` // names of the dumps, without folders
	Entries int      `json:"entries"`
	Names   int      `json:"names"`
	// Gazetteer: the names count as evidence when names are recognised, not
	// only when they are linked.
	Gazetteer bool      `json:"gazetteer,omitempty"`
	Sections  []section `json:"sections"`
}

type section struct {
	Name   string `json:"name"`
	Offset int64  `json:"offset"`
	Length int64  `json:"length"`
	CRC    uint32 `json:"crc32c"`
}

var sectionNames = [...]string{"entries", "offsets", "names", "keys", "firsts"}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Errors of OpenFile, found with errors.Is.
var (
	// ErrEmpty: the file has no bytes.
	ErrEmpty = errors.New("the file is empty")
	// ErrFormat: the file is of another format version.
	ErrFormat = errors.New("another format version")
	// ErrDamaged: the file is cut, changed, or no base at all.
	ErrDamaged = errors.New("damaged or no base")
)

// File is a base file, mapped. It is immutable and safe for concurrent use
// until Close.
type File struct {
	Info FileInfo

	data   []byte
	unmap  func() error
	parts  [len(sectionNames)][]byte
	damage atomic.Pointer[FormatError]
}

// OpenFile maps a base file. A small file is checked byte by byte; of a large
// one the frame is checked, and Check does the rest. Errors name the offset.
func OpenFile(path string) (*File, error) {
	data, unmap, err := mapFile(path)
	if err != nil {
		return nil, err
	}
	f := &File{data: data, unmap: unmap}
	if err = f.open(); err == nil && len(data) <= checkedWhole {
		err = f.Check()
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

// Close unmaps the file.
func (f *File) Close() error {
	if f.unmap == nil {
		return nil
	}
	err := f.unmap()
	f.unmap, f.data, f.parts = nil, nil, [len(sectionNames)][]byte{}
	return err
}

func damaged(at int, format string, a ...any) error {
	return &FormatError{Offset: at, Msg: fmt.Sprintf(format, a...), Err: ErrDamaged}
}

func (f *File) open() error {
	switch d := f.data; {
	case len(d) == 0:
		return &FormatError{Msg: "the file is empty", Err: ErrEmpty}
	case bytes.HasPrefix(d, []byte(magic)):
		return &FormatError{Msg: "this is the form of the embedded base", Err: ErrFormat}
	case len(d) < fileHead || string(d[:4]) != fileMagic:
		return damaged(0, "not a knowledge base (no %s at the start)", fileMagic)
	}
	if v := binary.LittleEndian.Uint32(f.data[4:]); v != fileFormat {
		return &FormatError{Offset: 4, Msg: fmt.Sprintf("format %d, this program reads format %d", v, fileFormat), Err: ErrFormat}
	}
	n := len(f.data)
	if n < fileHead+fileTrailer || string(f.data[n-4:]) != fileEnd {
		return damaged(n, "the file ends too early: it was cut, or the build did not finish")
	}
	t := f.data[n-fileTrailer:]
	at, length, sum := binary.LittleEndian.Uint64(t), binary.LittleEndian.Uint32(t[8:]), binary.LittleEndian.Uint32(t[12:])
	if at > uint64(n-fileTrailer) || uint64(length) != uint64(n-fileTrailer)-at {
		return damaged(n-fileTrailer, "the trailer points outside the file")
	}
	info := f.data[at : at+uint64(length)]
	if crc32.Checksum(info, castagnoli) != sum {
		return damaged(int(at), "checksum of the description does not match")
	}
	if err := json.Unmarshal(info, &f.Info); err != nil {
		return damaged(int(at), "description: %v", err)
	}
	return f.place(int64(at))
}

// place finds the sections and holds their sizes against each other.
func (f *File) place(end int64) error {
	for i, name := range sectionNames {
		if i >= len(f.Info.Sections) || f.Info.Sections[i].Name != name {
			return damaged(int(end), "no section %q", name)
		}
		s := f.Info.Sections[i]
		if s.Offset < fileHead || s.Length < 0 || s.Offset > end-s.Length {
			return damaged(int(end), "section %q lies outside the file", name)
		}
		f.parts[i] = f.data[s.Offset : s.Offset+s.Length]
		if i >= secNames && s.Length%recordSize != 0 {
			return damaged(int(s.Offset), "section %q has a broken record", name)
		}
	}
	if int64(len(f.parts[secOffsets])) != 8*int64(f.Info.Entries) {
		return damaged(int(f.Info.Sections[secOffsets].Offset), "%d bytes of offsets for %d entries", len(f.parts[secOffsets]), f.Info.Entries)
	}
	return nil
}

const (
	secEntries = iota
	secOffsets
	secNames
	secKeys
	secFirsts
)

// Check reads the whole file and compares the checksums.
func (f *File) Check() error {
	for i, s := range f.Info.Sections[:len(sectionNames)] {
		if crc32.Checksum(f.parts[i], castagnoli) != s.CRC {
			return damaged(int(s.Offset), "checksum of section %q does not match", s.Name)
		}
	}
	return nil
}

// Err is the damage that a look-up met, if any: a large file is not checked
// whole when it is opened.
func (f *File) Err() error {
	if e := f.damage.Load(); e != nil {
		return e
	}
	return nil
}

// entry decodes entry i.
func (f *File) entry(i int) (Entry, bool) {
	off := f.parts[secOffsets]
	if i < 0 || 8*i+8 > len(off) {
		return f.bad(secOffsets, 8*i)
	}
	at := binary.LittleEndian.Uint64(off[8*i:])
	if at > uint64(len(f.parts[secEntries])) {
		return f.bad(secOffsets, 8*i)
	}
	e, _, err := DecodeEntry(f.parts[secEntries][at:])
	if err != nil {
		return f.bad(secEntries, int(at))
	}
	return e, true
}

func (f *File) bad(sec, at int) (Entry, bool) {
	f.damage.CompareAndSwap(nil, &FormatError{Offset: int(f.Info.Sections[sec].Offset) + at,
		Msg: "damaged record in section " + sectionNames[sec], Err: ErrDamaged})
	return Entry{}, false
}

// Entries calls do for every entry in the order of the file until it says no.
func (f *File) Entries(do func(Entry) bool) {
	for i := range f.Info.Entries {
		if e, ok := f.entry(i); !ok || !do(e) {
			return
		}
	}
}

// records are the records of a section with that hash.
func (f *File) records(sec int, hash uint64) []byte {
	p := f.parts[sec]
	n := len(p) / recordSize
	at := func(i int) uint64 { return binary.LittleEndian.Uint64(p[i*recordSize:]) }
	first := sort.Search(n, func(i int) bool { return at(i) >= hash })
	last := first
	for last < n && at(last) == hash {
		last++
	}
	return p[first*recordSize : last*recordSize]
}

// hit is an entry of a file by one of its names.
type hit struct {
	file  *File
	index int
	how   How
	upper bool
	name  int // 0: the main name, else an alias
}

// hits are the entries that bear the folded name of that hash, the most
// prominent first.
func (f *File) hits(hash uint64) []hit {
	var out []hit
	for r := f.records(secNames, hash); len(r) > 0; r = r[recordSize:] {
		out = append(out, hit{file: f, index: int(binary.LittleEndian.Uint32(r[8:])), how: How(r[12] & flagHow),
			upper: r[12]&flagUpper != 0, name: int(binary.LittleEndian.Uint16(r[14:]))})
	}
	return out
}

// lookup finds an entry by key or by a link of its own.
func (f *File) lookup(key string) (Entry, bool) {
	for r := f.records(secKeys, hashString(key)); len(r) > 0; r = r[recordSize:] {
		e, ok := f.entry(int(binary.LittleEndian.Uint32(r[8:])))
		if ok && (e.Key == key || contains(e.Links, key)) {
			return e, true
		}
	}
	return Entry{}, false
}

// firstWords is the greatest number of words of a name that begins with the
// word of that hash.
func (f *File) firstWords(hash uint64) int {
	if r := f.records(secFirsts, hash); len(r) > 0 {
		return int(binary.LittleEndian.Uint32(r[8:]))
	}
	return 1
}

// class is what the names of that form show.
func (f *File) class(hash uint64, upper bool) (c extract.Class) {
	for _, h := range f.hits(hash) {
		if h.upper && !upper {
			continue
		}
		if e, ok := f.entry(h.index); ok && e.Type != Event {
			c |= kindClass(e.Type, e.Kind, e.Population)
		}
	}
	return c
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// Label is how the header of an extract names the file.
func (f *File) Label() string { return cmp.Or(f.Info.Name, "base") + " " + f.Info.Version }

// readFile is the way of systems without mapping.
func readFile(path string) ([]byte, func() error, error) {
	data, err := os.ReadFile(path)
	return data, func() error { return nil }, err
}
