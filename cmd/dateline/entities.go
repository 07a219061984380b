package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/merge"
)

func entitiesCommand(e *env) *cli.Command {
	return &cli.Command{Name: "entities", Usage: "the entities of the last run; --unresolved for those to look at", ArgsUsage: "[EXTRACT]",
		Description: "With --unresolved: what no knowledge base knows or what was linked with doubt, the most mentioned first, with the\n" +
			"runner-up, entities of like names, and lines for the file of decisions (--decisions of run and extract).",
		Flags: []cli.Flag{outFlag(), &cli.BoolFlag{Name: "unresolved", Usage: "those to look at, with lines to decide"},
			&cli.StringFlag{Name: "type", Usage: "person, place or organization only"},
			&cli.IntFlag{Name: "limit", Usage: "`N` entities at most; 0 = all"},
			&cli.BoolFlag{Name: "json", Usage: "as JSON Lines"}},
		Action: func(c *cli.Context) error { return runEntities(e, c) }}
}

func runEntities(e *env, c *cli.Context) error {
	typ := extract.Type(strings.ToUpper(c.String("type")))
	switch {
	case c.NArg() > 1:
		return &usageError{"entities reads one extract", "dateline entities dateline-out/extract.jsonl"}
	case typ != "" && typ != extract.Person && typ != extract.Place && typ != extract.Organization:
		return &usageError{fmt.Sprintf("--type is person, place or organization, not %q", c.String("type")), ""}
	}
	corpus, err := readRun(c.Args().First(), c.String("out"))
	if err != nil {
		return err
	}
	list := listEntities(corpus, typ, c.Bool("unresolved"))
	all := len(list)
	if n := c.Int("limit"); n > 0 && n < all {
		list = list[:n]
	}
	switch {
	case c.Bool("json"):
		enc := json.NewEncoder(e.out)
		enc.SetEscapeHTML(false)
		for i := range list {
			if err := enc.Encode(&list[i]); err != nil {
				return err
			}
		}
	case c.Bool("unresolved"):
		for i := range list {
			list[i].print(e.out)
		}
	default:
		if err := printEntities(e.out, list); err != nil {
			return err
		}
	}
	e.note("%d of %d entit%s", len(list), all, map[bool]string{true: "y", false: "ies"}[all == 1])
	return nil
}

// listed is an entity as the command shows it.
type listed struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	Kind     string   `json:"kind,omitempty"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases,omitempty"`
	Country  string   `json:"country,omitempty"`
	Mentions int      `json:"mentions"`
	Reports  int      `json:"reports"`
	Links    []string `json:"links,omitempty"`
	Score    float64  `json:"score,omitempty"` // of the first link, the least of all reports
	Decided  []string `json:"decided,omitempty"`
	// Why it is to be looked at: nil, doubt.
	Why       string              `json:"why,omitempty"`
	RunnerUp  *extract.Considered `json:"runner_up,omitempty"`
	Alike     []alike             `json:"alike,omitempty"`
	Decisions []string            `json:"decisions,omitempty"` // lines ready for the file
}

// alike is another entity with a name like it.
type alike struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Mentions int    `json:"mentions"`
}

// doubt is the score of a link under which it is worth a look.
const doubt = 0.6

func listEntities(c *extract.Corpus, typ extract.Type, unresolved bool) []listed {
	docs := docsByID(c)
	var ents []*extract.Entity
	for i := range c.Entities {
		if e := &c.Entities[i]; !e.Anonymous && len(e.Mentions) > 0 && (typ == "" || e.Type == typ) {
			ents = append(ents, e)
		}
	}
	slices.SortFunc(ents, mostMentioned)
	var names *nameIndex
	if unresolved {
		names = indexNames(c)
	}
	var out []listed
	for _, e := range ents {
		l := newListed(docs, e)
		if unresolved {
			if l.Why == "" || len(e.Decided) > 0 {
				continue
			}
			l.Alike = names.alike(e)
			l.decisions()
		}
		out = append(out, l)
	}
	return out
}

func newListed(docs map[string]*extract.Document, e *extract.Entity) listed {
	l := listed{ID: e.ID, Type: string(e.Type), Kind: e.Kind, Name: e.Name, Aliases: e.Aliases, Country: e.Country, Mentions: len(e.Mentions), Decided: e.Decided}
	reports := map[string]bool{}
	for _, x := range e.Links {
		l.Links = append(l.Links, x.KB+":"+x.ID)
	}
	for _, t := range tellings(docs, e) {
		reports[t.doc.ID] = true
		if t.chain == nil {
			continue
		}
		if len(t.chain.Links) > 0 && (l.Score == 0 || t.chain.Links[0].Score < l.Score) {
			l.Score = t.chain.Links[0].Score
		}
		for _, x := range t.chain.Considered {
			if !slices.Contains(l.Links, x.KB+":"+x.ID) && (l.RunnerUp == nil || x.Score > l.RunnerUp.Score) {
				l.RunnerUp = &x
			}
		}
	}
	l.Reports = len(reports)
	switch {
	case len(e.Links) == 0:
		l.Why = "nil"
	case l.Score > 0 && l.Score < doubt:
		l.Why = "doubt"
	}
	return l
}

// decisions are the lines that a reader may want.
func (l *listed) decisions() {
	me := merge.QuoteName(l.Name)
	for _, a := range l.Alike {
		other := merge.QuoteName(a.Name)
		if kb.Fold(a.Name) == kb.Fold(l.Name) {
			me, other = l.ID, a.ID
		}
		if a.Mentions > l.Mentions {
			me, other = other, me
		}
		l.Decisions = append(l.Decisions, "same "+me+" = "+other)
		me = merge.QuoteName(l.Name)
	}
	if l.RunnerUp != nil {
		l.Decisions = append(l.Decisions, "link "+me+" = "+l.RunnerUp.KB+":"+l.RunnerUp.ID)
	}
	if l.Why == "doubt" {
		l.Decisions = append(l.Decisions, "unlink "+me)
	}
	if len(l.Decisions) == 0 {
		l.Decisions = append(l.Decisions, "# link "+me+" = base:id")
	}
}

func (l *listed) print(w io.Writer) {
	what := strings.ToLower(l.Type)
	for _, s := range []string{l.Kind, l.Country} {
		if s != "" {
			what += ", " + s
		}
	}
	fmt.Fprintf(w, "%s (%s)  %d mention%s in %d report%s  %s\n", l.Name, what, l.Mentions, plural(l.Mentions), l.Reports, plural(l.Reports), l.ID)
	if l.Why == "doubt" {
		fmt.Fprintf(w, "  taken for %s with score %.2f\n", join(l.Links), l.Score)
	}
	if r := l.RunnerUp; r != nil {
		fmt.Fprintf(w, "  runner-up %s:%s %s (%s), score %.2f\n", r.KB, r.ID, r.Name, strings.TrimSpace(r.Kind+" "+r.Country), r.Score)
	}
	for _, a := range l.Alike {
		fmt.Fprintf(w, "  like %s, %d mention%s, %s\n", a.Name, a.Mentions, plural(a.Mentions), a.ID)
	}
	for _, d := range l.Decisions {
		fmt.Fprintf(w, "    %s\n", d)
	}
}

func printEntities(w io.Writer, list []listed) error {
	tw := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(tw, "mentions\treports\ttype\tname\tlinks\tid")
	for i := range list {
		l := &list[i]
		what := strings.ToLower(l.Type)
		if l.Kind != "" && l.Kind != what {
			what += ", " + l.Kind
		}
		links := join(l.Links)
		if links == "" {
			links = "-"
		}
		fmt.Fprintf(tw, "%d\t%d\t%s\t%s\t%s\t%s\n", l.Mentions, l.Reports, what, extract.Clip(l.Name, 60), links, l.ID)
	}
	return tw.Flush()
}
