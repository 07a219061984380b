package relation

import (
	"slices"
	"strings"

	"dateline/extract"
)

// byline reads the lines about who wrote a report: "By Ann Hall in Nairobi and
// Jean Mbeki in Goma" and "Ann Hall in Nairobi" tell where they were, "By Jun
// Reyes, Leyte Daily" and "(Reporting by Ann Hall; Editing by Jo Marsh)" for
// whom they work.
func (f *finder) byline(s extract.Sentence) {
	if s.Last-s.First < 3 {
		return
	}
	first := s.First
	if f.low[first] == "from" {
		f.fromThere(s)
	}
	if s.Last-s.First > 40 {
		return
	}
	if f.low[first] == "(" && first+2 < s.Last {
		first++
	}
	switch {
	case f.low[first] == "by":
		f.whereabouts(s)
		f.ownPaper(s)
	case f.low[first] == "reporting" && f.low[first+1] == "by" || f.low[first] == "writing" && f.low[first+1] == "by":
		f.whereabouts(s)
		f.agencyStaff(s)
	case s.Kind == "boilerplate" || s.Kind == "headline" || s.Kind == "dateline":
		if s.Last-s.First <= 9 && f.longest(f.starts[s.First], person) >= 0 {
			f.whereabouts(s)
		}
		if s.Kind == "boilerplate" {
			f.ownPaper(s)
		}
	}
}

func person(m *extract.Mention) bool {
	return m.Type == extract.Person && m.Form == extract.FormName
}

// whereabouts: "Ann Hall in Nairobi".
func (f *finder) whereabouts(s extract.Sentence) {
	t := f.lx.types["located_in"]
	if t == nil {
		return
	}
	for tok := s.First; tok+2 < s.Last; tok++ {
		i := f.longest(f.ends[tok], person)
		if i < 0 || f.low[tok+1] != "in" {
			continue
		}
		if o := f.longest(f.starts[tok+2], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName }); o >= 0 {
			f.emitBroad(found{typ: t, subjects: f.authors(i), objects: []int{o}, first: tok + 1, last: tok + 2, rule: "byline", score: .85})
		}
	}
}

// authors are the names joined with the one at i: "Ann Hall and Jo Marsh in
// Goma" were both there.
func (f *finder) authors(i int) []int {
	out := []int{i}
	k := f.m(i).First - 1
	for n := 0; n < 4 && k > f.sent.First && (f.low[k] == "and" || f.low[k] == ","); n++ {
		j := f.longest(f.ends[k-1], person)
		if j < 0 {
			break
		}
		out = append(out, j)
		k = f.m(j).First - 1
	}
	return out
}

// ownPaper: "By Jun Reyes, Leyte Daily Online", "17 Nov 2022 - THE BORDER
// HERALD - Sipho Ngcobo": one author and one body that can be a medium.
func (f *finder) ownPaper(s extract.Sentence) {
	t := f.lx.types["employed_by"]
	who, paper := -1, -1
	for tok := s.First; tok < s.Last; tok++ {
		for _, i := range f.heads[tok] {
			switch m := f.m(i); {
			case person(m) && who < 0:
				who = i
			case person(m) && f.key(m) != f.key(f.m(who)):
				return
			case m.Type == extract.Organization && m.Form == extract.FormName && paper < 0:
				paper = i
			case m.Type == extract.Organization && m.Form == extract.FormName && f.key(m) != f.key(f.m(paper)):
				return
			case m.Form == extract.FormNominal || m.Form == extract.FormPronoun:
				return
			}
		}
	}
	if t == nil || who < 0 || paper < 0 || !f.onlyMarks(s, who, paper) {
		return
	}
	f.emit(found{typ: t, subjects: []int{who}, objects: []int{paper}, first: f.m(who).First, last: f.m(who).Last, rule: "byline", score: .75})
}

// onlyMarks: between author and medium stand marks only, or "for", "of".
func (f *finder) onlyMarks(s extract.Sentence, a, b int) bool {
	if f.m(b).First < f.m(a).First {
		a, b = b, a
	}
	k := f.m(a).Last
	if k >= f.m(b).First || f.m(b).First-k > 3 {
		return false
	}
	for ; k < f.m(b).First; k++ {
		if !slices.Contains([]string{",", "-", "–", "—", "|", "/", ";", ":", "for", "of", "the", "·", "(", "in"}, f.low[k]) {
			return false
		}
	}
	return true
}

// agencyStaff: those whom "(Reporting by ...)" names work for the agency that
// the dateline gives: "LIMA (Reuters) -".
func (f *finder) agencyStaff(s extract.Sentence) {
	t := f.lx.types["employed_by"]
	o := f.agency()
	if t == nil || o < 0 {
		return
	}
	for tok := s.First; tok < s.Last; tok++ {
		if strings.HasPrefix(f.low[tok], "edit") {
			return // where editors sit is not said
		}
		if i := f.longest(f.ends[tok], person); i >= 0 {
			f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: f.m(i).First, last: f.m(i).Last, rule: "byline", score: .75})
		}
	}
}

// agency is the body in brackets in the dateline.
func (f *finder) agency() int {
	for _, s := range f.doc.Sentences[:min(8, len(f.doc.Sentences))] {
		if s.Kind != "dateline" {
			continue
		}
		for tok := s.First; tok < s.Last; tok++ {
			i := f.longest(f.starts[tok], func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
			if i >= 0 && tok > s.First && f.low[tok-1] == "(" {
				return i
			}
		}
	}
	return -1
}

// workOf: "a Traceline investigation by Ann Hall and Jo Marsh": they work for it.
func (f *finder) workOf(tok int) {
	t := f.lx.types["employed_by"]
	if t == nil || f.low[tok] != "by" || tok < f.sent.First+2 {
		return
	}
	switch f.low[tok-1] {
	case "investigation", "report", "analysis", "exclusive", "dispatch", "review", "documentary", "interview", "photo", "photograph", "video":
	default:
		return
	}
	o := f.longest(f.ends[tok-2], func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Form == extract.FormName })
	i := f.longest(f.starts[tok+1], person)
	if o < 0 || i < 0 {
		return
	}
	f.emit(found{typ: t, subjects: f.list(i), objects: []int{o}, first: tok - 1, last: tok + 1, rule: "work-by", score: .75})
}

// fromThere: "From Athens, Nikos Farris: ..." at the head of a passage.
func (f *finder) fromThere(s extract.Sentence) {
	t := f.lx.types["located_in"]
	o := f.longest(f.starts[s.First+1], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
	if t == nil || o < 0 || f.m(o).Last+1 >= s.Last || f.low[f.m(o).Last] != "," {
		return
	}
	i := f.longest(f.starts[f.m(o).Last+1], person)
	if i >= 0 && (f.m(i).Last >= s.Last || f.low[f.m(i).Last] == ":" || f.low[f.m(i).Last] == "-" || f.low[f.m(i).Last] == "–" || f.low[f.m(i).Last] == "—") {
		f.emitBroad(found{typ: t, subjects: []int{i}, objects: []int{o}, first: s.First, last: s.First + 1, rule: "byline", score: .8})
	}
}
