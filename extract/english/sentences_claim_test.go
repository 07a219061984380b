package english_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/extract"
)

// speaks tells whether the claim's source is called so: by name or by the last
// word of its phrase ("two diplomats", "diplomats").
func (r reading) speaks(c *extract.Claim, names string) bool {
	if c.Source != "" && r.called(c.Source, names) {
		return true
	}
	if strings.TrimSpace(names) == "" {
		return c.Source == "" && c.SourceSpan.IsZero()
	}
	if c.Source == "" && c.SourceSpan.IsZero() && slices.Contains(strings.Split(names, "/"), "report") {
		return true // the text itself
	}
	said := strings.Fields(bare(r.doc.Text[c.SourceSpan.Start:c.SourceSpan.End]))
	if c.Source != "" {
		said = strings.Fields(bare(r.words(c.Source)))
	}
	for n := range strings.SplitSeq(names, "/") {
		if f := strings.Fields(bare(n)); len(said) > 0 && len(f) > 0 && said[len(said)-1] == f[len(f)-1] {
			return true
		}
	}
	return false
}

// stands tells whether the stance is one of the list; a confirmation asserts.
func stands(list, stance string) bool {
	for s := range strings.SplitSeq(list, "/") {
		if s == stance || s == "asserts" && stance == "confirms" || s == "confirms" && stance == "asserts" {
			return true
		}
	}
	return false
}

// Claims of single sentences: who says what, and how he stands to it.
func TestSentencesClaims(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "sentences", "claims*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences: %v", err)
	}
	for i := range files {
		files[i] = filepath.Base(files[i])
	}
	for _, name := range elsewhere(files) {
		t.Run(filepath.Base(name), func(t *testing.T) { claimsOf(t, name) })
	}
}

// claimsOf measures the claims of one file of sentences.
func claimsOf(t *testing.T, name string) {
	file := readSentences(t, name)
	var gold, found, sources, full, sys, right int
	for _, c := range file.cases {
		r := read(t, c.text)
		var faults []string
		good := make([]bool, len(r.doc.Claims))
		for _, w := range c.want {
			if len(w.parts) != 3 {
				t.Fatalf("%s:%d: want stance | source | content", name, w.line)
			}
			gold++
			var told, named, all bool
			for i := range r.doc.Claims {
				cl := &r.doc.Claims[i]
				content := r.doc.Text[cl.Content.Start:cl.Content.End]
				in := false
				for words := range strings.SplitSeq(w.parts[2], "/") {
					in = in || strings.Contains(strings.ToLower(content), strings.ToLower(words))
				}
				if !in {
					continue
				}
				told = true
				if r.speaks(cl, w.parts[1]) {
					named, good[i] = true, true
					all = all || stands(w.parts[0], cl.Stance)
				}
			}
			found, sources, full = found+one(told), sources+one(named), full+one(all)
			if !all {
				faults = append(faults, fmt.Sprintf("missed %s (found %v, source %v)", w.text, told, named))
			}
		}
		for i, cl := range r.doc.Claims {
			if cl.Source == "" && cl.SourceSpan.End == 0 {
				continue
			}
			sys++
			if good[i] {
				right++
				continue
			}
			faults = append(faults, fmt.Sprintf("wrong: %s | %s | %s", cl.Stance, r.doc.Text[cl.SourceSpan.Start:cl.SourceSpan.End], r.doc.Text[cl.Content.Start:cl.Content.End]))
		}
		if len(faults) > 0 && !file.unread {
			t.Logf("%d: %s\n  %s", c.line, c.text, strings.Join(faults, "\n  "))
		}
	}
	holds(t, file, map[string]float64{
		"found": percent(found, gold), "source": percent(sources, gold), "full": percent(full, gold), "P": percent(right, sys),
	})
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
