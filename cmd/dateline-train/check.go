package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"dateline/extract/parse"
	"dateline/extract/tag"
)

// clause is a sentence of which only the words and arcs are gold that its
// meaning hangs on, see testdata/clauses/README.md.
type clause struct {
	words []string
	tags  []string // empty where any will do
	arcs  []arc
}

// arc wants one of deps under head (-1: the root) by the relation.
type arc struct {
	text string
	rel  string
	head int
	deps []int
}

// readClauses reads lines of the form
//
//	Rebels/NNS freed/VBD two priests . | nsubj freed Rebels | obj freed priests
func readClauses(path string) ([]clause, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []clause
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimSpace(sc.Text())
		if text == "" || text[0] == '#' {
			continue
		}
		parts := strings.Split(text, " | ")
		var c clause
		for _, w := range strings.Fields(parts[0]) {
			word, t, _ := strings.Cut(w, "/")
			c.words, c.tags = append(c.words, word), append(c.tags, t)
		}
		for _, p := range parts[1:] {
			a, err := c.arc(p)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, line, err)
			}
			c.arcs = append(c.arcs, a)
		}
		out = append(out, c)
	}
	return out, sc.Err()
}

// arc reads "obj|iobj told parliament", "nsubj met Mr.|Okello" (one of the words); a root has
// "-" for its head.
func (c *clause) arc(text string) (arc, error) {
	f := strings.Fields(text)
	if len(f) != 3 {
		return arc{}, fmt.Errorf("want \"relation head dependent\", got %q", text)
	}
	a := arc{text: text, rel: f[0], head: -1}
	if f[1] != "-" {
		if a.head = slices.Index(c.words, f[1]); a.head < 0 {
			return a, fmt.Errorf("no word %q", f[1])
		}
	}
	for d := range strings.SplitSeq(f[2], "|") {
		i := slices.Index(c.words, d)
		if i < 0 {
			return a, fmt.Errorf("no word %q", d)
		}
		a.deps = append(a.deps, i)
	}
	return a, nil
}

// clauseScore counts gold words and arcs, those got right, and sentences
// without a fault.
type clauseScore struct{ tags, tagsRight, arcs, arcsRight, whole, sentences int }

func (s clauseScore) String() string {
	p := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("tags %.1f of %d, arcs %.1f of %d, whole %.1f of %d", p(s.tagsRight, s.tags), s.tags, p(s.arcsRight, s.arcs), s.arcs, p(s.whole, s.sentences), s.sentences)
}

// scoreClauses tags and parses; misses go to show.
func scoreClauses(t *tag.Tagger, p *parse.Parser, in []clause, show io.Writer) clauseScore {
	var sc clauseScore
	for _, c := range in {
		tags := t.Words(c.words)
		heads, rels := p.Words(c.words, tags)
		var wrong []string
		for i, g := range c.tags {
			if g == "" {
				continue
			}
			if sc.tags++; tags[i] == g {
				sc.tagsRight++
			} else {
				wrong = append(wrong, c.words[i]+"/"+tags[i])
			}
		}
		for _, a := range c.arcs {
			sc.arcs++
			if slices.ContainsFunc(a.deps, func(d int) bool { return heads[d] == a.head && slices.Contains(strings.Split(a.rel, "|"), rels[d]) }) {
				sc.arcsRight++
			} else {
				wrong = append(wrong, a.text)
			}
		}
		if sc.sentences++; len(wrong) == 0 {
			sc.whole++
		} else {
			fmt.Fprintf(show, "%s\n    %s\n", strings.Join(c.words, " "), strings.Join(wrong, "; "))
		}
	}
	return sc
}

// runCheck scores models on treebanks (.conllu) and files of clauses.
func runCheck(o options, notes io.Writer) error {
	t, p, careful, err := o.judges()
	if err != nil {
		return err
	}
	show := io.Discard
	if o.show {
		show = notes
	}
	for _, path := range o.test {
		if strings.HasSuffix(path, ".conllu") {
			test, err := readConllu(path)
			if err != nil {
				return err
			}
			tags, lemmas := scoreTags(t, test)
			fmt.Fprintf(notes, "%s: tags %.2f lemmas %.2f\n  fast    %v\n  careful %v\n", path, tags, lemmas, scoreTrees(t, p, test, false), scoreTrees(t, careful, test, false))
			continue
		}
		in, err := readClauses(path)
		if err != nil {
			return err
		}
		fmt.Fprintf(notes, "%s\n  fast    %v\n", path, scoreClauses(t, p, in, show))
		fmt.Fprintf(notes, "  careful %v\n", scoreClauses(t, careful, in, io.Discard))
	}
	return nil
}

// judges are the models of --judges (tagger, parser, parser from right to
// left), or the embedded ones where a file is not named.
func (o *options) judges() (t *tag.Tagger, p, careful *parse.Parser, err error) {
	var files [3][]byte
	for i, path := range o.given {
		if i < len(files) && path != "-" {
			if files[i], err = os.ReadFile(path); err != nil {
				return nil, nil, nil, err
			}
		}
	}
	if t, err = tag.New(); err == nil && files[0] != nil {
		t, err = tag.Read(bytes.NewReader(files[0]))
	}
	if err != nil {
		return nil, nil, nil, err
	}
	if p, err = parse.New(); err == nil && files[1] != nil {
		p, err = parse.Read(bytes.NewReader(files[1]))
	}
	if err != nil {
		return nil, nil, nil, err
	}
	if careful, err = parse.NewCareful(); err == nil && (files[1] != nil || files[2] != nil) {
		back := files[2]
		if back == nil {
			if back, err = os.ReadFile("extract/parse/parse-careful.model"); err != nil {
				return nil, nil, nil, err
			}
		}
		careful, err = p.With(bytes.NewReader(back))
	}
	return t, p, careful, err
}
