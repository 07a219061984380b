package parse

import (
	"math/rand"
	"slices"
	"sort"

	"dateline/extract/perceptron"
)

// Sentence is a parsed sentence to learn from. Heads count from 0; a root's
// head is -1; of a head that is not known (Unknown) nothing is learned.
type Sentence struct {
	Words, Tags, Rels []string
	Heads             []int
}

// Reversed is the sentence read from right to left. What is not given stays
// empty.
func (s Sentence) Reversed() Sentence {
	out := Sentence{Words: slices.Clone(s.Words), Tags: slices.Clone(s.Tags), Rels: slices.Clone(s.Rels), Heads: slices.Clone(s.Heads)}
	slices.Reverse(out.Words)
	slices.Reverse(out.Tags)
	slices.Reverse(out.Rels)
	slices.Reverse(out.Heads)
	for i, h := range out.Heads {
		if h >= 0 {
			out.Heads[i] = len(s.Heads) - 1 - h
		}
	}
	return out
}

// Options of Train.
type Options struct {
	Epochs int
	Seed   int64
	// Least is how often a feature must occur; Prune the smallest weight kept.
	Least int
	Prune float64
	// Explore is how often training follows its own move, right or wrong.
	Explore float64
	// Epoch is called after each epoch with a function that freezes the model
	// as it stands.
	Epoch func(epoch int, freeze func() *Parser)
}

type example struct {
	x sentence
	g *gold
}

// Train learns a parser by a dynamic oracle: at each state any move that puts
// no gold arc out of reach is right, and training walks through its own
// mistakes, so that the parser learns to go on after one.
func Train(sents []Sentence, o Options) *Parser {
	labels, index := labelsOf(sents)
	t := &trainer{Options: o, labels: labels, rnd: rand.New(rand.NewSource(o.Seed))}
	t.tr = perceptron.NewTrainer(1 + 2*len(labels))
	t.scores = make([]float32, 1+2*len(labels))
	t.root = index["root"]
	for _, s := range sents {
		rels := make([]int, len(s.Rels))
		for i, r := range s.Rels {
			rels[i] = index[r]
		}
		e := example{g: newGold(s.Heads, rels)}
		for i := range s.Words {
			e.x.add(s.Words[i], s.Tags[i])
		}
		e.x.finish()
		t.data = append(t.data, e)
		t.count(&t.data[len(t.data)-1])
	}
	t.tr.Freeze(o.Least)
	for epoch := 1; epoch <= o.Epochs; epoch++ {
		t.rnd.Shuffle(len(t.data), func(i, j int) { t.data[i], t.data[j] = t.data[j], t.data[i] })
		for i := range t.data {
			t.learn(&t.data[i], epoch > 1)
		}
		if o.Epoch != nil {
			o.Epoch(epoch, t.freeze)
		}
	}
	return t.freeze()
}

type trainer struct {
	Options
	tr     *perceptron.Trainer
	labels []string
	root   int
	data   []example
	rnd    *rand.Rand
	st     state
	feats  []uint32
	rows   []int32
	scores []float32
}

func (t *trainer) freeze() *Parser {
	return newParser(t.tr.Model(classNames(t.labels), t.Prune))
}

// count walks a gold derivation.
func (t *trainer) count(e *example) {
	t.st.reset(len(e.g.head))
	for !t.st.done() {
		t.feats = featuresOf(&e.x, &t.st, t.feats[:0])
		t.tr.Count(t.feats)
		best, cost := 0, 1<<30
		for _, m := range []int{left, right, shift} {
			if t.st.legal(m) {
				if c := e.g.cost(&t.st, m); c < cost {
					best, cost = m, c
				}
			}
		}
		rel := 0
		if best != shift {
			rel = e.g.rel[t.st.top(0)]
		}
		t.st.apply(best, rel)
	}
}

func (t *trainer) learn(e *example, explore bool) {
	t.st.reset(len(e.g.head))
	n := len(t.labels)
	for !t.st.done() {
		t.feats = featuresOf(&e.x, &t.st, t.feats[:0])
		t.rows = t.tr.Rows(t.feats, t.rows[:0])
		t.tr.Score(t.rows, t.scores)
		pred, right := t.choose(e, n)
		if pred != right {
			t.tr.Add(t.rows, right, 1)
			t.tr.Add(t.rows, pred, -1)
		}
		t.tr.Step()
		next := right
		if explore && t.rnd.Float64() < t.Explore {
			next = pred
		}
		t.st.apply(moveOf(next, n))
	}
}

// choose gives the class that the weights prefer and the best right one.
func (t *trainer) choose(e *example, n int) (pred, good int) {
	var costs [3]int
	least := 1 << 30
	for m := range costs {
		costs[m] = 1 << 30
		if t.st.legal(m) {
			costs[m] = e.g.cost(&t.st, m)
			least = min(least, costs[m])
		}
	}
	goldRel := -1
	if s := t.st.top(0); s >= 0 && e.g.head[s] != Unknown {
		goldRel = e.g.rel[s]
	}
	atRoot := t.st.next == t.st.n
	pred, good = -1, -1
	for c, x := range t.scores {
		m, rel := moveOf(c, n)
		if costs[m] == 1<<30 || !labelFits(m, rel, t.root, atRoot) {
			continue
		}
		if pred < 0 || x > t.scores[pred] {
			pred = c
		}
		if costs[m] != least {
			continue
		}
		if m == shift || goldRel < 0 || rel == goldRel || !labelFits(m, goldRel, t.root, atRoot) {
			if good < 0 || x > t.scores[good] {
				good = c
			}
		}
	}
	return pred, good
}

func labelsOf(sents []Sentence) ([]string, map[string]int) {
	index := map[string]int{}
	var labels []string
	for _, s := range sents {
		for _, r := range s.Rels {
			if _, ok := index[r]; !ok {
				index[r] = 0
				labels = append(labels, r)
			}
		}
	}
	sort.Strings(labels)
	for i, l := range labels {
		index[l] = i
	}
	return labels, index
}
