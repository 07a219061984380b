package merge

import (
	"cmp"
	"slices"

	"dateline/extract"
)

// stories tells which reports tell one story: two of one month that share a
// quarter of the named entities of the shorter one (countries aside), two at
// least, or that are copies. Documents are numbered as in the corpus, by id.
type stories struct {
	docs []*extract.Document
	no   map[*extract.Document]int32
	day  []int     // of publication; noDay = unknown
	near [][]int32 // sorted, the document itself left out
	kin  [][]int32 // those besides that share a name which few reports bear
}

// common is the most reports of two months that an entity may stand in and
// still tell one story from another: what hundreds of reports name is a region
// or an agency.
const common = 300

// few is the most reports of two months in which a name makes them kin.
const few = 40

// one tells whether two reports tell one story.
func (st *stories) one(a, b *extract.Document) bool {
	return a == b || st.neighbours(st.no[a], st.no[b])
}

func (st *stories) neighbours(a, b int32) bool {
	if len(st.near[a]) > len(st.near[b]) {
		a, b = b, a
	}
	_, ok := slices.BinarySearch(st.near[a], b)
	return ok || a == b
}

// firstCopies is how many of the reports of one origin every other one of it is
// a neighbour of.
const firstCopies = 20

// akin tells whether two reports are of one story or share a rare name.
func (st *stories) akin(a, b *extract.Document) bool {
	_, ok := slices.BinarySearch(st.kin[st.no[a]], st.no[b])
	return ok || st.one(a, b)
}

// of are the document and those that tell its story, in order of id.
func (st *stories) of(doc *extract.Document) []*extract.Document {
	k := st.no[doc]
	out := make([]*extract.Document, 0, len(st.near[k])+1)
	own := false
	for _, n := range st.near[k] {
		if !own && n > k {
			out, own = append(out, doc), true
		}
		out = append(out, st.docs[n])
	}
	if !own {
		out = append(out, doc)
	}
	return out
}

// findStories joins reports by way of the entities that they share. Time and
// memory grow with the reports: of an entity only the reports of the month
// before and after are looked at, and only where these are not too many.
func findStories(docs []*extract.Document, ents *entitySet, groups *groupSet) *stories {
	st := &stories{docs: docs, no: make(map[*extract.Document]int32, len(docs)), day: make([]int, len(docs)), near: make([][]int32, len(docs)), kin: make([][]int32, len(docs))}
	profile := make([][]string, len(docs))
	at := map[string]*bearing{}
	for k, doc := range docs {
		st.no[doc], st.day[k] = int32(k), dayOf(doc.Published)
		profile[k] = namedIn(doc, ents)
		for _, e := range profile[k] {
			if at[e] == nil {
				at[e] = &bearing{}
			}
			at[e].docs = append(at[e].docs, int32(k))
		}
	}
	for _, b := range at {
		b.prepare(st.day)
	}
	st.compareProfiles(profile, at)
	st.joinCopies(groups)
	for k := range docs {
		slices.Sort(st.near[k])
		st.near[k] = slices.Clip(slices.Compact(st.near[k]))
		slices.Sort(st.kin[k])
	}
	return st
}

// compareProfiles counts what every report shares with those behind it.
func (st *stories) compareProfiles(profile [][]string, at map[string]*bearing) {
	shared, rare := make([]int, len(profile)), make([]bool, len(profile))
	for k := range profile {
		var touched []int32
		for _, e := range profile[k] {
			at[e].later(int32(k), st.day, func(o int32, seldom bool) {
				if shared[o] == 0 {
					touched = append(touched, o)
				}
				shared[o]++
				rare[o] = rare[o] || seldom
			})
		}
		for _, o := range touched {
			if n := shared[o]; n >= 2 && 4*n >= min(len(profile[k]), len(profile[o])) {
				join(st.near, int32(k), o)
			} else if rare[o] {
				join(st.kin, int32(k), o)
			}
			shared[o], rare[o] = 0, false
		}
	}
}

func join(list [][]int32, a, b int32) {
	list[a], list[b] = append(list[a], b), append(list[b], a)
}

// joinCopies makes every report of one origin a neighbour of the first ones of it.
func (st *stories) joinCopies(groups *groupSet) {
	origin := map[int][]int32{}
	for k, doc := range st.docs {
		g := groups.of[doc.ID]
		for _, o := range origin[g] {
			join(st.near, o, int32(k))
		}
		if len(origin[g]) < firstCopies {
			origin[g] = append(origin[g], int32(k))
		}
	}
}

// namedIn are the entities of a report that tell stories apart.
func namedIn(doc *extract.Document, ents *entitySet) []string {
	var out []string
	for i := range doc.Mentions {
		if e := ents.byID[doc.Mentions[i].Entity]; e != nil && !e.Anonymous && e.Kind != "country" {
			out = append(out, e.ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bearing are the reports that name an entity: undated ones first, then by day.
type bearing struct {
	docs    []int32
	crowd   []int // how many reports name it at that time
	place   map[int32]int
	undated int
}

func (b *bearing) prepare(day []int) {
	slices.SortFunc(b.docs, func(x, y int32) int { return cmp.Or(cmp.Compare(day[x], day[y]), cmp.Compare(x, y)) })
	b.crowd, b.place = make([]int, len(b.docs)), make(map[int32]int, len(b.docs))
	for b.undated < len(b.docs) && day[b.docs[b.undated]] == noDay {
		b.undated++
	}
	from, to := b.undated, b.undated
	for i, d := range b.docs {
		b.place[d] = i
		if i < b.undated {
			b.crowd[i] = len(b.docs)
			continue
		}
		for day[d]-day[b.docs[from]] > recentDays {
			from++
		}
		for to < len(b.docs) && day[b.docs[to]]-day[d] <= recentDays {
			to++
		}
		b.crowd[i] = to - from + b.undated
	}
}

// later calls f for the reports behind d in the list that are of its month,
// and says whether few bear the name then.
func (b *bearing) later(d int32, day []int, f func(o int32, seldom bool)) {
	i := b.place[d]
	if b.crowd[i] > common {
		return
	}
	for j := i + 1; j < len(b.docs); j++ {
		o := b.docs[j]
		if day[d] != noDay && day[o]-day[d] > recentDays {
			return
		}
		if n := max(b.crowd[i], b.crowd[j]); n <= common {
			f(o, n <= few)
		}
	}
}
