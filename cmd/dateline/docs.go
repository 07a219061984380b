package main

import (
	"cmp"
	"slices"
	"unicode"

	"dateline/extract"
)

// sortDocs puts documents in order of id.
func sortDocs(docs []*extract.Document) {
	slices.SortFunc(docs, func(a, b *extract.Document) int { return cmp.Compare(a.ID, b.ID) })
}

// words counts what has a letter or digit in it between white space: the
// number by which speed is measured, the same for every tokenizer.
func words(doc *extract.Document) int {
	n, in := 0, false
	for _, r := range doc.Text {
		switch {
		case unicode.IsSpace(r):
			in = false
		case !in && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			in = true
			n++
		}
	}
	return n
}
