package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/graph"
)

// listFlags are those of the commands that list what is in an extract.
func listFlags(more ...cli.Flag) []cli.Flag {
	return append(more, outFlag(),
		&cli.BoolFlag{Name: "json", Usage: "as JSON Lines, with ids and offsets"},
		&cli.BoolFlag{Name: "csv", Usage: "as CSV"},
		&cli.IntFlag{Name: "limit", Usage: "`N` rows at most; 0 = all"})
}

func claimsCommand(e *env) *cli.Command {
	return &cli.Command{Name: "claims", Usage: "who says what about an event, side by side", ArgsUsage: "[EXTRACT]",
		Description: "Lists the claims of the last run: who says so, the stance, the event, the words and the report.\n" +
			"--event and --source take a part of a name or an id, --event a type too.\n" +
			"  dateline claims --event crossing --stance denies\n  dateline claims --source ministry --json",
		Flags: listFlags(&cli.StringFlag{Name: "event", Usage: "only about events whose name, type or id holds `TEXT`"},
			&cli.StringFlag{Name: "source", Usage: "only by sources whose name holds `TEXT`"},
			&cli.StringFlag{Name: "stance", Usage: "only `STANCE`: " + join(stanceNames)},
			&cli.BoolFlag{Name: "disputed", Usage: "only claims that another one contradicts"}),
		Action: func(c *cli.Context) error { return runClaims(e, c) }}
}

var stanceNames = []string{"asserts", "confirms", "denies", "doubts", "unverified"}

func runClaims(e *env, c *cli.Context) error {
	if s := c.String("stance"); s != "" && !slices.Contains(stanceNames, s) {
		return &usageError{fmt.Sprintf("there is no stance %q", s), didYouMean(s, stanceNames, "stances are "+join(stanceNames))}
	}
	if c.NArg() > 1 {
		return &usageError{"claims reads one extract", "dateline claims dateline-out/extract.jsonl"}
	}
	corpus, err := readRun(c.Args().First(), c.String("out"))
	if err != nil {
		return err
	}
	v := newViewer(corpus)
	res := graph.Result{Columns: []string{"source", "stance", "event", "says", "report", "date", "channel", "quote", "figures", "contradicts", "event_id", "claim", "start", "end", "sentence"}}
	for _, doc := range v.docs {
		for i := range doc.Claims {
			if row := v.claimRow(doc, &doc.Claims[i], c); row != nil {
				res.Rows = append(res.Rows, row)
			}
		}
	}
	return listRows(e, c, res, 5, "says")
}

// viewer is an extract with the look-ups of the list commands.
type viewer struct {
	c       *extract.Corpus
	docs    []*extract.Document // in order of date
	ents    map[string]*extract.Entity
	events  map[string]*extract.Event
	against map[extract.Ref][]extract.Ref
}

func newViewer(c *extract.Corpus) *viewer {
	v := &viewer{c: c, docs: slices.Clone(c.Documents), ents: map[string]*extract.Entity{}, events: map[string]*extract.Event{}, against: map[extract.Ref][]extract.Ref{}}
	slices.SortStableFunc(v.docs, func(a, b *extract.Document) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(docName(a), docName(b)), cmp.Compare(a.ID, b.ID))
	})
	for i := range c.Entities {
		v.ents[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Events {
		v.events[c.Events[i].ID] = &c.Events[i]
	}
	for _, x := range c.Contradictions {
		for _, p := range x.Claims {
			for _, q := range x.Claims {
				if p != q && (len(x.Left) == 0 || slices.Contains(x.Left, p) != slices.Contains(x.Left, q)) && !slices.Contains(v.against[p], q) {
					v.against[p] = append(v.against[p], q)
				}
			}
		}
	}
	return v
}

// docName is what a reader calls a report: its id in the record, else the file.
func docName(d *extract.Document) string {
	if d.SourceID != "" {
		return d.SourceID
	}
	if d.Path != "" {
		return d.Path[strings.LastIndexByte(d.Path, '/')+1:]
	}
	return d.ID
}

// source names who makes a claim, and all names he goes by.
func (v *viewer) source(doc *extract.Document, c *extract.Claim) (string, []string) {
	if m := doc.Mention(c.Source); m != nil {
		if e := v.ents[m.Entity]; e != nil {
			return e.Name, append([]string{e.ID, e.Name, extract.OneLine(doc.Surface(c.SourceSpan.Span()))}, e.Aliases...)
		}
		s := extract.OneLine(doc.Surface(m.Span))
		return s, []string{s}
	}
	if !c.SourceSpan.IsZero() {
		s := extract.OneLine(doc.Surface(c.SourceSpan.Span()))
		return s, []string{s}
	}
	return "", nil
}

// eventOf is the event that a claim is about: the first of its main clauses.
func (v *viewer) eventsOf(doc *extract.Document, c *extract.Claim) []*extract.Event {
	var out, aside []*extract.Event
	for _, id := range c.About {
		em := doc.Event(id)
		if em == nil || v.events[em.Event] == nil {
			continue
		}
		ev := v.events[em.Event]
		if c.TellsAside(id) {
			aside = append(aside, ev)
		} else if !slices.Contains(out, ev) {
			out = append(out, ev)
		}
	}
	return append(out, aside...)
}

// holdsText: one of the strings holds the text, letters folded.
func holdsText(what string, in ...string) bool {
	want := kb.Fold(what)
	return slices.ContainsFunc(in, func(s string) bool { return strings.Contains(kb.Fold(s), want) })
}

func (v *viewer) claimRow(doc *extract.Document, c *extract.Claim, f *cli.Context) []any {
	who, names := v.source(doc, c)
	evs := v.eventsOf(doc, c)
	var ev *extract.Event
	if len(evs) > 0 {
		ev = evs[0]
	}
	if want := f.String("event"); want != "" {
		k := slices.IndexFunc(evs, func(x *extract.Event) bool { return x.ID == want || x.Type == want || holdsText(want, x.Name) })
		if k < 0 {
			return nil
		}
		ev = evs[k]
	}
	ref := extract.Ref{doc.ID, c.ID}
	switch {
	case f.String("source") != "" && !holdsText(f.String("source"), names...),
		f.String("stance") != "" && f.String("stance") != c.Stance,
		f.Bool("disputed") && len(v.against[ref]) == 0:
		return nil
	}
	var event, eventID, channel, sentence any
	if ev != nil {
		event, eventID = ev.Name, ev.ID
	}
	if m := doc.Mention(c.Channel); m != nil {
		channel = extract.OneLine(doc.Surface(m.Span))
	}
	if s := doc.SentenceAt(c.Content.Start); s >= 0 {
		sentence = extract.OneLine(doc.Surface(doc.Sentences[s].Span))
	}
	var figures, against []any
	for _, x := range c.Values {
		figures = append(figures, strings.TrimSpace(fmt.Sprintf("%s %s %g", x.Property, x.Bound, x.Number)))
	}
	for _, r := range v.against[ref] {
		against = append(against, r[0]+"/"+r[1])
	}
	return []any{orNil(who), c.Stance, event, extract.OneLine(doc.Surface(c.Content.Span())), docName(doc), orNil(doc.Published), channel, c.Quote, figures, against, eventID, doc.ID + "/" + c.ID, c.Content.Start, c.Content.End, sentence}
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// listRows prints rows: all columns for machines, the first ones for people.
// There the short columns make room for the long ones, which are named.
func listRows(e *env, c *cli.Context, res graph.Result, shown int, long ...string) error {
	if n := c.Int("limit"); n > 0 && n < len(res.Rows) {
		e.note("only the first %d of %d rows; --limit 0 shows all", n, len(res.Rows))
		res.Rows = res.Rows[:n]
	}
	switch {
	case c.Bool("json"):
		return printJSON(e, res)
	case c.Bool("csv"):
		return printCSV(e, res)
	}
	short := graph.Result{Columns: res.Columns[:shown]}
	for _, r := range res.Rows {
		cut := slices.Clone(r[:shown])
		for i := range cut {
			if !slices.Contains(long, res.Columns[i]) {
				cut[i] = extract.Clip(cell(cut[i]), 22)
			}
		}
		short.Rows = append(short.Rows, cut)
	}
	width := e.width()
	if f, ok := fileOf(e.out); !ok || !term.IsTerminal(int(f.Fd())) {
		width = max(width, 22*(shown-len(long))+100*len(long)) // in a pipe or file the words count more than the screen
	}
	printTable(e, short, width)
	return nil
}
