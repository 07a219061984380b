package main

import (
	"fmt"
	"io"
	"strings"

	"dateline/extract/parse"
	"dateline/extract/tag"
)

// jackknife tags the training sentences by taggers that have not seen them,
// so that the parser learns from tags as they will be.
func jackknife(in []sentence, o options, folds int) [][]string {
	tags := make([][]string, len(in))
	for k := range folds {
		var rest []tag.Sentence
		for i, s := range tagSentences(in) {
			if i*folds/len(in) != k {
				rest = append(rest, s)
			}
		}
		t := tag.Train(rest, tag.Options{Epochs: 3, Seed: o.seed, Least: o.least, Prune: o.prune})
		for i, s := range in {
			if i*folds/len(in) == k {
				tags[i] = t.Words(s.words)
			}
		}
	}
	return tags
}

type treeScore struct{ n, u, l, ls int }

func (s treeScore) String() string {
	p := func(x int) float64 { return 100 * float64(x) / float64(max(s.n, 1)) }
	return fmt.Sprintf("UAS %.2f LAS %.2f (with subtypes %.2f)", p(s.u), p(s.l), p(s.ls))
}

func universal(rel string) string {
	u, _, _ := strings.Cut(rel, ":")
	return u
}

func scoreTrees(t *tag.Tagger, p *parse.Parser, test []sentence, backward bool) treeScore {
	var sc treeScore
	for _, s := range test {
		in := parse.Sentence{Words: s.words, Tags: t.Words(s.words)}
		if backward {
			in = in.Reversed()
		}
		heads, rels := p.Words(in.Words, in.Tags)
		if backward {
			out := parse.Sentence{Heads: heads, Rels: rels}.Reversed()
			heads, rels = out.Heads, out.Rels
		}
		for i := range heads {
			sc.n++
			if heads[i] != s.heads[i] {
				continue
			}
			sc.u++
			if universal(rels[i]) == universal(s.rels[i]) {
				sc.l++
			}
			if rels[i] == s.rels[i] {
				sc.ls++
			}
		}
	}
	return sc
}

func trainTrees(train, test []sentence, t *tag.Tagger, o options, notes io.Writer) *parse.Parser {
	tags := jackknife(train, o, o.folds)
	sents := make([]parse.Sentence, len(train))
	for i, s := range train {
		sents[i] = parse.Sentence{Words: s.words, Tags: tags[i], Rels: s.rels, Heads: s.heads}
		if o.backward {
			sents[i] = sents[i].Reversed()
		}
	}
	fmt.Fprintln(notes, "tagged", len(sents), "sentences")
	return parse.Train(sents, parse.Options{
		Epochs: o.epochs, Seed: o.seed, Least: o.least, Prune: o.prune, Explore: o.explore,
		Epoch: func(epoch int, freeze func() *parse.Parser) {
			if len(test) > 0 && (epoch%3 == 0 || epoch == o.epochs) {
				fmt.Fprintf(notes, "epoch %d: %v\n", epoch, scoreTrees(t, freeze(), test, o.backward))
			}
		},
	})
}

func runTrees(o options, notes io.Writer) error {
	t, err := tag.New()
	if err != nil {
		return err
	}
	train, err := readAll(o.train)
	if err != nil {
		return err
	}
	train = headlines(train, o.headlines, o.seed)
	test, err := readAll(o.test)
	if err != nil {
		return err
	}
	return write(o.out, notes, trainTrees(train, test, t, o, notes).Write)
}
