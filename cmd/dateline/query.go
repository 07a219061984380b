package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/graph"
	"dateline/graph/cypher"
	"dateline/queries"
)

func queryCommand(e *env) *cli.Command {
	return &cli.Command{Name: "query", Usage: "ask the graph a named question or Cypher text", ArgsUsage: "NAME | CYPHER",
		Description: "Asks the Neo4j of --neo4j or NEO4J_URI; without one, the graph of the last run (or --graph FILE), by an\n" +
			"engine inside the program that only reads and refuses what it does not know.\n" +
			"NAME is one of \"dateline queries\"; anything with a blank in it is taken as Cypher.\n" +
			"  dateline query claims-on-event --param event=crossing\n  dateline query \"MATCH (p:Person) RETURN p.name LIMIT 5\"",
		Flags: append(askFlags(),
			&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "parameter as `NAME=VALUE`; may come several times"},
			&cli.BoolFlag{Name: "json", Usage: "rows as JSON Lines"},
			&cli.BoolFlag{Name: "csv", Usage: "rows as CSV"}),
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return &usageError{"which query? a name or Cypher text", "dateline queries lists the names"}
			}
			text, params, err := chooseQuery(strings.Join(c.Args().Slice(), " "), c.StringSlice("param"))
			if err != nil {
				return err
			}
			return runQuery(c.Context, e, c, text, params)
		}}
}

// askFlags say what is asked, and how much it may take.
func askFlags() []cli.Flag {
	return append(storeFlags(),
		&cli.StringFlag{Name: "graph", Usage: "ask this graph or extract `FILE` without a server (default: the last run's, unless a Neo4j is named)"},
		&cli.IntFlag{Name: "limit", Usage: "most rows to print", Value: 1000},
		&cli.DurationFlag{Name: "timeout", Usage: "time limit of a query", Value: 30 * time.Second})
}

func limitsOf(c *cli.Context) graph.Limits {
	return graph.Limits{Timeout: c.Duration("timeout"), Rows: c.Int("limit")}
}

// formOf is how rows are printed: table, json or csv.
func formOf(c *cli.Context) string {
	switch {
	case c.Bool("json"):
		return "json"
	case c.Bool("csv"):
		return "csv"
	}
	return "table"
}

// openQuerier is the Neo4j that is named, else the graph file that is named or
// that the last run left, asked by the embedded engine, else the local Neo4j.
func openQuerier(ctx context.Context, e *env, c *cli.Context) (graph.Querier, func(), error) {
	file := c.String("graph")
	last := filepath.Join(defaultOut, graphFile)
	if file == "" && c.String("neo4j") == "" {
		if _, err := os.Stat(last); err == nil {
			file = last
		}
	}
	if file == "" {
		st, err := openStore(ctx, c)
		if errors.Is(err, errNoServer) {
			return nil, nil, &hinted{errors.New("there is no graph yet"), "dateline run PATH reads reports and makes one; or name a graph with --graph FILE or a Neo4j with --neo4j URI"}
		}
		if err != nil {
			return nil, nil, err
		}
		return st, func() { _ = st.Close(ctx) }, nil
	}
	if filepath.Base(file) == graphFile { // by far the quicker way
		if en, err := cypher.Open(file); err == nil {
			return en, func() {}, nil
		}
	}
	g, _, err := readGraph(e, file, nil)
	if err != nil {
		return nil, nil, err
	}
	return cypher.New(g), func() {}, nil
}

// chooseQuery finds the Cypher text and the parameters, defaults filled in.
func chooseQuery(arg string, given []string) (string, map[string]any, error) {
	params := map[string]any{}
	raw := map[string]string{}
	for _, p := range given {
		k, v, ok := strings.Cut(p, "=")
		if !ok || k == "" {
			return "", nil, &usageError{fmt.Sprintf("--param wants NAME=VALUE, not %q", p), ""}
		}
		raw[k] = v
	}
	if strings.ContainsAny(arg, " \n\t({") {
		for k, v := range raw {
			params[k] = guess(v)
		}
		return arg, params, nil
	}
	q, err := findQuery(arg)
	if err != nil {
		return "", nil, err
	}
	if params, err = q.Values(raw); err != nil {
		return "", nil, &usageError{err.Error(), "dateline queries " + q.Name + " shows its parameters"}
	}
	return q.Text, params, nil
}

func findQuery(name string) (queries.Query, error) {
	q, err := queries.Get(name)
	if !errors.Is(err, queries.ErrUnknown) {
		return q, err
	}
	all, err := queries.All()
	if err != nil {
		return q, err
	}
	return q, noQuery(name, all)
}

// noQuery is the error of a name that no query has.
func noQuery(name string, all []queries.Query) error {
	var names []string
	for _, q := range all {
		names = append(names, q.Name)
	}
	return &usageError{fmt.Sprintf("there is no query %q", name), didYouMean(name, names, "dateline queries lists the names; Cypher text needs quotes")}
}

// guess reads a parameter for free Cypher: number, truth value or string.
func guess(v string) any {
	if n, err := strconv.ParseInt(v, 10, 64); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(v, 64); err == nil {
		return f
	}
	if b, err := strconv.ParseBool(v); err == nil && len(v) > 1 {
		return b
	}
	return v
}

func runQuery(ctx context.Context, e *env, c *cli.Context, text string, params map[string]any) error {
	st, done, err := openQuerier(ctx, e, c)
	if err != nil {
		return err
	}
	defer done()
	res, err := st.Query(ctx, text, params, limitsOf(c))
	if err != nil {
		return err
	}
	return printResult(e, formOf(c), res)
}

// printResult prints the rows in a form, the plan if there is one, and what
// there is to remark. Of EXPLAIN the plan is the result.
func printResult(e *env, form string, res graph.Result) error {
	plan := planText(res.Plan)
	if plan != "" && len(res.Rows) == 0 {
		fmt.Fprint(e.out, plan)
		e.remark(res.Notes)
		return nil
	}
	var err error
	switch form {
	case "json":
		err = printJSON(e, res)
	case "csv":
		err = printCSV(e, res)
	default:
		printTable(e, res, e.width())
	}
	if plan != "" {
		e.note("\n%s", strings.TrimRight(plan, "\n"))
	}
	e.remark(res.Notes)
	if res.Truncated {
		e.note("only the first %d rows; --limit N shows more", len(res.Rows))
	}
	return err
}

// planText draws the steps of a plan, numbered in order of time, what is inside
// a step as a tree, and the rows of each where they were counted.
func planText(steps []graph.PlanStep) string {
	type line struct {
		text string
		rows int64
	}
	var lines []line
	var inside func(steps []graph.PlanStep, lead string)
	inside = func(steps []graph.PlanStep, lead string) {
		for i, s := range steps {
			mark, next := "├─ ", "│  "
			if i == len(steps)-1 {
				mark, next = "└─ ", "   "
			}
			lines = append(lines, line{lead + mark + extract.OneLine(s.Name), s.Rows})
			inside(s.Steps, lead+next)
		}
	}
	for i, s := range steps {
		lines = append(lines, line{fmt.Sprintf("%2d. %s", i+1, extract.OneLine(s.Name)), s.Rows})
		inside(s.Steps, "    ")
	}
	widest := 0
	for i := range lines {
		lines[i].text = extract.Clip(lines[i].text, 90)
		widest = max(widest, utf8.RuneCountInString(lines[i].text))
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.text)
		if l.rows >= 0 {
			fmt.Fprintf(&b, "%s%8d rows", strings.Repeat(" ", widest-utf8.RuneCountInString(l.text)), l.rows)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func printJSON(e *env, res graph.Result) error {
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	for _, row := range res.Rows {
		m := map[string]any{}
		for i, col := range res.Columns {
			m[col] = row[i]
		}
		if err := enc.Encode(m); err != nil {
			return err
		}
	}
	return nil
}

func printCSV(e *env, res graph.Result) error {
	w := csv.NewWriter(e.out)
	if err := w.Write(res.Columns); err != nil {
		return err
	}
	for _, row := range res.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = cell(v)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// cell shows a value in a table.
func cell(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return printable(extract.OneLine(x))
	case float64:
		return strconv.FormatFloat(x, 'g', 6, 64)
	case []any:
		parts := make([]string, len(x))
		for i, y := range x {
			parts[i] = cell(y)
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		if n, ok := x["name"].(string); ok {
			return n
		}
		b, err := json.Marshal(x)
		if err != nil {
			return fmt.Sprint(x)
		}
		return string(b)
	}
	return fmt.Sprint(v)
}

// printTable fits the columns into a width; the widest give way first.
func printTable(e *env, res graph.Result, width int) {
	rows := [][]string{res.Columns}
	for _, r := range res.Rows {
		cells := make([]string, len(r))
		for i, v := range r {
			cells[i] = cell(v)
		}
		rows = append(rows, cells)
	}
	widths := make([]int, len(res.Columns))
	for _, r := range rows {
		for i, s := range r {
			widths[i] = max(widths[i], cells(s))
		}
	}
	fit(widths, width-2*len(widths))
	for n, r := range rows {
		var b strings.Builder
		for i, s := range r {
			s = clip(s, widths[i])
			b.WriteString(s)
			if i < len(r)-1 {
				b.WriteString(strings.Repeat(" ", max(0, widths[i]-cells(s))+2))
			}
		}
		fmt.Fprintln(e.out, paint(e.color && n == 0, bold, strings.TrimRight(b.String(), " ")))
		if n == 0 {
			for i, w := range widths {
				if i > 0 {
					fmt.Fprint(e.out, "  ")
				}
				fmt.Fprint(e.out, strings.Repeat("-", w))
			}
			fmt.Fprintln(e.out)
		}
	}
	e.note("%d row%s", len(res.Rows), plural(len(res.Rows)))
}

// fit shrinks the widest column until all fit.
func fit(widths []int, total int) {
	for {
		sum, widest := 0, 0
		for i, w := range widths {
			sum += w
			if w > widths[widest] {
				widest = i
			}
		}
		if len(widths) == 0 || sum <= total || widths[widest] <= 12 {
			return
		}
		widths[widest]--
	}
}

func queriesCommand(e *env) *cli.Command {
	return &cli.Command{Name: "queries", Usage: "list the named questions, or show one", ArgsUsage: "[NAME]",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "as JSON Lines"}},
		Action: func(c *cli.Context) error {
			all, err := queries.All()
			if err != nil {
				return err
			}
			found := false
			for _, q := range all {
				if name := c.Args().First(); name != "" && name != q.Name {
					continue
				}
				found = true
				switch {
				case c.Bool("json"):
					b, err := json.Marshal(q)
					if err != nil {
						return err
					}
					fmt.Fprintln(e.out, string(b))
				case c.Args().Present():
					fmt.Fprintln(e.out, q.Text)
				default:
					fmt.Fprintf(e.out, "%-24s %s\n", q.Name, q.Title)
				}
			}
			if !found {
				return noQuery(c.Args().First(), all)
			}
			return nil
		}}
}
