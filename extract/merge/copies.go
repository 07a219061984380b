package merge

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
)

// Shingles of five words, as in Broder, "On the resemblance and containment of
// documents" (1997). Agency copy that several outlets print shares long runs
// of words; independent accounts of one event hardly share five.
const shingle = 5

// groupSet tells which reports lean on the same copy.
type groupSet struct {
	of   map[string]int              // document id -> group
	keys map[string]map[int][]uint64 // document id -> sentence index -> shingles
}

// copies groups documents of which one holds half or more of the other's
// five-word runs (containment), and keeps each sentence's runs for later.
func copies(docs []*extract.Document) *groupSet {
	g := &groupSet{of: map[string]int{}, keys: map[string]map[int][]uint64{}}
	owner := map[uint64][]int{} // shingle -> documents, first few
	sets := make([]map[uint64]bool, len(docs))
	parent := make([]int, len(docs))
	for i, doc := range docs {
		parent[i] = i
		sets[i] = map[uint64]bool{}
		g.keys[doc.ID] = map[int][]uint64{}
		for s := range doc.Sentences {
			if doc.Sentences[s].Kind == "boilerplate" {
				continue
			}
			ks := shingles(doc.Surface(doc.Sentences[s].Span))
			g.keys[doc.ID][s] = ks
			for _, k := range ks {
				sets[i][k] = true
			}
		}
	}
	var find func(int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	for i := range docs {
		shared := map[int]int{}
		for k := range sets[i] {
			for _, j := range owner[k] {
				shared[j]++
			}
			// A run that dozens of reports share is boilerplate, not a sign of
			// copying; the cap also bounds the time on 10,000 copies.
			if len(owner[k]) < 50 {
				owner[k] = append(owner[k], i)
			}
		}
		for j, n := range shared {
			if 2*n >= min(len(sets[i]), len(sets[j])) {
				a, b := find(i), find(j)
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	for i, doc := range docs {
		root := find(i)
		g.of[doc.ID] = root
		doc.Origin = ""
		if root != i {
			doc.Origin = docs[root].ID
		}
	}
	return g
}

// sameText tells whether two sentences are copies: half of the shorter one's
// runs stand in the other.
func (g *groupSet) sameText(d1 string, s1 int, d2 string, s2 int) bool {
	a, b := g.keys[d1][s1], g.keys[d2][s2]
	if len(a) < 3 || len(b) < 3 {
		return false
	}
	n := 0
	for _, k := range a {
		if _, ok := slices.BinarySearch(b, k); ok {
			n++
		}
	}
	return 2*n >= min(len(a), len(b))
}

// shingles are the sorted, distinct hashes of the runs of five words.
func shingles(text string) []uint64 {
	w := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && r != '’' && r != '“' && r != '”' && r != '‘' && r != '—' && r != '–' && r != '…')
	})
	var out []uint64
	for i := 0; i+shingle <= len(w); i++ {
		h := fnv.New64a()
		for _, x := range w[i : i+shingle] {
			h.Write([]byte(x))
			h.Write([]byte{0})
		}
		out = append(out, h.Sum64())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// printedAgain parts the event mentions of copies whose sentence their original
// prints in the same words: they are the same telling, and follow it wherever
// it goes. So ten thousand copies cost no more than one and as many look-ups.
func printedAgain(ms []*evMention) (own []*evMention, copied map[*evMention][]*evMention) {
	key := func(doc string, m *evMention) string {
		k := doc + "\x00" + m.ev.Type + "\x00" + m.doc.Surface(m.ev.Trigger.Span())
		if m.sent >= 0 {
			s := m.doc.Sentences[m.sent]
			k += "\x00" + strconv.Itoa(m.ev.Trigger.Start-s.Start) + "\x00" + m.doc.Surface(s.Span)
		}
		return k
	}
	first := map[string]*evMention{}
	for _, m := range ms {
		if k := key(m.doc.ID, m); m.doc.Origin == "" && first[k] == nil {
			first[k] = m
		}
	}
	copied = map[*evMention][]*evMention{}
	for _, m := range ms {
		if o := first[key(m.doc.Origin, m)]; m.doc.Origin != "" && o != nil {
			copied[o] = append(copied[o], m)
		} else {
			own = append(own, m)
		}
	}
	return own, copied
}
