package score

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/tabwriter"
	"time"

	"dateline/extract"
)

// Annotator is what can be measured: a Pipeline or a single stage.
type Annotator interface {
	Annotate(ctx context.Context, doc *extract.Document) error
}

// Layers are the names of the layers that Layer measures.
var Layers = []string{"tokens", "sentences", "tags", "trees", "names"}

// ErrLayer means that the name of the layer is not known, or that the file
// does not hold it.
var ErrLayer = errors.New("layer")

// LayerOptions say how to measure a layer.
type LayerOptions struct {
	// GoldTokens hands the gold sentences and tokens to the annotator (for
	// trees and names nothing else), which must not tokenise then; see Given.
	// Without it the annotator gets raw text, and tokens are matched by span.
	GoldTokens bool
	// Errors, when it is set, is called for each gold item that was missed
	// ("-") and each wrong one ("+").
	Errors func(doc *extract.Document, sign string, span extract.Span, label string)
}

// Row is the count for one type.
type Row struct {
	Name           string
	Gold, Got, Hit int
}

// PRF are precision, recall and F in percent.
func (r Row) PRF() (p, rec, f float64) {
	p, rec, f = prf(r.Hit, r.Got, r.Hit, r.Gold)
	return 100 * p, 100 * rec, 100 * f
}

// Table is the outcome: first the whole, then the types, most frequent first.
type Table struct {
	Layer  string
	File   string
	Gold   bool // gold tokens were given
	Rows   []Row
	Words  int // tokens of the gold file
	Took   time.Duration
	Failed int // documents on which the annotator failed
}

// Row finds a row by name; a zero Row if there is none.
func (t Table) Row(name string) Row {
	for _, r := range t.Rows {
		if r.Name == name {
			return r
		}
	}
	return Row{Name: name}
}

// Write prints the table.
func (t Table) Write(w io.Writer) error {
	mode := "raw text"
	if t.Gold {
		mode = "gold tokens"
	}
	speed := 0.0
	if t.Took > 0 {
		speed = float64(t.Words) / t.Took.Seconds()
	}
	fmt.Fprintf(w, "%s of %s, %s: %d words, %.0f words/s\n", t.Layer, filepath.Base(t.File), mode, t.Words, speed)
	if t.Failed > 0 {
		fmt.Fprintf(w, "%d documents failed\n", t.Failed)
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "\tP\tR\tF\tgold\tgot\t")
	for _, r := range t.Rows {
		p, rec, f := r.PRF()
		fmt.Fprintf(tw, "%s\t%.1f\t%.1f\t%.1f\t%d\t%d\t\n", r.Name, p, rec, f, r.Gold, r.Got)
	}
	return tw.Flush()
}

func (t Table) String() string {
	var b strings.Builder
	_ = t.Write(&b)
	return b.String()
}

// ReadGold reads a gold file by its ending: .conllu, or names in IOB.
func ReadGold(file string) ([]*extract.Document, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if filepath.Ext(file) == ".conllu" {
		return ReadCoNLLU(file, f)
	}
	return ReadIOB(file, f)
}

// Layer measures one layer of an annotator against a gold file.
func Layer(ctx context.Context, layer, file string, a Annotator, opt LayerOptions) (Table, error) {
	compare, ok := compares[layer]
	if !ok {
		return Table{}, fmt.Errorf("%w %q: there are %s", ErrLayer, layer, strings.Join(Layers, ", "))
	}
	gold, err := ReadGold(file)
	if err != nil {
		return Table{}, err
	}
	t := Table{Layer: layer, File: file, Gold: opt.GoldTokens}
	c := counts{rows: map[string]*Row{}, report: opt.Errors}
	for _, g := range gold {
		doc := &extract.Document{ID: g.ID, Path: g.Path, Text: g.Text}
		if opt.GoldTokens {
			doc.Sentences = append(doc.Sentences, g.Sentences...)
			for _, tok := range g.Tokens {
				doc.Tokens = append(doc.Tokens, extract.Token{Span: tok.Span, Head: -1})
			}
		}
		begin := time.Now()
		err := a.Annotate(ctx, doc)
		t.Took += time.Since(begin)
		t.Words += len(g.Tokens)
		if err != nil {
			if cerr := ctx.Err(); cerr != nil {
				return t, cerr
			}
			t.Failed++
		}
		c.doc = doc
		compare(&c, g, doc)
	}
	t.Rows = c.sorted()
	if len(t.Rows) == 0 || t.Rows[0].Gold == 0 {
		return t, fmt.Errorf("%w %q: %s has none", ErrLayer, layer, file)
	}
	return t, nil
}

// Given is a stage that does nothing and vouches for layers that are there
// already, to begin a pipeline that is measured on gold tokens:
//
//	extract.NewPipeline(score.Given(extract.LayerTokens), tagger, parser)
func Given(layers ...extract.Layer) extract.Stage { return given(layers) }

type given []extract.Layer

func (given) Name() string                                      { return "given" }
func (given) Requires() []extract.Layer                         { return nil }
func (g given) Provides() []extract.Layer                       { return g }
func (given) Annotate(context.Context, *extract.Document) error { return nil }

// counts gathers hits by type.
type counts struct {
	rows   map[string]*Row
	doc    *extract.Document
	report func(*extract.Document, string, extract.Span, string)
}

func (c *counts) row(name string) *Row {
	r := c.rows[name]
	if r == nil {
		r = &Row{Name: name}
		c.rows[name] = r
	}
	return r
}

// whole comes before all types in a table.
var whole = map[string]int{"all": -3, "UAS": -2, "LAS": -1, "ends": -1}

func (c *counts) sorted() []Row {
	var out []Row
	for _, r := range c.rows {
		out = append(out, *r)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if wa, wb := whole[a.Name], whole[b.Name]; wa != wb {
			return wa < wb
		}
		if a.Gold != b.Gold {
			return a.Gold > b.Gold
		}
		return a.Name < b.Name
	})
	return out
}

// item is a labelled span.
type item struct {
	extract.Span
	label string
}

// match counts equal items under the row of the whole and, when types is set,
// under their labels.
func (c *counts) match(total string, gold, got []item, types bool) {
	left := map[item]int{}
	for _, x := range gold {
		left[x]++
		c.row(total).Gold++
		if types {
			c.row(x.label).Gold++
		}
	}
	for _, x := range got {
		c.row(total).Got++
		if types {
			c.row(x.label).Got++
		}
		if left[x] == 0 {
			if c.report != nil {
				c.report(c.doc, "+", x.Span, x.label)
			}
			continue
		}
		left[x]--
		c.row(total).Hit++
		if types {
			c.row(x.label).Hit++
		}
	}
	if c.report != nil {
		for _, x := range gold {
			if left[x] > 0 {
				left[x]--
				c.report(c.doc, "-", x.Span, x.label)
			}
		}
	}
}

var compares = map[string]func(c *counts, gold, got *extract.Document){
	"tokens": func(c *counts, gold, got *extract.Document) {
		c.match("all", tokenItems(gold, nil), tokenItems(got, nil), false)
	},
	"sentences": func(c *counts, gold, got *extract.Document) {
		c.match("all", sentenceItems(gold, false), sentenceItems(got, false), false)
		report := c.report
		c.report = nil
		c.match("ends", sentenceItems(gold, true), sentenceItems(got, true), false)
		c.report = report
	},
	"tags": func(c *counts, gold, got *extract.Document) {
		tag := func(doc *extract.Document, i int) string { return doc.Tokens[i].Tag }
		c.match("all", tokenItems(gold, tag), tokenItems(got, tag), true)
	},
	"trees": compareTrees,
	"names": func(c *counts, gold, got *extract.Document) {
		c.match("all", nameItems(gold), nameItems(got), true)
	},
}

func tokenItems(doc *extract.Document, label func(*extract.Document, int) string) []item {
	out := make([]item, len(doc.Tokens))
	for i, t := range doc.Tokens {
		out[i].Span = t.Span
		if label != nil {
			out[i].label = label(doc, i)
		}
	}
	return out
}

// sentenceItems are the sentences' spans, or their ends only.
func sentenceItems(doc *extract.Document, ends bool) []item {
	out := make([]item, len(doc.Sentences))
	for i, s := range doc.Sentences {
		out[i].Span = s.Span
		if ends {
			out[i].Start = s.End
		}
	}
	return out
}

func nameItems(doc *extract.Document) []item {
	var out []item
	for _, n := range doc.Names {
		if n.Type != extract.Misc {
			out = append(out, item{n.Span, string(n.Type)})
		}
	}
	return out
}

// compareTrees counts heads (UAS), heads with universal relation (LAS), and
// relations by name. A head is told by its span; a root is its own.
func compareTrees(c *counts, gold, got *extract.Document) {
	arc := func(doc *extract.Document, rel bool) []item {
		var out []item
		for i, t := range doc.Tokens {
			l := ""
			if h := t.Head; h >= 0 && h < len(doc.Tokens) && h != i {
				l = fmt.Sprint(doc.Tokens[h].Span)
			} else if h == i {
				l = "root"
			}
			if rel {
				l += " " + universal(t.Rel)
			}
			out = append(out, item{t.Span, l})
		}
		return out
	}
	report := c.report
	c.report = nil
	c.match("UAS", arc(gold, false), arc(got, false), false)
	c.report = report
	g, o := arc(gold, true), arc(got, true)
	c.match("LAS", g, o, false)
	// By relation: the arc is right and so is its label.
	right := map[item]bool{}
	for _, x := range g {
		right[x] = true
	}
	for _, t := range gold.Tokens {
		c.row(universal(t.Rel)).Gold++
	}
	for i, t := range got.Tokens {
		if t.Rel == "" {
			continue
		}
		r := c.row(universal(t.Rel))
		r.Got++
		if right[o[i]] {
			r.Hit++
		}
	}
}

// universal is a relation without its subtype.
func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
