package english_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/kb"
	"dateline/extract/link"
	"dateline/extract/score"
)

var updateWeights = flag.Bool("weights", false, "fit the weights of link scores and write extract/link/calibration.txt")

// judged is a link with whether it is right.
type judged struct {
	link.Evidence
	score float64
	right bool
}

// linker runs the chain up to links and keeps the evidence.
type linker struct {
	t     *testing.T
	base  *kb.Base
	until *extract.Pipeline
	stage *link.Stage
	seen  map[string]link.Evidence // chain -> evidence
}

func newLinker(t *testing.T, base *kb.Base) *linker {
	t.Helper()
	en, err := english.New(english.Options{Base: base})
	if err != nil {
		t.Fatal(err)
	}
	l := &linker{t: t, base: en.Base}
	if l.until, err = en.Pipeline.Until("coref"); err != nil {
		t.Fatal(err)
	}
	st, err := link.New(en.Base)
	if err != nil {
		t.Fatal(err)
	}
	l.stage = st.Traced(func(doc *extract.Document, ch *extract.Chain, e link.Evidence) {
		if len(ch.Mentions) > 0 { // its first mention stays, its number may change
			l.seen[ch.Mentions[0]] = e
		}
	})
	return l
}

func (l *linker) annotate(text string) *extract.Document {
	l.t.Helper()
	doc := &extract.Document{ID: "d", Text: text}
	l.seen = map[string]link.Evidence{}
	if err := l.until.Annotate(context.Background(), doc); err != nil {
		l.t.Fatal(err)
	}
	if err := l.stage.Annotate(context.Background(), doc); err != nil {
		l.t.Fatal(err)
	}
	return doc
}

// judge makes a judged link of each chain that was linked with evidence and
// that right has an opinion on.
func (l *linker) judge(doc *extract.Document, right func(ch *extract.Chain, e kb.Entry) (ok, known bool)) []judged {
	var out []judged
	for i := range doc.Chains {
		ch := &doc.Chains[i]
		if len(ch.Links) == 0 || len(ch.Mentions) == 0 {
			continue
		}
		ev, ok := l.seen[ch.Mentions[0]]
		e, found := l.base.Entry(ch.Links[0].KB + ":" + ch.Links[0].ID)
		if !ok || !found {
			continue
		}
		if r, known := right(ch, e); known {
			out = append(out, judged{ev, ch.Links[0].Score, r})
		}
	}
	return out
}

// TestLinkScore: the score of a link is the probability that it is right. With
// -weights it fits the weights on the development sets first; the tables are of
// sets that nothing was fitted on.
func TestLinkScore(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: reads four sets")
	}
	if *updateWeights {
		var dev []judged
		for _, dir := range []string{"../../../shared/gold", "../../testdata/corpus", "../../testdata/heldout", "../../testdata/heldout2"} {
			dev = append(dev, judgeClusters(t, dir)...)
		}
		dev = append(dev, judgeMeantime(t, false)...)
		dev = append(dev, judgeKN(t, func(fold int) bool { return fold < 4 })...)
		writeWeights(t, dev)
		t.Log("weights written: run the test again, without -weights, for the tables")
		return
	}
	all := map[string]*score.Reliability{}
	for _, set := range []struct {
		name string
		of   func() []judged
	}{
		{"testdata/dev", func() []judged { return judgeClusters(t, "../../testdata/dev") }},
		{"MEANTIME, second half", func() []judged { return judgeMeantime(t, true) }},
		{"KnowledgeNet fold 4", func() []judged { return judgeKN(t, func(fold int) bool { return fold == 4 }) }},
	} {
		r, before := &score.Reliability{}, &score.Reliability{}
		for _, j := range set.of() {
			if all[j.Class] == nil {
				all[j.Class] = &score.Reliability{}
			}
			r.Add(j.score, j.right)
			before.Add(1/(1+math.Exp(-j.Values[1])), j.right) // the share of the points
			all[j.Class].Add(j.score, j.right)
		}
		n, _ := r.N()
		t.Logf("%s (uncalibrated: ECE %.3f, Brier %.3f)\n%v", set.name, before.ECE(), before.Brier(), r)
		if n > 100 && r.ECE() > 0.08 {
			t.Errorf("%s: expected calibration error %.3f", set.name, r.ECE())
		}
	}
	for _, class := range sortedKeys(all) {
		t.Logf("%s, all three\n%v", class, all[class])
	}
}

// judgeClusters judges the places of clusters with gold: the country is right,
// and a country is no town.
func judgeClusters(t *testing.T, dir string) []judged {
	files, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	l := newLinker(t, nil)
	var out []judged
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Documents []struct{ ID, File string }
			Entities  []struct {
				Name, Type, Kind string
				Aliases          []string
				Documents        []string
				Country          string `json:"country_code"`
			}
		}
		if err := json.Unmarshal(b, &gold); err != nil {
			t.Fatal(file, err)
		}
		for _, d := range gold.Documents {
			text, err := os.ReadFile(filepath.Join(filepath.Dir(file), d.File))
			if err != nil {
				t.Fatal(err)
			}
			doc := l.annotate(string(text))
			out = append(out, l.judge(doc, func(ch *extract.Chain, e kb.Entry) (ok, known bool) {
				n := 0
				for _, g := range gold.Entities {
					if g.Type == "PLACE" && ch.Type == extract.Place && slices.Contains(g.Documents, d.ID) && (g.Name == ch.Name || slices.Contains(g.Aliases, ch.Name)) {
						n++
						ok = e.Country == g.Country && (e.Kind == kb.KindCountry) == (g.Kind == "country")
					}
				}
				return ok, n == 1
			})...)
		}
	}
	return out
}

// judgeMeantime judges by the titles of DBpedia that the set gives.
func judgeMeantime(t *testing.T, eval bool) []judged {
	docs, events := readMeantime(t)
	half := evalHalf(events)
	b, err := os.ReadFile(filepath.Join(meantimeDir, "entities_mentions.json"))
	if err != nil {
		t.Fatal(err)
	}
	var ents []struct {
		goldMention
		Kind string `json:"mention_type"`
	}
	if err := json.Unmarshal(b, &ents); err != nil {
		t.Fatal(err)
	}
	titles := meantimeTitles(t)
	l := newLinker(t, nil)
	var out []judged
	for _, id := range sortedKeys(docs) {
		if half[id] != eval {
			continue
		}
		d := docs[id]
		gold := map[extract.Span]string{}
		for _, m := range ents {
			title := titles[m.Chain[strings.LastIndexByte(m.Chain, '_')+1:]]
			if m.Doc != id || title == "" || len(m.Tokens) == 0 {
				continue
			}
			first, last := d.at[[2]int{m.Sent, m.Tokens[0]}], d.at[[2]int{m.Sent, m.Tokens[len(m.Tokens)-1]}]
			gold[extract.Span{Start: first.Start, End: last.End}] = title
		}
		doc := l.annotate(d.text.String())
		out = append(out, l.judge(doc, func(ch *extract.Chain, e kb.Entry) (ok, known bool) {
			for _, mid := range ch.Mentions {
				for i := range doc.Mentions {
					m := &doc.Mentions[i]
					if title := gold[m.Span]; m.ID == mid && m.Form == extract.FormName && title != "" {
						return titled(l.base, e, title), true
					}
				}
			}
			return false, false
		})...)
	}
	return out
}

func meantimeTitles(t *testing.T) map[string]string {
	f, err := os.Open(filepath.Join(meantimeDir, "list_instances.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, row := range rows {
		if len(row) > 5 && strings.Contains(row[5], "dbpedia.org/") {
			out[row[0]] = strings.ReplaceAll(row[5][strings.LastIndexByte(row[5], '/')+1:], "_", " ")
		}
	}
	return out
}

// titled: the entry bears the title, and lies in what the title puts behind
// the comma ("Mobile, Alabama").
func titled(base *kb.Base, e kb.Entry, title string) bool {
	name, in, _ := strings.Cut(title, ", ")
	name, _, _ = strings.Cut(name, " (")
	bears := func(e kb.Entry, name string) bool {
		names := []string{e.Name}
		for _, a := range e.Aliases {
			if a.How != kb.HowDemonym {
				names = append(names, a.Text)
			}
		}
		return slices.ContainsFunc(names, func(s string) bool { return kb.Fold(s) == kb.Fold(name) })
	}
	if !bears(e, name) && !bears(e, title) {
		return false
	}
	for in != "" && e.Parent != "" {
		if e, _ = base.Entry(e.Parent); bears(e, in) {
			return true
		}
	}
	return in == "" || e.Type == extract.Organization
}

// judgeKN judges by the items of KnowledgeNet, with a base of its own names and
// with the embedded base alone, where that has an item.
func judgeKN(t *testing.T, fold func(int) bool) []judged {
	facts := readKNFolds(t, fold)
	var out []judged
	for k, l := range []*linker{newLinker(t, knBase(t, facts)), newLinker(t, nil)} {
		for i, group := range knPassages(facts) {
			if k == 1 && i%2 > 0 {
				continue // the embedded base has few of them: half shows as much
			}
			doc := l.annotate(group[0].Text)
			gold := map[string]string{} // mention -> item
			for _, f := range group {
				for _, s := range f.sides() {
					if s.qid == "" || !isName(s.text) {
						continue
					}
					if m, _ := knLinked(doc, knSpan(f.Text, s, f.Passage[0]), s.qid); m != nil && m.Form == extract.FormName {
						gold[m.ID] = s.qid
					}
				}
			}
			out = append(out, l.judge(doc, func(ch *extract.Chain, e kb.Entry) (ok, known bool) {
				items := slices.DeleteFunc(append([]string{e.Key}, e.Links...), func(s string) bool { return !strings.HasPrefix(s, "wikidata:") })
				for _, id := range ch.Mentions {
					if qid := gold[id]; qid != "" && len(items) > 0 {
						return slices.Contains(items, "wikidata:"+qid), true
					}
				}
				return false, false
			})...)
		}
	}
	return out
}

// writeWeights fits one regression per class and writes the table.
func writeWeights(t *testing.T, dev []judged) {
	byClass := map[string][]judged{}
	for _, j := range dev {
		byClass[j.Class] = append(byClass[j.Class], j)
	}
	var s strings.Builder
	s.WriteString("# Weights of logistic regressions, one a class of links: the probability that a link is right.\n" +
		"# Made by: go test ./extract/english -run LinkScore -weights\n# class")
	for _, f := range link.Features {
		s.WriteString(" " + f)
	}
	s.WriteString("\n")
	for _, class := range sortedKeys(byClass) {
		w := logistic(byClass[class])
		s.WriteString(class)
		for _, x := range w {
			fmt.Fprintf(&s, " %.3f", x)
		}
		s.WriteString("\n")
		right := 0
		for _, j := range byClass[class] {
			if j.right {
				right++
			}
		}
		t.Logf("%s: fitted on %d links, %d right", class, len(byClass[class]), right)
	}
	if err := os.WriteFile("../link/calibration.txt", []byte(s.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// logistic fits weights by Newton's method with a ridge, so that a feature that
// never varies stays at 0.
func logistic(data []judged) []float64 {
	const ridge = 2.0
	n := len(link.Features)
	w := make([]float64, n)
	for range 30 {
		h := make([][]float64, n) // the Hessian, and the gradient behind it
		for i := range h {
			h[i] = make([]float64, n+1)
			if i > 0 {
				h[i][i], h[i][n] = ridge, -ridge*w[i]
			} else {
				h[i][i] = 1e-6
			}
		}
		for _, j := range data {
			sum, y := 0.0, 0.0
			for k, x := range j.Values {
				sum += w[k] * x
			}
			if j.right {
				y = 1
			}
			p := 1 / (1 + math.Exp(-sum))
			for a, x := range j.Values {
				h[a][n] += (y - p) * x
				for b, z := range j.Values {
					h[a][b] += p * (1 - p) * x * z
				}
			}
		}
		for k, d := range solve(h) {
			w[k] += d
		}
	}
	return w
}

// solve solves a system of equations with its right side in the last column
// (Gauss, with the greatest pivot).
func solve(m [][]float64) []float64 {
	n := len(m)
	for c := range n {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[p][c]) {
				p = r
			}
		}
		m[c], m[p] = m[p], m[c]
		for r := range n {
			if r == c || m[c][c] == 0 {
				continue
			}
			f := m[r][c] / m[c][c]
			for k := c; k <= n; k++ {
				m[r][k] -= f * m[c][k]
			}
		}
	}
	out := make([]float64, n)
	for i := range out {
		if m[i][i] != 0 {
			out[i] = m[i][n] / m[i][i]
		}
	}
	return out
}
