package parse_test

import (
	"testing"

	"dateline/extract/parse"
)

// A bare day between subject and verb leaves the subject its verb, in both modes.
func TestBareDayBeforeVerb(t *testing.T) {
	_, fast := chain(t)
	careful, err := parse.NewCareful()
	if err != nil {
		t.Fatal(err)
	}
	for name, parser := range map[string]*parse.Parser{"fast": fast, "careful": careful} {
		for _, c := range []struct{ text, subject, verb string }{
			{"A top official today praised the efforts of the group.", "official", "praised"},
			{"The Foreign Ministry Tuesday criticized the report.", "Ministry", "criticized"},
			{"The army late Monday shelled two villages.", "army", "shelled"},
			{"The United Nations Wednesday warned of famine.", "Nations", "warned"},
			{"A car bomb in Herat last week killed ten people.", "bomb", "killed"},
			{"The coast guard, however, put the number at 19.", "guard", "put"},
			{"The ministry, for its part, denied the report.", "ministry", "denied"},
			{"The rebels Friday night said they had left the town.", "rebels", "said"},
		} {
			if !isSubject(annotated(t, parser, c.text), c.subject, c.verb) {
				t.Errorf("%s: %s: %s is not the subject of %s", name, c.text, c.subject, c.verb)
			}
		}
	}
}
