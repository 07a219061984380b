package event

import (
	"slices"
	"strings"

	"dateline/extract"
)

// Who a noun phrase stands for as a party to an event. Where its head names
// nobody, the state, people or body that it belongs to is the party: "tens of
// thousands of university students throughout Indonesia" are Indonesia's,
// "Nicaragua's Sandinista government" is Nicaragua's. (CAMEO and PLOVER code
// the country of the phrase first, then the role of its head.)

// partiesOf are the mentions that tokens stand for and that can be a party to an
// event, without those barred.
func (r *reader) partiesOf(toks []int, barred map[string]bool) []string {
	var out []string
	for _, k := range toks {
		if r.t.isTime(k) {
			continue
		}
		for _, mi := range r.partiesIn(k, 0) {
			if m := &r.t.doc.Mentions[mi]; !barred[m.ID] && !barred["chain "+m.Chain] && !slices.Contains(out, m.ID) {
				out = append(out, m.ID)
			}
		}
	}
	return out
}

// party: persons, bodies, states and peoples; not a town, a crossing or a ship.
func (r *reader) party(m *extract.Mention) bool {
	return m.Type != extract.Place || m.Form == extract.FormDemonym || actsAsState(m)
}

// identified: the mention says by itself which party it is.
func identified(m *extract.Mention) bool {
	return m.Form == extract.FormName || m.Form == extract.FormDemonym || m.Country != ""
}

// partiesIn are the parties that the phrase of token k stands for: what its head
// names, else that and who is named beside it.
func (r *reader) partiesIn(k, depth int) []int {
	var out []int
	if mi := r.nameOf(k); mi >= 0 && r.party(&r.t.doc.Mentions[mi]) {
		out = append(out, mi)
		m := &r.t.doc.Mentions[mi]
		if m.Form == extract.FormPronoun && r.t.tag(k) == "PRP$" && !r.nameChain[m.Chain] {
			return nil // "its", and nobody knows whose
		}
		if identified(m) || m.Form == extract.FormPronoun {
			return out
		}
	}
	if depth > 3 || !r.t.nominal(k) && r.t.tag(k) != "CD" && r.t.tag(k) != "JJ" {
		return out
	}
	for _, mi := range r.besides(k, depth) {
		if !slices.Contains(out, mi) {
			out = append(out, mi)
		}
	}
	return out
}

// besides are the parties named before and behind the noun at k in its phrase.
func (r *reader) besides(k, depth int) []int {
	t := r.t
	var out []int
	for _, c := range t.of(k) {
		switch {
		case t.isTime(c):
		case c < k && extract.RelIs(t.rel(c), "amod", "compound", "nmod:poss", "nmod:desc", "nummod"), c > k && extract.RelIs(t.rel(c), "flat*", "appos"):
			out = append(out, r.stateAt(c, depth)...)
		case c > k && t.rel(c) == "nmod" && r.w.in("ofparty", t.preposition(c)):
			for _, n := range t.conjuncts(c) {
				out = append(out, r.stateAt(n, depth)...)
			}
		case c > k && extract.RelIs(t.rel(c), "acl") && (t.tag(c) == "VBN" || t.tag(c) == "VBG" && r.w.in("linking", t.key(c))): // "workers affiliated with the union", "lines leading into Kabul"
			for _, n := range t.of(c) {
				if (t.rel(n) == "obl" && t.preposition(n) != "by" || t.tag(c) == "VBG" && t.rel(n) == "obj") && !t.isTime(n) {
					out = append(out, r.stateAt(n, depth)...)
				}
			}
		}
	}
	return out
}

// stateAt is the party of token c inside a phrase; a town stands for its state
// there ("a newspaper based in Beirut").
func (r *reader) stateAt(c, depth int) []int {
	if mi := r.t.outer[c]; mi >= 0 {
		if m := &r.t.doc.Mentions[mi]; m.Form == extract.FormName && m.Country != "" {
			return []int{mi}
		}
	}
	return r.partiesIn(c, depth+1)
}

// placeOfPower is where an official act without a doer was done, whose state
// then did it: "was arrested in Lebanon", "went on trial in Manila".
func (r *reader) placeOfPower(ev *extract.EventMention, f *found, root string) []string {
	if !f.frame.passive && f.p.use != useNoun || len(f.frame.agentBy) > 0 {
		return nil
	}
	switch root {
	case "coerce", "sanction":
	case "accuse":
		if ev.Type != "investigate" && ev.Type != "try_in_court" {
			return nil
		}
	case "retreat":
		if ev.Type != "release" {
			return nil
		}
	default:
		return nil
	}
	for _, a := range ev.Arguments {
		if m := r.t.doc.Mention(a.Mention); a.Role == "place" && (a.Reason == "" || a.Reason == "sentence") && m != nil && m.Form == extract.FormName && (m.Country != "" || strings.HasPrefix(m.Kind, "country")) {
			return []string{m.ID}
		}
	}
	return nil
}
