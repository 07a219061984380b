package event

import (
	"strings"

	"dateline/extract"
)

// bySource fills the doer of a passive or a noun that names none, when the body
// whose work such acts are tells of it: "Four people were arrested, said Capt.
// Dlamini of the police", "police said eleven men had been detained", "there were
// no arrests, the police chief said". The reason is "source".
func (r *reader) bySource(ev *extract.EventMention, f *found) {
	et := f.p.typ
	kinds := et.bySource
	if kinds == nil || hasRole(ev, et.subject) || et.subject != "agent" || f.frame.agentBy != nil {
		return
	}
	if !f.frame.passive && f.p.use != useNoun {
		return
	}
	s := r.sayerOf(f.tok)
	if s < 0 {
		return
	}
	body := s
	if r.t.doc.Mentions[s].Type == extract.Person {
		body = r.bodyOf(s)
	}
	if body < 0 || !r.kindIn(body, kinds) {
		return
	}
	m := &r.t.doc.Mentions[body]
	for _, a := range ev.Arguments {
		if o := r.t.doc.Mention(a.Mention); o != nil && (o.ID == m.ID || o.Chain != "" && o.Chain == m.Chain) {
			return
		}
	}
	ev.Arguments = append(ev.Arguments, extract.Argument{Role: et.subject, Mention: m.ID, Reason: "source", Score: 0.4})
}

// kindIn: the body's mention or chain is of one of the kinds.
func (r *reader) kindIn(mi int, kinds []string) bool {
	m := &r.t.doc.Mentions[mi]
	kind := m.Kind
	if kind == "" || m.Form == extract.FormPronoun {
		for i := range r.t.doc.Chains {
			if ch := &r.t.doc.Chains[i]; ch.ID == m.Chain {
				kind = ch.Kind
			}
		}
	}
	for _, k := range kinds {
		if k == kind {
			return true
		}
		for i := m.First; i < m.Last && m.Type == extract.Organization; i++ {
			if r.w.in("name_"+k, r.t.lower(i)) {
				return true // "South African Police Service"
			}
		}
	}
	return false
}

// teller is the subject of the verb of saying that the clause of the token hangs
// on, or whom "according to" names in its sentence; -1 without one.
func (r *reader) teller(tok int) int {
	t := r.t
	s := t.doc.Sentences[t.sent[tok]]
	for v, n := tok, 0; v >= 0 && n < deepest; v, n = t.head(v), n+1 {
		if v != tok && t.verbal(v) && r.says(v) {
			if m := r.speakerOf(v); m >= 0 {
				return m
			}
		}
		for _, k := range t.of(v) { // "..., said Capt. Dlamini": the verb hung below
			if extract.RelIs(t.rel(k), "parataxis", "ccomp", "dep") && t.verbal(k) && r.says(k) {
				if m := r.speakerOf(k); m >= 0 {
					return m
				}
			}
		}
	}
	for v := tok + 1; v < s.Last; v++ { // "..., said the police chief", hung elsewhere
		if t.verbal(v) && r.says(v) && !t.quote[v] && t.comma(tok, v) {
			if m := r.speakerOf(v); m >= 0 {
				return m
			}
		}
	}
	for i := s.First; i+2 < s.Last; i++ {
		if t.lower(i) == "according" && t.lower(i+1) == "to" && !t.quote[i] {
			for k := i + 2; k < min(i+6, s.Last); k++ {
				if o := t.outer[k]; o >= 0 && t.doc.Mentions[o].Type != extract.Place {
					return o
				}
			}
		}
	}
	return -1
}

// sayerOf is who tells what the token says: the speaker of the quotation around
// it, else of its clause.
func (r *reader) sayerOf(tok int) int {
	if r.t.quote[tok] {
		return r.sayer(tok)
	}
	return r.teller(tok)
}

// sourceKinds reads the entry "source:" of a type: the kinds of body whose work
// the event is.
func sourceKinds(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Fields(strings.ReplaceAll(s, "|", " "))
}
