package cypher

// quickFrom is the row of a grouping at which quickGroups begins: for fewer it
// does not pay.
const quickFrom = 512

// quickGroups finds the group of a row without writing out its keys, where
// every key is a node or a property of one (c.kind): the value of a node is
// looked at once and has a number from then on.
type quickGroups struct {
	keys []quickKey
	one  []*group           // of one key, by its number
	two  map[uint64]**group // of two
}

type quickKey struct {
	slot   int
	ofNode []int32 // number of a node's value; 0: not yet known
	null   int32   // number of the value where there is no node
	ids    map[string]int32
	buf    []byte
}

// nodesOnly tells whether quickGroups can serve.
func (g *groupStage) nodesOnly() bool {
	if len(g.nodeSlots) < 1 || len(g.nodeSlots) > 2 {
		return false
	}
	for _, s := range g.nodeSlots {
		if s < 0 {
			return false
		}
	}
	return true
}

func newQuickGroups(slots []int, nodes int) *quickGroups {
	q := &quickGroups{two: map[uint64]**group{}}
	for _, s := range slots {
		q.keys = append(q.keys, quickKey{slot: s, ofNode: make([]int32, nodes), ids: map[string]int32{}})
	}
	return q
}

// place is where the group of the row stands; nil stands there at first.
func (q *quickGroups) place(x *exec, keys []eval) (**group, error) {
	a, err := q.keys[0].number(x, keys[0])
	if err != nil {
		return nil, err
	}
	if len(q.keys) == 1 {
		for int(a) >= len(q.one) {
			q.one = append(q.one, nil)
		}
		return &q.one[a], nil
	}
	b, err := q.keys[1].number(x, keys[1])
	if err != nil {
		return nil, err
	}
	k := uint64(a)<<32 | uint64(b)
	at := q.two[k]
	if at == nil {
		at = new(*group)
		q.two[k] = at
		return at, x.charge(64)
	}
	return at, nil
}

// number is that of the key's value in this row.
func (k *quickKey) number(x *exec, f eval) (int32, error) {
	at := &k.null
	if n, ok := x.slots[k.slot].(*node); ok {
		at = &k.ofNode[n.id]
	}
	if *at != 0 {
		return *at, nil
	}
	v, err := f(x)
	if err != nil {
		return 0, err
	}
	k.buf = appendKey(k.buf[:0], v)
	id, ok := k.ids[string(k.buf)]
	if !ok {
		id = int32(len(k.ids) + 1)
		k.ids[string(k.buf)] = id
		if err := x.charge(int64(len(k.buf)) + 64); err != nil {
			return 0, err
		}
	}
	*at = id
	return id, nil
}
