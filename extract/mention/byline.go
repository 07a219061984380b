package mention

import (
	"strings"

	"dateline/extract"
)

// byline tells the lines of a page that name who wrote it: "By Amara Keita in
// Dakar". The names in them are names; nothing else in them is read.
func (w *work) byline(s *extract.Sentence) bool {
	if s.Last-s.First < 3 || !strings.EqualFold(w.doc.Word(s.First), "by") {
		return false
	}
	for _, nm := range w.doc.Names {
		if nm.First == s.First+1 && nm.Type == extract.Person {
			return true
		}
	}
	return false
}

// authors finds who an embedded post is by: "— Lagos Rising (@lagosrising)".
// One that begins with a given name is a person, any other a body.
func (w *work) authors() {
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
			m := extract.Mention{Type: extract.Organization, Form: extract.FormName, Number: "sing", Source: "author", Score: 0.7}
			if end-i > 2 && end-i < 5 && w.given(i+1) {
				m.Type = extract.Person
			}
			w.cover(w.add(i+1, end, end-1, m))
		}
	}
}
