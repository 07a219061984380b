package perceptron

import (
	"math"
	"slices"
)

// Average is one model with the mean weights of several that share their
// classes. Scores of linear models add up, so that it gives the vote of all of
// them at the price of one. Weights smaller than least (in units of the
// training weights) are dropped, the rest rounded to multiples of step.
func Average(models []*Model, least, step float64) *Model {
	sums := map[uint32][]float64{}
	for _, m := range models {
		for _, s := range m.live() {
			w := sums[s.key]
			if w == nil {
				w = make([]float64, len(m.Classes))
				sums[s.key] = w
			}
			for _, e := range m.entries[s.off:] {
				w[e&0xff] += float64(int32(e)>>16) * m.Scale / float64(len(models))
				if e&lastEntry != 0 {
					break
				}
			}
		}
	}
	return FromWeights(models[0].Classes, sums, least, step)
}

// FromWeights makes a model of weights by feature and class, however they were
// learned. Weights smaller than least are dropped, the rest rounded to
// multiples of step.
func FromWeights(classes []string, sums map[uint32][]float64, least, step float64) *Model {
	order := make([]uint32, 0, len(sums))
	for k := range sums {
		order = append(order, k)
	}
	slices.Sort(order)
	out := &Model{Classes: classes, Scale: step}
	var keys, offs []uint32
	for _, k := range order {
		start := len(out.entries)
		for c, x := range sums[k] {
			if q := math.Round(x / step); math.Abs(x) >= least && q != 0 {
				out.entries = append(out.entries, pack(c, int16(math.Max(-32767, math.Min(32767, q))), false))
			}
		}
		if len(out.entries) > start {
			out.entries[len(out.entries)-1] |= lastEntry
			keys, offs = append(keys, k), append(offs, uint32(start))
		}
	}
	out.build(keys, offs)
	return out
}
