package mention

import (
	"strings"

	"dateline/extract"
)

// masthead finds the paper and the place in the lines above and below the
// headline: "THE HARBOUR HERALD | Lomé | 24.07.2025", "Lagos Star" over "Kano, 3
// May 2024 | Updated 18:15", "By our correspondent in Niamey". The lines are
// boilerplate as a rule: who is named in them does nothing.
func (w *work) masthead() {
	for si := 0; si < len(w.doc.Sentences) && si < 4; si++ {
		s := &w.doc.Sentences[si]
		if s.Last-s.First > 18 || s.Kind == "" && !w.dateLine(si) && !w.dateLine(si+1) {
			continue
		}
		if w.lowAt(s.First) == "by" {
			w.bylinePlace(s)
			continue
		}
		parts := w.lineParts(s)
		dated := len(parts) > 1 && w.dateLine(si)
		for k, p := range parts {
			switch {
			case w.isDate(p[0], p[1]) || !w.free(p[0], p[1]):
			case s.Kind != "dateline" && (dated || len(parts) == 1 && w.dateLine(si+1)) && w.wholePlace(p[0], p[1]):
				w.head(p, extract.Place, "")
			case k == 0 && w.paperName(p, dated || w.dateLine(si+1) && s.Kind != "dateline"):
				w.head(p, extract.Organization, "agency")
			}
		}
	}
}

func (w *work) head(p [2]int, typ extract.Type, kind string) {
	if w.low[p[0]] == "the" && p[1]-p[0] > 1 {
		p[0]++
	}
	m := extract.Mention{Type: typ, Form: extract.FormName, Kind: kind, Number: "sing", Source: "masthead", Score: 0.7}
	if typ == extract.Place {
		w.retype(&m, p[0], p[1])
	}
	w.cover(w.add(p[0], p[1], p[1]-1, m))
}

// lineParts cuts a line at bars, dashes, commas, slashes and line ends.
func (w *work) lineParts(s *extract.Sentence) [][2]int {
	var out [][2]int
	first := s.First
	cut := func(i, next int) {
		if i > first {
			out = append(out, [2]int{first, i})
		}
		first = next
	}
	for i := s.First; i < s.Last; i++ {
		switch w.words[i] {
		case "|", "·", "–", "—", "-", "--", "/", ",", "•":
			if w.words[i] != "-" || w.apart(i) {
				cut(i, i+1)
			}
			continue
		}
		if i > first && strings.Contains(w.doc.Text[w.doc.Tokens[i-1].End:w.doc.Tokens[i].Start], "\n") {
			cut(i, i)
		}
	}
	cut(s.Last, s.Last)
	return out
}

// apart: white space on both sides.
func (w *work) apart(i int) bool {
	return i > 0 && i+1 < len(w.words) && w.doc.Tokens[i-1].End < w.doc.Tokens[i].Start && w.doc.Tokens[i].End < w.doc.Tokens[i+1].Start
}

// dateLine: a sentence of few words that names a day.
func (w *work) dateLine(si int) bool {
	if si >= len(w.doc.Sentences) {
		return false
	}
	s := &w.doc.Sentences[si]
	return s.Last-s.First <= 18 && w.doc.Text[s.End-1] != '.' && w.dayIn(s.First, s.Last)
}

// dayIn tells whether the tokens name a day; times are read before mentions.
func (w *work) dayIn(first, last int) bool {
	for i := range w.doc.Times {
		if t := &w.doc.Times[i]; t.First >= first && t.Last <= last && (t.Granularity == "day" || t.Granularity == "minute" || t.Granularity == "hour") && t.Last-t.First > 1 {
			return true
		}
	}
	return false
}

func (w *work) isDate(first, last int) bool {
	for i := range w.doc.Times {
		if t := &w.doc.Times[i]; t.First < last && t.Last > first {
			return true
		}
	}
	switch w.low[first] {
	case "updated", "published", "last", "posted", "issued":
		return true
	}
	return dateWord[w.low[first]]
}

// wholePlace: the gazetteer has the part as a place, in whatever capitals.
func (w *work) wholePlace(first, last int) bool {
	words := strings.Fields(capitalised(strings.Join(w.words[first:last], " ")))
	n, c := w.lex.Longest(words, 0)
	return n == last-first && c&(extract.ClassCountry|extract.ClassRegion|extract.ClassCity) != 0
}

// paperName: a few words all with capitals, which the source's own record or
// the last word says to be a paper's, or the date that stands beside them.
func (w *work) paperName(p [2]int, dated bool) bool {
	first, last := p[0], p[1]
	if last-first > 6 || isMark(w.words[last-1]) || w.demonym(first) && last-first == 1 {
		return false
	}
	for i := first; i < last; i++ {
		if !upper(w.words[i]) && !(i > first && (isSmall[w.low[i]] || w.low[i] == "del" || w.low[i] == "al")) || w.tag(i) == "CD" || w.t.titles[w.low[i]] {
			return false
		}
	}
	text := w.doc.Surface(w.doc.TokenSpan(first, last))
	if w.doc.Publisher != "" && strings.EqualFold(text, w.doc.Publisher) {
		return true
	}
	t := w.lastOf(last - 1)
	return dated && (t.kind == "agency" || last-first > 1 && w.lastOf(last-1).typ == extract.Organization) && !w.given(first)
}

// bylinePlace: "By our correspondent in Niamey", where nobody is named.
func (w *work) bylinePlace(s *extract.Sentence) {
	for i := s.First + 1; i+1 < s.Last; i++ {
		if upper(w.words[i]) && w.low[i] != "staff" {
			return
		}
		if w.low[i] == "in" && upper(w.words[i+1]) {
			if n, c := w.lex.Longest(w.words[:s.Last], i+1); n > 0 && c&(extract.ClassCountry|extract.ClassRegion|extract.ClassCity) != 0 && w.free(i+1, i+1+n) {
				w.head([2]int{i + 1, i + 1 + n}, extract.Place, "")
			}
			return
		}
	}
}
