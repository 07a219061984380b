package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// unwrapped is the width from which a line is taken for a whole paragraph.
const unwrapped = 100

// split gives the paragraphs of a text: blank lines part them, and single line
// breaks unless they are soft wraps. It reads line breaks as extract/tokenize
// does (stages do not import each other; a test compares the two).
func split(text string) []extract.Span {
	var out, block []extract.Span
	flush := func() {
		widest, whole := shape(text, block)
		for i, l := range block {
			if i > 0 && !isBreak(text, block[i-1], l, widest, whole) {
				out[len(out)-1].End = l.End
				continue
			}
			out = append(out, l)
		}
		block = block[:0]
	}
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		if s := trim(text, at, end); s.Len() > 0 {
			block = append(block, s)
		} else {
			flush()
		}
		at = next
	}
	flush()
	return out
}

// shape measures a block of lines: the widest, and whether nearly all lines of
// about that width end like sentences.
func shape(text string, block []extract.Span) (widest int, whole bool) {
	for _, l := range block {
		widest = max(widest, utf8.RuneCountInString(text[l.Start:l.End]))
	}
	long, dones := 0, 0
	for _, l := range block {
		if s := text[l.Start:l.End]; utf8.RuneCountInString(s)*5 >= widest*3 {
			long++
			if ended(s) {
				dones++
			}
		}
	}
	return widest, dones*5 >= long*4
}

// lineEnd finds the end of the line that starts at at, and the start of the
// next one.
func lineEnd(text string, at int) (end, next int) {
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i, i + 2
		case c == '\n' || c == '\r' || c == '\v' || c == '\f':
			return i, i + 1
		case c == 0xe2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

// narrow is the width below which nobody wraps running text.
const narrow = 45

// isBreak tells whether the line break between a and b was meant: the next
// word would have fitted, or lines are not wrapped at all. widest is the width
// of the block's widest line; whole says that nearly all its lines end like
// sentences.
func isBreak(text string, a, b extract.Span, widest int, whole bool) bool {
	tail, head := text[a.Start:a.End], text[b.Start:b.End]
	if isBullet(head) || isField(head) || tail == "---" || head == "---" {
		return true
	}
	done := ended(tail)
	if r, _ := utf8.DecodeRuneInString(head); unicode.IsLower(r) && !done {
		return false
	}
	if widest > unwrapped || widest < narrow || whole && done {
		return true
	}
	word := head
	if i := strings.IndexFunc(head[:min(len(head), 80)], unicode.IsSpace); i >= 0 {
		word = head[:i]
	}
	// Ragged right margins leave room for a short word; four runes of slack
	// keep "a" and "of" from deciding.
	return utf8.RuneCountInString(tail)+1+utf8.RuneCountInString(word)+4 <= widest
}

// ended tells whether a line ends like a sentence, perhaps with a quotation
// mark behind.
func ended(l string) bool {
	last, n := utf8.DecodeLastRuneInString(l)
	before, _ := utf8.DecodeLastRuneInString(l[:len(l)-n])
	return strings.ContainsRune(".!?…:", last) || strings.ContainsRune(".!?…:", before)
}

// isField tells whether a line begins like a line of a form: "title: ...".
func isField(l string) bool {
	i := 0
	for i < len(l) && i < 20 && (l[i]|0x20 >= 'a' && l[i]|0x20 <= 'z' || l[i] == '_' || l[i] == '-') {
		i++
	}
	return i > 1 && i+1 < len(l) && l[i] == ':' && l[i+1] == ' '
}

// isBullet tells whether a line opens like an item of a list.
func isBullet(l string) bool {
	r, n := utf8.DecodeRuneInString(l)
	if strings.ContainsRune("-*•‣▪●◦·–—►■", r) {
		return len(l) > n && (l[n] == ' ' || l[n] == '\t')
	}
	i := 0
	for i < len(l) && i < 3 && l[i] >= '0' && l[i] <= '9' {
		i++
	}
	return i > 0 && i+1 < len(l) && (l[i] == '.' || l[i] == ')') && l[i+1] == ' '
}

// trim takes white space off both ends of a stretch of text.
func trim(text string, start, end int) extract.Span {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !extract.IsSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !extract.IsSpace(r) {
			break
		}
		end -= n
	}
	return extract.Span{Start: start, End: end}
}
