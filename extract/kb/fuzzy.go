package kb

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// fuzzyLong is the length from which two letters may differ, and fuzzyMost the
// greatest length that is tried with two: the number of forms grows with its
// square.
const (
	fuzzyLong = 8
	fuzzyMost = 24
)

// FindFuzzy gives the entries whose folded name differs from the name by one
// letter put in, left out, changed or swapped with its neighbour; where there
// is none and the name is long, by two. The most prominent come first, limit
// at most. It is for people who look something up, not for linking.
//
// The forms within that distance are made and looked up, instead of walking
// all names: the same tables serve, and a base of any size answers.
func (b *Base) FindFuzzy(name string, limit int) []Candidate {
	fold := Fold(trimThe(name))
	if n := utf8.RuneCountInString(fold); n < 3 || n > 60 {
		return nil
	}
	seen := map[string]bool{}
	var out []Candidate
	try := func(form string) {
		for _, c := range b.findForm(form) {
			if !seen[c.Key] {
				seen[c.Key] = true
				out = append(out, c)
			}
		}
	}
	forms := edits(fold)
	for _, f := range forms {
		try(f)
	}
	if n := len(fold); len(out) == 0 && n >= fuzzyLong && n <= fuzzyMost {
		for _, f := range forms {
			for _, g := range edits(f) {
				try(g)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Candidate) int {
		return cmp.Or(cmp.Compare(y.Prominence, x.Prominence), cmp.Compare(y.Population, x.Population), cmp.Compare(x.Key, y.Key))
	})
	return out[:min(limit, len(out))]
}

// findForm is Find for a form that is folded already, without a question to
// the tables more than needed.
func (b *Base) findForm(form string) []Candidate {
	h := hashFold(form)
	if b.index.find(h) >= 0 {
		return b.Find(form)
	}
	for _, f := range b.more {
		if len(f.records(secNames, h)) > 0 {
			return b.Find(form)
		}
	}
	return nil
}

const alphabet = "abcdefghijklmnopqrstuvwxyz "

// edits are the forms at distance one (Damerau-Levenshtein) of a folded name,
// with the letters of the Latin alphabet and those of the name itself.
func edits(s string) []string {
	rs := []rune(s)
	abc := []rune(alphabet)
	for _, r := range rs {
		if r >= utf8.RuneSelf && !slices.Contains(abc, r) {
			abc = append(abc, r)
		}
	}
	var out []string
	put := func(a []rune, mid []rune, z []rune) {
		out = append(out, string(a)+string(mid)+string(z))
	}
	for i := range rs {
		put(rs[:i], nil, rs[i+1:])
		if i+1 < len(rs) && rs[i] != rs[i+1] {
			put(rs[:i], []rune{rs[i+1], rs[i]}, rs[i+2:])
		}
		for _, r := range abc {
			if r != rs[i] {
				put(rs[:i], []rune{r}, rs[i+1:])
			}
		}
	}
	for i := 0; i <= len(rs); i++ {
		for _, r := range abc {
			put(rs[:i], []rune{r}, rs[i:])
		}
	}
	return out
}
