package main

import (
	"hash/fnv"
	"math"
	"math/rand"
	"slices"
)

// logistic is a multinomial logistic regression over hashed features, in which
// every example allows only some of the classes and may have several right
// ones. It is fitted by AdaGrad (Duchi, Hazan and Singer 2011) with a pull to
// zero.
type logistic struct {
	classes int
	drop    float64 // share of the features that a pass over an example hides
	index   map[uint32]int32
	w, g    []float32 // by feature, then class
}

type example struct {
	feats []int32
	allow []int // with 0
	gold  []int // with 0 where nothing is right
}

func newLogistic(classes int) *logistic {
	return &logistic{classes: classes, index: map[uint32]int32{}}
}

// examples indexes the features that are seen often enough.
func (m *logistic) examples(data []labelledPair, least int) []example {
	count := map[uint32]int{}
	for i := range data {
		for _, h := range data[i].Features {
			count[h]++
		}
	}
	keys := make([]uint32, 0, len(count))
	for h, n := range count {
		if n >= least {
			keys = append(keys, h)
		}
	}
	slices.Sort(keys)
	for i, h := range keys {
		m.index[h] = int32(i)
	}
	m.w, m.g = make([]float32, len(keys)*m.classes), make([]float32, len(keys)*m.classes)
	out := make([]example, len(data))
	for i := range data {
		out[i] = m.example(&data[i])
	}
	return out
}

func (m *logistic) example(p *labelledPair) example {
	e := example{allow: append([]int{0}, p.Classes...)}
	for _, h := range p.Features {
		if i, ok := m.index[h]; ok {
			e.feats = append(e.feats, i)
		}
	}
	slices.Sort(e.feats)
	e.feats = slices.Compact(e.feats)
	for _, c := range p.gold {
		if slices.Contains(p.Classes, c) && !slices.Contains(e.gold, c) {
			e.gold = append(e.gold, c)
		}
	}
	if len(e.gold) == 0 {
		e.gold = []int{0}
	}
	return e
}

// probs gives the probability of every allowed class, in their order.
func (m *logistic) probs(e *example, out []float64) []float64 {
	out = out[:0]
	for _, c := range e.allow {
		var z float32
		for _, f := range e.feats {
			z += m.w[int(f)*m.classes+c]
		}
		out = append(out, float64(z))
	}
	top := slices.Max(out)
	sum := 0.0
	for i := range out {
		out[i] = math.Exp(out[i] - top)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// fit makes passes over the examples in an order that the seed fixes.
func (m *logistic) fit(data []example, epochs int, rate, decay float64, seed int64) {
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewSource(seed))
	var p []float64
	var kept []int32
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			e := &data[k]
			if m.drop > 0 {
				kept = kept[:0]
				for _, f := range e.feats {
					if rng.Float64() >= m.drop {
						kept = append(kept, f)
					}
				}
				c := *e
				c.feats = kept
				e = &c
			}
			p = m.probs(e, p)
			right := 0.0
			for i, c := range e.allow {
				if slices.Contains(e.gold, c) {
					right += p[i]
				}
			}
			for i, c := range e.allow {
				d := p[i]
				if slices.Contains(e.gold, c) {
					d -= p[i] / max(right, 1e-9)
				}
				for _, f := range e.feats {
					at := int(f)*m.classes + c
					step(&m.w[at], &m.g[at], float32(d)+float32(decay)*m.w[at], float32(rate))
				}
			}
		}
	}
}

func step(w, g *float32, d, rate float32) {
	*g += d * d
	if *g > 0 {
		*w -= rate * d / (float32(math.Sqrt(float64(*g))) + 1e-3)
	}
}

// foldOf puts a group into one of k parts, by its name.
func foldOf(group string, k int) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32()>>3) % k
}
