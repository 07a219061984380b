package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/ner"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

// namesData turns data sets into sentences to learn from.
type namesData struct {
	ctx       context.Context
	gaz       extract.Gazetteer
	tagger    *tag.Tagger
	tokenizer *tokenize.Tokenizer
	cuts      map[string][]string
	misc      bool
}

func newNamesData() (*namesData, error) {
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	t, err := tag.New()
	if err != nil {
		return nil, err
	}
	return &namesData{context.Background(), base.Gazetteer(), t, tokenize.New(), map[string][]string{}, true}, nil
}

// read reads a file by its name: .csv is gmb, .conllu is GUM, else IOB.
func (n *namesData) read(path string) ([]labelled, error) {
	switch filepath.Ext(path) {
	case ".csv":
		return readGMB(path)
	case ".conllu":
		sents, err := readConllu(path)
		var out []labelled
		for _, s := range sents {
			out = append(out, gumNames(s))
		}
		return out, err
	}
	return readIOB(path)
}

// readAll reads files, given as patterns, each with an optional weight
// ("FILE*3").
func (n *namesData) readAll(patterns []string, clean bool) (out []ner.Sentence, err error) {
	for _, p := range patterns {
		weight := 1
		if i := strings.LastIndex(p, "@"); i > 0 {
			fmt.Sscanf(p[i+1:], "%d", &weight)
			p = p[:i]
		}
		paths, err := filepath.Glob(p)
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("%s: no such file", p)
		}
		for _, path := range paths {
			sents, err := n.read(path)
			if err != nil {
				return nil, err
			}
			for _, s := range sents {
				if clean {
					s = n.tidy(n.cut(s))
				}
				out = append(out, n.sentence(s, weight))
			}
		}
	}
	return out, nil
}

func (n *namesData) sentence(s labelled, weight int) ner.Sentence {
	out := ner.Sentence{Words: s.words, Tags: n.tagger.Words(s.words), Weight: weight}
	for _, sp := range s.names {
		if sp.Type != extract.Misc || n.misc {
			out.Names = append(out.Names, sp)
		}
	}
	return out
}

// nameScore counts names by type: right, found, gold.
type nameScore map[extract.Type]*[3]int

func (sc nameScore) at(t extract.Type) *[3]int {
	if sc[t] == nil {
		sc[t] = &[3]int{}
	}
	return sc[t]
}

func (sc nameScore) add(found, gold []ner.Span) {
	is := map[ner.Span]bool{}
	for _, g := range gold {
		if g.Type != extract.Misc {
			is[g] = true
			sc.at(g.Type)[2]++
			sc.at("all")[2]++
		}
	}
	for _, f := range found {
		if f.Type == extract.Misc {
			continue
		}
		sc.at(f.Type)[1]++
		sc.at("all")[1]++
		if is[f] {
			sc.at(f.Type)[0]++
			sc.at("all")[0]++
		}
	}
}

func (sc nameScore) String() string {
	var b strings.Builder
	for _, t := range []extract.Type{"all", extract.Person, extract.Place, extract.Organization} {
		c := sc.at(t)
		p, r := 100*float64(c[0])/float64(max(c[1], 1)), 100*float64(c[0])/float64(max(c[2], 1))
		if t == "all" {
			fmt.Fprintf(&b, "P %.1f R %.1f F %.1f", p, r, 2*p*r/max(p+r, 1))
		} else {
			fmt.Fprintf(&b, "  %s %.1f", t[:3], 2*p*r/max(p+r, 1))
		}
	}
	return b.String()
}

func scoreNames(r *ner.Recognizer, test []ner.Sentence) nameScore {
	sc := nameScore{}
	for _, s := range test {
		sc.add(r.Words(s.Words, s.Tags), s.Names)
	}
	return sc
}

func runNames(o options, notes io.Writer) error {
	n, err := newNamesData()
	if err != nil {
		return err
	}
	n.misc = o.misc
	train, err := n.readAll(o.train, true)
	if err != nil {
		return err
	}
	tests := make([][]ner.Sentence, len(o.test))
	for i, p := range o.test {
		if tests[i], err = n.readAll([]string{p}, strings.HasSuffix(p, ".csv")); err != nil {
			return err
		}
	}
	report := func(r *ner.Recognizer) {
		n.clusters(r, "/tmp/gold", os.Getenv("SHOW"), notes)
		for i, t := range tests {
			fmt.Fprintf(notes, "  %-20s %v\n", filepath.Base(o.test[i]), scoreNames(r, t))
		}
	}
	no := ner.Options{Epochs: o.epochs, Seed: o.seed, Least: o.least, Prune: o.prune, DropWord: o.dropWord, DropTag: o.dropTag, DropGaz: o.dropGaz, Margin: float32(o.margin), Miss: float32(o.miss), Rate: float32(o.rate), Decay: float32(o.decay)}
	first := no
	base := train
	if len(o.agency) > 0 {
		first.Epochs = min(5, no.Epochs)
		judge := ner.Train(base, n.gaz, first)
		more, err := n.readAll(o.agency, true)
		if err != nil {
			return err
		}
		kept := n.agree(judge, more, notes)
		train = append(train, kept...)
	}
	if len(o.silver) > 0 {
		var judges []*ner.Recognizer
		for k := range 3 {
			jo := no
			jo.Seed, jo.Epochs = o.seed+int64(k)+1, 3
			jo.DropWord, jo.DropTag, jo.DropGaz = 0.15, 0.1+0.1*float64(k), 0.3-0.1*float64(k)
			judges = append(judges, ner.Train(train, n.gaz, jo))
		}
		for _, path := range o.silver {
			more, err := n.readSilver(judges, path, notes)
			if err != nil {
				return err
			}
			train = append(train, more...)
		}
	}
	train = append(train, n.vary(train, o.vary, o.seed)...)
	no.Epoch = func(epoch int, freeze func() *ner.Recognizer) {
		if epoch%3 == 0 || epoch == o.epochs {
			fmt.Fprintf(notes, "epoch %d\n", epoch)
			report(freeze())
		}
	}
	r := ner.Train(train, n.gaz, no)
	for i := range tests {
		dbg(r, tests[i], notes)
	}
	for _, b := range o.biases {
		r.Bias = b
		fmt.Fprintf(notes, "bias %v\n", b)
		report(r)
	}
	r.Bias = ner.DefaultBias
	return write(o.out, notes, r.Write)
}
