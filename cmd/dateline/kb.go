package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract/kb"
)

func kbCommand(e *env) *cli.Command {
	jsonFlag := &cli.BoolFlag{Name: "json", Usage: "as JSON Lines"}
	return &cli.Command{Name: "kb", Usage: "look into the knowledge base, or build one from dumps",
		Subcommands: []*cli.Command{
			kbBuildCommand(e),
			{Name: "find", Usage: "entries that have a name, or nearly", ArgsUsage: "NAME", Flags: []cli.Flag{jsonFlag, kbFlag(),
				&cli.IntFlag{Name: "limit", Usage: "`N` entries at most", Value: 50}}, Action: func(c *cli.Context) error { return kbFind(e, c) }},
			{Name: "show", Usage: "an entry by its key", ArgsUsage: "KEY", Flags: []cli.Flag{jsonFlag, kbFlag()},
				Action: func(c *cli.Context) error { return kbShow(e, c) }},
			{Name: "check", Usage: "read a base file whole and compare its checksums", ArgsUsage: "FILE", Flags: []cli.Flag{jsonFlag},
				Action: func(c *cli.Context) error { return kbCheck(e, c) }},
		},
		Action: func(*cli.Context) error {
			return &usageError{"kb wants build, find, show or check", "dateline kb find Tripoli"}
		}}
}

// kbFlag is --kb of all commands that look into a base.
func kbFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "kb", Usage: "base `FILE` made by \"dateline kb build\", beside the embedded one; may come several times"}
}

// openBases opens the embedded base with the files of --kb.
func openBases(paths []string) (*kb.Base, error) {
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	var files []*kb.File
	for _, p := range paths {
		if p == "" { // DATELINE_KB set to nothing
			continue
		}
		f, err := kb.OpenFile(p)
		if err != nil {
			return nil, baseHint(p, err)
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return base, nil
	}
	return base.With(files...), nil
}

// baseHint says what to do about a base that does not open.
func baseHint(path string, err error) error {
	hint := "--kb wants a file that \"dateline kb build\" made"
	switch {
	case errors.Is(err, os.ErrNotExist):
		hint = fmt.Sprintf("dateline kb build -o %s DUMP... makes one", path)
	case errors.Is(err, kb.ErrEmpty), errors.Is(err, kb.ErrDamaged):
		hint = fmt.Sprintf("build it again: dateline kb build -o %s DUMP...", path)
	case errors.Is(err, kb.ErrFormat):
		hint = fmt.Sprintf("it was made for another version of dateline: build it again with this one: dateline kb build -o %s DUMP...", path)
	}
	return &hinted{err, hint}
}

func kbFind(e *env, c *cli.Context) error {
	name := strings.Join(c.Args().Slice(), " ")
	if name == "" {
		return &usageError{"which name?", "dateline kb find Tripoli"}
	}
	b, err := openBases(c.StringSlice("kb"))
	if err != nil {
		return err
	}
	found, how := b.Find(name), "with that name"
	if len(found) == 0 {
		found, how = b.FindFuzzy(name, c.Int("limit")), "with a name like it"
	}
	for i, cand := range found {
		if i == c.Int("limit") {
			break
		}
		if err := printEntry(e, c, cand); err != nil {
			return err
		}
	}
	if err := b.Err(); err != nil {
		return &hinted{err, "a base of --kb is damaged: build it again"}
	}
	e.note("%d entr%s %s", len(found), map[bool]string{true: "y", false: "ies"}[len(found) == 1], how)
	return nil
}

func kbShow(e *env, c *cli.Context) error {
	key := c.Args().First()
	if key == "" {
		return &usageError{"which entry? kb show wants a key", "dateline kb show geonames:1123004; \"dateline kb find NAME\" gives keys"}
	}
	b, err := openBases(c.StringSlice("kb"))
	if err != nil {
		return err
	}
	en, ok := b.Entry(key)
	if !ok {
		return &usageError{fmt.Sprintf("no entry %q", key), "keys look like geonames:1123906, wikidata:Q889, dateline:taliban; \"dateline kb find NAME\" gives them"}
	}
	if c.Bool("json") {
		return json.NewEncoder(e.out).Encode(newBaseEntry(kb.Candidate{Entry: en}))
	}
	row := func(what, text string) {
		if text != "" {
			fmt.Fprintf(e.out, "%-12s %s\n", what, text)
		}
	}
	named := func(keys ...string) string {
		var out []string
		for _, k := range keys {
			if p, ok := b.Entry(k); ok {
				out = append(out, p.Name+" ("+k+")")
			}
		}
		return join(out)
	}
	row("key", en.Key)
	row("name", en.Name)
	row("type", strings.ToLower(string(en.Type))+", "+en.Kind)
	row("description", en.Description)
	row("country", en.Country)
	row("position", position(en))
	row("people", count(en.Population))
	row("articles", count(en.Prominence))
	row("lies in", named(en.Parent))
	row("capital of", named(en.CapitalOf))
	row("borders", named(en.Borders...))
	row("gender", en.Gender)
	row("same as", join(en.Links))
	var names []string
	for _, a := range en.Aliases {
		names = append(names, a.Text+" ("+a.How.String()+")")
	}
	row("names", join(names))
	return nil
}

func kbCheck(e *env, c *cli.Context) error {
	path := c.Args().First()
	if path == "" {
		return &usageError{"which file?", "dateline kb check my.dkb"}
	}
	f, err := kb.OpenFile(path)
	if err == nil {
		defer f.Close()
		if err = f.Check(); err != nil {
			err = fmt.Errorf("%s: %w", path, err)
		}
	}
	if err != nil {
		return baseHint(path, err)
	}
	if c.Bool("json") {
		return json.NewEncoder(e.out).Encode(f.Info)
	}
	fmt.Fprintf(e.out, "%s: whole; base %s, version %s, %d entries, %d names, from %s\n", filepath.Base(path), f.Info.Name, f.Info.Version,
		f.Info.Entries, f.Info.Names, join(f.Info.Sources))
	return nil
}

func position(en kb.Entry) string {
	if en.Location == nil {
		return ""
	}
	return fmt.Sprintf("%.2f, %.2f", en.Location.Lat, en.Location.Lon)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// baseEntry is an entry as JSON shows it.
type baseEntry struct {
	Key         string      `json:"key"`
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Kind        string      `json:"kind,omitempty"`
	Found       string      `json:"found,omitempty"` // the name by which it was found
	How         string      `json:"how,omitempty"`
	Description string      `json:"description,omitempty"`
	Country     string      `json:"country,omitempty"`
	Lat         *float64    `json:"lat,omitempty"`
	Lon         *float64    `json:"lon,omitempty"`
	Population  int         `json:"population,omitempty"`
	Prominence  int         `json:"prominence,omitempty"`
	Parent      string      `json:"parent,omitempty"`
	CapitalOf   string      `json:"capital_of,omitempty"`
	Borders     []string    `json:"borders,omitempty"`
	Links       []string    `json:"links,omitempty"`
	Gender      string      `json:"gender,omitempty"`
	Aliases     []baseAlias `json:"aliases,omitempty"`
}

type baseAlias struct {
	Name string `json:"name"`
	How  string `json:"how"`
}

func newBaseEntry(c kb.Candidate) baseEntry {
	b := baseEntry{Key: c.Key, Name: c.Name, Type: string(c.Type), Kind: c.Kind, Found: c.Text, Description: c.Description, Country: c.Country,
		Population: c.Population, Prominence: c.Prominence, Parent: c.Parent, CapitalOf: c.CapitalOf, Borders: c.Borders, Links: c.Links, Gender: c.Gender}
	if c.Text != "" {
		b.How = c.How.String()
	}
	if c.Location != nil {
		b.Lat, b.Lon = &c.Location.Lat, &c.Location.Lon
	}
	for _, a := range c.Aliases {
		b.Aliases = append(b.Aliases, baseAlias{a.Text, a.How.String()})
	}
	return b
}

func printEntry(e *env, c *cli.Context, cand kb.Candidate) error {
	if c.Bool("json") {
		return json.NewEncoder(e.out).Encode(newBaseEntry(cand))
	}
	en := cand.Entry
	people := ""
	if en.Population > 0 && en.Type == "PLACE" {
		people = fmt.Sprintf("%d people", en.Population)
	}
	how := cand.How.String()
	if how != "name" && kb.Fold(cand.Text) != kb.Fold(en.Name) {
		how += " \"" + cand.Text + "\""
	}
	parts := []string{}
	for _, p := range []string{en.Kind, en.Country, en.Parent, position(en), people, en.Description, join(en.Links), how} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	fmt.Fprintf(e.out, "%-28s %s  %s\n", en.Key, en.Name, join(parts))
	return nil
}
