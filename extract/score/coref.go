package score

import (
	"cmp"
	"math"
	"slices"
)

// Coref holds the three measures of coreference that CoNLL-2011/2012 took the
// mean of, for one partition of mentions against another.
type Coref struct{ MUC, B3, CEAFe PRF }

// PRF is precision, recall and their harmonic mean.
type PRF struct{ P, R, F float64 }

// CoNLL is the mean F of MUC, B3 and entity-based CEAF (Pradhan et al.,
// "CoNLL-2011 shared task", 2011).
func (c Coref) CoNLL() float64 { return (c.MUC.F + c.B3.F + c.CEAFe.F) / 3 }

// CorefOf measures a response against a key: lists of clusters of mention
// names. A mention that one side lacks counts as a cluster of its own there;
// empty clusters are left out.
func CorefOf(key, response [][]string) Coref {
	key, response = complete(key, response), complete(response, key)
	return Coref{MUC: muc(key, response), B3: bcubed(key, response), CEAFe: ceafe(key, response)}
}

// complete copies the clusters, largest first, and adds the other side's
// mentions that they lack as singletons.
func complete(a, b [][]string) [][]string {
	var out [][]string
	seen := map[string]bool{}
	for _, c := range a {
		var one []string
		for _, m := range c {
			if !seen[m] {
				seen[m] = true
				one = append(one, m)
			}
		}
		if len(one) > 0 {
			out = append(out, one)
		}
	}
	for _, c := range b {
		for _, m := range c {
			if !seen[m] {
				seen[m] = true
				out = append(out, []string{m})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y []string) int { return cmp.Compare(len(y), len(x)) })
	return out
}

func harmonic(p, r float64) PRF {
	if p+r == 0 {
		return PRF{}
	}
	return PRF{p, r, 2 * p * r / (p + r)}
}

// of maps each mention to its cluster.
func of(clusters [][]string) map[string]int {
	m := map[string]int{}
	for i, c := range clusters {
		for _, x := range c {
			m[x] = i
		}
	}
	return m
}

// muc counts links: Vilain et al., "A model-theoretic coreference scoring
// scheme", 1995. Singletons have none.
func muc(key, response [][]string) PRF {
	half := func(a, b [][]string) float64 {
		in := of(b)
		num, den := 0, 0
		for _, c := range a {
			parts := map[int]bool{}
			for _, m := range c {
				parts[in[m]] = true
			}
			num += len(c) - len(parts)
			den += len(c) - 1
		}
		return over(float64(num), float64(den))
	}
	return harmonic(half(response, key), half(key, response))
}

// bcubed averages over mentions: Bagga and Baldwin, "Algorithms for scoring
// coreference chains", 1998.
func bcubed(key, response [][]string) PRF {
	k, r := of(key), of(response)
	both := map[[2]int]int{}
	for m, i := range k {
		both[[2]int{i, r[m]}]++
	}
	p, rec := 0.0, 0.0
	for m, i := range k {
		n := float64(both[[2]int{i, r[m]}])
		p += n / float64(len(response[r[m]]))
		rec += n / float64(len(key[i]))
	}
	n := float64(len(k))
	return harmonic(over(p, n), over(rec, n))
}

// ceafe aligns clusters one to one so that the sum of their likeness
// 2|K∩R|/(|K|+|R|) is greatest: Luo, "On coreference resolution performance
// metrics", 2005, with its fourth similarity.
func ceafe(key, response [][]string) PRF {
	r := of(response)
	like := make([][]float64, len(key))
	for i, c := range key {
		like[i] = make([]float64, len(response))
		n := map[int]int{}
		for _, m := range c {
			n[r[m]]++
		}
		for j, k := range n {
			like[i][j] = 2 * float64(k) / float64(len(c)+len(response[j]))
		}
	}
	sum := 0.0
	for i, j := range assign(like) {
		if j >= 0 {
			sum += like[i][j]
		}
	}
	return harmonic(over(sum, float64(len(response))), over(sum, float64(len(key))))
}

// assign gives every row the column, or -1, so that the sum of the weights is
// greatest and no column is given twice: the Kuhn-Munkres (Hungarian)
// algorithm with potentials, cubic in the longer side.
func assign(weight [][]float64) []int {
	rows := len(weight)
	if rows == 0 {
		return nil
	}
	cols := len(weight[0])
	n := max(rows, cols)
	cost := func(i, j int) float64 {
		if i < rows && j < cols {
			return -weight[i][j]
		}
		return 0
	}
	// u and v are the potentials, match[j] the row of column j; row and column 0
	// stand for none.
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		j0 := 0
		for {
			used[j0] = true
			row, delta, next := match[j0], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(row-1, j-1) - u[row] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = next; match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			match[j0] = match[way[j0]]
			j0 = way[j0]
		}
	}
	out := make([]int, rows)
	for i := range out {
		out[i] = -1
	}
	for j := 1; j <= cols; j++ {
		if i := match[j]; i >= 1 && i <= rows {
			out[i-1] = j - 1
		}
	}
	return out
}
