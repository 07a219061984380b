package event_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract/event"
	"dateline/extract/ontology"
)

// TestBadEntries: a fault in a user's type file is reported with its place.
func TestBadEntries(t *testing.T) {
	const head = "id: dance\nkind: event\ndescription: Somebody dances.\nrole agent: PERSON\n"
	for entry, want := range map[string]string{
		"verb: dance (object":         "not closed",
		"verb: dance (sideways)":      "unknown condition",
		"verb: dance (object @ghost)": "unknown word class @ghost",
		"prep: with":                  "want word=role",
		"light: take":                 "want verb [preposition] noun",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "dance.type"), []byte(head+entry+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		o, err := ontology.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		_, err = event.New(o)
		var fault *ontology.Error
		if !errors.As(err, &fault) || fault.Line != 5 || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: have %v, want line 5 and %q", entry, err, want)
		}
	}
}

// TestUserType: a new type is one file.
func TestUserType(t *testing.T) {
	dir := t.TempDir()
	file := "id: dance\nkind: event\ndescription: Somebody dances.\nrole agent: PERSON | ORGANIZATION\nverb: waltz\n+ The soldiers waltzed in Vienna on Monday. => agent=soldiers place=Vienna time=Monday\n- The band played a waltz.\n"
	if err := os.WriteFile(filepath.Join(dir, "dance.type"), []byte(file), 0o644); err != nil {
		t.Fatal(err)
	}
	o, err := ontology.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	st, err := event.New(o)
	if err != nil {
		t.Fatal(err)
	}
	ty := o.Type("dance")
	for _, ex := range ty.Examples {
		doc := annotate(t, ex.Text)
		if err := st.Annotate(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
		if err := event.Check(doc, ty, ex); err != nil {
			t.Errorf("%s: %v", ex.Text, err)
		}
	}
}
