package graph

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// FileVersion is what Write writes; Read refuses a later one.
const FileVersion = 1

// FileError is a fault in a graph file, with its line.
type FileError struct {
	Line int
	Err  error
}

func (e *FileError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap gives the cause.
func (e *FileError) Unwrap() error { return e.Err }

// ErrVersion: the file was written by a later version of this program.
var ErrVersion = errors.New("graph file of a later version")

// ErrNotGraph: the file does not begin with the header of a graph file.
var ErrNotGraph = errors.New("not a graph file")

// Write writes the graph as JSON Lines: a header, then nodes, then edges, in
// their order. Equal graphs give equal bytes.
//
//	{"kind":"header","schema":1,"nodes":2,"edges":1}
//	{"kind":"node","label":"Person","id":"e_1","props":{"name":"Ada"}}
//	{"kind":"edge","type":"LEADS","id":"..","from":"e_1","to":"e_2","from_label":"Person","to_label":"Organization","props":{}}
//
// Dates are strings and points {"lat":..,"lon":..}: the name of a property
// tells its kind.
func Write(w io.Writer, g *Graph) error {
	sorted := g.Clone()
	sorted.Sort()
	bw := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(bw, `{"kind":"header","schema":%d,"nodes":%d,"edges":%d}`+"\n", FileVersion, len(g.Nodes), len(g.Edges))
	var buf []byte
	for _, n := range sorted.Nodes {
		buf = append(buf[:0], `{"kind":"node"`...)
		buf = field(buf, "label", n.Label)
		buf = field(buf, "id", n.ID)
		buf = appendProps(buf, n.Props)
		bw.Write(append(buf, '}', '\n'))
	}
	for _, e := range sorted.Edges {
		buf = append(buf[:0], `{"kind":"edge"`...)
		for _, f := range [][2]string{{"type", e.Type}, {"id", e.ID}, {"from", e.From}, {"to", e.To}, {"from_label", e.FromLabel}, {"to_label", e.ToLabel}} {
			buf = field(buf, f[0], f[1])
		}
		buf = appendProps(buf, e.Props)
		bw.Write(append(buf, '}', '\n'))
	}
	return bw.Flush()
}

func field(buf []byte, key, v string) []byte {
	return appendString(append(append(append(buf, ',', '"'), key...), '"', ':'), v)
}

func appendProps(buf []byte, props map[string]any) []byte {
	buf = append(buf, `,"props":{`...)
	for i, k := range keys(props) {
		if i > 0 {
			buf = append(buf, ',')
		}
		buf = append(appendString(buf, k), ':')
		buf = appendValue(buf, props[k])
	}
	return append(buf, '}')
}

func appendString(buf []byte, s string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(strings.ToValidUTF8(s, "\uFFFD")) // a string cannot fail
	return append(buf, bytes.TrimRight(b.Bytes(), "\n")...)
}

// appendFloat always shows that the number is a float: 1.0, not 1.
func appendFloat(buf []byte, f float64) []byte {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return strconv.AppendFloat(buf, f, 'f', 1, 64)
	}
	return strconv.AppendFloat(buf, f, 'g', -1, 64)
}

func appendValue(buf []byte, v any) []byte {
	switch x := v.(type) {
	case string:
		return appendString(buf, x)
	case Date:
		return appendString(buf, string(x))
	case bool:
		return strconv.AppendBool(buf, x)
	case int64:
		return strconv.AppendInt(buf, x, 10)
	case float64:
		return appendFloat(buf, x)
	case Point:
		buf = appendFloat(append(buf, `{"lat":`...), x.Lat)
		return append(appendFloat(append(buf, `,"lon":`...), x.Lon), '}')
	case []string:
		buf = append(buf, '[')
		for i, s := range x {
			if i > 0 {
				buf = append(buf, ',')
			}
			buf = appendString(buf, s)
		}
		return append(buf, ']')
	case []float64:
		buf = append(buf, '[')
		for i, f := range x {
			if i > 0 {
				buf = append(buf, ',')
			}
			buf = appendFloat(buf, f)
		}
		return append(buf, ']')
	}
	return appendString(buf, fmt.Sprint(v))
}

type line struct {
	Kind      string                     `json:"kind"`
	Schema    int                        `json:"schema"`
	Label     string                     `json:"label"`
	Type      string                     `json:"type"`
	ID        string                     `json:"id"`
	From      string                     `json:"from"`
	To        string                     `json:"to"`
	FromLabel string                     `json:"from_label"`
	ToLabel   string                     `json:"to_label"`
	Props     map[string]json.RawMessage `json:"props"`
}

// Read reads what Write wrote. The error is a *FileError (a line is broken),
// or what the reader returned. The graph is not validated.
func Read(r io.Reader) (*Graph, error) {
	g := &Graph{}
	br := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		raw, err := br.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return nil, err
		}
		if len(bytes.TrimSpace(raw)) > 0 {
			if e := g.readLine(raw, n); e != nil {
				return nil, &FileError{n, e}
			}
		} else if n == 1 {
			return nil, &FileError{1, ErrNotGraph}
		}
		if err == io.EOF {
			return g, nil
		}
	}
}

func (g *Graph) readLine(raw []byte, n int) error {
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		if n == 1 {
			return fmt.Errorf("%w: %v", ErrNotGraph, err)
		}
		return err
	}
	if n == 1 {
		switch {
		case l.Kind != "header":
			return ErrNotGraph
		case l.Schema > FileVersion:
			return fmt.Errorf("%w: %d, this program reads %d", ErrVersion, l.Schema, FileVersion)
		}
		return nil
	}
	props := make(map[string]any, len(l.Props))
	for k, v := range l.Props {
		x, err := readValue(k, v)
		if err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
		props[k] = x
	}
	switch l.Kind {
	case "node":
		g.Nodes = append(g.Nodes, Node{l.ID, l.Label, props})
	case "edge":
		g.Edges = append(g.Edges, Edge{l.ID, l.Type, l.From, l.To, l.FromLabel, l.ToLabel, props})
	default:
		return fmt.Errorf("unknown kind %q: want node or edge", l.Kind)
	}
	return nil
}

// readValue reads a value of the property's kind. A property that nobody
// declared is kept as a string, for Validate to refuse.
func readValue(name string, raw json.RawMessage) (any, error) {
	switch properties[name].Kind {
	case String:
		return decode[string](raw)
	case Bool:
		return decode[bool](raw)
	case Int:
		return decode[int64](raw)
	case Float:
		return decode[float64](raw)
	case Day:
		return decode[Date](raw)
	case Place2D:
		p, err := decode[struct{ Lat, Lon float64 }](raw)
		return Point(p), err
	case Strings:
		return decode[[]string](raw)
	case Floats:
		return decode[[]float64](raw)
	}
	return string(raw), nil
}

func decode[T any](raw json.RawMessage) (T, error) {
	var v T
	if string(raw) == "null" {
		return v, errors.New("null is no value: leave the property out")
	}
	err := json.Unmarshal(raw, &v)
	return v, err
}
