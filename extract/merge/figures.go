package merge

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

// figure is what a claim counts.
type figure struct {
	v     extract.Value
	voice *voice
}

// typed properties count the same thing whatever the noun; others are lemmas
// of nouns and need more to be of one matter.
func (set *evSet) typedProperty(p string) bool { return set.counts[p] != nil }

// figures joins the claims whose counts of one thing differ: of one event, or
// of events of one kind in one story that nothing keeps apart ("14 bodies" in
// one report, "the number of civilians killed at 31" in the next). A later
// figure of the same source is a revision.
func (set *evSet) figures(on map[*evGroup][]*voice, add func(dispute)) {
	byProp := map[string][]figure{}
	for _, doc := range set.docs {
		for _, v := range set.voicesOf(doc) {
			if v.leans() == 0 || v.leans() < 0 && !v.claim.Negated || !v.known() {
				continue
			}
			for _, f := range totals(v) {
				byProp[f.v.Property] = append(byProp[f.v.Property], f)
			}
		}
	}
	var props []string
	for p := range byProp {
		props = append(props, p)
	}
	slices.Sort(props)
	for _, p := range props {
		set.rivalFigures(p, byProp[p], add)
	}
}

// totals are the figures of a claim, of each property and kind of people the
// greatest: "38 dead, four of them children", "nine soldiers and 70 terrorists".
func totals(v *voice) []figure {
	var out []figure
	if twice.MatchString(v.doc.Surface(v.claim.Content.Span())) {
		return nil
	}
	for _, x := range v.claim.Values {
		if x.Property == "" || x.Number == 0 || someOf(v.doc, x) || ofPeople[x.Property] && (things[x.Noun] || things[strings.TrimSuffix(x.Unit, "s")] || things[nounBehind(v.doc, x)]) {
			continue
		}
		k := slices.IndexFunc(out, func(f figure) bool { return f.v.Property == x.Property && victimKinds[f.v.Noun] == victimKinds[x.Noun] })
		if k < 0 {
			out = append(out, figure{x, v})
		} else if x.Number > out[k].v.Number {
			out[k].v = x
		}
	}
	return out
}

// someOf: the figure counts some of those told of, or further ones: "two of the
// wounded", "two foreigners were among the injured", "another 11 were arrested".
func someOf(doc *extract.Document, x extract.Value) bool {
	if x.Span.IsZero() {
		return false
	}
	before := doc.Text[max(0, x.Span.Start-16):x.Span.Start]
	after := doc.Text[x.Span.End:min(len(doc.Text), x.Span.End+60)]
	if outOf.MatchString(before) || notOne.MatchString(before) {
		return true
	}
	return partAfter.MatchString(after) && !wholeAfter.MatchString(after) || partBefore.MatchString(before)
}

var (
	partAfter  = regexp.MustCompile(`(?i)^["”’]?( (of (the|these|those|them|whom|(its|their) (nationals|citizens))\b|more\b|further\b|additional\b)|( [a-z-]+){0,3} (was|were|is|are) among\b)`)
	wholeAfter = regexp.MustCompile(`^ of the [0-9]`)                                   // "1,100 of the 1,250 workers are on strike"
	notOne     = regexp.MustCompile(`(?i)\bnot (even |a single )?$`)                    // "Not one of their men had died"
	outOf      = regexp.MustCompile(`(?i)[0-9a-z] (out )?of (the|its|their|his|our) $`) // "140 of the 540 kilometres"
	partBefore = regexp.MustCompile(`(?i)\b(another|a further|an additional|the other|a second|a third) $`)
)

// sameScale: the two are not a fight and a year of fights.
func (set *evSet) sameScale(x, y *evMention) bool {
	long := func(m *evMention) bool {
		return m.lo != noDay && m.hi != noDay && m.hi-m.lo > recentDays
	}
	return long(x) == long(y)
}

// sumUp: one of the two counts what has come together over a time or a country: "69
// have been killed since December", "the country's toll from the virus is 50".
func sumUp(a, b *voice) bool {
	x, y := summed.MatchString(a.doc.Surface(a.claim.Content.Span())), summed.MatchString(b.doc.Surface(b.claim.Content.Span()))
	return x != y
}

var summed = regexp.MustCompile(`(?i)\b(since (early |mid-?|late |the )?(january|february|march|april|may|june|july|august|september|october|november|december|[12][0-9]{3}|start|beginning)|(country|nation|world|island|province)['’]s (death )?toll|nationwide|worldwide|in (the )?(past|last) (few |several |two |three |six )?(weeks|months|years|year|decade)|this year|last year|so far this (year|month)|first half of)\b`)

// twoScenes: of one report or of reports without a date, the two have places of
// their own that are not one, or nothing in common but their kind.
func (set *evSet) twoScenes(x, y *evMention) bool {
	p := placeLikeness(x.who[2], y.who[2])
	if p < 0 {
		return true
	}
	return x.doc == y.doc && set.group[x] != set.group[y] && !x.bare && !y.bare && p <= 0 && len(x.who[2]) > 0 && len(y.who[2]) > 0 && shared(x.patients, y.patients) == 0
}

// otherToll: the toll is of something that the other does not speak of: "put the
// school toll at 23".
func otherToll(a, b *voice) bool {
	m := tollOf.FindStringSubmatch(a.doc.Surface(a.claim.Content.Span()))
	return m != nil && !plainToll[strings.ToLower(m[1])] && !slices.Contains(b.stems, canon(strings.ToLower(m[1])))
}

var tollOf = regexp.MustCompile(`\b([a-z]{4,}) (?:death )?toll\b`)

// plainToll are words before "toll" that tell none from another.
var plainToll = compared["plainToll"]

// newScene: the later of two claims of one report brings in an event of its own:
// "Officials in Kashmir say 15 people died when a bus veered off a road", "ten
// were killed in separate raids".
func (set *evSet) newScene(a, b *voice) bool {
	if a.doc != b.doc {
		return false
	}
	if b.at < a.at {
		a, b = b, a
	}
	text := b.doc.Surface(b.claim.Content.Span())
	if ofItsOwn.MatchString(text) || b.sent > a.sent && apartWords.MatchString(b.doc.Text[b.doc.Sentences[b.sent].Start:b.claim.Content.End]) {
		return true
	}
	return slices.ContainsFunc(b.sides, func(s side) bool {
		return s.about.definite < 0 && s.about.noun && b.claim.Content.Span().Contains(s.about.ev.Trigger.Span()) && !slices.ContainsFunc(a.sides, func(o side) bool {
			return o.about.lemma == s.about.lemma && o.about.definite < 0 && o.about.noun == s.about.noun
		})
	})
}

// apartWords open a sentence about something else: "Separately, police said ...".
var apartWords = regexp.MustCompile(`^["“]?(Separately|Elsewhere|In a separate|In another|Also|Meanwhile,? (in|at|near)\b)`)

// ofItsOwn: "in two other operations", "when a roadside bomb struck".
var ofItsOwn = regexp.MustCompile(`(?i)\b(separate|elsewhere|(two|three|four|several|other|another|a second|a third) ([a-z-]+ )?(attack|raid|operation|incident|clash|explosion|bomb|bombing|blast|accident|encounter|strike)(e?s)?|(when|after|as) (a|an|two|three) [a-z -]+? (struck|hit|exploded|veered|crashed|collided|went off|detonated|capsized|overturned|plunged|blew up|opened fire))\b`)

// unsure: one of two reports has no date, so that nothing keeps a bombing in
// Baghdad from every other: then the place and more words must agree.
func (set *evSet) unsure(x, y *evMention, a, b *voice) bool {
	if x.doc == y.doc || set.stories.day[x.no] != noDay && set.stories.day[y.no] != noDay {
		return false
	}
	return placeLikeness(x.who[2], y.who[2]) <= 0 || shared(a.stems, b.stems) < 3 || !set.closeReports(x.doc, y.doc)
}

// closeReports: two reports without a date name so much in common that they must be
// of one story: three names and half of those of the shorter one.
func (set *evSet) closeReports(a, b *extract.Document) bool {
	x, y := namedIn(a, set.ents), namedIn(b, set.ents)
	n := shared(x, y)
	return n >= 3 && 2*n >= min(len(x), len(y))
}

// dateless: one of two reports has no date.
func (set *evSet) dateless(a, b *extract.Document) bool {
	return a != b && (set.stories.day[set.stories.no[a]] == noDay || set.stories.day[set.stories.no[b]] == noDay)
}

// nounBehind is the word right behind a figure, without its plural s: "“about
// 200” vehicles".
func nounBehind(doc *extract.Document, x extract.Value) string {
	if x.Span.IsZero() {
		return ""
	}
	w := strings.Fields(strings.ToLower(doc.Text[x.Span.End:min(len(doc.Text), x.Span.End+30)]))
	for len(w) > 0 && strings.Trim(w[0], `"”’`) == "" {
		w = w[1:]
	}
	if len(w) == 0 {
		return ""
	}
	return strings.TrimSuffix(strings.Trim(w[0], `.,;:"“”`), "s")
}

// twice: the figure is an error that is owned up to: "seven bodies had been
// counted twice".
var twice = regexp.MustCompile(`(?i)\b(counted (twice|two times|double)|double[- ]count(ed|ing)?)\b`)

// window bounds how many figures of one property a figure is held against:
// those of its own report and of the reports of its story come first.
const window = 200

// rivalFigures makes one contradiction for each connected set of figures that
// differ.
func (set *evSet) rivalFigures(prop string, figs []figure, add func(dispute)) {
	byDoc := map[*extract.Document][]int{}
	for i, f := range figs {
		byDoc[f.voice.doc] = append(byDoc[f.voice.doc], i)
	}
	parent := make([]int, len(figs))
	for i := range parent {
		parent[i] = i
	}
	var edges []countEdge
	for i, f := range figs {
		for _, doc := range set.stories.of(f.voice.doc) {
			for n, j := range byDoc[doc] {
				if n >= window || j <= i || !apart(f.v, figs[j].v) {
					continue
				}
				if s := set.sameCount(prop, f, figs[j]); s > 0 {
					near := doc == f.voice.doc && abs(f.voice.sent-figs[j].voice.sent) <= 3
					edges = append(edges, countEdge{i, j, s, near})
				}
			}
		}
	}
	// Neighbours first, then the surest: a figure of people joins three dead soldiers or nine dead
	// rebels, but not both to each other.
	slices.SortStableFunc(edges, func(a, b countEdge) int {
		if a.near != b.near {
			return cmp.Compare(rank(b.near), rank(a.near))
		}
		return cmp.Compare(b.score, a.score)
	})
	best := map[int]float64{} // figure -> how sure its surest rival is
	kinds := make([]int, len(figs))
	for i := range figs {
		if kinds[i] = set.victims(figs[i]); kinds[i] == 0 && unarmed(figs[i]) {
			kinds[i] = anyKind
		}
	}
	for _, e := range edges {
		a, b := root(parent, e.i), root(parent, e.j)
		if a != b {
			if otherKinds(kinds[a], kinds[b]) || !e.near && armed(kinds[a]) != armed(kinds[b]) {
				continue
			}
			a, b = min(a, b), max(a, b)
			parent[b] = a
			kinds[a] = cmp.Or(kinds[a], kinds[b])
		}
		best[e.i], best[e.j] = max(best[e.i], e.score), max(best[e.j], e.score)
	}
	members := map[int][]int{}
	for i := range figs {
		if best[i] > 0 {
			members[root(parent, i)] = append(members[root(parent, i)], i)
		}
	}
	for i := range figs {
		if len(members[i]) > 1 {
			add(set.countDispute(prop, figs, members[i], best))
		}
	}
}

// anyKind are people who bear no arms, whatever else they are.
const anyKind = -1

// otherKinds: two kinds of people of which none is a part of the other.
func otherKinds(a, b int) bool {
	if a == anyKind || b == anyKind {
		return a > 0 && a <= armedKinds || b > 0 && b <= armedKinds
	}
	return a != 0 && b != 0 && a != b
}

// countEdge joins two figures of one matter.
type countEdge struct {
	i, j  int
	score float64
	near  bool // within three sentences
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// armed: people who bear arms.
func armed(kind int) bool { return kind > 0 && kind <= armedKinds }

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// countDispute puts the figures of one matter side by side; the pairs that
// agree, or of which one bounds the other, are sorted out by whoever draws them.
func (set *evSet) countDispute(prop string, figs []figure, members []int, best map[int]float64) dispute {
	c := dispute{reason: "value", about: "count", score: 1}
	nums := map[float64]bool{}
	for _, i := range members[:min(len(members), camp)] {
		c.a = append(c.a, sayingSo(set.with(figs[i].voice, false), figs[i])...)
		nums[figs[i].v.Number] = true
		c.score = min(c.score, best[i])
	}
	c.b = c.a
	c.events = set.commonEvent(figs[members[0]].voice, c.a)
	c.detail = figureText(prop, nums)
	return c
}

// commonEvent is the event that all speak of, when there is one.
func (set *evSet) commonEvent(v *voice, others []*voice) []string {
	for _, s := range v.sides {
		g := set.group[s.about]
		if !slices.ContainsFunc(others, func(o *voice) bool { return set.tells(o, g) == nil }) {
			return []string{g.event.ID}
		}
	}
	return nil
}

// sameCount scores that two figures of one property are of one matter; 0 when
// they are not.
func (set *evSet) sameCount(prop string, f, g figure) float64 {
	a, b := f.voice, g.voice
	if a.source == b.source || set.sameSide(a.source, b.source) && a.doc == b.doc && set.body[a.source] == "" && set.body[b.source] == "" {
		return 0
	}
	if set.oneBody(a, b) || set.maybeOne(a, b) || set.otherVictims(f, g) || set.otherLand(a, b) {
		return 0
	}
	if f.v.Noun != "" && g.v.Noun != "" && f.v.Noun != g.v.Noun && !anyone[f.v.Noun] && !anyone[g.v.Noun] {
		return 0 // four soldiers, nine rebels
	}
	if set.newScene(a, b) || sumUp(a, b) || otherToll(a, b) || otherToll(b, a) {
		return 0
	}
	lo, hi := min(f.v.Number, g.v.Number), max(f.v.Number, g.v.Number)
	if hi > 50*lo {
		return 0 // a part and the whole
	}
	for _, s := range a.sides {
		if t := set.tells(b, set.group[s.about]); t != nil && set.countsIn(prop, s.about) && set.sameScale(s.about, t.about) && !set.unsure(s.about, t.about, a, b) {
			return 0.8
		}
	}
	words := shared(a.stems, b.stems)
	if !set.typedProperty(prop) {
		// The noun itself is one of the shared words.
		if slices.Contains(a.stems, canon(prop)) && slices.Contains(b.stems, canon(prop)) {
			words--
		}
		near := a.doc == b.doc && abs(a.sent-b.sent) <= 3
		switch {
		case near && (words >= 1 || elliptic(f) != elliptic(g) || prop == "amount" && elliptic(f)), words >= 2:
			return 0.75
		case set.story(a.doc, b.doc) && prop != "amount" && set.oneKind(a, b):
			return 0.55 // "31 houses had been burnt", "twelve houses were set on fire"
		}
		return 0
	}
	x, y := set.countedEvent(prop, a), set.countedEvent(prop, b)
	switch {
	case x != nil && y != nil:
		if !set.compatible(x, y) || !set.sameScale(x, y) || set.twoScenes(x, y) || set.unsure(x, y, a, b) {
			return 0
		}
		return 0.75
	case a.doc == b.doc && abs(a.sent-b.sent) <= 3, words >= 1, shared(a.ents, b.ents) >= 1:
		return 0.55
	}
	return 0
}

// elliptic: what the figure counts was said before: "put the number at 19".
func elliptic(f figure) bool {
	return !slices.Contains(f.voice.claim.Terms, f.v.Property)
}

// oneKind: both tell in their main clause an event of one family.
func (set *evSet) oneKind(a, b *voice) bool {
	return slices.ContainsFunc(a.sides, func(x side) bool {
		return !x.byTheWay && x.holds() > 0 && slices.ContainsFunc(b.sides, func(y side) bool {
			return !y.byTheWay && y.holds() > 0 && x.about.family == y.about.family && !set.twoScenes(x.about, y.about) && set.dates(x.about, y.about) != never
		})
	})
}

// anyone are nouns that count whoever it is.
var anyone = map[string]bool{"people": true, "person": true, "other": true, "body": true, "victim": true, "dead": true, "civilian": true, "casualty": true,
	"death": true, "life": true, "man": true, "resident": true, "inhabitant": true, "villager": true, "passenger": true, "resid": true}

// countsIn: the event is of a type that counts the property, or gives it.
func (set *evSet) countsIn(prop string, em *evMention) bool {
	return !set.typedProperty(prop) || set.counts[prop][em.ev.Type] || slices.ContainsFunc(em.values, func(v extract.Value) bool { return v.Property == prop })
}

func (set *evSet) countedEvent(prop string, v *voice) *evMention {
	for _, s := range v.sides {
		if set.countsIn(prop, s.about) {
			return s.about
		}
	}
	return nil
}

// compatible: nothing keeps two tellings of one kind apart.
func (set *evSet) compatible(x, y *evMention) bool {
	if x.doc != y.doc && !set.story(x.doc, y.doc) {
		return false
	}
	if d := set.dates(x, y); d == never || d == wLongAgo {
		return false
	}
	if placeLikeness(x.who[2], y.who[2]) == never {
		return false
	}
	return roleLikeness(x.who[1], y.who[1], 1, -1) >= 0
}

// apart: two figures that cannot both be right. "At least 17" and "19" can.
func apart(a, b extract.Value) bool {
	if a.Number == b.Number {
		return false
	}
	lo, hi := a, b
	if lo.Number > hi.Number {
		lo, hi = hi, lo
	}
	if lo.Bound == "at-least" || lo.Bound == "more-than" || hi.Bound == "at-most" || hi.Bound == "less-than" {
		// The lower figure is a bound that the higher does not break, but
		// half as much again is still another account.
		return hi.Number > 1.5*lo.Number
	}
	if lo.Bound == "about" || hi.Bound == "about" {
		return hi.Number > 1.15*lo.Number
	}
	return true
}
