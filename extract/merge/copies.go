package merge

import (
	"slices"
	"strconv"

	"dateline/extract"
)

// Copies are found in two steps. Candidates share fingerprints that winnowing
// picks (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
// document fingerprinting", 2003): of the runs of three words of a sentence the
// least hash of every four in a row, so that two sentences with six words in a
// row in common share one for certain. Then the sentences themselves are
// compared, word for word, so that no copy rests on a hash. Sentences that are
// the same to the letter are one from the beginning, and a fingerprint that
// dozens of different sentences bear is a set phrase and leads nowhere: both
// bound the time on ten thousand copies.
const (
	run        = 3
	winnowed   = 4
	leastWords = 8  // of a sentence that can be told to be a copy
	most       = 48 // different sentences with one fingerprint, reports with one sentence
	// Shares of the runs and words of the shorter and of the longer sentence,
	// chosen on the test reports (TestCopiedSentences).
	nearlyAll = 0.75 // of the shorter one's runs: a part cut out
	halfRuns  = 0.5  // of the shorter one's and
	longRuns  = 0.35 // of the longer one's, in whatever order
	someRuns  = 0.25 // of the shorter one's, with
	copyWords = 0.6  // of its words in order and
	longWords = 0.5  // of the longer one's
	leastRuns = 4    // "the foreign ministry said that it" is no copy
)

// groupSet tells which reports and which sentences lean on the same copy.
type groupSet struct {
	of      map[string]int // document id -> group
	no      map[*extract.Document]int32
	passage [][]int32 // document, sentence -> what the sentence is a copy of; 0: too short to say
}

// text is one sentence that stands in reports, to the letter.
type text struct {
	words []uint32 // hashes of the words
	names []uint32 // those with a capital or a figure, the first one aside; sorted
}

// copies finds the sentences that reports share, and groups the reports of
// which one takes half or more of the other's words from it or from what it
// copies.
func copies(docs []*extract.Document) *groupSet {
	g := &groupSet{of: map[string]int{}, no: make(map[*extract.Document]int32, len(docs)), passage: make([][]int32, len(docs))}
	texts := g.read(docs)
	root := sameTexts(texts)
	parent := g.groupReports(docs, texts, root)
	for d := range g.passage {
		for s, t := range g.passage[d] {
			g.passage[d][s] = root[t]
		}
	}
	for i, doc := range docs {
		r := findRoot(parent, int32(i))
		g.of[doc.ID], doc.Origin = int(r), ""
		if int(r) != i {
			doc.Origin = docs[r].ID
		}
	}
	return g
}

// read numbers the sentences: the same words, the same number, from 1 on.
func (g *groupSet) read(docs []*extract.Document) []text {
	texts := []text{{}}
	index := map[uint64]int32{}
	for i, doc := range docs {
		g.no[doc] = int32(i)
		g.passage[i] = make([]int32, len(doc.Sentences))
		for s := range doc.Sentences {
			if k := doc.Sentences[s].Kind; k == "boilerplate" {
				continue
			}
			words, names := hashWords(doc.Surface(doc.Sentences[s].Span))
			if len(words) < leastWords {
				continue
			}
			h := uint64(14695981039346656037)
			for _, w := range words {
				h = (h ^ uint64(w)) * 1099511628211
			}
			k, ok := index[h]
			for ok && !slices.Equal(texts[k].words, words) { // another sentence with that hash
				h++
				k, ok = index[h]
			}
			if !ok {
				k = int32(len(texts))
				index[h] = k
				texts = append(texts, text{words: words, names: names})
			}
			g.passage[i][s] = k
		}
	}
	return texts
}

// sameTexts gives every sentence the first one that it is a copy of, by way of
// others if need be.
func sameTexts(texts []text) []int32 {
	parent := make([]int32, len(texts))
	owners := map[uint64][]int32{}
	shared := map[int32]int{}
	var prints []uint64
	for k := range texts {
		parent[k] = int32(k)
		prints = winnow(texts[k].words, prints[:0])
		clear(shared)
		for _, p := range prints {
			list := owners[p]
			for _, o := range list {
				shared[o]++
			}
			if len(list) < most {
				owners[p] = append(list, int32(k))
			}
		}
		for o := range shared {
			a, b := findRoot(parent, int32(k)), findRoot(parent, o)
			if a != b && isCopy(texts[k], texts[o]) {
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	for k := range parent {
		parent[k] = findRoot(parent, int32(k))
	}
	return parent
}

func findRoot(parent []int32, i int32) int32 {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// groupReports joins the reports of which half of the shorter one's text stands
// in sentences that the other has too, a third of its names with it.
func (g *groupSet) groupReports(docs []*extract.Document, texts []text, root []int32) []int32 {
	parent := make([]int32, len(docs))
	size := make([]int, len(docs))
	names := make([][]uint32, len(docs))
	holders := map[int32][]int32{} // passage -> the first reports with it
	common := map[int32]int{}
	for d := range docs {
		parent[d] = int32(d)
		clear(common)
		counted := map[int32]bool{}
		for s := range g.passage[d] {
			p := root[g.passage[d][s]]
			n := len(docs[d].Surface(docs[d].Sentences[s].Span))
			if docs[d].Sentences[s].Kind == "boilerplate" {
				continue
			}
			size[d] += n
			if p == 0 || counted[p] {
				continue
			}
			counted[p] = true
			names[d] = append(names[d], texts[g.passage[d][s]].names...)
			for _, o := range holders[p] {
				common[o] += n
			}
			if len(holders[p]) < most {
				holders[p] = append(holders[p], int32(d))
			}
		}
		slices.Sort(names[d])
		names[d] = slices.Compact(names[d])
		for o, n := range common {
			if 2*n >= min(size[d], size[o]) && !otherNames(names[d], names[o], 3) {
				a, b := findRoot(parent, int32(d)), findRoot(parent, o)
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	return parent
}

// sameText tells whether two sentences are copies of one.
func (g *groupSet) sameText(d1 *extract.Document, s1 int, d2 *extract.Document, s2 int) bool {
	p := g.passageOf(d1, s1)
	return p != 0 && p == g.passageOf(d2, s2)
}

// passageOf numbers what a sentence is a copy of; 0 where it is too short to say.
func (g *groupSet) passageOf(doc *extract.Document, sent int) int32 {
	if sent < 0 {
		return 0
	}
	return g.passage[g.no[doc]][sent]
}

// hashWords gives the hashes (FNV-1a) of the words of a text, in lower case,
// and, sorted, those of its names and figures.
func hashWords(s string) (words, names []uint32) {
	const offset, prime = 2166136261, 16777619
	h, in, name := uint32(offset), false, false
	end := func() {
		if name && len(words) > 0 {
			names = append(names, h)
		}
		words = append(words, h)
		h, in, name = offset, false, false
	}
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
			name = true
		}
		switch {
		case r >= '0' && r <= '9':
			name = true
			h, in = (h^uint32(r))*prime, true
		case r >= 'a' && r <= 'z' || r > 0x7f && r != '’' && r != '“' && r != '”' && r != '‘' && r != '—' && r != '–' && r != '…':
			h, in = (h^uint32(r))*prime, true
		case in:
			end()
		}
	}
	if in {
		end()
	}
	slices.Sort(names)
	return words, slices.Compact(names)
}

// mix spreads a hash over all bits (the finalizer of MurmurHash3).
func mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// runs are the hashes of the runs of three words, in text order.
func runs(words []uint32) []uint64 {
	var out []uint64
	for i := 0; i+run <= len(words); i++ {
		out = append(out, mix(uint64(words[i])<<32^uint64(words[i+1])<<16^mix(uint64(words[i+2]))))
	}
	return out
}

// winnow appends the fingerprints of a sentence, each once.
func winnow(words []uint32, out []uint64) []uint64 {
	hs := runs(words)
	last := -1
	for i := 0; i+winnowed <= len(hs); i++ {
		k := i
		for j := i + 1; j < i+winnowed; j++ {
			if hs[j] <= hs[k] { // the rightmost, so that it serves longer
				k = j
			}
		}
		if k != last {
			last = k
			if !slices.Contains(out, hs[k]) {
				out = append(out, hs[k])
			}
		}
	}
	return out
}

// isCopy compares two sentences word for word. A copy holds nearly all runs of
// three words of the shorter sentence; or half of them, which are much of the
// longer one too (clauses that changed places); or some of them, and most words
// of both in the same order (words changed, left out or put in). "Troops pulled
// out of the border town of Karoma on Monday" shares a phrase of eight words
// with "Rebels seized the border town of Karoma on Monday after two days of
// shelling", and is no copy of it. Nor is what says the same of other names: a
// form that is filled in again, as reports of earthquakes and markets are.
func isCopy(x, y text) bool {
	if otherNames(x.names, y.names, 2) {
		return false
	}
	a, b := x.words, y.words
	if len(a) > len(b) {
		a, b = b, a
	}
	ra, rb := runs(a), runs(b)
	slices.Sort(rb)
	n := 0
	for _, r := range ra {
		if _, ok := slices.BinarySearch(rb, r); ok {
			n++
		}
	}
	short, long := float64(n)/float64(len(ra)), float64(n)/float64(len(rb))
	switch {
	case n < leastRuns || short < someRuns:
		return false
	case short >= nearlyAll || short >= halfRuns && long >= longRuns:
		return true
	}
	same := float64(inOrder(a, b))
	return same >= copyWords*float64(len(a)) && same >= longWords*float64(len(b))
}

// otherNames: both name several, and less than one in parts of the shorter list
// stands in the other.
func otherNames(a, b []uint32, parts int) bool {
	n := min(len(a), len(b))
	return n >= 2 && parts*sharedSorted(a, b) < n
}

// sharedSorted counts what two sorted lists have in common.
func sharedSorted(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// inOrder is the length of the longest common subsequence.
func inOrder(a, b []uint32) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diag := 0
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diag = up
		}
	}
	return row[len(b)]
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
