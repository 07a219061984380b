package parse_test

import (
	"context"
	"testing"

	"dateline/extract"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

// A bare day between subject and verb leaves the subject its verb, in both modes.
func TestBareDayBeforeVerb(t *testing.T) {
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	fast, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	careful, err := parse.NewCareful()
	if err != nil {
		t.Fatal(err)
	}
	for name, parser := range map[string]*parse.Parser{"fast": fast, "careful": careful} {
		p, err := extract.NewPipeline(tokenize.New(), tagger, parser)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ text, subject, verb string }{
			{"A top official today praised the efforts of the group.", "official", "praised"},
			{"The Foreign Ministry Tuesday criticized the report.", "Ministry", "criticized"},
			{"The army late Monday shelled two villages.", "army", "shelled"},
			{"The United Nations Wednesday warned of famine.", "Nations", "warned"},
			{"A car bomb in Herat last week killed ten people.", "bomb", "killed"},
			{"The rebels Friday night said they had left the town.", "rebels", "said"},
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
				t.Errorf("%s: %s: %s is not the subject of %s", name, c.text, c.subject, c.verb)
			}
		}
	}
}
