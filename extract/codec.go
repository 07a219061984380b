package extract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// The extract on disk is JSON Lines: a header, one line per document, then the
// corpus (entities, events, contradictions). Each line is an object whose
// first key is "kind". Keys come in the order of the structs; nothing is null.

// Kinds of lines.
const (
	kindHeader        = "header"
	kindDocument      = "document"
	kindEntity        = "entity"
	kindEvent         = "event"
	kindContradiction = "contradiction"
)

// Errors of a Decoder, found with errors.Is.
var (
	// ErrSchema: the extract was written by a later version of the format.
	ErrSchema = errors.New("written by a later version of dateline")
	// ErrNoHeader: the first line is not a header, so this is no extract.
	ErrNoHeader = errors.New("not an extract: the first line is no header")
)

// LineError is an error of a Decoder with the line it was found on.
type LineError struct {
	Line int // from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap gives the cause.
func (e *LineError) Unwrap() error { return e.Err }

// Encoder writes an extract. The zero header (schema 1, no tool) is written
// when the caller writes none.
type Encoder struct {
	// Tokens and Names add these layers to documents; they are large and most
	// readers have no use for them.
	Tokens, Names bool

	json   *json.Encoder
	headed bool
}

// NewEncoder writes to w, one Write per line.
func NewEncoder(w io.Writer) *Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &Encoder{json: enc}
}

// Header writes the first line. A schema of 0 stands for SchemaVersion.
func (e *Encoder) Header(h Header) error {
	if e.headed {
		return errors.New("extract: header written twice")
	}
	e.headed = true
	if h.Schema == 0 {
		h.Schema = SchemaVersion
	}
	return e.json.Encode(struct {
		Kind string `json:"kind"`
		Header
	}{kindHeader, h})
}

func (e *Encoder) head() error {
	if e.headed {
		return nil
	}
	return e.Header(Header{})
}

// Document writes a document; the document itself is left as it is. Text that
// is not UTF-8 is refused: JSON would replace bytes and move every offset.
func (e *Encoder) Document(doc *Document) error {
	if !utf8.ValidString(doc.Text) {
		return fmt.Errorf("document %s: text is not valid UTF-8", doc.ID)
	}
	if err := e.head(); err != nil {
		return err
	}
	d := *doc
	if !e.Tokens {
		d.Tokens = nil
	}
	if !e.Names {
		d.Names = nil
	}
	for i := range d.Chains {
		if d.Chains[i].Mentions == nil {
			d.Chains = append([]Chain(nil), d.Chains...)
			d.Chains[i].Mentions = []string{}
		}
	}
	return e.json.Encode(struct {
		Kind string `json:"kind"`
		*Document
	}{kindDocument, &d})
}

// Entity writes an entity.
func (e *Encoder) Entity(ent *Entity) error {
	if err := e.head(); err != nil {
		return err
	}
	return e.json.Encode(struct {
		Kind string `json:"kind"`
		*Entity
	}{kindEntity, ent})
}

// Event writes an event.
func (e *Encoder) Event(ev *Event) error {
	if err := e.head(); err != nil {
		return err
	}
	v := *ev
	if v.Mentions == nil {
		v.Mentions = []Ref{}
	}
	return e.json.Encode(struct {
		Kind string `json:"kind"`
		*Event
	}{kindEvent, &v})
}

// Contradiction writes a contradiction.
func (e *Encoder) Contradiction(c *Contradiction) error {
	if err := e.head(); err != nil {
		return err
	}
	return e.json.Encode(struct {
		Kind string `json:"kind"`
		*Contradiction
	}{kindContradiction, c})
}

// Corpus writes everything, header first.
func (e *Encoder) Corpus(c *Corpus) error {
	if err := e.Header(c.Header); err != nil {
		return err
	}
	for _, doc := range c.Documents {
		if err := e.Document(doc); err != nil {
			return err
		}
	}
	for i := range c.Entities {
		if err := e.Entity(&c.Entities[i]); err != nil {
			return err
		}
	}
	for i := range c.Events {
		if err := e.Event(&c.Events[i]); err != nil {
			return err
		}
	}
	for i := range c.Contradictions {
		if err := e.Contradiction(&c.Contradictions[i]); err != nil {
			return err
		}
	}
	return nil
}

// Decoder reads an extract line by line, in constant memory but for the line.
type Decoder struct {
	r    *bufio.Reader
	line int
	seen bool
	head Header
}

// NewDecoder reads from r.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: bufio.NewReaderSize(r, 1<<16)} }

// Header reads the header if that has not happened yet.
func (d *Decoder) Header() (Header, error) {
	if d.seen {
		return d.head, nil
	}
	b, err := d.next()
	if err == io.EOF {
		return Header{}, &LineError{max(d.line, 1), ErrNoHeader}
	}
	if err != nil {
		return Header{}, err
	}
	k, err := kindOf(b)
	if err != nil || k != kindHeader {
		return Header{}, &LineError{d.line, ErrNoHeader}
	}
	return d.head, d.readHeader(b)
}

// Line is the number of the line read last, from 1.
func (d *Decoder) Line() int { return d.line }

// Next gives the next *Document, *Entity, *Event or *Contradiction, io.EOF at
// the end, and a *LineError for a line that cannot be read; after one, Next
// goes on with the line below it.
func (d *Decoder) Next() (any, error) {
	if _, err := d.Header(); err != nil {
		return nil, err
	}
	for {
		b, err := d.next()
		if err != nil {
			return nil, err
		}
		v, err := d.decode(b)
		if err != nil {
			return nil, &LineError{d.line, err}
		}
		if v != nil {
			return v, nil
		}
	}
}

func (d *Decoder) decode(b []byte) (any, error) {
	kind, err := kindOf(b)
	if err != nil {
		return nil, err
	}
	switch kind {
	case kindHeader: // two extracts, one after the other
		if err := d.readHeader(b); err != nil {
			return nil, errors.Unwrap(err)
		}
		return nil, nil
	case kindDocument:
		doc := new(Document)
		if err := json.Unmarshal(b, doc); err != nil {
			return nil, err
		}
		return doc, doc.restore()
	case kindEntity:
		ent := new(Entity)
		return ent, json.Unmarshal(b, ent)
	case kindEvent:
		ev := new(Event)
		return ev, json.Unmarshal(b, ev)
	case kindContradiction:
		c := new(Contradiction)
		return c, json.Unmarshal(b, c)
	}
	return nil, fmt.Errorf("kind %q is not known", kind)
}

func (d *Decoder) readHeader(b []byte) error {
	var h Header
	if err := json.Unmarshal(b, &h); err != nil {
		return &LineError{d.line, err}
	}
	if h.Schema > SchemaVersion {
		return &LineError{d.line, fmt.Errorf("%w: schema %d, this version reads up to %d", ErrSchema, h.Schema, SchemaVersion)}
	}
	if h.Schema < 1 {
		return &LineError{d.line, fmt.Errorf("schema %d", h.Schema)}
	}
	if !d.seen {
		d.head = h
	}
	d.seen = true
	return nil
}

// next is the next line that is not blank.
func (d *Decoder) next() ([]byte, error) {
	for {
		b, err := d.r.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return nil, &LineError{d.line + 1, err}
		}
		if len(b) == 0 {
			return nil, io.EOF
		}
		d.line++
		if b = bytes.TrimSpace(b); len(b) > 0 {
			return b, nil
		}
	}
}

func kindOf(b []byte) (string, error) {
	var k struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(b, &k); err != nil {
		return "", err
	}
	if k.Kind == "" {
		return "", errors.New(`no "kind"`)
	}
	return k.Kind, nil
}

// ReadCorpus reads a whole extract; the first bad line ends it.
func ReadCorpus(r io.Reader) (*Corpus, error) {
	d := NewDecoder(r)
	h, err := d.Header()
	if err != nil {
		return nil, err
	}
	c := &Corpus{Header: h}
	for {
		v, err := d.Next()
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return nil, err
		}
		switch v := v.(type) {
		case *Document:
			c.Documents = append(c.Documents, v)
		case *Entity:
			c.Entities = append(c.Entities, *v)
		case *Event:
			c.Events = append(c.Events, *v)
		case *Contradiction:
			c.Contradictions = append(c.Contradictions, *v)
		}
	}
}
