package parse

import (
	"slices"
	"testing"
)

func heads(o []opinion) (h []int) {
	for _, x := range o {
		h = append(h, x.head)
	}
	return h
}

// Two readings of three words become one tree.
func TestVote(t *testing.T) {
	read := func(sure float64, head ...int) (o []opinion) {
		for _, h := range head {
			o = append(o, opinion{head: h, sure: sure})
		}
		return o
	}
	circle := read(1, 1, -1, 1)
	circle[2].sure = 9 // 2 under 1, and 1 under 2 in the other reading
	other := read(2, 1, 2, -1)
	for name, c := range map[string]struct {
		a, b []opinion
		want []int
	}{
		"same":             {read(1, 1, -1, 1), read(2, 1, -1, 1), []int{1, -1, 1}},
		"the surer":        {read(1, 1, -1, 1), read(2, 2, -1, 1), []int{2, -1, 1}},
		"the first":        {read(2, 1, -1, 1), read(1, 2, -1, 1), []int{1, -1, 1}},
		"roots go by sums": {circle, other, []int{1, -1, 1}},
		"a circle opens":   {read(2, 1, 2, -1), []opinion{{head: 2, sure: 1}, {head: 0, sure: 4}, {head: -1, sure: 1}}, []int{2, 0, -1}},
	} {
		if got := heads(vote(c.a, c.b)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
