package parse_test

import "testing"

// "but" joins clauses; only after "not" does it join phrases.
func TestButJoinsClauses(t *testing.T) {
	_, parser := chain(t)
	for _, c := range []struct{ text, subject, verb string }{
		{"Our office could not check the figures but two doctors confirmed that patients had died.", "doctors", "confirmed"},
		{"The police did not give a figure but witnesses said that dozens were hurt.", "witnesses", "said"},
	} {
		if !isSubject(annotated(t, parser, c.text), c.subject, c.verb) {
			t.Errorf("%s: %s is not the subject of %s", c.text, c.subject, c.verb)
		}
	}
}

// What a verb makes of its object is no attribute of it.
func TestResultBeforeObject(t *testing.T) {
	_, parser := chain(t)
	for _, text := range []string{"Police shot dead three protesters in Kisumu.", "Gunmen shot dead a judge in Lahore."} {
		doc := annotated(t, parser, text)
		for i := range doc.Tokens {
			if doc.Word(i) == "dead" && (doc.Word(doc.Tokens[i].Head) != "shot" || doc.Tokens[i].Rel != "xcomp") {
				t.Errorf("%s: dead is %s of %s", text, doc.Tokens[i].Rel, doc.Word(doc.Tokens[i].Head))
			}
		}
	}
}
