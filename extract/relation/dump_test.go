package relation_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	for _, s := range strings.Split(os.Getenv("DUMP"), "|") {
		if s == "" {
			continue
		}
		doc := annotate(t, s)
		for i, tok := range doc.Tokens {
			fmt.Printf("%d %s/%s/%s <-%s- %d\n", i, doc.Word(i), tok.Tag, tok.Lemma, tok.Rel, tok.Head)
		}
		for _, m := range doc.Mentions {
			fmt.Printf("   %s %q %s %s kind=%s cc=%s head=%d chain=%s\n", m.ID, doc.Surface(m.Span), m.Type, m.Form, m.Kind, m.Country, m.HeadTok, m.Chain)
		}
		for _, c := range doc.Chains {
			fmt.Printf("   %s %s %q named=%v kind=%s cc=%s %v facts=%v\n", c.ID, c.Type, c.Name, c.Named, c.Kind, c.Country, c.Links, c.Facts)
		}
		fmt.Println("  ", show(doc))
	}
}

func TestShow(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("SHOW"))
	for _, f := range files {
		b, _ := os.ReadFile(f)
		doc := annotate(t, string(b))
		fmt.Println("==", f)
		for _, r := range doc.Relations {
			fmt.Printf("  %-14s %-28s %-28s %-20s %-10s %s %s\n", r.Type, surface(doc, r.Subject), surface(doc, r.Object), r.Office, r.Status, r.Polarity, r.Rule)
		}
	}
}
