package tag

import (
	_ "embed"
	"fmt"
	"strings"

	"dateline/extract/perceptron"
)

//go:embed closed.txt
var closedText string

// closed holds, by the hash of a lower-case word, the only tags it may have, as
// a set of class numbers.
type closed map[uint32][]int

// readClosed reads lines "TAG TAG: word word"; a tag that the model does not
// have is an error.
func readClosed(text string, classes []string) (closed, error) {
	number := map[string]int{}
	for i, c := range classes {
		number[c] = i
	}
	out := closed{}
	for i, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		tags, words, ok := strings.Cut(l, ":")
		if !ok {
			return nil, fmt.Errorf("closed.txt:%d: want \"TAG: words\"", i+1)
		}
		var set []int
		for _, t := range strings.Fields(tags) {
			c, ok := number[t]
			if !ok {
				return nil, fmt.Errorf("closed.txt:%d: unknown tag %q", i+1, t)
			}
			set = append(set, c)
		}
		for _, w := range strings.Fields(words) {
			out[perceptron.HashLower(w)] = set
		}
	}
	return out, nil
}

// best is the class with the highest score among those that the word may have.
// A word with a capital inside a sentence may be a name ("Fought Street") and
// is left to the model.
func (cl closed) best(word string, first bool, scores []int32) int {
	best := 0
	if set := cl[perceptron.HashLower(word)]; set != nil && (first || word[0] < 'A' || word[0] > 'Z') {
		best = set[0]
		for _, c := range set {
			if scores[c] > scores[best] {
				best = c
			}
		}
		return best
	}
	for c, x := range scores {
		if x > scores[best] {
			best = c
		}
	}
	return best
}
