// Command dateline-train trains the embedded models of extract/tag,
// extract/parse and extract/ner from annotated files; docs/models.md gives the
// exact commands.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

type options struct {
	epochs, least                int
	seed                         int64
	prune                        float64
	folds                        int
	explore                      float64
	out                          string
	train, test                  []string
	silver                       []string
	agency                       []string
	given                        []string
	fresh                        []string
	precision                    float64
	misc, backward, show         bool
	rate, decay, vary, headlines float64
	replace                      float64
	models                       int
	persons, places              string
	margin, miss                 float64
	dropWord, dropTag, dropGaz   float64
	biases                       []float64
}

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "dateline-train:", err)
		os.Exit(1)
	}
}

const usage = `usage: dateline-train tags|trees|names|classes|relations|check [flags]
  --train FILES   files to learn from, separated by commas (names: FILE@2 counts twice)
  --test FILES    files to score on after epochs (never learned from)
  --out FILE      model file to write
docs/models.md has the commands that made the embedded models; -h lists all flags`

// defaults of epochs and prune by model.
var defaults = map[string]struct {
	epochs int
	prune  float64
}{"tags": {8, 0.1}, "trees": {8, 1}, "names": {3, 0.04}, "relations": {20, 0.1}, "classes": {}}

func run(args []string, notes io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("no model named\n%s", usage)
	}
	var o options
	var train, test string
	fs := flag.NewFlagSet(args[0], flag.ContinueOnError)
	fs.IntVar(&o.epochs, "epochs", defaults[args[0]].epochs, "passes over the data")
	fs.IntVar(&o.least, "least", 2, "keep features seen this often")
	fs.Int64Var(&o.seed, "seed", 1, "seed of the random order")
	fs.Float64Var(&o.prune, "prune", defaults[args[0]].prune, "drop weights below")
	fs.IntVar(&o.folds, "folds", 4, "trees: taggers for the training tags")
	fs.Float64Var(&o.explore, "explore", 0.9, "trees: how often training follows its own move")
	fs.BoolVar(&o.backward, "backward", false, "trees: read sentences from right to left (for the careful mode)")
	var agency, silver, biases, given, fresh string
	fs.StringVar(&given, "judges", "", "check, trees: tagger, parser and parser from right to left; - is the embedded one")
	fs.BoolVar(&o.show, "show", false, "check: list what is wrong in files of clauses")
	fs.StringVar(&agency, "agency", "", "the table of the Groningen Meaning Bank; names: cleaned by a first model; tags: held to the treebanks' conventions by a first model")
	fs.StringVar(&silver, "silver", "", "names: treebanks, and facts of KnowledgeNet, to be labelled by three first models")
	fs.StringVar(&biases, "bias", "", "names: score with these biases too")
	fs.BoolVar(&o.misc, "misc", true, "names: learn the type MISC")
	fs.Float64Var(&o.headlines, "headlines", 0.15, "tags, trees: share of sentences copied as headlines")
	fs.Float64Var(&o.vary, "vary", 0.08, "names: share of sentences copied with other letters")
	fs.IntVar(&o.models, "models", 1, "names, tags: how many models of different seeds the one written is the mean of")
	fs.Float64Var(&o.replace, "replace", 0, "names: share of sentences copied with other names")
	fs.StringVar(&o.persons, "persons", "extract/kb/gen/data/person-names.tsv", "names: names of persons for --replace")
	fs.StringVar(&o.places, "places", "", "names: GeoNames file of places for --replace")
	fs.Float64Var(&o.rate, "rate", 0.05, "names: step of gradient descent")
	fs.Float64Var(&o.decay, "decay", 0, "names: pull to zero")
	fs.Float64Var(&o.margin, "margin", 0, "names: by how much the right sequence must win, per word")
	fs.Float64Var(&o.miss, "miss", 0, "names: more margin where a name is missed")
	fs.Float64Var(&o.dropWord, "drop-word", 0.15, "names: how often the form of a word is hidden")
	fs.Float64Var(&o.dropTag, "drop-tag", 0.2, "names: how often the tags of a sentence are hidden")
	fs.Float64Var(&o.dropGaz, "drop-gaz", 0.15, "names: how often the gazetteer is hidden")
	fs.StringVar(&fresh, "fresh", "", "relations: files to learn from that the rules were not written on; the calibration is made on them, by cross-validation")
	fs.Float64Var(&o.precision, "precision", 0.85, "relations: share of the added edges that must be right")
	fs.StringVar(&o.out, "out", "", "model file to write")
	fs.StringVar(&train, "train", "", "files to learn from")
	fs.StringVar(&test, "test", "", "files to score on")
	if err := fs.Parse(args[1:]); err != nil {
		return err
	}
	o.train, o.test, o.agency, o.silver, o.given, o.fresh = split(train), split(test), split(agency), split(silver), split(given), split(fresh)
	for _, b := range split(biases) {
		x, err := strconv.ParseFloat(b, 64)
		if err != nil {
			return err
		}
		o.biases = append(o.biases, x)
	}
	switch args[0] {
	case "tags":
		return runTags(o, notes)
	case "trees":
		return runTrees(o, notes)
	case "names":
		return runNames(o, notes)
	case "classes":
		return runClasses(o, notes)
	case "relations":
		return runRelations(o, notes)
	case "check":
		return runCheck(o, notes)
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
	news, apart, err := o.press(train, notes)
	if err != nil {
		return err
	}
	train = append(headlines(train, o.headlines, o.seed), news...)
	test, err := readAll(o.test)
	if err != nil {
		return err
	}
	t := trainTags(train, test, o, notes)
	if len(apart) > 0 {
		tags, _ := scoreTags(t, apart)
		fmt.Fprintf(notes, "news kept apart: tags %.2f, verbs %.2f\n", tags, scoreVerbs(t, apart))
	}
	return write(o.out, notes, t.Write)
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
