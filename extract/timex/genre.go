package timex

import "dateline/extract"

// newContext begins a document: its publication date, and whether it reports
// or tells.
func newContext(doc *extract.Document, all []found) *reader {
	c := &reader{pub: noDay, ref: noDay, story: noDay, lead: noDay, npara: -1}
	if d, ok := parseDay(doc.Published); ok {
		c.pub, c.ref = d, d
	}
	c.tells = tells(c.pub, all)
	c.lead = c.leadDay(all)
	return c
}

// tells judges a text by its dates. A narrative names many past years and
// seldom says "on Tuesday" or "yesterday"; a report does the reverse.
func tells(pub day, all []found) bool {
	y := 1 << 20 // no publication: every year may be old
	if pub != noDay {
		y, _, _ = pub.ymd()
	}
	old, years, near := 0, 0, 0
	for _, f := range all {
		for _, e := range f.exprs {
			switch {
			case e.year > 0 && (e.bc || e.century || e.decade || e.year < y-1):
				old++
				years++
			case e.year > 0:
				years++
			case e.kind == kWeekday, e.kind == kDeictic, e.kind == kShift && e.anchor == fromDoc && !e.long:
				near++
			}
		}
	}
	return old >= 5 && old > 2*near && 10*old >= 6*years
}

// postDates finds embedded posts, which end in their own date: "#Tripoli
// tonight ... — Name (@handle) Feb 17, 2023". Inside such a paragraph "today"
// is that day.
func postDates(pub day, all []found) map[int]day {
	out := map[int]day{}
	for _, f := range all {
		if len(f.exprs) == 0 {
			continue
		}
		e := f.exprs[len(f.exprs)-1]
		s := f.scan
		y := e.year
		if y == 0 && pub != noDay { // "(@name) Feb 17": of the year before the report
			if y, _, _ = pub.ymd(); validDay(y, e.month, e.day) && date(y, e.month, e.day) > pub {
				y--
			}
		}
		if e.kind != kDate || y == 0 || e.day == 0 || !validDay(y, e.month, e.day) || len(s.w)-e.last > 1 {
			continue
		}
		if s.at(e.first-1) == ")" && s.handle(e.first-1) {
			out[f.at.paragraph] = date(y, e.month, e.day)
		}
	}
	return out
}

// handle: the bracket that closes at i holds an @name.
func (s *scan) handle(i int) bool {
	for j := i; j >= 0 && j > i-6; j-- {
		if w := s.at(j); w != "" && w[0] == '@' {
			return true
		}
	}
	return false
}
