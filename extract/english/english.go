// Package english wires the default pipeline for English news: the one place
// that knows every stage and its order.
//
// In go Options, out comes a Pipeline that takes documents from extract/source
// to claims, and a Merger that joins them. Models and tables are embedded and
// loaded once, at New; a Pipeline is safe for any number of documents at once.
//
// Caveat: the stages are trained and written for edited English prose; text in
// another language gives few names and no claims.
package english

import (
	"cmp"
	"fmt"
	"strings"

	"dateline/extract"
	"dateline/extract/claim"
	"dateline/extract/coref"
	"dateline/extract/event"
	"dateline/extract/kb"
	"dateline/extract/link"
	"dateline/extract/mention"
	"dateline/extract/merge"
	"dateline/extract/ner"
	"dateline/extract/ontology"
	"dateline/extract/parse"
	"dateline/extract/prose"
	"dateline/extract/relation"
	"dateline/extract/tag"
	"dateline/extract/timex"
	"dateline/extract/tokenize"
)

// Options of a pipeline; the zero value is the default.
type Options struct {
	// Ontology is the set of types; nil means the embedded one.
	Ontology *ontology.Ontology
	// Annotator is "" for our own models or "prose" for the baseline, which
	// has its own tokens, tags and names; the trees are ours in both.
	Annotator string
	// Careful takes the slower parser, see parse.NewCareful.
	Careful bool
	// Base is the knowledge base; nil means the embedded one.
	Base *kb.Base
	// RulesOnly leaves out the learned relations: for training, and to see what they add.
	RulesOnly bool
}

// English is a pipeline with what belongs to it.
type English struct {
	Pipeline *extract.Pipeline
	Merger   *merge.Merger
	Ontology *ontology.Ontology
	Base     *kb.Base

	annotator string
	careful   bool
}

// New loads models and tables and wires the stages. The error says which part
// could not be loaded.
func New(o Options) (*English, error) {
	en := &English{Ontology: o.Ontology, annotator: cmp.Or(o.Annotator, "dateline"), careful: o.Careful}
	var err error
	if en.Ontology == nil {
		if en.Ontology, err = ontology.Default(); err != nil {
			return nil, err
		}
	}
	if en.Base = o.Base; en.Base == nil {
		if en.Base, err = kb.Default(); err != nil {
			return nil, err
		}
	}
	front, err := en.core()
	if err != nil {
		return nil, err
	}
	events, err := event.New(en.Ontology)
	if err != nil {
		return nil, err
	}
	var how []relation.Option
	if o.RulesOnly {
		how = append(how, relation.RulesOnly)
	}
	relations, err := relation.New(en.Ontology, how...)
	if err != nil {
		return nil, err
	}
	claims, err := claim.New(claim.WithOntology(en.Ontology))
	if err != nil {
		return nil, err
	}
	links, err := link.New(en.Base)
	if err != nil {
		return nil, err
	}
	stages := append(front, timex.New(), mention.New(en.Base), coref.New(en.Base), links,
		relations, events, claims)
	if en.Pipeline, err = extract.NewPipeline(stages...); err != nil {
		return nil, err
	}
	en.Merger = merge.New(en.Ontology, base{en.Base})
	return en, nil
}

// core is the part up to names: our models, or the baseline's.
func (en *English) core() ([]extract.Stage, error) {
	load := parse.New
	if en.careful {
		load = parse.NewCareful
	}
	parser, err := load()
	if err != nil {
		return nil, err
	}
	switch en.annotator {
	case "dateline":
		tagger, err := tag.New()
		if err != nil {
			return nil, err
		}
		names, err := ner.New(en.Base.Gazetteer())
		if err != nil {
			return nil, err
		}
		return []extract.Stage{tokenize.New(), tagger, parser, names}, nil
	case "prose":
		p, err := prose.New()
		if err != nil {
			return nil, err
		}
		return []extract.Stage{p, parser}, nil
	}
	return nil, fmt.Errorf("no annotator %q: dateline or prose", en.annotator)
}

// Models says which models make the extract, for its header.
func (en *English) Models() map[string]string {
	if en.annotator == "prose" {
		return map[string]string{"annotator": "prose v2.0.0"}
	}
	return map[string]string{"annotator": en.annotator}
}

// base is the knowledge base as merge wants it.
type base struct{ kb *kb.Base }

// Describe looks up a key of the knowledge base.
func (b base) Describe(key string) (merge.Entry, bool) {
	e, ok := b.kb.Entry(key)
	if !ok {
		return merge.Entry{}, false
	}
	var links []extract.Link
	for _, key := range e.Links {
		if kb, id, ok := strings.Cut(key, ":"); ok {
			links = append(links, extract.Link{KB: kb, ID: id, Name: e.Name, Score: 1})
		}
	}
	return merge.Entry{Key: e.Key, Type: e.Type, Name: e.Name, Kind: e.Kind, Country: e.Country, Location: e.Location,
		Links: links, Facts: link.Facts(e)}, true
}
