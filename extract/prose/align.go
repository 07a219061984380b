package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"dateline/extract"
)

type sentence struct {
	extract.Span
	para int
}

// sentences runs Punkt once over the whole text (each call costs 10 ms) and
// cuts what it gives at blank lines.
func sentences(text string) (out []sentence) {
	add := func(start, end int) {
		// A paragraph ends at a line that holds white space only.
		for at := start; at < end; {
			stop := end
			if i := blankLine(text[at:end]); i >= 0 {
				stop = at + i
			}
			if s := trim(text, at, stop); s.Len() > 0 {
				p := 0
				if len(out) > 0 {
					p = out[len(out)-1].para
					if blankLine(text[out[len(out)-1].End:s.Start]) >= 0 {
						p++
					}
				}
				out = append(out, sentence{s, p})
			}
			if stop == end {
				break
			}
			at = stop + 1
		}
	}
	pos := 0
	for _, s := range punkt(text) {
		i := strings.Index(text[pos:], s)
		if s == "" || i < 0 {
			continue
		}
		add(pos, pos+i) // what the library left out
		add(pos+i, pos+i+len(s))
		pos += i + len(s)
	}
	add(pos, len(text))
	return out
}

func punkt(text string) (out []string) {
	defer func() {
		if recover() != nil {
			out = nil
		}
	}()
	d, err := prose.NewDocument(text, prose.WithTokenization(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return nil
	}
	for _, s := range d.Sentences() {
		out = append(out, s.Text)
	}
	return out
}

// blankLine is where a line feed is that is followed by another with nothing
// but white space between, or -1.
func blankLine(s string) int {
	last := -1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			if last >= 0 {
				return last
			}
			last = i
		case ' ', '\t', '\r':
		default:
			last = -1
		}
	}
	return -1
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

// reach is how far ahead, in bytes, a token of prose is looked for: it loses
// ends of words, never whole ones.
const reach = 64

// align finds a token of prose in the text from pos on; start is -1 when it is
// not near.
func align(text string, pos int, tok string) (start, end int) {
	tok = strings.TrimSpace(tok)
	if tok == "" {
		return -1, 0
	}
	for i := pos; i < len(text) && i <= pos+reach; i++ {
		if !utf8.RuneStart(text[i]) {
			continue
		}
		if n := match(text[i:], tok); n > 0 {
			return i, i + n
		}
	}
	return -1, 0
}

// match is the length of the stretch of text that prose may have turned into
// tok, or 0: prose makes all quotation marks straight.
func match(text, tok string) int {
	n := 0
	for _, want := range tok {
		if n >= len(text) {
			return 0
		}
		got, w := utf8.DecodeRuneInString(text[n:])
		switch {
		case got == want:
		case want == '"' && (got == '“' || got == '”'):
		case want == '\'' && (got == '‘' || got == '’'):
		case want == '\'' && strings.HasPrefix(text[n:], "&rsquo;"):
			w = len("&rsquo;")
		default:
			return 0
		}
		n += w
	}
	return n
}

// gap keeps text that prose lost as tokens without a tag.
func gap(toks []extract.Token, text string, start, end, offset int) []extract.Token {
	at := -1
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if extract.IsSpace(r) {
			if at >= 0 {
				toks = append(toks, extract.Token{Span: extract.Span{Start: offset + at, End: offset + i}, Head: -1})
			}
			at = -1
		} else if at < 0 {
			at = i
		}
		i += n
	}
	if at >= 0 {
		toks = append(toks, extract.Token{Span: extract.Span{Start: offset + at, End: offset + end}, Head: -1})
	}
	return toks
}

type chunk struct {
	first, last int
	label       string
}

// chunks joins labelled tokens into names as the library does (a token of the
// same tag as the one before goes with it), but keeps the indexes and does not
// drop a name at the very end.
func chunks(toks []prose.Token) []chunk {
	var out []chunk
	end, open := "", -1
	var last int
	flush := func(upto int) {
		if open >= 0 {
			label := toks[open].Label
			if len(label) > 2 {
				out = append(out, chunk{open, upto, label[2:]})
			}
		}
		end, open = "", -1
	}
	for i, t := range toks {
		prev := open >= 0
		switch {
		case t.Label != "O" && t.Label != end,
			prev && t.Tag == toks[last].Tag,
			prev && t.Tag == "CD" && toks[last].Label != "O":
			end = strings.Replace(t.Label, "B", "I", 1)
			if open < 0 {
				open = i
			}
			last = i
		case t.Label == "O" && end != "" || t.Label == end:
			if t.Label != "O" {
				flush(i + 1)
			} else {
				flush(i)
			}
		}
	}
	flush(last + 1)
	return out
}
