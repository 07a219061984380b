package kb

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"dateline/extract"
)

// Event is the type of an entry that is something that happened: a war, an
// election. No mention has it; it is there to be looked up.
const Event extract.Type = "EVENT"

// fileTypes are the types of entries in a file, by their byte.
var fileTypes = [...]extract.Type{extract.Place, extract.Organization, extract.Person, Event}

// AppendEntry encodes an entry: strings with their length before them, numbers
// as varints, positions in units of 1e-5 degrees (about a metre).
func AppendEntry(b []byte, e *Entry) []byte {
	b = appendText(b, e.Key)
	b = appendText(b, e.Name)
	t := byte(0)
	for i, u := range fileTypes {
		if u == e.Type {
			t = byte(i)
		}
	}
	flags := t | genderByte(e.Gender)<<4
	if e.Location != nil {
		flags |= 1 << 6
	}
	b = append(b, flags)
	b = appendText(b, e.Kind)
	b = appendText(b, e.Country)
	if e.Location != nil {
		b = binary.AppendVarint(b, int64(math.Round(e.Location.Lat*1e5)))
		b = binary.AppendVarint(b, int64(math.Round(e.Location.Lon*1e5)))
	}
	b = binary.AppendUvarint(b, uint64(max(e.Population, 0)))
	b = binary.AppendUvarint(b, uint64(max(e.Prominence, 0)))
	b = appendText(b, e.Parent)
	b = appendText(b, e.CapitalOf)
	b = appendText(b, e.Description)
	b = binary.AppendUvarint(b, uint64(len(e.Aliases)))
	for _, a := range e.Aliases {
		b = append(appendText(b, a.Text), byte(a.How))
	}
	b = appendTexts(b, e.Links)
	return appendTexts(b, e.Borders)
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendTexts(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendText(b, s)
	}
	return b
}

// errEntry is the cause of a FormatError for an entry that does not decode.
var errEntry = errors.New("damaged entry")

// DecodeEntry decodes one entry and gives the bytes after it.
func DecodeEntry(b []byte) (e Entry, rest []byte, err error) {
	d := entryDecoder{b: b}
	e.Key, e.Name = d.text(), d.text()
	flags := d.byte()
	e.Type = fileTypes[flags&3]
	e.Gender = genders[min(flags>>4&3, 2)]
	e.Kind, e.Country = d.text(), d.text()
	if flags&(1<<6) != 0 {
		e.Location = &extract.Location{Lat: float64(d.varint()) / 1e5, Lon: float64(d.varint()) / 1e5}
	}
	e.Population, e.Prominence = int(d.uvarint()), int(d.uvarint())
	e.Parent, e.CapitalOf, e.Description = d.text(), d.text(), d.text()
	for range d.count() {
		e.Aliases = append(e.Aliases, Alias{d.text(), How(min(d.byte(), byte(HowVariant)))})
	}
	e.Links, e.Borders = d.texts(), d.texts()
	if d.bad {
		return Entry{}, nil, errEntry
	}
	return e, d.b, nil
}

type entryDecoder struct {
	b   []byte
	bad bool
}

func (d *entryDecoder) byte() byte {
	if len(d.b) == 0 {
		d.bad = true
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *entryDecoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *entryDecoder) varint() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

// count is the length of a list; one longer than the bytes left is damage.
func (d *entryDecoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return 0
	}
	return int(n)
}

func (d *entryDecoder) text() string {
	n := d.count()
	if d.bad {
		return ""
	}
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}

func (d *entryDecoder) texts() (out []string) {
	for range d.count() {
		out = append(out, d.text())
	}
	return out
}

// ValidKey tells whether a key has the form "base:id": the base in lower-case
// letters, digits and hyphens, the id without white space.
func ValidKey(key string) error {
	for i, c := range []byte(key) {
		switch {
		case c == ':' && i > 0 && i+1 < len(key):
			for _, c := range []byte(key[i+1:]) {
				if c <= ' ' || c == 0x7f {
					return fmt.Errorf("key %q: an id has no white space", key)
				}
			}
			return nil
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-':
		default:
			return fmt.Errorf("key %q: want a base in small letters, a colon and an id", key)
		}
	}
	return fmt.Errorf("key %q: want a base, a colon and an id", key)
}
