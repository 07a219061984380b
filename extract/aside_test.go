package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
)

func TestAsides(t *testing.T) {
	for _, c := range []struct{ tagged, want string }{
		{"The/DT ministry/NN Tuesday/NNP criticized/VBD it/PRP", "2-3 at 3"},
		{"A/DT bomb/NN in/IN Baghdad/NNP late/RB Monday/NNP killed/VBD ten/CD", "4-6 at 6"},
		{"The/DT government/NN last/JJ week/NN announced/VBD a/DT truce/NN", "2-4 at 4"},
		{"The/DT rebels/NNS Friday/NNP night/NN also/RB shelled/VBD Goma/NNP", "2-4 at 5"},
		{"The/DT envoy/NN yesterday/NN will/MD leave/VB", "2-3 at 3"},
		{"The/DT Friday/NNP prayers/NNS were/VBD held/VBN", ""},
		{"He/PRP was/VBD killed/VBN Monday/NNP ,/, police/NNS said/VBD", ""},
		{"Bloody/NNP Sunday/NNP shocked/VBD Derry/NNP", ""},
		{"On/IN the/DT eve/NN of/IN Friday/NNP came/VBD rain/NN", ""},
		{"The/DT talks/NNS Monday/NNP in/IN Doha/NNP failed/VBD", ""},
		{"Monday/NNP was/VBD calm/JJ", ""},
		{"The/DT coast/NN guard/NN ,/, however/RB ,/, put/VBD it/PRP", "3-6 at 6"},
		{"Kabul/NNP ,/, for/IN its/PRP$ part/NN ,/, denied/VBD it/PRP", "1-6 at 6"},
		{"He/PRP said/VBD ,/, however/RB ,/, that/IN it/PRP fell/VBD", ""},
		{"The/DT ministry/NN this/DT morning/NN gave/VBD 611/CD", "2-4 at 4"},
	} {
		var words, tags []string
		for _, w := range strings.Fields(c.tagged) {
			word, tag, _ := strings.Cut(w, "/")
			words, tags = append(words, word), append(tags, tag)
		}
		var got []string
		for _, a := range extract.Asides(len(words), func(i int) string { return words[i] }, func(i int) string { return tags[i] }) {
			got = append(got, fmt.Sprintf("%d-%d at %d", a.First, a.Last, a.Verb))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q, want %q", c.tagged, s, c.want)
		}
	}
}
