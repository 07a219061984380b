package merge

import (
	"strings"

	"dateline/extract"
)

// agreeTypes makes reports agree on what a lone name is. A report that names
// "Karlsen" only by the way may take it for a person; where others of the
// batch have the firm Karlsen Foods, or a village of that name, and nobody
// speaks of a person so called, theirs is the better reading.
func agreeTypes(docs []*extract.Document) {
	seen := map[string]*bearers{}
	at := func(name string) *bearers {
		if seen[name] == nil {
			seen[name] = &bearers{docs: map[extract.Type]int{}}
		}
		return seen[name]
	}
	for _, doc := range docs {
		for i := range doc.Chains {
			ch := &doc.Chains[i]
			if !ch.Named {
				continue
			}
			for _, n := range foldedNames(ch) {
				if ch.Type == extract.Person && !lone(doc, ch) {
					for _, w := range strings.Fields(n) {
						at(w).person = true
					}
					continue
				}
				at(n).docs[ch.Type]++
				if first, rest, ok := strings.Cut(n, " "); ok && ch.Type == extract.Organization && firm(ch.Kind) && !generic[first] && !strings.Contains(rest, " of ") {
					at(first).docs[ch.Type]++
				}
			}
		}
	}
	for _, doc := range docs {
		for i := range doc.Chains {
			ch := &doc.Chains[i]
			if ch.Type != extract.Person || !ch.Named || len(ch.Links) > 0 || !lone(doc, ch) {
				continue
			}
			b := at(fold(ch.Name))
			org, place := b.docs[extract.Organization], b.docs[extract.Place]
			switch {
			case b.person:
			case org > 0 && place == 0:
				retype(doc, ch, extract.Organization)
			case place > 0 && org == 0 && place >= b.docs[extract.Person]:
				retype(doc, ch, extract.Place)
			}
		}
	}
}

// bearers of a name in the batch: documents by type, lone persons among them,
// and whether a person in full bears it.
type bearers struct {
	docs   map[extract.Type]int
	person bool
}

// lone: the chain has but a name of one word, and nothing by it says that it
// is a person.
func lone(doc *extract.Document, ch *extract.Chain) bool {
	if ch.Gender != "" || words(ch.Name) != 1 {
		return false
	}
	for _, id := range ch.Mentions {
		if m := doc.Mention(id); m != nil && (m.Form != extract.FormName || !m.Title.IsZero()) {
			return false
		}
	}
	return true
}

func retype(doc *extract.Document, ch *extract.Chain, t extract.Type) {
	ch.Type, ch.Kind = t, ""
	for _, id := range ch.Mentions {
		if m := doc.Mention(id); m != nil {
			m.Type, m.Kind = t, ""
		}
	}
}

// firm: kinds of bodies that go by the first word of their name.
func firm(kind string) bool {
	switch kind {
	case "company", "agency", "university", "hospital", "bank":
		return true
	}
	return false
}
