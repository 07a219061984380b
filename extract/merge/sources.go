package merge

import (
	"slices"
	"strings"

	"dateline/extract"
)

// independent counts the sources that vouch for the event and do not lean on
// each other. A report vouches when it tells the event itself or passes on
// somebody who says that it happened; to pass on a denial is not to vouch.
// Copies count once, and so do two reports of which one tells the event in a
// paragraph that it took from the other, or both from an agency, and two that
// have it from one and the same source only: "police said" in two papers.
func (set *evSet) independent(g *evGroup) int {
	l := leaning{parent: map[int]int{}}
	taken := map[int32]int{} // passage -> group of copies that has it
	from := map[int][]string{}
	for _, m := range g.members {
		who, ok := set.vouches(m)
		if !m.happened() || !ok {
			continue
		}
		l.add(m.group)
		from[m.group] = addTo(from[m.group], who)
		p := set.groups.passageOf(m.doc, m.sent)
		if o, ok := taken[p]; p != 0 && ok {
			l.join(o, m.group)
		}
		taken[p] = m.group
	}
	only := map[string]int{} // source -> a group that has it from nobody else
	for _, m := range g.members {
		who := from[m.group]
		if len(who) != 1 || who[0] == "" {
			continue
		}
		if o, ok := only[who[0]]; ok {
			l.join(o, m.group)
		}
		only[who[0]] = m.group
	}
	return l.n
}

// vouches tells who says that the event happened: the body or person that the
// report passes on, "" for the report itself or a source that no other report
// need mean; false when that claim does not say so.
func (set *evSet) vouches(m *evMention) (string, bool) {
	var c *extract.Claim
	for i := range m.doc.Claims {
		x := &m.doc.Claims[i]
		if x.Content.Span().Contains(m.ev.Trigger.Span()) && slices.Contains(x.About, m.ev.ID) && (c == nil || x.Content.End-x.Content.Start < c.Content.End-c.Content.Start) {
			c = x
		}
	}
	if c == nil || c.TellsAside(m.ev.ID) {
		return "", true
	}
	if c.Stance == "denies" && c.Holds(m.ev) < 0 {
		return "", false
	}
	who := sourceOf(m.doc, c)
	if b := set.body[who]; b != "" {
		who = b
	}
	if strings.HasPrefix(who, "?") || !set.named(who) {
		who = ""
	}
	return who, true
}

// leaning are groups of reports, joined where one leans on the other.
type leaning struct {
	parent map[int]int
	n      int // of those that lean on nobody
}

func (l *leaning) add(i int) {
	if _, ok := l.parent[i]; !ok {
		l.parent[i] = i
		l.n++
	}
}

func (l *leaning) root(i int) int {
	for l.parent[i] != i {
		i = l.parent[i]
	}
	return i
}

func (l *leaning) join(i, j int) {
	if a, b := l.root(i), l.root(j); a != b {
		l.parent[max(a, b)] = min(a, b)
		l.n--
	}
}
