package merge

import "testing"

func TestLeaningCountsRootsOnly(t *testing.T) {
	l := leaning{parent: map[int]int{}}
	for _, g := range []int{4, 7, 9, 4} {
		l.add(g)
	}
	if l.n != 3 {
		t.Fatalf("three groups: %d", l.n)
	}
	l.join(4, 9)
	l.join(9, 4)
	if l.n != 2 {
		t.Errorf("two lean on each other: %d", l.n)
	}
	l.join(7, 9)
	if l.n != 1 || l.root(9) != 4 {
		t.Errorf("all lean on one: %d, root %d", l.n, l.root(9))
	}
}
