package merge

import (
	"cmp"
	"slices"

	"dateline/extract"
	"dateline/extract/ontology"
)

// side is a claim about an event, with who makes it.
type side struct {
	ref      extract.Ref
	claim    *extract.Claim
	doc      *extract.Document
	source   string // entity id, or a text for unnamed sources
	about    *evMention
	byTheWay bool // told beside the main clause
}

// holds is what the claim says of the event: see extract.Claim.Holds.
func (s side) holds() int {
	h := s.claim.Holds(s.about.ev)
	if h < 0 && s.about.ev.Polarity != "negative" && s.about.ev.Modality != "denied" && s.claim.Rule != "naming" && words(s.doc.Surface(s.claim.Content.Span())) > 3 &&
		!s.claim.Content.Span().Contains(s.about.ev.Trigger.Span()) && !points(s.doc, s.claim) {
		// "Not one of them had been abroad", "denied that minors were among
		// them" do not deny the arrests told before.
		return 0
	}
	return h
}

// judge sets the status of every event: who tells it, who denies it, what
// excludes it.
func (set *evSet) judge() {
	on := set.tellings()
	for _, g := range set.list {
		support := set.independent(g)
		against, doubt := 0, 0
		for _, m := range g.members {
			if !m.happened() && (m.ev.Polarity == "negative" || m.ev.Modality == "denied") {
				against++
			}
		}
		for _, v := range on[g] {
			s := set.tells(v, g)
			if s.byTheWay {
				continue
			}
			switch s.holds() {
			case -1:
				against++
			case 0:
				doubt++
			}
		}
		for _, o := range set.rivals(g) {
			for _, m := range o.members {
				if m.happened() {
					against++
					break
				}
			}
		}
		if set.contested[g] {
			against++
		}
		g.event.Sources = support
		switch {
		case support > 0 && against > 0:
			g.event.Status = "disputed"
		case against > 0:
			g.event.Status = "denied"
		case support == 0 || doubt > 0 && support < 2:
			g.event.Status = "unverified"
		case support >= 2:
			g.event.Status = "corroborated"
		default:
			g.event.Status = "undisputed"
		}
	}
}

// rivals are the events whose outcome excludes this one's: of an excluded
// type, or of one that only one side can hold ("rebels control the town", "the
// army controls the town"); told to have happened, at the same scene and time.
// An outcome has one counterpart of a type: the one that most tellings place
// at the same scene.
func (set *evSet) rivals(g *evGroup) []*evGroup {
	if set.rivalsOf == nil {
		set.rivalsOf = map[*evGroup][]*evGroup{}
		for _, a := range set.list {
			for _, typ := range set.opposites(a.event.Type) {
				b := set.counterpart(a, typ)
				// Both must see each other as the counterpart.
				if b != nil && set.counterpart(b, a.event.Type) == a {
					set.rivalsOf[a] = addGroup(set.rivalsOf[a], b)
				}
			}
		}
	}
	return set.rivalsOf[g]
}

func addGroup(list []*evGroup, g *evGroup) []*evGroup {
	if slices.Contains(list, g) {
		return list
	}
	return append(list, g)
}

// opposites are the types whose events may exclude one of this type.
func (set *evSet) opposites(typ string) []string {
	out := slices.Clone(set.excluded[typ])
	if set.exclusive(typ) {
		for _, t := range set.ont.Types(ontology.KindEvent) {
			if set.exclusive(t.ID) && t.First("family") == set.ont.Type(typ).First("family") {
				out = addTo(out, t.ID)
			}
		}
	}
	return out
}

// exclusive: only one side can be the agent at a time.
func (set *evSet) exclusive(typ string) bool {
	t := set.ont.Type(typ)
	return t != nil && t.First("exclusive") == "agent"
}

func (set *evSet) counterpart(g *evGroup, typ string) *evGroup {
	var best *evGroup
	most := 0
	if !g.happened() {
		return nil
	}
	excluded := slices.Contains(set.excluded[g.event.Type], typ)
	for _, o := range set.around(g, typ) {
		if o == g || !o.happened() || !set.oneStory(g, o) || succeeds(g, o) || succeeds(o, g) || !excluded && !set.opposed(g, o) {
			continue
		}
		if n := set.sameScene(g, o); n > most {
			best, most = o, n
		}
	}
	return best
}

// succeeds: o was over before g began. What was taken on Wednesday and taken
// back on Thursday are two events, and both can have happened.
func succeeds(g, o *evGroup) bool {
	return o.event.Latest != "" && g.event.Earliest != "" && o.event.Latest < g.event.Earliest
}

// opposed: both have named agents, and these are two sides.
func (set *evSet) opposed(a, b *evGroup) bool {
	x, y := agentsOf(a), agentsOf(b)
	if tookBack(a) != tookBack(b) {
		return false // what was retaken had been the other side's
	}
	return len(x) > 0 && len(y) > 0 && set.twoSides(set.ents.nodes(x), set.ents.nodes(y))
}

// tookBack: a telling says that the other side had it before: "retook the town".
func tookBack(g *evGroup) bool {
	return slices.ContainsFunc(g.own, func(m *evMention) bool { return wonBack.MatchString(m.doc.Surface(m.ev.Trigger.Span())) })
}

func agentsOf(g *evGroup) []string {
	var out []string
	for _, a := range g.event.Arguments {
		if a.Role == "agent" {
			out = append(out, a.Entity)
		}
	}
	return out
}

// stateKinds are bodies that act for their state.
var stateKinds = map[string]bool{"country": true, "government": true, "military": true, "ministry": true, "police": true, "security-forces": true, "intelligence": true}

// twoSides: named agents of which none is the other's or of the same state.
func (set *evSet) twoSides(x, y []*node) bool {
	known := false
	for _, a := range x {
		for _, b := range y {
			if a.id == b.id || alike(a, b) {
				return false
			}
			if !a.named() || !b.named() {
				continue
			}
			if stateKinds[a.Kind] && stateKinds[b.Kind] && a.Country == b.Country {
				return false
			}
			// A person may act for either side; only bodies are told apart.
			if a.Type != extract.Person && b.Type != extract.Person {
				known = true
			}
		}
	}
	return known
}

// oneStory is a quick look whether any of their reports tell one story.
func (set *evSet) oneStory(a, b *evGroup) bool {
	for _, x := range a.own {
		for _, y := range b.own {
			if set.stories.neighbours(x.no, y.no) {
				return true
			}
		}
	}
	return false
}

// happened: at least one telling says that it did.
func (g *evGroup) happened() bool {
	return slices.ContainsFunc(g.members, (*evMention).happened)
}

// told is a type of event in a report.
type told struct {
	typ string
	doc int32
}

// indexGroups prepares rivals: the events of a type that a report tells.
func (set *evSet) indexGroups() {
	set.byType, set.index = map[told][]*evGroup{}, map[*evGroup]int{}
	for i, g := range set.list {
		set.index[g] = i
		for _, m := range g.members {
			k := told{g.event.Type, set.stories.no[m.doc]}
			if l := set.byType[k]; len(l) == 0 || l[len(l)-1] != g {
				set.byType[k] = append(l, g)
			}
		}
	}
}

// around are the events of a type that the reports of g's story tell, in order.
func (set *evSet) around(g *evGroup, typ string) []*evGroup {
	var out []*evGroup
	seen := map[int32]bool{}
	look := func(d int32) {
		if !seen[d] {
			seen[d] = true
			out = append(out, set.byType[told{typ, d}]...)
		}
	}
	last := int32(-1)
	for _, m := range g.own {
		d := set.stories.no[m.doc]
		if d == last {
			continue
		}
		last = d
		look(d)
		for _, o := range set.stories.near[d] {
			look(o)
		}
	}
	slices.SortFunc(out, func(a, b *evGroup) int { return cmp.Compare(set.index[a], set.index[b]) })
	return slices.Compact(out)
}

// indexTypes says which types exclude which (seized or repelled: one of the two
// is not true) and which reverse each other (arrested and then released: two
// events); the files may say it on one side only.
func (set *evSet) indexTypes() {
	set.excluded, set.apart = map[string][]string{}, map[string][]string{}
	for _, t := range set.ont.Types(ontology.KindEvent) {
		for _, x := range t.Get("excludes") {
			set.excluded[t.ID], set.excluded[x] = addTo(set.excluded[t.ID], x), addTo(set.excluded[x], t.ID)
		}
		for _, x := range append(slices.Clone(t.Get("excludes")), t.Get("reverses")...) {
			set.apart[t.ID], set.apart[x] = addTo(set.apart[t.ID], x), addTo(set.apart[x], t.ID)
		}
	}
	for _, l := range set.excluded {
		slices.Sort(l)
	}
}

// sameScene counts the pairs of tellings by which two events can only be two
// tellings of one scene.
func (set *evSet) sameScene(a, b *evGroup) int {
	n := 0
	for _, x := range a.own {
		for _, y := range b.own {
			if !set.stories.neighbours(x.no, y.no) {
				continue
			}
			if set.dates(x, y) < wLongAgo {
				continue
			}
			px, py := x.who[2], y.who[2]
			if len(px) > 0 && len(py) > 0 {
				if l := placeLikeness(px, py); l >= wPlace/2 {
					n += 2
				}
				continue
			}
			// One telling names no place ("the attack had been repelled"): the
			// story and a shared side are enough when the days agree.
			if set.shareSide(x, y) && narrow(x) && narrow(y) || x.doc == y.doc && abs(x.sent-y.sent) <= 3 {
				n++
			}
		}
	}
	return n
}

func (set *evSet) shareSide(x, y *evMention) bool {
	for _, p := range append(slices.Clone(x.agents), x.patients...) {
		for _, q := range append(slices.Clone(y.agents), y.patients...) {
			if p == q && set.named(p) {
				return true
			}
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
