package main

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"dateline/graph"
)

func TestNextStatement(t *testing.T) {
	for _, c := range []struct {
		text, stmt, rest string
		ok               bool
	}{
		{"RETURN 1; RETURN 2;", "RETURN 1", " RETURN 2;", true},
		{"RETURN 1", "", "RETURN 1", false},
		{"RETURN ';' AS `a;b`, \"\\\";\" // ;\n /* ; */ ;x", "RETURN ';' AS `a;b`, \"\\\";\" // ;\n /* ; */", "x", true},
		{"  // only a remark\n;", "", "", true},
		{"// a remark\n:params ;\nRETURN 1;", ":params", "RETURN 1;", true},
		{":params", ":params", "", false},
		{"RETURN 'never ends; ", "", "RETURN 'never ends; ", false},
		{"RETURN n/2; x", "RETURN n/2", " x", true},
		{"", "", "", false},
	} {
		stmt, rest, ok := nextStatement(c.text)
		if ok != c.ok || ok && (stmt != c.stmt || rest != c.rest) {
			t.Errorf("%q: %q, %q, %v", c.text, stmt, rest, ok)
		}
	}
	for text, want := range map[string]bool{"": true, " // x": true, "/* x */ \n": true, "RETURN 1": false, "'": false} {
		if blank(text) != want {
			t.Errorf("blank(%q) = %v", text, !want)
		}
	}
}

// names answers the questions for the vocabulary.
type names struct{}

func (names) Query(_ context.Context, q string, _ map[string]any, _ graph.Limits) (graph.Result, error) {
	list := []any{"name", "number", "kind"}
	switch {
	case strings.Contains(q, "labels"):
		list = []any{"Person", "Place", "Event"}
	case strings.Contains(q, "relationshipTypes"):
		list = []any{"AGENT", "AGENCY_OF", "BORDERS"}
	}
	var res graph.Result
	for _, x := range list {
		res.Rows = append(res.Rows, []any{x})
	}
	return res, nil
}

// TestComplete: | is the cursor.
func TestComplete(t *testing.T) {
	s := &shell{e: &env{err: io.Discard}, q: names{}, params: map[string]any{"place": 1, "from": 2}}
	for _, c := range []struct{ in, out, list string }{
		{"MATCH (p:Pe|)", "MATCH (p:Person|)", ""},
		{"MATCH (p:P|", "MATCH (p:P|", "Person Place"},
		{"MATCH (p)-[:bo|", "MATCH (p)-[:BORDERS|", ""},
		{"MATCH (p)-[:AG|", "MATCH (p)-[:AGEN|", ""},
		{"MATCH (p)-[:AGENT|BO|", "MATCH (p)-[:AGENT|BORDERS|", ""},
		{"RETURN p.na|", "RETURN p.name|", ""},
		{"MATCH (p:Person {ki|", "MATCH (p:Person {kind|", ""},
		{"RETURN $f|", "RETURN $from|", ""},
		{"RETURN tolow|", "RETURN toLower(|", ""},
		{"ret|", "RETURN|", ""},
		{":qui|", ":quit|", ""},
		{":run spokes|", ":run spokespeople|", ""},
		{":run single-s|", ":run single-source|", ""},
		{"RETURN xyz|", "RETURN xyz|", ""},
	} {
		pos := strings.LastIndexByte(c.in, '|')
		line, at, list := s.complete(c.in[:pos]+c.in[pos+1:], pos)
		if got := line[:at] + "|" + line[at:]; got != c.out || strings.Join(list, " ") != c.list {
			t.Errorf("%s: %s %q, want %s %q", c.in, got, list, c.out, c.list)
		}
	}
}

// TestKeyReader: Ctrl-C gives a line up and does not end the input.
func TestKeyReader(t *testing.T) {
	k := &keyReader{r: strings.NewReader("RETURN 1\x03")}
	b := make([]byte, 256)
	n, err := k.Read(b)
	if err != nil || !k.interrupted || strings.Contains(string(b[:n]), "\x03") || !strings.HasSuffix(string(b[:n]), "\r") {
		t.Errorf("%q, %v, %v", b[:n], k.interrupted, err)
	}
}

func TestHistory(t *testing.T) {
	file := t.TempDir() + "/deep/history"
	h := readHistory(file)
	for _, l := range []string{"one;", "two;", "two;", ""} {
		h.append(l)
	}
	h = readHistory(file)
	if h.Len() != 2 || h.At(0) != "two;" || h.At(1) != "one;" {
		t.Errorf("%q", h.lines)
	}
}

func TestSplitWords(t *testing.T) {
	got, err := splitWords(`chain from="Faris Odan" to='Lima "L" Reth' x=`)
	if err != nil || !slices.Equal(got, []string{"chain", "from=Faris Odan", `to=Lima "L" Reth`, "x="}) {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := splitWords(`a="b`); err == nil {
		t.Error("an open quotation was read")
	}
}

func TestPlanText(t *testing.T) {
	got := planText([]graph.PlanStep{
		{Name: "Match", Rows: 5, Steps: []graph.PlanStep{{Name: "scan p:Person", Rows: -1}, {Name: "expand p[:AGENT]", Rows: -1}}},
		{Name: "Project p.name", Rows: 5},
	})
	want := ` 1. Match                     5 rows
    ├─ scan p:Person
    └─ expand p[:AGENT]
 2. Project p.name            5 rows
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
