package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/ontology"
	"dateline/graph"
	"dateline/graph/build"
	"dateline/graph/export/dossier"
)

// Files of a run's folder.
const (
	defaultOut  = "dateline-out"
	extractFile = "extract.jsonl"
	graphFile   = "graph.jsonl"
	dossierFile = "dossier.html"
)

func outFlag() cli.Flag {
	return &cli.StringFlag{Name: "out", Usage: "folder of the run's `DIR`", Value: defaultOut}
}

func runCommand(e *env) *cli.Command {
	return &cli.Command{Name: "run", Usage: "reports to an account in the terminal and files in ./dateline-out", ArgsUsage: "PATH...",
		Description: "Prints what happened, what is disputed and by whom, who is who, and what was skipped;\n" +
			"writes extract.jsonl, graph.jsonl and dossier.html. With --load the graph goes into Neo4j too.",
		Flags: append(append(extractFlags(), outFlag(),
			&cli.BoolFlag{Name: "load", Usage: "load the graph into Neo4j too"}), storeFlags()...),
		Action: func(c *cli.Context) error {
			o, err := readExtractOptions(e, c)
			if err != nil {
				return err
			}
			return runRun(c.Context, e, c, o)
		}}
}

func runRun(ctx context.Context, e *env, c *cli.Context, o extractOptions) error {
	dir := c.String("out")
	if err := mayMake(dir); err != nil { // before the work, not after it
		return err
	}
	corpus, sum, err := extractAll(ctx, e, o)
	if err != nil {
		return err
	}
	if sum.docs == 0 {
		sum.print(e)
		return errors.Join(sum.result(o.strict), emptyRun(sum))
	}
	g, schema, err := buildGraph(corpus, o.ontology)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &hinted{fmt.Errorf("cannot make the folder %s: %w", dir, err), "--out names another"}
	}
	if err := writeTo(e, filepath.Join(dir, extractFile), func(w io.Writer) error { return encode(w, corpus, o) }); err != nil {
		return err
	}
	if err := writeTo(e, filepath.Join(dir, graphFile), func(w io.Writer) error { return graph.Write(w, g) }); err != nil {
		return err
	}
	if err := writeTo(e, filepath.Join(dir, dossierFile), func(w io.Writer) error { return dossier.Write(w, g, dossierOptions(corpus, "")) }); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%d report%s, %d words: %d entities, %d events, %d contradictions\n", sum.docs, plural(sum.docs), sum.words,
		named(corpus), len(corpus.Events), len(corpus.Contradictions))
	newAccount(e.screen(), corpus, e.width()).print()
	skippedPart(e, sum)
	fmt.Fprintf(e.out, "\nFiles: %s (%d documents), %s (%d nodes, %d edges)\n", filepath.Join(dir, extractFile), len(corpus.Documents),
		filepath.Join(dir, graphFile), len(g.Nodes), len(g.Edges))
	fmt.Fprintf(e.out, "To read and click through: %s\n", filepath.Join(dir, dossierFile))
	if c.Bool("load") {
		if err := loadGraph(ctx, e, c, g, schema); err != nil {
			return err
		}
	}
	sum.print(e)
	return sum.result(o.strict)
}

// screen is standard output for text that holds words of reports: harmless,
// and with colours where they are wanted.
func (e *env) screen() io.Writer { return &painter{w: e.out, color: e.color} }

// emptyRun is the error of a run that read nothing and skipped nothing.
func emptyRun(sum *summary) error {
	if len(sum.skipped) > 0 {
		return nil
	}
	return &hinted{errors.New("no report was found"), "give a file, a folder with reports in it, or -"}
}

// skippedPart is the account's last part: what was left out and why.
func skippedPart(e *env, sum *summary) {
	if len(sum.skipped) == 0 && sum.repeats == 0 && len(sum.undated) == 0 {
		return
	}
	fmt.Fprint(e.out, "\nSkipped or incomplete\n---------------------\n")
	if len(sum.skipped) > 0 {
		fmt.Fprintf(e.out, "%d input%s could not be read (reasons on standard error)\n", len(sum.skipped), plural(len(sum.skipped)))
	}
	if sum.repeats > 0 {
		fmt.Fprintf(e.out, "%d repeated document%s counted once\n", sum.repeats, plural(sum.repeats))
	}
	if len(sum.undated) > 0 {
		fmt.Fprintf(e.out, "no publication date: %s\n", extract.Clip(strings.Join(sum.undated, ", "), 200))
	}
}

func named(c *extract.Corpus) int {
	n := 0
	for i := range c.Entities {
		if !c.Entities[i].Anonymous {
			n++
		}
	}
	return n
}

// buildGraph makes and checks the graph of a corpus.
func buildGraph(corpus *extract.Corpus, dirs []string) (*graph.Graph, *graph.Schema, error) {
	ont, err := ontology.Load(dirs...)
	if err != nil {
		return nil, nil, err
	}
	g, err := build.Build(corpus, ont)
	if err != nil {
		return nil, nil, err
	}
	schema := build.Schema(ont)
	return g, schema, graph.Validate(g, schema)
}
