package graph

import (
	"cmp"
	"slices"
)

// nodeKey and pairKey are what makes a node or an edge the same in two graphs.
type nodeKey struct{ label, id string }

type pairKey struct{ t, fromLabel, from, toLabel, to, id string }

func (e *Edge) key(schema *Schema) pairKey {
	k := pairKey{e.Type, e.FromLabel, e.From, e.ToLabel, e.To, ""}
	if t := schema.Edge(e.Type); t != nil && t.Multi {
		k.id = e.ID
	}
	return k
}

// Merge is the graph that holds what both hold. It is the definition of what
// a Store contains after two loads: commutative, associative, idempotent. Both
// graphs are left as they are.
func Merge(a, b *Graph, schema *Schema) *Graph {
	out := a.Clone()
	b = b.Clone()
	nodes := make(map[nodeKey]int, len(out.Nodes))
	for i, n := range out.Nodes {
		nodes[nodeKey{n.Label, n.ID}] = i
	}
	for _, n := range b.Nodes {
		if i, ok := nodes[nodeKey{n.Label, n.ID}]; ok {
			out.Nodes[i].Props = MergeProps(out.Nodes[i].Props, n.Props)
		} else {
			out.Nodes = append(out.Nodes, n)
		}
	}
	edges := make(map[pairKey]int, len(out.Edges))
	for i := range out.Edges {
		edges[out.Edges[i].key(schema)] = i
	}
	for _, e := range b.Edges {
		if i, ok := edges[e.key(schema)]; ok {
			out.Edges[i].Props = MergeProps(out.Edges[i].Props, e.Props)
			out.Edges[i].ID = min(out.Edges[i].ID, e.ID)
		} else {
			out.Edges = append(out.Edges, e)
		}
	}
	Derive(out)
	out.Sort()
	return out
}

// MergeProps joins the properties of one node or edge by their rules. Derived
// properties come out as the larger of the two; Derive puts them right.
func MergeProps(a, b map[string]any) map[string]any {
	out := cloneProps(a)
	for k, v := range cloneProps(b) {
		old, ok := out[k]
		if !ok {
			out[k] = v
			continue
		}
		out[k] = mergeValue(properties[k].Rule, old, v)
	}
	mergeTime(out, a, b)
	mergeEvidence(out, a, b)
	return out
}

func mergeValue(rule Rule, a, b any) any {
	c := compareValues(a, b)
	switch rule {
	case Greatest, Derived:
		if c < 0 {
			return b
		}
		return a
	case Union:
		x, ok := a.([]string)
		y, ok2 := b.([]string)
		if ok && ok2 {
			return union(x, y)
		}
	case Join:
		x, ok := a.(string)
		y, ok2 := b.(string)
		if ok && ok2 {
			return JoinStatus(x, y)
		}
	}
	if c > 0 {
		return b
	}
	return a
}

func union(a, b []string) []string {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// timeKeys are taken together from one side: a day does not go with the
// wording of a month.
var timeKeys = []string{"date", "earliest", "latest", "granularity", "date_text"}

// mergeTime keeps the time of the side that knows it better: a closed interval
// before an open one before none, the shorter before the longer; then the
// earlier, then by wording.
func mergeTime(out, a, b map[string]any) {
	from := a
	if compareTime(b, a) < 0 {
		from = b
	}
	for _, k := range timeKeys {
		delete(out, k)
		if v, ok := from[k]; ok {
			out[k] = CleanValue(k, v)
		}
	}
}

func compareTime(a, b map[string]any) int {
	c := cmp.Compare(days(a), days(b))
	for _, k := range timeKeys {
		if c != 0 {
			break
		}
		x, ok := a[k]
		y, ok2 := b[k]
		switch {
		case ok && ok2:
			c = compareValues(CleanValue(k, x), CleanValue(k, y))
		default:
			c = btoi(ok2) - btoi(ok) // a value before none
		}
	}
	return c
}

// days is the length of the interval; open ones and unknown ones are long.
func days(p map[string]any) int {
	e, ok := p["earliest"].(Date)
	l, ok2 := p["latest"].(Date)
	if ok && ok2 {
		x, err := e.Time()
		y, err2 := l.Time()
		if err == nil && err2 == nil {
			return int(y.Sub(x).Hours() / 24)
		}
	}
	if ok || ok2 {
		return 1 << 30
	}
	return 1 << 31
}

// mergeEvidence joins evidence and scores, which go together: a sentence that
// both sides have keeps its better score.
func mergeEvidence(out, a, b map[string]any) {
	best := map[string]float64{}
	for _, p := range []map[string]any{a, b} {
		ev, _ := p["evidence"].([]string)
		scores, _ := p["scores"].([]float64)
		for i, s := range ev {
			score := 0.0
			if i < len(scores) {
				score = scores[i]
			}
			if old, ok := best[s]; !ok || score > old {
				best[s] = score
			}
		}
	}
	SetEvidence(out, best)
}

// SetEvidence sets evidence and scores of an edge from a map of sentence id to
// score; an empty map removes both.
func SetEvidence(props map[string]any, best map[string]float64) {
	if len(best) == 0 {
		delete(props, "evidence")
		delete(props, "scores")
		return
	}
	ev := make([]string, 0, len(best))
	for s := range best {
		ev = append(ev, s)
	}
	slices.Sort(ev)
	scores := make([]float64, len(ev))
	for i, s := range ev {
		scores[i] = best[s]
	}
	props["evidence"], props["scores"] = ev, scores
}

// JoinStatus is the status of an event that one side calls a and the other b:
// unverified < undisputed < corroborated < disputed, and unverified < denied <
// disputed; denied beside undisputed or corroborated is disputed.
func JoinStatus(a, b string) string {
	if a == b {
		return a
	}
	ra, ok := statusRank[a]
	rb, ok2 := statusRank[b]
	if !ok || !ok2 {
		return min(a, b)
	}
	if j := ra | rb; j == statusRank["denied"]|statusRank["undisputed"] || j == statusRank["denied"]|statusRank["corroborated"] {
		return "disputed"
	}
	if ra > rb {
		return a
	}
	return b
}

// The order of the numbers is the order of strength; denied shares no bit with
// undisputed and corroborated.
var statusRank = map[string]int{"unverified": 0, "undisputed": 1, "corroborated": 3, "denied": 4, "disputed": 7}
