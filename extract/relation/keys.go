package relation

import (
	"fmt"
	"slices"
	"strings"

	"dateline/extract/ontology"
)

// knownKeys are what a relation's file may say; see lexicon.go.
var knownKeys = []string{"id", "kind", "label", "description", "code", "noun", "noun inverse", "noun of", "prep", "verb", "verb inverse",
	"passive", "adjective", "hyphen", "hyphen inverse", "pair", "link", "comma", "possessive", "head", "affiliation", "symmetric", "office",
	"past", "level country", "level region", "level city", "bare country", "pattern subject", "derive", "derive from", "role subject", "role object"}

// patternKeys are those of which a type needs one.
var patternKeys = []string{"noun", "noun inverse", "noun of", "verb", "verb inverse", "passive", "adjective", "hyphen", "hyphen inverse",
	"pair", "link", "comma", "possessive", "head", "affiliation", "derive", "bare country"}

// Lint gives what a relation's file says in vain, as *ontology.Error with file
// and line: keys that nothing reads, missing roles, a type without a pattern.
func Lint(t *ontology.Type) []error {
	var out []error
	fail := func(key, format string, a ...any) {
		out = append(out, &ontology.Error{File: t.File, Line: max(1, t.Lines[key]), Msg: fmt.Sprintf(format, a...)})
	}
	var keys []string
	pattern := false
	for k := range t.Fields {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if !slices.Contains(knownKeys, k) {
			fail(k, "nothing reads the key %q; a relation has: %s", k, strings.Join(knownKeys[5:], ", "))
		}
		pattern = pattern || slices.Contains(patternKeys, k)
	}
	for _, r := range []string{"subject", "object"} {
		if len(t.Get("role "+r)) == 0 {
			fail("id", "the line \"role %s: PERSON | ORGANIZATION | PLACE\" is missing", r)
		}
	}
	if !pattern {
		fail("id", "no pattern: give noun, verb, passive or another key with words")
	}
	return out
}
