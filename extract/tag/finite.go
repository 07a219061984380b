package tag

import (
	"strings"

	"dateline/extract/perceptron"
)

// A past participle mostly looks like the past tense, and the model, which goes
// from left to right, may take the only verb of a sentence for a participle
// ("The boat carrying 80 migrants capsized off the coast."). withFinite mends
// that where the sentence says so itself: a sentence with a full stop, and a
// clause behind "when" or "that" with a subject of its own, has a finite verb;
// if it has none, the participle that is closest to a past tense is one.

// Words that begin a clause that has a finite verb if it has a subject. Behind
// "said" one may begin, but no other ends there.
var (
	openers  = wordSet("that because after before when while although though since until where who which if")
	speaking = wordSet("said says say")
)

func wordSet(words string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(words) {
		m[perceptron.HashLower(w)] = true
	}
	return m
}

// withFinite looks at the whole sentence, then at each of its clauses.
func (t *Tagger) withFinite(s *scratch) {
	n := len(s.words)
	if n < 3 || t.past < 0 {
		return
	}
	if last := s.words[n-1]; last == "." || last == "!" {
		t.giveFinite(s, 0, n, true)
	}
	for i := 0; i < n; i++ {
		if w := s.ws[i].lower; !openers[w] && !speaking[w] {
			continue
		}
		end := i + 1
		for end < n && !openers[s.ws[end].lower] && !breaks(s.words[end]) {
			end++
		}
		t.giveFinite(s, i+1, end, false)
		t.relativeVerb(s, i, end)
		i = end - 1
	}
}

func breaks(w string) bool {
	switch w {
	case ",", ";", ":", "-", "--", "–", "—", "(", ")", "\"", "”", ".", "!", "?":
		return true
	}
	return false
}

// relativeVerb: behind "which" or "who" as subject comes its verb: "Chad, which
// also borders Libya,"; but "which borders are open" asks for borders.
func (t *Tagger) relativeVerb(s *scratch, i, end int) {
	if w := s.words[i]; w != "which" && w != "who" || i == 0 {
		return
	}
	j := i + 1
	for j < end && t.model.Classes[s.tags[j]] == "RB" {
		j++
	}
	if j+1 >= end || t.model.Classes[s.tags[j]] != "NNS" || j == i+1 && !t.mayBeVerb(s, j) { // an adverb between them leaves no noun
		return
	}
	switch t.model.Classes[s.tags[j+1]] {
	case "NNP", "NNPS", "DT", "PRP$", "IN", "TO", "JJ", "CD", "NN", "NNS", "RP", "PRP":
		s.tags[j] = s.finite[j]
	}
}

// giveFinite makes a finite verb of one word between first and last if none is
// there: of a participle, else, in a whole sentence, of a noun or adjective
// that is also a verb ("The colours clash."). Before it must stand a noun or
// pronoun, and nothing directly beside it that holds a participle ("as
// planned", "being held", "the captured town").
func (t *Tagger) giveFinite(s *scratch, first, last int, whole bool) {
	best, other, subject := -1, -1, false
	for i := first; i < last; i++ {
		tag := t.model.Classes[s.tags[i]]
		switch {
		case tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD":
			return
		case tag == "VBN" && subject && !t.held(s, i):
			best = closer(s, best, i)
		case whole && subject && t.nominal(s, i-1) && t.mayBeVerb(s, i) && !t.held(s, i):
			other = closer(s, other, i)
		}
		subject = subject || t.nominal(s, i) || tag == "DT"
	}
	if best < 0 {
		best = other
	}
	if best >= 0 {
		s.tags[best] = s.finite[best]
	}
}

// closer is that of two words which was closer to a finite verb.
func closer(s *scratch, a, b int) int {
	if a < 0 || s.close[b] < s.close[a] {
		return b
	}
	return a
}

// nominal: noun, pronoun or number.
func (t *Tagger) nominal(s *scratch, i int) bool {
	tag := t.model.Classes[s.tags[i]]
	return strings.HasPrefix(tag, "NN") || tag == "PRP" || tag == "CD"
}

// mayBeVerb: a noun or adjective that is also the form of a known verb.
func (t *Tagger) mayBeVerb(s *scratch, i int) bool {
	if i+1 < len(s.words) && s.words[i+1] == "-" {
		return false
	}
	switch t.model.Classes[s.tags[i]] {
	case "NN", "NNS":
		return (s.ws[i].form-16)&(formBits['V']|formBits['V']<<4) != 0 || strings.HasSuffix(s.words[i], "ed")
	case "JJ":
		return strings.HasSuffix(s.words[i], "ed")
	}
	return false
}

// held tells whether the words beside a participle say that it is one.
func (t *Tagger) held(s *scratch, i int) bool {
	if i+1 < len(s.words) && (s.words[i+1] == "by" || s.words[i+1] == "of") {
		return true // "wanted by the court", "suspected of murder"
	}
	switch t.model.Classes[s.tags[i-1]] {
	case "IN", "TO", "VBG", "VB", "VBN", "JJ", "DT", "PRP$", "POS", "HYPH", "CC":
		return true
	}
	return false
}
