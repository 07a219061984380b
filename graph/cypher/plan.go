package cypher

import (
	"fmt"
	"math"
)

// planner finds an order of steps for one MATCH: it begins where the fewest
// rows are (a value, a label, a type), and goes on along the relationships.
type planner struct {
	c       *compiler
	sc      *scope
	nodes   []*qnode
	byName  map[string]int
	given   map[string]bool
	rels    []*qrel
	paths   []*qpath
	conds   []*cond
	fresh   []*variable
	isFresh map[int]bool
	makers  []maker
	plan    []string
}

func (pl *planner) add(name string, m maker) {
	pl.makers = append(pl.makers, m)
	if name != "" {
		pl.plan = append(pl.plan, name)
	}
}

// isSet tells whether a fresh slot has its value.
func (pl *planner) isSet(slot int) bool {
	for _, n := range pl.nodes {
		if n.v.slot == slot {
			return n.bound
		}
	}
	for _, r := range pl.rels {
		if r.v.slot == slot {
			return r.solved
		}
	}
	for _, p := range pl.paths {
		if p.v != nil && p.v.slot == slot {
			return p.solved
		}
	}
	return true // a variable inside the condition
}

func (pl *planner) ready(deps map[int]bool) bool {
	for d := range deps {
		if !pl.isSet(d) {
			return false
		}
	}
	return true
}

func (pl *planner) solve() error {
	for i, n := range pl.nodes {
		if n.bound {
			pl.add("", checkNode(n, pl.c.p.pos(pl.spanOf(i))))
		}
	}
	for _, r := range pl.rels {
		if r.given && !r.pat.varLen {
			pl.add("given "+r.v.name, givenRel(r, pl.nodes[r.from], pl.nodes[r.to]))
			pl.done(r)
		}
	}
	for {
		pl.settle()
		r, cost, from := pl.cheapestRel()
		n, how, ncost := pl.cheapestNode()
		switch {
		case r == nil && n == nil:
			if !pl.allDone() {
				return refused(-1, "this pattern is not supported")
			}
			return nil
		case n != nil && (r == nil || ncost < cost && how.seek != nil):
			pl.begin(n, how, r)
		default:
			if err := pl.extend(r, from); err != nil {
				return err
			}
		}
	}
}

func (pl *planner) spanOf(node int) span {
	for _, p := range pl.paths {
		for i, n := range p.nodes {
			if n == node {
				return p.pat.nodes[i].span
			}
		}
	}
	return span{}
}

func (pl *planner) allDone() bool {
	for _, r := range pl.rels {
		if !r.solved {
			return false
		}
	}
	for _, cd := range pl.conds {
		if !cd.done {
			return false
		}
	}
	return true
}

// settle adds the paths and conditions for which everything is there.
func (pl *planner) settle() {
	for _, p := range pl.paths {
		if p.solved || p.pat.shortest != "" {
			continue
		}
		ok := pl.nodes[p.nodes[0]].bound
		for _, r := range p.rels {
			ok = ok && r.solved
		}
		if ok {
			p.solved = true
			pl.add("", pathMaker(p, pl.nodes[p.nodes[0]]))
		}
	}
	for _, cd := range pl.conds {
		if !cd.done && pl.ready(cd.deps) {
			cd.done = true
			pl.add("", condMaker(cd))
		}
	}
}

func (pl *planner) done(r *qrel) {
	r.solved = true
	pl.nodes[r.from].bound, pl.nodes[r.to].bound = true, true
}

// start is a way to begin with a node.
type start struct {
	seek  *seek
	label int // -1: all nodes
}

func (pl *planner) cheapestNode() (best *qnode, how start, cost float64) {
	cost = math.Inf(1)
	for i, n := range pl.nodes {
		if n.bound {
			continue
		}
		h, c := pl.startCost(i, n)
		if c < cost {
			best, how, cost = n, h, c
		}
	}
	return best, how, cost
}

func (pl *planner) startCost(i int, n *qnode) (start, float64) {
	for _, cd := range pl.conds {
		if cd.seek != nil && cd.seek.node == i && pl.ready(cd.seek.deps) {
			return start{seek: cd.seek}, 1.5
		}
	}
	h, cost := start{label: -1}, float64(len(pl.c.st.nodes))+1
	for _, l := range n.must {
		count := 0
		if l >= 0 {
			count = len(pl.c.st.byLabel[l])
		}
		if c := float64(count) + 0.5; c < cost {
			h, cost = start{label: l}, c
			if l < 0 {
				h.label = -2
			}
		}
	}
	return h, cost
}

// typeCount is the number of relationships of the types.
func (pl *planner) typeCount(r *qrel) float64 {
	n := 0
	for t, list := range pl.c.st.byType {
		if r.types == nil || t < len(r.types) && r.types[t] {
			n += len(list)
		}
	}
	return float64(n)
}

// degree is the mean number of ways on from a node.
func (pl *planner) degree(r *qrel, from *qnode) float64 {
	nodes := float64(len(pl.c.st.nodes))
	for _, l := range from.must {
		if l >= 0 {
			nodes = min(nodes, float64(len(pl.c.st.byLabel[l])))
		}
	}
	d := pl.typeCount(r) / max(1, nodes)
	if r.pat.dir == 0 {
		d *= 2
	}
	return d
}

// cheapestRel finds the relationship to follow next, and the end from which.
func (pl *planner) cheapestRel() (best *qrel, cost float64, from int) {
	cost = math.Inf(1)
	for _, r := range pl.rels {
		a, b := pl.nodes[r.from], pl.nodes[r.to]
		if r.solved || !a.bound && !b.bound || r.path != nil && !(a.bound && b.bound) {
			continue
		}
		if r.given && !a.bound {
			continue
		}
		f := r.from
		c := pl.degree(r, a)
		if d := pl.degree(r, b); !a.bound || b.bound && d < c && !r.given {
			f, c = r.to, d
		}
		if r.pat.varLen {
			n := 16.0
			if r.pat.hi >= 0 {
				n = min(n, float64(r.pat.hi))
			}
			c = math.Pow(max(c, 1.2), n) + 2
		}
		if a.bound && b.bound {
			c /= 1000
		}
		if c < cost {
			best, cost, from = r, c, f
		}
	}
	return best, cost, from
}

// begin scans for a node, or for all relationships of a type if that is less.
func (pl *planner) begin(n *qnode, how start, _ *qrel) {
	if how.seek == nil {
		_, cost := pl.startCost(pl.indexOf(n), n)
		for _, r := range pl.rels {
			if r.solved || r.pat.varLen || r.types == nil || pl.nodes[r.from].bound || pl.nodes[r.to].bound {
				continue
			}
			if pl.typeCount(r) < cost {
				pl.add("scan "+pl.relName(r), scanRels(r, pl.nodes[r.from], pl.nodes[r.to]))
				pl.done(r)
				return
			}
		}
	}
	n.bound = true
	switch {
	case how.seek != nil:
		pl.add("seek "+nodeName(n)+"."+how.seek.name, seekMaker(n, how.seek))
	case how.label == -1:
		pl.add("scan all "+nodeName(n), scanMaker(n, how.label))
	default:
		label := "(none)"
		if how.label >= 0 {
			label = pl.c.st.labels.list[how.label]
		}
		pl.add("scan "+nodeName(n)+":"+label, scanMaker(n, how.label))
	}
}

func (pl *planner) indexOf(n *qnode) int {
	for i := range pl.nodes {
		if pl.nodes[i] == n {
			return i
		}
	}
	return -1
}

func nodeName(n *qnode) string {
	if n.v.name[0] == 0 {
		return "()"
	}
	return n.v.name
}

func (pl *planner) relName(r *qrel) string {
	name := ""
	for t := range r.types {
		if r.types[t] {
			if name != "" {
				name += "|"
			}
			name += pl.c.st.types.list[t]
		}
	}
	if name == "" {
		name = "(none)"
	}
	return "[:" + name + "]"
}

// extend follows a relationship from one end.
func (pl *planner) extend(r *qrel, from int) error {
	h := &hop{r: r, from: pl.nodes[from], to: pl.nodes[r.to], dir: r.pat.dir, unique: len(pl.rels) > 1 || r.pat.varLen}
	if from == r.to {
		h.to, h.dir, h.reversed = pl.nodes[r.from], -r.pat.dir, true
	}
	h.into = h.to.bound
	name := fmt.Sprintf("expand %s%s", nodeName(h.from), pl.relName(r))
	if r.types == nil {
		name = fmt.Sprintf("expand %s[]", nodeName(h.from))
	}
	switch {
	case r.path != nil:
		m, err := pl.shortest(h)
		if err != nil {
			return err
		}
		pl.add("shortest "+name, m)
		r.path.solved = true
	case r.given:
		pl.add("given "+r.v.name, h.givenList())
	case r.pat.varLen:
		pl.add(fmt.Sprintf("%s*%d..%d", name, r.pat.lo, r.pat.hi), h.long())
	case h.into:
		pl.add(name+" into "+nodeName(h.to), h.one())
	default:
		pl.add(name, h.one())
	}
	pl.done(r)
	return nil
}
