// Package spill sorts more records than memory holds: they gather in memory,
// go to disk as sorted runs, and come back merged.
//
// In go records (any bytes), out they come in the order of their bytes, equal
// ones as often as they were put in. Runs are files of a folder that the
// caller names; their list (Runs) is all that is needed to go on after a stop.
//
// Caveat: the order is that of bytes; who wants numbers in order writes them
// big-endian.
package spill

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
)

// fanIn is the most runs that are merged at once; with more, groups of them
// are merged into one first.
const fanIn = 200

// Sorter gathers records. It is for one goroutine.
type Sorter struct {
	dir, prefix string
	budget      int // bytes
	buf         []byte
	at          []int // starts of the records in buf; the end is the next start
	runs        []string
	next        int
}

// New makes a sorter that writes runs "PREFIX-000001.run" into dir when more
// than budget bytes are held.
func New(dir, prefix string, budget int) *Sorter {
	return &Sorter{dir: dir, prefix: prefix, budget: budget, next: 1}
}

// Resume goes on with the runs of an earlier sorter; other runs of the prefix
// in the folder were not finished and are deleted.
func Resume(dir, prefix string, budget int, runs []string) (*Sorter, error) {
	s := New(dir, prefix, budget)
	s.runs = slices.Clone(runs)
	old, err := filepath.Glob(filepath.Join(dir, prefix+"-*.run*"))
	if err != nil {
		return nil, err
	}
	for _, path := range old {
		if name := filepath.Base(path); !slices.Contains(runs, name) {
			if err := os.Remove(path); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range runs {
		var n int
		if _, err := fmt.Sscanf(name, prefix+"-%d.run", &n); err != nil {
			return nil, fmt.Errorf("spill: run %q: %w", name, err)
		}
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
		s.next = max(s.next, n+1)
	}
	return s, nil
}

// Runs are the names of the runs on disk.
func (s *Sorter) Runs() []string { return slices.Clone(s.runs) }

// Full tells whether the budget is used up: Flush is due.
func (s *Sorter) Full() bool { return len(s.buf)+16*len(s.at) > s.budget }

// Add takes a copy of the record. It does not write; see Full.
func (s *Sorter) Add(record []byte) {
	s.at = append(s.at, len(s.buf))
	s.buf = append(s.buf, record...)
}

// AddFull is Add, then Flush when the budget is used up.
func (s *Sorter) AddFull(record []byte) error {
	s.Add(record)
	if s.Full() {
		return s.Flush()
	}
	return nil
}

func (s *Sorter) record(i int) []byte {
	end := len(s.buf)
	if i+1 < len(s.at) {
		end = s.at[i+1]
	}
	return s.buf[s.at[i]:end]
}

// Flush writes what is in memory as a run.
func (s *Sorter) Flush() error {
	if len(s.at) == 0 {
		return nil
	}
	order := make([]int32, len(s.at))
	for i := range order {
		order[i] = int32(i)
	}
	sort.SliceStable(order, func(a, b int) bool { return bytes.Compare(s.record(int(order[a])), s.record(int(order[b]))) < 0 })
	i := 0
	err := s.write(func() ([]byte, error) {
		if i == len(order) {
			return nil, io.EOF
		}
		i++
		return s.record(int(order[i-1])), nil
	})
	s.buf, s.at = s.buf[:0], s.at[:0]
	return err
}

// write makes a run. It appears under its name only when it is complete; its
// last eight bytes are a zero length and the CRC-32 of what stands before.
func (s *Sorter) write(next func() ([]byte, error)) error {
	name := fmt.Sprintf("%s-%06d.run", s.prefix, s.next)
	path := filepath.Join(s.dir, name)
	f, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	w := bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<18)
	for err == nil {
		var rec []byte
		if rec, err = next(); err == nil {
			_, err = w.Write(binary.AppendUvarint(nil, uint64(len(rec))+1))
			if err == nil {
				_, err = w.Write(rec)
			}
		}
	}
	if errors.Is(err, io.EOF) {
		err = w.WriteByte(0)
	}
	if err = errors.Join(err, w.Flush()); err == nil {
		_, err = f.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(path+".part", path); err != nil {
		return err
	}
	s.runs = append(s.runs, name)
	s.next++
	return nil
}

// Each flushes and gives all records in order. The bytes are valid until do
// returns. The runs stay; Remove deletes them.
func (s *Sorter) Each(do func(record []byte) error) error {
	if err := s.Flush(); err != nil {
		return err
	}
	for len(s.runs) > fanIn {
		if err := s.reduce(); err != nil {
			return err
		}
	}
	m, err := s.open(s.runs)
	if err != nil {
		return err
	}
	defer m.close()
	for {
		rec, err := m.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := do(rec); err != nil {
			return err
		}
	}
}

// reduce merges the first runs into one.
func (s *Sorter) reduce() error {
	group := slices.Clone(s.runs[:fanIn])
	m, err := s.open(group)
	if err != nil {
		return err
	}
	err = s.write(m.next)
	m.close()
	if err != nil {
		return err
	}
	s.runs = s.runs[fanIn:]
	for _, name := range group {
		if err := os.Remove(filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// Remove deletes the runs.
func (s *Sorter) Remove() error {
	var errs []error
	for _, name := range s.runs {
		errs = append(errs, os.Remove(filepath.Join(s.dir, name)))
	}
	s.runs = nil
	return errors.Join(errs...)
}

// run is a run being read.
type run struct {
	path string
	f    *os.File
	r    *bufio.Reader
	sum  uint32
	rec  []byte
	at   int64
}

// read reads the next record into rec; io.EOF at a proper end.
func (r *run) read() error {
	head := [binary.MaxVarintLen64]byte{}
	n := 0
	for {
		c, err := r.r.ReadByte()
		if err != nil || n == len(head) {
			return r.damage("cut")
		}
		head[n] = c
		n++
		if c < 0x80 {
			break
		}
	}
	size, _ := binary.Uvarint(head[:n])
	r.sum = crc32.Update(r.sum, crc32.IEEETable, head[:n])
	r.at += int64(n)
	if size == 0 {
		var tail [4]byte
		if _, err := io.ReadFull(r.r, tail[:]); err != nil {
			return r.damage("cut")
		}
		if binary.BigEndian.Uint32(tail[:]) != r.sum {
			return r.damage("checksum does not match")
		}
		return io.EOF
	}
	if size > 1<<28 {
		return r.damage("damaged length")
	}
	r.rec = slices.Grow(r.rec[:0], int(size-1))[:size-1]
	if _, err := io.ReadFull(r.r, r.rec); err != nil {
		return r.damage("cut")
	}
	r.sum = crc32.Update(r.sum, crc32.IEEETable, r.rec)
	r.at += int64(len(r.rec))
	return nil
}

func (r *run) damage(what string) error {
	return fmt.Errorf("spill: %s: at byte %d: %s", filepath.Base(r.path), r.at, what)
}

// merger gives the records of several runs in order.
type merger struct {
	all  []*run
	heap runHeap
	cur  *run
}

func (s *Sorter) open(names []string) (*merger, error) {
	m := &merger{}
	size := max(1<<14, min(1<<18, s.budget/max(len(names), 1)))
	for _, name := range names {
		f, err := os.Open(filepath.Join(s.dir, name))
		if err != nil {
			m.close()
			return nil, err
		}
		r := &run{path: f.Name(), f: f, r: bufio.NewReaderSize(f, size)}
		m.all = append(m.all, r)
		switch err := r.read(); {
		case errors.Is(err, io.EOF):
		case err != nil:
			m.close()
			return nil, err
		default:
			m.heap = append(m.heap, r)
		}
	}
	heap.Init(&m.heap)
	return m, nil
}

func (m *merger) next() ([]byte, error) {
	if m.cur != nil {
		switch err := m.cur.read(); {
		case errors.Is(err, io.EOF):
			heap.Pop(&m.heap)
		case err != nil:
			return nil, err
		default:
			heap.Fix(&m.heap, 0)
		}
		m.cur = nil
	}
	if len(m.heap) == 0 {
		return nil, io.EOF
	}
	m.cur = m.heap[0]
	return m.cur.rec, nil
}

func (m *merger) close() {
	for _, r := range m.all {
		_ = r.f.Close() // read only
	}
}

type runHeap []*run

func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, j int) bool { return bytes.Compare(h[i].rec, h[j].rec) < 0 }
func (h runHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runHeap) Push(x any)        { *h = append(*h, x.(*run)) }
func (h *runHeap) Pop() any {
	old := *h
	r := old[len(old)-1]
	*h = old[:len(old)-1]
	return r
}
