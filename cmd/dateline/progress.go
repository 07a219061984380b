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

// progress is a bar on standard error, drawn only on a terminal and at most
// ten times a second. The zero total means that the end is not known.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	on    bool
	label string
	total int
	done  int
	start time.Time
	drawn time.Time
}

// newProgress starts a bar. quiet, or anything but a terminal, draws nothing.
func newProgress(w io.Writer, label string, total int, quiet bool) *progress {
	f, ok := w.(*os.File)
	on := ok && !quiet && term.IsTerminal(int(f.Fd()))
	return &progress{w: w, on: on, label: label, total: total, start: time.Now()}
}

// set moves the bar.
func (p *progress) set(done, total int) {
	if !p.on {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
	if time.Since(p.drawn) < 100*time.Millisecond && done < total {
		return
	}
	p.drawn = time.Now()
	p.draw()
}

// add moves the bar by one.
func (p *progress) add() {
	if p.on {
		p.set(p.done+1, max(p.total, p.done+1))
	}
}

func (p *progress) draw() {
	rate := float64(p.done) / max(time.Since(p.start).Seconds(), 0.001)
	line := fmt.Sprintf("%s %d, %.0f/s", p.label, p.done, rate)
	if p.total > 0 {
		const width = 24
		n := width * p.done / max(p.total, 1)
		left := ""
		if rate > 0 && p.done < p.total {
			left = ", " + time.Duration(float64(p.total-p.done)/rate*float64(time.Second)).Round(time.Second).String() + " left"
		}
		line = fmt.Sprintf("%s [%s%s] %d/%d, %.0f/s%s", p.label, strings.Repeat("=", n), strings.Repeat(" ", width-n), p.done, p.total, rate, left)
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// end wipes the bar, so that notes stand on clean lines.
func (p *progress) end() {
	if p.on {
		p.mu.Lock()
		defer p.mu.Unlock()
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
