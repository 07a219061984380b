package mention

import (
	"sort"
	"strings"

	"dateline/extract"
)

// byline tells the lines of a page that name who wrote it: "By Amara Keita in
// Dakar". The names in them are names; nothing else in them is read.
func (w *work) byline(s *extract.Sentence) bool {
	if s.Last-s.First < 3 {
		return false
	}
	if !strings.EqualFold(w.doc.Word(s.First), "by") {
		return w.credits(s)
	}
	k := sort.Search(len(w.doc.Names), func(k int) bool { return w.doc.Names[k].First > s.First })
	return k < len(w.doc.Names) && w.doc.Names[k].First == s.First+1 && w.doc.Names[k].Type == extract.Person
}

// credits tells "(Reporting by Amara Keita and Juma Odinga; Editing by Lucy
// Grant)".
func (w *work) credits(s *extract.Sentence) bool {
	at := s.First
	if w.doc.Word(at) == "(" {
		at++
	}
	for k := at; k < s.Last && k < at+3; k++ {
		switch strings.ToLower(w.doc.Word(k)) {
		case "reporting", "writing", "editing", "additional":
			if k+1 < s.Last && strings.EqualFold(w.doc.Word(k+1), "by") {
				return true
			}
		}
	}
	return false
}

// writer tells the names of a byline that stand after "by" and "and".
func (w *work) writer(nm extract.Name) bool {
	if nm.First == 0 || nm.Last-nm.First < 2 {
		return false
	}
	si := w.doc.SentenceOf(nm.First)
	if si < 0 || w.doc.Sentences[si].Kind != "boilerplate" || !w.byline(&w.doc.Sentences[si]) {
		return false
	}
	return w.low[nm.First-1] == "by" || w.low[nm.First-1] == "and"
}

// authors finds who an embedded post is by: "— Lagos Rising (@lagosrising)".
// The line is boilerplate: they are named, and do nothing.
func (w *work) authors() {
	called := map[string]extract.Type{}
	for k := range w.out {
		called[w.doc.Surface(w.out[k].Span)] = w.out[k].Type
	}
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		if s.Kind != "boilerplate" && s.Kind != "social" {
			continue
		}
		for i := s.First; i+3 < s.Last; i++ {
			if w.words[i] != "—" && w.words[i] != "–" && w.words[i] != "--" {
				continue
			}
			end := i + 1
			for end < s.Last && end-i < 7 && upper(w.words[end]) {
				end++
			}
			if end == i+1 || end+1 >= s.Last || w.words[end] != "(" || !strings.HasPrefix(w.doc.Text[w.doc.Tokens[end].End:], "@") || !w.free(i+1, end) {
				continue
			}
			typ := called[w.doc.Surface(w.doc.TokenSpan(i+1, end))]
			if typ == "" {
				typ = w.authorType(i+1, end)
			}
			if typ == "" {
				continue
			}
			m := extract.Mention{Type: typ, Form: extract.FormName, Number: "sing", Source: "author", Score: 0.7}
			w.cover(w.add(i+1, end, end-1, m))
		}
	}
}

// authorType, where the report does not name the author elsewhere: a body by a place, an acronym
// or a word of bodies in it; a person by a given or family name; else nobody
// can tell.
func (w *work) authorType(first, last int) extract.Type {
	for i := first; i < last; i++ {
		_, c := w.lex.Longest(w.words[i:i+1], 0)
		if allUpper(w.words[i]) || c&(extract.ClassCountry|extract.ClassRegion|extract.ClassBigCity|orgClass) != 0 && c&extract.ClassLastName == 0 {
			return extract.Organization
		}
	}
	if w.t.last[w.words[last-1]].typ == extract.Organization {
		return extract.Organization
	}
	_, c := w.lex.Longest(w.words[last-1:last], 0)
	if n := last - first; n > 1 && n < 5 && (w.given(first) || c&extract.ClassLastName != 0) {
		return extract.Person
	}
	return ""
}
