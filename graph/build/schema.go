package build

import (
	"dateline/extract/ontology"
	"dateline/graph"
)

var labelOf = map[string]string{"PERSON": graph.Person, "ORGANIZATION": graph.Organization, "PLACE": graph.Place}

// Schema is the schema of the graphs that Build makes with this ontology.
func Schema(ont *ontology.Ontology) *graph.Schema {
	var rels []graph.EdgeType
	for _, t := range ont.Types(ontology.KindRelation) {
		roles := t.Roles()
		rels = append(rels, graph.EdgeType{Type: graph.CypherName(t.ID), Description: t.Description, Symmetric: symmetric[t.ID],
			From: labelList(roles["subject"]), To: labelList(roles["object"])})
	}
	return graph.NewSchema(rels)
}

// labelList turns entity types into labels; none means any.
func labelList(types []string) []string {
	var out []string
	for _, t := range types {
		if l := labelOf[t]; l != "" {
			out = append(out, l)
		}
	}
	if out == nil {
		out = []string{graph.Person, graph.Organization, graph.Place}
	}
	return out
}
