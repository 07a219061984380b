package perceptron

// slot of the table: the feature and where its weights begin. Key 0 is empty.
type slot struct{ key, off uint32 }

// entry packs one weight: class in bits 0-7, bit 8 set on the last entry of a
// feature, the signed weight in bits 16-31.
type entry uint32

const lastEntry entry = 1 << 8

func pack(class int, w int16, last bool) entry {
	e := entry(class) | entry(uint16(w))<<16
	if last {
		e |= lastEntry
	}
	return e
}

// Model scores classes. It never changes once made and is safe for concurrent
// use.
type Model struct {
	Classes []string
	// Scale turns a score into units of the training weights.
	Scale   float64
	mask    uint32
	slots   []slot
	entries []entry
	count   int
}

// Features is the number of features with at least one weight.
func (m *Model) Features() int { return m.count }

// Weights is the number of non-zero weights.
func (m *Model) Weights() int { return len(m.entries) }

// batch is how many features Score looks up together.
const batch = 64

// Score adds the weights of the features to scores, which must have one place
// per class. The time goes into waiting for memory, so the look-ups of a batch
// are made without a branch between them: the processor then has many under
// way at once.
func (m *Model) Score(feats []uint32, scores []int32) {
	var slots [batch]slot
	var offs [batch]uint32
	var first [batch]entry
	for len(feats) > 0 {
		n := min(len(feats), batch)
		for k, f := range feats[:n] {
			slots[k] = m.slots[f&m.mask]
		}
		hits := 0
		for k, f := range feats[:n] {
			s := slots[k]
			if s.key != f {
				if s.key == 0 {
					continue
				}
				if s = m.probe(f); s.key == 0 {
					continue
				}
			}
			offs[hits] = s.off
			hits++
		}
		for k, off := range offs[:hits] {
			first[k] = m.entries[off]
		}
		for k, e := range first[:hits] {
			scores[e&0xff] += int32(e) >> 16
			for off := offs[k] + 1; e&lastEntry == 0; off++ {
				e = m.entries[off]
				scores[e&0xff] += int32(e) >> 16
			}
		}
		feats = feats[n:]
	}
}

// probe finds the slot of a feature that is not in its first place.
func (m *Model) probe(f uint32) slot {
	if f == 0 {
		f = 1
	}
	for i := f & m.mask; ; i = (i + 1) & m.mask {
		if s := m.slots[i]; s.key == f || s.key == 0 {
			return s
		}
	}
}

// tableSize is the power of two that keeps the table at most half full.
func tableSize(n int) int {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return size
}

// build lays out the table from features in order; weights(i) gives the
// entries of feature i.
func (m *Model) build(keys []uint32, offs []uint32) {
	size := tableSize(len(keys))
	m.slots = make([]slot, size)
	m.mask = uint32(size - 1)
	m.count = len(keys)
	for k, key := range keys {
		i := key & m.mask
		for m.slots[i].key != 0 {
			i = (i + 1) & m.mask
		}
		m.slots[i] = slot{key, offs[k]}
	}
}
