package cypher

import (
	"fmt"
	"strings"
)

// plain makes a value of Go's own types; see graph.Result.
func plain(st *store, v any) any {
	switch x := v.(type) {
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = plain(st, x[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(x))
		for k := range x {
			out[k] = plain(st, x[k])
		}
		return out
	case date:
		return x.String()
	case moment:
		return x.String()
	case duration:
		return x.driverText()
	case point:
		if x.srid == wgs84 {
			return map[string]any{"lat": x.y, "lon": x.x}
		}
		return map[string]any{"x": x.x, "y": x.y}
	case *node:
		out := plain(st, st.propMap(x.props)).(map[string]any)
		labels := make([]string, len(x.labels))
		for i, l := range x.labels {
			labels[i] = st.labels.list[l]
		}
		out["_label"] = strings.Join(labels, ":")
		return out
	case *rel:
		out := plain(st, st.propMap(x.props)).(map[string]any)
		out["_type"], out["_from"], out["_to"] = st.types.list[x.typ], st.elementID(x.from), st.elementID(x.to)
		return out
	case *path:
		nodes, edges := make([]any, len(x.nodes)), make([]any, len(x.rels))
		for i, n := range x.nodes {
			nodes[i] = plain(st, n)
		}
		for i, r := range x.rels {
			edges[i] = plain(st, r)
		}
		return map[string]any{"nodes": nodes, "edges": edges}
	}
	return v
}

// driverText writes a duration as the server's Go driver does, in months, days
// and seconds.
func (d duration) driverText() string {
	sign, s, n := "", d.seconds, d.nanos
	if s < 0 && n > 0 {
		s, n = s+1, perSecond-n
		if s == 0 {
			sign = "-"
		}
	}
	t := fmt.Sprintf("%s%d", sign, s)
	if n != 0 {
		t += fmt.Sprintf(".%09d", n)
	}
	return fmt.Sprintf("P%dM%dDT%sS", d.months, d.days, t)
}

// propMap gives the properties as a value.
func (st *store) propMap(p props) map[string]any {
	out := make(map[string]any, len(p.vals)+3)
	if p.shape != nil {
		for i, k := range p.shape.keys {
			out[st.keys.list[k]] = p.vals[i]
		}
	}
	return out
}
