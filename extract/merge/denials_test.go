package merge

import (
	"strings"
	"testing"

	"dateline/extract"
)

// The word of contrast is looked for before the cue, also where the cue stands
// sentences before what is claimed.
func TestTurned(t *testing.T) {
	for _, tt := range []struct {
		text, cue, content string
		want               bool
	}{
		{"The rebels said they held the town. But the army denied it.", "denied", "it", true},
		{"The rebels said they held the town. The army denied it.", "denied", "it", false},
		{"But the army denied it in a long statement. It was read out late on Friday. No rebel is left in the town.", "denied", "No rebel", true},
		{"The army denied it in a long statement. It was read out late on Friday. No rebel is left in the town.", "denied", "No rebel", false},
	} {
		doc := &extract.Document{Text: tt.text}
		start := 0
		for i := range tt.text {
			if tt.text[i] == '.' {
				doc.Sentences = append(doc.Sentences, extract.Sentence{Span: extract.Span{Start: start, End: i + 1}})
				start = min(i+2, len(tt.text))
			}
		}
		at := func(w string) extract.Pair {
			k := strings.Index(tt.text, w)
			return extract.Pair{Start: k, End: k + len(w)}
		}
		v := &voice{doc: doc, claim: &extract.Claim{Cue: at(tt.cue), Content: at(tt.content)}}
		v.sent = doc.SentenceAt(v.claim.Content.Start)
		if got := turned(v); got != tt.want {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
	}
}
