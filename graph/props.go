package graph

import "sort"

// Kind is the type of a property's value.
type Kind string

// Kinds of values, with the Go type that holds them.
const (
	String  Kind = "string"   // string
	Bool    Kind = "bool"     // bool
	Int     Kind = "int"      // int64
	Float   Kind = "float"    // float64
	Day     Kind = "date"     // Date
	Place2D Kind = "point"    // Point
	Strings Kind = "string[]" // []string
	Floats  Kind = "float[]"  // []float64
)

// Rule says how two values of one property become one when a second graph is
// loaded over the first. Every rule is commutative, associative and
// idempotent, so that neither the order of loads nor their number matters. A
// value always wins over none.
type Rule string

// Rules of merging.
const (
	// Least keeps the smaller value in the natural order of its kind. It is
	// the rule for what the id already decides (a place's country, a
	// sentence's text), where both values are the same anyhow.
	Least Rule = "least"
	// Greatest keeps the larger value; true is larger than false.
	Greatest Rule = "greatest"
	// Union keeps the elements of both lists, sorted.
	Union Rule = "union"
	// Join keeps the stronger status (see JoinStatus).
	Join Rule = "join"
	// Sharpest keeps all time properties of the value that is dated best.
	Sharpest Rule = "sharpest"
	// Derived values are not merged but computed anew from what the graph
	// holds (see Derive).
	Derived Rule = "derived"
)

// Property is what a property means, wherever it stands: a name has one kind
// in the whole graph, so that a file can be read without its schema.
type Property struct {
	Name        string
	Kind        Kind
	Rule        Rule
	Description string
}

var properties = index([]Property{
	{"name", String, Least, "name to show; an event's name is a short readable line"},
	{"aliases", Strings, Union, "other names"},
	{"wikidata_id", String, Least, "Wikidata item"},
	{"geonames_id", Int, Least, "GeoNames number"},
	{"location", Place2D, Least, "WGS 84 point"},
	{"country", String, Least, "ISO 3166 alpha-2 code"},
	{"kind", String, Least, "narrower kind: city, crossing, ministry, armed-group"},
	{"gender", String, Least, "masc, fem"},
	{"resolved", Bool, Greatest, "linked to a knowledge base"},
	{"link_score", Float, Greatest, "probability that the link to the knowledge base is right, 0 to 1; the best of the reports"},
	{"mentions", Int, Derived, "of an entity: mentions in the documents; of an edge: sentences that state it"},

	{"type", String, Least, "type of event, an id of the ontology"},
	{"code", String, Least, "PLOVER root code of the type, or a code of ours beside them"},
	{"plover", String, Least, "PLOVER root as coded, where it is not the code: a promise of aid is agree"},
	{"recipients", Strings, Union, "ids of the parties that PLOVER codes as recipients, where no patient is one"},
	{"date", Day, Sharpest, "the day, only where it is known to the day"},
	{"earliest", Day, Sharpest, "first day on which it can have been"},
	{"latest", Day, Sharpest, "last day on which it can have been"},
	{"granularity", String, Sharpest, "how exact the time is: day, week, month, year"},
	{"date_text", String, Sharpest, "the time as written"},
	{"status", String, Join, "of an event: undisputed, corroborated, disputed, denied, unverified; of an edge: former"},
	{"modality", String, Least, "asserted, reported, possible, planned, ordered, hypothetical, denied"},
	{"polarity", String, Least, "positive, negative"},
	{"confidence", Float, Greatest, "0 to 1; the best score of what it rests on"},
	{"values", Strings, Union, "figures that are given, as \"killed: at-least 17\""},
	{"sources", Int, Derived, "independent documents that tell it"},

	{"text", String, Least, "the words as written"},
	{"stance", String, Least, "asserts, denies, confirms, doubts, unverified"},
	{"quote", String, Least, "the words as written, of the best evidence"},
	{"made", Day, Least, "day on which the claim was made"},
	{"property", String, Least, "what the claim is about: killed, outcome, a relation"},
	{"value", String, Least, "value that the claim gives"},
	{"number", Float, Least, "value that the claim gives, as a number"},

	{"index", Int, Least, "number of the sentence in its document, from 0"},
	{"start", Int, Least, "first byte in the document's text"},
	{"end", Int, Least, "byte after the last in the document's text"},

	{"title", String, Least, "headline"},
	{"url", String, Least, "address"},
	{"path", String, Least, "file it was read from"},
	{"publisher", String, Least, "who published it"},
	{"published", Day, Least, "day of publication"},
	{"source_id", String, Least, "id as given in the record"},
	{"origin", String, Least, "documents with one origin count as one source (copies of one agency text)"},

	{"first_reported", Day, Derived, "earliest publication that states it"},
	{"last_reported", Day, Derived, "latest publication that states it"},
	{"evidence", Strings, Union, "ids of the sentences that state it"},
	{"scores", Floats, Union, "score of each sentence in evidence, in the same order"},
	{"rules", Strings, Union, "rules or models that found it"},
	{"from_kb", Bool, Greatest, "a knowledge base states it and no report does; derived where kb is set"},
	{"kb", String, Least, "the knowledge base that states it"},
	{"office", String, Least, "office or title, as written"},
	{"reason", String, Least, "what is in dispute: outcome, control, count, date, responsibility, cause, place, denial"},
	{"detail", String, Least, "what exactly differs"},
})

func index(list []Property) map[string]Property {
	m := make(map[string]Property, len(list))
	for _, p := range list {
		m[p.Name] = p
	}
	return m
}

// PropertyOf gives the declaration of a property; ok is false if there is none.
func PropertyOf(name string) (p Property, ok bool) {
	p, ok = properties[name]
	return p, ok
}

// KindOf gives the kind of a Go value, or "" for a value that no property may
// hold.
func KindOf(v any) Kind {
	switch v.(type) {
	case string:
		return String
	case bool:
		return Bool
	case int64:
		return Int
	case float64:
		return Float
	case Date:
		return Day
	case Point:
		return Place2D
	case []string:
		return Strings
	case []float64:
		return Floats
	}
	return ""
}

// keys gives the names of a property map in order.
func keys(props map[string]any) []string {
	out := make([]string, 0, len(props))
	for k := range props {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
