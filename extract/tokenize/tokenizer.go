// Package tokenize cuts a document into paragraphs, sentences and tokens.
//
// In: Document.Text, and if set Document.Boilerplate and Document.Regions,
// whose edges no sentence crosses. Out: Document.Sentences and
// Document.Tokens, in the conventions of UD English EWT (do|n't, US|-|led,
// anti-government), and notes on words that look glued together.
//
// Every span is bytes into the text as given; tokens and white space cover
// every sentence, and sentences and white space cover the text. Time and
// memory are linear in the text.
//
// Caveat: a line break inside a block of text is read as the end of a
// paragraph or as a soft wrap by the width of the lines; poems and tables
// come out as lists of short paragraphs.
package tokenize

import (
	"context"

	"dateline/extract"
)

// Limits that keep what follows linear on hostile input.
const (
	maxTokens = 400  // tokens of a sentence; a longer one is cut
	maxBytes  = 2000 // bytes of a token; a longer run is cut
)

// Tokenizer is the stage "tokenize". It holds no state.
type Tokenizer struct {
	wholeBlocks bool
}

// Option changes a Tokenizer.
type Option func(*Tokenizer)

// WholeBlocks makes only blank lines end a paragraph, never a single line
// break: for text of which it is known that its lines are wrapped.
func WholeBlocks() Option { return func(t *Tokenizer) { t.wholeBlocks = true } }

// New makes the stage.
func New(opts ...Option) *Tokenizer {
	t := &Tokenizer{}
	for _, o := range opts {
		o(t)
	}
	return t
}

// Name is "tokenize".
func (*Tokenizer) Name() string { return "tokenize" }

// Requires the text only.
func (*Tokenizer) Requires() []extract.Layer { return []extract.Layer{extract.LayerText} }

// Provides sentences and tokens.
func (*Tokenizer) Provides() []extract.Layer { return []extract.Layer{extract.LayerTokens} }

// Annotate fills Sentences and Tokens. What was there before is replaced, so
// that running twice gives the same.
func (t *Tokenizer) Annotate(ctx context.Context, doc *extract.Document) error {
	doc.Sentences, doc.Tokens = nil, make([]extract.Token, 0, len(doc.Text)/5+1)
	doc.Notes = dropNotes(doc.Notes)
	cuts := edges(doc)
	para := -1
	for _, p := range t.paragraphs(doc.Text) {
		para++
		for _, seg := range cuts.split(doc.Text, p) {
			if err := ctx.Err(); err != nil {
				return err
			}
			t.segment(doc, seg, para)
		}
	}
	label(doc)
	return nil
}

// segment tokenises one stretch of text and cuts it into sentences.
func (t *Tokenizer) segment(doc *extract.Document, seg extract.Span, para int) {
	first := len(doc.Tokens)
	w := words{text: doc.Text, toks: doc.Tokens}
	w.scan(seg.Start, seg.End)
	doc.Tokens = w.toks
	for _, g := range w.glued {
		doc.Notes = append(doc.Notes, extract.Note{Kind: "glued", Offset: g.Start, Text: doc.Text[g.Start:g.End]})
	}
	s := segmenter{text: doc.Text, toks: doc.Tokens, first: first}
	for _, r := range s.sentences() {
		doc.Sentences = append(doc.Sentences, extract.Sentence{
			Span:      doc.TokenSpan(r[0], r[1]),
			Paragraph: para,
			First:     r[0],
			Last:      r[1],
		})
	}
}

func dropNotes(notes []extract.Note) []extract.Note {
	var out []extract.Note
	for _, n := range notes {
		if n.Kind != "glued" {
			out = append(out, n)
		}
	}
	return out
}
