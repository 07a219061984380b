package graph

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// NamesLeft gives the name and the aliases of an entity when a document goes
// that wrote it as said, while other sentences write it as rest. An alias goes
// that only the document wrote. So does the name of a thing in no knowledge
// base, if another is left: the longest alias takes its place.
func NamesLeft(name string, aliases []string, resolved bool, said, rest map[string]bool) (string, []string) {
	lost := func(s string) bool { return said[s] && !rest[s] }
	left := slices.DeleteFunc(slices.Clone(aliases), lost)
	if resolved || !lost(name) || len(left) == 0 {
		return name, left
	}
	best := slices.MinFunc(left, func(a, b string) int {
		return cmp.Or(cmp.Compare(utf8.RuneCountInString(b), utf8.RuneCountInString(a)), cmp.Compare(a, b))
	})
	return best, slices.DeleteFunc(left, func(s string) bool { return s == best })
}

// written is how sentences that want accepts write each entity.
func written(g *Graph, want func(sentence string) bool) map[nodeKey]map[string]bool {
	out := map[nodeKey]map[string]bool{}
	for _, e := range g.Edges {
		text, ok := e.Props["text"].(string)
		if e.Type != Mentions || !ok || !IsEntity(e.ToLabel) || !want(e.From) {
			continue
		}
		k := nodeKey{e.ToLabel, e.To}
		if out[k] == nil {
			out[k] = map[string]bool{}
		}
		out[k][text] = true
	}
	return out
}
