package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// wordEnd finds where the word that starts at at ends: letters and digits,
// and the marks that bind inside a word.
func (w *words) wordEnd(at, end int) int {
	i := at
	for i < end {
		r, n := utf8.DecodeRuneInString(w.text[i:end])
		if isWordRune(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(w.text[i+n : end])
		if i+n >= end || !isWordRune(next) || i-at > maxBytes || !w.binds(at, i, end, r, n) {
			break
		}
		i += n
	}
	if i < end && w.text[i] == '.' && w.ownsStop(at, i, end) {
		i++
	}
	return i
}

// binds tells whether the mark r at i, between two word runes, belongs to the
// word that starts at at.
func (w *words) binds(at, i, end int, r rune, n int) bool {
	t := w.text
	before, after := t[i-1], t[i+n]
	digits := isDigit(before) && isDigit(after)
	switch {
	case isApostrophe(r): // can't, O'Neill, Sana'a
		return !isDigit(before) || after == 's'
	case r == '.':
		return digits || w.acronym(at, i, end) || w.dotted(at, i, end)
	case r == ',': // 200,000
		return digits && digitRun(t, i+1, end) == 3
	case r == ':': // 10:42
		return digits && i-at <= 5 && digitRun(t, i+1, end) == 2
	case r == '/': // 9/11, 11/28/2000
		return digits && strings.IndexFunc(t[at:i], func(r rune) bool { return (r < '0' || r > '9') && r != '/' && r != '-' }) < 0
	case r == '-' || r == '\u2011':
		if digits {
			return numberHyphen(t, at, end)
		}
		return isPrefix(t[at:i])
	case r == '&': // AT&T, R&D
		return i-at <= 3 && isLetter(before) && isLetter(after)
	}
	return false
}

// acronym tells whether the stop at i is inside letters with stops: U.S., p.m.,
// Ph.D.
func (w *words) acronym(at, i, end int) bool {
	if i-at > 20 || !lettersAndStops(w.text[at:i]) {
		return false
	}
	_, n := utf8.DecodeRuneInString(w.text[i+1 : end])
	j := i + 1 + n
	if j >= end {
		return true
	}
	r, _ := utf8.DecodeRuneInString(w.text[j:end])
	return !isWordRune(r)
}

// lettersAndStops: single letters between stops, "U", "U.S", "Ph".
func lettersAndStops(s string) bool {
	if s == "Ph" {
		return true
	}
	for i, part := range strings.Split(s, ".") {
		r, n := utf8.DecodeRuneInString(part)
		if n == 0 || n != len(part) && !(i == 0 && part == "Ph") || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// dotted tells whether the stop at i joins two parts of a file or group name:
// notes.doc, comp.lang.go, BUDGET.XLS. A capital after a lower-case word is a
// new sentence glued on: "attack.The".
func (w *words) dotted(at, i, end int) bool {
	j := i + 1
	for j < end && isLetter(w.text[j]) {
		j++
	}
	left, right := w.text[at:i], w.text[i+1:j]
	if k := strings.LastIndexByte(left, '.'); k >= 0 {
		left = left[k+1:]
	}
	if len(left) < 2 || len(right) < 2 {
		return false
	}
	if isLower(right[0]) {
		return right == strings.ToLower(right)
	}
	return left == strings.ToUpper(left) && right == strings.ToUpper(right) && isLetter(left[0]) && len(right) == 3
}

func digitRun(t string, i, end int) int {
	j := i
	for j < end && isDigit(t[j]) {
		j++
	}
	return j - i
}

// numberHyphen tells whether the digits from at on form one number with
// hyphens: a date (2021-07-14) or a telephone number (345-9945). A range
// (10-15) does not.
func numberHyphen(t string, at, end int) bool {
	var groups []int
	i := at
	for i < end && len(groups) < 8 {
		n := digitRun(t, i, end)
		if n == 0 {
			return false
		}
		groups = append(groups, n)
		i += n
		if i >= end || t[i] != '-' || i+1 >= end || !isDigit(t[i+1]) {
			break
		}
		i++
	}
	return len(groups) > 2 || len(groups) == 2 && (groups[0] == 3 && groups[1] == 4)
}

// isPrefix tells whether w is a bound prefix: anti, Pro; not UN or US.
func isPrefix(w string) bool {
	if len(w) > 8 || len(w) > 1 && isUpper(w[1]) {
		return false
	}
	return prefixes[strings.ToLower(w)]
}

// ownsStop tells whether the full stop at i belongs to the word before it.
func (w *words) ownsStop(at, i, end int) bool {
	if i+1 < len(w.text) && (w.text[i+1] == '.' || w.text[i+1] == '?' || w.text[i+1] == '!') {
		return false
	}
	word := w.text[at:i]
	if len(word) > 20 {
		return false
	}
	next := w.after(i + 1)
	if strings.IndexByte(word, '.') >= 0 && lettersAndStops(word) {
		return true
	}
	r, n := utf8.DecodeRuneInString(word)
	if n == len(word) && unicode.IsUpper(r) && r != 'I' {
		// An initial: "George W. Bush". "Plan B." at the end is not.
		return unicode.IsUpper(next)
	}
	switch abbreviations[strings.ToLower(word)] {
	case abbrTitle, abbrDate, abbrPlace:
		return unicode.IsUpper(r)
	case abbrNumber:
		return next >= '0' && next <= '9'
	case abbrOther:
		return true
	}
	return false
}

// after is the first rune behind at that is not white space, on the same line
// or the next; 0 when there is none near.
func (w *words) after(at int) rune {
	for k := 0; k < 8 && at < len(w.text); k++ {
		r, n := utf8.DecodeRuneInString(w.text[at:])
		if !extract.IsSpace(r) {
			return r
		}
		at += n
	}
	return 0
}

// word emits the token or tokens of a word.
func (w *words) word(at, stop int) {
	s := w.text[at:stop]
	if len(s) > 60 {
		w.add(at, stop)
		return
	}
	if isDigit(s[0]) {
		w.number(at, stop)
		return
	}
	if n := currency(s); n > 0 {
		w.add(at, at+n)
		w.number(at+n, stop)
		return
	}
	if isGlued(s) {
		w.glued = append(w.glued, extract.Span{Start: at, End: stop})
	}
	if n := contraction(s); n > 0 && n < len(s) {
		w.word(at, at+n)
		w.add(at+n, stop)
		return
	}
	if len(s) <= 9 {
		if n := suffixed[strings.ToLower(s)]; n > 0 && n < len(s) {
			w.add(at, at+n)
			w.add(at+n, stop)
			return
		}
	}
	w.add(at, stop)
}

// number cuts a unit off: 5|bn, 11|pm; not 5th, 1970s, 60's.
func (w *words) number(at, stop int) {
	i := at
	for i < stop && (isDigit(w.text[i]) || w.text[i] == '.' || w.text[i] == ',' || w.text[i] == ':') {
		i++
	}
	switch rest := w.text[i:stop]; {
	case rest == "" || units[strings.TrimSuffix(rest, ".")] && rest != ".":
		w.add(at, i)
		w.add(i, stop)
	case (rest == "'s" || rest == "’s") && w.text[i-1] != '0':
		w.add(at, i)
		w.add(i, stop)
	default:
		w.add(at, stop)
	}
}

// currency is the length of a currency's letters written onto a number, Rs|500;
// 0 when there are none.
func currency(s string) int {
	n := 0
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	switch s[:n] {
	case "Rs", "Tk", "Ksh", "KSh", "Sh", "RM", "Rp", "USD", "EUR", "GBP", "INR", "PKR", "CFA", "NIS", "CHF", "AED", "SAR":
		if n < len(s) && isDigit(s[n]) {
			return n
		}
	}
	return 0
}

// contraction gives the offset at which a clitic begins, or 0: do|n't, we|'ve,
// Kabul|'s, I|'m.
func contraction(s string) int {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return 0 // offsets would not hold
	}
	for _, apo := range []string{"'", "’", "`", "´"} {
		i := strings.LastIndex(low, apo)
		if i <= 0 {
			continue
		}
		switch low[i+len(apo):] {
		case "t":
			if i >= 2 && low[i-1] == 'n' {
				return i - 1
			}
		case "s", "re", "ve", "ll", "m":
			return i
		case "d":
			if low[:i] != "ok" {
				return i
			}
		}
	}
	return 0
}

// isGlued tells whether a word looks like two that lost the space between
// them: AFPKabul, crossingThe. It is reported, never repaired.
func isGlued(s string) bool {
	if len(s) < 6 || camel[strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")] {
		return false
	}
	for i := 3; i+2 < len(s); i++ {
		if !isUpper(s[i]) || !isLower(s[i+1]) || !isLower(s[i+2]) {
			continue
		}
		if isLower(s[i-1]) && isLower(s[i-2]) && isLower(s[i-3]) && s[:i] != "Fitz" && s[:i] != "Saint" {
			return true
		}
		if isUpper(s[i-1]) && isUpper(s[i-2]) && s[:i] == strings.ToUpper(s[:i]) && i+3 < len(s) {
			return true
		}
	}
	return false
}
