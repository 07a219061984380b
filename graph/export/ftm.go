package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/graph"
)

// ftmEntity is an entity of FollowTheMoney, the model of Aleph, OpenSanctions
// and OpenAleph: every property is a list of strings.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// ftmID writes an id of the graph with the characters that the model allows in
// one: letters, digits, "." and "-".
func ftmID(id string) string {
	var b strings.Builder
	for i := 0; i < len(id); i++ {
		switch c := id[i]; {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '-' && i > 0:
			b.WriteByte(c)
		case c == '_' && i > 0 && i < len(id)-1:
			b.WriteByte('.')
		case c == '|':
			b.WriteString("--")
		default:
			fmt.Fprintf(&b, "x%02x", c)
		}
	}
	return b.String()
}

func (e *ftmEntity) set(name string, values ...string) {
	for _, v := range values {
		if v != "" && !slices.Contains(e.Properties[name], v) {
			e.Properties[name] = append(e.Properties[name], v)
		}
	}
}

// FollowTheMoney writes entities, one JSON object a line, as "ftm" and Aleph
// read them: people, organizations, events with who was involved, reports, and
// relations as the interval that fits (Employment, Membership, Ownership ...)
// or else UnknownLink. Places are Address, claims are Note. The model has no
// place for who denies what beside that note, nor for offsets.
func FollowTheMoney(w io.Writer, g *graph.Graph) error {
	v := newView(g)
	bw := bufio.NewWriter(w)
	enc := json.NewEncoder(bw)
	enc.SetEscapeHTML(false)
	f := &ftm{view: v, schema: map[string]string{}}
	for i := range v.g.Nodes {
		n := &v.g.Nodes[i]
		f.schema[n.ID] = ftmSchema(n)
	}
	for i := range v.g.Nodes {
		if e := f.node(&v.g.Nodes[i]); e != nil {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
	}
	for i := range v.g.Edges {
		if e := f.link(&v.g.Edges[i]); e != nil {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
	}
	return bw.Flush()
}

type ftm struct {
	*view
	schema map[string]string // of each node
}

// ftmSchema is the schema of a node; "" for sentences, which are not entities.
func ftmSchema(n *graph.Node) string {
	switch n.Label {
	case graph.Person:
		return "Person"
	case graph.Organization:
		switch prop(n.Props, "kind") {
		case "company", "bank":
			return "Company"
		case "government", "ministry", "agency", "military", "police", "court", "parliament", "embassy", "state-body", "intelligence", "igo":
			return "PublicBody"
		}
		return "Organization"
	case graph.Place:
		return "Address"
	case graph.Event:
		return "Event"
	case graph.Claim:
		return "Note"
	case graph.Document:
		return "Article"
	}
	return ""
}

func (f *ftm) node(n *graph.Node) *ftmEntity {
	if f.schema[n.ID] == "" {
		return nil
	}
	p := n.Props
	e := &ftmEntity{ftmID(n.ID), f.schema[n.ID], map[string][]string{}}
	if e.set("name", strings.TrimSpace(prop(p, "name"))); e.Properties["name"] == nil {
		e.set("name", n.ID) // the model wants one
	}
	switch n.Label {
	case graph.Person, graph.Organization:
		e.alias(p)
		e.set("country", strings.ToLower(prop(p, "country")))
		e.set("wikidataId", prop(p, "wikidata_id"))
		if n.Label == graph.Person {
			e.set("gender", map[string]string{"masc": "male", "fem": "female"}[prop(p, "gender")])
			for _, r := range f.out[n.ID] {
				e.set("position", prop(r.Props, "office"))
			}
		} else {
			e.set("classification", prop(p, "kind"))
		}
	case graph.Place:
		e.alias(p)
		e.set("full", prop(p, "name"))
		e.set("country", strings.ToLower(prop(p, "country")))
		e.set("wikidataId", prop(p, "wikidata_id"))
		if pt, ok := p["location"].(graph.Point); ok {
			e.set("latitude", text(pt.Lat, ""))
			e.set("longitude", text(pt.Lon, ""))
		}
		e.set("remarks", prop(p, "kind"))
	case graph.Event:
		f.event(e, n)
	case graph.Claim:
		f.claim(e, n)
	case graph.Document:
		e.set("title", prop(p, "title"))
		e.set("publisher", prop(p, "publisher"))
		e.set("publishedAt", prop(p, "published"))
		e.set("sourceUrl", prop(p, "url"))
	}
	return e
}

func (e *ftmEntity) alias(p map[string]any) {
	if a, ok := p["aliases"].([]string); ok {
		e.set("alias", a...)
	}
}

func (f *ftm) event(e *ftmEntity, n *graph.Node) {
	p := n.Props
	e.set("date", prop(p, "date"))
	if prop(p, "date") == "" {
		e.set("startDate", prop(p, "earliest"))
		e.set("endDate", prop(p, "latest"))
	}
	e.set("keywords", prop(p, "type"), prop(p, "code"), prop(p, "status"))
	if vals, ok := p["values"].([]string); ok {
		e.set("notes", vals...)
	}
	for _, a := range f.from(n.ID, "AGENT", "PATIENT", "BENEFICIARY") {
		if a.Label != graph.Place {
			e.set("involved", ftmID(a.ID))
		}
	}
	for _, a := range f.from(n.ID, "OCCURRED_AT") {
		e.set("location", prop(a.Props, "name"))
		e.set("addressEntity", ftmID(a.ID))
		e.set("country", strings.ToLower(prop(a.Props, "country")))
	}
	f.rests(e, f.sentences(n.ID))
}

// claim is a note on the event that it is about.
func (f *ftm) claim(e *ftmEntity, n *graph.Node) {
	who := strings.Join(names(f.to(n.ID, graph.Claims)), ", ")
	delete(e.Properties, "name")
	e.set("name", strings.TrimSpace(who+" "+prop(n.Props, "stance")))
	e.set("description", prop(n.Props, "text"))
	for _, ev := range f.from(n.ID, graph.Asserts, graph.Denies, graph.Confirms, graph.Doubts) {
		e.set("entity", ftmID(ev.ID))
	}
	f.proof(e, f.sentences(n.ID))
}

// rests says where it stands: the words, the reports, their publishers.
func (f *ftm) rests(e *ftmEntity, sents []*graph.Node) {
	if len(sents) > 0 {
		e.set("summary", prop(sents[0].Props, "text"))
	}
	f.proof(e, sents)
}

func (f *ftm) proof(e *ftmEntity, sents []*graph.Node) {
	for _, d := range f.documents(sents) {
		e.set("proof", ftmID(d.ID))
		e.set("publisher", prop(d.Props, "publisher"))
		e.set("sourceUrl", prop(d.Props, "url"))
	}
}

// ftmLinks are the relations that the model knows: schema, the property of the
// one who stands first, that of the other, and what the ends must be.
var ftmLinks = map[string]struct{ schema, from, to, fromIs, toIs string }{
	"EMPLOYED_BY":  {"Employment", "employee", "employer", "person", "organization"},
	"MEMBER_OF":    {"Membership", "member", "organization", "legal", "organization"},
	"LEADS":        {"Directorship", "director", "organization", "legal", "organization"},
	"HOLDS_OFFICE": {"Directorship", "director", "organization", "legal", "organization"},
	"DEPUTY_OF":    {"UnknownLink", "subject", "object", "", ""},
	"OWNS":         {"Ownership", "owner", "asset", "legal", "company"},
	"RELATIVE_OF":  {"Family", "person", "relative", "person", "person"},
	"SPOKESMAN_OF": {"Representation", "agent", "client", "legal", "legal"},
	"REPRESENTS":   {"Representation", "agent", "client", "legal", "legal"},
	"SUCCEEDS":     {"Succession", "successor", "predecessor", "legal", "legal"},
}

func isA(schema, what string) bool {
	switch what {
	case "person":
		return schema == "Person"
	case "company":
		return schema == "Company"
	case "organization":
		return schema == "Organization" || schema == "Company" || schema == "PublicBody"
	case "legal":
		return isA(schema, "person") || isA(schema, "organization")
	}
	return true
}

// link is a relation between entities; nil for what is not one.
func (f *ftm) link(x *graph.Edge) *ftmEntity {
	if !graph.IsEntity(x.FromLabel) || !graph.IsEntity(x.ToLabel) {
		return nil
	}
	l, ok := ftmLinks[x.Type]
	if !ok || !isA(f.schema[x.From], l.fromIs) || !isA(f.schema[x.To], l.toIs) {
		l = ftmLinks["DEPUTY_OF"]
	}
	e := &ftmEntity{ftmID(x.ID), l.schema, map[string][]string{}}
	e.set(l.from, ftmID(x.From))
	e.set(l.to, ftmID(x.To))
	role := prop(x.Props, "office")
	if role == "" {
		role = strings.ToLower(strings.ReplaceAll(x.Type, "_", " "))
	}
	if l.schema == "Family" {
		e.set("relationship", role)
	} else {
		e.set("role", role)
		e.set("status", prop(x.Props, "status"))
	}
	e.set("summary", prop(x.Props, "quote"))
	e.set("description", prop(x.Props, "kb"))
	f.proof(e, f.evidence(x))
	return e
}
