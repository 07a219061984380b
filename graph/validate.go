package graph

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Faults of a graph, wrapped in an Error.
var (
	ErrLabel     = errors.New("label is not in the schema")
	ErrType      = errors.New("edge type is not in the schema")
	ErrID        = errors.New("bad id")
	ErrDuplicate = errors.New("duplicate")
	ErrEndpoint  = errors.New("bad endpoint")
	ErrProperty  = errors.New("bad property")
	ErrEvidence  = errors.New("bad evidence")
)

// MaxID is the longest id in bytes: stores index ids, and Neo4j indexes no
// key over 8 kB.
const MaxID = 4000

// Error is one fault, with the node or edge that has it.
type Error struct {
	Item string // "node Person p1", "edge AGENT e1 -> p1"
	Err  error  // one of the faults above
	Msg  string
}

func (e *Error) Error() string {
	if e.Msg == "" {
		return e.Item + ": " + e.Err.Error()
	}
	return e.Item + ": " + e.Err.Error() + ": " + e.Msg
}

func (e *Error) Unwrap() error { return e.Err }

// ValidationError holds the first faults of a graph, and how many there are.
type ValidationError struct {
	Faults []*Error
	Total  int
}

func (e *ValidationError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "graph has %d faults", e.Total)
	for _, f := range e.Faults {
		b.WriteString("\n  " + f.Error())
	}
	if n := e.Total - len(e.Faults); n > 0 {
		fmt.Fprintf(&b, "\n  and %d more", n)
	}
	return b.String()
}

// Unwrap gives the faults, for errors.Is and errors.As.
func (e *ValidationError) Unwrap() []error {
	out := make([]error, len(e.Faults))
	for i, f := range e.Faults {
		out[i] = f
	}
	return out
}

const maxFaults = 20

type validator struct {
	schema *Schema
	labels map[string]string // node id -> label
	err    ValidationError
}

// Validate holds a graph to the schema: closed labels and types, unique ids,
// endpoints that exist and are allowed, properties of the declared kind,
// evidence that is there. The error is a *ValidationError.
func Validate(g *Graph, schema *Schema) error {
	v := &validator{schema: schema, labels: make(map[string]string, len(g.Nodes))}
	for i := range g.Nodes {
		v.node(&g.Nodes[i])
	}
	ids := make(map[string]bool, len(g.Edges))
	seen := make(map[edgeKey]bool, len(g.Edges))
	for i := range g.Edges {
		v.edge(&g.Edges[i], ids, seen)
	}
	v.documents(g)
	if v.err.Total > 0 {
		return &v.err
	}
	return nil
}

func (v *validator) fail(item string, err error, format string, a ...any) {
	v.err.Total++
	if len(v.err.Faults) < maxFaults {
		v.err.Faults = append(v.err.Faults, &Error{item, err, fmt.Sprintf(format, a...)})
	}
}

func (v *validator) node(n *Node) {
	item := func() string { return fmt.Sprintf("node %s %s", n.Label, short(n.ID)) }
	t := v.schema.Node(n.Label)
	if t == nil {
		v.fail(item(), ErrLabel, "%q", n.Label)
		return
	}
	if msg := checkID(n.ID); msg != "" {
		v.fail(item(), ErrID, "%s", msg)
	}
	if other, ok := v.labels[n.ID]; ok {
		v.fail(item(), ErrDuplicate, "the id is also a %s's", other)
	}
	v.labels[n.ID] = n.Label
	for _, r := range t.Required {
		if _, ok := n.Props[r]; !ok {
			v.fail(item(), ErrProperty, "%s is missing", r)
		}
	}
	for k, val := range n.Props {
		if msg := checkProp(k, val, t.Props); msg != "" {
			v.fail(item(), ErrProperty, "%s", msg)
		}
	}
}

type edgeKey struct{ t, from, to, id string }

func (v *validator) edge(e *Edge, ids map[string]bool, seen map[edgeKey]bool) {
	item := func() string { return fmt.Sprintf("edge %s %s -> %s", e.Type, short(e.From), short(e.To)) }
	t := v.schema.Edge(e.Type)
	if t == nil {
		v.fail(item(), ErrType, "%q", e.Type)
		return
	}
	if msg := checkID(e.ID); msg != "" {
		v.fail(item(), ErrID, "%s", msg)
	}
	if ids[e.ID] {
		v.fail(item(), ErrDuplicate, "id %s is also another edge's", short(e.ID))
	}
	ids[e.ID] = true
	k := edgeKey{e.Type, e.From, e.To, ""}
	if t.Multi {
		k.id = e.ID
	}
	if seen[k] {
		v.fail(item(), ErrDuplicate, "the two nodes are joined twice")
	}
	seen[k] = true
	if t.Symmetric && e.From >= e.To {
		v.fail(item(), ErrEndpoint, "%s has no direction: it goes from the smaller id to the larger", e.Type)
	}
	v.endpoint(item, "from", e.From, e.FromLabel, t.From)
	v.endpoint(item, "to", e.To, e.ToLabel, t.To)
	for k, val := range e.Props {
		if msg := checkProp(k, val, t.Props); msg != "" {
			v.fail(item(), ErrProperty, "%s", msg)
		}
	}
	v.evidence(item, e)
}

func (v *validator) endpoint(item func() string, end, id, label string, allowed []string) {
	have, ok := v.labels[id]
	switch {
	case !ok:
		v.fail(item(), ErrEndpoint, "%s: there is no node %s", end, short(id))
	case have != label:
		v.fail(item(), ErrEndpoint, "%s: node %s is a %s, the edge says %s", end, short(id), have, label)
	case !slices.Contains(allowed, label):
		v.fail(item(), ErrEndpoint, "%s: %s is not one of %s", end, label, strings.Join(allowed, ", "))
	}
}

// evidence: ids of sentences that are in the graph, sorted, each once, with a
// score each; a sentence's id leads to its document.
func (v *validator) evidence(item func() string, e *Edge) {
	if e.Type == InDocument && DocumentOf(e.From) != e.To {
		v.fail(item(), ErrEvidence, "a sentence's id is its document's id, # and something")
	}
	ev, _ := e.Props["evidence"].([]string)
	scores, _ := e.Props["scores"].([]float64)
	if _, ok := e.Props["kb"]; !ok && e.Props["from_kb"] == true {
		v.fail(item(), ErrEvidence, "from_kb without kb")
	}
	if len(scores) != len(ev) {
		v.fail(item(), ErrEvidence, "%d scores for %d sentences", len(scores), len(ev))
	}
	for i, s := range ev {
		if v.labels[s] != Sentence {
			v.fail(item(), ErrEvidence, "there is no sentence %s", short(s))
		}
		if i > 0 && ev[i-1] >= s {
			v.fail(item(), ErrEvidence, "sentences are not in order, or not unique")
		}
	}
}

// documents: every sentence lies in one.
func (v *validator) documents(g *Graph) {
	in := map[string]bool{}
	for i := range g.Edges {
		if g.Edges[i].Type == InDocument {
			in[g.Edges[i].From] = true
		}
	}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Label == Sentence && !in[n.ID] {
			v.fail("node Sentence "+short(n.ID), ErrEvidence, "it is in no document")
		}
	}
}

func checkID(id string) string {
	switch {
	case id == "":
		return "empty"
	case len(id) > MaxID:
		return fmt.Sprintf("longer than %d bytes", MaxID)
	case !utf8.ValidString(id):
		return "invalid UTF-8"
	case strings.ContainsRune(id, 0):
		return "holds a zero byte"
	}
	return ""
}

func checkProp(name string, val any, allowed []string) string {
	p, ok := properties[name]
	switch {
	case !ok || !slices.Contains(allowed, name):
		return fmt.Sprintf("%q is not declared here", name)
	case KindOf(val) != p.Kind:
		return fmt.Sprintf("%s is a %T, want %s", name, val, p.Kind)
	}
	switch x := val.(type) {
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return name + " is not a number"
		}
	case []float64:
		for _, f := range x {
			if math.IsNaN(f) || math.IsInf(f, 0) {
				return name + " is not a number"
			}
		}
	case Date:
		if _, err := x.Time(); err != nil {
			return fmt.Sprintf("%s is %q, want a date YYYY-MM-DD", name, string(x))
		}
	case Point:
		if !(x.Lat >= -90 && x.Lat <= 90 && x.Lon >= -180 && x.Lon <= 180) {
			return fmt.Sprintf("%s is off the globe: %v", name, x)
		}
	}
	return ""
}

func short(id string) string {
	if len(id) > 60 {
		return strings.ToValidUTF8(id[:57], "") + "..."
	}
	return strings.ToValidUTF8(id, "\uFFFD")
}
