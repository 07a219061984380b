package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"dateline/extract/perceptron"
	"dateline/extract/relation"
)

// The settings of the fit, chosen on cross-validation.
const (
	relationRate  = 0.05
	relationDecay = 0.01
	relationDrop  = 0.5 // many features say the same; hidden by turns, none carries an edge alone
	relationStep  = 0.01
)

// runRelations trains the supplement of extract/relation: the folder --out
// gets learned.model and learned.txt.
func runRelations(o options, notes io.Writer) error {
	old, err := relationData(o.train, notes)
	if err != nil {
		return err
	}
	fresh, err := relationData(o.fresh, notes)
	if err != nil {
		return err
	}
	guesses := crossRelations(fresh, old, o)
	cal := calibrate(fresh, guesses, o.precision, notes)
	sums := map[uint32][]float64{}
	for seed := range max(o.models, 1) {
		m := fitRelations(append(slices.Clone(old), fresh...), o, o.seed+int64(seed))
		m.addTo(sums, 1/float64(max(o.models, 1)))
	}
	model := perceptron.FromWeights(relation.Classes(), sums, o.prune/2, relationStep)
	fmt.Fprintf(notes, "%d features, %d weights\n", model.Features(), model.Weights())
	if o.out == "" {
		return nil
	}
	if err := os.WriteFile(filepath.Join(o.out, "learned.txt"), []byte(cal.String()), 0o644); err != nil {
		return err
	}
	return write(filepath.Join(o.out, "learned.model"), notes, func(w io.Writer) error {
		z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
		if err != nil {
			return err
		}
		if _, err := model.WriteTo(z); err != nil {
			return err
		}
		return z.Close()
	})
}

func fitRelations(data []labelledPair, o options, seed int64) *logistic {
	m := newLogistic(len(relation.Classes()))
	m.drop = relationDrop
	m.fit(m.examples(data, o.least), o.epochs, relationRate, relationDecay, seed)
	for i, w := range m.w {
		if math.Abs(float64(w)) < o.prune {
			m.w[i] = 0
		}
	}
	return m
}

// addTo adds the weights, times share, by feature.
func (m *logistic) addTo(sums map[uint32][]float64, share float64) {
	for h, i := range m.index {
		row := sums[h]
		if row == nil {
			row = make([]float64, m.classes)
			sums[h] = row
		}
		for c := range row {
			row[c] += share * float64(m.w[int(i)*m.classes+c])
		}
	}
}

// crossRelations guesses every pair of the fresh reports by models that have
// not seen its report.
func crossRelations(fresh, old []labelledPair, o options) []relation.Guess {
	out := make([]relation.Guess, len(fresh))
	done := make(chan bool)
	for fold := range o.folds {
		go func() {
			data := slices.Clone(old)
			for i := range fresh {
				if foldOf(fresh[i].group, o.folds) != fold {
					data = append(data, fresh[i])
				}
			}
			m := fitRelations(data, o, o.seed)
			var p []float64
			for i := range fresh {
				if foldOf(fresh[i].group, o.folds) != fold {
					continue
				}
				e := m.example(&fresh[i])
				p = m.probs(&e, p)
				for k, c := range e.allow {
					if c > 0 && p[k] > out[i].P {
						out[i] = relation.Guess{Class: c, P: p[k]}
					}
				}
			}
			done <- true
		}()
	}
	for range o.folds {
		<-done
	}
	return out
}

// judged is an edge that would be added, and whether gold has it.
type judged struct {
	relation.Guess
	right bool
}

// edges are what Choose takes of the guesses, report by report.
func edges(data []labelledPair, guesses []relation.Guess, least float64) []judged {
	var out []judged
	for i := 0; i < len(data); {
		j := i
		var ps []relation.Pair
		for ; j < len(data) && data[j].group == data[i].group; j++ {
			ps = append(ps, data[j].Pair)
		}
		for _, k := range relation.Choose(ps, guesses[i:j], least) {
			out = append(out, judged{guesses[i+k], slices.Contains(data[i+k].gold, guesses[i+k].Class)})
		}
		i = j
	}
	return out
}

// calibrate fits a line through the log odds with an offset for each class,
// which is pulled to the mean offset where there are few edges, and sets the
// least probability so that the share of right edges is the precision asked for.
func calibrate(data []labelledPair, guesses []relation.Guess, precision float64, notes io.Writer) relation.Calibration {
	c := relation.Calibration{Slope: 1, Offset: make([]float64, len(relation.Classes()))}
	list := edges(data, guesses, 0.1)
	const pull, rate = 3.0, 0.02
	mean := 0.0
	own := make([]float64, len(c.Offset))
	for range 4000 {
		var gs, gm float64
		g := make([]float64, len(own))
		for _, e := range list {
			y := 0.0
			if e.right {
				y = 1
			}
			x := relation.Logit(e.P)
			d := 1/(1+math.Exp(-c.Slope*x-mean-own[e.Class])) - y
			gs += d * x
			gm += d
			g[e.Class] += d
		}
		n := float64(len(list)) + 1
		c.Slope -= rate * 5 * gs / n
		mean -= rate * 5 * gm / n
		for k := range own {
			own[k] -= rate * (g[k] + pull*own[k]) / (pull + 10)
		}
	}
	for k := range own {
		c.Offset[k] = mean + own[k]
	}
	sort.SliceStable(list, func(i, j int) bool {
		return c.Probability(list[i].Class, list[i].P) > c.Probability(list[j].Class, list[j].P)
	})
	open := 0
	for i := range data {
		if !data[i].Ruled && len(data[i].gold) > 0 {
			open++
		}
	}
	right, most := 0, 0
	for i, e := range list {
		if e.right {
			right++
		}
		p := c.Probability(e.Class, e.P)
		if float64(right) >= precision*float64(i+1) {
			c.Least, most = p, right
		}
		if (i+1)%25 == 0 {
			fmt.Fprintf(notes, "%4d edges, %4d right (%.3f), down to %.2f\n", i+1, right, float64(right)/float64(i+1), p)
		}
		if p < .3 {
			break
		}
	}
	fmt.Fprintf(notes, "cross-validation: %d of %d relations that the rules leave are found at precision %.2f, least %.3f\n", most, open, precision, c.Least)
	return c
}
