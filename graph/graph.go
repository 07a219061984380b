// Package graph is the vocabulary of a property graph: nodes, edges, a closed
// schema, a store to load them into and a querier to ask it. It knows nothing
// of reports; graph/build makes a Graph from an extract, and the packages
// below (neo4j, memory, export) carry it on. It imports the standard library
// only.
package graph

// Node is a vertex with exactly one label.
type Node struct {
	ID    string
	Label string
	// Props holds string, bool, int64, float64, []string, Date and Point
	// values only; no nil. "id" is not repeated here; "name" always is.
	Props map[string]any
}

// Edge is a directed edge. (Type, From, To) is unique in a Graph, unless the
// type is declared multi, in which case ID tells edges apart.
type Edge struct {
	ID        string
	Type      string
	From, To  string // node ids
	FromLabel string
	ToLabel   string
	Props     map[string]any
}

// Date is a calendar day, YYYY-MM-DD; stores turn it into their own date type.
type Date string

// Point is WGS 84, degrees.
type Point struct{ Lat, Lon float64 }

// Graph is a set of nodes and edges, each sorted: nodes by label and id, edges
// by type, from, to, id.
type Graph struct {
	Nodes []Node
	Edges []Edge
}
