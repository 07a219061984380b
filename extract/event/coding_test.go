package event_test

import (
	"bufio"
	"context"
	"os"
	"strings"
	"testing"

	"dateline/extract"
)

// codingShare is the least share of testdata/coding.txt with the right root,
// actor and recipient.
const codingShare = 0.9

// TestCoding codes sentences of our own; what is not right is listed with -v.
func TestCoding(t *testing.T) {
	f, err := os.Open("testdata/coding.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	base, o, en := coder(t)
	read := func(list string) (out []party) {
		for _, n := range strings.Split(list, ";") {
			if n = strings.TrimSpace(n); n != "-" {
				out = append(out, readParty(base, strings.ToUpper(n[:1])+n[1:]))
			}
		}
		return out
	}
	typed, full, all, text := 0, 0, 0, ""
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		want, ok := strings.CutPrefix(line, "= ")
		if !ok {
			text = line
			continue
		}
		w := strings.Split(want, "|")
		if len(w) != 3 {
			t.Fatalf("%q: want root | actors | recipients", line)
		}
		doc := &extract.Document{ID: "d_coding", Text: text, Published: "2001-07-11"}
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		all++
		root, right := codedAs(base, o, doc, strings.TrimSpace(w[0]), read(w[1]), read(w[2]))
		if root {
			typed++
		}
		if right {
			full++
			continue
		}
		t.Logf("MISS %s (root found %v): %s", want, root, text)
		for j := range doc.Events {
			t.Logf("    %s%s", show(doc, &doc.Events[j]), showCoding(doc, doc.Events[j].Coding))
		}
	}
	t.Logf("root %d, with actor and recipient %d, of %d", typed, full, all)
	if share := float64(full) / float64(all); share < codingShare {
		t.Errorf("%.3f, want %.3f", share, codingShare)
	}
}
