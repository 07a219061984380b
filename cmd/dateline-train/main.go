// Command dateline-train trains the embedded models of extract/tag,
// extract/parse and extract/ner from annotated files; docs/models.md gives the
// exact commands.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

type options struct {
	epochs, least int
	seed          int64
	prune         float64
	folds         int
	explore       float64
	out           string
	train, test   []string
}

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "dateline-train:", err)
		os.Exit(1)
	}
}

const usage = `usage: dateline-train tags|trees|names [flags]
  --train FILES   files to learn from, separated by commas
  --test FILES    files to score on after epochs (never learned from)
  --out FILE      model file to write
  --epochs N  --seed N  --least N  --prune X`

func run(args []string, notes io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("no model named\n%s", usage)
	}
	var o options
	var train, test string
	fs := flag.NewFlagSet(args[0], flag.ContinueOnError)
	fs.IntVar(&o.epochs, "epochs", 10, "passes over the data")
	fs.IntVar(&o.least, "least", 2, "keep features seen this often")
	fs.Int64Var(&o.seed, "seed", 1, "seed of the random order")
	fs.Float64Var(&o.prune, "prune", 0.1, "drop weights below")
	fs.IntVar(&o.folds, "folds", 4, "trees: taggers for the training tags")
	fs.Float64Var(&o.explore, "explore", 0.9, "trees: how often training follows its own move")
	fs.StringVar(&o.out, "out", "", "model file to write")
	fs.StringVar(&train, "train", "", "files to learn from")
	fs.StringVar(&test, "test", "", "files to score on")
	if err := fs.Parse(args[1:]); err != nil {
		return err
	}
	o.train, o.test = split(train), split(test)
	switch args[0] {
	case "tags":
		return runTags(o, notes)
	case "trees":
		return runTrees(o, notes)
	}
	return fmt.Errorf("unknown model %q\n%s", args[0], usage)
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

func runTags(o options, notes io.Writer) error {
	train, err := readAll(o.train)
	if err != nil {
		return err
	}
	test, err := readAll(o.test)
	if err != nil {
		return err
	}
	return write(o.out, notes, trainTags(train, test, o, notes).Write)
}

func write(path string, notes io.Writer, to func(io.Writer) error) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := to(f); err != nil {
		f.Close()
		return err
	}
	st, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(notes, "%s: %d bytes\n", path, st.Size())
	return f.Close()
}
