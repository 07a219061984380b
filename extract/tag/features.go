package tag

import (
	"unicode"
	"unicode/utf8"

	"dateline/extract/perceptron"
)

// word is what the features need of a token, computed once per sentence.
type word struct {
	exact, lower, shape uint32
	suf                 [4]uint32 // of 1 to 4 letters
	pre                 [3]uint32 // of 1 to 3 letters
	lex                 uint32    // tags seen in training, see lexicon
	form                uint32    // of which base forms it can be, see forms
	class               uint32    // capital, all capitals, digit, mark
	bits                uint32    // hyphen, digit, capital inside
}

// outside stands for the words before the first and after the last.
var outside = word{exact: 1, lower: 1, shape: 1, lex: 1, class: 1}

// style is a property of the whole sentence, so that the model can distrust
// capitals: "TALIBAN SEIZE CROSSING", "Taliban Seize Key Crossing".
func style(words []string) uint32 {
	long, caps, upper := 0, 0, 0
	for _, w := range words {
		if len(w) < 4 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			continue
		}
		long++
		if unicode.IsUpper(r) {
			caps++
			if isUpper(w) {
				upper++
			}
		}
	}
	switch {
	case long > 1 && 10*upper >= 8*long:
		return 3
	case long > 2 && 10*caps >= 8*long:
		return 2
	case caps == 0:
		return 4
	}
	return 1
}

func isUpper(w string) bool {
	for i := 0; i < len(w); i++ {
		if 'a' <= w[i] && w[i] <= 'z' {
			return false
		}
	}
	return true
}

func newWord(s string, lex, base *lexicon) word {
	w := word{exact: perceptron.Hash(s), lower: perceptron.HashLower(s), shape: perceptron.Shape(s)}
	if isURL(s) {
		w.lower = 2
	}
	n := len(s)
	for k := 1; k <= 4; k++ {
		if n >= k {
			w.suf[k-1] = perceptron.HashLower(s[n-k:]) + uint32(k)
		}
	}
	for k := 1; k <= 3; k++ {
		if n >= k {
			w.pre[k-1] = perceptron.HashLower(s[:k]) + uint32(k)
		}
	}
	w.lex = lex.class(w.lower)
	w.form = base.forms(s, w.lower)
	w.class, w.bits = classOf(s)
	return w
}

func classOf(s string) (class, bits uint32) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsUpper(r) && len(s) > size && isUpper(s):
		class = 2
	case unicode.IsUpper(r):
		class = 3
	case unicode.IsLetter(r):
		class = 4
	case unicode.IsDigit(r):
		class = 5
	default:
		class = 6
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '-':
			bits |= 1
		case '0' <= c && c <= '9':
			bits |= 2
		case 'A' <= c && c <= 'Z' && i > 0:
			bits |= 4
		case c == '.':
			bits |= 8
		}
	}
	return class, bits
}

func isURL(s string) bool {
	return len(s) > 7 && (s[:4] == "http" || s[:4] == "www.")
}

// features of word i, given the tags of the two words before it. at(j) is
// safe for any j.
func features(ws []word, i int, p1, p2, style uint32, f []uint32) []uint32 {
	at := func(j int) *word {
		if j < 0 || j >= len(ws) {
			return &outside
		}
		return &ws[j]
	}
	w, l1, l2, r1, r2 := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	k := uint32(0)
	add := func(x uint32) { k++; f = append(f, perceptron.Mix(k, x)) }
	add2 := func(x, y uint32) { k++; f = append(f, perceptron.Mix2(k, x, y)) }
	add3 := func(x, y, z uint32) { k++; f = append(f, perceptron.Mix3(k, x, y, z)) }
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	add(0)
	add(w.exact)
	add(w.lower)
	add2(w.suf[0], w.class)
	add2(w.suf[1], w.class)
	add2(w.suf[2], w.class)
	add(w.suf[3])
	add(w.pre[0])
	add(w.pre[1])
	add(w.pre[2])
	add3(w.shape, first, style)
	add3(w.class, first, style)
	add2(w.bits, w.class)
	add2(w.lower, first)
	add(p1)
	add2(p1, p2)
	add2(p1, w.lower)
	add3(p1, p2, w.lower)
	add2(p1, w.suf[2])
	add2(p1, w.suf[1])
	add(l1.lower)
	add(l2.lower)
	add(r1.lower)
	add(r2.lower)
	add2(l1.lower, w.lower)
	add2(r1.lower, w.lower)
	add2(l1.lower, r1.lower)
	add2(r1.lower, r2.lower)
	add2(l1.lower, l2.lower)
	add(r1.suf[2])
	add(l1.suf[2])
	add2(r1.suf[1], p1)
	add2(r1.class, w.class)
	add2(l1.class, w.class)
	add(w.lex)
	add2(w.lex, r1.lex)
	add2(w.lex, p1)
	add3(w.lex, p1, r1.lex)
	add3(w.lex, p1, p2)
	add2(r1.lex, r2.lex)
	add3(w.suf[2], p1, r1.lex)
	add3(w.lex, r1.lex, r2.lex)
	add2(p1, r1.lower)
	add3(w.class, r1.class, p1)
	add2(w.form, w.class)
	add2(w.form, p1)
	add3(w.form, p1, r1.form)
	add3(w.form, r1.form, w.class)
	add3(w.form, r1.lex, p1)
	add3(w.form, p1, p2)
	add3(w.form, r1.class, p1)
	return f
}
