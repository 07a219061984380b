package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/score"
	"dateline/extract/source"
)

func evalCommand(e *env) *cli.Command {
	return &cli.Command{Name: "eval", Usage: "precision, recall and F1 against gold", ArgsUsage: "GOLD",
		Description: "GOLD is a folder of clusters (NAME/gold.json with its reports), or with --layer a .conllu or IOB file.\n" +
			"--floor FILE fails when a figure is under the recorded one; --record writes the file.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "layer", Usage: "tokens, sentences, tags, trees or names, against a treebank or name file"},
			&cli.BoolFlag{Name: "gold-tokens", Usage: "with --layer: take the file's tokens"},
			&cli.StringFlag{Name: "annotator", Usage: "\"prose\" for the baseline"},
			carefulFlag(),
			&cli.StringFlag{Name: "show", Usage: "list the differences of a `LAYER` (names, relations, dates ...)"},
			&cli.StringFlag{Name: "floor", Usage: "recorded figures (`FILE`) that must be reached"},
			&cli.BoolFlag{Name: "record", Usage: "write the figures into the --floor file"},
			&cli.StringFlag{Name: "extracts", Usage: "write the extract of every cluster into `DIR`, made if need be"},
			&cli.StringSliceFlag{Name: "ontology", Usage: "folder with type files of your own"},
		},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 {
				return &usageError{"eval wants one gold folder or file", "dateline eval testdata/corpus"}
			}
			if c.String("layer") != "" {
				return runEvalLayer(c.Context, e, c)
			}
			return runEvalClusters(c.Context, e, c)
		}}
}

func runEvalClusters(ctx context.Context, e *env, c *cli.Context) error {
	en, err := newEnglish(extractOptions{annotator: c.String("annotator"), careful: c.Bool("careful"), ontology: c.StringSlice("ontology")})
	if err != nil {
		return err
	}
	if dir := c.String("extracts"); dir != "" {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	rep, err := score.Clusters(c.Args().First(), func(cluster string, docs []score.GoldDoc) (*extract.Corpus, error) {
		corpus, err := clusterCorpus(ctx, en, docs)
		if err != nil || c.String("extracts") == "" {
			return corpus, err
		}
		name := filepath.Join(c.String("extracts"), cluster+".extract.jsonl")
		f, err := os.Create(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return corpus, extract.NewEncoder(f).Corpus(corpus)
	})
	if err != nil {
		return err
	}
	if err := rep.Print(e.out); err != nil {
		return err
	}
	if l := c.String("show"); l != "" {
		if err := rep.Show(e.out, l); err != nil {
			return err
		}
	}
	return floor(e, c, rep)
}

// clusterCorpus extracts the reports of one cluster.
func clusterCorpus(ctx context.Context, en *english.English, docs []score.GoldDoc) (*extract.Corpus, error) {
	var list []*extract.Document
	for _, d := range docs {
		doc := source.Options{}.Document(d.File, source.Record{ID: d.ID, Text: d.Text, Published: d.Published})
		if err := en.Pipeline.Annotate(ctx, doc); err != nil {
			return nil, err
		}
		list = append(list, doc)
	}
	return en.Merger.Merge(list), nil
}

// tolerance is what a figure may fall by without failing: less than one item
// of the smallest layer, so that rounding never fails a build.
const tolerance = 0.0005

// floor holds the figures to the recorded ones: the ratchet.
func floor(e *env, c *cli.Context, rep score.Report) error {
	name := c.String("floor")
	if name == "" {
		return nil
	}
	got := map[string]float64{}
	for _, m := range rep.Measures() {
		for _, f := range m.Figures {
			if !f.Whole || strings.Contains(m.Layer, "must not") && f.Name == "bad" {
				got[m.Layer+" "+f.Name] = f.Value
			}
		}
	}
	if c.Bool("record") {
		b, err := json.MarshalIndent(got, "", " ")
		if err != nil {
			return err
		}
		return os.WriteFile(name, append(b, '\n'), 0o644)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return &hinted{err, "--record writes it"}
	}
	want := map[string]float64{}
	if err := json.Unmarshal(b, &want); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var under []string
	for k, w := range want {
		g, ok := got[k]
		bad := strings.Contains(k, "must not")
		if !ok || !bad && g < w-tolerance || bad && g > w+tolerance {
			under = append(under, fmt.Sprintf("%s: %.4f, recorded %.4f", k, g, w))
		}
	}
	slices.Sort(under)
	if len(under) > 0 {
		return &hinted{errors.New("under the recorded figures:\n  " + strings.Join(under, "\n  ")), "mend it, or record what is better now: --floor " + name + " --record"}
	}
	e.note("all figures at or above %s", name)
	return nil
}

func runEvalLayer(ctx context.Context, e *env, c *cli.Context) error {
	layer := c.String("layer")
	var first extract.Stage
	if c.Bool("gold-tokens") {
		first = score.Given(extract.LayerTokens)
	}
	until := extract.Layer(layer)
	if layer == "sentences" {
		until = extract.LayerTokens
	}
	p, err := english.Core(english.Options{Annotator: c.String("annotator"), Careful: c.Bool("careful")}, first, until)
	if err != nil {
		return err
	}
	t, err := score.Layer(ctx, layer, c.Args().First(), p, score.LayerOptions{GoldTokens: c.Bool("gold-tokens")})
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.Write(&b); err != nil {
		return err
	}
	_, err = e.out.Write(b.Bytes())
	return err
}
