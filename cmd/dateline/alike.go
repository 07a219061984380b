package main

import (
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/internal/letters"
)

// nameIndex finds entities whose names share a word or a beginning.
type nameIndex struct {
	ents  []*extract.Entity
	words map[string][]int
}

// shared is the most entities that a word may stand in and still be looked at,
// alikes the most that are shown.
const (
	shared = 200
	alikes = 3
)

func indexNames(c *extract.Corpus) *nameIndex {
	x := &nameIndex{words: map[string][]int{}}
	for i := range c.Entities {
		e := &c.Entities[i]
		if e.Anonymous || len(e.Mentions) == 0 {
			continue
		}
		n := len(x.ents)
		x.ents = append(x.ents, e)
		for _, k := range nameKeys(e) {
			x.words[k] = append(x.words[k], n)
		}
	}
	return x
}

// nameKeys are the words of four letters and more of all names, and the first
// three letters of the main one.
func nameKeys(e *extract.Entity) []string {
	var out []string
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		for _, w := range strings.Fields(kb.Fold(n)) {
			if len(w) >= 4 && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	if f := kb.Fold(e.Name); len(f) >= 5 {
		out = append(out, "^"+f[:3])
	}
	return out
}

// alike are entities of the same type with a name like this one's: the same
// name, all words of one in the other (not for places: New York is not York),
// one letter apart, or for persons the same last word.
func (x *nameIndex) alike(e *extract.Entity) []alike {
	seen := map[string]bool{e.ID: true}
	var found []*extract.Entity
	for _, k := range nameKeys(e) {
		if len(x.words[k]) > shared {
			continue
		}
		for _, i := range x.words[k] {
			o := x.ents[i]
			if o.Type == e.Type && !seen[o.ID] && like(e, o) {
				seen[o.ID] = true
				found = append(found, o)
			}
		}
	}
	slices.SortFunc(found, mostMentioned)
	var out []alike
	for _, o := range found[:min(alikes, len(found))] {
		out = append(out, alike{o.ID, o.Name, len(o.Mentions)})
	}
	return out
}

func like(a, b *extract.Entity) bool {
	if a.Gender != "" && b.Gender != "" && a.Gender != b.Gender || a.Country != "" && b.Country != "" && a.Country != b.Country {
		return false
	}
	x, y := kb.Fold(a.Name), kb.Fold(b.Name)
	wx, wy := strings.Fields(x), strings.Fields(y)
	switch {
	case x == y, len(x) >= 5 && letters.OneApart(x, y):
		return true
	case a.Type == extract.Place || len(wx) == 0 || len(wy) == 0:
		return false
	case a.Type == extract.Person:
		return wx[len(wx)-1] == wy[len(wy)-1]
	}
	return within(wx, wy) || within(wy, wx)
}

func within(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}
