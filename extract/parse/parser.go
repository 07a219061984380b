// Package parse gives every token its head and its Universal Dependencies
// relation, with the subtypes of English EWT (nsubj:pass, obl:agent,
// nmod:poss, acl:relcl, compound:prt).
//
// In goes a document with tagged tokens, out comes Token.Head (an index into
// Document.Tokens; a root is its own head) and Token.Rel. Each sentence is
// read once from left to right by an arc-hybrid parser whose moves are chosen
// by an averaged perceptron: two moves per word, linear time.
//
// Caveat: trees are projective; the few crossing arcs of English come out
// attached to a neighbour. The careful mode (NewCareful) votes with a second
// reading from right to left; its trees may cross.
package parse

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

//go:embed parse.model
var embedded []byte

var load = sync.OnceValues(func() (*Parser, error) { return Read(bytes.NewReader(embedded)) })

// Parser is the stage "parse". Safe for concurrent use.
type Parser struct {
	model   *perceptron.Model
	labels  []string
	root    int
	scratch sync.Pool
	back    *Parser // of the careful mode: reads from right to left
}

// New is the parser with the embedded model, which is read on the first call.
func New() (*Parser, error) { return load() }

// Read makes a parser from a model file.
func Read(r io.Reader) (*Parser, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("parse model: %w", err)
	}
	m, err := perceptron.ReadModel(bufio.NewReaderSize(z, 1<<16))
	if err != nil {
		return nil, fmt.Errorf("parse model: %w", err)
	}
	if len(m.Classes)%2 == 0 {
		return nil, fmt.Errorf("parse model: %w", perceptron.ErrFormat)
	}
	return newParser(m), nil
}

func newParser(m *perceptron.Model) *Parser {
	p := &Parser{model: m}
	for _, c := range m.Classes[1 : 1+len(m.Classes)/2] {
		p.labels = append(p.labels, strings.TrimPrefix(c, "left "))
	}
	for i, l := range p.labels {
		if l == "root" {
			p.root = i
		}
	}
	return p
}

// Write writes the model file that Read reads.
func (p *Parser) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := p.model.WriteTo(z); err != nil {
		return err
	}
	return z.Close()
}

// Average is one parser with the mean weights of several that know the same
// relations; see perceptron.Average.
func Average(ps []*Parser, least, step float64) (*Parser, error) {
	ms := make([]*perceptron.Model, len(ps))
	for k, p := range ps {
		if !slices.Equal(p.labels, ps[0].labels) {
			return nil, fmt.Errorf("parse model: the models have different relations")
		}
		ms[k] = p.model
	}
	return newParser(perceptron.Average(ms, least, step)), nil
}

// Pruned is the parser with smaller weights dropped, see perceptron.Model.
func (p *Parser) Pruned(least, step float64) *Parser {
	return newParser(p.model.Pruned(least, step))
}

// classNames: shift, then left and right with each label.
func classNames(labels []string) []string {
	out := []string{"shift"}
	for _, m := range []string{"left ", "right "} {
		for _, l := range labels {
			out = append(out, m+l)
		}
	}
	return out
}

func moveOf(class, labels int) (move, rel int) {
	switch {
	case class == 0:
		return shift, 0
	case class <= labels:
		return left, class - 1
	}
	return right, class - 1 - labels
}

// labelFits: the root relation belongs to arcs from the root and to no other.
func labelFits(move, rel, root int, atRoot bool) bool {
	return move == shift || (rel == root) == (move == left && atRoot)
}

// Name is "parse".
func (p *Parser) Name() string { return "parse" }

// Requires tags.
func (p *Parser) Requires() []extract.Layer { return []extract.Layer{extract.LayerTags} }

// Provides trees.
func (p *Parser) Provides() []extract.Layer { return []extract.Layer{extract.LayerTrees} }

type scratch struct {
	x      sentence
	st     state
	feats  []uint32
	scores []int32
	at     []int // tokens that are read, see extract.Asides

	ahead, behind []opinion // of the careful mode
}

func (p *Parser) get() *scratch {
	if s, ok := p.scratch.Get().(*scratch); ok {
		return s
	}
	return &scratch{scores: make([]int32, len(p.model.Classes))}
}

// Annotate sets Head and Rel of every token.
func (p *Parser) Annotate(ctx context.Context, doc *extract.Document) error {
	s := p.get()
	defer p.scratch.Put(s)
	for _, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		asides := extract.Asides(sent.Last-sent.First, func(i int) string { return doc.Word(sent.First + i) }, func(i int) string { return doc.Tokens[sent.First+i].Tag })
		s.at = extract.WithoutAsides(sent.Last-sent.First, asides, s.at[:0])
		for k := range s.at {
			s.at[k] += sent.First
		}
		if p.back != nil {
			p.annotateTwice(s, doc)
		} else {
			p.annotateOnce(s, doc)
		}
		for _, a := range asides {
			hangAside(doc, sent.First, a)
		}
		repair(doc, sent)
	}
	return nil
}

// annotateOnce reads the tokens s.at from left to right.
func (p *Parser) annotateOnce(s *scratch, doc *extract.Document) {
	s.x.reset()
	for _, i := range s.at {
		s.x.add(doc.Word(i), doc.Tokens[i].Tag)
	}
	p.parse(s)
	for k, i := range s.at {
		tok, nd := &doc.Tokens[i], s.st.nodes[k]
		tok.Rel, tok.Head = p.labels[nd.rel], i
		if int(nd.head) != s.st.n {
			tok.Head = s.at[nd.head]
		}
	}
}

// hangAside hangs a time between subject and verb on the verb, its own head
// last: "late" on "Monday", "Monday" on "killed".
func hangAside(doc *extract.Document, first int, a extract.Aside) {
	head := first + a.Last - 1
	if a.Link {
		hangLink(doc, first, a)
		return
	}
	for i := first + a.First; i < head; i++ {
		doc.Tokens[i].Head, doc.Tokens[i].Rel = head, "compound"
		switch tag := doc.Tokens[i].Tag; {
		case strings.HasPrefix(tag, "RB"):
			doc.Tokens[i].Rel = "advmod"
		case strings.HasPrefix(tag, "JJ"):
			doc.Tokens[i].Rel = "amod"
		case tag == "DT":
			doc.Tokens[i].Rel = "det"
		}
	}
	doc.Tokens[head].Head, doc.Tokens[head].Rel = first+a.Verb, "obl:unmarked"
}

// hangLink hangs ", however," and the like on the verb: the last word on the
// verb, the others on it, the commas on it too.
func hangLink(doc *extract.Document, first int, a extract.Aside) {
	head := first + a.Last - 2
	for i := first + a.First; i < first+a.Last; i++ {
		tok := &doc.Tokens[i]
		tok.Head, tok.Rel = head, "compound"
		switch tag := tok.Tag; {
		case tag == "IN":
			tok.Rel = "case"
		case tag == "PRP$":
			tok.Rel = "nmod:poss"
		case tag == "DT":
			tok.Rel = "det"
		case tag == ",":
			tok.Rel = "punct"
		}
	}
	doc.Tokens[head].Head, doc.Tokens[head].Rel = first+a.Verb, "advmod"
	if a.Last-a.First > 3 {
		doc.Tokens[head].Rel = "obl"
	}
}

// Words parses a sentence given as words and tags. A root's head is -1.
func (p *Parser) Words(words, tags []string) (heads []int, rels []string) {
	s := p.get()
	defer p.scratch.Put(s)
	if p.back != nil {
		for _, o := range p.twice(s, len(words), func(i int) (string, string) { return words[i], tags[i] }) {
			heads, rels = append(heads, o.head), append(rels, p.labels[o.rel])
		}
		return heads, rels
	}
	s.x.reset()
	for i := range words {
		s.x.add(words[i], tags[i])
	}
	p.parse(s)
	for k := range words {
		h := int(s.st.nodes[k].head)
		if h == len(words) {
			h = -1
		}
		heads, rels = append(heads, h), append(rels, p.labels[s.st.nodes[k].rel])
	}
	return heads, rels
}

func (p *Parser) parse(s *scratch) {
	n := len(s.x.words)
	s.x.finish()
	s.st.reset(n)
	for !s.st.done() {
		s.feats = featuresOf(&s.x, &s.st, s.feats[:0])
		clear(s.scores)
		p.model.Score(s.feats, s.scores)
		s.st.apply(p.best(s))
	}
}

// best legal move and label.
func (p *Parser) best(s *scratch) (move, rel int) {
	n := len(p.labels)
	atRoot := s.st.next == s.st.n
	class := -1
	try := func(c int) {
		if class < 0 || s.scores[c] > s.scores[class] {
			class = c
		}
	}
	if s.st.legal(shift) {
		try(0)
	}
	if s.st.legal(left) {
		if atRoot {
			try(1 + p.root)
		} else {
			for c := range n {
				if c != p.root {
					try(1 + c)
				}
			}
		}
	}
	if s.st.legal(right) {
		for c := range n {
			if c != p.root {
				try(1 + n + c)
			}
		}
	}
	return moveOf(class, n)
}
