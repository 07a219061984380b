package score

import (
	"fmt"
	"math"
	"strings"
)

// Reliability holds predicted probabilities against what came true, in ten
// bins of equal width (DeGroot and Fienberg 1983). The zero value is empty.
type Reliability struct {
	bins [10]struct {
		n, right int
		sum      float64
	}
	brier float64
}

// Add counts a prediction of probability p and whether it was right.
func (r *Reliability) Add(p float64, right bool) {
	b := &r.bins[min(9, max(0, int(p*10)))]
	b.n++
	b.sum += p
	hit := 0.0
	if right {
		b.right++
		hit = 1
	}
	r.brier += (p - hit) * (p - hit)
}

// N is how many were counted, and how many of them were right.
func (r *Reliability) N() (n, right int) {
	for _, b := range r.bins {
		n += b.n
		right += b.right
	}
	return n, right
}

// ECE is the expected calibration error (Naeini et al. 2015): how far the mean
// prediction of a bin lies from its share of right ones, weighed by the size of
// the bins. 0 is perfect.
func (r *Reliability) ECE() float64 {
	n, _ := r.N()
	sum := 0.0
	for _, b := range r.bins {
		sum += math.Abs(b.sum - float64(b.right))
	}
	return sum / float64(max(n, 1))
}

// Brier is the mean squared error of the predictions.
func (r *Reliability) Brier() float64 {
	n, _ := r.N()
	return r.brier / float64(max(n, 1))
}

// String is a row per bin that holds something: its bounds, how many, the mean
// prediction, the share of right ones.
func (r *Reliability) String() string {
	var s strings.Builder
	for i, b := range r.bins {
		if b.n > 0 {
			fmt.Fprintf(&s, "%.1f-%.1f  n=%-4d said %.3f  right %.3f\n", float64(i)/10, float64(i+1)/10, b.n, b.sum/float64(b.n), float64(b.right)/float64(b.n))
		}
	}
	n, right := r.N()
	fmt.Fprintf(&s, "all      n=%-4d right %.3f  ECE %.3f  Brier %.3f", n, float64(right)/float64(max(n, 1)), r.ECE(), r.Brier())
	return s.String()
}
