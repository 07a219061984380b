package merge

import (
	"slices"
	"strings"

	"dateline/extract"
)

// orders notes what the words of a sentence say of the order of its events,
// where the tokens are at hand; a stored document keeps what was noted.
//
//	opened fire after the convoy stopped       stopped before opened fire
//	left before the gate was shut              left before shut
//	was arrested, then freed                   arrested before freed
//	were killed during the protest             killed, a part of the protest
//	struck as part of the offensive            struck, a part of the offensive
//
// The word must stand between the two in the tree: it marks the second event's
// clause or phrase, which hangs on the first or on a word of its phrase.
func orders(doc *extract.Document) {
	if len(doc.Tokens) == 0 {
		return
	}
	at := map[int]*extract.EventMention{}
	for i := range doc.Events {
		ev := &doc.Events[i]
		ev.Order = nil
		if ev.TrigTok >= 0 && ev.TrigTok < len(doc.Tokens) && at[ev.TrigTok] == nil {
			at[ev.TrigTok] = ev
		}
	}
	for k := range doc.Tokens {
		rel, word := doc.Tokens[k].Rel, strings.ToLower(doc.Word(k))
		top := doc.Tokens[k].Head
		if top < 0 || top == k {
			continue
		}
		if word == "part" && k >= 1 && strings.EqualFold(doc.Word(k-1), "as") {
			partOf(doc, at, k)
		}
		inner := at[top]
		if inner == nil {
			continue
		}
		outer := governing(doc, at, top)
		if outer == nil || outer == inner {
			continue
		}
		switch {
		case (word == "after" || word == "following" || word == "since") && (rel == "mark" || rel == "case"):
			inner.Order = append(inner.Order, extract.Order{Rel: "before", Event: outer.ID})
		case word == "before" && (rel == "mark" || rel == "case"), word == "then" && rel == "advmod" && doc.Tokens[top].Rel == "conj":
			outer.Order = append(outer.Order, extract.Order{Rel: "before", Event: inner.ID})
		case word == "during" && rel == "case", word == "part" && k >= 1 && strings.EqualFold(doc.Word(k-1), "as"):
			outer.Order = append(outer.Order, extract.Order{Rel: "part", Event: inner.ID})
		}
	}
	for i := range doc.Events {
		slices.SortFunc(doc.Events[i].Order, func(a, b extract.Order) int { return strings.Compare(a.Rel+a.Event, b.Rel+b.Event) })
		doc.Events[i].Order = slices.Compact(doc.Events[i].Order)
	}
}

// partOf reads "as part of an offensive" where the tree makes "part" a noun of
// its own, with the whole hanging on it.
func partOf(doc *extract.Document, at map[int]*extract.EventMention, k int) {
	outer := governing(doc, at, k)
	for j := k + 2; outer != nil && j < min(k+8, len(doc.Tokens)); j++ {
		if inner := at[j]; inner != nil && inner != outer && doc.Tokens[j].Head == k {
			outer.Order = append(outer.Order, extract.Order{Rel: "part", Event: inner.ID})
			return
		}
	}
}

// governing is the event that a token's phrase hangs on, four steps up at most.
func governing(doc *extract.Document, at map[int]*extract.EventMention, k int) *extract.EventMention {
	for range 4 {
		h := doc.Tokens[k].Head
		if h < 0 || h == k {
			return nil
		}
		if ev := at[h]; ev != nil {
			return ev
		}
		switch r := doc.Tokens[k].Rel; {
		case strings.HasPrefix(r, "ccomp"), strings.HasPrefix(r, "parataxis"):
			return nil // what somebody says
		}
		k = h
	}
	return nil
}

// relate carries the order of tellings over to the events: an event is before
// another when a telling says so and none says the reverse, and when the dates
// do not forbid it. A part lies within its whole.
func (set *evSet) relate() {
	for _, rel := range []string{"before", "part"} {
		says := map[[2]*evGroup]bool{}
		var pairs [][2]*evGroup
		for _, g := range set.list {
			for _, m := range g.members {
				for _, o := range m.ev.Order {
					other := set.byRef[extract.Ref{m.doc.ID, o.Event}]
					if o.Rel != rel || other == nil || set.group[other] == g || !m.happened() || !other.happened() {
						continue
					}
					if k := [2]*evGroup{g, set.group[other]}; !says[k] {
						says[k] = true
						pairs = append(pairs, k)
					}
				}
			}
		}
		for _, p := range pairs {
			if says[[2]*evGroup{p[1], p[0]}] || rel == "before" && succeeds(p[0], p[1]) || rel == "part" && (succeeds(p[0], p[1]) || succeeds(p[1], p[0])) {
				continue
			}
			list := &p[0].event.Before
			if rel == "part" {
				list = &p[0].event.PartOf
			}
			*list = append(*list, p[1].event.ID)
		}
	}
	for _, g := range set.list {
		slices.Sort(g.event.Before)
		slices.Sort(g.event.PartOf)
	}
}
