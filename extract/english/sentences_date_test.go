package english_test

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/score"
	"dateline/extract/source"
)

// dated is a line of dates.txt: a report with its publication date and the time
// expressions that it holds.
type dated struct {
	line            int
	published, text string
	want            [][2]string // extent, values: "A or B", "-" for no day
}

func readDates(t *testing.T, name string) (cases []dated, _ sentenceFile) {
	t.Helper()
	f, file := openSentences(t, name)
	defer f.Close()
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimSpace(sc.Text())
		if strings.HasPrefix(text, "# floor ") {
			if err := file.readFloors(text); err != nil {
				t.Fatalf("%s:%d: %v", name, line, err)
			}
		}
		if text == "" || text[0] == '#' {
			continue
		}
		parts := strings.Split(text, " | ")
		if len(parts) != 3 {
			t.Fatalf("%s:%d: want published | text | extent => value ; ...", name, line)
		}
		c := dated{line: line, published: parts[0], text: strings.ReplaceAll(parts[1], " ¶ ", "\n\n")}
		for item := range strings.SplitSeq(parts[2], " ; ") {
			extent, value, ok := strings.Cut(item, " => ")
			if !ok {
				t.Fatalf("%s:%d: no value in %q", name, line, item)
			}
			c.want = append(c.want, [2]string{strings.TrimSpace(extent), strings.TrimSpace(value)})
		}
		cases = append(cases, c)
	}
	return cases, file
}

// Dates of short reports: found, and on the right day. SENTENCES=FILE reads a
// file that lies elsewhere.
func TestSentencesDates(t *testing.T) {
	for _, name := range elsewhere([]string{"dates.txt"}) {
		t.Run(filepath.Base(name), func(t *testing.T) { datesOf(t, name) })
	}
}

func datesOf(t *testing.T, name string) {
	cases, file := readDates(t, name)
	en := load(t)
	gold, found, right := 0, 0, 0
	for _, c := range cases {
		doc := source.FromText(c.text)
		doc.Published, doc.PublishedBy = c.published, "metadata"
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			t.Fatalf("line %d: %v", c.line, err)
		}
		from := 0
		for _, w := range c.want {
			at := strings.Index(doc.Text[from:], w[0])
			if at < 0 {
				t.Fatalf("line %d: no %q", c.line, w[0])
			}
			at += from
			from = at + len(w[0])
			x := timeAt(doc, at, from)
			if w[1] != "-" {
				gold++
			}
			ok := false
			for v := range strings.SplitSeq(w[1], " or ") {
				switch {
				case v == "-":
					ok = ok || x == nil || x.Type == "DURATION" || x.Type == "SET" || x.Earliest == "" && x.Latest == ""
				case x != nil:
					ok = ok || score.DateRight(v, x)
				}
			}
			if w[1] != "-" && x != nil {
				found++
			}
			if w[1] != "-" && ok {
				right++
			}
			if !ok && !file.unread {
				have := "nothing"
				if x != nil {
					have = fmt.Sprintf("%s [%s..%s] %s", x.Value, x.Earliest, x.Latest, x.Rule)
				}
				t.Logf("%d: %s | %s\n  %s => %s, have %s", c.line, c.published, c.text, w[0], w[1], have)
			}
		}
	}
	file.cases = nil
	t.Logf("%d dates of %d reports", gold, len(cases))
	holds(t, file, map[string]float64{"found": percent(found, gold), "right": percent(right, gold)})
}

// timeAt is the time expression that shares most with the bytes from start to end.
func timeAt(doc *extract.Document, start, end int) *extract.TimeExpr {
	var best *extract.TimeExpr
	most := 0
	for i := range doc.Times {
		x := &doc.Times[i]
		if n := min(end, x.End) - max(start, x.Start); n > most {
			best, most = x, n
		}
	}
	return best
}
