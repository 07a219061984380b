package extract

import (
	"encoding/json"
	"fmt"
)

// Span is a half-open range of bytes into Document.Text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes of the span.
func (s Span) Len() int { return s.End - s.Start }

// IsZero tells whether the span is absent. An empty span at offset 0 counts
// as absent: no layer has a use for one.
func (s Span) IsZero() bool { return s.Start == 0 && s.End == 0 }

// Contains tells whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether the two spans share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover is the smallest span that holds both.
func (s Span) Cover(t Span) Span {
	if s.IsZero() {
		return t
	}
	if t.IsZero() {
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Pair is a Span that is written as a JSON array of two numbers, [start,end].
type Pair Span

// Span gives the pair as a Span.
func (p Pair) Span() Span { return Span(p) }

// IsZero tells whether the pair is absent; encoding/json's omitzero uses it.
func (p Pair) IsZero() bool { return Span(p).IsZero() }

// MarshalJSON writes [start,end].
func (p Pair) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", p.Start, p.End), nil
}

// UnmarshalJSON reads [start,end].
func (p *Pair) UnmarshalJSON(b []byte) error {
	var a [2]int
	if err := json.Unmarshal(b, &a); err != nil {
		return fmt.Errorf("span: want [start,end]: %w", err)
	}
	p.Start, p.End = a[0], a[1]
	return nil
}
