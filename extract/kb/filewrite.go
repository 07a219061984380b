package kb

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/bits"
	"os"
	"path/filepath"

	"dateline/extract/kb/spill"
)

// FileWriter writes a base file. Entries go to the file as they come; names
// and keys are sorted on disk, so that memory does not grow with the base.
type FileWriter struct {
	path, dir string
	f         *os.File
	w         *bufio.Writer
	sum       uint32
	at        int64
	info      FileInfo
	offsets   *os.File
	offsetsW  *bufio.Writer
	names     *spill.Sorter
	keys      *spill.Sorter
	firsts    *spill.Sorter
	entry     []byte
}

// NewFileWriter starts a base file at path. The folder dir takes temporary
// files; memory is the budget of each of three sorters, in bytes. Name,
// Sources and Gazetteer of info are taken.
func NewFileWriter(path, dir string, info FileInfo, memory int) (*FileWriter, error) {
	w := &FileWriter{path: path, dir: dir, info: FileInfo{Name: info.Name, Sources: info.Sources, Gazetteer: info.Gazetteer}}
	for p, s := range map[string]**spill.Sorter{"names": &w.names, "keys": &w.keys, "firsts": &w.firsts} {
		var err error
		if *s, err = spill.Resume(dir, p, memory, nil); err != nil {
			return nil, err
		}
	}
	var err error
	if w.f, err = os.Create(path + ".part"); err != nil {
		return nil, err
	}
	if w.offsets, err = os.Create(filepath.Join(dir, "offsets")); err != nil {
		return nil, errors.Join(err, w.f.Close())
	}
	w.w, w.offsetsW = bufio.NewWriterSize(w.f, 1<<20), bufio.NewWriterSize(w.offsets, 1<<18)
	return w, w.write(binary.LittleEndian.AppendUint32([]byte(fileMagic), fileFormat))
}

func (w *FileWriter) write(b []byte) error {
	w.sum = crc32.Update(w.sum, castagnoli, b)
	w.at += int64(len(b))
	_, err := w.w.Write(b)
	return err
}

// Add writes an entry. Keys must not repeat; the order of the calls is that of
// the file.
func (w *FileWriter) Add(e *Entry) error {
	if err := ValidKey(e.Key); err != nil {
		return err
	}
	if w.info.Entries == 0 {
		w.start("entries")
	}
	n := w.info.Entries
	w.info.Entries++
	if n >= 1<<32-1 {
		return errors.New("knowledge base: more entries than a file holds")
	}
	start := w.info.Sections[0].Offset
	if _, err := w.offsetsW.Write(binary.LittleEndian.AppendUint64(nil, uint64(w.at-start))); err != nil {
		return err
	}
	w.entry = AppendEntry(w.entry[:0], e)
	if err := w.write(w.entry); err != nil {
		return err
	}
	if err := w.addKeys(e, uint32(n)); err != nil {
		return err
	}
	return w.addNames(e, uint32(n))
}

func (w *FileWriter) addKeys(e *Entry, n uint32) error {
	for i, key := range append([]string{e.Key}, e.Links...) {
		// its own keys before those that only link to it
		if err := w.keys.AddFull(sortRecord(hashString(key), uint32(min(i, 1)), n, 0)); err != nil {
			return err
		}
	}
	return nil
}

func (w *FileWriter) addNames(e *Entry, n uint32) error {
	order := ^(uint32(min(e.Prominence, 1<<20))<<8 | uint32(bits.Len(uint(max(e.Population, 0)))))
	for i := 0; i <= len(e.Aliases) && i < 1<<16; i++ {
		a := Alias{e.Name, HowName}
		if i > 0 {
			a = e.Aliases[i-1]
		}
		var f folder
		text := trimThe(a.Text)
		first := firstWord(text)
		f.add(text[:first])
		h := f.hash
		f.add(text[first:])
		if !f.any {
			continue
		}
		w.info.Names++
		if err := w.names.AddFull(sortRecord(f.hash, order, n, uint32(nameFlags(a))<<16|uint32(i))); err != nil {
			return err
		}
		if f.words > 1 && w.info.Gazetteer {
			if err := w.firsts.AddFull(sortRecord(h, ^uint32(min(f.words, 12)), 0, 0)); err != nil {
				return err
			}
		}
	}
	return nil
}

// sortRecord is the sorted form: hash, order, entry, rest, all big-endian.
func sortRecord(hash uint64, order, entry, rest uint32) []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 20), hash)
	b = binary.BigEndian.AppendUint32(b, order)
	b = binary.BigEndian.AppendUint32(b, entry)
	return binary.BigEndian.AppendUint32(b, rest)
}

func (w *FileWriter) start(name string) {
	w.finish()
	w.info.Sections = append(w.info.Sections, section{Name: name, Offset: w.at})
	w.sum = 0
}

// finish closes the section that is open.
func (w *FileWriter) finish() {
	if n := len(w.info.Sections); n > 0 {
		s := &w.info.Sections[n-1]
		s.Length, s.CRC = w.at-s.Offset, w.sum
	}
}

// Abort drops what was written.
func (w *FileWriter) Abort() {
	_ = errors.Join(w.f.Close(), w.offsets.Close(), os.Remove(w.path+".part"))
}

// Close finishes the file. It appears under its name only when it is complete.
func (w *FileWriter) Close() (FileInfo, error) {
	err := w.close()
	if err != nil {
		w.Abort()
		return FileInfo{}, err
	}
	return w.info, os.Rename(w.path+".part", w.path)
}

func (w *FileWriter) close() error {
	if w.info.Entries == 0 {
		w.start("entries")
	}
	w.start("offsets")
	if err := w.copyOffsets(); err != nil {
		return err
	}
	w.start("names")
	err := w.names.Each(func(r []byte) error {
		rest := binary.BigEndian.Uint32(r[16:])
		b := binary.LittleEndian.AppendUint64(make([]byte, 0, recordSize), binary.BigEndian.Uint64(r))
		b = binary.LittleEndian.AppendUint32(b, binary.BigEndian.Uint32(r[12:]))
		b = append(b, byte(rest>>16), 0)
		return w.write(binary.LittleEndian.AppendUint16(b, uint16(rest)))
	})
	if err != nil {
		return err
	}
	w.start("keys")
	if err := w.keys.Each(func(r []byte) error { return w.write(little(r)) }); err != nil {
		return err
	}
	w.start("firsts")
	last := uint64(0)
	err = w.firsts.Each(func(r []byte) error { // the greatest number comes first
		h := binary.BigEndian.Uint64(r)
		if h == last {
			return nil
		}
		last = h
		b := binary.LittleEndian.AppendUint64(make([]byte, 0, recordSize), h)
		b = binary.LittleEndian.AppendUint32(b, ^binary.BigEndian.Uint32(r[8:]))
		return w.write(append(b, 0, 0, 0, 0))
	})
	if err != nil {
		return err
	}
	w.finish()
	return errors.Join(w.describe(), w.names.Remove(), w.keys.Remove(), w.firsts.Remove(), os.Remove(w.offsets.Name()))
}

// little is a key record in the file's form: hash, entry, own or link.
func little(r []byte) []byte {
	b := binary.LittleEndian.AppendUint64(make([]byte, 0, recordSize), binary.BigEndian.Uint64(r))
	b = binary.LittleEndian.AppendUint32(b, binary.BigEndian.Uint32(r[12:]))
	return binary.LittleEndian.AppendUint32(b, binary.BigEndian.Uint32(r[8:]))
}

func (w *FileWriter) copyOffsets() error {
	if err := w.offsetsW.Flush(); err != nil {
		return err
	}
	if _, err := w.offsets.Seek(0, io.SeekStart); err != nil {
		return err
	}
	buf := make([]byte, 1<<16)
	for {
		n, err := w.offsets.Read(buf)
		if n > 0 {
			if err := w.write(buf[:n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return w.offsets.Close()
		}
		if err != nil {
			return err
		}
	}
}

// describe writes the description and the trailer.
func (w *FileWriter) describe() error {
	w.info.Version = w.version()
	b, err := json.Marshal(w.info)
	if err != nil {
		return err
	}
	t := binary.LittleEndian.AppendUint64(nil, uint64(w.at))
	t = binary.LittleEndian.AppendUint32(t, uint32(len(b)))
	t = binary.LittleEndian.AppendUint32(t, crc32.Checksum(b, castagnoli))
	_, err = w.w.Write(append(append(b, t...), fileEnd...))
	if err = errors.Join(err, w.w.Flush(), w.f.Sync(), w.f.Close()); err != nil {
		return fmt.Errorf("cannot write %s: %w", w.path, err)
	}
	return nil
}

// version is made of the checksums of the sections.
func (w *FileWriter) version() string {
	var b []byte
	for _, s := range w.info.Sections {
		b = binary.LittleEndian.AppendUint32(b, s.CRC)
	}
	return hex.EncodeToString(binary.BigEndian.AppendUint32(nil, crc32.Checksum(b, castagnoli)))
}
