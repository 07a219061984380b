package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
)

func explainCommand(e *env) *cli.Command {
	return &cli.Command{Name: "explain", Usage: "why an entity is what it is: its candidates, what was counted, and where it is named", ArgsUsage: "ENTITY",
		Description: "ENTITY is an id (e_...), a key of a knowledge base (geonames:1138336) or a name. Reads the last run's extract.\n" +
			"  dateline explain Tripoli\n  dateline explain --json e_geonames_2210247",
		Flags: []cli.Flag{outFlag(), &cli.StringFlag{Name: "extract", Usage: "an extract `FILE` instead of the last run's"},
			&cli.IntFlag{Name: "sentences", Usage: "`N` sentences of a report at most; 0 = all", Value: 3},
			&cli.BoolFlag{Name: "json", Usage: "as JSON"}},
		Action: func(c *cli.Context) error {
			what := strings.Join(c.Args().Slice(), " ")
			if what == "" {
				return &usageError{"which entity?", "dateline explain Tripoli; \"dateline entities\" lists them"}
			}
			corpus, err := readRun(c.String("extract"), c.String("out"))
			if err != nil {
				return err
			}
			found := findEntities(corpus, what)
			if len(found) == 0 {
				return &hinted{fmt.Errorf("no entity %q in this run", what), "dateline entities lists them"}
			}
			for _, other := range found[1:] {
				e.note("also of that name: %s %s (%s), %d mention%s", other.ID, other.Name, strings.ToLower(string(other.Type)), len(other.Mentions), plural(len(other.Mentions)))
			}
			x := explain(corpus, found[0], c.Int("sentences"))
			if c.Bool("json") {
				return json.NewEncoder(e.out).Encode(x)
			}
			x.print(e.out)
			return nil
		}}
}

// explanation is what is known of how an entity came about.
type explanation struct {
	Entity  extract.Entity  `json:"entity"`
	Reports []explainReport `json:"reports"`
	header  extract.Header
}

// explainReport is one chain of the entity.
type explainReport struct {
	Document string `json:"document"`
	Label    string `json:"label"`
	Chain    string `json:"chain,omitempty"`
	Name     string `json:"name,omitempty"`
	// Links are what link chose, with its runner-up; Considered all that it
	// weighed, with the points.
	Links      []extract.Link       `json:"links,omitempty"`
	Considered []extract.Considered `json:"considered,omitempty"`
	Mentions   int                  `json:"mentions"`
	Sentences  []explainSentence    `json:"sentences"`
}

type explainSentence struct {
	Mention string `json:"mention"`
	Form    string `json:"form"`
	Start   int    `json:"start"` // bytes of the document
	End     int    `json:"end"`
	Text    string `json:"text"` // the sentence, the mention in [ ]
}

// explain gathers, with most sentences of each report; 0 is all.
func explain(c *extract.Corpus, e *extract.Entity, most int) *explanation {
	x := &explanation{Entity: *e, header: c.Header}
	for _, t := range tellings(docsByID(c), e) {
		r := explainReport{Document: t.doc.ID, Label: label(t.doc), Mentions: len(t.refs)}
		if t.chain != nil {
			r.Chain, r.Name, r.Links, r.Considered = t.chain.ID, t.chain.Name, t.chain.Links, t.chain.Considered
		}
		for i, m := range t.refs {
			if most > 0 && i == most {
				break
			}
			r.Sentences = append(r.Sentences, explainSentence{m.ID, string(m.Form), m.Start, m.End, marked(t.doc, m)})
		}
		x.Reports = append(x.Reports, r)
	}
	return x
}

// marked is the sentence of a mention, on one line, the mention in brackets.
func marked(doc *extract.Document, m *extract.Mention) string {
	s := m.Span
	if i := doc.SentenceAt(m.Start); i >= 0 {
		s = doc.Sentences[i].Span
	}
	end := max(s.End, m.End)
	return extract.OneLine(doc.Text[s.Start:m.Start] + "[" + doc.Surface(m.Span) + "]" + doc.Text[m.End:end])
}

func (x *explanation) print(w io.Writer) {
	e := &x.Entity
	kinds := []string{strings.ToLower(string(e.Type))}
	for _, s := range []string{e.Kind, e.Country} {
		if s != "" {
			kinds = append(kinds, s)
		}
	}
	fmt.Fprintf(w, "%s (%s)  %s\n", e.Name, join(kinds), e.ID)
	if len(e.Aliases) > 0 {
		fmt.Fprintf(w, "  also: %s\n", join(e.Aliases))
	}
	for _, l := range e.Links {
		fmt.Fprintf(w, "  is %s:%s  %s\n", l.KB, l.ID, l.Reason)
	}
	if len(e.Links) == 0 {
		fmt.Fprintf(w, "  in no knowledge base (%s)\n", x.header.KB)
	}
	for _, d := range e.Decided {
		fmt.Fprintf(w, "  decided: %s\n", d)
	}
	for _, f := range e.Facts {
		fmt.Fprintf(w, "  %s %s (%s)\n", f.Type, f.Object, f.KB)
	}
	if len(x.Reports) == 0 {
		fmt.Fprintln(w, "  no report names it: it holds a place that one names")
	}
	for _, r := range x.Reports {
		r.print(w)
	}
}

// weighed tells whether the link is one of the candidates.
func (r *explainReport) weighed(l extract.Link) bool {
	return slices.ContainsFunc(r.Considered, func(c extract.Considered) bool { return c.KB == l.KB && c.ID == l.ID })
}

func (r *explainReport) print(w io.Writer) {
	fmt.Fprintf(w, "\n%s  %s, %d mention%s as %q\n", r.Label, r.Document, r.Mentions, plural(r.Mentions), r.Name)
	if len(r.Links) > 0 && !r.weighed(r.Links[0]) { // by name, or as the body of a state
		l := r.Links[0]
		fmt.Fprintf(w, "-> %s:%s %s, score %.2f: %s\n", l.KB, l.ID, l.Name, l.Score, l.Reason)
	}
	if len(r.Considered)+len(r.Links) == 0 {
		fmt.Fprintln(w, "  no candidate: no entry of its type bears the name")
	}
	for i, c := range r.Considered {
		mark := "  "
		if i == 0 && len(r.Links) > 0 && r.Links[0].KB == c.KB && r.Links[0].ID == c.ID {
			mark = "->"
		}
		what := c.Kind
		if c.Country != "" {
			what += " " + c.Country
		}
		fmt.Fprintf(w, "%s %s:%s %s (%s), score %.2f, %.2f points\n", mark, c.KB, c.ID, c.Name, strings.TrimSpace(what), c.Score, c.Points)
		for _, p := range c.Counted {
			fmt.Fprintf(w, "     %+6.2f  %s\n", p.Points, p.What)
		}
	}
	if len(r.Considered) > 0 && len(r.Links) == 0 {
		fmt.Fprintln(w, "   too few points for a link")
	}
	for _, s := range r.Sentences {
		fmt.Fprintf(w, "  %d: %s\n", s.Start, extract.Clip(s.Text, 240))
	}
	if n := r.Mentions - len(r.Sentences); n > 0 {
		fmt.Fprintf(w, "  ... and %d more (--sentences 0)\n", n)
	}
}
