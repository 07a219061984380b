package english_test

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/source"
)

// statement is what an indented line of testdata/sentences says: a relation
// ("leads | X | Y") or an event ("arrest: held | agent=police").
type statement struct {
	line  int
	text  string
	parts []string
	used  bool
}

type sentenceCase struct {
	line int
	text string
	want []statement
}

// sentenceFile is a file of testdata/sentences with its floors (percent).
type sentenceFile struct {
	floors map[string]float64
	cases  []sentenceCase
	unread bool // its differences are not printed
	all    bool // it lists relations of every type
}

// readFloors reads "# floor found=96.8 right=95.4".
func (f *sentenceFile) readFloors(line string) (err error) {
	for kv := range strings.FieldsSeq(strings.TrimPrefix(line, "# floor ")) {
		k, v, _ := strings.Cut(kv, "=")
		if f.floors[k], err = strconv.ParseFloat(v, 64); err != nil {
			return err
		}
	}
	return nil
}

// openSentences opens a file of testdata/sentences, or one by its whole path.
func openSentences(tb testing.TB, name string) (*os.File, sentenceFile) {
	tb.Helper()
	path := name
	if !filepath.IsAbs(name) {
		path = filepath.Join("..", "..", "testdata", "sentences", name)
	}
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	return f, sentenceFile{floors: map[string]float64{}, unread: strings.HasPrefix(name, "unread/")}
}

func readSentences(tb testing.TB, name string) sentenceFile {
	tb.Helper()
	f, out := openSentences(tb, name)
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case strings.HasPrefix(line, "# floor "):
			if err := out.readFloors(line); err != nil {
				tb.Fatalf("%s:%d: %v", name, n, err)
			}
		case line == "# types all":
			out.all = true
		case line == "" || line[0] == '#':
		case line[0] == ' ':
			if len(out.cases) == 0 {
				tb.Fatalf("%s:%d: a statement before the first sentence", name, n)
			}
			c := &out.cases[len(out.cases)-1]
			parts := strings.Split(strings.TrimSpace(line), "|")
			for i := range parts {
				parts[i] = strings.TrimSpace(parts[i])
			}
			c.want = append(c.want, statement{line: n, text: strings.TrimSpace(line), parts: parts})
		default:
			out.cases = append(out.cases, sentenceCase{line: n, text: line})
		}
	}
	if err := sc.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

// bare folds a name and takes its article off, as the measures do.
func bare(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(kb.Fold(s), "'s"), " s")
	for _, art := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, art)
	}
	return s
}

// reading is the corpus of one sentence with the names of its mentions.
type reading struct {
	doc   *extract.Document
	names map[string]map[string]bool // mention id -> folded names of its entity and its own words
}

func read(tb testing.TB, text string) reading {
	tb.Helper()
	en := load(tb)
	doc := source.FromText(text)
	if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
		tb.Fatalf("%q: %v", text, err)
	}
	c := en.Merger.Merge([]*extract.Document{doc})
	byID := map[string][]string{}
	for _, e := range c.Entities {
		byID[e.ID] = append([]string{e.Name}, e.Aliases...)
	}
	r := reading{doc: c.Documents[0], names: map[string]map[string]bool{}}
	for _, m := range r.doc.Mentions {
		set := map[string]bool{bare(r.doc.Text[m.Start:m.End]): true, bare(r.doc.Text[m.Head.Start:m.Head.End]): true}
		for _, n := range byID[m.Entity] {
			set[bare(n)] = true
		}
		r.names[m.ID] = set
	}
	return r
}

// called tells whether the mention's entity bears one of the names, parted by "/".
func (r reading) called(mention, names string) bool {
	for n := range strings.SplitSeq(names, "/") {
		if r.names[mention][bare(n)] {
			return true
		}
	}
	return false
}

func (r reading) words(mention string) string {
	for _, m := range r.doc.Mentions {
		if m.ID == mention {
			return r.doc.Text[m.Start:m.End]
		}
	}
	return mention
}

// classOf is the type as the outside scorer compares it.
func classOf(typ string) string {
	switch typ {
	case "holds_office", "deputy_of", "governs":
		return "leads"
	case "part_of":
		return "agency_of"
	}
	return typ
}

// measuredTypes are the relations that the sentences list in full.
var measuredTypes = map[string]bool{
	"spokesman_of": true, "leads": true, "employed_by": true, "member_of": true, "borders": true, "located_in": true, "capital_of": true,
	"agency_of": true, "based_in": true, "candidate_of": true, "represents": true, "relative_of": true, "born_in": true, "founded": true,
	"located_near": true, "owns": true, "operates": true, "claims_territory": true,
}

// Relations of single sentences, one construction each. A pilcrow parts
// paragraphs. SENTENCES=FILE reads a file that lies elsewhere.
func TestSentencesRelations(t *testing.T) {
	for _, name := range elsewhere([]string{"relations.txt", "relations-offices.txt", "relations-places.txt", "relations-reach.txt", "relations-constructions.txt", "blind/relations.txt"}) {
		t.Run(filepath.Base(name), func(t *testing.T) { relationSentences(t, name) })
	}
}

// elsewhere gives the files that SENTENCES names, or those of the project.
func elsewhere(ours []string) []string {
	if path := os.Getenv("SENTENCES"); path != "" {
		return strings.Split(path, ",")
	}
	return ours
}

// The sentences that nobody reads: totals only, see their README.
func TestSentencesUnread(t *testing.T) {
	for _, name := range []string{"relations", "relations-2", "relations-3"} {
		t.Run(name, func(t *testing.T) { relationSentences(t, "unread/"+name+".txt") })
	}
	t.Run("events", func(t *testing.T) { eventsOf(t, "unread/events.txt") })
	t.Run("claims", func(t *testing.T) { claimsOf(t, "unread/claims.txt") })
	t.Run("dates", func(t *testing.T) { datesOf(t, "unread/dates.txt") })
	t.Run("claims-third", func(t *testing.T) { claimsOf(t, "unread/claims-third.txt") })
}

func relationSentences(t *testing.T, name string) {
	file := readSentences(t, name)
	var gold, found, sys, right int
	for _, c := range file.cases {
		r := read(t, strings.ReplaceAll(c.text, " ¶ ", "\n\n"))
		gold += len(c.want)
		seen := map[string]bool{}
		var wrong []string
		for _, rel := range r.doc.Relations {
			typ := classOf(rel.Type)
			key := fmt.Sprint(typ, r.words(rel.Subject), r.words(rel.Object))
			if !file.all && !measuredTypes[typ] || rel.Polarity == "negative" || rel.Status != "" || seen[key] {
				continue
			}
			seen[key] = true
			ok := false
			for i := range c.want {
				w := &c.want[i]
				if len(w.parts) != 3 {
					t.Fatalf("%s:%d: want type | subject | object", name, w.line)
				}
				same := func(a, b string) bool { return r.called(rel.Subject, a) && r.called(rel.Object, b) }
				if !same(w.parts[1], w.parts[2]) && (!mutual[typ] || !same(w.parts[2], w.parts[1])) {
					continue
				}
				for wantType := range strings.SplitSeq(w.parts[0], "/") {
					if typ == classOf(wantType) {
						ok, w.used = true, true
					}
				}
			}
			sys++
			if ok {
				right++
			} else {
				wrong = append(wrong, fmt.Sprintf("%s | %s | %s (%s)", rel.Type, r.words(rel.Subject), r.words(rel.Object), rel.Rule))
			}
		}
		var missed []string
		for _, w := range c.want {
			if w.used {
				found++
			} else {
				missed = append(missed, w.text)
			}
		}
		if len(wrong)+len(missed) > 0 && !file.unread {
			t.Logf("%d: %s\n  wrong:  %s\n  missed: %s", c.line, c.text, strings.Join(wrong, "; "), strings.Join(missed, "; "))
		}
	}
	holds(t, file, map[string]float64{"P": percent(right, sys), "R": percent(found, gold)})
}

// mutual relations hold both ways.
var mutual = map[string]bool{"borders": true, "relative_of": true, "located_near": true}

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// holds prints the figures and fails under the floors of the file.
func holds(t *testing.T, file sentenceFile, got map[string]float64) {
	t.Helper()
	for _, k := range slices.Sorted(maps.Keys(got)) {
		t.Logf("%d sentences: %s %.1f", len(file.cases), k, got[k])
	}
	for k, floor := range file.floors {
		if v, ok := got[k]; !ok || v < floor-0.05 {
			t.Errorf("%s is %.1f, under the floor of %.1f", k, v, floor)
		}
	}
}
