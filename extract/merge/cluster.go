package merge

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/ontology"
)

// evGroup is the mentions of one event.
type evGroup struct {
	members []*evMention
	own     []*evMention // those that no copy repeats word for word
	event   *extract.Event
	filled  [][]filler // see fill; while the event is described
}

// evSet is the result of joining event mentions.
type evSet struct {
	ont    *ontology.Ontology
	ents   *entitySet
	group  map[*evMention]*evGroup
	groups *groupSet
	list   []*evGroup
	events []extract.Event // of the groups, in their order
	docs   []*extract.Document
	byRef  map[extract.Ref]*evMention

	byType   map[told][]*evGroup
	excluded map[string][]string // type -> types that exclude it
	apart    map[string][]string // type -> types that exclude or reverse it
	rivalsOf map[*evGroup][]*evGroup

	index    map[*evGroup]int
	voices   map[*extract.Document][]*voice
	body     map[string]string // person or body -> the body that it speaks for
	repeated map[extract.Ref]bool
	// contested are the events that a claim of a contradiction affirms and
	// the other camp does not.
	contested map[*evGroup]bool
	opposite  opposites
	counts    map[string]map[string]bool

	stories *stories
}

// pair is two mentions that may be one event.
type pair struct {
	a, b  int
	score float64
}

// events joins the event mentions of all documents and sets
// EventMention.Event.
func (mg *Merger) events(docs []*extract.Document, ents *entitySet, groups *groupSet) *evSet {
	set := &evSet{ont: mg.ont, ents: ents, groups: groups, docs: docs, group: map[*evMention]*evGroup{},
		byRef: map[extract.Ref]*evMention{}}
	set.stories = findStories(docs, ents, groups)
	set.indexTypes()
	ms := mg.gather(docs, groups, ents)
	slices.SortFunc(ms, order)
	own, copied := printedAgain(ms)
	clusters := set.cluster(own)
	for _, m := range ms {
		m.told = nil // what only the joining asks for makes room
	}
	set.events = make([]extract.Event, len(clusters))
	for n, cl := range clusters {
		g := &evGroup{event: &set.events[n]}
		for _, i := range cl {
			g.own = append(g.own, own[i])
			for _, m := range append([]*evMention{own[i]}, copied[own[i]]...) {
				g.members = append(g.members, m)
				set.group[m] = g
			}
		}
		slices.SortFunc(g.members, order)
		set.list = append(set.list, g)
	}
	used := map[string]bool{}
	for _, g := range set.list {
		set.describe(g, used)
		for _, em := range g.members {
			em.ev.Event = g.event.ID
			set.byRef[extract.Ref{em.doc.ID, em.ev.ID}] = em
		}
	}
	set.relate()
	set.indexGroups()
	return set
}

// cluster joins pairs from the most alike down (single pass of agglomerative
// clustering). Two clusters join only when the mean likeness of their members
// allows it, so that a chain of weak links does not pull two events into one.
func (set *evSet) cluster(ms []*evMention) [][]int {
	pairs := set.candidates(ms)
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	of := make([]int, len(ms))
	members := make([][]int, len(ms))
	for i := range ms {
		of[i], members[i] = i, []int{i}
	}
	for _, p := range pairs {
		a, b := of[p.a], of[p.b]
		if a == b || !set.mayJoin(ms, members[a], members[b]) {
			continue
		}
		if b < a {
			a, b = b, a
		}
		members[a] = append(members[a], members[b]...)
		for _, i := range members[b] {
			of[i] = a
		}
		members[b] = nil
	}
	var out [][]int
	for _, m := range members {
		if len(m) > 0 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	return out
}

// sample bounds the comparison of two large clusters.
const sample = 12

func (set *evSet) mayJoin(ms []*evMention, a, b []int) bool {
	sum, n, bad := 0.0, 0, 0
	for i := 0; i < len(a); i += 1 + len(a)/sample {
		for j := 0; j < len(b); j += 1 + len(b)/sample {
			l := set.likeness(ms[a[i]], ms[b[j]])
			n++
			if l <= never/2 {
				bad++
				continue
			}
			sum += l
		}
	}
	if bad*5 > n { // one pair in five may disagree: a disputed date or place
		return false
	}
	return sum/float64(max(1, n-bad)) >= meanAt
}

// story tells whether two reports tell one story.
func (set *evSet) story(a, b *extract.Document) bool { return set.stories.one(a, b) }

// describe fills the corpus event of a group.
func (set *evSet) describe(g *evGroup, used map[string]bool) {
	e := g.event
	e.Type = set.groupType(g)
	t := set.ont.Type(e.Type)
	if t != nil {
		e.Code = t.Code
	}
	set.arguments(g)
	set.setDates(g)
	e.Modality = groupModality(g)
	docs := map[string]bool{}
	var score float64
	for _, m := range g.members {
		e.Mentions = append(e.Mentions, extract.Ref{m.doc.ID, m.ev.ID})
		docs[m.doc.ID] = true
		score = max(score, m.ev.Score)
		for _, v := range m.values {
			if !slices.ContainsFunc(e.Values, func(w extract.Value) bool {
				return w.Property == v.Property && w.Number == v.Number && w.Bound == v.Bound
			}) {
				v.Span = extract.Pair{}
				e.Values = append(e.Values, v)
			}
		}
	}
	slices.SortFunc(e.Values, func(a, b extract.Value) int {
		return cmp.Or(cmp.Compare(a.Property, b.Property), cmp.Compare(a.Number, b.Number), cmp.Compare(a.Bound, b.Bound))
	})
	e.Confidence = score
	e.Name = set.eventName(g, t)
	g.filled = nil
	key := []string{e.Type}
	named := false
	for _, a := range e.Arguments {
		key = append(key, a.Role, a.Entity)
		named = named || set.named(a.Entity)
	}
	key = append(key, e.Earliest, e.Latest)
	if !named || e.Earliest == "" {
		// Too little to tell it from another of its kind: its first telling does.
		key = append(key, e.Mentions[0][0], e.Mentions[0][1])
	}
	e.ID = hash("ev_", key...)
	if used[e.ID] {
		e.ID = hash("ev_", append(key, e.Mentions[0][0], e.Mentions[0][1])...)
	}
	used[e.ID] = true
}

// groupType is the type most mentions have, ties by the alphabet. A state that
// comes of a deed gives way to it: "the rebels took the town", and three reports
// that they hold it, are a capture.
func (set *evSet) groupType(g *evGroup) string {
	n := map[string]int{}
	for _, m := range g.members {
		n[m.ev.Type]++
	}
	best := ""
	for t, k := range n {
		if best == "" || k > n[best] || k == n[best] && t < best {
			best = t
		}
	}
	if t := set.ont.Type(best); t != nil && n[t.First("result of")] > 0 {
		return t.First("result of")
	}
	return best
}

// arguments keeps, for every role, the fillers that the reports give, most
// often named first. An anonymous filler stands only where no named one does.
func (set *evSet) arguments(g *evGroup) {
	type key struct{ role, ent string }
	docs := map[key]map[string]bool{}
	g.fill()
	said := map[key]bool{}        // some telling has it in its own clause
	saidRole := map[string]bool{} // and some telling a named filler of the role
	for _, m := range g.members {
		for _, a := range m.ev.Arguments {
			mm := m.doc.Mention(a.Mention)
			if a.Mention == "" || mm == nil || mm.Entity == "" {
				continue
			}
			k := key{a.Role, mm.Entity}
			if a.Reason != "lede" && a.Reason != "dateline" && a.Reason != "scene" && !(a.Remote() && a.Reason != "source" && a.Reason != "behind") {
				said[k] = true
				saidRole[a.Role] = saidRole[a.Role] || set.named(mm.Entity)
			}
			if docs[k] == nil {
				docs[k] = map[string]bool{}
			}
			docs[k][m.doc.ID] = true
		}
	}
	top := map[string]int{} // role -> most documents that agree on a named filler
	for k, d := range docs {
		if set.named(k.ent) {
			top[k.role] = max(top[k.role], len(d))
		}
	}
	strong := func(k key) bool { return set.named(k.ent) && len(docs[k]) == top[k.role] }
	for k, d := range docs {
		switch {
		case !set.named(k.ent) && top[k.role] > 0:
			continue
		case !said[k] && saidRole[k.role]:
			continue // a telling says where: where the other reports are sent from or are about gives way
		case top[k.role] > 1 && 2*len(d) <= top[k.role] && !set.beside(g, k.role, k.ent, func(e string) bool { return strong(key{k.role, e}) }):
			// One report in many with a filler of its own: more often a
			// misreading than news. The telling itself keeps it.
			continue
		}
		g.event.Arguments = append(g.event.Arguments, extract.EntityArgument{Role: k.role, Entity: k.ent, Documents: len(d)})
	}
	slices.SortFunc(g.event.Arguments, func(a, b extract.EntityArgument) int {
		return cmp.Or(cmp.Compare(roleOrder(a.Role), roleOrder(b.Role)), cmp.Compare(a.Role, b.Role), cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Entity, b.Entity))
	})
}

// beside tells whether a telling names the entity in the role together with
// another that fits ("the US and Britain").
func (set *evSet) beside(g *evGroup, role, ent string, fits func(string) bool) bool {
	for _, roles := range g.filled {
		has, other := false, false
		for _, f := range roles {
			if f.role == role {
				has = has || f.ent == ent
				other = other || f.ent != ent && fits(f.ent)
			}
		}
		if has && other {
			return true
		}
	}
	return false
}

// filler is who fills a role of a telling.
type filler struct{ role, ent string }

// fill reads the fillers of the group's own tellings.
func (g *evGroup) fill() {
	for _, m := range g.own {
		var list []filler
		for _, a := range m.ev.Arguments {
			if mm := m.doc.Mention(a.Mention); mm != nil {
				list = append(list, filler{a.Role, mm.Entity})
			}
		}
		if len(list) > 1 { // one filler stands beside none
			g.filled = append(g.filled, list)
		}
	}
}

func roleOrder(r string) int {
	i := slices.Index([]string{"agent", "patient", "instrument", "beneficiary", "origin", "destination", "place"}, r)
	if i < 0 {
		return 99
	}
	return i
}

// setDates takes the narrowest window that most mentions give: tellings vote by
// window, more votes first, then the narrower, then the earlier.
func (set *evSet) setDates(g *evGroup) {
	type win struct{ from, to, gran string }
	sure := slices.ContainsFunc(g.members, func(m *evMention) bool { return !m.guess && m.from != "" && m.from == m.to })
	votes := map[win]int{}
	text := map[win]string{}
	for _, m := range g.members {
		if m.from == "" && m.to == "" || m.guess && sure {
			continue
		}
		w := win{m.from, m.to, m.gran}
		votes[w]++
		if text[w] == "" || m.dateText < text[w] {
			text[w] = m.dateText
		}
	}
	var ws []win
	for w := range votes {
		ws = append(ws, w)
	}
	span := func(w win) string {
		if w.from != "" && w.from == w.to {
			return "0"
		}
		if w.from == "" || w.to == "" {
			return "2"
		}
		return "1"
	}
	slices.SortFunc(ws, func(a, b win) int {
		return cmp.Or(cmp.Compare(span(a), span(b)), cmp.Compare(votes[b], votes[a]), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.gran, b.gran))
	})
	if len(ws) > 0 {
		w := ws[0]
		g.event.Earliest, g.event.Latest, g.event.Granularity, g.event.DateText = w.from, w.to, w.gran, text[w]
	}
}

// groupModality is the strongest telling: asserted before reported and so on.
func groupModality(g *evGroup) string {
	ranks := []string{"asserted", "reported", "denied", "ordered", "planned", "possible", "hypothetical"}
	best := len(ranks) - 1
	for _, m := range g.members {
		mod := m.ev.Modality
		if m.ev.Polarity == "negative" && mod == "asserted" {
			mod = "denied"
		}
		if i := slices.Index(ranks, mod); i >= 0 && i < best {
			best = i
		}
	}
	return ranks[best]
}

// shortName drops what a caption can do without.
func (set *evSet) shortName(id string) string {
	e := set.ents.byID[id]
	if e == nil {
		return ""
	}
	return strings.TrimPrefix(strings.TrimPrefix(e.Name, "the "), "The ")
}
