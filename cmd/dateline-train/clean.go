package main

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/ner"
)

//go:embed titles.txt
var titleList string

var titles = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(titleList) {
		m[w] = true
	}
	return m
}()

//go:embed peoples.txt
var peopleList string

var peopleWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(peopleList) {
		m[w] = true
	}
	return m
}()

// people tells names of peoples and faiths, which are no names to us.
func people(words []string) bool {
	for _, w := range words {
		if !peopleWords[strings.TrimSuffix(w, "s")] {
			return false
		}
	}
	return true
}

func isTitle(w string) bool { return titles[strings.TrimSuffix(w, ".")] }

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// cut splits words as the project's tokenizer does, where the data set does
// not: US-led, Spin-Boldak. Names keep all pieces.
func (n *namesData) cut(in labelled) labelled {
	out := labelled{doc: in.doc}
	var starts []int
	for _, w := range in.words {
		starts = append(starts, len(out.words))
		out.words = append(out.words, n.pieces(w)...)
	}
	starts = append(starts, len(out.words))
	for _, sp := range in.names {
		out.names = append(out.names, ner.Span{First: starts[sp.First], Last: starts[sp.Last], Type: sp.Type})
	}
	return out
}

func (n *namesData) pieces(w string) []string {
	if !strings.ContainsAny(w, "-–—") || len(w) < 3 {
		return []string{w}
	}
	if p, ok := n.cuts[w]; ok {
		return p
	}
	doc := &extract.Document{Text: w}
	var out []string
	if n.tokenizer.Annotate(n.ctx, doc) == nil {
		for i := range doc.Tokens {
			out = append(out, doc.Word(i))
		}
	}
	if strings.Join(out, "") != w {
		out = []string{w}
	}
	n.cuts[w] = out
	return out
}

// tidy holds the names of a data set to our conventions: titles are no part
// of a name, nor small words at its edges, nor "'s" and quotes; words of
// nationality are no names.
func (n *namesData) tidy(s labelled) labelled {
	var out []ner.Span
	for _, sp := range s.names {
		if sp.Type == "GPE" {
			if n.demonym(s.words[sp.First:sp.Last]) {
				continue
			}
			sp.Type = extract.Place
		}
		for sp.First < sp.Last && !n.opens(s.words[sp.First], sp) {
			sp.First++
		}
		for sp.First < sp.Last && closes(s.words[sp.Last-1]) {
			sp.Last--
		}
		if sp.First == sp.Last {
			continue
		}
		if sp.Type == extract.Place && n.demonym(s.words[sp.First:sp.Last]) && sp.Last < len(s.words) && !n.country(s.words[sp.First:sp.Last]) {
			continue
		}
		if people(s.words[sp.First:sp.Last]) {
			continue
		}
		out = append(out, sp)
	}
	s.names = out
	return s
}

// opens tells whether a name may begin with the word.
func (n *namesData) opens(w string, sp ner.Span) bool {
	switch w {
	case "'s", "’s", "\"", "'", "“", "(", "-", ",", "the", "The", "``":
		return w == "The" && sp.Type == extract.Misc
	}
	if sp.Type == extract.Person && isTitle(w) || w == "." && sp.Last-sp.First > 1 && sp.Type == extract.Person {
		return false
	}
	if sp.Last-sp.First > 1 && sp.Type == extract.Place {
		switch strings.ToLower(w) {
		case "northern", "southern", "eastern", "western", "central", "southeastern", "southwestern", "northeastern", "northwestern", "north-eastern":
			return unicode.IsUpper(rune(w[0]))
		}
	}
	return true
}

func closes(w string) bool {
	switch w {
	case "'s", "’s", "'", "\"", "”", ",", ")", "-", "``", "''":
		return true
	}
	return false
}

func (n *namesData) class(words []string) extract.Class {
	if n.gaz == nil {
		return 0
	}
	k, c := n.gaz.Longest(words, 0)
	if k != len(words) {
		return 0
	}
	return c
}

func (n *namesData) demonym(words []string) bool {
	c := n.class(words)
	return c&extract.ClassDemonym != 0 && c&extract.ClassCountry == 0
}

func (n *namesData) country(words []string) bool {
	return n.class(words)&(extract.ClassCountry|extract.ClassRegion) != 0
}
