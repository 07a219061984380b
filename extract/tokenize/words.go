package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// words cuts a stretch of text into tokens.
type words struct {
	text  string
	toks  []extract.Token
	glued []extract.Span
}

// scan goes over the chunks between white space.
func (w *words) scan(start, end int) {
	for at := start; at < end; {
		r, n := utf8.DecodeRuneInString(w.text[at:end])
		if extract.IsSpace(r) {
			at += n
			continue
		}
		stop := at
		for stop < end {
			r, n := utf8.DecodeRuneInString(w.text[stop:end])
			if extract.IsSpace(r) {
				break
			}
			stop += n
		}
		w.chunk(at, stop)
		at = stop
	}
}

func (w *words) add(start, end int) {
	for end-start > maxBytes {
		cut := start + maxBytes
		for cut > start+1 && !utf8.RuneStart(w.text[cut]) {
			cut--
		}
		w.emit(start, cut)
		start = cut
	}
	w.emit(start, end)
}

func (w *words) emit(start, end int) {
	if end > start {
		w.toks = append(w.toks, extract.Token{Span: extract.Span{Start: start, End: end}, Head: -1})
	}
}

// chunk cuts a run without white space.
func (w *words) chunk(start, end int) {
	if isEmoticon(w.text[start:end]) {
		w.add(start, end)
		return
	}
	linkAt, linkEnd := findLink(w.text, start, end)
	for at := start; at < end; {
		if at == linkAt {
			w.add(linkAt, linkEnd)
			at = linkEnd
			linkAt, linkEnd = findLink(w.text, at, end)
			continue
		}
		limit := end
		if linkAt > at {
			limit = linkAt
		}
		at = w.next(at, limit, start)
	}
}

// next emits the token or tokens that start at at and gives the offset behind
// them. start is where the chunk begins.
func (w *words) next(at, end, start int) int {
	r, n := utf8.DecodeRuneInString(w.text[at:end])
	switch {
	case isWordRune(r):
		stop := w.wordEnd(at, end)
		w.word(at, stop)
		return stop
	case (r == '@' || r == '#') && tagEnd(w.text, at, end) > at && (at == start || !isWordRune(runeBefore(w.text, at))):
		stop := tagEnd(w.text, at, end)
		w.add(at, stop)
		return stop
	case isApostrophe(r) && (at == start || !isWordRune(runeBefore(w.text, at))):
		if stop := clippedEnd(w.text, at, end); stop > at {
			w.add(at, stop)
			return stop
		}
	case isPictograph(r):
		stop := at
		for stop < end {
			r, n := utf8.DecodeRuneInString(w.text[stop:end])
			if !isPictograph(r) {
				break
			}
			stop += n
		}
		w.add(at, stop)
		return stop
	}
	stop := at + n
	switch {
	case r == '.' || r == '?' || r == '!' || r == '…':
		// "...", "?!" are one token, but a stop and an ellipsis are not
		// told apart: "wait...." is "wait|....".
		for stop < end {
			c, n := utf8.DecodeRuneInString(w.text[stop:end])
			if c != '.' && c != '?' && c != '!' && c != '…' {
				break
			}
			stop += n
		}
	case strings.ContainsRune("-=*_~+<>|#'’`\"", r):
		// A run of one mark is one token: "--", "====", "''".
		for stop < end {
			c, n := utf8.DecodeRuneInString(w.text[stop:end])
			if c != r || r == '"' {
				break
			}
			stop += n
		}
	}
	w.add(at, stop)
	return stop
}

func runeBefore(text string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return r
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) && r != '\ufe0f' || unicode.IsDigit(r)
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´' || r == 'ʼ'
}

// isPictograph is true for emoji and what joins them.
func isPictograph(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf || r == 0xfe0f ||
		r >= 0x2b00 && r <= 0x2bff || r >= 0xe0020 && r <= 0xe007f || r == 0x20e3
}

// clippedEnd finds the end of a word with a clipped front, '90s or 'em.
func clippedEnd(text string, at, end int) int {
	_, n := utf8.DecodeRuneInString(text[at:end])
	i := at + n
	j := i
	for j < end && text[j] >= '0' && text[j] <= '9' {
		j++
	}
	if j == i+2 {
		if j < end && text[j] == 's' {
			j++
		}
		if j == end || !isWordRune(rune(text[j])) {
			return j
		}
		return at
	}
	for j < end && text[j] >= 'a' && text[j] <= 'z' {
		j++
	}
	switch text[i:j] {
	case "em", "til", "tis", "twas", "cause", "n", "bout", "round":
		if text[at] != '`' {
			return j
		}
	}
	return at
}

// tagEnd finds the end of a handle or hashtag, @name or #Name; at when there
// is none (#1 is a number sign and a number).
func tagEnd(text string, at, end int) int {
	i := at + 1
	letters := false
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !isWordRune(r) {
			break
		}
		letters = letters || unicode.IsLetter(r)
		i += n
	}
	if !letters {
		return at
	}
	return i
}

// isEmoticon knows the typed faces that stand alone.
func isEmoticon(c string) bool {
	switch c {
	case ":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":/", ":-/", ":|", "=)", "=(", "^_^", "^^", ":o", ":O", "<3", "</3", ":'(", "xD", "XD", "=D", "->", "<-", "=>", "<=", "-->", "<--":
		return true
	}
	return false
}
