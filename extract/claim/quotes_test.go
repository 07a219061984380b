package claim_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/claim"
)

// goldQuote is a marked quotation or speaker of testdata/quotes.
type goldQuote struct {
	span extract.Span
	id   byte
}

// unmark takes the mark-up of testdata/quotes out of a text.
func unmark(s string) (text string, quotes, speakers []goldQuote) {
	var b strings.Builder
	type open struct {
		at int
		id byte
		to *[]goldQuote
	}
	var stack []open
	for i := 0; i < len(s); i++ {
		switch {
		case (s[i] == '{' || s[i] == '[') && i+2 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' && s[i+2] == ' ':
			to := &quotes
			if s[i] == '[' {
				to = &speakers
			}
			stack = append(stack, open{b.Len(), s[i+1], to})
			i += 2
		case (s[i] == '}' || s[i] == ']') && len(stack) > 0:
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			*o.to = append(*o.to, goldQuote{extract.Span{Start: o.at, End: b.Len()}, o.id})
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), quotes, speakers
}

// TestQuotes measures spans and speakers on testdata/quotes, and on a second
// set with constructions that the first lacks, a third written after the rules, and fails under the recorded
// numbers.
func TestQuotes(t *testing.T) {
	for _, set := range []struct {
		dir             string
		spans, speakers float64
		extra           int
	}{{"quotes", 99, 97, 4}, {"quotes2", 98, 97, 4}, {"quotes3", 97, 90, 4}} {
		t.Run(set.dir, func(t *testing.T) { measureQuotes(t, set.dir, set.spans, set.speakers, set.extra) })
	}
}

func measureQuotes(t *testing.T, dir string, minSpans, minSpeakers float64, maxExtra int) {
	files, _ := filepath.Glob("../../testdata/" + dir + "/*.txt")
	if len(files) == 0 {
		t.Fatal("no gold of quotations")
	}
	gold, spans, speakers, extra := 0, 0, 0, 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, l := range strings.Split(string(raw), "\n") {
			if !strings.HasPrefix(l, "#") {
				lines = append(lines, l)
			}
		}
		for _, block := range strings.Split(strings.Join(lines, "\n"), "\n---\n") {
			text, quotes, who := unmark(strings.TrimSpace(block))
			found := claim.Quotations(annotate(t, text, ""))
			right := map[int]bool{}
			for _, q := range quotes {
				gold++
				k := findQuote(found, text, q.span)
				if k < 0 {
					t.Logf("%s: span missed: %s", filepath.Base(f), text[q.span.Start:q.span.End])
					continue
				}
				right[k] = true
				spans++
				if speakerRight(found[k], q, who) {
					speakers++
				} else {
					t.Logf("%s: speaker %q by %s: %s", filepath.Base(f), text[found[k].Speaker.Start:found[k].Speaker.End], found[k].Rule, text)
				}
			}
			for k, q := range found {
				if q.Kept && !right[k] {
					extra++
					t.Logf("%s: not a quotation: %s", filepath.Base(f), text[q.Span.Start:q.Span.End])
				}
			}
		}
	}
	pc := func(n int) float64 { return 100 * float64(n) / float64(gold) }
	t.Logf("%d quotations: spans %.1f %%, speakers %.1f %%, %d more found that are none", gold, pc(spans), pc(speakers), extra)
	if gold < 100 || pc(spans) < minSpans || pc(speakers) < minSpeakers || extra > maxExtra {
		t.Errorf("below the recorded numbers: spans %g, speakers %g, at most %d others", minSpans, minSpeakers, maxExtra)
	}
}

func findQuote(found []claim.Quotation, text string, want extract.Span) int {
	trim := func(s extract.Span) string { return strings.Trim(text[s.Start:s.End], " \n,.") }
	for k, q := range found {
		if q.Kept && q.Span.Span().Overlaps(want) && trim(q.Span.Span()) == trim(want) {
			return k
		}
	}
	return -1
}

// speakerRight: the words found overlap those marked for the quotation, and
// nobody else's.
func speakerRight(q claim.Quotation, want goldQuote, who []goldQuote) bool {
	if want.id == '0' {
		return !q.Has
	}
	ok := false
	for _, w := range who {
		if w.span.Overlaps(q.Speaker.Span()) && !q.Speaker.IsZero() {
			if w.id != want.id {
				return false
			}
			ok = true
		}
	}
	return ok
}
