package mention

import (
	"strings"

	"dateline/extract"
)

// shortNames finds what a report says in brackets that a body is called for
// short: "Maritime Industry Authority (Marina)", "Office of Civil Defence
// (OCD-8)". Whatever else the word may be, in this report it is the body.
func (w *work) shortNames() {
	for i := 3; i+1 < len(w.words); i++ {
		if w.words[i-1] != "(" || !upper(w.words[i]) || w.skip[i] {
			continue
		}
		end := i + 1
		if end+1 < len(w.words) && w.words[end] == "-" && w.tag(end+1) == "CD" {
			end += 2
		}
		if end >= len(w.words) || w.words[end] != ")" {
			continue
		}
		first := i - 2
		for first > 0 && i-1-first < 9 && (upper(w.words[first]) || isSmall[w.low[first]]) {
			first--
		}
		if !upper(w.words[first]) {
			first++
		}
		for first < i-2 && !upper(w.words[first]) {
			first++
		}
		for ; i-1-first > 1; first++ {
			if upper(w.words[first]) && w.lastOfBody(first, i-1) && syllables(w.words[i], w.low[first:i-1]) {
				w.short[w.doc.Surface(w.doc.TokenSpan(i, end))] = true
				break
			}
		}
	}
}

var isSmall = map[string]bool{"of": true, "for": true, "and": true, "the": true, "on": true, "de": true, "la": true, "del": true, "in": true, "-": true, "&": true}

// lastOfBody: a word among them is one that names of bodies have.
func (w *work) lastOfBody(first, last int) bool {
	for i := first; i < last; i++ {
		if t := w.t.last[w.words[i]]; t.typ == extract.Organization {
			return true
		}
	}
	return false
}

// syllables tells whether a short name is made of the beginnings of the words,
// in order, the first among them: MARitime INdustry Authority.
func syllables(short string, words []string) bool {
	short = strings.ToLower(strings.ReplaceAll(short, ".", ""))
	var fit func(s string, ws []string, used int) bool
	fit = func(s string, ws []string, used int) bool {
		if s == "" {
			return used > 1
		}
		for k, word := range ws {
			if used == 0 && k > 0 {
				return false
			}
			for n := 1; n <= len(word) && n <= len(s) && n < 6 && word[n-1] == s[n-1]; n++ {
				if fit(s[n:], ws[k+1:], used+1) {
					return true
				}
			}
		}
		return false
	}
	return len(short) > 1 && len(short) < 12 && len(words) < 10 && fit(short, words, 0)
}

// datelineAgency finds the agency in the head of a report: "LOME, May 6 (Gulf
// Wire) -". Some write themselves small (dpa).
func (w *work) datelineAgency() {
	for i := 1; i+2 < len(w.words) && i < 60; i++ {
		if w.words[i] != "(" || !w.headOfReport(i) {
			continue
		}
		end := i + 1
		for end < len(w.words) && end-i < 6 && w.words[end] != ")" {
			end++
		}
		if end == i+1 || end+1 >= len(w.words) || w.words[end] != ")" || !isDash(w.words[end+1]) {
			continue
		}
		capital := true
		for k := i + 1; k < end; k++ {
			capital = capital && (upper(w.words[k]) || k > i+1 && isSmall[w.low[k]]) && w.tag(k) != "CD" && !dateWord[w.low[k]]
		}
		if !capital && end == i+2 {
			_, c := w.lex.Longest([]string{strings.ToUpper(w.words[i+1])}, 0)
			capital = c&extract.ClassAgency != 0
		}
		if capital && w.free(i+1, end) {
			w.cover(w.add(i+1, end, end-1, extract.Mention{Type: extract.Organization, Form: extract.FormName, Kind: "agency", Number: "sing", Source: "pattern", Score: 0.8}))
		}
		return
	}
}

// headOfReport: a word in capitals stands at the head of the line, and only a
// place and a date between.
func (w *work) headOfReport(i int) bool {
	s := w.doc.SentenceOf(i)
	if s < 0 {
		return false
	}
	first := w.doc.Sentences[s].First
	return i-first < 12 && (allUpper(w.words[first]) || w.doc.Sentences[s].Kind == "dateline")
}

func isDash(s string) bool { return s == "-" || s == "–" || s == "—" || s == "--" }
