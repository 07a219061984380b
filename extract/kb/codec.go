package kb

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"

	"dateline/extract"
)

// The file: magic, format number, version string, then columns. A column is
// its length unpacked, its length packed, a CRC-32 of the packed bytes, and
// the bytes, packed with flate. Values of one kind lie together, which packs
// twice as well as records would. Numbers are unsigned or zigzag varints.
const (
	magic     = "DLKB"
	format    = 1
	columns   = 12
	maxColumn = 1 << 30
)

const (
	colTexts = iota // kinds and string ids, one a line
	colNames        // names, one a line
	colFlags        // one byte a name
	colCount        // names per entry
	colHead         // kb, type, kind, gender
	colID
	colCountry
	colLat
	colLon
	colPop
	colParent
	colMore // links, borders, capitals
)

// kbs are the bases that keys name; those with numeric ids first.
var kbs = []string{"geonames", "dateline", "wikidata"}

// FormatError says that a base file is damaged or of another version.
type FormatError struct {
	Offset int
	Msg    string
	Err    error // one of ErrEmpty, ErrFormat, ErrDamaged; nil for the embedded form
}

// Unwrap gives the class of the fault.
func (e *FormatError) Unwrap() error { return e.Err }

func (e *FormatError) Error() string {
	return fmt.Sprintf("knowledge base: at byte %d: %s", e.Offset, e.Msg)
}

// PersonName is a given or family name.
type PersonName struct {
	Text                 string
	Male, Female, Family bool
}

// Source is what Write makes a base from.
type Source struct {
	Version string
	Entries []Entry
	Persons []PersonName
	// Common tells whether a name is an ordinary English word as well.
	Common func(name string) bool
}

// Write writes a base. Entries are put in order: organizations and persons,
// countries, divisions, then places by country and division. The same source
// gives the same bytes.
func Write(w io.Writer, src Source) error {
	e := newEncoder(src)
	if err := e.run(); err != nil {
		return err
	}
	var buf bytes.Buffer
	buf.WriteString(magic)
	buf.WriteByte(format)
	buf.Write(binary.AppendUvarint(nil, uint64(len(src.Version))))
	buf.WriteString(src.Version)
	for i := range e.cols {
		var packed bytes.Buffer
		fw, err := flate.NewWriter(&packed, flate.BestCompression)
		if err != nil {
			return err
		}
		if _, err := fw.Write(e.cols[i].Bytes()); err != nil {
			return err
		}
		if err := fw.Close(); err != nil {
			return err
		}
		head := binary.AppendUvarint(nil, uint64(e.cols[i].Len()))
		head = binary.AppendUvarint(head, uint64(packed.Len()))
		head = binary.BigEndian.AppendUint32(head, crc32.ChecksumIEEE(packed.Bytes()))
		buf.Write(head)
		buf.Write(packed.Bytes())
	}
	_, err := w.Write(buf.Bytes())
	return err
}

type encoder struct {
	src   Source
	cols  [columns]bytes.Buffer
	texts map[string]int
	order []string
	index map[string]int // key -> entry
}

func newEncoder(src Source) *encoder {
	e := &encoder{src: src, texts: map[string]int{}, index: map[string]int{}}
	sort.SliceStable(src.Entries, func(i, j int) bool { return less(&src.Entries[i], &src.Entries[j]) })
	for i := range src.Entries {
		e.index[src.Entries[i].Key] = i
	}
	return e
}

func rank(t *Entry) int {
	switch {
	case t.Kind == KindCountry:
		return 0
	case t.Type == extract.Organization:
		return 1
	case t.Type == extract.Person:
		return 2
	case t.Kind == "province" || t.Parent == "" || t.Population == 0:
		return 3
	}
	return 4
}

func less(a, b *Entry) bool {
	if ra, rb := rank(a), rank(b); ra != rb {
		return ra < rb
	}
	if a.Country != b.Country {
		return a.Country < b.Country
	}
	if a.Parent != b.Parent {
		return a.Parent < b.Parent
	}
	if a.Population != b.Population {
		return a.Population > b.Population
	}
	return a.Key < b.Key
}

func (e *encoder) text(s string) int {
	i, ok := e.texts[s]
	if !ok {
		i = len(e.order)
		e.texts[s] = i
		e.order = append(e.order, s)
	}
	return i
}

func (e *encoder) uint(col int, v uint64) {
	e.cols[col].Write(binary.AppendUvarint(nil, v))
}

func (e *encoder) int(col int, v int64) { e.cols[col].Write(binary.AppendVarint(nil, v)) }

func (e *encoder) name(s string, flags uint8) error {
	if s == "" || strings.ContainsAny(s, "\n") {
		return fmt.Errorf("knowledge base: name %q", s)
	}
	if e.src.Common != nil && e.src.Common(s) {
		flags |= flagCommon
	}
	e.cols[colNames].WriteString(s + "\n")
	e.cols[colFlags].WriteByte(flags)
	return nil
}

func (e *encoder) run() error {
	var id, lat, lon, parent int64
	country := ""
	for i := range e.src.Entries {
		t := &e.src.Entries[i]
		k, num, str, err := splitKey(t.Key)
		if err != nil {
			return err
		}
		if str != "" {
			num = int64(e.text(str))
		}
		e.cols[colHead].Write([]byte{k, typeByte(t.Type)<<4 | genderByte(t.Gender)})
		e.uint(colHead, uint64(e.text(t.Kind)))
		e.int(colID, num-id)
		id = num
		if len(t.Country) != 2 && t.Country != "" {
			return fmt.Errorf("knowledge base: %s: country %q", t.Key, t.Country)
		}
		if t.Country == country {
			e.cols[colCountry].WriteByte(0)
		} else {
			e.cols[colCountry].WriteString((t.Country + "--")[:2])
			country = t.Country
		}
		la, lo := int64(0), int64(0)
		if t.Location != nil {
			la, lo = int64(math.Round(t.Location.Lat*1e3)), int64(math.Round(t.Location.Lon*1e3))
		}
		e.int(colLat, la-lat)
		e.int(colLon, lo-lon)
		lat, lon = la, lo
		e.uint(colPop, uint64(t.Population))
		p := int64(-1)
		if t.Parent != "" {
			j, ok := e.index[t.Parent]
			if !ok {
				return fmt.Errorf("knowledge base: %s: parent %s is unknown", t.Key, t.Parent)
			}
			p = int64(j)
		}
		e.int(colParent, p-parent)
		parent = p
		if err := e.entryNames(t); err != nil {
			return err
		}
		if err := e.more(i, t); err != nil {
			return err
		}
	}
	return e.finish()
}

func (e *encoder) entryNames(t *Entry) error {
	n := 1
	if err := e.name(t.Name, nameFlags(Alias{t.Name, HowName})); err != nil {
		return fmt.Errorf("%s: %w", t.Key, err)
	}
	for _, a := range t.Aliases {
		if err := e.name(a.Text, nameFlags(a)); err != nil {
			return fmt.Errorf("%s: %w", t.Key, err)
		}
		n++
	}
	e.uint(colCount, uint64(n))
	return nil
}

// nameFlags: short names in capitals match capitals only, whatever they are.
func nameFlags(a Alias) uint8 {
	f := uint8(a.How)
	if a.How == HowAcronym || isUpper(a.Text) && len(a.Text) <= 6 {
		f |= flagUpper
	}
	return f
}

// more writes what few entries have: links, borders, capitals.
func (e *encoder) more(i int, t *Entry) error {
	put := func(what byte, v int) {
		e.cols[colMore].WriteByte(what)
		e.uint(colMore, uint64(i))
		e.uint(colMore, uint64(v))
	}
	for _, l := range t.Links {
		put('l', e.text(l))
	}
	for _, b := range t.Borders {
		j, ok := e.index[b]
		if !ok {
			return fmt.Errorf("knowledge base: %s: neighbour %s is unknown", t.Key, b)
		}
		put('b', j)
	}
	if t.CapitalOf != "" {
		j, ok := e.index[t.CapitalOf]
		if !ok {
			return fmt.Errorf("knowledge base: %s: capital of %s, which is unknown", t.Key, t.CapitalOf)
		}
		put('c', j)
	}
	return nil
}

func (e *encoder) finish() error {
	e.uint(colCount, 0) // end of entries
	for _, p := range e.src.Persons {
		f := boolByte(p.Male)*flagMale | boolByte(p.Female)*flagFemale | boolByte(p.Family)*flagFamily
		if err := e.name(p.Text, f); err != nil {
			return err
		}
	}
	for _, s := range e.order {
		if strings.Contains(s, "\n") {
			return fmt.Errorf("knowledge base: text %q", s)
		}
		e.cols[colTexts].WriteString(s + "\n")
	}
	return nil
}

func splitKey(key string) (k uint8, num int64, str string, err error) {
	name, id, ok := strings.Cut(key, ":")
	for i, s := range kbs {
		if s == name && ok && id != "" {
			if i == 0 {
				num, err = strconv.ParseInt(id, 10, 32)
				return 0, num, "", err
			}
			return uint8(i), 0, id, nil
		}
	}
	return 0, 0, "", fmt.Errorf("knowledge base: key %q: want one of %v, a colon and an id", key, kbs)
}

func typeByte(t extract.Type) uint8 {
	for i, u := range types {
		if t == u {
			return uint8(i)
		}
	}
	return 0
}

func genderByte(g string) uint8 {
	for i, u := range genders {
		if g == u {
			return uint8(i)
		}
	}
	return 0
}

// Load reads a base file.
func Load(path string) (*Base, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	b, err := Open(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return b, nil
}

// errShort is the cause of a FormatError for a file that ends too early.
var errShort = errors.New("unexpected end")
