package event

import (
	"strings"

	"dateline/extract"
)

// People and things that have no name of their own stand for the body or the
// state that they belong to: what "its troops", "six employees of the utility"
// or "the union's office" do or suffer, that body does or suffers too. The
// unnamed filler stays in the role; the owner is added beside it, with the
// reason "owner" (of several states in one phrase, none).

// peers: the unnamed heads of several named states act for them: "the
// presidents of Peru, Chile and Bolivia signed".
func (r *reader) peers(ev *extract.EventMention, et *eventType, role string, toks []int, score float64) {
	t := r.t
	for _, k := range toks {
		if t.mention(k) == nil { // "three of its soldiers": its soldiers
			if mi := r.nameOf(k); mi >= 0 && t.doc.Mentions[mi].Form == extract.FormNominal {
				k = t.doc.Mentions[mi].HeadTok
			}
		}
		r.owners(ev, et, role, k, score)
		r.listed(ev, et, role, k, score)
		r.putPair(ev, et, role, k, score)
		r.sideOf(ev, et, role, k, score*0.8)
		r.offices(ev, et, role, k, score)
	}
	if role != "agent" {
		return
	}
	for _, k := range toks {
		if m := t.mention(k); m == nil || m.Form != extract.FormNominal || m.Type == extract.Place {
			continue
		}
		for _, n := range t.of(k) {
			if t.rel(n) != "nmod" || t.preposition(n) != "of" {
				continue
			}
			states := t.conjuncts(n)
			if m := t.mention(n); len(states) < 2 || m == nil || !actsAsState(m) {
				continue
			}
			for _, s := range states {
				r.put(ev, et, filler{role: role, tok: s, score: score})
			}
			r.listBefore(ev, et, role, n, score)
		}
	}
}

// listed: the names that tell who several are: "Two men, Ivo Lund and Pal Nagy, were
// arrested", "just two checkpoints, Kairagach and Kyzyl-Bel, would open".
func (r *reader) listed(ev *extract.EventMention, et *eventType, role string, k int, score float64) {
	t := r.t
	m := t.mention(k)
	if m == nil || m.Form != extract.FormNominal || m.Number != "plur" || m.Last >= len(t.sent) || t.text(m.Last) != "," && t.text(m.Last) != ":" {
		return
	}
	var names []int
	for i := m.Last + 1; i < len(t.sent) && t.sent[i] == t.sent[k]; {
		o := t.outer[i]
		if o < 0 || t.doc.Mentions[o].Form != extract.FormName || t.doc.Mentions[o].Type != m.Type {
			return
		}
		names = append(names, t.doc.Mentions[o].HeadTok)
		i = t.doc.Mentions[o].Last
		for i < len(t.sent) && (t.tag(i) == "CD" || t.text(i) == "," && i+1 < len(t.sent) && (t.tag(i+1) == "CD" || t.lower(i+1) == "and")) { // ages; a comma before "and"
			i++
		}
		if i >= len(t.sent) {
			return
		}
		switch l := t.lower(i); {
		case l == "and" || l == "," && i+1 < len(t.sent) && t.outer[i+1] >= 0 && t.doc.Mentions[t.outer[i+1]].First == i+1 && len(names) < 2 && t.listGoesOn(i+1):
			i++
			continue
		case l == "," || l == "." || l == ";":
		default:
			return
		}
		break
	}
	if len(names) < 2 {
		return
	}
	for _, n := range names {
		r.put(ev, et, filler{role: role, tok: n, score: score})
	}
}

// owners: a state or a body acts through its forces and its officers, and is
// met in them: "its troops drove them back", "Iran's president visited Dushanbe",
// "the union's delegation called for calm", "our men entered the town". What is
// done to a body's people and things is done to it: "seven employees of the
// charity were abducted", "broke into the office of the ferry line".
func (r *reader) owners(ev *extract.EventMention, et *eventType, role string, k int, score float64) {
	t := r.t
	m := t.mention(k)
	if role != "agent" && role != "patient" || et.Code == "vote" {
		return // a country's leader wins, not the country
	}
	if role == "patient" && ev.Type == "request" {
		return // asked of the officials, not of their body
	}
	if m != nil && m.Form != extract.FormNominal {
		return
	}
	key := t.key(k)
	people := m != nil && m.Type != extract.Place && (r.w.in("led", key) || r.w.in("headed", key) || r.w.in("group", key) || r.w.in("troops", key) || r.w.in("office", key) || r.w.in("delegate", key))
	staff := !people && r.w.in("staff", key)
	thing := !people && !staff && role == "patient" && (r.w.in("settlement", key) || r.w.in("vehicle", key)) && suffers(et)
	abroad := thing && r.w.in("abroad", key)
	if staff && role == "agent" && et.First("employer") != "" { // "Workers at Kei Dairies downed tools": against the firm
		role = et.First("employer")
	}
	if !people && !staff && !thing {
		return
	}
	for _, n := range t.of(k) {
		o := t.mention(n)
		if o == nil || n == k {
			continue
		}
		if o.Type == extract.Person && o.Form == extract.FormName && r.w.in("headed", key) && (extract.RelIs(t.rel(n), "nmod:poss", "compound") || t.rel(n) == "nmod" && t.preposition(n) == "of") {
			r.put(ev, et, filler{role: role, tok: n, score: score * 0.8, reason: "owner"}) // "the government of Najib Mikati has promised"
			continue
		}
		if o.Type == extract.Person && extract.RelIs(t.rel(n), "nmod:poss") && r.firstPerson(o) < 0 && (r.w.in("troops", key) || r.w.in("group", key) || r.w.in("led", key)) {
			if b := r.bodyOf(t.ment[n]); b >= 0 { // "Lompo deplored the loss of 14 of his men": of the militia that he heads
				r.put(ev, et, filler{role: role, tok: t.doc.Mentions[b].HeadTok, score: score, reason: "owner"})
			}
			continue
		}
		acts := o.Type == extract.Organization
		if people || abroad {
			acts = acts || o.Type == extract.Place && (actsAsState(o) || o.Form == extract.FormDemonym || o.Kind == "country") || r.firstPerson(o) >= 0
		}
		if r.w.in("led", key) && t.rel(n) != "nmod:poss" {
			continue // "Somali men" are not Somalia
		}
		p := t.preposition(n)
		of := t.rel(n) == "nmod" && (p == "of" || p == "from" || staff && (p == "at" || p == "with"))
		if t.rel(n) == "nmod" && p == "for" && r.w.in("spokes", key) { // "a spokeswoman for the premier, Ana Paz, said"
			if acts || o.Type == extract.Person && (o.Form == extract.FormName || r.apposed(n, t.ment[n]) >= 0) {
				r.put(ev, et, filler{role: role, tok: n, score: score, reason: "owner"})
			}
			continue
		}
		if acts && (of || extract.RelIs(t.rel(n), "nmod:poss", "compound", "amod")) && !(thing && !abroad && strings.HasPrefix(t.rel(n), "amod")) {
			r.put(ev, et, filler{role: role, tok: n, score: score, reason: "owner"})
			r.putPair(ev, et, role, n, score) // "soldiers of both countries"
		}
	}
}

// suffers: what is done to a thing in an event of the type is done to whoever
// owns it.
func suffers(et *eventType) bool {
	switch et.Code {
	case "assault", "coerce", "fight", "casualties", "accident", "disaster", "protest", "sanction":
		return true
	}
	return false
}
