package merge

import (
	"slices"
	"strings"
	"unicode"

	"dateline/extract"
)

// missions are the kinds of bodies that a state has in many countries.
var missions = []string{"embassy", "consulate"}

// host is the country in which an embassy stands: that of the place it is said
// to be in ("China's embassy in Washington"), else that from which the report
// comes ("HANOI, May 6 - ... lodged a protest with the Chinese embassy"), or ""
// where neither is known.
func host(r chainRef) string {
	if !slices.Contains(missions, r.chain.Kind) && !slices.Contains(missions, lastWord(r.folded)) {
		return ""
	}
	home := ""
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		if m.Type != extract.Place || m.Form != extract.FormName {
			continue
		}
		iso := countryOf(r.doc, m)
		if iso == "" || iso == r.chain.Country {
			continue
		}
		if m.First > 1 && strings.EqualFold(r.doc.Word(m.First-1), "in") && slices.ContainsFunc(r.chain.Mentions, func(id string) bool {
			b := r.doc.Mention(id)
			return b != nil && b.Last == m.First-1
		}) {
			return iso
		}
		if home == "" && m.First < datelineReach && !strings.ContainsFunc(r.doc.Surface(m.Span), unicode.IsLower) {
			home = iso
		}
	}
	return home
}

// datelineReach is the number of tokens at the head of a report in which its
// dateline stands, title included.
const datelineReach = 60

func countryOf(doc *extract.Document, m *extract.Mention) string {
	if m.Country != "" {
		return m.Country
	}
	for i := range doc.Chains {
		if doc.Chains[i].ID == m.Chain {
			return doc.Chains[i].Country
		}
	}
	return ""
}
