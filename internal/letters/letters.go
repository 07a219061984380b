// Package letters compares names letter by letter. In go two strings, out come
// how many letters lie between them. What to fold beforehand (case, marks) is
// the caller's business. It imports nothing of the project, and every package
// may import it.
package letters

// Distance is the number of letters put in, left out, changed or swapped with
// their neighbour that lead from one string to the other: the restricted
// Damerau-Levenshtein distance, in runes. Time and memory grow with the
// product of the lengths, memory with the second alone.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(y)]
}

// OneApart tells whether one letter put in, left out or changed leads from one
// string to the other; equal strings are not one apart. It compares bytes, and
// so wants folded names, in time that grows with their length.
func OneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
