package merge

import (
	"slices"
	"strings"
)

// plainWords carry no matter of their own.
var plainWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`about after again against also another because been before being between both could does done during each
		even ever every from have having here into itself just made make many more most much must never nobody none nothing only other over said same
		says should since some such than that their them then there these they this those through told under until upon very were what when where which
		while whom whose will with within without would your anyone anybody`) {
		m[w] = true
	}
	return m
}()

// contentWords are the beginnings (five letters) of the words of four letters
// and more that carry matter: enough to see "ballots" in "the ballot papers".
func contentWords(text string) []string {
	var out []string
	for _, w := range strings.Fields(fold(text)) {
		w = strings.Trim(w, `.,;:!?"'“”‘’()[]…`)
		if len(w) < 4 || plainWords[w] {
			continue
		}
		w = w[:min(len(w), 5)]
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}
