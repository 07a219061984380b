package main

import (
	"context"
	"fmt"
	"io"
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
	small     map[string]bool // words written in small letters in what is learned from
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
	return &namesData{context.Background(), base.Gazetteer(), t, tokenize.New(), map[string][]string{}, true, map[string]bool{}}, nil
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
// ("FILE@3").
func (n *namesData) readAll(patterns []string) (out []ner.Sentence, err error) {
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
				out = append(out, n.sentence(n.tidy(n.cut(s)), weight))
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

// testSet is annotated sentences in documents of the project's form.
type testSet struct {
	name string
	docs []*extract.Document
	gold [][]ner.Span // by sentence, in words of the sentence
}

// readTest reads a file (or files) to score on. Sentences of one document go
// together, so that the pass over the document is measured too.
func (n *namesData) readTest(pattern string) (*testSet, error) {
	t := &testSet{name: filepath.Base(pattern)}
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("%s: no such file", pattern)
	}
	for _, path := range paths {
		sents, err := n.read(path)
		if err != nil {
			return nil, err
		}
		last := ""
		for _, s := range sents {
			if strings.HasSuffix(path, ".csv") {
				s = n.tidy(n.cut(s))
			}
			if s.doc == "" || s.doc != last || len(t.docs) == 0 {
				t.docs = append(t.docs, &extract.Document{})
			}
			last = s.doc
			addSentence(t.docs[len(t.docs)-1], s.words)
			t.gold = append(t.gold, s.names)
		}
	}
	for _, doc := range t.docs {
		if err := n.tagger.Annotate(n.ctx, doc); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// addSentence writes the words of a sentence at the end of a document.
func addSentence(doc *extract.Document, words []string) {
	sent := extract.Sentence{First: len(doc.Tokens)}
	sent.Start = len(doc.Text)
	for _, w := range words {
		start := len(doc.Text)
		doc.Text += w + " "
		doc.Tokens = append(doc.Tokens, extract.Token{Span: extract.Span{Start: start, End: start + len(w)}, Head: -1})
	}
	sent.End, sent.Last = len(doc.Text), len(doc.Tokens)
	doc.Sentences = append(doc.Sentences, sent)
}

func (n *namesData) score(r *ner.Recognizer, t *testSet) nameScore {
	sc := nameScore{}
	k := 0
	for _, doc := range t.docs {
		if err := r.Annotate(n.ctx, doc); err != nil {
			return sc
		}
		names := doc.Names
		for _, sent := range doc.Sentences {
			var found []ner.Span
			for len(names) > 0 && names[0].First < sent.Last {
				found = append(found, ner.Span{First: names[0].First - sent.First, Last: names[0].Last - sent.First, Type: names[0].Type})
				names = names[1:]
			}
			sc.add(found, t.gold[k])
			k++
		}
	}
	return sc
}

func runNames(o options, notes io.Writer) error {
	n, err := newNamesData()
	if err != nil {
		return err
	}
	n.misc = o.misc
	tests := make([]*testSet, len(o.test))
	for i, p := range o.test {
		if tests[i], err = n.readTest(p); err != nil {
			return err
		}
	}
	report := func(r *ner.Recognizer) {
		for _, t := range tests {
			fmt.Fprintf(notes, "  %-20s %v\n", t.name, n.score(r, t))
		}
	}
	no := o.ner()
	train, err := n.material(o, no, notes)
	if err != nil {
		return err
	}
	no.Epoch = func(epoch int, freeze func() *ner.Recognizer) {
		fmt.Fprintf(notes, "epoch %d\n", epoch)
		report(freeze())
	}
	models := []*ner.Recognizer{ner.Train(train, n.gaz, no)}
	for k := 1; k < o.models; k++ {
		ko := no
		ko.Seed = o.seed + 100*int64(k)
		ko.Epoch = nil
		models = append(models, ner.Train(train, n.gaz, ko))
	}
	r := models[0]
	if len(models) > 1 {
		r = ner.Average(models, o.prune, o.prune/2)
		fmt.Fprintf(notes, "mean of %d\n", len(models))
		report(r)
	}
	for _, b := range o.biases {
		r.Bias = b
		fmt.Fprintf(notes, "bias %v\n", b)
		report(r)
	}
	return write(o.out, notes, r.Write)
}

func (o *options) ner() ner.Options {
	return ner.Options{
		Epochs: o.epochs, Seed: o.seed, Least: o.least, Prune: o.prune,
		DropWord: o.dropWord, DropTag: o.dropTag, DropGaz: o.dropGaz,
		Margin: float32(o.margin), Miss: float32(o.miss), Rate: float32(o.rate), Decay: float32(o.decay),
	}
}

// material gathers what the recogniser learns from: annotated files; agency
// news cleaned by a first model; sentences that three models agree on; copies
// with other letters.
func (n *namesData) material(o options, no ner.Options, notes io.Writer) ([]ner.Sentence, error) {
	train, err := n.readAll(o.train)
	if err != nil {
		return nil, err
	}
	if len(o.agency) > 0 {
		more, err := n.readAll(o.agency)
		if err != nil {
			return nil, err
		}
		train = append(train, n.agree(ner.Train(train, n.gaz, no), more, notes)...)
	}
	if len(o.silver) > 0 {
		var judges []*ner.Recognizer
		for k := range 3 {
			jo := no
			jo.Seed = o.seed + int64(k) + 1
			jo.DropTag, jo.DropGaz = 0.1+0.1*float64(k), 0.3-0.1*float64(k)
			judges = append(judges, ner.Train(train, n.gaz, jo))
		}
		for _, path := range o.silver {
			more, err := n.readSilver(judges, path, notes)
			if err != nil {
				return nil, err
			}
			train = append(train, more...)
		}
	}
	more := n.vary(train, o.vary, o.seed)
	if o.replace > 0 {
		p, err := readPool(o.persons, o.places)
		if err != nil {
			return nil, err
		}
		for _, s := range train {
			for _, w := range s.Words {
				if !startsUpper(w) {
					n.small[w] = true
				}
			}
		}
		copies := n.replace(train, p, o.replace, o.seed)
		fmt.Fprintf(notes, "replaced: %d sentences\n", len(copies))
		more = append(more, copies...)
	}
	return append(train, more...), nil
}
