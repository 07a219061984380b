package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/ontology"
	"dateline/graph"
	"dateline/graph/build"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/local"
)

// storeFlags say which Neo4j to talk to.
func storeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "neo4j", Aliases: []string{"uri"}, EnvVars: []string{"NEO4J_URI"}, Usage: "Bolt address, such as bolt://localhost:7687 (default: the local server of \"dateline neo4j up\")"},
		&cli.StringFlag{Name: "username", EnvVars: []string{"NEO4J_USERNAME"}, Usage: "user (default neo4j)"},
		&cli.StringFlag{Name: "password", EnvVars: []string{"NEO4J_PASSWORD"}, Usage: "password; better given by the environment"},
		&cli.StringFlag{Name: "database", EnvVars: []string{"NEO4J_DATABASE"}, Usage: "database (default: the server's)"},
	}
}

// openStore connects to the server of the flags, the environment, or the local
// one that is up.
func openStore(ctx context.Context, c *cli.Context) (*neo4j.Store, error) {
	ont, err := ontology.Load(c.StringSlice("ontology")...)
	if err != nil {
		return nil, err
	}
	cfg := neo4j.Config{URI: c.String("neo4j"), Username: c.String("username"), Password: c.String("password"), Database: c.String("database")}
	if cfg.URI == "" {
		info, err := localInfo()
		if err != nil {
			return nil, err
		}
		cfg.URI, cfg.Username = info.BoltURI, info.Username
		if cfg.Password, err = info.Password(); err != nil {
			return nil, err
		}
	}
	if cfg.Username == "" && cfg.Password != "" {
		cfg.Username = "neo4j"
	}
	return neo4j.Open(ctx, cfg, build.Schema(ont))
}

// errNoServer: no Neo4j is named and none of ours is up.
var errNoServer = fmt.Errorf("%w", graph.ErrUnreachable)

// localInfo is the local server of "dateline neo4j up", if it runs.
func localInfo() (local.Info, error) {
	info, err := local.Status(local.Options{})
	if err != nil || !info.Running {
		return info, &hinted{fmt.Errorf("no Neo4j to talk to: %w", errNoServer), "set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, or start one with: dateline neo4j up"}
	}
	return info, nil
}

func loadCommand(e *env) *cli.Command {
	return &cli.Command{Name: "load", Usage: "an extract or graph file into Neo4j", ArgsUsage: "FILE",
		Description: "FILE is what extract or run wrote (extract.jsonl or graph.jsonl), or - for standard input.\nLoading the same file twice changes nothing; a load that was cut off may be repeated.\n" +
			"--replace takes out the documents of the file first, with all that only they support: for a new extract of\nreports that are already there, by a newer dateline or other types. If it is cut off, repeat it.",
		Flags: append(storeFlags(), &cli.IntFlag{Name: "batch", Usage: "rows of a statement; 0 = the store's choice"},
			&cli.BoolFlag{Name: "replace", Usage: "take out the file's documents first, if they are there"},
			&cli.StringSliceFlag{Name: "ontology", Usage: "folder with type files of your own"}),
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 {
				return &usageError{"load wants one file (or -)", "dateline load dateline-out/graph.jsonl"}
			}
			g, schema, err := readGraph(e, c.Args().First(), c.StringSlice("ontology"))
			if err != nil {
				return err
			}
			return loadGraph(c.Context, e, c, g, schema)
		}}
}

// loadGraph loads with a bar and says what was done.
func loadGraph(ctx context.Context, e *env, c *cli.Context, g *graph.Graph, schema *graph.Schema) error {
	st, err := openStore(ctx, c)
	if err != nil {
		return err
	}
	defer st.Close(ctx)
	if err := st.Init(ctx); err != nil {
		return err
	}
	if c.Bool("replace") {
		if err := deleteAll(ctx, e, st, g); err != nil {
			return err
		}
	}
	bar := newProgress(e.err, "loading", len(g.Nodes)+len(g.Edges), e.quiet)
	defer bar.end()
	stats, err := st.Load(ctx, g, graph.LoadOptions{Batch: c.Int("batch"), Progress: bar.set})
	bar.end()
	if err != nil {
		return err
	}
	e.note("loaded %d nodes (%d new) and %d edges (%d new) in %.1f s, %.0f/s", stats.Nodes, stats.NodesCreated, stats.Edges, stats.EdgesCreated, stats.Duration.Seconds(), stats.Rate())
	return nil
}

// deleteAll takes the documents of a graph out of the store.
func deleteAll(ctx context.Context, e *env, st *neo4j.Store, g *graph.Graph) error {
	var ids []string
	for _, n := range g.Nodes {
		if n.Label == graph.Document {
			ids = append(ids, n.ID)
		}
	}
	bar := newProgress(e.err, "taking out", len(ids), e.quiet)
	defer bar.end()
	gone := 0
	for _, id := range ids {
		_, err := st.Delete(ctx, id)
		switch {
		case err == nil:
			gone++
		case !errors.Is(err, graph.ErrNotFound):
			return err
		}
		bar.add()
	}
	bar.end()
	e.note("%d document%s taken out", gone, plural(gone))
	return nil
}

// readGraph reads a graph file, or an extract and builds its graph.
func readGraph(e *env, name string, dirs []string) (*graph.Graph, *graph.Schema, error) {
	g, schema, _, err := readGraphOrExtract(e, name, dirs)
	return g, schema, err
}

// readGraphOrExtract gives the corpus too where the file is an extract.
func readGraphOrExtract(e *env, name string, dirs []string) (*graph.Graph, *graph.Schema, *extract.Corpus, error) {
	var r io.Reader = e.in
	if st, err := os.Stat(name); err == nil && st.IsDir() { // the folder of a run
		name = filepath.Join(name, graphFile)
	}
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, nil, &hinted{fmt.Errorf("cannot read %s: %w", name, errors.Unwrap(err)), "dateline run writes ./dateline-out/graph.jsonl"}
		}
		defer f.Close()
		r = f
	}
	br := bufio.NewReaderSize(r, 1<<16)
	ont, err := ontology.Load(dirs...)
	if err != nil {
		return nil, nil, nil, err
	}
	schema := build.Schema(ont)
	head, _ := br.Peek(256)
	if isExtract(head) {
		corpus, err := extract.ReadCorpus(br)
		if err != nil {
			return nil, nil, nil, &hinted{fmt.Errorf("%s: %w", name, err), "dateline extract writes such a file"}
		}
		g, err := build.Build(corpus, ont)
		if err != nil {
			return nil, nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		return g, schema, corpus, graph.Validate(g, schema)
	}
	g, err := graph.Read(br)
	if err != nil {
		return nil, nil, nil, &hinted{fmt.Errorf("%s: %w", name, err), "it must be an extract.jsonl or graph.jsonl of dateline"}
	}
	return g, schema, nil, graph.Validate(g, schema)
}

func deleteCommand(e *env) *cli.Command {
	return &cli.Command{Name: "delete", Usage: "a document and what only it supports, out of Neo4j", ArgsUsage: "DOCUMENT...",
		Description: "DOCUMENT is a document's id (d_ and 16 digits); \"dateline query documents\" lists them.",
		Flags:       storeFlags(),
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return &usageError{"which document? its id, such as d_0123456789abcdef", "dateline query documents lists them"}
			}
			st, err := openStore(c.Context, c)
			if err != nil {
				return err
			}
			defer st.Close(c.Context)
			for _, id := range c.Args().Slice() {
				stats, err := st.Delete(c.Context, id)
				if err != nil {
					return err
				}
				e.note("%s: %d nodes and %d edges deleted", id, stats.NodesDeleted, stats.EdgesDeleted)
			}
			return nil
		}}
}

func schemaCommand(e *env) *cli.Command {
	return &cli.Command{Name: "schema", Usage: "labels, relationship types and constraints of the graph",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "cypher", Usage: "the constraints and indexes as Cypher"},
			&cli.StringSliceFlag{Name: "ontology", Usage: "folder with type files of your own"}},
		Action: func(c *cli.Context) error {
			ont, err := ontology.Load(c.StringSlice("ontology")...)
			if err != nil {
				return err
			}
			schema := build.Schema(ont)
			if c.Bool("cypher") {
				for _, s := range neo4j.Statements(schema) {
					fmt.Fprintln(e.out, s+";")
				}
				return nil
			}
			fmt.Fprintln(e.out, "Nodes")
			for _, n := range schema.Nodes() {
				fmt.Fprintf(e.out, "  (:%s)  %s\n", n.Label, n.Description)
				wrap(e.out, "      id, "+join(n.Props), e.width())
			}
			fmt.Fprintln(e.out, "\nRelationships")
			for _, t := range schema.Edges() {
				fmt.Fprintf(e.out, "  (:%s)-[:%s]->(:%s)\n      %s\n", joinBar(t.From), t.Type, joinBar(t.To), t.Description)
			}
			return nil
		}}
}
