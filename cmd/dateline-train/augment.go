package main

import (
	"math/rand"
	"strings"

	"dateline/extract/ner"
	"dateline/extract/tag"
)

// vary makes copies of some sentences in small letters, in capitals, and with
// a capital on every word, tagged anew, so that names are found in headlines
// and hasty writing too.
func (n *namesData) vary(in []ner.Sentence, share float64, seed int64) []ner.Sentence {
	rnd := rand.New(rand.NewSource(seed))
	var out []ner.Sentence
	for _, s := range in {
		if len(s.Names) == 0 || len(s.Words) < 4 || rnd.Float64() >= share {
			continue
		}
		change := strings.ToLower
		switch rnd.Intn(4) {
		case 0:
			change = strings.ToUpper
		case 1, 2:
			change = tag.Title
		}
		words := make([]string, len(s.Words))
		for i, w := range s.Words {
			words[i] = change(w)
		}
		out = append(out, ner.Sentence{Words: words, Tags: n.tagger.Words(words), Names: s.Names})
	}
	return out
}
