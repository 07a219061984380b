package ner

import "math"

// field computes the marginal probabilities of a sentence by the
// forward-backward recursion, scaled per word.
type field struct {
	fwd, bwd, pot []float64 // n * classes
	trans         [classes][classes]float64
	scale         []float64
}

func (f *field) grow(n int) {
	if cap(f.scale) < n {
		f.fwd, f.bwd, f.pot = make([]float64, n*classes), make([]float64, n*classes), make([]float64, n*classes)
		f.scale = make([]float64, n)
	}
	f.scale = f.scale[:n]
}

// run fills the tables from the scores of a lattice.
func (f *field) run(l *lattice[float32], n int) {
	f.grow(n)
	for a := range classes {
		for b := range classes {
			f.trans[a][b] = math.Exp(float64(l.trans[a][b]))
		}
	}
	for i := range n {
		emit, pot := l.row(i), f.pot[i*classes:][:classes]
		most := emit[0]
		for _, x := range emit {
			most = max(most, x)
		}
		for c, x := range emit {
			pot[c] = math.Exp(float64(x - most))
		}
	}
	for i := range n {
		row, pot := f.fwd[i*classes:][:classes], f.pot[i*classes:][:classes]
		sum := 0.0
		for c := range classes {
			row[c] = 0
			if i == 0 {
				if follows[c][0] == classO {
					row[c] = f.trans[classO][c] * pot[c]
				}
			} else {
				x := 0.0
				for _, p := range follows[c] {
					x += f.fwd[(i-1)*classes+p] * f.trans[p][c]
				}
				row[c] = x * pot[c]
			}
			sum += row[c]
		}
		f.scale[i] = sum
		for c := range row {
			row[c] /= sum
		}
	}
	for c := range classes {
		f.bwd[(n-1)*classes+c] = 0
		if !opens(c) {
			f.bwd[(n-1)*classes+c] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		row := f.bwd[i*classes:][:classes]
		clear(row)
		for c := range classes {
			x := f.bwd[(i+1)*classes+c] * f.pot[(i+1)*classes+c] / f.scale[i+1]
			for _, p := range follows[c] {
				row[p] += f.trans[p][c] * x
			}
		}
	}
}

// marginals of word i, normalised.
func (f *field) marginals(i int, out *[classes]float64) {
	sum := 0.0
	for c := range classes {
		out[c] = f.fwd[i*classes+c] * f.bwd[i*classes+c]
		sum += out[c]
	}
	for c := range classes {
		out[c] /= sum
	}
}

// descend moves the weights along the gradient for one sentence.
func (t *trainer) descend(gold []uint8) {
	n := len(gold)
	if n == 0 {
		return
	}
	t.fb.run(&t.lat, n)
	const small = 1e-3
	var m [classes]float64
	var pairs [classes][classes]float64
	before := classO
	for i := range n {
		t.fb.marginals(i, &m)
		m[gold[i]]--
		for c, g := range m {
			if math.Abs(g) > small {
				t.tr.Descend(t.rows[i], c, float32(g), t.Rate, t.Decay)
			}
		}
		pairs[before][gold[i]]--
		before = int(gold[i])
		if i == 0 {
			t.fb.marginals(0, &m)
			for c := range classes {
				pairs[classO][c] += m[c]
			}
			continue
		}
		z := t.fb.total(i)
		for c := range classes {
			x := t.fb.pot[i*classes+c] * t.fb.bwd[i*classes+c]
			for _, p := range follows[c] {
				pairs[p][c] += t.fb.fwd[(i-1)*classes+p] * t.fb.trans[p][c] * x / z
			}
		}
	}
	for p := range classes {
		for c, g := range pairs[p] {
			if math.Abs(g) > small {
				t.tr.Descend(t.trans[p], c, float32(g), t.Rate, t.Decay)
			}
		}
	}
}

// total is the sum that normalises the pairs of words i-1 and i.
func (f *field) total(i int) float64 {
	z := 0.0
	for c := range classes {
		x := f.pot[i*classes+c] * f.bwd[i*classes+c]
		for _, p := range follows[c] {
			z += f.fwd[(i-1)*classes+p] * f.trans[p][c] * x
		}
	}
	return z
}
