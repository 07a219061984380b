package perceptron

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sort"
)

// ErrFormat is returned for a file that is no model or of another version.
var ErrFormat = errors.New("not a model file of this version")

const (
	magic   = "DLPM"
	version = 1
)

// WriteTo writes the model: magic, version, classes, scale, then the features
// in order of hash as differences, each with its weights. Columns are kept
// apart (hashes, counts, classes, weights), which compresses better; the
// caller compresses.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	bw := &counter{w: bufio.NewWriter(w)}
	bw.bytes([]byte(magic))
	bw.uvarint(version)
	bw.uvarint(uint64(len(m.Classes)))
	for _, c := range m.Classes {
		bw.str(c)
	}
	bw.uvarint(math.Float64bits(m.Scale))
	live := m.live()
	bw.uvarint(uint64(len(live)))
	bw.uvarint(uint64(len(m.entries)))
	last := uint32(0)
	for _, s := range live {
		bw.uvarint(uint64(s.key - last))
		last = s.key
	}
	each := func(f func(e entry)) {
		for _, s := range live {
			for _, e := range m.entries[s.off:] {
				f(e)
				if e&lastEntry != 0 {
					break
				}
			}
		}
	}
	n := 0
	each(func(e entry) {
		n++
		if e&lastEntry != 0 {
			bw.uvarint(uint64(n))
			n = 0
		}
	})
	each(func(e entry) { bw.bytes([]byte{byte(e)}) })
	each(func(e entry) { bw.varint(int64(int32(e) >> 16)) })
	if bw.err == nil {
		bw.err = bw.w.Flush()
	}
	return bw.n, bw.err
}

// live slots in order of key.
func (m *Model) live() []slot {
	live := make([]slot, 0, m.count)
	for _, s := range m.slots {
		if s.key != 0 {
			live = append(live, s)
		}
	}
	sort.Slice(live, func(i, j int) bool { return live[i].key < live[j].key })
	return live
}

// ReadModel reads what WriteTo wrote.
func ReadModel(r *bufio.Reader) (*Model, error) {
	d := &decoder{r: r}
	if string(d.bytes(4)) != magic || d.uvarint() != version {
		return nil, ErrFormat
	}
	m := &Model{}
	for n := d.count(256); n > 0; n-- {
		m.Classes = append(m.Classes, d.str())
	}
	m.Scale = math.Float64frombits(d.uvarint())
	nf, ne := d.count(1<<26), d.count(1<<27)
	if d.err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFormat, d.err)
	}
	keys, offs := make([]uint32, nf), make([]uint32, nf)
	m.entries = make([]entry, ne)
	last := uint32(0)
	for i := range keys {
		last += uint32(d.uvarint())
		keys[i] = last
	}
	at := 0
	for i := range offs {
		offs[i] = uint32(at)
		at += d.count(256)
		if at > ne || at == int(offs[i]) {
			return nil, ErrFormat
		}
		m.entries[at-1] = lastEntry
	}
	if at != ne {
		return nil, ErrFormat
	}
	for i := range m.entries {
		c := d.byte()
		if int(c) >= len(m.Classes) {
			return nil, ErrFormat
		}
		m.entries[i] |= entry(c)
	}
	for i := range m.entries {
		m.entries[i] |= entry(uint16(int16(d.varint()))) << 16
	}
	if d.err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFormat, d.err)
	}
	m.build(keys, offs)
	return m, nil
}

type counter struct {
	w   *bufio.Writer
	n   int64
	err error
	buf [binary.MaxVarintLen64]byte
}

func (c *counter) bytes(b []byte) {
	if c.err == nil {
		var n int
		n, c.err = c.w.Write(b)
		c.n += int64(n)
	}
}
func (c *counter) uvarint(x uint64) { c.bytes(c.buf[:binary.PutUvarint(c.buf[:], x)]) }
func (c *counter) varint(x int64)   { c.bytes(c.buf[:binary.PutVarint(c.buf[:], x)]) }
func (c *counter) str(s string)     { c.uvarint(uint64(len(s))); c.bytes([]byte(s)) }

type decoder struct {
	r   *bufio.Reader
	err error
}

func (d *decoder) bytes(n int) []byte {
	b := make([]byte, n)
	if _, err := io.ReadFull(d.r, b); err != nil && d.err == nil {
		d.err = err
	}
	return b
}

func (d *decoder) byte() byte {
	b, err := d.r.ReadByte()
	if err != nil && d.err == nil {
		d.err = err
	}
	return b
}

func (d *decoder) uvarint() uint64 {
	x, err := binary.ReadUvarint(d.r)
	if err != nil && d.err == nil {
		d.err = err
	}
	return x
}

func (d *decoder) varint() int64 {
	x, err := binary.ReadVarint(d.r)
	if err != nil && d.err == nil {
		d.err = err
	}
	return x
}

// count reads a number of things and refuses more than most.
func (d *decoder) count(most int) int {
	x := d.uvarint()
	if x > uint64(most) {
		if d.err == nil {
			d.err = fmt.Errorf("count %d is more than %d", x, most)
		}
		return 0
	}
	return int(x)
}

func (d *decoder) str() string { return string(d.bytes(d.count(1 << 16))) }
