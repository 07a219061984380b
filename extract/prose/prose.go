// Package prose is the baseline annotator: sentences, tokens, tags and names
// as github.com/jdkato/prose/v2 gives them, with byte offsets restored. It is
// the only package that imports prose.
//
// In: Document.Text. Out: Sentences, Tokens with Penn tags, Names of source
// "prose". Paragraphs are split at blank lines first, as Punkt knows none.
//
// Caveat: prose drops parts of some words ("can't." becomes "ca") and rewrites
// quotation marks; what it drops is kept here as tokens without a tag, so that
// no text is lost. It gives no trees.
package prose

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/jdkato/prose/v2"

	"dateline/extract"
)

// ErrModel means that the library's own model could not be read.
var ErrModel = errors.New("prose model")

// model is decoded once: half a second and 100 MB. It is read-only afterwards.
var model = sync.OnceValues(func() (m *prose.Model, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrModel, r)
		}
	}()
	return prose.ModelFromData("en"), nil
})

// Annotator is the stage "prose".
type Annotator struct{ model *prose.Model }

// New loads the model (once in a process).
func New() (*Annotator, error) {
	m, err := model()
	if err != nil {
		return nil, err
	}
	return &Annotator{m}, nil
}

// Name is "prose".
func (*Annotator) Name() string { return "prose" }

// Requires the text only.
func (*Annotator) Requires() []extract.Layer { return []extract.Layer{extract.LayerText} }

// Provides tokens, tags and names.
func (*Annotator) Provides() []extract.Layer {
	return []extract.Layer{extract.LayerTokens, extract.LayerTags, extract.LayerNames}
}

// Annotate replaces sentences, tokens and names.
func (a *Annotator) Annotate(ctx context.Context, doc *extract.Document) error {
	doc.Sentences, doc.Tokens, doc.Names = nil, nil, nil
	para, last := -1, -1
	for _, s := range sentences(doc.Text) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if s.para != last {
			para++
			last = s.para
		}
		a.sentence(doc, s.Span, para)
	}
	return nil
}

// sentence tokenises and tags one sentence by itself: prose lets words that
// repeat share a tag.
func (a *Annotator) sentence(doc *extract.Document, span extract.Span, para int) {
	text := doc.Surface(span)
	first := len(doc.Tokens)
	toks := a.run(text)
	at := make([]int, len(toks)) // token of the document, -1: not in the text
	pos := 0
	for i, t := range toks {
		start, end := align(text, pos, t.Text)
		if start < 0 {
			at[i] = -1
			continue
		}
		doc.Tokens = gap(doc.Tokens, text, pos, start, span.Start)
		at[i] = len(doc.Tokens)
		doc.Tokens = append(doc.Tokens, extract.Token{
			Span: extract.Span{Start: span.Start + start, End: span.Start + end}, Tag: t.Tag, Head: -1})
		pos = end
	}
	doc.Tokens = gap(doc.Tokens, text, pos, len(text), span.Start)
	if len(doc.Tokens) == first {
		return
	}
	doc.Sentences = append(doc.Sentences, extract.Sentence{
		Span: doc.TokenSpan(first, len(doc.Tokens)), Paragraph: para, First: first, Last: len(doc.Tokens)})
	for _, c := range chunks(toks) {
		doc.Names = name(doc, doc.Names, at[c.first:c.last], c.label)
	}
}

// run calls prose; on a fault inside the library there are no tokens, and the
// text becomes tokens without tags.
func (a *Annotator) run(text string) (toks []prose.Token) {
	defer func() {
		if recover() != nil {
			toks = nil
		}
	}()
	d, err := prose.NewDocument(text, prose.UsingModel(a.model), prose.WithSegmentation(false))
	if err != nil {
		return nil
	}
	return d.Tokens()
}

var types = map[string]extract.Type{"PERSON": extract.Person, "GPE": extract.Place, "LOCATION": extract.Place, "ORGANIZATION": extract.Organization, "ORG": extract.Organization}

// name adds the name over the tokens of a chunk that are in the text.
func name(doc *extract.Document, names []extract.Name, at []int, label string) []extract.Name {
	first, last := -1, -1
	for _, i := range at {
		if i < 0 {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i + 1
	}
	if first < 0 {
		return names
	}
	t, ok := types[label]
	if !ok {
		t = extract.Misc
	}
	return append(names, extract.Name{Span: doc.TokenSpan(first, last), Type: t, Score: 0.5, Source: "prose", First: first, Last: last})
}
