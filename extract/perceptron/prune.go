package perceptron

import "math"

// Pruned is the model without the weights smaller than least (in units of the
// training weights), the rest rounded to multiples of step.
func (m *Model) Pruned(least, step float64) *Model {
	out := &Model{Classes: m.Classes, Scale: step}
	var keys, offs []uint32
	for _, s := range m.live() {
		start := len(out.entries)
		for _, e := range m.entries[s.off:] {
			x := float64(int32(e)>>16) * m.Scale
			if q := math.Round(x / step); math.Abs(x) >= least && q != 0 {
				q = math.Max(-32767, math.Min(32767, q))
				out.entries = append(out.entries, pack(int(e&0xff), int16(q), false))
			}
			if e&lastEntry != 0 {
				break
			}
		}
		if len(out.entries) > start {
			out.entries[len(out.entries)-1] |= lastEntry
			keys, offs = append(keys, s.key), append(offs, uint32(start))
		}
	}
	out.build(keys, offs)
	return out
}
