package tokenize_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/tokenize"
)

// goldDoc is the raw text of one document of a treebank (paragraphs parted by
// blank lines, sentences of a paragraph by a space) with its gold spans.
type goldDoc struct {
	text      strings.Builder
	tokens    []extract.Span
	sentences []extract.Span
}

// readTreebank rebuilds raw text from CoNLL-U.
func readTreebank(t *testing.T, path string) []*goldDoc {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no treebank: %v", err)
	}
	defer f.Close()
	var docs []*goldDoc
	var d *goldDoc
	space, start, skip := false, -1, ""
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		l := sc.Text()
		switch {
		case strings.HasPrefix(l, "# newdoc"):
			d = &goldDoc{}
			docs = append(docs, d)
			space = false
		case strings.HasPrefix(l, "# newpar"):
			if d.text.Len() > 0 {
				d.text.WriteString("\n\n")
			}
			space = false
		case l == "":
			if start >= 0 {
				d.sentences = append(d.sentences, extract.Span{Start: start, End: d.text.Len()})
			}
			start = -1
		}
		c := strings.Split(l, "\t")
		if len(c) != 10 || strings.Contains(c[0], ".") {
			continue
		}
		if strings.Contains(c[0], "-") {
			// A multiword token: its words follow without spaces.
			skip = c[0][strings.Index(c[0], "-")+1:]
			if space {
				d.text.WriteByte(' ')
			}
			if start < 0 {
				start = d.text.Len()
			}
			space = !strings.Contains(c[9], "SpaceAfter=No")
			continue
		}
		if skip == "" && space {
			d.text.WriteByte(' ')
		}
		if start < 0 {
			start = d.text.Len()
		}
		at := d.text.Len()
		d.text.WriteString(c[1])
		d.tokens = append(d.tokens, extract.Span{Start: at, End: d.text.Len()})
		if skip == "" {
			space = !strings.Contains(c[9], "SpaceAfter=No")
		} else if skip == c[0] {
			skip = ""
		}
	}
	return docs
}

func f1(gold, got, hit int) float64 {
	return 200 * float64(hit) / float64(gold+got)
}

func count(gold, got []extract.Span) int {
	set := map[extract.Span]bool{}
	for _, s := range gold {
		set[s] = true
	}
	n := 0
	for _, s := range got {
		if set[s] {
			n++
		}
	}
	return n
}

// ends are the spans' ends: the measure of boundaries.
func ends(spans []extract.Span) []extract.Span {
	var out []extract.Span
	for _, s := range spans {
		out = append(out, extract.Span{Start: s.End})
	}
	return out
}

func scoreTreebank(t *testing.T, name string, show int) (tokens, sentences, boundaries float64) {
	docs := readTreebank(t, filepath.Join("..", "..", "..", "shared", "data", "treebank", name))
	tk := tokenize.New(tokenize.WholeBlocks())
	var g, o, h, sg, so, sh, bh int
	for _, d := range docs {
		doc := &extract.Document{Text: d.text.String()}
		if err := tk.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		var toks, sents []extract.Span
		for _, x := range doc.Tokens {
			toks = append(toks, x.Span)
		}
		for _, x := range doc.Sentences {
			sents = append(sents, x.Span)
		}
		g, o, h = g+len(d.tokens), o+len(toks), h+count(d.tokens, toks)
		sg, so, sh = sg+len(d.sentences), so+len(sents), sh+count(d.sentences, sents)
		bh += count(ends(d.sentences), ends(sents))
		if show > 0 {
			showDiff(doc.Text, d.sentences, sents, os.Getenv("DIFF") == "s")
			showDiff(doc.Text, d.tokens, toks, os.Getenv("DIFF") == "t")
		}
	}
	return f1(g, o, h), f1(sg, so, sh), f1(sg, so, bh)
}

func showDiff(text string, gold, got []extract.Span, on bool) {
	if !on {
		return
	}
	gs, os := map[extract.Span]bool{}, map[extract.Span]bool{}
	for _, s := range gold {
		gs[s] = true
	}
	for _, s := range got {
		os[s] = true
	}
	for _, s := range gold {
		if !os[s] {
			fmt.Printf("- %s\n", text[s.Start:s.End])
		}
	}
	for _, s := range got {
		if !gs[s] {
			fmt.Printf("+ %s\n", text[s.Start:s.End])
		}
	}
}

// The bars that the project set for raw text of the web treebank.
func TestTreebank(t *testing.T) {
	name := os.Getenv("TREEBANK")
	if name == "" {
		name = "en_ewt-ud-test.conllu"
	}
	show := 0
	if os.Getenv("DIFF") != "" {
		show = 1
	}
	tok, sent, ends := scoreTreebank(t, name, show)
	t.Logf("%s: tokens F %.2f, sentence spans F %.2f, sentence ends F %.2f", name, tok, sent, ends)
	if tok < 98 || ends < 94 {
		t.Errorf("tokens F %.2f (want 98), sentence ends F %.2f (want 94)", tok, ends)
	}
}
