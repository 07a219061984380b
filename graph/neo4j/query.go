package neo4j

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"dateline/graph"
)

// Defaults of a query's limits.
const (
	DefaultTimeout = time.Minute
	DefaultRows    = 10000
)

// Query asks the server. It only reads: the transaction has read access mode,
// and before anything runs the server's plan is looked at; what writes, loads
// CSV (which reads files and addresses even in read mode) or calls a procedure
// that does not just look things up is refused.
func (st *Store) Query(ctx context.Context, cypher string, params map[string]any, limits graph.Limits) (graph.Result, error) {
	if limits.Timeout <= 0 {
		limits.Timeout = DefaultTimeout
	}
	if limits.Rows <= 0 {
		limits.Rows = DefaultRows
	}
	if err := st.allowed(ctx, cypher, params); err != nil {
		return graph.Result{}, err
	}
	// The server ends the transaction at the limit; the context, a little
	// later, is for a server that does not answer.
	ctx, cancel := context.WithTimeout(ctx, limits.Timeout+5*time.Second)
	defer cancel()
	s := st.session(ctx, driver.AccessModeRead)
	defer s.Close(ctx)
	out, err := s.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
		return st.table(ctx, tx, cypher, params, limits.Rows)
	}, driver.WithTxTimeout(limits.Timeout))
	if err != nil {
		return graph.Result{}, wrap("query", st.cfg, err)
	}
	return out.(graph.Result), nil
}

func (st *Store) table(ctx context.Context, tx driver.ManagedTransaction, cypher string, params map[string]any, limit int) (graph.Result, error) {
	var out graph.Result
	res, err := tx.Run(ctx, cypher, queryParams(params))
	if err != nil {
		return out, err
	}
	if out.Columns, err = res.Keys(); err != nil {
		return out, err
	}
	for res.Next(ctx) {
		if len(out.Rows) == limit {
			out.Truncated = true
			break
		}
		row := make([]any, len(out.Columns))
		for i, v := range res.Record().Values {
			row[i] = plain(v)
		}
		out.Rows = append(out.Rows, row)
	}
	if err := res.Err(); err != nil {
		return out, err
	}
	sum, err := res.Consume(ctx)
	if err != nil {
		return out, err
	}
	switch {
	case sum.Profile() != nil:
		out.Plan = profileSteps(sum.Profile())
	case sum.Plan() != nil:
		out.Plan = planSteps(sum.Plan())
	}
	for _, n := range sum.Notifications() {
		out.Notes = append(out.Notes, n.Title()+" "+n.Description())
	}
	return out, nil
}

func queryParams(in map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range in {
		switch x := v.(type) {
		case int:
			out[k] = int64(x)
		default:
			out[k] = toServer("", v)
		}
	}
	return out
}

var (
	quoted    = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"`)
	loadCSV   = regexp.MustCompile(`(?i)\bLOAD\s+CSV\b`)
	terminate = regexp.MustCompile(`(?i)^\s*TERMINATE\b`)
	explain   = regexp.MustCompile(`(?is)^(?:\s|/\*.*?\*/|//[^\n]*\n)*(?:EXPLAIN|PROFILE)\b`)
	// lookups are the procedures that only look things up in the database.
	lookups = regexp.MustCompile(`^(db\.(index\.fulltext\.(queryNodes|queryRelationships)|index\.vector\.\w+|labels|propertyKeys|relationshipTypes|schema\.\w+|info|ping)|dbms\.components)\b`)
)

// allowed has the server plan the query, without running it.
func (st *Store) allowed(ctx context.Context, cypher string, params map[string]any) error {
	refuse := func(why, hint string) error {
		return &Error{Op: "query", URI: st.cfg.URI, Kind: graph.ErrRefused, Hint: hint, Err: errors.New(why)}
	}
	bare := quoted.ReplaceAllString(cypher, " ")
	if strings.TrimSpace(strings.Trim(bare, "; \n\t\r")) == "" {
		return &Error{Op: "query", URI: st.cfg.URI, Kind: graph.ErrQuery, Hint: "give a query, as in MATCH (n) RETURN n LIMIT 5", Err: errors.New("the query is empty")}
	}
	if loadCSV.MatchString(bare) {
		return refuse("LOAD CSV reads files and addresses", "load data with \"dateline load\"")
	}
	if terminate.MatchString(bare) {
		return refuse("the query ends other people's work", "queries only look things up in the graph")
	}
	cypher = explain.ReplaceAllString(cypher, "")
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	s := st.session(ctx, driver.AccessModeRead)
	defer s.Close(ctx)
	var sum driver.ResultSummary
	_, err := s.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
		res, err := tx.Run(ctx, "EXPLAIN "+cypher, queryParams(params))
		if err != nil {
			return nil, err
		}
		sum, err = res.Consume(ctx)
		return nil, err
	})
	if err != nil {
		return wrap("query", st.cfg, err)
	}
	if t := sum.StatementType(); t != driver.StatementTypeReadOnly {
		return refuse("the query does not only read", "queries only read; to load data use \"dateline load\"")
	}
	if why := checkPlan(sum.Plan()); why != "" {
		return refuse(why, "queries only look things up in the graph")
	}
	return nil
}

func checkPlan(p driver.Plan) string {
	if p == nil {
		return ""
	}
	op, _, _ := strings.Cut(p.Operator(), "@")
	switch op {
	case "LoadCSV":
		return "LOAD CSV reads files and addresses"
	case "ProcedureCall":
		details := fmt.Sprint(p.Arguments()["Details"])
		if !lookups.MatchString(details) {
			name, _, _ := strings.Cut(details, "(")
			return fmt.Sprintf("procedure %s is not one that looks things up", name)
		}
	}
	for _, c := range p.Children() {
		if why := checkPlan(c); why != "" {
			return why
		}
	}
	return ""
}

// plain makes a value of Go's own types; see graph.Result.
func plain(v any) any {
	switch x := v.(type) {
	case nil, bool, int64, float64, string:
		return x
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = plain(x[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(x))
		for k := range x {
			out[k] = plain(x[k])
		}
		return out
	case dbtype.Date:
		return x.Time().Format(time.DateOnly)
	case time.Time:
		return zonedText(x)
	case dbtype.Point2D:
		if x.SpatialRefId == wgs84 {
			return map[string]any{"lat": x.Y, "lon": x.X}
		}
		return map[string]any{"x": x.X, "y": x.Y}
	case dbtype.Node:
		out := plain(x.Props).(map[string]any)
		out["_label"] = strings.Join(x.Labels, ":")
		return out
	case dbtype.Relationship:
		out := plain(x.Props).(map[string]any)
		out["_type"], out["_from"], out["_to"] = x.Type, x.StartElementId, x.EndElementId
		return out
	case dbtype.Path:
		return path(x)
	}
	return fmt.Sprint(v)
}

// zonedText writes a time with its zone as Cypher's toString does. The driver
// calls the location of one that has only an offset "Offset".
func zonedText(t time.Time) string {
	form := "2006-01-02T15:04:05.999999999Z07:00"
	if _, o := t.Zone(); o%60 != 0 {
		form += ":00"
	}
	out := t.Format(form)
	if name := t.Location().String(); strings.Contains(name, "/") {
		out += "[" + name + "]"
	}
	return out
}

// path names the ends of its edges by the nodes' own ids.
func path(p dbtype.Path) map[string]any {
	ids := map[string]any{}
	nodes, edges := []any{}, []any{}
	for _, n := range p.Nodes {
		nodes = append(nodes, plain(n))
		ids[n.ElementId] = n.Props["id"]
	}
	for _, r := range p.Relationships {
		e := plain(r).(map[string]any)
		for end, id := range map[string]string{"_from": r.StartElementId, "_to": r.EndElementId} {
			if own, ok := ids[id].(string); ok {
				e[end] = own
			}
		}
		edges = append(edges, e)
	}
	return map[string]any{"nodes": nodes, "edges": edges}
}
