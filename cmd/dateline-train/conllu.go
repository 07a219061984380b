package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// sentence of a CoNLL-U file: the columns that we use, ranges and empty nodes
// left out. Heads count from 0; a root's head is -1.
type sentence struct {
	doc                       string
	words, lemmas, tags, rels []string
	heads                     []int
	entity                    []string // Entity= of the last column
	spaced                    []bool
}

func readConllu(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sentence
	var s sentence
	doc := ""
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		text := sc.Text()
		if text == "" {
			if len(s.words) > 0 {
				s.doc = doc
				out = append(out, s)
			}
			s = sentence{}
			continue
		}
		if d, ok := strings.CutPrefix(text, "# newdoc id = "); ok {
			doc = d
		}
		if text[0] == '#' {
			continue
		}
		col := strings.Split(text, "\t")
		if len(col) < 10 {
			return nil, fmt.Errorf("%s:%d: %d columns", path, line, len(col))
		}
		if strings.ContainsAny(col[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(col[6])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: head %q", path, line, col[6])
		}
		s.words, s.lemmas, s.tags = append(s.words, col[1]), append(s.lemmas, col[2]), append(s.tags, col[4])
		s.heads, s.rels = append(s.heads, head-1), append(s.rels, col[7])
		entity := ""
		for part := range strings.SplitSeq(col[9], "|") {
			if e, ok := strings.CutPrefix(part, "Entity="); ok {
				entity = e
			}
		}
		s.entity = append(s.entity, entity)
		s.spaced = append(s.spaced, !strings.Contains(col[9], "SpaceAfter=No"))
	}
	if len(s.words) > 0 {
		s.doc = doc
		out = append(out, s)
	}
	return out, sc.Err()
}

func readAll(paths []string) ([]sentence, error) {
	var out []sentence
	for _, p := range paths {
		s, err := readConllu(p)
		if err != nil {
			return nil, err
		}
		out = append(out, s...)
	}
	return out, nil
}
