package cypher

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"dateline/graph"
)

// node and rel are what queries see; a value of either is a pointer, so that
// rows cost nothing.
type node struct {
	id      int
	labels  []int // ids, in order
	props   props
	out, in []half // by type
}

// half is a relationship as seen from one of its nodes: with the other end and
// the type, so that a search need not look them up.
type half struct {
	rel   *rel
	other *node
	typ   int
}

type rel struct {
	id       int
	typ      int
	key      string // id of the edge, "" if it has none
	from, to *node
	props    props
}

// props are the properties of an item: the names are shared among all items
// that have the same ones.
type props struct {
	shape *shape
	vals  []any
}

type shape struct {
	keys []int   // ids of names, in order of name
	pos  []int16 // by id: place in keys, -1: none
}

func (p props) get(key int) any {
	if key < 0 || p.shape == nil || key >= len(p.shape.pos) {
		return nil
	}
	if i := p.shape.pos[key]; i >= 0 {
		return p.vals[i]
	}
	return nil
}

// names gives ids to strings.
type names struct {
	list []string
	ids  map[string]int
}

func (n *names) id(s string) int {
	if i, ok := n.ids[s]; ok {
		return i
	}
	if n.ids == nil {
		n.ids = map[string]int{}
	}
	n.ids[s] = len(n.list)
	n.list = append(n.list, s)
	return len(n.list) - 1
}

// find gives -1 for a string without an id.
func (n *names) find(s string) int {
	if i, ok := n.ids[s]; ok {
		return i
	}
	return -1
}

// store is a graph with its indexes: nodes by label, relationships by type,
// and, made when first asked for, nodes by the value of a property.
type store struct {
	nodes               []*node
	rels                []*rel
	labels, types, keys names
	byLabel             [][]*node
	byType              [][]*rel
	shapes              map[string]*shape
	labelSets           map[string][]int

	mu      sync.Mutex
	byValue map[int]map[string][]*node
	texts   map[string]*textIndex
}

func newStore() *store {
	return &store{shapes: map[string]*shape{}, labelSets: map[string][]int{}, byValue: map[int]map[string][]*node{}, texts: map[string]*textIndex{}}
}

// fromGraph takes over a graph. It must be whole: every end of an edge there,
// no id twice.
func fromGraph(g *graph.Graph) (*store, error) {
	st := newStore()
	byID := make(map[string]*node, len(g.Nodes))
	nodes := make([]node, len(g.Nodes))
	st.nodes = make([]*node, 0, len(g.Nodes))
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if byID[n.ID] != nil {
			return nil, fmt.Errorf("%w: id %q stands twice", graph.ErrDuplicate, n.ID)
		}
		p, err := st.props(n.Props, "id", n.ID)
		if err != nil {
			return nil, fmt.Errorf("node %s: %w", n.ID, err)
		}
		nodes[i] = node{id: i, labels: st.labelSet(n.Label), props: p}
		byID[n.ID] = &nodes[i]
		st.nodes = append(st.nodes, &nodes[i])
	}
	rels := make([]rel, len(g.Edges))
	st.rels = make([]*rel, 0, len(g.Edges))
	for i := range g.Edges {
		e := &g.Edges[i]
		from, to := byID[e.From], byID[e.To]
		if from == nil || to == nil {
			return nil, fmt.Errorf("%w: edge %s %s -> %s has no node there", graph.ErrEndpoint, e.Type, e.From, e.To)
		}
		p, err := st.props(e.Props, "id", e.ID)
		if err != nil {
			return nil, fmt.Errorf("edge %s: %w", e.ID, err)
		}
		rels[i] = rel{id: i, typ: st.types.id(e.Type), key: e.ID, from: from, to: to, props: p}
		st.rels = append(st.rels, &rels[i])
	}
	st.index()
	return st, nil
}

func (st *store) labelSet(labels ...string) []int {
	k := strings.Join(labels, "\x00")
	if s, ok := st.labelSets[k]; ok {
		return s
	}
	var s []int
	for _, l := range labels {
		if id := st.labels.id(l); !slices.Contains(s, id) {
			s = append(s, id)
		}
	}
	st.labelSets[k] = s
	return s
}

// props takes over a property map, with one more property if extra is not "".
func (st *store) props(m map[string]any, extra, val string) (props, error) {
	var buf [24]string
	keys := buf[:0]
	for k, v := range m {
		if v != nil && k != extra {
			keys = append(keys, k)
		}
	}
	if extra != "" {
		keys = append(keys, extra)
	}
	sort.Strings(keys)
	p := props{shape: st.shapeOf(keys), vals: make([]any, len(keys))}
	for i, k := range keys {
		if k == extra {
			p.vals[i] = val
			continue
		}
		v, err := fromGraphValue(m[k])
		if err != nil {
			return p, fmt.Errorf("property %s: %w", k, err)
		}
		p.vals[i] = v
	}
	return p, nil
}

func (st *store) shapeOf(keys []string) *shape {
	var buf [256]byte
	name := buf[:0]
	for _, k := range keys {
		name = append(append(name, k...), 0)
	}
	if s := st.shapes[string(name)]; s != nil {
		return s
	}
	s := &shape{}
	for _, k := range keys {
		s.keys = append(s.keys, st.keys.id(k))
	}
	s.pos = make([]int16, len(st.keys.list))
	for i := range s.pos {
		s.pos[i] = -1
	}
	for i, k := range s.keys {
		s.pos[k] = int16(i)
	}
	st.shapes[string(name)] = s
	return s
}

// index joins nodes and relationships, and sorts by label and type.
func (st *store) index() {
	st.byLabel = make([][]*node, len(st.labels.list))
	st.byType = make([][]*rel, len(st.types.list))
	st.byValue, st.texts = map[int]map[string][]*node{}, map[string]*textIndex{}
	out, in := make([]int, len(st.nodes)), make([]int, len(st.nodes))
	for _, n := range st.nodes {
		for _, l := range n.labels {
			st.byLabel[l] = append(st.byLabel[l], n)
		}
	}
	for _, r := range st.rels {
		out[r.from.id]++
		in[r.to.id]++
		st.byType[r.typ] = append(st.byType[r.typ], r)
	}
	flat := make([]half, 2*len(st.rels))
	for _, n := range st.nodes {
		o, i := out[n.id], in[n.id]
		n.out, n.in, flat = flat[:0:o], flat[o:o:o+i], flat[o+i:]
	}
	for _, list := range st.byType { // so that a node's are by type
		for _, r := range list {
			r.from.out = append(r.from.out, half{r, r.to, r.typ})
			r.to.in = append(r.to.in, half{r, r.from, r.typ})
		}
	}
}

// lookup finds the nodes of which a property has the value, for appendKey.
func (st *store) lookup(key int, val any) []*node {
	st.mu.Lock()
	defer st.mu.Unlock()
	ix := st.byValue[key]
	if ix == nil {
		ix = make(map[string][]*node, len(st.nodes)/4)
		var buf []byte
		for _, n := range st.nodes {
			if v := n.props.get(key); v != nil {
				buf = appendKey(buf[:0], v)
				ix[string(buf)] = append(ix[string(buf)], n)
			}
		}
		st.byValue[key] = ix
	}
	return ix[string(appendKey(nil, val))]
}

func fromGraphValue(v any) (any, error) {
	switch x := v.(type) {
	case nil, bool, int64, float64, string, date, moment, duration, point:
		return x, nil
	case int:
		return int64(x), nil
	case graph.Date:
		d, ok := parseDate(string(x))
		if !ok {
			return nil, fmt.Errorf("%w: %q is not a date", graph.ErrProperty, x)
		}
		return d, nil
	case graph.Point:
		return point{x.Lon, x.Lat, wgs84}, nil
	case []string:
		out := make([]any, len(x))
		for i := range x {
			out[i] = x[i]
		}
		return out, nil
	case []float64:
		out := make([]any, len(x))
		for i := range x {
			out[i] = x[i]
		}
		return out, nil
	case []any:
		out := make([]any, len(x))
		for i := range x {
			var err error
			if out[i], err = fromGraphValue(x[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	case map[string]any:
		out := make(map[string]any, len(x))
		for k := range x {
			var err error
			if out[k], err = fromGraphValue(x[k]); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return nil, fmt.Errorf("%w: a %T", graph.ErrProperty, v)
}
