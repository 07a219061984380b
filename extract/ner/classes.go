package ner

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/extract/perceptron"
)

//go:embed classes.txt
var classList string

// Bits of the first classes of classes.txt, in its order.
const (
	classTitle = 1 << iota
	classPerson
	classBody
)

// wordClasses maps the hash of a lower-case word to the set of its classes.
var wordClasses = sync.OnceValue(func() map[uint32]uint32 {
	m := map[uint32]uint32{}
	bit := uint32(1)
	for line := range strings.Lines(classList) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			m[perceptron.HashLower(w)] |= bit
			if name == "title" || name == "person" {
				m[perceptron.HashLower(w+"s")] |= bit
			}
		}
		bit <<= 1
	}
	return m
})
