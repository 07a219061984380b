package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract"
)

const outside = "../../../shared"

// planted makes an extract out of the gold itself, with a part of everything
// missing or wrong, so that every measure has something to count.
func planted(g *gold, seed uint64) *extract.Corpus {
	rnd := rand.New(rand.NewPCG(seed, 7))
	c := &extract.Corpus{}
	hash := map[string]string{}
	byID := map[string]*extract.Document{}
	offsets := map[string][]int{}
	for i, d := range g.docs {
		doc := &extract.Document{ID: fmt.Sprintf("d_%s_%d", g.Cluster, i), SourceID: d.ID, Text: d.Text}
		hash[d.ID], byID[d.ID] = doc.ID, doc
		var off []int
		for b := range d.Text {
			off = append(off, b)
		}
		offsets[d.ID] = append(off, len(d.Text))
		c.Documents = append(c.Documents, doc)
	}
	span := func(doc string, start int, text string, slack int) extract.Span {
		o := offsets[doc]
		end := start + utf8.RuneCountInString(text) + slack
		return extract.Span{Start: o[min(max(0, start), len(o)-1)], End: o[min(end, len(o)-1)]}
	}
	mention := func(doc *extract.Document, s extract.Span, typ, ent string) string {
		id := fmt.Sprintf("m%d", len(doc.Mentions)+1)
		doc.Mentions = append(doc.Mentions, extract.Mention{ID: id, Span: s, Type: extract.Type(typ), Form: extract.FormName, Entity: ent})
		return id
	}
	first := map[string]map[string]string{} // document, gold entity -> mention
	for _, doc := range c.Documents {
		first[doc.SourceID] = map[string]string{}
		for _, e := range g.Entities {
			for _, a := range e.Aliases {
				for _, s := range findWord(doc.Text, a) {
					if rnd.IntN(5) == 0 {
						continue
					}
					typ, ent := e.Type, "e_"+e.ID
					switch rnd.IntN(12) {
					case 0:
						typ = "PERSON"
					case 1:
						ent = "e_" + g.Entities[0].ID
					case 2:
						s.End = min(s.End+4, len(doc.Text))
						for !utf8.RuneStart(append([]byte(doc.Text), 0)[s.End]) {
							s.End++
						}
					}
					first[doc.SourceID][e.ID] = mention(doc, s, typ, ent)
				}
			}
		}
	}
	for _, e := range g.Entities {
		c.Entities = append(c.Entities, extract.Entity{ID: "e_" + e.ID, Type: extract.Type(e.Type), Name: e.Name, Aliases: e.Aliases[:len(e.Aliases)/2]})
	}
	for _, q := range append(append([]goldRelation{}, g.Relations...), g.Negative...) {
		for _, doc := range c.Documents {
			m := first[doc.SourceID]
			if a, b := m[q.Subject], m[q.Object]; a != "" && b != "" && rnd.IntN(4) > 0 {
				if rnd.IntN(6) == 0 {
					a, b = b, a
				}
				pol := []string{"positive", "positive", "positive", "negative"}[rnd.IntN(4)]
				doc.Relations = append(doc.Relations, extract.RelationMention{ID: fmt.Sprintf("r%d", len(doc.Relations)), Type: q.Predicate, Subject: a, Object: b, Polarity: pol})
			}
		}
	}
	for _, e := range g.Events {
		for _, t := range e.Triggers {
			if doc := byID[t.Document]; rnd.IntN(3) > 0 {
				v := extract.EventMention{ID: fmt.Sprintf("v%d", len(doc.Events)), Type: "x", Trigger: extract.Pair(span(t.Document, t.Start, t.Text, 0)), Event: fmt.Sprintf("ev_%s%d", e.ID, rnd.IntN(3))}
				for _, p := range e.Participants {
					if m := first[t.Document][p.Entity]; m != "" && rnd.IntN(3) > 0 {
						v.Arguments = append(v.Arguments, extract.Argument{Role: p.Role, Mention: m})
					}
				}
				if rnd.IntN(5) == 0 {
					v.Event = ""
				}
				doc.Events = append(doc.Events, v)
			}
		}
	}
	var made []extract.Ref
	for _, k := range g.Claims {
		if k.Start == nil || rnd.IntN(4) == 0 {
			made = append(made, extract.Ref{})
			continue
		}
		doc := byID[k.Document]
		cl := extract.Claim{ID: fmt.Sprintf("c%d", len(doc.Claims)), Stance: []string{k.Stance, "asserts"}[rnd.IntN(2)],
			Content: extract.Pair(span(k.Document, *k.Start, k.Evidence, rnd.IntN(9)-4)), Source: first[k.Document][k.Claimant]}
		if rnd.IntN(3) == 0 {
			cl.Cue = extract.Pair(span(k.Document, *k.Start-12, "said", 0))
		}
		if rnd.IntN(3) == 0 {
			cl.SourceSpan = extract.Pair(span(k.Document, *k.Start, "several words that may be it", 0))
		}
		doc.Claims = append(doc.Claims, cl)
		made = append(made, extract.Ref{doc.ID, cl.ID})
	}
	for i, p := range g.Contradictions {
		if a, b := made[p[0]], made[p[1]]; a[0] != "" && b[0] != "" && rnd.IntN(3) > 0 {
			c.Contradictions = append(c.Contradictions, extract.Contradiction{ID: fmt.Sprint("x", i), Claims: []extract.Ref{a, b}})
		}
	}
	for _, t := range g.Dates {
		if doc := byID[t.Document]; rnd.IntN(6) > 0 {
			x := extract.TimeExpr{ID: fmt.Sprintf("t%d", len(doc.Times)), Span: span(t.Document, t.Start, t.Text, rnd.IntN(3)), Type: "DATE"}
			if t.Value != nil {
				x.Earliest, x.Latest, _ = strings.Cut(*t.Value, "/")
				if x.Latest == "" {
					x.Value, x.Latest = *t.Value, x.Earliest
				}
			}
			if rnd.IntN(4) == 0 {
				x.Value, x.Latest = "P1D", "2030-01-01"
			}
			doc.Times = append(doc.Times, x)
		}
	}
	return c
}

// The outside scorer and this one give the same numbers on the same extracts.
func TestClustersAgreeWithOutsideScorer(t *testing.T) {
	script := filepath.Join(outside, "tools", "score_clusters.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	if _, err := os.Stat(script); err != nil {
		t.Skip("no outside scorer beside the checkout")
	}
	for _, dir := range []string{filepath.Join(outside, "gold"), "../../testdata/corpus"} {
		if m, _ := filepath.Glob(filepath.Join(dir, "c*", "gold.json")); len(m) == 0 {
			continue
		}
		for seed := range uint64(3) {
			compare(t, python, script, dir, seed)
		}
	}
}

func compare(t *testing.T, python, script, dir string, seed uint64) {
	all, err := readGold(dir)
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]*gold{}
	for _, g := range all {
		byName[g.Cluster] = g
	}
	out := t.TempDir()
	rep, err := Clusters(dir, func(name string, docs []GoldDoc) (*extract.Corpus, error) {
		c := planted(byName[name], seed)
		var b bytes.Buffer
		if err := extract.NewEncoder(&b).Corpus(c); err != nil {
			return nil, err
		}
		return c, os.WriteFile(filepath.Join(out, name+".extract.jsonl"), b.Bytes(), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := exec.Command(python, script, "score", dir, out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	b, err := os.ReadFile(filepath.Join(out, "scores.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]map[string]float64
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	for layer, figures := range want {
		for name, v := range figures {
			if got := rep.Figure(layer, name); math.Abs(got-v) > 1e-9 {
				t.Errorf("%s, seed %d: %s %s = %v, outside %v", dir, seed, layer, name, got, v)
			}
		}
	}
	if rep.Figure(merges, "gold") == 0 || rep.Figure(arguments, "gold") == 0 {
		t.Errorf("%s: nothing counted for pairs or arguments", dir)
	}
	var table bytes.Buffer
	if err := rep.Print(&table); err != nil {
		t.Fatal(err)
	}
	if testing.Verbose() && seed == 0 {
		t.Log(table.String())
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"The Órgão’s": "orgao", "an A-B – C": "a b c", " “Kızıl” ": "kizil", "Theatre": "theatre", "ﬁne": "fine",
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}
