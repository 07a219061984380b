package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"dateline/extract/parse"
	"dateline/extract/tag"
)

// Trees of agency news, for which there is no open treebank: two parsers that
// read in opposite directions and err in different places parse it; sentences
// on which they agree are learned from like treebanks. (Sagae and Tsujii 2007,
// "Dependency parsing and domain adaptation with LR models and parser
// ensembles"; Weiss et al. 2015, "Structured training for neural network
// transition-based parsing", 4.)

// pair is two parsers: from left to right, and from right to left.
type pair struct{ ahead, behind *parse.Parser }

// readPair reads the second and the third file of --judges.
func (o *options) readPair() (*pair, error) {
	if len(o.given) != 3 {
		return nil, fmt.Errorf("trees --agency needs --judges TAGGER,PARSER,BACKWARD: the models that parse it (- for the tagger)")
	}
	var out [2]*parse.Parser
	for i, path := range o.given[1:] {
		data, err := os.ReadFile(path)
		if err == nil {
			out[i], err = parse.Read(bytes.NewReader(data))
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return &pair{out[0], out[1]}, nil
}

// mean is what was learned from treebanks and news, and the model of the
// treebanks alone that reads in the same direction, in one: it is better on the
// web than either and on news as good as the better one.
func (p *pair) mean(m *parse.Parser, o options) (*parse.Parser, error) {
	old := p.ahead
	if o.backward {
		old = p.behind
	}
	return parse.Average([]*parse.Parser{old, m}, o.prune, o.prune/2)
}

// parse gives the tree of the first parser; where the second differs, a word's
// head is parse.Unknown. differ counts those.
func (p *pair) parse(s sentence) (heads []int, rels []string, differ int) {
	in := parse.Sentence{Words: s.words, Tags: s.tags}
	heads, rels = p.ahead.Words(in.Words, in.Tags)
	back := in.Reversed()
	back.Heads, back.Rels = p.behind.Words(back.Words, back.Tags)
	back = back.Reversed()
	for i := range heads {
		if heads[i] != back.Heads[i] || rels[i] != back.Rels[i] {
			heads[i] = parse.Unknown
			differ++
		}
	}
	return heads, rels, differ
}

// mostDiffering is the share of words, one in so many, on which the parsers
// may differ in a sentence that is learned from.
const mostDiffering = 5

// agreed gives trees to those sentences on which both parsers agree nearly
// everywhere and whose trees fit their tags; the others keep tags alone.
func (p *pair) agreed(t *tag.Tagger, in []sentence, notes io.Writer) []sentence {
	out := append([]sentence(nil), in...)
	differing, unfit, kept, words, open := 0, 0, 0, 0, 0
	for i := range out {
		s := out[i]
		heads, rels, differ := p.parse(s)
		if differ*mostDiffering > len(heads) {
			differing++
			continue
		}
		s.heads, s.rels = heads, rels
		if !fitting(s) {
			unfit++
			continue
		}
		s.lemmas = append([]string(nil), s.lemmas...)
		for k, h := range heads { // for headlines
			if h == -1 {
				s.lemmas[k] = t.Lemma(s.words[k], s.tags[k])
			}
		}
		s.entity, s.spaced = make([]string, len(s.words)), make([]bool, len(s.words))
		out[i] = s
		kept++
		words += len(s.words)
		open += differ
	}
	fmt.Fprintf(notes, "trees of agency news: %d sentences of %d, %d words, %d of them left open; on %d the parsers differ too much, %d do not fit their tags\n", kept, len(in), words, open, differing, unfit)
	return out
}

// relations that a finite verb may have, and an auxiliary or copula.
var finite = map[string]bool{
	"root": true, "conj": true, "ccomp": true, "advcl": true, "acl:relcl": true, "parataxis": true, "csubj": true, "csubj:pass": true, "acl": true,
	"advcl:relcl": true, "aux": true, "aux:pass": true, "cop": true, "appos": true, "csubj:outer": true, "reparandum": true, "dep": true,
}

// fitting tells whether a tree can be right by its tags: one root at most, and
// that no function word; past tenses and presents in -s head clauses; a past
// participle has no bare subject, unless it is passive or perfect; articles and
// finite verbs are nobody's subject.
func fitting(s sentence) bool {
	roots := 0
	helped := make([]bool, len(s.words)) // by an auxiliary, or in a chain or open
	for i, h := range s.heads {
		if h >= 0 && (strings.HasPrefix(s.rels[i], "aux") || s.rels[i] == "cop") {
			helped[h] = true
		}
		helped[i] = helped[i] || h == parse.Unknown || s.rels[i] == "conj"
	}
	for i, h := range s.heads {
		switch t, k := s.tags[i], kind(s.tags[i]); {
		case h == parse.Unknown:
		case h < 0:
			roots++
			if k == 'G' && !helped[i] || k == 0 && t != "JJ" && t != "CD" && t != "RB" {
				return false
			}
		case !arcFits(t, s.rels[i], s.tags[h], helped[h]), strings.HasPrefix(s.rels[i], "nsubj") && strings.EqualFold(s.words[i], "the"):
			return false
		}
	}
	return roots < 2
}

// arcFits tells whether an arc can be right by the tags at its ends. helped: the
// head has an auxiliary.
func arcFits(t, rel, head string, helped bool) bool {
	past := t == "VBD" || t == "VBZ"
	switch {
	case rel == "dep" || rel == "orphan" || rel == "reparandum" || rel == "goeswith":
		return false
	case (past || t == "VBP") && !finite[rel], past && rel == "acl":
		return false
	case strings.HasPrefix(rel, "nsubj") && (past || t == "RB" || t == "IN"):
		return false
	case rel == "nsubj" && head == "VBN" && !helped:
		return false
	case rel == "det" && kind(head) != 'N' && head != "JJ" && head != "CD" && head != "JJS" && head != "VBG":
		return false
	case (t == "NN" || t == "NNS") && (strings.HasPrefix(rel, "aux") || rel == "cop" || rel == "case" || rel == "mark"):
		return false
	}
	return true
}
