package merge

import (
	"cmp"
	"slices"
)

// Bounds of what is compared, so that time grows with the reports: see
// candidates.
const (
	// block is the most mentions of one family of one report that a mention of
	// the same report is compared with, and of another report of its story.
	block = 400
	// sweep is the most mentions of an entity, in order of their days, that a
	// mention of a report of another story is compared with.
	sweep = 60
)

// candidates are the pairs over the threshold. Compared are, of one family,
// the mentions of one report, those of two reports of one story or that share a
// name that few bear, and, as in the sorted neighbourhood method (Hernández and Stolfo, 1995), those of other
// reports that share a named entity and stand near each other by their days.
// What a story gives so does not depend on how many other reports there are.
func (set *evSet) candidates(ms []*evMention) []pair {
	families := map[string]*family{}
	for i, m := range ms {
		f := families[m.family]
		if f == nil {
			f = &family{of: map[int32][]int{}, sharing: map[string][]int{}}
			families[m.family] = f
		}
		f.all = append(f.all, i)
		f.of[m.no] = append(f.of[m.no], i)
		for _, e := range set.tellers(m) {
			f.sharing[e] = append(f.sharing[e], i)
		}
	}
	var out []pair
	try := func(x, y int) {
		if x > y {
			x, y = y, x
		}
		if s := set.likeness(ms[x], ms[y]); s >= joinAt {
			out = append(out, pair{x, y, s})
		}
	}
	for _, f := range families {
		set.inStories(f, try)
		set.sweepEntities(ms, f, try)
	}
	return out // cluster sorts them
}

// family are the mentions of one family of types.
type family struct {
	all     []int
	of      map[int32][]int  // document -> its mentions
	sharing map[string][]int // entity -> mentions that it takes part in
}

// tellers are the participants and places of a mention that tell events apart.
func (set *evSet) tellers(m *evMention) []string {
	var out []string
	for _, list := range [][]string{m.agents, m.patients, m.places} {
		for _, e := range list {
			if en := set.ents.byID[e]; en != nil && !en.Anonymous && en.Kind != "country" {
				out = addTo(out, e)
			}
		}
	}
	return out
}

// inStories tries the pairs of one report and of two reports of one story or akin.
func (set *evSet) inStories(f *family, try func(x, y int)) {
	for d, own := range f.of {
		for i, x := range own {
			for _, y := range own[i+1 : min(len(own), i+1+block)] {
				try(x, y)
			}
		}
		for _, list := range [2][]int32{set.stories.near[d], set.stories.kin[d]} {
			for _, o := range list {
				if o > d {
					across(own, f.of[o], try)
				}
			}
		}
	}
}

// across tries the mentions of one report with those of another.
func across(own, other []int, try func(x, y int)) {
	for i, x := range own {
		from, to := 0, len(other)
		if len(other) > block { // the same stretch of the other report
			from = max(0, min(i*len(other)/len(own)-block/2, len(other)-block))
			to = from + block
		}
		for _, y := range other[from:to] {
			try(x, y)
		}
	}
}

// sweepEntities tries the pairs that share an entity though their reports tell
// different stories.
func (set *evSet) sweepEntities(ms []*evMention, f *family, try func(x, y int)) {
	day := map[int]int{}
	place := map[string]map[int]int{}
	for e, list := range f.sharing {
		if len(list) < 2 {
			continue
		}
		place[e] = make(map[int]int, len(list))
		for _, i := range list {
			day[i] = set.dayFor(ms[i])
		}
		slices.SortFunc(list, func(x, y int) int { return cmp.Or(cmp.Compare(day[x], day[y]), cmp.Compare(x, y)) })
		for n, i := range list {
			place[e][i] = n
		}
	}
	tried := map[int]int{}
	for _, x := range f.all {
		for _, e := range set.tellers(ms[x]) {
			if place[e] == nil {
				continue
			}
			list := f.sharing[e]
			k := place[e][x] + 1
			for _, y := range list[k:min(len(list), k+sweep)] {
				if day[x] != noDay && day[y]-day[x] > recentDays {
					break
				}
				if last, ok := tried[y]; ok && last == x || set.stories.akin(ms[x].doc, ms[y].doc) {
					continue
				}
				tried[y] = x
				try(x, y)
			}
		}
	}
}

// dayFor is the day by which a mention stands in a sweep: its own, else that of
// its report.
func (set *evSet) dayFor(m *evMention) int {
	switch {
	case m.lo != noDay:
		return m.lo
	case m.hi != noDay:
		return m.hi
	}
	return set.stories.day[m.no]
}
