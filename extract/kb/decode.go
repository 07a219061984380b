package kb

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
	"sync"
)

// Open reads a base from bytes. A damaged base gives a *FormatError.
func Open(data []byte) (*Base, error) {
	if len(data) < len(magic)+1 || string(data[:len(magic)]) != magic {
		return nil, &FormatError{Offset: 0, Msg: "not a knowledge base (no " + magic + " at the start)"}
	}
	if data[len(magic)] != format {
		return nil, &FormatError{Offset: len(magic), Msg: fmt.Sprintf("format %d, this program reads format %d: build the base again", data[len(magic)], format)}
	}
	at := len(magic) + 1
	n, k := binary.Uvarint(data[at:])
	if k <= 0 || n > uint64(len(data)-at-k) {
		return nil, &FormatError{Offset: at, Msg: errShort.Error()}
	}
	b := &Base{spelt: &spellings{}, version: string(data[at+k : at+k+int(n)])}
	at += k + int(n)
	cols, err := unpackAll(data, at)
	if err != nil {
		return nil, err
	}
	d := decoder{b: b, cols: cols}
	if err := d.run(); err != nil {
		return nil, err
	}
	b.build()
	return b, nil
}

// unpackAll unpacks the columns, several at a time.
func unpackAll(data []byte, at int) (cols [columns][]byte, err error) {
	var errs [columns]error
	var wg sync.WaitGroup
	for i := range cols {
		size, k := binary.Uvarint(data[at:])
		if k <= 0 || size > maxColumn {
			err = &FormatError{Offset: at, Msg: errShort.Error()}
			break
		}
		at += k
		packed, k := binary.Uvarint(data[at:])
		if k <= 0 || packed > uint64(len(data)) || at+k+4+int(packed) > len(data) || size > 1100*(packed+1) {
			err = &FormatError{Offset: at, Msg: errShort.Error()}
			break
		}
		at += k
		start, end := at, at+4+int(packed)
		wg.Add(1)
		go func() {
			defer wg.Done()
			cols[i], errs[i] = unpack(data[start:end], int(size), start)
		}()
		at = end
	}
	wg.Wait()
	for _, e := range errs {
		if err == nil {
			err = e
		}
	}
	return cols, err
}

// unpack checks and unpacks one column: its checksum, then its bytes.
func unpack(data []byte, size, at int) ([]byte, error) {
	sum, body := binary.BigEndian.Uint32(data), data[4:]
	if crc32.ChecksumIEEE(body) != sum {
		return nil, &FormatError{Offset: at, Msg: "checksum does not match: the file is damaged"}
	}
	col := make([]byte, size)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(body)), col); err != nil {
		return nil, &FormatError{Offset: at, Msg: err.Error()}
	}
	return col, nil
}

type decoder struct {
	b    *Base
	cols [columns][]byte
	bad  bool
}

func (d *decoder) uint(col int) uint64 {
	v, n := binary.Uvarint(d.cols[col])
	if n <= 0 {
		d.bad = true
		return 0
	}
	d.cols[col] = d.cols[col][n:]
	return v
}

func (d *decoder) int(col int) int64 {
	v, n := binary.Varint(d.cols[col])
	if n <= 0 {
		d.bad = true
		return 0
	}
	d.cols[col] = d.cols[col][n:]
	return v
}

func (d *decoder) byte(col int) byte {
	if len(d.cols[col]) == 0 {
		d.bad = true
		return 0
	}
	c := d.cols[col][0]
	d.cols[col] = d.cols[col][1:]
	return c
}

func (d *decoder) run() error {
	b := d.b
	b.texts = strings.Split(strings.TrimSuffix(string(d.cols[colTexts]), "\n"), "\n")
	all := string(d.cols[colNames])
	total := len(d.cols[colFlags])
	b.names = make([]nameRec, 0, total)
	kinds := map[uint64]uint8{}
	var id, lat, lon, parent int64
	var country [2]byte
	for {
		count := d.uint(colCount)
		if count == 0 || d.bad {
			break
		}
		r := record{kb: d.byte(colHead)}
		tg := d.byte(colHead)
		r.typ, r.gender = min(tg>>4, 2), min(tg&15, 2)
		kind := d.uint(colHead)
		if _, ok := kinds[kind]; !ok {
			kinds[kind] = uint8(len(b.kinds))
			b.kinds = append(b.kinds, d.text(kind))
		}
		r.kind = kinds[kind]
		id += d.int(colID)
		r.id = uint32(id)
		if c := d.byte(colCountry); c == '-' {
			d.byte(colCountry)
			country = [2]byte{}
		} else if c != 0 {
			country = [2]byte{c, d.byte(colCountry)}
		}
		r.country = country
		lat += d.int(colLat)
		lon += d.int(colLon)
		r.lat, r.lon = int32(lat*10), int32(lon*10)
		r.population = uint32(d.uint(colPop))
		parent += d.int(colParent)
		r.parent = int32(parent)
		r.firstName = int32(len(b.names))
		if count > uint64(total) || r.kb > 2 || len(b.kinds) > 250 {
			d.bad = true
			break
		}
		for range count {
			all = d.name(all, int32(len(b.entries)))
		}
		b.entries = append(b.entries, r)
	}
	for all != "" && !d.bad {
		all = d.name(all, -1)
	}
	d.more()
	return d.finish()
}

func (d *decoder) name(all string, entry int32) string {
	i := strings.IndexByte(all, '\n')
	if i < 0 {
		d.bad = true
		return ""
	}
	d.b.names = append(d.b.names, nameRec{text: all[:i], entry: entry, flags: d.byte(colFlags)})
	return all[i+1:]
}

func (d *decoder) text(i uint64) string {
	if i >= uint64(len(d.b.texts)) {
		d.bad = true
		return ""
	}
	return d.b.texts[i]
}

func (d *decoder) more() {
	b := d.b
	b.links, b.borders, b.capital = map[int32][]string{}, map[int32][]int32{}, map[int32]int32{}
	for len(d.cols[colMore]) > 0 && !d.bad {
		what, i, v := d.byte(colMore), int32(d.uint(colMore)), d.uint(colMore)
		if i < 0 || int(i) >= len(b.entries) || what != 'l' && v >= uint64(len(b.entries)) {
			d.bad = true
			return
		}
		switch what {
		case 'l':
			b.links[i] = append(b.links[i], d.text(v))
		case 'b':
			b.borders[i] = append(b.borders[i], int32(v))
		case 'c':
			b.capital[i] = int32(v)
		}
	}
}

func (d *decoder) finish() error {
	b := d.b
	b.country = map[string]int32{}
	b.keys = make(map[uint64]int32, len(b.entries)+1024)
	for i := range b.entries {
		r := &b.entries[i]
		if int(r.parent) >= len(b.entries) || r.kb != 0 && int(r.id) >= len(b.texts) {
			d.bad = true
		}
		if d.bad {
			break
		}
		b.keys[b.keyHash(int32(i))] = int32(i)
		for _, l := range b.links[int32(i)] {
			if _, ok := b.keys[hashString(l)]; !ok {
				b.keys[hashString(l)] = int32(i)
			}
		}
		if b.kinds[r.kind] == KindCountry {
			b.country[string(r.country[:])] = int32(i)
		}
	}
	if d.bad {
		return &FormatError{Offset: 0, Msg: "columns do not fit together: the file is damaged"}
	}
	return nil
}

func (b *Base) key(i int32) string {
	r := &b.entries[i]
	if r.kb == 0 {
		return "geonames:" + strconv.Itoa(int(r.id))
	}
	return kbs[r.kb] + ":" + b.texts[r.id]
}

// keyHash is hashString(b.key(i)) without making the string.
func (b *Base) keyHash(i int32) uint64 {
	var buf [24]byte
	if r := &b.entries[i]; r.kb == 0 {
		return hashString(string(strconv.AppendInt(append(buf[:0], "geonames:"...), int64(r.id), 10)))
	}
	return hashString(b.key(i))
}
