package tokenize

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// unwrapped is the width from which a line is taken for a whole paragraph:
// hand-wrapped and mail text stays below it.
const unwrapped = 100

// paragraphs are the stretches of text between blank lines and between lines
// whose break is not a soft wrap.
func (t *Tokenizer) paragraphs(text string) []extract.Span {
	var out []extract.Span
	var block []extract.Span
	flush := func() {
		if len(block) > 0 {
			out = t.block(out, text, block)
			block = block[:0]
		}
	}
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		s := trim(text, at, end)
		if s.Len() == 0 {
			flush()
		} else {
			block = append(block, s)
		}
		at = next
	}
	flush()
	return out
}

// lineEnd finds the end of the line that starts at at, and the start of the
// next one. LF, CRLF, CR, vertical tab, form feed and the Unicode separators
// end a line.
func lineEnd(text string, at int) (end, next int) {
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i, i + 2
		case c == '\n' || c == '\r' || c == '\v' || c == '\f':
			return i, i + 1
		case c == 0xe2 && i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xa8 || text[i+2] == 0xa9):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

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

// block joins the soft-wrapped lines of a block without blank lines.
func (t *Tokenizer) block(out []extract.Span, text string, lines []extract.Span) []extract.Span {
	widest, whole := shape(text, lines)
	cur := lines[0]
	for i := 1; i < len(lines); i++ {
		if !t.wholeBlocks && isBreak(text, lines[i-1], lines[i], widest, whole) {
			out = append(out, cur)
			cur = lines[i]
			continue
		}
		cur.End = lines[i].End
	}
	return append(out, cur)
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

// isBullet tells whether a line opens like an item of a list: "- ", "• ",
// "3) ", "12. ".
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

// cutPoints are sorted offsets that no sentence may cross.
type cutPoints []int

func edges(doc *extract.Document) cutPoints {
	var c cutPoints
	for _, b := range doc.Boilerplate {
		c = append(c, b.Start, b.End)
	}
	for _, r := range doc.Regions {
		c = append(c, r.Start, r.End)
	}
	sort.Ints(c)
	return c
}

// split cuts a paragraph at the points inside it; parts of white space only
// are dropped.
func (c cutPoints) split(text string, p extract.Span) []extract.Span {
	var out []extract.Span
	at := p.Start
	add := func(end int) {
		if s := trim(text, at, end); s.Len() > 0 {
			out = append(out, s)
		}
		at = end
	}
	for i := sort.SearchInts(c, p.Start+1); i < len(c) && c[i] < p.End; i++ {
		if c[i] > at && utf8.RuneStart(text[c[i]]) {
			add(c[i])
		}
	}
	add(p.End)
	return out
}
