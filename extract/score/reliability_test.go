package score

import (
	"math"
	"strings"
	"testing"
)

func TestReliability(t *testing.T) {
	var r Reliability
	if r.ECE() != 0 || r.Brier() != 0 {
		t.Error("the empty one is not 0")
	}
	for i := range 10 {
		r.Add(0.75, i < 5) // says 0.75, is 0.5
		r.Add(1, true)
	}
	if got := r.ECE(); math.Abs(got-0.125) > 1e-9 {
		t.Errorf("ECE %v, want 0.125: 0.25 in half of the cases", got)
	}
	if got := r.Brier(); math.Abs(got-(5*0.0625+5*0.5625)/20) > 1e-9 {
		t.Errorf("Brier %v", got)
	}
	if n, right := r.N(); n != 20 || right != 15 {
		t.Errorf("%d, %d right", n, right)
	}
	if s := r.String(); !strings.Contains(s, "0.7-0.8  n=10   said 0.750  right 0.500") || !strings.Contains(s, "0.9-1.0  n=10   said 1.000  right 1.000") {
		t.Error(s)
	}
}
