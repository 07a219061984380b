package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract/kb"
)

func kbCommand(e *env) *cli.Command {
	jsonFlag := &cli.BoolFlag{Name: "json", Usage: "as JSON Lines"}
	return &cli.Command{Name: "kb", Usage: "look into the embedded knowledge base",
		Subcommands: []*cli.Command{
			{Name: "find", Usage: "entries that have a name", ArgsUsage: "NAME", Flags: []cli.Flag{jsonFlag}, Action: func(c *cli.Context) error {
				name := strings.Join(c.Args().Slice(), " ")
				if name == "" {
					return &usageError{"which name?", "dateline kb find Tripoli"}
				}
				b, err := kb.Default()
				if err != nil {
					return err
				}
				found := b.Find(name)
				for _, cand := range found {
					if err := printEntry(e, c, cand.Entry, cand.How.String()); err != nil {
						return err
					}
				}
				e.note("%d entr%s", len(found), map[bool]string{true: "y", false: "ies"}[len(found) == 1])
				return nil
			}},
			{Name: "show", Usage: "an entry by its key", ArgsUsage: "KEY", Flags: []cli.Flag{jsonFlag}, Action: func(c *cli.Context) error {
				b, err := kb.Default()
				if err != nil {
					return err
				}
				en, ok := b.Entry(c.Args().First())
				if !ok {
					return &usageError{fmt.Sprintf("no entry %q", c.Args().First()), "keys look like geonames:1123906, wikidata:Q889, dateline:taliban; \"dateline kb find NAME\" gives them"}
				}
				bts, err := json.MarshalIndent(en, "", "  ")
				if err != nil {
					return err
				}
				fmt.Fprintln(e.out, string(bts))
				return nil
			}},
		},
		Action: func(*cli.Context) error { return &usageError{"kb wants find or show", "dateline kb find Tripoli"} }}
}

func printEntry(e *env, c *cli.Context, en kb.Entry, how string) error {
	if c.Bool("json") {
		return json.NewEncoder(e.out).Encode(en)
	}
	where := ""
	if en.Location != nil {
		where = fmt.Sprintf("%.2f, %.2f", en.Location.Lat, en.Location.Lon)
	}
	pop := ""
	if en.Population > 0 {
		pop = fmt.Sprintf("%d people", en.Population)
	}
	parts := []string{}
	for _, p := range []string{en.Kind, en.Country, en.Parent, where, pop, join(en.Links), how} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	fmt.Fprintf(e.out, "%-28s %s  %s\n", en.Key, en.Name, join(parts))
	return nil
}
