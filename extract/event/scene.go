package event

import (
	"dateline/extract"
)

// scenePlace is where the last event told was, when that was in the sentence
// before, in the same paragraph, and happens somewhere in the world as this one
// does: "A crowd tried to storm the consulate in Basra. Police fired tear gas." The
// reason is "scene". A tale of another time, a quotation and a sentence with a place
// of its own open no such scene.
func (r *reader) scenePlace(ev *extract.EventMention, f *found) {
	s := r.t.sent[f.tok]
	if s < 1 || r.namesPlace(s) || r.otherTime(ev) || ev.Modality != "asserted" && ev.Modality != "reported" && ev.Modality != "denied" {
		return
	}
	doc := r.t.doc
	for i := len(doc.Events) - 1; i >= 0; i-- {
		o := &doc.Events[i]
		d := s - r.t.sent[o.TrigTok]
		if d > farScene || doc.Sentences[r.t.sent[o.TrigTok]].Paragraph != doc.Sentences[s].Paragraph && d > 1 {
			return
		}
		if doc.Sentences[r.t.sent[o.TrigTok]].Kind != "" || !r.lex.scenic(o.Type) || r.otherTime(o) {
			continue
		}
		for _, a := range o.Arguments {
			m := doc.Mention(a.Mention)
			if a.Role != "place" || m == nil || a.Reason != "" && a.Reason != "patient" && a.Reason != "scene" || m.Form != extract.FormName && !r.nameChain[m.Chain] {
				continue
			}
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: m.ID, Reason: "scene", Score: 0.35})
			return
		}
	}
}

// farScene is how many sentences a scene lasts without being named again.
const farScene = 2

// scenic: events of the type happen somewhere in the world.
func (l *lexicon) scenic(id string) bool {
	et := l.typeOf(id)
	return et != nil && (et.First("place") == "dateline" || et.First("place") == "patient")
}
