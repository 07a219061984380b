package relation

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestCalibrationIsReadAsWritten(t *testing.T) {
	c := Calibration{Least: .625, Slope: .5, Offset: make([]float64, len(Classes()))}
	c.Offset[ClassOf("born_in")] = -1.25
	got, err := readCalibration(c.String())
	if err != nil || got.Least != c.Least || got.Slope != c.Slope || !slices.Equal(got.Offset, c.Offset) {
		t.Errorf("got %+v, %v; want %+v", got, err, c)
	}
	if _, err := readCalibration("least much"); err == nil || !strings.Contains(err.Error(), "learned.txt:1") {
		t.Errorf("a word for a number: %v", err)
	}
	if p := got.Probability(ClassOf("born_in"), .5); math.Abs(p-1/(1+math.Exp(1.25))) > 1e-9 {
		t.Errorf("probability %v", p)
	}
}

func TestEmbeddedModelIsCalibrated(t *testing.T) {
	l, err := readLearned()
	if err != nil {
		t.Fatal(err)
	}
	if l.Least < .5 || l.Least >= 1 || l.Slope <= 0 || len(learnedFile) > 1500<<10 {
		t.Errorf("least %v, slope %v, %d bytes", l.Least, l.Slope, len(learnedFile))
	}
}

// Of rivals for one post the surest is taken, unless they stand in a list; the
// rules' edges are there before all.
func TestChoose(t *testing.T) {
	leads, member := ClassOf("leads"), ClassOf("member_of")
	pair := func(s, o int32) Pair {
		return Pair{subjectKey: s, objectKey: o, subjectList: []int32{s}, objectList: []int32{o}}
	}
	listed := pair(2, 9)
	listed.subjectList = []int32{1, 2}
	behind := pair(3, 9)
	behind.taken = []ruleEdge{{7, 9, leads}}
	other := pair(2, 9)
	other.Sentence = 1
	ruled := pair(1, 9)
	ruled.Ruled = true
	for _, tt := range []struct {
		name  string
		pairs []Pair
		class int
		p     []float64
		want  []int
	}{
		{"the surest holder", []Pair{pair(1, 9), pair(2, 9)}, leads, []float64{.7, .9}, []int{1}},
		{"two holders in a list", []Pair{pair(1, 9), listed}, leads, []float64{.9, .8}, []int{0, 1}},
		{"several members", []Pair{pair(1, 9), pair(2, 9)}, member, []float64{.7, .9}, []int{0, 1}},
		{"one body", []Pair{pair(1, 8), pair(1, 9)}, leads, []float64{.7, .9}, []int{1}},
		{"not sure enough", []Pair{pair(1, 9)}, leads, []float64{.4}, nil},
		{"a rule has the holder", []Pair{behind}, leads, []float64{.9}, nil},
		{"another sentence", []Pair{pair(1, 9), other}, leads, []float64{.9, .8}, []int{0, 1}},
		{"both ways", []Pair{pair(1, 9), pair(9, 1)}, member, []float64{.9, .8}, []int{0}},
		{"the rules have spoken", []Pair{ruled}, leads, []float64{.9}, nil},
	} {
		var gs []Guess
		for _, p := range tt.p {
			gs = append(gs, Guess{tt.class, p})
		}
		if got := Choose(tt.pairs, gs, .5); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	for name, want := range map[string]string{
		"b|chairman|>":     "between them: chairman (subject first)",
		"any":              "every pair",
		"unknown|x":        "unknown: x",
		"srole.t|n:leads|": "S is called by a word of sort: n:leads",
	} {
		if got := describe(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
