package main

import (
	"fmt"
	"io"

	"dateline/extract"
	"dateline/extract/ner"
)

// agree cleans sentences whose labels were partly made by machine. A model
// that has not seen them judges: where both see a name at the same place but
// of another type, the gazetteer decides, and where it cannot, the sentence is
// left out. Words of a hyphenated pair that the model knows as a place
// ("U.S.-led") become names.
func (n *namesData) agree(judge *ner.Recognizer, in []ner.Sentence, notes io.Writer) []ner.Sentence {
	types := n.majority(in)
	var out []ner.Sentence
	dropped, retyped, added := 0, 0, 0
	for _, s := range in {
		ok := true
		seen := judge.Words(s.Words, s.Tags)
		names := append([]ner.Span(nil), s.Names...)
		for i := range names {
			sp := &names[i]
			if odd(s, *sp) {
				ok = false
				break
			}
			other := seenAt(seen, *sp)
			if other == sp.Type {
				continue
			}
			if t := n.known(s.Words[sp.First:sp.Last], sp.Type); t != "" {
				if t != sp.Type {
					sp.Type = t
					retyped++
				}
				continue
			}
			if t := types[key(s.Words[sp.First:sp.Last])]; t != "" && t == other {
				sp.Type = t
				retyped++
				continue
			}
			if other != "" && other != extract.Misc {
				ok = false
			}
		}
		for _, sp := range seen {
			if sp.Type == extract.Place && sp.Last-sp.First == 1 && sp.Last+1 < len(s.Words) && s.Words[sp.Last] == "-" && free(names, sp) && n.country(s.Words[sp.First:sp.Last]) {
				names = append(names, sp)
				added++
			}
		}
		if !ok {
			dropped++
			continue
		}
		s.Names = names
		out = append(out, s)
	}
	fmt.Fprintf(notes, "agency: %d sentences kept, %d dropped, %d names retyped, %d added\n", len(out), dropped, retyped, added)
	return out
}

// odd: a name that no convention explains: no capital, or a quote or full stop
// inside.
func odd(s ner.Sentence, sp ner.Span) bool {
	upper := false
	for _, w := range s.Words[sp.First:sp.Last] {
		upper = upper || startsUpper(w)
		if w == "\"" || w == ";" || w == "," {
			return true
		}
	}
	return !upper || sp.Last-sp.First > 8
}

func seenAt(seen []ner.Span, sp ner.Span) extract.Type {
	for _, x := range seen {
		if x.First < sp.Last && sp.First < x.Last {
			return x.Type
		}
	}
	return ""
}

func free(names []ner.Span, sp ner.Span) bool { return seenAt(names, sp) == "" }

func key(words []string) string {
	k := ""
	for _, w := range words {
		k += w + " "
	}
	return k
}

// known is the type that the gazetteer gives, where it knows but one.
func (n *namesData) known(words []string, _ extract.Type) extract.Type {
	c := n.class(words)
	place := c&(extract.ClassCountry|extract.ClassRegion|extract.ClassBigCity) != 0
	org := c&extract.ClassOrganization != 0
	person := c&(extract.ClassPerson|extract.ClassFirstName|extract.ClassLastName) != 0
	switch {
	case place && !org && !person:
		return extract.Place
	case org && !place && !person:
		return extract.Organization
	case person && !place && !org:
		return extract.Person
	}
	return ""
}

// majority is the type that most mentions of a string have.
func (n *namesData) majority(in []ner.Sentence) map[string]extract.Type {
	counts := map[string]map[extract.Type]int{}
	for _, s := range in {
		for _, sp := range s.Names {
			k := key(s.Words[sp.First:sp.Last])
			if counts[k] == nil {
				counts[k] = map[extract.Type]int{}
			}
			counts[k][sp.Type]++
		}
	}
	out := map[string]extract.Type{}
	for k, c := range counts {
		total := 0
		for _, x := range c {
			total += x
		}
		for t, x := range c {
			if 4*x >= 3*total && total > 2 {
				out[k] = t
			}
		}
	}
	return out
}
