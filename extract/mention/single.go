package mention

import (
	"strings"

	"dateline/extract"
)

// lastName: a single unknown capital that somebody's description follows:
// "Okello, its chief executive, denied this"; "Okello of the Farmers' League".
func (w *work) lastName(s *extract.Sentence, i int) {
	if w.name[i] != 0 || i+3 >= s.Last || w.tag(i) != "NNP" || len(w.words[i]) < 3 || allUpper(w.words[i]) || w.lower[w.low[i]] || dateWord[w.low[i]] || w.demonym(i) ||
		w.t.titles[w.low[i]] || w.nounAt(i).typ != "" || w.placeKnown(i) || i > s.First && upper(w.words[i-1]) {
		return
	}
	switch w.low[i+1] {
	case "of":
		at := i + 2
		if w.low[at] == "the" {
			at++
		}
		if k := w.nameAt(at); i == s.First && k >= 0 && w.out[k].Type == extract.Organization {
			w.addName(i, i+1, extract.Person, "pattern", 0.6)
		}
	case ",":
		at := i + 2
		if w.low[at] == "which" && i == s.First {
			w.addName(i, i+1, extract.Organization, "pattern", 0.6) // "Karlsen, which gave another figure, said"
			return
		}
		if t := w.tag(at); t != "PRP$" && w.low[at] != "the" && w.low[at] != "a" && w.low[at] != "an" {
			return
		}
		for j := at + 1; j < s.Last && j < at+6; j++ {
			n := w.nounAt(j)
			switch {
			case w.noun(j) && n.typ == extract.Person && n.number != "plur" && w.lowAt(j+1) != "'s" && !w.noun(j+1):
				w.addName(i, i+1, extract.Person, "pattern", 0.6)
				return
			case w.noun(j) || w.tag(j) == "JJ" || w.tag(j) == "HYPH":
			default:
				return
			}
		}
	}
}

// village: an unknown single capital after "near", "outside", "residents of".
func (w *work) village(s *extract.Sentence, i int) {
	if w.name[i] != 0 || i < s.First+1 || w.tag(i) != "NNP" || len(w.words[i]) < 4 || allUpper(w.words[i]) || w.lower[w.low[i]] || dateWord[w.low[i]] || feast[w.low[i]] ||
		w.nounAt(i).typ != "" || w.t.titles[w.low[i]] || i+1 < s.Last && (upper(w.words[i+1]) || w.low[i+1] == "'s" || w.low[i+1] == "’s") {
		return
	}
	switch w.low[i-1] {
	case "near", "outside":
	case "of":
		if i < 2 || w.nounAt(i-2).kind != "resident" {
			return
		}
	default:
		return
	}
	w.addName(i, i+1, extract.Place, "pattern", 0.6)
}

// platform: "she wrote on X": the one network whose name is a letter.
func (w *work) platform(s *extract.Sentence, i int) {
	if w.words[i] == "X" && i > s.First && w.low[i-1] == "on" && w.name[i] == 0 && (i+1 == s.Last || !upper(w.words[i+1])) {
		w.cover(w.add(i, i+1, i, extract.Mention{Type: extract.Organization, Form: extract.FormName, Kind: "company", Number: "sing", Source: "pattern", Score: 0.7}))
	}
}

// numbered: "31st Brigade", "Union No. 2".
func (w *work) numbered(s *extract.Sentence, i int) {
	t := w.t.last[w.words[i]]
	if t.typ == "" || w.name[i] != 0 {
		return
	}
	if i > s.First && ordinal(w.words[i-1]) && t.kind == "military" {
		w.cover(w.add(i-1, i+1, i, extract.Mention{Type: t.typ, Form: extract.FormName, Kind: t.kind, Number: "sing", Source: "pattern", Score: 0.7}))
		return
	}
	at := i + 1
	if at+1 < s.Last && (w.low[at] == "no" || w.low[at] == "no.") {
		if w.low[at+1] == "." {
			at++
		}
		if at+1 < s.Last && w.tag(at+1) == "CD" {
			w.cover(w.add(i, at+2, i, extract.Mention{Type: t.typ, Form: extract.FormName, Kind: t.kind, Number: "sing", Source: "pattern", Score: 0.7}))
		}
	}
}

// ordinal: 1st, 22nd, 103rd, 7th.
func ordinal(word string) bool {
	n := strings.TrimRight(word, "stndrh")
	return len(word)-len(n) == 2 && strings.Trim(n, "0123456789") == "" && n != ""
}
