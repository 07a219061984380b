package relation_test

import (
	"context"
	"strings"
	"testing"

	"dateline/extract/ontology"
	"dateline/extract/relation"
)

// What fails is named with its reason, what is found is not, and explaining
// changes nothing.
func TestExplain(t *testing.T) {
	st := stage(t)
	for _, tt := range []struct{ text, typ, reason string }{
		{"The leader met the head of the World Bank.", "leads", "nobody is named who bears it"},
		{"The spokesman, Omar Haddad, left.", "spokesman_of", "not said whose"},
		{"Switzerland leads Kenya.", "leads", "its subject is no mention"},
		{"Omar Haddad, the brother of Omar Haddad, left.", "relative_of", "the same"},
	} {
		doc := annotate(t, tt.text)
		before := show(doc)
		trials, err := st.Explain(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		var all []string
		for _, x := range trials {
			found = found || x.Type == tt.typ && strings.Contains(x.Reason, tt.reason)
			all = append(all, x.Type+": "+x.Reason)
		}
		if !found {
			t.Errorf("%s: no %s with %q in\n%s", tt.text, tt.typ, tt.reason, strings.Join(all, "\n"))
		}
		if after := show(doc); after != before {
			t.Errorf("%s: explaining changed %s to %s", tt.text, before, after)
		}
	}
	doc := annotate(t, "Labour Party leader Omar Haddad left.")
	if len(doc.Relations) == 0 {
		t.Fatal("no relation")
	}
	if p := relation.Path(doc, doc.Relations[0].Subject, doc.Relations[0].Object); !strings.Contains(p, "leader") {
		t.Errorf("path %q does not pass the leader", p)
	}
}

func TestLint(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range o.Types(ontology.KindRelation) {
		for _, err := range relation.Lint(typ) {
			t.Error(err)
		}
	}
	typ, err := ontology.Parse("mine/tutors.type", "id: tutors\nkind: relation\ndescription: X.\nrole subject: PERSON\nnuon: tutor\n")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, err := range relation.Lint(typ) {
		all = append(all, err.Error())
	}
	have := strings.Join(all, "\n")
	for _, want := range []string{`mine/tutors.type:5: nothing reads the key "nuon"`, "mine/tutors.type:1: the line \"role object", "mine/tutors.type:1: no pattern"} {
		if !strings.Contains(have, want) {
			t.Errorf("want %s in\n%s", want, have)
		}
	}
}
