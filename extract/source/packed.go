package source

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	// head is how much of an input is looked at to tell what it is.
	head = 8 << 10
	// A packed stream may be so many times larger unpacked, above a size that
	// does no harm: English text packs to a third, tables of it to a twentieth,
	// nothing but a trap to a hundredth.
	maxRatio  = 200
	freeBytes = 64 << 20
)

// bounded stops a packed stream that unpacks to far more than a text can.
type bounded struct {
	r       io.Reader
	in, out int64 // bytes so far, packed and unpacked
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.out += int64(n)
	if b.out > freeBytes && b.out > maxRatio*b.in {
		return n, fmt.Errorf("%w: %d MB out of %d kB", ErrBomb, b.out>>20, b.in>>10)
	}
	return n, err
}

// unpack opens a stream, through gzip where it is packed.
func unpack(r io.Reader, opt Options) (*bufio.Reader, error) {
	lim := &bounded{}
	br := bufio.NewReaderSize(&counted{r, func(n int) { lim.in += int64(n) }}, head)
	start, _ := br.Peek(2)
	if len(start) < 2 || start[0] != 0x1f || start[1] != 0x8b || opt.Format == "zip" {
		return br, nil
	}
	z, err := gzip.NewReader(br)
	if err != nil {
		return nil, err
	}
	lim.r = z
	return bufio.NewReaderSize(lim, head), nil
}

// decode turns a stream into UTF-8: by its byte order mark, else as the
// encoding that is named. Without either the bytes stay as they are.
func decode(br *bufio.Reader, peek []byte, name string) (*bufio.Reader, error) {
	if len(peek) >= 2 && (peek[0] == 0xff && peek[1] == 0xfe || peek[0] == 0xfe && peek[1] == 0xff) {
		dec := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		return bufio.NewReaderSize(transform.NewReader(br, dec), head), nil
	}
	if name == "" || strings.EqualFold(name, "utf-8") || strings.HasPrefix(string(peek), "PK\x03\x04") {
		return br, nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("%w %q", ErrEncoding, name)
	}
	return bufio.NewReaderSize(transform.NewReader(br, enc.NewDecoder()), head), nil
}
