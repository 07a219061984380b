package relation_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/ontology"
	"dateline/extract/relation"
)

// The examples of every relation type, on the real chain. A few that the
// models of the stages before get wrong may fail; the test names them all and
// fails when they are more than the stated share.
func TestExamples(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	var have, failed [2]int // positive, negative
	types := o.Types(ontology.KindRelation)
	if len(types) < 25 {
		t.Errorf("%d relation types; want 25", len(types))
	}
	for _, typ := range types {
		var n [2]int
		for _, ex := range typ.Examples {
			side := 1
			if ex.Positive {
				side = 0
			}
			n[side]++
			doc := annotate(t, ex.Text)
			if err := doc.Check(); err != nil {
				t.Errorf("%s:%d: %v", typ.File, ex.Line, err)
			}
			if err := relation.Check(doc, typ, ex); err != nil {
				failed[side]++
				t.Logf("%s:%d: %v\n\t%s\n\thave %s", typ.File, ex.Line, err, ex.Text, show(doc))
			}
		}
		have[0], have[1] = have[0]+n[0], have[1]+n[1]
		if n[0] < 5 || n[1] < 3 {
			t.Errorf("%s: %d examples that match and %d that do not; want 5 and 3", typ.File, n[0], n[1])
		}
	}
	t.Logf("%d of %d examples found, %d of %d counter-examples matched", have[0]-failed[0], have[0], failed[1], have[1])
	if failed[0]*100 > have[0]*8 || failed[1]*100 > have[1]*3 {
		t.Errorf("too many examples fail: %d of %d lost, %d of %d wrong", failed[0], have[0], failed[1], have[1])
	}
}

func surface(doc *extract.Document, mention string) string {
	return doc.Surface(doc.Mention(mention).Span)
}

// show lists the relations of a document, or its mentions if it has none.
func show(doc *extract.Document) string {
	var out []string
	for _, r := range doc.Relations {
		out = append(out, relation.Describe(doc, r))
	}
	if len(out) > 0 {
		return strings.Join(out, "; ")
	}
	for _, m := range doc.Mentions {
		out = append(out, fmt.Sprintf("%s/%s/%s", doc.Surface(m.Span), m.Type, m.Form))
	}
	return "nothing; mentions " + strings.Join(out, "; ")
}
