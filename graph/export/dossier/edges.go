package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/graph"
)

// roles of events: the types of edges from an event to who or what takes part.
var roles = []string{"AGENT", "PATIENT", "INSTRUMENT", "BENEFICIARY", "ORIGIN", "DESTINATION", "OCCURRED_AT"}

// edge puts an edge where the page looks for it. Edges whose ends are not in
// the model are left out.
func (mk *maker) edge(e *graph.Edge) {
	m := mk.m
	switch {
	case e.Type == graph.Mentions:
		if i, ok := mk.ent[e.To]; ok {
			m.Ents[i].Spans = append(m.Ents[i].Spans, mk.span(e.From, e.Props))
		}
	case e.Type == graph.SupportedBy:
		mk.support(e)
	case e.Type == graph.Claims:
		who, ok1 := mk.ent[e.From]
		c, ok2 := mk.claim[e.To]
		if ok1 && ok2 {
			m.Claims[c].Who = append(m.Claims[c].Who, who)
		}
	case e.Type == "TOLD_TO":
		c, ok1 := mk.claim[e.From]
		to, ok2 := mk.ent[e.To]
		if ok1 && ok2 {
			m.Claims[c].ToldTo = append(m.Claims[c].ToldTo, to)
		}
	case e.FromLabel == graph.Claim && e.ToLabel == graph.Event:
		c, ok1 := mk.claim[e.From]
		ev, ok2 := mk.event[e.To]
		if ok1 && ok2 {
			m.Claims[c].About = append(m.Claims[c].About, about{ev, strings.ToLower(e.Type)})
		}
	case e.Type == graph.Contradicts:
		mk.rival(e, mk.claim, func(r *rival, pair []int) { r.Claims = pair })
	case e.Type == graph.IncompatibleWith:
		mk.rival(e, mk.event, func(r *rival, pair []int) { r.Events = pair })
	case slices.Contains(roles, e.Type) && e.FromLabel == graph.Event:
		ev, ok1 := mk.event[e.From]
		to, ok2 := mk.ent[e.To]
		if ok1 && ok2 {
			m.Events[ev].Args = append(m.Events[ev].Args, arg{strings.ToLower(e.Type), to, mk.evidence(e)})
		}
	case graph.IsEntity(e.FromLabel) && graph.IsEntity(e.ToLabel):
		mk.relation(e)
	}
}

// support notes a sentence that tells an event or holds a claim.
func (mk *maker) support(e *graph.Edge) {
	s := mk.span(e.To, e.Props)
	if s[0] < 0 {
		return
	}
	if i, ok := mk.event[e.From]; ok {
		mk.m.Events[i].Tellings = append(mk.m.Events[i].Tellings, telling{s, str(e.Props, "polarity") == "negative", str(e.Props, "modality"), score(e)})
	}
	if i, ok := mk.claim[e.From]; ok && mk.m.Claims[i].Span[0] < 0 {
		mk.m.Claims[i].Span = s
	}
}

// span is the place of an edge's words: those that it names, else the whole
// sentence. The first is -1 where the sentence is unknown.
func (mk *maker) span(sentence string, props map[string]any) span {
	i, ok := mk.sent[sentence]
	if !ok {
		return span{-1, 0, 0}
	}
	start, has := props["start"].(int64)
	end, has2 := props["end"].(int64)
	if !has || !has2 || end <= start {
		return span{i, mk.m.Sents[i][1], mk.m.Sents[i][2]}
	}
	off := mk.offsets[graph.DocumentOf(sentence)]
	return span{i, off.at(int(start)), off.at(int(end))}
}

func score(e *graph.Edge) float64 {
	f, _ := e.Props["confidence"].(float64)
	return f
}

func (mk *maker) evidence(e *graph.Edge) []int {
	list, _ := e.Props["evidence"].([]string)
	var out []int
	for _, id := range list {
		if i, ok := mk.sent[id]; ok {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

func (mk *maker) relation(e *graph.Edge) {
	from, ok1 := mk.ent[e.From]
	to, ok2 := mk.ent[e.To]
	if !ok1 || !ok2 {
		return
	}
	r := rel{From: from, Type: strings.ToLower(e.Type), To: to, Office: show(str(e.Props, "office"), 80), Status: str(e.Props, "status"), Sents: mk.evidence(e)}
	if len(r.Sents) == 0 {
		r.KB = cmp.Or(str(e.Props, "kb"), "knowledge base")
	}
	mk.m.Rels = append(mk.m.Rels, r)
}

func (mk *maker) rival(e *graph.Edge, index map[string]int, set func(*rival, []int)) {
	a, ok1 := index[e.From]
	b, ok2 := index[e.To]
	if !ok1 || !ok2 {
		return
	}
	r := rival{Reason: str(e.Props, "reason"), Detail: show(str(e.Props, "detail"), longName)}
	set(&r, []int{min(a, b), max(a, b)})
	mk.m.Rivals = append(mk.m.Rivals, r)
}

// order sorts what came from edges.
func (mk *maker) order() {
	spans := func(a, b span) int { return slices.Compare(a[:], b[:]) }
	for i := range mk.m.Ents {
		list := slices.DeleteFunc(mk.m.Ents[i].Spans, func(s span) bool { return s[0] < 0 })
		slices.SortFunc(list, spans)
		mk.m.Ents[i].Spans = list
	}
	for i := range mk.m.Events {
		slices.SortFunc(mk.m.Events[i].Tellings, func(a, b telling) int { // the surest is read first
			return cmp.Or(cmp.Compare(b.score, a.score), spans(a.Span, b.Span))
		})
		slices.SortFunc(mk.m.Events[i].Args, func(a, b arg) int {
			return cmp.Or(cmp.Compare(slices.Index(roles, strings.ToUpper(a.Role)), slices.Index(roles, strings.ToUpper(b.Role))), cmp.Compare(a.Ent, b.Ent))
		})
	}
	for i := range mk.m.Claims {
		slices.Sort(mk.m.Claims[i].Who)
		slices.SortFunc(mk.m.Claims[i].About, func(a, b about) int { return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Stance, b.Stance)) })
	}
	slices.SortFunc(mk.m.Rels, func(a, b rel) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	slices.SortFunc(mk.m.Rivals, func(a, b rival) int {
		return cmp.Or(slices.Compare(a.Events, b.Events), slices.Compare(a.Claims, b.Claims), cmp.Compare(a.Reason, b.Reason))
	})
}

// link is the item of a knowledge base that an entity is.
func link(n *graph.Node) string {
	if id := str(n.Props, "wikidata_id"); id != "" {
		return "Wikidata " + show(id, 40)
	}
	if id := num(n.Props, "geonames_id"); id != 0 {
		return fmt.Sprintf("GeoNames %d", id)
	}
	return ""
}

// title counts the reports and gives their days.
func (mk *maker) title() string {
	docs := mk.m.Docs
	name := fmt.Sprintf("%d reports", len(docs))
	if len(docs) == 1 {
		name = "One report"
	}
	from, to := "", ""
	for _, d := range docs {
		if d.Published != "" && from == "" {
			from = d.Published
		}
		to = max(to, d.Published)
	}
	switch {
	case from == "":
		return name
	case from == to:
		return name + " of " + from
	}
	return name + ", " + from + " to " + to
}
