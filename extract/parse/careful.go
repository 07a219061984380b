package parse

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"sync"

	"dateline/extract"
)

//go:embed parse-careful.model
var embeddedCareful []byte

var loadCareful = sync.OnceValues(func() (*Parser, error) {
	fast, err := New()
	if err != nil {
		return nil, err
	}
	return fast.With(bytes.NewReader(embeddedCareful))
})

// NewCareful is the parser of the careful mode: it reads every sentence from
// left to right and, with a model of its own, from right to left, and where
// the two differ it follows the surer one. Half as fast, better trees, which
// now and then cross. The second model is read on the first call.
func NewCareful() (*Parser, error) { return loadCareful() }

// With is the parser with a second opinion: a model that was trained on
// Reversed sentences.
func (p *Parser) With(r io.Reader) (*Parser, error) {
	back, err := Read(r)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(p.labels, back.labels) {
		return nil, fmt.Errorf("parse model: the two models have different relations")
	}
	out := newParser(p.model)
	out.back = back
	return out, nil
}

// twice reads the n words that word gives and votes.
func (p *Parser) twice(s *scratch, n int, word func(i int) (form, tag string)) []opinion {
	s.x.reset()
	for i := range n {
		s.x.add(word(i))
	}
	s.ahead = p.opinions(s, s.ahead)
	s.x.reset()
	for i := n - 1; i >= 0; i-- {
		s.x.add(word(i))
	}
	s.behind = p.back.opinions(s, s.behind)
	turn(s.behind)
	return vote(s.ahead, s.behind)
}

// annotateTwice reads the tokens s.at in the careful mode.
func (p *Parser) annotateTwice(s *scratch, doc *extract.Document) {
	word := func(k int) (string, string) { return doc.Word(s.at[k]), doc.Tokens[s.at[k]].Tag }
	for k, o := range p.twice(s, len(s.at), word) {
		tok := &doc.Tokens[s.at[k]]
		tok.Rel, tok.Head = p.labels[o.rel], s.at[k]
		if o.head >= 0 {
			tok.Head = s.at[o.head]
		}
	}
}

// turn puts opinions about a reversed sentence into the order of the text.
func turn(o []opinion) {
	slices.Reverse(o)
	for i := range o {
		if o[i].head >= 0 {
			o[i].head = len(o) - 1 - o[i].head
		}
	}
}
