package graph

import (
	"slices"
	"sort"
	"strings"
)

// Labels of nodes: a closed set.
const (
	Person       = "Person"
	Organization = "Organization"
	Place        = "Place"
	Event        = "Event"
	Claim        = "Claim"
	Sentence     = "Sentence"
	Document     = "Document"
)

// Types of edges that the code below names; the others come from the ontology.
const (
	Mentions         = "MENTIONS"
	InDocument       = "IN_DOCUMENT"
	SupportedBy      = "SUPPORTED_BY"
	Claims           = "CLAIMS"
	Asserts          = "ASSERTS"
	Confirms         = "CONFIRMS"
	Denies           = "DENIES"
	Doubts           = "DOUBTS"
	Contradicts      = "CONTRADICTS"
	IncompatibleWith = "INCOMPATIBLE_WITH"
	LocatedIn        = "LOCATED_IN"
)

// NodeType declares a label.
type NodeType struct {
	Label       string
	Description string
	Props       []string // allowed properties, in the order to show them
	Required    []string // of these, the ones that every node has
}

// EdgeType declares a type of edge. Endpoints are closed sets of labels.
type EdgeType struct {
	Type        string
	Description string
	From, To    []string
	Props       []string // nil: those of a relation (RelationProps)
	// Multi: several edges of the type may join the same two nodes; the id
	// tells them apart.
	Multi bool
	// Symmetric: the direction means nothing; an edge goes from the smaller
	// id to the larger.
	Symmetric bool
}

// Schema is the closed set of what a graph may hold.
type Schema struct {
	nodes map[string]*NodeType
	edges map[string]*EdgeType
}

// RelationProps are the properties of an edge that reports or a knowledge base
// state. Evidence and scores are given, the rest follows (see Derive).
var RelationProps = []string{"confidence", "mentions", "sources", "first_reported", "last_reported", "quote",
	"evidence", "scores", "rules", "from_kb", "kb", "office", "status"}

var entityLabels = []string{Person, Organization, Place}

var nodeTypes = []NodeType{
	{Person, "A human being, named or not (\"a security source\": resolved is false).",
		[]string{"name", "aliases", "wikidata_id", "country", "kind", "gender", "resolved", "link_score", "mentions"}, []string{"name"}},
	{Organization, "A body of people: government, ministry, army, armed group, company, agency.",
		[]string{"name", "aliases", "wikidata_id", "geonames_id", "location", "country", "kind", "resolved", "link_score", "mentions"}, []string{"name"}},
	{Place, "A country, region, city, crossing, building or body of water.",
		[]string{"name", "aliases", "wikidata_id", "geonames_id", "location", "country", "kind", "resolved", "link_score", "mentions"}, []string{"name"}},
	{Event, "Something that is said to have happened, once over all documents.",
		[]string{"name", "type", "code", "plover", "recipients", "date", "earliest", "latest", "granularity", "date_text", "status", "modality", "confidence", "sources", "values"},
		[]string{"name", "type"}},
	{Claim, "What somebody asserts, denies, confirms or doubts, in one document.",
		[]string{"name", "text", "stance", "modality", "quote", "made", "earliest", "property", "value", "number", "confidence"},
		[]string{"name", "stance"}},
	{Sentence, "A sentence that something rests on; start and end are bytes of the document's text.",
		[]string{"name", "text", "index", "start", "end"}, []string{"name", "text", "start", "end"}},
	{Document, "A report.",
		[]string{"name", "title", "url", "path", "publisher", "published", "source_id", "origin"}, []string{"name"}},
}

func role(t, description string, to ...string) EdgeType {
	if len(to) == 0 {
		to = entityLabels
	}
	return EdgeType{Type: t, Description: description, From: []string{Event}, To: to}
}

func stance(t, description string) EdgeType {
	return EdgeType{Type: t, Description: description, From: []string{Claim}, To: []string{Event}, Props: []string{"confidence", "modality"}}
}

var edgeTypes = []EdgeType{
	role("AGENT", "Who did it."),
	role("PATIENT", "Whom or what it was done to."),
	role("INSTRUMENT", "By what means."),
	role("BENEFICIARY", "For whom or with whom."),
	role("ORIGIN", "From where or whom."),
	role("DESTINATION", "To where or whom."),
	role("OCCURRED_AT", "Where it happened.", Place),
	{Type: "PART_OF", Description: "The event is a part of a larger one.", From: []string{Event}, To: []string{Event}},
	{Type: "BEFORE", Description: "The event ended before the other began.", From: []string{Event}, To: []string{Event}},
	{Type: "CAUSED_BY", Description: "The event came about by the other.", From: []string{Event}, To: []string{Event}},
	{Type: IncompatibleWith, Description: "Both events cannot have happened as told: two tellings, both kept.",
		From: []string{Event}, To: []string{Event}, Props: []string{"reason", "detail", "confidence"}, Symmetric: true},

	{Type: Claims, Description: "Who makes the claim.", From: entityLabels, To: []string{Claim}, Props: []string{"confidence"}},
	stance(Asserts, "The claim says that the event happened."),
	stance(Denies, "The claim says that the event did not happen."),
	stance(Confirms, "The claim confirms what others said of the event."),
	stance(Doubts, "The claim leaves the event open (modality unverified) or doubts it."),
	{Type: "TOLD_TO", Description: "Whom the claim was told, often a news agency.", From: []string{Claim},
		To: []string{Organization, Person}, Props: []string{"confidence"}},
	{Type: "SUBJECT", Description: "Subject of the relation that the claim is about.", From: []string{Claim}, To: entityLabels, Props: []string{"confidence"}},
	{Type: "OBJECT", Description: "Object of the relation that the claim is about.", From: []string{Claim}, To: entityLabels, Props: []string{"confidence"}},
	{Type: Contradicts, Description: "Both claims cannot be true.", From: []string{Claim}, To: []string{Claim},
		Props: []string{"reason", "detail", "confidence"}, Symmetric: true},

	{Type: SupportedBy, Description: "The sentence that tells the event or holds the claim; text, start and end are the telling words.",
		From: []string{Claim, Event}, To: []string{Sentence}, Props: []string{"text", "start", "end", "polarity", "modality", "confidence", "rules"}},
	{Type: InDocument, Description: "The document of the sentence.", From: []string{Sentence}, To: []string{Document}, Props: []string{}},
	{Type: Mentions, Description: "Words of the sentence that name or mean the entity or event.", From: []string{Sentence},
		To: []string{Person, Organization, Place, Event}, Props: []string{"text", "start", "end", "kind", "confidence"}, Multi: true},
}

// NewSchema is the schema with the given relations beside the fixed types. A
// relation with the name of a fixed type (PART_OF joins events, and in an
// ontology also organizations) widens that type's endpoints.
func NewSchema(relations []EdgeType) *Schema {
	s := &Schema{nodes: map[string]*NodeType{}, edges: map[string]*EdgeType{}}
	for i := range nodeTypes {
		s.nodes[nodeTypes[i].Label] = &nodeTypes[i]
	}
	for _, list := range [][]EdgeType{edgeTypes, relations} {
		for _, t := range list {
			if had := s.edges[t.Type]; had != nil {
				had.From, had.To = both(had.From, t.From), both(had.To, t.To)
				continue
			}
			if t.Props == nil {
				t.Props = RelationProps
			}
			s.edges[t.Type] = &t
		}
	}
	return s
}

func both(a, b []string) []string {
	out := slices.Clone(a)
	for _, l := range b {
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// CypherName is the name in the graph of an ontology id: spokesman_of becomes
// SPOKESMAN_OF.
func CypherName(id string) string { return strings.ToUpper(id) }

// Node finds a label; nil if there is none.
func (s *Schema) Node(label string) *NodeType { return s.nodes[label] }

// Edge finds a type of edge; nil if there is none.
func (s *Schema) Edge(edgeType string) *EdgeType { return s.edges[edgeType] }

// Nodes gives all labels, in the order of the declarations.
func (s *Schema) Nodes() []*NodeType {
	out := make([]*NodeType, len(nodeTypes))
	for i := range nodeTypes {
		out[i] = s.nodes[nodeTypes[i].Label]
	}
	return out
}

// Edges gives all types of edges in order of name.
func (s *Schema) Edges() []*EdgeType {
	out := make([]*EdgeType, 0, len(s.edges))
	for _, t := range s.edges {
		out = append(out, t)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Type < out[j].Type })
	return out
}

// EvidenceTypes are the types whose edges carry their evidence with them.
func (s *Schema) EvidenceTypes() []string {
	var out []string
	for _, t := range s.Edges() {
		if t.HasEvidence() {
			out = append(out, t.Type)
		}
	}
	return out
}

// HasEvidence tells whether edges of the type list the sentences that state
// them.
func (t *EdgeType) HasEvidence() bool { return slices.Contains(t.Props, "evidence") }

// IsEntity tells whether the label is a person's, organization's or place's.
func IsEntity(label string) bool { return slices.Contains(entityLabels, label) }

// DocumentOf gives the document of a sentence: the id up to the last "#".
func DocumentOf(sentenceID string) string {
	if i := strings.LastIndexByte(sentenceID, '#'); i > 0 {
		return sentenceID[:i]
	}
	return ""
}
