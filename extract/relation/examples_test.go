package relation_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/ontology"
)

// The examples of every relation type, on the real chain. A few that the
// models of the stages before get wrong may fail; the test names them all and
// fails when they are more than the stated share.
func TestExamples(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	pos, neg, lost, wrong := 0, 0, 0, 0
	for _, typ := range o.Types(ontology.KindRelation) {
		p, n := 0, 0
		for _, ex := range typ.Examples {
			doc := annotate(t, ex.Text)
			if err := doc.Check(); err != nil {
				t.Errorf("%s:%d: %v", typ.File, ex.Line, err)
			}
			if ex.Positive {
				p++
				if why := missing(doc, typ.ID, ex.Expect); why != "" {
					lost++
					t.Logf("%s:%d: %s\n\t%s\n\thave %s", typ.File, ex.Line, why, ex.Text, show(doc))
				}
				continue
			}
			n++
			for _, r := range doc.Relations {
				if r.Type == typ.ID {
					wrong++
					t.Logf("%s:%d: must not match\n\t%s\n\thave %s", typ.File, ex.Line, ex.Text, show(doc))
					break
				}
			}
		}
		pos, neg = pos+p, neg+n
		if p < 5 || n < 3 {
			t.Errorf("%s: %d examples that match and %d that do not; want 5 and 3", typ.File, p, n)
		}
	}
	t.Logf("%d of %d examples found, %d of %d counter-examples matched", pos-lost, pos, wrong, neg)
	if lost*100 > pos*8 || wrong*100 > neg*3 {
		t.Errorf("too many examples fail: %d of %d lost, %d of %d wrong", lost, pos, wrong, neg)
	}
}

// missing tells what of the expectation no relation of the type meets.
func missing(doc *extract.Document, typ string, want map[string]string) string {
	for _, s := range strings.Split(want["subject"], " & ") {
		for _, o := range strings.Split(want["object"], " & ") {
			if why := missingOne(doc, typ, s, o, want); why != "" {
				return why
			}
		}
	}
	return ""
}

func missingOne(doc *extract.Document, typ, s, o string, want map[string]string) string {
	symmetric := map[string]bool{"borders": true, "relative_of": true, "allied_with": true, "fights": true}[typ]
	why := fmt.Sprintf("want %s(%s, %s)", typ, s, o)
	for _, r := range doc.Relations {
		a, b := names(doc, r.Subject), names(doc, r.Object)
		hit := like(a, s) && like(b, o) || symmetric && like(a, o) && like(b, s)
		if r.Type != typ || !hit {
			continue
		}
		pol, status := want["polarity"], want["status"]
		if pol == "" {
			pol = "positive"
		}
		switch {
		case r.Polarity != pol:
			why += ", but polarity " + r.Polarity
		case status != "" && r.Status != status:
			why += fmt.Sprintf(", but status %q", r.Status)
		case want["office"] != "" && r.Office != want["office"]:
			why += fmt.Sprintf(", but office %q", r.Office)
		default:
			return ""
		}
	}
	return why
}

func like(have []string, want string) bool {
	want = strings.ToLower(want)
	for _, h := range have {
		if h = strings.ToLower(h); strings.HasSuffix(h, want) || strings.HasPrefix(h, want) {
			return true
		}
	}
	return false
}

// names are the strings that the mention and the rest of its chain have.
func names(doc *extract.Document, id string) []string {
	out := []string{surface(doc, id)}
	for _, m := range doc.Mentions {
		if c := doc.Mention(id).Chain; c != "" && m.Chain == c {
			out = append(out, doc.Surface(m.Span))
		}
	}
	return out
}

func surface(doc *extract.Document, mention string) string {
	return doc.Surface(doc.Mention(mention).Span)
}

func show(doc *extract.Document) string {
	var out []string
	for _, r := range doc.Relations {
		x := fmt.Sprintf("%s(%s, %s", r.Type, surface(doc, r.Subject), surface(doc, r.Object))
		for _, s := range []string{r.Office, r.Status} {
			if s != "" {
				x += ", " + s
			}
		}
		if r.Polarity == "negative" {
			x += ", not"
		}
		out = append(out, x+") by "+r.Rule)
	}
	if len(out) == 0 {
		for _, m := range doc.Mentions {
			out = append(out, fmt.Sprintf("%s/%s/%s", doc.Surface(m.Span), m.Type, m.Form))
		}
		return "nothing; mentions " + strings.Join(out, "; ")
	}
	return strings.Join(out, "; ")
}
