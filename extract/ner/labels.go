package ner

import (
	"slices"

	"dateline/extract"
)

// Types in the order of the model's classes.
var types = []extract.Type{extract.Person, extract.Place, extract.Organization, extract.Misc}

// Classes are O, then for each type the positions B (begin), I (inside),
// L (last), U (the only word).
const (
	classO  = 0
	begin   = 0
	inside  = 1
	last    = 2
	unit    = 3
	classes = 1 + 4*4
)

func classOf(typ, pos int) int { return 1 + 4*typ + pos }

func split(class int) (typ, pos int) { return (class - 1) / 4, (class - 1) % 4 }

func opens(class int) bool { // a name goes on after it
	if class == classO {
		return false
	}
	_, p := split(class)
	return p == begin || p == inside
}

// follows[c] are the classes that may stand before c, start included as O.
var follows = func() (f [classes][]int) {
	for c := range classes {
		for p := range classes {
			ok := !opens(p)
			if c != classO {
				typ, pos := split(c)
				if pos == inside || pos == last {
					ptyp := -1
					if opens(p) {
						ptyp, _ = split(p)
					}
					ok = ptyp == typ
				}
			}
			if ok {
				f[c] = append(f[c], p)
			}
		}
	}
	return f
}()

// Span is a name in a sentence: a half-open range of words.
type Span struct {
	First, Last int
	Type        extract.Type
}

// spansOf reads names off a sequence of classes.
func spansOf(cs []uint8, out []Span) []Span {
	start := 0
	for i, c := range cs {
		if c == classO {
			continue
		}
		typ, pos := split(int(c))
		if pos == begin || pos == unit {
			start = i
		}
		if pos == last || pos == unit {
			out = append(out, Span{start, i + 1, types[typ]})
		}
	}
	return out
}

// encode writes names as classes.
func encode(n int, spans []Span) []uint8 {
	cs := make([]uint8, n)
	for _, s := range spans {
		typ := slices.Index(types, s.Type)
		for i := s.First; i < s.Last; i++ {
			pos := inside
			switch {
			case s.Last == s.First+1:
				pos = unit
			case i == s.First:
				pos = begin
			case i == s.Last-1:
				pos = last
			}
			cs[i] = uint8(classOf(typ, pos))
		}
	}
	return cs
}
