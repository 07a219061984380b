package main

import (
	"fmt"
	"io"
	"strings"

	"dateline/extract/tag"
)

func tagSentences(in []sentence) []tag.Sentence {
	out := make([]tag.Sentence, len(in))
	for i, s := range in {
		out[i] = tag.Sentence{Words: s.words, Tags: s.tags, Lemmas: s.lemmas}
	}
	return out
}

func scoreTags(t *tag.Tagger, test []sentence) (tags, lemmas float64) {
	n, right, lem := 0, 0, 0
	for _, s := range test {
		for i, p := range t.Words(s.words) {
			n++
			if p == s.tags[i] {
				right++
			}
			if strings.EqualFold(t.Lemma(s.words[i], p), s.lemmas[i]) {
				lem++
			}
		}
	}
	return 100 * float64(right) / float64(max(n, 1)), 100 * float64(lem) / float64(max(n, 1))
}

func trainTags(train, test []sentence, o options, notes io.Writer) *tag.Tagger {
	report := func(what string, t *tag.Tagger) {
		if len(test) > 0 {
			tags, lemmas := scoreTags(t, test)
			fmt.Fprintf(notes, "%s: tags %.2f lemmas %.2f\n", what, tags, lemmas)
		}
	}
	var ts []*tag.Tagger
	for k := range max(o.models, 1) {
		ts = append(ts, tag.Train(tagSentences(train), tag.Options{
			Epochs: o.epochs, Seed: o.seed + 100*int64(k), Least: o.least, Prune: o.prune,
			Epoch: func(epoch int, freeze func() *tag.Tagger) {
				if epoch == o.epochs || k == 0 && epoch%2 == 0 {
					report(fmt.Sprintf("epoch %d", epoch), freeze())
				}
			},
		}))
	}
	if len(ts) == 1 {
		return ts[0]
	}
	t := tag.Average(ts, o.prune, o.prune/2).Pruned(3*o.prune, o.prune) // a mean has many small weights
	report(fmt.Sprintf("mean of %d", len(ts)), t)
	return t
}
