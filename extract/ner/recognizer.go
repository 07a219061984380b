// Package ner finds the names of persons, places and organizations.
//
// In goes a document with tagged tokens, out comes Document.Names. A linear
// model scores every word as begin, inside, last or only word of a name of a
// type; the best legal sequence of a sentence is found by Viterbi. A second
// pass reads the whole document: a word that was part of a longer name
// elsewhere ("Zabihullah Mujahid") pulls the same word ("Mujahid") to its type.
//
// Words of nationality (Afghan) and titles (President) are not names. The
// gazetteer is evidence, not a decision; without one recall falls.
//
// Caveat: trained on written English of news and the web; names in other
// scripts are rarely found.
package ner

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"dateline/extract"
	"dateline/extract/perceptron"
)

//go:embed ner.model
var embedded []byte

var load = sync.OnceValues(func() (*perceptron.Model, error) { return readModel(bytes.NewReader(embedded)) })

// Recognizer is the stage "ner". Safe for concurrent use.
type Recognizer struct {
	// Bias is taken from the score of "no name", in units of the training
	// weights: more finds more names, right and wrong. Set it before use.
	Bias float64
	// Document is how strongly names of the document pull the same words
	// elsewhere, in the same units; 0 turns the second pass off.
	Document float64

	model   *perceptron.Model
	gaz     extract.Gazetteer
	trans   [classes][classes]int32
	scratch sync.Pool
}

// Defaults, chosen on development data.
const (
	DefaultBias     = 0.2
	DefaultDocument = 3
)

// New is the recogniser with the embedded model, which is read on the first
// call. The gazetteer may be nil.
func New(g extract.Gazetteer) (*Recognizer, error) {
	m, err := load()
	if err != nil {
		return nil, err
	}
	return newRecognizer(m, g), nil
}

// Read makes a recogniser from a model file.
func Read(r io.Reader, g extract.Gazetteer) (*Recognizer, error) {
	m, err := readModel(r)
	if err != nil {
		return nil, err
	}
	return newRecognizer(m, g), nil
}

func readModel(r io.Reader) (*perceptron.Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("ner model: %w", err)
	}
	m, err := perceptron.ReadModel(bufio.NewReaderSize(z, 1<<16))
	if err == nil && len(m.Classes) != classes {
		err = perceptron.ErrFormat
	}
	if err != nil {
		return nil, fmt.Errorf("ner model: %w", err)
	}
	return m, nil
}

func newRecognizer(m *perceptron.Model, g extract.Gazetteer) *Recognizer {
	r := &Recognizer{Bias: DefaultBias, Document: DefaultDocument, model: m, gaz: g}
	for c := range classes {
		m.Score([]uint32{transition(c)}, r.trans[c][:])
	}
	return r
}

// Write writes the model file that Read reads.
func (r *Recognizer) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := r.model.WriteTo(z); err != nil {
		return err
	}
	return z.Close()
}

// Name is "ner".
func (r *Recognizer) Name() string { return "ner" }

// Requires tags.
func (r *Recognizer) Requires() []extract.Layer { return []extract.Layer{extract.LayerTags} }

// Provides names.
func (r *Recognizer) Provides() []extract.Layer { return []extract.Layer{extract.LayerNames} }

type scratch struct {
	words, tags []string
	x           sentence
	lat         lattice[int32]
	path        []uint8
	feats       []uint32
	spans, raw  []Span
	emits       []int32 // of the whole document, for the second pass
}

func (r *Recognizer) get() *scratch {
	if s, ok := r.scratch.Get().(*scratch); ok {
		return s
	}
	s := &scratch{}
	s.lat.trans = r.trans
	return s
}

// units turns weights of training into units of the frozen model.
func (r *Recognizer) units(x float64) int32 { return int32(x / r.model.Scale) }

// Annotate fills doc.Names.
func (r *Recognizer) Annotate(ctx context.Context, doc *extract.Document) error {
	s := r.get()
	defer r.scratch.Put(s)
	doc.Names = nil
	s.emits = s.emits[:0]
	for _, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.load(doc, sent)
		r.emit(s)
		if r.Document != 0 {
			s.emits = append(s.emits, s.lat.emit...)
		}
		r.collect(s, doc, sent)
	}
	if r.Document != 0 {
		r.second(s, doc)
	}
	clear(s.words[:cap(s.words)])
	clear(s.tags[:cap(s.tags)])
	clear(s.x.words[:cap(s.x.words)])
	return nil
}

// load takes the words of a sentence.
func (s *scratch) load(doc *extract.Document, sent extract.Sentence) {
	s.words, s.tags = s.words[:0], s.tags[:0]
	for i := sent.First; i < sent.Last; i++ {
		s.words, s.tags = append(s.words, doc.Word(i)), append(s.tags, doc.Tokens[i].Tag)
	}
}

// emit scores the words of the sentence.
func (r *Recognizer) emit(s *scratch) {
	s.x.fill(s.words, s.tags, r.gaz)
	n := len(s.words)
	s.lat.grow(n)
	bias := r.units(r.Bias)
	for i := range n {
		s.feats = s.x.features(i, 0, s.feats[:0])
		row := s.lat.row(i)
		clear(row)
		r.model.Score(s.feats, row)
		row[classO] -= bias
	}
}

// Words finds the names of a sentence given as words and tags.
func (r *Recognizer) Words(words, tags []string) []Span {
	s := r.get()
	defer r.scratch.Put(s)
	s.words, s.tags = append(s.words[:0], words...), append(s.tags[:0], tags...)
	r.emit(s)
	s.path = s.lat.best(len(words), s.path)
	return r.rules(s, nil)
}

// collect decodes the sentence in the lattice and adds its names.
func (r *Recognizer) collect(s *scratch, doc *extract.Document, sent extract.Sentence) {
	s.path = s.lat.best(sent.Last-sent.First, s.path)
	s.spans = r.rules(s, s.spans[:0])
	for _, sp := range s.spans {
		first, last := sent.First+sp.First, sent.First+sp.Last
		doc.Names = append(doc.Names, extract.Name{
			Span: doc.TokenSpan(first, last), Type: sp.Type, Score: r.score(s, sp),
			Source: "ner", First: first, Last: last,
		})
	}
}

// rules reads the names off the path and corrects them.
func (r *Recognizer) rules(s *scratch, out []Span) []Span {
	s.raw = spansOf(s.path, s.raw[:0])
	ru := rules{&s.x, r.gaz, ruleWords()}
	return ru.apply(s.raw, out)
}

// score is how far the chosen classes lie above the next best, as a number
// between 0.5 and 1.
func (r *Recognizer) score(s *scratch, sp Span) float64 {
	least := 1e9
	for i := sp.First; i < sp.Last; i++ {
		row, c := s.lat.row(i), int(s.path[i])
		next := int32(-1 << 30)
		for k, x := range row {
			if k != c {
				next = max(next, x)
			}
		}
		least = min(least, float64(row[c]-next)*r.model.Scale)
	}
	return 0.5 + 0.5*max(0, least)/(max(0, least)+8)
}

// Average is the recogniser with the mean weights of several: their vote, for
// the time of one. See perceptron.Average.
func Average(rs []*Recognizer, least, step float64) *Recognizer {
	ms := make([]*perceptron.Model, len(rs))
	for k, r := range rs {
		ms[k] = r.model
	}
	return newRecognizer(perceptron.Average(ms, least, step), rs[0].gaz)
}

// Pruned is the recogniser with smaller weights dropped, see perceptron.Model.
func (r *Recognizer) Pruned(least, step float64) *Recognizer {
	return newRecognizer(r.model.Pruned(least, step), r.gaz)
}
