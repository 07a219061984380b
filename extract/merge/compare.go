package merge

import (
	"math"
	"slices"
	"time"

	"dateline/extract"
)

// Weights of the evidence that two mentions tell of one event. They are
// chosen on the development clusters; docs/results.md has the figures. Over
// joinAt the pair is joined.
const (
	wSameType, wFamily  = 0.6, 0.3
	wSameText           = 1.5 // the same sentence printed twice
	wAgent, wAgentOther = 0.6, -0.85
	wPatient, wPatOther = 0.6, -0.6
	wPlace, wPlaceOther = 0.5, -1.2
	wDate, wDateNear    = 0.4, -0.1
	wLemma              = 0.3
	wStory              = 0.3 // the two reports tell the same story
	wValue              = 0.5
	wProperty           = 0.3
	wBare               = 0.3  // "the deal", "the toll": a noun that points back
	wDateGuess          = -0.3 // a date that was only near by does not rule out
	wOtherWord          = -0.35
	wLongAgo            = -0.9
	wWhole              = -0.8 // one crossing, three other crossings
	wSameSentence       = -0.75
	wSays               = -1.5 // two sayings of one speaker are two, unless they say the same
	wNewNoun            = -0.5 // "a second attack"
	wDeath              = 2.0  // a person dies once, whoever is said to have killed him, and when
	joinAt              = 1.25
	meanAt              = 0.85 // the mean likeness of the members of two groups that become one
	never               = -100.0
	farKm               = 60.0
)

// likeness scores a pair; never means that they cannot be one event.
func (set *evSet) likeness(a, b *evMention) float64 {
	if a.family != b.family || slices.Contains(set.apart[a.ev.Type], b.ev.Type) {
		return never
	}
	if set.exclusive(a.ev.Type) && set.exclusive(b.ev.Type) && set.twoSides(a.who[0], b.who[0]) {
		return never
	}
	if a.family == "death" && onePerson(a.who[1], b.who[1]) {
		return wDeath
	}
	s := wFamily
	if a.ev.Type == b.ev.Type {
		s = wSameType
	}
	d := set.dates(a, b)
	if d == never {
		return never
	}
	s += d
	p := placeLikeness(a.who[2], b.who[2])
	if p == never {
		return never
	}
	s += p
	s += roleLikeness(a.who[0], b.who[0], wAgent, wAgentOther)
	s += roleLikeness(a.who[1], b.who[1], wPatient, wPatOther)
	s += set.wholes(a, b)
	if a.lemma == b.lemma {
		s += wLemma
	}
	switch {
	case sharedValue(a.values, b.values):
		s += wValue
	case sharedProperty(a.values, b.values):
		s += wProperty // rival figures for one thing: a disputed toll is one toll
	}
	if a.ev.Type != b.ev.Type && a.lemma != b.lemma && a.family != "death" {
		s += wOtherWord // signed and ratified, rioted and protested; who is killed dies
	} else if a.bare || b.bare {
		s += wBare
	}
	s += set.wording(a, b) + set.toldAlike(a, b)
	switch {
	case a.doc == b.doc:
		s += wStory
		if a.sent == b.sent {
			s += wSameSentence
		}
	case set.stories.neighbours(a.no, b.no):
		s += wStory
		if set.groups.sameText(a.doc, a.sent, b.doc, b.sent) && a.ev.Type == b.ev.Type && a.lemma == b.lemma {
			s += wSameText
		}
	default:
		// Two reports that share nothing but a type and a country tell of
		// two things unless much else agrees.
		s -= wStory
	}
	return s
}

// onePerson: each is about one named person only, and the same.
func onePerson(a, b []*node) bool {
	return len(a) == 1 && len(b) == 1 && a[0].id == b[0].id && a[0].named() && a[0].Type == extract.Person
}

// wording weighs how the two are told, within one report above all: what is
// said twice is two sayings, and a noun with "a" is something new.
func (set *evSet) wording(a, b *evMention) float64 {
	s := 0.0
	common := shared(a.patients, b.patients) > 0 || sharedValue(a.values, b.values)
	if a.says && b.says && !common {
		s += wSays
	}
	if a.doc != b.doc {
		return s
	}
	first, second := a, b
	if second.ev.Trigger.Start < first.ev.Trigger.Start {
		first, second = second, first
	}
	if second.definite < 0 && first.sent != second.sent {
		s += wNewNoun
	}
	return s
}

// dates compares the windows: overlap speaks for, a gap of more than a day
// between two known days against, a day's gap hardly (nights, time zones). A
// telling without a date is taken to be of the weeks before the report: "the
// floods killed 38" is not the flood of the summer two years before.
func (set *evSet) dates(a, b *evMention) float64 {
	ka, kb := a.lo != noDay || a.hi != noDay, b.lo != noDay || b.hi != noDay
	switch {
	case !ka && !kb:
		if p, q := set.stories.day[a.no], set.stories.day[b.no]; p != noDay && q != noDay && (p-q > recentDays || q-p > recentDays) {
			return wLongAgo
		}
		return 0
	case !ka:
		return set.recent(b, a)
	case !kb:
		return set.recent(a, b)
	}
	gap := dayGap(a, b)
	switch {
	case gap <= 0:
		if narrow(a) && narrow(b) {
			return wDate
		}
		return wDate / 2
	case gap == 1:
		return wDateNear
	case (a.guess || b.guess) && gap <= 7:
		return wDateGuess
	}
	return never
}

// recentDays is how far back an undated telling of a report may lie.
const recentDays = 30

// recent weighs a dated telling against an undated one of a report: against,
// when the date lies more than a month before its publication, or after.
func (set *evSet) recent(dated, other *evMention) float64 {
	pub := set.stories.day[other.no]
	if pub == noDay {
		pub = set.stories.day[dated.no]
	}
	if pub == noDay || dated.hi == noDay { // since early May: lasts
		return 0
	}
	if pub-dated.hi > recentDays || dated.lo != noDay && dated.lo-pub > recentDays {
		return wLongAgo
	}
	return 0
}

// dayGap is the number of days between two windows, 0 when they overlap.
func dayGap(a, b *evMention) int {
	gap := 0
	if a.hi != noDay && b.lo != noDay {
		gap = max(gap, b.lo-a.hi)
	}
	if b.hi != noDay && a.lo != noDay {
		gap = max(gap, a.lo-b.hi)
	}
	return gap
}

// noDay is no date.
const noDay = math.MinInt32

// dayOf counts a date's days from 1970; noDay for what is none.
func dayOf(date string) int {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return noDay
	}
	return int(t.Unix() / 86400)
}

func narrow(a *evMention) bool { return a.gran == "day" || a.gran == "hour" || a.gran == "minute" }

// roleLikeness: shared fillers speak for, two known and different named ones
// against; an unnamed filler ("the insurgents" left unresolved) says nothing.
func roleLikeness(a, b []*node, same, other float64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	known := false
	for _, x := range a {
		for _, y := range b {
			if x.id == y.id || alike(x, y) {
				return same
			}
			if slices.Contains(x.up, y.id) || slices.Contains(y.up, x.id) {
				return same / 2 // the crossing, and the town that it lies in
			}
			if x.named() && y.named() {
				known = true
			}
		}
	}
	if known {
		return other
	}
	return 0
}

// placeLikeness: the same place, one inside the other, or two names for a spot
// speak for; two places far apart rule out.
func placeLikeness(a, b []*node) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	best := math.Inf(-1)
	for _, x := range a {
		for _, y := range b {
			best = max(best, placePair(x, y))
		}
	}
	return best
}

func placePair(x, y *node) float64 {
	if x.id == y.id || alike(x, y) {
		return wPlace
	}
	if slices.Contains(x.up, y.id) || slices.Contains(y.up, x.id) {
		return wPlace / 2
	}
	if !x.named() || !y.named() {
		return 0
	}
	if x.Location != nil && y.Location != nil && !areas[x.Kind] && !areas[y.Kind] {
		if km(*x.Location, *y.Location) > farKm {
			return never
		}
		return wPlaceOther / 4
	}
	if x.Country != "" && y.Country != "" && x.Country != y.Country {
		return never
	}
	return wPlaceOther / 4
}

// areas are the kinds of places whose point is a rough middle and rules nothing
// out: a collision off one of the Paracel Islands is one in the Paracels.
var areas = map[string]bool{"region": true, "islands": true, "sea": true, "river": true, "lake": true, "mountains": true, "line": true, "strait": true,
	"ocean": true, "continent": true, "country": true}

// alike: two entities whose names share the word that tells them apart and
// whose countries do not differ, one of them known to no base: "Spin Boldak"
// and "Spin Boldak crossing", "Taliban" and "Afghan Taliban".
func alike(x, y *node) bool {
	if x.Entity == nil || y.Entity == nil || x.Type != y.Type || x.Resolved && y.Resolved || x.Type == extract.Person {
		return false
	}
	if x.Country != "" && y.Country != "" && x.Country != y.Country {
		return false
	}
	return slices.ContainsFunc(x.names, func(w string) bool { return slices.Contains(y.names, w) })
}

func (set *evSet) named(id string) bool {
	e := set.ents.byID[id]
	return e != nil && !e.Anonymous
}

// sharedValue: a count over 4 that both give for the same thing ("17 dead").
func sharedValue(a, b []extract.Value) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Property == y.Property && x.Number == y.Number && x.Number > 4 {
				return true
			}
		}
	}
	return false
}

// sharedProperty: both give a figure for the same property.
func sharedProperty(a, b []extract.Value) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Property == y.Property {
				return true
			}
		}
	}
	return false
}

// wholes holds the number of what is acted on against the other's: "captured
// the crossing" and "captured at least three other crossings" are two events,
// and so are two unnamed things of one report that coreference kept apart.
func (set *evSet) wholes(a, b *evMention) float64 {
	for _, x := range a.objects {
		for _, y := range b.objects {
			if x.Type != extract.Place || y.Type != extract.Place || x.Entity == y.Entity && x.Number == y.Number {
				continue
			}
			if x.Number != "" && y.Number != "" && x.Number != y.Number {
				return wWhole
			}
			if a.doc == b.doc && x.Entity != y.Entity && !alike(set.ents.node(x.Entity), set.ents.node(y.Entity)) && x.Number == "plur" {
				return wWhole
			}
		}
	}
	return 0
}

// km is the great-circle distance (haversine, sphere of 6371 km).
func km(a, b extract.Location) float64 {
	rad := math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*rad, (b.Lon-a.Lon)*rad
	h := math.Sin(dLat/2)*math.Sin(dLat/2) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Sin(dLon/2)*math.Sin(dLon/2)
	return 2 * 6371 * math.Asin(math.Sqrt(h))
}
