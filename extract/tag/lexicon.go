package tag

import (
	"bufio"
	"encoding/binary"
	"io"
	"sort"

	"dateline/extract/perceptron"
)

// lexicon knows, for words often seen in training, which tags they had: a
// class of ambiguity ("set": NN VB VBD VBN). It serves as a cheap look to the
// right, where no tags are decided yet.
type lexicon struct{ of map[uint32]uint32 }

// minLexicon is how often a word must occur: a rare one would tell the model
// in training what it must learn to guess.
const minLexicon = 4

func (l *lexicon) class(lower uint32) uint32 {
	if c, ok := l.of[lower]; ok {
		return c
	}
	return 3
}

// makeLexicon takes the tags that make up at least a twelfth of a word's
// occurrences.
func makeLexicon(counts map[uint32]map[int]int) *lexicon {
	l := &lexicon{map[uint32]uint32{}}
	for w, tags := range counts {
		n := 0
		for _, c := range tags {
			n += c
		}
		if n < minLexicon {
			continue
		}
		var ts []int
		best := 0
		for t, c := range tags {
			if 12*c >= n {
				ts = append(ts, t)
			}
			if c > tags[best] || c == tags[best] && t < best {
				best = t
			}
		}
		sort.Ints(ts)
		class := uint32(best + 16)
		for _, t := range ts {
			class = class*64 + uint32(t)
		}
		if class < 16 {
			class += 16
		}
		l.of[w] = class
	}
	return l
}

// Bits of forms: the word is the base form of a known noun, verb, adjective or
// adverb, or that with an s.
var formBits = map[byte]uint32{'N': 1, 'V': 2, 'J': 4, 'R': 8}

// forms says of which base forms a word can be, so that a verb is known in the
// present when only its past was ever seen: "Taliban seize crossing".
func (l *lexicon) forms(s string, lower uint32) uint32 {
	bits := l.of[lower]
	if n := len(s); n > 3 && (s[n-1] == 's' || s[n-1] == 'S') {
		bits |= l.of[perceptron.HashLower(s[:n-1])] << 4
		if s[n-2] == 'e' {
			bits |= l.of[perceptron.HashLower(s[:n-2])] << 4
		}
	}
	return bits + 16
}

// makeForms keeps base forms seen at least twice.
func makeForms(sents []Sentence) *lexicon {
	counts := map[string]int{}
	l := &lexicon{map[uint32]uint32{}}
	for _, s := range sents {
		for k, lemma := range s.Lemmas {
			g := group(s.Tags[k])
			if formBits[g] == 0 || lemma == "_" {
				continue
			}
			key := string(g) + lemma
			if counts[key]++; counts[key] == 2 {
				l.of[perceptron.HashLower(lemma)] |= formBits[g]
			}
		}
	}
	return l
}

func (l *lexicon) write(w *bufio.Writer) error {
	keys := make([]uint32, 0, len(l.of))
	for k := range l.of {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	b := binary.AppendUvarint(nil, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		b = binary.AppendUvarint(b, uint64(l.of[k]))
		last = k
	}
	_, err := w.Write(b)
	return err
}

func readLexicon(r *bufio.Reader) (*lexicon, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	if n > 1<<22 {
		return nil, io.ErrUnexpectedEOF
	}
	l := &lexicon{make(map[uint32]uint32, n)}
	last := uint32(0)
	for ; n > 0; n-- {
		k, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, err
		}
		c, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, err
		}
		last += uint32(k)
		l.of[last] = uint32(c)
	}
	return l, nil
}
