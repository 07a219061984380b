package timex

import (
	"regexp"
	"strconv"
	"strings"
)

// Absolute dates: those that name a day, month, year or season.

var numericDate = regexp.MustCompile(`^(?:(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?)?|(\d{1,2})([./-])(\d{1,2})([./-])(\d{4}|\d{2})|(\d{4})/(\d{1,2})/(\d{1,2}))`)

// numeric reads "2021-07-14", "2021-07-14T10:00:00", "01.04.2025", "24/7/2024".
// Day before month, unless only the other order is a date.
func (s *scan) numeric(i int) *expr {
	if c := s.at(i); c == "" || c[0] < '0' || c[0] > '9' || s.glued(i) && !s.any(i-1, "(", "[", "\"", ":", "-", "–", "—", "/", "|") {
		return nil
	}
	start := s.doc.Tokens[s.w[i].tok].Start
	end := min(len(s.doc.Text), start+40)
	m := numericDate.FindStringSubmatch(s.doc.Text[start:end])
	if m == nil {
		return nil
	}
	j := i
	for j < len(s.w) && s.doc.Tokens[s.w[j].tok].End < start+len(m[0]) {
		j++
	}
	if j >= len(s.w) || s.doc.Tokens[s.w[j].tok].End != start+len(m[0]) {
		return nil
	}
	e := newExpr(kDate, "numeric", i, j+1)
	n := func(k int) int { v, _ := strconv.Atoi(m[k]); return v }
	switch {
	case m[1] != "":
		e.year, e.month, e.day = n(1), n(2), n(3)
		if m[4] != "" {
			e.hour, e.min = n(4), n(5)
		}
		if e.month < 1 || e.month > 12 || e.year < 1000 {
			return nil
		}
	case m[11] != "":
		e.year, e.month, e.day = n(11), n(12), n(13)
	default:
		if m[7] != m[9] {
			return nil
		}
		e.day, e.month, e.year = n(6), n(8), n(10)
		if e.month > 12 {
			e.day, e.month = e.month, e.day
		}
		if len(m[10]) == 2 {
			if m[7] == "-" || m[7] == "." && (len(m[6]) < 2 || len(m[8]) < 2) { // more likely a version or a list number
				return nil
			}
			e.year += 2000
		}
	}
	if m[1] != "" && m[3] == "" {
		if e.month == e.year%100+1 { // "the 2007-08 season"
			return nil
		}
		return e
	}
	if !validDay(e.year, e.month, e.day) {
		return nil
	}
	return e
}

// calendarDate reads everything that names a month.
func (s *scan) calendarDate(i int) *expr {
	at, wd := i, 0
	if d, next := s.weekday(i); next > 0 { // "Monday, 3 March", "Monday the 3rd of March"
		wd, at = d, s.opt(s.opt(next, ","), "the")
	}
	e := s.dayMonth(at)
	if e == nil {
		e = s.monthDay(at)
	}
	if wd > 0 {
		if e == nil || e.day == 0 {
			return nil
		}
		e.weekday, e.first = wd, i
		return e
	}
	if e == nil {
		e = s.monthYear(i)
	}
	if e == nil {
		e = s.dayAlone(i)
	}
	if e == nil {
		e = s.nthWeekday(i)
	}
	return e
}

// nthWeekday reads "the last Friday of May", "the first Monday in July 2024".
func (s *scan) nthWeekday(i int) *expr {
	at := s.opt(i, "the")
	n, next := s.ordinal(at)
	if s.at(at) == "last" {
		n, next = -1, at+1
	}
	if next < 0 || n > 4 {
		return nil
	}
	wd, next := s.weekday(next)
	if next < 0 || !s.any(next, "of", "in") {
		return nil
	}
	m, next := s.month(next + 1)
	if next < 0 {
		return nil
	}
	e := newExpr(kDate, "nth-weekday", i, next)
	e.month, e.nth, e.weekday = m, n, wd
	return s.tail(e)
}

// dayAlone reads "the 24th" behind a preposition of time, where nothing follows
// that it could count: "was shot on the 24th", not "on the 24th floor".
func (s *scan) dayAlone(i int) *expr {
	if s.at(i) != "the" || !s.any(i-1, "on", "by", "until", "since", "from") {
		return nil
	}
	n, next := s.ordinal(i + 1)
	if next < 0 || n > 31 || next < len(s.w) && !s.clauseEnds(next) || s.dash(next) {
		return nil
	}
	if w := s.at(i + 1); w[0] < '0' || w[0] > '9' {
		return nil
	}
	e := newExpr(kDate, "day", i, next)
	e.day = n
	return e
}

// tail reads the year behind a month: "2021", ", 2021", "of 2021", "of that
// year", "last year".
func (s *scan) tail(e *expr) *expr {
	j := e.last
	if s.at(j) == "," || s.at(j) == "of" || s.at(j) == "in" && e.day == 0 {
		j++
	}
	if y, bc, next := s.year(j); next > 0 && s.yearStands(j, next) {
		e.year, e.bc, e.last = y, bc, next
		return e
	}
	j = e.last
	if s.at(j) == "," {
		j++
	}
	if s.at(j) == "of" {
		j++
	}
	k := s.opt(j, "the")
	if v, ok := lex.number(s.at(k), "which"); ok && s.at(k+1) == "year" {
		e.sign, e.last, e.same = v, k+2, v == 9
		e.unit, e.ofYear = years, true
		if v == 9 {
			e.sign = 0
		}
	}
	return e
}

// yearStands tells whether a number after a month can be its year and not
// the count of what follows: "In March 2000 soldiers left" stays open, "in the
// summer of 2022 floods came" and "In March 2022 soldiers left" do not.
func (s *scan) yearStands(i, next int) bool {
	n, _ := digits(s.at(i))
	return s.tag(next) != "NNS" || s.at(i-1) == "," || s.at(i-1) == "of" || n%100 != 0
}

// dayMonth reads "3 March", "the 3rd of March 2021", "3-5 March", "3 and 5
// March", "between 3 and 5 March".
func (s *scan) dayMonth(i int) *expr {
	at := s.opt(i, "the")
	d, next := s.dayNumber(at)
	if a, b, ok := strings.Cut(s.at(at), "/"); ok && len(a) <= 2 && len(b) <= 2 { // "the 7/8 November talks"
		d1, _ := digits(a)
		d2, _ := digits(b)
		if m, n := s.month(at + 1); n > 0 && d2 > d1 && validDay(2000, m, d1) && validDay(2000, m, d2) {
			return s.dayRange(i, n, d1, d2, m)
		}
	}
	if next < 0 || i > 0 && (s.at(i-1) == "$" || s.any(i-1, "article", "chapter", "no.")) {
		return nil
	}
	if m, n := s.month(s.opt(next, "of")); n > 0 && validDay(2000, m, d) {
		e := newExpr(kDate, "day-month", i, n)
		e.day, e.month = d, m
		return s.tail(e)
	}
	// a range that shares the month
	if s.dash(next) || s.any(next, "to", "and", "or", "until", "through", "till") {
		at := s.opt(next+1, "the")
		d2, n2 := s.dayNumber(at)
		if n2 < 0 {
			return nil
		}
		m, n := s.month(s.opt(n2, "of"))
		if n < 0 || !validDay(2000, m, d) || !validDay(2000, m, d2) || d2 <= d {
			return nil
		}
		return s.dayRange(i, n, d, d2, m)
	}
	return nil
}

// dayRange makes the range of two days of one month.
func (s *scan) dayRange(i, end, from, till, month int) *expr {
	e := newExpr(kDate, "day-range-month", i, end)
	e.day, e.month = from, month
	s.tail(e)
	to := *e
	to.day = till
	e.to2 = &to
	return e
}

// monthDay reads "March 3", "March 3rd, 2021", "March 3-5", "March 3 to 5".
func (s *scan) monthDay(i int) *expr {
	m, next := s.month(i)
	if next < 0 {
		return nil
	}
	d, n := s.dayNumber(s.opt(next, "the"))
	if n < 0 || !validDay(2000, m, d) {
		return nil
	}
	if _, n3 := s.month(n); n3 > 0 { // "in March 3 April"
		return nil
	}
	if v := s.at(n); v == "%" || v == "percent" || lex.is(v, "unit") {
		return nil
	}
	e := newExpr(kDate, "month-day", i, n)
	e.month, e.day = m, d
	if s.dash(n) || s.any(n, "to", "and", "through", "until") {
		d2, n2 := s.dayNumber(n + 1)
		if n2 > 0 && d2 > d && validDay(2000, m, d2) && !lex.is(s.at(n2), "unit") && (s.tag(n2) != "NNS" || s.dash(n)) {
			if _, n3 := s.month(n2); n3 < 0 {
				e.last = n2
				s.tail(e)
				to := *e
				to.day = d2
				e.to2 = &to
				return e
			}
		}
	}
	return s.tail(e)
}

// monthYear reads "March 2021", "March, 2021", "March of that year", "last
// March" and a month alone.
func (s *scan) monthYear(i int) *expr {
	at, sign, which := i, 0, false
	the := s.opt(i, "the")
	if v, ok := lex.number(s.at(the), "which"); ok && (s.at(the) != "that" || s.tag(the) != "IN") {
		at, which = the+1, true
		sign = v
	}
	m, next := s.month(at)
	if next < 0 || s.any(i-1, "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.") {
		return nil
	}
	e := newExpr(kDate, "month", i, next)
	e.month = m
	if which {
		e.rule = "which-month"
		e.unit, e.sign = months, sign
		if e.sign == 9 {
			e.sign, e.same = 0, true
		}
		return e
	}
	e = s.tail(e)
	if e.last > next {
		return e
	}
	if (m == 5 || m == 3 || lex.is(s.at(i), "short")) && !s.monthStands(i, next) {
		return nil
	}
	if s.capName(i, next) {
		return nil
	}
	return e
}

// monthStands: "May" and "March" alone, and short names, need a word before
// them that takes a time ("in May", "since early March", "last May").
func (s *scan) monthStands(i, next int) bool {
	if s.any(i-1, "the", "'s", "its", "their") && len(s.at(i)) > 3 && s.tag(next) == "NN" && !s.upper(next) {
		return true // "the March election"
	}
	if i == 0 {
		return s.at(next) == "'s" || s.at(next) == ":"
	}
	p := s.at(i - 1)
	if p == "," && s.is(i-2, "month") { // "in February, March and April"
		return true
	}
	switch p {
	case "as", "in", "since", "until", "till", "by", "from", "before", "after", "during", "of", "to", "through", "and", "-", "–", "between", "(", "for":
		return s.tag(i) != "MD"
	}
	return lex.is(p, "mod") || lex.is(p, "which") || lex.is(p, "part_of") || p == "every" || p == "each"
}

// capName tells whether a month or season is part of a name: "August Wilson",
// "April Ryan", "Black September".
func (s *scan) capName(i, next int) bool {
	if m, ok := lex.number(s.at(i), "month"); ok && m != 4 && m != 5 && m != 6 && m != 8 {
		return s.any(i-1, "black", "red") && s.upper(i-1)
	}
	if next < len(s.w) && s.upper(next) && s.tag(next) == "NNP" && s.w[i].tag == "NNP" && !s.is(next, "month") && !s.is(next, "weekday") {
		switch s.at(i - 1) {
		case "in", "since", "until", "by", "from", "before", "after", "during", "late", "early", "of", "the", "a", "an", "this", "last", "next", "its", "'s":
			return false
		}
		return true
	}
	return i > 0 && s.upper(i-1) && i > 1 && s.tag(i-1) == "NNP" && !s.is(i-1, "month") && s.at(i-1) != "," && s.tag(i) == "NNP" && s.any(i-1, "black", "red")
}
