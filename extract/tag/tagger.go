// Package tag gives every token its part of speech (Penn Treebank tags as in
// UD English EWT) and its lemma.
//
// In goes a document with sentences and tokens, out comes Token.Tag and
// Token.Lemma. Tags come from an averaged perceptron that reads each sentence
// once from left to right; lemmas from rules, a list of base forms and a table
// of exceptions learned from a treebank (see dateline-train).
//
// Caveat: one pass, no search: a wrong tag can pull the next one with it.
package tag

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"dateline/extract"
	"dateline/extract/perceptron"
)

//go:embed tag.model
var embedded []byte

var load = sync.OnceValues(func() (*Tagger, error) { return Read(bytes.NewReader(embedded)) })

// Tagger is the stage "tag". Safe for concurrent use.
type Tagger struct {
	model   *perceptron.Model
	lex     *lexicon
	base    *lexicon
	lemmas  *lemmatizer
	closed  closed
	past    int   // class of the past tense, -1 if there is none
	present []int // classes of the present tense
	scratch sync.Pool
}

// New is the tagger with the embedded model, which is read on the first call.
func New() (*Tagger, error) { return load() }

// Read makes a tagger from a model file.
func Read(r io.Reader) (*Tagger, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("tag model: %w", err)
	}
	br := bufio.NewReaderSize(z, 1<<16)
	t := &Tagger{}
	if t.model, err = perceptron.ReadModel(br); err == nil {
		if t.lex, err = readLexicon(br); err == nil {
			if t.base, err = readLexicon(br); err == nil {
				t.lemmas, err = readLemmas(br)
			}
		}
	}
	if err == nil {
		t.setTenses()
		t.closed, err = readClosed(closedText, t.model.Classes)
	}
	if err != nil {
		return nil, fmt.Errorf("tag model: %w", err)
	}
	return t, nil
}

// setTenses looks up the tags of finite verbs.
func (t *Tagger) setTenses() {
	t.past = slices.Index(t.model.Classes, "VBD")
	t.present = nil
	for _, c := range []string{"VBP", "VBZ"} {
		if i := slices.Index(t.model.Classes, c); i >= 0 {
			t.present = append(t.present, i)
		}
	}
}

// Write writes the model file that Read reads.
func (t *Tagger) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := t.model.WriteTo(z); err != nil {
		return err
	}
	bw := bufio.NewWriter(z)
	if err := t.lex.write(bw); err != nil {
		return err
	}
	if err := t.base.write(bw); err != nil {
		return err
	}
	if err := t.lemmas.write(bw); err != nil {
		return err
	}
	if err := bw.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// Average is one tagger with the mean weights of several that were trained on
// the same sentences with different seeds; see perceptron.Average.
func Average(ts []*Tagger, least, step float64) *Tagger {
	ms := make([]*perceptron.Model, len(ts))
	for k, t := range ts {
		ms[k] = t.model
	}
	return ts[0].with(perceptron.Average(ms, least, step))
}

// Pruned is the tagger with smaller weights dropped, see perceptron.Model.
func (t *Tagger) Pruned(least, step float64) *Tagger { return t.with(t.model.Pruned(least, step)) }

func (t *Tagger) with(m *perceptron.Model) *Tagger {
	return &Tagger{model: m, past: t.past, present: t.present, lex: t.lex, base: t.base, lemmas: t.lemmas, closed: t.closed}
}

// Name is "tag".
func (t *Tagger) Name() string { return "tag" }

// Requires tokens.
func (t *Tagger) Requires() []extract.Layer { return []extract.Layer{extract.LayerTokens} }

// Provides tags.
func (t *Tagger) Provides() []extract.Layer { return []extract.Layer{extract.LayerTags} }

type scratch struct {
	words  []string
	ws     []word
	feats  []uint32
	scores []int32
	tags   []int
	finite []int   // the finite tag that a word would have
	close  []int32 // and by how much another was preferred
}

func (t *Tagger) get() *scratch {
	if s, ok := t.scratch.Get().(*scratch); ok {
		return s
	}
	return &scratch{scores: make([]int32, len(t.model.Classes))}
}

// Annotate sets Tag and Lemma of every token.
func (t *Tagger) Annotate(ctx context.Context, doc *extract.Document) error {
	s := t.get()
	defer t.scratch.Put(s)
	for _, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.words = s.words[:0]
		for i := sent.First; i < sent.Last; i++ {
			s.words = append(s.words, doc.Word(i))
		}
		t.tag(s)
		t.withoutAsides(s)
		for k, c := range s.tags {
			tok := &doc.Tokens[sent.First+k]
			tok.Tag = t.model.Classes[c]
			tok.Lemma = t.lemmas.lemma(s.words[k], tok.Tag)
		}
	}
	clear(s.words[:cap(s.words)])
	return nil
}

// Words tags a sentence given as words.
func (t *Tagger) Words(words []string) []string {
	s := t.get()
	defer t.scratch.Put(s)
	s.words = append(s.words[:0], words...)
	t.tag(s)
	t.withoutAsides(s)
	out := make([]string, len(words))
	for i, c := range s.tags {
		out[i] = t.model.Classes[c]
	}
	return out
}

// Lemma of a word with a Penn tag.
func (t *Tagger) Lemma(word, tag string) string { return t.lemmas.lemma(word, tag) }

// withoutAsides tags a sentence again as if the times between subject and verb
// were not there: "praised" in "an official today praised the plan" is no
// participle.
func (t *Tagger) withoutAsides(s *scratch) {
	asides := extract.Asides(len(s.words), func(i int) string { return s.words[i] }, func(i int) string { return t.model.Classes[s.tags[i]] })
	if len(asides) == 0 {
		return
	}
	words, tags := s.words, slices.Clone(s.tags)
	at := extract.WithoutAsides(len(words), asides, nil)
	s.words = make([]string, len(at))
	for k, i := range at {
		s.words[k] = words[i]
	}
	t.tag(s)
	for k, i := range at {
		tags[i] = s.tags[k]
	}
	for _, a := range asides { // "the United Nations Wednesday warned": nobody puts a participle there
		if v := a.Verb; !a.Link && t.past >= 0 && strings.HasSuffix(words[v], "ed") && t.model.Classes[tags[v]] == "VBN" {
			tags[v] = t.past
		}
	}
	s.words, s.tags = words, tags
}

func (t *Tagger) tag(s *scratch) {
	s.ws, s.tags, s.close, s.finite = s.ws[:0], s.tags[:0], s.close[:0], s.finite[:0]
	for _, w := range s.words {
		s.ws = append(s.ws, newWord(w, t.lex, t.base))
	}
	st := style(s.words)
	p1, p2 := uint32(0), uint32(0)
	for i := range s.ws {
		s.feats = features(s.ws, i, p1, p2, st, s.feats[:0])
		clear(s.scores)
		t.model.Score(s.feats, s.scores)
		best := t.closed.best(s.words[i], i == 0, s.scores)
		s.tags = append(s.tags, best)
		finite := t.past
		if finite >= 0 && t.model.Classes[best] != "VBN" {
			for _, c := range t.present {
				if s.scores[c] > s.scores[finite] {
					finite = c
				}
			}
		}
		margin := int32(0)
		if finite >= 0 {
			margin = s.scores[best] - s.scores[finite]
		}
		s.close, s.finite = append(s.close, margin), append(s.finite, finite)
		p1, p2 = uint32(best+1), p1
	}
	t.withFinite(s)
}
