package dossier

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/graph"
)

// Longest strings that lists and labels show, in runes.
const (
	longName = 160
	longText = 600
)

// show makes a string fit to stand in a line: one line, no control characters
// (those that turn the direction of writing would reorder what stands beside
// them), not longer than n runes.
func show(s string, n int) string {
	if len(s) > 4*n+4 { // no rune needs more; cut before the work
		s = s[:4*n+4]
	}
	var b strings.Builder
	count := 0
	for _, f := range strings.Fields(strings.ToValidUTF8(s, "\uFFFD")) {
		if b.Len() > 0 {
			b.WriteByte(' ')
			count++
		}
		for _, r := range f {
			if count++; count > n {
				return strings.TrimRight(b.String(), " ") + "…"
			}
			if unicode.IsControl(r) || turns(r) {
				r = '\uFFFD'
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// turns tells whether a character changes the direction of what follows it.
func turns(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// webAddress is an address that may become a link: http or https only, "" for
// anything else ("javascript:alert(1)").
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(s) > 2000 {
		return ""
	}
	return u.String()
}

// offsets turns byte offsets of a text into UTF-16 ones.
type offsets struct {
	pieces []piece
}

// piece is a stretch of a text: its first byte, its place in what the page
// shows, and for each byte the units before it (nil: one each).
type piece struct {
	start, end, base int
	units            []int32
}

func newOffsets(text string) *offsets { return &offsets{[]piece{newPiece(text, 0, 0)}} }

func newPiece(text string, start, base int) piece {
	p := piece{start: start, end: start + len(text), base: base}
	if !slices.ContainsFunc([]byte(text), func(b byte) bool { return b >= utf8.RuneSelf }) {
		return p
	}
	p.units = make([]int32, len(text)+1)
	n := int32(0)
	for i, r := range text {
		w := 1
		if r != utf8.RuneError {
			w = utf8.RuneLen(r)
		} else {
			_, w = utf8.DecodeRuneInString(text[i:])
		}
		for j := range w {
			p.units[i+j] = n
		}
		n++
		if r > 0xFFFF {
			n++
		}
	}
	p.units[len(text)] = n
	return p
}

// at is the place of a byte; one that no piece holds goes to the nearest edge.
func (o *offsets) at(b int) int {
	i, _ := slices.BinarySearchFunc(o.pieces, b, func(p piece, b int) int { return cmp.Compare(p.end, b) })
	if i == len(o.pieces) {
		if i == 0 {
			return 0
		}
		i--
	}
	p := o.pieces[i]
	b = min(max(b, p.start), p.end) - p.start
	if p.units == nil {
		return p.base + b
	}
	return p.base + int(p.units[b])
}

// gap stands where the graph holds no sentence.
const gap = "\n\n[…]\n\n"

// patch makes a text of the sentences that the graph holds, which are in
// order, for a document whose text is not at hand.
func patch(sentences []*graph.Node) (string, *offsets) {
	var b strings.Builder
	o := &offsets{}
	base, last := 0, 0
	for i, n := range sentences {
		s, start := str(n.Props, "text"), num(n.Props, "start")
		switch {
		case i > 0 && start > last+2:
			b.WriteString(gap)
			base += len(gap) - 2 // the sign in it has three bytes and one unit
		case i > 0:
			b.WriteString(" ")
			base++
		}
		p := newPiece(s, start, base)
		o.pieces = append(o.pieces, p)
		b.WriteString(s)
		base = o.at(start + len(s))
		last = start + len(s)
	}
	return b.String(), o
}
