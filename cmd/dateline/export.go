package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/graph"
	"dateline/graph/export"
)

// formats are what export knows, with what each is for.
var formats = []struct{ name, what string }{
	{"jsonl", "nodes and edges, one a line"},
	{"cypher", "a script for cypher-shell or Neo4j Browser"},
	{"csv", "a folder of files for \"neo4j-admin database import\" (-o DIR)"},
	{"graphml", "for Gephi, yEd, Cytoscape, networkx"},
	{"jsonld", "linked data: SEM, PROV-O, schema.org"},
	{"events", "rows of events as ICEWS and POLECAT have them, CSV"},
	{"events-json", "the same as JSON Lines"},
	{"ftm", "FollowTheMoney entities, for Aleph and OpenSanctions tools"},
	{"html", "a dossier: one page to read and click through, without a server"},
}

func formatNames() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.name)
	}
	return out
}

// formatHelp lists the formats.
func formatHelp() string {
	var b strings.Builder
	for _, f := range formats {
		fmt.Fprintf(&b, "%-9s %s\n", f.name, f.what)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// writers are the export formats that are one file.
var writers = map[string]func(io.Writer, *graph.Graph, *graph.Schema) error{
	"jsonl":       func(w io.Writer, g *graph.Graph, _ *graph.Schema) error { return export.JSONLines(w, g) },
	"cypher":      export.Cypher,
	"graphml":     func(w io.Writer, g *graph.Graph, _ *graph.Schema) error { return export.GraphML(w, g) },
	"jsonld":      func(w io.Writer, g *graph.Graph, _ *graph.Schema) error { return export.JSONLD(w, g) },
	"events":      func(w io.Writer, g *graph.Graph, _ *graph.Schema) error { return export.EventsCSV(w, g) },
	"events-json": func(w io.Writer, g *graph.Graph, _ *graph.Schema) error { return export.EventsJSON(w, g) },
	"ftm":         func(w io.Writer, g *graph.Graph, _ *graph.Schema) error { return export.FollowTheMoney(w, g) },
}

func exportCommand(e *env) *cli.Command {
	return &cli.Command{Name: "export", Usage: "the graph in another format", ArgsUsage: "FORMAT",
		Description: formatHelp(),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "graph", Usage: "graph or extract `FILE` (default: the last run's)", Value: filepath.Join(defaultOut, graphFile)},
			&cli.StringFlag{Name: "o", Aliases: []string{"output"}, Usage: "write to `FILE` (csv: folder) instead of standard output"},
			&cli.StringFlag{Name: "title", Usage: "`TITLE` of the html page (default: number and days of the reports)"},
			&cli.StringSliceFlag{Name: "ontology", Usage: "folder with type files of your own"},
		},
		Action: func(c *cli.Context) error {
			format := c.Args().First()
			if format == "html" {
				return exportDossier(e, c)
			}
			write, one := writers[format]
			if !one && format != "csv" {
				return &usageError{fmt.Sprintf("no format %q", format), didYouMean(format, formatNames(), "formats are "+join(formatNames()))}
			}
			if format == "csv" && c.String("o") == "" {
				return &usageError{"csv is a folder of files: -o DIR says where", "dateline export csv -o import"}
			}
			g, schema, err := readGraph(e, c.String("graph"), c.StringSlice("ontology"))
			if err != nil {
				return err
			}
			if one {
				return writeTo(e, c.String("o"), func(w io.Writer) error { return write(w, g, schema) })
			}
			dir := c.String("o")
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return fmt.Errorf("cannot make the folder %s: %w", dir, err)
			}
			if err := export.AdminCSV(dir, g, schema); err != nil {
				return err
			}
			e.note("import with: neo4j-admin database import full %s", strings.Join(export.AdminArgs(), " "))
			return nil
		}}
}
