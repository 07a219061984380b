package timex

import "strings"

// spell lays a duration against a day of the report: "has been closed for nine
// days" ends today, "freed on Tuesday after 40 days" ended then, "imposed a
// curfew for ten days on Friday" began then. It tells the first and last day;
// false where the sentence does not say which way the duration lies, or where
// it is too vague to count ("more than two weeks").
func (c *reader) spell(s *scan, e *expr, rest []*expr, at place) (period, bool) {
	if c.tells || c.ref == noDay || e.age || e.mod != "" || e.q.vague || e.q.half || e.q.n < 1 || e.q.n > 1000 || s.is(e.last, "shift") {
		return period{}, false
	}
	if e.unit != days && e.unit != weeks && e.unit != months && e.unit != years {
		return period{}, false
	}
	switch s.lies(e) {
	case tillNow: // "The miners have been on strike for six weeks."
		return c.upTo(e, c.ref), true
	case tillTold: // "She was freed on Monday after three weeks in captivity."
		if d, ok := c.told(s, e, rest, at); ok && e.unit != years {
			return c.upTo(e, d), true
		}
	case fromTold: // "Zambia closed the border on Tuesday for ten days."
		d := c.ref
		if st, ok := c.sentenceDay(s, rest, at); ok {
			d = st
		}
		return period{lo: d, hi: moved(d, e, 1), gran: "day"}, true
	}
	return period{}, false
}

// lie is the end of a duration that a day is known of.
type lie uint8

const (
	lieUnknown lie = iota
	tillNow        // it goes on to the day of the report
	tillTold       // it ended when what is told happened
	fromTold       // it began then
)

// lies judges by the preposition and the verb group.
func (s *scan) lies(e *expr) lie {
	p := e.first - 1
	if s.at(e.last) == "to" && s.tag(e.last+1) == "VB" && s.any(p, "has", "have", "had", "given", "gave", "him", "her", "them", "it") {
		return fromTold // "The defence has 14 days to appeal."
	}
	if s.at(e.last) == "since" {
		return tillNow // "It has been ten days since the flood."
	}
	if l := s.bound(e); l != lieUnknown {
		return l
	}
	switch s.at(p) {
	case "after":
		if s.any(e.last, ",", "of", "in", "at", "on", "without", "under", "as") || s.clauseEnds(e.last) {
			return tillTold // "After 40 days in captivity the nuns were freed."
		}
	case "of":
		for j := p - 1; j >= 0 && j > p-4; j-- {
			if s.at(j) == "after" {
				return tillTold // "retook it on Sunday after a siege of five days"
			}
		}
	case "for":
		return s.liesFor(e)
	}
	return lieUnknown
}

// liesFor is lies for "for three weeks".
func (s *scan) liesFor(e *expr) lie {
	if l := s.perfect(e); l != lieUnknown {
		return l
	}
	v := s.governor(e)
	if v > e.first { // "The town, which had been held for a month, was retaken"
		for v = e.first - 1; v >= 0 && !strings.HasPrefix(s.tag(v), "VB"); v-- {
		}
	}
	if v < 0 {
		return lieUnknown
	}
	for j := v; j >= 0 && j > v-5; j-- {
		switch s.at(j) {
		case "will", "would", "'ll", "to", "may", "might", "could", "should", "shall":
			return lieUnknown // "to be held for three weeks"
		case "has", "have", "'ve":
			if j < v {
				return tillNow
			}
		case "had":
			if j < v {
				return tillTold // "The town had been in rebel hands for a month."
			}
		case "after", "following":
			if s.tag(j+1) == "VBG" {
				return tillTold // "let her go on 29 May after searching her for a week"
			}
		}
	}
	if lex.is(s.at(v), "decree") && (s.tag(v) == "VBD" || s.tag(v) == "VBN") {
		return fromTold
	}
	if s.tag(v) == "VBN" && (strings.HasPrefix(s.tag(v-1), "NN") || s.at(v-1) == ",") && e.first-v <= 3 {
		return tillTold // "a pilot held for three weeks returned home on Sunday"
	}
	return lieUnknown
}

// perfect reads the auxiliary of the clause where it is far from its duration:
// "had been in the hands of smugglers for a week", "have not had anything to
// do with her for ten weeks".
func (s *scan) perfect(e *expr) lie {
	for j := e.first - 2; j >= 0 && j > e.first-16; j-- {
		switch s.at(j) {
		case ",", ";", "\"", "”", "“", "that", "which", "who", "will", "would", "may", "might", "could", "should":
			return lieUnknown
		case "been":
			switch {
			case s.any(j-1, "had") || s.at(j-2) == "had":
				return tillTold
			case s.any(j-1, "has", "have", "'ve") || s.any(j-2, "has", "have", "'ve"):
				return tillNow
			}
			return lieUnknown
		case "not", "n't", "never":
			if s.any(j-1, "has", "have") {
				return tillNow
			}
		case "to":
			if s.at(j+1) == "be" {
				return lieUnknown
			}
		}
	}
	return lieUnknown
}

// bound: the duration stands before its noun: "declared a ten-day truce",
// "A ten-day truce expired".
func (s *scan) bound(e *expr) lie {
	if e.last-e.first < 3 || !s.dash(e.last-2) || !strings.HasPrefix(s.tag(e.last), "NN") && !strings.HasPrefix(s.tag(e.last+1), "NN") {
		return lieUnknown
	}
	for j := e.first - 1; j >= 0 && j > e.first-6; j-- {
		if s.tag(j) == "VBD" || s.tag(j) == "VBN" {
			if lex.is(s.at(j), "decree") || s.any(j, "began", "begun", "started", "announced", "called") {
				return fromTold
			}
			return lieUnknown
		}
	}
	for j := e.last; j < len(s.w) && j < e.last+8; j++ {
		switch {
		case s.any(j, "ended", "expired", "collapsed"):
			return tillTold
		case s.any(j, "began", "started") || s.any(j, "took") && s.at(j+1) == "effect":
			return fromTold
		case s.at(j) == ",":
			return lieUnknown
		}
	}
	return lieUnknown
}

// told is the day that the main event of the sentence happened on: one that
// the sentence names, unless it only dates a word ("said on Tuesday"); else
// the day that the report is about.
func (c *reader) told(s *scan, e *expr, rest []*expr, at place) (day, bool) {
	if d, ok := c.sentenceDay(s, rest, at); ok {
		if s.spoken(e) {
			return noDay, false
		}
		return d, true
	}
	if c.story != noDay {
		return c.story, true
	}
	return c.lead, c.lead != noDay
}

// sentenceDay is the day named last in the sentence before the expression, or
// else the one named next.
func (c *reader) sentenceDay(s *scan, rest []*expr, at place) (day, bool) {
	for i := len(c.para) - 1; i >= 0; i-- {
		if st := c.para[i]; st.sentence == at.sentence {
			return st.d, true
		}
	}
	for _, x := range rest {
		if (x.kind == kWeekday || x.kind == kDate || x.kind == kDeictic) && x.open == "" {
			if r := c.ahead(s, x, at); r.bounds && r.p.gran == "day" && r.p.lo <= c.ref {
				return r.p.lo, true
			}
		}
	}
	return noDay, false
}

// spoken: behind a participle the sentence goes on to a verb of saying, whose
// day is not that of the event: "A pilot held for weeks said on Monday ...".
func (s *scan) spoken(e *expr) bool {
	for i := e.last; i < len(s.w); i++ {
		if s.tag(i) == "VBD" || s.tag(i) == "VBZ" {
			return lex.is(s.at(i), "report")
		}
	}
	return false
}

// upTo is the stretch of the duration that ends on a day. Counts of weeks and
// more are cut to whole ones, so when the report has named a day that began the
// last unit, that is the first: "sold on 3 March ... for ten weeks".
func (c *reader) upTo(e *expr, end day) period {
	p := period{lo: moved(end, e, -1), hi: end, gran: "day"}
	if e.unit == years {
		p.gran = "year"
	}
	more := *e
	more.q.n++
	for _, d := range c.named {
		if e.unit > days && d > moved(end, &more, -1) && d < p.lo {
			p.lo = d
		}
	}
	return p
}

// moved is d moved by the length of the duration.
func moved(d day, e *expr, sign int) day {
	n := sign * e.q.n
	switch e.unit {
	case weeks:
		return d + day(7*n)
	case months:
		return d.addMonths(n)
	case years:
		return d.addMonths(12 * n)
	}
	return d + day(n)
}

// leadDay is the first day of the weeks before the report that its opening
// tells something of, for what the headline counts: "After 57 days, hostages
// walk free".
func (c *reader) leadDay(all []found) day {
	if c.pub == noDay || c.tells {
		return noDay
	}
	k := &reader{pub: c.pub, ref: c.pub, story: noDay, lead: noDay, npara: -1}
	for i, f := range all {
		if i == 6 {
			break
		}
		for _, e := range f.exprs {
			if e.kind != kWeekday && !(e.kind == kDeictic && e.sign < 0) || e.open != "" {
				continue
			}
			if r := k.bare(f.scan, e, nil, f.at); r.bounds && r.p.hi <= c.pub && r.p.lo > c.pub-15 {
				return r.p.lo
			}
		}
	}
	return noDay
}
