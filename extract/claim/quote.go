package claim

import "strings"

// quotation is a stretch between quotation marks, as a range of tokens with
// the marks.
type quotation struct {
	span
	closed bool
	// follows is the quotation of the paragraph before that this one goes on
	// with (its mark is opened again, the earlier one never closed), or -1.
	follows int
	speaker *attribution
	// inside: a fragment that belongs to the indirect speech around it.
	inside bool
	// told: the words around it say that it was said, whoever said it.
	told bool
}

// inner is the range without the marks.
func (q *quotation) inner() span {
	if q.closed {
		return span{q.a + 1, q.b - 1}
	}
	return span{q.a + 1, q.b}
}

// closers of each opening mark.
var closers = map[string]string{"“": "”\"", "\"": "\"”", "``": "''\"", "«": "»", "„": "“”", "‘": "’'", "'": "'’", "‹": "›"}

// quotations finds the outermost quotations in one pass over the tokens. A
// mark that is never closed ends with its paragraph; when the next paragraph
// opens with a mark, the two are one utterance:
//
//	“We will stay.
//
//	“We will not talk,” he said.
func (v *view) quotations() []quotation {
	var out []quotation
	pending := -1 // quotation left open by the paragraph before
	for i := 0; i < len(v.low); {
		end := i + 1
		for p := v.paragraph(i); end < len(v.low) && v.paragraph(end) == p; end++ {
		}
		n := len(out)
		out = v.paragraphQuotes(out, span{i, end})
		if len(out) > n && pending >= 0 && out[n].a == i {
			out[n].follows = pending
		}
		pending = -1
		if k := len(out) - 1; k >= n && !out[k].closed && out[k].b == end {
			pending = k
		}
		i = end
	}
	for i, q := range out {
		for j := q.a; j < q.b; j++ {
			v.quote[j] = i
		}
	}
	return out
}

// paragraphQuotes adds the quotations of one paragraph. Marks inside an open
// quotation are nested and only watched so that they do not close it.
func (v *view) paragraphQuotes(out []quotation, p span) []quotation {
	open, mark, nested := -1, "", ""
	add := func(b int, closed bool) {
		if b > open+1 {
			out = append(out, quotation{span: span{open, b}, closed: closed, follows: -1})
		}
		open, nested = -1, ""
	}
	for i := p.a; i < p.b; i++ {
		w := v.low[i]
		if closers[w] == "" && !strings.Contains("”’''»›", w) {
			continue
		}
		switch {
		case open < 0:
			if v.opens(i, p) {
				open, mark = i, w
			}
		case nested != "" && strings.Contains(closers[nested], w) && v.closes(i, p):
			nested = ""
		case strings.Contains(closers[mark], w) && v.closes(i, p) && !(w == mark && v.opensOnly(i, p)):
			add(i+1, true)
		case v.opens(i, p) && w != mark && single(w) != single(mark):
			nested = w
		case v.opens(i, p) && single(w) == single(mark):
			// Opened twice: the first was never closed; it ends here.
			add(i, false)
			open, mark = i, w
		}
	}
	if open >= 0 && (!single(mark) || open == p.a) {
		add(p.b, false)
	}
	return out
}

func single(w string) bool { return w == "'" || w == "‘" || w == "’" || w == "‹" }

// spaces tells whether white space or the paragraph's edge stands before and
// after token i.
func (v *view) spaces(i int, p span) (before, after bool) {
	t := v.doc.Tokens
	return i <= p.a || t[i].Start > t[i-1].End, i+1 >= p.b || t[i+1].Start > t[i].End
}

// opens tells whether a mark can open a quotation.
func (v *view) opens(i int, p span) bool {
	before, after := v.spaces(i, p)
	switch v.low[i] {
	case "“", "„", "«", "``", "‹":
		return true
	case "\"":
		if i+1 >= p.b {
			return false
		}
		// Glued to the word behind it, as in `said"The gate`, but not a mark
		// that closes nothing: `the village". Then`.
		return before || !after && !isPunct(v.low[i+1]) || opening(v.low[i-1]) || v.is(i-1, "-", "–", "—")
	case "‘", "'":
		// Not "the '90s"; a closing mark must follow: "traders ' stalls".
		return before && !after && v.closedLater(i, p)
	}
	return false
}

// opensOnly: a straight mark with space before and none behind, while one is
// open, and more marks to come: the writer forgot to close.
func (v *view) opensOnly(i int, p span) bool {
	before, after := v.spaces(i, p)
	return before && !after && i+1 < p.b
}

func (v *view) closes(i int, p span) bool {
	before, after := v.spaces(i, p)
	switch v.low[i] {
	case "’", "'":
		if before {
			return false
		}
		// "the traders' stalls": a possessive, unless it stands at a mark.
		possessive := i > 0 && strings.HasSuffix(v.low[i-1], "s") && i+1 < p.b && after && !isPunct(v.low[i+1]) && v.closedLater(i, p)
		return !possessive
	}
	return true
}

// closedLater looks ahead a bounded way for a single mark that closes.
func (v *view) closedLater(i int, p span) bool {
	for j := i + 2; j < min(p.b, i+80); j++ {
		if v.low[j] != "’" && v.low[j] != "'" {
			continue
		}
		before, after := v.spaces(j, p)
		if !before && (after || isPunct(v.low[min(j+1, p.b-1)])) {
			return true
		}
	}
	return false
}

// isSpeech tells a quotation from a title, a nickname or words held at arm's
// length, when nothing attributes it.
func (v *view) isSpeech(q *quotation) bool {
	if q.told {
		return true
	}
	in := q.inner()
	words, caps, finite := 0, 0, false
	for i := in.a; i < in.b; i++ {
		if isPunct(v.low[i]) {
			continue
		}
		words++
		if w := v.doc.Word(i); w != v.low[i] {
			caps++
		}
		switch v.tag(i) {
		case "VBD", "VBZ", "VBP", "MD":
			finite = true
		}
	}
	if words == 0 || caps*3 > words*2 && words > 1 || v.titled(q.a) {
		return false
	}
	if v.wholeSentence(q) && (words > 2 || isStop(v.low[in.b-1])) {
		return true
	}
	return finite && words > 4
}

// titled: "a film called “…”", "the novel '…'", "the slogan “…”".
func (v *view) titled(i int) bool {
	return i > 0 && v.is(i-1, "film", "novel", "book", "song", "album", "play", "titled", "entitled", "called", "named", "dubbed", "nicknamed",
		"headlined", "codenamed", "poem", "series", "documentary", "essay", "article", "slogan", "slogans", "operation", "exhibition", "so-called", "known", "as")
}

// wholeSentence: the quotation begins and ends where sentences do.
func (v *view) wholeSentence(q *quotation) bool {
	if q.a > 0 && v.bounds(q.a).a != q.a && !isStop(v.low[q.a-1]) && !v.is(q.a-1, ":", ";") {
		return false
	}
	in := q.inner()
	return !in.empty() && (isStop(v.low[in.b-1]) || q.b >= len(v.low) || v.paragraph(q.b) != v.paragraph(q.a) || isStop(v.low[q.b]))
}

func isStop(w string) bool {
	switch w {
	case ".", "?", "!", "…", "...", "?!", "!!", "!?", "..", "....":
		return true
	}
	return false
}
