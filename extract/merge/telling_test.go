package merge

import (
	"slices"
	"strings"
	"testing"
)

func TestDeedsSayWhichIsOne(t *testing.T) {
	deeds := readDeeds("# words\naccident: sink founder down\naccident: collide\n\nflood: down\n")
	for _, c := range []struct {
		family, a, b string
		want         float64
	}{
		{"accident", "sink", "down", 1},
		{"accident", "sink", "collide", -1},
		{"accident", "sink", "accident", 0},
		{"flood", "down", "sink", 0},
	} {
		if got := whether(deeds[[2]string{c.family, c.a}], deeds[[2]string{c.family, c.b}], 1, -1); got != c.want {
			t.Errorf("%s: %s and %s: %v, want %v", c.family, c.a, c.b, got, c.want)
		}
	}
}

func TestDeedsFileIsLemmas(t *testing.T) {
	for k := range readDeeds(deedsFile) {
		if k[1] != strings.ToLower(k[1]) || strings.TrimSpace(k[0]) != k[0] {
			t.Errorf("%q", k)
		}
	}
	if len(readDeeds(deedsFile)) < 100 {
		t.Error("the file is not read")
	}
}

func TestSingular(t *testing.T) {
	for in, want := range map[string]string{"Soldiers": "soldier", "bodies": "body", "men": "man", "people": "person", "herder": "herder"} {
		if got := singular(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestInCommon(t *testing.T) {
	a, b := []uint32{1, 3, 5, 7, 9}, []uint32{2, 3, 5, 8, 9}
	for most, want := range []float64{0, 1, 2, 3, 3} {
		if got := inCommon(a, b, most); got != want {
			t.Errorf("at most %d: %v, want %v", most, got, want)
		}
	}
	if !slices.IsSorted(a) {
		t.Error("moved")
	}
}
