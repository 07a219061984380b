package event

import (
	"strings"

	"dateline/extract"
)

// place finds where the event was: a locative phrase of the trigger or its
// clause; else one of the sentence's main clause; else, for things that
// happen somewhere, the place in the dateline.
func (r *reader) place(ev *extract.EventMention, f *found) {
	et := f.p.typ
	if et.First("place") == "no" {
		return
	}
	base := f.tok
	if f.verb >= 0 {
		base = f.verb
	}
	before := len(ev.Arguments)
	r.placesUnder(ev, et, base, 0.85, "", 0)
	if f.verb >= 0 && f.tok != f.verb {
		r.placesUnder(ev, et, f.tok, 0.85, "", 0)
	}
	if f.noun >= 0 {
		r.placesUnder(ev, et, f.noun, 0.8, "", 0)
	}
	r.compoundPlace(ev, et, f.tok)
	r.takenPlace(ev, et)
	if !hasRole(ev, "place") || r.onlyUnnamed(ev) {
		r.therePlace(ev, base)
	}
	if (len(ev.Arguments) > before || hasRole(ev, "place")) && !r.onlyUnnamed(ev) {
		return
	}
	if r.placeWhere(ev, et, base); hasRole(ev, "place") && !r.onlyUnnamed(ev) {
		return
	}
	if r.endPlace(ev); hasRole(ev, "place") && !r.onlyUnnamed(ev) {
		return
	}
	r.placeAbove(ev, et, base)
	if !hasRole(ev, "place") {
		r.localPlace(ev, et)
	}
	if et.First("place") == "country" && !hasRole(ev, "place") {
		r.countryPlace(ev, f)
	}
	if r.onlyUnnamed(ev) { // "gathered outside the gates", "reopened the market": the town as well
		if et.First("place") != "dateline" {
			r.scenePlace(ev, f)
		}
		if r.onlyUnnamed(ev) && r.lede != r.dateline { // not where the report was sent from
			r.ledePlace(ev, f)
		}
	}
	if !hasRole(ev, "place") && staged(et) && !r.placePatient(ev) {
		r.scenePlace(ev, f)
	}
	if hasRole(ev, "place") || et.First("place") != "dateline" || r.placePatient(ev) {
		return
	}
	if r.placeBeside(ev, et, base); !hasRole(ev, "place") {
		r.placeNear(ev, et, f.tok)
	}
	if !hasRole(ev, "place") {
		r.scenePlace(ev, f)
	}
	if !hasRole(ev, "place") {
		r.ledePlace(ev, f)
	}
	if !hasRole(ev, "place") {
		r.datelinePlace(ev, f)
	}
	if !hasRole(ev, "place") && r.otherTime(ev) && !r.namesPlace(r.t.sent[f.tok]) { // "the coup of 2020": in the country that the report is about
		r.countryPlace(ev, f)
	}
}

// staged: an act of the kind takes place in the world, though what it is does not
// tie it to a place: a release, a retreat, help.
func staged(et *eventType) bool {
	switch et.Code {
	case "coerce", "retreat", "aid", "disaster", "accident", "fight", "casualties":
		return et.First("place") != "dateline"
	}
	return et.ID == "release"
}

// takenPlace: what happens to a town happens in it: "captured Goma", "the
// attack on the airport", "closed the crossing", "left the town".
func (r *reader) takenPlace(ev *extract.EventMention, et *eventType) {
	if p := et.First("place"); p != "dateline" && p != "patient" || et.roles["place"] == nil {
		return
	}
	for _, a := range ev.Arguments {
		if a.Role != "patient" && (a.Role != "origin" || hasRole(ev, "destination")) || a.Mention == "" {
			continue
		}
		m := &r.t.doc.Mentions[r.t.ids[a.Mention]]
		if m.Type == extract.Place && !actsAsState(m) && m.Form != extract.FormPronoun {
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: a.Mention, Reason: "patient", Score: a.Score})
		}
	}
}

// endPlace: what moves somebody or something, with no other place told, happened
// where it ended, else where it began: "was extradited to Honduras", "troops were
// rushed to Marseille", "engineers were sent from Karachi".
func (r *reader) endPlace(ev *extract.EventMention) {
	for _, role := range []string{"destination", "origin"} {
		for _, a := range ev.Arguments {
			if a.Role != role || a.Mention == "" {
				continue
			}
			if m := &r.t.doc.Mentions[r.t.ids[a.Mention]]; m.Type == extract.Place && m.Form != extract.FormPronoun && m.Form != extract.FormDemonym {
				ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: a.Mention, Reason: role, Score: round(a.Score * 0.8)})
			}
		}
		if hasRole(ev, "place") {
			return
		}
	}
}

// onlyUnnamed: the places found have no name in the whole report: "the gates",
// "the capital". Other reports cannot know them, so a named one is looked for
// beside them.
func (r *reader) onlyUnnamed(ev *extract.EventMention) bool {
	found := false
	for _, a := range ev.Arguments {
		if a.Role != "place" || a.Mention == "" {
			continue
		}
		if m := &r.t.doc.Mentions[r.t.ids[a.Mention]]; m.Form == extract.FormName || r.nameChain[m.Chain] {
			return false
		}
		found = true
	}
	return found
}

// placeWhere: "in Brussels, where she met the commissioner".
func (r *reader) placeWhere(ev *extract.EventMention, et *eventType, v int) {
	t := r.t
	for _, k := range t.of(v) {
		if t.lower(k) != "where" || k > v || k < 2 || t.text(k-1) != "," && t.outer[k-1] < 0 {
			continue
		}
		i := k - 1
		if t.text(i) == "," {
			i--
		}
		if o := t.outer[i]; o >= 0 && t.doc.Mentions[o].Type == extract.Place && t.doc.Mentions[o].Last == i+1 {
			r.put(ev, et, filler{role: "place", tok: t.doc.Mentions[o].HeadTok, score: 0.8})
		}
	}
}

// countryPlace: what a whole country does, an election, happens in the country
// that the report is about.
func (r *reader) countryPlace(ev *extract.EventMention, f *found) {
	if r.country < 0 || r.t.quote[f.tok] {
		return
	}
	if m := r.t.doc.Mentions[r.country]; m.HeadTok < f.tok {
		ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: m.ID, Reason: "lede", Score: 0.3})
	}
}

// findCountry is the country that the headline and the first sentence of the
// body name, when they name one only.
func (r *reader) findCountry() int {
	t, best, body := r.t, -1, 0
	for si := range t.doc.Sentences {
		s := &t.doc.Sentences[si]
		if s.Kind != "" && s.Kind != "headline" {
			continue
		}
		if s.Kind == "" {
			if body++; body > 1 {
				break
			}
		}
		for i := s.First; i < s.Last; i++ {
			m := t.mention(i)
			if m == nil || m.Type != extract.Place || m.Kind != "country" || m.Form != extract.FormName || m.Metonym {
				continue
			}
			if best >= 0 && t.lower(t.doc.Mentions[best].HeadTok) != t.lower(m.HeadTok) {
				return -1
			}
			if best < 0 {
				best = t.ment[i]
			}
		}
	}
	return best
}

// placeBeside: "12 died when a dam burst in Latur": the clause that tells the
// cause or the moment tells the place.
func (r *reader) placeBeside(ev *extract.EventMention, et *eventType, base int) {
	for _, k := range r.t.of(r.t.clause(base)) {
		if extract.RelIs(r.t.rel(k), "advcl*") && r.markIs(k, "after", "when", "as", "while") || extract.RelIs(r.t.rel(k), "advcl*") && r.t.has(k, "advmod") {
			r.placesUnder(ev, et, k, 0.5, "sentence", 0)
		}
	}
}

// placesUnder adds PLACE mentions in locative phrases below token i, without
// entering clauses of their own. Phrases inside the subject or object ("12
// people in Goma") count.
func (r *reader) placesUnder(ev *extract.EventMention, et *eventType, i int, score float64, reason string, depth int) {
	if depth > 5 {
		return
	}
	t := r.t
	for _, k := range t.of(i) {
		rel := t.rel(k)
		if extract.RelIs(rel, "obl", "nmod", "obl:agent", "advmod", "nmod:unmarked", "obl:unmarked") && !t.isTime(k) {
			r.placePhrase(ev, et, k, score, reason)
		}
		if r.eventive(k) && !r.scene(k) && rel == "nmod" {
			continue // "a summit on the unrest in Iran"
		}
		if extract.RelIs(rel, "acl") && t.tag(k) == "VBN" && depth == 0 && r.w.in("brokerverb", t.key(k)) {
			r.placesUnder(ev, et, k, score*0.9, reason, depth+1) // "talks hosted by Oman in the port of Salalah"
		}
		if t.clausal(k) || rel == "conj" && t.verbal(k) || extract.RelIs(rel, "acl*", "nmod:poss", "compound") {
			continue
		}
		if extract.RelIs(rel, "nsubj*", "obj", "obl*", "nmod", "iobj", "conj", "xcomp") {
			r.placesUnder(ev, et, k, score*0.9, reason, depth+1)
		}
	}
}

// eventive: the noun may be an event with a place of its own.
func (r *reader) eventive(k int) bool {
	if !r.t.nominal(k) {
		return false
	}
	for _, p := range r.lex.byLemma[r.t.key(k)] {
		if p.use == useNoun {
			return true
		}
	}
	return false
}

// placePhrase: "in Goma", "near the border post"; not "of Goma", not "from".
func (r *reader) placePhrase(ev *extract.EventMention, et *eventType, k int, score float64, reason string) {
	p := r.t.preposition(k)
	if !r.w.in("locative", p) {
		if i := strings.LastIndexByte(p, ' '); i < 0 || !r.w.in("locative", p[i+1:]) {
			if i := strings.IndexByte(p, ' '); i < 0 || !r.w.in("locative", p[:i]) {
				return
			}
		}
	}
	for _, c := range r.t.conjuncts(k) {
		mi := r.nameOf(c)
		if mi < 0 || r.t.doc.Mentions[mi].Type != extract.Place || r.t.doc.Mentions[mi].Form == extract.FormDemonym || r.t.doc.Mentions[mi].Form == extract.FormPronoun {
			continue
		}
		r.put(ev, et, filler{role: "place", tok: c, score: score, reason: reason})
	}
}

// compoundPlace: "the Goma massacre".
func (r *reader) compoundPlace(ev *extract.EventMention, et *eventType, n int) {
	for _, k := range r.t.of(n) {
		if m := r.t.mention(k); r.t.rel(k) == "compound" && m != nil && m.Type == extract.Place && !actsAsState(m) {
			r.put(ev, et, filler{role: "place", tok: k, score: 0.75})
		}
	}
}

// placeAbove looks at the clauses around the trigger's, not past a verb of
// saying: where somebody spoke is not where it happened.
func (r *reader) placeAbove(ev *extract.EventMention, et *eventType, base int) {
	t := r.t
	c := t.clause(base)
	if c != base && (!r.says(c) || extract.RelIs(t.rel(base), "nsubj:pass")) { // "fighting was reported in Aleppo"
		r.placesUnder(ev, et, c, 0.7, "sentence", 0)
	}
	for steps := 0; steps < 4 && !hasRole(ev, "place"); steps++ {
		h := t.head(c)
		if h < 0 || !r.sharesPlace(c) {
			return
		}
		if c = t.clause(h); r.says(c) {
			return
		}
		r.placesUnder(ev, et, c, 0.55, "sentence", 0)
	}
}

// sharesPlace: an infinitive, a gerund without a conjunction or a coordinated
// verb happens where its governor does; "when", "after", "who" open a scene of
// their own.
func (r *reader) sharesPlace(c int) bool {
	t := r.t
	switch rel := t.rel(c); {
	case rel == "xcomp" || rel == "ccomp":
		return true
	case rel == "conj":
		return !t.has(c, "nsubj*")
	case strings.HasPrefix(rel, "advcl"):
		return !t.has(c, "mark", "nsubj*") && !t.has(c, "advmod") && t.tag(c) == "VBG"
	}
	return false
}

// says: the verb reports speech or thought.
func (r *reader) says(v int) bool { return r.w.status[r.t.key(v)] == "reported" }

// placePatient: what was taken, closed or flooded is itself the place.
func (r *reader) placePatient(ev *extract.EventMention) bool {
	for _, a := range ev.Arguments {
		if a.Mention == "" || a.Role == "agent" {
			continue
		}
		if m := r.t.doc.Mentions[r.t.ids[a.Mention]]; m.Type == extract.Place && m.Form != extract.FormDemonym && a.Reason != "behind" && a.Reason != "owner" {
			return true
		}
	}
	return false
}

// datelinePlace uses "GOMA, Congo, March 3 -" for the events of the first
// sentences that happen somewhere in the world.
func (r *reader) datelinePlace(ev *extract.EventMention, f *found) {
	if r.dateline < 0 || r.t.quote[f.tok] || r.namesPlace(r.t.sent[f.tok]) { // a speaker may be elsewhere
		return
	}
	s, d := r.t.sent[f.tok], r.t.sent[r.t.doc.Mentions[r.dateline].HeadTok]
	if s < d || s > d+2 {
		return
	}
	ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: r.t.doc.Mentions[r.dateline].ID, Reason: "dateline", Score: 0.3})
}

// placeNear looks at the words alone, for trees that went wrong: the nearest
// place of the sentence that a preposition of place leads to, with no verb of
// saying between it and the trigger: "died when a tunnel caved in at the Kolwezi
// mine, its operator said".
func (r *reader) placeNear(ev *extract.EventMention, et *eventType, tok int) {
	t := r.t
	s := t.doc.Sentences[t.sent[tok]]
	for d := 1; d < 40; d++ {
		for _, i := range [2]int{tok + d, tok - d} {
			if i < s.First || i >= s.Last || t.outer[i] < 0 {
				continue
			}
			m := &t.doc.Mentions[t.outer[i]]
			if m.Type != extract.Place || m.Form != extract.FormName || m.First != i || !r.ledTo(m.First) || r.reportBetween(tok, i) {
				continue
			}
			r.put(ev, et, filler{role: "place", tok: m.HeadTok, score: 0.5, reason: "sentence"})
			if hasRole(ev, "place") {
				return
			}
		}
	}
}

// ledTo: a preposition of place stands before the noun phrase of token i.
func (r *reader) ledTo(i int) bool {
	t := r.t
	for k := i - 1; k >= max(0, i-4) && t.sent[k] == t.sent[i]; k-- {
		switch tag := t.tag(k); {
		case tag == "IN":
			return r.w.in("locative", t.lower(k))
		case tag != "DT" && !strings.HasPrefix(tag, "JJ") && tag != "PRP$" && !strings.HasPrefix(tag, "NN"):
			return false
		}
	}
	return false
}

// reportBetween: a verb of saying or a relative clause stands between the two
// tokens.
func (r *reader) reportBetween(a, b int) bool {
	for i := min(a, b) + 1; i < max(a, b); i++ {
		if tag := r.t.tag(i); strings.HasPrefix(tag, "VB") && r.says(i) || tag == "WP" || tag == "WDT" || r.t.quote[i] != r.t.quote[a] {
			return true
		}
	}
	return false
}

// ledePlace: what the rest of the report tells without a place of its own
// happened where its first sentence says, unless it is of another time: "Two
// guards were wounded." in a report that begins "Gunmen attacked a mine near
// Kolwezi".
func (r *reader) ledePlace(ev *extract.EventMention, f *found) {
	if r.lede < 0 || r.t.quote[f.tok] || r.namesPlace(r.t.sent[f.tok]) || ev.Modality != "asserted" && ev.Modality != "reported" && ev.Modality != "denied" {
		return
	}
	if m := r.t.doc.Mentions[r.lede]; m.HeadTok < f.tok && !r.otherTime(ev) {
		ev.Arguments = append(ev.Arguments, extract.Argument{Role: "place", Mention: m.ID, Reason: "lede", Score: 0.25})
	}
}

// otherTime: the event's own sentence dates it in a month before the report's,
// or only to the year.
func (r *reader) otherTime(ev *extract.EventMention) bool {
	s := r.t.sent[ev.TrigTok]
	old, seen := r.aged[s]
	if !seen {
		old = r.datedBefore(r.t.doc.Sentences[s])
		r.aged[s] = old
	}
	return old
}

func (r *reader) datedBefore(s extract.Sentence) bool {
	doc := r.t.doc
	for i := s.First; i < s.Last; i++ {
		if r.t.time[i] < 0 {
			continue
		}
		switch x := &doc.Times[r.t.time[i]]; {
		case x.Granularity == "year" || x.Granularity == "decade" || x.Granularity == "century":
			return true
		case len(x.Latest) >= 7 && len(doc.Published) >= 7 && x.Latest[:7] < doc.Published[:7]:
			return true
		}
	}
	return false
}

// findLede is the town or site that the report is about: named in its headline
// or its first two sentences, as the place of what they tell, and named most
// often after that; without a town a country; else the dateline.
func (r *reader) findLede() int {
	t, body := r.t, 0
	weight := map[string]int{}
	for i := range t.doc.Mentions {
		if m := &t.doc.Mentions[i]; m.Type == extract.Place && m.Form == extract.FormName {
			weight[t.lower(m.HeadTok)]++
		}
	}
	best, score := -1, 0
	for si := range t.doc.Sentences {
		s := &t.doc.Sentences[si]
		if s.Kind != "" && s.Kind != "headline" || s.Kind == "" && s.Last-s.First < 8 {
			continue
		}
		if s.Kind == "" {
			if body++; body > 2 {
				break
			}
		}
		for i := s.First; i < s.Last; i++ {
			if t.outer[i] < 0 {
				continue
			}
			m := &t.doc.Mentions[t.outer[i]]
			if m.First != i || m.Type != extract.Place || m.Form != extract.FormName || t.quote[i] || r.officeAt(m) {
				continue
			}
			n := 10 + weight[t.lower(m.HeadTok)]
			if !r.ledTo(i) && !r.happensTo(m.HeadTok) {
				if n -= 2; weight[t.lower(m.HeadTok)] < 3 || m.Metonym || m.Kind == "country" {
					continue // "The town of Gayéri is and will remain ours" counts when it is named again and again
				}
			}
			if m.Kind == "country" || m.Kind == "region" || m.Kind == "continent" {
				n -= 10
			}
			if n > score || best >= 0 && n == score && t.doc.Mentions[best].HeadTok > i {
				best, score = t.outer[i], n
			}
		}
	}
	if best < 0 {
		return r.dateline
	}
	return best
}

// officeAt: the place only says what somebody is: "the governor of Est region".
func (r *reader) officeAt(m *extract.Mention) bool {
	h := r.t.head(m.HeadTok)
	return h >= 0 && r.t.rel(m.HeadTok) == "nmod" && r.t.preposition(m.HeadTok) == "of" && r.w.in("office", r.t.key(h))
}

// happensTo: the place is what an event of the sentence is done to: "the capture
// of Goma", "overran Goma".
func (r *reader) happensTo(k int) bool {
	t := r.t
	h := t.head(k)
	if h >= 0 && t.rel(k) == "nmod" && t.preposition(k) == "of" && r.w.in("partitive", t.key(h)) { // "retook parts of Goma"
		k, h = h, t.head(h)
	}
	if h < 0 {
		return false
	}
	switch {
	case t.rel(k) == "nmod" && (t.preposition(k) == "of" || t.preposition(k) == "on"):
		return r.eventive(h)
	case t.rel(k) == "obj" || t.rel(k) == "nsubj:pass":
		for _, p := range r.lex.byLemma[t.key(h)] {
			if p.use == useVerb && p.typ.First("place") == "dateline" {
				return true
			}
		}
	}
	return false
}

// namesPlace: the sentence names a place of its own.
func (r *reader) namesPlace(s int) (named bool) {
	if named, seen := r.named[s]; seen {
		return named
	}
	defer func() { r.named[s] = named }()
	sent := r.t.doc.Sentences[s]
	for i := sent.First; i < sent.Last; i++ {
		if m := r.t.mention(i); m != nil && m.Type == extract.Place && m.Form == extract.FormName && r.t.ment[i] != r.dateline {
			return true
		}
	}
	return false
}

func hasRole(ev *extract.EventMention, role string) bool {
	for _, a := range ev.Arguments {
		if a.Role == role {
			return true
		}
	}
	return false
}

// findDateline is the place that opens a report: a PLACE mention in a
// sentence of kind dateline, or in capitals at the start of a paragraph
// before a dash or colon.
func (r *reader) findDateline() int {
	doc := r.t.doc
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		s := r.t.sent[m.HeadTok]
		if s < 0 || m.Type != extract.Place || m.Form != extract.FormName {
			continue
		}
		if s > 3 {
			return -1
		}
		if doc.Sentences[s].Kind == "dateline" || m.First == doc.Sentences[s].First && strings.ToUpper(doc.Surface(m.Span)) == doc.Surface(m.Span) && m.Len() > 3 {
			return i
		}
	}
	return -1
}
