package tag

import (
	"math/rand"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headlines makes some sentences look like headlines: capitals on every word,
// capitals throughout, or no full stop. Tags stay, so the model learns not to
// rest on case and marks alone.
func headlines(sents []Sentence, rnd *rand.Rand) []Sentence {
	var out []Sentence
	for _, s := range sents {
		if len(s.Words) < 5 || len(s.Words) > 25 {
			continue
		}
		c := s
		switch x := rnd.Float64(); {
		case x < 0.04:
			c.Words = mapWords(s.Words, Title)
		case x < 0.06:
			c.Words = mapWords(s.Words, strings.ToUpper)
		case x < 0.14:
		default:
			continue
		}
		if n := len(c.Words) - 1; c.Words[n] == "." {
			c.Words, c.Tags = c.Words[:n], c.Tags[:n]
		}
		out = append(out, c)
	}
	return out
}

// Title gives a word a capital, unless it is one of the short words that stay
// small in headlines: "Soldiers Fire on Crowd".
func Title(w string) string {
	if len(w) < 4 && strings.Contains(" a an the of in on at to for and or as by but 's is ", " "+w+" ") {
		return w
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

func mapWords(words []string, f func(string) string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = f(w)
	}
	return out
}
