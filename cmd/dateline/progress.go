package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

// progress is a bar on standard error, drawn only on a terminal, at once and
// then ten times a second, whether the work moves or not. It counts things
// (reports, rows); how far the work is it knows from the things themselves or,
// where their number is not known beforehand, from the bytes of the inputs.
type progress struct {
	mu          sync.Mutex
	w           io.Writer
	on          bool
	label, unit string
	total, done int   // things; total 0: not known
	size, read  int64 // bytes; size 0: not known
	start       time.Time
	stop        chan struct{}
	gone        sync.WaitGroup
}

// redraw is how often the bar is drawn.
const redraw = 100 * time.Millisecond

// newProgress starts a bar. quiet, or anything but a terminal, draws nothing.
func newProgress(w io.Writer, label string, total int, quiet bool) *progress {
	p := &progress{w: w, on: !quiet && isTerminal(w), label: label, total: total, start: time.Now(), stop: make(chan struct{})}
	if !p.on {
		return p
	}
	p.draw()
	p.gone.Add(1)
	go func() {
		defer p.gone.Done()
		tick := time.NewTicker(redraw)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				p.mu.Lock()
				p.draw()
				p.mu.Unlock()
			case <-p.stop:
				return
			}
		}
	}()
	return p
}

// phase names what is done now, and starts the count anew.
func (p *progress) phase(label, unit string, total int, size int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.label, p.unit, p.total, p.size, p.done, p.read, p.start = label, unit, total, size, 0, 0, time.Now()
}

// set moves the bar.
func (p *progress) set(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
}

// add moves the bar by one thing.
func (p *progress) add() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
}

// bytes says that n bytes more of the inputs were read.
func (p *progress) bytes(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.read += int64(n)
}

// fraction is how much is done, from 0 to 1; known is false when nobody knows.
func (p *progress) fraction() (f float64, known bool) {
	switch {
	case p.total > 0:
		return min(1, float64(p.done)/float64(p.total)), true
	case p.size > 0:
		return min(1, float64(p.read)/float64(p.size)), true
	}
	return 0, false
}

// text is the bar as it stands.
func (p *progress) text(now time.Time) string {
	took := now.Sub(p.start)
	count := ""
	if p.unit != "" || p.done > 0 {
		count = fmt.Sprintf(" %d", p.done)
		if p.total > 0 {
			count += fmt.Sprintf("/%d", p.total)
		}
		if p.unit != "" {
			count += " " + p.unit
		}
		if p.done > 0 && took > redraw {
			count += fmt.Sprintf(", %.0f/s", float64(p.done)/took.Seconds())
		}
	}
	f, known := p.fraction()
	if !known {
		return fmt.Sprintf("%s%s … %s", p.label, count, took.Round(time.Second))
	}
	const wide = 20
	n := int(wide * f)
	left := ""
	if f > 0.01 && f < 1 && took > time.Second/2 {
		left = ", " + clock(time.Duration(float64(took)*(1-f)/f)) + " left"
	}
	return fmt.Sprintf("%s [%s%s] %3.0f%%%s%s", p.label, strings.Repeat("=", n), strings.Repeat(" ", wide-n), 100*f, count, left)
}

// clock shows a time for people: 8 s, 2 min 10 s, 1 h 5 min.
func clock(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600:
		return fmt.Sprintf("%d min %d s", s/60, s%60)
	}
	return fmt.Sprintf("%d h %d min", s/3600, s%3600/60)
}

func (p *progress) draw() {
	line := p.text(time.Now())
	if f, ok := p.w.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 10 {
			line = clip(line, w-1)
		}
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// end wipes the bar, so that notes stand on clean lines. It may be called
// twice.
func (p *progress) end() {
	p.mu.Lock()
	was := p.on
	p.on = false
	p.mu.Unlock()
	if was {
		close(p.stop)
		p.gone.Wait()
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
