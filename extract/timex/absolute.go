package timex

import (
	"regexp"
	"strconv"
	"strings"
)

// Absolute dates: those that name a day, month, year or season.

var numericDate = regexp.MustCompile(`^(?:(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?)?|(\d{1,2})([./])(\d{1,2})([./])(\d{4}|\d{2})|(\d{4})/(\d{1,2})/(\d{1,2}))`)

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
			if m[7] == "." { // more likely a version or a list number
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
		e.unit = years
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
		e := newExpr(kDate, "day-range-month", i, n)
		e.day, e.month = d, m
		s.tail(e)
		to := *e
		to.day = d2
		e.to2 = &to
		return e
	}
	return nil
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
	if i == 0 {
		return s.at(next) == "'s" || s.at(next) == ":"
	}
	p := s.at(i - 1)
	switch p {
	case "in", "since", "until", "till", "by", "from", "before", "after", "during", "of", "to", "through", "and", "-", "–", "between", "(", "for":
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

// seasonDate reads "the summer of 2022", "spring 1918", "last winter", "the
// autumn", "summer".
func (s *scan) seasonDate(i int) *expr {
	at := s.opt(i, "the")
	sign, which := 0, false
	if v, ok := lex.number(s.at(at), "which"); ok {
		sign, which = v, true
		at++
	}
	n, ok := lex.number(s.at(at), "season")
	if !ok || strings.HasPrefix(s.tag(at), "VB") {
		return nil
	}
	e := newExpr(kDate, "season", i, at+1)
	e.season = n
	if which {
		e.unit, e.sign = years, sign
		if sign == 9 {
			e.sign, e.same = 0, true
		}
		return e
	}
	if s.tail(e).last > at+1 {
		return e
	}
	if y, bc, next := s.year(i - 1); next == i && !bc && y > 0 && i > 0 { // "1982 summer" is read from the year
		return nil
	}
	fall := s.at(at) == "fall" || s.at(at) == "spring"
	if fall && s.at(at) == "fall" && (at == i || s.at(at+1) == "of" || !s.any(i-1, "in", "this", "until", "by", "since", "during")) && !(i == at && s.at(i-1) == "in") {
		return nil
	}
	if s.upper(at) && at > 0 && (i > 0 && s.upper(i-1) && i != 1 || s.properAt(at+1)) {
		return nil // Arab Spring, Winter War
	}
	if at == i && !s.any(i-1, "in", "of", "by", "this", "last", "until", "during", "since", "every", "each", "for", "late", "early", "mid", "-", "between", "and", "that", "through") {
		return nil
	}
	return e
}

func (s *scan) properAt(i int) bool {
	return i < len(s.w) && s.upper(i) && strings.HasPrefix(s.tag(i), "NNP")
}

// yearDate reads a year alone, "the 1990s", "the late 1940s", "1914-18", "the
// 19th century", "the fifties".
func (s *scan) yearDate(i int) *expr {
	at := s.opt(i, "the")
	if s.any(at, "fiscal", "financial", "calendar") {
		at++
	}
	if s.any(at, "year", "years") && (at > i || s.at(at) == "year") {
		if y, bc, next := s.year(at + 1); next > 0 {
			e := newExpr(kYear, "the-year", i, next)
			e.year, e.bc = y, bc
			return e
		}
	}
	if e := s.centuryDate(i); e != nil {
		return e
	}
	if e := s.decadeDate(i); e != nil {
		return e
	}
	if i > 0 && s.glued(i) && !s.any(i-1, "(", "[", "-", "–", "—", "/", "\"", "'", "“", ",") {
		return nil
	}
	if v, ok := lex.value(s.at(at), "era"); ok && v == "ad" { // "AD 70"
		if y, ok := digits(s.at(at + 1)); ok && y > 0 && y < 2200 && s.upper(at) {
			e := newExpr(kYear, "year-era", at, at+2)
			e.year = y
			return e
		}
	}
	if strings.HasPrefix(s.at(i), "'") && !s.is(i-1, "yearprep") {
		return nil
	}
	y, bc, nx := s.year(i)
	if nx < 0 {
		return s.yearPair(i)
	}
	e := newExpr(kYear, "year", i, nx)
	e.year, e.bc = y, bc
	if nx > i+1 {
		return e // 493 BC
	}
	if r := s.yearRange(i, y); r != nil {
		return r
	}
	if !s.bareYear(i, y) {
		return nil
	}
	if n, ok := lex.number(s.at(nx), "season"); ok && s.any(i-1, "the", "in", "of") && !s.properAt(nx+1) { // "the 1982 summer"
		e.kind, e.season, e.last = kDate, n, nx+1
	}
	return e
}

// yearRange reads "1914-18", "1914–1918".
func (s *scan) yearRange(i, y int) *expr {
	if !s.dash(i + 1) {
		return nil
	}
	n, ok := digits(s.at(i + 2))
	if !ok || !s.glued(i+1) || !s.glued(i+2) {
		return nil
	}
	switch len(s.at(i + 2)) {
	case 2:
		n += y - y%100
	case 4:
	default:
		return nil
	}
	if n <= y || n > y+150 || n > 2200 {
		return nil
	}
	e := newExpr(kYear, "year-range", i, i+3)
	e.year = y
	e.to2 = newExpr(kYear, "year-range", i, i+3)
	e.to2.year = n
	return e
}

var slashYears = regexp.MustCompile(`^(1\d|20)(\d\d)[-–/](\d\d|\d{4})$`)

// yearPair reads "1992/93", "2007-08" where they are one token.
func (s *scan) yearPair(i int) *expr {
	m := slashYears.FindStringSubmatch(s.at(i))
	if m == nil {
		return nil
	}
	y, _ := strconv.Atoi(m[1] + m[2])
	n, _ := strconv.Atoi(m[3])
	if n < 100 {
		n += y - y%100
	}
	if n != y+1 {
		return nil
	}
	e := newExpr(kYear, "year-pair", i, i+1)
	e.year = y
	e.to2 = newExpr(kYear, "year-pair", i, i+1)
	e.to2.year = n
	return e
}

// bareYear judges a number of four digits: "in 1994", "the 2019 uprising",
// "(1994)"; not "2000 soldiers", "No. 1994", "1800 GMT".
func (s *scan) bareYear(i, y int) bool {
	nx, nt := s.at(i+1), s.tag(i+1)
	p := s.at(i - 1)
	if s.is(i+1, "zone") || s.any(i+1, "hours", "hrs", "%", "percent", "km", "kilometres", "kilometers", "miles", "metres", "meters", "tonnes", "tons", "feet", "people", "men", "million", "pounds", "dollars", "euros", "lb", "kg", "ft", "m", "mm") || s.is(i+1, "unit") {
		return false
	}
	if s.any(i-1, "$", "€", "£", "no.", "no", "number", "#", "least", "than", "page", "model", "at", "room") || s.tag(i-1) == "CD" && !s.is(i-1, "month") {
		return false
	}
	if s.dash(i+1) && s.any(i+2, "strong", "man", "kilometre", "kilometer", "km", "mile", "pound", "ton", "foot", "year") {
		return false
	}
	recent := y >= 1900 && y <= 2060
	plural := nt == "NNS" || nt == "JJ" && s.tag(i+2) == "NNS"
	switch {
	case s.is(i-1, "yearprep") || s.dash(i-1):
		return !plural || recent && !s.any(i-1, "of", "by", "about", "around", "some", "for", "to", "with", "and", "than", "from")
	case s.any(i-1, "the", "a", "an", "'s", "its", "their", "his", "her", "our", "this", "that"):
		return recent && (!plural || y%100 != 0) || y < 1900 && y%100 != 0 && (nt == "NN" || nt == "NNP")
	case i == 0:
		return i+1 == len(s.w) || nx == "," || nx == ":" || nx == "." || recent && nt != "NNS" && nt != "NN" && nt != ""
	}
	if plural {
		return false
	}
	switch p {
	case "(", "[", ",", "—", "–", "/", ";", ":", "|":
		return recent || nx == ")" || nx == "," || nx == "-" || nx == "–" || nx == "]"
	}
	return recent && (nx == "" || nx == "." || nx == "," || nx == ")" || nx == ";" || nx == ":" || nt == "NN" || nt == "NNP")
}

// decadeDate reads "the 1990s", "the '90s", "the nineties".
func (s *scan) decadeDate(i int) *expr {
	at := s.opt(i, "the")
	w := s.at(at)
	if v, ok := lex.number(w, "decade"); ok && at > i {
		e := newExpr(kYear, "decade-word", i, at+1)
		e.year, e.decade = 1900+v, true
		return e
	}
	w = strings.TrimPrefix(w, "'")
	n, ok := strings.CutSuffix(w, "s")
	if !ok {
		return nil
	}
	n = strings.TrimSuffix(n, "'")
	y, ok := digits(n)
	if !ok || y%10 != 0 {
		return nil
	}
	e := newExpr(kYear, "decade", i, at+1)
	e.decade = true
	switch {
	case len(n) == 4 && y%100 == 0 && y >= 1000 && y < 2000 && !s.is(i-1, "mod"): // "the 1800s"
		e.year, e.decade, e.century = y/100+1, false, true
	case len(n) == 4 && y >= 1000 && y < 2200:
		e.year = y
	case len(n) == 2 && at > i:
		e.year = 1900 + y
	case len(n) == 3 && lex.is(s.at(at+1), "era"):
		e.year = y
	default:
		return nil
	}
	if v, ok := lex.value(s.at(at+1), "era"); ok {
		e.bc, e.last = v == "bc", at+2
	}
	return e
}

// centuryDate reads "the 19th century", "nineteenth-century", "the 5th century
// BC".
func (s *scan) centuryDate(i int) *expr {
	at := s.opt(i, "the")
	n, next := s.ordinal(at)
	if next < 0 || n > 30 {
		return nil
	}
	if s.dash(next) {
		next++
	}
	if !s.any(next, "century", "centuries") {
		return nil
	}
	e := newExpr(kYear, "century", i, next+1)
	e.year, e.century = n, true
	if v, ok := lex.value(s.at(next+1), "era"); ok {
		e.bc, e.last = v == "bc", next+2
	}
	return e
}

// quarterDate reads "the first quarter of 2021", "Q1 2021", "the second half
// of the year".
func (s *scan) quarterDate(i int) *expr {
	at := s.opt(i, "the")
	w := s.at(at)
	if len(w) == 2 && (w[0] == 'q' || w[0] == 'h') && w[1] >= '1' && w[1] <= '4' && s.upper(at) {
		e := newExpr(kDate, "quarter", i, at+1)
		if w[0] == 'q' {
			e.quarter = int(w[1] - '0')
		} else if w[1] <= '2' {
			e.half = int(w[1] - '0')
		}
		if s.tail(e).last > at+1 && (e.quarter > 0 || e.half > 0) {
			return e
		}
		return nil
	}
	n, next := s.ordinal(at)
	if s.any(at, "latter", "last") {
		n, next = 2, at+1
		if s.any(next, "quarter") {
			n = 4
		}
	}
	if next < 0 {
		return nil
	}
	e := newExpr(kDate, "quarter", i, next+1)
	switch {
	case s.at(next) == "quarter" && n <= 4:
		e.quarter = n
	case s.at(next) == "half" && n <= 2:
		e.half = n
	default:
		return nil
	}
	if s.tail(e).last > next+1 {
		return e
	}
	if j := s.words(next+1, "of", "the", "year"); j > 0 {
		e.last, e.same, e.unit = j, true, years
		return e
	}
	if e.quarter > 0 && at > i && !s.any(next+1, "of", "final", "finals") && s.any(i-1, "in", "during", "for", "of", "from") {
		return e
	}
	return nil
}

// holidayDate reads "Christmas Eve", "Easter Monday 1916".
func (s *scan) holidayDate(i int) *expr {
	if i >= len(s.w) || !s.upper(i) {
		return nil
	}
	for _, h := range lex.holidays {
		next := s.words(i, h.words...)
		if next < 0 || h.words[0] == "may" && !s.upper(i+1) {
			continue
		}
		e := newExpr(kHoliday, "holiday", i, next)
		e.holiday = h.date
		return s.tail(e)
	}
	return nil
}

// eraDate reads "Soviet days", "the Cold War".
func (s *scan) eraDate(i int) *expr {
	for _, er := range lex.eras {
		next := s.words(i, er.words...)
		if next < 0 || !s.upper(i) {
			continue
		}
		j := next
		if s.dash(j) {
			j++
		}
		if er.nouns[s.at(j)] {
			j++
		} else if !er.bare {
			continue
		} else {
			j = next
		}
		e := newExpr(kPeriod, "era", i, j)
		e.from, e.to = er.from, er.to
		return e
	}
	return nil
}
