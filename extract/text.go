package extract

import "strings"

// OneLine puts a text on one line, with single blanks.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Clip shortens a text to n runes at most, at a word where there is one, and
// marks the cut.
func Clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:max(n-1, 1)])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
