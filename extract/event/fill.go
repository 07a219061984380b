package event

import (
	"strings"

	"dateline/extract"
)

// filler is a candidate for a role before it becomes an Argument.
type filler struct {
	role   string
	tok    int
	score  float64
	reason string
	acts   bool // subject of an active verb: a town there stands for who sits in it
}

// nameOf is the index of the mention that the noun phrase headed by token k
// stands for, or -1: the mention at the head; the part behind "of" of a
// quantity ("dozens of rebels"); the name before a general noun ("Taliban
// fighters", "the Spin Boldak post").
func (r *reader) nameOf(k int) int {
	t := r.t
	key := t.key(k)
	// the parser may take a part of "the Ostrava-Zilina rail crossing" for its
	// head: the phrase is the whole mention when it is governed from outside
	if o := t.outer[k]; o >= 0 && o != t.ment[k] {
		m := &t.doc.Mentions[o]
		if h := t.head(k); (h < m.First || h >= m.Last) && (m.HeadTok > k || t.ment[k] < 0) {
			return o
		}
	}
	if t.ment[k] >= 0 && t.doc.Mentions[t.ment[k]].Form == extract.FormDemonym {
		for _, n := range t.of(k) { // "Uzbek President Karimov" with the adjective as head
			if extract.RelIs(t.rel(n), "flat*") && t.outer[n] >= 0 && t.doc.Mentions[t.outer[n]].Form == extract.FormName {
				return t.outer[n]
			}
		}
	}
	if t.ment[k] >= 0 {
		return r.properName(k)
	}
	if r.w.in("partitive", key) && r.w.in("group", key) { // "the Greek side of the island"
		for _, n := range t.of(k) {
			if extract.RelIs(t.rel(n), "amod", "compound") && t.ment[n] >= 0 && t.doc.Mentions[t.ment[n]].Form == extract.FormDemonym {
				return t.ment[n]
			}
		}
	}
	if r.w.in("partitive", key) || t.tag(k) == "CD" {
		for _, n := range t.of(k) {
			if t.rel(n) == "nmod" && (t.preposition(n) == "of" || t.preposition(n) == "among") && n != k {
				if m := r.nameOf(n); m >= 0 {
					return m
				}
			}
		}
	}
	for _, n := range t.of(k) { // "opposition leader John Banda" is he, not the opposition
		if n > k && extract.RelIs(t.rel(n), "flat*", "appos") && t.outer[n] >= 0 {
			if m := &t.doc.Mentions[t.outer[n]]; m.First == k+1 && m.Type == extract.Person && m.Form == extract.FormName {
				return t.outer[n]
			}
		}
	}
	if r.w.in("group", key) || r.w.in("settlement", key) || r.w.in("vehicle", key) {
		for _, n := range t.of(k) {
			if extract.RelIs(t.rel(n), "compound", "amod", "nmod:poss", "appos") && t.ment[n] >= 0 && r.standsFor(n, key) {
				return t.ment[n]
			}
		}
	}
	for _, n := range t.of(k) { // "councillor Ana Silva" with the title as head
		if extract.RelIs(t.rel(n), "flat*", "appos", "nmod:desc") && n > k && t.outer[n] >= 0 && t.doc.Mentions[t.outer[n]].Form == extract.FormName {
			return t.outer[n]
		}
	}
	return -1
}

// properName: "the town of Goma" is Goma; every other mention is itself.
func (r *reader) properName(k int) int {
	t := r.t
	m := t.ment[k]
	if n := r.apposed(k, m); n >= 0 {
		return n
	}
	if n := r.nameBefore(k, m); n >= 0 {
		return n
	}
	if t.doc.Mentions[m].Form != extract.FormNominal || t.doc.Mentions[m].Type != extract.Place || !r.w.in("municipal", t.key(k)) {
		return m
	}
	for _, n := range t.of(k) {
		if t.rel(n) == "nmod" && t.preposition(n) == "of" && t.outer[n] >= 0 {
			if c := t.doc.Mentions[t.outer[n]]; c.Form == extract.FormName && c.Type == extract.Place {
				return t.outer[n]
			}
		}
	}
	return m
}

// apposed is the name that stands beside a nominal: "The mayor of Loja, Franco
// Espinosa, urged" and "the watchdog, the Competition Commission," are the
// name. By the tree, else by the commas on both sides. -1 without one.
func (r *reader) apposed(k, mi int) int {
	t := r.t
	m := &t.doc.Mentions[mi]
	if m.Form != extract.FormNominal || m.Type == extract.Place || m.Number == "plur" {
		return -1
	}
	fits := func(o int) bool {
		n := &t.doc.Mentions[o]
		either := m.Type == extract.Person && n.Type == extract.Organization && r.w.in("either", t.key(k))
		return n.Form == extract.FormName && (n.Type == m.Type || either) // "its biggest shareholder, the Public Investment Corporation,"
	}
	for _, n := range t.of(k) {
		if n > k && extract.RelIs(t.rel(n), "appos") && t.outer[n] >= 0 && fits(t.outer[n]) {
			return t.outer[n]
		}
	}
	for i := m.Last; i < min(m.Last+8, len(t.sent)-1) && t.sent[i] == t.sent[k]; i++ {
		if t.text(i) != "," {
			if i == m.Last && t.tag(i) != "IN" && t.tag(i) != "TO" || t.verbal(i) || t.tag(i) == "CC" || strings.HasPrefix(t.tag(i), "W") {
				return -1 // "the mayor of Loja, X": only an of-phrase may stand between
			}
			continue
		}
		o := t.outer[i+1]
		if o < 0 || t.doc.Mentions[o].First > i+4 || !fits(o) {
			for j := i + 1; j < min(i+4, len(t.sent)-1) && (o < 0 || !fits(o)); j++ { // ", Major Paz,"
				o = t.outer[j]
				if o < 0 && !t.nominal(j) {
					return -1
				}
			}
			if o < 0 || !fits(o) {
				return -1
			}
		}
		if n := &t.doc.Mentions[o]; n.Last < len(t.sent) && (t.text(n.Last) == "," || t.text(n.Last) == ".") && n.First-i <= 3 {
			return o
		}
		return -1
	}
	return -1
}

// nameBefore: "the opposition Citizens' Union party", "the Minera firm": the
// common noun only says what the name is.
func (r *reader) nameBefore(k, mi int) int {
	t := r.t
	m := &t.doc.Mentions[mi]
	if m.Form != extract.FormNominal || m.Type != extract.Organization || !r.w.in("common", t.key(k)) {
		return -1
	}
	for _, n := range t.of(k) {
		if n < k && extract.RelIs(t.rel(n), "compound", "appos", "nmod", "amod") && t.outer[n] >= 0 {
			if o := &t.doc.Mentions[t.outer[n]]; o.Form == extract.FormName && o.Type == extract.Organization {
				return t.outer[n]
			}
		}
	}
	return -1
}

// standsFor: a name before "forces" acts, a name before "post" is a place.
func (r *reader) standsFor(n int, key string) bool {
	m := r.t.mention(n)
	if r.w.in("vehicle", key) && !r.w.in("group", key) { // "the navy's helicopter"; a Vietnamese boat is not Vietnam
		return m.Type == extract.Organization || r.t.rel(n) == "nmod:poss" && actsAsState(m)
	}
	if r.w.in("settlement", key) { // "its base had not been attacked": the mission's
		return m.Type == extract.Place && m.Form != extract.FormDemonym || m.Type == extract.Organization && r.t.rel(n) == "nmod:poss"
	}
	return true
}

// put adds the mention of token k to the event in the role, when the type
// declares the role and the mention's type fits; else in another role that
// fits better (a place in the place of the object: "visited Dushanbe").
func (r *reader) put(ev *extract.EventMention, et *eventType, f filler) {
	mi := r.nameOf(f.tok)
	if mi < 0 {
		return
	}
	m := &r.t.doc.Mentions[mi]
	if f.role != "agent" && m.Type == extract.Place && (f.tok < m.First || f.tok >= m.Last) && r.w.in("vehicle", r.t.key(f.tok)) {
		return // "Iran's plane crashed": Iran does not crash
	}
	if k := r.firstPerson(m); k >= 0 {
		m, f.reason = &r.t.doc.Mentions[k], "speaker"
		if f.role == "place" {
			return
		}
		if !et.accepts(f.role, m) && f.role != "" {
			return
		}
		f.tok = m.HeadTok
	}
	if r.barred(m) || m.First <= ev.TrigTok && ev.TrigTok < m.Last && (f.role == "agent" || r.t.rel(ev.TrigTok) != "amod") && m.HeadTok != ev.TrigTok {
		return
	}
	role := f.role
	if f.acts && m.Type == extract.Place && m.Form != extract.FormNominal && (m.Kind == "city" || m.Kind == "capital" || m.Kind == "country") && et.roles[role] != nil {
		// "Washington imposed sanctions": whoever does it there
	} else if f.reason == "owner" && et.roles[role] != nil && (m.Type == extract.Organization || actsAsState(m)) {
		// "three of its soldiers died": the army's loss, though only men die
	} else if !et.accepts(role, m) {
		role = r.otherRole(et, role, m)
		owner := (f.tok < m.First || f.tok >= m.Last) && !r.w.in("settlement", r.t.key(f.tok)) && m.HeadTok < f.tok
		if role == "" || role == "place" && owner { // "China's ship sank": not in China
			return
		}
		f.score *= 0.9
	}
	if m.HeadTok != f.tok {
		f.score *= 0.9
	}
	for i := range ev.Arguments {
		a := &ev.Arguments[i]
		if a.Mention == m.ID {
			return // a mention plays one role in an event
		}
		if o := r.t.doc.Mention(a.Mention); f.reason == "owner" && o != nil && o.Chain != "" && o.Chain == m.Chain && a.Role != role {
			return // "The US withdraws its forces": it does not withdraw itself
		}
	}
	ev.Arguments = append(ev.Arguments, extract.Argument{Role: role, Mention: m.ID, Reason: f.reason, Score: round(f.score)})
}

// otherRole: a place that can be neither doer nor sufferer is where it was.
func (r *reader) otherRole(et *eventType, role string, m *extract.Mention) string {
	switch {
	case m.Type == extract.Place && (role == "patient" || role == "agent"):
		if role == "agent" && et.accepts("patient", m) && et.roles["patient"] != nil && !actsAsState(m) {
			return "patient"
		}
		if m.Form == extract.FormDemonym {
			return ""
		}
		return "place"
	case role == "origin" && m.Type == extract.Person && et.accepts("patient", m):
		return "patient" // "3,000 people were displaced", whose object may be a town
	case role == "place" && m.Type != extract.Place && et.accepts("patient", m) && et.object == "place":
		return "patient"
	}
	return ""
}

// barred: the author of an embedded post is the source of its words, no actor
// in them; so is the agency in a credit or a dateline.
func (r *reader) barred(m *extract.Mention) bool {
	s := r.t.sent[m.HeadTok]
	if m.Type == extract.Organization && m.First > 0 && m.Last < len(r.t.sent) && r.t.text(m.First-1) == "(" && r.t.text(m.Last) == ")" && (m.Kind == "agency" || m.Kind == "media" || s >= 0 && r.t.doc.Sentences[s].Kind != "") {
		return true // a credit: "The gate on Tuesday. (Reuters)"
	}
	if s >= 0 && r.t.doc.Sentences[s].Kind == "dateline" || m.Form == extract.FormName && (m.Kind == "agency" || m.Kind == "media") && r.credited(m, s) {
		return true
	}
	if s < 0 || r.t.doc.Sentences[s].Kind != "social" {
		return false
	}
	for i := m.First - 1; i >= max(r.t.doc.Sentences[s].First, m.First-3); i-- {
		switch r.t.text(i) {
		case "—", "–", "--", "@":
			return true
		}
	}
	for i := m.First; i <= min(m.Last+1, len(r.t.sent)-1); i++ {
		if txt := r.t.text(i); len(txt) > 0 && txt[0] == '@' {
			return true
		}
	}
	return false
}

// credited: an outlet behind a dash, a bar or a slash, or before a slash, signs
// the text: "Fighters at the gate - Reuters", "AFP/Ana Silva".
func (r *reader) credited(m *extract.Mention, s int) bool {
	t := r.t
	if s < 0 {
		return false
	}
	in := t.doc.Sentences[s]
	if m.Last < in.Last && t.text(m.Last) == "/" {
		return true
	}
	if m.First == in.First || m.Last < in.Last-1 {
		return false
	}
	switch t.text(m.First - 1) {
	case "-", "–", "—", "--", "|", "/", ":":
		return true
	}
	return false
}

func round(f float64) float64 { return float64(int(f*100+0.5)) / 100 }
