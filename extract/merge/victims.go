package merge

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

//go:embed data/victims.txt
var victimsFile string

// victimKinds maps a lemma to its line of data/victims.txt; the first lines,
// up to armedKinds, bear arms.
var victimKinds, armedKinds = readVictims(victimsFile)

// readVictims reads the lines of victims.txt; armed is the number of the line
// before the comment that opens those who fight nobody.
func readVictims(text string) (kinds map[string]int, armed int) {
	kinds = map[string]int{}
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "# Those who fight nobody") {
			armed = n
		}
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		for _, w := range strings.Fields(line) {
			kinds[w] = n
		}
	}
	return kinds, armed
}

// victims is the kind of people that a figure counts: by the noun behind the
// number, else by whose they are ("71 of his comrades", "army losses at nine"),
// else by the one kind that the claim's content names ("the number of militants
// killed at 12"). 0: it does not say, or names several.
func (set *evSet) victims(f figure) int {
	if k := victimKinds[f.v.Noun]; k != 0 {
		return k
	}
	text := f.voice.doc.Surface(f.voice.claim.Content.Span())
	if ownMen.MatchString(text) {
		switch set.doerOf([]*node{set.ents.node(f.voice.source)}) {
		case ofState:
			return victimKinds["soldier"]
		case againstState:
			return victimKinds["militant"]
		}
	}
	if armyLoss.MatchString(text) {
		return victimKinds["soldier"]
	}
	if f.v.Noun != "" || someAre.MatchString(text) {
		return 0
	}
	return kindIn(f.voice)
}

// someAre: the kind that is named is that of some of them: "23 dead, among them
// four soldiers".
var someAre = regexp.MustCompile(`(?i)\b(among (them|those)|including|of (them|those|whom)|as well as)\b`)

// ownMen: the dead are the speaker's: "losses on his side", "71 of his comrades",
// "two of our men", "its toll".
var ownMen = regexp.MustCompile(`(?i)\b((his|her|its|our|their) (own )?(comrades?|men|side|ranks|losses|fighters|troops)|losses on (his|our|its|their)|(his|our|its|their) (own )?(side|ranks))\b`)

// armyLoss: "army losses at nine", "the army's dead".
var armyLoss = regexp.MustCompile(`(?i)\b(army|military|troop)(['’]s)? (losses|dead|toll|casualties|deaths)\b|\bcomrades\b`)

// kindIn is the one kind of victims that a claim's content names; 0 for none or
// several.
func kindIn(v *voice) int {
	kind := 0
	for _, t := range v.claim.Terms {
		switch k := victimKinds[t]; {
		case k == 0 || k == kind:
		case kind != 0:
			return 0
		default:
			kind = k
		}
	}
	return kind
}

// otherVictims: the figures count people of two kinds: three soldiers, nine
// militants; four people in a camp, twelve militants.
func (set *evSet) otherVictims(f, g figure) bool {
	a, b := set.victims(f), set.victims(g)
	if a != 0 && b != 0 {
		return a != b
	}
	if near := f.voice.doc == g.voice.doc && abs(f.voice.sent-g.voice.sent) <= 3; near {
		return armed(a) && !short(g) || armed(b) && !short(f)
	}
	return armed(a) || armed(b) // 112 terrorists; 30 bodies, counted by a resident
}

// short: the figure says nothing of whom it counts, so that it goes on with the one
// before it: "acknowledged nine", "three others were wounded".
func short(f figure) bool {
	return f.v.Noun == "other" || f.v.Noun == "" && len(f.voice.stems) <= 1
}

// unarmed: the figure counts people, civilians, villagers: no word that is
// used of one's fallen enemies or comrades.
func unarmed(f figure) bool {
	switch f.v.Noun {
	case "people", "person", "civilian", "resident", "villager", "inhabitant", "passenger", "woman":
		return true
	case "":
		return slices.Contains(f.voice.claim.Terms, "civilian")
	}
	return false
}

// otherLand: each claim names places, and all those of one lie in other states
// than those of the other: "236 cases in Tete", "700 in Malawi alone".
func (set *evSet) otherLand(a, b *voice) bool {
	x, y := set.landsOf(a), set.landsOf(b)
	return len(x) > 0 && len(y) > 0 && shared(x, y) == 0
}

// landsOf are the countries of the places that a claim's content names; a
// ministry that names none counts in its own country.
func (set *evSet) landsOf(v *voice) []string {
	var out []string
	for _, m := range mentionsIn(v.doc, v.claim.Content.Span()) {
		if m.Type != extract.Place || m.Form != extract.FormName || m.Metonym {
			continue
		}
		if e := set.ents.byID[m.Entity]; e != nil && e.Country != "" {
			out = addTo(out, e.Country)
		}
	}
	if m := v.doc.Mention(v.claim.Source); len(out) == 0 && m != nil {
		if e := set.ents.byID[m.Entity]; e != nil && e.Country != "" && stateKinds[e.Kind] {
			out = append(out, e.Country)
		}
	}
	return out
}

// oneBody: both claims come from one source: by entity, by the body that a
// spokesman speaks for, or by its shorter name ("the coast guard", "the
// Philippine Coast Guard").
func (set *evSet) oneBody(a, b *voice) bool {
	x, y := a.source, b.source
	if set.body[x] != "" {
		x = set.body[x]
	}
	if set.body[y] != "" {
		y = set.body[y]
	}
	if x == y {
		return true
	}
	p, q := set.sourceWords(a), set.sourceWords(b)
	if len(p) > len(q) {
		p, q = q, p
	}
	return len(p) >= 2 && shared(p, q) == len(p) && (set.story(a.doc, b.doc) || a.doc == b.doc)
}

// oneVoice: two claims that stand on one side whatever they say: of one body, or
// of a body and the one whom the report calls its own right behind it: "The
// ministry said that ... “They did nothing,” its spokesman said." Who rejects
// "the allegation" answers somebody else, whatever the relations say.
func (set *evSet) oneVoice(a, b *voice) bool {
	if a.leans() < 0 && bare(a) || b.leans() < 0 && bare(b) {
		return false
	}
	return set.oneBody(a, b) || set.itsOwn(a, b) || set.itsOwn(b, a)
}

// itsOwn: b's source is named as somebody of the body that spoke last before.
func (set *evSet) itsOwn(a, b *voice) bool {
	if a.doc != b.doc || b.at != a.at+1 || b.sent-a.sent > 1 || !b.claim.Negated {
		return false
	}
	m := a.doc.Mention(a.claim.Source)
	first, _, _ := strings.Cut(strings.ToLower(b.doc.Surface(b.claim.SourceSpan.Span())), " ")
	return m != nil && m.Type == extract.Organization && (first == "its" || first == "their")
}

// sourceWords are the words of a source's phrase that name a body.
func (set *evSet) sourceWords(v *voice) []string {
	if m := v.doc.Mention(v.claim.Source); m != nil && m.Type == extract.Person {
		return nil
	}
	var out []string
	for _, w := range strings.Fields(fold(v.doc.Surface(v.claim.SourceSpan.Span()))) {
		switch w = strings.TrimSuffix(strings.Trim(w, `,.'’"“”`), "'s"); w {
		case "", "the", "a", "an", "its", "their", "of", "and", "for", "two", "three", "some", "several", "other", "one", "another":
		default:
			out = addTo(out, w)
		}
	}
	return out
}

// sayingSo keeps of the twins of a figure those that give the same number.
func sayingSo(list []*voice, f figure) []*voice {
	var out []*voice
	for _, v := range list {
		if v == f.voice || slices.ContainsFunc(v.claim.Values, func(x extract.Value) bool { return x.Property == f.v.Property && x.Number == f.v.Number }) {
			out = append(out, v)
		}
	}
	return out
}

// things are nouns that a figure of people does not count: "11 arrested ... about
// 200 vehicles".
var things = map[string]bool{"vehicle": true, "car": true, "truck": true, "lorry": true, "bus": true, "boat": true, "ship": true, "vessel": true, "house": true, "home": true,
	"building": true, "shop": true, "school": true, "animal": true, "cow": true, "cattle": true, "sheep": true, "goat": true, "ton": true, "tonne": true, "dollar": true, "euro": true,
	"case": true, "day": true, "hour": true, "week": true, "month": true, "year": true, "kilometer": true, "kilometre": true, "mile": true, "time": true}

// ofVictims are the families of events that happen to people.
var ofVictims = map[string]bool{"death": true, "injury": true, "missing": true}

// ofPeople are the properties that count people.
var ofPeople = map[string]bool{"killed": true, "injured": true, "missing": true, "arrested": true, "rescued": true, "displaced": true, "abducted": true, "hospitalized": true}

// anybody: the denial covers whoever it may be: "Nobody had died".
var anybody = regexp.MustCompile(`(?i)\b(nobody|no one|none)\b`)

// none: there was nothing of the kind, in whatever words: "recorded no
// earthquake", "denied that there had been any ambush", "no shot was fired".
func none(m *evMention) bool {
	return noneBefore.MatchString(m.doc.Text[max(0, m.ev.Trigger.Start-24):m.ev.Trigger.Start])
}

var noneBefore = regexp.MustCompile(`(?i)\b(no|any|nor|without|not a single)( [a-z]+){0,2} ?$`)

// answered keeps of the claims that an event happened those that some claim
// against it can mean, and of those against it the ones that mean one of them.
// Events of several reports are joined by likeness only, which is too little to
// set speakers against each other.
func (set *evSet) answered(g *evGroup, yes, no []*voice) (said, denied []*voice) {
	met := map[*voice]bool{}
	for _, y := range yes[:min(len(yes), 4*camp)] {
		for _, n := range no[:min(len(no), 4*camp)] {
			if set.meets(g, n, y) {
				met[y], met[n] = true, true
			}
		}
	}
	keep := func(list []*voice) []*voice {
		return slices.DeleteFunc(slices.Clone(list), func(v *voice) bool { return !met[v] })
	}
	return keep(yes), keep(no)
}

// meets: the denial n of an event can mean what y says of it. One without words
// of its own means what was said before it in its report. Another shares a word,
// a name, the verb or whom it happened to: "denied that the ferry had been
// overloaded" is no answer to the captain who spoke of a collision.
func (set *evSet) meets(g *evGroup, n, y *voice) bool {
	x, z := set.tells(n, g).about, set.tells(y, g).about
	near := n.doc == y.doc && abs(n.sent-y.sent) <= 4
	if bare(n) {
		return near && (n.sent == 0 && y.at > n.at || y.at < n.at && set.meant(g, n, y)) // a headline's denial stands before the report of it
	}
	if n.doc != y.doc && !set.stories.one(n.doc, y.doc) || set.maybeOne(n, y) {
		return false
	}
	words := n.doc.Surface(n.claim.Content.Span())
	if otherNumber(n, y) {
		return false // "rejected reports that 80 had died" says nothing against 29
	}
	if p, q := kindIn(n), kindIn(y); p != 0 && q != 0 && p != q && ofVictims[x.family] {
		return false // "no soldier was lost" says nothing of nine militants
	}
	switch {
	case notAmong.MatchString(words):
		return shared(n.ents, y.ents) >= 1 // he was not; others may have been
	case anybody.MatchString(words):
		return x.ev.Type == z.ev.Type && !set.otherLand(n, y) // nobody there, not nobody elsewhere
	case none(x):
		return x.ev.Type == z.ev.Type && (near || set.dates(x, z) >= wDateNear && !set.otherLand(n, y))
	}
	alike := shared(n.stems, y.stems)
	if x.ev.Type == "act" || strings.HasPrefix(x.family, "lemma") { // "left the port", "left the airspace": the verb is too little
		return alike >= 2 || shared(n.ents, y.ents) >= 1
	}
	return alike >= 2 || near && (alike >= 1 || set.speaksOf(n.doc, y.claim, n.claim)) || shared(n.ents, y.ents) >= 1 || x.lemma == z.lemma || shared(x.patients, z.patients) >= 1
}

// otherNumber: the denial is of a figure, and the other gives another.
func otherNumber(n, y *voice) bool {
	if n.claim.Negated || counterState(n) {
		return false
	}
	for _, v := range n.claim.Values {
		for _, w := range y.claim.Values {
			if v.Property == w.Property && v.Number != w.Number && v.Number > 1 {
				return true
			}
		}
	}
	return false
}

// meant: a denial without words of its own means y: it is what stands before it, or
// tells the event that this tells.
func (set *evSet) meant(g *evGroup, n, y *voice) bool {
	left, score := set.answeredBy(n)
	if score < dJoin {
		return false
	}
	return slices.Contains(left, y) || slices.ContainsFunc(left, func(v *voice) bool { s := set.tells(v, g); return s != nil && !s.byTheWay && s.holds() > 0 })
}

// notAmong: it is denied of one, not of all: "The gang's leader is not among the
// dead".
var notAmong = regexp.MustCompile(`(?i)\b(not|nor|never) (one of|among) (the|those|them)\b`)
