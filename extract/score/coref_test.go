package score

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// parts reads "1 2 3 | 4 5" as two clusters.
func parts(s string) [][]string {
	var out [][]string
	for p := range strings.SplitSeq(s, "|") {
		out = append(out, strings.Fields(p))
	}
	return out
}

// The example of Bagga and Baldwin (1998), which Luo (2005) scores too: the
// first response joins the two small differences, the second the two large
// clusters, the third everything.
func TestCorefWorkedExamples(t *testing.T) {
	key := "1 2 3 4 5 | 6 7 | 8 9 A B C"
	for _, c := range []struct {
		name, key, response string
		muc, b3, ceafe      PRF
	}{
		{"Bagga and Baldwin, response 1", key, "1 2 3 4 5 | 6 7 8 9 A B C", PRF{0.9, 1, 0.947}, PRF{0.762, 1, 0.865}, PRF{0.917, 0.611, 0.733}},
		{"Bagga and Baldwin, response 2", key, "1 2 3 4 5 8 9 A B C | 6 7", PRF{0.9, 1, 0.947}, PRF{0.583, 1, 0.737}, PRF{0.833, 0.556, 0.667}},
		{"Luo, one entity", key, "1 2 3 4 5 6 7 8 9 A B C", PRF{0.818, 1, 0.900}, PRF{0.375, 1, 0.545}, PRF{0.588, 0.196, 0.294}},
		{"Vilain et al., a chain cut in two", "A B C D", "A B | C D", PRF{1, 0.667, 0.8}, PRF{1, 0.5, 0.667}, PRF{0.333, 0.667, 0.444}},
		{"the same", key, key, PRF{1, 1, 1}, PRF{1, 1, 1}, PRF{1, 1, 1}},
		{"nothing linked", "A B", "A | B", PRF{}, PRF{1, 0.5, 0.667}, PRF{0.333, 0.667, 0.444}},
	} {
		got := CorefOf(parts(c.key), parts(c.response))
		for _, m := range []struct {
			name      string
			got, want PRF
		}{{"MUC", got.MUC, c.muc}, {"B3", got.B3, c.b3}, {"CEAFe", got.CEAFe, c.ceafe}} {
			if math.Abs(m.got.P-m.want.P) > 6e-4 || math.Abs(m.got.R-m.want.R) > 6e-4 || math.Abs(m.got.F-m.want.F) > 6e-4 {
				t.Errorf("%s: %s %.3f, want %.3f", c.name, m.name, m.got, m.want)
			}
		}
	}
}

// The alignment is the best one: compared with all permutations of small ones.
func TestAssignIsBest(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		rows, cols := 1+rnd.IntN(4), 1+rnd.IntN(4)
		w := make([][]float64, rows)
		for i := range w {
			w[i] = make([]float64, cols)
			for j := range w[i] {
				w[i][j] = float64(rnd.IntN(10))
			}
		}
		sum := 0.0
		for i, j := range assign(w) {
			if j >= 0 {
				sum += w[i][j]
			}
		}
		if best := bestSum(w, 0, map[int]bool{}); sum != best {
			t.Fatalf("%v: %v, best %v", w, sum, best)
		}
	}
}

func bestSum(w [][]float64, i int, used map[int]bool) float64 {
	if i == len(w) {
		return 0
	}
	best := bestSum(w, i+1, used)
	for j := range w[i] {
		if !used[j] {
			used[j] = true
			best = max(best, w[i][j]+bestSum(w, i+1, used))
			delete(used, j)
		}
	}
	return best
}
