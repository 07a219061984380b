package timex

import (
	"regexp"
	"strconv"
	"strings"
)

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
