package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/ontology"
	"dateline/extract/source"
)

// extractOptions are what extract and run have in common.
type extractOptions struct {
	paths     []string
	date      string
	workers   int
	annotator string
	careful   bool
	ontology  []string
	kb        []string
	decisions string
	out       string // the run's folder, where decisions may lie
	until     string
	tokens    bool
	names     bool
	strict    bool
	format    string
	encoding  string
	columns   source.Columns
}

func extractFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "date", Usage: "publication date `YYYY-MM-DD` of reports whose record states none"},
		&cli.IntFlag{Name: "workers", Usage: "documents at once; 0 = one per core"},
		&cli.StringFlag{Name: "annotator", Usage: "\"prose\" for the baseline (no trees: names only)"},
		carefulFlag(), kbFlag(), decisionsFlag(),
		&cli.StringSliceFlag{Name: "ontology", Usage: "folder with type files of your own; may come several times"},
		&cli.StringFlag{Name: "format", Usage: "how to read: " + join(source.Formats()) + " (default: by extension, else by the first bytes)"},
		&cli.StringFlag{Name: "encoding", Usage: "encoding of inputs that do not state theirs, such as windows-1252 (default UTF-8)"},
		&cli.StringFlag{Name: "text-column", Usage: "`NAME` of the column (CSV) or key (JSON) that holds the text; found by itself as a rule"},
		&cli.StringFlag{Name: "title-column", Usage: "the same for the title"},
		&cli.StringFlag{Name: "date-column", Usage: "... the publication date"},
		&cli.StringFlag{Name: "url-column", Usage: "... the address"},
		&cli.StringFlag{Name: "publisher-column", Usage: "... the publisher"},
		&cli.StringFlag{Name: "id-column", Usage: "... the id"},
		&cli.BoolFlag{Name: "strict", Usage: "exit with 3 when an input was skipped"},
	}
}

func carefulFlag() cli.Flag {
	return &cli.BoolFlag{Name: "careful", Usage: "read each sentence twice: better trees, the parser at half speed"}
}

func readExtractOptions(e *env, c *cli.Context) (extractOptions, error) {
	o := extractOptions{paths: c.Args().Slice(), date: c.String("date"), workers: c.Int("workers"), annotator: c.String("annotator"),
		careful: c.Bool("careful"), ontology: c.StringSlice("ontology"), strict: c.Bool("strict"), format: c.String("format"), encoding: c.String("encoding"),
		columns: source.Columns{ID: c.String("id-column"), Text: c.String("text-column"), Title: c.String("title-column"), URL: c.String("url-column"),
			Publisher: c.String("publisher-column"), Published: c.String("date-column")}}
	o.kb, o.decisions, o.out = c.StringSlice("kb"), c.String("decisions"), c.String("out")
	switch {
	case len(o.paths) == 0:
		return o, &usageError{"which reports? a file, a folder, a glob or -", "dateline " + c.Command.Name + " testdata/corpus"}
	case o.date != "" && !isDay(o.date):
		return o, &usageError{fmt.Sprintf("--date wants YYYY-MM-DD, not %q", o.date), ""}
	case o.workers < 0:
		return o, &usageError{"--workers wants 0 or more", ""}
	case o.annotator != "" && o.annotator != "prose":
		return o, &usageError{fmt.Sprintf("--annotator knows \"prose\" only, not %q", o.annotator), "leave it out for our own models"}
	case o.format != "" && !slices.Contains(source.Formats(), o.format):
		return o, &usageError{fmt.Sprintf("--format is one of %s, not %q", join(source.Formats()), o.format), ""}
	}
	return o, nil
}

var dayForm = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return dayForm.MatchString(s) && err == nil
}

// stages are the names for --until, in the order of the chain.
var stages = []string{"tokenize", "tag", "parse", "ner", "timex", "mention", "coref", "link", "relation", "event", "claim", "merge"}

func extractCommand(e *env) *cli.Command {
	return &cli.Command{Name: "extract", Usage: "reports to an extract (JSON Lines)", ArgsUsage: "PATH...",
		Description: "Writes a header, one line a document, then entities, events and contradictions over all documents.\n" +
			"--until cuts the chain: " + strings.Join(stages, " ") + ".",
		Flags: append(extractFlags(),
			&cli.StringFlag{Name: "o", Aliases: []string{"output"}, Usage: "write to `FILE` instead of standard output"},
			&cli.StringFlag{Name: "until", Usage: "stop after `STAGE`"},
			&cli.BoolFlag{Name: "tokens", Usage: "write tokens, tags and trees too"},
			&cli.BoolFlag{Name: "names", Usage: "write the raw names too"}),
		Action: func(c *cli.Context) error {
			o, err := readExtractOptions(e, c)
			if err != nil {
				return err
			}
			o.until, o.tokens, o.names = c.String("until"), c.Bool("tokens"), c.Bool("names")
			return runExtract(c.Context, e, o, c.String("o"))
		}}
}

func runExtract(ctx context.Context, e *env, o extractOptions, output string) error {
	if err := mayWrite(output); err != nil { // before the work, not after it
		return err
	}
	corpus, sum, err := extractAll(ctx, e, o)
	if err != nil {
		return err
	}
	if sum.docs == 0 && len(sum.skipped) > 0 { // no file that says that nothing was there
		sum.print(e)
		return sum.result(o.strict)
	}
	if err := writeTo(e, output, func(w io.Writer) error { return encode(w, corpus, o) }); err != nil {
		return err
	}
	sum.print(e)
	return sum.result(o.strict)
}

// encode writes the extract.
func encode(w io.Writer, corpus *extract.Corpus, o extractOptions) error {
	enc := extract.NewEncoder(w)
	enc.Tokens, enc.Names = o.tokens, o.names
	return enc.Corpus(corpus)
}

// mayWrite tells early whether a file can be written.
func mayWrite(name string) error {
	if name == "" || name == "-" {
		return nil
	}
	if st, err := os.Stat(name); err == nil {
		if st.IsDir() {
			return &usageError{fmt.Sprintf("cannot write %s: it is a folder", name), "-o wants the name of a file"}
		}
		if !st.Mode().IsRegular() {
			return nil
		}
	}
	if _, err := os.Stat(filepath.Dir(name)); errors.Is(err, fs.ErrNotExist) {
		return &hinted{fmt.Errorf("cannot write %s: there is no folder %s", name, filepath.Dir(name)), "mkdir -p " + filepath.Dir(name)}
	}
	return mayMake(filepath.Dir(name))
}

// mayMake tells whether files can be written in a folder, or in the nearest
// one above it that is there.
func mayMake(dir string) error {
	for near := filepath.Clean(dir); ; near = filepath.Dir(near) {
		st, err := os.Stat(near)
		switch {
		case errors.Is(err, fs.ErrNotExist) && near != filepath.Dir(near):
			continue
		case err == nil && !st.IsDir():
			return &hinted{fmt.Errorf("cannot write into %s: %s is no folder", dir, near), "choose another place with -o FILE or --out DIR"}
		case err == nil:
			var f *os.File
			if f, err = os.CreateTemp(near, ".dateline-*"); err == nil {
				f.Close()
				return os.Remove(f.Name())
			}
		}
		return &hinted{fmt.Errorf("cannot write into %s: %w", dir, reason(err)), "choose another place with -o FILE or --out DIR, or give yourself the right to write there"}
	}
}

// writeTo writes to a file or, without one, to standard output. A file appears
// under its name only when it is complete; what is no plain file (/dev/null, a
// pipe, a link) is written to and never replaced.
func writeTo(e *env, name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		w := bufio.NewWriter(e.out)
		if err := write(w); err != nil {
			return err
		}
		return w.Flush()
	}
	if st, err := os.Lstat(name); err == nil && !st.Mode().IsRegular() && !st.IsDir() {
		return writeThrough(name, write)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".dateline-*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	defer os.Remove(f.Name())
	w := bufio.NewWriterSize(f, 1<<16)
	err = errors.Join(write(w), w.Flush(), f.Chmod(0o644), f.Close())
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	return os.Rename(f.Name(), name)
}

// writeThrough writes into what is there.
func writeThrough(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC|os.O_CREATE, 0o644)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	w := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(write(w), w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	return nil
}

// summary says what a run read, what it skipped and how fast it was.
type summary struct {
	docs, words int
	bytes       int
	undated     []string
	skipped     []error
	alone       []error // folders and archives with files of other kinds
	repeats     int
	decided     []string // remarks on decisions
	notes       []string // what was odd in a text and how it was read
	took        time.Duration
}

func (s *summary) print(e *env) {
	for i, err := range s.skipped {
		if i == 20 && e.log == nil {
			fmt.Fprintf(e.err, "... and %d more skipped\n", len(s.skipped)-20)
			break
		}
		e.warn("skipped", err, hintOf(err))
	}
	for i, n := range s.notes {
		if i == 10 {
			e.note("... and %d more such remarks, in the extract", len(s.notes)-10)
			break
		}
		e.note("note: %s", n)
	}
	for _, err := range s.alone {
		e.note("note: %v", err)
	}
	for _, n := range s.decided {
		e.note("note: %s", n)
	}
	if s.repeats > 0 {
		e.note("%d document%s had the same content as another and count once", s.repeats, plural(s.repeats))
	}
	if n := len(s.undated); n > 0 {
		e.note("%d document%s without a publication date (%s): weekdays stay unresolved; --date gives one", n, plural(n), extract.Clip(strings.Join(s.undated, ", "), 60))
	}
	e.note("%d document%s, %d words, %d skipped, %.1f s (%.0f words/s)", s.docs, plural(s.docs), s.words, len(s.skipped), s.took.Seconds(), float64(s.words)/max(s.took.Seconds(), 0.001))
}

// result is the error that the summary amounts to.
func (s *summary) result(strict bool) error {
	if s.docs == 0 && len(s.skipped) > 0 {
		return &hinted{errors.New("nothing could be read"), "see the lines above"}
	}
	if strict && len(s.skipped) > 0 {
		return fmt.Errorf("%w: %d", errSkipped, len(s.skipped))
	}
	return nil
}

// newEnglish wires the pipeline the options ask for.
func newEnglish(o extractOptions) (*english.English, error) {
	ont, err := ontology.Load(o.ontology...)
	if err != nil {
		return nil, &hinted{err, "dateline reads *.type files; see the package comment of extract/ontology for their form"}
	}
	base, err := openBases(o.kb)
	if err != nil {
		return nil, err
	}
	return english.New(english.Options{Ontology: ont, Annotator: o.annotator, Careful: o.careful, Base: base})
}

// extractAll reads and annotates every input and merges the documents.
func extractAll(ctx context.Context, e *env, o extractOptions) (*extract.Corpus, *summary, error) {
	start := time.Now()
	bar := newProgress(e.err, "loading the models", 0, e.quiet)
	defer bar.end()
	en, err := newEnglish(o)
	if err != nil {
		return nil, nil, err
	}
	decisions, err := readDecisions(e, o.decisions, o.out)
	if err != nil {
		return nil, nil, err
	}
	p, merge := en.Pipeline, true
	if o.until != "" && o.until != "merge" {
		if p, err = p.Until(o.until); err != nil {
			return nil, nil, &usageError{err.Error(), didYouMean(o.until, stages, "stages are "+join(stages))}
		}
		merge = false
	}
	sum := &summary{}
	bar.phase("extracting", "reports", 0, source.Size(o.paths))
	docs, err := annotate(ctx, e, o, p, sum, bar)
	if err != nil {
		return nil, nil, err
	}
	corpus := &extract.Corpus{Documents: docs}
	if merge {
		bar.phase("merging", "", 0, 0)
		corpus = en.Merger.With(decisions).Merge(docs)
		sum.decided = corpus.Notes
	}
	if err := en.Base.Err(); err != nil {
		return nil, nil, &hinted{err, "a base of --kb is damaged: build it again with \"dateline kb build\""}
	}
	corpus.Header = extract.Header{Tool: "dateline " + version, Models: en.Models(), KB: en.Base.Version()}
	if decisions != nil && merge {
		corpus.Header.Decisions = decisions.Label()
	}
	if o.careful && o.annotator == "" {
		corpus.Header.Models["parser"] = "careful"
	}
	sum.took = time.Since(start)
	return corpus, sum, nil
}

// annotate runs the pipeline over the inputs. Documents come back in order of
// id, so that nothing depends on which worker was faster.
func annotate(ctx context.Context, e *env, o extractOptions, p *extract.Pipeline, sum *summary, bar *progress) ([]*extract.Document, error) {
	in := make(chan *extract.Document)
	var mu sync.Mutex
	readErr := make(chan error, 1)
	go func() {
		defer close(in)
		readErr <- read(ctx, e, o, in, bar, func(err error) {
			mu.Lock()
			defer mu.Unlock()
			switch {
			case errors.Is(err, source.ErrDuplicate):
				sum.repeats++
				return
			case errors.Is(err, source.ErrLeftAlone):
				sum.alone = append(sum.alone, err)
				return
			}
			sum.skipped = append(sum.skipped, err)
		})
	}()
	var docs []*extract.Document
	err := p.Each(ctx, o.workers, in, func(doc *extract.Document, err error) {
		bar.add()
		if err != nil {
			mu.Lock()
			sum.skipped = append(sum.skipped, err)
			mu.Unlock()
			return
		}
		docs = append(docs, doc)
	})
	for range in { // the reader must not hang when the workers gave up
	}
	if err = errors.Join(err, <-readErr); err != nil {
		return nil, err
	}
	sortDocs(docs)
	for _, doc := range docs {
		sum.docs++
		sum.words += words(doc)
		sum.bytes += len(doc.Text)
		for _, n := range doc.Notes {
			if n.Kind != "invalid-utf8" && n.Kind != "nul" && n.Kind != "bad-date" {
				continue // remarks for later stages, not faults of the input
			}
			sum.notes = append(sum.notes, fmt.Sprintf("%s: byte %d: %s", label(doc), n.Offset, n.Text))
		}
		if doc.Published == "" {
			sum.undated = append(sum.undated, label(doc))
		}
	}
	return docs, nil
}

// read sends the documents of the inputs to the workers.
func read(ctx context.Context, e *env, o extractOptions, in chan<- *extract.Document, bar *progress, skip func(error)) error {
	opt := source.Options{Date: o.date, Stdin: e.in, Format: o.format, Encoding: o.encoding, Columns: o.columns, OnRead: bar.bytes}
	for doc, err := range source.Open(ctx, o.paths, opt) {
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			skip(err)
			continue
		}
		select {
		case in <- doc:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
