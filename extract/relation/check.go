package relation

import (
	"fmt"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/ontology"
)

// Check holds an annotated document against an example of a relation type: a
// positive one must have a relation of the type for every subject and object
// that it names (" & " between several), with the stated office, status and
// polarity; a negative one must have none. The document is the example's text
// after the whole chain up to relations. Subject and object are compared with
// what any mention of the chain begins or ends with.
func Check(doc *extract.Document, t *ontology.Type, ex ontology.Example) error {
	if !ex.Positive {
		for _, r := range doc.Relations {
			if r.Type == t.ID {
				return fmt.Errorf("must not match, but gives %s", Describe(doc, r))
			}
		}
		return nil
	}
	for _, s := range strings.Split(ex.Expect["subject"], " & ") {
		for _, o := range strings.Split(ex.Expect["object"], " & ") {
			if err := checkOne(doc, t, s, o, ex.Expect); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkOne(doc *extract.Document, t *ontology.Type, s, o string, want map[string]string) error {
	why := fmt.Sprintf("no %s(%s, %s)", t.ID, s, o)
	for _, r := range doc.Relations {
		if r.Type != t.ID {
			continue
		}
		a, b := names(doc, r.Subject), names(doc, r.Object)
		if !(like(a, s) && like(b, o)) && !(t.First("symmetric") == "yes" && like(a, o) && like(b, s)) {
			continue
		}
		polarity := want["polarity"]
		if polarity == "" {
			polarity = "positive"
		}
		switch {
		case r.Polarity != polarity:
			why += ", but with polarity " + r.Polarity
		case want["status"] != "" && r.Status != want["status"]:
			why += fmt.Sprintf(", but with status %q", r.Status)
		case want["office"] != "" && r.Office != want["office"]:
			why += fmt.Sprintf(", but with office %q", r.Office)
		default:
			return nil
		}
	}
	return fmt.Errorf("%s", why)
}

func like(have []string, want string) bool {
	want = strings.ToLower(want)
	return slices.ContainsFunc(have, func(h string) bool {
		h = strings.ToLower(h)
		return strings.HasSuffix(h, want) || strings.HasPrefix(h, want)
	})
}

// names are the strings of the mention and of the rest of its chain.
func names(doc *extract.Document, id string) []string {
	m := doc.Mention(id)
	out := []string{doc.Surface(m.Span)}
	for i := range doc.Mentions {
		if x := &doc.Mentions[i]; m.Chain != "" && x.Chain == m.Chain {
			out = append(out, doc.Surface(x.Span))
		}
	}
	return out
}

// Describe writes a relation for people: "leads(Omar Haddad, Labour Party,
// leader, former) by title+premodifier".
func Describe(doc *extract.Document, r extract.RelationMention) string {
	parts := []string{doc.Surface(doc.Mention(r.Subject).Span), doc.Surface(doc.Mention(r.Object).Span)}
	for _, s := range []string{r.Office, r.Status} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if r.Polarity == "negative" {
		parts = append(parts, "not")
	}
	return fmt.Sprintf("%s(%s) by %s", r.Type, strings.Join(parts, ", "), r.Rule)
}
