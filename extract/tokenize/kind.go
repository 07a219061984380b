package tokenize

import "dateline/extract"

// label gives each sentence the kind of the region that holds it; an item of a
// list is known by its bullet.
func label(doc *extract.Document) {
	b, r := 0, 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		for r < len(doc.Regions) && doc.Regions[r].End <= s.Start {
			r++
		}
		if r < len(doc.Regions) && doc.Regions[r].Start <= s.Start {
			s.Kind = doc.Regions[r].Kind
			continue
		}
		for b < len(doc.Boilerplate) && doc.Boilerplate[b].End <= s.Start {
			b++
		}
		if b < len(doc.Boilerplate) && doc.Boilerplate[b].Start <= s.Start {
			s.Kind = "boilerplate"
			continue
		}
		if isBullet(doc.Text[s.Start:min(s.End, s.Start+8)]) {
			s.Kind = "list"
		}
	}
}
