package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// segmenter cuts the tokens from first on into sentences.
type segmenter struct {
	text  string
	toks  []extract.Token
	first int
}

// sentences are half-open ranges of token indexes; they cover all tokens.
func (s *segmenter) sentences() [][2]int {
	var out [][2]int
	start := s.first
	quotes := 0 // straight double quotes since the start of the paragraph
	for i := s.first; i < len(s.toks); i++ {
		w := s.word(i)
		if w == `"` {
			quotes++
		}
		if i-start >= maxTokens || i > start && s.field(i) {
			out = append(out, [2]int{start, i})
			start = i
		}
		if !s.mayEnd(i, start) {
			continue
		}
		end := s.closers(i+1, quotes)
		for j := i + 1; j < end; j++ {
			if s.word(j) == `"` {
				quotes++
			}
		}
		if end >= len(s.toks) {
			break
		}
		if isStop(s.word(end)) && !s.spaced(end) {
			// "(They left!)." The last mark decides.
			i = end - 1
			continue
		}
		if s.breaks(i, end, start) {
			out = append(out, [2]int{start, end})
			start = end
		}
		i = end - 1
	}
	if start < len(s.toks) {
		out = append(out, [2]int{start, len(s.toks)})
	}
	return out
}

func (s *segmenter) word(i int) string { return s.text[s.toks[i].Start:s.toks[i].End] }

// spaced tells whether white space stands before token i.
func (s *segmenter) spaced(i int) bool {
	return i <= s.first || s.toks[i].Start > s.toks[i-1].End
}

// isStop is true for runs of sentence marks.
func isStop(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	switch r {
	case '.', '?', '!', '…', '。', '？', '！', '؟', '۔', '।':
		return true
	}
	return false
}

// mayEnd tells whether token i can be the last word or mark of a sentence.
func (s *segmenter) mayEnd(i, start int) bool {
	w := s.word(i)
	if isStop(w) || s.isLink(w) || s.isRule(w) || isFace(w) {
		return true
	}
	switch w {
	case "AM", "PM", ",":
		return true
	case "-", "--", "–", "—":
		return i-start <= 14
	}
	return len(w) > 1 && w[len(w)-1] == '.' && !strings.HasPrefix(w, "http")
}

// closers finds the first token behind i that does not close what came before:
// quotes and brackets without a space in front.
func (s *segmenter) closers(i, quotes int) int {
	for ; i < len(s.toks); i++ {
		switch w := s.word(i); w {
		case "[":
			// "He died in 2014. [3] She": a reference behind the stop.
			if i+2 >= len(s.toks) || s.word(i+2) != "]" || strings.Trim(s.word(i+1), "0123456789") != "" {
				return i
			}
			i += 2
		case "”", "’", "''", "’’", ")", "]", "}", "»":
			if s.spaced(i) && (w == "’" || w == "''") {
				return i
			}
		case `"`, "'":
			// With a space on both sides, an odd count says it closes.
			if s.spaced(i) {
				if w == "'" || quotes%2 == 0 || i+1 < len(s.toks) && !s.spaced(i+1) {
					return i
				}
			} else if i+1 < len(s.toks) && !s.spaced(i+1) && quotes%2 == 0 && w == `"` {
				return i // `ended."The next`: opens
			}
			quotes++
		default:
			if !isFace(w) {
				return i
			}
			// "Good food. :) We left": a face belongs to what it follows.
		}
	}
	return i
}

// breaks tells whether a sentence ends with token i, when the next one would
// begin with token n.
func (s *segmenter) breaks(i, n, start int) bool {
	w, next := s.word(i), s.opening(n)
	r, _ := utf8.DecodeRuneInString(next)
	closed := n > i+1
	switch {
	case isFace(w):
		return unicode.IsUpper(r) && s.spaced(n)
	case s.isRule(w):
		return s.spaced(i) && s.spaced(n) && !s.isRule(s.word(n))
	case s.isLink(w):
		// An address at the end of a line that was lost: what follows in
		// capitals, or another address, is a new sentence.
		return n == i+1 && s.spaced(n) && (unicode.IsUpper(r) || s.isLink(next))
	case w == "AM" || w == "PM":
		return i-2 >= start && strings.Count(s.word(i-2), "/") == 2
	case w == ",":
		return n == i+1 && s.salutation(start, i) && s.spaced(n)
	case isDash(w):
		return s.spaced(n) && (s.dateline(start, i) || s.salutation(start, i))
	case w == "." || w == "。" || w == "۔" || w == "।":
		return s.fullStop(i, n, start, r)
	case w[0] == '.' || strings.HasPrefix(w, "…"):
		if strings.ContainsAny(w, "?!") {
			return !unicode.IsLower(r)
		}
		// "some movements ... The forces": a capital opens a sentence.
		return unicode.IsUpper(r) || closed && !unicode.IsLower(r) && !unicode.IsPunct(r)
	case isStop(w):
		if unicode.IsLower(r) || strings.ContainsRune(",;:", r) {
			// "Why?" he asked.
			return !closed && unicode.IsLower(r) && s.spaced(n)
		}
		return !(closed && s.spoken(n))
	}
	return s.abbreviated(i, n, r)
}

// opening is the first word from token n on, quotes and brackets left out.
func (s *segmenter) opening(n int) string {
	for k := n; k < len(s.toks) && k < n+4; k++ {
		w := s.word(k)
		r, _ := utf8.DecodeRuneInString(w)
		if !strings.ContainsRune("\"'“‘`«([{¿¡", r) && w != "''" {
			return w
		}
	}
	return s.word(n)
}

// fullStop decides at a stop that is no part of an abbreviation.
func (s *segmenter) fullStop(i, n, start int, r rune) bool {
	next := s.word(n)
	if isStop(next) {
		return next != "." && s.spaced(n)
	}
	if strings.ContainsAny(next[:1], ",;:)]}") {
		return false
	}
	// "1. Open the valve": a stop behind the number of an item.
	if i == start+1 && isItem(s.word(start)) {
		return false
	}
	if unicode.IsLower(r) {
		// "It was late. we left": only behind a plain word, with a space.
		return s.spaced(n) && n == i+1 && i > start+1 && plain(s.word(i-1))
	}
	if !s.spaced(n) && n == i+1 {
		// "attack.The": only when a lower-case word or a closing mark is
		// before and a capital behind.
		return unicode.IsUpper(r) || !isAlnum(r)
	}
	return true
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isItem(w string) bool {
	if len(w) > 3 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if !isDigit(w[i]) && !(len(w) == 1 && isLetter(w[i])) {
			return false
		}
	}
	return true
}

// plain is a lower-case word of three letters or more, or a closing mark.
func plain(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return !unicode.IsLetter(r) || unicode.IsLower(r) && len(w) > n || strings.ContainsAny(w, "'’")
}

// abbreviated decides behind a word that owns its stop.
func (s *segmenter) abbreviated(i, n int, r rune) bool {
	w := s.word(i)
	next := s.opening(n)
	core := strings.ToLower(w[:len(w)-1])
	class := abbreviations[core]
	if class == abbrTitle || class == abbrNumber {
		return false
	}
	if !unicode.IsUpper(r) {
		return false
	}
	if openers[strings.ToLower(next)] && !(len(next) == 1 && next != "A" && next != "I") {
		// "John F. A ..." is rare; "the U.S. The ..." is not.
		return true
	}
	switch core {
	case "etc", "p.m", "a.m":
		return !isDayOrMonth(next) && next != strings.ToUpper(next)
	}
	return false
}

func isDayOrMonth(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
		"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Eastern", "Pacific", "Central", "Greenwich":
		return true
	}
	return false
}

// spoken tells whether a reporting clause follows a closed quotation:
// "What now?" Rahman asked reporters.
func (s *segmenter) spoken(n int) bool {
	for k := n; k < len(s.toks) && k < n+5; k++ {
		switch w := s.word(k); w {
		case "said", "asked", "says", "asks", "told", "added", "wrote", "replied", "shouted", "wondered", "tweeted", "cried":
			return true
		case ",", ".", "\"", "“", "?", "!", ":", ";":
			return false
		}
	}
	return false
}

// isLink tells whether a token is an address.
func (s *segmenter) isLink(w string) bool {
	return len(w) > 10 && (strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") || strings.HasPrefix(w, "www."))
}

// isRule tells whether a token is a line drawn with characters: "=====".
func (s *segmenter) isRule(w string) bool {
	return len(w) >= 5 && strings.IndexByte("=-_*~+#", w[0]) >= 0 && strings.Trim(w, w[:1]) == ""
}

// field tells whether a line of a form or a picture's credit begins at token i,
// whose line break was lost: "Subject: ...", "Image: ...".
// A mail's time stamp stands on a line of its own: "02/13/2001 08:02 PM".
func (s *segmenter) field(i int) bool {
	if i+2 < len(s.toks) && isDigit(s.word(i)[0]) && strings.Count(s.word(i), "/") == 2 && strings.Contains(s.word(i+1), ":") {
		switch s.word(i - 1) {
		case "on", "at", "to", "until", "by", "from", "of", ",", "-", ":", "Sent", "Date":
			return false
		}
		return s.word(i+2) == "AM" || s.word(i+2) == "PM"
	}
	if i+1 >= len(s.toks) || s.word(i+1) != ":" || s.spaced(i+1) || !s.spaced(i) {
		return false
	}
	switch s.word(i) {
	case "Email", "E-mail", "Subject", "Groups", "From", "Sent", "To", "Cc", "Date", "Image", "Photo", "Credit", "Newsgroups", "Reply-To", "WHERE", "WHEN", "WHO":
		return s.word(i-1) != ","
	}
	return false
}

// isFace tells whether a token is a typed face, ":)".
func isFace(w string) bool { return isEmoticon(w) && !strings.ContainsAny(w, "<>/|") }

func isDash(w string) bool { return w == "-" || w == "--" || w == "–" || w == "—" }

// salutation tells whether the tokens up to the mark at i only greet:
// "Best regards,", "Dear all,", "Hello Susan -".
func (s *segmenter) salutation(start, i int) bool {
	if i-start > 3 || i == start {
		return false
	}
	switch strings.ToLower(s.word(start)) {
	case "dear", "hi", "hello", "hey", "greetings":
		return true
	}
	if i-start > 2 {
		return false
	}
	switch strings.ToLower(s.word(i - 1)) {
	case "regards", "thanks", "sincerely", "cordially", "cheers":
		return true
	}
	return false
}

// dateline tells whether the tokens up to the dash at i are an agency's
// dateline: "KYIV, March 3 (Reuters) -", "NEW DELHI -".
func (s *segmenter) dateline(start, i int) bool {
	if i == start || start > s.first {
		return false
	}
	first := s.word(start)
	if len(first) < 3 || first != strings.ToUpper(first) || !unicode.IsUpper(rune(first[0])) || !s.spaced(i) {
		return false
	}
	depth, comma := 0, false
	for k := start + 1; k < i; k++ {
		w := s.word(k)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "(":
			depth++
		case w == ")":
			depth--
		case w == "," || w == "/":
			comma = true
		case depth > 0, w == "of", w == "and", w == "-":
		case !unicode.IsUpper(r) && !unicode.IsDigit(r):
			return false
		case unicode.IsUpper(r) && w != strings.ToUpper(w) && !comma && !isDayOrMonth(w):
			return false
		}
	}
	return depth == 0
}
