// Package ontology holds the types of entities, relations and events: one
// plain-text file each, embedded, with examples that must match and examples
// that must not. Everything that knows types by name (stages, graph schema,
// documentation, tests) reads them from here, so that adding a type is adding
// a file.
//
// A file is lines of "key: value". A key may come several times, and a value
// may list alternatives with " | ". "#" at the start of a line is a comment.
// Lines that start with "+" are examples that must match, with "-" examples
// that must not; what follows "=>" says what is expected:
//
//	# One side takes a place by force.
//	id: seize
//	kind: event
//	label: seize
//	description: An actor takes control of a place or a thing by force.
//	code: assault
//	family: control
//	excludes: repel
//	role agent: PERSON | ORGANIZATION
//	role patient: PLACE | ORGANIZATION
//	verb: capture | seize | overrun
//	noun: capture of | seizure of
//	light: take control of | gain control of
//	+ Rebels captured the town of Goma on Monday. => agent=Rebels patient=Goma
//	- The film captured the mood of the city.
//
// Which keys a stage reads is that stage's matter (see extract/event and
// extract/relation); this package checks the form and the keys that all types
// share. Caveat: an unknown key is kept, not refused.
package ontology

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
)

//go:embed entity relation event
var files embed.FS

// Kind says what a type is a type of.
type Kind string

// Kinds of types.
const (
	KindEntity   Kind = "entity"
	KindRelation Kind = "relation"
	KindEvent    Kind = "event"
)

// Error is a fault in a type file, with its place.
type Error struct {
	File string
	Line int
	Msg  string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// Example is a sentence with what must be found in it (Positive) or must not.
type Example struct {
	Positive bool
	Text     string
	// Expect maps roles (agent, patient, subject, object, office, polarity,
	// modality ...) to strings of the text; values with several fillers are
	// separated by " & ".
	Expect map[string]string
	Line   int
}

// Type is one declaration.
type Type struct {
	ID          string // spokesman_of, seize
	Kind        Kind
	Label       string // Cypher name: SPOKESMAN_OF for relations, Person for entities
	Description string
	Code        string // PLOVER root type for events, Wikidata property for relations
	// Fields holds every key with all its values, alternatives split.
	Fields   map[string][]string
	Lines    map[string]int // first line of each key
	Examples []Example
	File     string
	// Own: from a folder of the user. Where two types claim a word, his wins.
	Own bool
}

// Get gives all values of a key.
func (t *Type) Get(key string) []string { return t.Fields[key] }

// First gives the first value of a key, or "".
func (t *Type) First(key string) string {
	if v := t.Fields[key]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Roles maps each role to the entity types that may fill it.
func (t *Type) Roles() map[string][]string {
	out := map[string][]string{}
	for k, v := range t.Fields {
		if r, ok := strings.CutPrefix(k, "role "); ok {
			out[strings.TrimSpace(r)] = v
		}
	}
	return out
}

// Ontology is a set of types.
type Ontology struct {
	types map[string]*Type
	order []*Type
}

// Type finds a type by id; nil if there is none.
func (o *Ontology) Type(id string) *Type { return o.types[id] }

// Types gives all types of a kind in order of id.
func (o *Ontology) Types(kind Kind) []*Type {
	var out []*Type
	for _, t := range o.order {
		if t.Kind == kind {
			out = append(out, t)
		}
	}
	return out
}

// Default reads the embedded types.
func Default() (*Ontology, error) { return Load() }

// Load reads the embedded types and then the folders of the user, whose files
// replace an embedded type of the same id. All faults are returned, joined.
func Load(dirs ...string) (*Ontology, error) {
	o := &Ontology{types: map[string]*Type{}}
	errs := o.add(files, ".", "ontology/", false)
	for _, d := range dirs {
		if st, err := os.Stat(d); err != nil {
			errs = append(errs, err)
			continue
		} else if !st.IsDir() {
			errs = append(errs, fmt.Errorf("%s: not a folder", d))
			continue
		}
		errs = append(errs, o.add(os.DirFS(d), ".", d+"/", true)...)
	}
	for _, t := range o.types {
		o.order = append(o.order, t)
	}
	sort.Slice(o.order, func(i, j int) bool { return o.order[i].ID < o.order[j].ID })
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return o, nil
}

func (o *Ontology) add(fsys fs.FS, root, shown string, own bool) (errs []error) {
	err := fs.WalkDir(fsys, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".type" {
			return err
		}
		b, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		t, perr := Parse(shown+p, string(b))
		if perr != nil {
			errs = append(errs, perr)
			return nil
		}
		t.Own = own
		o.types[t.ID] = t
		return nil
	})
	if err != nil {
		errs = append(errs, err)
	}
	return errs
}

// Parse reads one type file; name is used in errors only. The error is an
// *Error, or several joined.
func Parse(name, text string) (*Type, error) {
	t := &Type{File: name, Fields: map[string][]string{}, Lines: map[string]int{}}
	var errs []error
	fail := func(line int, format string, a ...any) {
		errs = append(errs, &Error{name, line, fmt.Sprintf(format, a...)})
	}
	for i, l := range strings.Split(text, "\n") {
		n := i + 1
		l = strings.TrimRight(l, " \t\r")
		switch {
		case l == "" || strings.HasPrefix(l, "#"):
		case strings.HasPrefix(l, "+") || strings.HasPrefix(l, "-"):
			ex, err := parseExample(l)
			if err != nil {
				fail(n, "%v", err)
				continue
			}
			ex.Line = n
			t.Examples = append(t.Examples, ex)
		default:
			k, v, ok := strings.Cut(l, ":")
			if !ok || strings.TrimSpace(v) == "" {
				fail(n, "want \"key: value\", have %q", l)
				continue
			}
			k = strings.TrimSpace(k)
			if _, ok := t.Lines[k]; !ok {
				t.Lines[k] = n
			}
			if k == "description" {
				t.Fields[k] = append(t.Fields[k], strings.TrimSpace(v))
				continue
			}
			for _, a := range strings.Split(v, "|") {
				if a = strings.TrimSpace(a); a != "" {
					t.Fields[k] = append(t.Fields[k], a)
				}
			}
		}
	}
	t.ID, t.Kind, t.Label = t.First("id"), Kind(t.First("kind")), t.First("label")
	t.Description, t.Code = strings.Join(t.Fields["description"], " "), t.First("code")
	if t.ID == "" || strings.Trim(t.ID, "abcdefghijklmnopqrstuvwxyz_") != "" {
		fail(max(1, t.Lines["id"]), "id must be lower-case letters and _, have %q", t.ID)
	}
	switch t.Kind {
	case KindEntity, KindRelation, KindEvent:
	default:
		fail(max(1, t.Lines["kind"]), "kind must be entity, relation or event, have %q", t.Kind)
	}
	if t.Description == "" {
		fail(1, "a description is missing")
	}
	if t.Label == "" {
		t.Label = strings.ToUpper(t.ID)
	}
	for r, types := range t.Roles() {
		for _, ty := range types {
			switch ty {
			case "PERSON", "PLACE", "ORGANIZATION", "TIME", "VALUE":
			default:
				fail(t.Lines["role "+r], "role %s: unknown entity type %q", r, ty)
			}
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return t, nil
}

func parseExample(l string) (Example, error) {
	ex := Example{Positive: l[0] == '+', Expect: map[string]string{}}
	text, want, has := strings.Cut(l[1:], "=>")
	ex.Text = strings.TrimSpace(text)
	if ex.Text == "" {
		return ex, errors.New("an example without a sentence")
	}
	if !has {
		return ex, nil
	}
	// role=filler role=filler ...: a filler runs up to the next "word=".
	words := strings.Fields(want)
	role := ""
	for _, w := range words {
		if k, v, ok := strings.Cut(w, "="); ok && k != "" && strings.Trim(k, "abcdefghijklmnopqrstuvwxyz_") == "" {
			role = k
			ex.Expect[role] = v
			continue
		}
		if role == "" {
			return ex, fmt.Errorf("want role=filler after =>, have %q", w)
		}
		ex.Expect[role] += " " + w
	}
	return ex, nil
}
