package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// word is a token, or a part of one that holds hyphens inside ("mid-March").
type word struct {
	s     string // lower case, curly quotes made straight
	tok   int    // index in Document.Tokens
	tag   string
	upper bool // begins with a capital
	glued bool // no white space before it
	mid   bool // not the first part of its token
	end   bool // the last part of its token
}

func wordsOf(doc *extract.Document, s extract.Sentence) []word {
	out := make([]word, 0, s.Last-s.First)
	for i := s.First; i < s.Last; i++ {
		text, tag := doc.Word(i), doc.Tokens[i].Tag
		glued := i > s.First && doc.Tokens[i-1].End == doc.Tokens[i].Start
		parts := splitHyphens(text)
		for j, p := range parts {
			r, _ := utf8.DecodeRuneInString(p)
			low := strings.ToLower(p)
			if strings.Contains(low, "’") {
				low = strings.ReplaceAll(low, "’", "'")
			}
			out = append(out, word{s: low, tok: i, tag: tag, upper: unicode.IsUpper(r), glued: glued || j > 0, mid: j > 0, end: j == len(parts)-1})
		}
	}
	return out
}

// splitHyphens takes a token apart at hyphens between letters ("mid-March").
func splitHyphens(text string) []string {
	if len(text) < 3 || len(text) > 40 || !strings.ContainsAny(text, "-‐–") || strings.ContainsAny(text, ":/@") {
		return []string{text}
	}
	if r := text[0]; r >= '0' && r <= '9' || r == '-' || r == '\'' {
		return []string{text}
	}
	var out []string
	at := 0
	for i, r := range text {
		if (r == '-' || r == '‐' || r == '–') && i > at {
			out = append(out, text[at:i], text[i:i+utf8.RuneLen(r)])
			at = i + utf8.RuneLen(r)
		}
	}
	if at == 0 || at == len(text) {
		return []string{text}
	}
	return append(out, text[at:])
}

// scan reads the words of one sentence. Its methods try to read something at
// word i and give the index behind it, or -1.
type scan struct {
	doc *extract.Document
	w   []word
}

func (s *scan) at(i int) string {
	if i < 0 || i >= len(s.w) {
		return ""
	}
	return s.w[i].s
}

func (s *scan) tag(i int) string {
	if i < 0 || i >= len(s.w) {
		return ""
	}
	return s.w[i].tag
}

func (s *scan) is(i int, class string) bool { return lex.is(s.at(i), class) }

func (s *scan) any(i int, forms ...string) bool {
	w := s.at(i)
	for _, f := range forms {
		if w == f {
			return true
		}
	}
	return false
}

// words reads a fixed sequence.
func (s *scan) words(i int, forms ...string) int {
	for j, f := range forms {
		if s.at(i+j) != f {
			return -1
		}
	}
	return i + len(forms)
}

func (s *scan) dash(i int) bool { return s.any(i, "-", "–", "—", "‐", "‑") }

// opt skips one of the forms where it stands.
func (s *scan) opt(i int, forms ...string) int {
	if s.any(i, forms...) {
		return i + 1
	}
	return i
}

func digits(w string) (int, bool) {
	if len(w) == 0 || len(w) > 9 {
		return 0, false
	}
	n := 0
	for _, r := range w {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// dayNumber reads a day of a month: "3", "3rd", "third", "twenty-first".
func (s *scan) dayNumber(i int) (n, next int) {
	w := s.at(i)
	if n, ok := digits(w); ok && len(w) <= 2 && n >= 1 && n <= 31 {
		return n, i + 1
	}
	if n, next := s.ordinal(i); next > 0 && n <= 31 {
		return n, next
	}
	return 0, -1
}

// ordinal reads "3rd", "third", "twenty-first".
func (s *scan) ordinal(i int) (n, next int) {
	w := s.at(i)
	if len(w) > 2 {
		if n, ok := digits(w[:len(w)-2]); ok && n >= 1 {
			switch w[len(w)-2:] {
			case "st", "nd", "rd", "th":
				return n, i + 1
			}
		}
	}
	if n, ok := lex.number(w, "ordinal"); ok {
		return n, i + 1
	}
	if tens, ok := lex.number(w, "number"); ok && tens >= 20 && tens < 100 && tens%10 == 0 && s.dash(i+1) {
		if n, ok := lex.number(s.at(i+2), "ordinal"); ok && n < 10 {
			return tens + n, i + 3
		}
	}
	return 0, -1
}

// month reads the name of a month. Names that are also words or names need a
// capital, and May and March some company, which the caller checks.
func (s *scan) month(i int) (m, next int) {
	m, ok := lex.number(s.at(i), "month")
	if !ok || !s.upper(i) {
		return 0, -1
	}
	if strings.HasPrefix(s.tag(i), "VB") || s.tag(i) == "MD" {
		if _, day := s.dayNumber(i + 1); day < 0 && !s.yearAt(i+1) {
			return 0, -1
		}
	}
	next = i + 1
	if lex.is(s.at(i), "short") && s.at(next) == "." && s.glued(next) {
		if n, ok := digits(s.at(next + 1)); ok && n > 0 {
			next++
		}
	}
	return m, next
}

func (s *scan) yearAt(i int) bool { _, _, next := s.year(i); return next > 0 }

// year reads a year of four digits, "'45", or a year with its era: "493 BC".
// Whether the number is a year is for the caller to judge.
func (s *scan) year(i int) (y int, bc bool, next int) {
	w := s.at(i)
	n, ok := digits(w)
	if !ok {
		if len(w) == 3 && w[0] == '\'' {
			if n, ok := digits(w[1:]); ok {
				return n + 1900, false, i + 1
			}
		}
		return 0, false, -1
	}
	if v, ok := lex.value(s.at(i+1), "era"); ok && n > 0 && n < 3000 {
		return n, v == "bc", i + 2
	}
	if len(w) == 4 && n >= 1000 && n < 2200 {
		return n, false, i + 1
	}
	return 0, false, -1
}

// weekday reads the name of a day of the week; short ones only with a comma,
// a number or a month near ("Sun" and "Sat" are words).
func (s *scan) weekday(i int) (d, next int) {
	d, ok := lex.number(s.at(i), "weekday")
	if !ok || !s.upper(i) {
		return 0, -1
	}
	if lex.is(s.at(i), "short") {
		j := s.opt(s.opt(i+1, "."), ",")
		_, m := s.month(j)
		_, dn := s.dayNumber(j)
		if m < 0 && dn < 0 {
			return 0, -1
		}
		return d, s.opt(i+1, ".")
	}
	return d, i + 1
}

// quantity is a counted number: 3, a few (vague), 2.5.
type quantity struct {
	n     int
	half  bool
	vague bool
}

// number reads a count: "18", "1,000", "twenty-one", "a", "a few", "several",
// "a couple of", "two and a half", "half a", "some 20".
func (s *scan) number(i int) (q quantity, next int) {
	switch {
	case s.words(i, "half", "a") > 0 || s.words(i, "half", "an") > 0:
		return quantity{half: true}, i + 2
	case s.words(i, "half") > 0 && s.dash(i+1):
		return quantity{half: true}, i + 2
	case s.words(i, "a", "couple") > 0:
		return quantity{n: 2}, s.opt(i+2, "of")
	case s.words(i, "couple", "of") > 0:
		return quantity{n: 2}, i + 2
	case s.any(i, "another"):
		return quantity{n: 1}, i + 1
	case s.words(i, "a", "few") > 0, s.words(i, "a", "number", "of") > 0, s.words(i, "a", "handful", "of") > 0:
		if s.at(i+1) == "few" {
			return quantity{vague: true}, i + 2
		}
		return quantity{vague: true}, i + 3
	case s.words(i, "a", "dozen") > 0:
		return quantity{n: 12}, i + 2
	case s.any(i, "dozens", "hundreds", "thousands") && s.at(i+1) == "of":
		return quantity{vague: true}, i + 2
	case s.any(i, "a", "an"):
		return quantity{n: 1}, s.opt(i+1, "single", "full", "mere", "whole", "further")
	case s.is(i, "vague"):
		return quantity{vague: true}, i + 1
	}
	q, next = s.cardinal(i)
	if next > 0 && s.any(next, "and", "-") {
		j := s.opt(next, "-")
		j = s.opt(j, "and")
		j = s.opt(j, "-")
		if s.at(j) == "a" {
			j = s.opt(j+1, "-")
			if s.at(j) == "half" {
				q.half = true
				return q, j + 1
			}
		}
	}
	return q, next
}

func (s *scan) cardinal(i int) (q quantity, next int) {
	w := strings.ReplaceAll(s.at(i), ",", "")
	if n, ok := digits(w); ok {
		return quantity{n: n}, i + 1
	}
	if whole, frac, ok := strings.Cut(w, "."); ok && frac == "5" {
		if n, ok := digits(whole); ok {
			return quantity{n: n, half: true}, i + 1
		}
	}
	n, ok := lex.number(s.at(i), "number")
	if !ok {
		return quantity{}, -1
	}
	next = i + 1
	if n >= 20 && n < 100 {
		j := next
		if s.dash(j) {
			j++
		}
		if m, ok := lex.number(s.at(j), "number"); ok && m < 10 {
			return quantity{n: n + m}, j + 1
		}
	}
	if m, ok := lex.number(s.at(next), "number"); ok && m >= 100 && n < m {
		return quantity{n: n * m}, next + 1
	}
	return quantity{n: n}, next
}

// unit is a unit of time in the order of the words file.
type unit int

// Units.
const (
	noUnit unit = iota
	second
	minute
	hour
	days
	nights
	weeks
	fortnights
	weekends
	months
	quarters
	seasons
	years
	decades
	centuries
)

func (s *scan) unit(i int) (u unit, next int) {
	n, ok := lex.number(s.at(i), "unit")
	if !ok || unit(n) == second && s.is(i, "ordinal") && !s.is(i-1, "number") {
		return 0, -1
	}
	if s.tag(i) == "VBD" || s.tag(i) == "VBZ" && unit(n) != second {
		return 0, -1
	}
	return unit(n), i + 1
}

func (s *scan) upper(i int) bool { return i >= 0 && i < len(s.w) && s.w[i].upper }

func (s *scan) glued(i int) bool { return i >= 0 && i < len(s.w) && s.w[i].glued }
