package perceptron

import (
	"math"
	"sort"
)

// Trainer learns weights. Use: Count the features of the gold decisions,
// Freeze, then for each decision Score, compare, Update, Step.
type Trainer struct {
	classes int
	keys    []uint32
	rows    []int32 // row of keys[i]; while counting, the count
	mask    uint32
	used    int
	frozen  bool
	w       []float32
	acc     []float64
	steps   float64
	squares []float32 // of the gradients, for Descend
}

// NewTrainer for that many classes (at most 256).
func NewTrainer(classes int) *Trainer {
	t := &Trainer{classes: classes}
	t.alloc(1 << 16)
	return t
}

func (t *Trainer) alloc(size int) {
	t.keys, t.rows, t.mask, t.used = make([]uint32, size), make([]int32, size), uint32(size-1), 0
}

func (t *Trainer) find(f uint32) uint32 {
	i := f & t.mask
	for t.keys[i] != 0 && t.keys[i] != f {
		i = (i + 1) & t.mask
	}
	return i
}

// Count notes that the features occur in a gold decision.
func (t *Trainer) Count(feats []uint32) {
	for _, f := range feats {
		t.bump(f, 1)
	}
}

func (t *Trainer) bump(f uint32, n int32) {
	if f == 0 {
		f = 1
	}
	i := t.find(f)
	if t.keys[i] == 0 {
		if 2*t.used >= len(t.keys) {
			t.grow()
			i = t.find(f)
		}
		t.keys[i] = f
		t.used++
	}
	t.rows[i] += n
}

func (t *Trainer) grow() {
	keys, rows := t.keys, t.rows
	t.alloc(2 * len(keys))
	for i, k := range keys {
		if k != 0 {
			j := t.find(k)
			t.keys[j], t.rows[j] = k, rows[i]
			t.used++
		}
	}
}

// Freeze keeps the features counted at least least times and gives them
// weights. It returns how many there are.
func (t *Trainer) Freeze(least int) int {
	keys, rows := t.keys, t.rows
	n := 0
	for i := range keys {
		if keys[i] != 0 && rows[i] >= int32(least) {
			n++
		}
	}
	t.alloc(tableSize(n))
	for i, k := range keys {
		if k != 0 && rows[i] >= int32(least) {
			j := t.find(k)
			t.keys[j], t.rows[j] = k, int32(t.used)
			t.used++
		}
	}
	t.w = make([]float32, n*t.classes)
	t.acc = make([]float64, n*t.classes)
	t.frozen = true
	return n
}

// Rows looks up the features once for Score and Update; unknown ones are left
// out. The result is appended to rows.
func (t *Trainer) Rows(feats []uint32, rows []int32) []int32 {
	for _, f := range feats {
		if f == 0 {
			f = 1
		}
		if i := t.find(f); t.keys[i] != 0 {
			rows = append(rows, t.rows[i])
		}
	}
	return rows
}

// Score writes the score of every class.
func (t *Trainer) Score(rows []int32, scores []float32) {
	clear(scores)
	for _, r := range rows {
		w := t.w[int(r)*t.classes:][:len(scores)]
		for c := range scores {
			scores[c] += w[c]
		}
	}
}

// Step counts a decision; averaging runs over steps.
func (t *Trainer) Step() { t.steps++ }

// Add moves the weights of a class by delta.
func (t *Trainer) Add(rows []int32, class int, delta float32) {
	for _, r := range rows {
		k := int(r)*t.classes + class
		t.w[k] += delta
		t.acc[k] += t.steps * float64(delta)
	}
}

// Model freezes the averaged weights. Weights smaller than prune (in units of
// an update) are dropped.
func (t *Trainer) Model(classes []string, prune float64) *Model {
	type feature struct {
		key uint32
		row int32
	}
	var fs []feature
	for i, k := range t.keys {
		if k != 0 {
			fs = append(fs, feature{k, t.rows[i]})
		}
	}
	sort.Slice(fs, func(i, j int) bool { return fs[i].key < fs[j].key })
	avg := func(k int) float64 { return float64(t.w[k]) - t.acc[k]/math.Max(t.steps, 1) }
	largest := prune
	for k := range t.w {
		largest = math.Max(largest, math.Abs(avg(k)))
	}
	// A step of half the pruning limit loses nothing measurable and
	// keeps numbers small in the file.
	step := math.Max(prune/2, largest/32000)
	if step == 0 {
		step = 1
	}
	m := &Model{Classes: classes, Scale: step}
	var keys, offs []uint32
	for _, f := range fs {
		start := len(m.entries)
		for c := 0; c < t.classes; c++ {
			a := avg(int(f.row)*t.classes + c)
			if q := int16(math.Round(a / step)); math.Abs(a) >= prune && q != 0 {
				m.entries = append(m.entries, pack(c, q, false))
			}
		}
		if len(m.entries) > start {
			m.entries[len(m.entries)-1] |= lastEntry
			keys, offs = append(keys, f.key), append(offs, uint32(start))
		}
	}
	m.build(keys, offs)
	return m
}

// Weights of a row, to read only.
func (t *Trainer) Weights(row int32) []float32 {
	return t.w[int(row)*t.classes:][:t.classes]
}

// Descend moves the weights of a class against a gradient, each at its own
// pace (AdaGrad): often-seen features slow down, rare ones keep moving. decay
// pulls touched weights towards zero.
func (t *Trainer) Descend(rows []int32, class int, gradient, rate, decay float32) {
	if t.squares == nil {
		t.squares = make([]float32, len(t.w))
	}
	for _, r := range rows {
		k := int(r)*t.classes + class
		g := gradient + decay*t.w[k]
		t.squares[k] += g * g
		delta := -rate * g / float32(math.Sqrt(float64(t.squares[k])+1e-6))
		t.w[k] += delta
		t.acc[k] += t.steps * float64(delta)
	}
}
