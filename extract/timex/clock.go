package timex

import (
	"regexp"
	"strconv"
	"strings"
)

var clockForm = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})(?::\d{2})?(am|pm|hrs|h)?$`)

// hourForm is the clock time of French-speaking offices: "14h30", "18h".
var hourForm = regexp.MustCompile(`^(\d{1,2})h(\d{2})?$`)

// clockExpr reads "11.40 pm", "2 a.m.", "10:42", "1800 GMT", "8 o'clock",
// "midnight", "noon", with "about", "around" or "shortly before" in front.
func (s *scan) clockExpr(i int) *expr {
	at, mod := i, ""
	if s.any(at, "just", "shortly", "soon") && s.any(at+1, "before", "after") {
		mod = map[string]string{"before": "BEFORE", "after": "AFTER"}[s.at(at+1)]
		at += 2
	} else if v, ok := lex.value(s.at(at), "mod"); ok && v == "APPROX" {
		mod, at = v, at+1
	}
	h, m, next := s.clock(at)
	if next < 0 {
		return nil
	}
	e := newExpr(kClock, "clock", i, next)
	e.hour, e.min, e.mod = h, m, mod
	if s.is(e.last, "zone") {
		e.last++
	} else if s.words(e.last, "local", "time") > 0 {
		e.last += 2
	} else if s.at(e.last) == "(" && s.is(e.last+1, "zone") && s.at(e.last+2) == ")" {
		e.last += 3
	}
	if s.at(e.last) == "(" { // "6 a.m. (0400 GMT) Saturday"
		if _, _, n := s.clock(e.last + 1); n > 0 && s.is(n, "zone") && s.at(n+1) == ")" {
			e.last = n + 2
		}
	}
	if h == 24 {
		e.rule = "midnight"
	}
	return e
}

func (s *scan) clock(i int) (h, m, next int) {
	w := s.at(i)
	switch w {
	case "midnight":
		return 24, 0, i + 1
	case "noon", "midday":
		return 12, 0, i + 1
	}
	if w == "" || w[0] < '0' || w[0] > '9' {
		if n, ok := lex.number(w, "number"); ok && n <= 12 && s.any(i+1, "o'clock", "p.m.", "a.m.", "pm", "am") {
			return s.meridiem(n, 0, i+1)
		}
		return 0, 0, -1
	}
	if f := hourForm.FindStringSubmatch(w); f != nil {
		h, _ = strconv.Atoi(f[1])
		m, _ = strconv.Atoi(f[2])
		if h > 24 || m > 59 {
			return 0, 0, -1
		}
		return h % 24, m, i + 1
	}
	if f := clockForm.FindStringSubmatch(w); f != nil {
		h, _ = strconv.Atoi(f[1])
		m, _ = strconv.Atoi(f[2])
		if h > 24 || m > 59 {
			return 0, 0, -1
		}
		if f[3] == "am" || f[3] == "pm" {
			return h%12 + 12*strings.Count(f[3], "p"), m, i + 1
		}
		if h2, m2, n := s.meridiem(h, m, i+1); n > i+1 {
			return h2, m2, n
		}
		if len(f[1]) == 2 && i == 0 && h < 24 && (s.dash(1) || s.at(1) == ":") {
			return h, m, 1 // an entry of a live report: "12.02 – The first shots are heard."
		}
		if !strings.Contains(w, ":") && f[3] == "" && !s.is(i+1, "zone") && !s.any(i+1, "hrs") { // 11.40 is a number
			return 0, 0, -1
		}
		if s.glued(i) && !s.any(i-1, "(", "[", "\"") || h == 24 && m > 0 {
			return 0, 0, -1
		}
		if f[3] != "" || s.any(i+1, "hrs") {
			return h % 24, m, s.opt(i+1, "hrs")
		}
		if len(f[1]) == 2 || s.is(i+1, "zone") || s.any(i-1, "at", "by", "until", "from", ",", "before", "after", "about", "around") {
			return h % 24, m, i + 1
		}
		return 0, 0, -1
	}
	n, ok := digits(w)
	if !ok {
		return 0, 0, -1
	}
	if len(w) == 4 && (s.is(i+1, "zone") || s.any(i+1, "hours", "hrs")) && n/100 < 24 && n%100 < 60 {
		if s.is(i+1, "zone") {
			return n / 100, n % 100, i + 1
		}
		return n / 100, n % 100, i + 2
	}
	if n > 24 || len(w) > 2 {
		return 0, 0, -1
	}
	if h, m, next := s.meridiem(n, 0, i+1); next > i+1 {
		return h, m, next
	}
	return 0, 0, -1
}

// meridiem reads what tells the halves of the day apart, and "o'clock".
func (s *scan) meridiem(h, m, i int) (int, int, int) {
	switch s.at(i) {
	case "a.m.", "am", "a.m":
		if h <= 12 {
			return h % 12, m, i + 1
		}
	case "p.m.", "pm", "p.m":
		if h <= 12 {
			return h%12 + 12, m, i + 1
		}
	case "o'clock":
		if h <= 12 {
			return h, m, i + 1
		}
	}
	return h, m, i
}
