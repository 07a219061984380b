package mention

import (
	"strings"

	"dateline/extract"
)

// sentence finds what is no name: demonyms, nominals, pronouns, compounds.
func (w *work) sentence(s *extract.Sentence) {
	w.compounds(s)
	for i := s.First; i < s.Last; i++ {
		switch tag := w.tag(i); {
		case s.Kind == "social":
			// The author of an embedded post and his "we" are not the report's.
		case tag == "PRP" || tag == "PRP$" || tag == "WP" || tag == "WP$":
			w.pronoun(i)
		case (strings.HasPrefix(tag, "NN") || tag == "VBG" && w.gerund(s, i) || tag == "JJ" && w.adjectival(s, i)) && w.name[i] == 0:
			w.nominal(s, i)
		}
		if w.name[i] == 0 {
			w.people(s, i)
			w.aged(s, i)
		}
	}
}

// adjectival: a tagger takes "military" in "Sudan's military said" for an
// adjective, with no noun after it.
func (w *work) adjectival(s *extract.Sentence, i int) bool {
	if w.words[i] != "military" && w.words[i] != "general" || i == s.First || i+1 < s.Last && (w.noun(i+1) || w.tag(i+1) == "JJ" || w.low[i+1] == "-" || w.low[i+1] == "and" || w.low[i+1] == "or") {
		return false
	}
	switch w.tag(i - 1) {
	case "DT", "POS", "PRP$":
		return true
	}
	return w.demonym(i - 1)
}

// aged: "the 58-year-old said": somebody by his or her age alone.
func (w *work) aged(s *extract.Sentence, i int) {
	if i+5 >= s.Last || w.words[i+1] == "" || w.tag(i+1) != "CD" || w.low[i] != "the" && w.low[i] != "a" && w.low[i] != "an" {
		return
	}
	if w.low[i+2] != "-" || w.low[i+3] != "year" || w.low[i+4] != "-" || w.low[i+5] != "old" || i+6 < s.Last && (w.noun(i+6) || w.tag(i+6) == "JJ") {
		return
	}
	w.add(i, i+6, i+5, extract.Mention{Type: extract.Person, Form: extract.FormNominal, Kind: "person", Number: "sing", Source: "nominal"})
}

// people finds demonyms: "Kenyan officials" (an adjective: the country), "five
// Kenyans" (persons of that country).
func (w *work) people(s *extract.Sentence, i int) {
	iso, ok := w.demonymAt(i)
	if !ok {
		return
	}
	n := 1
	if _, one := w.lex.Demonym(w.words[i]); !one {
		n = 2
	} else if _, two := w.lex.Demonym(w.words[i] + " " + w.lowAt(i+1)); two && i+1 < s.Last && upper(w.words[i+1]) {
		n = 2
	}
	if i+n > s.Last || !w.free(i, i+n) {
		return
	}
	if w.tag(i+n-1) == "NNS" || w.tag(i+n-1) == "NNPS" {
		if !w.noun(i + n) {
			first := w.extent(s, i, i+n-1)
			w.add(first, i+n, i+n-1, extract.Mention{Type: extract.Person, Form: extract.FormNominal, Kind: "people", Number: "plur", Country: iso, Source: "nominal"})
			return
		}
	}
	k := w.add(i, i+n, i+n-1, extract.Mention{Type: extract.Place, Form: extract.FormDemonym, Kind: "country", Country: iso, Source: "gazetteer", Score: 0.9})
	if n == 2 {
		w.cover(k)
	}
}

// phraseEnding finds the longest noun of the table that ends at token i:
// "border crossing", "vice-president"; first is where it begins.
func (w *work) phraseEnding(s *extract.Sentence, i int) (n noun, first int, ok bool) {
	last := w.low[i]
	lemma := strings.ToLower(w.doc.Tokens[i].Lemma)
	prefix := ""
	first = i
	found := func(p string) {
		if m, is := w.t.nouns[p+last]; is {
			n, ok = m, true
		} else if m, is := w.t.nouns[p+lemma]; is && lemma != "" {
			n, ok = m, true
			if t := w.tag(i); t == "NNS" || t == "NNPS" {
				n = w.plural(m)
			}
		} else {
			return
		}
		first = i - strings.Count(prefix, " ")
	}
	found("")
	words := 0
	hyphens := 0
	for j := i - 1; j >= s.First && words < 3; j-- {
		if w.low[j] == "-" {
			hyphens++
			continue
		}
		if w.name[j] != 0 && !ok {
			break
		}
		words++
		prefix = w.low[j] + " " + prefix
		was := n
		found(prefix)
		if n != was || ok && first < j+hyphens && first > j {
			first = j
		}
	}
	if ok && first < i { // count hyphens in
		first = w.backTo(i, first, hyphens)
	}
	return n, first, ok
}

// backTo gives the token at which a phrase of the same number of words
// begins when hyphens stand between them.
func (w *work) backTo(i, first, hyphens int) int {
	if hyphens == 0 {
		return first
	}
	words := i - first
	j := i
	for words > 0 && j > 0 {
		j--
		if w.low[j] != "-" {
			words--
		}
	}
	return j
}

func (w *work) plural(n noun) noun {
	n.number = "plur"
	if n.collective {
		n.typ = extract.Organization
	}
	return n
}

// gerund: a tagger takes "crossing" in "a border crossing with" for a verb.
func (w *work) gerund(s *extract.Sentence, i int) bool {
	n, first, ok := w.phraseEnding(s, i)
	return ok && first < i && n.typ == extract.Place
}

// modifierKinds are bodies that are mentioned even inside a compound:
// "interior ministry spokesman", "army chief", "police station".
var modifierKinds = map[string]bool{"ministry": true, "police": true, "military": true, "government": true, "parliament": true, "court": true,
	"intelligence": true, "party": true, "agency": true, "security-forces": true, "embassy": true}

func (w *work) nominal(s *extract.Sentence, i int) {
	n, first, ok := w.phraseEnding(s, i)
	if !ok || i+1 < s.Last && w.low[i+1] == "-" && w.doc.Tokens[i].End == w.doc.Tokens[i+1].Start {
		return
	}
	if n.kind == "people" { // "Iraqi Kurds": a people or faith has a capital
		if !upper(w.words[i]) {
			return
		}
	} else if w.words[i] != w.low[i] && i > s.First && !allUpper(w.words[i]) && !w.mayCapital(first, s) {
		return
	}
	modifier := i+1 < s.Last && (w.noun(i+1) || w.nameAt(i+1) >= 0) && w.adjacent(i)
	switch {
	case w.titled[i] && n.typ == extract.Person:
		return
	case n.kind == "armed-group" && n.number == "sing" && w.nameAt(i+1) >= 0 && w.out[w.nameAt(i+1)].Type == extract.Organization:
		return // "the terrorist Taliban"
	case modifier || w.titled[i]:
		if n.typ != extract.Organization || !modifierKinds[n.kind] || w.longer(s, i) {
			return
		}
	case n.typ == extract.Place && w.longer(s, i):
		return
	}
	from := first
	if modifier || w.titled[i] {
		from = w.modifiers(s, first)
	} else {
		from = w.extent(s, first, i)
	}
	if n.typ == "" {
		return
	}
	if d := w.low[from]; d == "no" && w.tag(from) == "DT" {
		return
	}
	m := extract.Mention{Type: n.typ, Form: extract.FormNominal, Kind: n.kind, Number: n.number, Source: "nominal", Gender: genderOf(w.low[i])}
	if t := w.tag(i); n.number == "sing" && (t == "NNS" || t == "NNPS") {
		m.Number = "plur"
	}
	m.Country = w.countryOf(s, from, i)
	w.add(from, i+1, i, m)
}

// mayCapital: a noun with a capital is a mention of its own after an article,
// a possessor or an adjective of a nation ("the Mujahideen", "Kenyan Police"),
// not as part of what may be a name ("Latifabad Unit").
func (w *work) mayCapital(first int, s *extract.Sentence) bool {
	for first > s.First && upper(w.words[first-1]) && w.name[first-1] == 0 && w.t.titles[w.low[first-1]] && w.tag(first-1) != "DT" {
		first-- // "Norway's Vice Foreign Minister"
	}
	if first == s.First {
		return true
	}
	switch w.tag(first - 1) {
	case "DT", "PRP$", "POS", "JJ", "``", ":", "-LRB-", "IN", ")", "-RRB-", "CC", "TO", ",":
		return true
	}
	return w.demonym(first-1) || w.words[first-1] == w.low[first-1]
}

// adjacent: the next noun belongs to the same phrase unless the tree says
// otherwise ("told the ministry Tuesday").
func (w *work) adjacent(i int) bool {
	if w.tag(i) == "NNS" && w.nounAt(i).typ == extract.Person && w.nameAt(i+1) < 0 {
		return false
	}
	switch w.words[i+1] {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today":
		if i+2 >= len(w.words) || !w.noun(i+2) {
			return false // "arrested a suspect | Monday"
		}
	}
	if h := w.doc.Tokens[i].Head; h >= 0 && h != i {
		return h > i || w.nameAt(i+1) >= 0 && w.out[w.nameAt(i+1)].Type == extract.Person
	}
	return true
}

// longer tells whether the noun is part of a longer one of the table that
// ends later: "army chief of staff" no, "police chief" yes.
func (w *work) longer(s *extract.Sentence, i int) bool {
	for j := i + 1; j < s.Last && j <= i+2; j++ {
		if n, first, ok := w.phraseEnding(s, j); ok && first <= i && n.typ != extract.Person {
			return true
		}
	}
	return false
}

// extent is the first token of the phrase around a noun: determiner,
// adjectives, nouns and names before it.
func (w *work) extent(s *extract.Sentence, first, head int) int {
	at := first
	for j := first - 1; j >= s.First && first-j < 9; j-- {
		if k := w.nameAt(j); k >= 0 {
			if w.out[k].Type == extract.Person {
				break
			}
			j = w.out[k].First
			at = j
			continue
		}
		if t := &w.doc.Tokens[j]; t.Rel == "xcomp" && t.Head == j-1 && w.tag(j) == "JJ" && w.tag(j+1) == "CD" {
			break // "shot dead | three protesters": what became of them, no quality of theirs
		}
		switch tag := w.tag(j); {
		case tag == "DT" || tag == "PRP$" || tag == "PDT" || tag == "WP$":
			return j
		case w.low[j] == "least" || w.low[j] == "most" || w.low[j] == "more" || w.low[j] == "than":
		case tag == "JJ" || tag == "JJR" || tag == "JJS" || tag == "NN" || tag == "NNP" || tag == "NNPS" || tag == "CD" || tag == "NNS" && w.inside(j, head):
			at = j
			continue
		case (tag == "HYPH" || w.low[j] == "-") && j > s.First:
			continue
		case (tag == "VBN" || tag == "VBG" || tag == "RB" || tag == "AFX" || tag == "VBD") && w.inside(j, head):
			at = j
			continue
		}
		break
	}
	return at
}

// modifiers: in a compound the phrase takes adjectives of nations and names
// only: "the | Afghan interior ministry | spokesman".
func (w *work) modifiers(s *extract.Sentence, first int) int {
	at := first
	for j := first - 1; j >= s.First; j-- {
		if w.demonym(j) && upper(w.words[j]) {
			at = j
			continue
		}
		if k := w.nameAt(j); k >= 0 && w.out[k].Type == extract.Place {
			j = w.out[k].First
			at = j
			continue
		}
		break
	}
	return at
}

// inside tells whether the tree puts token j under a word of the phrase that
// ends at head; without a tree it does not.
func (w *work) inside(j, head int) bool {
	t := w.doc.Tokens[j]
	switch t.Rel {
	case "case", "cc", "punct", "nsubj", "mark", "aux", "cop":
		return false
	}
	return t.Head > j && t.Head <= head
}

// countryOf is the country that the phrase states: inside it, as a possessor
// before it ("Lebanon's interior ministry"), or after it ("the government of
// Ghana", "the army in Mali" not).
func (w *work) countryOf(s *extract.Sentence, from, head int) string {
	if c := w.countryIn(from, head+1); c != "" {
		return c
	}
	if p := from - 1; p > s.First && (w.tag(p) == "POS" || w.low[p] == "'s" || w.low[p] == "’s") {
		if k := w.nameAt(p - 1); k >= 0 && w.out[k].Kind == "country" {
			return w.out[k].Country
		}
	}
	if head+2 < s.Last && (w.low[head+1] == "of" || w.low[head+1] == "in" && w.low[head] == "police") { // "Police in Cyprus"
		j := head + 2
		if w.low[j] == "the" {
			j++
		}
		if k := w.nameAt(j); k >= 0 && w.out[k].Kind == "country" {
			return w.out[k].Country
		}
	}
	return ""
}

func genderOf(noun string) string {
	switch {
	case strings.HasSuffix(noun, "woman") || strings.HasSuffix(noun, "women"):
		return "fem"
	case strings.HasSuffix(noun, "man") || strings.HasSuffix(noun, "men"):
		if noun != "human" && noun != "talisman" {
			return "masc"
		}
	}
	switch noun {
	case "father", "son", "brother", "husband", "king", "prince", "boy", "uncle", "grandfather", "widower", "nephew", "priest", "imam":
		return "masc"
	case "mother", "daughter", "sister", "wife", "queen", "princess", "girl", "aunt", "grandmother", "widow", "niece", "actress":
		return "fem"
	}
	return ""
}
