package storetest

import (
	"strings"

	"dateline/graph"
)

// Story is a small graph with everything in it, about places that do not
// exist: a bridge at Orsk Ferry that the River Front says it took, which the
// ministry denies; a protest in the capital; three reports, one of them a copy.
//
//	d_one   2031-05-03  Valley Post    the spokesman claims the bridge; the front took it
//	d_two   2031-05-04  Capital Daily  the ministry denies, says it was repelled; a protest
//	d_copy  2031-05-04  Harbour News   a copy of d_one
func Story() *graph.Graph {
	m := &maker{&graph.Graph{}}
	m.entities()
	docs := []struct{ id, publisher, day, origin string }{
		{"d_one", "Valley Post", "2031-05-03", ""},
		{"d_two", "Capital Daily", "2031-05-04", ""},
		{"d_copy", "Harbour News", "2031-05-04", "d_one"},
	}
	for _, d := range docs {
		props := map[string]any{"name": "Report of " + d.publisher, "title": "Report of " + d.publisher, "publisher": d.publisher,
			"published": graph.Date(d.day), "url": "https://example.org/" + d.id}
		if d.origin != "" {
			props["origin"] = d.origin
		}
		m.node(graph.Document, d.id, props)
	}
	m.events()
	for _, d := range []string{"d_one", "d_copy"} {
		m.telling(d)
	}
	m.denial()
	graph.Derive(m.g)
	m.g.Sort()
	return m.g
}

func (m *maker) entities() {
	m.node(graph.Person, "e_faris", map[string]any{"name": "Faris Odan", "aliases": []string{"Odan"}, "wikidata_id": "Q900001", "gender": "masc", "resolved": true})
	m.node(graph.Person, "e_source", map[string]any{"name": "a security source", "aliases": []string{}, "resolved": false})
	m.node(graph.Person, "e_lima", map[string]any{"name": "Lima Reth", "aliases": []string{}, "resolved": false})
	m.node(graph.Organization, "e_front", map[string]any{"name": "River Front", "aliases": []string{"RF", "the Front"}, "kind": "armed-group", "resolved": true})
	m.node(graph.Organization, "e_ministry", map[string]any{"name": "Interior Ministry of Vessia", "aliases": []string{}, "kind": "ministry", "country": "VS", "resolved": true})
	m.node(graph.Organization, "e_agency", map[string]any{"name": "Norpress", "aliases": []string{}, "kind": "news-agency", "resolved": true})
	place := func(id, name, kind string, lat, lon float64, n int64) {
		m.node(graph.Place, id, map[string]any{"name": name, "aliases": []string{}, "kind": kind, "location": graph.Point{Lat: lat, Lon: lon},
			"geonames_id": n, "country": "VS", "resolved": true})
	}
	place("e_orsk", "Orsk Ferry", "town", 41.25, 20.5, 901)
	place("e_dell", "Dell Landing", "town", 41.5, 20.75, 902)
	place("e_upper", "Upper Valley", "province", 41, 20, 903)
	place("e_vessia", "Vessia", "country", 40, 20, 904)
	place("e_karth", "Karth", "capital", 40, 21.5, 905)
	kb := func(t, from, to string) {
		m.edge(t, graph.Place, from, graph.Place, to, map[string]any{"kb": "geonames", "from_kb": true, "confidence": 1.0})
	}
	kb("LOCATED_IN", "e_orsk", "e_upper")
	kb("LOCATED_IN", "e_upper", "e_vessia")
	kb("LOCATED_IN", "e_karth", "e_vessia")
	kb("CAPITAL_OF", "e_karth", "e_vessia")
}

func (m *maker) events() {
	day := func(id, name, typ, status, day string) {
		m.node(graph.Event, id, map[string]any{"name": name, "type": typ, "status": status, "modality": "asserted", "date": graph.Date(day),
			"earliest": graph.Date(day), "latest": graph.Date(day), "granularity": "day", "date_text": "on Thursday"})
	}
	day("ev_seize", "River Front seizes bridge at Orsk Ferry", "seize", "disputed", "2031-05-02")
	day("ev_repel", "Army repels attack on Orsk Ferry", "repel", "disputed", "2031-05-02")
	day("ev_protest", "Protest in Karth", "protest", "undisputed", "2031-05-03")
	m.edge(graph.IncompatibleWith, graph.Event, "ev_repel", graph.Event, "ev_seize",
		map[string]any{"reason": "incompatible-outcome", "detail": "repel, seize", "confidence": 0.75})
	m.edge("BEFORE", graph.Event, "ev_seize", graph.Event, "ev_protest", nil)
}

// sentence makes a sentence with names in it: "e_id=surface".
func (m *maker) sentence(doc, number, text string, names ...string) string {
	id := doc + "#" + number
	start := int64(len(number)) * 100
	m.node(graph.Sentence, id, map[string]any{"name": text[:min(30, len(text))], "text": text, "index": int64(len(number)), "start": start, "end": start + int64(len(text))})
	m.edge(graph.InDocument, graph.Sentence, id, graph.Document, doc, nil)
	for _, n := range names {
		to, surface, _ := strings.Cut(n, "=")
		at := start + int64(strings.Index(text, surface))
		e := m.edge(graph.Mentions, graph.Sentence, id, m.label(to), to, map[string]any{"text": surface, "start": at, "end": at + int64(len(surface)), "kind": "name", "confidence": 0.9})
		e.ID += "|" + surface
	}
	return id
}

func (m *maker) label(id string) string {
	for _, n := range m.g.Nodes {
		if n.ID == id {
			return n.Label
		}
	}
	return ""
}

// told draws an edge with evidence, or adds to it.
func (m *maker) told(t, from, to, sentence string, score float64) {
	id := from + "|" + t + "|" + to
	for i := range m.g.Edges {
		if e := &m.g.Edges[i]; e.ID == id {
			merged := graph.MergeProps(e.Props, map[string]any{"evidence": []string{sentence}, "scores": []float64{score}})
			e.Props = merged
			return
		}
	}
	e := m.edge(t, m.label(from), from, m.label(to), to, map[string]any{"rules": []string{"by-hand"}})
	graph.SetEvidence(e.Props, map[string]float64{sentence: score})
}

func (m *maker) claim(id, who, stance, event, sentence, text string, score float64) {
	day := graph.Date("2031-05-03")
	if strings.HasPrefix(sentence, "d_two") {
		day = "2031-05-04"
	}
	m.node(graph.Claim, id, map[string]any{"name": text, "text": text, "stance": stance, "made": day, "confidence": score})
	m.edge(graph.Claims, m.label(who), who, graph.Claim, id, nil)
	m.edge(strings.ToUpper(stance), graph.Claim, id, graph.Event, event, map[string]any{"confidence": score})
	m.edge(graph.SupportedBy, graph.Claim, id, graph.Sentence, sentence, map[string]any{"confidence": score})
}

// telling is what d_one and its copy say.
func (m *maker) telling(doc string) {
	s1 := m.sentence(doc, "1", "River Front spokesman Faris Odan told Norpress that fighters had taken the bridge at Orsk Ferry.",
		"e_front=River Front", "e_faris=Faris Odan", "e_agency=Norpress", "e_orsk=Orsk Ferry")
	s2 := m.sentence(doc, "22", "A security source confirmed it; the town lies across the water from Dell Landing.", "e_source=A security source", "e_dell=Dell Landing")
	m.told("SPOKESMAN_OF", "e_faris", "e_front", s1, 0.95)
	m.told("BORDERS", "e_dell", "e_orsk", s2, 0.8)
	m.told("AGENT", "ev_seize", "e_front", s1, 0.9)
	m.told("OCCURRED_AT", "ev_seize", "e_orsk", s1, 0.9)
	m.edge(graph.SupportedBy, graph.Event, "ev_seize", graph.Sentence, s1, map[string]any{"text": "taken", "polarity": "positive", "modality": "reported", "confidence": 0.9})
	m.claim("c_"+doc+"_1", "e_faris", "asserts", "ev_seize", s1, "fighters had taken the bridge", 0.9)
	m.edge("TOLD_TO", graph.Claim, "c_"+doc+"_1", graph.Organization, "e_agency", nil)
	m.claim("c_"+doc+"_2", "e_source", "confirms", "ev_seize", s2, "it", 0.7)
}

// denial is what d_two says.
func (m *maker) denial() {
	s1 := m.sentence("d_two", "1", "The interior ministry denied that the bridge at Orsk Ferry was lost and said the attack was repelled.",
		"e_ministry=The interior ministry", "e_orsk=Orsk Ferry")
	s2 := m.sentence("d_two", "22", "In Karth, students led by Lima Reth marched on Friday; the River Front was not mentioned.", "e_karth=Karth", "e_lima=Lima Reth", "e_front=River Front")
	m.told("OCCURRED_AT", "ev_repel", "e_orsk", s1, 0.8)
	m.told("PATIENT", "ev_repel", "e_front", s1, 0.6)
	m.told("AGENT", "ev_protest", "e_lima", s2, 0.7)
	m.told("OCCURRED_AT", "ev_protest", "e_karth", s2, 0.85)
	m.told("AGENCY_OF", "e_ministry", "e_vessia", s1, 0.9)
	m.edge(graph.SupportedBy, graph.Event, "ev_repel", graph.Sentence, s1, map[string]any{"text": "repelled", "polarity": "positive", "modality": "reported", "confidence": 0.8})
	m.edge(graph.SupportedBy, graph.Event, "ev_protest", graph.Sentence, s2, map[string]any{"text": "marched", "polarity": "positive", "modality": "asserted", "confidence": 0.85})
	m.claim("c_two_1", "e_ministry", "denies", "ev_seize", s1, "the bridge was lost", 0.85)
	m.claim("c_two_2", "e_ministry", "asserts", "ev_repel", s1, "the attack was repelled", 0.8)
	for _, doc := range []string{"d_one", "d_copy"} {
		m.edge(graph.Contradicts, graph.Claim, "c_"+doc+"_1", graph.Claim, "c_two_1", map[string]any{"reason": "denial", "confidence": 0.9})
		m.edge(graph.Contradicts, graph.Claim, "c_"+doc+"_1", graph.Claim, "c_two_2", map[string]any{"reason": "incompatible-outcome", "confidence": 0.75})
	}
}

// Figures is the story with claims that differ in a number, of which two are
// of one source and contradict each other, and with the security source as one
// that no report names.
func Figures() *graph.Graph {
	g := Story()
	for i := range g.Nodes {
		switch p := g.Nodes[i].Props; g.Nodes[i].ID {
		case "c_d_one_1":
			p["property"], p["value"], p["number"] = "killed", "4", 4.0
		case "c_d_copy_1":
			p["property"], p["value"], p["number"] = "killed", "6", 6.0
		case "c_two_1":
			p["property"], p["value"], p["number"] = "killed", "at least 9", 9.0
		case "c_two_2":
			p["property"], p["value"], p["number"] = "killed", "11", 11.0
		}
	}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Type == graph.Mentions && e.To == "e_source" {
			e.Props["kind"] = "nominal"
		}
	}
	m := &maker{g}
	m.edge(graph.Contradicts, graph.Claim, "c_two_1", graph.Claim, "c_two_2", map[string]any{"reason": "figures", "confidence": 0.8})
	m.edge(graph.Claims, graph.Person, "e_source", graph.Claim, "c_two_3", nil)
	m.node(graph.Claim, "c_two_3", map[string]any{"name": "there was smoke", "text": "there was smoke", "stance": "asserts", "made": graph.Date("2031-05-04"), "confidence": 0.5})
	m.edge("ASSERTS", graph.Claim, "c_two_3", graph.Event, "ev_smoke", map[string]any{"confidence": 0.5})
	m.edge(graph.SupportedBy, graph.Claim, "c_two_3", graph.Sentence, "d_two#22", map[string]any{"confidence": 0.5})
	m.node(graph.Event, "ev_smoke", map[string]any{"name": "Smoke over Dell Landing", "type": "burn", "status": "undisputed", "modality": "reported", "date_text": ""})
	m.edge(graph.SupportedBy, graph.Event, "ev_smoke", graph.Sentence, "d_two#22", map[string]any{"text": "smoke", "polarity": "positive", "modality": "reported", "confidence": 0.5})
	graph.Derive(g)
	g.Sort()
	return g
}
