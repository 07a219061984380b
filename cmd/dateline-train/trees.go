package main

import (
	"fmt"
	"io"
	"strings"

	"dateline/extract/parse"
	"dateline/extract/tag"
)

// jackknife tags the training sentences by taggers that have not seen them,
// so that the parser learns from tags as they will be. Each part is cut into
// folds of its own; text that has tags but no trees helps to learn tags.
func jackknife(parts [][]sentence, o options, folds int) [][][]string {
	tags := make([][][]string, len(parts))
	for p, in := range parts {
		tags[p] = make([][]string, len(in))
	}
	for k := range folds {
		var rest []tag.Sentence
		for _, in := range parts {
			for i, s := range tagSentences(in) {
				if i*folds/len(in) != k {
					rest = append(rest, s)
				}
			}
		}
		t := tag.Train(rest, tag.Options{Epochs: 3, Seed: o.seed, Least: o.least, Prune: defaults["tags"].prune})
		for p, in := range parts {
			for i, s := range in {
				if i*folds/len(in) == k {
					tags[p][i] = t.Words(s.words)
				}
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

// trainTrees learns from treebanks, and from news, of which some sentences
// have trees.
func trainTrees(train, news, test []sentence, t *tag.Tagger, o options, notes io.Writer) *parse.Parser {
	var sents []parse.Sentence
	parts := [][]sentence{train, news}
	for p, tags := range jackknife(parts, o, o.folds) {
		for i, s := range parts[p] {
			if s.heads == nil {
				continue
			}
			x := parse.Sentence{Words: s.words, Tags: tags[i], Rels: s.rels, Heads: s.heads}
			if o.backward {
				x = x.Reversed()
			}
			sents = append(sents, x)
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
	var news []sentence
	var p *pair
	if len(o.agency) > 0 {
		if p, err = o.readPair(); err != nil {
			return err
		}
		if news, _, err = o.press(train, notes); err != nil {
			return err
		}
		news = headlines(p.agreed(t, news, notes), o.headlines, o.seed)
	}
	train = headlines(train, o.headlines, o.seed)
	test, err := readAll(o.test)
	if err != nil {
		return err
	}
	out := trainTrees(train, news, test, t, o, notes)
	if p != nil {
		if out, err = p.mean(out, o); err != nil {
			return err
		}
		fmt.Fprintf(notes, "mean with the model of treebanks alone: %v\n", scoreTrees(t, out, test, o.backward))
	}
	return write(o.out, notes, out.Write)
}
