package dump

import (
	_ "embed" // for the table
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

//go:embed data/shorts.txt
var shortsText string

// shorts are words that names are used without, by where they stand.
type shorts map[string][]string

func readShorts() (shorts, error) {
	s := shorts{}
	return s, rows(strings.NewReader(shortsText), "shorts.txt", 2, func(_ int, f []string) error {
		for _, w := range strings.Split(f[1], ";") {
			s[f[0]] = append(s[f[0]], strings.TrimSpace(w))
		}
		return nil
	})
}

// add gives an entry the short forms of its names: a report writes "Acme
// Tools" where the table has "Acme Tools, Inc.", and "John Doe" for "John Doe,
// 3rd Baron Doe".
func (s shorts) add(e *kb.Entry) {
	names := []string{e.Name}
	for _, a := range e.Aliases {
		if a.How == kb.HowAlias {
			names = append(names, a.Text)
		}
	}
	for _, n := range names {
		switch e.Type {
		case extract.Organization:
			if short := s.cutEnd(n, "firm"); short != n && len(short) > 2 {
				addName(e, short, kb.HowAlias)
			}
		case extract.Person:
			s.addPerson(e, n)
		}
	}
}

func (s shorts) addPerson(e *kb.Entry, name string) {
	short := name
	if head, _, ok := strings.Cut(name, ", "); ok && strings.Contains(head, " ") {
		short = head // a rank, or Jr.
	}
	if cut := s.cutEnd(short, "after"); strings.Contains(cut, " ") {
		short = cut
	}
	for _, t := range s["title"] {
		if rest, ok := strings.CutPrefix(short, t+" "); ok && strings.Contains(rest, " ") {
			short = rest
			break
		}
	}
	if short != name {
		addName(e, short, kb.HowAlias)
	}
}

// cutEnd takes words of the list off the end, and the comma before them.
func (s shorts) cutEnd(name, list string) string {
	for {
		i := strings.LastIndexByte(name, ' ')
		if i <= 0 || !slices.Contains(s[list], strings.TrimSuffix(name[i+1:], ",")) {
			return name
		}
		name = strings.TrimRight(name[:i], ", ")
	}
}
