package mention

import (
	"strings"

	"dateline/extract"
)

// shipNoun: kinds of ships that a name follows: "the ferry Santa Lucia".
var shipNoun = map[string]bool{"ferry": true, "ship": true, "vessel": true, "trawler": true, "tanker": true, "freighter": true, "frigate": true, "destroyer": true, "warship": true, "corvette": true,
	"yacht": true, "schooner": true, "icebreaker": true, "submarine": true, "dredger": true, "tug": true, "steamer": true, "cutter": true, "liner": true, "catamaran": true, "bulker": true, "gunboat": true}

// ships gathers the names of ships, which are neither persons, places nor
// bodies, so that "the Santa Lucia" is none of them later on.
func (w *work) findShips() {
	w.vessels()
	for i := 0; i+1 < len(w.words); i++ {
		at := i + 1
		switch {
		case ship[w.words[i]]:
		case w.low[i] == "flagged" && i > 0 && w.low[i-1] == "-": // "the Panama-flagged Blue Heron"
		case shipNoun[w.low[i]] && w.words[i] == w.low[i]:
			if w.low[at] == "," && at+2 < len(w.words) && w.low[at+1] == "the" {
				at += 2 // "the trawler, the Blue Heron,"
			}
		default:
			continue
		}
		end := at
		for end < len(w.words) && end-at < 4 && (upper(w.words[end]) || end > at && w.tag(end) == "CD") && !w.t.titles[w.low[end]] && !w.demonym(end) && w.sameSentence(i, end) {
			end++
		}
		if end > at && shipNoun[w.low[end-1]] {
			end-- // "the Panama-flagged Blue Heron tanker"
		}
		if end > at && (ship[w.words[i]] || end-at > 1 || w.nounAt(at).typ == "") {
			w.ships[w.doc.Surface(w.doc.TokenSpan(at, end))] = true
		}
	}
}

// vessels reads what stands behind: "The Blue Heron, a roll-on roll-off
// ferry,".
func (w *work) vessels() {
	for i := 2; i+3 < len(w.words); i++ {
		if w.words[i] != "," || w.tag(i+1) != "DT" || !upper(w.words[i-1]) {
			continue
		}
		first := i - 1
		for first > 0 && i-first < 4 && upper(w.words[first-1]) && w.low[first-1] != "the" {
			first--
		}
		if first == 0 || w.low[first-1] != "the" || i-first < 2 {
			continue
		}
		for k := i + 2; k < len(w.words) && k < i+9; k++ {
			if shipNoun[w.low[k]] && !w.noun(k+1) {
				w.ships[w.doc.Surface(w.doc.TokenSpan(first, i))] = true
			}
			if w.noun(k) && !w.noun(k+1) && w.tag(k+1) != "HYPH" && w.low[k+1] != "-" || isMark(w.words[k]) && w.words[k] != "-" {
				break
			}
		}
	}
}

// isShip: the name of a ship with what ships have before their names.
func (w *work) isShip(first, last int) bool {
	if first == 0 {
		return false
	}
	if ship[w.words[first]] || ship[w.words[first-1]] {
		return true
	}
	d := w.low[first-1]
	if last-first > 1 && !w.typed(first, last) && w.ships[w.doc.Surface(w.doc.TokenSpan(first, last))] {
		return true // "toll of the Blue Heron rises", "Blue Heron toll"
	}
	return (d == "the" || shipNoun[d]) && w.ships[w.doc.Surface(w.doc.TokenSpan(first, last))]
}

// sailing: what ships do.
var sailing = map[string]bool{"sail": true, "dock": true, "berth": true, "anchor": true, "sink": true, "capsize": true, "drift": true, "moor": true, "board": true, "tow": true, "refloat": true, "founder": true, "torpedo": true}

// aVessel: an unknown place of several words with an article is a ship where
// the report is of ships: "the Blue Heron was in Omani waters".
func (w *work) aVessel(first, last int) bool {
	if first == 0 || w.low[first-1] != "the" || last-first < 2 || last < len(w.words) && (w.noun(last) || w.tag(last) == "JJ") || strings.HasSuffix(w.low[last-1], "s") {
		return false
	}
	if w.t.last[w.words[last-1]].typ != "" || w.t.first[w.low[first]].typ != "" || w.low[first+1] == "of" {
		return false
	}
	if n, c := w.lex.Longest(w.words[:last], first); n == last-first && c != 0 {
		return false
	}
	if last < len(w.words) && sailing[strings.ToLower(w.doc.Tokens[last].Lemma)] {
		return true
	}
	if w.afloat == 0 {
		w.afloat = 1
		for i := range w.words {
			if shipNoun[w.low[i]] || shipNoun[strings.ToLower(w.doc.Tokens[i].Lemma)] {
				w.afloat++
			}
		}
	}
	return w.afloat > 3
}

// theThing: persons have no article, so that what a recogniser takes for one
// in "the sinking of the Dona Isabel" is a thing that bears a person's name.
// Not "the Trump administration", "the Dalai Lama", "the Ayatollah Omar".
func (w *work) theThing(first, last int) bool {
	if first == 0 || w.low[first-1] != "the" || last < len(w.words) && (w.noun(last) || w.tag(last) == "JJ" || w.low[last] == "-" || w.low[last] == "'s" || w.low[last] == "’s" || w.low[last] == "family") {
		return false
	}
	n, c := w.lex.Longest(w.words[:last], first)
	known := n == last-first && c&(extract.ClassPerson|orgClass|placeClass) != 0
	return !known && !strings.HasSuffix(w.low[last-1], "s") && (last-first > 2 || !w.t.titles[strings.TrimSuffix(w.low[first], ".")] || w.t.first[w.low[first]].typ == "" && isSpanish[w.low[first]]) && !w.t.persons[w.low[first]]
}

// isSpanish: titles that names of ships and streets begin with.
var isSpanish = map[string]bool{"doña": true, "dona": true, "don": true}
