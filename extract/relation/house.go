package relation

import "dateline/extract"

// atHouse is the house that the sentence opens with, when somebody with a bare
// office or calling comes first after it: "At Simao Mendes hospital, the largest
// in the country, director X said"; -1 otherwise.
func (f *finder) atHouse(np nounPhrase) int {
	s := f.sent
	if s.Last-s.First < 4 || f.low[s.First] != "at" && f.low[s.First] != "inside" && f.low[s.First] != "in" {
		return -1
	}
	k := s.First + 1
	if f.low[k] == "the" {
		k++
	}
	i := f.longest(f.starts[k], func(m *extract.Mention) bool {
		return m.Type == extract.Organization && (m.Form == extract.FormName || f.named(m)) && m.Last < np.start
	})
	if i < 0 {
		i = f.longest(f.starts[s.First+1], func(m *extract.Mention) bool {
			return m.Type == extract.Organization && f.named(m) && m.Last < np.start
		})
	}
	if i < 0 || f.low[f.m(i).Last] != "," && f.low[f.m(i).Last] != "in" {
		return -1
	}
	for t := f.m(i).Last; t < np.start; t++ {
		if f.tag(t, "VBD", "VBZ", "VBP", "MD") || f.longest(f.starts[t], person) >= 0 {
			return -1
		}
	}
	return i
}
