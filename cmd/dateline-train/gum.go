package main

import (
	"strings"

	"dateline/extract"
	"dateline/extract/ner"
)

var gumTypes = map[string]extract.Type{
	"person": extract.Person, "place": extract.Place, "organization": extract.Organization,
	"event": extract.Misc, "object": extract.Misc, "abstract": extract.Misc,
}

type gumMention struct {
	first, last int
	typ         string
}

// gumMentions reads the brackets of the Entity column of a sentence.
func gumMentions(s sentence) []gumMention {
	var open, out []gumMention
	var ids []string
	for i, e := range s.entity {
		for len(e) > 0 {
			if e[0] == '(' {
				end := strings.IndexAny(e[1:], "()")
				if end < 0 {
					end = len(e) - 1
				}
				f := strings.SplitN(e[1:1+end], "-", 3)
				m := gumMention{first: i}
				if len(f) > 1 {
					m.typ = f[1]
				}
				if 1+end < len(e) && e[1+end] == ')' {
					m.last = i + 1
					out = append(out, m)
					end++
				} else {
					open, ids = append(open, m), append(ids, f[0])
				}
				e = e[1+end:]
				continue
			}
			end := strings.IndexByte(e, ')')
			if end < 0 {
				break
			}
			for k := len(open) - 1; k >= 0; k-- {
				if ids[k] == e[:end] {
					m := open[k]
					m.last = i + 1
					out = append(out, m)
					open, ids = append(open[:k], open[k+1:]...), append(ids[:k], ids[k+1:]...)
					break
				}
			}
			e = e[end+1:]
		}
	}
	return out
}

// gumNames takes the names out of GUM's mentions, which are whole phrases:
// the proper nouns at the start of a phrase, titles off, when what follows
// does not make them modifiers ("Portsmouth residents"). The longest wins.
func gumNames(s sentence) labelled {
	ms := gumMentions(s)
	taken := make([]bool, len(s.words))
	out := labelled{doc: s.doc, words: s.words}
	for size := len(s.words); size > 0; size-- {
		for _, m := range ms {
			if m.last-m.first != size || gumTypes[m.typ] == "" {
				continue
			}
			sp, ok := gumName(s, m)
			if !ok || taken[sp.First] || taken[sp.Last-1] {
				continue
			}
			for i := sp.First; i < sp.Last; i++ {
				taken[i] = true
			}
			out.names = append(out.names, sp)
		}
	}
	return out
}

// inside tells whether a small word may stand inside a name of that type.
func inside(w string, m gumMention) bool {
	switch w {
	case "-", "al", "de", "bin", "van", "von", "'":
		return true
	case "of", "the", "for", "&":
		return m.typ != "person"
	}
	return false
}

func gumName(s sentence, m gumMention) (ner.Span, bool) {
	proper := func(i int) bool { return strings.HasPrefix(s.tags[i], "NNP") && startsUpper(s.words[i]) }
	i := m.first
	if m.typ == "person" {
		i = personStart(s, m)
	}
	for i < m.last && !proper(i) {
		if t := s.tags[i]; t != "DT" && !(t == "JJ" && !startsUpper(s.words[i])) {
			return ner.Span{}, false
		}
		i++
	}
	if gumTypes[m.typ] == extract.Person {
		for j := i; j+1 < m.last && (proper(j) || s.words[j] == "."); j++ {
			if isTitle(s.words[j]) {
				i = j + 1
			}
		}
		if i+1 < m.last && s.words[i] == "." {
			i++
		}
	}
	end := i
	for j := i; j < m.last && j < end+3; j++ {
		if proper(j) || j > i && j == end && (strings.HasPrefix(s.tags[j], "NNP") || s.tags[j] == "CD" && gumTypes[m.typ] != extract.Person) {
			end = j + 1
		} else if !inside(s.words[j], m) {
			break
		}
	}
	if end == i || isTitle(s.words[i]) && end == i+1 {
		return ner.Span{}, false
	}
	if end == i+1 && s.tags[i] == "NNPS" && m.typ == "person" { // Afghans, Muslims
		return ner.Span{}, false
	}
	if end < m.last {
		switch t := s.tags[end]; {
		case strings.HasPrefix(t, "NN"), t == "JJ", t == "HYPH", t == "VBN", t == "VBG", t == "POS" && end+1 < m.last, t == "CC":
			return ner.Span{}, false
		}
	}
	return ner.Span{First: i, Last: end, Type: gumTypes[m.typ]}, true
}

// personStart skips what stands before a person's name in its phrase: "city
// mayor Hau Lung-bin", "Taliban spokesman Zabihullah Mujahid".
func personStart(s sentence, m gumMention) int {
	start := m.first
	for i := m.first; i < m.last; i++ {
		switch t := s.tags[i]; {
		case strings.HasPrefix(t, "NNP"), t == "HYPH", s.words[i] == ".":
		case t == "NN" || t == "JJ" || t == "DT" || t == "PRP$" || t == "POS" || t == "CD" || t == "FW":
			if inside(s.words[i], m) {
				continue
			}
			start = i + 1
		case t == "NNS":
			return m.first
		default:
			if start == i {
				return m.first
			}
			return start
		}
	}
	if start == m.last {
		return m.first
	}
	return start
}
