package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"dateline/graph"
)

// EventRow is one event as those who worked with ICEWS or POLECAT know it.
// docs/exports.md says what each field means and which of theirs it is.
type EventRow struct {
	EventID     string     `json:"event_id"`
	Date        string     `json:"event_date,omitempty"` // only where it is known to the day
	Earliest    string     `json:"earliest,omitempty"`
	Latest      string     `json:"latest,omitempty"`
	Granularity string     `json:"granularity,omitempty"`
	Root        string     `json:"root,omitempty"` // PLOVER root: ASSAULT
	Mode        string     `json:"mode,omitempty"` // PLOVER mode, where one is certain
	Quad        string     `json:"quad_class,omitempty"`
	Code        string     `json:"code,omitempty"` // our code, also where PLOVER has none
	Type        string     `json:"type"`           // our type: seize
	Name        string     `json:"name"`
	Status      string     `json:"status"` // undisputed, corroborated, disputed, denied, unverified
	Modality    string     `json:"modality,omitempty"`
	Confidence  float64    `json:"confidence"`
	Actors      []Actor    `json:"actors"`
	Recipients  []Actor    `json:"recipients"`
	Locations   []Location `json:"locations"`
	Values      []string   `json:"values"`
	KilledLow   string     `json:"killed_low,omitempty"`
	KilledHigh  string     `json:"killed_high,omitempty"`
	AssertedBy  []string   `json:"asserted_by"`
	DeniedBy    []string   `json:"denied_by"`
	Sources     int64      `json:"sources"` // independent reports
	Publishers  []string   `json:"publishers"`
	Documents   []string   `json:"documents"`
	URLs        []string   `json:"urls"`
	Headline    string     `json:"headline,omitempty"`
	Published   string     `json:"published,omitempty"`
	Sentence    string     `json:"sentence,omitempty"` // the surest telling
	SentenceID  string     `json:"sentence_id,omitempty"`
}

// Actor is who did it or whom it was done to.
type Actor struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Kind     string `json:"kind"` // Person, Organization, Place
	Country  string `json:"country,omitempty"`
	Sector   string `json:"sector,omitempty"` // PLOVER: GOV, MIL, REB ...
	Wikidata string `json:"wikidata_id,omitempty"`
}

// Location is a place of an event, the surest first.
type Location struct {
	Name     string   `json:"name"`
	Country  string   `json:"country,omitempty"`
	Lat      *float64 `json:"latitude,omitempty"`
	Lon      *float64 `json:"longitude,omitempty"`
	GeoNames string   `json:"geonames_id,omitempty"`
	Feature  string   `json:"feature,omitempty"`
}

// EventRows makes a row of every event, in order of day, then id; undated ones
// last.
func EventRows(g *graph.Graph) []EventRow {
	v, t := newView(g), readPlover()
	var rows []EventRow
	for i := range v.g.Nodes {
		if n := &v.g.Nodes[i]; n.Label == graph.Event {
			rows = append(rows, v.eventRow(n, t))
		}
	}
	slices.SortStableFunc(rows, func(a, b EventRow) int {
		if (a.Earliest == "") != (b.Earliest == "") {
			return strings.Compare(b.Earliest, a.Earliest)
		}
		return strings.Compare(a.Earliest+a.EventID, b.Earliest+b.EventID)
	})
	return rows
}

func (v *view) eventRow(n *graph.Node, t ploverTables) EventRow {
	p := n.Props
	sents := v.sentences(n.ID)
	docs := v.documents(sents)
	code := prop(p, "code")
	coded := code
	if c := prop(p, "plover"); c != "" {
		coded = c
	}
	r := EventRow{EventID: n.ID, Date: prop(p, "date"), Earliest: prop(p, "earliest"), Latest: prop(p, "latest"), Granularity: prop(p, "granularity"),
		Root: t.root[coded], Quad: t.quad[coded], Mode: t.mode[prop(p, "type")], Code: code, Type: prop(p, "type"), Name: prop(p, "name"),
		Status: prop(p, "status"), Modality: prop(p, "modality"), Confidence: number(p["confidence"]), Values: []string{},
		Actors: []Actor{}, Recipients: []Actor{}, Locations: []Location{},
		AssertedBy: v.claimants(n.ID, graph.Asserts, graph.Confirms), DeniedBy: v.claimants(n.ID, graph.Denies),
		Publishers: collect(docs, "publisher"), URLs: collect(docs, "url")}
	r.Sources, _ = p["sources"].(int64)
	if vals, ok := p["values"].([]string); ok {
		r.Values = vals
		r.KilledLow, r.KilledHigh = killed(vals)
	}
	for _, a := range v.from(n.ID, "AGENT") {
		r.Actors = append(r.Actors, actorOf(a, t))
	}
	for _, a := range v.from(n.ID, "PATIENT", "BENEFICIARY") {
		r.Recipients = append(r.Recipients, actorOf(a, t))
	}
	if ids, ok := p["recipients"].([]string); ok && len(r.Recipients) == 0 {
		for _, id := range ids {
			if e := v.nodes[id]; e != nil && !slices.ContainsFunc(r.Actors, func(a Actor) bool { return a.ID == id }) {
				r.Recipients = append(r.Recipients, actorOf(e, t))
			}
		}
	}
	for _, a := range v.from(n.ID, "OCCURRED_AT") {
		r.Locations = append(r.Locations, locationOf(a))
	}
	r.Documents = []string{}
	for _, d := range docs {
		r.Documents = append(r.Documents, d.ID)
	}
	if len(docs) > 0 {
		r.Headline, r.Published = prop(docs[0].Props, "title"), prop(docs[0].Props, "published")
	}
	if len(sents) > 0 {
		r.Sentence, r.SentenceID = prop(sents[0].Props, "text"), sents[0].ID
	}
	return r
}

// claimants are who stands so to the event.
func (v *view) claimants(event string, stances ...string) []string {
	var who []*graph.Node
	for _, c := range v.to(event, stances...) {
		who = append(who, v.to(c.ID, graph.Claims)...)
	}
	out := names(who)
	slices.Sort(out)
	return slices.Compact(out)
}

func actorOf(n *graph.Node, t ploverTables) Actor {
	return Actor{ID: n.ID, Name: prop(n.Props, "name"), Kind: n.Label, Country: prop(n.Props, "country"),
		Sector: t.sector[prop(n.Props, "kind")], Wikidata: prop(n.Props, "wikidata_id")}
}

func locationOf(n *graph.Node) Location {
	l := Location{Name: prop(n.Props, "name"), Country: prop(n.Props, "country"), GeoNames: prop(n.Props, "geonames_id"), Feature: prop(n.Props, "kind")}
	if pt, ok := n.Props["location"].(graph.Point); ok {
		l.Lat, l.Lon = &pt.Lat, &pt.Lon
	}
	return l
}

// killed reads the least and the greatest number of dead out of values such as
// "killed: at-least 17 miner".
func killed(values []string) (low, high string) {
	least, most := 0.0, 0.0
	for _, s := range values {
		rest, ok := strings.CutPrefix(s, "killed: ")
		if !ok {
			continue
		}
		for _, w := range strings.Fields(rest) {
			if f, err := strconv.ParseFloat(w, 64); err == nil {
				if low == "" || f < least {
					least, low = f, text(f, "")
				}
				if high == "" || f > most {
					most, high = f, text(f, "")
				}
				break
			}
		}
	}
	return low, high
}

// EventsJSON writes a row a line, with lists of actors, recipients and places.
func EventsJSON(w io.Writer, g *graph.Graph) error {
	bw := bufio.NewWriter(w)
	enc := json.NewEncoder(bw)
	enc.SetEscapeHTML(false)
	for _, r := range EventRows(g) {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return bw.Flush()
}

// eventColumns of the CSV, in order.
var eventColumns = []string{"event_id", "event_date", "earliest", "latest", "granularity", "root", "mode", "quad_class", "code", "type", "name",
	"status", "modality", "confidence",
	"actor_name", "actor_kind", "actor_country", "actor_sector", "actor_id", "recipient_name", "recipient_kind", "recipient_country", "recipient_sector", "recipient_id",
	"placename", "place_country", "latitude", "longitude", "geonames_id", "feature",
	"values", "killed_low", "killed_high", "asserted_by", "denied_by", "sources", "publishers", "documents", "urls", "headline", "published", "sentence", "sentence_id"}

// EventsCSV writes a row for every pair of actor and recipient of an event (as
// ICEWS has dyads), or one row where it has none; lists are joined with " | ".
func EventsCSV(w io.Writer, g *graph.Graph) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(eventColumns); err != nil {
		return err
	}
	for _, r := range EventRows(g) {
		for _, a := range orNone(r.Actors) {
			for _, b := range orNone(r.Recipients) {
				if err := cw.Write(r.fields(a, b)); err != nil {
					return err
				}
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

func orNone(list []Actor) []Actor {
	if len(list) == 0 {
		return []Actor{{}}
	}
	return list
}

func (r *EventRow) fields(a, b Actor) []string {
	loc, lat, lon := Location{}, "", ""
	if len(r.Locations) > 0 {
		loc = r.Locations[0]
		if loc.Lat != nil {
			lat, lon = text(*loc.Lat, ""), text(*loc.Lon, "")
		}
	}
	list := func(s []string) string { return safe(strings.Join(s, " | ")) }
	return []string{r.EventID, r.Date, r.Earliest, r.Latest, r.Granularity, r.Root, r.Mode, r.Quad, r.Code, r.Type, safe(r.Name),
		r.Status, r.Modality, text(r.Confidence, ""),
		safe(a.Name), a.Kind, a.Country, a.Sector, a.ID, safe(b.Name), b.Kind, b.Country, b.Sector, b.ID,
		safe(loc.Name), loc.Country, lat, lon, loc.GeoNames, loc.Feature,
		list(r.Values), r.KilledLow, r.KilledHigh, list(r.AssertedBy), list(r.DeniedBy), strconv.FormatInt(r.Sources, 10), list(r.Publishers),
		list(r.Documents), list(r.URLs), safe(r.Headline), r.Published, safe(r.Sentence), r.SentenceID}
}

// safe keeps a spreadsheet from taking words of a report for a formula.
func safe(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
