package english

import (
	"cmp"
	"errors"
	"slices"

	"dateline/extract"
	"dateline/extract/kb"
)

// Core is the chain up to names without the rest, as eval --layer measures it,
// cut after the stage that gives the layer until. A stage given as first takes
// the tokenizer's place: score.Given, where documents come with gold tokens.
func Core(o Options, first extract.Stage, until extract.Layer) (*extract.Pipeline, error) {
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	en := &English{Base: base, annotator: cmp.Or(o.Annotator, "dateline"), careful: o.Careful}
	stages, err := en.core()
	if err != nil {
		return nil, err
	}
	if first != nil {
		if en.annotator == "prose" {
			return nil, errors.New("prose cuts its own tokens and takes none that are given")
		}
		stages[0] = first
	}
	for i, st := range stages {
		if slices.Contains(st.Provides(), until) {
			stages = stages[:i+1]
			break
		}
	}
	return extract.NewPipeline(stages...)
}
