package dump

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
)

const (
	batchSize = 1 << 20
	lineMost  = 64 << 20 // a longer line is damage
)

// batch is some whole lines of a dump.
type batch struct {
	text   []byte
	offset int64 // of text in the dump
	line   int64 // number of the first line, from 1
	err    error // why there is no next batch, io.EOF at a proper end

	records [][]byte
	bad     []badLine
	lines   int64
}

// badLine is a line that could not be read.
type badLine struct {
	offset, line int64
	err          error
}

// parseFunc reads one line, without its end, into records.
type parseFunc func(line []byte, emit func([]byte)) error

// readLines cuts the text into batches, parses them in parallel and hands them
// on in order. The dump is at the offset and line that are given. done is
// called for each batch; its error ends the reading.
func readLines(ctx context.Context, r io.Reader, offset, line int64, parse parseFunc, done func(*batch) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	type job struct {
		b     *batch
		ready chan struct{}
	}
	work, order := make(chan job, workers), make(chan job, 2*workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range work {
				j.b.parse(parse)
				close(j.ready)
			}
		}()
	}
	go func() {
		defer close(order)
		defer close(work)
		c := cutter{r: r, offset: offset, line: line}
		for {
			j := job{c.next(), make(chan struct{})}
			last := j.b.err != nil
			select {
			case order <- j:
				work <- j
			case <-ctx.Done():
				return
			}
			if last {
				return
			}
		}
	}()
	err := error(nil)
	for j := range order {
		<-j.ready
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			if err = done(j.b); err == nil && j.b.err != nil && !errors.Is(j.b.err, io.EOF) {
				err = j.b.err
			}
		}
		if err != nil {
			cancel()
		}
	}
	wg.Wait()
	return err
}

func (b *batch) parse(parse parseFunc) {
	offset, line := b.offset, b.line
	for text := b.text; len(text) > 0; line++ {
		l := text
		n := bytes.IndexByte(text, '\n')
		if n >= 0 {
			l, text = text[:n], text[n+1:]
		} else {
			n, text = len(l)-1, nil
		}
		if err := parse(l, func(rec []byte) { b.records = append(b.records, rec) }); err != nil {
			b.bad = append(b.bad, badLine{offset, line, err})
		}
		offset += int64(n) + 1
		b.lines++
	}
}

// cutter cuts a text into batches of whole lines.
type cutter struct {
	r            io.Reader
	offset, line int64
	rest         []byte
}

// next reads the next batch. At the end of the text the last batch has the
// rest, with or without a line end.
func (c *cutter) next() *batch {
	b := &batch{offset: c.offset, line: c.line + 1}
	buf := append(make([]byte, 0, batchSize+len(c.rest)), c.rest...)
	c.rest = nil
	for {
		if len(buf) == cap(buf) { // a line longer than a batch
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := c.r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err != nil {
			b.text, b.err = buf, err
			if !errors.Is(err, io.EOF) { // what came after the last whole line is of no use
				b.text = buf[:bytes.LastIndexByte(buf, '\n')+1]
			}
			break
		}
		if len(buf) < batchSize {
			continue
		}
		if end := bytes.LastIndexByte(buf, '\n') + 1; end > 0 {
			b.text, c.rest = buf[:end], buf[end:]
			break
		}
		if len(buf) > lineMost {
			b.err = fmt.Errorf("a line of more than %d bytes", lineMost)
			break
		}
	}
	c.offset += int64(len(b.text))
	c.line += int64(bytes.Count(b.text, []byte{'\n'}))
	return b
}

// ended tells why a text that came to its end was cut all the same; nil when
// it was not. last is its last line, open whether it has no line end, bad the
// fault of it.
func ended(kind Kind, first, last []byte, open bool, bad error) error {
	switch {
	case open && bad != nil:
		return errors.New("the last line is incomplete")
	case kind == KindWikidata && bad != nil && strings.TrimSpace(string(first)) == "[":
		return errors.New("the last line is incomplete")
	case kind == KindWikidata && strings.TrimSpace(string(first)) == "[" && strings.TrimSpace(string(last)) != "]":
		return errors.New("the array is not closed")
	}
	return nil
}
