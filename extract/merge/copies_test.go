package merge

import (
	"fmt"
	"hash/fnv"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/extract"
)

// reports reads the reports of the test clusters, each split at full stops.
func reports(t *testing.T) []*extract.Document {
	t.Helper()
	var out []*extract.Document
	for _, dir := range []string{"corpus", "heldout", "heldout2", "dev"} {
		files, err := filepath.Glob("../../testdata/" + dir + "/*/*.txt")
		if err != nil || len(files) == 0 {
			t.Fatal("no reports in testdata/", dir, err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			text, _, _ := strings.Cut(string(b), "[Fictional")
			out = append(out, plain(f, text))
		}
	}
	return out
}

// plain is a document of sentences only.
func plain(id, text string) *extract.Document {
	doc := &extract.Document{ID: id, Text: text}
	at := 0
	for at < len(text) {
		end := len(text)
		for i := at; i+1 < len(text); i++ {
			if strings.IndexByte(".!?\n", text[i]) >= 0 && (text[i+1] == ' ' || text[i+1] == '\n') {
				end = i + 1
				break
			}
		}
		doc.Sentences = append(doc.Sentences, extract.Sentence{Span: extract.Span{Start: at, End: end}})
		at = end
	}
	return doc
}

// edit is what a desk does to agency copy.
type edit struct {
	name string
	f    func(r *rand.Rand, w, other []string) []string
}

var edits = []edit{
	{"one word in eight changed", func(r *rand.Rand, w, other []string) []string {
		for range max(1, len(w)/8) {
			w[r.Intn(len(w))] = other[r.Intn(len(other))]
		}
		return w
	}},
	{"one word in five changed", func(r *rand.Rand, w, other []string) []string {
		for range max(1, len(w)/5) {
			w[r.Intn(len(w))] = other[r.Intn(len(other))]
		}
		return w
	}},
	{"a third cut off", func(r *rand.Rand, w, other []string) []string {
		if r.Intn(2) == 0 {
			return w[len(w)/3:]
		}
		return w[:len(w)-len(w)/3]
	}},
	{"words left out and put in", func(r *rand.Rand, w, other []string) []string {
		for range max(1, len(w)/8) {
			w = slices.Delete(w, 0, 0)
			k := r.Intn(len(w))
			w = slices.Delete(w, k, k+1)
			w = slices.Insert(w, r.Intn(len(w)), other[r.Intn(len(other))])
		}
		return w
	}},
	{"clauses turned round", func(r *rand.Rand, w, other []string) []string {
		k := len(w)/3 + r.Intn(len(w)/3+1)
		return append(slices.Clone(w[k:]), w[:k]...)
	}},
	{"cut, turned and changed", func(r *rand.Rand, w, other []string) []string {
		w = w[:len(w)-len(w)/4]
		k := len(w)/3 + r.Intn(len(w)/3+1)
		w = append(slices.Clone(w[k:]), w[:k]...)
		for range max(1, len(w)/10) {
			w[r.Intn(len(w))] = other[r.Intn(len(other))]
		}
		return w
	}},
}

// fiveWords is the method that winnowing took the place of: half of the five-word
// runs of the shorter sentence stand in the other.
func fiveWords(a, b string) bool {
	sh := func(s string) []uint64 {
		w, _ := hashWords(s)
		var out []uint64
		for i := 0; i+5 <= len(w); i++ {
			h := fnv.New64a()
			fmt.Fprint(h, w[i:i+5])
			out = append(out, h.Sum64())
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	x, y := sh(a), sh(b)
	if len(x) < 3 || len(y) < 3 {
		return false
	}
	n := 0
	for _, k := range x {
		if _, ok := slices.BinarySearch(y, k); ok {
			n++
		}
	}
	return 2*n >= min(len(x), len(y))
}

// What the hardest edit must reach, and how many sentences of independent
// reports are known to be taken for copies: two hands wrote that the state
// weather bureau Pagasa had issued a gale warning, and two bodies "denied that
// there had been any" of something. The thresholds were chosen before the
// clusters that hold these were there.
const (
	copiesFound = 0.80
	copiesWrong = 2
)

// Sentences of the test reports, edited, are found beside all the others, and
// independent accounts of one event are hardly ever taken for copies.
func TestCopiedSentences(t *testing.T) {
	docs := reports(t)
	var words []string
	for _, d := range docs {
		words = append(words, strings.Fields(d.Text)...)
	}
	for _, e := range edits {
		r := rand.New(rand.NewSource(7))
		all := slices.Clone(docs)
		type made struct{ from, s, to int }
		var list []made
		for i, d := range docs {
			for s := range d.Sentences {
				w := strings.Fields(strings.TrimRight(d.Surface(d.Sentences[s].Span), ".!?”\""))
				if len(w) < 12 || r.Intn(4) > 0 {
					continue
				}
				list = append(list, made{i, s, len(all)})
				all = append(all, plain(fmt.Sprintf("x%05d", len(all)), strings.Join(e.f(r, slices.Clone(w), words), " ")+"\n"))
			}
		}
		g := copies(all)
		found, five := 0, 0
		for _, m := range list {
			a, b := all[m.from], all[m.to]
			if g.sameText(a, m.s, b, 0) {
				found++
			}
			if fiveWords(a.Surface(a.Sentences[m.s].Span), b.Text) {
				five++
			}
		}
		wrong := joinedAcross(g, docs)
		part := float64(found) / float64(len(list))
		t.Logf("%-26s %d edited: found %.1f %%, by five-word runs %.1f %%; independent sentences joined: %d", e.name, len(list), 100*part, 100*float64(five)/float64(len(list)), len(wrong))
		if part < copiesFound {
			t.Errorf("%s: %.2f found, want %.2f", e.name, part, copiesFound)
		}
		for i, w := range wrong {
			if i >= copiesWrong {
				t.Errorf("%s: %d taken for copies, at most %d are known:\n  %s", e.name, len(wrong), copiesWrong, w)
			}
		}
	}
}

// joinedAcross lists the sentences of two reports that are taken for copies.
func joinedAcross(g *groupSet, docs []*extract.Document) []string {
	by := map[int32][]string{}
	from := map[int32]int{}
	var out []string
	for i, d := range docs {
		for s, p := range g.passage[i] {
			if p == 0 {
				continue
			}
			text := strings.TrimSpace(d.Surface(d.Sentences[s].Span))
			if len(by[p]) > 0 && from[p] != i {
				out = append(out, by[p][0]+"\n  "+text)
			}
			by[p], from[p] = append(by[p], text), i
		}
	}
	return out
}

// A report printed again with sentences cut and moved and words changed is a
// copy; a report that takes one paragraph out of eight is none.
func TestCopiedReports(t *testing.T) {
	docs := reports(t)
	r := rand.New(rand.NewSource(3))
	var words []string
	for _, d := range docs {
		words = append(words, strings.Fields(d.Text)...)
	}
	sentences := func(d *extract.Document) []string {
		var out []string
		for _, s := range d.Sentences {
			out = append(out, strings.TrimSpace(d.Surface(s.Span)))
		}
		return out
	}
	all := slices.Clone(docs)
	for i, d := range docs {
		var kept []string
		for _, s := range sentences(d) {
			if r.Intn(3) > 0 {
				w := strings.Fields(s)
				for range len(w) / 8 {
					w[r.Intn(len(w))] = strings.Trim(words[r.Intn(len(words))], ".!?")
				}
				kept = append(kept, strings.Join(w, " "))
			}
		}
		r.Shuffle(len(kept), func(i, j int) { kept[i], kept[j] = kept[j], kept[i] })
		all = append(all, plain(fmt.Sprintf("copy%03d", i), strings.Join(kept, "\n")+"\n"))
	}
	for i, d := range docs { // a passage of another report in a report of one's own
		other := sentences(docs[(i+17)%len(docs)])
		all = append(all, plain(fmt.Sprintf("part%03d", i), strings.ToUpper(d.Text[:1])+strings.Join(append(own(r, words, 8*len(other)/4), other[len(other)/2:len(other)/2+len(other)/8]...), "\n")+"\n"))
	}
	g := copies(all)
	missed, wrong := 0, 0
	for i, d := range docs {
		if g.of[d.ID] != i {
			wrong++
		}
		if g.of[all[len(docs)+i].ID] != i {
			missed++
		}
		if k := 2*len(docs) + i; g.of[all[k].ID] != k {
			wrong++
		}
	}
	t.Logf("%d copies of reports, %d missed; %d reports taken for copies that are none", len(docs), missed, wrong)
	if missed*20 > len(docs) || wrong > 0 {
		t.Errorf("%d of %d copies missed, %d reports wrongly taken for one", missed, len(docs), wrong)
	}
}

// own are n sentences of words drawn at random.
func own(r *rand.Rand, words []string, n int) []string {
	var out []string
	for range n {
		var w []string
		for range 18 {
			w = append(w, strings.Trim(words[r.Intn(len(words))], ".!?"))
		}
		out = append(out, strings.Join(w, " ")+".")
	}
	return out
}

// Two sentences are compared by their words, whatever the marks and the case.
func TestIsCopy(t *testing.T) {
	const one = "Rebels seized the border town of Karoma on Monday after two days of heavy shelling, residents said."
	for _, c := range []struct {
		other string
		want  bool
	}{
		{"Rebels captured the border town of Karoma on Monday after two days of shelling, residents told the agency.", true},
		{"After two days of heavy shelling, rebels seized the border town of Karoma, residents said.", true},
		{"The border town of Karoma fell to rebels on Monday, residents said.", false},
		{"Government troops pulled out of the border town of Karoma on Monday.", false},
		{"Militants seized the border town of Tadjit on Friday after two days of heavy shelling, residents said.", false},
		{"The mayor of Karoma said that the rebels had not entered the town.", false},
	} {
		if got := isCopy(textOf(one), textOf(c.other)); got != c.want {
			t.Errorf("%q: copy %v, want %v", c.other, got, c.want)
		}
	}
}

func textOf(s string) text {
	w, n := hashWords(s)
	return text{words: w, names: n}
}
