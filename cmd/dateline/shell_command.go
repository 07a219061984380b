package main

import (
	"context"
	"fmt"
	"os"
	"sort"
	"strings"

	"dateline/graph"
	"dateline/graph/cypher"
	"dateline/queries"
)

type shellCommandSpec struct {
	name, args, help string
	run              func(s *shell, ctx context.Context, args string) error
}

// shellCommands are the commands, in the order of :help.
func shellCommands() []shellCommandSpec {
	return []shellCommandSpec{
		{":help", "", "this list", (*shell).help},
		{":schema", "", "labels, relationships and properties of this graph", (*shell).schema},
		{":queries", "", "the named questions", (*shell).queries},
		{":run", "NAME [K=V ...]", "ask a named question", (*shell).runNamed},
		{":param", "K => V", "set a parameter; V is Cypher: :param day => '2024-05-31'", (*shell).param},
		{":params", "[clear]", "the parameters that are set", (*shell).listParams},
		{":source", "FILE", "run the statements of a file", (*shell).source},
		{":format", "table|json|csv", "how rows are printed", (*shell).format},
		{":quit", "", "leave (also :exit and Ctrl-D)", func(s *shell, _ context.Context, _ string) error { s.quit = true; return nil }},
	}
}

func (s *shell) command(ctx context.Context, line string) error {
	name, args, _ := strings.Cut(line, " ")
	if name == ":exit" {
		name = ":quit"
	}
	var names []string
	for _, c := range shellCommands() {
		if c.name == strings.ToLower(name) {
			return c.run(s, ctx, strings.TrimSpace(args))
		}
		names = append(names, c.name)
	}
	return &usageError{"there is no command " + name, didYouMean(name, names, ":help lists them")}
}

func (s *shell) help(context.Context, string) error {
	for _, c := range shellCommands() {
		fmt.Fprintf(s.e.out, "%-26s %s\n", c.name+" "+c.args, c.help)
	}
	fmt.Fprintf(s.e.out, "%-26s %s\n", "MATCH ... RETURN ...;", "a query; it may go over several lines and ends with ;")
	fmt.Fprintf(s.e.out, "%-26s %s\n", "EXPLAIN / PROFILE ...;", "its plan, without or with running it")
	return nil
}

func (s *shell) schema(ctx context.Context, _ string) error {
	ask := func(q string) [][]any {
		res, err := s.q.Query(ctx, q, nil, graph.Limits{Timeout: s.limits.Timeout})
		if err != nil {
			s.e.note("note: %v", err)
		}
		return res.Rows
	}
	props := map[string][]string{}
	for _, r := range ask("MATCH (n) UNWIND keys(n) AS k WITH DISTINCT labels(n)[0] AS l, k RETURN l, k ORDER BY l, k") {
		props[fmt.Sprint(r[0])] = append(props[fmt.Sprint(r[0])], fmt.Sprint(r[1]))
	}
	fmt.Fprintln(s.e.out, "Nodes")
	for _, r := range ask("MATCH (n) RETURN labels(n)[0] AS l, count(*) AS n ORDER BY l") {
		fmt.Fprintf(s.e.out, "  (:%v)  %v\n", r[0], r[1])
		wrap(s.e.out, "      "+join(props[fmt.Sprint(r[0])]), s.e.width())
	}
	fmt.Fprintln(s.e.out, "\nRelationships")
	for _, r := range ask("MATCH (a)-[r]->(b) RETURN labels(a)[0] AS a, type(r) AS t, labels(b)[0] AS b, count(*) AS n ORDER BY t, a, b") {
		fmt.Fprintf(s.e.out, "  (:%v)-[:%v]->(:%v)  %v\n", r...)
	}
	return nil
}

func (s *shell) queries(context.Context, string) error {
	all, err := queries.All()
	if err != nil {
		return err
	}
	for _, q := range all {
		var params []string
		for _, p := range q.Params {
			params = append(params, p.Name)
		}
		about := q.Title
		if len(params) > 0 {
			about += " (" + strings.Join(params, ", ") + ")"
		}
		fmt.Fprintf(s.e.out, "%-24s %s\n", q.Name, about)
	}
	return nil
}

// runNamed asks a named question: parameters come from the line, else from
// :param, else from the question's defaults.
func (s *shell) runNamed(ctx context.Context, args string) error {
	words, err := splitWords(args)
	if err != nil || len(words) == 0 {
		return &usageError{":run wants the name of a question", ":queries lists them"}
	}
	q, err := findQuery(words[0])
	if err != nil {
		return err
	}
	given := map[string]string{}
	for _, p := range q.Params {
		if v, ok := s.params[p.Name]; ok {
			given[p.Name] = fmt.Sprint(v)
		}
	}
	for _, w := range words[1:] {
		k, v, ok := strings.Cut(w, "=")
		if !ok {
			return &usageError{fmt.Sprintf(":run wants NAME=VALUE, not %q", w), ""}
		}
		given[k] = v
	}
	params, err := q.Values(given)
	if err != nil {
		return &usageError{err.Error(), ":run " + q.Name + " NAME=VALUE, or :param NAME => VALUE before"}
	}
	return s.ask(ctx, q.Text, params)
}

// splitWords splits at blanks outside of quotes: who="Lima Reth" km=20.
func splitWords(s string) ([]string, error) {
	var out []string
	var word strings.Builder
	quote, in := rune(0), false
	for _, r := range s {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, in = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if in {
				out = append(out, word.String())
			}
			word.Reset()
			in = false
		default:
			word.WriteRune(r)
			in = true
		}
	}
	if quote != 0 {
		return nil, &usageError{"the quotation does not end", ""}
	}
	if in {
		out = append(out, word.String())
	}
	return out, nil
}

// param sets a parameter to the value of a Cypher expression, which may use
// the parameters that are set.
func (s *shell) param(ctx context.Context, args string) error {
	k, v, ok := strings.Cut(args, "=>")
	k = strings.TrimSpace(strings.TrimPrefix(k, "$"))
	if !ok || k == "" || strings.ContainsAny(k, " \t") || strings.TrimSpace(v) == "" {
		return &usageError{":param wants NAME => VALUE", ":param day => '2024-05-31'"}
	}
	res, err := cypher.New(&graph.Graph{}).Query(ctx, "RETURN "+v+" AS v", s.params, graph.Limits{})
	if err != nil {
		return err
	}
	s.params[k] = res.Rows[0][0]
	return nil
}

func (s *shell) listParams(_ context.Context, args string) error {
	if args == "clear" {
		s.params = map[string]any{}
		return nil
	}
	names := make([]string, 0, len(s.params))
	for k := range s.params {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		fmt.Fprintf(s.e.out, "%s => %s\n", k, cell(s.params[k]))
	}
	return nil
}

func (s *shell) source(ctx context.Context, name string) error {
	if s.depth >= 8 {
		return fmt.Errorf("%s: files that run files, too many deep", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return &hinted{err, ":source FILE"}
	}
	defer f.Close()
	s.depth++
	defer func() { s.depth-- }()
	return s.read(ctx, f, name)
}

func (s *shell) format(_ context.Context, form string) error {
	switch form {
	case "table", "json", "csv":
		s.form = form
		return nil
	}
	return &usageError{fmt.Sprintf("the format is table, json or csv, not %q", form), ""}
}
