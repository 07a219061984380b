package mention

import (
	_ "embed" // for the word lists
	"strings"
	"sync"

	"dateline/extract"
)

//go:embed data/nouns.txt
var nounsText string

//go:embed data/persons.txt
var personsText string

//go:embed data/titles.txt
var titlesText string

//go:embed data/words.txt
var wordsText string

//go:embed data/bodies.txt
var bodiesText string

//go:embed data/seats.txt
var seatsText string

// noun is what the table knows of a noun.
type noun struct {
	typ        extract.Type
	kind       string
	number     string
	collective bool // with "+": plural is a body, singular a person
	sure       bool // last words of names, with "!": whatever the first word is
}

type tables struct {
	nouns   map[string]noun // "border crossing", lower case
	titles  map[string]bool
	kinds   map[string]extract.Type // kind -> type
	last    map[string]noun         // last word of a name -> type
	first   map[string]noun         // first word, in lower case
	whole   map[string]noun         // names of one word
	verbs   map[string]bool
	persons map[string]bool // nouns of type P, singular
	bodies  map[string]bool // nouns that stand before the names of bodies only
}

var letters = map[string]extract.Type{"P": extract.Person, "O": extract.Organization, "L": extract.Place, "M": extract.Misc}

var loadTables = sync.OnceValue(func() *tables {
	t := &tables{nouns: map[string]noun{}, titles: map[string]bool{}, kinds: map[string]extract.Type{}, last: map[string]noun{}, first: map[string]noun{}, whole: map[string]noun{}, bodies: map[string]bool{}, verbs: map[string]bool{}, persons: map[string]bool{}}
	eachLine(personsText+nounsText, func(head, rest string) {
		letter, kind, _ := strings.Cut(head, " ")
		base := noun{typ: letters[letter], kind: strings.TrimSuffix(kind, "+"), collective: strings.HasSuffix(kind, "+")}
		for _, w := range strings.Fields(rest) {
			t.addNoun(base, w)
		}
	})
	for l := range strings.Lines(titlesText) {
		if l[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(l) {
			t.titles[w] = true
		}
	}
	eachLine(wordsText, func(head, rest string) {
		letter, kind, _ := strings.Cut(head, " ")
		for _, w := range strings.Fields(rest) {
			if f, ok := strings.CutPrefix(w, "^"); ok {
				t.first[f] = noun{typ: letters[letter], kind: kind}
				continue
			}
			if f, ok := strings.CutPrefix(w, "="); ok {
				t.whole[f] = noun{typ: letters[letter], kind: kind}
				continue
			}
			k, sure := strings.CutSuffix(kind, "!")
			t.last[w] = noun{typ: letters[letter], kind: k, sure: sure}
			t.kinds[k] = letters[letter]
		}
	})
	for l := range strings.Lines(bodiesText) {
		if l[0] != '#' {
			for _, w := range strings.Fields(l) {
				t.bodies[w] = true
			}
		}
	}
	for l := range strings.Lines(seatsText) {
		if l[0] != '#' {
			for _, w := range strings.Fields(l) {
				t.verbs[w] = true
			}
		}
	}
	return t
})

func eachLine(text string, do func(head, rest string)) {
	for l := range strings.Lines(text) {
		if head, rest, ok := strings.Cut(l, ": "); ok && l[0] != '#' {
			do(head, rest)
		}
	}
}

// addNoun reads "policeman/policemen", "=forces" or "border-crossing".
func (t *tables) addNoun(base noun, w string) {
	if plural, ok := strings.CutPrefix(w, "="); ok {
		base.number = "plur"
		t.nouns[strings.ReplaceAll(plural, "-", " ")] = base
		return
	}
	sing, plur, ok := strings.Cut(w, "/")
	if !ok {
		plur = plural(sing)
	}
	sing, plur = strings.ReplaceAll(sing, "-", " "), strings.ReplaceAll(plur, "-", " ")
	b := base
	b.number = "plur"
	t.nouns[plur] = b
	b.number = "sing"
	if base.collective {
		b.typ = extract.Person
	}
	if sing != plur {
		t.nouns[sing] = b
	}
	if base.typ == extract.Person {
		t.persons[sing] = true
	}
}

func plural(s string) string {
	n := len(s)
	switch {
	case strings.HasSuffix(s, "y") && !strings.ContainsRune("aeiou", rune(s[n-2])):
		return s[:n-1] + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "x"):
		return s + "es"
	}
	return s + "s"
}
