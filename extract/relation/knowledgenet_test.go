package relation_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"dateline/extract"
)

// fact is one line of the KnowledgeNet file: two strings of a passage and what
// joins them.
type fact struct {
	Fold    int
	Doc     string
	Passage [2]int
	Subj    [2]int
	Obj     [2]int
	Rel     string
	Text    string
}

// Which of our types say what KnowledgeNet asks; a minus swaps the sides.
var asked = map[string][]string{
	"CEO": {"-leads"}, "PLACE_OF_RESIDENCE": {"lives_in"}, "PLACE_OF_BIRTH": {"born_in"}, "NATIONALITY": {"citizen_of"},
	"EMPLOYEE_OR_MEMBER_OF": {"employed_by", "member_of", "leads", "holds_office", "affiliated_with", "founded", "spokesman_of", "deputy_of"},
	"EDUCATED_AT":           {"educated_at"}, "POLITICAL_AFFILIATION": {"member_of", "leads", "candidate_of"},
	"CHILD_OF": {"relative_of", "-relative_of"}, "SPOUSE": {"relative_of", "-relative_of"},
	"HEADQUARTERS": {"based_in"}, "SUBSIDIARY_OF": {"part_of", "-owns"}, "FOUNDED_BY": {"-founded"},
}

// Recall and precision on KnowledgeNet: folds 1 to 3 are for development,
// fold 4 is held out. Its text is of encyclopedias, not news; the figures are
// logged, the bars are low on purpose. Precision counts only passages that
// gold gives facts for, and gold names each pair of strings, pronouns too; the
// row "both named" leaves those out (its P is that of "all").
func TestKnowledgeNet(t *testing.T) {
	facts := readFacts(t)
	for _, folds := range [][]int{{1, 2, 3}, {4}} {
		rows := scoreFacts(t, facts, folds)
		var names []string
		for n := range rows {
			names = append(names, n)
		}
		sort.Strings(names)
		for _, n := range names {
			r := rows[n]
			t.Logf("folds %v %-22s P %.3f (%d of %d)  R %.3f (%d of %d)", folds, n, ratio(r.right, r.sys), r.right, r.sys, ratio(r.found, r.gold), r.found, r.gold)
		}
		if all := rows["all"]; ratio(all.found, all.gold) < .1 || ratio(all.right, all.sys) < .5 {
			t.Errorf("folds %v: too low: %+v", folds, all)
		}
	}
}

type kn struct{ found, gold, right, sys int }

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

func readFacts(t *testing.T) []fact {
	t.Helper()
	const path = "../../../shared/data/relations/knowledgenet-facts.jsonl"
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no KnowledgeNet file: %v", err)
	}
	defer f.Close()
	var out []fact
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var x fact
		if err := json.Unmarshal(sc.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		if asked[x.Rel] != nil && x.Subj[1] > 0 && x.Obj[1] > 0 { // the rest has no place in the text
			out = append(out, x)
		}
	}
	return out
}

func scoreFacts(t *testing.T, facts []fact, folds []int) map[string]kn {
	passages := map[string][]fact{}
	var order []string
	for _, x := range facts {
		if !slices.Contains(folds, x.Fold) {
			continue
		}
		k := fmt.Sprint(x.Doc, x.Passage)
		if passages[k] == nil {
			order = append(order, k)
		}
		passages[k] = append(passages[k], x)
	}
	rows := map[string]kn{}
	add := func(name string, d kn) {
		for _, n := range []string{name, "all"} {
			r := rows[n]
			rows[n] = kn{r.found + d.found, r.gold + d.gold, r.right + d.right, r.sys + d.sys}
		}
	}
	for i, k := range order {
		if i%4 > 0 && os.Getenv("KN") == "" { // a sample; all with KN=all, misses of one with KN=CEO
			continue
		}
		gold := passages[k]
		doc := annotate(t, gold[0].Text)
		hit := make([]bool, len(doc.Relations))
		for _, g := range gold {
			d := kn{gold: 1}
			for i, r := range doc.Relations {
				if matches(doc, g, r) {
					d.found, hit[i] = 1, true
				}
			}
			if os.Getenv("KN") == g.Rel && d.found == 0 && g.Fold < 4 {
				a, b := runeSpan(g.Text, g.Subj, g.Passage[0]), runeSpan(g.Text, g.Obj, g.Passage[0])
				t.Logf("missed %q %q: %.260s", doc.Surface(a), doc.Surface(b), g.Text)
			}
			add(g.Rel, d)
			if !pronoun(g) {
				r := rows["both named"]
				rows["both named"] = kn{r.found + d.found, r.gold + 1, r.right, r.sys}
			}
		}
		for i, r := range doc.Relations {
			if rel := rightRel(gold, r); rel != "" && r.Polarity == "positive" {
				d := kn{sys: 1}
				if hit[i] {
					d.right = 1
				} else if os.Getenv("KN") == rel && gold[0].Fold < 4 {
					t.Logf("wrong %s(%s, %s) by %s: %s", r.Type, surface(doc, r.Subject), surface(doc, r.Object), r.Rule, gold[0].Text)
				}
				add(rel, d)
			}
		}
	}
	return rows
}

// rightRel is a relation that gold asks of the passage and ours would answer.
func rightRel(gold []fact, r extract.RelationMention) string {
	for _, g := range gold {
		if slices.Contains(asked[g.Rel], r.Type) || slices.Contains(asked[g.Rel], "-"+r.Type) {
			return g.Rel
		}
	}
	return ""
}

func matches(doc *extract.Document, g fact, r extract.RelationMention) bool {
	a, b := runeSpan(g.Text, g.Subj, g.Passage[0]), runeSpan(g.Text, g.Obj, g.Passage[0])
	s, o := doc.Mention(r.Subject), doc.Mention(r.Object)
	touches := func(m *extract.Mention, x extract.Span) bool {
		if m.Span.Overlaps(x) {
			return true
		}
		for i := range doc.Mentions {
			if n := &doc.Mentions[i]; n.Chain != "" && n.Chain == m.Chain && n.Span.Overlaps(x) {
				return true
			}
		}
		return false
	}
	// Who is based in Oslo, which the passage puts in Norway, is based in Norway:
	// the graph says so by two edges.
	inside := func(m *extract.Mention, x extract.Span) bool {
		for hops := 0; hops < 3; hops++ {
			if touches(m, x) {
				return true
			}
			up := (*extract.Mention)(nil)
			for i := range doc.Relations {
				if l := &doc.Relations[i]; l.Type == "located_in" && l.Polarity == "positive" && touches(doc.Mention(l.Subject), m.Span) {
					up = doc.Mention(l.Object)
				}
			}
			if up == nil || up.Type != extract.Place || m.Type != extract.Place {
				return false
			}
			m = up
		}
		return false
	}
	return slices.Contains(asked[g.Rel], r.Type) && touches(s, a) && inside(o, b) ||
		slices.Contains(asked[g.Rel], "-"+r.Type) && touches(s, b) && touches(o, a)
}

// runeSpan turns offsets in runes of the document into bytes of the passage,
// which has a space before it in the file.
func runeSpan(text string, r [2]int, from int) extract.Span {
	var s extract.Span
	n := from - 1
	s.Start, s.End = len(text), len(text)
	for i := range text {
		if n == r[0] {
			s.Start = i
		}
		if n == r[1] {
			s.End = i
		}
		n++
	}
	return s
}

// pronoun tells that gold has one side of the fact in a pronoun: a passage
// that does not say who "he" is can give no edge between names.
func pronoun(g fact) bool {
	for _, r := range [][2]int{g.Subj, g.Obj} {
		s := runeSpan(g.Text, r, g.Passage[0])
		switch strings.ToLower(g.Text[s.Start:s.End]) {
		case "i", "we", "he", "she", "they", "it", "his", "her", "their", "our", "my", "its", "who", "him", "them", "which", "me", "us",
			"whose", "you", "your", "himself", "herself", "that", "whom", "where", "myself", "ours":
			return true
		}
	}
	return false
}
