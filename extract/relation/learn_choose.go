package relation

import (
	"cmp"
	"slices"
)

// Guess is what the classifier holds of a pair.
type Guess struct {
	Class int
	P     float64 // its probability
}

// manyObjects are classes of which one thing may have several at a time.
var manyObjects = map[string]bool{"member_of": true, "borders": true, "located_near": true, "allied_with": true, "fights": true,
	"opposes": true, "owns": true, "operates": true, "founded": true, "represents": true, "affiliated_with": true, "educated_at": true}

// oneSubject are classes whose object has one subject at a time.
var oneSubject = map[string]bool{"leads": true, "relative_of": true, "spokesman_of": true, "succeeds": true, "owns": true,
	"operates": true, "founded": true, "represents": true}

// Choose takes of the guesses those that can hold together, the surest first:
// of the rivals for one post, one body or one place only one is right, unless
// they stand in a list. What the rules found stays. An edge must
// be at least so sure. Out come indexes into pairs, in order.
func Choose(pairs []Pair, guesses []Guess, least float64) []int {
	var order, out []int
	for i := range pairs {
		if g := guesses[i]; g.Class > 0 && !pairs[i].Ruled && g.P >= least {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(guesses[b].P, guesses[a].P) })
	for _, i := range order {
		free := true
		for _, k := range out {
			if pairs[k].Sentence == pairs[i].Sentence && clash(&pairs[i], guesses[i].Class, guesses[k].Class, pairs[k].subjectKey, pairs[k].objectKey) {
				free = false
			}
		}
		for _, e := range pairs[i].taken {
			if clash(&pairs[i], guesses[i].Class, e.class, e.s, e.o) {
				free = false
			}
		}
		if free {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// clash tells whether the pair cannot be of its class beside an edge.
func clash(p *Pair, class, other int, s, o int32) bool {
	if s == p.subjectKey && o == p.objectKey || s == p.objectKey && o == p.subjectKey {
		return true
	}
	if class != other {
		return false
	}
	name := classTypes[class-1][0]
	if s == p.subjectKey && !manyObjects[name] && !slices.Contains(p.objectList, o) {
		return true
	}
	if o == p.objectKey && oneSubject[name] && !slices.Contains(p.subjectList, s) {
		return true
	}
	return name == "relative_of" && (s == p.objectKey && !slices.Contains(p.subjectList, o) || o == p.subjectKey && !slices.Contains(p.objectList, s))
}
