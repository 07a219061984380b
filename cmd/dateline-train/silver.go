package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"dateline/extract"
	"dateline/extract/ner"
)

// silver labels sentences of a treebank by models that were trained apart: a
// sentence is kept when they agree on every name, and when no proper noun of
// the treebank's own tags is left out of a long name.
func (n *namesData) silver(judges []*ner.Recognizer, in []sentence, notes io.Writer) []ner.Sentence {
	var out []ner.Sentence
	names := 0
	for _, s := range in {
		first := judges[0].Words(s.words, s.tags)
		same := true
		for _, j := range judges[1:] {
			same = same && equal(first, j.Words(s.words, s.tags))
		}
		if !same || !fits(s, first) {
			continue
		}
		keep := ner.Sentence{Words: s.words, Tags: n.tagger.Words(s.words)}
		for _, sp := range first {
			if sp.Type != extract.Misc || n.misc {
				keep.Names = append(keep.Names, sp)
			}
		}
		names += len(keep.Names)
		out = append(out, keep)
	}
	fmt.Fprintf(notes, "silver: %d of %d sentences, %d names\n", len(out), len(in), names)
	return out
}

// readSilver labels a file: .jsonl holds the facts of KnowledgeNet, else it is
// a treebank.
func (n *namesData) readSilver(judges []*ner.Recognizer, path string, notes io.Writer) ([]ner.Sentence, error) {
	if filepath.Ext(path) != ".jsonl" {
		in, err := readConllu(path)
		return n.silver(judges, in, notes), err
	}
	in, err := n.readFacts(path)
	out := n.silverFacts(judges, in)
	fmt.Fprintf(notes, "facts: %d of %d sentences\n", len(out), len(in))
	return out, err
}

func equal(a, b []ner.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// fits: names end where runs of proper nouns end.
func fits(s sentence, names []ner.Span) bool {
	proper := func(i int) bool { return i >= 0 && i < len(s.tags) && strings.HasPrefix(s.tags[i], "NNP") }
	for _, sp := range names {
		if !proper(sp.Last-1) && s.tags[sp.Last-1] != "CD" || proper(sp.Last) && s.words[sp.Last-1] != "." {
			return false
		}
	}
	return true
}
