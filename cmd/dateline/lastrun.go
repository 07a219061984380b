package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// readRun reads the extract of a run: of the file that is named, else of the
// run's folder.
func readRun(file, out string) (*extract.Corpus, error) {
	path := cmp.Or(file, filepath.Join(out, extractFile))
	f, err := os.Open(path)
	if err != nil {
		hint := "dateline run REPORTS makes it; --out names another run's folder"
		if !errors.Is(err, os.ErrNotExist) {
			hint = ""
		}
		return nil, &hinted{err, hint}
	}
	defer f.Close()
	c, err := extract.ReadCorpus(bufio.NewReaderSize(f, 1<<20))
	if err != nil {
		return nil, &hinted{fmt.Errorf("%s: %w", path, err), "this command reads extracts: dateline run, or dateline extract -o FILE, makes one"}
	}
	if len(c.Entities) == 0 && len(c.Documents) > 0 {
		return nil, &hinted{fmt.Errorf("%s has no entities", path), "it was cut with --until before merge"}
	}
	return c, nil
}

// findEntities are the entities of that id, key or name, the most mentioned
// first; a main name goes before an alias.
func findEntities(c *extract.Corpus, what string) []*extract.Entity {
	var byName, byAlias []*extract.Entity
	want := kb.Fold(strings.TrimPrefix(strings.TrimPrefix(what, "the "), "The "))
	for i := range c.Entities {
		e := &c.Entities[i]
		if e.ID == what || slices.ContainsFunc(e.Links, func(l extract.Link) bool { return l.KB+":"+l.ID == what }) {
			return []*extract.Entity{e}
		}
		same := func(s string) bool { return kb.Fold(strings.TrimPrefix(s, "the ")) == want }
		switch {
		case want == "":
		case same(e.Name):
			byName = append(byName, e)
		case slices.ContainsFunc(e.Aliases, same):
			byAlias = append(byAlias, e)
		}
	}
	if len(byName) == 0 {
		byName = byAlias
	}
	slices.SortFunc(byName, mostMentioned)
	return byName
}

func mostMentioned(a, b *extract.Entity) int {
	return cmp.Or(cmp.Compare(len(b.Mentions), len(a.Mentions)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

// told is an entity in one report: the chain of its mentions.
type told struct {
	doc   *extract.Document
	chain *extract.Chain
	refs  []*extract.Mention
}

// tellings are the chains of an entity, in the order of the reports.
func tellings(docs map[string]*extract.Document, e *extract.Entity) []told {
	var out []told
	at := map[[2]string]int{}
	for _, r := range e.Mentions {
		doc := docs[r[0]]
		if doc == nil {
			continue
		}
		m := doc.Mention(r[1])
		if m == nil {
			continue
		}
		k := [2]string{doc.ID, m.Chain}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			t := told{doc: doc}
			for j := range doc.Chains {
				if doc.Chains[j].ID == m.Chain {
					t.chain = &doc.Chains[j]
				}
			}
			out = append(out, t)
		}
		out[i].refs = append(out[i].refs, m)
	}
	return out
}

func docsByID(c *extract.Corpus) map[string]*extract.Document {
	out := make(map[string]*extract.Document, len(c.Documents))
	for _, d := range c.Documents {
		out[d.ID] = d
	}
	return out
}
