package main

import (
	"context"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/graph"
	"dateline/graph/cypher"
	"dateline/queries"
)

// vocabulary is what can be completed, all lists sorted.
type vocabulary struct {
	labels, types, props, names []string
}

// words asks the graph for its names, once.
func (s *shell) vocabulary() *vocabulary {
	if s.words != nil {
		return s.words
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	v := &vocabulary{}
	for q, to := range map[string]*[]string{
		"CALL db.labels() YIELD label AS x RETURN x":                       &v.labels,
		"CALL db.relationshipTypes() YIELD relationshipType AS x RETURN x": &v.types,
		"CALL db.propertyKeys() YIELD propertyKey AS x RETURN x":           &v.props,
	} {
		res, err := s.q.Query(ctx, q, nil, graph.Limits{})
		if err != nil {
			continue // then there is nothing to complete
		}
		for _, r := range res.Rows {
			if name, ok := r[0].(string); ok {
				*to = append(*to, name)
			}
		}
		sort.Strings(*to)
	}
	if all, err := queries.All(); err == nil {
		for _, q := range all {
			v.names = append(v.names, q.Name)
		}
	}
	s.words = v
	return v
}

// complete completes the word before the cursor (pos, in bytes). If there are
// several ways on and nothing that all have in common, it lists them.
func (s *shell) complete(line string, pos int) (newLine string, newPos int, list []string) {
	start := pos
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(line[:start])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !(r == '-' && strings.HasPrefix(line, ":run")) {
			break
		}
		start -= n
	}
	word := line[start:pos]
	var fits []string
	for _, c := range s.candidates(line[:start]) {
		if len(c) >= len(word) && strings.EqualFold(c[:len(word)], word) {
			fits = append(fits, c)
		}
	}
	if len(fits) == 0 {
		return line, pos, nil
	}
	common := fits[0]
	for _, f := range fits {
		for !strings.HasPrefix(f, common) {
			common = common[:len(common)-1]
		}
	}
	if len(common) < len(word) || len(fits) > 1 && common == word {
		return line, pos, fits
	}
	return line[:start] + common + line[pos:], start + len(common), nil
}

// candidates are the words that may follow a beginning of a line.
func (s *shell) candidates(before string) []string {
	v := s.vocabulary()
	trimmed := strings.TrimRight(before, " ")
	switch {
	case trimmed == ":":
		var out []string
		for _, c := range shellCommands() {
			out = append(out, c.name[1:])
		}
		return out
	case trimmed == ":run":
		return v.names
	case strings.HasPrefix(before, ":") && !strings.HasPrefix(before, ":param"):
		return nil
	case strings.HasSuffix(trimmed, "$"):
		var out []string
		for k := range s.params {
			out = append(out, k)
		}
		sort.Strings(out)
		return out
	case strings.HasSuffix(before, "."):
		return v.props
	case strings.HasSuffix(trimmed, ":"), strings.HasSuffix(trimmed, "|"), strings.HasSuffix(trimmed, "&"), strings.HasSuffix(trimmed, "!"):
		if strings.LastIndexByte(before, '[') > strings.LastIndexByte(before, '(') {
			return v.types
		}
		return v.labels
	case insideMap(before):
		return v.props
	}
	out := cypher.Keywords()
	for _, f := range cypher.Functions() {
		out = append(out, f+"(")
	}
	return out
}

// insideMap tells whether a key of a property map comes next: (n:Person {na.
func insideMap(before string) bool {
	open := strings.LastIndexByte(before, '{')
	if open < 0 || strings.LastIndexByte(before, '}') > open {
		return false
	}
	inside := strings.TrimRight(before[open:], " ")
	return (strings.HasSuffix(inside, "{") || strings.HasSuffix(inside, ",")) && strings.ContainsAny(before[:open], "([") && !strings.HasSuffix(strings.TrimRight(before[:open], " "), "=")
}

// columns lays words out like ls.
func columns(words []string, width int) string {
	widest := 0
	for _, w := range words {
		widest = max(widest, utf8.RuneCountInString(w)+2)
	}
	n := max(1, width/widest)
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i%n == n-1 || i == len(words)-1 {
			b.WriteByte('\n')
		} else {
			b.WriteString(strings.Repeat(" ", widest-utf8.RuneCountInString(w)))
		}
	}
	return b.String()
}
