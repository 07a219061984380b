package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/event"
	"dateline/extract/ontology"
	"dateline/extract/relation"
	"dateline/extract/source"
)

func ontologyCommand(e *env) *cli.Command {
	dirs := &cli.StringSliceFlag{Name: "ontology", Usage: "folder with type files of your own; may come several times"}
	return &cli.Command{Name: "ontology", Usage: "the types: run their examples, or see what matches a sentence",
		Subcommands: []*cli.Command{
			{Name: "check", Usage: "run the examples of all types (or of those named)", ArgsUsage: "[TYPE...]", Flags: []cli.Flag{dirs},
				Description: "Prints every example that fails with its file and line. Examples of the embedded types fail here and there:\n" +
					"they are a measure of the parser, not a promise.",
				Action: func(c *cli.Context) error { return checkOntology(c.Context, e, c) }},
			{Name: "test", Usage: "what relations, events and claims a sentence gives, and by which rule", ArgsUsage: "\"SENTENCE\"",
				Flags: []cli.Flag{dirs, &cli.StringFlag{Name: "date", Usage: "publication date `YYYY-MM-DD`"}},
				Action: func(c *cli.Context) error {
					if !c.Args().Present() {
						return &usageError{"which sentence?", "dateline ontology test \"Rebels seized the town on Monday.\""}
					}
					return testSentence(c.Context, e, c)
				}},
			{Name: "list", Usage: "the types with their descriptions", Flags: []cli.Flag{dirs}, Action: func(c *cli.Context) error {
				ont, err := ontology.Load(c.StringSlice("ontology")...)
				if err != nil {
					return err
				}
				for _, k := range []ontology.Kind{ontology.KindEntity, ontology.KindRelation, ontology.KindEvent} {
					for _, t := range ont.Types(k) {
						fmt.Fprintf(e.out, "%-9s %-18s %s\n", k, t.ID, t.Description)
					}
				}
				return nil
			}},
		},
		Action: func(*cli.Context) error {
			return &usageError{"ontology wants check, test or list", "dateline ontology list"}
		}}
}

// annotateText runs the chain on one text.
func annotateText(ctx context.Context, en *english.English, text, date string) (*extract.Document, error) {
	doc := source.Options{Date: date}.Document("", source.Record{Text: text})
	return doc, en.Pipeline.Annotate(ctx, doc)
}

// exampleDate is when the examples of type files are read as published, so that
// their weekdays have a value; a Wednesday.
const exampleDate = "2021-07-14"

func checkOntology(ctx context.Context, e *env, c *cli.Context) error {
	en, err := newEnglish(extractOptions{ontology: c.StringSlice("ontology")})
	if err != nil {
		return err
	}
	only := map[string]bool{}
	for _, a := range c.Args().Slice() {
		if en.Ontology.Type(a) == nil {
			return &usageError{fmt.Sprintf("there is no type %q", a), "dateline ontology list"}
		}
		only[a] = true
	}
	ran, failed, faults := 0, 0, 0
	for _, k := range []ontology.Kind{ontology.KindRelation, ontology.KindEvent} {
		check := relation.Check
		if k == ontology.KindEvent {
			check = event.Check
		}
		for _, t := range en.Ontology.Types(k) {
			if len(only) > 0 && !only[t.ID] {
				continue
			}
			if k == ontology.KindRelation {
				for _, err := range relation.Lint(t) {
					faults++
					fmt.Fprintln(e.out, err)
				}
			}
			for _, ex := range t.Examples {
				doc, err := annotateText(ctx, en, ex.Text, exampleDate)
				if err != nil {
					return err
				}
				ran++
				if err := check(doc, t, ex); err != nil {
					failed++
					fmt.Fprintf(e.out, "%s:%d: %v\n    %s\n", t.File, ex.Line, err, ex.Text)
					if len(only) > 0 {
						foundInstead(e, doc, t.ID)
					}
				}
			}
		}
	}
	e.note("%d of %d examples as expected", ran-failed, ran)
	if faults > 0 {
		return fmt.Errorf("%d lines of type files do nothing", faults)
	}
	if failed > 0 && len(only) > 0 {
		return fmt.Errorf("%d of %d examples fail", failed, ran)
	}
	return nil
}

// foundInstead says which other types the sentence gave: a word that two types
// claim goes to one of them.
func foundInstead(e *env, doc *extract.Document, id string) {
	for i := range doc.Events {
		if ev := &doc.Events[i]; ev.Type != id {
			fmt.Fprintf(e.out, "    found: %s %q\n", ev.Type, extract.OneLine(doc.Surface(ev.Trigger.Span())))
		}
	}
	for _, r := range doc.Relations {
		if r.Type != id {
			fmt.Fprintf(e.out, "    found: %s (%s)\n", r.Type, r.Rule)
		}
	}
}

func testSentence(ctx context.Context, e *env, c *cli.Context) error {
	en, err := newEnglish(extractOptions{ontology: c.StringSlice("ontology")})
	if err != nil {
		return err
	}
	doc, err := annotateText(ctx, en, strings.Join(c.Args().Slice(), " "), c.String("date"))
	if err != nil {
		return err
	}
	text := func(id string) string {
		if m := doc.Mention(id); m != nil {
			return extract.OneLine(doc.Surface(m.Span))
		}
		return "-"
	}
	st, err := relation.New(en.Ontology)
	if err != nil {
		return err
	}
	for _, r := range doc.Relations {
		fmt.Fprintf(e.out, "relation  %s -%s-> %s  %s  [%s %.2f]\n", text(r.Subject), r.Type, text(r.Object),
			strings.Join(strings.Fields(r.Polarity+" "+r.Status+" "+r.Office), " "), r.Rule, r.Score)
		fmt.Fprintf(e.out, "          said by \"%s\"", extract.OneLine(doc.Surface(r.Span)))
		if p := relation.Path(doc, r.Subject, r.Object); p != "" {
			fmt.Fprintf(e.out, "; tree: %s", p)
		}
		fmt.Fprintln(e.out)
		for _, why := range st.Why(doc, r, 6) {
			fmt.Fprintf(e.out, "          learned: %+.1f %s\n", why.Weight, why.What)
		}
	}
	if err := nearMisses(ctx, e, st, doc); err != nil {
		return err
	}
	for i := range doc.Events {
		ev := &doc.Events[i]
		var args []string
		for _, a := range ev.Arguments {
			if t := doc.Time(a.Time); t != nil {
				args = append(args, "time="+doc.Surface(t.Span)+" ("+t.Value+")")
			} else {
				args = append(args, a.Role+"="+text(a.Mention))
			}
		}
		for _, v := range ev.Values {
			args = append(args, strings.TrimSpace(fmt.Sprintf("%s=%g %s", v.Property, v.Number, v.Bound)))
		}
		fmt.Fprintf(e.out, "event     %s \"%s\"  %s  %s %s  [%s %.2f]\n", ev.Type, extract.OneLine(doc.Surface(ev.Trigger.Span())), strings.Join(args, ", "), ev.Polarity, ev.Modality, ev.Rule, ev.Score)
	}
	for _, cl := range doc.Claims {
		who := text(cl.Source)
		if cl.Source == "" {
			who = extract.OneLine(doc.Surface(cl.SourceSpan.Span()))
		}
		fmt.Fprintf(e.out, "claim     %s %s: %s  [%s %.2f]\n", who, cl.Stance, extract.OneLine(doc.Surface(cl.Content.Span())), cl.Rule, cl.Score)
	}
	if len(doc.Relations)+len(doc.Events)+len(doc.Claims) == 0 {
		e.note("nothing matches; \"dateline extract --tokens\" shows the parse")
	}
	return nil
}

// nearMisses prints the relation constructions that failed, and why.
func nearMisses(ctx context.Context, e *env, st *relation.Stage, doc *extract.Document) error {
	trials, err := st.Explain(ctx, doc)
	if err != nil {
		return err
	}
	for i, t := range trials {
		if i == 12 {
			fmt.Fprintf(e.out, "no        and %d more\n", len(trials)-i)
			break
		}
		rule := ""
		if t.Rule != "" {
			rule = "  [" + t.Rule + "]"
		}
		fmt.Fprintf(e.out, "no        %s \"%s\": %s%s\n", t.Type, extract.OneLine(doc.Surface(t.Span)), t.Reason, rule)
	}
	return nil
}
