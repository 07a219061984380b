package link

import (
	"dateline/extract"
)

// own gives a chain the type that a table of the user's own gives its name,
// where nothing of the chain's type bears that name: "attacked Belqis Ford"
// reads like a person, and is a place to those who list their places. Names
// that the recogniser knows from its own tables stay as they are.
func (w *work) own() {
	if len(w.base.Files()) == 0 {
		return
	}
	for i := range w.doc.Chains {
		ch := &w.doc.Chains[i]
		if !ch.Named {
			continue
		}
		t, ok := w.base.OwnType(ch.Name)
		if !ok || t == ch.Type {
			continue
		}
		for _, c := range w.base.Find(ch.Name) {
			ok = ok && c.Type != ch.Type
		}
		if !ok {
			continue
		}
		ch.Type, ch.Kind = t, ""
		if t != extract.Person {
			ch.Gender = ""
		}
		for _, id := range ch.Mentions {
			m := &w.doc.Mentions[w.byID[id]]
			m.Type, m.Kind = t, ""
		}
	}
}
