package graph

import (
	"fmt"
	"testing"
)

func TestNamesLeft(t *testing.T) {
	set := func(s ...string) map[string]bool {
		m := map[string]bool{}
		for _, x := range s {
			m[x] = true
		}
		return m
	}
	for _, c := range []struct {
		name       string
		aliases    []string
		resolved   bool
		said, rest map[string]bool
		want       string
	}{
		{"Omar Abbas", []string{"Abbas", "Gen. Abbas"}, false, set("Gen. Abbas", "Abbas"), set("Omar Abbas", "Abbas"), "Omar Abbas [Abbas]"},
		{"Omar Abbas", []string{"Abbas", "Gen. Abbas"}, false, set("Omar Abbas"), set("Abbas", "Gen. Abbas"), "Gen. Abbas [Abbas]"},
		{"Omar Abbas", []string{"Abbas"}, true, set("Omar Abbas"), set("Abbas"), "Omar Abbas [Abbas]"}, // the base's name stays
		{"Omar Abbas", nil, false, set("Omar Abbas"), set("he"), "Omar Abbas []"},                      // nothing else to call him
		{"Omar Abbas", []string{"O. Abbas"}, false, set("he"), set("he"), "Omar Abbas [O. Abbas]"},     // written by neither: a base has it
	} {
		name, aliases := NamesLeft(c.name, c.aliases, c.resolved, c.said, c.rest)
		if got := fmt.Sprint(name, " ", aliases); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
