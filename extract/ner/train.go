package ner

import (
	"math/rand"

	"dateline/extract"
	"dateline/extract/perceptron"
)

// Sentence to learn from: words, their tags, and the names in it.
type Sentence struct {
	Words, Tags []string
	Names       []Span
	// Weight is how often the sentence is used in an epoch; 0 means once.
	Weight int
}

// Options of Train.
type Options struct {
	Epochs int
	Seed   int64
	// Least is how often a feature must occur; Prune the smallest weight kept.
	Least int
	Prune float64
	// DropWord, DropTag and DropGaz say how often the words' own forms (per
	// word), the tags and the gazetteer (per sentence) are hidden.
	DropWord, DropTag, DropGaz float64
	// Margin is by how much a right sequence must win, per wrong word; Miss is
	// added where a word of a name is taken for none.
	Margin, Miss float32
	// Rate and Decay are the step and the pull to zero of gradient descent.
	Rate, Decay float32
	// Epoch is called after each epoch with a function that freezes the model
	// as it stands.
	Epoch func(epoch int, freeze func() *Recognizer)
}

type example struct {
	x    sentence
	gold []uint8
}

type trainer struct {
	Options
	tr    *perceptron.Trainer
	rnd   *rand.Rand
	lat   lattice[float32]
	fb    field
	trans [classes][]int32 // row of the transition features
	feats []uint32
	rows  [][]int32
}

// transition is the feature of the class before.
func transition(before int) uint32 { return perceptron.Mix(1999, uint32(before)) }

// Train learns a recogniser as a conditional random field: the weights follow
// the gradient of the probability of the gold sequence among all sequences of
// the sentence.
func Train(sents []Sentence, g extract.Gazetteer, o Options) *Recognizer {
	t := &trainer{Options: o, tr: perceptron.NewTrainer(classes), rnd: rand.New(rand.NewSource(o.Seed))}
	var data []*example
	for _, s := range sents {
		e := &example{gold: encode(len(s.Words), s.Names)}
		e.x.fill(s.Words, s.Tags, g)
		for i := range e.x.words {
			t.feats = e.x.features(i, 0, t.feats[:0])
			t.tr.Count(t.feats)
		}
		for range max(s.Weight, 1) {
			data = append(data, e)
		}
	}
	for c := range classes {
		for range o.Least {
			t.tr.Count([]uint32{transition(c)})
		}
	}
	t.tr.Freeze(o.Least)
	for c := range classes {
		t.trans[c] = t.tr.Rows([]uint32{transition(c)}, nil)
	}
	freeze := func() *Recognizer { return newRecognizer(t.tr.Model(classNames(), o.Prune), g) }
	for epoch := 1; epoch <= o.Epochs; epoch++ {
		t.rnd.Shuffle(len(data), func(i, j int) { data[i], data[j] = data[j], data[i] })
		for _, e := range data {
			t.learn(e)
		}
		if o.Epoch != nil {
			o.Epoch(epoch, freeze)
		}
	}
	return freeze()
}

func (t *trainer) learn(e *example) {
	n := len(e.gold)
	t.lat.grow(n)
	for len(t.rows) < n {
		t.rows = append(t.rows, nil)
	}
	drop := 0
	if t.rnd.Float64() < t.DropTag {
		drop |= dropTag
	}
	if t.rnd.Float64() < t.DropGaz {
		drop |= dropGaz
	}
	for c := range classes {
		copy(t.lat.trans[c][:], t.tr.Weights(t.trans[c][0]))
	}
	for i := range n {
		d := drop
		if t.rnd.Float64() < t.DropWord {
			d |= dropWord
		}
		t.feats = e.x.features(i, d, t.feats[:0])
		t.rows[i] = t.tr.Rows(t.feats, t.rows[i][:0])
		row := t.lat.row(i)
		t.tr.Score(t.rows[i], row)
		for c := range row {
			if c != int(e.gold[i]) {
				row[c] += t.Margin
			}
		}
		if e.gold[i] != classO {
			row[classO] += t.Miss
		}
	}
	t.descend(e.gold)
	t.tr.Step()
}

func classNames() []string {
	out := []string{"O"}
	for _, t := range types {
		for _, p := range []string{"B-", "I-", "L-", "U-"} {
			out = append(out, p+string(t))
		}
	}
	return out
}
