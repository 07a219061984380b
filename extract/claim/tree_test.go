package claim_test

import (
	"os"
	"testing"
)

// TestTree prints the trees of a text: CLAIM_TEXT="..." go test -run Tree -v
func TestTree(t *testing.T) {
	text := os.Getenv("CLAIM_TEXT")
	if text == "" {
		t.Skip("CLAIM_TEXT is empty")
	}
	doc := annotate(t, text, "")
	for i, k := range doc.Tokens {
		h := "ROOT"
		if k.Head != i && k.Head >= 0 {
			h = doc.Word(k.Head)
		}
		m := ""
		if j := doc.MentionAt(i); j >= 0 {
			m = doc.Surface(doc.Mentions[j].Span) + "/" + string(doc.Mentions[j].Type) + "/" + string(doc.Mentions[j].Form)
		}
		t.Logf("%-3d %-15s %-5s %-10s %-12s %s   %s", i, doc.Word(i), k.Tag, k.Lemma, k.Rel, h, m)
	}
	dump(t, doc)
}
