package merge

import (
	"cmp"
	"regexp"
	"slices"

	"dateline/extract"
)

// stand is what a claim says of who holds a place.
type stand struct {
	v     *voice
	side  int    // ofState, againstState
	place string // entity, "" where the claim names none
	day   int    // of the report
	about *evMention
	back  bool // won back: holds against what is said in the same report only
}

// holders sets against each other the claims that a place is in the hands of a
// state and in those of who fights it, within a day: "Labbezanga is in the hands
// of the mujahideen", "The town never fell", "The army was in full control". A
// place that changed hands is no contradiction: what is told as later, or as
// won back, stands aside.
func (set *evSet) holders(add func(dispute)) {
	byPlace := map[string][]stand{}
	for k, doc := range set.docs {
		var list []stand
		n := map[string]int{}
		for _, v := range set.voicesOf(doc) {
			if s, ok := set.standOf(v); ok {
				s.day = set.stories.day[k]
				list = append(list, s)
				n[s.place]++
			}
		}
		delete(n, "")
		usual := mostly(n)
		for _, s := range list {
			if s.place = cmp.Or(s.place, usual); s.place != "" {
				byPlace[s.place] = append(byPlace[s.place], s)
			}
		}
	}
	var places []string
	for p := range byPlace {
		places = append(places, p)
	}
	slices.Sort(places)
	for _, p := range places {
		list := byPlace[p]
		slices.SortStableFunc(list, func(a, b stand) int { return cmp.Compare(a.day, b.day) })
		for from := 0; from < len(list); {
			to := from + 1
			for to < len(list) && list[to].day-list[to-1].day <= heldDays && to < from+2*camp {
				to++
			}
			set.camps(list[from:to], add)
			from = to
		}
	}
}

// heldDays is how many days apart two accounts of who holds a place may be given
// and still be of one time, when the later one says that nothing changed.
const heldDays = 4

// oneTime: the two are given within a day, or the later one says that it was so all
// along: "it never lost the town", "still held".
func oneTime(a, b stand) bool {
	if (a.back || b.back) && a.v.doc != b.v.doc {
		return false
	}
	if a.day > b.day {
		a, b = b, a
	}
	return b.day-a.day <= 1 || b.day-a.day <= heldDays && allAlong.MatchString(b.v.doc.Surface(b.v.claim.Content.Span()))
}

var allAlong = regexp.MustCompile(`(?i)\b(never|still|remain(s|ed)?|has not|have not|had not|since|at no time|all along)\b`)

// camps parts the claims about one place and time into two.
func (set *evSet) camps(list []stand, add func(dispute)) {
	var a, b []*voice
	for _, s := range list {
		met := slices.ContainsFunc(list, func(o stand) bool {
			return o.side != s.side && oneTime(o, s) && set.story(o.v.doc, s.v.doc) && !before(s.about, o.about) && !before(o.about, s.about)
		})
		switch {
		case !met:
		case s.side == againstState:
			a = append(a, s.v)
		default:
			b = append(b, s.v)
		}
	}
	if len(a) > 0 && len(b) > 0 {
		add(dispute{a: a, b: b, reason: "control", about: "control", score: 0.85})
	}
}

// before: both are dated, and the first was over when the second began.
func before(x, y *evMention) bool {
	return x != nil && y != nil && x.hi != noDay && y.lo != noDay && x.hi < y.lo
}

// wonBack are words for a place that had been lost, wasHeld for one that is held no
// more.
var (
	wonBack = regexp.MustCompile(`(?i)\b(re(take|took|taken|taking|captur\w+|gain\w*|conquer\w*|cover\w*)|(won|win|taken|take|took) back|again)\b`)
	wasHeld = regexp.MustCompile(`(?i)\b(no longer|used to|until)\b`)
)

// standOf reads who, by a claim, holds a place: who is in control or took it;
// whose side denies that it fell or was lost.
func (set *evSet) standOf(v *voice) (stand, bool) {
	text := v.doc.Surface(v.claim.Content.Span())
	if !v.known() || v.leans() == 0 || wasHeld.MatchString(text) {
		return stand{}, false
	}
	back := wonBack.MatchString(text)
	for _, s := range v.sides {
		em := s.about
		h := s.holds()
		if s.byTheWay || h == 0 || em.family != "control" || h > 0 && !em.happened() {
			continue
		}
		side := 0
		switch t := em.ev.Type; {
		case (t == "control" || t == "seize" || t == "repel" || t == "fall") && h > 0:
			side = set.doerOf(em.who[0])
		case (t == "fall" || t == "lose" || t == "seize") && h < 0:
			side = set.doerOf([]*node{set.ents.node(v.source)})
			if side == set.doerOf(em.who[0]) && t == "seize" {
				side = 0 // the army denies that it took the town
			}
		}
		if side == 0 {
			continue
		}
		return stand{v: v, side: side, place: set.placeOf(v, em), about: em, back: back}, true
	}
	if side := set.heldBy(v); side != 0 {
		return stand{v: v, side: side, place: set.placeHeld(v), back: back}, true
	}
	return stand{}, false
}

// placeOf is the place that is held: the event's own, else the one that the
// claim names.
func (set *evSet) placeOf(v *voice, em *evMention) string {
	for _, n := range em.who[2] {
		if n.named() && n.Kind != "country" && (slices.Contains(v.ents, n.id) || len(v.ents) == 0 && !set.speaksForState(n.Entity)) {
			return n.id // not where the speaker sits: "the government in Kabul"
		}
	}
	for _, id := range v.ents {
		if e := set.ents.byID[id]; e.Type == extract.Place && e.Kind != "country" {
			return id
		}
	}
	return ""
}
