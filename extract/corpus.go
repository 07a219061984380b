package extract

// Header is the first line of an extract.
type Header struct {
	Schema int               `json:"schema"`
	Tool   string            `json:"tool"`
	Models map[string]string `json:"models,omitempty"`
	KB     string            `json:"kb,omitempty"`
	// Decisions names the file of decisions that merge kept to.
	Decisions string `json:"decisions,omitempty"`
}

// SchemaVersion is what this package writes; readers refuse a later one.
const SchemaVersion = 1

// Corpus is what many documents say together. Documents are in order of id;
// so are entities, events and contradictions.
type Corpus struct {
	Header         Header
	Documents      []*Document
	Entities       []Entity
	Events         []Event
	Contradictions []Contradiction
	// Notes are remarks of merge for people; no part of the extract.
	Notes []string
}

// Ref names a mention, event mention or claim of a document: [document, id].
type Ref [2]string

// Entity is one person, place or organization over all documents.
type Entity struct {
	ID       string    `json:"id"` // "e_" and a knowledge-base id, or a hash of type and name
	Type     Type      `json:"type"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases,omitempty"`
	Links    []Link    `json:"links,omitempty"`
	Location *Location `json:"location,omitempty"`
	Country  string    `json:"country,omitempty"`
	Kind     string    `json:"entity_kind,omitempty"` // not "kind": that names the line
	Gender   string    `json:"gender,omitempty"`
	// Resolved: linked to a knowledge base. Anonymous: it has no name.
	Resolved  bool   `json:"resolved"`
	Anonymous bool   `json:"anonymous,omitempty"`
	Facts     []Fact `json:"facts,omitempty"`
	// Decided are the decisions of a person that made it so, "same, FILE:3".
	Decided  []string `json:"decided,omitempty"`
	Mentions []Ref    `json:"mentions,omitempty"`
}

// EntityArgument fills a role of a corpus event.
type EntityArgument struct {
	Role   string `json:"role"`
	Entity string `json:"entity"`
	// Documents is the number of documents that say so.
	Documents int `json:"documents,omitempty"`
}

// Event is one event over all documents.
type Event struct {
	ID          string           `json:"id"`
	Type        string           `json:"type"`
	Name        string           `json:"name"` // "Taliban seize Spin Boldak crossing"
	Code        string           `json:"code,omitempty"`
	Earliest    string           `json:"earliest,omitempty"`
	Latest      string           `json:"latest,omitempty"`
	Granularity string           `json:"granularity,omitempty"`
	DateText    string           `json:"date_text,omitempty"`
	Status      string           `json:"status"` // undisputed corroborated disputed denied unverified
	Modality    string           `json:"modality,omitempty"`
	Confidence  float64          `json:"confidence,omitempty"`
	Sources     int              `json:"sources,omitempty"` // independent documents
	Arguments   []EntityArgument `json:"arguments,omitempty"`
	Values      []Value          `json:"values,omitempty"`
	Mentions    []Ref            `json:"mentions"`
	// PartOf and Before hold event ids.
	PartOf []string `json:"part_of,omitempty"`
	Before []string `json:"before,omitempty"`
}

// Contradiction joins events or claims that cannot both hold.
type Contradiction struct {
	ID     string   `json:"id"`
	Events []string `json:"events,omitempty"`
	Claims []Ref    `json:"claims,omitempty"`
	// Left are the claims of one camp; the others of Claims are the other camp.
	// Absent for figures, where any two that differ contradict.
	Left []Ref `json:"left,omitempty"`
	// Reason is what was compared: denial, incompatible-outcome, value, opposite,
	// control, responsibility, cause, time.
	Reason string `json:"reason"`
	// About is what is in dispute: outcome, control, count, date, responsibility,
	// cause, place or denial (that it happened at all).
	About  string `json:"about,omitempty"`
	Detail string `json:"detail,omitempty"`
	// Why is the reason in words.
	Why   string  `json:"why,omitempty"`
	Score float64 `json:"score"`
}
