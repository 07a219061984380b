package relation

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsText string

var (
	words        = readWords(wordsText)
	uniqueBody   = words["unique-body"]
	formerWord   = words["former"]
	disputedWord = words["disputed"]
	evaluative   = words["evaluative"]
	generic      = words["generic"]
)

// readWords reads sections of words; a word that the tokenizer would cut at a
// hyphen stands there as a whole and in its last part only if listed.
func readWords(text string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	var cur map[string]bool
	for _, l := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(l, "#"):
		case strings.HasPrefix(l, "["):
			cur = map[string]bool{}
			out[strings.Trim(l, "[]")] = cur
		default:
			for _, w := range strings.Fields(l) {
				cur[w] = true
			}
		}
	}
	return out
}
