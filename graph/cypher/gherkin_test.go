package cypher

import (
	"strconv"
	"strings"
	"testing"
)

// A reader of the feature files of the openCypher technology compatibility
// kit, as far as they go: scenarios, outlines with examples, doc strings and
// tables.

type tckStep struct {
	text  string
	doc   string
	table [][]string
}

type tckScenario struct {
	id    string
	steps []tckStep
}

func parseFeature(folder, name, text string) []tckScenario {
	var out []tckScenario
	var background []tckStep
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); {
		line := strings.TrimSpace(lines[i])
		switch {
		case strings.HasPrefix(line, "Background:"):
			background, i = parseSteps(lines, i+1)
		case strings.HasPrefix(line, "Scenario:"):
			var steps []tckStep
			title := strings.TrimSpace(strings.TrimPrefix(line, "Scenario:"))
			steps, i = parseSteps(lines, i+1)
			out = append(out, tckScenario{folder + "/" + name + " " + title, append(append([]tckStep{}, background...), steps...)})
		case strings.HasPrefix(line, "Scenario Outline:"):
			title := strings.TrimSpace(strings.TrimPrefix(line, "Scenario Outline:"))
			var steps []tckStep
			steps, i = parseSteps(lines, i+1)
			n := 0
			for i < len(lines) {
				line := strings.TrimSpace(lines[i])
				if strings.HasPrefix(line, "Scenario") {
					break
				}
				i++
				if !strings.HasPrefix(line, "Examples:") {
					continue
				}
				var table [][]string
				for i < len(lines) && (strings.TrimSpace(lines[i]) == "" || strings.HasPrefix(strings.TrimSpace(lines[i]), "|")) {
					if t := strings.TrimSpace(lines[i]); t != "" {
						table = append(table, cells(t))
					}
					i++
				}
				for _, row := range table[1:] {
					n++
					out = append(out, tckScenario{folder + "/" + name + " " + title + " #" + strconv.Itoa(n),
						append(append([]tckStep{}, background...), fill(steps, table[0], row)...)})
				}
			}
		default:
			i++
		}
	}
	return out
}

func parseSteps(lines []string, i int) ([]tckStep, int) {
	var out []tckStep
	for i < len(lines) {
		line := strings.TrimSpace(lines[i])
		switch {
		case line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "@"):
			i++
		case strings.HasPrefix(line, "Scenario"), strings.HasPrefix(line, "Examples:"):
			return out, i
		case line == `"""`:
			indent := strings.Index(lines[i], `"""`)
			var doc []string
			for i++; strings.TrimSpace(lines[i]) != `"""`; i++ {
				l := lines[i]
				doc = append(doc, l[min(indent, len(l)-len(strings.TrimLeft(l, " "))):])
			}
			i++
			out[len(out)-1].doc = strings.Join(doc, "\n")
		case strings.HasPrefix(line, "|"):
			s := &out[len(out)-1]
			s.table = append(s.table, cells(line))
			i++
		default:
			_, text, _ := strings.Cut(line, " ")
			out = append(out, tckStep{text: text})
			i++
		}
	}
	return out, i
}

// cells cuts a row of a table.
func cells(line string) []string {
	var out []string
	var b strings.Builder
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && strings.IndexByte(`|\n`, line[i+1]) >= 0:
			i++
			b.WriteByte(map[byte]byte{'|': '|', '\\': '\\', 'n': '\n'}[line[i]])
		case c == '|':
			out = append(out, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	return out
}

func fill(steps []tckStep, names, row []string) []tckStep {
	var pairs []string
	for i, n := range names {
		pairs = append(pairs, "<"+n+">", row[i])
	}
	r := strings.NewReplacer(pairs...)
	out := make([]tckStep, len(steps))
	for i, s := range steps {
		out[i] = tckStep{text: r.Replace(s.text), doc: r.Replace(s.doc)}
		for _, row := range s.table {
			var cs []string
			for _, c := range row {
				cs = append(cs, r.Replace(c))
			}
			out[i].table = append(out[i].table, cs)
		}
	}
	return out
}

func TestParseFeature(t *testing.T) {
	got := parseFeature("f", "X", `Feature: X
  Scenario: [1] One
    Given an empty graph
    When executing query:
      """
      RETURN 'a|b' AS s
      """
    Then the result should be, in any order:
      | s      |
      | 'a\|b' |

  Scenario Outline: [2] Two
    When executing query:
      """
      RETURN <x>
      """
    Examples:
      | x |
      | 1 |
      | 2 |
`)
	if len(got) != 3 || got[0].steps[1].doc != "RETURN 'a|b' AS s" || got[0].steps[2].table[1][0] != "'a|b'" || got[2].steps[0].doc != "RETURN 2" || got[2].id != "f/X [2] Two #2" {
		t.Errorf("%q", got)
	}
}
