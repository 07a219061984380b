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

func gumName(s sentence, m gumMention) (ner.Span, bool) {
	proper := func(i int) bool { return strings.HasPrefix(s.tags[i], "NNP") && startsUpper(s.words[i]) }
	i := m.first
	for i < m.last && !proper(i) {
		if t := s.tags[i]; t != "DT" && !(t == "JJ" && !startsUpper(s.words[i])) {
			return ner.Span{}, false
		}
		i++
	}
	for i+1 < m.last && isTitle(s.words[i]) && gumTypes[m.typ] == extract.Person {
		i++
		if s.words[i] == "." && i+1 < m.last {
			i++
		}
	}
	end := i
	for j := i; j < m.last; j++ {
		if proper(j) || (j > i && s.tags[j] == "CD" && gumTypes[m.typ] != extract.Person) {
			end = j + 1
		} else if t := s.tags[j]; t != "HYPH" && t != "IN" && t != "DT" && s.words[j] != "and" && s.words[j] != "&" && t != "POS" || j >= end+2 {
			break
		}
	}
	if end == i || isTitle(s.words[i]) && end == i+1 {
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
