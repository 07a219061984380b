package dossier

import (
	"cmp"
	"slices"

	"dateline/graph"
)

// model is what the page's script reads: everything but the texts, with
// indexes in place of ids. Offsets count UTF-16 units, as JavaScript does.
type model struct {
	Title  string   `json:"title"`
	Tool   string   `json:"tool,omitempty"`
	Left   left     `json:"left"`
	Docs   []doc    `json:"docs"`
	Sents  [][3]int `json:"sents"` // document, start, end
	Ents   []ent    `json:"ents"`
	Events []event  `json:"events"`
	Claims []claim  `json:"claims"`
	Rels   []rel    `json:"rels"`
	Rivals []rival  `json:"rivals"`
	texts  []string
}

type doc struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Publisher string `json:"pub,omitempty"`
	Published string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
	Path      string `json:"path,omitempty"`
	Origin    *int   `json:"origin,omitempty"` // the document that this one copies
	Partial   bool   `json:"partial,omitempty"`
}

// span is words of a sentence: its index, first unit, unit after the last.
type span [3]int

type ent struct {
	Name    string      `json:"name"`
	Label   string      `json:"label"`
	Kind    string      `json:"kind,omitempty"`
	Country string      `json:"country,omitempty"`
	Aliases []string    `json:"aliases,omitempty"`
	Link    string      `json:"link,omitempty"` // knowledge base and number
	At      *[2]float64 `json:"at,omitempty"`   // latitude, longitude
	Spans   []span      `json:"spans,omitempty"`
}

// arg is a participant of an event, with the sentences that say so.
type arg struct {
	Role  string `json:"role"`
	Ent   int    `json:"ent"`
	Sents []int  `json:"sents,omitempty"`
}

// telling is a sentence that tells an event, with the telling words.
type telling struct {
	Span     span   `json:"span"`
	Negative bool   `json:"neg,omitempty"`
	Modality string `json:"mod,omitempty"`
	score    float64
}

type event struct {
	Name        string    `json:"name"`
	Type        string    `json:"type"`
	Status      string    `json:"status,omitempty"`
	Modality    string    `json:"mod,omitempty"`
	Earliest    string    `json:"from,omitempty"`
	Latest      string    `json:"to,omitempty"`
	Granularity string    `json:"gran,omitempty"`
	DateText    string    `json:"text,omitempty"`
	Sources     int       `json:"sources"`
	Figures     []string  `json:"figures,omitempty"`
	Args        []arg     `json:"args,omitempty"`
	Tellings    []telling `json:"told,omitempty"`
}

type about struct {
	Event  int    `json:"event"`
	Stance string `json:"stance"` // asserts, confirms, denies, doubts
}

type claim struct {
	Text   string  `json:"text"`
	Stance string  `json:"stance"`
	Who    []int   `json:"who,omitempty"`
	ToldTo []int   `json:"to,omitempty"`
	Span   span    `json:"span"`
	Quote  bool    `json:"quote,omitempty"`
	Figure string  `json:"figure,omitempty"`
	About  []about `json:"about,omitempty"`
}

type rel struct {
	From   int    `json:"from"`
	Type   string `json:"type"`
	To     int    `json:"to"`
	Office string `json:"office,omitempty"`
	Status string `json:"status,omitempty"`
	KB     string `json:"kb,omitempty"` // only where no report states it
	Sents  []int  `json:"sents,omitempty"`
}

// rival is two events or two claims that cannot both hold.
type rival struct {
	Events []int  `json:"events,omitempty"`
	Claims []int  `json:"claims,omitempty"`
	Reason string `json:"reason,omitempty"`
	Detail string `json:"detail,omitempty"`
}

// maker fills a model; the maps give the index of a node by id.
type maker struct {
	m       *model
	g       *graph.Graph
	texts   map[string]string
	offsets map[string]*offsets
	doc     map[string]int
	sent    map[string]int
	ent     map[string]int
	event   map[string]int
	claim   map[string]int
}

func newModel(g *graph.Graph, o Options) *model {
	mk := &maker{m: &model{Tool: o.Tool}, g: g, texts: o.Texts, offsets: map[string]*offsets{}, doc: map[string]int{},
		sent: map[string]int{}, ent: map[string]int{}, event: map[string]int{}, claim: map[string]int{}}
	mk.documents()
	mk.entities()
	mk.events()
	mk.claims()
	for i := range g.Edges {
		mk.edge(&g.Edges[i])
	}
	mk.order()
	mk.m.Title = show(cmp.Or(o.Title, mk.title()), longName)
	return mk.m
}

// nodes are the nodes of a label in the order of less, then of id.
func (mk *maker) nodes(less func(a, b *graph.Node) int, labels ...string) []*graph.Node {
	var out []*graph.Node
	for i := range mk.g.Nodes {
		if slices.Contains(labels, mk.g.Nodes[i].Label) {
			out = append(out, &mk.g.Nodes[i])
		}
	}
	slices.SortFunc(out, func(a, b *graph.Node) int { return cmp.Or(less(a, b), cmp.Compare(a.ID, b.ID)) })
	return out
}

func str(n map[string]any, key string) string {
	switch v := n[key].(type) {
	case string:
		return v
	case graph.Date:
		return string(v)
	}
	return ""
}

func num(n map[string]any, key string) int {
	v, _ := n[key].(int64)
	return int(v)
}

func (mk *maker) documents() {
	sentences := map[string][]*graph.Node{}
	for i := range mk.g.Nodes {
		if n := &mk.g.Nodes[i]; n.Label == graph.Sentence {
			id := graph.DocumentOf(n.ID)
			sentences[id] = append(sentences[id], n)
		}
	}
	list := mk.nodes(func(a, b *graph.Node) int {
		return cmp.Or(cmp.Compare(late(str(a.Props, "published")), late(str(b.Props, "published"))), cmp.Compare(str(a.Props, "name"), str(b.Props, "name")))
	}, graph.Document)
	for i, n := range list {
		mk.doc[n.ID] = i
	}
	for i, n := range list {
		d := doc{ID: n.ID, Name: show(cmp.Or(str(n.Props, "title"), str(n.Props, "name")), longName), Publisher: show(str(n.Props, "publisher"), 80), Published: str(n.Props, "published"),
			URL: webAddress(str(n.Props, "url")), Path: show(str(n.Props, "path"), 400)}
		if j, ok := mk.doc[str(n.Props, "origin")]; ok && j != i {
			d.Origin = &j
		}
		own := sentences[n.ID]
		slices.SortFunc(own, func(a, b *graph.Node) int { return cmp.Compare(num(a.Props, "start"), num(b.Props, "start")) })
		text, whole := mk.texts[n.ID]
		var off *offsets
		if whole {
			off = newOffsets(text)
		} else {
			text, off = patch(own)
			d.Partial = true
		}
		mk.offsets[n.ID] = off
		for _, s := range own {
			mk.sent[s.ID] = len(mk.m.Sents)
			mk.m.Sents = append(mk.m.Sents, [3]int{i, off.at(num(s.Props, "start")), off.at(num(s.Props, "end"))})
		}
		mk.m.Docs, mk.m.texts = append(mk.m.Docs, d), append(mk.m.texts, text)
	}
}

// late sorts what has no date last.
func late(day string) string { return cmp.Or(day, "9999") }

func (mk *maker) entities() {
	for i, n := range mk.nodes(func(a, b *graph.Node) int {
		return cmp.Or(cmp.Compare(num(b.Props, "mentions"), num(a.Props, "mentions")), cmp.Compare(str(a.Props, "name"), str(b.Props, "name")))
	}, graph.Person, graph.Organization, graph.Place) {
		mk.ent[n.ID] = i
		e := ent{Name: show(str(n.Props, "name"), longName), Label: n.Label, Kind: str(n.Props, "kind"), Country: str(n.Props, "country")}
		if list, ok := n.Props["aliases"].([]string); ok {
			for _, a := range list[:min(len(list), 12)] {
				e.Aliases = append(e.Aliases, show(a, longName))
			}
		}
		if p, ok := n.Props["location"].(graph.Point); ok {
			e.At = &[2]float64{p.Lat, p.Lon}
		}
		e.Link = link(n)
		mk.m.Ents = append(mk.m.Ents, e)
	}
}

func (mk *maker) events() {
	for i, n := range mk.nodes(func(a, b *graph.Node) int {
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(late(str(a.Props, "latest")), late(str(b.Props, "latest"))), cmp.Compare(str(a.Props, "name"), str(b.Props, "name")))
	}, graph.Event) {
		mk.event[n.ID] = i
		p := n.Props
		e := event{Name: show(str(p, "name"), longName), Type: str(p, "type"), Status: str(p, "status"), Modality: str(p, "modality"), Earliest: str(p, "earliest"),
			Latest: str(p, "latest"), Granularity: str(p, "granularity"), DateText: show(str(p, "date_text"), 80), Sources: num(p, "sources")}
		if v, ok := p["values"].([]string); ok {
			for _, s := range v {
				e.Figures = append(e.Figures, show(s, 80))
			}
		}
		mk.m.Events = append(mk.m.Events, e)
	}
}

func first(n *graph.Node) string {
	return late(cmp.Or(str(n.Props, "earliest"), str(n.Props, "latest")))
}

func (mk *maker) claims() {
	for i, n := range mk.nodes(func(_, _ *graph.Node) int { return 0 }, graph.Claim) {
		mk.claim[n.ID] = i
		c := claim{Text: show(cmp.Or(str(n.Props, "text"), str(n.Props, "name")), longText), Stance: str(n.Props, "stance"), Quote: str(n.Props, "quote") != "", Span: span{-1, 0, 0}}
		if v := str(n.Props, "value"); v != "" {
			c.Figure = show(str(n.Props, "property")+": "+v, 80)
		}
		mk.m.Claims = append(mk.m.Claims, c)
	}
}
