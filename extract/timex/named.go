package timex

import (
	"strings"
)

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
