package mention

import (
	"strings"

	"dateline/extract"
)

// span puts the edges of a name right where recognisers draw them too narrow
// or too wide.
func (w *work) span(first, last int, typ extract.Type) (int, int) {
	first = w.afterNoun(first, last)
	if typ == extract.Person {
		first = w.givenBefore(first, last)
	}
	last = w.firmWords(first, last)
	last = w.paperOf(first, last)
	if typ == extract.Organization {
		first = w.twoFields(first, last)
		last = w.bodyOf(first, last)
		last = w.possessedBody(first, last)
		last = w.secondField(first, last)
		last = w.bodyFor(first, last)
	}
	return first, last
}

// paperOf: "Karlsen|'s Gazette", "Lloyd's List" are papers and firms.
func (w *work) paperOf(first, last int) int {
	if last-first != 1 || last+1 >= len(w.words) || w.low[last] != "'s" && w.low[last] != "’s" || w.namedInFull(first) {
		return last
	}
	if t := w.t.last[w.words[last+1]]; t.kind == "agency" && upper(w.words[last+1]) && w.free(last, last+2) && !(last+2 < len(w.words) && upper(w.words[last+2])) && !w.placeKnown(first) {
		return last + 2
	}
	return last
}

// namedInFull: the word ends or begins a longer name of the report.
func (w *work) namedInFull(i int) bool {
	for k := range w.doc.Names {
		if nm := &w.doc.Names[k]; nm.Last-nm.First > 1 && nm.Last <= len(w.words) && (w.words[nm.Last-1] == w.words[i] || w.words[nm.First] == w.words[i]) {
			return true
		}
	}
	return false
}

// twoFields: "the | Ports and | Maritime Organization".
func (w *work) twoFields(first, last int) int {
	if first < 3 || last-first < 2 || w.low[first-1] != "and" || !upper(w.words[first-2]) || w.low[first-3] != "the" || !w.free(first-3, first) || w.t.last[w.words[last-1]].typ != extract.Organization {
		return first
	}
	if n, c := w.lex.Longest(w.words[:first-1], first-2); n > 0 && c&(orgClass|placeClass|extract.ClassPerson) != 0 || w.t.last[w.words[first-2]].typ == extract.Organization || w.t.titles[w.low[first-2]] {
		return first
	}
	return first - 2
}

// afterNoun takes "Swiss maker" off "Swiss maker | Kaori Foods".
func (w *work) afterNoun(first, last int) int {
	for i := first; i+1 < last; i++ {
		if w.words[i] == w.low[i] && w.nounAt(i).typ != "" && upper(w.words[i+1]) && (i == first || w.demonym(i-1)) {
			return i + 1
		}
		if !w.demonym(i) && w.words[i] != w.low[i] {
			break
		}
	}
	return first
}

// givenBefore takes in a first name that was left out: "lets | Amara | Keita
// form a cabinet".
func (w *work) givenBefore(first, last int) int {
	at := first - 1
	if last-first != 1 || at < 1 || w.opens(at) || w.name[at] != 0 || w.tag(at) != "NNP" || !upper(w.words[at]) || allUpper(w.words[at]) {
		return first
	}
	s := strings.TrimSuffix(w.low[at], ".")
	n, c := w.lex.Longest(w.words[:first], at)
	if w.t.titles[s] || w.t.nouns[s].typ != "" || dateWord[s] || w.demonym(at) || w.lower[s] || w.t.last[w.words[at]].typ != "" ||
		n > 0 && c&(placeClass|orgClass) != 0 && c&extract.ClassFirstName == 0 {
		return first
	}
	return at
}

// firmWords takes in the words of firms that follow: "Kaori | Copper plc".
func (w *work) firmWords(first, last int) int {
	at := last
	for at < len(w.words) && at < last+3 && w.name[at] == 0 && (w.t.last[w.words[at]].sure && w.tag(at) == "NNP" || at > last && (w.words[at] == "plc" || w.words[at] == "plc.")) {
		at++
	}
	if at > last && w.sameSentence(first, at-1) {
		return at
	}
	return last
}

// bodyOf: "Times | of Malta", "Miners' Union | of Ghana", with a place that the
// base knows well.
func (w *work) bodyOf(first, last int) int {
	if last+1 >= len(w.words) || w.low[last] != "of" || !upper(w.words[last+1]) || !w.sameSentence(first, last+1) {
		return last
	}
	switch w.t.last[w.words[last-1]].kind {
	case "agency", "university", "organization":
	default:
		return last
	}
	n, c := w.lex.Longest(w.words, last+1)
	if n == 0 || c&(extract.ClassCountry|extract.ClassBigCity|extract.ClassRegion) == 0 || !w.free(last, last+1+n) || w.lowAt(last+1+n) == "'s" || w.lowAt(last+1+n) == "’s" {
		return last
	}
	return last + 1 + n
}

// izafat: "Pakistan Tehreek|-e-Insaf", "Jamaat|-ul-Ahrar": a small word between
// hyphens goes on to the next capital.
func (w *work) izafat(first, last int) int {
	for first < last && last+3 < len(w.words) && w.words[last] == "-" && w.words[last+2] == "-" && upper(w.words[last+3]) && w.free(last, last+4) && w.sameSentence(first, last+3) {
		switch w.low[last+1] {
		case "e", "i", "ul", "al", "ud", "ur", "el", "ye", "i-", "o", "us", "uz", "un":
			last += 4
			continue
		}
		break
	}
	return last
}

// possessedBody: "Farmers|' Union", "Lawyers|’ Committee for Peace".
func (w *work) possessedBody(first, last int) int {
	if last+1 >= len(w.words) || w.words[last] != "'" && w.words[last] != "’" || !strings.HasSuffix(w.words[last-1], "s") {
		return last
	}
	for i := last + 1; i < len(w.words) && i < last+5 && upper(w.words[i]); i++ {
		if w.t.last[w.words[i]].typ == extract.Organization && w.free(last, i+1) && w.sameSentence(first, i) {
			return i + 1
		}
	}
	return last
}

// secondField: "Ministry of Health | and Social Affairs (of Ghana)".
func (w *work) secondField(first, last int) int {
	if w.t.last[w.words[first]].kind != "ministry" || last+1 >= len(w.words) || w.low[last] != "and" || last-first < 3 {
		return last
	}
	end := last + 1
	for end < len(w.words) && end < last+5 && upper(w.words[end]) {
		if n, c := w.lex.Longest(w.words, end); n > 0 && c&(orgClass|placeClass) != 0 || w.t.titles[w.low[end]] || w.t.last[w.words[end]].kind == "ministry" {
			return last
		}
		end++
	}
	if end == last+1 || !w.sameSentence(first, end-1) {
		return last
	}
	if end+1 < len(w.words) && w.low[end] == "of" && w.sameSentence(first, end+1) {
		if _, ok := w.lex.CountryNamed(w.words[end+1]); ok {
			return end + 2
		}
	}
	return end
}

// bodyFor goes on after the noun of a body: "Popular Front | for Justice",
// "Organization for Security and Cooperation | in Europe (OSCE)". The acronym
// in brackets, where there is one, says how far.
func (w *work) bodyFor(first, last int) int {
	if last+1 >= len(w.words) {
		return last
	}
	for i := last + 1; i < last+7 && i+2 < len(w.words); i++ {
		if w.words[i] == "(" && allUpper(w.words[i+1]) && w.words[i+2] == ")" {
			name := w.doc.Surface(w.doc.TokenSpan(first, i))
			if w.free(last, i) && w.sameSentence(first, i) && initials(name, w.words[i+1]) {
				return i
			}
			if initials(w.doc.Surface(w.doc.TokenSpan(first, last)), w.words[i+1]) {
				return last
			}
			break
		}
	}
	if w.low[last] != "for" || w.t.last[w.words[last-1]].typ != extract.Organization {
		return last
	}
	end := last
	for i := last + 1; i < len(w.words) && i < last+7 && w.name[i] == 0; i++ {
		switch {
		case upper(w.words[i]) && !dateWord[w.low[i]] && !w.demonym(i):
			if _, is := w.lex.CountryNamed(w.words[i]); is {
				return last
			}
			end = i + 1
		case end > last && (w.low[i] == "and" || w.low[i] == "the") || w.low[i] == "the" && i == last+1:
		default:
			i = len(w.words)
		}
	}
	if end > last && w.sameSentence(first, end-1) {
		return end
	}
	return last
}

func (w *work) sameSentence(a, b int) bool { return w.doc.SentenceOf(a) == w.doc.SentenceOf(b) }
