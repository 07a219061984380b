package export

import (
	"bufio"
	"bytes"
	_ "embed" // the context
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"

	"dateline/graph"
)

// context names the terms: SEM for events, PROV-O for where things come from,
// schema.org for people, places and reports, our own for the rest. It stands
// in every file, so that no reader goes to the network.
//
//go:embed context.jsonld
var context []byte

// iri makes an id of the graph a name that is the same everywhere.
func iri(id string) string { return "urn:dateline:" + url.PathEscape(id) }

func ref(id string) map[string]any { return map[string]any{"@id": iri(id)} }

// vocab is the namespace of our own terms.
const vocab = "urn:dateline:vocab:"

// JSONLD writes the graph as linked data, one node a line. People are
// schema:Person and sem:Actor, events sem:Event with actors, places and time
// stamps, claims sem:View according to who makes them, reports
// schema:NewsArticle; every relation is a plain triple and beside it an
// rdf:Statement with its confidence and the sentences it was derived from.
func JSONLD(w io.Writer, g *graph.Graph) error {
	v := newView(g)
	bw := bufio.NewWriter(w)
	var ctx bytes.Buffer
	if err := json.Compact(&ctx, context); err != nil {
		return err
	}
	fmt.Fprintf(bw, "{\"@context\":%s,\n\"@graph\":[\n", ctx.Bytes())
	first := true
	put := func(m map[string]any) error {
		b, err := json.Marshal(m)
		if err != nil {
			return err
		}
		if !first {
			bw.WriteString(",\n")
		}
		first = false
		bw.Write(b)
		return nil
	}
	for i := range v.g.Nodes {
		if err := put(v.ldNode(&v.g.Nodes[i])); err != nil {
			return err
		}
	}
	for i := range v.g.Edges {
		if m := v.ldStatement(&v.g.Edges[i]); m != nil {
			if err := put(m); err != nil {
				return err
			}
		}
	}
	bw.WriteString("\n]}\n")
	return bw.Flush()
}

var ldTypes = map[string][]string{
	graph.Person: {"schema:Person", "sem:Actor", "prov:Agent"}, graph.Organization: {"schema:Organization", "sem:Actor", "prov:Agent"},
	graph.Place: {"schema:Place", "sem:Place"}, graph.Event: {"sem:Event", "schema:Event"}, graph.Claim: {"sem:View", "schema:Claim", "prov:Entity"},
	graph.Sentence: {"schema:Quotation", "prov:Entity"}, graph.Document: {"schema:NewsArticle", "prov:Entity"},
}

// ldProps are terms of properties that are more than ours.
var ldProps = map[string]string{"name": "schema:name", "aliases": "schema:alternateName", "gender": "schema:gender", "text": "schema:text", "title": "schema:headline",
	"url": "schema:url", "published": "schema:datePublished", "source_id": "schema:identifier", "made": "schema:dateCreated"}

// ldNode is a node with all that leads away from it.
func (v *view) ldNode(n *graph.Node) map[string]any {
	m := map[string]any{"@id": iri(n.ID), "@type": append([]string{"dl:" + n.Label}, ldTypes[n.Label]...)}
	for _, k := range slices.Sorted(maps.Keys(n.Props)) {
		v.ldProp(m, n, k, n.Props[k])
	}
	for _, e := range v.out[n.ID] {
		for _, term := range ldTerms(e) {
			add(m, term, ref(e.To))
		}
	}
	for _, e := range v.in[n.ID] {
		switch e.Type {
		case graph.Claims:
			add(m, "sem:accordingTo", ref(e.From))
			add(m, "prov:wasAttributedTo", ref(e.From))
		case "FOUNDED":
			add(m, "schema:founder", ref(e.From))
		}
	}
	if n.Label == graph.Document {
		add(m, "prov:wasAttributedTo", ldPublisher(n))
	}
	return m
}

func ldPublisher(n *graph.Node) any {
	if p := prop(n.Props, "publisher"); p != "" {
		return map[string]any{"@id": vocab + "publisher/" + url.PathEscape(p), "@type": []string{"schema:NewsMediaOrganization", "prov:Agent"}, "schema:name": p}
	}
	return nil
}

func (v *view) ldProp(m map[string]any, n *graph.Node, k string, val any) {
	switch k {
	case "wikidata_id":
		add(m, "schema:sameAs", map[string]any{"@id": "http://www.wikidata.org/entity/" + url.PathEscape(text(val, ""))})
	case "geonames_id":
		add(m, "schema:sameAs", map[string]any{"@id": "https://sws.geonames.org/" + text(val, "") + "/"})
	case "location":
		if p, ok := val.(graph.Point); ok {
			m["schema:geo"] = map[string]any{"@type": "schema:GeoCoordinates", "schema:latitude": p.Lat, "schema:longitude": p.Lon}
		}
	case "publisher":
		add(m, "schema:publisher", ldPublisher(n))
	case "type":
		add(m, "sem:eventType", map[string]any{"@id": vocab + "type/" + url.PathEscape(text(val, "")), "@type": "sem:EventType", "schema:name": text(val, "")})
	case "date":
		add(m, "sem:hasTimeStamp", typed(val))
		add(m, "schema:startDate", typed(val))
	case "earliest":
		add(m, "sem:hasEarliestBeginTimeStamp", typed(val))
	case "latest":
		add(m, "sem:hasLatestEndTimeStamp", typed(val))
	default:
		term := ldProps[k]
		if term == "" {
			term = "dl:" + camel(k)
		}
		add(m, term, typed(val))
	}
}

// typed is a value as JSON-LD writes it: days as xsd:date, numbers with a
// fraction as xsd:double whatever they are.
func typed(v any) any {
	switch x := v.(type) {
	case graph.Date:
		return map[string]any{"@value": string(x), "@type": "xsd:date"}
	case float64:
		return map[string]any{"@value": text(x, ""), "@type": "xsd:double"}
	case []float64:
		out := make([]any, len(x))
		for i, f := range x {
			out[i] = typed(f)
		}
		return out
	}
	return v
}

// ldTerms are the properties that an edge stands for.
func ldTerms(e *graph.Edge) []string {
	own := "dl:" + camel(strings.ToLower(e.Type))
	switch e.Type {
	case "AGENT", "PATIENT", "INSTRUMENT", "BENEFICIARY":
		return []string{own, "sem:hasActor"}
	case "OCCURRED_AT":
		return []string{own, "sem:hasPlace", "schema:location"}
	case "ORIGIN", "DESTINATION":
		return []string{own, "sem:hasPlace"}
	case "PART_OF":
		if e.FromLabel == graph.Event {
			return []string{own, "sem:subEventOf"}
		}
		return []string{own, "schema:parentOrganization"}
	case graph.SupportedBy:
		return []string{own, "prov:wasDerivedFrom"}
	case graph.InDocument:
		return []string{own, "schema:isPartOf", "prov:wasQuotedFrom"}
	case graph.Mentions:
		return []string{"schema:mentions"}
	case graph.LocatedIn:
		return []string{own, "schema:containedInPlace"}
	case "EMPLOYED_BY":
		return []string{own, "schema:worksFor"}
	case "MEMBER_OF":
		return []string{own, "schema:memberOf"}
	case "CITIZEN_OF":
		return []string{own, "schema:nationality"}
	case "BORN_IN":
		return []string{own, "schema:birthPlace"}
	case "RELATIVE_OF":
		return []string{own, "schema:relatedTo"}
	case graph.Asserts, graph.Denies, graph.Confirms, graph.Doubts:
		return []string{own, "schema:about"}
	}
	return []string{own}
}

// ldStatement says of a relation how sure it is and where it stands.
func (v *view) ldStatement(e *graph.Edge) map[string]any {
	ev := v.evidence(e)
	if len(ev) == 0 && e.Props["from_kb"] != true {
		return nil
	}
	m := map[string]any{"@id": iri(e.ID), "@type": []string{"rdf:Statement", "prov:Entity"}, "rdf:subject": ref(e.From), "rdf:object": ref(e.To),
		"rdf:predicate": map[string]any{"@id": vocab + camel(strings.ToLower(e.Type))}}
	for _, k := range slices.Sorted(maps.Keys(e.Props)) {
		if k != "evidence" && k != "scores" {
			add(m, "dl:"+camel(k), typed(e.Props[k]))
		}
	}
	for _, s := range ev {
		add(m, "prov:wasDerivedFrom", ref(s.ID))
	}
	return m
}

// add puts a value beside those that the term has; nothing for nil or an empty
// list.
func add(m map[string]any, term string, v any) {
	switch x := v.(type) {
	case nil:
		return
	case []string:
		for _, s := range x {
			add(m, term, s)
		}
		return
	case []any:
		for _, y := range x {
			add(m, term, y)
		}
		return
	}
	switch had := m[term].(type) {
	case nil:
		m[term] = v
	case []any:
		m[term] = append(had, v)
	default:
		m[term] = []any{had, v}
	}
}

// camel turns first_reported into firstReported.
func camel(s string) string {
	parts := strings.Split(s, "_")
	for i := 1; i < len(parts); i++ {
		if parts[i] != "" {
			parts[i] = strings.ToUpper(parts[i][:1]) + parts[i][1:]
		}
	}
	return strings.Join(parts, "")
}
