package mention

import "dateline/extract"

// possessor is the mark after a name that has the rest: "Keita|'s Popular
// Front", "the Taliban|’s Zabihullah Mujahid", but "Lord's Resistance Army".
// The possessor must be known: to the base, or by another place in the report.
func (w *work) possessor(first, last int) int {
	for i := first + 1; i+1 < last; i++ {
		if w.low[i] != "'s" && w.low[i] != "’s" {
			continue
		}
		if n, _ := w.lex.Longest(w.words[:last], first); n == last-first || w.lower[w.low[i-1]] {
			return 0
		}
		n, c := w.lex.Longest(w.words[:i], first)
		if n == i-first && c&(placeClass|orgClass) != 0 || w.namedElsewhere(first, i) {
			return i
		}
		// Its party, ministry, army: not what a name like "Moody's" goes on with.
		if t := w.t.last[w.words[last-1]]; i == first+1 && last-i > 2 && t.typ == extract.Organization && t.kind != "company" && t.kind != "agency" && !possessorNoun[w.low[first]] {
			return i
		}
		return 0
	}
	return 0
}

// possessorType: what the base or the rest of the report calls the possessor;
// a single word that neither knows leads its party, and is a person.
func (w *work) possessorType(first, last int, vote map[string]extract.Type) extract.Type {
	n, c := w.lex.Longest(w.words[:last], first)
	switch {
	case n == last-first && c&orgClass != 0:
		return extract.Organization
	case n == last-first && c&placeClass != 0 && c&extract.ClassLastName == 0:
		return extract.Place
	}
	if t := vote[w.doc.Surface(w.doc.TokenSpan(first, last))]; t != "" && t != extract.Misc {
		return t
	}
	return extract.Person
}

// possessorNoun: "People's Party", "Women's National Council".
var possessorNoun = map[string]bool{"people": true, "women": true, "men": true, "children": true, "lord": true, "nation": true, "world": true, "king": true, "queen": true, "mother": true,
	"father": true, "farmer": true, "driver": true, "state": true, "worker": true, "writer": true, "voter": true, "veteran": true, "consumer": true, "citizen": true, "student": true, "soldier": true, "patriot": true}

// namedElsewhere: the words are a name, or the end of one, at another place.
func (w *work) namedElsewhere(first, last int) bool {
	if w.ends == nil {
		w.ends = map[string]bool{}
		for i := range w.doc.Names {
			if nm := &w.doc.Names[i]; nm.Last <= len(w.words) {
				for at := nm.First; at < nm.Last && at < nm.First+5; at++ {
					w.ends[w.doc.Surface(w.doc.TokenSpan(at, nm.Last))] = true
				}
			}
		}
	}
	return w.ends[w.doc.Surface(w.doc.TokenSpan(first, last))]
}
