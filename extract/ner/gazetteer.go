package ner

import (
	"unicode"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/perceptron"
)

// lookUp marks the words with the longest names of the gazetteer, from left to
// right.
func (x *sentence) lookUp(words, tags []string, g extract.Gazetteer) {
	for i := 0; i < len(words); {
		n, class := g.Longest(words, i)
		if n <= 0 && x.words[i].kind == kindLower && i < len(tags) && tags[i] == "NNP" {
			n, class = x.small(words, tags, i, g)
		}
		if n <= 0 || class == 0 {
			i++
			continue
		}
		n = min(n, len(words)-i)
		for j := range n {
			pos := uint32(2)
			switch {
			case n == 1:
				pos = 4
			case j == 0:
				pos = 1
			case j == n-1:
				pos = 3
			}
			x.words[i+j].gaz, x.words[i+j].gazPos = class, pos
		}
		i += n
	}
}

// small looks up a proper noun written in small letters: "i live in new
// delhi". Only places count: small first names are mostly other words.
func (x *sentence) small(words, tags []string, i int, g extract.Gazetteer) (int, extract.Class) {
	var buf [4]string
	up := buf[:0]
	for j := i; j < len(words) && len(up) < cap(buf) && tags[j] == "NNP" && x.words[j].kind == kindLower; j++ {
		r, n := utf8.DecodeRuneInString(words[j])
		up = append(up, string(unicode.ToUpper(r))+words[j][n:])
	}
	n, class := g.Longest(up, 0)
	if class&(extract.ClassCountry|extract.ClassRegion|extract.ClassBigCity|extract.ClassCapital) == 0 {
		return 0, 0
	}
	return n, class
}

func (x *sentence) gazFeatures(i int, kind uint32, f []uint32) []uint32 {
	w, l, r := x.at(i), x.at(i-1), x.at(i+1)
	f = append(f,
		perceptron.Mix3(80, uint32(w.gaz), w.gazPos, kind),
		perceptron.Mix3(81, uint32(w.gaz), uint32(r.gaz), r.gazPos),
		perceptron.Mix3(82, uint32(l.gaz), uint32(w.gaz), l.gazPos),
	)
	for b := uint32(0); b < 13; b++ {
		if w.gaz&(1<<b) != 0 {
			f = append(f, perceptron.Mix3(83, b, w.gazPos, kind), perceptron.Mix3(84, b, w.gazPos, x.at(i-1).lower),
				perceptron.Mix3(85, b, w.gazPos, x.at(i+1).lower), perceptron.Mix3(86, b, w.gazPos, w.tag))
		}
		if r.gaz&(1<<b) != 0 {
			f = append(f, perceptron.Mix3(87, b, r.gazPos, kind))
		}
		if l.gaz&(1<<b) != 0 {
			f = append(f, perceptron.Mix3(88, b, l.gazPos, kind))
		}
	}
	return f
}
