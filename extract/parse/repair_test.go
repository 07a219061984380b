package parse_test

import (
	"context"
	"testing"

	"dateline/extract"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

// "but" joins clauses; only after "not" does it join phrases.
func TestButJoinsClauses(t *testing.T) {
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	p, err := extract.NewPipeline(tokenize.New(), tagger, parser)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, subject, verb string }{
		{"Our office could not check the figures but two doctors confirmed that patients had died.", "doctors", "confirmed"},
		{"The police did not give a figure but witnesses said that dozens were hurt.", "witnesses", "said"},
	} {
		doc := &extract.Document{Text: c.text}
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		ok := false
		for i := range doc.Tokens {
			if doc.Word(i) == c.subject && doc.Tokens[i].Rel == "nsubj" && doc.Word(doc.Tokens[i].Head) == c.verb {
				ok = true
			}
		}
		if !ok {
			t.Errorf("%s: %s is not the subject of %s", c.text, c.subject, c.verb)
		}
	}
}

// What a verb makes of its object is no attribute of it.
func TestResultBeforeObject(t *testing.T) {
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	p, err := extract.NewPipeline(tokenize.New(), tagger, parser)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Police shot dead three protesters in Kisumu.", "Gunmen shot dead a judge in Lahore."} {
		doc := &extract.Document{Text: text}
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		for i := range doc.Tokens {
			if doc.Word(i) == "dead" && (doc.Word(doc.Tokens[i].Head) != "shot" || doc.Tokens[i].Rel != "xcomp") {
				t.Errorf("%s: dead is %s of %s", text, doc.Tokens[i].Rel, doc.Word(doc.Tokens[i].Head))
			}
		}
	}
}
