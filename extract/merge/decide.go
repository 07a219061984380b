package merge

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
)

// settled is what decisions say of a cluster, beside its chains.
type settled struct {
	id       string       // kept through joining and renaming
	name     string       // by rename
	typ      extract.Type // by retype
	entry    *Entry       // by link
	unlinked bool
	by       []string // "same, decisions.txt:3"
}

// deciding applies decisions to clusters.
type deciding struct {
	mg    *Merger
	d     *Decisions
	all   []*cluster
	ents  []extract.Entity // as they would be without decisions, by index of all
	notes []string
	ids   map[string]bool
}

// decide applies the decisions. Ids are those that the entities have without
// decisions, so that a decision does not rename what it is not about.
func (mg *Merger) decide(all []*cluster) ([]*cluster, []string) {
	if mg.decisions == nil || len(mg.decisions.lines) == 0 {
		return all, nil
	}
	x := &deciding{mg: mg, d: mg.decisions, all: all, ids: map[string]bool{}}
	set := &entitySet{byID: map[string]*extract.Entity{}}
	for _, cl := range all {
		set.add(cl)
		cl.settled.id = set.list[len(set.list)-1].ID
		x.ids[cl.settled.id] = true
	}
	x.ents = set.list
	for _, verb := range []string{"different", "unlink", "link", "same", "retype", "rename"} {
		for _, l := range x.d.lines {
			if l.verb == verb {
				x.apply(l)
			}
		}
	}
	return slices.DeleteFunc(x.all, func(cl *cluster) bool { return cl == nil }), x.notes
}

func (x *deciding) note(l decision, format string, a ...any) {
	x.notes = append(x.notes, fmt.Sprintf("%s:%d: %s", x.d.File, l.line, fmt.Sprintf(format, a...)))
}

func (x *deciding) apply(l decision) {
	var at []int
	for _, r := range l.refs {
		i := x.find(l, r)
		if i < 0 && l.verb != "different" {
			return
		}
		at = append(at, i)
	}
	by := fmt.Sprintf("%s, %s:%d", l.verb, x.d.File, l.line)
	switch l.verb {
	case "different":
		if x.different(l, at) && at[0] >= 0 {
			x.all[at[0]].settled.by = append(x.all[at[0]].settled.by, by)
		}
		return
	case "same":
		x.same(at)
	case "unlink":
		cl := x.all[at[0]]
		cl.key, cl.settled.unlinked, cl.settled.entry = "", true, nil
		cl.settled.id = x.ownID(cl)
	case "link":
		if !x.link(l, at[0]) {
			return
		}
	case "retype":
		x.all[at[0]].settled.typ = extract.Type(l.text)
	case "rename":
		x.all[at[0]].settled.name = l.text
	}
	if cl := x.all[x.where(at[0])]; cl != nil {
		cl.settled.by = append(cl.settled.by, by)
	}
}

// where follows joins: the cluster that took the chains of cluster i.
func (x *deciding) where(i int) int {
	for x.all[i] == nil {
		id := x.ents[i].ID
		i = slices.IndexFunc(x.all, func(cl *cluster) bool { return cl != nil && slices.Contains(cl.took, id) })
	}
	return i
}

// find gives the cluster of a reference, the most mentioned if there are
// several; -1, with a remark, if there is none.
func (x *deciding) find(l decision, r entityRef) int {
	found := x.matches(r)
	if len(found) == 0 {
		x.note(l, "no entity %s in these reports", QuoteName(r.raw))
		return -1
	}
	if len(found) > 1 {
		slices.SortFunc(found, func(a, b int) int {
			return cmp.Or(cmp.Compare(len(x.ents[b].Mentions), len(x.ents[a].Mentions)), cmp.Compare(x.ents[a].ID, x.ents[b].ID))
		})
		var ids []string
		for _, i := range found {
			ids = append(ids, x.ents[i].ID)
		}
		x.note(l, "%s names %d entities (%s); the first is taken, an id says which", QuoteName(r.raw), len(found), strings.Join(ids, ", "))
	}
	return found[0]
}

// matches are the clusters that a reference names: by id, by key, else by
// name, where a main name goes before the name of a report, and that before an
// alias.
func (x *deciding) matches(r entityRef) []int {
	var levels [3][]int
	want := fold(r.name)
	put := func(level, i int) {
		if i = x.where(i); !slices.Contains(levels[level], i) {
			levels[level] = append(levels[level], i)
		}
	}
	for i := range x.ents {
		e := &x.ents[i]
		if e.ID == r.name || slices.ContainsFunc(e.Links, func(l extract.Link) bool { return l.KB+":"+l.ID == r.name }) {
			return []int{x.where(i)}
		}
		if e.Anonymous || r.typ != "" && e.Type != r.typ {
			continue
		}
		cl := x.all[x.where(i)]
		switch {
		case r.doc != "":
			if slices.ContainsFunc(cl.chains, func(c chainRef) bool { return isDoc(c.doc, r.doc) && slices.Contains(c.names, want) }) {
				put(0, i)
			}
		case fold(e.Name) == want || cl.settled.name != "" && fold(cl.settled.name) == want:
			put(0, i)
		case slices.ContainsFunc(cl.chains, func(c chainRef) bool { return fold(c.chain.Name) == want }):
			put(1, i)
		case slices.ContainsFunc(cl.chains, func(c chainRef) bool { return slices.Contains(c.names, want) }):
			put(2, i)
		}
	}
	for _, l := range levels {
		if len(l) > 0 {
			return l
		}
	}
	return nil
}

// isDoc: the report goes by that id, source id, path or file name.
func isDoc(doc *extract.Document, name string) bool {
	return name == doc.ID || name == doc.SourceID || name == doc.Path || doc.Path != "" && name == filepath.Base(doc.Path)
}

// same joins clusters into the first. One that the base knows gives its link
// to one that it does not.
func (x *deciding) same(at []int) {
	a := x.where(at[0])
	to := x.all[a]
	for _, i := range at[1:] {
		i = x.where(i)
		if i == a {
			continue
		}
		from := x.all[i]
		to.chains = append(to.chains, from.chains...)
		to.took = append(append(to.took, x.ents[i].ID), from.took...)
		if to.key == "" && from.key != "" && !to.settled.unlinked {
			to.key, to.settled.entry, to.settled.id = from.key, from.settled.entry, from.settled.id
			to.settled.name = cmp.Or(to.settled.name, x.ents[a].Name)
		}
		if to.settled.name == "" {
			to.settled.name = x.ents[a].Name
		}
		to.settled.by = append(to.settled.by, from.settled.by...)
		x.ents[a].Mentions = append(slices.Clone(x.ents[a].Mentions), x.ents[i].Mentions...)
		x.all[i] = nil
	}
}

// link gives a cluster an entry of the base, or joins it to the cluster that
// has it.
func (x *deciding) link(l decision, i int) bool {
	if x.mg.base == nil {
		return false
	}
	en, ok := x.mg.base.Describe(l.text)
	if !ok {
		x.note(l, "no entry %s in the knowledge bases; --kb adds one", l.text)
		return false
	}
	cl := x.all[i]
	key := cmp.Or(en.Key, l.text)
	if cl.key == key {
		return true
	}
	cl.key, cl.settled.entry, cl.settled.unlinked = key, &en, false
	cl.settled.id = entityID(key)
	for j, other := range x.all {
		if other != nil && j != i && other.key == key {
			x.same([]int{j, i})
			break
		}
	}
	return true
}

// different parts what is one entity: the chains (or, inside a chain, the
// mentions) that bear the second name become an entity of their own.
func (x *deciding) different(l decision, at []int) bool {
	if at[0] < 0 || at[1] < 0 || at[0] != at[1] {
		return false // two entities already, or none
	}
	a, b := l.refs[0], l.refs[1]
	cl := x.all[at[0]]
	part := &cluster{}
	var keep []chainRef
	for _, c := range cl.chains {
		switch isA, isB := bears(c, a), bears(c, b); {
		case isB && isA:
			if piece, ok := x.cut(c, a, b); ok {
				part.chains = append(part.chains, piece)
			}
			keep = append(keep, c)
		case isB:
			part.chains = append(part.chains, c)
		default:
			keep = append(keep, c)
		}
	}
	if len(part.chains) == 0 || len(keep) == 0 {
		x.note(l, "nothing tells %s from %s; \"@ REPORT\" says which one is meant", QuoteName(a.raw), QuoteName(b.raw))
		return false
	}
	cl.chains = keep
	part.settled.unlinked = cl.key != ""
	part.settled.by = []string{fmt.Sprintf("different, %s:%d", x.d.File, l.line)}
	part.settled.id = x.ownID(part)
	set := &entitySet{byID: map[string]*extract.Entity{}}
	set.add(part)
	e := set.list[0]
	x.all, x.ents = append(x.all, part), append(x.ents, e)
	return true
}

// ownID is the id of a cluster that no base knows: as merge gives it, or, if
// that is taken, with its first mention.
func (x *deciding) ownID(cl *cluster) string {
	cl.settled.id = ""
	set := &entitySet{byID: map[string]*extract.Entity{}}
	set.add(cl)
	e := &set.list[0]
	if x.ids[e.ID] {
		e.ID = hash("e_", string(e.Type), fold(e.Name), e.Country, cl.chains[0].doc.ID, cl.chains[0].chain.Mentions[0])
	}
	x.ids[e.ID] = true
	return e.ID
}

// bears: the chain has that name, in that report if one is asked for.
func bears(c chainRef, r entityRef) bool {
	return (r.doc == "" || isDoc(c.doc, r.doc)) && slices.Contains(c.names, fold(r.name))
}

// cut takes the mentions written with the second name out of a chain.
func (x *deciding) cut(c chainRef, a, b entityRef) (chainRef, bool) {
	if fold(a.name) == fold(b.name) {
		return chainRef{}, false
	}
	var mine, theirs []string
	for _, id := range c.chain.Mentions {
		m := c.doc.Mention(id)
		if m != nil && fold(strings.TrimPrefix(c.doc.Surface(m.Span), "the ")) == fold(b.name) {
			theirs = append(theirs, id)
			continue
		}
		mine = append(mine, id)
	}
	if len(theirs) == 0 || len(mine) == 0 {
		return chainRef{}, false
	}
	first := c.doc.Mention(theirs[0])
	piece := extract.Chain{ID: "k" + strconv.Itoa(len(c.doc.Chains)+1), Type: c.chain.Type, Name: c.doc.Surface(first.Span),
		Mentions: theirs, Named: true}
	index := slices.IndexFunc(c.doc.Chains, func(ch extract.Chain) bool { return ch.ID == c.chain.ID })
	c.chain.Mentions = mine
	c.chain.Aliases = slices.DeleteFunc(slices.Clone(c.chain.Aliases), func(s string) bool { return fold(s) == fold(b.name) })
	if fold(c.chain.Name) == fold(b.name) {
		c.chain.Name = a.name
	}
	if index >= 0 {
		c.doc.Chains[index] = *c.chain
	}
	for _, id := range theirs {
		c.doc.Mention(id).Chain = piece.ID
	}
	// Other chains are pointed to: the list must not move.
	c.doc.Chains = append(c.doc.Chains[:len(c.doc.Chains):len(c.doc.Chains)], piece)
	return refTo(c.doc, &piece), true
}

// entityID is the id of the entity that a key of a knowledge base names.
func entityID(key string) string {
	return "e_" + strings.NewReplacer(":", "_", "/", "_", " ", "_").Replace(key)
}

// speaks tells whether what link found out about a chain is true of the
// cluster: a chain that a decision brought in from another entry, or took from
// its own, brings its names and mentions only.
func (cl *cluster) speaks(c chainRef) bool {
	if len(c.chain.Links) == 0 {
		return true
	}
	return cl.key == c.chain.Links[0].KB+":"+c.chain.Links[0].ID
}

// settle puts what was decided into the entity.
func (cl *cluster) settle(e *extract.Entity) {
	if en := cl.settled.entry; en != nil && cl.key != "" {
		kbn, id, _ := strings.Cut(cl.key, ":")
		links := []extract.Link{{KB: kbn, ID: id, Name: en.Name, Score: 1, Reason: "decided"}}
		for _, l := range en.Links {
			if l.KB != kbn || l.ID != id {
				l.Reason = "same as " + cl.key
				links = append(links, l)
			}
		}
		e.Links, e.Facts = links, slices.Clone(en.Facts)
		e.Country, e.Kind, e.Location = cmp.Or(en.Country, e.Country), cmp.Or(en.Kind, e.Kind), en.Location
		e.Resolved, e.Anonymous = true, false
		if en.Type != "" {
			e.Type = en.Type
		}
	}
	if n := cl.settled.name; n != "" && n != e.Name {
		if !e.Anonymous {
			e.Aliases = append(e.Aliases, e.Name)
		}
		e.Aliases = slices.DeleteFunc(e.Aliases, func(a string) bool { return a == n })
		slices.Sort(e.Aliases)
		e.Name = n
	}
	if t := cl.settled.typ; t != "" && t != e.Type {
		// The entry was one of the other type; the id stays.
		e.Type, e.Links, e.Facts, e.Location, e.Kind, e.Resolved = t, nil, nil, nil, "", false
		if t != extract.Person {
			e.Gender = ""
		}
	}
	e.Decided = cl.settled.by
	if cl.settled.id != "" {
		e.ID = cl.settled.id
	}
}
