package coref_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/extract"
)

var marked = regexp.MustCompile(`\[\[([^|\]]+)\|([^\]]+)\]\]`)

// groupGold is a phrase of a report and the armed group that it stands for.
type groupGold struct {
	start  int
	phrase string
	group  string
}

// readGroups takes the marks off a report.
func readGroups(text string) (string, []groupGold) {
	var out strings.Builder
	var gold []groupGold
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(text, -1) {
		out.WriteString(text[at:m[0]])
		gold = append(gold, groupGold{out.Len(), text[m[2]:m[3]], text[m[4]:m[5]]})
		out.WriteString(text[m[2]:m[3]])
		at = m[1]
	}
	out.WriteString(text[at:])
	return out.String(), gold
}

// chainNamed is the name, with all aliases, of the chain of the mention that
// ends where the phrase ends; "" for a chain without a name.
func chainNamed(doc *extract.Document, q groupGold) string {
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Start < q.start || m.End != q.start+len(q.phrase) || m.Form != extract.FormNominal {
			continue
		}
		for _, ch := range doc.Chains {
			if ch.ID == m.Chain && ch.Named {
				return strings.Join(append(ch.Aliases, ch.Name), " / ")
			}
		}
	}
	return ""
}

// TestGroups holds what "the rebels", "the group", "the militants" stand for
// to its figures: of all phrases 70 %, of those given a named body 85 %.
func TestGroups(t *testing.T) { measureGroups(t, "../../testdata/groups/*.txt", 60, 0.85, 0.9) }

// TestRoles does the same for firms, parties, courts, countries and persons by
// what they are: "the dairy giant", "the minister", "the 58-year-old".
func TestRoles(t *testing.T) { measureGroups(t, "../../testdata/groups/roles/*.txt", 55, 0.70, 0.85) }

// measureGroups counts the phrases of reports that stand for the right body,
// and of those given a named body the right ones.
func measureGroups(t *testing.T, pattern string, least int, wantAccuracy, wantPrecision float64) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal("no files: ", err)
	}
	all, right, given, givenRight := 0, 0, 0, 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(b), "\n\n")
		for _, report := range strings.Split(body, "\n====\n") {
			text, gold := readGroups(strings.TrimSpace(report))
			doc := annotate(t, text)
			for _, q := range gold {
				got := chainNamed(doc, q)
				ok := q.group == "-" && got == "" || q.group != "-" && strings.Contains(strings.ToLower(got), strings.ToLower(q.group))
				all++
				if ok {
					right++
				} else {
					t.Logf("%s: %q is %q, want %s", filepath.Base(file), q.phrase, got, q.group)
				}
				if got != "" {
					given++
					if ok {
						givenRight++
					}
				}
			}
		}
	}
	accuracy, precision := float64(right)/float64(all), float64(givenRight)/float64(max(given, 1))
	t.Logf("%d phrases: accuracy %.3f, precision %.3f", all, accuracy, precision)
	if all < least || accuracy < wantAccuracy || precision < wantPrecision {
		t.Errorf("%d phrases: accuracy %.3f, precision %.3f; want %d, %.2f, %.2f", all, accuracy, precision, least, wantAccuracy, wantPrecision)
	}
}
