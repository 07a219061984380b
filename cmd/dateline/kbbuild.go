package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract/kb"
	"dateline/extract/kb/dump"
)

const kbBuildHelp = `Reads dumps as their publishers ship them (plain, .gz, .bz2, .zip) and writes one base file for --kb.
What a dump holds is told by its name, or by KIND:FILE with one of the kinds
  countries    GeoNames countryInfo.txt
  divisions    GeoNames admin1CodesASCII.txt, admin2Codes.txt
  places       GeoNames allCountries, citiesN, or a country's table
  alternates   GeoNames alternateNamesV2
  wikidata     Wikidata JSON dump; "wikidata:-" reads it unpacked from standard input
  csv          a table of your own; its first line names the columns, from
               id, name, type (person place organization), kind, aliases (with ; between), country,
               lat, lon, population, prominence, parent, links (with ; between), gender, description

  dateline kb build -o world.dkb countryInfo.txt admin1CodesASCII.txt allCountries.zip alternateNamesV2.zip
  dateline kb build -o wikidata.dkb latest-all.json.gz
  dateline kb build -o mine.dkb groups.csv

Memory stays under 1 GB whatever the size. A build that was stopped, or whose dump was cut, goes on with the
same command; OUT.work holds what it has.`

func kbBuildCommand(e *env) *cli.Command {
	return &cli.Command{Name: "build", Usage: "a base file from GeoNames, Wikidata or your own tables", ArgsUsage: "[KIND:]DUMP...", Description: kbBuildHelp,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "o", Aliases: []string{"output"}, Usage: "write the base to `FILE`"},
			&cli.StringFlag{Name: "name", Usage: "`NAME` of the base in extracts, and of ids of your own (default: the file's)"},
			&cli.StringFlag{Name: "languages", Usage: "of names, the preferred first: en,fr", Value: "en"},
			&cli.IntFlag{Name: "min-articles", Usage: "fewest Wikipedia articles of a Wikidata item that is kept", Value: 1},
			&cli.IntFlag{Name: "min-population", Usage: "fewest people of a GeoNames town that is kept"},
			&cli.StringFlag{Name: "classes", Usage: "`FILE` that says which Wikidata classes are kept, and as what"},
			&cli.IntFlag{Name: "depth", Usage: "how far \"subclass of\" is followed; -1 = not at all, 0 = all the way"},
			&cli.IntFlag{Name: "memory", Usage: "`MB` for sorting; what is read is safe on disk whenever they are full", Value: 64},
			&cli.BoolFlag{Name: "gazetteer", Usage: "names of the base help to recognise names (default for tables of your own alone)"},
			&cli.BoolFlag{Name: "partial", Usage: "take a dump that is cut as it is"},
			&cli.BoolFlag{Name: "fresh", Usage: "begin anew, whatever an earlier build left"},
			&cli.BoolFlag{Name: "json", Usage: "the result as JSON"},
		},
		Action: func(c *cli.Context) error { return kbBuild(e, c) }}
}

func kbBuild(e *env, c *cli.Context) error {
	out := c.String("o")
	if c.NArg() == 0 || out == "" {
		return &usageError{"kb build wants dumps and -o FILE", "dateline kb build -o world.dkb allCountries.zip"}
	}
	o := dump.Options{Out: out, Name: c.String("name"), Languages: strings.Split(c.String("languages"), ","), Sitelinks: c.Int("min-articles"),
		Population: c.Int("min-population"), Classes: c.String("classes"), Depth: c.Int("depth"), Gazetteer: c.Bool("gazetteer"),
		Memory: c.Int("memory") << 20, Partial: c.Bool("partial"), Fresh: c.Bool("fresh"), Stdin: e.in, Note: e.note}
	if m := c.Int("memory"); m < 1 || m > 1<<14 {
		return &usageError{fmt.Sprintf("--memory wants megabytes from 1 on, not %d", m), ""}
	}
	tables := true
	for _, a := range c.Args().Slice() {
		in, err := dump.ParseInput(a)
		if err != nil {
			return &usageError{err.Error(), "dateline kb build --help"}
		}
		tables = tables && in.Kind == dump.KindCSV
		o.Inputs = append(o.Inputs, in)
	}
	o.Gazetteer = o.Gazetteer || tables
	if o.Name == "" {
		o.Name = baseName(out)
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	var err error
	if o.Base, err = kb.Default(); err != nil {
		return err
	}
	debug.SetMemoryLimit(buildMemory) // the collector works harder rather than let memory grow
	bar := newProgress(e.err, "reading", 0, e.quiet)
	o.Progress = follow(bar)
	start := time.Now()
	res, err := dump.Build(c.Context, o)
	bar.end()
	if err != nil {
		return buildHint(err)
	}
	return printBuild(e, c, res, time.Since(start))
}

// buildMemory is what a build may take, in bytes: well under a gigabyte.
const buildMemory = 700 << 20

// baseName makes a name of a file's: "/x/My Base.dkb" is my-base.
func baseName(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return strings.ReplaceAll(kb.Fold(name), " ", "-")
}

func buildHint(err error) error {
	var cut *dump.CutError
	var table *dump.TableError
	switch {
	case errors.As(err, &cut):
		return &hinted{err, "what was read is kept: get the whole file and give the same command again, it goes on from there; --partial takes the dump as it is"}
	case errors.As(err, &table):
		return &hinted{err, "mend the line and give the same command again; \"dateline kb build --help\" lists the columns"}
	}
	return err
}

func printBuild(e *env, c *cli.Context, res *dump.Result, took time.Duration) error {
	if c.Bool("json") {
		return json.NewEncoder(e.out).Encode(struct {
			Base  kb.FileInfo    `json:"base"`
			Lines int64          `json:"lines"`
			Bad   int64          `json:"unreadable"`
			Kinds map[string]int `json:"kinds"`
		}{res.Info, res.Lines, res.Bad, res.Kinds})
	}
	fmt.Fprintf(e.out, "%s: base %s, version %s, %d entries, %d names\n", c.String("o"), res.Info.Name, res.Info.Version, res.Info.Entries, res.Info.Names)
	var names []string
	for k := range res.Kinds {
		names = append(names, k)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := res.Kinds[b] - res.Kinds[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, k := range names {
		fmt.Fprintf(e.out, "  %-14s %d\n", k, res.Kinds[k])
	}
	e.note("%d lines read, %d unreadable, %.1f s", res.Lines, res.Bad, took.Seconds())
	return nil
}

// follow moves a bar by what a build says: bytes of a dump, and its lines.
func follow(bar *progress) func(what string, done, total, lines int64) {
	last := ""
	return func(what string, done, total, lines int64) {
		if what != last {
			bar.phase(what, "lines", 0, total)
			last = what
		}
		bar.mu.Lock()
		defer bar.mu.Unlock()
		bar.read, bar.size, bar.done = done, total, int(lines)
	}
}
