package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/kb"
	"dateline/extract/ontology"
	"dateline/extract/relation"
	"dateline/extract/source"
)

// relationGold is a report, or a cluster of them, with the relations that it states.
type relationGold struct {
	group string // what is held out together: a report, a cluster
	texts []string
	want  []goldLine
}

// goldLine is a relation: types that are as good, and names of both sides.
type goldLine struct {
	types           []string
	subject, object []string
	said            []passage // where a report says so; empty where gold does not tell
}

// passage is a stretch of a report of a cluster.
type passage struct {
	doc  int
	text string
}

// readRelationSentences reads a file of testdata/sentences.
func readRelationSentences(path string) ([]relationGold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []relationGold
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			out = append(out, relationGold{group: fmt.Sprintf("%s:%d", path, n), texts: []string{strings.ReplaceAll(line, " ¶ ", "\n\n")}})
		default:
			p := strings.Split(strings.TrimSpace(line), "|")
			if len(p) != 3 || len(out) == 0 {
				return nil, fmt.Errorf("%s:%d: want type | subject | object under a sentence", path, n)
			}
			g := &out[len(out)-1]
			g.want = append(g.want, goldLine{types: names(p[0]), subject: names(p[1]), object: names(p[2])})
		}
	}
	return out, sc.Err()
}

func names(s string) []string {
	out := strings.Split(s, "/")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// readRelationCluster reads a gold.json with its reports.
func readRelationCluster(path string) (relationGold, error) {
	out := relationGold{group: filepath.Dir(path)}
	b, err := os.ReadFile(path)
	if err != nil {
		return out, err
	}
	var g struct {
		Notice    string
		Documents []struct{ ID, File string }
		Entities  []struct {
			ID, Name                    string
			Aliases, Demonyms, Metonyms []string
		}
		Relations []struct {
			Subject, Predicate, Object string
			Evidence                   []struct{ Document, Text string } `json:"evidence_all"`
		}
	}
	if err := json.Unmarshal(b, &g); err != nil {
		return out, fmt.Errorf("%s: %w", path, err)
	}
	called := map[string][]string{}
	for _, e := range g.Entities {
		called[e.ID] = append(append(append([]string{e.Name}, e.Aliases...), e.Demonyms...), e.Metonyms...)
	}
	number := map[string]int{}
	for i, d := range g.Documents {
		number[d.ID] = i
	}
	for _, r := range g.Relations {
		l := goldLine{types: []string{r.Predicate}, subject: called[r.Subject], object: called[r.Object]}
		for _, e := range r.Evidence {
			l.said = append(l.said, passage{number[e.Document], e.Text})
		}
		out.want = append(out.want, l)
	}
	for _, d := range g.Documents {
		t, err := os.ReadFile(filepath.Join(filepath.Dir(path), d.File))
		if err != nil {
			return out, err
		}
		text, _, _ := strings.Cut(string(t), "[Fictional test material")
		out.texts = append(out.texts, text)
	}
	return out, nil
}

// labelledPair is a candidate with the classes that gold gives it.
type labelledPair struct {
	relation.Pair
	gold  []int // none of them: no relation
	group string
}

// relationData reads gold and gives the candidates of all of it.
func relationData(paths []string, notes io.Writer) ([]labelledPair, error) {
	en, err := english.New(english.Options{RulesOnly: true})
	if err != nil {
		return nil, err
	}
	o, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	st, err := relation.New(o, relation.RulesOnly)
	if err != nil {
		return nil, err
	}
	var out []labelledPair
	for _, p := range paths {
		var golds []relationGold
		if strings.HasSuffix(p, ".json") {
			g, err := readRelationCluster(p)
			if err != nil {
				return nil, err
			}
			golds = []relationGold{g}
		} else if golds, err = readRelationSentences(p); err != nil {
			return nil, err
		}
		total, met := 0, 0
		for i := range golds {
			pairs, n, err := label(en, st, &golds[i])
			if err != nil {
				return nil, err
			}
			out = append(out, pairs...)
			total += len(golds[i].want)
			met += n
		}
		fmt.Fprintf(notes, "%s: %d relations, %d of them between two candidates\n", p, total, met)
	}
	return out, nil
}

func label(en *english.English, st *relation.Stage, g *relationGold) ([]labelledPair, int, error) {
	var docs []*extract.Document
	for i, t := range g.texts {
		doc := source.FromText(t)
		doc.SourceID = fmt.Sprint("d", i+1)
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			return nil, 0, err
		}
		docs = append(docs, doc)
	}
	c := en.Merger.Merge(docs)
	byID := map[string][]string{}
	for _, e := range c.Entities {
		byID[e.ID] = append([]string{e.Name}, e.Aliases...)
	}
	var out []labelledPair
	used := map[int]bool{}
	for _, doc := range c.Documents {
		number := 0
		fmt.Sscanf(doc.SourceID, "d%d", &number)
		called := make([]map[string]bool, len(doc.Mentions))
		for i, m := range doc.Mentions {
			called[i] = map[string]bool{bareName(doc.Surface(m.Span)): true, bareName(doc.Text[m.Head.Start:m.Head.End]): true}
			for _, n := range byID[m.Entity] {
				called[i][bareName(n)] = true
			}
		}
		is := func(m int, list []string) bool {
			for _, n := range list {
				if called[m][bareName(n)] {
					return true
				}
			}
			return false
		}
		for _, p := range st.Pairs(doc, false) {
			lp := labelledPair{Pair: p, group: g.group}
			elsewhere := false
			for k, w := range g.want {
				here := w.saidIn(doc, p.Sentence, number-1)
				for _, t := range w.types {
					c := relation.ClassOf(t)
					if c == 0 {
						continue
					}
					if is(p.Subject, w.subject) && is(p.Object, w.object) || mutualType[t] && is(p.Subject, w.object) && is(p.Object, w.subject) {
						if !here {
							elsewhere = true
							continue
						}
						lp.gold = append(lp.gold, c)
						used[k] = true
					}
				}
			}
			if len(lp.gold) == 0 && elsewhere { // it holds, but the sentence may or may not say so
				continue
			}
			out = append(out, lp)
		}
	}
	return out, len(used), nil
}

// saidIn tells whether the sentence is one of those that state the relation.
func (l *goldLine) saidIn(doc *extract.Document, sentence, number int) bool {
	if len(l.said) == 0 {
		return true
	}
	s := doc.Sentences[sentence]
	lost := false
	for _, p := range l.said {
		if p.doc != number {
			continue
		}
		at := strings.Index(doc.Text, p.text)
		if at < 0 {
			lost = true
		} else if at < s.End && at+len(p.text) > s.Start {
			return true
		}
	}
	return lost
}

var mutualType = map[string]bool{"borders": true, "relative_of": true, "located_near": true, "allied_with": true, "fights": true, "opposes": false}

// bareName folds a name and takes its article off, as the measures do.
func bareName(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(kb.Fold(s), "'s"), " s")
	for _, art := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, art)
	}
	return s
}
