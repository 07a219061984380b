package tag

import (
	"math/rand"
	"sort"

	"dateline/extract/perceptron"
)

// Sentence is a tagged sentence to learn from.
type Sentence struct {
	Words, Tags, Lemmas []string
}

// Options of Train.
type Options struct {
	Epochs int
	Seed   int64
	// Least is how often a feature must occur; Prune the smallest weight kept.
	Least int
	Prune float64
	// Epoch is called after each epoch with a function that freezes the model
	// as it stands.
	Epoch func(epoch int, freeze func() *Tagger)
}

// Train learns a tagger. Same sentences, options and seed: same model.
func Train(sents []Sentence, o Options) *Tagger {
	classes, index := classesOf(sents)
	lex := makeLexicon(tagCounts(sents, index))
	base := makeForms(sents)
	rnd := rand.New(rand.NewSource(o.Seed))
	all := append(append([]Sentence(nil), sents...), headlines(sents, rnd)...)
	tr := perceptron.NewTrainer(len(classes))
	data := make([]example, len(all))
	var feats []uint32
	for i, s := range all {
		e := example{style: style(s.Words)}
		for k, w := range s.Words {
			e.ws = append(e.ws, newWord(w, lex, base))
			e.gold = append(e.gold, index[s.Tags[k]])
		}
		p1, p2 := uint32(0), uint32(0)
		for k := range e.ws {
			feats = features(e.ws, k, p1, p2, e.style, feats[:0])
			tr.Count(feats)
			p1, p2 = uint32(e.gold[k]+1), p1
		}
		data[i] = e
	}
	tr.Freeze(o.Least)
	lemmas := learnLemmas(sents)
	freeze := func() *Tagger {
		t := &Tagger{model: tr.Model(classes, o.Prune), lex: lex, base: base, lemmas: lemmas}
		t.setTenses()
		return t
	}
	scores := make([]float32, len(classes))
	var rows []int32
	for epoch := 1; epoch <= o.Epochs; epoch++ {
		rnd.Shuffle(len(data), func(i, j int) { data[i], data[j] = data[j], data[i] })
		for _, e := range data {
			p1, p2 := uint32(0), uint32(0)
			for k := range e.ws {
				feats = features(e.ws, k, p1, p2, e.style, feats[:0])
				rows = tr.Rows(feats, rows[:0])
				tr.Score(rows, scores)
				best := argmax(scores)
				if g := e.gold[k]; g != best {
					tr.Add(rows, g, 1)
					tr.Add(rows, best, -1)
				}
				tr.Step()
				p1, p2 = uint32(best+1), p1
			}
		}
		if o.Epoch != nil {
			o.Epoch(epoch, freeze)
		}
	}
	return freeze()
}

type example struct {
	ws    []word
	gold  []int
	style uint32
}

func argmax(scores []float32) int {
	best := 0
	for c, x := range scores {
		if x > scores[best] {
			best = c
		}
	}
	return best
}

func classesOf(sents []Sentence) ([]string, map[string]int) {
	index := map[string]int{}
	var classes []string
	for _, s := range sents {
		for _, t := range s.Tags {
			if _, ok := index[t]; !ok {
				index[t] = 0
				classes = append(classes, t)
			}
		}
	}
	sort.Strings(classes)
	for i, c := range classes {
		index[c] = i
	}
	return classes, index
}

func tagCounts(sents []Sentence, index map[string]int) map[uint32]map[int]int {
	counts := map[uint32]map[int]int{}
	for _, s := range sents {
		for k, w := range s.Words {
			h := perceptron.HashLower(w)
			if counts[h] == nil {
				counts[h] = map[int]int{}
			}
			counts[h][index[s.Tags[k]]]++
		}
	}
	return counts
}
