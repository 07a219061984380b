package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/graph"
)

func timelineCommand(e *env) *cli.Command {
	return &cli.Command{Name: "timeline", Usage: "what happened, in order of date", ArgsUsage: "[EXTRACT]",
		Description: "Lists the dated events of the last run that are told to have happened. A window is shown where the reports leave\n" +
			"the day open.\n  dateline timeline --from 2024-03-01 --place Leyte\n  dateline timeline --entity Taliban --csv",
		Flags: listFlags(&cli.StringFlag{Name: "from", Usage: "from this `DAY` (YYYY-MM-DD)"}, &cli.StringFlag{Name: "to", Usage: "to this `DAY`"},
			&cli.StringFlag{Name: "place", Usage: "at a place whose name holds `TEXT`, or that lies in it"},
			&cli.StringFlag{Name: "entity", Usage: "with somebody or something whose name holds `TEXT`"},
			&cli.BoolFlag{Name: "all", Usage: "also what is planned, possible or only denied"}),
		Action: func(c *cli.Context) error { return runTimeline(e, c) }}
}

func runTimeline(e *env, c *cli.Context) error {
	for _, f := range []string{"from", "to"} {
		if s := c.String(f); s != "" {
			if _, err := time.Parse(time.DateOnly, s); err != nil {
				return &usageError{fmt.Sprintf("--%s wants YYYY-MM-DD, not %q", f, s), ""}
			}
		}
	}
	if c.NArg() > 1 {
		return &usageError{"timeline reads one extract", "dateline timeline dateline-out/extract.jsonl"}
	}
	corpus, err := readRun(c.Args().First(), c.String("out"))
	if err != nil {
		return err
	}
	v := newViewer(corpus)
	var list []*extract.Event
	undated := 0
	for i := range corpus.Events {
		ev := &corpus.Events[i]
		switch {
		case !c.Bool("all") && ev.Modality != "asserted" && ev.Modality != "reported":
		case c.String("place") != "" && !v.takesPlace(ev, c.String("place")), c.String("entity") != "" && !v.takesPart(ev, c.String("entity")):
		case ev.Earliest == "" && ev.Latest == "":
			undated++
		case c.String("from") != "" && cmp.Or(ev.Latest, "9999") < c.String("from"), c.String("to") != "" && ev.Earliest > c.String("to"):
		default:
			list = append(list, ev)
		}
	}
	slices.SortFunc(list, func(x, y *extract.Event) int {
		return cmp.Or(cmp.Compare(cmp.Or(x.Earliest, x.Latest), cmp.Or(y.Earliest, y.Latest)), cmp.Compare(x.Latest, y.Latest), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	res := graph.Result{Columns: []string{"date", "event", "status", "tellings", "sources", "earliest", "latest", "type", "event_id", "who", "where", "part_of", "before"}}
	for _, ev := range list {
		res.Rows = append(res.Rows, []any{window(ev), ev.Name, ev.Status, len(ev.Mentions), ev.Sources, orNil(ev.Earliest), orNil(ev.Latest), ev.Type, ev.ID,
			v.fillers(ev, false), v.fillers(ev, true), anys(ev.PartOf), anys(ev.Before)})
	}
	if undated > 0 {
		e.note("%d event%s without a date left out", undated, plural(undated))
	}
	return listRows(e, c, res, 5, "event", "date")
}

func anys(list []string) []any {
	var out []any
	for _, s := range list {
		out = append(out, s)
	}
	return out
}

// fillers are the names of the places of an event, or of everybody else in it.
func (v *viewer) fillers(ev *extract.Event, places bool) []any {
	var out []any
	for _, a := range ev.Arguments {
		if e := v.ents[a.Entity]; e != nil && (a.Role == "place") == places && !slices.Contains(out, any(e.Name)) {
			out = append(out, e.Name)
		}
	}
	return out
}

func (v *viewer) takesPart(ev *extract.Event, what string) bool {
	return slices.ContainsFunc(ev.Arguments, func(a extract.EntityArgument) bool {
		e := v.ents[a.Entity]
		return e != nil && (e.ID == what || holdsText(what, append([]string{e.Name}, e.Aliases...)...))
	})
}

// takesPlace: an argument is the place, or lies in it by what the knowledge
// base says.
func (v *viewer) takesPlace(ev *extract.Event, what string) bool {
	for _, a := range ev.Arguments {
		e := v.ents[a.Entity]
		for depth := 0; e != nil && e.Type == extract.Place && depth < 5; depth++ {
			if e.ID == what || holdsText(what, append([]string{e.Name}, e.Aliases...)...) {
				return true
			}
			k := slices.IndexFunc(e.Facts, func(f extract.Fact) bool { return f.Type == "located_in" && v.ents[f.Object] != nil })
			if k < 0 {
				break
			}
			e = v.ents[e.Facts[k].Object]
		}
	}
	return false
}
