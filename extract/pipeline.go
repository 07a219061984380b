package extract

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
)

// Layer is a part of a Document that a stage needs or adds.
type Layer string

// The layers, in the order in which the default pipeline adds them.
const (
	LayerText      Layer = "text" // what extract/source gives
	LayerTokens    Layer = "tokens"
	LayerTags      Layer = "tags"
	LayerTrees     Layer = "trees"
	LayerNames     Layer = "names"
	LayerMentions  Layer = "mentions"
	LayerTimes     Layer = "times"
	LayerChains    Layer = "chains"
	LayerLinks     Layer = "links"
	LayerRelations Layer = "relations"
	LayerEvents    Layer = "events"
	LayerClaims    Layer = "claims"
)

// Stage adds one layer to a document. Annotate must be safe for concurrent
// calls on different documents, must not keep the document, and must give the
// same result for the same document whatever else runs.
type Stage interface {
	Name() string      // tokenize, tag, parse, ner, ...
	Requires() []Layer // must be there before
	Provides() []Layer // are there after
	Annotate(ctx context.Context, doc *Document) error
}

// StageError says which stage failed on which document.
type StageError struct {
	Document string
	Stage    string
	Err      error
}

func (e *StageError) Error() string {
	return fmt.Sprintf("%s: %s: %v", e.Document, e.Stage, e.Err)
}

// Unwrap gives the cause.
func (e *StageError) Unwrap() error { return e.Err }

// ErrOrder means that a stage needs a layer that no stage before it provides.
var ErrOrder = errors.New("stages out of order")

// Pipeline is a checked chain of stages.
type Pipeline struct{ stages []Stage }

// NewPipeline checks that each stage finds what it needs.
func NewPipeline(stages ...Stage) (*Pipeline, error) {
	have := map[Layer]bool{LayerText: true}
	for _, st := range stages {
		for _, l := range st.Requires() {
			if !have[l] {
				return nil, fmt.Errorf("%w: %s needs %s", ErrOrder, st.Name(), l)
			}
		}
		for _, l := range st.Provides() {
			have[l] = true
		}
	}
	return &Pipeline{stages}, nil
}

// Stages are the names in order.
func (p *Pipeline) Stages() []string {
	var out []string
	for _, st := range p.stages {
		out = append(out, st.Name())
	}
	return out
}

// Until is the pipeline cut after the stage of that name.
func (p *Pipeline) Until(name string) (*Pipeline, error) {
	for i, st := range p.stages {
		if st.Name() == name {
			return &Pipeline{p.stages[:i+1]}, nil
		}
	}
	return nil, fmt.Errorf("no stage %q; stages are %v", name, p.Stages())
}

// Annotate runs all stages on one document. A panic of a stage is returned as
// a StageError, so that one document cannot end the run of the others.
func (p *Pipeline) Annotate(ctx context.Context, doc *Document) (err error) {
	name := ""
	defer func() {
		if r := recover(); r != nil {
			buf := make([]byte, 4<<10)
			err = &StageError{doc.label(), name, fmt.Errorf("panic: %v\n%s", r, buf[:runtime.Stack(buf, false)])}
		}
	}()
	for _, st := range p.stages {
		name = st.Name()
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := st.Annotate(ctx, doc); err != nil {
			return &StageError{doc.label(), name, err}
		}
	}
	return nil
}

func (doc *Document) label() string {
	if doc.Path != "" {
		return doc.Path
	}
	return doc.ID
}

// Each annotates the documents of in with that many workers (0: one per core)
// and calls done for each, one at a time, in no particular order.
func (p *Pipeline) Each(ctx context.Context, workers int, in <-chan *Document, done func(*Document, error)) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for doc := range in {
				err := p.Annotate(ctx, doc)
				mu.Lock()
				done(doc, err)
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	return ctx.Err()
}
