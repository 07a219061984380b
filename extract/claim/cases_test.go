package claim_test

import (
	"os"
	"strings"
	"testing"

	"dateline/extract"
)

// TestCases reads testdata/claims.txt: a text and the claims that must be in it.
func TestCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/claims.txt")
	if err != nil {
		t.Fatal(err)
	}
	var text string
	var doc *extract.Document
	for n, line := range strings.Split(string(raw), "\n") {
		switch {
		case strings.TrimSpace(line) == "" || line[0] == '#':
		case line[0] != ' ':
			text = line
			doc = annotate(t, text+"\n", "2024-05-06")
		default:
			f := strings.Split(strings.TrimSpace(line), " | ")
			if f[0] == "none" {
				if len(doc.Claims) > 0 {
					t.Errorf("claims.txt:%d: %s: want no claim", n+1, text)
					dump(t, doc)
				}
			} else if !hasClaim(doc, f) {
				t.Errorf("claims.txt:%d: %s: want %s", n+1, text, strings.TrimSpace(line))
				dump(t, doc)
			}
		}
	}
}

func hasClaim(doc *extract.Document, want []string) bool {
	for i := range doc.Claims {
		c := &doc.Claims[i]
		who := surface(doc, c.SourceSpan)
		if c.Stance != want[0] || surface(doc, c.Content) != want[2] {
			continue
		}
		if want[1] == "-" && (who != "" || c.Source != "") || want[1] != "-" && !strings.Contains(who, want[1]) {
			continue
		}
		if len(want) > 3 {
			m := doc.Mention(c.Channel)
			if m == nil || !strings.Contains(doc.Surface(m.Span), strings.TrimPrefix(want[3], "via ")) {
				continue
			}
		}
		return true
	}
	return false
}
